"""The Comparison pane's parts: its views, tables, lanes and painters."""
