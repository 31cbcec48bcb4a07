"""The timeline under the hand: clicks, drags, wheel, keys and hovering on a real widget."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.conftest import hover
from tests.ui.timeline.builders import ZERO, day, scene, stretch

from coupexplorer.domain.selection import TimeWindow
from coupexplorer.ui.theme import DARK, LIGHT
from coupexplorer.ui.timeline.marks import DAY
from coupexplorer.ui.timeline.telling import Told
from coupexplorer.ui.timeline.view import TimelineView

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
EARLY, LATE, OTHER = "l0-0", "l0-1", "l1-0"


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[TimelineView]:
    """Two lanes: days −5 and −1 in the first, day −3 in the second."""
    widget = TimelineView()
    qtbot.addWidget(widget)
    widget.resize(764, 224)
    widget.dress(LIGHT)
    widget.show_scene(scene([day(-5), day(-1)], [day(-3)]), keep_range=False)
    widget.show()
    widget.show_range(-8 * DAY, 3 * DAY)
    yield widget
    widget.hide()


def spot(view: TimelineView, event: str) -> QPoint:
    """Where an event's mark is."""
    found = view.spot_of(event)
    assert found is not None
    return found


def at(view: TimelineView, days: float, lane: int = 0) -> QPoint:
    """A point at a time, near the foot of a lane, where no mark is."""
    box = view.picture().lanes[lane].box
    x = view.picture().pixel_at(days * DAY)
    return QPoint(round(x), round(box.y + box.height - 4))


