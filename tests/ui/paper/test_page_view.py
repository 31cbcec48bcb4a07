"""The pages in view: white paper, drawn off the GUI thread, turned, zoomed, told to listeners."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.paper.pages import BLUE, RED, pages

from coupexplorer.ui.paper import page_pictures
from coupexplorer.ui.paper.page_bar import PageBar
from coupexplorer.ui.paper.page_column import GAP
from coupexplorer.ui.paper.page_pictures import MOST_PIXELS, draw_page, picture_size
from coupexplorer.ui.paper.page_view import (
    LARGEST_ZOOM,
    NATURAL,
    SMALLEST_ZOOM,
    ZOOM_STEP,
    Fit,
    PageView,
)
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.theme import PAPER

MS = 10_000
ROOM = QSize(500, 400)


@pytest.fixture
def tasks(qapp: QApplication) -> Tasks:
    """Workers."""
    return Tasks(qapp)


@pytest.fixture
def view(qtbot: QtBot, tasks: Tasks) -> Iterator[PageView]:
    """A view in sight."""
    made = PageView(tasks)
    qtbot.addWidget(made)
    made.resize(ROOM)
    made.show()
    yield made
    tasks.finish()


def grabbed(view: PageView, page: int) -> QImage:
    """What is seen of a page."""
    return view.viewport().grab(view.spot_of(page)).toImage()


def is_drawn(view: PageView, page: int, colour: str = RED) -> bool:
    """Whether a page in view shows its print in its left half and paper in its right."""
    seen = grabbed(view, page)
    left, right = seen.width() // 4, seen.width() * 3 // 4
    y = min(seen.height() // 2, 60)
    return (seen.pixelColor(left, y).name(), seen.pixelColor(right, y).name()) == (colour, PAPER)


class TestPictures:
    """Pages as pictures."""

    def test_a_page_is_drawn_at_its_size(self, qapp: QApplication) -> None:
        picture = draw_page(pages(1)[0], QSize(100, 150))
        assert picture.size() == QSize(100, 150)
        assert picture.pixelColor(25, 75).name() == RED
        assert picture.pixelColor(75, 75).alpha() == 0

    @pytest.mark.parametrize("text", ["", "<html>not a picture</html>", "<svg"])
    def test_what_is_no_page_is_blank(self, qapp: QApplication, text: str) -> None:
        picture = draw_page(text, QSize(8, 8))
        assert picture.size() == QSize(8, 8)
        assert picture.pixelColor(4, 4).alpha() == 0

    def test_a_page_is_never_drawn_larger_than_is_kept(self) -> None:
        size = picture_size(20_000, 30_000)
        assert size.width() * size.height() <= MOST_PIXELS
        assert size.height() / size.width() == pytest.approx(1.5, rel=0.01)
        assert picture_size(0, 0) == QSize(1, 1)

    def test_only_pages_near_the_view_are_drawn(self, qtbot: QtBot, view: PageView) -> None:
        view.show_pages(pages(200))
        qtbot.waitUntil(lambda: is_drawn(view, 1), timeout=MS)
        qtbot.waitUntil(lambda: view.pictures.picture(1) is not None, timeout=MS)
        assert [page for page in range(200) if view.pictures.picture(page) is not None][-1] <= 3

    def test_far_pages_are_forgotten(
        self, qtbot: QtBot, view: PageView, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(page_pictures, "KEPT_PIXELS", 1)
        view.show_pages(pages(50))
        qtbot.waitUntil(lambda: is_drawn(view, 1), timeout=MS)
        view.go_to(40)
        qtbot.waitUntil(lambda: is_drawn(view, 40), timeout=MS)
        assert view.pictures.picture(0) is None

    def test_a_page_that_changed_keeps_its_picture_until_the_new_one_is_there(
        self, qtbot: QtBot, view: PageView
    ) -> None:
        view.show_pages(pages(2))
        qtbot.waitUntil(lambda: is_drawn(view, 1), timeout=MS)
        view.show_pages(pages(2, BLUE))
        assert is_drawn(view, 1, RED), "no flicker"
        qtbot.waitUntil(lambda: is_drawn(view, 1, BLUE), timeout=MS)

    def test_a_page_that_is_the_same_is_not_drawn_again(self, qtbot: QtBot, view: PageView) -> None:
        view.show_pages(pages(2))
        qtbot.waitUntil(lambda: view.pictures.picture(1) is not None, timeout=MS)
        before = view.pictures.picture(0)
        view.show_pages(pages(2))
        assert view.pictures.picture(0) is before


class TestView:
    """Turning pages."""

    def test_keys_turn_pages(self, qtbot: QtBot, view: PageView) -> None:
        view.show_pages(pages(9), "Two splits")
        turned = []
        for key in ("PageDown", "PageDown", "PageUp", "End", "PageDown", "Home", "PageUp"):
            qtbot.keyClick(view, getattr(Qt.Key, f"Key_{key}"))
            turned.append(view.page)
        assert turned == [2, 3, 2, 9, 9, 1, 1]

    def test_a_screen_reader_hears_page_and_title(self, view: PageView) -> None:
        assert view.accessibleName() == "No page yet"
        view.show_pages(pages(9), "Two splits")
        view.go_to(4)
        assert view.accessibleName() == "Page 4 of 9: Two splits"
        view.show_message("There is no case.")
        assert view.accessibleName() == "There is no case."

    def test_other_pages_are_shown_at_the_same_spot(self, view: PageView) -> None:
        view.show_pages(pages(9))
        view.go_to(5)
        view.show_pages(pages(9, BLUE))
        assert view.page == 5
        view.show_pages(pages(2))
        assert view.page == 2

    def test_what_is_of_an_earlier_state_is_faint(self, qtbot: QtBot, view: PageView) -> None:
        view.set_zoom(0.3)
        view.show_pages(pages(4))
        qtbot.waitUntil(lambda: is_drawn(view, 2), timeout=MS)
        view.show_pages(pages(4), "", 1)
        assert is_drawn(view, 1)
        faint = grabbed(view, 2).pixelColor(10, 10)
        assert faint.name() not in (RED, PAPER)

    def test_without_pages_keys_lead_nowhere(self, qtbot: QtBot, view: PageView) -> None:
        view.show_message("There is no case.")
        for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Plus):
            qtbot.keyClick(view, key)
        assert (view.page, view.count) == (0, 0)
        assert not view.grab().isNull()


class TestZoom:
    """The size of pages."""

    def test_pages_follow_the_room(self, view: PageView) -> None:
        view.show_pages(pages(3))
        assert view.fit is Fit.WIDTH
        before = view.spot_of(1).width()
        bar = view.verticalScrollBar().sizeHint().width()
        assert before == pytest.approx(view.width() - bar - 2 * GAP, abs=2)
        view.resize(ROOM.width() + 100, ROOM.height())
        assert view.spot_of(1).width() == pytest.approx(before + 100, abs=2)
        view.set_fit(Fit.PAGE)
        assert view.spot_of(1).height() <= view.viewport().height()

    def test_a_hundred_per_cent_is_paper_size_on_a_usual_screen(self, view: PageView) -> None:
        view.show_pages(pages(1))
        view.set_zoom(1)
        assert view.spot_of(1).width() == round(200 * NATURAL)

    def test_it_stays_in_bounds(self, view: PageView) -> None:
        view.show_pages(pages(1))
        for zoom, kept in ((0.0001, SMALLEST_ZOOM), (99, LARGEST_ZOOM)):
            view.set_zoom(zoom)
            assert view.zoom == kept

    def test_the_same_words_stay_in_view(self, view: PageView) -> None:
        view.show_pages(pages(9))
        view.go_to(5)
        for steps in (3, -2, 4):
            view.enlarge(steps)
            assert view.page == 5

    def test_plus_and_minus_zoom(self, qtbot: QtBot, view: PageView) -> None:
        view.show_pages(pages(1))
        view.set_zoom(1)
        for key, zoom in ((Qt.Key.Key_Plus, ZOOM_STEP), (Qt.Key.Key_Minus, 1.0)):
            qtbot.keyClick(view, key)
            assert view.zoom == pytest.approx(zoom)

    @pytest.mark.parametrize(("turn", "zoom"), [(120, ZOOM_STEP), (-120, 1 / ZOOM_STEP)])
    def test_the_wheel_zooms_with_control_only(
        self, view: PageView, turn: int, zoom: float
    ) -> None:
        view.show_pages(pages(1))
        view.set_zoom(1)
        for modifier, expected in (
            (Qt.KeyboardModifier.NoModifier, 1.0),
            (Qt.KeyboardModifier.ControlModifier, zoom),
        ):
            QApplication.sendEvent(view.viewport(), wheel(turn, modifier))
            assert view.zoom == pytest.approx(expected)


class TestBar:
    """The bar over the pages."""

    @pytest.fixture
    def bar(self, qtbot: QtBot, view: PageView) -> PageBar:
        """A bar over nine pages."""
        view.show_pages(pages(9))
        bar = PageBar(view)
        qtbot.addWidget(bar)
        bar.show_count("of 9")
        return bar

    def test_it_follows_the_pages(self, bar: PageBar, view: PageView) -> None:
        view.go_to(9)
        assert bar.number.text() == "9"
        assert (bar.previous.isEnabled(), bar.next.isEnabled()) == (True, False)

    def test_a_number_typed_leads_there_on_enter(
        self, qtbot: QtBot, bar: PageBar, view: PageView
    ) -> None:
        for typed, page in (("7", 7), ("99", 9), ("x", 9), ("0", 1), ("٣", 3)):
            bar.number.setText(typed)
            qtbot.keyClick(bar.number, Qt.Key.Key_Return)
            assert view.page == page
            assert bar.number.text() == str(page)

    def test_arrows_and_buttons_go_a_page_on(
        self, qtbot: QtBot, bar: PageBar, view: PageView
    ) -> None:
        qtbot.keyClick(bar.number, Qt.Key.Key_Down)
        qtbot.mouseClick(bar.next, Qt.MouseButton.LeftButton)
        assert view.page == 3
        qtbot.mouseClick(bar.previous, Qt.MouseButton.LeftButton)
        assert view.page == 2

    def test_a_size_is_chosen_and_shown(self, bar: PageBar, view: PageView) -> None:
        index = bar.zoom.findData(150)
        bar.zoom.setCurrentIndex(index)
        bar.zoom.activated.emit(index)
        assert view.zoom == pytest.approx(1.5)
        view.set_zoom(1.37)
        assert bar.zoom.currentText() == "137 %"
        bar.zoom.activated.emit(bar.zoom.findData(Fit.PAGE))
        assert view.fit is Fit.PAGE
        assert bar.zoom.currentText() == "Fit page"
        assert bar.zoom.findData(137) == -1

    def test_without_pages_there_is_nothing_to_turn(self, bar: PageBar, view: PageView) -> None:
        view.show_message("Nothing.")
        bar.show_count("")
        assert not bar.isEnabled()

    def test_the_zoom_tells_once(self, bar: PageBar, view: PageView) -> None:
        spy = QSignalSpy(view.zoom_changed)
        view.set_zoom(2)
        assert spy.count() == 1


def wheel(turn: int, modifier: Qt.KeyboardModifier) -> QWheelEvent:
    """One notch of the wheel."""
    return QWheelEvent(
        QPointF(10, 10),
        QPointF(10, 10),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
