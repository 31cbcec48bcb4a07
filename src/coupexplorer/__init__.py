"""Coup Explorer, a desktop workbench for comparative history: the package and its version."""

__version__ = "0.1.0"
