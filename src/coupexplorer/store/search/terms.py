"""The words and phrases of a query, as expressions of the full-text index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from coupexplorer.domain.english_words import ENGLISH_WORDS
from coupexplorer.store.search.tokens import NO_WORD, OTHER_MARK, STEM_MARK, sound_tokens
from coupexplorer.store.search.words import (
    EMPTY_WORDS,
    MOST_WORDS_TOGETHER,
    Stems,
    alike,
    forms_of,
)

_SHORTEST_LIKENESS, _SHORTEST_SKELETON = 3, 2
"""Skeletons of shorter words, and shorter skeletons, would match half the names there are."""


class Closeness(IntEnum):
    """How near a text must come to the words typed; each takes in the ones before it.

    Whole words; the beginnings of words; other forms of an English word; words that sound so; words
    of like meaning.
    """

    WHOLE = 0
    BEGUN = 1
    STEM = 2
    SOUND = 3
    MEANING = 4


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase, folded, with the skeletons of its words; not empty.

    ``begun`` is the word unfolded where that differs: common English words are not folded, and one
    that is still being typed cannot be known for one. ``stem`` is empty for a phrase and for what
    is no English word. ``written`` is what was typed. ``known`` are all words of the index that
    begin so, by the beginning, where they were looked up (see ``search_vocabulary``).
    """

    tokens: tuple[str, ...]
    skeletons: tuple[str, ...]
    is_phrase: bool = False
    begun: str = ""
    stem: str = ""
    written: str = ""
    known: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def is_empty_word(self) -> bool:
        """Whether the word means nothing by itself, as “of” does."""
        return not self.is_phrase and (self.begun or self.tokens[0]) in EMPTY_WORDS

    @property
    def sound(self) -> str:
        """The tokens of its skeleton, empty where likeness of sound means nothing."""
        if any(len(token) < _SHORTEST_LIKENESS for token in self.tokens):
            return ""
        if not self.is_phrase and self.tokens[0] in ENGLISH_WORDS:
            return ""
        if any(len(skeleton) < _SHORTEST_SKELETON for skeleton in self.skeletons):
            return ""
        return sound_tokens(" ".join(self.skeletons))

    def expression(self, closeness: Closeness, *, titles: bool = False) -> str:
        """The term in FTS5's language; every token is quoted and holds letters and digits only.

        With ``titles`` it must stand in what a record is called.
        """
        where = "names" if titles else "{names words}"
        begins = closeness > Closeness.WHOLE and not self.is_phrase
        words_marked = self._beginnings if begins else self._whole
        found = [f"{where} : {each}" for each in words_marked("")]
        if not titles:
            found.extend(f"words : {each}" for each in words_marked(OTHER_MARK))
        if closeness >= Closeness.STEM and self.stem:
            found.extend(f'{where} : "{STEM_MARK}{form}"' for form in forms_of(self.stem))
        if closeness >= Closeness.SOUND and self.sound:
            found.append(f'skeleton : "{self.sound}"')
        return " OR ".join(found) or f'"{NO_WORD}"'

    def _whole(self, mark: str) -> Iterator[str]:
        yield f'"{" ".join(mark + token for token in self.tokens)}"'

    def _beginnings(self, mark: str) -> Iterator[str]:
        """What may stand for the beginning of a word: the words that are known to begin so, or the
        beginning itself."""
        words = dict(self.known)
        for start in self.starts:
            if mark + start in words:
                yield from (f'"{word}"' for word in words[mark + start])
            else:
                yield f'"{mark}{start}"*'

    @property
    def starts(self) -> tuple[str, ...]:
        """The beginnings of words that are looked for; none for a phrase."""
        if self.is_phrase:
            return ()
        return (self.tokens[0], self.begun) if self.begun else (self.tokens[0],)


def expression_of(terms: Sequence[Term], closeness: Closeness, *, titles: bool = False) -> str:
    """All of some terms in FTS5's language.

    What is only alike need not have the words that mean nothing by themselves.
    """
    if closeness >= Closeness.STEM:
        terms = telling(terms)
    units = _by_meaning if closeness is Closeness.MEANING else _by_word
    return " AND ".join(f"({unit})" for unit in units(terms, closeness, titles))


def telling(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms without words that mean nothing by themselves, unless all are such."""
    return tuple(term for term in terms if not term.is_empty_word) or tuple(terms)


def _by_word(terms: Sequence[Term], closeness: Closeness, titles: bool) -> Iterator[str]:
    for term in terms:
        yield term.expression(closeness, titles=titles)


def _by_meaning(terms: Sequence[Term], closeness: Closeness, titles: bool) -> Iterator[str]:
    """The terms, neighbours that have one meaning together as one."""
    for run in runs(terms):
        each = [f"({term.expression(closeness, titles=titles)})" for term in run]
        others = (_stems_expression(entry, titles) for entry in meanings(run))
        yield " OR ".join((f"({' AND '.join(each)})", *others))


def runs(terms: Sequence[Term]) -> Iterator[Sequence[Term]]:
    """The terms in turn, as many neighbours together as the table of synonyms knows together."""
    start = 0
    while start < len(terms):
        end = min(len(terms), start + MOST_WORDS_TOGETHER)
        while end > start + 1 and not meanings(terms[start:end]):
            end -= 1
        yield terms[start:end]
        start = end


def meanings(run: Sequence[Term]) -> tuple[Stems, ...]:
    """What may stand for some neighbouring terms."""
    stems = tuple(term.stem for term in run)
    return alike(stems) if all(stems) else ()


def _stems_expression(stems: Stems, titles: bool) -> str:
    where = "names" if titles else "{names words}"
    words = []
    for stemmed in stems:
        forms = (f'{where} : "{STEM_MARK}{form}"' for form in forms_of(stemmed))
        words.append(f"({' OR '.join(forms)})")
    return f"({' AND '.join(words)})"
