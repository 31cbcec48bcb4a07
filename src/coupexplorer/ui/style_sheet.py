"""The few rules of the window's look that the Fusion style cannot express by palette alone."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from coupexplorer.ui.theme import Theme, palette_of


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Dress the whole application in a theme."""
    application.setPalette(palette_of(theme))
    application.setStyleSheet(style_sheet(theme))


def style_sheet(theme: Theme) -> str:
    """The style sheet of the whole window in a theme."""
    return "".join(part(theme) for part in (_menus, _buttons, _fields, _bars, _views))


def ringed(selector: str, theme: Theme, down: int, across: int) -> str:
    """A rule that frames what has the keyboard, its words staying where they are.

    ``down`` and ``across`` are the padding in pixels that it has under a frame of one pixel.
    """
    more = theme.ring_width - 1
    return (
        f"{selector} {{ border: {theme.ring_width}px solid {theme.accent};"
        f" padding: {max(0, down - more)}px {max(0, across - more)}px; }}"
    )


def quiet_buttons(theme: Theme) -> str:
    """Buttons that lie flat in a pane's own bar; what is on has a frame as well as a ground."""
    return (
        "QToolButton { border: 1px solid transparent; background: transparent;"
        f" color: {theme.muted}; padding: 1px 7px; border-radius: 4px; }}"
        f"QToolButton:hover {{ color: {theme.text}; background: {theme.raised};"
        f" border-color: {theme.border}; }}"
        f"QToolButton:checked {{ background: {theme.selection};"
        f" color: {theme.selected_text}; border-color: {theme.accent}; }}"
        f"QToolButton:disabled {{ color: {theme.muted}; }}"
        + ringed("QToolButton:focus", theme, 1, 7)
        + "QToolButton::menu-indicator { image: none; width: 0; }"
    )


def _menus(theme: Theme) -> str:
    return f"""
    QMenuBar {{ background: {theme.surface}; padding: 2px 4px; }}
    QMenuBar::item {{ padding: 4px 9px; border: 1px solid transparent; border-radius: 4px;
        background: transparent; }}
    QMenuBar::item:selected {{ background: {theme.selection}; color: {theme.selected_text};
        border-color: {theme.accent}; }}
    QMenu {{ background: {theme.surface}; border: 1px solid {theme.edge}; padding: 4px; }}
    QMenu::item {{ padding: 5px 26px 5px 22px; border: 1px solid transparent;
        border-radius: 4px; }}
    QMenu::item:selected {{ background: {theme.selection}; color: {theme.selected_text};
        border-color: {theme.accent}; }}
    QMenu::item:disabled {{ color: {theme.muted}; }}
    QMenu::separator {{ height: 1px; background: {theme.border}; margin: 4px 6px; }}
    QToolTip {{ background: {theme.raised}; color: {theme.text};
        border: 1px solid {theme.edge}; padding: 3px; }}
    """


def _buttons(theme: Theme) -> str:
    return f"""
    QToolButton {{ background: {theme.surface}; color: {theme.text};
        border: 1px solid {theme.border}; border-radius: 5px; padding: 4px 9px; }}
    QToolButton:hover {{ background: {theme.raised}; border-color: {theme.muted}; }}
    QToolButton:pressed, QToolButton:checked {{ background: {theme.selection};
        color: {theme.selected_text}; border-color: {theme.accent}; }}
    {ringed("QToolButton:focus", theme, 4, 9)}
    QToolButton:disabled {{ color: {theme.muted}; }}
    QToolButton::menu-indicator {{ image: none; width: 0; }}
    """


def _fields(theme: Theme) -> str:
    return f"""
    QLineEdit, QComboBox, QAbstractSpinBox {{ background: {theme.surface}; color: {theme.text};
        border: 1px solid {theme.edge}; border-radius: 5px; padding: 4px 8px; }}
    QLineEdit {{ placeholder-text-color: {theme.muted}; }}
    {ringed("QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus", theme, 4, 8)}
    QPushButton {{ background: {theme.surface}; color: {theme.text};
        border: 1px solid {theme.edge}; border-radius: 5px; padding: 5px 14px; }}
    QPushButton:hover {{ background: {theme.raised}; border-color: {theme.text}; }}
    QPushButton:default {{ border-color: {theme.accent}; font-weight: 600; }}
    QPushButton:pressed, QPushButton:checked {{ background: {theme.selection};
        color: {theme.selected_text}; border-color: {theme.accent}; }}
    {ringed("QPushButton:focus", theme, 5, 14)}
    QPushButton:disabled {{ color: {theme.muted}; border-color: {theme.border}; }}
    QProgressBar {{ background: {theme.border}; border: 0; border-radius: 2px; }}
    QProgressBar::chunk {{ background: {theme.accent}; border-radius: 2px; }}
    """


def _bars(theme: Theme) -> str:
    return f"""
    QMainWindow::separator {{ background: {theme.border}; width: 1px; height: 1px; }}
    QMainWindow::separator:hover {{ background: {theme.accent}; }}
    QToolBar {{ background: {theme.surface}; border: 0; border-bottom: 1px solid {theme.border};
        padding: 5px 8px; spacing: 6px; }}
    QStatusBar {{ background: {theme.surface}; border-top: 1px solid {theme.border};
        color: {theme.muted}; }}
    QStatusBar::item {{ border: 0; }}
    QTabBar::tab {{ background: {theme.window}; color: {theme.muted}; padding: 5px 12px;
        border: 1px solid {theme.border}; border-bottom: 0; }}
    QTabBar::tab:selected {{ background: {theme.surface}; color: {theme.text};
        border-bottom: 2px solid {theme.accent}; padding-bottom: 3px; }}
    QTabBar::tab:focus {{ border: {theme.ring_width}px solid {theme.accent}; }}
    """


def _views(theme: Theme) -> str:
    return f"""
    QDockWidget {{ border: 0; }}
    QAbstractItemView, QScrollArea {{ border: 0; }}
    QTextBrowser, QLabel#page {{ border: {theme.ring_width}px solid transparent; }}
    QTextBrowser:focus, QLabel#page:focus {{ border-color: {theme.accent}; }}
    QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
    QScrollBar::handle {{ background: {theme.edge}; border-radius: 3px; margin: 3px;
        min-height: 28px; min-width: 28px; }}
    QScrollBar::handle:hover {{ background: {theme.text}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
