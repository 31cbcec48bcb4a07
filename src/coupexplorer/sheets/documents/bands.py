"""Rows that name the rows below them: phases, years, parts of a dossier."""

from __future__ import annotations

from coupexplorer.sheets.tree.blocks import Cell, Paragraph, Role, Row
from coupexplorer.sheets.tree.inline import Inline, Run


def band(title: str, columns: int, *below: Paragraph) -> Row:
    """A row across all columns that stays with the next one."""
    head = Paragraph((Run(title),), Role.BAND)
    return Row((Cell((head, *below), span=columns),), with_next=True)


def head_cell(*inlines: Inline, case: int | None = None, span: int = 1) -> Cell:
    """A cell of a head row."""
    return Cell((Paragraph(tuple(inlines), Role.COLUMN_HEAD),), case=case, span=span)
