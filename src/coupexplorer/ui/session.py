"""One run of the program: the staged start after the first paint, and what is kept at the end."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from coupexplorer.store.errors import CasebookError
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.asked_files import AskedFiles
from coupexplorer.ui.built_in import BuiltIn
from coupexplorer.ui.dialogs.notice import notice
from coupexplorer.ui.first_casebook import FirstCasebook
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.keeping import keep_focus, keep_surroundings
from coupexplorer.ui.one_window.front import Front
from coupexplorer.ui.one_window.raising import bring_to_front
from coupexplorer.ui.pane_maker import PaneMaker
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.shell.more_windows import MoreWindows
from coupexplorer.ui.shell.window import MainWindow
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.turns import Slices, Turns
from coupexplorer.ui.window_icon import put_window_icon
from coupexplorer.ui.workbench import Workbench

if TYPE_CHECKING:
    from coupexplorer.ui.desks import Desks
    from coupexplorer.ui.icon_font import IconFont

ICONS_MODULE = "coupexplorer.ui.icon_font"
DESKS_MODULE = "coupexplorer.ui.desks"


class Session(QObject):
    """Wires bench, window and desks.

    ``usable`` follows when every pane that is seen is there, ``ready`` when those behind them and
    the menus' desks are, too, ``settled`` when all was told and a second start is heard.
    ``find_casebook`` gives the reader's copy of the built-in casebook; ``make_in`` makes one in a
    folder, for a home that cannot be written to.
    """

    usable = Signal()
    ready = Signal()
    settled = Signal()

    def __init__(
        self,
        application: QApplication,
        settings: Settings,
        find_casebook: Callable[[], Path],
        *,
        file: Path | None = None,
        make_in: Callable[[Path], Path] | None = None,
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
        self.announce: Callable[[str], object] = lambda sentence: notice(self.window, sentence)
        self._unsaid: list[str] = []
        self._built_in = BuiltIn(find_casebook, make_in)
        self._first = FirstCasebook(self.bench, settings, self._built_in, file)
        self._asked = AskedFiles(application, self._first, self._open_asked, self)
        self._desks: dict[int, Desks] = {}
        self._icons: IconFont | None = None
        self.window = MainWindow(self.bench, self.appearance, self._slots)
        self._front = Front(self.bench, self.window, self)
        self.more = MoreWindows(settings, self._make_window, self._panes.put, self)
        self.window.restore(settings.geometry, settings.layout)
        self.bench.casebook_changed.connect(self._say_saved)
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
            "quit": lambda *_: self.leave(),
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
    def leave(self) -> None:
        """Close the first window, and with it the program."""
        self.window.close()

    @guarded(None)
    def _start(self) -> None:
        self._turns.run(self._stages())

    def _stages(self) -> Slices:
        """All that follows the first paint: the casebook and what is seen of it, then the rest."""
        opened = yield from self._first.open_in_turns(self._unsaid.append)
        if self._first.is_shown_elsewhere:
            self.leave()
            return
        yield from self._fill_panes() if opened else self._load_icons()
        yield from self._load_desks()
        yield None
        self._front.begin()
        self._say_kept()
        if not opened:
            self._fill_later()
        self._asked.begin()
        self.settled.emit()

    def _fill_panes(self) -> Slices:
        """The panes that are seen, the icons, then the panes behind."""
        docks = sorted(self.window.docks.values(), key=lambda dock: dock.spec.slow)
        in_front = [dock.spec.id for dock in docks if dock.is_seen]
        behind = [dock.spec.id for dock in docks if not dock.is_seen]
        for name in in_front:
            yield from self._panes.put_in_turns(self.window, name, self._failed)
        self.usable.emit()
        yield from self._load_icons()
        for name in behind:
            yield from self._panes.put_in_turns(self.window, name, self._failed)

    @guarded(None)
    def _fill_later(self) -> None:
        """Fill the window that a failed start has left empty, once a casebook is opened in it."""
        if not self.bench.has_casebook:
            self._say_saved()
            once = Qt.ConnectionType.SingleShotConnection
            self.bench.casebook_changed.connect(self._fill_later, once)
            return
        self._turns.run(self._fill_at_last())

    def _fill_at_last(self) -> Slices:
        yield from self._fill_panes()
        self._say_kept()

    def _failed(self, error: Exception) -> None:
        # A message now would hold up the start.
        self._unsaid.append(str(error))

    @guarded(None)
    def _say_kept(self) -> None:
        while self._unsaid:
            self.announce(self._unsaid.pop(0))

    def _load_icons(self) -> Slices:
        """The icon font, then the icons."""
        yield None
        try:
            icons = importlib.import_module(ICONS_MODULE)
            yield None
            self._icons = icons.IconFont()
        except Exception as error:
            self._failed(error)
            return
        yield None
        self._dress()
        self.appearance.changed.connect(self._dress)
        put_window_icon()

    @guarded(None)
    def _dress(self) -> None:
        for window in (self.window, *self.more):
            window.dress(self._icon)

    def _icon(self, name: str) -> QIcon:
        return QIcon() if self._icons is None else self._icons.icon(name, self.appearance.theme)

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
        if self.window.focusWidget() in (None, *self._heads()):
            self.window.docks["events"].setFocus()
        self.more.reopen(self.window)
        if not self.bench.has_casebook:
            self._say_kept()
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
        if self.desks is None:
            return
        try:
            found = self._built_in.found()
        except (CasebookError, OSError) as error:
            self.announce(str(error))
            return
        self.desks.files.open_found(found)

    @guarded(None)
    def _open_asked(self, file: Path) -> None:
        """Open a file that the desktop asks for, in place of the present one."""
        if self.desks is not None:
            bring_to_front(self.window)
            self.desks.files.open_file(file)

    @guarded(None)
    def _say_saved(self) -> None:
        for window in (self.window, *self.more):
            window.say_saved(self._saved())

    def _saved(self) -> str:
        """Whether what is changed is kept, and where; empty while a casebook is still awaited."""
        if not self.bench.has_casebook:
            return self.tr("No casebook is open; the File menu opens one") if self._desks else ""
        book = self.bench.casebook
        name = book.path.name if book.path is not None else book.info().title
        words = self.tr("All changes saved · {file}")
        if book.read_only:
            words = self.tr("Read only · {file}")
        return words.format(file=name)

    @guarded(None)
    def _remember(self) -> None:
        """Let nobody call any more, keep what is kept, and close the casebook."""
        self._turns.stop()
        self._asked.end()
        self._front.end()
        if not self._first.is_shown_elsewhere:
            keep_surroundings(self.settings, self.appearance, self.window, self.more)
            keep_focus(self.settings, self.bench, self._built_in)
            self.settings.save()
        self._finish_tasks()
        self.bench.close()
        self._built_in.clear()

    def _finish_tasks(self) -> None:
        """Wait for all workers: one that outlived its window would answer into nothing."""
        for owner in (self.window, *self.more):
            for tasks in owner.findChildren(Tasks):
                tasks.finish()
        self.tasks.finish()
