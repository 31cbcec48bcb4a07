"""The comparison by questions, each statement linked to its claims, in the reader's order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from coupexplorer.domain.comparison import Dimension
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import VerdictKind
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.comparison.arrangement import Arrangement
from coupexplorer.ui.comparison.facts import ComparisonFacts, read_comparison
from coupexplorer.ui.comparison.grid import ComparisonModel
from coupexplorer.ui.comparison.model import Role
from coupexplorer.ui.comparison.painter import CellPainter
from coupexplorer.ui.comparison.view import ComparisonView
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.translation import translate
from coupexplorer.ui.workbench import Workbench


class QuestionsView(ComparisonView):
    """Rows of questions that can be moved and hidden, threads below.

    ``rearranged`` is called with each arrangement the reader makes; the pane hands back, by
    ``arrange``, what is to be shown.
    """

    def __init__(
        self,
        bench: Workbench,
        appearance: Appearance,
        rearranged: Callable[[Arrangement], None],
    ) -> None:
        self.model = ComparisonModel()
        super().__init__(bench, appearance, self.model, CellPainter(appearance))
        self._rearranged = rearranged
        self._facts: ComparisonFacts | None = None
        self._focus = Focus()
        self.arrangement = Arrangement()
        table = self.table
        table.setAccessibleName(
            translate("ComparisonPane", "Comparison of the cases, question by question")
        )
        table.setAccessibleDescription(
            translate(
                "ComparisonPane",
                "Alt+Up and Alt+Down move a question, Delete hides it; N and P step through marks.",
            )
        )
        table.step_asked.connect(self._step)
        table.move_asked.connect(self._move)
        table.hide_asked.connect(self._hide)
        table.menu_asked.connect(self._show_menu)

    @property
    def facts(self) -> ComparisonFacts:
        """What is known of the open casebook; read when first asked for."""
        if self._facts is None:
            self._facts = read_comparison(self.bench.casebook)
        return self._facts

    def forget(self) -> None:
        """Read the casebook again when next asked."""
        super().forget()
        self._facts = None

    def needs(self, focus: Focus) -> tuple[object, ...]:
        """Cases, layer, whether differences only, and the reader's arrangement."""
        return (focus.cases, focus.context, focus.differences_only, self.arrangement)

    def fill(self, focus: Focus) -> None:
        """Lay the questions out for a focus."""
        self._focus = focus
        grid = self.facts.grid(focus, self.cases(focus), self.arrangement)
        self.model.show_grid(grid, self.appearance.theme)

    def mark(self, focus: Focus) -> None:
        """Choose the question or answer looked at, or highlight the cells that rest on it."""
        subject = focus.subject
        own = self.subject(focus, Kind.CELL, Kind.DIMENSION, Kind.LINK)
        related: frozenset[str] = frozenset()
        if own is None and subject is not None:
            related = self._claims_of(subject)
        self.model.highlight(related)
        self.table.choose(self.model.index_of(own) if own is not None else QModelIndex())
        if own is None and self.table.painter.stepped is None:
            self._show_first_highlight()

    def summary(self) -> str:
        """How many questions, and how the cases compare."""
        dimensions = self.model.grid.dimensions
        verdicts = Counter(d.verdict.kind for d in dimensions if d.verdict)
        counts = {
            "count": len(dimensions),
            "alike": verdicts[VerdictKind.ALIKE],
            "partly": verdicts[VerdictKind.PARTLY],
            "different": verdicts[VerdictKind.DIFFERENT] + verdicts[VerdictKind.ONLY_IN_ONE],
        }
        template = translate(
            "ComparisonPane",
            "{count} questions · {alike} alike · {partly} partly · {different} differ",
        )
        parts = [template.format(**counts)]
        hidden = self.hidden(self._focus)
        if hidden:
            template = translate("ComparisonPane", "{count} hidden")
            parts.append(template.format(count=len(hidden)))
        threads = len(self.model.grid.threads)
        if threads:
            one = translate("ComparisonPane", "1 thread")
            many = translate("ComparisonPane", "{count} threads").format(count=threads)
            parts.append(one if threads == 1 else many)
        return " · ".join(parts)

    def empty(self) -> str:
        """Nothing is asked, or all of it is hidden."""
        if self.hidden(self._focus):
            return translate(
                "ComparisonPane", "Every question is hidden. “Questions” above brings them back."
            )
        if self.facts.dimensions:
            return translate("ComparisonPane", "No question for this choice.")
        return translate("ComparisonPane", "This casebook asks no questions yet.")

    def questions(self, focus: Focus) -> tuple[Dimension, ...]:
        """All questions in the layers shown, in the reader's order."""
        return self.arrangement.ordered(self.facts.in_layers(focus))

    def hidden(self, focus: Focus) -> list[Dimension]:
        """The questions the reader has hidden."""
        return [d for d in self.facts.in_layers(focus) if d.id in self.arrangement.hidden]

    def _claims_of(self, subject: Ref) -> frozenset[str]:
        if subject.kind is Kind.CLAIM:
            return frozenset((subject.id,))
        return self.bench.casebook.claim_ids_about(subject)

    def _show_first_highlight(self) -> None:
        for row in range(self.model.rowCount()):
            for column in range(1, self.model.columnCount()):
                index = self.model.index(row, column)
                if self.model.data(index, Role.HIGHLIGHT):
                    self.table.show_row(index)
                    return

    def _question(self, row: int) -> Dimension | None:
        dimensions = self.model.grid.dimensions
        return dimensions[row] if 0 <= row < len(dimensions) else None

    @guarded(None)
    def _step(self, row: int, by: int) -> None:
        question = self._question(row)
        if question is not None:
            shown = [d.id for d in self.model.grid.dimensions]
            moved = self.arrangement.stepped(self.facts.dimensions, shown, question.id, by)
            self._rearrange(moved, question.id)

    @guarded(None)
    def _move(self, row: int, before: int) -> None:
        question, target = self._question(row), self._question(before)
        if question is None:
            return
        if target is not None:
            moved = self.arrangement.moved(self.facts.dimensions, question.id, target.id)
        else:
            moved = self.arrangement.moved(self.facts.dimensions, question.id, None)
        self._rearrange(moved, question.id)

    @guarded(None)
    def _hide(self, row: int) -> None:
        question = self._question(row)
        if question is None:
            return
        shown = self.model.grid.dimensions
        others = [*shown[row + 1 :], *reversed(shown[:row])]
        after = others[0].id if others else ""
        self._rearrange(self.arrangement.hiding(question.id, hidden=True), after)

    def show_question(self, identifier: str, *, shown: bool) -> None:
        """Put a question back among the rows, or take it out."""
        self._rearrange(self.arrangement.hiding(identifier, hidden=not shown), identifier)

    def show_as_in_casebook(self) -> None:
        """Every question, in the casebook's own order."""
        self._rearrange(Arrangement(), "")

    def _rearrange(self, arrangement: Arrangement, question: str) -> None:
        """Take up another arrangement and keep the keyboard on a question."""
        column = max(self.table.currentIndex().column(), 0)
        if arrangement != self.arrangement:
            self._rearranged(arrangement)
        index = self.model.index_of(Ref(Kind.DIMENSION, question))
        if index.isValid():
            self.table.choose(index.siblingAtColumn(column))

    @guarded(None)
    def _show_menu(self, row: int, at: QPoint) -> None:
        question = self._question(row)
        if question is not None:
            menu = self.row_menu(row, question)
            menu.popup(at)

    def row_menu(self, row: int, question: Dimension) -> QMenu:
        """What can be done with a row, by mouse or by key."""
        menu = QMenu(self.table)
        menu.aboutToHide.connect(menu.deleteLater)
        last = len(self.model.grid.dimensions) - 1
        for words, keys, possible, act in (
            (
                translate("ComparisonPane", "Move &up"),
                "Alt+Up",
                row > 0,
                lambda: self._step(row, -1),
            ),
            (
                translate("ComparisonPane", "Move &down"),
                "Alt+Down",
                row < last,
                lambda: self._step(row, +1),
            ),
            (
                translate("ComparisonPane", "&Hide this question"),
                "Del",
                True,
                lambda: self._hide(row),
            ),
        ):
            action = QAction(f"{words}\t{keys}", menu)
            action.setEnabled(possible)
            action.triggered.connect(lambda _=False, a=act: a())
            menu.addAction(action)
        return menu
