"""The colours the timeline paints with, worked out from the theme."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from coupexplorer.ui.theme import Theme
from coupexplorer.ui.timeline.marks import Flag


def mix(colour: str, ground: str, share: float) -> QColor:
    """``share`` of a colour laid over a ground."""
    a, b = QColor(colour), QColor(ground)
    return QColor(
        round(a.red() * share + b.red() * (1 - share)),
        round(a.green() * share + b.green() * (1 - share)),
        round(a.blue() * share + b.blue() * (1 - share)),
    )


def ring(theme: Theme) -> QColor:
    """The colour of the ring around the selected mark."""
    return QColor(theme.ring)


@dataclass(frozen=True, slots=True)
class MarkInk:
    """How one mark is painted: a dot's fill, a bar's certain and uncertain parts, the outline
    (no pen unless ``outlined``) and the label."""

    dot: QBrush
    solid: QBrush
    faded: QBrush
    pen: QPen
    outlined: bool
    text: QPen


@dataclass(frozen=True, slots=True)
class LaneInk:
    """The colours of one case's lane."""

    full: QColor
    tint: QColor
    pill: QColor
    pill_text: QColor
    band: QColor
    odd_band: QColor
    theme: Theme
    index: int

    @classmethod
    def of(cls, theme: Theme, index: int) -> LaneInk:
        """The colours of the case at an index, or of no case when it is negative."""
        full, tint = theme.case_colour(index), theme.case_tint(index)
        if index < 0:
            full, tint = theme.muted, theme.raised
        pale, odd = (0.07, 0.13) if theme.contrast else (0.14, 0.24)
        return cls(
            full=QColor(full),
            tint=QColor(tint),
            pill=mix(full, tint, pale),
            pill_text=mix(full, theme.text, 0.6),
            band=mix(full, tint, pale),
            odd_band=mix(full, tint, odd),
            theme=theme,
            index=index,
        )

    def mark(self, flags: Flag) -> MarkInk:
        """Attested marks are full, approximate ones paler, derived ones light in a dashed outline;
        marks beyond the base texts are hollow."""
        theme = self.theme
        full, tint = theme.case_colour(self.index), theme.case_tint(self.index)
        derived, context = bool(flags & Flag.DERIVED), bool(flags & Flag.CONTEXT)
        strength = 0.42 if derived else 0.62 if flags & Flag.APPROXIMATE else 1.0
        pen = QPen(mix(full, tint, 0.8), 1.2)
        if derived:
            pen.setDashPattern([2.2, 1.8])
        outlined = derived or context
        solid = mix(full, tint, 0.3) if context else mix(full, tint, max(strength, 0.6))
        dot = mix(full, theme.surface, 0.08) if context else mix(full, tint, strength)
        return MarkInk(
            dot=QBrush(dot),
            solid=QBrush(solid),
            faded=QBrush(mix(full, tint, 0.08 if context else 0.26)),
            pen=pen if outlined else QPen(Qt.PenStyle.NoPen),
            outlined=outlined,
            text=QPen(mix(theme.text, tint, 0.82) if context else QColor(theme.text)),
        )
