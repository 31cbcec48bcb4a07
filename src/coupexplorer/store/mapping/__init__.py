"""Rows of each kind of record, and their mapping to domain values."""
