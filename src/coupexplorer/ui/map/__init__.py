"""The drawn map: outlines, places and movements, from facts to pixels."""
