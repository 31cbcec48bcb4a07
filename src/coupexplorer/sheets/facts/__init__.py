"""The facts one document needs: gathered in one pass, narrowed to layers, handed on as a value."""
