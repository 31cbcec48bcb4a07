"""The drawn timeline: marks, lanes, axis, label packing, painting, table and accessible twins."""
