"""Which events a list keeps, as conditions of a statement that is made once for each shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import (
    ColumnElement,
    Integer,
    String,
    bindparam,
    func,
    literal_column,
    not_,
    or_,
    tuple_,
)

from coupexplorer.domain.selection import EventFilter
from coupexplorer.store.dates_as_text import LAST
from coupexplorer.store.events import grounds as event_grounds
from coupexplorer.store.events.finding import WAYS, Finding
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_history import EventRow
from coupexplorer.store.search.event_text import event_ordinals_matching, text_values
from coupexplorer.store.search.query import read_query
from coupexplorer.store.sqlite.dialect import among, listed

_EVENTS = table_of(EventRow)

IN_TIME = (_EVENTS.c.sort_start, _EVENTS.c.sort_end, _EVENTS.c.ordinal)
"""What the order of time is."""

LASTING = 366 * 1440
"""Minutes beyond which an event is a long one."""

IS_LONG = or_(
    _EVENTS.c.span_start.is_(None),
    _EVENTS.c.span_end.is_(None),
    _EVENTS.c.span_end - _EVENTS.c.span_start > literal_column(str(LASTING), Integer),
)
"""The very condition of the index ``events_long_in_order``, with the number written out: said
otherwise, SQLite would not know that the index holds what is asked for."""


@dataclass(frozen=True, slots=True)
class EventKey:
    """Where an event stands in the order of time; hand it back to read on after it."""

    start: int
    end: int
    ordinal: int


@dataclass(frozen=True, slots=True)
class Shape:
    """Which conditions a statement has; statements are made once for each shape.

    ``cases`` and ``phases`` say how many. Of the conditions that name the events themselves those
    in ``tested`` are tried on each event, and the others lead to the events; with ``is_led``
    something else leads, and no case or phase may. ``backwards`` is for reading from the last event
    to the first: what comes ``after`` a key is then what is before it. With ``near`` only the next
    events in order are looked at, as many as the parameter ``look`` says.
    """

    cases: int = 0
    phases: int = 0
    layers: bool = False
    backwards: bool = False
    actor: bool = False
    place: bool = False
    text: bool = False
    window: bool = False
    placed_only: bool = False
    after: bool = False
    tag: bool = False
    source: bool = False
    weakest: bool = False
    disputed: bool = False
    unsourced: bool = False
    undated: bool = False
    context: bool = True
    is_led: bool = False
    near: bool = False
    tested: frozenset[Finding] = frozenset({Finding.WEAKEST})

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The conditions that name the events themselves, but for the text."""
        return tuple(finding for finding in Finding if getattr(self, finding.value))

    def without_findings(self) -> Shape:
        """The shape without the conditions that name the events themselves."""
        return replace(
            self,
            actor=False,
            place=False,
            tag=False,
            source=False,
            disputed=False,
            weakest=False,
            near=False,
        )

    @property
    def is_found_by_id(self) -> bool:
        """Whether some condition leads to the events."""
        return self.text or any(finding not in self.tested for finding in self.findings)


class Spans(StrEnum):
    """Which events of a stretch of time a strand holds."""

    ANY = "any"
    SHORT = "short"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Strand:
    """A part of the events of a filter that an index gives in order of time: those of one of the
    cases and phases asked for, by their places there (None = of all), and of one length."""

    case: int | None = None
    phase: int | None = None
    spans: Spans = Spans.ANY


