"""The Events pane's parts: the list, its filters, its table and its saved views."""
