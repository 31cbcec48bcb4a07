"""Bars of offices and memberships: whose they are, where they stand, and what the layer hides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import IRAQ, SYRIA, day, small_document
from tests.ui.timeline.builders import ZERO, request, scene
from tests.ui.timeline.builders import day as marked

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.history import Case, Office
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.timeline.compose import compose
from coupexplorer.ui.timeline.hits import hit
from coupexplorer.ui.timeline.marks import DAY, OPEN
from coupexplorer.ui.timeline.names import EventNames
from coupexplorer.ui.timeline.picture import Box, Picture
from coupexplorer.ui.timeline.reading import Wish, read_scene
from coupexplorer.ui.timeline.scene import LaneKind, Scene, Span
from coupexplorer.ui.timeline.spans import keeps_spans, spans_of, with_spans, without_spans

ASSAD = Ref(Kind.ACTOR, "hafez-al-assad")


@pytest.fixture
def document() -> CasebookDocument:
    """The small document with an office that cannot be placed in time."""
    small = small_document()
    undated = Office("x", "Envoy", "hafez-al-assad", day("1960"), ())
    unknown = small.events[-1].date
    return replace(small, offices=(*small.offices, replace(undated, date=unknown)))


@pytest.fixture
def casebook(document: CasebookDocument) -> Iterator[Casebook]:
    """That document, open."""
    with Casebook.in_memory(document) as opened:
        yield opened


def read(casebook: Casebook, kind: LaneKind = LaneKind.CASE) -> Scene:
    """The scene of both cases."""
    cases = tuple(c for c in casebook.section(Kind.CASE) if isinstance(c, Case))
    names = EventNames(casebook.event_names, casebook.event_ordinal)
    return read_scene(casebook, Wish(cases, Focus(cases=(IRAQ, SYRIA)), kind, "Rest"), names)


def test_an_actor_has_bars_of_what_is_dated_in_order_of_time(casebook: Casebook) -> None:
    (membership, office) = spans_of(casebook, ["hafez-al-assad"], context=True)["hafez-al-assad"]
    assert membership.title == "Military Committee"
    assert office.title == "Minister of Defence"
    assert membership.start < office.start
    assert office.end == office.core_end == OPEN
    assert office.record == office.about == Ref(Kind.OFFICE, "assad/minister")
    (leader,) = spans_of(casebook, ["al-sadi"], context=True)["al-sadi"]
    assert leader.title == "The wing of al-Sa'di (leader)"
    assert leader.about == Ref(Kind.CLAIM, "A053")


def test_the_hidden_layer_hides_what_it_alone_tells(document: CasebookDocument) -> None:
    claims = tuple(
        replace(claim, layer=Layer.CONTEXT) if claim.id == "B097" else claim
        for claim in document.claims
    )
    with Casebook.in_memory(replace(document, claims=claims)) as casebook:
        actors = ["amin-al-hafiz", "hafez-al-assad"]
        with_layer = spans_of(casebook, actors, context=True)
        without = spans_of(casebook, actors, context=False)
        assert [len(with_layer[actor]) for actor in actors] == [1, 2]
        assert [len(without[actor]) for actor in actors] == [0, 2]


def test_the_one_looked_at_has_his_bars_under_his_case(casebook: Casebook) -> None:
    found = with_spans(casebook, read(casebook), ASSAD, context=True)
    assert [len(lane.spans) for lane in found.lanes] == [0, 2]
    assert [len(lane.spans) for lane in without_spans(found).lanes] == [0, 0]
    event = with_spans(casebook, found, Ref(Kind.EVENT, "coup"), context=True)
    assert not any(lane.spans for lane in event.lanes)


def test_bars_stay_while_one_of_them_is_looked_at(casebook: Casebook) -> None:
    found = with_spans(casebook, read(casebook), Ref(Kind.ACTOR, "al-sadi"), context=True)
    assert keeps_spans(found, Ref(Kind.CLAIM, "A053"))
    assert keeps_spans(found, Ref(Kind.MEMBERSHIP, "sadi/wing"))
    assert not keeps_spans(found, Ref(Kind.CLAIM, "A061"))
    assert not keeps_spans(found, None)


def test_lanes_of_actors_have_their_own_bars(casebook: Casebook) -> None:
    found = with_spans(casebook, read(casebook, LaneKind.ACTOR), None, context=True)
    bars = {lane.title: len(lane.spans) for lane in found.lanes}
    expected = {"Ali Salih al-Sa'di": 1, "Amin al-Hafiz": 1, "Hafez al-Assad": 2, "Rest": 0}
    assert bars == expected
    factions = with_spans(casebook, read(casebook, LaneKind.FACTION), ASSAD, context=True)
    assert not any(lane.spans for lane in factions.lanes)


# As drawn


def bar(first: float, last: float, title: str = "Minister", sure: float = 0.0) -> Span:
    """A bar over days counted from ZERO, certain but for ``sure`` days at its ends."""
    start, end = ZERO + round(first * DAY), ZERO + round(last * DAY)
    edge = round(sure * DAY)
    ref = Ref(Kind.OFFICE, title)
    return Span(start, end, start + edge, end - edge, title, ref, ref)


def drawn(spans: list[Span], height: float = 224.0) -> Picture:
    """A frame of one lane with bars."""
    shown = scene([marked(n) for n in (-6, -3, 0)])
    shown = replace(shown, lanes=(replace(shown.lanes[0], spans=tuple(spans)),))
    return compose(replace(request(shown), height=height))


def test_a_bar_reaches_from_its_beginning_to_its_end_and_tells_what_is_certain() -> None:
    picture = drawn([bar(-4, 0, sure=1)])
    (span,) = picture.lanes[0].spans
    assert span.body.x == pytest.approx(picture.pixel_at(-4 * DAY))
    assert span.body.x + span.body.width == pytest.approx(picture.pixel_at(0))
    assert span.core == pytest.approx((picture.pixel_at(-3 * DAY), picture.pixel_at(-DAY)))
    assert span.label == "Minister"


def test_bars_out_of_view_are_not_drawn() -> None:
    assert drawn([bar(-90, -60), bar(40, 50)]).lanes[0].spans == ()
    assert drawn([bar(-90, 90)]).lanes[0].spans != ()


def test_what_finds_no_room_is_counted_and_can_be_reached() -> None:
    picture = drawn([bar(-7, 2, f"Office {n}") for n in range(12)])
    lane = picture.lanes[0]
    assert lane.more_spans is not None
    assert len(lane.spans) + len(lane.more_spans.rows) == 12
    box = lane.more_spans.box
    found = hit(picture, box.x + 3, box.y + 3)
    assert found is not None
    assert found.spans
    assert len(found.rows) == len(lane.more_spans.rows)
    (first, *_) = lane.spans
    on_bar = hit(picture, first.body.x + 40, first.body.y + first.body.height / 2)
    assert on_bar is not None
    assert (on_bar.spans, on_bar.single) == (True, True)


@given(
    st.lists(
        st.builds(
            lambda start, length, name: bar(start, start + length, name),
            st.floats(-30, 20),
            st.floats(0.1, 60),
            st.text("abc ", min_size=1, max_size=30),
        ),
        max_size=14,
    ),
    st.floats(90, 400),
)
def test_bars_and_their_labels_never_meet_nor_leave_the_lane(
    spans: list[Span], height: float
) -> None:
    picture = drawn(spans, height)
    lane = picture.lanes[0]
    boxes: list[tuple[Box, ...]] = [
        (span.body, *((span.label_box,) if span.label_box else ())) for span in lane.spans
    ]
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert not any(a.meets(b) for a in one for b in other)
        for box in one:
            assert lane.box.y <= box.y
            assert box.y + box.height <= lane.box.y + lane.box.height + 0.5
    top = min((box.y for boxed in boxes for box in boxed), default=lane.box.y + 999)
    assert all(mark.body.y + mark.body.height <= top + 0.5 for mark in lane.marks)
