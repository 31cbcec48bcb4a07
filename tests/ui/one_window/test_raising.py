"""A window called to the front is seen, whatever it was before, and its dialog before it."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from coupexplorer.ui.one_window.raising import TOKEN, bring_to_front


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window behind another one."""
    window, other = QWidget(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(other)
    window.show()
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    return window


def test_it_is_worked_in_again(qtbot: QtBot, window: QWidget) -> None:
    bring_to_front(window)
    qtbot.waitUntil(window.isActiveWindow)


@pytest.mark.parametrize("state", [Qt.WindowState.WindowMaximized, Qt.WindowState.WindowFullScreen])
def test_a_minimised_one_comes_back_as_it_was(
    qtbot: QtBot, window: QWidget, state: Qt.WindowState
) -> None:
    window.setWindowState(state | Qt.WindowState.WindowMinimized)
    bring_to_front(window)
    qtbot.waitUntil(window.isActiveWindow)
    assert not window.isMinimized()
    assert window.windowState() & state


def test_a_dialog_in_front_of_it_stays_in_front(qtbot: QtBot, window: QWidget) -> None:
    dialog = QDialog(window)
    dialog.open()
    bring_to_front(window)
    qtbot.waitUntil(dialog.isActiveWindow)


def test_the_token_is_there_for_the_moment_it_is_needed(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str | None] = []
    monkeypatch.delenv(TOKEN, raising=False)
    monkeypatch.setattr(QWidget, "activateWindow", lambda _: seen.append(os.environ.get(TOKEN)))
    bring_to_front(window, "kwin-7")
    bring_to_front(window)
    assert seen == ["kwin-7", None]
    assert TOKEN not in os.environ
