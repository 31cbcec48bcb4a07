"""Colours and type of the window: palettes for light and dark, case colours, the style sheet."""

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


SEMI_BOLD = 600.0


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour the window uses, as #rrggbb; ``cases`` suit colour-blind readers."""

    dark: bool
    window: str
    surface: str
    raised: str
    text: str
    muted: str
    border: str
    link: str
    selection: str
    selected_text: str
    highlight: str
    warning: str
    warning_text: str
    accent: str
    cases: tuple[str, ...]
    case_tints: tuple[str, ...]

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
    link="#1d5aa6",
    selection="#dbe8f7",
    selected_text="#10243d",
    highlight="#fdf4d2",
    warning="#fdf0ea",
    warning_text="#8f2d0c",
    accent="#1d5aa6",
    cases=("#b3471a", "#1f5f9f", "#5b7d1f", "#7a4a9c", "#9a7400", "#3f7f7a"),
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
    link="#8ab8ef",
    selection="#2c4361",
    selected_text="#f4f7fb",
    highlight="#463d1c",
    warning="#43291f",
    warning_text="#f2b59b",
    accent="#8ab8ef",
    cases=("#ef8a5a", "#6fb0ea", "#a6c763", "#c59be0", "#dcb84a", "#79c4bd"),
    case_tints=("#33271f", "#1f2b38", "#2a301f", "#2d2535", "#332d1c", "#1f302f"),
)


def system_is_dark() -> bool:
    """Whether the desktop asks for dark windows."""
    return QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def theme_for(scheme: Scheme) -> Theme:
    """The theme for a choice, asking the desktop when the choice is to follow it."""
    if scheme is Scheme.SYSTEM:
        return DARK if system_is_dark() else LIGHT
    return DARK if scheme is Scheme.DARK else LIGHT


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


def style_sheet(theme: Theme) -> str:
    """The few rules the Fusion style cannot express by palette alone."""
    return f"""
    QMainWindow::separator {{ background: {theme.border}; width: 1px; height: 1px; }}
    QMenuBar {{ background: {theme.surface}; padding: 2px 4px; }}
    QMenuBar::item {{ padding: 4px 9px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {theme.selection}; color: {theme.selected_text}; }}
    QMenu {{ background: {theme.surface}; border: 1px solid {theme.border}; padding: 4px; }}
    QMenu::item {{ padding: 5px 26px 5px 22px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {theme.selection}; color: {theme.selected_text}; }}
    QMenu::item:disabled {{ color: {theme.muted}; }}
    QMenu::separator {{ height: 1px; background: {theme.border}; margin: 4px 6px; }}
    QToolBar {{ background: {theme.surface}; border: 0; border-bottom: 1px solid {theme.border};
        padding: 5px 8px; spacing: 6px; }}
    QToolButton {{ background: {theme.surface}; color: {theme.text};
        border: 1px solid {theme.border}; border-radius: 5px; padding: 4px 9px; }}
    QToolButton:hover {{ background: {theme.raised}; border-color: {theme.muted}; }}
    QToolButton:focus {{ border-color: {theme.accent}; }}
    QToolButton:pressed, QToolButton:checked {{ background: {theme.selection};
        color: {theme.selected_text}; border-color: {theme.accent}; }}
    QToolButton:disabled {{ color: {theme.muted}; }}
    QToolButton::menu-indicator {{ image: none; width: 0; }}
    QLineEdit {{ background: {theme.surface}; border: 1px solid {theme.border};
        border-radius: 5px; padding: 4px 8px; }}
    QLineEdit:focus {{ border-color: {theme.accent}; }}
    QStatusBar {{ background: {theme.surface}; border-top: 1px solid {theme.border};
        color: {theme.muted}; }}
    QStatusBar::item {{ border: 0; }}
    QDockWidget {{ border: 0; }}
    QTabBar::tab {{ background: {theme.window}; color: {theme.muted}; padding: 5px 12px;
        border: 1px solid {theme.border}; border-bottom: 0; }}
    QTabBar::tab:selected {{ background: {theme.surface}; color: {theme.text}; }}
    QAbstractItemView, QTextBrowser, QScrollArea {{ border: 0; }}
    QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
    QScrollBar::handle {{ background: {theme.border}; border-radius: 4px; margin: 2px;
        min-height: 28px; min-width: 28px; }}
    QScrollBar::handle:hover {{ background: {theme.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QToolTip {{ background: {theme.raised}; color: {theme.text};
        border: 1px solid {theme.border}; padding: 3px; }}
    """


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Dress the whole application in a theme."""
    application.setPalette(palette_of(theme))
    application.setStyleSheet(style_sheet(theme))


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
