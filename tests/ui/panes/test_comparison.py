"""The Comparison pane at work: views, questions moved and hidden, six cases, keys and layers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.samples import IRAQ, SYRIA, small_document
from tests.six_cases import CASES, six_cases_document

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer, PhaseKind
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.comparison.arrangement import View
from coupexplorer.ui.comparison.model import CaseTableModel, Role
from coupexplorer.ui.comparison.table import ComparisonTable
from coupexplorer.ui.focus import Alignment
from coupexplorer.ui.panes.comparison import ComparisonPane
from coupexplorer.ui.theme import LIGHT, Scheme
from coupexplorer.ui.workbench import Workbench

Open = Callable[[CasebookDocument], ComparisonPane]


@pytest.fixture
def open_pane(qapp: QApplication, qtbot: QtBot) -> Iterator[Open]:
    """A pane of its own on any casebook, all cases chosen."""
    benches: list[Workbench] = []

    def begin(document: CasebookDocument) -> ComparisonPane:
        bench = Workbench()
        benches.append(bench)
        pane = ComparisonPane(bench, Appearance(qapp, Scheme.LIGHT, qapp))
        qtbot.addWidget(pane)
        pane.resize(760, 500)
        pane.show()
        bench.open(Casebook.in_memory(document))
        bench.look_at(replace(bench.focus, cases=tuple(bench.cases)))
        return pane

    yield begin
    for bench in benches:
        bench.close()


@pytest.fixture
def six(open_pane: Open) -> ComparisonPane:
    """Six cases."""
    return open_pane(six_cases_document())


@pytest.fixture
def two(open_pane: Open) -> ComparisonPane:
    """The two cases of the small casebook."""
    return open_pane(small_document())


def questions(pane: ComparisonPane) -> list[str]:
    """The ids of the questions shown, from the top."""
    return [dimension.id for dimension in pane.model.grid.dimensions]


def choose(table: ComparisonTable, row: int, column: int) -> None:
    """Make a cell the current one."""
    table.choose(table.content.index(row, column))


def cells(model: CaseTableModel, column: int) -> list[str]:
    """The plain texts of a column."""
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def height(table: ComparisonTable, cell: QModelIndex) -> int:
    """How high a cell is when it is 200 pixels wide."""
    return table.painter.height(cell, 200, table.font())


def press(
    qtbot: QtBot,
    table: ComparisonTable,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key in a table."""
    qtbot.keyClick(table, key, modifier)


ALT = Qt.KeyboardModifier.AltModifier


