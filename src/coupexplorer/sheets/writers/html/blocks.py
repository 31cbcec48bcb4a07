"""Blocks of a document as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coupexplorer.sheets.tree.blocks import (
    Card,
    Cards,
    Contents,
    Group,
    Heading,
    PageBreak,
    Paragraph,
    SourceEntry,
    SourceList,
    Table,
)
from coupexplorer.sheets.tree.figures import TimelineFigure
from coupexplorer.sheets.tree.inline import Run, RunStyle
from coupexplorer.sheets.tree.page import Block
from coupexplorer.sheets.writers.figure_picture import figure_svg
from coupexplorer.sheets.writers.html.inlines import Story, case_class
from coupexplorer.sheets.writers.html.markup import element
from coupexplorer.sheets.writers.html.tables import Grid, part_html
from coupexplorer.sheets.writers.outline import HEADING_ROLES, Listed, Outline

DEEPEST = 6
"""The deepest heading that HTML knows."""

_NAMES = re.compile(r'(\bid="|href="#|url\(#)')


class Body:
    """The blocks of one document on their way into the page."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._outline = Outline()
        self._figures = 0
        self._above = story.document.title

    def html(self) -> str:
        """Every block in order; the contents are filled in when all headings are known."""
        blocks = self._story.document.blocks
        made = [self._block(block) for block in blocks]
        for number, block in enumerate(blocks):
            if isinstance(block, Contents):
                made[number] = self._contents(block, number)
        return "\n".join(made)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block)
            case Table():
                return Grid(block, self._story, self._outline).html(self._above)
            case TimelineFigure():
                return self._figure(block)
            case Group():
                parts = (part_html(part, self._story, self._outline) for part in block.blocks)
                return element("div", *parts, class_="group")
            case SourceList():
                entries = (self._entry(entry) for entry in block.entries)
                return element("ul", *entries, class_="sources") if block.entries else ""
            case PageBreak():
                return '<hr class="page-break">'
            case Cards():
                cards = (self._card(card) for card in block.cards)
                return element("ul", *cards, class_="cards") if block.cards else ""
            case Contents():
                return ""

    def _heading(self, heading: Heading) -> str:
        listed = self._outline.heading(heading)
        if listed is None:
            return ""
        self._above = heading.text
        return element(_tag(listed), self._story.text(heading.text), id=listed.anchor)

    def _paragraph(self, paragraph: Paragraph) -> str:
        """A paragraph, or a heading when it is as good as one."""
        if paragraph.role not in HEADING_ROLES:
            return part_html(paragraph, self._story)
        listed = self._outline.paragraph(paragraph)
        if listed is None:
            return ""
        content = self._story.content(paragraph)
        return element(_tag(listed), content, id=listed.anchor, class_=paragraph.role.value)

    def _contents(self, contents: Contents, number: int) -> str:
        entries = [entry for entry in self._outline.entries if entry.level <= contents.depth]
        if not entries:
            return ""
        name = f"contents-{number}"
        title = element("h2", self._story.text(contents.title), id=name)
        return element("nav", title, self._listed(entries), aria_labelledby=name)

    def _listed(self, entries: list[Listed]) -> str:
        """Entries as a list, those that stand deeper than one in a list below it."""
        made = []
        start = 0
        while start < len(entries):
            first = entries[start]
            end = start + 1
            while end < len(entries) and entries[end].level > first.level:
                end += 1
            link = element("a", self._story.text(first.text), href=f"#{first.anchor}")
            below = entries[start + 1 : end]
            made.append(element("li", link, self._listed(below) if below else ""))
            start = end
        return element("ol", *made)

    def _figure(self, figure: TimelineFigure) -> str:
        """The picture with names of its own, described in words, and its caption."""
        self._figures += 1
        svg = figure_svg(figure, self._story.document).decode()
        own = _NAMES.sub(rf"\g<1>f{self._figures}-", svg[svg.index("<svg") :])
        seen = element("div", own, role="img", aria_label=figure.description, tabindex=0)
        caption = element("figcaption", self._story.content(figure.caption))
        return element("figure", seen, caption)

    def _entry(self, entry: SourceEntry) -> str:
        """A source; its sigil stands before its first words."""
        sigil = self._story.inlines([Run(entry.sigil, RunStyle.STRONG)]) if entry.sigil else ""
        made = [element("p", self._story.content(part), class_="source") for part in entry.blocks]
        return element("li", element("div", sigil, class_="sigil"), element("div", *made))

    def _card(self, card: Card) -> str:
        """A card with its front beside its back, or above it where there is little room."""
        mark = "" if card.case is None else self._story.mark(card.case)
        corner = element("div", mark, class_="corner") if mark else ""
        front = element("div", corner, *self._side(card.front), class_="front")
        back = element("div", *self._side(card.back), class_="back")
        dress = None if card.case is None else case_class(card.case)
        return element("li", front, back, class_=dress)

    def _side(self, paragraphs: Iterable[Paragraph]) -> list[str]:
        return [part_html(paragraph, self._story) for paragraph in paragraphs]


def _tag(listed: Listed) -> str:
    return f"h{min(listed.level + 1, DEEPEST)}"
