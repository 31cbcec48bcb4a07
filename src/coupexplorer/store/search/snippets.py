"""Where in the text of a hit the words of a query stand, and the sentence to show of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from coupexplorer.domain.name_folding import plain_words
from coupexplorer.domain.names import fold_tokens, skeleton
from coupexplorer.store.search.query import Query
from coupexplorer.store.search.terms import Closeness, Term, meanings, runs, telling
from coupexplorer.store.search.words import forms_of, stem

_WORD = re.compile(r"\w[^\s/—·]*\w|\w")
_SENTENCE = re.compile(r"(?<=[.!?؟;])\s+")
_MOST_WORDS = 400
_BEFORE, _AFTER = 30, 150
"""How many characters of a long sentence are shown before and after the word that was found."""
_SEEN_AT_ONCE = 60
"""A word that ends within so many characters is seen without cutting off what is before it."""

Span = tuple[int, int]
"""Start and end of a word in a text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text as written and where in it words of the query stand."""

    text: str
    marks: tuple[Span, ...] = ()


@dataclass(slots=True)
class _Mark:
    span: Span
    closeness: Closeness


Marks = dict[int, list[_Mark]]
"""By the place of a word in the query, where it stands in a text."""


@dataclass(frozen=True, slots=True)
class _Word:
    """How one word of a query may stand in a text."""

    written: str
    starts: tuple[str, ...]
    tokens: frozenset[str]
    stems: frozenset[str]
    sounds: frozenset[str]
    meanings: frozenset[str]

    def closeness(self, forms: _Forms) -> Closeness | None:
        """How near a word of a text comes to it; None when it is another word."""
        if not self.tokens.isdisjoint(forms.tokens):
            return Closeness.WHOLE
        if self.starts and any(t.startswith(self.starts) for t in (*forms.tokens, *forms.plain)):
            return Closeness.BEGUN
        if not self.stems.isdisjoint(forms.stems):
            return Closeness.STEM
        if not self.sounds.isdisjoint(forms.sounds):
            return Closeness.SOUND
        if not self.meanings.isdisjoint(forms.stems):
            return Closeness.MEANING
        return None


@dataclass(frozen=True, slots=True)
class _Forms:
    tokens: tuple[str, ...]
    plain: tuple[str, ...]
    stems: tuple[str, ...]
    sounds: tuple[str, ...]


# Names and words repeat from hit to hit and from keystroke to keystroke.
@lru_cache(maxsize=16384)
def _forms(word: str) -> _Forms:
    plain = plain_words(word)
    return _Forms(fold_tokens(word), plain, tuple(map(stem, plain)), tuple(skeleton(word).split()))


@dataclass(slots=True)
class Telling:
    """What of a hit is shown: its title, a passage, words that stand there for words typed, and
    words typed that do not stand there."""

    title: Passage
    snippet: Passage
    also: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(slots=True)
class Finder:
    """Finds the words of one query in texts."""

    query: Query
    _words: tuple[_Word, ...] = field(init=False)
    _count: int = field(init=False)
    _known: dict[str, tuple[tuple[int, Closeness], ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        terms = telling(self.query.required)
        found = [_word(term, run) for run in runs(terms) for term in run]
        found.extend(_word(joined, (joined,)) for _, joined in self.query.parted)
        self._words = tuple(found)
        self._count = len(terms)

    def tell(self, title: str, pieces: Sequence[str], *, in_brief: bool) -> Telling:
        """What to show of a record: the sentence with most of the words; ``in_brief`` only one
        that has a word the title lacks, and so of its names only the one that was found."""
        in_title = self._marks(title)
        sentences = [
            (sentence, self._marks(sentence))
            for piece in pieces
            if piece != title and not _is_cut(title, piece)
            for sentence in _SENTENCE.split(piece)
        ]
        nearly = {place for place, found in in_title.items() if _only_sounds_so(found)}
        best, marks = _best(sentences, in_title.keys() - nearly, in_brief=in_brief)
        told = [(title, in_title), *sentences]
        held = {place for _, found in told for place in found}
        return Telling(
            Passage(title, _spans(in_title)),
            _cut(best, _spans(marks)) if best else Passage(""),
            _also(told),
            tuple(
                w.written for place, w in enumerate(self._words[: self._count]) if place not in held
            ),
        )

    def _marks(self, text: str) -> Marks:
        """Where words of the query stand; those that only sound so where none is nearer."""
        found: Marks = {}
        for match in islice(_WORD.finditer(text), _MOST_WORDS):
            for place, closeness in self._of_word(match.group()):
                found.setdefault(place, []).append(_Mark(match.span(), closeness))
        for place, marks in found.items():
            if not _only_sounds_so(marks):
                found[place] = [m for m in marks if m.closeness is not Closeness.SOUND]
        return found

    def _of_word(self, written: str) -> tuple[tuple[int, Closeness], ...]:
        """The words of the query that a word of a text stands for, remembered: words repeat."""
        known = self._known.get(written)
        if known is None:
            forms = _forms(written)
            each = ((place, word.closeness(forms)) for place, word in enumerate(self._words))
            known = tuple((place, near) for place, near in each if near is not None)
            self._known[written] = known
        return known


def _only_sounds_so(marks: Iterable[_Mark]) -> bool:
    return all(mark.closeness is Closeness.SOUND for mark in marks)


def _best(
    sentences: Sequence[tuple[str, Marks]], told: set[int], *, in_brief: bool
) -> tuple[str, Marks]:
    """The sentence that holds most words, of those the title lacks first."""
    best: tuple[str, Marks] = ("", {})
    most = (0, 0, 0)
    for sentence, found in sentences:
        new = len(found.keys() - told)
        if not new and in_brief:
            continue
        worth = (new, len(found), sum(_nearness(marks) for marks in found.values()))
        if worth > most:
            best, most = (sentence, found), worth
    return best


def _nearness(marks: Iterable[_Mark]) -> int:
    return max(Closeness.MEANING - mark.closeness for mark in marks)


def _also(told: Iterable[tuple[str, Marks]]) -> tuple[str, ...]:
    """Words as written that stand for words of the query that are not there themselves."""
    nearer: set[int] = set()
    standing: dict[str, int] = {}
    for text, found in told:
        taken = {m.span for ms in found.values() for m in ms if m.closeness < Closeness.SOUND}
        for place, marks in found.items():
            for mark in marks:
                if mark.closeness is not Closeness.MEANING:
                    nearer.add(place)
                elif mark.span not in taken:
                    standing.setdefault(text[slice(*mark.span)].lower(), place)
    return tuple(word for word, place in standing.items() if place not in nearer)


def _word(term: Term, run: Sequence[Term]) -> _Word:
    others = {form for entry in meanings(run) for s in entry for form in forms_of(s)}
    return _Word(
        term.written,
        term.starts,
        frozenset(term.tokens),
        frozenset(forms_of(term.stem)) if term.stem else frozenset(),
        frozenset(term.skeletons) if term.sound else frozenset(),
        frozenset(others - {""}),
    )


def _is_cut(title: str, piece: str) -> bool:
    """Whether a title is the beginning of a text, cut short."""
    return title.endswith("…") and piece.startswith(title[:-1])


def _spans(marks: Marks) -> tuple[Span, ...]:
    return tuple(sorted({mark.span for found in marks.values() for mark in found}))


def _cut(sentence: str, marks: tuple[Span, ...]) -> Passage:
    """The surroundings of the first marked word of a long sentence."""
    start, end = marks[0] if marks else (0, 0)
    first = max(0, start - _BEFORE)
    if end <= _SEEN_AT_ONCE:
        first = 0
    if first > 0:
        space = sentence.find(" ", first, start)
        first = start if space < 0 else space + 1
    lead = "…" if first > 0 else ""
    rest = ends_at_word(sentence[first:], max(end - first, start - first + _AFTER))
    shift = len(lead) - first
    shown = len(lead) + len(rest)
    kept = tuple((a + shift, b + shift) for a, b in marks if a >= first and b + shift <= shown)
    return Passage(lead + rest, kept)


def ends_at_word(words: str, length: int) -> str:
    """The beginning of a text, up to the end of a word, with … when something was left out."""
    if len(words) <= length:
        return words
    space = words.find(" ", length)
    return words if space < 0 else f"{words[:space]}…"


@lru_cache(maxsize=64)
def finder(query: Query) -> Finder:
    """The finder of a query; the same question is asked again at every change of a layer."""
    return Finder(query)
