"""What a reader typed into the search box: words, phrases and operators.

Words must all be found and may be the beginnings of words; "words in quotes" stand together; -word
must not be there; case:, actor:, before: and after: narrow. Anything else a reader can type means
nothing and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.edtf import EdtfError
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.name_folding import plain_words
from coupexplorer.domain.names import fold_tokens, skeleton
from coupexplorer.store.dates_as_text import minutes
from coupexplorer.store.search.remarks import Remark, RemarkKind
from coupexplorer.store.search.terms import Closeness, Term, expression_of
from coupexplorer.store.search.tokens import EVERY
from coupexplorer.store.search.words import EMPTY_WORDS, stem

LONGEST_QUERY = 500
MOST_TERMS = 16
MOST_FACETS = 8
_LONGEST_PART = 4
"""How long the parts of a word may be that was typed as two, as “ba ath” is."""

_PIECE = re.compile(
    r"(?P<minus>(?<!\S)-)?"
    r"(?:(?P<operator>(?<!\w)[A-Za-z]{2,}):(?!//)(?=[\w\"])"
    r'(?:"(?P<quoted>[^"]*)"?|(?P<value>[^\s"]+))'
    r'|"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))'
)
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Facet:
    """A case or an actor that what is found must be about, or with ``barred`` must not."""

    kind: Kind
    terms: tuple[Term, ...]
    barred: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What must be found and what must not.

    ``begins_from`` and ``begins_before`` are minutes (see ``dates_as_text``) between which a dated
    record must begin. ``parted`` are neighbouring words that may be one: place of the first, and
    the word.
    """

    required: tuple[Term, ...]
    excluded: tuple[Term, ...]
    facets: tuple[Facet, ...] = ()
    begins_from: int | None = None
    begins_before: int | None = None
    remarks: tuple[Remark, ...] = ()
    parted: tuple[tuple[int, Term], ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to look for."""
        return not self.required and not self.facets and not self.is_dated

    @property
    def is_dated(self) -> bool:
        """True when only records with a date are asked for."""
        return self.begins_from is not None or self.begins_before is not None

    def expression(self, closeness: Closeness, *, titles: bool = False) -> str:
        """The whole query in FTS5's language but for cases, actors and dates."""
        return self._without_excluded(self._wanted(closeness, titles=titles))

    def expression_of_some(
        self, chosen: tuple[tuple[Term, ...], ...], *, titles: bool = False
    ) -> str:
        """Any of some choices among the words, in FTS5's language."""
        each = (f"({expression_of(terms, Closeness.MEANING, titles=titles)})" for terms in chosen)
        return self._without_excluded(" OR ".join(each))

    def _wanted(self, closeness: Closeness, *, titles: bool) -> str:
        if not self.required:
            return f'"{EVERY}"'
        ways = [self.required]
        for place, joined in self.parted:
            ways.append((*self.required[:place], joined, *self.required[place + 2 :]))
        each = [expression_of(terms, closeness, titles=titles) for terms in ways]
        return each[0] if len(each) == 1 else " OR ".join(f"({way})" for way in each)

    def _without_excluded(self, wanted: str) -> str:
        if not self.excluded:
            return f"({wanted})"
        barred = " OR ".join(f"({term.expression(Closeness.SOUND)})" for term in self.excluded)
        return f"(({wanted}) NOT ({barred}))"


@dataclass(slots=True)
class _Reading:
    """A query while it is being read."""

    words: list[str] = field(default_factory=list)
    phrases: list[Term] = field(default_factory=list)
    excluded: list[Term] = field(default_factory=list)
    facets: list[Facet] = field(default_factory=list)
    begins_from: int | None = None
    begins_before: int | None = None
    remarks: list[Remark] = field(default_factory=list)


def read_query(text: str) -> Query:
    """Read what was typed; never raises, and gives an empty query when nothing is asked for."""
    reading = _Reading()
    for piece in _PIECE.finditer(text[:LONGEST_QUERY]):
        phrase, word = piece["phrase"], piece["word"]
        if piece["operator"]:
            _read_operator(reading, piece)
        elif piece["minus"]:
            reading.excluded.extend(_phrase(phrase if word is None else word))
        elif word is None:
            reading.phrases.extend(_phrase(phrase))
        else:
            reading.words.append(word)
    words = _words(" ".join(reading.words))
    required = tuple((*words, *reading.phrases)[:MOST_TERMS])
    return Query(
        required,
        tuple(reading.excluded[:MOST_TERMS]),
        tuple(reading.facets[:MOST_FACETS]),
        reading.begins_from,
        reading.begins_before,
        tuple(dict.fromkeys(reading.remarks)),
        tuple(_parted(required)),
    )


def _read_operator(reading: _Reading, piece: re.Match[str]) -> None:
    name, barred = piece["operator"].lower(), bool(piece["minus"])
    value = piece["value"] if piece["quoted"] is None else piece["quoted"]
    if name in ("case", "actor"):
        if terms := tuple(_words(value)[:MOST_TERMS]):
            reading.facets.append(Facet(Kind(name), terms, barred))
    elif name in ("before", "after") and not barred:
        _read_date(reading, name, value)
    else:
        if name not in {kind.value for kind in Kind}:
            reading.remarks.append(Remark(RemarkKind.UNKNOWN_OPERATOR, f"{name}:"))
        if barred:
            reading.excluded.extend(_phrase(value))
        else:
            reading.words.append(f"{name} {value}")


def _read_date(reading: _Reading, name: str, value: str) -> None:
    """Narrow to what begins before or after a date."""
    span = _span(value)
    if span is None:
        reading.remarks.append(Remark(RemarkKind.UNREADABLE_DATE, value))
    elif name == "before":
        reading.begins_before = _closest(min, reading.begins_before, span[0])
    else:
        reading.begins_from = _closest(max, reading.begins_from, span[1])


def _closest(choose: Callable[[int, int], int], before: int | None, found: int) -> int:
    return found if before is None else choose(before, found)


def _span(value: str) -> tuple[int, int] | None:
    """First minute of a date and the minute after its last; None when it cannot be read."""
    if match := _DATE.fullmatch(value):
        parts = (match["year"], *(p.zfill(2) for p in (match["month"], match["day"]) if p))
        value = "-".join(parts)
    try:
        date = HistoricalDate.from_edtf(value)
    except (EdtfError, ValueError):
        return None
    start, end = minutes(date.earliest_start), minutes(date.latest_end)
    return None if start is None or end is None else (start, end)


def _parted(terms: tuple[Term, ...]) -> Iterator[tuple[int, Term]]:
    """Neighbours that may be one word, parted where another spelling has a mark: “ba ath”."""
    for place, (one, other) in enumerate(pairwise(terms)):
        short = max(len(one.written), len(other.written)) <= _LONGEST_PART
        if one.is_phrase or other.is_phrase or not short or _are_english(one, other):
            continue
        joined = _words(one.written + other.written)
        if len(joined) == 1:
            yield place, joined[0]


def _are_english(*terms: Term) -> bool:
    return any(term.written in EMPTY_WORDS or term.written.isdigit() for term in terms)


def _words(text: str) -> list[Term]:
    """A term for each word; folding them together lets an article find the word it belongs to."""
    tokens = fold_tokens(text)
    forms = _skeletons(text, tokens)
    plain = plain_words(text)
    if len(plain) != len(tokens):
        plain = tokens
    terms = []
    for index, (token, word) in enumerate(zip(tokens, plain, strict=True)):
        begun = word if word != token else ""
        sounds = forms[index : index + 1]
        terms.append(Term((token,), sounds, begun=begun, stem=stem(word), written=word))
    return terms


def _phrase(text: str) -> list[Term]:
    tokens = fold_tokens(text)
    if not tokens:
        return []
    return [Term(tokens, _skeletons(text, tokens), is_phrase=True, written=text.strip())]


def _skeletons(text: str, tokens: tuple[str, ...]) -> tuple[str, ...]:
    """One skeleton for each token."""
    forms = tuple(skeleton(text).split())
    if len(forms) != len(tokens):
        forms = tuple((skeleton(token).split() or [token])[0] for token in tokens)
    return forms
