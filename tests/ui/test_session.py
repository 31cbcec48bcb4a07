"""The start in stages: what is seen comes first, what stands behind it later, all before ready."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import CasebookUnreachable
from coupexplorer.ui import first_casebook
from coupexplorer.ui.catalogue import PANES
from coupexplorer.ui.file_desk import FileDesk
from coupexplorer.ui.one_window.address import address_of, is_there
from coupexplorer.ui.session import Session
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.tasks import Tasks

START_MS = 60_000


def panes_of(session: Session) -> set[str]:
    """The panes that are there now, by id."""
    return {name for name, dock in session.window.docks.items() if dock.pane is not None}


@pytest.fixture
def fresh(qapp: QApplication, casebook_file: Path, tmp_path: Path) -> Session:
    """A session that has not been shown."""
    session = Session(qapp, Settings(tmp_path / "settings.ini"), lambda: casebook_file)
    session.window.resize(1440, 900)
    return session


def test_only_panes_in_front_are_loaded_when_the_window_is_usable(
    qtbot: QtBot, fresh: Session
) -> None:
    there: list[set[str]] = []
    fresh.usable.connect(lambda: there.append(panes_of(fresh)))
    with qtbot.waitSignal(fresh.ready, timeout=START_MS):
        fresh.window.show()
    assert there == [{spec.id for spec in PANES if spec.spot.front is None}]
    assert panes_of(fresh) == {spec.id for spec in PANES}
    fresh.window.close()


def test_nothing_is_loaded_before_the_first_paint(fresh: Session) -> None:
    assert panes_of(fresh) == set()
    assert not fresh.bench.has_casebook
    fresh.window.close()


def test_closing_between_two_stages_loads_nothing_more(qtbot: QtBot, fresh: Session) -> None:
    fresh.usable.connect(fresh.window.close)
    with qtbot.waitSignal(fresh.usable, timeout=START_MS):
        fresh.window.show()
    there = panes_of(fresh)
    qtbot.wait(50)
    assert panes_of(fresh) == there
    assert fresh.desks is None


class Run:
    """A run of the program, and what it says to its reader."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self._application = application
        self._folder = folder
        self.said: list[str] = []
        self.said_before_ready: list[str] = []
        self.session: Session

    def start(
        self,
        qtbot: QtBot,
        find: Callable[[], Path],
        *,
        file: Path | None = None,
        make_in: Callable[[Path], Path] | None = None,
    ) -> Session:
        """Start, and wait until all is there and said."""
        settings = Settings(self._folder / "settings.ini")
        self.session = Session(self._application, settings, find, file=file, make_in=make_in)
        self.session.announce = self.said.append
        self.session.ready.connect(lambda: self.said_before_ready.extend(self.said))
        with qtbot.waitSignal(self.session.settled, timeout=START_MS):
            self.session.window.show()
        return self.session


@pytest.fixture
def run(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """A run that has not begun; nobody else answers for a casebook that is held."""
    monkeypatch.setattr(first_casebook, "call_until_heard", lambda _: False)
    run = Run(qapp, tmp_path)
    monkeypatch.setattr(FileDesk, "say", lambda _, sentence: run.said.append(sentence))
    yield run
    run.session.window.close()
    run.session.window.deleteLater()
    run.session.deleteLater()


def refuse(error: Exception) -> None:
    """Nothing of the sort should happen."""
    raise error


def no_home() -> Path:
    raise CasebookUnreachable("“home” cannot be used: Read-only file system.")


def test_window_says_from_its_first_casebook_on_that_all_is_saved(
    qtbot: QtBot, run: Run, casebook_file: Path
) -> None:
    session = run.start(qtbot, lambda: casebook_file)
    told = session.window.status.saved.text()
    assert told == f"All changes saved · {casebook_file.name}"


def test_who_has_the_casebook_is_said_once_all_is_there(
    qtbot: QtBot, run: Run, casebook_file: Path
) -> None:
    with Casebook.open(casebook_file):
        session = run.start(qtbot, no_home, file=casebook_file)
    [sentence] = run.said
    assert "is being edited by this program" in sentence
    assert run.said_before_ready == []
    assert session.bench.casebook.read_only
    assert session.window.status.saved.text() == f"Read only · {casebook_file.name}"
    assert panes_of(session) == {spec.id for spec in PANES}


def test_a_home_that_cannot_be_written_to_is_one_sentence_and_leaves_nothing(
    qtbot: QtBot,
    run: Run,
    master_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))

    def make_in(folder: Path) -> Path:
        return Path(shutil.copy(master_file, folder))

    session = run.start(qtbot, no_home, make_in=make_in)
    [sentence] = run.said
    assert sentence.startswith("“home” cannot be used: Read-only file system. ")
    assert session.bench.casebook.read_only
    identifier = session.bench.casebook.info().id
    assert len(list(temporary.iterdir())) == 1
    # Asked for again from the menu, it is the same copy.
    session.window.actions_by_id["open_built_in"].trigger()
    assert run.said == [sentence] * 2
    assert len(list(temporary.iterdir())) == 1
    session.window.close()
    assert list(temporary.iterdir()) == []
    assert session.settings.recent == []
    assert session.settings.focus_of(identifier) == ""


