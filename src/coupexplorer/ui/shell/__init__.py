"""The window around the panes: its docks, tool bar, menus and further windows."""
