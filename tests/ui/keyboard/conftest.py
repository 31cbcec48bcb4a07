"""The whole window worked by keys alone: strokes go where a real keyboard's would."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QEvent, QKeyCombination, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.samples import small_document
from tests.six_cases import six_cases_document

from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.session import Session
from coupexplorer.ui.shell.window import MainWindow

PATIENCE_MS = 20_000
TURNS = 3
Stroke = str | Qt.Key | QKeyCombination | Callable[[], object]


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    """The window on the built-in casebook, with the keyboard in it."""
    return keyboard_in(session.window, qtbot)


@pytest.fixture
def small_session(start: Callable[[Path], Session], tmp_path: Path) -> Session:
    """The program, open on the small casebook of the samples."""
    file = tmp_path / "small.casebook"
    Casebook.create(file, small_document()).close()
    return start(file)


@pytest.fixture
def small_window(small_session: Session, qtbot: QtBot) -> MainWindow:
    """The window on the small casebook, with the keyboard in it."""
    return keyboard_in(small_session.window, qtbot)


@pytest.fixture
def six_session(start: Callable[[Path], Session], tmp_path: Path) -> Session:
    """The program, open on six cases."""
    file = tmp_path / "six.casebook"
    Casebook.create(file, six_cases_document()).close()
    return start(file)


@pytest.fixture
def six_window(six_session: Session, qtbot: QtBot) -> MainWindow:
    """The window on six cases, with the keyboard in it."""
    return keyboard_in(six_session.window, qtbot)


def keyboard_in(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Give a window the keyboard, as a click on its frame would."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    return window


def focused() -> QWidget | None:
    """The widget that the next key goes to: in an open popup, or where the keyboard is."""
    popup = QApplication.activePopupWidget()
    if popup is None:
        return QApplication.focusWidget()
    inside: QWidget | None = popup.focusWidget()
    return popup if inside is None else inside


def press(where: QWidget, *strokes: Stroke) -> None:
    """Press keys in the window of ``where``, one after another, as they come from a keyboard.

    A stroke is a key (``"Ctrl+K"``, ``"Down"``, ``Qt.Key.Key_F6``) or something to call between two
    keys, to look at what there is. Each goes to the popup or dialog that is open by then; so a menu
    or dialog that waits for an answer is to be left again by a later stroke of the same call. To
    write words, see ``letters``. If ``where`` is no window, the keyboard has to be in it.
    """
    if not where.isWindow():
        here = focused()
        assert here is not None, "nothing has the keyboard"
        assert here is where or where.isAncestorOf(here), f"{here} has the keyboard"
    # What a key sets going may come about in a later turn of the event loop.
    waiting = deque(each for stroke in strokes for each in (stroke, *[_rest] * TURNS))
    faults, running = list[BaseException](), [0]
    clock = QElapsedTimer()
    clock.start()

    def step() -> None:
        if not waiting:
            return
        stroke = waiting.popleft()
        if waiting:
            QTimer.singleShot(0, step)
        running[0] += 1
        try:
            if not callable(stroke):
                _strike(where.window(), stroke)
            else:
                stroke()
        except BaseException as fault:
            faults.append(fault)
            waiting.clear()
            _leave()
        running[0] -= 1

    def give_up() -> None:
        if running[0]:
            faults.append(AssertionError(f"something waits for an answer: {focused()}"))
            waiting.clear()
            _leave()

    alarm = QTimer()
    alarm.setSingleShot(True)
    alarm.timeout.connect(give_up)
    alarm.start(PATIENCE_MS)
    QTimer.singleShot(0, step)
    while waiting or running[0]:
        QApplication.processEvents()
        assert clock.elapsed() < 2 * PATIENCE_MS
    QApplication.processEvents()
    if faults:
        raise faults[0]


def reach(where: QWidget, target: QWidget, key: str = "Tab", most: int = 60) -> None:
    """Press a key until the keyboard is in ``target``."""
    for _ in range(most):
        if focused() is target:
            return
        press(where, key)
    pytest.fail(f"{key} does not lead to {target}")


def letters(words: str) -> tuple[Stroke, ...]:
    """The strokes that write words in any script."""
    return tuple(_letter(each) for each in words)


def _letter(letter: str) -> Callable[[], None]:
    def write() -> None:
        target = focused()
        assert target is not None, "nothing takes the letter"
        none = Qt.KeyboardModifier.NoModifier
        code = ord(letter.upper()) if letter.isascii() else 0
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, code, none, letter))

    return write


def _rest() -> None:
    """A turn of the event loop in which nothing is pressed."""


def _strike(window: QWidget, stroke: str | Qt.Key | QKeyCombination) -> None:
    combination = stroke
    if isinstance(stroke, str):
        combination = QKeySequence(stroke)[0]  # type: ignore[index]
    elif isinstance(stroke, Qt.Key):
        combination = QKeyCombination(stroke)
    assert isinstance(combination, QKeyCombination)
    if QApplication.activeWindow() is None:
        # What a window manager does when a dialog has gone.
        window.activateWindow()
        QApplication.sendPostedEvents()
    taker: QWidget | None = QApplication.activePopupWidget() or QApplication.activeWindow()
    target = (window if taker is None else taker).windowHandle()
    QTest.keyClick(target, combination.key(), combination.keyboardModifiers())


def _leave() -> None:
    """Close whatever waits for an answer."""
    for each in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
        if each is not None:
            each.close()
