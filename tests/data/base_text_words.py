"""Runs of seven words as digests: borrowed wording is found without the texts themselves."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

RUN = 7
DIGEST_SIGNS = 12
SHIPPED = Path(__file__).with_name("seven_word_hashes.txt")

_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"['’ʿʾ`]")
_SMALL = frozenset({"al", "and", "at", "d", "for", "in", "of", "on", "s", "the", "to"})
"""Words that may stand inside a proper name."""


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of seven words, letters as written but without their marks."""
    decomposed = unicodedata.normalize("NFKD", _JOINED.sub("", text))
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    words = _WORD.findall(plain)
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def digest(run: tuple[str, ...]) -> str:
    """A short digest of a run, whatever its case."""
    said = " ".join(run).casefold().encode("utf-8")
    return hashlib.sha256(said).hexdigest()[:DIGEST_SIGNS]


def digests(text: str) -> frozenset[str]:
    """The digests of every run of a text."""
    return frozenset(digest(run) for run in runs(text))


def is_proper_name(run: tuple[str, ...]) -> bool:
    """True when a run is a name and nothing more: every word but the small ones has a capital."""
    return all(word[:1].isupper() or word.isdigit() or word in _SMALL for word in run)


def borrowed(text: str, known: frozenset[str]) -> list[str]:
    """The runs of a text that stand among the known ones, proper names aside."""
    return [" ".join(run) for run in runs(text) if digest(run) in known and not is_proper_name(run)]


def shipped_digests() -> frozenset[str]:
    """The digests kept beside this file."""
    lines = SHIPPED.read_text(encoding="ascii").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def shipped_text(texts: list[str]) -> str:
    """What the file of digests should hold for these texts."""
    found = sorted(frozenset().union(*(digests(text) for text in texts)))
    head = "# Digests of every run of seven words in the two base texts (see base_text_words.py)."
    return "\n".join([head, *found]) + "\n"
