"""Texts attached to sources: from a file, pasted, replaced, removed, each as one edit."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.evidence import Source, Transcript
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.interchange.text_file import MOST_CHARACTERS, TextFileError, read_text
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import CasebookError
from coupexplorer.ui.dialogs.notice import notice
from coupexplorer.ui.dialogs.paste_text import PasteText
from coupexplorer.ui.dialogs.question import ask
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.texts.wording import one_line
from coupexplorer.ui.workbench import Workbench

ENDINGS = (".txt", ".md", ".text", ".markdown")
LANE = "attach"


class TranscriptDesk(QObject):
    """Makes the edits that attach a text to a source, or take it away again.

    Nothing is changed when the reader cancels, when the file is no text, or when another casebook
    came onto the bench in the meantime. Every failure is one sentence.
    """

    def __init__(self, bench: Workbench, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._tasks = tasks
        self._window = window

    def why_not(self) -> str:
        """Why no text can be attached or removed just now; empty when one can."""
        if not self._bench.has_casebook:
            return self.tr("No casebook is open.")
        if self._bench.casebook.read_only:
            return self.tr("This casebook is open for reading only, so its texts stay as they are.")
        return ""

    def ask_file(self, source: Source, present: Transcript | None) -> None:
        """Ask for a text file and attach it, in place of a present text if there is one."""
        if self.why_not():
            return
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Text of “{source}”").format(source=one_line(source.title)),
            QStandardPaths.writableLocation(documents) or str(Path.home()),
            self.tr("Plain text (*.txt *.md *.text *.markdown);;All files (*)"),
        )
        if name:
            self.attach_file(source, present, Path(name))

    def attach_file(self, source: Source, present: Transcript | None, file: Path) -> None:
        """Read a file off the GUI thread and attach its text."""
        book = self._bench.casebook

        def failed(error: Exception) -> None:
            if not isinstance(error, TextFileError):
                raise error
            self.say(str(error))

        self._tasks.run(
            lambda: read_text(file),
            lambda text: self._put(book, source, present, text, file.name),
            failed,
            lane=LANE,
        )

    def ask_paste(self, source: Source, present: Transcript | None) -> None:
        """Ask for a text to be pasted and attach it, in place of a present one."""
        if self.why_not():
            return
        book = self._bench.casebook
        dialog = PasteText(one_line(source.title), self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._put(book, source, present, dialog.text(), "")
        dialog.deleteLater()

    def ask_remove(self, source: Source, present: Transcript) -> None:
        """Take a text away after asking; nothing in the window brings it back."""
        if self.why_not():
            return
        named = self._named(source, present)
        question = self.tr(
            "Remove the text of {named}? The claims stay as they are; to see their passages again,"
            " you attach the text again."
        ).format(named=named)
        if ask(self._window, question, self.tr("Remove")):
            label = self.tr("Remove the text of {named}").format(named=named)
            self._apply(self._bench.casebook, Edit(label, (Change(present, None),)))

    def drop(self, source: Source, present: Transcript | None, file: Path) -> None:
        """Attach a file let fall on the pane; asks first when a text would be replaced."""
        question = self.tr("Replace the text of {named} with “{file}”?")
        if self.why_not():
            return
        if present is not None:
            named = self._named(source, present)
            words = question.format(named=named, file=one_line(file.name))
            if not ask(self._window, words, self.tr("Replace")):
                return
        self.attach_file(source, present, file)

    def say(self, sentence: str) -> None:
        """Tell the reader one thing."""
        notice(self._window, sentence)

    def _named(self, source: Source, transcript: Transcript) -> str:
        title = self.tr("“{source}”").format(source=one_line(source.title))
        if not transcript.origin:
            return title
        return self.tr("{source} (from “{file}”)").format(
            source=title, file=one_line(transcript.origin)
        )

    def _put(
        self,
        book: Casebook,
        source: Source,
        present: Transcript | None,
        text: str,
        origin: str,
    ) -> None:
        if not text.strip():
            self.say(self.tr("There is no text in it, so nothing was attached."))
            return
        if len(text) > MOST_CHARACTERS:
            most = MOST_CHARACTERS // 1_000_000
            words = self.tr("The text is too long: at most {most} million characters can be kept.")
            self.say(words.format(most=most))
            return
        if self._bench.has_casebook and self._bench.casebook is book:
            identifier = present.id if present is not None else self._free_id(book, source.id)
            after = Transcript(identifier, source.id, text, origin)
            label = self.tr("Attach the text of “{source}”").format(source=one_line(source.title))
            if after != present:
                self._apply(book, Edit(label, (Change(present, after),)))

    def _free_id(self, book: Casebook, source: str) -> str:
        identifier, count = f"{source}/text", 1
        while book.get(Ref(Kind.TRANSCRIPT, identifier)) is not None:
            count += 1
            identifier = f"{source}/text-{count}"
        return identifier

    @guarded(None)
    def _apply(self, book: Casebook, edit: Edit) -> None:
        try:
            self._bench.apply(edit)
        except (CasebookError, OSError) as error:
            self.say(str(error))


def text_file_in(data: QMimeData) -> Path | None:
    """The one text file that is dragged; None for anything else."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    file = Path(urls[0].toLocalFile())
    return file if file.suffix.lower() in ENDINGS else None
