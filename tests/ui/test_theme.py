"""Both themes are legible, and the two cases stay apart for colour-blind readers."""

from __future__ import annotations

import pytest

from coupexplorer.ui.theme import DARK, LIGHT, Theme

THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it, 0 to 1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["surface", "window", "raised", "highlight", "warning"])
def test_text_reads_on_every_ground(theme: Theme, ground: str) -> None:
    assert contrast(theme.text, getattr(theme, ground)) >= 7


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", ["muted", "link", "warning_text"])
@pytest.mark.parametrize("ground", ["surface", "highlight"])
def test_secondary_text_meets_the_common_minimum(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_case_colours_read_on_their_tints_and_carry_chip_text(theme: Theme) -> None:
    for colour, tint in zip(theme.cases, theme.case_tints, strict=True):
        assert contrast(colour, tint) >= 3
        assert contrast(colour, theme.surface) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_the_first_two_cases_differ_in_blue_not_only_in_red_and_green(theme: Theme) -> None:
    first, second = (int(colour[5:7], 16) for colour in theme.cases[:2])
    assert abs(first - second) >= 90


def test_selected_text_reads_on_the_selection() -> None:
    for theme in (LIGHT, DARK):
        assert contrast(theme.selected_text, theme.selection) >= 7
