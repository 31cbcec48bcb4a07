"""One run of the program: the staged start after the first paint, and what is kept at the end."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.dialogs.notice import notice
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.pane_maker import PaneMaker
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.shell.more_windows import MoreWindows
from coupexplorer.ui.shell.window import MainWindow
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.turns import Slices, Turns
from coupexplorer.ui.workbench import Workbench

if TYPE_CHECKING:
    from coupexplorer.ui.desks import Desks

STORE_MODULES = ("coupexplorer.store.casebook", "coupexplorer.ui.focus_json")
ICONS_MODULE = "qtawesome"
A_LARGE_FONT = "mdi6.pin"
"""The first icon asked for loads the font of all: a slice of its own."""
DESKS_MODULE = "coupexplorer.ui.desks"


class Session(QObject):
    """Wires bench, window and desks.

    ``usable`` follows when every pane that is seen is there, ``ready`` when those behind them and
    the menus' desks are, too.
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
        self._turns = Turns(self.tasks, self)
        self._panes = PaneMaker(self.bench, self.appearance, settings)
        self.announce: Callable[[str], object] = self._warn
        self._find_casebook = find_casebook
        self._file = file
        self._desks: dict[int, Desks] = {}
        self.window = MainWindow(self.bench, self.appearance, self._slots)
        self.more = MoreWindows(settings, self._make_window, self._panes.put, self)
        self.window.restore(settings.geometry, settings.layout)
        self.window.painted.connect(self._start)
        self.window.closing.connect(self._remember)

    @property
    def desks(self) -> Desks | None:
        """The desks of the first window, once they are loaded."""
        return self._desks.get(self.window.number)

    def _slots(self, window: MainWindow) -> dict[str, Callable[..., None]]:
        """Slots whose desks come later; before that they do nothing."""

        def to(desk: str, method: str) -> Callable[..., None]:
            return lambda *_: self._call(window, desk, method)

        return {
            "new": to("files", "ask_new"),
            "open": to("files", "ask_open"),
            "open_built_in": lambda *_: self._open_built_in(),
            "save_copy": to("files", "ask_copy"),
            "export_json": to("files", "ask_export"),
            "import_json": to("files", "ask_import"),
            "preview": to("prints", "preview"),
            "print": to("prints", "print_now"),
            "guide": to("help", "guide"),
            "keys": to("help", "keys"),
            "about": to("help", "about"),
            "new_window": lambda *_: self._open_window(window),
            "quit": lambda *_: self._quit(),
        }

    @guarded(None)
    def _call(self, window: MainWindow, desk: str, method: str) -> None:
        desks = self._desks.get(window.number)
        if desks is not None:
            getattr(getattr(desks, desk), method)()

    @guarded(None)
    def _open_window(self, asked_in: MainWindow) -> None:
        if self._desks:
            self.more.open(asked_in)

    def _make_window(self, number: int) -> MainWindow:
        """A further window, with desks of its own; its panes follow as they are seen."""
        window = MainWindow(self.bench, self.appearance, self._slots, number)
        self._desks[number] = self._desks_for(window)
        window.dress(self._icon)
        window.say_saved(self._saved())
        return window

    @guarded(None)
    def _quit(self) -> None:
        self.window.close()

    @guarded(None)
    def _start(self) -> None:
        self._turns.run(self._stages())

    def _stages(self) -> Slices:
        """All that follows the first paint: the casebook and what is seen of it, then the rest."""
        if (yield from self._open_first()):
            docks = sorted(self.window.docks.values(), key=lambda dock: dock.spec.slow)
            in_front = [dock.spec.id for dock in docks if dock.is_seen]
            behind = [dock.spec.id for dock in docks if not dock.is_seen]
            for name in in_front:
                yield from self._panes.put_in_turns(self.window, name, self._failed)
            self.usable.emit()
            yield from self._load_icons()
            for name in behind:
                yield from self._panes.put_in_turns(self.window, name, self._failed)
        yield from self._load_desks()

    def _failed(self, error: Exception) -> None:
        self.announce(str(error))

    def _open_first(self) -> Generator[Callable[[], object] | None, None, bool]:
        """The store's imports and the casebook found or made, off the GUI thread; it is opened."""
        found: list[Path] = []

        def work() -> None:
            for module in STORE_MODULES:
                importlib.import_module(module)
            found.append(self._file or self._find_casebook())

        try:
            yield work
        except Exception as error:
            self._failed(error)
            return False
        return self._open(found[0])

    @guarded(False)
    def _open(self, file: Path) -> bool:
        casebooks = importlib.import_module("coupexplorer.store.casebook")
        errors = importlib.import_module("coupexplorer.store.errors")
        try:
            casebook = self._open_or_read(casebooks.Casebook, errors.CasebookBusy, file)
        except (errors.CasebookError, OSError) as error:
            self._failed(error)
            return False
        focus_json = importlib.import_module("coupexplorer.ui.focus_json")
        kept = self.settings.focus_of(casebook.info().id)
        self.bench.open(casebook, focus_json.focus_from_text(kept))
        self.settings.remember_file(file)
        self._say_saved()
        return True

    def _open_or_read(self, casebook: Any, busy: type[Exception], file: Path) -> Any:
        try:
            return casebook.open(file)
        except busy:
            return casebook.open(file, read_only=True)

    def _load_icons(self) -> Slices:
        """The icon font, then the icons."""
        yield None
        try:
            importlib.import_module(ICONS_MODULE)
            yield None
            self._icon(A_LARGE_FONT)
        except Exception as error:
            self._failed(error)
            return
        yield None
        self._dress()
        self.appearance.changed.connect(self._dress)

    @guarded(None)
    def _dress(self) -> None:
        for window in (self.window, *self.more):
            window.dress(self._icon)

    def _icon(self, name: str) -> QIcon:
        theme = self.appearance.theme
        icons = importlib.import_module(ICONS_MODULE)
        icon: QIcon = icons.icon(name, color=theme.text, color_disabled=theme.muted)
        return icon

    def _load_desks(self) -> Slices:
        """What menus act with; the layout engine is the heavy part, so off the thread."""
        try:
            yield lambda: importlib.import_module(DESKS_MODULE)
        except Exception as error:
            self._failed(error)
            return
        self._put_desks()

    @guarded(None)
    def _put_desks(self) -> None:
        self._desks[self.window.number] = self._desks_for(self.window)
        self.bench.casebook_changed.connect(self._say_saved)
        if self.window.focusWidget() in (None, *self._heads()):
            self.window.docks["events"].setFocus()
        self.more.reopen(self.window)
        self.ready.emit()

    def _desks_for(self, window: MainWindow) -> Desks:
        desks: Desks = importlib.import_module(DESKS_MODULE).Desks.of(
            window, self.bench, self.appearance, self.tasks, self.settings
        )
        return desks

    def _heads(self) -> list[QWidget]:
        return [dock.head.float_button for dock in self.window.docks.values()]

    @guarded(None)
    def _open_built_in(self) -> None:
        if self.desks is not None:
            self.desks.files.open_file(self._find_casebook())

    @guarded(None)
    def _say_saved(self) -> None:
        for window in (self.window, *self.more):
            window.say_saved(self._saved())

    def _saved(self) -> str:
        """Whether what is changed is kept, and where; empty before a casebook is open."""
        if not self.bench.has_casebook:
            return ""
        book = self.bench.casebook
        name = book.path.name if book.path is not None else book.info().title
        words = self.tr("All changes saved · {file}")
        if book.read_only:
            words = self.tr("Read only · {file}")
        return words.format(file=name)

    def _warn(self, sentence: str) -> None:
        notice(self.window, sentence)

    @guarded(None)
    def _remember(self) -> None:
        """Keep window, layout, colours and focus; close the casebook."""
        self._turns.stop()
        settings = self.settings
        settings.remember_window(self.window.saveGeometry(), self.window.saveState())
        self.more.leave()
        for window in (self.window, *self.more):
            for name, dock in window.docks.items():
                if dock.pane is not None:
                    settings.remember_arrangement(name, dock.pane.arrangement(), window.number)
        settings.scheme = self.appearance.scheme
        settings.text_size = self.appearance.chosen_text_size
        if self.bench.has_casebook:
            focus_json = importlib.import_module("coupexplorer.ui.focus_json")
            kept = focus_json.focus_to_text(self.bench.focus)
            settings.remember_focus(self.bench.casebook.info().id, kept)
        settings.save()
        self._finish_tasks()
        self.bench.close()

    def _finish_tasks(self) -> None:
        """Wait for all workers: one that outlived its window would answer into nothing."""
        for owner in (self.window, *self.more):
            for tasks in owner.findChildren(Tasks):
                tasks.finish()
        self.tasks.finish()
