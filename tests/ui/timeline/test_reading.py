"""Reading a scene: from lines while events are few, from columns when they are many, the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from tests.samples import IRAQ, SYRIA, day, small_document

from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.history import Case
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.domain.vocabulary import Layer, PhaseKind
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.focus import Alignment, Focus
from coupexplorer.ui.timeline import reading
from coupexplorer.ui.timeline.marks import OPEN, Flag
from coupexplorer.ui.timeline.reading import Picked, Reading, read_scene

FOCUS = Focus(cases=(IRAQ, SYRIA))


@pytest.fixture
def casebook() -> Iterator[Casebook]:
    """The small casebook with one event more of the context layer."""
    document = small_document()
    more = replace(
        document.events[0],
        id="context-event",
        title="Told elsewhere",
        date=day("1966-02-25"),
        layer=Layer.CONTEXT,
        claims=(),
    )
    with Casebook.in_memory(replace(document, events=(*document.events, more))) as opened:
        yield opened


def cases(casebook: Casebook) -> dict[str, Case]:
    """Every case by id."""
    return {c.id: c for c in casebook.section(Kind.CASE) if isinstance(c, Case)}


def read(casebook: Casebook, focus: Focus = FOCUS) -> Reading:
    """The scene for a focus."""
    return read_scene(casebook, cases(casebook), focus)


def ids(found: Reading, lane: int) -> list[str]:
    """The events of a lane in order."""
    return list(found.scene.lanes[lane].marks.ids)


def test_each_chosen_case_is_a_lane_in_the_order_chosen(casebook: Casebook) -> None:
    assert [lane.case for lane in read(casebook).scene.lanes] == [IRAQ, SYRIA]
    turned = read(casebook, Focus(cases=(SYRIA, IRAQ))).scene.lanes
    assert [lane.case for lane in turned] == [SYRIA, IRAQ]
    assert [lane.colour for lane in turned] == [1, 0]
    assert len(read(casebook, Focus(cases=(SYRIA,))).scene.lanes) == 1


def test_an_event_stands_in_its_own_lane_at_its_own_time(casebook: Casebook) -> None:
    lane = read(casebook).scene.lanes[0]
    row = lane.marks.row_of("seizure")
    assert row is not None
    assert (lane.marks.start[row] - lane.zero) / 1440 == -6
    assert lane.marks.importance[row] == 1


def test_relative_dates_are_placed_by_their_anchor(casebook: Casebook) -> None:
    assert "announcement" in ids(read(casebook), 0)


def test_what_cannot_be_placed_is_kept_aside(casebook: Casebook) -> None:
    found = read(casebook)
    assert [event.id for event in found.scene.unplaced] == ["rumour"]
    assert "rumour" not in ids(found, 1)


def test_the_window_does_not_narrow_the_timeline_but_filters_do(casebook: Casebook) -> None:
    window = TimeWindow(0, 10)
    assert ids(read(casebook, replace(FOCUS, window=window)), 0) == ids(read(casebook), 0)
    narrowed = replace(FOCUS, filter=EventFilter(phases=(PhaseKind.TRIGGER,)))
    assert ids(read(casebook, narrowed), 0) == ["seizure"]


def test_the_context_layer_can_be_left_out(casebook: Casebook) -> None:
    assert "context-event" in ids(read(casebook), 1)
    assert "context-event" not in ids(read(casebook, replace(FOCUS, context=False)), 1)


def test_alignment_is_the_focus(casebook: Casebook) -> None:
    assert read(casebook).scene.aligned
    assert not read(casebook, replace(FOCUS, alignment=Alignment.CALENDAR)).scene.aligned


def test_columns_give_the_same_marks_as_lines(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_lines = read(casebook)
    monkeypatch.setattr(reading, "MOST_LINES", 2)
    by_columns = read(casebook)
    assert by_columns.lines == {}
    for one, other in zip(by_lines.scene.lanes, by_columns.scene.lanes, strict=True):
        assert list(one.marks.ids) == list(other.marks.ids)
        assert list(one.marks.titles) == list(other.marks.titles)
        for name in ("start", "end", "core_start", "core_end", "importance", "flags"):
            assert getattr(one.marks, name).tolist() == getattr(other.marks, name).tolist(), name
    assert by_columns.scene.unplaced == by_lines.scene.unplaced


def test_columns_leave_the_context_out_too(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_LINES", 2)
    assert "context-event" not in ids(read(casebook, replace(FOCUS, context=False)), 1)


def test_what_goes_on_is_open_at_its_end(casebook: Casebook) -> None:
    marks = read(casebook).scene.lanes[0].marks
    row = marks.row_of("exile")
    assert row is not None
    assert marks.end[row] == OPEN
    assert marks.flags[row] == Flag.STRETCH | Flag.APPROXIMATE


def test_lines_are_fetched_when_they_were_not_read(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_LINES", 2)
    found = read(casebook)
    line = found.line("seizure")
    assert line is not None
    assert line.title == "A leader is seized"
    assert found.line("nothing") is None


def test_phases_with_known_ends_are_bands(casebook: Casebook) -> None:
    for lane in read(casebook).scene.lanes:
        assert all(band.start < band.end for band in lane.bands)
    assert any(lane.bands for lane in read(casebook).scene.lanes)


def test_picked_texts_are_those_at_the_places() -> None:
    picked = Picked(["a", "", "c"], np.array([2, 1]), ["x", "y", "z"])
    assert list(picked) == ["c", "y"]
    assert picked.index("c") == 0
    assert list(picked[1:]) == ["y"]
    with pytest.raises(ValueError, match="a"):
        picked.index("a")


def test_a_date_without_any_limit_is_not_a_mark(casebook: Casebook) -> None:
    assert not HistoricalDate.unresolved("once", "nothing says when").is_placed
    assert all(len(lane.marks) for lane in read(casebook).scene.lanes)
