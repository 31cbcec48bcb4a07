"""Figures of a picture, so that an empty or a black screen is not taken for a window."""

from __future__ import annotations

import subprocess
from pathlib import Path


def colours(picture: Path) -> int:
    """How many colours a picture has."""
    return int(_ask("%k", picture))


def dark_share(picture: Path) -> float:
    """The share of nearly black among all its points, from 0 to 1."""
    return float(_ask("%[fx:mean]", picture, "-colorspace", "Gray", "-threshold", "25%", "-negate"))


def _ask(form: str, picture: Path, *steps: str) -> str:
    command = ["convert", str(picture), *steps, "-format", form, "info:"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