class TestQuestions:
    """Questions are the reader's to order and hide."""

    def test_alt_and_arrows_move_a_question_and_the_keyboard_goes_with_it(
        self, qtbot: QtBot, six: ComparisonPane
    ) -> None:
        choose(six.table, 2, 1)
        press(qtbot, six.table, Qt.Key.Key_Up, ALT)
        assert questions(six) == ["who", "dead", "means", "aftermath"]
        assert (six.table.currentIndex().row(), six.table.currentIndex().column()) == (1, 1)
        press(qtbot, six.table, Qt.Key.Key_Up, ALT)
        press(qtbot, six.table, Qt.Key.Key_Up, ALT)
        assert questions(six) == ["dead", "who", "means", "aftermath"]
        press(qtbot, six.table, Qt.Key.Key_Down, ALT)
        assert questions(six) == ["who", "dead", "means", "aftermath"]

    def test_delete_hides_a_question_and_the_menu_brings_it_back(
        self, qtbot: QtBot, six: ComparisonPane
    ) -> None:
        choose(six.table, 1, 0)
        press(qtbot, six.table, Qt.Key.Key_Delete)
        assert questions(six) == ["who", "dead", "aftermath"]
        assert six.model.ref(six.table.currentIndex()) == Ref(Kind.DIMENSION, "dead")
        six.bar.fill_menu()
        offered = {a.text(): a for a in six.bar.menu.actions() if a.isCheckable()}
        assert [a.isChecked() for a in offered.values()] == [True, False, True, True]
        offered["Question of means"].trigger()
        assert questions(six) == ["who", "means", "dead", "aftermath"]

    def test_all_hidden_says_how_to_get_them_back(self, qtbot: QtBot, six: ComparisonPane) -> None:
        six.bench.look_at(replace(six.bench.focus, cases=CASES[3:]))
        for _ in range(4):
            choose(six.table, 0, 0)
            press(qtbot, six.table, Qt.Key.Key_Delete)
        assert six.pages.currentWidget() is six.empty
        assert "Questions" in six.empty.text()
        six.bar.fill_menu()
        six.bar.menu.actions()[-1].trigger()
        assert len(questions(six)) == 4
        assert six.pages.currentWidget() is six.table

    def test_threads_can_be_neither_moved_nor_hidden(
        self, qtbot: QtBot, six: ComparisonPane
    ) -> None:
        choose(six.table, 4, 0)
        press(qtbot, six.table, Qt.Key.Key_Up, ALT)
        press(qtbot, six.table, Qt.Key.Key_Delete)
        assert six.model.rowCount() == 5

    def test_a_question_is_dragged_to_another_place(
        self, qtbot: QtBot, six: ComparisonPane
    ) -> None:
        table = six.table
        start, end = (table.visualRect(six.model.index(row, 0)) for row in (0, 2))
        view = table.viewport()
        qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start.center())
        drag_to(view, end.center() + QPoint(0, 2))
        assert table.drag.target == 3, "below the middle of the third row"
        drag_to(view, end.bottomLeft() - QPoint(-9, 3))
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end.bottomLeft() - QPoint(-9, 3))
        assert questions(six) == ["means", "dead", "who", "aftermath"]

    def test_the_menu_of_a_row_offers_what_its_keys_do(self, six: ComparisonPane) -> None:
        menu = six.questions.row_menu(0, six.model.grid.dimensions[0])
        assert [a.isEnabled() for a in menu.actions()] == [False, True, True]
        menu.actions()[1].trigger()
        assert questions(six)[:2] == ["means", "who"]

    def test_the_arrangement_is_kept_by_casebook_and_not_in_it(
        self, qtbot: QtBot, open_pane: Open, six: ComparisonPane
    ) -> None:
        before = six.bench.casebook.content_hash()
        choose(six.table, 0, 0)
        press(qtbot, six.table, Qt.Key.Key_Delete)
        six.choose_view(View.PHASES)
        assert six.bench.casebook.content_hash() == before
        again = open_pane(six_cases_document())
        again.arrange(six.arrangement())
        again.choose_view(View.QUESTIONS)
        again._facts_changed()
        assert questions(again) == ["means", "dead", "aftermath"]
        other = open_pane(small_document())
        other.arrange(six.arrangement())
        assert other.bar.tabs.tabData(other.bar.tabs.currentIndex()) == View.PHASES
        other.choose_view(View.QUESTIONS)
        other._facts_changed()
        assert questions(other) == ["means", "economy"]


def drag_to(view: QWidget, point: QPoint) -> None:
    """Move the mouse with its left button held."""
    held = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        view.mapToGlobal(QPointF(point)),
        Qt.MouseButton.NoButton,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)


