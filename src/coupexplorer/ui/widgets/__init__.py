"""Widgets that any pane may use; they know no facts."""
