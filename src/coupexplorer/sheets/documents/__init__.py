"""The kinds of document: each composed from facts into the value tree."""