def test_a_window_left_empty_says_so_and_is_filled_by_the_first_casebook(
    qtbot: QtBot, run: Run, casebook_file: Path, tmp_path: Path
) -> None:
    session = run.start(qtbot, lambda: casebook_file, file=tmp_path / "gone.casebook")
    [sentence] = run.said
    assert sentence == f"There is no file “{tmp_path / 'gone.casebook'}”."
    assert panes_of(session) == set()
    assert "No casebook is open" in session.window.status.saved.text()
    session.window.actions_by_id["open_built_in"].trigger()
    assert session.bench.casebook.path == casebook_file
    everything = {spec.id for spec in PANES}
    qtbot.waitUntil(lambda: panes_of(session) == everything, timeout=START_MS)
    assert "All changes saved" in session.window.status.saved.text()


def test_no_casebook_at_all_is_said_each_time_it_is_asked_for(qtbot: QtBot, run: Run) -> None:
    session = run.start(qtbot, no_home)
    session.window.actions_by_id["open_built_in"].trigger()
    assert run.said == ["“home” cannot be used: Read-only file system."] * 2


def test_a_casebook_shown_elsewhere_ends_the_second_start(
    qtbot: QtBot, fresh: Session, casebook_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_casebook, "call_until_heard", lambda _: True)
    with Casebook.open(casebook_file), qtbot.waitSignal(fresh.window.closing, timeout=START_MS):
        fresh.window.show()
    qtbot.waitUntil(lambda: not fresh.window.isVisible())
    assert not fresh.bench.has_casebook
    # What the other window keeps is not overwritten by what was never shown here.
    assert fresh.settings.geometry is None
    assert fresh.settings.recent == []


def test_a_file_that_the_desktop_asks_for_takes_the_place_of_the_present_one(
    qtbot: QtBot, run: Run, qapp: QApplication, casebook_file: Path, empty_file: Path
) -> None:
    session = run.start(qtbot, lambda: casebook_file)
    QApplication.sendEvent(qapp, QFileOpenEvent(str(empty_file)))
    assert session.bench.casebook.path == empty_file
    assert session.settings.recent == [empty_file, casebook_file]


@pytest.mark.skipif(sys.platform == "win32", reason="the socket of a casebook is no file there")
def test_a_second_process_brings_the_window_to_the_front_and_ends(
    qtbot: QtBot, run: Run, casebook_file: Path
) -> None:
    session = run.start(qtbot, lambda: casebook_file)
    session.window.showMinimized()
    ended: list[int] = []
    command = [sys.executable, "-m", "coupexplorer", str(casebook_file)]

    def second() -> int:
        return subprocess.run(command, check=False, timeout=60, env={**os.environ}).returncode

    tasks = Tasks()
    tasks.run(second, ended.append, refuse, lane="second")
    qtbot.waitUntil(lambda: bool(ended), timeout=START_MS)
    assert ended == [0]
    assert not session.window.isMinimized()
    address = address_of(casebook_file)
    assert address is not None
    assert is_there(address)
    session.window.close()
    assert not is_there(address)
