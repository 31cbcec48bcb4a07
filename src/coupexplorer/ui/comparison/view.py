"""What every view of the comparison is: a table that shows the focus in its own way."""

from __future__ import annotations

from coupexplorer.domain.history import Case
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.comparison.model import CaseTableModel
from coupexplorer.ui.comparison.painter import CellPainter
from coupexplorer.ui.comparison.table import ComparisonTable
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.workbench import Workbench


class ComparisonView:
    """A subclass reads what it shows and fills its model; facts are read once for a generation."""

    def __init__(
        self, bench: Workbench, appearance: Appearance, model: CaseTableModel, painter: CellPainter
    ) -> None:
        self.bench = bench
        self.appearance = appearance
        self.table = ComparisonTable(bench, appearance, model, painter)
        self._shown: tuple[object, ...] | None = None

    def show(self, focus: Focus, generation: int) -> None:
        """Bring the table up to a focus; reads afresh only what a change asks for.

        ``generation`` counts the changes of facts or looks.
        """
        wanted = (generation, *self.needs(focus))
        before, self._shown = self._shown, wanted
        if before is None or before[0] != generation:
            self.forget()
        if wanted != before:
            self.fill(focus)
        self.mark(focus)

    def forget(self) -> None:
        """Facts or looks have changed."""
        self.table.painter.forget()
        self.table.take_font()

    def needs(self, focus: Focus) -> tuple[object, ...]:
        """What of a focus decides which rows there are."""
        return (focus.cases, focus.context)

    def fill(self, focus: Focus) -> None:
        """Read what the focus asks for into the model."""
        raise NotImplementedError

    def mark(self, focus: Focus) -> None:
        """Show what is looked at."""

    def summary(self) -> str:
        """A few words on what is shown, for the head of the pane."""
        return ""

    def empty(self) -> str:
        """Why there is nothing to show."""
        return ""

    def cases(self, focus: Focus) -> tuple[Case, ...]:
        """The cases in the order of their columns."""
        return tuple(self.bench.cases[c] for c in focus.cases if c in self.bench.cases)

    def subject(self, focus: Focus, *kinds: Kind) -> Ref | None:
        """What is looked at, if it is of one of some kinds."""
        subject = focus.subject
        return subject if subject is not None and subject.kind in kinds else None
