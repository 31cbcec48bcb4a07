"""The one dialog for our own faults: shown once at a time, from any thread, in plain text."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from tests.ui.test_markup import HOSTILE

from coupexplorer.ui.dialogs.fault import FaultReporter, fault_box
from coupexplorer.ui.guard import guarded


class Shown:
    """The dialogs that would have been opened; ``during`` runs while one is open."""

    def __init__(self) -> None:
        self.boxes: list[str] = []
        self.threads: list[threading.Thread] = []
        self.during: Callable[[], object] = lambda: None


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Dialogs are noted, not opened."""
    found = Shown()

    def execute(box: QMessageBox) -> int:
        found.boxes.append(box.informativeText())
        found.threads.append(threading.current_thread())
        found.during()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", execute)
    return found


@pytest.fixture
def reporter(qtbot: QtBot) -> FaultReporter:
    """A reporter of its own."""
    return FaultReporter()


def fault(text: str) -> tuple[type[Exception], Exception, None]:
    """An error as the interpreter hands it over."""
    return RuntimeError, RuntimeError(text), None


def test_a_fault_is_logged_and_shown(
    reporter: FaultReporter, shown: Shown, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "coupexplorer"):
        reporter.report(*fault("the shelf fell down"))
    assert len(shown.boxes) == 1
    assert "RuntimeError: the shelf fell down" in shown.boxes[0]
    assert "the shelf fell down" in caplog.text


def test_the_details_tell_where_it_happened(reporter: FaultReporter, qtbot: QtBot) -> None:
    heard: list[str] = []
    reporter._raised.disconnect()
    reporter._raised.connect(lambda _summary, details: heard.append(details))
    try:
        raise KeyError("here")
    except KeyError as error:
        reporter.report(type(error), error, error.__traceback__)
    assert "test_the_details_tell_where_it_happened" in heard[0]
    assert 'raise KeyError("here")' in heard[0]


def test_a_fault_while_the_dialog_is_open_is_logged_only(
    reporter: FaultReporter, shown: Shown, caplog: pytest.LogCaptureFixture
) -> None:
    """A fault in a paint event comes back with every repaint: one dialog, not a hundred."""
    shown.during = lambda: reporter.report(*fault("second"))
    with caplog.at_level(logging.ERROR, "coupexplorer"):
        reporter.report(*fault("first"))
    assert len(shown.boxes) == 1
    assert "first" in shown.boxes[0]
    assert "second" in caplog.text


def test_after_the_dialog_the_next_fault_is_shown_again(
    reporter: FaultReporter, shown: Shown
) -> None:
    for text in ("first", "second"):
        reporter.report(*fault(text))
    assert len(shown.boxes) == 2


def test_a_dialog_that_fails_leaves_room_for_the_next(
    reporter: FaultReporter, shown: Shown
) -> None:
    def fail() -> None:
        raise OSError("no screen")

    shown.during = fail
    with pytest.raises(OSError, match="no screen"):
        reporter._show("RuntimeError: first", "")
    shown.during = lambda: None
    reporter.report(*fault("second"))
    assert "second" in shown.boxes[-1]


def test_a_fault_of_another_thread_is_shown_on_this_one(
    qtbot: QtBot, reporter: FaultReporter, shown: Shown
) -> None:
    worker = threading.Thread(target=lambda: reporter.report(*fault("from afar")))
    worker.start()
    worker.join()
    assert shown.boxes == [], "not from there"
    qtbot.waitUntil(lambda: len(shown.boxes) == 1)
    assert shown.threads == [threading.main_thread()]


def test_an_interruption_ends_the_program_without_a_dialog(
    reporter: FaultReporter, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes: list[int] = []
    monkeypatch.setattr(QApplication, "exit", codes.append)
    reporter.report(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert codes == [130]
    assert shown.boxes == []


def test_what_the_guard_catches_is_shown(
    reporter: FaultReporter, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The two halves of one promise: nothing crosses into Qt, and nothing is kept quiet."""
    monkeypatch.setattr(sys, "excepthook", reporter.report)

    @guarded(None)
    def slot() -> None:
        raise ValueError("in a slot")

    slot()
    assert "ValueError: in a slot" in shown.boxes[0]


@pytest.mark.parametrize("value", HOSTILE)
def test_the_dialog_is_plain_text_throughout(qtbot: QtBot, value: str) -> None:
    box = fault_box(f"ValueError: {value}", f"details of {value}", None)
    qtbot.addWidget(box)
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert box.detailedText() == f"details of {value}"
    assert f"ValueError: {value}"[:300] in box.informativeText()


def test_a_very_long_reason_is_cut_and_its_details_are_not(qtbot: QtBot) -> None:
    box = fault_box("x" * 5000, "y" * 5000, None)
    qtbot.addWidget(box)
    assert box.informativeText().count("x") < 400
    assert box.detailedText().count("y") == 5000


def test_the_reader_is_told_that_work_is_kept(qtbot: QtBot) -> None:
    box = fault_box("ValueError", "", None)
    qtbot.addWidget(box)
    assert "Your work is saved" in box.text()
    assert "You can go on" in box.informativeText()
