"""Reading a scene: columns from the casebook, put into lanes by case, actor, faction and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.samples import IRAQ, SYRIA, day, small_document

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.date_parts import Basis
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.history import Case, Event, Participation
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.domain.vocabulary import Layer, PhaseKind
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.focus import Alignment, Focus
from coupexplorer.ui.timeline.marks import DAY, OPEN, Flag, Marks
from coupexplorer.ui.timeline.names import EventNames
from coupexplorer.ui.timeline.reading import Wish, is_large, read_beginning, read_scene
from coupexplorer.ui.timeline.scene import LaneKind, Scene

FOCUS = Focus(cases=(IRAQ, SYRIA))


@pytest.fixture
def document() -> CasebookDocument:
    """The small document with one event more of the context layer."""
    small = small_document()
    more = replace(
        small.events[0],
        id="context-event",
        title="Told elsewhere",
        short_title="",
        date=day("1966-02-25"),
        layer=Layer.CONTEXT,
        claims=(),
    )
    return replace(small, events=(*small.events, more))


@pytest.fixture
def casebook(document: CasebookDocument) -> Iterator[Casebook]:
    """That document, open."""
    with Casebook.in_memory(document) as opened:
        yield opened


def wish(casebook: Casebook, focus: Focus = FOCUS, kind: LaneKind = LaneKind.CASE) -> Wish:
    """A wish for the scene of a focus."""
    cases = tuple(c for c in casebook.section(Kind.CASE) if isinstance(c, Case))
    return Wish(cases, focus, kind, "The rest")


def read(casebook: Casebook, focus: Focus = FOCUS, kind: LaneKind = LaneKind.CASE) -> Scene:
    """The scene for a focus."""
    names = EventNames(casebook.event_names, casebook.event_ordinal)
    return read_scene(casebook, wish(casebook, focus, kind), names)


def lanes(scene: Scene) -> dict[str, list[str]]:
    """The events of each lane in order, by the lane's title."""
    return {lane.title: list(lane.marks.ids) for lane in scene.lanes}


def marks_of(date: HistoricalDate) -> Marks:
    """The marks of a casebook whose only event has a date."""
    event = Event("it", IRAQ, PhaseKind.SEIZURE, "It happens.", date, ())
    frame = replace(small_document(), events=(), participations=(), movements=(), disputes=())
    claims = tuple(replace(claim, subjects=()) for claim in frame.claims)
    frame = replace(frame, events=(event,), claims=claims, notes=(), tags=())
    with Casebook.in_memory(frame) as opened:
        marks = read(opened).lanes[0].marks
        assert list(marks.titles) == ["It happens"]
        return marks


def test_each_chosen_case_is_a_lane_in_the_order_chosen(casebook: Casebook) -> None:
    assert [lane.case for lane in read(casebook).lanes] == [IRAQ, SYRIA]
    turned = read(casebook, Focus(cases=(SYRIA, IRAQ))).lanes
    assert [lane.case for lane in turned] == [SYRIA, IRAQ]
    assert [lane.colour for lane in turned] == [1, 0]
    assert len(read(casebook, Focus(cases=(SYRIA,))).lanes) == 1


def test_an_event_stands_in_its_own_lane_at_its_own_time(casebook: Casebook) -> None:
    lane = read(casebook).lanes[0]
    row = lane.marks.row_of("seizure")
    assert row is not None
    assert (lane.marks.start[row] - lane.zero) / DAY == -6
    assert lane.marks.importance[row] == 1
    assert lane.marks.row_of("nowhere") is None
    assert lane.marks.row_of("coup") is None


def test_events_are_in_order_of_time_and_relative_dates_placed_by_their_anchor(
    casebook: Casebook,
) -> None:
    found = lanes(read(casebook))["Iraq 1963"]
    assert found == ["exile", "seizure", "strafing", "announcement", "army-strikes"]


def test_what_cannot_be_placed_is_kept_aside(casebook: Casebook) -> None:
    scene = read(casebook)
    assert [event.id for event in scene.unplaced] == ["rumour"]
    assert "rumour" not in lanes(scene)["Syria 1966"]
    assert read(casebook, Focus(cases=(IRAQ,))).unplaced == ()


def test_the_window_does_not_narrow_the_timeline_but_filters_do(casebook: Casebook) -> None:
    windowed = replace(FOCUS, window=TimeWindow(0, 10))
    assert lanes(read(casebook, windowed)) == lanes(read(casebook))
    narrowed = replace(FOCUS, filter=EventFilter(phases=(PhaseKind.TRIGGER,)))
    assert lanes(read(casebook, narrowed))["Iraq 1963"] == ["seizure"]


