"""Events that count from another event stand where it puts them, and move when it moves."""

from __future__ import annotations

import dataclasses

import pytest
from tests.samples import IRAQ, day

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.dates import HistoricalDate, RelativeDate
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.history import Event
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter
from coupexplorer.domain.vocabulary import PhaseKind
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.dates_as_text import date_text, read_date

ANNOUNCEMENT = Ref(Kind.EVENT, "announcement")
STRAFING = Ref(Kind.EVENT, "strafing")


def after(anchor: str, days: int = 1, minutes: int = 0) -> HistoricalDate:
    return HistoricalDate.relative_to(RelativeDate(anchor, days, minutes), "for a test")


def event(identifier: str, date: HistoricalDate) -> Event:
    return Event(identifier, IRAQ, PhaseKind.SEIZURE, identifier, date, ())


def move(casebook: Casebook, identifier: str, date: HistoricalDate) -> Edit:
    stored = casebook.get(Ref(Kind.EVENT, identifier))
    assert isinstance(stored, Event)
    return Edit("move", (Change(stored, dataclasses.replace(stored, date=date)),))


def start(casebook: Casebook, identifier: str) -> int | None:
    (line,) = casebook.event_lines([identifier])
    return line.start


def unplaced(casebook: Casebook) -> set[str]:
    """The events without a place in time."""
    return {line.id for line in casebook.unplaced_events(EventFilter(), 9)}


def test_a_list_shows_the_date_counted_from_the_anchor(casebook: Casebook) -> None:
    (line,) = casebook.event_lines(["announcement"])
    assert line.date.edtf == "1963-11-14"
    assert "Jets fire on the residence" in line.date.reason
    assert line.date.words == "the next evening"
    assert line.start is not None


def test_the_record_keeps_the_date_as_it_was_written(
    casebook: Casebook, document: CasebookDocument
) -> None:
    stored = casebook.get(ANNOUNCEMENT)
    assert stored == next(e for e in document.events if e.id == "announcement")
    assert isinstance(stored, Event)
    assert not stored.date.is_placed


def test_it_moves_when_its_anchor_moves_and_back(casebook: Casebook) -> None:
    before = start(casebook, "announcement")
    edit = move(casebook, "strafing", day("1963-11-20"))
    assert casebook.apply(edit) == {STRAFING, ANNOUNCEMENT}
    (line,) = casebook.event_lines(["announcement"])
    assert line.date.edtf == "1963-11-21"
    ids = [found.id for found in casebook.event_page(EventFilter(cases=(IRAQ,))).lines]
    assert ids == ["exile", "seizure", "army-strikes", "strafing", "announcement"]
    casebook.apply(edit.inverse())
    assert start(casebook, "announcement") == before


def test_it_is_unplaced_while_its_anchor_is(casebook: Casebook) -> None:
    edit = move(casebook, "strafing", HistoricalDate.unresolved("one day", "unknown"))
    casebook.apply(edit)
    assert start(casebook, "announcement") is None
    assert unplaced(casebook) == {"strafing", "announcement", "rumour"}
    casebook.apply(edit.inverse())
    assert start(casebook, "announcement") is not None


def test_it_is_unplaced_when_its_anchor_is_removed(casebook: Casebook) -> None:
    casebook.apply(Edit("add", (Change(None, event("x", day("1964"))),)))
    casebook.apply(Edit("add", (Change(None, event("y", after("x"))),)))
    assert start(casebook, "y") is not None
    removing = Edit("remove", (Change(casebook.get(Ref(Kind.EVENT, "x")), None),))
    assert Ref(Kind.EVENT, "y") in casebook.apply(removing)
    assert start(casebook, "y") is None
    casebook.apply(removing.inverse())
    assert start(casebook, "y") is not None


def test_chains_are_followed_in_any_order_of_reading(document: CasebookDocument) -> None:
    chain = (
        event("c", after("b")),
        event("b", after("a")),
        event("a", after("army-strikes", 0, 90)),
    )
    document = dataclasses.replace(document, events=(*chain, *document.events))
    with Casebook.in_memory(document) as casebook:
        lines = {line.id: line for line in casebook.event_lines(["a", "b", "c"])}
        assert [lines[i].date.edtf for i in "bc"] == ["1963-11-19", "1963-11-20"] or all(
            lines[i].date.is_placed for i in "abc"
        )
        moved = casebook.apply(move(casebook, "army-strikes", day("1964-01-01")))
        assert moved == {Ref(Kind.EVENT, i) for i in ("a", "b", "c", "army-strikes")}
        starts = [start(casebook, i) for i in ("army-strikes", "a", "b", "c")]
        assert None not in starts
        assert starts[0] < starts[2] < starts[3]  # type: ignore[operator]


def test_circles_and_missing_anchors_stay_unplaced(document: CasebookDocument) -> None:
    lost = (event("a", after("b")), event("b", after("a")), event("c", after("nobody")))
    document = dataclasses.replace(document, events=(*lost, *document.events))
    with Casebook.in_memory(document) as casebook:
        assert unplaced(casebook) == {"a", "b", "c", "rumour"}
        casebook.apply(move(casebook, "a", day("1963-11-01")))
        assert start(casebook, "b") is not None


def test_a_count_that_leaves_the_calendar_stays_unplaced(casebook: Casebook) -> None:
    casebook.apply(Edit("add", (Change(None, event("far", after("coup", 10**7))),)))
    assert start(casebook, "far") is None


@pytest.mark.parametrize("minutes", [0, 45, -600])
def test_a_counted_date_survives_its_column(casebook: Casebook, minutes: int) -> None:
    casebook.apply(Edit("add", (Change(None, event("near", after("strafing", 0, minutes))),)))
    (line,) = casebook.event_lines(["near"])
    assert line.date.is_placed
    assert read_date(date_text(line.date)) == line.date
    assert line.start is not None
