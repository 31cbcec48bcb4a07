"""Files that the desktop asks for reach whoever takes them, however early they come."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from coupexplorer.ui.application import Application


@pytest.fixture
def application(qapp: QApplication) -> Application:
    """The one application, as the program makes it."""
    assert isinstance(qapp, Application)
    return qapp


def test_a_file_is_kept_until_somebody_takes_it(application: Application) -> None:
    taken: list[Path] = []
    assert QApplication.sendEvent(application, QFileOpenEvent("/a/my book عربي.casebook"))
    QApplication.sendEvent(application, QFileOpenEvent("/a/second.casebook"))
    application.give_files_to(taken.append)
    assert taken == [Path("/a/my book عربي.casebook"), Path("/a/second.casebook")]
    QApplication.sendEvent(application, QFileOpenEvent("/a/third.casebook"))
    assert taken[2:] == [Path("/a/third.casebook")]
    application.give_files_to(None)
    QApplication.sendEvent(application, QFileOpenEvent("/a/fourth.casebook"))
    assert len(taken) == 3
    application.give_files_to(taken.append)
    assert len(taken) == 4
    application.give_files_to(None)


def test_an_address_that_is_no_file_is_let_be(application: Application) -> None:
    taken: list[Path] = []
    application.give_files_to(taken.append)
    QApplication.sendEvent(application, QFileOpenEvent(QUrl("https://example.org/x.casebook")))
    application.give_files_to(None)
    assert taken == []


def test_other_events_are_as_they_were(application: Application) -> None:
    assert not QApplication.sendEvent(application, QEvent(QEvent.Type.Enter))
