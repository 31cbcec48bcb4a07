"""The lists of the print window: ticked, put in order and searched, by mouse and by keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.paper.pages import ACTORS, CASES, QUESTIONS

from coupexplorer.ui.paper.blank_grid import BlankGrid
from coupexplorer.ui.paper.marks import Box, Dot
from coupexplorer.ui.paper.subject_picker import SubjectPicker
from coupexplorer.ui.paper.tick_list import TickList, in_order
from coupexplorer.ui.theme import CONTRAST_DARK, DARK, LIGHT, Theme, palette_of

ENTRIES = tuple((letter, letter.upper()) for letter in "abcdef")
TICKS = st.lists(st.sampled_from("abcdefxy"), max_size=8)


@given(st.none() | TICKS)
def test_a_list_has_every_entry_once_and_those_ticked_in_their_order(
    ticked: list[str] | None,
) -> None:
    listed = in_order(ENTRIES, ticked)
    assert sorted(listed) == sorted(ENTRIES)
    wanted = [t for t in dict.fromkeys(ticked or ()) if t in dict(ENTRIES)]
    assert [i for i, _ in listed if i in wanted] == wanted


@pytest.fixture
def cases(qtbot: QtBot) -> TickList:
    """Three cases, the last two ticked, in another order."""
    made = TickList("Cases", 6)
    qtbot.addWidget(made)
    made.fill(CASES, ("egypt", "syria"))
    made.show()
    return made


class TestTickList:
    """Ticks and order."""

    def test_those_ticked_come_in_their_order(self, cases: TickList) -> None:
        assert cases.ticked() == ("egypt", "syria")
        assert cases.order() == ("egypt", "syria", "iraq")

    def test_filling_it_tells_nobody(self, cases: TickList) -> None:
        spy = QSignalSpy(cases.changed)
        cases.fill(CASES, None)
        assert cases.ticked() == ("iraq", "syria", "egypt")
        assert spy.count() == 0

    def test_space_ticks(self, qtbot: QtBot, cases: TickList) -> None:
        qtbot.keyClick(cases, Qt.Key.Key_End)
        with qtbot.waitSignal(cases.changed):
            qtbot.keyClick(cases, Qt.Key.Key_Space)
        assert cases.ticked() == ("egypt", "syria", "iraq")

    def test_alt_and_an_arrow_move_a_line_within_the_list(
        self, qtbot: QtBot, cases: TickList
    ) -> None:
        alt, spy = Qt.KeyboardModifier.AltModifier, QSignalSpy(cases.changed)
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
            qtbot.keyClick(cases, key, alt)
        assert cases.order() == ("syria", "iraq", "egypt")
        assert cases.ticked() == ("syria", "egypt")
        assert spy.count() == 2, "the last step leads nowhere"
        qtbot.keyClick(cases, Qt.Key.Key_Up, alt)
        assert cases.order() == ("syria", "egypt", "iraq")

    def test_all_and_none(self, cases: TickList) -> None:
        spy = QSignalSpy(cases.changed)
        cases.tick_all(False)
        assert cases.ticked() == ()
        cases.tick_all(True)
        assert len(cases.ticked()) == 3
        assert spy.count() == 2

    def test_an_empty_list_can_be_shown(self, qtbot: QtBot, cases: TickList) -> None:
        cases.fill((), None)
        cases.move_current(1)
        assert cases.ticked() == ()


class TestPicker:
    """Actors of a dossier."""

    @pytest.fixture
    def picker(self, qtbot: QtBot) -> SubjectPicker:
        """A picker of three actors that takes all of them."""
        made = SubjectPicker(
            "Actors", "All", lambda typed: [a for a in ACTORS if typed.lower() in a[1].lower()]
        )
        qtbot.addWidget(made)
        made.show()
        return made

    def shown(self, picker: SubjectPicker) -> list[str]:
        """What the list shows, ticked lines with a plus."""
        items = [picker.list.item(row) for row in range(picker.list.count())]
        on = Qt.CheckState.Checked
        return [("+" if i.checkState() == on else "") + i.text() for i in items]

    def test_all_needs_no_list(self, picker: SubjectPicker) -> None:
        assert picker.takes_all
        assert picker.chosen() == ()
        assert not picker.list.isVisible()

    def test_what_is_ticked_stays_in_sight_whatever_is_typed(
        self, qtbot: QtBot, picker: SubjectPicker
    ) -> None:
        picker.which.buttons[1].click()
        qtbot.keyClicks(picker.field, "bakr")
        with qtbot.waitSignal(picker.changed):
            qtbot.keyClick(picker.field, Qt.Key.Key_Return)
        assert picker.chosen() == ("bakr",)
        picker.field.clear()
        qtbot.keyClicks(picker.field, "arif")
        qtbot.waitUntil(lambda: self.shown(picker) == ["+Ahmad Hasan al-Bakr", "Arif"])
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
        assert picker.chosen() == ("bakr", "arif")

    def test_nothing_of_that_name_is_said_and_not_ticked(
        self, qtbot: QtBot, picker: SubjectPicker
    ) -> None:
        picker.which.buttons[1].click()
        qtbot.keyClicks(picker.field, "nobody")
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
        assert self.shown(picker) == ["Nothing of that name"]
        assert picker.chosen() == ()

    def test_down_leads_into_the_list_and_space_ticks(
        self, qtbot: QtBot, picker: SubjectPicker
    ) -> None:
        picker.which.buttons[1].click()
        picker.activateWindow()
        picker.field.setFocus()
        qtbot.keyClick(picker.field, Qt.Key.Key_Down)
        assert QApplication.focusWidget() is picker.list
        qtbot.keyClick(picker.list, Qt.Key.Key_Down)
        qtbot.keyClick(picker.list, Qt.Key.Key_Space)
        assert picker.chosen() == ("bakr",)

    def test_what_was_chosen_is_shown_again(self, picker: SubjectPicker) -> None:
        picker.choose(ACTORS[1:])
        assert picker.chosen() == ("bakr", "arif")
        picker.choose(())
        assert picker.takes_all


class TestBlankGrid:
    """Cells left blank."""

    @pytest.fixture
    def grid(self, qtbot: QtBot) -> BlankGrid:
        """Three questions by three cases, one cell blank."""
        made = BlankGrid("Blank cells")
        qtbot.addWidget(made)
        made.show_cells(QUESTIONS, CASES)
        made.cells.put([("dead", "syria")])
        made.show()
        return made

    def test_space_ticks_the_current_cell(self, qtbot: QtBot, grid: BlankGrid) -> None:
        with qtbot.waitSignal(grid.changed):
            qtbot.keyClick(grid, Qt.Key.Key_Space)
        assert grid.cells.blanks() == (("who", "iraq"), ("dead", "syria"))

    def test_a_head_ticks_its_line_and_unticks_a_full_one(
        self, qtbot: QtBot, grid: BlankGrid
    ) -> None:
        grid.horizontalHeader().sectionClicked.emit(1)
        column = {(question, "syria") for question, _ in QUESTIONS}
        assert {*grid.cells.blanks()} == column
        grid.horizontalHeader().sectionClicked.emit(1)
        assert grid.cells.blanks() == ()
        grid.verticalHeader().sectionClicked.emit(2)
        assert {*grid.cells.blanks()} == {("after", case) for case, _ in CASES}

    def test_ticks_stay_with_their_cells_when_lines_come_and_go(self, grid: BlankGrid) -> None:
        grid.show_cells(QUESTIONS[:1], CASES)
        assert grid.cells.blanks() == ()
        grid.show_cells(QUESTIONS, CASES[::-1])
        assert grid.cells.blanks() == (("dead", "syria"),)

    def test_a_screen_reader_hears_which_cell_it_is(self, grid: BlankGrid) -> None:
        index, role = grid.cells.index(1, 1), Qt.ItemDataRole.AccessibleTextRole
        assert grid.cells.data(index, role) == "Deaths, Syria 1966: left blank"
        grid.cells.toggle((index,))
        assert grid.cells.data(index, role) == "Deaths, Syria 1966: printed"


class TestMarks:
    """Boxes and dots on every ground."""

    @pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST_DARK], ids=lambda t: t.window)
    @pytest.mark.parametrize("kind", [Box, Dot])
    def test_an_empty_one_can_be_seen_and_told_from_a_full_one(
        self, qtbot: QtBot, kind: type[Box] | type[Dot], theme: Theme
    ) -> None:
        button = kind("")
        qtbot.addWidget(button)
        button.setPalette(palette_of(theme))
        button.setAutoFillBackground(True)
        button.resize(40, 30)
        empty = button.grab().toImage()
        inks = {empty.pixelColor(x, y).name() for x in range(24) for y in range(30)}
        assert theme.muted in inks
        button.setChecked(True)
        assert button.grab().toImage() != empty
