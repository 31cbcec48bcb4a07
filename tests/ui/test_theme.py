"""Every theme is legible by the ratios of WCAG 2, and cases stay apart for colour-blind readers."""

from __future__ import annotations

import re
from dataclasses import fields
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from coupexplorer.ui import theme as module
from coupexplorer.ui.style_sheet import quiet_buttons, ringed, style_sheet
from coupexplorer.ui.theme import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    Scheme,
    Theme,
    palette_of,
    theme_for,
)

THEMES = [
    pytest.param(LIGHT, id="light"),
    pytest.param(DARK, id="dark"),
    pytest.param(CONTRAST_LIGHT, id="contrast-light"),
    pytest.param(CONTRAST_DARK, id="contrast-dark"),
]
NORMAL, HIGH, GRAPHICS = 4.5, 7.0, 3.0
INKS = ("text", "muted", "link", "warning_text", "selected_text", "accent")
GROUNDS = ("window", "surface", "raised", "highlight", "warning", "selection")
BOUNDS = ("edge", "accent", "ring")
DECORATION = {"border"}
"""What parts things that space parts already, or that stand out by more than colour."""


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it, 0 to 1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def least(theme: Theme) -> float:
    """The contrast that text must have in a theme."""
    return HIGH if theme.contrast else NORMAL


def grounds(theme: Theme) -> dict[str, str]:
    """Everything that text is written on."""
    named = {name: str(getattr(theme, name)) for name in GROUNDS}
    return named | {f"tint {n}": tint for n, tint in enumerate(theme.case_tints)}


def test_every_colour_is_held_to_a_ratio() -> None:
    named = {field.name for field in fields(Theme) if field.type == "str"}
    assert named == {*INKS, *GROUNDS, *BOUNDS, *DECORATION}


def test_no_colour_is_named_elsewhere() -> None:
    ui = Path(module.__file__).parent
    named = re.compile(
        r"(?<!&)#[0-9a-fA-F]{3,8}[\"';]|QColor\(\d|GlobalColor\.(?!transparent)|Qt\.(white|black|gr[ae]y)"
    )
    found = [
        f"{file.relative_to(ui)}: {line.strip()}"
        for file in ui.rglob("*.py")
        if file.name != "theme.py"
        for line in file.read_text(encoding="utf-8").splitlines()
        if named.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", INKS)
def test_every_ink_reads_on_every_ground(theme: Theme, ink: str) -> None:
    for name, ground in grounds(theme).items():
        assert contrast(getattr(theme, ink), ground) >= least(theme), name


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("bound", BOUNDS)
def test_bounds_and_rings_can_be_told_from_every_ground(theme: Theme, bound: str) -> None:
    for name, ground in grounds(theme).items():
        assert contrast(getattr(theme, bound), ground) >= GRAPHICS, name


@pytest.mark.parametrize("theme", THEMES)
def test_case_colours_read_as_words(theme: Theme) -> None:
    for colour, tint in zip(theme.cases, theme.case_tints, strict=True):
        for ground in (tint, theme.surface, theme.raised, theme.window, theme.highlight):
            assert contrast(colour, ground) >= least(theme)


@pytest.mark.parametrize("theme", [CONTRAST_LIGHT, CONTRAST_DARK])
def test_in_high_contrast_even_hairlines_can_be_told(theme: Theme) -> None:
    for ground in (theme.window, theme.surface, theme.raised):
        assert contrast(theme.border, ground) >= GRAPHICS
    assert theme.ring_width >= 2


@pytest.mark.parametrize("theme", THEMES)
def test_the_first_two_cases_differ_in_blue_not_only_in_red_and_green(theme: Theme) -> None:
    first, second = (int(colour[5:7], 16) for colour in theme.cases[:2])
    assert abs(first - second) >= 90


@pytest.mark.parametrize("theme", THEMES)
def test_no_two_cases_share_a_colour(theme: Theme) -> None:
    assert all(one != other for one, other in combinations(theme.cases, 2))


@pytest.mark.parametrize("theme", THEMES)
def test_stock_widgets_read_in_the_palette(theme: Theme) -> None:
    palette, role = palette_of(theme), QPalette.ColorRole
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled):
        for ink, ground in (
            (role.WindowText, role.Window),
            (role.Text, role.Base),
            (role.ButtonText, role.Button),
            (role.ToolTipText, role.ToolTipBase),
            (role.HighlightedText, role.Highlight),
            (role.PlaceholderText, role.Base),
            (role.Link, role.Base),
        ):
            pair = palette.color(group, ink).name(), palette.color(group, ground).name()
            assert contrast(*pair) >= least(theme), (group, ink)


def is_framed(before: str, theme: Theme) -> bool:
    """Whether some rule of the style sheet that begins so has a frame in the colour of focus."""
    parts = style_sheet(theme).split("}")
    return any(before in part and theme.accent in part for part in parts)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "widget", ["QToolButton:focus", "QPushButton:focus", "QLineEdit:focus", "QComboBox:focus"]
)
def test_what_has_the_keyboard_is_framed(theme: Theme, widget: str) -> None:
    assert is_framed(widget, theme)


def test_a_thicker_ring_leaves_the_words_where_they_are() -> None:
    assert "1px solid" in ringed("QX", LIGHT, 4, 9)
    assert "padding: 4px 9px" in ringed("QX", LIGHT, 4, 9)
    assert "2px solid" in ringed("QX", CONTRAST_LIGHT, 4, 9)
    assert "padding: 3px 8px" in ringed("QX", CONTRAST_LIGHT, 4, 9)


@pytest.mark.parametrize("theme", THEMES)
def test_a_flat_button_that_is_on_differs_in_more_than_its_ground(theme: Theme) -> None:
    checked = quiet_buttons(theme).split("QToolButton:checked")[1].split("}")[0]
    assert f"border-color: {theme.accent}" in checked


class TestTheSystem:
    """A choice to follow the desktop takes its wish for dark and for contrast."""

    @pytest.mark.parametrize(
        ("dark", "high", "expected"),
        [
            (False, False, LIGHT),
            (True, False, DARK),
            (False, True, CONTRAST_LIGHT),
            (True, True, CONTRAST_DARK),
        ],
    )
    def test_it_is_followed(
        self, monkeypatch: pytest.MonkeyPatch, dark: bool, high: bool, expected: Theme
    ) -> None:
        monkeypatch.setattr(module, "system_is_dark", lambda: dark)
        monkeypatch.setattr(module, "system_wants_contrast", lambda: high)
        assert theme_for(Scheme.SYSTEM) == expected

    def test_an_older_qt_says_nothing_of_contrast(
        self, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(QApplication, "styleHints", staticmethod(object))
        assert not module.system_wants_contrast()

    @pytest.mark.parametrize("high", [False, True])
    def test_a_newer_one_is_asked(self, monkeypatch: pytest.MonkeyPatch, high: bool) -> None:
        wish = Qt.ContrastPreference.HighContrast if high else Qt.ContrastPreference.NoPreference

        class Hints:
            """Style hints that know one wish."""

            def accessibility(self) -> Hints:
                """Themselves."""
                return self

            def contrastPreference(self) -> Qt.ContrastPreference:
                """The wish."""
                return wish

        monkeypatch.setattr(QApplication, "styleHints", staticmethod(Hints))
        assert module.system_wants_contrast() is high
