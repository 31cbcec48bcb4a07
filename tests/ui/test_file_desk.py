"""Files in and out of the bench: what was asked for happens, or one sentence says why not."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QInputDialog,
    QMenu,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.samples import small_document

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.interchange.casebook_json import read_document, write_document
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import DamagedCasebook
from coupexplorer.ui.file_desk import FileDesk
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.focus_json import focus_to_text
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.workbench import Workbench

COUP = Ref(Kind.EVENT, "coup")


class Desk:
    """A file desk with a bench, and a reader who answers its questions in turn."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.bench = Workbench()
        self.tasks = Tasks()
        self.settings = Settings(folder / "settings.ini")
        self.window = QWidget()
        self.desk = FileDesk(self.bench, self.tasks, self.settings, self.window)
        self.said: list[str] = []
        self.answers: list[str | None] = []
        self.suggested: list[str] = []
        monkeypatch.setattr(FileDesk, "say", lambda _desk, sentence: self.said.append(sentence))
        for name in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, name, self._choose)
        monkeypatch.setattr(QInputDialog, "getText", self._type)

    def _choose(self, _parent: object, _title: str, place: str, *_: object) -> tuple[str, str]:
        self.suggested.append(place)
        return self.answers.pop(0) or "", ""

    def _type(self, *_: object) -> tuple[str, bool]:
        answer = self.answers.pop(0)
        return answer or "", answer is not None

    def close(self) -> None:
        """Put everything away."""
        self.tasks.finish()
        self.bench.close()
        self.window.deleteLater()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk with nothing on the bench."""
    desk = Desk(tmp_path, monkeypatch)
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small casebook as a file, made once."""
    file = tmp_path_factory.mktemp("small") / "small.casebook"
    Casebook.create(file, small_document()).close()
    return file


@pytest.fixture
def file(small_file: Path, tmp_path: Path) -> Path:
    """A copy of the small casebook."""
    return Path(shutil.copy(small_file, tmp_path / "small.casebook"))


@pytest.fixture
def busy(desk: Desk, small_file: Path, tmp_path: Path) -> Desk:
    """A desk with another copy of the small casebook on the bench."""
    desk.bench.open(Casebook.open(Path(shutil.copy(small_file, tmp_path / "bench.casebook"))))
    return desk


def sentence(desk: Desk) -> str:
    """The one thing that was said."""
    [said] = desk.said
    assert said
    assert "\n" not in said
    assert "Traceback" not in said
    assert "Error(" not in said
    return said


