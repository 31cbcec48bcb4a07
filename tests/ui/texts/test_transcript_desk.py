"""Texts attached, replaced, removed: what was asked for happens, or one sentence says why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from tests.samples import small_document

from coupexplorer.domain.evidence import Source, Transcript
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.dialogs.paste_text import PasteText
from coupexplorer.ui.dialogs.question import ask
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.texts.transcript_desk import TranscriptDesk, text_file_in
from coupexplorer.ui.workbench import Workbench

WAIT_MS = 10_000


class Desk:
    """A desk with a bench, and a reader who answers its questions."""

    def __init__(self, book: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
        self.bench = Workbench()
        self.bench.open(book)
        self.tasks = Tasks()
        self.window = QWidget()
        self.desk = TranscriptDesk(self.bench, self.tasks, self.window)
        self.said: list[str] = []
        self.asked: list[str] = []
        self.agrees = True
        self.file: Path | None = None
        monkeypatch.setattr(
            TranscriptDesk, "say", lambda _desk, sentence: self.said.append(sentence)
        )
        monkeypatch.setattr("coupexplorer.ui.texts.transcript_desk.ask", self._answer)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", self._choose)

    def _answer(self, _parent: object, question: str, _deed: str) -> bool:
        self.asked.append(question)
        return self.agrees

    def _choose(self, *_: object) -> tuple[str, str]:
        return str(self.file or ""), ""

    def source(self, identifier: str) -> Source:
        """A source of the casebook."""
        source = self.bench.casebook.get(Ref(Kind.SOURCE, identifier))
        assert isinstance(source, Source)
        return source

    def texts(self, identifier: str) -> tuple[Transcript, ...]:
        """The texts attached to a source."""
        return self.bench.casebook.transcripts_of(identifier)

    def close(self) -> None:
        """Put everything away."""
        self.tasks.finish()
        self.bench.close()
        self.window.deleteLater()


@pytest.fixture
def make(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Casebook], Desk]]:
    """Make a desk with a casebook on the bench."""
    desks: list[Desk] = []

    def begin(book: Casebook) -> Desk:
        desks.append(Desk(book, monkeypatch))
        return desks[-1]

    yield begin
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(make: Callable[[Casebook], Desk]) -> Desk:
    """A desk with the small casebook, which holds a text of the Iraqi article."""
    return make(Casebook.in_memory(small_document()))


def wait_for_work(qtbot: QtBot, desk: Desk) -> None:
    """Wait until the worker answered and the answer was heard."""
    desk.tasks._pool.waitForDone()
    qtbot.wait(0)
    QApplication.processEvents()


class TestAttach:
    """From a file."""

    def test_a_file_becomes_the_text_of_its_source(
        self, qtbot: QtBot, desk: Desk, tmp_path: Path
    ) -> None:
        desk.file = tmp_path / "the article.txt"
        desk.file.write_bytes("\ufeffOne day.\r\nوصل".encode())
        with qtbot.waitSignal(desk.bench.facts_touched, timeout=WAIT_MS):
            desk.desk.ask_file(desk.source("syria-article"), None)
        expected = Transcript(
            "syria-article/text", "syria-article", "One day.\nوصل", "the article.txt"
        )
        assert desk.texts("syria-article") == (expected,)
        assert desk.said == desk.asked == []

    def test_cancelling_changes_nothing(self, desk: Desk) -> None:
        desk.desk.ask_file(desk.source("syria-article"), None)
        assert desk.texts("syria-article") == ()

    def test_a_new_file_takes_the_place_of_the_text(
        self, qtbot: QtBot, desk: Desk, tmp_path: Path
    ) -> None:
        [before] = desk.texts("iraq-article")
        desk.file = tmp_path / "second.txt"
        desk.file.write_text("Another text.", "utf-8")
        with qtbot.waitSignal(desk.bench.facts_touched, timeout=WAIT_MS):
            desk.desk.ask_file(desk.source("iraq-article"), before)
        [after] = desk.texts("iraq-article")
        assert (after.id, after.text, after.origin) == (before.id, "Another text.", "second.txt")

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("gone.txt", None),
            ("picture.txt", b"\x89PNG\r\n\x1a\n\xff\xfe\x00"),
            ("latin.txt", "caf\xe9".encode("latin-1")),
            ("blank.txt", b" \n\t\n"),
            ("empty.txt", b""),
        ],
    )
    def test_what_is_no_text_is_refused_in_one_sentence(
        self, qtbot: QtBot, desk: Desk, tmp_path: Path, name: str, content: bytes | None
    ) -> None:
        file = tmp_path / name
        if content is not None:
            file.write_bytes(content)
        desk.desk.attach_file(desk.source("syria-article"), None, file)
        wait_for_work(qtbot, desk)
        [said] = desk.said
        assert said.endswith(".")
        assert "\n" not in said
        assert "Error" not in said
        assert desk.texts("syria-article") == ()

    def test_the_name_of_a_second_text_is_its_own(
        self, qtbot: QtBot, desk: Desk, tmp_path: Path
    ) -> None:
        desk.file = tmp_path / "second.txt"
        desk.file.write_text("Another text.", "utf-8")
        with qtbot.waitSignal(desk.bench.facts_touched, timeout=WAIT_MS):
            desk.desk.ask_file(desk.source("iraq-article"), None)
        assert [t.id for t in desk.texts("iraq-article")] == [
            "iraq-article/text",
            "iraq-article/text-2",
        ]

    def test_a_text_for_a_casebook_that_was_closed_meanwhile_is_dropped(
        self, qtbot: QtBot, desk: Desk, tmp_path: Path
    ) -> None:
        file = tmp_path / "late.txt"
        file.write_text("Too late.", "utf-8")
        desk.desk.attach_file(desk.source("syria-article"), None, file)
        desk.bench.open(Casebook.in_memory(small_document()))
        wait_for_work(qtbot, desk)
        assert desk.texts("syria-article") == ()
        assert desk.said == []

    def test_an_edit_that_no_longer_fits_is_one_sentence(
        self, qtbot: QtBot, desk: Desk, tmp_path: Path
    ) -> None:
        [before] = desk.texts("iraq-article")
        stale = Transcript(before.id, before.source, "What stood here once.", before.origin)
        file = tmp_path / "second.txt"
        file.write_text("Another text.", "utf-8")
        desk.desk.attach_file(desk.source("iraq-article"), stale, file)
        wait_for_work(qtbot, desk)
        assert len(desk.said) == 1
        assert desk.texts("iraq-article") == (before,)


class TestPaste:
    """From the clipboard."""

    @pytest.fixture
    def pasted(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """What the reader pastes; nothing means that the dialog is cancelled."""
        texts: list[str] = []

        def run(dialog: PasteText) -> int:
            if not texts:
                return QDialog.DialogCode.Rejected
            dialog.editor.insertPlainText(texts[0])
            return QDialog.DialogCode.Accepted

        monkeypatch.setattr(PasteText, "exec", run)
        return texts

    def test_what_is_pasted_becomes_the_text(self, desk: Desk, pasted: list[str]) -> None:
        pasted.append("One\u00a0day.\n\nوصل. \U0001f41f")
        desk.desk.ask_paste(desk.source("syria-article"), None)
        [text] = desk.texts("syria-article")
        assert (text.text, text.origin) == (pasted[0], "")

    def test_cancelling_changes_nothing(self, desk: Desk, pasted: list[str]) -> None:
        desk.desk.ask_paste(desk.source("syria-article"), None)
        assert desk.texts("syria-article") == ()
        assert desk.said == []

    def test_a_text_that_is_too_long_is_refused(
        self, desk: Desk, pasted: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("coupexplorer.ui.texts.transcript_desk.MOST_CHARACTERS", 5)
        pasted.append("One day.")
        desk.desk.ask_paste(desk.source("syria-article"), None)
        assert len(desk.said) == 1
        assert desk.texts("syria-article") == ()

    def test_the_dialog_asks_for_a_text_before_it_can_be_attached(self, qtbot: QtBot) -> None:
        dialog = PasteText("The article")
        qtbot.addWidget(dialog)
        assert not dialog.attach.isEnabled()
        qtbot.keyClicks(dialog.editor, "  ")
        assert not dialog.attach.isEnabled()
        qtbot.keyClicks(dialog.editor, "x")
        assert dialog.attach.isEnabled()
        qtbot.mouseClick(dialog.attach, Qt.MouseButton.LeftButton)
        assert dialog.result() == QDialog.DialogCode.Accepted
        assert dialog.text() == "  x"

    @pytest.mark.parametrize("text", ["x" * 300_000, "<b>bold</b>\n" * 1000])
    def test_any_text_can_be_pasted(self, qtbot: QtBot, text: str) -> None:
        dialog = PasteText("The article")
        qtbot.addWidget(dialog)
        dialog.show()
        data = QMimeData()
        data.setText(text)
        dialog.editor.insertFromMimeData(data)
        assert dialog.text() == text


class TestRemove:
    """Taken away again."""

    def test_it_asks_naming_source_and_file_and_removes(self, desk: Desk) -> None:
        [before] = desk.texts("iraq-article")
        desk.desk.ask_remove(desk.source("iraq-article"), before)
        [question] = desk.asked
        assert "The Iraqi article" in question
        assert "article.txt" in question
        assert desk.texts("iraq-article") == ()

    def test_a_no_leaves_it(self, desk: Desk) -> None:
        desk.agrees = False
        [before] = desk.texts("iraq-article")
        desk.desk.ask_remove(desk.source("iraq-article"), before)
        assert desk.texts("iraq-article") == (before,)


class TestDrop:
    """Let fall on the pane."""

    def test_a_file_is_attached_without_a_question_where_there_is_no_text(
        self, qtbot: QtBot, desk: Desk, tmp_path: Path
    ) -> None:
        file = tmp_path / "b.md"
        file.write_text("One day.", "utf-8")
        with qtbot.waitSignal(desk.bench.facts_touched, timeout=WAIT_MS):
            desk.desk.drop(desk.source("syria-article"), None, file)
        assert desk.asked == []
        assert desk.texts("syria-article")[0].origin == "b.md"

    def test_a_text_is_replaced_only_after_a_question(
        self, qtbot: QtBot, desk: Desk, tmp_path: Path
    ) -> None:
        [before] = desk.texts("iraq-article")
        file = tmp_path / "b.md"
        file.write_text("One day.", "utf-8")
        desk.agrees = False
        desk.desk.drop(desk.source("iraq-article"), before, file)
        wait_for_work(qtbot, desk)
        assert "b.md" in desk.asked[0]
        assert desk.texts("iraq-article") == (before,)

    @pytest.mark.parametrize(
        ("urls", "taken"),
        [
            (["file:///somewhere/a.txt"], "a.txt"),
            (["file:///somewhere/a.MD"], "a.MD"),
            (["file:///somewhere/a.pdf"], None),
            (["https://example.org/a.txt"], None),
            (["file:///somewhere/a.txt", "file:///somewhere/b.txt"], None),
            ([], None),
        ],
    )
    def test_one_local_text_file_is_taken(self, urls: list[str], taken: str | None) -> None:
        data = QMimeData()
        data.setUrls([QUrl(url) for url in urls])
        found = text_file_in(data)
        assert (found.name if found else None) == taken


def test_a_casebook_open_for_reading_is_left_as_it_is(
    make: Callable[[Casebook], Desk], tmp_path: Path
) -> None:
    path = tmp_path / "small.casebook"
    Casebook.create(path, small_document()).close()
    desk = make(Casebook.open(path, read_only=True))
    desk.file = tmp_path / "a.txt"
    desk.file.write_text("One day.", "utf-8")
    [before] = desk.texts("iraq-article")
    source = desk.source("iraq-article")
    assert "reading only" in desk.desk.why_not()
    desk.desk.ask_file(source, before)
    desk.desk.ask_paste(source, before)
    desk.desk.ask_remove(source, before)
    desk.desk.drop(source, before, desk.file)
    assert desk.asked == desk.said == []
    assert desk.texts("iraq-article") == (before,)


@pytest.mark.parametrize(("button", "expected"), [("Remove", True), ("Cancel", False)])
def test_a_question_is_plain_text_and_answered_by_its_buttons(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, button: str, expected: bool
) -> None:
    seen: list[QMessageBox] = []

    def run(box: QMessageBox) -> int:
        seen.append(box)
        assert box.textFormat() == Qt.TextFormat.PlainText
        assert box.defaultButton().text().replace("&", "") == "Cancel"
        box.show()
        [wanted] = [b for b in box.buttons() if b.text().replace("&", "") == button]
        wanted.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", run)
    assert ask(None, "<b>Really</b>?", "Remove") is expected
    assert seen