def asked(
    wanted: EventFilter, after: EventKey | None, *, backwards: bool = False
) -> tuple[Shape, Mapping[str, object]] | None:
    """The shape of the statement and its values; None when nothing can match."""
    query = read_query(wanted.text)
    if wanted.text.strip() and query.is_empty:
        return None
    cases, phases = (tuple(dict.fromkeys(some)) for some in (wanted.cases, wanted.phases))
    shape = Shape(
        cases=len(cases),
        phases=len(phases),
        layers=bool(wanted.layers),
        backwards=backwards,
        actor=wanted.actor is not None,
        place=wanted.place is not None,
        text=not query.is_empty,
        window=wanted.window is not None,
        placed_only=wanted.placed_only,
        after=after is not None,
        tag=wanted.tag is not None,
        source=wanted.source is not None,
        weakest=bool(wanted.weakest),
        disputed=wanted.disputed,
        unsourced=wanted.unsourced,
        undated=wanted.undated,
        context=wanted.has_context,
    )
    values: dict[str, object] = {
        name: value
        for name in ("actor", "place", "tag", "source")
        if (value := getattr(wanted, name)) is not None
    }
    if cases:
        values["cases"] = listed(cases)
    if phases:
        values["phases"] = listed(phases)
    if wanted.layers:
        values["layers"] = listed(wanted.layers)
    if wanted.weakest:
        values["weakest"] = listed(event_grounds.ranks(wanted.weakest))
        values["degrees"] = listed(wanted.weakest)
    if shape.text:
        values.update(text_values(query, context=wanted.has_context), typed=wanted.text)
    if wanted.window is not None:
        values.update(window_start=wanted.window.start, window_end=wanted.window.end)
    if after is not None:
        values.update(after_start=after.start, after_end=after.end, after_ordinal=after.ordinal)
    return shape, values


def conditions(shape: Shape, strand: Strand | None = None) -> list[ColumnElement[bool]]:
    """The conditions of a shape, or of one strand of it; their values are what ``asked`` gives."""
    strand = strand or _whole(shape)
    found = [*_columns(shape, strand), *_ids(shape), *_times(shape, strand)]
    if shape.unsourced:
        found.append(event_grounds.resting_on_nothing(context=shape.context))
    if shape.after:
        names = ("after_start", "after_end", "after_ordinal")
        key = tuple_(*(bindparam(name, type_=Integer) for name in names))
        beyond = "<" if shape.backwards else ">"
        found.append(tuple_(*IN_TIME).op(beyond, is_comparison=True)(key))
    return found


def _whole(shape: Shape) -> Strand:
    """All events of a filter at once: a single case or phase is asked for as such, so that an index
    gives its events in order of time."""
    if shape.is_found_by_id or shape.is_led:
        return Strand()
    return Strand(0 if shape.cases == 1 else None, 0 if shape.phases == 1 else None)


def _columns(shape: Shape, strand: Strand) -> list[ColumnElement[bool]]:
    """What the event's own words must be. But for the one case or phase of a strand no index of
    them is to lead: it would leave the events to be sorted."""
    found: list[ColumnElement[bool]] = []
    for chosen, only, name, column in (
        (shape.cases, strand.case, "cases", _EVENTS.c.case_id),
        (shape.phases, strand.phase, "phases", _EVENTS.c.phase),
        (shape.layers, None, "layers", _EVENTS.c.layer),
    ):
        if chosen and only is not None:
            values = bindparam(name, type_=String)
            found.append(column == func.json_extract(values, f"$[{only}]", type_=String))
        elif chosen:
            found.append(among(column.concat(""), name))
    return found


def _ids(shape: Shape) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for finding in shape.findings:
        is_tested = finding in shape.tested
        if not is_tested:
            found.append(_EVENTS.c.id.in_(WAYS[finding].ids(shape.context)))
        if is_tested or finding is Finding.WEAKEST:
            found.append(WAYS[finding].test(shape.context))
    if shape.text:
        found.append(_EVENTS.c.ordinal.in_(event_ordinals_matching()))
    return found


def _times(shape: Shape, strand: Strand) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    event = _EVENTS.c
    if shape.window:
        first = bindparam("window_start", type_=Integer)
        end = bindparam("window_end", type_=Integer)
        if strand.spans is Spans.SHORT:
            # It begins no earlier than this before the stretch, and ends where it is sorted.
            found += [event.sort_start > first - LASTING, event.sort_start < end]
            found += [event.sort_end > first, not_(IS_LONG)]
        else:
            found.append(or_(event.span_start.is_(None), event.span_start < end))
            found.append(or_(event.span_end.is_(None), event.span_end > first))
        if strand.spans is Spans.LONG:
            found.append(IS_LONG)
    if shape.placed_only:
        found.append(event.sort_start < LAST)
    if shape.undated:
        found.append(event.sort_start == LAST)
    return found
