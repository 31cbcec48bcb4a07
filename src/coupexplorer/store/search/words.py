"""English words as a search knows them: their stems, their irregular forms and their like."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from snowballstemmer import EnglishStemmer

from coupexplorer.domain.english_words import ENGLISH_WORDS
from coupexplorer.domain.name_folding import plain_words
from coupexplorer.shipped import MissingShippedFile, resource

FORMS_FILE = "search/forms.txt"
SYNONYMS_FILE = "search/synonyms.txt"
MOST_WORDS_TOGETHER = 4
"""How many words an entry of the table of synonyms may have."""

_SHORTEST = 3
_ENGLISH = re.compile("[a-z]+")
_WRITTEN = re.compile(r"[^\W\d_](?:[^\W_]|['’](?=\w))*")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:;·—]|[“”\"(])\s*$")

# The rules of endings would give these the stems of office, execute, import and command.
_APART = MappingProxyType(
    {
        form: word
        for word in ("officer", "executive", "important", "commander")
        for form in (word, f"{word}s")
    }
)

Stems = tuple[str, ...]
"""The stems of the words of an entry, one a word."""

# Words that carry no meaning of their own: they need not be there in what is only alike.
_EMPTY = """
a an and at by did do does for from had has have how in into is it its of on or so that the their
there they this to was were what when where which who whom whose will with
"""
EMPTY_WORDS = frozenset(_EMPTY.split())


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The stem of one plain English word; empty for anything else, and for very short words."""
    if len(word) < _SHORTEST or not _ENGLISH.fullmatch(word):
        return ""
    if word in _APART:
        return _APART[word]
    # One for each word that is new: it keeps its state between calls and threads share no state.
    return str(EnglishStemmer().stemWord(word))


def stems_of(text: str) -> tuple[str, ...]:
    """Stems of the English words of a text as written, each once.

    A word written with a capital within a sentence is a name, which is never stemmed, unless it is
    a common English word.
    """
    found: dict[str, None] = {}
    for match in _WRITTEN.finditer(text):
        word = match.group()
        if word[0].isupper() and not _may_be_english(text, match.start(), word):
            continue
        for stemmed in _stems_of_word(word):
            if stemmed:
                found[stemmed] = None
    return tuple(found)


# Words repeat from text to text.
@lru_cache(maxsize=16384)
def _stems_of_word(word: str) -> tuple[str, ...]:
    return tuple(stem(plain) for plain in plain_words(word) if plain not in EMPTY_WORDS)


def _may_be_english(text: str, start: int, word: str) -> bool:
    if word.lower() in ENGLISH_WORDS:
        return True
    return _SENTENCE_BEGINS.search(text, max(0, start - 3), start) is not None


def forms_of(stemmed: str) -> tuple[str, ...]:
    """A stem and the stems of irregular forms of its word."""
    return tuple(dict.fromkeys((stemmed, *_tables().forms.get(stemmed, ()))))


def alike(stems: Stems) -> tuple[Stems, ...]:
    """Entries of the table of synonyms that stand in a line with these words."""
    return _tables().synonyms.get(tuple(map(_first_form, stems)), ())


def _first_form(stemmed: str) -> str:
    return _tables().forms.get(stemmed, (stemmed,))[0]


@dataclass(frozen=True, slots=True)
class _Tables:
    forms: Mapping[str, tuple[str, ...]]
    synonyms: Mapping[Stems, tuple[Stems, ...]]


@cache
def _tables() -> _Tables:
    forms: dict[str, tuple[str, ...]] = {}
    for line in _lines(FORMS_FILE):
        stems = tuple(
            dict.fromkeys(s for entry in line for s in map(stem, plain_words(entry)) if s)
        )
        for stemmed in stems:
            forms.setdefault(stemmed, stems)
    synonyms: defaultdict[Stems, dict[Stems, None]] = defaultdict(dict)
    for line in _lines(SYNONYMS_FILE):
        entries = [_entry(entry) for entry in line]
        keys = [tuple(forms.get(s, (s,))[0] for s in entry) for entry in entries]
        for key in keys:
            synonyms[key].update({e: None for e, k in zip(entries, keys, strict=True) if k != key})
    return _Tables(
        MappingProxyType(forms),
        MappingProxyType({key: tuple(entries) for key, entries in synonyms.items() if key}),
    )


def _entry(written: str) -> Stems:
    return tuple(s for s in map(stem, plain_words(written)) if s)


def _lines(file: str) -> Iterator[Sequence[str]]:
    """The entries of each line of a table; none when the file is gone: one can do without."""
    try:
        text = resource(file).read_text("utf-8")
    except (MissingShippedFile, OSError, UnicodeError):
        return
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield tuple(entry.strip() for entry in line.split(",") if entry.strip())
