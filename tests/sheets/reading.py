"""A printed document read back from its PDF: words, places, fonts."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from coupexplorer.sheets.tree.page import SheetDocument
from coupexplorer.sheets.writers.typst_writer import SheetPress

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None or shutil.which("pdffonts") is None,
    reason="pdftotext and pdffonts are not installed",
)


class Reader:
    """Prints a document and reads it back."""

    def __init__(self, press: SheetPress, path: Path) -> None:
        self._press = press
        self._path = path

    def pages(self, document: SheetDocument, *options: str) -> list[str]:
        """The text of each page, NFKC; with "-raw" in the order in which it is read aloud."""
        self._path.write_bytes(self._press.pdf(document))
        text = self._run("pdftotext", *options, str(self._path), "-")
        return unicodedata.normalize("NFKC", text).split("\f")[:-1]

    def boxes(self, document: SheetDocument) -> list[tuple[str, float, float]]:
        """Every word with its left and right edge in points."""
        return [(word, left, right) for word, left, right, _ in self.spans(document)]

    def spans(self, document: SheetDocument) -> list[tuple[str, float, float, float]]:
        """Every word with its left and right edge and its top in points."""
        self._path.write_bytes(self._press.pdf(document))
        text = self._run("pdftotext", "-bbox", str(self._path), "-")
        found = re.findall(r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)"[^>]*>(.*?)<', text)
        return [(word, float(left), float(right), float(top)) for left, top, right, word in found]

    def places(self, document: SheetDocument) -> list[tuple[int, str, float, float]]:
        """Every word with its page from 1, its left edge and its top in points."""
        self._path.write_bytes(self._press.pdf(document))
        text = self._run("pdftotext", "-bbox", str(self._path), "-")
        return [
            (number, word, float(left), float(top))
            for number, page in enumerate(text.split("<page ")[1:], 1)
            for left, top, word in re.findall(
                r'xMin="([\d.-]+)" yMin="([\d.-]+)"[^>]*>(.*?)</word', page
            )
        ]

    def fonts(self, document: SheetDocument) -> list[list[str]]:
        """The lines of the font table."""
        self._path.write_bytes(self._press.pdf(document))
        return [line.split() for line in self._run("pdffonts", str(self._path)).splitlines()[2:]]

    @staticmethod
    def _run(*command: str) -> str:
        done = subprocess.run(command, capture_output=True, check=True, timeout=60)
        return done.stdout.decode()


def letters(text: str) -> str:
    """The letters of a text: NFKC, without spaces and unseen signs."""
    return re.sub(r"[\s\u200b-\u200f\u202a-\u202e]", "", unicodedata.normalize("NFKC", text))


def flat(text: str) -> str:
    """One line of text, the unseen signs left out."""
    return re.sub(r"\s+", " ", re.sub("[\u200b\u200d\u2066-\u2069\u202a-\u202e]", "", text))