def test_the_context_layer_can_be_left_out(casebook: Casebook) -> None:
    assert "context-event" in lanes(read(casebook))["Syria 1966"]
    without = read(casebook, replace(FOCUS, context=False))
    assert "context-event" not in lanes(without)["Syria 1966"]


def test_alignment_is_the_focus(casebook: Casebook) -> None:
    assert read(casebook).aligned
    assert not read(casebook, replace(FOCUS, alignment=Alignment.CALENDAR)).aligned


def test_phases_with_known_ends_are_bands(casebook: Casebook) -> None:
    assert all(band.start < band.end for lane in read(casebook).lanes for band in lane.bands)
    assert any(lane.bands for lane in read(casebook).lanes)


def test_a_stretch_keeps_its_certain_core_and_its_open_side() -> None:
    bounded = marks_of(day("1963-02/1963-08"))
    assert bounded.start[0] < bounded.core_start[0] < bounded.core_end[0] < bounded.end[0]
    going_on = marks_of(day("1963-11-18/.."))
    assert going_on.end[0] == going_on.core_end[0] == OPEN
    assert going_on.core_start[0] == going_on.start[0] + DAY
    before = marks_of(day("../1963-11-18"))
    assert before.start[0] == before.core_start[0] == -OPEN


def test_a_single_happening_has_no_core() -> None:
    month = marks_of(day("1963-11"))
    assert month.core_end[0] <= month.core_start[0]
    assert month.end[0] - month.start[0] == 30 * DAY


@pytest.mark.parametrize(
    ("date", "flags"),
    [
        (day("1963-11-18"), Flag(0)),
        (day("1963-11-18~"), Flag.APPROXIMATE),
        (day("1963-11-18?"), Flag.APPROXIMATE),
        (HistoricalDate.from_edtf("1963", basis=Basis.INFERRED, reason="so"), Flag.DERIVED),
        (day("1963/1964"), Flag.STRETCH),
    ],
)
def test_each_flag_has_its_reason(date: HistoricalDate, flags: Flag) -> None:
    assert marks_of(date).flags[0] == flags


def test_disputes_and_layers_are_flags(casebook: Casebook) -> None:
    marks = read(casebook).lanes[0].marks
    flags = dict(zip(marks.ids, marks.flags.tolist(), strict=True))
    assert flags["strafing"] == Flag.DISPUTED
    assert flags["announcement"] == Flag.DERIVED | Flag.CONTEXT


def test_a_first_look_holds_what_begins_around_the_decisive_days(casebook: Casebook) -> None:
    names = EventNames(casebook.event_names, casebook.event_ordinal)
    found = lanes(read_beginning(casebook, wish(casebook, kind=LaneKind.PLACE), names))
    assert found["Iraq 1963"] == ["strafing", "announcement", "army-strikes"]
    assert found["Syria 1966"][0] == "coup"


