"""The real window on the built-in casebook, and an empty one, for tests that click and type."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QMouseEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from coupexplorer.app import BUILT_IN
from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo
from coupexplorer.interchange.casebook_json import read_document
from coupexplorer.shipped import data_folder
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.rich_view import RichView
from coupexplorer.ui.session import Session
from coupexplorer.ui.settings import Settings

START_MS = 60_000


@pytest.fixture(autouse=True)
def same_look(qapp: QApplication) -> Iterator[None]:
    """Every test finds the application in the letters and the direction it began with.

    What a test leaves open is taken away before they are put back: it would be dressed again, and
    its casebook is closed.
    """
    font, palette, style = QFont(qapp.font()), QPalette(qapp.palette()), qapp.styleSheet()
    direction = qapp.layoutDirection()
    yield
    if qapp.font() == font and qapp.layoutDirection() == direction:
        return
    for window in qapp.topLevelWidgets():
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setLayoutDirection(direction)
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setStyleSheet(style)


@pytest.fixture(scope="session")
def document() -> CasebookDocument:
    """The built-in casebook as a value."""
    return read_document(data_folder() / BUILT_IN)


@pytest.fixture(scope="session")
def master_file(document: CasebookDocument, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built-in casebook as a file, made once."""
    file = tmp_path_factory.mktemp("master") / "built-in.casebook"
    Casebook.create(file, document).close()
    return file


@pytest.fixture
def casebook_file(master_file: Path, tmp_path: Path) -> Path:
    """A copy of the built-in casebook that a test may change."""
    file = tmp_path / "Ba'ath splits.casebook"
    shutil.copyfile(master_file, file)
    return file


@pytest.fixture
def empty_file(tmp_path: Path) -> Path:
    """A casebook with a title and nothing else."""
    file = tmp_path / "empty.casebook"
    Casebook.create(file, CasebookDocument(CasebookInfo("empty", "Nothing yet"))).close()
    return file


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Path], Session]]:
    """Start a session on a file and wait until everything is usable."""
    sessions: list[Session] = []

    def unexpected(box: QMessageBox) -> None:
        pytest.fail(f"an unexpected message: {box.text()}")

    monkeypatch.setattr(QMessageBox, "exec", unexpected)

    def begin(file: Path) -> Session:
        session = Session(qapp, Settings(tmp_path / "settings.ini"), lambda: file)
        sessions.append(session)
        session.window.resize(1440, 900)
        with qtbot.waitSignal(session.ready, timeout=START_MS):
            session.window.show()
        return session

    yield begin
    for session in sessions:
        session.window.close()
        session.window.deleteLater()
        session.deleteLater()
    # Otherwise the next window's style sheet is laid on these, too.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def session(start: Callable[[Path], Session], casebook_file: Path) -> Session:
    """The program, open on the built-in casebook."""
    return start(casebook_file)


@pytest.fixture
def empty_session(start: Callable[[Path], Session], empty_file: Path) -> Session:
    """The program, open on an empty casebook."""
    return start(empty_file)


def click_link(qtbot: QtBot, view: RichView, text: str) -> None:
    """Click, with the real mouse, where ``text`` begins inside a link."""
    view.whole_text()
    document = view.document()
    cursor = document.find(text)
    while not cursor.isNull() and not begins_link(cursor):
        cursor = document.find(text, cursor)
    assert not cursor.isNull(), f"no link “{text}” on the page"
    cursor.setPosition(cursor.selectionStart())
    view.setTextCursor(cursor)
    view.ensureCursorVisible()
    spot = view.cursorRect(cursor).center() + QPoint(3, 0)
    assert view.anchorAt(spot), f"nothing to click under “{text}”"
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def begins_link(found: QTextCursor) -> bool:
    """Whether the letter after the start of a find belongs to a link."""
    probe = QTextCursor(found)
    probe.setPosition(found.selectionStart() + 1)
    return probe.charFormat().isAnchor()


def hover(widget: QWidget, spot: QPoint) -> None:
    """Let the pointer rest on a spot of a widget.

    The event goes to the widget itself: moved by way of the cursor it goes to whatever window is on
    top there, which may be one that an earlier test has left.
    """
    assert widget.hasMouseTracking()
    button = Qt.MouseButton.NoButton
    here = QPointF(spot)
    there = widget.mapToGlobal(here)
    kind = QEvent.Type.MouseMove
    event = QMouseEvent(kind, here, there, button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)
