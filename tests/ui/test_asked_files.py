"""A file asked for is opened when it can be: not before the start is done, not under a dialog."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from coupexplorer.ui.application import Application
from coupexplorer.ui.asked_files import AskedFiles
from coupexplorer.ui.built_in import BuiltIn
from coupexplorer.ui.first_casebook import FirstCasebook
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.workbench import Workbench

ONE, TWO = Path("/a/one.casebook"), Path("/a/two.casebook")


class Asked:
    """What is asked for, and what has been opened."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.bench = Workbench()
        settings = Settings(folder / "settings.ini")
        self.first = FirstCasebook(self.bench, settings, BuiltIn(lambda: ONE), None)
        self.opened: list[Path] = []
        self.files = AskedFiles(application, self.first, self.opened.append, self.bench)

    def begin_start(self) -> None:
        """Let the start look for its casebook."""
        next(self.first.open_in_turns(pytest.fail))


@pytest.fixture
def asked(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Asked]:
    """A start that has not begun."""
    asked = Asked(qapp, tmp_path)
    yield asked
    asked.files.end()


def ask(file: Path) -> None:
    """What the desktop does."""
    application = QApplication.instance()
    assert isinstance(application, Application)
    QApplication.sendEvent(application, QFileOpenEvent(str(file)))


def test_before_the_start_it_is_the_first_casebook(asked: Asked) -> None:
    ask(TWO)
    asked.begin_start()
    asked.files.begin()
    assert asked.opened == []


def test_during_the_start_it_waits(asked: Asked) -> None:
    asked.begin_start()
    ask(ONE)
    ask(TWO)
    assert asked.opened == []
    asked.files.begin()
    assert asked.opened == [TWO]


def test_after_the_start_it_is_opened_at_once(asked: Asked) -> None:
    asked.begin_start()
    asked.files.begin()
    ask(ONE)
    ask(TWO)
    assert asked.opened == [ONE, TWO]


def test_under_a_dialog_it_waits_for_its_end(qtbot: QtBot, asked: Asked) -> None:
    asked.begin_start()
    asked.files.begin()
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = QDialog(window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    ask(ONE)
    assert asked.opened == []
    dialog.accept()
    qtbot.waitUntil(lambda: asked.opened == [ONE])


def test_after_the_end_nothing_is_opened(asked: Asked) -> None:
    asked.begin_start()
    asked.files.begin()
    asked.files.end()
    ask(ONE)
    assert asked.opened == []
    # Left for whoever comes next.
    taken: list[Path] = []
    application = QApplication.instance()
    assert isinstance(application, Application)
    application.give_files_to(taken.append)
    application.give_files_to(None)
    assert taken == [ONE]
