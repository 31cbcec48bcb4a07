"""The window: menus, tool bar, docks and status bar around one workbench."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QIcon, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMenu, QToolBar, QToolButton

from coupexplorer.domain.identity import Kind
from coupexplorer.ui.actions import Actions, build_menus
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.case_chips import CaseChips
from coupexplorer.ui.catalogue import PANES, Spot
from coupexplorer.ui.dock import PaneDock
from coupexplorer.ui.dock_tabs import DockTabs
from coupexplorer.ui.focus import Alignment, Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.search_box import SearchBox
from coupexplorer.ui.theme import Scheme
from coupexplorer.ui.workbench import Workbench

FIRST_SIZE = QSize(1440, 900)
TOOL_ICON = QSize(18, 18)


class MainWindow(QMainWindow):
    """The shell that is painted first; panes, icons and the casebook arrive afterwards.

    ``painted`` is emitted once, after the first paint. ``closing`` before the window goes.
    """

    painted = Signal()
    closing = Signal()

    def __init__(
        self,
        bench: Workbench,
        appearance: Appearance,
        slots: Callable[[MainWindow], dict[str, Callable[..., None]]],
    ) -> None:
        super().__init__()
        self.bench = bench
        self.appearance = appearance
        self.setObjectName("main-window")
        self.setWindowTitle("Coup Explorer")
        self.setDockNestingEnabled(True)
        self.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks | QMainWindow.DockOption.AllowNestedDocks
        )
        self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize()))
        self._painted = False
        self.actions_by_id: Actions = build_menus(
            self.menuBar(), self, {**self._own_slots(), **slots(self)}
        )
        self.docks = {spec.id: PaneDock(spec, appearance, self) for spec in PANES}
        self.tabs = DockTabs(self.docks.values(), self)
        self.search = SearchBox(bench, appearance, self)
        self.search.chosen.connect(bench.look_at_subject)
        self.chips = CaseChips(bench, appearance)
        self.align_button = QToolButton()
        self._build_tool_bar()
        self._build_status_bar()
        self._build_menus()
        self.lay_out()
        bench.focus_changed.connect(self._focus_changed)
        bench.casebook_changed.connect(self._casebook_changed)
        self._focus_changed(bench.focus)

    def lay_out(self) -> None:
        """Put the docks where the first layout has them, mirrored where one reads right to left."""
        at = {dock.spec.spot: dock for dock in self.docks.values()}
        columns = [
            (at[Spot.LEFT],),
            (at[Spot.MIDDLE_TOP], at[Spot.MIDDLE_BOTTOM]),
            (at[Spot.RIGHT_TOP], at[Spot.RIGHT_BOTTOM]),
        ]
        widths = [0.21, 0.55, 0.24]
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            columns.reverse()
            widths.reverse()
        for dock in self.docks.values():
            dock.setFloating(False)
            dock.show()
        heads = [column[0] for column in columns]
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, heads[0])
        for before, after in pairwise(heads):
            self.splitDockWidget(before, after, Qt.Orientation.Horizontal)
        for column in columns:
            for before, after in pairwise(column):
                self.splitDockWidget(before, after, Qt.Orientation.Vertical)
        self.tabifyDockWidget(at[Spot.RIGHT_BOTTOM], at[Spot.RIGHT_BOTTOM_BEHIND])
        at[Spot.RIGHT_BOTTOM].raise_()
        self.resizeDocks(
            heads, [int(self.width() * share) for share in widths], Qt.Orientation.Horizontal
        )
        for spots, shares in (
            ((Spot.MIDDLE_TOP, Spot.MIDDLE_BOTTOM), (0.6, 0.4)),
            ((Spot.RIGHT_TOP, Spot.RIGHT_BOTTOM), (0.55, 0.45)),
        ):
            heights = [int(self.height() * share) for share in shares]
            self.resizeDocks([at[spot] for spot in spots], heights, Qt.Orientation.Vertical)

    def restore(self, geometry: QByteArray | None, layout: QByteArray | None) -> None:
        """Take up the window and layout of the last time."""
        if geometry is not None:
            self.restoreGeometry(geometry)
        if layout is None:
            return
        # Qt squeezes a pane that a layout does not know of yet in under another one.
        knows_all = all(_names(layout, dock.objectName()) for dock in self.docks.values())
        if not (knows_all and self.restoreState(layout)):
            self.lay_out()

    def dress(self, icon: Callable[[str], QIcon]) -> None:
        """Put the icons in, once the icon font is loaded."""
        self.actions_by_id.dress(icon)
        for identifier in ("back", "forward"):
            button = self.tool_bar.widgetForAction(self.actions_by_id[identifier])
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        for dock in self.docks.values():
            dock.setWindowIcon(icon(dock.spec.icon))
            # A tab takes a lone ampersand for the mark of a letter.
            dock.setWindowTitle(dock.head.title.text().replace("&", "&&"))

    def say_saved(self, text: str) -> None:
        """Put a lasting text at the right of the status bar."""
        self._saved.setText(text)

    def _own_slots(self) -> dict[str, Callable[..., None]]:
        bench = self.bench
        return {
            "back": lambda: bench.back(),
            "forward": lambda: bench.forward(),
            "find": self._find,
            "copy": self._copy,
            "copy_link": self._copy_reference,
            "reset_layout": lambda: self.lay_out(),
            "context": lambda on: bench.look_at(replace(bench.focus, context=on)),
            "larger": lambda: self.appearance.enlarge(+1),
            "smaller": lambda: self.appearance.enlarge(-1),
            "natural": lambda: self.appearance.enlarge(0),
            "full_screen": self._full_screen,
            "next_event": lambda: self._step_event(+1),
            "previous_event": lambda: self._step_event(-1),
            "align_day_zero": lambda: self._align(Alignment.DAY_ZERO),
            "align_calendar": lambda: self._align(Alignment.CALENDAR),
            "differences": lambda on: bench.look_at(replace(bench.focus, differences_only=on)),
            "clear_window": lambda: bench.look_at(replace(bench.focus, window=None)),
        }

    def _build_tool_bar(self) -> None:
        bar = QToolBar(self.tr("Tools"))
        bar.setObjectName("tool-bar")
        bar.setMovable(False)
        bar.setIconSize(TOOL_ICON)
        bar.toggleViewAction().setEnabled(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.tool_bar = bar
        for identifier, sign in (("back", "←"), ("forward", "→")):
            action = self.actions_by_id[identifier]
            action.setIconText(sign)
            bar.addAction(action)
        bar.addWidget(self.search)
        bar.addWidget(self.chips)
        self.align_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.align_button)
        group = QActionGroup(self)
        for identifier in ("align_day_zero", "align_calendar"):
            group.addAction(self.actions_by_id[identifier])
            menu.addAction(self.actions_by_id[identifier])
        self.align_button.setMenu(menu)
        bar.addWidget(self.align_button)
        self.actions_by_id["differences"].setIconText(self.tr("Differences only"))
        bar.addAction(self.actions_by_id["differences"])
        self.actions_by_id["preview"].setIconText(self.tr("Print sheet…"))
        bar.addAction(self.actions_by_id["preview"])
        self.addToolBar(bar)

    def _build_status_bar(self) -> None:
        self._counts, self._saved = QLabel(), QLabel()
        for label in (self._counts, self._saved):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(8, 2, 8, 2)
        self.statusBar().addWidget(self._counts)
        self.statusBar().addPermanentWidget(self._saved)
        self.statusBar().setSizeGripEnabled(False)

    def _build_menus(self) -> None:
        panes = self.actions_by_id.submenus["panes"]
        for dock in self.docks.values():
            panes.addAction(dock.toggleViewAction())
        schemes = self.actions_by_id.submenus["scheme"]
        group = QActionGroup(self)
        names = {
            Scheme.SYSTEM: self.tr("As the &system"),
            Scheme.LIGHT: self.tr("&Light"),
            Scheme.DARK: self.tr("&Dark"),
        }
        for scheme, name in names.items():
            action = schemes.addAction(name)
            action.setCheckable(True)
            action.setChecked(scheme is self.appearance.scheme)
            group.addAction(action)
            action.triggered.connect(lambda _=False, s=scheme: self.appearance.choose(s))

    @guarded(None)
    def _focus_changed(self, focus: Focus) -> None:
        actions = self.actions_by_id
        actions["back"].setEnabled(self.bench.can_go_back)
        actions["forward"].setEnabled(self.bench.can_go_forward)
        actions["context"].setChecked(focus.context)
        actions["differences"].setChecked(focus.differences_only)
        actions["clear_window"].setEnabled(focus.window is not None)
        aligned = focus.alignment is Alignment.DAY_ZERO
        actions["align_day_zero"].setChecked(aligned)
        actions["align_calendar"].setChecked(not aligned)
        label = self.tr("decisive day") if aligned else self.tr("calendar")
        self.align_button.setText(self.tr("Align: {how} ▾").format(how=label))
        self._offer_cases(focus)

    @guarded(None)
    def _casebook_changed(self) -> None:
        book = self.bench.casebook
        self.setWindowTitle(f"{book.info().title} — Coup Explorer")
        counts = book.counts()
        self._counts.setText(
            self.tr(
                "{cases} cases · {events} events · {actors} actors · {claims} claims"
                " · {disputes} disputes"
            ).format(
                cases=counts[Kind.CASE],
                events=counts[Kind.EVENT],
                actors=counts[Kind.ACTOR],
                claims=counts[Kind.CLAIM],
                disputes=counts[Kind.DISPUTE],
            )
        )

    def _offer_cases(self, focus: Focus) -> None:
        menu = self.actions_by_id.submenus["cases"]
        menu.clear()
        for case in self.bench.cases.values():
            action = menu.addAction(case.short_title)
            action.setCheckable(True)
            action.setChecked(case.id in focus.cases)
            action.triggered.connect(lambda _=False, c=case.id: self.chips.toggle(c))

    @guarded(None)
    def _find(self, _checked: bool = False) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @guarded(None)
    def _copy(self, _checked: bool = False) -> None:
        widget = QApplication.focusWidget()
        copy = getattr(widget, "copy", None)
        if callable(copy):
            copy()

    @guarded(None)
    def _copy_reference(self, _checked: bool = False) -> None:
        subject = self.bench.focus.subject
        if subject is not None:
            title = self.bench.casebook.titles((subject,)).get(subject, "")
            QApplication.clipboard().setText(f"{title} [{subject}]")

    @guarded(None)
    def _full_screen(self, on: bool) -> None:
        if on:
            self.showFullScreen()
        else:
            self.showNormal()

    @guarded(None)
    def _align(self, alignment: Alignment) -> None:
        self.bench.look_at(replace(self.bench.focus, alignment=alignment))

    @guarded(None)
    def _step_event(self, by: int) -> None:
        ref = self.bench.neighbour_event(by)
        if ref is not None:
            self.bench.look_at_subject(ref)

    def shortcuts(self) -> list[tuple[str, str]]:
        """Every action with a key: its words and the key, in menu order."""
        found = []
        docks = [dock.toggleViewAction() for dock in self.docks.values()]
        for action in [*self.actions_by_id.actions.values(), *docks]:
            key = action.shortcut().toString()
            if key:
                found.append((_plain(action), key))
        return found

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Search results would hang in the air."""
        super().resizeEvent(event)
        self.search.popup.hide()

    @guarded(None)
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the session keep what it keeps, then go."""
        self.closing.emit()
        super().closeEvent(event)


def _names(layout: QByteArray, name: str) -> bool:
    """Whether a stored layout names a dock; Qt stores names in two bytes a letter."""
    return name.encode("utf-16-be") in layout.data()


def _plain(action: QAction) -> str:
    return action.text().replace("&", "").replace("…", "")
