"""Colours and type of the window: light, dark and high-contrast themes, and their palettes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication


class Scheme(StrEnum):
    """The reader's choice of colours."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast-light"
    CONTRAST_DARK = "contrast-dark"


SEMI_BOLD = 600.0

PAPER = "#ffffff"
"""The ground of a printed page, whatever the theme."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour the window uses, as #rrggbb; ``cases`` suit colour-blind readers.

    Inks (``text`` to ``warning_text``, ``cases``) can be read on every ground; ``edge`` bounds
    controls, ``accent`` what has the keyboard, ``ring`` what is looked at in a picture: these can
    be told from every ground. ``border`` only parts what space parts already. ``faded`` is how
    strongly a picture draws what is set aside, from 0 to 1; rings are ``ring_width`` pixels wide.
    """

    dark: bool
    window: str
    surface: str
    raised: str
    text: str
    muted: str
    border: str
    edge: str
    link: str
    selection: str
    selected_text: str
    highlight: str
    warning: str
    warning_text: str
    accent: str
    ring: str
    cases: tuple[str, ...]
    case_tints: tuple[str, ...]
    contrast: bool = False
    ring_width: int = 1
    faded: float = 0.26

    def case_colour(self, index: int) -> str:
        """The full colour of the case at ``index``, for marks, bars and heads."""
        return self.cases[index % len(self.cases)]

    def case_tint(self, index: int) -> str:
        """The pale colour of the case at ``index``, for grounds."""
        return self.case_tints[index % len(self.case_tints)]


LIGHT = Theme(
    dark=False,
    window="#f6f6f4",
    surface="#ffffff",
    raised="#fafaf9",
    text="#1c1c1a",
    muted="#63635e",
    border="#d9d8d2",
    edge="#85847d",
    link="#1d5aa6",
    selection="#dbe8f7",
    selected_text="#10243d",
    highlight="#fdf4d2",
    warning="#fdf0ea",
    warning_text="#8f2d0c",
    accent="#1d5aa6",
    ring="#a87400",
    cases=("#b3471a", "#1f5f9f", "#54751b", "#7a4a9c", "#8a6700", "#37716d"),
    case_tints=("#fdf3ee", "#eff5fb", "#f3f7ea", "#f6f0fa", "#faf5e3", "#ecf6f5"),
)

DARK = Theme(
    dark=True,
    window="#1b1c1e",
    surface="#232427",
    raised="#2a2b2f",
    text="#ececea",
    muted="#b0b0ab",
    border="#3d3e43",
    edge="#92939a",
    link="#8ab8ef",
    selection="#2c4361",
    selected_text="#f4f7fb",
    highlight="#463d1c",
    warning="#43291f",
    warning_text="#f2b59b",
    accent="#8ab8ef",
    ring="#ebc52e",
    cases=("#f1925f", "#6fb0ea", "#a6c763", "#c59be0", "#dcb84a", "#79c4bd"),
    case_tints=("#33271f", "#1f2b38", "#2a301f", "#2d2535", "#332d1c", "#1f302f"),
)

CONTRAST_LIGHT = Theme(
    dark=False,
    window="#ffffff",
    surface="#ffffff",
    raised="#f4f4f4",
    text="#000000",
    muted="#333333",
    border="#595959",
    edge="#000000",
    link="#00308f",
    selection="#d6e6ff",
    selected_text="#000000",
    highlight="#fff0a3",
    warning="#ffece3",
    warning_text="#7a1c00",
    accent="#00308f",
    ring="#8a4b00",
    cases=("#8a2b00", "#003f87", "#364d00", "#5b2a80", "#574000", "#004f49"),
    case_tints=("#fff6f1", "#f0f6ff", "#f6faea", "#f8f2ff", "#fdf8e6", "#eefaf8"),
    contrast=True,
    ring_width=2,
    faded=0.5,
)

CONTRAST_DARK = Theme(
    dark=True,
    window="#000000",
    surface="#000000",
    raised="#161616",
    text="#ffffff",
    muted="#dcdcdc",
    border="#9c9c9c",
    edge="#ffffff",
    link="#a8d4ff",
    selection="#00366e",
    selected_text="#ffffff",
    highlight="#403500",
    warning="#3a1200",
    warning_text="#ffc8b0",
    accent="#a8d4ff",
    ring="#ffe14d",
    cases=("#ffb494", "#8ecbff", "#bfe26f", "#dcb8ff", "#ffd54a", "#8be0d8"),
    case_tints=("#1f0d05", "#04121f", "#111700", "#150a1f", "#191300", "#00181a"),
    contrast=True,
    ring_width=2,
    faded=0.5,
)


def system_is_dark() -> bool:
    """Whether the desktop asks for dark windows."""
    return QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def system_wants_contrast() -> bool:
    """Whether the desktop asks for high contrast; False where Qt is too old to tell (6.10)."""
    hints = QApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def theme_for(scheme: Scheme) -> Theme:
    """The theme for a choice, asking the desktop when the choice is to follow it."""
    match scheme:
        case Scheme.LIGHT:
            return LIGHT
        case Scheme.DARK:
            return DARK
        case Scheme.CONTRAST_LIGHT:
            return CONTRAST_LIGHT
        case Scheme.CONTRAST_DARK:
            return CONTRAST_DARK
    if system_wants_contrast():
        return CONTRAST_DARK if system_is_dark() else CONTRAST_LIGHT
    return DARK if system_is_dark() else LIGHT


def palette_of(theme: Theme) -> QPalette:
    """A full palette, so that every stock widget agrees with the theme."""
    palette = QPalette()
    role = QPalette.ColorRole
    for colour_role, value in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.raised),
        (role.Text, theme.text),
        (role.Button, theme.raised),
        (role.ButtonText, theme.text),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Highlight, theme.selection),
        (role.HighlightedText, theme.selected_text),
        (role.Link, theme.link),
        (role.LinkVisited, theme.link),
        (role.BrightText, theme.warning_text),
        (role.Light, theme.raised),
        (role.Midlight, theme.border),
        (role.Mid, theme.border),
        (role.Dark, theme.muted),
        (role.Shadow, theme.border),
        (role.Accent, theme.accent),
    ):
        palette.setColor(colour_role, QColor(value))
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, colour_role, QColor(theme.muted))
    return palette


def small(font: QFont, ratio: float = 0.87) -> QFont:
    """A smaller copy of a font, for second lines and captions."""
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * ratio)
    return smaller


def bold(font: QFont) -> QFont:
    """A semi-bold copy of a font, for heads.

    The shipped text font is a variable one: its own weight axis is asked for, since the weight
    alone gives the regular cut, thickened by the painter.
    """
    heavier = QFont(font)
    heavier.setWeight(QFont.Weight.DemiBold)
    heavier.setVariableAxis(QFont.Tag("wght"), SEMI_BOLD)
    return heavier
