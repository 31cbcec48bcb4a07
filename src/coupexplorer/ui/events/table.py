"""The columns in which a list of events can be shown: heads, texts, and what they sort by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from coupexplorer.domain.event_line import EventLine
from coupexplorer.domain.history import Case
from coupexplorer.domain.selection import EventOrder, SortBy
from coupexplorer.ui.date_wording import day_text, list_date_text
from coupexplorer.ui.translation import QT_TRANSLATE_NOOP, translate
from coupexplorer.ui.wording import word

MOST_NAMED = 5


class Column(StrEnum):
    """One column."""

    DATE = "date"
    DAY = "day"
    TITLE = "title"
    CASE = "case"
    PHASE = "phase"
    PLACES = "places"
    ACTORS = "actors"
    IMPORTANCE = "importance"
    CLAIMS = "claims"
    SOURCES = "sources"
    DISPUTED = "disputed"
    LAYER = "layer"


_HEADS: Mapping[Column, str] = MappingProxyType(
    {
        Column.DATE: QT_TRANSLATE_NOOP("EventTable", "Date"),
        Column.DAY: QT_TRANSLATE_NOOP("EventTable", "Day from zero"),
        Column.TITLE: QT_TRANSLATE_NOOP("EventTable", "Event"),
        Column.CASE: QT_TRANSLATE_NOOP("EventTable", "Case"),
        Column.PHASE: QT_TRANSLATE_NOOP("EventTable", "Phase"),
        Column.PLACES: QT_TRANSLATE_NOOP("EventTable", "Places"),
        Column.ACTORS: QT_TRANSLATE_NOOP("EventTable", "Actors"),
        Column.IMPORTANCE: QT_TRANSLATE_NOOP("EventTable", "Importance"),
        Column.CLAIMS: QT_TRANSLATE_NOOP("EventTable", "Claims"),
        Column.SOURCES: QT_TRANSLATE_NOOP("EventTable", "Sources"),
        Column.DISPUTED: QT_TRANSLATE_NOOP("EventTable", "Disputed"),
        Column.LAYER: QT_TRANSLATE_NOOP("EventTable", "Layer"),
    }
)
_IMPORTANCE = (
    QT_TRANSLATE_NOOP("EventTable", "major"),
    QT_TRANSLATE_NOOP("EventTable", "notable"),
    QT_TRANSLATE_NOOP("EventTable", "minor"),
)
_LETTERS: Mapping[Column, int] = MappingProxyType(
    {
        Column.DATE: 14,
        Column.TITLE: 34,
        Column.PLACES: 20,
        Column.ACTORS: 28,
        Column.CLAIMS: 8,
        Column.SOURCES: 9,
        Column.LAYER: 20,
    }
)
"""How many letters a column is wide at first; others are twelve."""

SORTED_BY: Mapping[Column, SortBy] = MappingProxyType(
    {
        Column.DATE: SortBy.TIME,
        Column.TITLE: SortBy.TITLE,
        Column.IMPORTANCE: SortBy.IMPORTANCE,
        Column.CLAIMS: SortBy.CLAIMS,
        Column.CASE: SortBy.TIME,
    }
)
"""The columns a list can be in order of. Under the case, the cases follow one another."""

NUMBERS = frozenset({Column.DAY, Column.CLAIMS, Column.SOURCES})
FIRST_COLUMNS = (Column.DATE, Column.TITLE, Column.CASE, Column.PLACES, Column.CLAIMS)


@dataclass(frozen=True, slots=True)
class Shown:
    """A column that is shown, and how wide the reader made it in pixels; 0 is its natural width."""

    column: Column
    width: int = 0

    def letters(self) -> int:
        """The natural width in letters."""
        return _LETTERS.get(self.column, 12)


@dataclass(frozen=True, slots=True)
class Sorting:
    """The column a list is in order of, from the small end or ``backwards``."""

    column: Column = Column.DATE
    backwards: bool = False

    def order(self) -> EventOrder:
        """The order to ask the casebook for."""
        by_case = self.column is Column.CASE
        return EventOrder(SORTED_BY[self.column], self.backwards and not by_case)


def head(column: Column) -> str:
    """The head of a column."""
    return translate("EventTable", _HEADS[column])


def cell(column: Column, line: EventLine, case: Case | None) -> str:
    """What a column says of an event."""
    match column:
        case Column.DATE:
            return list_date_text(line.date)
        case Column.DAY:
            return day_text(line.date, case.day_zero if case else None)
        case Column.TITLE:
            return line.title
        case Column.CASE:
            return case.short_title if case else ""
        case Column.PHASE:
            return word(line.phase)
        case Column.PLACES:
            return ", ".join(line.places[:MOST_NAMED])
        case Column.ACTORS:
            return ", ".join(line.actors[:MOST_NAMED])
        case Column.IMPORTANCE:
            place = min(max(line.importance, 1), len(_IMPORTANCE)) - 1
            return translate("EventTable", _IMPORTANCE[place])
        case Column.CLAIMS:
            return f"{line.claims:,}"
        case Column.SOURCES:
            return f"{line.sources:,}"
        case Column.DISPUTED:
            return "⚠ " + translate("EventTable", "disputed") if line.disputed else ""
        case Column.LAYER:
            return word(line.layer)
