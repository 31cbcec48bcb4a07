"""Blocks of a document as WordprocessingML: paragraphs, tables, lists, pictures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

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
    SourceList,
    Table,
    WritingLines,
)
from coupexplorer.sheets.tree.figures import TimelineFigure
from coupexplorer.sheets.tree.inline import Run, RunStyle
from coupexplorer.sheets.tree.page import Block, Direction, SheetDocument
from coupexplorer.sheets.writers.case_signs import CASE_COLOURS
from coupexplorer.sheets.writers.docx.inlines import Story, inlines_xml, run_xml
from coupexplorer.sheets.writers.docx.pictures import Picture, picture_xml
from coupexplorer.sheets.writers.docx.styles import style_id
from coupexplorer.sheets.writers.docx.xml import element, paragraph_properties
from coupexplorer.sheets.writers.figure_picture import figure_png

TWIPS_A_MM = 56.6929
LINE_HEIGHT = 480
"""Twentieths of a point from one line to write on to the next."""


@dataclass(slots=True)
class Body:
    """The blocks of one document on their way into its main part."""

    document: SheetDocument
    story: Story
    pictures: list[Picture] = field(default_factory=list)
    _bookmarks: int = 0

    @property
    def width(self) -> int:
        """The width of the text in twentieths of a point."""
        page = self.document.page
        return round((page.size[0] - 2 * page.margin) * TWIPS_A_MM)

    def blocks(self) -> str:
        """Every block in order."""
        return "".join(self._block(block) for block in self.document.blocks)

    def paragraph(
        self, paragraph: Paragraph, *, with_next: bool = False, style: str | None = None
    ) -> str:
        """A paragraph in the style of its role."""
        return self.styled(
            style or style_id(paragraph.role),
            inlines_xml(paragraph.inlines, self.story),
            element("w:keepNext") if with_next else "",
        )

    def styled(self, style: str, content: str, more: str = "") -> str:
        """A paragraph of a style, read in the direction of the document."""
        turned = self.document.direction is Direction.RIGHT_TO_LEFT
        properties = element("w:pStyle", w_val=style) + (element("w:bidi") if turned else "")
        return element("w:p", paragraph_properties(properties + more), content)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self.paragraph(block)
            case Table():
                return self._table(block) + self.styled("Normal", "")
            case TimelineFigure():
                return self._figure(block)
            case Group():
                return self._group(block)
            case SourceList():
                return self._sources(block)
            case Contents():
                return self._contents(block)
            case PageBreak():
                return element("w:p", element("w:r", element("w:br", w_type="page")))
            case Cards():
                return self._cards(block.cards)

    def _heading(self, heading: Heading) -> str:
        self._bookmarks += 1
        number = self._bookmarks
        start = element("w:bookmarkStart", w_id=number, w_name=f"_Toc{number:06}")
        end = element("w:bookmarkEnd", w_id=number)
        return self.styled(f"Heading{min(heading.level, 3)}", start + run_xml(heading.text) + end)

    def _contents(self, contents: Contents) -> str:
        """The headings with links and page numbers, which the reader's program works out."""
        headings = [block for block in self.document.blocks if isinstance(block, Heading)]
        lines = [self.styled("TOCHeading", run_xml(contents.title))]
        for number, heading in enumerate(headings, 1):
            if heading.level > contents.depth:
                continue
            mark = f"_Toc{number:06}"
            page = element("w:r", element("w:tab")) + simple_field(f"PAGEREF {mark} \\h", "–")
            link = element("w:hyperlink", run_xml(heading.text), page, w_anchor=mark)
            tab = element("w:tab", w_val="end", w_leader="dot", w_pos=self.width)
            lines.append(self.styled(f"TOC{heading.level}", link, element("w:tabs", tab)))
        return "".join(lines)

    def _group(self, group: Group) -> str:
        last = len(group.blocks) - 1
        return "".join(
            self._part(part, with_next=number < last) for number, part in enumerate(group.blocks)
        )

    def _part(self, part: Paragraph | WritingLines, *, with_next: bool = False) -> str:
        if isinstance(part, Paragraph):
            return self.paragraph(part, with_next=with_next)
        edge = element("w:bottom", w_val="single", w_sz=4, w_space=1, w_color="8C8C8C")
        between = element("w:between", w_val="single", w_sz=4, w_space=1, w_color="8C8C8C")
        line = element("w:pBdr", edge, between) + element(
            "w:spacing", w_before=0, w_after=0, w_line=LINE_HEIGHT, w_lineRule="exact"
        )
        return self.styled("Normal", "", line) * part.count

    def _sources(self, sources: SourceList) -> str:
        made = []
        for entry in sources.entries:
            sign = Run(f"{entry.sigil or '•'}\u2003", RunStyle.STRONG)
            for number, paragraph in enumerate(entry.blocks):
                lead = (sign,) if number == 0 else ()
                made.append(self.paragraph(Paragraph((*lead, *paragraph.inlines), Role.SOURCE)))
        return "".join(made)

    def _figure(self, figure: TimelineFigure) -> str:
        png = figure_png(figure, self.document)
        picture = Picture(len(self.pictures) + 1, png, figure.description)
        self.pictures.append(picture)
        most = self.width / TWIPS_A_MM
        return self.styled("Normal", picture_xml(picture, most)) + self.paragraph(figure.caption)

    def _table(self, table: Table) -> str:
        total = sum(table.columns)
        widths = [round(self.width * share / total) for share in table.columns]
        turned = self.document.direction is Direction.RIGHT_TO_LEFT
        properties = element(
            "w:tblPr",
            element("w:bidiVisual") if turned else "",
            element("w:tblW", w_w=sum(widths), w_type="dxa"),
            element("w:tblLayout", w_type="fixed"),
            element(
                "w:tblCellMar",
                *(element(f"w:{side}", w_w=90, w_type="dxa") for side in _SIDES),
            ),
        )
        grid = element("w:tblGrid", *(element("w:gridCol", w_w=width) for width in widths))
        heads = [self._row(row, widths, is_head=True) for row in table.head]
        rows = [self._row(row, widths) for row in table.rows]
        return element("w:tbl", properties, grid, *heads, *rows)

    def _row(self, row: Row, widths: list[int], *, is_head: bool = False) -> str:
        flags = element("w:cantSplit") if row.keep_together else ""
        flags += element("w:tblHeader") if is_head else ""
        cells: list[str] = []
        column = 0
        for cell in row.cells:
            width = sum(widths[column : column + cell.span])
            cells.append(self._cell(cell, width, is_head=is_head, with_next=row.with_next))
            column += cell.span
        return element("w:tr", element("w:trPr", flags) if flags else "", *cells)

    def _cell(self, cell: Cell, width: int, *, is_head: bool, with_next: bool) -> str:
        colour = "auto"
        if is_head and cell.case is not None and self.story.inks == "colour":
            colour = CASE_COLOURS[cell.case % len(CASE_COLOURS)]
        top = element("w:top", w_val="single", w_sz=16, w_color=colour) if is_head else ""
        bottom = element("w:bottom", w_val="single", w_sz=6 if is_head else 4, w_color="8C8C8C")
        properties = element(
            "w:tcPr",
            element("w:tcW", w_w=width, w_type="dxa"),
            element("w:gridSpan", w_val=cell.span) if cell.span > 1 else "",
            element("w:tcBorders", top, bottom),
            element("w:shd", w_val="clear", w_color="auto", w_fill="F0F0F0") if is_head else "",
        )
        content = "".join(self._part(part, with_next=with_next) for part in cell.blocks)
        return element("w:tc", properties, content or self.styled("Normal", ""))

    def _cards(self, cards: Iterable[Card]) -> str:
        """Fronts and backs side by side: the reader's program cuts no cards."""
        rows = tuple(
            Row((Cell(card.front, card.case), Cell(card.back, card.case))) for card in cards
        )
        return self._table(Table((1.0, 1.0), (), rows)) + self.styled("Normal", "")


_SIDES = ("top", "start", "bottom", "end")


def simple_field(instruction: str, shown: str) -> str:
    """A field that the reader's program works out; ``shown`` stands there until it has."""
    return element("w:fldSimple", run_xml(shown), w_instr=f" {instruction} ")
