"""The headings of a document as they are met, each with its level and an anchor of its own."""

from __future__ import annotations

from dataclasses import dataclass

from coupexplorer.sheets.tree.blocks import Heading, Paragraph, Role, Table
from coupexplorer.sheets.tree.inline import plain_text

HEADING_ROLES = frozenset({Role.QUESTION, Role.BAND})
"""The paragraphs that stand in the outline as headings do."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A heading of the outline; levels begin at 1, below the title, and leave no gap."""

    text: str
    level: int
    anchor: str


class Outline:
    """Gathers the headings of one document, which are told to it in reading order."""

    def __init__(self) -> None:
        self.entries: list[Listed] = []
        self._level = 0
        self._has_bands = False

    def heading(self, heading: Heading) -> Listed | None:
        """The place of a heading; None for one without words."""
        self._level = min(max(1, heading.level), self._deepest() + 1)
        return self._listed(heading.text, self._level)

    def table(self, table: Table) -> None:
        """Tell that a table begins: below its bands, questions stand a level deeper."""
        self._has_bands = any(
            part.role is Role.BAND
            for row in table.rows
            for cell in row.cells
            for part in cell.paragraphs
        )

    def paragraph(self, paragraph: Paragraph) -> Listed | None:
        """The place of a paragraph that is as good as a heading; None for all others."""
        if paragraph.role not in HEADING_ROLES:
            return None
        below = 1 if paragraph.role is Role.BAND or not self._has_bands else 2
        level = min(self._level + below, self._deepest() + 1)
        return self._listed(plain_text(paragraph.inlines), level)

    def _listed(self, text: str, level: int) -> Listed | None:
        if not text.strip():
            return None
        entry = Listed(text, level, f"part-{len(self.entries) + 1}")
        self.entries.append(entry)
        return entry

    def _deepest(self) -> int:
        """The level of the heading before, which the next may go below by one."""
        return self.entries[-1].level if self.entries else 0
