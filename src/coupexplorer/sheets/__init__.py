"""Printable documents as values, composed from facts, and the writers that print them."""
