"""The grid of questions and cases, as it stands in comparisons, worksheets and their keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from coupexplorer.domain.comparison import Cell as ComparisonCell
from coupexplorer.domain.comparison import Dimension
from coupexplorer.domain.history import Case
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Emptiness
from coupexplorer.sheets.documents.bands import head_cell
from coupexplorer.sheets.documents.desk import Desk, case_name
from coupexplorer.sheets.documents.page_plan import column_groups, lies_broad
from coupexplorer.sheets.documents.statements import statement_paragraphs
from coupexplorer.sheets.tree.blocks import Cell, Paragraph, Role, Row, Table, WritingLines
from coupexplorer.sheets.tree.inline import CaseMark, Run, RunStyle
from coupexplorer.sheets.tree.page import Block
from coupexplorer.sheets.words import VERDICT_SIGNS

QUESTION_SHARE = 0.55
"""The width of the question column, as a share of a case's column."""

Part = Paragraph | WritingLines


class Filling(Protocol):
    """How the cells of a grid are filled."""

    def judgement(self, dimension: Dimension) -> list[Part]:
        """What stands below a question: how the cases compare."""

    def answer(self, dimension: Dimension, case: Case) -> list[Part]:
        """What stands in the cell of a case."""


def is_broad(desk: Desk) -> bool:
    """Whether the grid lies on the broad side of the paper."""
    return lies_broad(desk.choices.look, len(desk.facts.cases), QUESTION_SHARE)


def question_grids(desk: Desk, filling: Filling) -> list[Block]:
    """The grid, or several when the cases do not stand side by side on the paper."""
    if not desk.facts.dimensions:
        return [Paragraph((Run(desk.words.no_questions),), Role.EMPTY)]
    groups = column_groups(
        range(len(desk.facts.cases)), desk.choices.look, QUESTION_SHARE, landscape=is_broad(desk)
    )
    return [_grid(numbers, filling, desk) for numbers in groups]


def _grid(numbers: Sequence[int], filling: Filling, desk: Desk) -> Table:
    head = [head_cell(Run(desk.words.question))]
    for number in numbers:
        title = case_name(desk.facts.cases[number])
        head.append(head_cell(CaseMark(number), Run(" "), Run(title), case=number))
    rows = []
    for dimension in desk.facts.dimensions:
        cells = [_question(dimension, filling, desk)]
        for number in numbers:
            answer = filling.answer(dimension, desk.facts.cases[number])
            cells.append(Cell(tuple(answer), case=number))
        rows.append(Row(tuple(cells)))
    columns = (QUESTION_SHARE, *(1.0 for _ in numbers))
    return Table(columns, (Row(tuple(head)),), tuple(rows))


def _question(dimension: Dimension, filling: Filling, desk: Desk) -> Cell:
    """Title, the question itself, and how the cases compare."""
    parts: list[Part] = [Paragraph((Run(dimension.title),), Role.QUESTION)]
    if dimension.question and dimension.question != dimension.title:
        parts.append(Paragraph((Run(dimension.question),), Role.REASON))
    parts.extend(filling.judgement(dimension))
    parts.extend(desk.own.under(Ref(Kind.DIMENSION, dimension.id)))
    return Cell(tuple(parts))


class Answers:
    """A grid with every verdict and every answer printed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def judgement(self, dimension: Dimension) -> list[Part]:
        """The verdict with its sign, word and reason."""
        words, verdict = self._desk.words, dimension.verdict
        if verdict is None:
            return [Paragraph((Run(words.not_judged),), Role.VERDICT)]
        sign = Run(VERDICT_SIGNS[verdict.kind], RunStyle.SIGN)
        word = Run(f" {words.verdicts[verdict.kind]}")
        return [
            Paragraph((sign, word), Role.VERDICT),
            Paragraph((Run(verdict.reason),), Role.REASON),
        ]

    def answer(self, dimension: Dimension, case: Case) -> list[Part]:
        """The statements of one cell, or why there are none, and the reader's notes on it."""
        desk = self._desk
        cell = cell_of(desk, dimension, case)
        parts: list[Part] = []
        if not is_answered(cell):
            reason = desk.words.emptiness[cell.emptiness or Emptiness.NOT_FOUND]
            parts.append(Paragraph((Run(reason),), Role.EMPTY))
        parts.extend(statement_paragraphs(cell, desk.writer, desk.words))
        parts.extend(desk.own.under(Ref(Kind.CELL, cell.id), claims=cell.claim_ids()))
        return parts


def cell_of(desk: Desk, dimension: Dimension, case: Case) -> ComparisonCell:
    """The cell of a question and a case; one that was never asked is said to be so."""
    found = desk.facts.cells.get((dimension.id, case.id))
    return found or ComparisonCell(dimension.id, case.id, emptiness=Emptiness.NOT_ASKED)


def is_answered(cell: ComparisonCell) -> bool:
    """Whether the base texts, or else the reader, answer the question."""
    return cell.emptiness is None and bool(cell.statements)


IsBlank = Callable[[Dimension, Case], bool]
"""Whether a cell of a worksheet is left to the reader."""


def blanks_of(desk: Desk) -> IsBlank:
    """The blanks that were chosen, else every cell that has something to tell."""
    chosen = desk.choices.blanks
    if chosen is not None:
        wanted = frozenset(chosen)
        return lambda dimension, case: (dimension.id, case.id) in wanted
    return lambda dimension, case: bool(cell_of(desk, dimension, case).statements)
