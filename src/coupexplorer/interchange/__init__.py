"""Foreign formats and casebook documents, one module a format."""