class TestOpen:
    """Opening a casebook in place of another."""

    def test_it_comes_onto_the_bench_and_is_remembered(self, desk: Desk, file: Path) -> None:
        assert desk.desk.open_file(file)
        assert desk.bench.casebook.path == file
        assert desk.settings.recent == [file]
        assert desk.said == []

    def test_what_was_looked_at_last_is_looked_at_again(self, desk: Desk, file: Path) -> None:
        desk.settings.remember_focus("small", focus_to_text(Focus(subject=COUP, context=False)))
        desk.desk.open_file(file)
        assert desk.bench.focus.subject == COUP
        assert not desk.bench.focus.context

    @pytest.mark.parametrize("kept", ["", "{}", "[", '{"subject": "event:gone"}', '{"cases": 3}'])
    def test_a_focus_that_no_longer_fits_does_no_harm(
        self, desk: Desk, file: Path, kept: str
    ) -> None:
        desk.settings.remember_focus("small", kept)
        assert desk.desk.open_file(file)
        subject = desk.bench.focus.subject
        assert subject is None or desk.bench.casebook.get(subject) is not None
        assert desk.bench.focus.cases

    @pytest.mark.parametrize(
        "content", [None, b"", b"no casebook", b"SQLite format 3\x00" + b"\x00" * 200]
    )
    def test_what_is_no_casebook_leaves_the_bench_as_it_was(
        self, busy: Desk, tmp_path: Path, content: bytes | None
    ) -> None:
        file = tmp_path / "strange.casebook"
        if content is not None:
            file.write_bytes(content)
        before = busy.bench.casebook
        assert not busy.desk.open_file(file)
        assert "strange.casebook" in sentence(busy)
        assert busy.bench.casebook is before
        assert busy.settings.recent == []

    def test_a_folder_is_no_casebook(self, busy: Desk, tmp_path: Path) -> None:
        assert not busy.desk.open_file(tmp_path)
        sentence(busy)

    def test_a_file_in_use_elsewhere_is_opened_for_reading(self, desk: Desk, file: Path) -> None:
        with Casebook.open(file):
            assert desk.desk.open_file(file)
            assert "reading only" in sentence(desk)
            assert desk.bench.casebook.read_only

    def test_what_is_said_of_it_is_said_once_it_is_on_the_bench(
        self, desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The window may be closed while the reader reads: what it closes is what is there."""

        def read_and_close(_desk: FileDesk, _sentence: str) -> None:
            on_the_bench.append(desk.bench.casebook)
            desk.bench.close()

        on_the_bench: list[Casebook] = []
        monkeypatch.setattr(FileDesk, "say", read_and_close)
        with Casebook.open(file):
            desk.desk.open_file(file)
        assert [book.read_only for book in on_the_bench] == [True]
        assert not desk.bench.has_casebook

    @pytest.mark.parametrize("failing", ["info", "section", "get"])
    def test_one_that_fails_on_its_way_to_the_bench_is_let_go_of(
        self, busy: Desk, file: Path, monkeypatch: pytest.MonkeyPatch, failing: str
    ) -> None:
        before, looked_at = busy.bench.casebook, busy.bench.focus
        really = getattr(Casebook, failing)

        def fail(book: Casebook, *asked: Any) -> Any:
            if book is before:
                return really(book, *asked)
            raise DamagedCasebook("“small.casebook” is damaged.")

        busy.settings.remember_focus("small", focus_to_text(Focus(subject=COUP)))
        monkeypatch.setattr(Casebook, failing, fail)
        assert not busy.desk.open_file(file)
        assert sentence(busy) == "“small.casebook” is damaged."
        assert busy.bench.casebook is before
        assert busy.bench.focus == looked_at
        assert busy.settings.recent == []
        monkeypatch.undo()
        assert before.document() == small_document()
        with Casebook.open(file) as free:
            assert not free.read_only

    def test_opening_the_open_file_again_keeps_it_open_for_writing(
        self, desk: Desk, file: Path
    ) -> None:
        desk.desk.open_file(file)
        assert desk.desk.open_file(file)
        assert desk.said == []
        assert not desk.bench.casebook.read_only

    @pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
    def test_opening_the_open_file_by_another_name_keeps_it_open_for_writing(
        self, desk: Desk, file: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "elsewhere").symlink_to(tmp_path)
        desk.desk.open_file(file)
        assert desk.desk.open_file(tmp_path / "elsewhere" / file.name)
        assert desk.said == []
        assert not desk.bench.casebook.read_only

    def test_the_one_before_is_put_away_for_others(
        self, desk: Desk, file: Path, tmp_path: Path
    ) -> None:
        other = Path(shutil.copy(file, tmp_path / "other.casebook"))
        desk.desk.open_file(file)
        desk.desk.open_file(other)
        with Casebook.open(file) as free:
            assert not free.read_only

    def test_the_reader_is_asked_which(self, desk: Desk, file: Path) -> None:
        desk.answers = [str(file)]
        desk.desk.ask_open()
        assert desk.bench.casebook.path == file

    def test_a_reader_who_changes_their_mind_changes_nothing(self, busy: Desk) -> None:
        before = busy.bench.casebook
        for ask in (
            busy.desk.ask_open,
            busy.desk.ask_new,
            busy.desk.ask_import,
            busy.desk.ask_export,
            busy.desk.ask_copy,
        ):
            busy.answers = [None]
            ask()
        assert busy.bench.casebook is before
        assert busy.said == []


class TestNew:
    """An empty casebook."""

    def test_it_is_made_and_opened(self, qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
        desk.answers = ["  Two splits: 1963  ", str(tmp_path / "new.casebook")]
        desk.desk.ask_new()
        qtbot.waitUntil(lambda: desk.bench.has_casebook)
        info = desk.bench.casebook.info()
        assert info.title == "Two splits: 1963"
        assert info.id
        assert list(desk.bench.casebook.document().records()) == []
        assert desk.suggested[0].endswith("Two splits 1963.casebook")

    @pytest.mark.parametrize("title", ["", "   "])
    def test_without_a_title_there_is_none(self, desk: Desk, title: str) -> None:
        desk.answers = [title]
        desk.desk.ask_new()
        assert not desk.bench.has_casebook
        assert desk.answers == [], "no file is asked for"

    def test_a_name_without_an_ending_gets_one(
        self, qtbot: QtBot, desk: Desk, tmp_path: Path
    ) -> None:
        desk.answers = ["New", str(tmp_path / "new")]
        desk.desk.ask_new()
        qtbot.waitUntil(lambda: desk.bench.has_casebook)
        assert desk.bench.casebook.path == tmp_path / "new.casebook"

    def test_a_stop_inside_a_name_is_no_ending(
        self, qtbot: QtBot, desk: Desk, tmp_path: Path
    ) -> None:
        desk.answers = ["New", str(tmp_path / "Iraq vs. Syria")]
        desk.desk.ask_new()
        qtbot.waitUntil(lambda: desk.bench.has_casebook)
        assert desk.bench.casebook.path == tmp_path / "Iraq vs. Syria.casebook"

    def test_a_file_that_is_there_is_left_alone(
        self, qtbot: QtBot, busy: Desk, file: Path, tmp_path: Path
    ) -> None:
        before = file.read_bytes()
        busy.answers = ["New", str(file)]
        busy.desk.ask_new()
        qtbot.waitUntil(lambda: bool(busy.said))
        assert "small.casebook" in sentence(busy)
        assert file.read_bytes() == before
        assert busy.bench.casebook.path == tmp_path / "bench.casebook"


class TestJson:
    """Documents in and out."""

    def test_an_export_is_the_whole_casebook(
        self, qtbot: QtBot, busy: Desk, tmp_path: Path
    ) -> None:
        file = tmp_path / "out.json"
        busy.answers = [str(file)]
        busy.desk.ask_export()
        qtbot.waitUntil(file.exists)
        assert read_document(file) == small_document()
        assert busy.suggested[0].endswith("Two splits.json")

    def test_an_import_becomes_the_open_casebook(
        self, qtbot: QtBot, desk: Desk, tmp_path: Path
    ) -> None:
        source = tmp_path / "in.json"
        source.write_text(write_document(small_document()), encoding="utf-8")
        desk.answers = [str(source), str(tmp_path / "in.casebook")]
        desk.desk.ask_import()
        qtbot.waitUntil(lambda: desk.bench.has_casebook)
        assert desk.bench.casebook.document() == small_document()
        assert desk.suggested[1].endswith("in.casebook")

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            ("not json", "not JSON"),
            ("[]", "not a JSON object"),
            (None, "in.json"),
            (json.dumps({"format": "coupexplorer-casebook", "version": 99}), "newer"),
        ],
    )
    def test_what_is_no_document_is_one_sentence_and_no_file(
        self, qtbot: QtBot, desk: Desk, tmp_path: Path, content: str | None, reason: str
    ) -> None:
        source, made = tmp_path / "in.json", tmp_path / "in.casebook"
        if content is not None:
            source.write_text(content, encoding="utf-8")
        desk.answers = [str(source), str(made)]
        desk.desk.ask_import()
        qtbot.waitUntil(lambda: bool(desk.said))
        assert reason in sentence(desk)
        assert not made.exists()
        assert not desk.bench.has_casebook

    def test_a_document_that_points_nowhere_is_one_sentence_and_no_file(
        self, qtbot: QtBot, desk: Desk, tmp_path: Path
    ) -> None:
        value = json.loads(write_document(small_document()))
        value["claims"][0]["citations"][0]["source"] = "gone"
        source, made = tmp_path / "in.json", tmp_path / "in.casebook"
        source.write_text(json.dumps(value), encoding="utf-8")
        desk.answers = [str(source), str(made)]
        desk.desk.ask_import()
        qtbot.waitUntil(lambda: bool(desk.said))
        sentence(desk)
        assert not made.exists()

    def test_a_count_that_leaves_the_calendar_is_no_fault(
        self, qtbot: QtBot, desk: Desk, tmp_path: Path
    ) -> None:
        value = json.loads(write_document(small_document()))
        told = next(e for e in value["events"] if e["id"] == "announcement")
        told["date"]["relative"]["days"] = 10**12
        source = tmp_path / "in.json"
        source.write_text(json.dumps(value), encoding="utf-8")
        desk.answers = [str(source), str(tmp_path / "in.casebook")]
        desk.desk.ask_import()
        qtbot.waitUntil(lambda: bool(desk.said) or desk.bench.has_casebook)
        assert desk.said == [] or sentence(desk)
        assert not any("OverflowError" in said for said in desk.said)

    def test_an_export_never_replaces_a_file_nobody_was_asked_about(
        self, qtbot: QtBot, busy: Desk, tmp_path: Path
    ) -> None:
        """The file dialog asks about the name that was typed, not about the one made of it."""
        kept = tmp_path / "out.json"
        kept.write_text("precious", encoding="utf-8")
        busy.answers = [str(tmp_path / "out")]
        busy.desk.ask_export()
        busy.tasks._pool.waitForDone()
        assert kept.read_text(encoding="utf-8") == "precious"

    def test_an_export_to_nowhere_is_one_sentence(
        self, qtbot: QtBot, busy: Desk, tmp_path: Path
    ) -> None:
        busy.answers = [str(tmp_path / "nowhere" / "out.json")]
        busy.desk.ask_export()
        qtbot.waitUntil(lambda: bool(busy.said))
        assert "could not be written" in sentence(busy)

    def test_a_failure_is_said_though_something_else_was_begun(
        self, qtbot: QtBot, busy: Desk, tmp_path: Path
    ) -> None:
        good = tmp_path / "out.json"
        for file in (tmp_path / "nowhere" / "out.json", good):
            busy.answers = [str(file)]
            busy.desk.ask_export()
        busy.tasks._pool.waitForDone()
        done: list[Any] = []
        busy.tasks.run(lambda: None, done.append, done.append, lane="last of all")
        qtbot.waitUntil(lambda: bool(done))
        assert good.exists()
        assert "could not be written" in sentence(busy)

    @pytest.mark.parametrize("ask", [FileDesk.ask_export, FileDesk.ask_copy])
    def test_without_a_casebook_nothing_is_asked(
        self, desk: Desk, ask: Callable[[FileDesk], None]
    ) -> None:
        ask(desk.desk)
        assert desk.suggested == []
        assert desk.said == []


class TestCopy:
    """A checked copy."""

    def test_it_says_the_same(self, busy: Desk, tmp_path: Path) -> None:
        busy.answers = [str(tmp_path / "copy")]
        busy.desk.ask_copy()
        assert busy.said == []
        with Casebook.open(tmp_path / "copy.casebook") as copy:
            assert copy.document() == small_document()
            assert copy.check_integrity() == []

    def test_it_never_takes_the_place_of_a_file(self, busy: Desk, file: Path) -> None:
        before = file.read_bytes()
        busy.answers = [str(file)]
        busy.desk.ask_copy()
        assert "small.casebook" in sentence(busy)
        assert file.read_bytes() == before

    def test_a_folder_that_is_gone_is_one_sentence(self, busy: Desk, tmp_path: Path) -> None:
        busy.answers = [str(tmp_path / "nowhere" / "copy.casebook")]
        busy.desk.ask_copy()
        sentence(busy)


class TestRecent:
    """The menu of files opened lately."""

    def test_it_offers_them_and_opens_the_one_chosen(
        self, desk: Desk, file: Path, tmp_path: Path
    ) -> None:
        menu = QMenu(desk.window)
        desk.settings.remember_file(file)
        desk.settings.remember_file(tmp_path / "Law & order.casebook")
        desk.desk.fill_recent(menu)
        desk.desk.fill_recent(menu)
        texts = [action.text() for action in menu.actions()]
        assert texts == ["Law && order.casebook", "small.casebook"]
        menu.actions()[1].trigger()
        assert desk.bench.casebook.path == file

    def test_a_file_that_is_gone_is_one_sentence(self, desk: Desk, tmp_path: Path) -> None:
        menu = QMenu(desk.window)
        desk.settings.remember_file(tmp_path / "gone.casebook")
        desk.desk.fill_recent(menu)
        menu.actions()[0].trigger()
        assert "gone.casebook" in sentence(desk)

    def test_without_any_the_menu_is_closed(self, desk: Desk) -> None:
        menu = QMenu(desk.window)
        desk.desk.fill_recent(menu)
        assert not menu.isEnabled()


def test_a_sentence_is_shown_as_plain_text(qtbot: QtBot, tmp_path: Path) -> None:
    """A file that is no casebook may have any name, and a document any word in it."""
    window = QWidget()
    qtbot.addWidget(window)
    desk = FileDesk(Workbench(), Tasks(window), Settings(tmp_path / "settings.ini"), window)
    seen: list[tuple[str, Qt.TextFormat]] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            seen.append((box.text(), box.textFormat()))
            box.close()

    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(0)
    hostile = "x.json: unknown section “<img src='file:///etc/hostname'>”"
    desk.say(hostile)
    timer.stop()
    [(text, form)] = seen
    assert text == hostile
    assert form == Qt.TextFormat.PlainText


def test_a_fault_of_ours_goes_to_the_reporter_not_to_qt(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: faults.append(kind.__name__))
    desk.answers = []
    desk.desk.ask_open()
    assert faults == ["IndexError"]