class TestSixCases:
    """Columns of many cases scroll beside the questions."""

    def test_there_is_a_column_a_case_wide_enough_to_read(self, six: ComparisonPane) -> None:
        assert six.model.columnCount() == 7
        assert six.table.horizontalScrollBar().maximum() > 0
        widths = {six.table.columnWidth(column) for column in range(1, 7)}
        assert min(widths) >= 100

    def test_two_cases_fill_the_pane_without_scrolling(self, two: ComparisonPane) -> None:
        assert two.table.horizontalScrollBar().maximum() == 0
        assert not two.table.frozen.isVisible()

    def test_the_questions_stay_in_view(self, qtbot: QtBot, six: ComparisonPane) -> None:
        table = six.table
        assert not table.frozen.isVisible(), "the table's own column is there"
        choose(table, 1, 6)
        assert table.frozen.isVisible()
        assert table.frozen.geometry().left() <= table.viewport().geometry().left()
        shown = table.frozen.grab().toImage()
        assert shown.width() >= table.columnWidth(0)
        choose(table, 1, 1)
        cell = table.visualRect(six.model.index(1, 1))
        assert cell.left() >= table.columnWidth(0) - 1, "not under the frozen column"

    def test_a_click_on_a_frozen_question_chooses_it(
        self, qtbot: QtBot, six: ComparisonPane
    ) -> None:
        table = six.table
        choose(table, 0, 6)
        row = table.visualRect(six.model.index(2, 6))
        spot = QPoint(12, row.bottom() - 4 + table.head.height())
        qtbot.mouseClick(table.frozen, Qt.MouseButton.LeftButton, pos=spot)
        assert six.bench.focus.subject == Ref(Kind.DIMENSION, "dead")
        assert table.frozen.isVisible(), "the columns stay where they were"

    def test_a_long_head_is_told_in_full_by_its_tip(self, six: ComparisonPane) -> None:
        tip = six.model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        assert "with a title that is long enough" in str(tip)

    def test_numbers_of_one_scope_share_a_scale_over_all_cases(self, six: ComparisonPane) -> None:
        strips = [six.model.index(2, column).data(Role.STRIP) for column in range(1, 7)]
        bars = [strip[0].bar for strip in strips]
        assert [round(bar.best, 2) for bar in bars[:5]] == [0.1, 0.2, 0.3, 0.4, 0.5]
        assert bars[5] is None
        assert strips[5][0].words.endswith("different scope")

    @pytest.mark.parametrize("view", list(View))
    def test_every_view_has_all_cases_and_paints(self, six: ComparisonPane, view: View) -> None:
        six.choose_view(view)
        assert six.view.table.content.columnCount() == 7
        assert six.view.table.content.rowCount() > 0
        image = six.grab().toImage()
        seen = {image.pixelColor(x, y).name() for x in range(0, 760, 3) for y in range(0, 200, 2)}
        assert {LIGHT.case_colour(0), LIGHT.case_colour(1)} <= seen

    @pytest.mark.parametrize("view", list(View))
    def test_every_cell_has_words_for_a_screen_reader(
        self, six: ComparisonPane, view: View
    ) -> None:
        six.choose_view(view)
        model = six.view.table.content
        for row in range(model.rowCount()):
            columns = 2 if model.is_across(row) else model.columnCount()
            for column in range(columns):
                assert model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
        assert six.view.table.accessibleName()


class TestPhases:
    """The events of the list, phase by phase."""

    def test_a_cell_has_the_events_of_its_phase_and_case(self, six: ComparisonPane) -> None:
        six.choose_view(View.PHASES)
        model = six.view.table.content
        assert cells(model, 0)[3] == "Seizure"
        assert cells(model, 2)[3].split("\n") == [
            "10 Jul 1966 · day +9, Seizure in Syria, part 1",
            "11 Jul 1966 · day +10, Seizure in Syria, part 2, beyond the base texts",
        ]

    def test_filter_window_and_layer_narrow_it_as_they_do_the_list(
        self, six: ComparisonPane
    ) -> None:
        six.choose_view(View.PHASES)
        focus = six.bench.focus
        narrowed = replace(focus.filter, phases=(PhaseKind.PURGE,), text="part 1")
        six.bench.look_at(replace(focus, filter=narrowed))
        assert cells(six.view.table.content, 0) == ["Purge"]
        assert "part 2" not in cells(six.view.table.content, 1)[0]
        six.bench.look_at(replace(focus, context=False))
        told = "\n".join(cells(six.view.table.content, 1))
        assert "part 1" in told
        assert "part 2" not in told

    def test_the_event_looked_at_is_marked(self, six: ComparisonPane) -> None:
        six.choose_view(View.PHASES)
        model = six.view.table.content
        page = str(model.index(3, 1).data(Role.PAGE))
        assert LIGHT.highlight not in page
        six.bench.look_at_subject(Ref(Kind.EVENT, f"{CASES[0]}/seizure/0"))
        assert LIGHT.highlight in str(model.index(3, 1).data(Role.PAGE))
        assert LIGHT.highlight not in str(model.index(3, 2).data(Role.PAGE))

    def test_keys_step_through_events_and_marks(self, qtbot: QtBot, six: ComparisonPane) -> None:
        six.choose_view(View.PHASES)
        table = six.view.table
        choose(table, 3, 1)
        seen = []
        for key in (Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_Return):
            press(qtbot, table, key)
            seen.append(str(six.bench.focus.subject))
        first = f"event:{CASES[0]}/seizure/0"
        assert seen == [first, "claim:iraq-event", first, first]

    def test_stepping_goes_on_to_the_next_cell(self, qtbot: QtBot, six: ComparisonPane) -> None:
        six.choose_view(View.PHASES)
        table = six.view.table
        choose(table, 3, 1)
        for _ in range(5):
            press(qtbot, table, Qt.Key.Key_N)
        assert six.bench.focus.subject == Ref(Kind.EVENT, f"{CASES[1]}/seizure/0")
        press(qtbot, table, Qt.Key.Key_P)
        assert six.bench.focus.subject == Ref(Kind.CLAIM, "iraq-beyond")


