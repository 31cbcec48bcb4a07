"""Casebook files: new, open, recent, copy, JSON in and out, each failure one clear sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QWidget

from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo
from coupexplorer.interchange.casebook_json import (
    CasebookFormatError,
    read_document,
    write_document,
)
from coupexplorer.sheets.saving import write_file
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import CasebookError
from coupexplorer.ui.built_in import Found
from coupexplorer.ui.dialogs.notice import notice
from coupexplorer.ui.file_names import suggested_file
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.opening import opened
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.workbench import Workbench

LANE = "file"


class FileDesk(QObject):
    """Everything that turns a file into the open casebook, or the open casebook into a file."""

    def __init__(
        self,
        bench: Workbench,
        tasks: Tasks,
        settings: Settings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._bench = bench
        self._tasks = tasks
        self._settings = settings
        self._window = window

    def open_file(self, file: Path) -> bool:
        """Open a casebook file in place of the present one; False after saying why it cannot be."""
        return self.open_found(Found(file))

    def open_found(self, found: Found) -> bool:
        """The same for a file that may be a spare copy of the built-in casebook."""
        if self._is_open(found.file):
            return True
        try:
            now = opened(found)
            now.put_on(self._bench, self._settings)
        except (CasebookError, OSError) as error:
            self.say(str(error))
            return False
        # Only now: a window that is closed meanwhile closes what is on its bench.
        if now.caveat:
            self.say(now.caveat)
        return True

    def _is_open(self, file: Path) -> bool:
        """Whether a file, under whatever name, is the one on the bench, open for writing."""
        if not self._bench.has_casebook or self._bench.casebook.read_only:
            return False
        present = self._bench.casebook.path
        try:
            return present is not None and present.samefile(file)
        except OSError:
            return False

    @guarded(None)
    def ask_open(self, _checked: bool = False) -> None:
        """Ask for a casebook file and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a casebook"), str(self._folder()), self._casebooks()
        )
        if name:
            self.open_file(Path(name))

    @guarded(None)
    def ask_new(self, _checked: bool = False) -> None:
        """Ask for a title and a file, and start an empty casebook there."""
        title, chosen = QInputDialog.getText(
            self._window, self.tr("New casebook"), self.tr("Title of the casebook")
        )
        if not chosen or not title.strip():
            return
        file = self._ask_save(self.tr("Save the new casebook"), title, ".casebook")
        if file is None:
            return
        identifier = "-".join(title.lower().split())[:60]
        document = CasebookDocument(CasebookInfo(id=identifier, title=title.strip()))
        self._create(file, lambda: document)

    @guarded(None)
    def ask_import(self, _checked: bool = False) -> None:
        """Ask for a JSON document and a casebook file to make of it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import a casebook document"),
            str(self._folder()),
            self.tr("Casebook documents (*.json)"),
        )
        if not name:
            return
        source = Path(name)
        file = self._ask_save(self.tr("Save the imported casebook"), source.stem, ".casebook")
        if file is not None:
            self._create(file, lambda: read_document(source))

    @guarded(None)
    def ask_export(self, _checked: bool = False) -> None:
        """Ask where the casebook goes as a JSON document."""
        if not self._bench.has_casebook:
            return
        title = self._bench.casebook.info().title
        file = self._ask_save(self.tr("Export as JSON"), title, ".json")
        if file is None:
            return
        document = self._bench.casebook.document()
        self._tasks.run(
            lambda: write_file(file, write_document(document).encode("utf-8")),
            lambda _: None,
            lambda error: self.say(str(error)),
            lane=f"{LANE} {file}",
        )

    @guarded(None)
    def ask_copy(self, _checked: bool = False) -> None:
        """Ask where a checked copy of the casebook goes."""
        if not self._bench.has_casebook:
            return
        title = self._bench.casebook.info().title
        file = self._ask_save(self.tr("Save a copy"), title, ".casebook")
        if file is None:
            return
        try:
            self._bench.casebook.backup(file)
        except (CasebookError, OSError) as error:
            self.say(str(error))

    def fill_recent(self, menu: QMenu) -> None:
        """Offer the files opened lately."""
        menu.clear()
        for file in self._settings.recent:
            action = menu.addAction(file.name.replace("&", "&&"))
            action.setToolTip(str(file))
            action.triggered.connect(lambda _=False, f=file: self.open_file(f))
        menu.setEnabled(bool(menu.actions()))

    def say(self, sentence: str) -> None:
        """Tell the reader one thing."""
        notice(self._window, sentence)

    def _create(self, file: Path, make: Callable[[], CasebookDocument]) -> None:
        def work() -> None:
            Casebook.create(file, make()).close()

        def failed(error: Exception) -> None:
            known = isinstance(error, CasebookError | CasebookFormatError | OSError)
            self.say(str(error) if known else repr(error))

        self._tasks.run(work, lambda _: self._open_made(file), failed, lane=f"{LANE} {file}")

    @guarded(None)
    def _open_made(self, file: Path) -> None:
        self.open_file(file)

    def _ask_save(self, title: str, name: str, ending: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, title, str(suggested_file(name, self._folder(), ending))
        )
        if not chosen:
            return None
        file = Path(chosen)
        if file.name.endswith(ending):
            return file
        named = file.with_name(file.name + ending)
        if named.exists():
            # The dialog asked about the name as typed, not about the one with its ending.
            self.say(
                self.tr("“{file}” is there already; choose another name.").format(file=named.name)
            )
            return None
        return named

    def _folder(self) -> Path:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(documents) or Path.home())

    def _casebooks(self) -> str:
        return self.tr("Casebooks (*.casebook);;All files (*)")
