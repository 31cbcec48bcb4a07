"""The composition root: where things are kept, what the application is called, when it may open."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Signal
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication
from tests.samples import small_document

from coupexplorer import __version__, app
from coupexplorer.interchange.casebook_json import read_info, write_document
from coupexplorer.shipped import data_folder
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.editions import reader_copy
from coupexplorer.ui.dialogs.fault import FaultReporter

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a screen."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in DISPLAYS:
        monkeypatch.delenv(name, raising=False)


class Announced(QObject):
    """Something that says when it is ready."""

    ready = Signal()


class FakeSession:
    """A session that opens nothing."""

    made: list[tuple[Any, ...]]
    announced: Announced

    def __init__(self, *given: Any, file: Path | None, make_in: Any) -> None:
        FakeSession.made.append((*given, file, make_in))
        FakeSession.announced = Announced()
        self.ready = FakeSession.announced.ready
        self.window = self
        self.shown = False
        self.left = False

    def leave(self) -> None:
        self.left = True

    def show(self) -> None:
        self.shown = True


@pytest.fixture
def sessions(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> list[tuple[Any, ...]]:
    """The sessions made, with no window and no event loop."""
    FakeSession.made = []
    monkeypatch.setattr(app, "Session", FakeSession)
    monkeypatch.setattr(QApplication, "exec", lambda *_: 7)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    return FakeSession.made


class TestDisplay:
    """Whether there is something to open a window on."""

    @pytest.mark.parametrize("name", DISPLAYS)
    def test_any_of_three_says_there_is(
        self, no_display: None, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        assert not app.has_display()
        monkeypatch.setenv(name, ":0")
        assert app.has_display()

    def test_an_empty_name_is_none(self, no_display: None, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DISPLAY", "")
        assert not app.has_display()

    @pytest.mark.parametrize("platform", ["win32", "darwin"])
    def test_elsewhere_there_always_is(
        self, no_display: None, monkeypatch: pytest.MonkeyPatch, platform: str
    ) -> None:
        monkeypatch.setattr(sys, "platform", platform)
        assert app.has_display()

    def test_without_one_the_window_says_what_works_and_gives_up(
        self,
        no_display: None,
        sessions: list[tuple[Any, ...]],
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        assert app.run_window() == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.startswith("coupexplorer: there is no display")
        assert told.err.count("\n") == 1
        assert sessions == []


class TestRun:
    """Opening the window and testing it."""

    @pytest.mark.parametrize("file", [None, Path("mine.casebook")])
    def test_the_window_opens_on_the_file_named(
        self, sessions: list[tuple[Any, ...]], file: Path | None
    ) -> None:
        assert app.run_window(file) == 7
        [(application, settings, find, given, make_in)] = sessions
        assert isinstance(application, QApplication)
        assert settings.recent == []
        assert find is app.reader_copy_path
        assert make_in is app.reader_copy_in
        # A name that holds for any folder: it is remembered for the next start.
        assert given == (Path.cwd() / file if file else None)

    @pytest.mark.parametrize("file", [None, Path("mine.casebook")])
    def test_a_casebook_that_another_process_shows_is_left_to_it(
        self,
        sessions: list[tuple[Any, ...]],
        monkeypatch: pytest.MonkeyPatch,
        file: Path | None,
    ) -> None:
        asked: list[Path] = []

        def answer(path: Path) -> bool:
            asked.append(path)
            return True

        monkeypatch.setattr(app, "call_to_front", answer)
        assert app.run_window(file) == 0
        assert sessions == []
        monkeypatch.setattr(app, "reader_copy_in", lambda folder: folder / app.READER_COPY)
        assert asked == [Path.cwd() / file if file else app.reader_copy_path()]

    def test_a_signal_closes_the_window_and_is_told_by_the_exit_code(
        self, sessions: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch, qapp: QApplication
    ) -> None:
        codes: list[int] = []
        session = FakeSession(file=None, make_in=None)
        monkeypatch.setattr(QApplication, "exit", lambda *given: codes.append(given[-1]))
        app.end(qapp, session, 15)  # type: ignore[arg-type]
        assert session.left
        assert codes == [143]

    def test_signals_are_given_back_at_the_end(self, sessions: list[tuple[Any, ...]]) -> None:
        before = signal.getsignal(signal.SIGTERM)
        app.run_window()
        assert signal.getsignal(signal.SIGTERM) is before

    def test_the_network_is_not_loaded_for_a_start(self) -> None:
        code = "import sys, coupexplorer.app; print([*sys.modules])"
        told = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert "coupexplorer.ui.session" in told.stdout
        assert "PySide6.QtNetwork" not in told.stdout
        assert "'socket'" not in told.stdout

    def test_faults_are_reported_from_then_on(self, sessions: list[tuple[Any, ...]]) -> None:
        app.run_window()
        assert isinstance(getattr(sys.excepthook, "__self__", None), FaultReporter)

    def test_garbage_is_looked_for_again_once_all_is_there(
        self, sessions: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        frozen: list[bool] = []
        monkeypatch.setattr(gc, "freeze", lambda: frozen.append(True))
        gc.disable()
        try:
            app.run_window()
            assert not gc.isenabled()
            FakeSession.announced.ready.emit()
            assert gc.isenabled()
            FakeSession.announced.ready.emit()
            assert frozen == [True]
        finally:
            gc.enable()

    def test_the_self_test_needs_no_display(
        self, no_display: None, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
    ) -> None:
        from coupexplorer.ui import self_test

        given: list[object] = []

        def note(*parts: object) -> int:
            given.extend(parts)
            return 4

        monkeypatch.setenv("QT_QPA_PLATFORM", "")
        monkeypatch.setattr(self_test, "self_test", note)
        assert app.run_self_test() == 4
        assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
        assert given == [qapp, app.reader_copy_in]

    def test_a_display_that_is_there_is_used(
        self, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
    ) -> None:
        from coupexplorer.ui import self_test

        monkeypatch.setenv("QT_QPA_PLATFORM", "wayland")
        monkeypatch.setattr(self_test, "self_test", lambda *_: 0)
        assert app.run_self_test() == 0
        assert os.environ["QT_QPA_PLATFORM"] == "wayland"


class TestApplication:
    """The application object."""

    def test_it_has_our_name_and_version(self, qapp: QApplication) -> None:
        assert qapp.applicationName() == "coupexplorer"
        assert QGuiApplication.applicationDisplayName() == "Coup Explorer"
        assert qapp.applicationVersion() == __version__
        assert QGuiApplication.desktopFileName() == "org.coupexplorer.CoupExplorer"

    def test_there_is_only_one(self, qapp: QApplication) -> None:
        assert app.make_application() is qapp

    def test_the_shipped_fonts_are_there_for_both_scripts(self, qapp: QApplication) -> None:
        families = QFontDatabase.families()
        assert {app.TEXT_FAMILY, app.ARABIC_FAMILY} <= {*families}
        assert qapp.font().families()[:2] == [app.TEXT_FAMILY, app.ARABIC_FAMILY]
        assert QFontInfo(qapp.font()).family() == app.TEXT_FAMILY
        arabic = QFontDatabase.writingSystems(app.ARABIC_FAMILY)
        assert QFontDatabase.WritingSystem.Arabic in arabic

    def test_text_is_not_too_small_to_read(self, qapp: QApplication) -> None:
        app.load_fonts(qapp)
        assert qapp.font().pointSizeF() >= 9.5

    def test_english_has_its_plurals(self, qapp: QApplication) -> None:
        one, many = (QCoreApplication.translate("PrintWindow", "%n page(s)", "", n) for n in (1, 3))
        assert (one, many) == ("1 page", "3 pages")


class TestFolders:
    """Where the program keeps what is the reader's."""

    def test_settings_lie_in_a_folder_of_our_own(self, tmp_path: Path) -> None:
        file = app.settings_file()
        assert file.name == "coupexplorer.ini"
        assert file.parent.name == "coupexplorer"
        config = QStandardPaths.StandardLocation.GenericConfigLocation
        assert file.parent.parent == Path(QStandardPaths.writableLocation(config))

    @pytest.mark.skipif(sys.platform != "linux", reason="the names are those of Linux")
    def test_the_readers_own_places_are_kept_to(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(app, "reader_copy_in", lambda folder: folder / "x.casebook")
        assert app.settings_file().is_relative_to(tmp_path / "xdg-config")
        assert app.reader_copy_path().is_relative_to(tmp_path / "xdg-data" / "coupexplorer")

    def test_the_built_in_casebook_is_copied_once(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shipped = tmp_path / "data" / app.BUILT_IN
        shipped.mkdir(parents=True)
        (shipped / "all.json").write_text(write_document(small_document()), encoding="utf-8")
        monkeypatch.setattr(app, "data_folder", lambda: tmp_path / "data")
        first = app.reader_copy_in(tmp_path / "mine")
        made = first.stat().st_mtime_ns
        assert app.reader_copy_in(tmp_path / "mine") == first
        assert first.stat().st_mtime_ns == made
        with Casebook.open(first) as book:
            assert book.document() == small_document()
            assert not book.read_only

    def test_the_readers_copy_is_called_what_a_second_start_asks_for(self, tmp_path: Path) -> None:
        info = read_info(data_folder() / app.BUILT_IN)
        (tmp_path / app.READER_COPY).write_bytes(b"")
        assert reader_copy(info, pytest.fail, tmp_path) == tmp_path / app.READER_COPY

    def test_the_built_in_casebook_ships(self) -> None:
        assert list((data_folder() / app.BUILT_IN).glob("*.json"))
