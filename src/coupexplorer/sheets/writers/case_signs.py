"""How writers without drawings tell cases apart: a sign each, and the colour that repeats it."""

from __future__ import annotations

CASE_SIGNS = "■□▲△◆◇"
"""The sign of each case; shape and filling tell them apart without colour."""

CASE_COLOURS = ("B3471A", "1F5F9F", "5B7D1F", "7A4A9C", "9A7400", "3F7F7A")
"""The colour of each case in hexadecimal digits, the same as on the printed page."""