def test_a_casebook_is_large_by_all_of_its_events(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_large(casebook)
    monkeypatch.setattr("coupexplorer.ui.timeline.reading.SOON", 3)
    assert is_large(casebook)


# Lanes that stand for actors, factions and places


def test_actors_are_lanes_case_by_case_and_the_rest_share_one(casebook: Casebook) -> None:
    scene = read(casebook, kind=LaneKind.ACTOR)
    assert lanes(scene) == {
        "Ali Salih al-Sa'di": ["seizure"],
        "Amin al-Hafiz": ["coup"],
        "Hafez al-Assad": ["coup"],
        "The rest": ["exile", "strafing", "announcement", "army-strikes", "context-event"],
    }
    assert [lane.colour for lane in scene.lanes[:3]] == [0, 1, 1]
    assert scene.lanes[0].group == Ref(Kind.ACTOR, "al-sadi")
    assert scene.lanes[-1].group is None


def test_an_event_of_several_actors_is_counted_once(casebook: Casebook) -> None:
    scene = read(casebook, kind=LaneKind.ACTOR)
    assert scene.places("coup") == ((1, 0), (2, 0))
    assert not scene.lanes[1].marks.flags[0] & Flag.TWIN
    assert scene.lanes[2].marks.flags[0] & Flag.TWIN
    visited = []
    place = scene.neighbour(None, +1)
    while place is not None:
        visited.append(scene.lanes[place[0]].marks.ids[place[1]])
        place = scene.neighbour(place, +1)
    by_case = [event for lane in read(casebook).lanes for event in lane.marks.ids]
    assert sorted(visited) == sorted(by_case)
    assert len(visited) == sum(len(lane.marks.own) for lane in scene.lanes)


def test_factions_and_places_are_lanes(casebook: Casebook) -> None:
    assert lanes(read(casebook, kind=LaneKind.FACTION))["The wing of al-Sa'di"] == ["seizure"]
    by_place = lanes(read(casebook, kind=LaneKind.PLACE))
    assert by_place["Baghdad"] == ["seizure", "strafing"]
    assert by_place["Presidential Palace"] == ["strafing"]
    assert by_place["Damascus"] == ["coup", "context-event"]


@pytest.fixture
def in_both(document: CasebookDocument) -> Iterator[Casebook]:
    """An actor with an event in either case."""
    also = Participation("also", "army-strikes", "amin-al-hafiz", "seen", ())
    more = replace(document, participations=(*document.participations, also))
    with Casebook.in_memory(more) as opened:
        yield opened


def mixed(casebook: Casebook, focus: Focus = FOCUS) -> tuple[Scene, int]:
    """The scene by actor and the lane of the one who is in both cases."""
    scene = read(casebook, focus, LaneKind.ACTOR)
    return scene, [lane.title for lane in scene.lanes].index("Amin al-Hafiz")


def test_in_a_lane_of_both_cases_each_event_counts_from_its_own_day_zero(
    in_both: Casebook,
) -> None:
    scene, number = mixed(in_both)
    lane = scene.lanes[number]
    assert sorted(lane.marks.colours.tolist()) == [0, 1]
    assert len(lane.others) == 1
    for event in ("coup", "army-strikes"):
        row = lane.marks.row_of(event)
        assert row is not None
        assert scene.extent(number, row) == (0.0, float(DAY))


def test_in_calendar_time_it_stands_where_it_happened(in_both: Casebook) -> None:
    scene, number = mixed(in_both, replace(FOCUS, alignment=Alignment.CALENDAR))
    marks = scene.lanes[number].marks
    assert list(marks.ids) == ["army-strikes", "coup"]
    years = (marks.start[1] - marks.start[0]) / DAY / 365
    assert years == pytest.approx(2.27, abs=0.01)
    assert scene.moved(number, 0) == scene.moved(number, 1) == 0


def test_open_sides_are_not_moved(document: CasebookDocument) -> None:
    also = Participation("also", "exile", "amin-al-hafiz", "exiled", ())
    more = replace(document, participations=(*document.participations, also))
    with Casebook.in_memory(more) as casebook:
        scene, number = mixed(casebook, Focus(cases=(SYRIA, IRAQ)))
        marks = scene.lanes[number].marks
        row = marks.row_of("exile")
        assert row is not None
        assert marks.end[row] == marks.core_end[row] == OPEN
        assert scene.extent(number, row)[0] == pytest.approx(-17 * DAY, abs=DAY)


def test_a_scene_of_no_case_is_empty(casebook: Casebook) -> None:
    names = EventNames(casebook.event_names, casebook.event_ordinal)
    for kind in LaneKind:
        assert read_scene(casebook, Wish((), Focus(), kind), names).lanes == ()


def test_names_are_fetched_together_and_once(casebook: Casebook) -> None:
    asked: list[list[int]] = []

    def fetch(numbers: object) -> object:
        asked.append(list(numbers))  # type: ignore[call-overload]
        return casebook.event_names(asked[-1])

    names = EventNames(fetch, casebook.event_ordinal)  # type: ignore[arg-type]
    marks = read_scene(casebook, wish(casebook), names).lanes[0].marks
    assert asked == []
    marks.prepare(marks.own[:3])
    assert [marks.titles[row] for row in range(3)]
    assert [marks.ids[row] for row in range(3)]
    assert len(asked) == 1
    assert marks.titles[4]
    assert len(asked) == 2
    assert list(marks.ids[1:3]) == [marks.ids[1], marks.ids[2]]


def test_the_beginning_keeps_to_few_events_near_day_zero(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = EventNames(casebook.event_names, casebook.event_ordinal)
    every = read_beginning(casebook, wish(casebook), names)
    monkeypatch.setattr("coupexplorer.ui.timeline.reading.MOST_SOON", 1)
    few = read_beginning(casebook, wish(casebook), names)
    assert 0 < len(few.lanes[0].marks) <= 1 < len(every.lanes[0].marks)
    nearest = min(abs(every.extent(0, row)[0]) for row in range(len(every.lanes[0].marks)))
    assert abs(few.extent(0, 0)[0]) == nearest
