"""The comparison sheet: figure, grid with a note for each statement, disputes, sources."""

from __future__ import annotations

from dataclasses import replace

from coupexplorer.domain.comparison import Cell as ComparisonCell
from coupexplorer.domain.comparison import Dimension, Link
from coupexplorer.domain.history import Case
from coupexplorer.domain.vocabulary import Emptiness
from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.sheets.citing.citing import Citing, PlainCiting
from coupexplorer.sheets.citing.notes import NoteWriter, sentence
from coupexplorer.sheets.documents.closing import dispute_blocks, source_blocks
from coupexplorer.sheets.documents.frame import framed
from coupexplorer.sheets.documents.page_plan import column_groups, lies_broad
from coupexplorer.sheets.documents.statements import dispute_mark, statement_paragraphs
from coupexplorer.sheets.documents.timeline_figure import timeline_figure
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.tree.blocks import (
    Cell,
    Group,
    Heading,
    Paragraph,
    Role,
    Row,
    Table,
)
from coupexplorer.sheets.tree.figures import Certainty, TimelineFigure
from coupexplorer.sheets.tree.inline import CaseMark, Inline, NoteRef, Run, RunStyle
from coupexplorer.sheets.tree.page import Block, SheetDocument
from coupexplorer.sheets.words import ENGLISH, VERDICT_SIGNS, SheetWords

QUESTION_SHARE = 0.55
"""The width of the question column, as a share of a case's column."""


def comparison_sheet(
    facts: SheetFacts,
    choices: SheetChoices | None = None,
    words: SheetWords = ENGLISH,
    citing: Citing | None = None,
) -> SheetDocument:
    """Compose the sheet; every statement gets a note of its own, and nothing told is left out."""
    chosen = choices or SheetChoices()
    writer = NoteWriter(facts, words, citing or PlainCiting(words))
    landscape = lies_broad(chosen.look, len(facts.cases), QUESTION_SHARE)
    blocks: list[Block] = [_figure(facts, writer, words), *_grids(facts, writer, chosen, words)]
    blocks.extend(_threads(facts, writer, words))
    blocks.extend(dispute_blocks(writer, words))
    blocks.extend(source_blocks(writer, words))
    return framed(facts, chosen, words, words.comparison_sheet, blocks, landscape=landscape)


def _figure(facts: SheetFacts, writer: NoteWriter, words: SheetWords) -> TimelineFigure:
    caption: list[Inline] = []
    for case in facts.cases:
        name, day = case.short_title or case.title, words.day(case.day_zero)
        caption.append(Run(words.day_zero_is.format(case=name, date=day)))
        if case.day_zero_reason.text:
            reason = sentence(case.day_zero_reason.text)
            caption.append(Run(f" {reason}"))
            caption.append(NoteRef(writer.note(case.day_zero_reason)))
            caption.extend(dispute_mark(case.day_zero_reason, writer, words))
        caption.append(Run("\n"))
    figure = timeline_figure(facts, words)
    marks = [mark for lane in figure.lanes for mark in lane.marks]
    doubtful = any(mark.certainty is not Certainty.CERTAIN for mark in marks)
    key = words.figure_key if doubtful else words.figure_key_certain
    key = key if marks else words.figure_none
    caption.append(Run(key, RunStyle.EMPHASIS))
    return replace(figure, caption=Paragraph(tuple(caption), Role.CAPTION))


def _grids(
    facts: SheetFacts, writer: NoteWriter, choices: SheetChoices, words: SheetWords
) -> list[Block]:
    """The grid, or several when the cases do not stand side by side on the paper."""
    if not facts.dimensions:
        return [Paragraph((Run(words.no_questions),), Role.EMPTY)]
    landscape = lies_broad(choices.look, len(facts.cases), QUESTION_SHARE)
    groups = column_groups(
        range(len(facts.cases)), choices.look, QUESTION_SHARE, landscape=landscape
    )
    return [_grid(facts, numbers, writer, words) for numbers in groups]


def _grid(
    facts: SheetFacts, numbers: tuple[int, ...], writer: NoteWriter, words: SheetWords
) -> Table:
    head = [Cell((Paragraph((Run(words.question),), Role.COLUMN_HEAD),))]
    for number in numbers:
        case = facts.cases[number]
        title = Run(case.short_title or case.title)
        inlines = (CaseMark(number), Run(" "), title)
        head.append(Cell((Paragraph(inlines, Role.COLUMN_HEAD),), case=number))
    rows = []
    for dimension in facts.dimensions:
        cells = [_question(dimension, words)]
        for number in numbers:
            cells.append(_answer(facts, dimension, facts.cases[number], number, writer, words))
        rows.append(Row(tuple(cells)))
    columns = (QUESTION_SHARE, *(1.0 for _ in numbers))
    return Table(columns, (Row(tuple(head)),), tuple(rows))


def _question(dimension: Dimension, words: SheetWords) -> Cell:
    """Title, the question itself, and the verdict with its sign, word and reason."""
    blocks = [Paragraph((Run(dimension.title),), Role.QUESTION)]
    if dimension.question and dimension.question != dimension.title:
        blocks.append(Paragraph((Run(dimension.question),), Role.REASON))
    verdict = dimension.verdict
    if verdict is None:
        blocks.append(Paragraph((Run(words.not_judged),), Role.VERDICT))
        return Cell(tuple(blocks))
    sign = Run(VERDICT_SIGNS[verdict.kind], RunStyle.SIGN)
    word = Run(f" {words.verdicts[verdict.kind]}")
    blocks.append(Paragraph((sign, word), Role.VERDICT))
    blocks.append(Paragraph((Run(verdict.reason),), Role.REASON))
    return Cell(tuple(blocks))


def _answer(
    facts: SheetFacts,
    dimension: Dimension,
    case: Case,
    number: int,
    writer: NoteWriter,
    words: SheetWords,
) -> Cell:
    """The statements of one cell, or why there are none."""
    cell = facts.cells.get((dimension.id, case.id))
    if cell is None:
        cell = ComparisonCell(dimension.id, case.id, emptiness=Emptiness.NOT_ASKED)
    blocks: list[Paragraph] = []
    if cell.emptiness is not None or not cell.statements:
        reason = words.emptiness[cell.emptiness or Emptiness.NOT_FOUND]
        blocks.append(Paragraph((Run(reason),), Role.EMPTY))
    blocks.extend(statement_paragraphs(cell, writer, words))
    return Cell(tuple(blocks), case=number)


def _threads(facts: SheetFacts, writer: NoteWriter, words: SheetWords) -> list[Block]:
    """What ties the cases together, each thread told in statements with notes."""
    if not facts.links:
        return []
    return [Heading(words.threads), *(_thread(link, writer, words) for link in facts.links)]


def _thread(link: Link, writer: NoteWriter, words: SheetWords) -> Group:
    title = Paragraph((Run(link.title),), Role.THREAD)
    return Group((title, *statement_paragraphs(link, writer, words)))
