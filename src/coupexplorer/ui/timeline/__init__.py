"""The drawn timeline: marks, lanes, axis, label layout, painting, and the table and accessible twins."""
