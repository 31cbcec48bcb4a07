"""Dialogs: print preview, about, guide, shortcuts, check results, and the report of a fault."""
