"""The Timeline pane at the bench: it follows the focus, sends a new one when touched, and says so
in words, in its table and in its tray."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.samples import IRAQ, SYRIA, claim, day, small_document
from tests.ui.conftest import hover

from coupexplorer.domain.evidence import Dispute, Side
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.domain.vocabulary import DisputeKind, Layer, PhaseKind
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.focus import Alignment, Focus
from coupexplorer.ui.panes.timeline import TimelinePane
from coupexplorer.ui.theme import DARK, Scheme
from coupexplorer.ui.timeline.marks import DAY
from coupexplorer.ui.timeline.scene import LaneKind
from coupexplorer.ui.timeline.table import Column
from coupexplorer.ui.timeline.wording import window_text
from coupexplorer.ui.workbench import Workbench

LEFT = Qt.MouseButton.LeftButton
SEIZURE = Ref(Kind.EVENT, "seizure")


@dataclass
class Desk:
    """A shown pane, its bench and how it looks, with every focus the bench went through."""

    bench: Workbench
    appearance: Appearance
    pane: TimelinePane
    visits: list[Focus]
    summaries: list[str]


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    """The pane on the small casebook."""
    bench, appearance = Workbench(), Appearance(qapp, Scheme.LIGHT)
    pane = TimelinePane(bench, appearance)
    qtbot.addWidget(pane)
    pane.resize(780, 260)
    summaries: list[str] = []
    pane.summary_changed.connect(summaries.append)
    bench.open(Casebook.in_memory(small_document()))
    pane.show()
    visits: list[Focus] = []
    bench.focus_changed.connect(visits.append)
    yield Desk(bench, appearance, pane, visits, summaries)
    pane.hide()
    bench.close()


def test_the_pane_opens_on_the_decisive_days_of_both_cases(desk: Desk) -> None:
    first, last = desk.pane.view.range_x
    assert -10 * DAY < first < -5 * DAY
    assert DAY <= last < 5 * DAY
    titles = [lane.title for lane in desk.pane.view.picture().lanes]
    assert len(titles) == 2
    assert desk.summaries[-1].startswith("days from the decisive day · wheel zooms")


def test_clicking_a_mark_moves_the_focus_once(qtbot: QtBot, desk: Desk) -> None:
    spot = desk.pane.spot_of("seizure")
    assert spot is not None
    qtbot.mouseClick(desk.pane.plot_viewport(), LEFT, pos=spot)
    assert [focus.subject for focus in desk.visits] == [SEIZURE]
    assert desk.pane.selected_event() == "seizure"


def test_the_pane_follows_without_echo(desk: Desk) -> None:
    desk.bench.look_at_subject(SEIZURE)
    assert desk.pane.selected_event() == "seizure"
    assert len(desk.visits) == 1
    desk.bench.look_at_subject(Ref(Kind.ACTOR, "amin-al-hafiz"))
    assert desk.pane.selected_event() is None
    desk.bench.back()
    assert desk.pane.selected_event() == "seizure"
    assert len(desk.visits) == 3


def test_keys_walk_through_events(qtbot: QtBot, desk: Desk) -> None:
    desk.bench.look_at_subject(SEIZURE)
    qtbot.keyClick(desk.pane.view, Qt.Key.Key_N)
    assert desk.bench.focus.subject == Ref(Kind.EVENT, "strafing")


def test_brushing_sets_the_window_and_escape_clears_it(qtbot: QtBot, desk: Desk) -> None:
    zero = desk.pane.view.content.lanes[0].zero
    desk.pane.view.brushed.emit(TimeWindow(zero - 2 * DAY, zero))
    assert desk.bench.focus.window == TimeWindow(zero - 2 * DAY, zero)
    assert desk.pane.clear_button.isVisible()
    assert desk.pane.clear_button.text() == "Window 16–17 Nov 1963 ×"
    assert desk.pane.view.picture().lanes[0].shade is not None
    qtbot.keyClick(desk.pane.view, Qt.Key.Key_Escape)
    assert desk.bench.focus.window is None
    assert not desk.pane.clear_button.isVisible()


def test_the_button_clears_the_window(desk: Desk) -> None:
    desk.bench.look_at(replace(desk.bench.focus, window=TimeWindow(0, DAY)))
    assert desk.pane.clear_button.isVisible()
    desk.pane.clear_button.click()
    assert desk.bench.focus.window is None


def test_a_window_does_not_move_or_thin_the_timeline(desk: Desk) -> None:
    before, marks = desk.pane.view.range_x, desk.pane.view.content
    desk.bench.look_at(replace(desk.bench.focus, window=TimeWindow(0, DAY)))
    assert desk.pane.view.range_x == before
    assert desk.pane.view.content is marks


def test_alignment_switches_the_axis_both_ways(desk: Desk) -> None:
    opening = desk.pane.view.range_x
    desk.bench.look_at(replace(desk.bench.focus, alignment=Alignment.CALENDAR))
    assert not desk.pane.view.content.aligned
    assert desk.pane.view.range_x[0] > 1_900 * 365 * DAY
    assert desk.summaries[-1].startswith("calendar time")
    texts = {tick.text for tick in desk.pane.view.picture().ticks}
    assert any("1964" in text for text in texts)
    desk.bench.look_at(replace(desk.bench.focus, alignment=Alignment.DAY_ZERO))
    assert desk.pane.view.range_x == pytest.approx(opening)


def test_other_cases_and_filters_are_read_afresh(desk: Desk) -> None:
    desk.bench.look_at(replace(desk.bench.focus, cases=(SYRIA,)))
    assert [lane.case for lane in desk.pane.view.content.lanes] == [SYRIA]
    desk.bench.look_at(replace(desk.bench.focus, cases=(IRAQ, SYRIA)))
    narrowed = EventFilter(phases=(PhaseKind.TRIGGER,))
    desk.bench.look_at(replace(desk.bench.focus, filter=narrowed))
    assert list(desk.pane.view.content.lanes[0].marks.ids) == ["seizure"]


def test_a_filter_that_leaves_nothing_says_so(desk: Desk) -> None:
    nothing = EventFilter(phases=(PhaseKind.CONSOLIDATION,))
    desk.bench.look_at(replace(desk.bench.focus, filter=nothing))
    assert desk.pane.pages.currentWidget() is desk.pane.empty
    desk.bench.look_at(replace(desk.bench.focus, filter=EventFilter()))
    assert desk.pane.pages.currentWidget() is not desk.pane.empty


def test_a_filter_keeps_the_range_in_view(desk: Desk) -> None:
    desk.pane.view.show_range(-4 * DAY, 2 * DAY)
    narrowed = EventFilter(phases=(PhaseKind.SEIZURE,))
    desk.bench.look_at(replace(desk.bench.focus, filter=narrowed))
    assert desk.pane.view.range_x == pytest.approx((-4 * DAY, 2 * DAY))


def test_the_tray_lists_what_cannot_be_placed(desk: Desk) -> None:
    assert desk.pane.tray.isVisible()
    assert desk.pane.tray.text() == "1 not placed ▾"
    (action,) = desk.pane.tray.menu().actions()
    assert "A rumour" in action.text()
    action.trigger()
    assert desk.bench.focus.subject == Ref(Kind.EVENT, "rumour")


def test_the_table_tells_the_same_events(desk: Desk) -> None:
    desk.pane.table_button.click()
    assert desk.pane.pages.currentWidget() is desk.pane.table
    model = desk.pane.model
    drawn = sum(len(lane.marks) for lane in desk.pane.view.content.lanes)
    assert model.rowCount() == drawn + 1
    row = model.row_of("seizure")
    assert row is not None
    told = [str(model.index(row, column).data()) for column in Column]
    assert told[Column.DATE] == "12 Nov 1963"
    assert told[Column.DAY] == "day −6"
    assert told[Column.TITLE] == "A leader is seized"
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(4)]
    assert heads == ["Date", "Day", "Case", "Event"]
    assert model.identifier(model.rowCount() - 1) == "rumour"


def test_the_table_is_in_order_of_days(desk: Desk) -> None:
    desk.pane.table_button.click()
    model, view = desk.pane.model, desk.pane.view
    places = [view.content.find(model.identifier(row)) for row in range(model.rowCount() - 1)]
    starts = [view.content.extent(*place)[0] for place in places if place]
    assert starts == sorted(starts)


def test_enter_in_the_table_focuses_the_event(qtbot: QtBot, desk: Desk) -> None:
    desk.pane.table_button.click()
    row = desk.pane.model.row_of("strafing")
    assert row is not None
    desk.pane.table.selectionModel().setCurrentIndex(
        desk.pane.model.index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    assert desk.bench.focus.subject != Ref(Kind.EVENT, "strafing")
    qtbot.keyClick(desk.pane.table, Qt.Key.Key_Return)
    assert desk.bench.focus.subject == Ref(Kind.EVENT, "strafing")


def test_the_table_follows_the_focus(desk: Desk) -> None:
    desk.bench.look_at_subject(SEIZURE)
    desk.pane.table_button.click()
    row = desk.pane.model.row_of("seizure")
    assert desk.pane.table.currentIndex().row() == row
    desk.bench.look_at_subject(Ref(Kind.EVENT, "strafing"))
    assert desk.pane.table.currentIndex().row() == desk.pane.model.row_of("strafing")
    assert len(desk.visits) == 2


def test_buttons_fit_and_show_phases(desk: Desk) -> None:
    opening = desk.pane.view.range_x
    desk.pane.fit_all_button.click()
    assert desk.pane.view.range_x[0] < opening[0]
    desk.pane.fit_button.click()
    assert desk.pane.view.range_x == pytest.approx(opening)
    desk.pane.bands_button.click()
    assert any(lane.bands for lane in desk.pane.view.picture().lanes)


def test_hovering_tells_title_date_day_and_standing(qtbot: QtBot, desk: Desk) -> None:
    spot = desk.pane.spot_of("announcement")
    assert spot is not None
    hover(desk.pane.plot_viewport(), spot)
    card = desk.pane.view.card
    assert card.isVisible()
    assert card.title.text() == "An announcement abroad"
    assert "14 Nov 1963" in card.detail.text()
    assert "day −4" in card.detail.text()
    assert "counted from the air attack" in card.detail.text()


def test_the_theme_and_a_mirrored_window_are_taken_up(qapp: QApplication, desk: Desk) -> None:
    left = desk.pane.view.picture().lanes[0].title_box.x
    desk.appearance.choose(Scheme.DARK)
    try:
        assert desk.pane.view.theme == DARK
        desk.pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        desk.pane.reload(desk.bench.focus)
        picture = desk.pane.view.picture()
        assert picture.lanes[0].title_box.x > picture.width / 2 > left
        assert picture.pixel_at(0) > picture.pixel_at(-DAY)
    finally:
        desk.appearance.choose(Scheme.LIGHT)


def test_larger_text_makes_larger_labels(desk: Desk) -> None:
    before = desk.pane.view.rulers.type.height
    desk.appearance.enlarge(4)
    try:
        assert desk.pane.view.rulers.type.height > before
    finally:
        desk.appearance.enlarge(0)


def test_every_label_of_the_opening_view_lies_inside_it(desk: Desk) -> None:
    picture = desk.pane.view.picture()
    for lane in picture.lanes:
        for mark in lane.marks:
            if mark.label_box is not None:
                assert mark.label_box.x >= 0
                assert mark.label_box.x + mark.label_box.width <= picture.width


def test_a_hidden_pane_catches_up_when_shown(desk: Desk) -> None:
    desk.pane.hide()
    desk.bench.look_at_subject(SEIZURE)
    assert desk.pane.selected_event() is None
    desk.pane.show()
    assert desk.pane.selected_event() == "seizure"


def test_the_pane_can_be_named_and_reached(desk: Desk) -> None:
    assert desk.pane.view.accessibleName() == "Timeline"
    assert desk.pane.table.accessibleName() == "Timeline as a table"
    assert desk.pane.focusProxy() is desk.pane.view
    desk.pane.table_button.click()
    assert desk.pane.focusProxy() is desk.pane.table


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("1963-11-12", "1963-11-13", "12 Nov 1963"),
        ("1963-11-12", "1963-11-15", "12–14 Nov 1963"),
        ("1963-11-28", "1963-12-03", "28 Nov – 2 Dec 1963"),
        ("1963-12-30", "1964-01-03", "30 Dec 1963 – 2 Jan 1964"),
    ],
)
def test_windows_are_told_in_words(start: str, end: str, text: str) -> None:
    import datetime as dt

    first, last = ((dt.date.fromisoformat(day).toordinal() - 1) * DAY for day in (start, end))
    assert window_text(TimeWindow(first, last)) == text


def test_windows_within_a_day_are_told_by_the_clock() -> None:
    midnight = 716_000 * DAY
    text = window_text(TimeWindow(midnight + 60, midnight + 120))
    assert text.count("01:00") == 1
    assert text.count("02:00") == 1


def test_a_click_beside_everything_leaves_the_focus(qtbot: QtBot, desk: Desk) -> None:
    qtbot.mouseClick(desk.pane.plot_viewport(), LEFT, pos=QPoint(4, 60))
    assert desk.visits == []


# What lanes stand for


def titles(desk: Desk) -> list[str]:
    """The lanes from top to bottom."""
    return [lane.title for lane in desk.pane.view.content.lanes]


def choose_lanes(desk: Desk, kind: LaneKind) -> None:
    """Choose in the menu of the bar, as a reader does."""
    kinds = [LaneKind.CASE, LaneKind.FACTION, LaneKind.ACTOR, LaneKind.PLACE]
    desk.pane.bar.lanes.menu().actions()[kinds.index(kind)].trigger()


def test_lanes_can_stand_for_actors_factions_and_places(desk: Desk) -> None:
    by_case = titles(desk)
    choose_lanes(desk, LaneKind.ACTOR)
    assert titles(desk) == [
        "Ali Salih al-Sa'di", "Hafez al-Assad", "Amin al-Hafiz", "All others",
    ]  # fmt: skip
    assert desk.pane.bar.lanes.text() == "Lanes: actor ▾"
    assert not desk.pane.bands_button.isEnabled()
    choose_lanes(desk, LaneKind.PLACE)
    assert "Baghdad" in titles(desk)
    choose_lanes(desk, LaneKind.CASE)
    assert titles(desk) == by_case
    assert desk.visits == [], "how a pane arranges itself is not shared"


def test_an_event_in_several_lanes_is_ringed_in_all_and_is_one_row_of_the_table(
    qtbot: QtBot, desk: Desk
) -> None:
    choose_lanes(desk, LaneKind.ACTOR)
    desk.bench.look_at_subject(Ref(Kind.EVENT, "coup"))
    assert desk.pane.view.attention.twins == {(1, 0), (2, 0)}
    spots = [mark for lane in desk.pane.view.picture().lanes[1:3] for mark in lane.marks]
    assert len(spots) == 2
    at = spots[1].body
    qtbot.mouseClick(
        desk.pane.plot_viewport(), LEFT, pos=QPoint(round(at.x + 3), round(at.y + at.height / 2))
    )
    assert desk.pane.view.selected == (2, 0), "the ring's place is where one clicked"
    desk.pane.table_button.click()
    ids = [desk.pane.model.subject(row) for row in range(desk.pane.model.rowCount())]
    assert ids.count(Ref(Kind.EVENT, "coup")) == 1


def test_up_and_down_go_from_lane_to_lane(qtbot: QtBot, desk: Desk) -> None:
    choose_lanes(desk, LaneKind.ACTOR)
    desk.bench.look_at_subject(Ref(Kind.EVENT, "coup"))
    qtbot.keyClick(desk.pane.view, Qt.Key.Key_Down)
    assert desk.pane.view.selected == (2, 0)
    assert desk.bench.focus.subject == Ref(Kind.EVENT, "coup")
    qtbot.keyClick(desk.pane.view, Qt.Key.Key_Down)
    assert desk.pane.view.selected is not None
    assert desk.pane.view.selected[0] == 3
    assert desk.bench.focus.subject != Ref(Kind.EVENT, "coup")


def test_lanes_scroll_when_there_are_many_and_follow_the_selection(
    qtbot: QtBot, desk: Desk
) -> None:
    choose_lanes(desk, LaneKind.ACTOR)
    view = desk.pane.view
    assert view.picture().beyond > 0
    qtbot.waitUntil(desk.pane.scroll_bar.isVisible)
    last = view.picture().lanes[-1].box
    assert last.y + last.height > view.picture().axis_y
    desk.bench.look_at_subject(Ref(Kind.EVENT, "army-strikes"))
    last = view.picture().lanes[-1].box
    assert last.y + last.height <= view.picture().axis_y + 1
    assert view.picture().lane_at(view.picture().axis_y + 3) is None
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.picture().top < view.picture().beyond
    choose_lanes(desk, LaneKind.CASE)
    assert view.picture().beyond == 0
    qtbot.waitUntil(lambda: not desk.pane.scroll_bar.isVisible())


def test_looking_at_an_actor_scrolls_to_his_lane(desk: Desk) -> None:
    choose_lanes(desk, LaneKind.ACTOR)
    desk.bench.look_at_subject(Ref(Kind.ACTOR, "amin-al-hafiz"))
    picture = desk.pane.view.picture()
    box = picture.lanes[2].box
    assert picture.top > 0
    assert box.y >= 0
    assert box.y + box.height <= picture.axis_y + 1


def test_alignment_and_filters_hold_for_lanes_of_any_kind(desk: Desk) -> None:
    choose_lanes(desk, LaneKind.PLACE)
    for alignment in (Alignment.CALENDAR, Alignment.DAY_ZERO):
        desk.bench.look_at(replace(desk.bench.focus, alignment=alignment))
        assert desk.pane.view.content.aligned == (alignment is Alignment.DAY_ZERO)
        assert "Baghdad" in titles(desk)
    desk.bench.look_at(replace(desk.bench.focus, cases=(SYRIA,)))
    assert titles(desk) == ["Damascus"]


def test_the_arrangement_is_kept_and_taken_up_again(desk: Desk) -> None:
    choose_lanes(desk, LaneKind.PLACE)
    kept = desk.pane.arrangement()
    other = TimelinePane(desk.bench, desk.appearance)
    other.arrange(kept)
    other.catch_up()
    assert [lane.title for lane in other.view.content.lanes] == titles(desk)
    other.arrange("nothing of the kind")
    assert other.kind is LaneKind.CASE


# What stands beside events


def test_looking_at_an_actor_shows_his_offices_under_his_lane(desk: Desk) -> None:
    desk.bench.look_at_subject(Ref(Kind.ACTOR, "hafez-al-assad"))
    assert [len(lane.spans) for lane in desk.pane.view.picture().lanes] == [0, 2]
    desk.bench.look_at_subject(Ref(Kind.PLACE, "damascus"))
    assert not any(lane.spans for lane in desk.pane.view.picture().lanes)


def test_a_click_on_an_office_goes_to_what_tells_of_it_and_leaves_it_there(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.bench.look_at_subject(Ref(Kind.ACTOR, "al-sadi"))
    ((span,),) = [lane.spans for lane in desk.pane.view.picture().lanes if lane.spans]
    box = span.body
    spot = QPoint(round(max(box.x, 0) + 30), round(box.y + box.height / 2))
    hover(desk.pane.plot_viewport(), spot)
    assert desk.pane.view.card.title.text() == "The wing of al-Sa'di (leader)"
    assert desk.pane.view.card.detail.text().startswith("1963")
    qtbot.mouseClick(desk.pane.plot_viewport(), LEFT, pos=spot)
    assert desk.bench.focus.subject == Ref(Kind.CLAIM, "A053")
    assert any(lane.spans for lane in desk.pane.view.picture().lanes)
    assert desk.pane.view.marked_spans == {(0, 0)}


def test_by_key_one_goes_from_office_to_office(qtbot: QtBot, desk: Desk) -> None:
    desk.bench.look_at_subject(Ref(Kind.ACTOR, "hafez-al-assad"))
    for expected in ("membership:assad/committee", "office:assad/minister"):
        qtbot.keyClick(desk.pane.view, Qt.Key.Key_O)
        assert str(desk.bench.focus.subject) == expected


@pytest.fixture
def disputed(desk: Desk) -> Desk:
    """The same with another date for the seizure, told by the context layer alone."""
    document = small_document()
    told = replace(claim("X", "It was two days later.", "event:seizure"), date=day("1963-11-14"))
    same = replace(told, id="Y", date=day("1963-11-12"))
    dispute = Dispute(
        "D",
        "On which day?",
        DisputeKind.DATE,
        (Side("The 12th", ("Y",)), Side("The 14th", ("X",))),
        subjects=(SEIZURE,),
    )
    claims = (*document.claims, replace(told, layer=Layer.CONTEXT), same)
    document = replace(document, claims=claims, disputes=(*document.disputes, dispute))
    desk.bench.open(Casebook.in_memory(document))
    return desk


def test_another_date_is_a_ghost_while_its_event_is_looked_at(qtbot: QtBot, disputed: Desk) -> None:
    pane = disputed.pane
    assert pane.view.ghosts() == ()
    disputed.bench.look_at_subject(SEIZURE)
    (ghost,) = pane.view.ghosts()
    spot = QPoint(round(ghost.body.x + 3), round(ghost.body.y + 3))
    hover(pane.plot_viewport(), spot)
    assert pane.view.card.title.text() == "The 14th"
    assert "On which day?" in pane.view.card.detail.text()
    qtbot.mouseClick(pane.plot_viewport(), LEFT, pos=spot)
    assert disputed.bench.focus.subject == Ref(Kind.DISPUTE, "D")
    assert pane.view.ghosts() == (ghost,), "it stays while its dispute is looked at"


def test_the_hidden_layer_takes_its_ghosts_with_it(disputed: Desk) -> None:
    disputed.bench.look_at_subject(SEIZURE)
    assert len(disputed.pane.view.ghosts()) == 1
    disputed.bench.look_at(replace(disputed.bench.focus, context=False))
    assert disputed.pane.view.ghosts() == ()


def test_by_key_one_goes_to_the_dispute_over_the_date(qtbot: QtBot, disputed: Desk) -> None:
    disputed.bench.look_at_subject(SEIZURE)
    qtbot.keyClick(disputed.pane.view, Qt.Key.Key_D)
    assert disputed.bench.focus.subject == Ref(Kind.DISPUTE, "D")


def test_the_table_lists_offices_and_other_dates_after_the_events(disputed: Desk) -> None:
    disputed.bench.look_at_subject(Ref(Kind.ACTOR, "al-sadi"))
    disputed.pane.table_button.click()
    model = disputed.pane.model
    last = [
        [str(model.index(row, column).data()) for column in Column]
        for row in range(model.rowCount() - 3, model.rowCount())
    ]
    assert last[0][Column.TITLE].startswith("The wing of al-Sa'di (leader)")
    assert last[2] == [
        "14 Nov 1963", "", "Iraq 1963", "A leader is seized by another account: The 14th",
    ]  # fmt: skip
    assert model.subject(model.rowCount() - 1) == Ref(Kind.DISPUTE, "D")
    index = model.index(model.rowCount() - 3, 0)
    disputed.pane.table.activated.emit(index)
    assert disputed.bench.focus.subject == Ref(Kind.CLAIM, "A053")


def test_a_large_casebook_is_read_in_the_background(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coupexplorer.ui.timeline.reading.SOON", 2)
    Casebook.create(tmp_path / "x.casebook", small_document()).close()
    desk.bench.open(Casebook.open(tmp_path / "x.casebook"))
    assert desk.summaries[-1] == "reading the events …"
    qtbot.waitUntil(lambda: desk.summaries[-1].startswith("days from"), timeout=20_000)
    desk.bench.look_at_subject(SEIZURE)
    assert desk.pane.selected_event() == "seizure"
    desk.pane.supply.finish()


def test_a_reading_is_stopped_and_taken_up_again(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coupexplorer.ui.timeline.reading.SOON", 2)
    Casebook.create(tmp_path / "x.casebook", small_document()).close()
    desk.bench.open(Casebook.open(tmp_path / "x.casebook"))
    qtbot.keyClick(desk.pane.view, Qt.Key.Key_Escape)
    assert desk.summaries[-1] == "stopped; not all events are shown"
    assert desk.pane.bar.stop.text() == "Read all"
    desk.pane.bar.stop.click()
    qtbot.waitUntil(lambda: desk.summaries[-1].startswith("days from"), timeout=20_000)
    assert not desk.pane.bar.stop.isVisible()
    assert desk.pane.view.content.find("seizure") is not None
    desk.pane.supply.finish()


def test_how_far_a_reading_is_stands_in_the_head(desk: Desk) -> None:
    desk.pane.supply.progressed.emit(0.414)
    assert desk.summaries[-1] == "reading the events … 41 %"
    assert desk.pane.bar.stop.isVisible()
    assert desk.pane.bar.stop.text() == "Stop"


def test_another_look_reads_nothing_afresh_but_an_edit_does(desk: Desk) -> None:
    desk.pane.view.show_range(-4 * DAY, 2 * DAY)
    lanes = desk.pane.view.content.lanes
    desk.appearance.choose(Scheme.DARK)
    try:
        assert desk.pane.view.content.lanes is lanes
        assert desk.pane.view.range_x == pytest.approx((-4 * DAY, 2 * DAY))
    finally:
        desk.appearance.choose(Scheme.LIGHT)
    desk.bench.facts_touched.emit(frozenset({SEIZURE}))
    assert desk.pane.view.content.lanes is not lanes


def test_back_brings_the_view_back_and_a_choice_keeps_the_scale(desk: Desk) -> None:
    desk.bench.look_at_subject(SEIZURE)
    desk.pane.view.show_range(-7 * DAY, -5 * DAY)
    desk.bench.look_at_subject(Ref(Kind.EVENT, "strafing"))
    first, last = desk.pane.view.range_x
    assert last - first == pytest.approx(2 * DAY)
    assert desk.pane.view.selected is not None
    start, _ = desk.pane.view.content.extent(*desk.pane.view.selected)
    assert first < start < last
    desk.bench.back()
    assert desk.pane.view.range_x == pytest.approx((-7 * DAY, -5 * DAY))
    assert desk.pane.selected_event() == "seizure"


def test_an_event_much_longer_than_the_view_is_shown_whole(desk: Desk) -> None:
    desk.pane.view.show_range(0, 20)
    desk.bench.look_at_subject(SEIZURE)
    first, last = desk.pane.view.range_x
    assert first < -6 * DAY
    assert last > -5 * DAY


def test_dates_of_the_table_keep_their_order_in_a_mirrored_window(
    qapp: QApplication, desk: Desk
) -> None:
    desk.pane.table_button.click()
    row = desk.pane.model.row_of("seizure")
    assert row is not None
    index = desk.pane.model.index(row, Column.DATE)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert index.data() == "\N{LEFT-TO-RIGHT MARK}12 Nov 1963"
        assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "12 Nov 1963"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
