"""What the comparison shows, as one value: questions, threads, answers, and the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coupexplorer.analysis.layers import core_statements, rests_on_context
from coupexplorer.analysis.quantities import Measured, side_by_side
from coupexplorer.domain.comparison import Cell, Dimension, Link
from coupexplorer.domain.evidence import Claim, Source, Statement
from coupexplorer.domain.history import Case
from coupexplorer.domain.vocabulary import Layer


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Everything the comparison shows: a row for each question, then one for each thread."""

    dimensions: tuple[Dimension, ...] = ()
    threads: tuple[Link, ...] = ()
    cases: tuple[Case, ...] = ()
    cells: Mapping[str, Cell] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    disputed: frozenset[str] = frozenset()
    context: bool = True

    def row(self, number: int) -> Dimension | Link:
        """What a row is about, counted from 0."""
        asked = len(self.dimensions)
        return self.dimensions[number] if number < asked else self.threads[number - asked]

    def cell(self, dimension: Dimension, column: int) -> Cell | None:
        """A case's answer to a question; case columns are counted from 0."""
        return self.cells.get(f"{dimension.id}/{self.cases[column].id}")

    def told(self, number: int, column: int) -> Cell | Link | None:
        """What stands at a row and a case column: an answer, or a thread in its first column."""
        row = self.row(number)
        if isinstance(row, Dimension):
            return self.cell(row, column)
        return row if column == 0 else None

    def statements(self, told: Cell | Link) -> list[Statement]:
        """The statements shown: without those of the context layer when it is hidden."""
        if self.context:
            return list(told.statements)
        return list(core_statements(told.statements, self.claims))

    def numbers(self, number: int) -> tuple[tuple[Measured, ...], ...]:
        """The numbers told in a row, case by case; nothing for a thread."""
        row = self.row(number)
        if not isinstance(row, Dimension):
            return ()
        cells = [self.cell(row, column) for column in range(len(self.cases))]
        return side_by_side([self._claims_in(cell) if cell else () for cell in cells])

    def _claims_in(self, cell: Cell) -> tuple[Claim, ...]:
        ids = dict.fromkeys(c for s in self.statements(cell) for c in s.claims)
        return tuple(self.claims[c] for c in ids if c in self.claims)

    def is_context(self, statement: Statement) -> bool:
        """Whether a statement rests on claims from beyond the base texts alone."""
        return rests_on_context(statement.claims, self.claims)

    def shows(self, link: Link) -> bool:
        """Whether a thread ties two of the cases shown and tells something in the layers shown."""
        shown = {case.id for case in self.cases}
        if not self.context and link.layer is Layer.CONTEXT:
            return False
        return len(shown.intersection(link.cases)) > 1 and bool(self.statements(link))
