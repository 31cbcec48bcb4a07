"""The Text pane's parts: the texts of sources, shown, marked and walked through."""
