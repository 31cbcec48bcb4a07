"""The Audit pane's parts: the check in a process of its own, and its findings as a tree."""
