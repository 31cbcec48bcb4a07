"""The colours that panes work out from a theme are as legible as the theme's own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.test_theme import GRAPHICS, THEMES, contrast, least

from coupexplorer.ui.map.inks import MapInk
from coupexplorer.ui.network.inks import LINES, colour_of
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.timeline.inks import LaneInk, ring
from coupexplorer.ui.timeline.marks import Flag

KINDS = [Flag(0), Flag.APPROXIMATE, Flag.DERIVED, Flag.CONTEXT]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("case", [-1, *range(6)])
class TestTheTimeline:
    """Lanes, and the marks in them."""

    def test_words_read(self, qapp: QApplication, theme: Theme, case: int) -> None:
        ink = LaneInk.of(theme, case)
        for ground in (ink.pill, ink.tint, ink.band, ink.odd_band):
            assert contrast(ink.pill_text.name(), ground.name()) >= least(theme)
        for kind in KINDS:
            for ground in (ink.tint, ink.band, ink.odd_band):
                words = ink.mark(kind).text.color().name()
                assert contrast(words, ground.name()) >= least(theme), (kind, ground.name())

    def test_marks_can_be_told_by_fill_or_outline(
        self, qapp: QApplication, theme: Theme, case: int
    ) -> None:
        ink = LaneInk.of(theme, case)
        for kind in KINDS:
            mark = ink.mark(kind)
            told = mark.pen.color() if mark.outlined else mark.dot.color()
            assert contrast(told.name(), ink.tint.name()) >= GRAPHICS * 0.7, kind


@pytest.mark.parametrize("theme", THEMES)
def test_the_ring_around_what_is_looked_at(qapp: QApplication, theme: Theme) -> None:
    for tint in (*theme.case_tints, theme.surface):
        assert contrast(ring(theme).name(), tint) >= GRAPHICS


@pytest.mark.parametrize("theme", THEMES)
def test_the_map(qapp: QApplication, theme: Theme) -> None:
    ink = MapInk.of(theme)
    for ground in (ink.land, ink.water, ink.card, ink.halo):
        for words in (ink.text, ink.quiet, ink.area):
            assert contrast(words.name(), ground.name()) >= least(theme)
        assert contrast(ink.ring.name(), ground.name()) >= GRAPHICS
    for case in range(6):
        for ground in (ink.land, ink.water):
            assert contrast(ink.case(case).name(), ground.name()) >= GRAPHICS


@pytest.mark.parametrize("theme", THEMES)
def test_the_lines_of_the_network(qapp: QApplication, theme: Theme) -> None:
    for kind, line in LINES.items():
        assert contrast(colour_of(line, theme).name(), theme.surface) >= GRAPHICS, kind
