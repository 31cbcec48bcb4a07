"""The card that tells what is under the pointer or marked on the map."""

from __future__ import annotations

from coupexplorer.ui.timeline.hover_card import HoverCard


class MapCard(HoverCard):
    """A hover card as high as its lines need once they are broken."""

    def adjustSize(self) -> None:
        """Qt's own answer takes long lines as unbroken ones."""
        super().adjustSize()
        column = self.layout()
        if column is not None and column.hasHeightForWidth():
            self.resize(self.width(), column.totalHeightForWidth(self.width()))
