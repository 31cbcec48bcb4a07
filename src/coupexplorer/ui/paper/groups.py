"""The groups of choices that hold lists: cases, questions, blank cells, layers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from coupexplorer.sheets.choices import MOST_LINES
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.paper.blank_grid import Blank, BlankGrid
from coupexplorer.ui.paper.fields import Aside, CalmSpin, Group, OneOf
from coupexplorer.ui.paper.marks import Box
from coupexplorer.ui.paper.tick_list import Entry, TickList
from coupexplorer.ui.translation import translate

CASES_IN_SIGHT, QUESTIONS_IN_SIGHT = 6, 8
EVERY, CHOSEN = "every", "chosen"


def tool(sign: str, name: str, key: str = "") -> QToolButton:
    """A quiet button of a group; ``name`` is what it does."""
    button = QToolButton()
    button.setText(sign)
    button.setToolTip(f"{name} ({key})" if key else name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def move_tools(entries: TickList) -> list[QToolButton]:
    """Two buttons that move the current line of a list."""
    up = tool("↑", translate("PrintWindow", "Move up"), "Alt+↑")
    down = tool("↓", translate("PrintWindow", "Move down"), "Alt+↓")
    up.clicked.connect(lambda: entries.move_current(-1))
    down.clicked.connect(lambda: entries.move_current(+1))
    return [up, down]


def all_tools(tick_all: BlankGrid | TickList) -> list[QToolButton]:
    """Two buttons that tick everything, or nothing."""
    target = tick_all.cells if isinstance(tick_all, BlankGrid) else tick_all
    every = tool(translate("PrintWindow", "All"), translate("PrintWindow", "Tick all"))
    none = tool(translate("PrintWindow", "None"), translate("PrintWindow", "Tick none"))
    every.setText(translate("PrintWindow", "All"))
    every.clicked.connect(lambda: target.tick_all(True))
    none.clicked.connect(lambda: target.tick_all(False))
    return [every, none]


class CasesGroup(Group):
    """The cases of the document, ticked and in order."""

    def __init__(self) -> None:
        self.list = TickList(translate("PrintWindow", "Cases"), CASES_IN_SIGHT)
        super().__init__(translate("PrintWindow", "&Cases"), self.list, tools=move_tools(self.list))


class QuestionsGroup(Group):
    """The questions of the document, ticked and in order."""

    def __init__(self) -> None:
        self.list = TickList(translate("PrintWindow", "Questions"), QUESTIONS_IN_SIGHT)
        self._natural: tuple[str, ...] = ()
        super().__init__(
            translate("PrintWindow", "&Questions"),
            self.list,
            tools=[*all_tools(self.list), *move_tools(self.list)],
        )

    def fill(self, entries: Sequence[Entry], ticked: Sequence[str] | None) -> None:
        """Show the questions of a casebook, None for all of them ticked."""
        self._natural = tuple(identifier for identifier, _ in entries)
        self.list.fill(entries, ticked)

    def chosen(self) -> tuple[str, ...] | None:
        """The ids ticked, in order; None when nothing was taken out or moved."""
        ticked = self.list.ticked()
        return None if ticked == self._natural else ticked


class BlanksGroup(Group):
    """Which cells of a worksheet are left blank, and how many lines each gets."""

    changed = Signal()

    def __init__(self) -> None:
        name = translate("PrintWindow", "Blank cells")
        self.which = OneOf(
            name,
            [
                (EVERY, translate("PrintWindow", "Every cell that has an answer")),
                (CHOSEN, translate("PrintWindow", "Only those ticked here")),
            ],
        )
        self.grid = BlankGrid(name)
        self._tools = all_tools(self.grid)
        super().__init__(
            translate("PrintWindow", "&Blank cells"), self.which, self.grid, tools=self._tools
        )
        self.grid.changed.connect(self.changed)
        self.which.changed.connect(self._which_changed)
        self._show_grid()

    def fill(self, questions: Sequence[Entry], cases: Sequence[Entry]) -> None:
        """Have a row for each question and a column for each case."""
        self.grid.show_cells(questions, cases)

    def show_blanks(self, blanks: Sequence[Blank] | None) -> None:
        """Show which cells are blank, None for all with an answer. Tells nobody."""
        self.which.choose(EVERY if blanks is None else CHOSEN)
        self.grid.cells.put(blanks or ())
        self._show_grid()

    def chosen(self) -> tuple[Blank, ...] | None:
        """The cells ticked, None for all that have an answer."""
        return None if self.which.value() == EVERY else self.grid.cells.blanks()

    def _show_grid(self) -> None:
        for widget in (self.grid, *self._tools):
            widget.setVisible(self.which.value() == CHOSEN)

    @guarded(None)
    def _which_changed(self) -> None:
        self._show_grid()
        self.changed.emit()


class LinesRow(QWidget):
    """How many lines to write on a blank cell gets."""

    def __init__(self) -> None:
        super().__init__()
        self.number = CalmSpin()
        self.number.setRange(1, MOST_LINES)
        self.number.setMinimumWidth(76)
        label = QLabel(translate("PrintWindow", "&Lines in each blank"))
        label.setBuddy(self.number)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label, 1)
        row.addWidget(self.number)


class LayersGroup(Group):
    """What is printed beside the base texts."""

    changed = Signal()

    def __init__(self) -> None:
        self.context = Box(translate("PrintWindow", "&What goes beyond the base texts"))
        self.own_notes = Box(translate("PrintWindow", "Your own &notes"))
        always = Aside(translate("PrintWindow", "The base texts are always printed."))
        super().__init__(translate("PrintWindow", "Layers"), self.context, self.own_notes, always)
        for box in (self.context, self.own_notes):
            box.clicked.connect(lambda _on: self.changed.emit())
