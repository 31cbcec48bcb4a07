"""Questions about events: pages, filters, groups, counts, columns."""