class TestOffices:
    """Lanes of offices and bodies."""

    def test_one_office_of_six_countries_is_one_lane(self, six: ComparisonPane) -> None:
        six.choose_view(View.OFFICES)
        model = six.view.table.content
        assert model.rowCount() == 2
        assert cells(model, 3)[0] == "The ruler of Egypt, President of Egypt, 1 Jul 1952 – 1954"

    def test_a_click_on_a_bar_looks_at_its_holder(self, qtbot: QtBot, six: ComparisonPane) -> None:
        six.choose_view(View.OFFICES)
        table = six.view.table
        index = table.content.index(0, 2)
        cell = table.visualRect(index)
        spots = [
            QPoint(x, y)
            for y in range(cell.top(), cell.bottom(), 3)
            for x in range(cell.left(), cell.right(), 3)
            if table.painter.link_at(index, cell, QPoint(x, y), table.font())
        ]
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spots[0])
        assert six.bench.focus.subject == Ref(Kind.ACTOR, "ruler-1")
        assert index.data(Role.LANE).marked == "ruler-1"

    def test_keys_reach_every_holder(self, qtbot: QtBot, six: ComparisonPane) -> None:
        six.choose_view(View.OFFICES)
        choose(six.view.table, 0, 1)
        seen = []
        for _ in range(3):
            press(qtbot, six.view.table, Qt.Key.Key_N)
            seen.append(six.bench.focus.subject)
        assert seen == [Ref(Kind.ACTOR, f"ruler-{n}") for n in range(3)]

    def test_the_alignment_of_the_focus_is_that_of_the_lanes(self, six: ComparisonPane) -> None:
        six.choose_view(View.OFFICES)
        assert six.view.table.content.scale.aligned  # type: ignore[attr-defined]
        six.bench.look_at(replace(six.bench.focus, alignment=Alignment.CALENDAR))
        assert not six.view.table.content.scale.aligned  # type: ignore[attr-defined]

    def test_a_hidden_layer_takes_its_tenures_with_it(self, six: ComparisonPane) -> None:
        six.choose_view(View.OFFICES)
        six.bench.look_at(replace(six.bench.focus, context=False))
        assert cells(six.view.table.content, 0) == [
            "President of Iraq / President of Syria / President of Egypt / President of Yemen"
            " / President of Sudan / President of Libya (office)"
        ]


class TestCounterparts:
    """Who stands across from whom."""

    def test_pairs_are_joined_over_six_cases(self, six: ComparisonPane) -> None:
        six.choose_view(View.COUNTERPARTS)
        model = six.view.table.content
        assert cells(model, 0) == ["Person", "Faction"]
        assert cells(model, 6)[0] == "The ruler of Libya; President of Libya, 1 Jul 1969 – 1971"

    def test_an_actor_is_chosen_where_he_stands(self, two: ComparisonPane) -> None:
        two.choose_view(View.COUNTERPARTS)
        two.bench.look_at_subject(Ref(Kind.ACTOR, "amin-al-hafiz"))
        table = two.view.table
        assert "Amin al-Hafiz" in str(table.currentIndex().data())
        assert table.currentIndex().data(Role.HIGHLIGHT)

    def test_without_counterparts_it_says_so(self, open_pane: Open) -> None:
        document = small_document()
        alone = tuple(replace(actor, counterparts=()) for actor in document.actors)
        pane = open_pane(replace(document, actors=alone))
        pane.choose_view(View.COUNTERPARTS)
        assert pane.pages.currentWidget() is pane.empty
        assert "counterparts" in pane.empty.text()

    def test_offices_of_a_hidden_layer_are_left_out(self, open_pane: Open) -> None:
        document = small_document()
        beyond = tuple(
            replace(c, layer=Layer.CONTEXT) if c.id == "B097" else c for c in document.claims
        )
        pane = open_pane(replace(document, claims=beyond))
        pane.choose_view(View.COUNTERPARTS)
        assert "President" in "".join(cells(pane.view.table.content, 2))
        pane.bench.look_at(replace(pane.bench.focus, context=False))
        assert "President" not in "".join(cells(pane.view.table.content, 2))


