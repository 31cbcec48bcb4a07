"""Names for files that the reader is about to save."""

from __future__ import annotations

from pathlib import Path
from unicodedata import combining

LONGEST_STEM = 80


def suggested_file(title: str, folder: Path, ending: str) -> Path:
    """A file name made of a title, in a folder."""
    kept = "".join(c if c.isalnum() or c in " -_." or combining(c) else " " for c in title)
    return folder / f"{' '.join(kept.split())[:LONGEST_STEM] or 'sheet'}{ending}"
