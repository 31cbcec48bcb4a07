"""The reader's colours and text size: kept in bounds, and told to everyone when they change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from coupexplorer.ui import appearance as module
from coupexplorer.ui import theme as themes
from coupexplorer.ui.appearance import LARGEST, SMALLEST, Appearance
from coupexplorer.ui.theme import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    Scheme,
    Theme,
    theme_for,
)


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """The application, given back with the font, palette and style it had.

    Windows that earlier tests left over are taken away: they would be dressed as well, and theirs
    is a casebook that is closed.
    """
    for window in qapp.topLevelWidgets():
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    font, palette, style = QFont(qapp.font()), QPalette(qapp.palette()), qapp.styleSheet()
    yield qapp
    qapp.setFont(font)
    qapp.setPalette(palette)
    qapp.setStyleSheet(style)


@pytest.fixture
def light(application: QApplication, qtbot: QtBot) -> Appearance:
    """An appearance in light colours."""
    return Appearance(application, Scheme.LIGHT, application)


def ground(application: QApplication) -> str:
    """The colour of the application's windows."""
    return application.palette().color(QPalette.ColorRole.Window).name()


class TestColours:
    """Light, dark, or as the desktop has it."""

    @pytest.mark.parametrize(
        ("scheme", "theme"),
        [
            (Scheme.LIGHT, LIGHT),
            (Scheme.DARK, DARK),
            (Scheme.CONTRAST_LIGHT, CONTRAST_LIGHT),
            (Scheme.CONTRAST_DARK, CONTRAST_DARK),
        ],
    )
    def test_the_application_starts_in_the_readers_colours(
        self, application: QApplication, scheme: Scheme, theme: Theme
    ) -> None:
        found = Appearance(application, scheme, application)
        assert found.theme == theme
        assert found.scheme is scheme
        assert ground(application) == theme.window
        assert theme.border in application.styleSheet()

    def test_a_choice_changes_everything_and_is_told_once(
        self, qtbot: QtBot, application: QApplication, light: Appearance
    ) -> None:
        told: list[Theme] = []
        light.changed.connect(lambda: told.append(light.theme))
        light.choose(Scheme.DARK)
        assert told == [DARK]
        assert ground(application) == DARK.window
        light.choose(Scheme.DARK)
        assert told == [DARK], "nothing changed the second time"

    @pytest.mark.parametrize("dark", [False, True])
    def test_following_the_desktop_takes_its_colours(
        self, light: Appearance, monkeypatch: pytest.MonkeyPatch, dark: bool
    ) -> None:
        monkeypatch.setattr(themes, "system_is_dark", lambda: dark)
        light.choose(Scheme.SYSTEM)
        assert light.scheme is Scheme.SYSTEM
        assert light.theme == (DARK if dark else LIGHT)

    def test_a_change_of_the_desktop_is_followed_only_when_asked_for(
        self, light: Appearance, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(themes, "system_is_dark", lambda: True)
        light._system_changed(Qt.ColorScheme.Dark)
        assert light.theme == LIGHT
        light.choose(Scheme.SYSTEM)
        monkeypatch.setattr(themes, "system_is_dark", lambda: False)
        light._system_changed(Qt.ColorScheme.Light)
        assert light.theme == LIGHT

    def test_a_wish_for_contrast_is_followed(
        self, light: Appearance, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        light.choose(Scheme.SYSTEM)
        monkeypatch.setattr(themes, "system_is_dark", lambda: True)
        monkeypatch.setattr(themes, "system_wants_contrast", lambda: True)
        light._system_changed(Qt.ContrastPreference.HighContrast)
        assert light.theme == CONTRAST_DARK

    def test_each_scheme_has_a_theme(self, qapp: QApplication) -> None:
        themes_there = {theme_for(scheme) for scheme in Scheme}
        assert themes_there == {LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK}

    def test_cases_beyond_the_colours_start_again(self) -> None:
        for theme in (LIGHT, DARK):
            assert theme.case_colour(len(theme.cases)) == theme.cases[0]
            assert theme.case_tint(len(theme.case_tints) + 1) == theme.case_tints[1]


class TestTextSize:
    """Running text from 7 to 24 points."""

    def test_it_starts_natural(self, application: QApplication, light: Appearance) -> None:
        assert light.chosen_text_size is None
        assert light.text_size == application.font().pointSizeF()

    def test_larger_and_smaller_are_told_and_natural_restores(
        self, qtbot: QtBot, application: QApplication, light: Appearance
    ) -> None:
        natural = light.text_size
        for points, expected in ((1, natural + 1), (-2, natural - 1), (0, natural)):
            with qtbot.waitSignal(light.changed):
                light.enlarge(points)
            assert application.font().pointSizeF() == pytest.approx(expected)
        assert light.chosen_text_size is None

    @pytest.mark.parametrize(
        ("wanted", "kept"),
        [
            (1.0, SMALLEST),
            (-5.0, SMALLEST),
            (500.0, LARGEST),
            (float("inf"), LARGEST),
            (12.5, 12.5),
        ],
    )
    def test_it_stays_in_bounds(self, light: Appearance, wanted: float, kept: float) -> None:
        light.set_text_size(wanted)
        assert light.text_size == kept
        assert light.chosen_text_size == kept

    def test_widgets_dressed_by_the_style_sheet_follow(
        self, qtbot: QtBot, light: Appearance
    ) -> None:
        button = QToolButton()
        qtbot.addWidget(button)
        button.show()
        light.set_text_size(19)
        assert button.font().pointSizeF() == 19

    def test_it_stops_at_both_ends(self, light: Appearance) -> None:
        for points, end in ((+1, LARGEST), (-1, SMALLEST)):
            for _ in range(30):
                light.enlarge(points)
            assert light.text_size == end

    def test_colours_do_not_touch_it(self, light: Appearance) -> None:
        light.set_text_size(15)
        light.choose(Scheme.DARK)
        assert light.text_size == 15

    def test_the_bounds_hold_the_usual_sizes(self) -> None:
        assert module.SMALLEST < 9.5 < module.LARGEST
