"""The Timeline pane at the bench: it follows the focus, sends a new one when touched, and says so
in words, in its table and in its tray."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.samples import IRAQ, SYRIA, small_document

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.domain.vocabulary import PhaseKind
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.focus import Alignment, Focus
from coupexplorer.ui.panes.timeline import TimelinePane
from coupexplorer.ui.theme import DARK, Scheme
from coupexplorer.ui.timeline.marks import DAY
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
    qtbot.mouseMove(desk.pane.plot_viewport(), spot)
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