class TestLaying:
    """Rows are measured as they are seen."""

    def test_rows_in_view_are_measured_at_once_and_the_rest_later(
        self, qtbot: QtBot, open_pane: Open, document: CasebookDocument
    ) -> None:
        pane = open_pane(document)
        heights = pane.table.heights
        pane._facts_changed()
        assert not heights.is_whole
        first = pane.model.index(0, 1)
        wanted = pane.painter.height(first, pane.table.columnWidth(1), pane.table.font())
        assert pane.table.rowHeight(0) >= wanted
        qtbot.waitUntil(lambda: heights.is_whole)
        for row in range(pane.model.rowCount()):
            widths = [pane.table.width_of(row, c) for c in (0, 1)]
            needed = [
                pane.painter.height(pane.model.index(row, c), widths[c], pane.table.font())
                for c in (0, 1)
            ]
            assert pane.table.rowHeight(row) >= max(needed)

    def test_what_is_looked_at_stays_in_view_while_rows_above_are_measured(
        self, qtbot: QtBot, open_pane: Open, document: CasebookDocument
    ) -> None:
        pane = open_pane(document)
        pane.bench.look_at_subject(Ref(Kind.CELL, f"dead/{SYRIA}"))
        index = pane.model.index_of(Ref(Kind.CELL, f"dead/{SYRIA}"))
        pane._facts_changed()
        before = pane.table.visualRect(pane.model.index(index.row(), 2)).top()
        qtbot.waitUntil(lambda: pane.table.heights.is_whole)
        after = pane.table.visualRect(pane.model.index(index.row(), 2)).top()
        assert abs(after - before) <= 2
        assert pane.table.viewport().rect().contains(QPoint(10, after + 2))


def test_a_view_is_chosen_by_key(qtbot: QtBot, two: ComparisonPane) -> None:
    two.bar.tabs.setFocus()
    qtbot.keyClick(two.bar.tabs, Qt.Key.Key_Right)
    assert two.view.table.content.head() == "Phase"
    assert two.pages.currentWidget() is two.view.table
    assert two.focusProxy() is two.view.table
    assert not two.bar.questions.isVisible()


def test_choosing_a_view_changes_no_focus(two: ComparisonPane) -> None:
    two.bench.look_at_subject(Ref(Kind.ACTOR, "al-sadi"))
    for view in View:
        two.choose_view(view)
        assert two.bench.focus.subject == Ref(Kind.ACTOR, "al-sadi")


def test_the_current_cell_is_copied_as_text(two: ComparisonPane) -> None:
    two.table.choose(two.model.index_of(Ref(Kind.CELL, f"means/{IRAQ}")))
    two.table.copy()
    assert QApplication.clipboard().text() == "Aircraft. Tanks."
    two.table.setCurrentIndex(QModelIndex())
    two.table.copy()
    assert QApplication.clipboard().text() == "Aircraft. Tanks."


@pytest.mark.parametrize("view", list(View))
def test_larger_text_enlarges_heads_and_cells(six: ComparisonPane, view: View) -> None:
    six.choose_view(view)
    table = six.view.table

    def sizes() -> tuple[float, int, int]:
        cell = table.content.index(0, 1)
        return table.font().pointSizeF(), table.head.height(), height(table, cell)

    before = sizes()
    try:
        six.appearance.enlarge(+4)
        after = sizes()
        assert all(new > old for new, old in zip(after, before, strict=True))
    finally:
        six.appearance.enlarge(0)


def test_the_link_stepped_to_is_framed(qtbot: QtBot, six: ComparisonPane) -> None:
    six.choose_view(View.PHASES)
    table = six.view.table
    table.choose(table.content.index(0, 1))
    cell = table.visualRect(table.content.index(0, 1))
    before = table.viewport().grab(cell).toImage()
    qtbot.keyClick(table, Qt.Key.Key_N)
    qtbot.keyClick(table, Qt.Key.Key_N)
    after = table.viewport().grab(cell).toImage()
    accent = QColor(LIGHT.accent).hue()
    assert table.painter.stepped == (0, 1, 1)

    def framed(image: QImage) -> int:
        return sum(
            image.pixelColor(x, y).hue() == accent and image.pixelColor(x, y).saturation() > 150
            for x in range(0, image.width())
            for y in range(0, image.height())
        )

    assert framed(after) > framed(before) + 20