def drag(
    view: TimelineView,
    start: QPoint,
    end: QPoint,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press, move and release."""
    QTest.mousePress(view.viewport(), LEFT, modifier, start)
    QTest.mouseMove(view.viewport(), (start + end) / 2)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), LEFT, modifier, end)


def turn(view: TimelineView, where: QPoint, notches: float, *, sideways: bool = False) -> None:
    """Turn the wheel over a point."""
    angle = QPoint(round(120 * notches), 0) if sideways else QPoint(0, round(120 * notches))
    event = QWheelEvent(
        QPointF(where),
        QPointF(view.viewport().mapToGlobal(where)),
        QPoint(),
        angle,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


class TestMouse:
    """Clicks, drags and the wheel."""

    def test_clicking_a_mark_chooses_its_event(self, qtbot: QtBot, view: TimelineView) -> None:
        with qtbot.waitSignal(view.chosen) as chosen:
            qtbot.mouseClick(view.viewport(), LEFT, pos=spot(view, OTHER))
        assert chosen.args == [OTHER]
        assert view.selected_id == OTHER

    def test_clicking_a_label_chooses_its_event(self, qtbot: QtBot, view: TimelineView) -> None:
        box = view.picture().lanes[0].marks[0].label_box
        assert box is not None
        middle = QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2))
        with qtbot.waitSignal(view.chosen):
            qtbot.mouseClick(view.viewport(), LEFT, pos=middle)

    def test_clicking_the_ground_chooses_nothing(self, qtbot: QtBot, view: TimelineView) -> None:
        with qtbot.assertNotEmitted(view.chosen):
            qtbot.mouseClick(view.viewport(), LEFT, pos=at(view, 1))

    def test_dragging_pans(self, view: TimelineView) -> None:
        drag(view, at(view, 0), at(view, -2))
        first, last = view.range_x
        assert first == pytest.approx(-6 * DAY, abs=DAY / 20)
        assert last - first == pytest.approx(11 * DAY)

    def test_dragging_from_a_mark_does_not_choose_it(
        self, qtbot: QtBot, view: TimelineView
    ) -> None:
        with qtbot.assertNotEmitted(view.chosen):
            drag(view, spot(view, EARLY), spot(view, EARLY) + QPoint(90, 0))

    def test_the_wheel_zooms_about_the_pointer(self, view: TimelineView) -> None:
        where = at(view, -5)
        before = view.picture().x_at(where.x())
        turn(view, where, 3)
        first, last = view.range_x
        assert last - first == pytest.approx(11 * DAY / 1.22**3)
        assert view.picture().x_at(where.x()) == pytest.approx(before)

    def test_a_sideways_wheel_pans(self, view: TimelineView) -> None:
        turn(view, at(view, 0), -1, sideways=True)
        assert view.range_x[0] == pytest.approx((-8 + 0.12 * 11) * DAY)

    def test_a_double_click_on_the_ground_fits(self, qtbot: QtBot, view: TimelineView) -> None:
        view.show_range(-400 * DAY, 400 * DAY)
        qtbot.mouseDClick(view.viewport(), LEFT, pos=at(view, 100))
        assert view.range_x == pytest.approx(view.content.opening())

    def test_a_pill_offers_its_events_in_a_menu(self, qtbot: QtBot, view: TimelineView) -> None:
        view.show_scene(scene([day(-3, length=0.01) for _ in range(40)]), keep_range=True)
        pill = view.picture().lanes[0].pills[0]
        middle = QPoint(round(pill.box.x + 5), round(pill.box.y + 5))
        qtbot.mouseClick(view.viewport(), LEFT, pos=middle)
        assert view.menu is not None
        first = view.menu.actions()[0]
        marks = view.content.lanes[0].marks
        with qtbot.waitSignal(view.chosen) as chosen:
            first.trigger()
        assert chosen.args == [marks.ids[int(pill.rows[0])]]
        view.menu.close()

    def test_clicking_a_silhouette_zooms_in(
        self, qtbot: QtBot, view: TimelineView, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("coupexplorer.ui.timeline.compose_lane.SINGLY", 3)
        view.show_scene(scene([day(-3) for _ in range(9)]), keep_range=True)
        view.redraw()
        qtbot.mouseClick(view.viewport(), LEFT, pos=at(view, -2.5))
        first, last = view.range_x
        assert last - first == pytest.approx(11 * DAY / 4)


class TestBrush:
    """Setting the time window."""

    def test_shift_and_drag_brushes_whole_days_of_the_lanes_calendar(
        self, qtbot: QtBot, view: TimelineView
    ) -> None:
        with qtbot.waitSignal(view.brushed) as brushed:
            drag(view, at(view, -4.6), at(view, -2.4), SHIFT)
        assert brushed.args == [TimeWindow(ZERO - 5 * DAY, ZERO - 2 * DAY)]
        assert view.range_x == pytest.approx((-8 * DAY, 3 * DAY))

    def test_a_brush_is_read_in_the_calendar_of_its_lane(
        self, qtbot: QtBot, view: TimelineView
    ) -> None:
        lanes = view.content.lanes
        far = scene([day(-5)], [day(-3)])
        moved = (lanes[0], type(lanes[1])("far", "Far", 1, ZERO + 800 * DAY, lanes[1].marks))
        view.show_scene(type(far)(moved, True), keep_range=True)
        with qtbot.waitSignal(view.brushed) as brushed:
            drag(view, at(view, -4.6, lane=1), at(view, -2.4, lane=1), SHIFT)
        assert brushed.args == [TimeWindow(ZERO + 795 * DAY, ZERO + 798 * DAY)]
        first, second = view.picture().lanes
        assert first.shade is None
        assert second.shade is not None

    def test_the_strip_needs_no_key(self, qtbot: QtBot, view: TimelineView) -> None:
        strip = view.picture().strip
        y = round(strip.y + strip.height / 2)
        start, end = (QPoint(at(view, days).x(), y) for days in (-4.6, -2.4))
        with qtbot.waitSignal(view.brushed) as brushed:
            drag(view, start, end)
        assert brushed.args == [TimeWindow(ZERO - 5 * DAY, ZERO - 2 * DAY)]

    def test_a_click_in_the_strip_clears(self, qtbot: QtBot, view: TimelineView) -> None:
        strip = view.picture().strip
        with qtbot.waitSignal(view.brushed) as brushed:
            qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(100, round(strip.y + 3)))
        assert brushed.args == [None]

    def test_zoomed_in_a_brush_takes_hours(self, view: TimelineView) -> None:
        view.show_range(0, DAY)
        window = view.window_between(0, 61, 119)
        assert window == TimeWindow(ZERO + 60, ZERO + 120)

    def test_escape_clears_and_w_takes_the_view(self, qtbot: QtBot, view: TimelineView) -> None:
        with qtbot.waitSignal(view.brushed) as brushed:
            qtbot.keyClick(view, Qt.Key.Key_W)
        assert brushed.args == [TimeWindow(ZERO - 8 * DAY, ZERO + 3 * DAY)]
        with qtbot.waitSignal(view.left_off):
            qtbot.keyClick(view, Qt.Key.Key_Escape)


class TestKeys:
    """The whole job by keyboard."""

    def test_n_and_p_go_through_the_events_of_all_lanes(
        self, qtbot: QtBot, view: TimelineView
    ) -> None:
        visited: list[str] = []
        view.chosen.connect(visited.append)
        for key in "NNNP":
            qtbot.keyClick(view, key)
        assert visited == [EARLY, OTHER, LATE, OTHER]

    def test_up_and_down_change_the_lane(self, qtbot: QtBot, view: TimelineView) -> None:
        view.select(EARLY)
        qtbot.keyClick(view, Qt.Key.Key_Down)
        assert view.selected_id == OTHER
        qtbot.keyClick(view, Qt.Key.Key_Up)
        assert view.selected_id == LATE

    def test_enter_chooses_the_ringed_event(self, qtbot: QtBot, view: TimelineView) -> None:
        view.select(OTHER)
        with qtbot.waitSignal(view.chosen) as chosen:
            qtbot.keyClick(view, Qt.Key.Key_Return)
        assert chosen.args == [OTHER]

    @pytest.mark.parametrize(("key", "factor"), [("+", 1 / 1.22), ("-", 1.22), ("=", 1 / 1.22)])
    def test_plus_and_minus_zoom(
        self, qtbot: QtBot, view: TimelineView, key: str, factor: float
    ) -> None:
        qtbot.keyClick(view, key)
        first, last = view.range_x
        assert last - first == pytest.approx(11 * DAY * factor)
        assert (first + last) / 2 == pytest.approx(-2.5 * DAY)

    def test_arrows_pan(self, qtbot: QtBot, view: TimelineView) -> None:
        qtbot.keyClick(view, Qt.Key.Key_Left)
        assert view.range_x[0] < -8 * DAY
        qtbot.keyClick(view, Qt.Key.Key_Right)
        assert view.range_x == pytest.approx((-8 * DAY, 3 * DAY))

    def test_home_shows_the_decisive_days(self, qtbot: QtBot, view: TimelineView) -> None:
        view.show_range(-400 * DAY, 400 * DAY)
        qtbot.keyClick(view, Qt.Key.Key_Home)
        assert view.range_x == pytest.approx(view.content.opening())

    @pytest.mark.parametrize("key", [Qt.Key.Key_End, Qt.Key.Key_0])
    def test_end_and_zero_show_all(self, qtbot: QtBot, view: TimelineView, key: Qt.Key) -> None:
        view.show_range(-DAY, 0)
        qtbot.keyClick(view, key)
        first, last = view.range_x
        assert first < -5 * DAY
        assert last > 0

    def test_keys_of_the_window_are_left_to_it(self, qtbot: QtBot, view: TimelineView) -> None:
        before = view.range_x
        qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert view.range_x == before


class TestShowing:
    """What the view shows without being touched."""

    def test_an_event_out_of_view_is_brought_into_it(self, view: TimelineView) -> None:
        view.show_range(100 * DAY, 111 * DAY)
        view.select(EARLY)
        first, last = view.range_x
        assert first < -4.5 * DAY < last
        assert last - first == pytest.approx(11 * DAY)

    def test_an_event_in_view_does_not_move_it(self, view: TimelineView) -> None:
        view.select(EARLY)
        assert view.range_x == pytest.approx((-8 * DAY, 3 * DAY))

    def test_a_long_stretch_is_revealed_at_its_beginning(self, view: TimelineView) -> None:
        view.show_scene(scene([stretch(50, 900)]), keep_range=True)
        view.select("l0-0")
        first, last = view.range_x
        assert first < 50 * DAY < last

    def test_choosing_from_outside_is_not_echoed(self, qtbot: QtBot, view: TimelineView) -> None:
        with qtbot.assertNotEmitted(view.chosen):
            view.select(OTHER)

    def test_an_unknown_event_takes_the_ring_away(self, view: TimelineView) -> None:
        view.select(OTHER)
        view.select("nothing")
        assert view.selected_id is None

    def test_hovering_tells_the_event_and_leaving_hides_it(
        self, qtbot: QtBot, view: TimelineView
    ) -> None:
        view.describe = lambda event: Told(f"About {event}", "12 Nov 1963 · day −5")
        hover(view.viewport(), spot(view, EARLY))
        assert view.card.isVisible()
        assert view.card.title.text() == f"About {EARLY}"
        assert view.card.detail.text() == "12 Nov 1963 · day −5"
        assert view.rect().contains(view.card.geometry())
        hover(view.viewport(), at(view, 1))
        assert not view.card.isVisible()

    def test_hovering_a_pill_lists_what_is_behind_it(
        self, qtbot: QtBot, view: TimelineView
    ) -> None:
        view.show_scene(scene([day(-3, length=0.01) for _ in range(40)]), keep_range=True)
        pill = view.picture().lanes[0].pills[0]
        hover(view.viewport(), QPoint(round(pill.box.x + 5), round(pill.box.y + 5)))
        assert view.card.title.text() == f"{len(pill.rows)} events"
        assert view.card.detail.text().count("\n") == 6

    def test_zoom_has_its_limits(self, view: TimelineView) -> None:
        for _ in range(200):
            view.zoom(0.5)
        first, last = view.range_x
        assert last - first >= 9.99
        for _ in range(200):
            view.zoom(3)
        view.picture()
        first, last = view.range_x
        assert last - first <= 4_000 * 366 * DAY * 1.01

    def test_other_colours_and_sizes_are_painted(self, view: TimelineView) -> None:
        before = view.grab().toImage()
        view.dress(DARK)
        after = view.grab().toImage()
        assert before.pixelColor(2, 60) != after.pixelColor(2, 60)
        assert after.pixelColor(1, after.height() // 4).name() == DARK.case_tint(0)

    def test_a_selected_mark_has_a_ring(self, view: TimelineView) -> None:
        view.clearFocus()
        where = spot(view, EARLY)
        before = view.grab().toImage()
        view.select(EARLY)
        where = spot(view, EARLY)
        after = view.grab().toImage()
        box = view.picture().lanes[0].marks[0].body
        edge = QPoint(round(box.x + box.width / 2), round(box.y - 2))
        assert before.pixelColor(edge) != after.pixelColor(edge)
        assert view.picture().lanes[0].marks[0].row == 0
        assert where.y() > 0
