"""The panes, each in its own file; none knows another."""
