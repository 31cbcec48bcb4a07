"""Statements as paragraphs, each with its note and the numbers of its disputes."""

from __future__ import annotations

from collections.abc import Sequence

from coupexplorer.domain.comparison import Cell as ComparisonCell
from coupexplorer.domain.comparison import Link
from coupexplorer.domain.evidence import Statement
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.sheets.citing.notes import NoteWriter
from coupexplorer.sheets.tree.blocks import Paragraph, Role
from coupexplorer.sheets.tree.inline import Inline, NoteRef, Run, RunStyle
from coupexplorer.sheets.words import SheetWords


def statement_paragraphs(
    told: ComparisonCell | Link, writer: NoteWriter, words: SheetWords
) -> list[Paragraph]:
    """Every statement of a cell or thread, those from beyond the base texts marked."""
    own = isinstance(told, ComparisonCell) and told.layer is not Layer.CORE
    return told_paragraphs(told.statements, writer, words, is_beyond=own)


def told_paragraphs(
    statements: Sequence[Statement],
    writer: NoteWriter,
    words: SheetWords,
    *,
    is_beyond: bool = False,
) -> list[Paragraph]:
    """A paragraph a statement; with ``is_beyond`` all come from beyond the base texts."""
    blocks: list[Paragraph] = []
    told_beyond = False
    for statement in statements:
        beyond = is_beyond or writer.is_beyond(statement.claims)
        blocks.append(_statement(statement, beyond, not told_beyond, writer, words))
        told_beyond = beyond
    return blocks


def _statement(
    statement: Statement, beyond: bool, first: bool, writer: NoteWriter, words: SheetWords
) -> Paragraph:
    """One statement with its note; a row of statements from beyond is labelled once."""
    inlines: list[Inline] = []
    if beyond and first:
        inlines.extend((Run(words.beyond, RunStyle.LABEL), Run(" ")))
    inlines.extend((Run(statement.text), NoteRef(writer.note(statement))))
    inlines.extend(dispute_mark(statement, writer, words))
    return Paragraph(tuple(inlines), Role.BEYOND if beyond else Role.BODY)


def dispute_mark(statement: Statement, writer: NoteWriter, words: SheetWords) -> tuple[Run, ...]:
    """The numbers of the disputes a statement takes part in, where there are any."""
    numbers = [str(writer.number(dispute)) for dispute in writer.disputes(statement.claims)]
    if not numbers:
        return ()
    told = words.disputed_short.format(numbers=words.between.join(numbers))
    return (Run(" "), Run(told, RunStyle.LABEL))
