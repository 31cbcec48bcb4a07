"""The worksheet, chosen cells of it left blank to write in, and the key with its answers."""

from __future__ import annotations

from coupexplorer.domain.comparison import Dimension
from coupexplorer.domain.history import Case
from coupexplorer.sheets.choices import MOST_LINES, SheetChoices
from coupexplorer.sheets.citing.citing import Citing
from coupexplorer.sheets.documents.closing import dispute_blocks, source_blocks
from coupexplorer.sheets.documents.comparison import thread_blocks
from coupexplorer.sheets.documents.desk import Desk
from coupexplorer.sheets.documents.frame import framed
from coupexplorer.sheets.documents.questions import (
    Answers,
    Part,
    blanks_of,
    is_broad,
    question_grids,
)
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.tree.blocks import Paragraph, Role, WritingLines
from coupexplorer.sheets.tree.inline import Run
from coupexplorer.sheets.tree.page import Block, SheetDocument
from coupexplorer.sheets.words import VERDICT_SIGNS, SheetWords

NAME_BLANK, DATE_BLANK = "_" * 30, "_" * 16
JUDGEMENT_LINES = 2
"""Lines for the reason of the reader's own judgement."""


def worksheet(
    facts: SheetFacts, choices: SheetChoices, words: SheetWords, citing: Citing
) -> SheetDocument:
    """Compose the worksheet: blanks to write in, the other cells with their notes.

    Nothing else that would give an answer away stands on it: no figure, no threads, and no verdict
    of a question with a blank.
    """
    desk = Desk.laid(facts, choices, words, citing)
    filling = _Blanks(desk)
    name = words.worksheet_name.format(name=NAME_BLANK, date=DATE_BLANK)
    task = words.worksheet_task if filling.any_blank else words.nothing_blank
    blocks: list[Block] = [
        Paragraph((Run(name),), Role.TASK),
        Paragraph((Run(task),), Role.TASK),
        *question_grids(desk, filling),
        *dispute_blocks(desk.writer, words, desk.own),
    ]
    if desk.writer.listed_sources():
        blocks.extend(source_blocks(desk.writer, words, desk.own))
    return framed(
        facts, choices, words, words.worksheet, blocks, is_titled=True, landscape=is_broad(desk)
    )


def answer_key(
    facts: SheetFacts, choices: SheetChoices, words: SheetWords, citing: Citing
) -> SheetDocument:
    """Compose the key: the same grid in the same order, every answer printed with its notes."""
    desk = Desk.laid(facts, choices, words, citing)
    blocks: list[Block] = [
        *question_grids(desk, _Key(desk)),
        *thread_blocks(desk),
        *dispute_blocks(desk.writer, words, desk.own),
        *source_blocks(desk.writer, words, desk.own),
    ]
    return framed(
        facts, choices, words, words.answer_key, blocks, is_titled=True, landscape=is_broad(desk)
    )


class _Blanks(Answers):
    """A grid with blanks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._is_blank = blanks_of(desk)
        self._lines = min(max(desk.choices.lines, 1), MOST_LINES)
        cells = [(d, c) for d in desk.facts.dimensions for c in desk.facts.cases]
        self.any_blank = any(self._is_blank(dimension, case) for dimension, case in cells)

    def judgement(self, dimension: Dimension) -> list[Part]:
        """The verdict, or where one of its cells is blank, room for the reader's own."""
        if not any(self._is_blank(dimension, case) for case in self._desk.facts.cases):
            return super().judgement(dimension)
        words = self._desk.words
        choices = "".join(
            f"\n\N{WHITE CIRCLE} {VERDICT_SIGNS[kind]} {word}"
            for kind, word in words.verdicts.items()
        )
        return [
            Paragraph((Run(words.worksheet_judge),), Role.VERDICT),
            Paragraph((Run(words.worksheet_choose + choices),), Role.REASON),
            WritingLines(JUDGEMENT_LINES),
        ]

    def answer(self, dimension: Dimension, case: Case) -> list[Part]:
        """Lines to write on, or the answer."""
        if self._is_blank(dimension, case):
            return [WritingLines(self._lines)]
        return super().answer(dimension, case)


class _Key(Answers):
    """A grid of answers; where only some cells were blank, those are marked as such."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._words = desk.words
        self._is_blank = blanks_of(desk)
        self._marks = desk.choices.blanks is not None

    def answer(self, dimension: Dimension, case: Case) -> list[Part]:
        """The answer, under a word that it was asked for."""
        told = super().answer(dimension, case)
        if self._marks and self._is_blank(dimension, case):
            return [Paragraph((Run(self._words.answer),), Role.VERDICT), *told]
        return told
