"""One run of the program: the staged start after the first paint, and what is kept at the end."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.catalogue import PANES
from coupexplorer.ui.dialogs.notice import notice
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.window import MainWindow
from coupexplorer.ui.workbench import Workbench

if TYPE_CHECKING:
    from coupexplorer.ui.file_desk import FileDesk
    from coupexplorer.ui.help_desk import HelpDesk
    from coupexplorer.ui.print_desk import PrintDesk

STORE_MODULES = ("coupexplorer.store.casebook", "coupexplorer.ui.focus_json")
LATE_MODULES = ("coupexplorer.ui.panes.timeline", "qtawesome")
DESK_MODULES = (
    "coupexplorer.ui.file_desk",
    "coupexplorer.ui.print_desk",
    "coupexplorer.ui.help_desk",
)


@dataclass(frozen=True, slots=True)
class Desks:
    """The parts that act on files, paper and questions; loaded after the first paint."""

    files: FileDesk
    prints: PrintDesk
    help: HelpDesk


class Session(QObject):
    """Wires bench, window and desks.

    ``usable`` follows when all panes are there, ``ready`` when the menus' desks are, too.
    """

    usable = Signal()
    ready = Signal()

    def __init__(
        self,
        application: QApplication,
        settings: Settings,
        find_casebook: Callable[[], Path],
        *,
        file: Path | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.appearance = Appearance(application, settings.scheme, self)
        if settings.text_size is not None:
            self.appearance.set_text_size(settings.text_size)
        self.bench = Workbench(self)
        self.tasks = Tasks(self)
        self.desks: Desks | None = None
        self.announce: Callable[[str], object] = self._warn
        self._find_casebook = find_casebook
        self._file = file
        self.window = MainWindow(self.bench, self.appearance, self._slots)
        self.window.restore(settings.geometry, settings.layout)
        self.window.painted.connect(self._load_store)
        self.window.closing.connect(self._remember)

    def _slots(self, _window: MainWindow) -> dict[str, Callable[..., None]]:
        """Slots whose desks come later; before that they do nothing."""

        def to(desk: str, method: str) -> Callable[..., None]:
            return lambda *_: self._call(desk, method)

        return {
            "new": to("files", "ask_new"),
            "open": to("files", "ask_open"),
            "open_built_in": lambda *_: self._open_built_in(),
            "save_copy": to("files", "ask_copy"),
            "export_json": to("files", "ask_export"),
            "import_json": to("files", "ask_import"),
            "preview": to("prints", "preview"),
            "print": to("prints", "print_now"),
            "save_pdf": to("prints", "save_pdf"),
            "check": to("help", "check"),
            "guide": to("help", "guide"),
            "keys": to("help", "keys"),
            "about": to("help", "about"),
            "quit": lambda *_: self._quit(),
        }

    @guarded(None)
    def _call(self, desk: str, method: str) -> None:
        if self.desks is not None:
            getattr(getattr(self.desks, desk), method)()

    @guarded(None)
    def _quit(self) -> None:
        self.window.close()

    def _load_store(self) -> None:
        """Stage 1, off the GUI thread: the store's imports, the casebook found or made."""

        def work() -> Path:
            for module in STORE_MODULES:
                importlib.import_module(module)
            return self._file or self._find_casebook()

        self.tasks.run(work, self._open_first, self._start_failed, lane="start")

    @guarded(None)
    def _open_first(self, file: Path) -> None:
        """Stage 2: open the casebook, then load the panes one by one, each in its own turn."""
        casebooks = importlib.import_module("coupexplorer.store.casebook")
        errors = importlib.import_module("coupexplorer.store.errors")
        try:
            casebook = self._open_or_read(casebooks.Casebook, errors.CasebookBusy, file)
        except (errors.CasebookError, OSError) as error:
            self._start_failed(error)
            return
        focus_json = importlib.import_module("coupexplorer.ui.focus_json")
        kept = self.settings.focus_of(casebook.info().id)
        self.bench.open(casebook, focus_json.focus_from_text(kept))
        self.settings.remember_file(file)
        self._say_saved()
        self._next_pane([spec.id for spec in PANES if spec.id != "timeline"])

    def _open_or_read(self, casebook: Any, busy: type[Exception], file: Path) -> Any:
        try:
            return casebook.open(file)
        except busy:
            return casebook.open(file, read_only=True)

    def _next_pane(self, waiting: list[str]) -> None:
        if not waiting:
            self._load_late()
            return
        self._put_pane(waiting[0])
        QTimer.singleShot(0, self, lambda: self._next_pane(waiting[1:]))

    @guarded(None)
    def _put_pane(self, identifier: str) -> None:
        dock = self.window.docks[identifier]
        dock.put(dock.spec.load()(self.bench, self.appearance))

    def _load_late(self) -> None:
        """Stage 3, off the GUI thread: the plotting library and the icon font."""

        def work() -> None:
            for module in LATE_MODULES:
                importlib.import_module(module)

        self.tasks.run(work, self._put_late, self._start_failed, lane="start")

    @guarded(None)
    def _put_late(self, _answer: object) -> None:
        self._put_pane("timeline")
        self.usable.emit()
        self._dress()
        self.appearance.changed.connect(self._dress)
        self._load_desks()

    @guarded(None)
    def _dress(self) -> None:
        icons = importlib.import_module("qtawesome")
        theme = self.appearance.theme
        self.window.dress(
            lambda name: icons.icon(name, color=theme.text, color_disabled=theme.muted)
        )

    def _load_desks(self) -> None:
        """Stage 4: what menus act with; the layout engine is the heavy part, so off the thread."""

        def work() -> None:
            for module in DESK_MODULES:
                importlib.import_module(module)

        self.tasks.run(work, self._put_desks, self._start_failed, lane="start")

    @guarded(None)
    def _put_desks(self, _answer: object) -> None:
        files = importlib.import_module("coupexplorer.ui.file_desk")
        prints = importlib.import_module("coupexplorer.ui.print_desk")
        helps = importlib.import_module("coupexplorer.ui.help_desk")
        window = self.window
        self.desks = Desks(
            files.FileDesk(self.bench, self.tasks, self.settings, window),
            prints.PrintDesk(self.bench, self.tasks, self.settings, window),
            helps.HelpDesk(self.bench, self.appearance, self.tasks, window),
        )
        recent = window.actions_by_id.submenus["recent"]
        self.desks.files.fill_recent(recent)
        recent.aboutToShow.connect(lambda: self._fill_recent())
        self.bench.casebook_changed.connect(self._say_saved)
        if self.window.focusWidget() in (None, *self._heads()):
            self.window.docks["events"].setFocus()
        self.ready.emit()

    def _heads(self) -> list[QWidget]:
        return [dock.head.float_button for dock in self.window.docks.values()]

    @guarded(None)
    def _fill_recent(self) -> None:
        if self.desks is not None:
            self.desks.files.fill_recent(self.window.actions_by_id.submenus["recent"])

    @guarded(None)
    def _open_built_in(self) -> None:
        if self.desks is not None:
            self.desks.files.open_file(self._find_casebook())

    @guarded(None)
    def _say_saved(self) -> None:
        book = self.bench.casebook
        name = book.path.name if book.path is not None else book.info().title
        if book.read_only:
            self.window.say_saved(self.tr("Read only · {file}").format(file=name))
        else:
            self.window.say_saved(self.tr("All changes saved · {file}").format(file=name))

    def _warn(self, sentence: str) -> None:
        notice(self.window, sentence)

    def _start_failed(self, error: Exception) -> None:
        """Say in one sentence why a stage failed; the window stays usable as far as it got."""
        self.announce(str(error))
        if self.desks is None and not self.bench.has_casebook:
            self._load_desks()

    @guarded(None)
    def _remember(self) -> None:
        """Keep window, layout, colours and focus; close the casebook."""
        window, settings = self.window, self.settings
        settings.remember_window(window.saveGeometry(), window.saveState())
        settings.scheme = self.appearance.scheme
        settings.text_size = self.appearance.chosen_text_size
        if self.bench.has_casebook:
            focus_json = importlib.import_module("coupexplorer.ui.focus_json")
            kept = focus_json.focus_to_text(self.bench.focus)
            settings.remember_focus(self.bench.casebook.info().id, kept)
        settings.save()
        self.tasks.finish()
        self.bench.close()
