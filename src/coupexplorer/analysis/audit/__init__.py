"""Provenance: the rules of the check, and its findings."""
