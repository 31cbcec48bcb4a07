"""What the reader sees and touches: window, panes, dialogs. The only room that knows Qt."""
