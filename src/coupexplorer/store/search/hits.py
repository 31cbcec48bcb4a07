"""What a search hands back: the records found and what is told of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.search.query import Query
from coupexplorer.store.search.remarks import Remark
from coupexplorer.store.search.snippets import Span, Telling, finder

_IN_BRIEF = frozenset({Kind.ACTOR, Kind.PLACE, Kind.EVENT, Kind.CLAIM, Kind.OFFICE, Kind.TAG})
"""Kinds whose title says what they are."""


@dataclass(frozen=True)
class Hit:
    """One record found.

    ``case`` is set when the record is of one case. ``pieces`` are its texts as written. What else
    is told of it is worked out when asked for the first time, since of many hits few are seen.
    """

    ref: Ref
    title: str
    case: str | None
    pieces: tuple[str, ...]
    query: Query
    is_whole: bool = True

    @cached_property
    def _told(self) -> Telling:
        in_brief = self.ref.kind in _IN_BRIEF
        return finder(self.query).tell(self.title, self.pieces, in_brief=in_brief)

    @property
    def snippet(self) -> str:
        """A passage as written that holds words typed, never the title again; empty when the title
        says all."""
        return self._told.snippet.text

    @property
    def in_title(self) -> tuple[Span, ...]:
        """Where in the title words typed stand."""
        return self._told.title.marks

    @property
    def in_snippet(self) -> tuple[Span, ...]:
        """Where in the snippet words typed stand."""
        return self._told.snippet.marks

    @property
    def also(self) -> tuple[str, ...]:
        """Words of the record that stand for words typed."""
        return self._told.also

    @property
    def missing(self) -> tuple[str, ...]:
        """Words typed that are not in the record; none when all had to be there."""
        return () if self.is_whole else self._told.missing


@dataclass(frozen=True, slots=True)
class Results:
    """What has all of the words, best first, what has most of them, and what is to be said."""

    hits: tuple[Hit, ...] = ()
    nearly: tuple[Hit, ...] = ()
    remarks: tuple[Remark, ...] = ()
