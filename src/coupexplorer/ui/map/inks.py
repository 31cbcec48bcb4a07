"""The colours of the map, worked out from the theme."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from coupexplorer.ui.theme import Theme


def mix(colour: str, ground: str, share: float) -> QColor:
    """A colour that has ``share`` of one and the rest of another."""
    over, under = QColor(colour), QColor(ground)
    red = share * over.redF() + (1 - share) * under.redF()
    green = share * over.greenF() + (1 - share) * under.greenF()
    blue = share * over.blueF() + (1 - share) * under.blueF()
    return QColor.fromRgbF(red, green, blue)


def ring(theme: Theme) -> QColor:
    """The colour of the ring around what is looked at."""
    return QColor(theme.ring)


@dataclass(frozen=True, slots=True)
class MapInk:
    """Ground, words and marks; ``faded`` is how strongly what does not stand out is drawn."""

    water: QColor
    land: QColor
    coast: QColor
    border: QColor
    text: QColor
    quiet: QColor
    area: QColor
    halo: QColor
    ring: QColor
    accent: QColor
    neutral: QColor
    card: QColor
    faded: float
    theme: Theme

    @classmethod
    def of(cls, theme: Theme) -> MapInk:
        """The colours under a theme."""
        land = mix(theme.raised, theme.window, 0.5) if theme.dark else QColor(theme.raised)
        return cls(
            water=mix(theme.accent, theme.surface if theme.dark else theme.window, 0.11),
            land=land,
            coast=mix(theme.accent, theme.muted, 0.3).darker(130 if theme.dark else 85),
            border=mix(theme.muted, theme.surface, 0.36 if theme.dark else 0.5),
            text=QColor(theme.text),
            quiet=QColor(theme.muted),
            area=mix(theme.muted, theme.text, 0.7),
            halo=land,
            ring=ring(theme),
            accent=QColor(theme.accent),
            neutral=QColor(theme.muted),
            card=QColor(theme.surface),
            faded=theme.faded,
            theme=theme,
        )

    def case(self, index: int | None) -> QColor:
        """The colour of a case; a quiet one when the case cannot be told."""
        return self.neutral if index is None else QColor(self.theme.case_colour(index))
