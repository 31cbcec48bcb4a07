"""The Comparison pane: cases across, and down the questions, phases, offices or counterparts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget

from coupexplorer.domain.comparison import Dimension
from coupexplorer.domain.identity import Ref
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.comparison.arrangement import Arrangement, Kept, View
from coupexplorer.ui.comparison.bar import ComparisonBar
from coupexplorer.ui.comparison.counterparts import CounterpartsView
from coupexplorer.ui.comparison.offices import OfficesView
from coupexplorer.ui.comparison.phases import PhasesView
from coupexplorer.ui.comparison.questions import QuestionsView
from coupexplorer.ui.comparison.view import ComparisonView
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.workbench import Workbench


class ComparisonPane(Pane):
    """A bar of views over one table a view; a view is made when it is first chosen."""

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self._kept = Kept()
        self._generation = 0
        self.questions = QuestionsView(bench, appearance, self._rearranged)
        self.model = self.questions.model
        self.painter = self.questions.table.painter
        self.table = self.questions.table
        self.views: dict[View, ComparisonView] = {}
        self._makers: dict[View, Callable[[], ComparisonView]] = {
            View.QUESTIONS: lambda: self.questions,
            View.PHASES: lambda: PhasesView(bench, appearance),
            View.OFFICES: lambda: OfficesView(bench, appearance),
            View.COUNTERPARTS: lambda: CounterpartsView(bench, appearance),
        }
        self.bar = ComparisonBar()
        self.bar.offer = self._offered
        self.bar.view_chosen.connect(self.choose_view)
        self.bar.question_toggled.connect(self._toggle_question)
        self.bar.reset_asked.connect(self._reset_questions)
        self.empty = QLabel()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.pages, 1)
        self.bar.show_view(self._kept.view)
        self.setFocusProxy(self.view.table)

    @property
    def view(self) -> ComparisonView:
        """The view that is chosen; made when it is first asked for."""
        chosen = self._kept.view
        if chosen not in self.views:
            made = self._makers[chosen]()
            made.table.looked_at.connect(self._looked_at)
            self.pages.addWidget(made.table)
            # Qt puts what is made later at the end of the window.
            self.setTabOrder(self.bar.questions, made.table)
            self.views[chosen] = made
        return self.views[chosen]

    def arrangement(self) -> str:
        """The view, and the order and choice of questions in each casebook."""
        return self._kept.to_text()

    def arrange(self, arrangement: str) -> None:
        """Take up a view and the arrangements of questions."""
        self._kept = Kept.from_text(arrangement)
        self.bar.show_view(self._kept.view)
        self.setFocusProxy(self.view.table)

    def reload(self, focus: Focus) -> None:
        """Facts or looks have changed: read them again and lay the view out."""
        self._generation += 1
        self.questions.arrangement = self._kept.of(self.bench.casebook.info().id)
        self.bar.dress(self.appearance.theme)
        self._show(focus)

    def follow(self, focus: Focus, before: Focus) -> None:
        """The view knows what of a focus concerns it."""
        self._show(focus)

    def _show(self, focus: Focus) -> None:
        view = self.view
        self.pages.setCurrentWidget(view.table)
        view.show(focus, self._generation)
        self.show_summary(view.summary())
        if not view.table.content.rowCount():
            self.empty.setText(view.empty())
            self.pages.setCurrentWidget(self.empty)

    def _again(self) -> None:
        """Show the present focus after the pane itself has changed."""
        if not self.bench.has_casebook or not self._generation:
            return
        self._following = True
        try:
            self._show(self.focus)
        finally:
            self._following = False

    @guarded(None)
    def choose_view(self, view: View) -> None:
        """Show other rows; the keyboard goes with them when it was in the table."""
        had_keys = self.view.table.hasFocus()
        self._kept = replace(self._kept, view=view)
        self.bar.show_view(view)
        self.setFocusProxy(self.view.table)
        self._again()
        if had_keys:
            self.view.table.setFocus()

    def _rearranged(self, arrangement: Arrangement) -> None:
        casebook = self.bench.casebook.info().id
        self._kept = self._kept.keeping(casebook, arrangement)
        self.questions.arrangement = arrangement
        self._again()

    def _offered(self) -> tuple[tuple[Dimension, bool], ...]:
        if not self.bench.has_casebook:
            return ()
        hidden = self.questions.arrangement.hidden
        questions = self.questions.questions(self.focus)
        return tuple((question, question.id not in hidden) for question in questions)

    @guarded(None)
    def _toggle_question(self, question: str, shown: bool) -> None:
        self.questions.show_question(question, shown=shown)

    @guarded(None)
    def _reset_questions(self) -> None:
        self.questions.show_as_in_casebook()

    @guarded(None)
    def _looked_at(self, subject: Ref) -> None:
        self.look_at(subject)
