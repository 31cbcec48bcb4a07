"""Blocks of the tree in a few words, for tests of the page."""

from __future__ import annotations

from collections.abc import Sequence

from coupexplorer.sheets.tree.blocks import (
    Card,
    Cards,
    Cell,
    Contents,
    Group,
    Heading,
    PageBreak,
    Paragraph,
    Role,
    Row,
    SourceEntry,
    SourceList,
    Table,
    WritingLines,
)
from coupexplorer.sheets.tree.figures import Lane, Mark, Tick, TimelineFigure
from coupexplorer.sheets.tree.inline import CaseMark, Note, NoteRef, Run
from coupexplorer.sheets.tree.page import (
    Block,
    PageSetup,
    SheetDocument,
)

MILLIMETRE = 72 / 25.4
LOREM = "The guard that held the streets lost the palace within the week. "


def said(text: str, role: Role = Role.BODY) -> Paragraph:
    return Paragraph((Run(text),), role)


def noted(text: str, note: str) -> Paragraph:
    return Paragraph((Run(text), NoteRef(Note((Run(note),)))))


def row(*cells: str | Sequence[Paragraph | WritingLines], with_next: bool = False) -> Row:
    made = [Cell((said(cell),) if isinstance(cell, str) else tuple(cell)) for cell in cells]
    return Row(tuple(made), with_next=with_next)


def grid(rows: Sequence[Row], head: str = "Head", columns: int = 2) -> Table:
    titles = [Cell((said(f"{head}{n}", Role.COLUMN_HEAD),), case=n) for n in range(columns)]
    return Table((0.5, *(1.0,) * (columns - 1)), (Row(tuple(titles)),), tuple(rows))


def document(*blocks: Block, page: PageSetup | None = None) -> SheetDocument:
    return SheetDocument("Title", "", blocks, head_left="Book", page=page or PageSetup())


def figure(lanes: int = 2, rows: int = 1) -> TimelineFigure:
    marks = tuple(Mark(n % 5, n % 5 + 1, f"Mark{n}", row=n) for n in range(rows))
    return TimelineFigure(
        tuple(Lane(n, f"Lane{n}", marks) for n in range(lanes)),
        0, 6, tuple(Tick(n, f"+{n}") for n in range(6)), said("Caption.", Role.CAPTION), "In words",
    )  # fmt: skip


def every_block() -> tuple[Block, ...]:
    """Each kind of block, each role and each style once."""
    roles = tuple(said(f"As {role.value}.", role) for role in Role)
    linked = Paragraph((Run("here", link="https://example.org/a"), CaseMark(5)))
    return (
        Contents("Contents"),
        said("Do it.", Role.TASK),
        figure(6),
        Heading("First"),
        grid([row(roles, (noted("A.", "One."), linked)), row("q", (WritingLines(3),))]),
        Heading("Deep", 4),
        Group((said("Who?", Role.DISPUTE), said("They.", Role.SIDE), WritingLines(2))),
        PageBreak(),
        Heading("Last"),
        SourceList((SourceEntry("A", (said("A source.", Role.SOURCE),)),)),
        Cards((Card("c", (said("Front?", Role.QUESTION),), (said("Back."),), case=1),)),
    )
