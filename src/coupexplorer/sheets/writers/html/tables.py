"""Tables as HTML: heads that say what they head, and cells that name their column on a phone."""

from __future__ import annotations

from collections.abc import Iterator

from coupexplorer.sheets.tree.blocks import Cell, Paragraph, Role, Row, Table, WritingLines
from coupexplorer.sheets.tree.inline import NoteRef
from coupexplorer.sheets.writers.html.inlines import Story, case_class
from coupexplorer.sheets.writers.html.markup import element
from coupexplorer.sheets.writers.outline import Outline

FEWEST_NAMED = 3
"""Columns from which the cells of a narrow screen are named: two need no names."""

_ROW_HEADS = frozenset({Role.QUESTION, Role.DATE, Role.BAND})


class Grid:
    """Writes one table."""

    def __init__(self, table: Table, story: Story, outline: Outline) -> None:
        self._table = table
        self._story = story
        self._outline = outline
        outline.table(table)

    def html(self, caption: str) -> str:
        """The table; the caption is for those who cannot see above what it stands."""
        table = self._table
        total = sum(table.columns)
        columns = "".join(f'<col style="width:{100 * c / total:.2f}%">' for c in table.columns)
        names = element("caption", self._story.text(caption), class_="unseen") if caption else ""
        head = "".join(self._row(row, is_head=True) for row in table.head)
        made = (
            names,
            element("colgroup", columns),
            element("thead", head) if head else "",
            *self._bodies(),
        )
        wide = "wide" if len(table.columns) >= FEWEST_NAMED else None
        return element("table", *made, class_=wide)

    def _bodies(self) -> Iterator[str]:
        """The rows, those below the name of a band in a body of their own with it."""
        rows: list[str] = []
        for row in self._table.rows:
            if row.with_next and rows:
                yield element("tbody", *rows)
                rows = []
            rows.append(self._row(row))
        if rows:
            yield element("tbody", *rows)

    def _row(self, row: Row, *, is_head: bool = False) -> str:
        made = []
        column = 0
        for cell in row.cells:
            made.append(self._cell(cell, column, row, is_head=is_head))
            column += cell.span
        dress = "band" if row.with_next else None if row.keep_together else "long"
        return element("tr", *made, class_=dress)

    def _cell(self, cell: Cell, column: int, row: Row, *, is_head: bool) -> str:
        heads_row = column == 0 and any(part.role in _ROW_HEADS for part in cell.paragraphs)
        name = "" if is_head or heads_row else self._name(column, cell)
        content = name + "".join(
            part_html(part, self._story, self._outline) for part in cell.blocks
        )
        span = cell.span if cell.span > 1 else None
        dress = case_class(cell.case) if cell.case is not None else None
        if is_head and cell.blocks:
            scope = "col" if span is None else "colgroup"
            return element("th", content, scope=scope, colspan=span, class_=dress)
        if heads_row:
            scope = "rowgroup" if row.with_next else "row"
            return element("th", content, scope=scope, colspan=span, class_=dress)
        return element("td", content, colspan=span, class_=dress)

    def _name(self, column: int, cell: Cell) -> str:
        """What heads a column, for narrow screens; its notes are not called again."""
        if len(self._table.columns) < FEWEST_NAMED or cell.span > 1 or not self._table.head:
            return ""
        at = 0
        for head in self._table.head[-1].cells:
            if at <= column < at + head.span:
                told = " ".join(self._bare(part) for part in head.paragraphs)
                return element("p", told, class_="who") if told else ""
            at += head.span
        return ""

    def _bare(self, paragraph: Paragraph) -> str:
        pieces = tuple(p for p in paragraph.inlines if not isinstance(p, NoteRef))
        return self._story.inlines(pieces, silent=True)


def part_html(part: Paragraph | WritingLines, story: Story, outline: Outline | None = None) -> str:
    """A paragraph of the class of its role, found in the outline if it stands there; or lines."""
    if isinstance(part, WritingLines):
        told = story.own.room_to_write.format(count=part.count)
        ruled = '<span class="line"></span>' * part.count
        return element("div", ruled, class_="lines", role="img", aria_label=told)
    listed = outline.paragraph(part) if outline else None
    anchor = listed.anchor if listed else None
    return element("p", story.content(part), class_=part.role.value, id=anchor)
