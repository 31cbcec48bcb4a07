"""The preview: pages as they will be printed, ways out only when there is a sheet, safe names."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from coupexplorer.sheets.tree.page import Paper
from coupexplorer.ui.dialogs.preview import (
    LARGEST_ZOOM,
    SMALLEST_ZOOM,
    ZOOM_STEP,
    PageWidget,
    PreviewDialog,
    Sheet,
)
from coupexplorer.ui.file_names import suggested_file

PAGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="300" viewBox="0 0 200 300">'
    '<rect x="0" y="0" width="100" height="300" fill="#aa0000"/></svg>'
)
ONE = PAGE.format(width=200)


def sheet(pages: int) -> Sheet:
    """A sheet of so many pages."""
    return Sheet(b"%PDF-", (ONE,) * pages, "Two splits", Paper.A4)


@pytest.fixture
def dialog(qtbot: QtBot) -> PreviewDialog:
    """A preview that waits for its sheet."""
    dialog = PreviewDialog(Paper.LETTER)
    qtbot.addWidget(dialog)
    return dialog


def ready(dialog: PreviewDialog) -> tuple[bool, bool]:
    """Whether the two ways out are open."""
    return dialog.print_button.isEnabled(), dialog.pdf_button.isEnabled()


class TestDialog:
    """Before, with and without a sheet."""

    def test_before_the_sheet_there_is_no_way_out(self, dialog: PreviewDialog) -> None:
        assert ready(dialog) == (False, False)
        assert dialog.sheet is None
        assert "Laying out" in dialog.count.text()

    def test_the_first_page_shows_while_the_others_are_laid_out(
        self, dialog: PreviewDialog
    ) -> None:
        dialog.show_first(ONE)
        assert len(dialog.pages) == 1
        assert ready(dialog) == (False, False), "half a sheet is not printed"

    def test_a_sheet_opens_the_ways_out(self, dialog: PreviewDialog) -> None:
        made = sheet(3)
        dialog.show_first(ONE)
        dialog.show_sheet(made)
        assert len(dialog.pages) == 3
        assert dialog.sheet is made
        assert ready(dialog) == (True, True)
        assert dialog.count.text().startswith("3 ")
        assert [page.accessibleName() for page in dialog.pages] == ["Page 1", "Page 2", "Page 3"]

    def test_a_first_page_that_comes_late_changes_nothing(self, dialog: PreviewDialog) -> None:
        dialog.show_sheet(sheet(3))
        dialog.show_first(ONE)
        assert len(dialog.pages) == 3

    def test_another_sheet_takes_the_place_of_the_one_before(self, dialog: PreviewDialog) -> None:
        for pages in (3, 1, 2):
            dialog.show_sheet(sheet(pages))
        assert len(dialog.pages) == 2
        assert dialog._column.count() == 2

    def test_a_failure_is_said_in_plain_words_and_closes_the_ways_out(
        self, dialog: PreviewDialog
    ) -> None:
        dialog.show_sheet(sheet(1))
        dialog.show_failure("<b>no</b> page")
        assert dialog.count.text() == "<b>no</b> page"
        assert dialog.count.textFormat() == Qt.TextFormat.PlainText
        assert ready(dialog) == (False, False)

    def test_it_starts_on_the_readers_paper(self, dialog: PreviewDialog) -> None:
        assert dialog.paper.currentText() == "Letter"

    def test_another_paper_is_asked_for_and_the_old_sheet_is_not_printed(
        self, qtbot: QtBot, dialog: PreviewDialog
    ) -> None:
        dialog.show_sheet(sheet(1))
        with qtbot.waitSignal(dialog.paper_chosen) as chosen:
            dialog.paper.setCurrentIndex(dialog.paper.findText("A4"))
        assert chosen.args == [Paper.A4]
        assert isinstance(chosen.args[0], Paper)
        assert ready(dialog) == (False, False)

    def test_every_paper_can_be_chosen(self, dialog: PreviewDialog) -> None:
        found = {Paper(dialog.paper.itemData(n)) for n in range(dialog.paper.count())}
        assert found == set(Paper)

    def test_the_buttons_ask_for_paper_and_file(self, qtbot: QtBot, dialog: PreviewDialog) -> None:
        dialog.show_sheet(sheet(1))
        with qtbot.waitSignal(dialog.print_wanted):
            dialog.print_button.click()
        with qtbot.waitSignal(dialog.pdf_wanted):
            dialog.pdf_button.click()

    def test_every_button_says_what_it_does(self, dialog: PreviewDialog) -> None:
        for button in dialog.findChildren(QPushButton):
            assert button.accessibleName() or len(button.text()) > 1


class TestZoom:
    """The size of the pages on the screen."""

    def test_it_stays_in_bounds_and_keeps_the_shape(self, dialog: PreviewDialog) -> None:
        dialog.show_sheet(sheet(2))
        for factor, width in ((0.01, SMALLEST_ZOOM * 200), (99, LARGEST_ZOOM * 200), (1, 200)):
            dialog.zoom(factor)
            for page in dialog.pages:
                assert page.width() == int(width)
                assert page.height() == int(width * 1.5)

    def test_a_sheet_that_comes_later_has_the_same_size(self, dialog: PreviewDialog) -> None:
        dialog.zoom(2)
        dialog.show_sheet(sheet(1))
        assert dialog.pages[0].width() == 400

    def test_plus_and_minus_zoom(self, qtbot: QtBot, dialog: PreviewDialog) -> None:
        dialog.show_sheet(sheet(1))
        for key, width in ((Qt.Key.Key_Plus, 200 * ZOOM_STEP), (Qt.Key.Key_Minus, 200)):
            qtbot.keyClick(dialog, key)
            assert dialog.pages[0].width() == pytest.approx(width, abs=1)

    @pytest.mark.parametrize(("turn", "width"), [(120, 240), (-120, 166)])
    def test_the_wheel_zooms_with_control_only(
        self, qapp: QApplication, dialog: PreviewDialog, turn: int, width: int
    ) -> None:
        dialog.show_sheet(sheet(1))
        for modifier, expected in (
            (Qt.KeyboardModifier.NoModifier, 200),
            (Qt.KeyboardModifier.ControlModifier, width),
        ):
            qapp.sendEvent(dialog, wheel(turn, modifier))
            assert dialog.pages[0].width() == expected

    def test_a_page_is_white_paper_with_its_print(self, qtbot: QtBot) -> None:
        page = PageWidget(ONE, 1)
        qtbot.addWidget(page)
        picture = page.grab().toImage()
        assert picture.pixelColor(50, 150).name() == "#aa0000"
        assert picture.pixelColor(150, 150).name() == "#ffffff"

    def test_a_page_that_is_no_page_is_blank_paper(self, qtbot: QtBot) -> None:
        page = PageWidget("<html>not a picture</html>", 1)
        qtbot.addWidget(page)
        page.zoom(1)
        assert page.grab() is not None


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


class TestSuggestedFile:
    """A name made of a title."""

    @pytest.mark.parametrize(
        ("title", "name"),
        [
            ("Two splits", "Two splits.pdf"),
            ("Ba'ath: 1963/1966", "Ba ath 1963 1966.pdf"),
            ("قصة 1963", "قصة 1963.pdf"),
            ("../../etc/passwd", ".. .. etc passwd.pdf"),
            ("", "sheet.pdf"),
            ("???", "sheet.pdf"),
            ("x" * 300, "x" * 80 + ".pdf"),
        ],
    )
    def test_only_harmless_letters_are_kept(self, tmp_path: Path, title: str, name: str) -> None:
        assert suggested_file(title, tmp_path, ".pdf") == tmp_path / name

    @settings(max_examples=60)
    @given(title=st.text(max_size=120), ending=st.sampled_from([".pdf", ".casebook", ".json"]))
    def test_any_title_gives_a_name_inside_the_folder(self, title: str, ending: str) -> None:
        folder = Path("/home/reader/Documents")
        file = suggested_file(title, folder, ending)
        assert file.parent == folder
        assert file.name.endswith(ending)
        assert len(file.name) > len(ending)
        assert not set('\\/:*?"<>|\n\0') & set(file.name)

    def test_a_letter_with_its_mark_stays_a_word(self, tmp_path: Path) -> None:
        assert suggested_file("Ba\N{COMBINING MACRON}th", tmp_path, ".pdf").stem.count(" ") == 0
