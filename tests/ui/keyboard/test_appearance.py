"""Colours and text size by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextBrowser
from tests.ui.keyboard.conftest import letters, press

from coupexplorer.ui.shell.window import MainWindow
from coupexplorer.ui.theme import Scheme


@pytest.mark.parametrize(
    ("words", "scheme"),
    [
        ("high contrast dark", Scheme.CONTRAST_DARK),
        ("high contrast light", Scheme.CONTRAST_LIGHT),
        ("as the system", Scheme.SYSTEM),
    ],
)
def test_colours_are_chosen_among_the_commands(
    window: MainWindow, words: str, scheme: Scheme
) -> None:
    press(window, "Ctrl+K", *letters(f"> {words}"), "Return")
    assert window.appearance.scheme is scheme


def test_colours_are_chosen_in_the_menu(window: MainWindow) -> None:
    press(window, "Alt+V", *letters("a"), *["Down"] * 4, "Return")
    assert window.appearance.scheme is Scheme.CONTRAST_DARK
    assert window.palette().window().color().name() == window.appearance.theme.window


def test_text_grows_and_shrinks_everywhere(window: MainWindow) -> None:
    def sizes() -> set[float]:
        """The text sizes of what is seen, but for deliberately small letters."""
        kinds = (QAbstractButton, QLabel, QTextBrowser)
        seen = [w for kind in kinds for w in window.findChildren(kind) if w.isVisible()]
        return {round(w.font().pointSizeF(), 1) for w in seen}

    natural = window.appearance.text_size
    press(window, "Ctrl+=", "Ctrl+=", "Ctrl+=")
    assert window.appearance.text_size == natural + 3
    assert min(sizes()) >= 0.8 * (natural + 3)
    press(window, "Ctrl+-")
    assert window.appearance.text_size == natural + 2
    press(window, "Ctrl+0")
    assert window.appearance.text_size == natural
    assert max(sizes()) <= 1.2 * natural
