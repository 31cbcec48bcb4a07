"""The Map pane: where the events of the focus happened, and who moved from where to where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint

from coupexplorer.domain.history import Case
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter
from coupexplorer.shipped import MissingShippedFile
from coupexplorer.shipped.borders import read_outlines
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import CasebookError
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.map.bar import MapBar
from coupexplorer.ui.map.ground import Ground
from coupexplorer.ui.map.reading import read_highlight, read_map, subject_of
from coupexplorer.ui.map.scene import Highlight, MapScene, Way
from coupexplorer.ui.map.table import MapTable, MapTableView
from coupexplorer.ui.map.telling import told_of_spot, told_of_way
from coupexplorer.ui.map.view import MapView
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.twin_pane import TwinPane
from coupexplorer.ui.workbench import Workbench

MOST_AT_ONCE = 1_000
"""Events of a casebook whose places are counted at once; of more, off the GUI thread."""

LANE, HIGHLIGHT_LANE = "map", "highlight"


class MapPane(TwinPane):
    """The drawn map and its table twin, with a bar of what cannot be drawn."""

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self.tasks = Tasks(self)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.tasks.finish)
        self.view = MapView()
        self.view.tell_spot = lambda spot, crowd: told_of_spot(self.view.scene, spot, crowd)
        self.view.tell_way = lambda way: told_of_way(self.view.scene, way)
        self.view.setAccessibleName(self.tr("Map"))
        self.view.setAccessibleDescription(
            self.tr(
                "Arrow keys walk from place to place, N and P through the movements, Enter looks"
                " at what is marked, T lists all places as a table."
            )
        )
        self.model = MapTable(self)
        self.table = MapTableView(self.model)
        self.bar = MapBar(self.look_at)
        self._scene_of: object = None
        self._is_large = False
        self._table_is_stale = True
        self._show_ground()
        self.put_together(self.view, self.view, self.table, self.bar)
        self._connect()

    def reload(self, focus: Focus) -> None:
        """Count and read afresh; the outlook is kept while casebook and cases are the same."""
        self.view.right_to_left = self.is_mirrored
        self.dress(self.view)
        book, cases = self.bench.casebook, self.bench.cases
        path = book.path
        self.tasks.cancel(HIGHLIGHT_LANE)
        self._is_large = book.event_count(EventFilter(), MOST_AT_ONCE + 1) > MOST_AT_ONCE
        if path is None or not self._is_large:
            self.tasks.cancel(LANE)
            self._show_scene(read_map(book, cases, focus))
            return
        self.show_summary(self.tr("counting …"))
        self.tasks.run(lambda: _read_apart(path, cases, focus), self._came, self._failed, lane=LANE)

    def follow(self, focus: Focus, before: Focus) -> None:
        """Another subject only moves what stands out; what narrows events is read afresh."""
        if _read_for(focus) != _read_for(before):
            self.reload(focus)
        else:
            self._show_highlight(focus)

    def spot_of(self, place: str) -> QPoint | None:
        """Where on ``view`` a place can be clicked; None when it is not in view."""
        return self.view.spot_of(place)

    def _show_scene(self, scene: MapScene) -> None:
        shown = (self.bench.casebook.info().id, self.focus.cases)
        self.view.show_scene(scene, keep_outlook=shown == self._scene_of)
        self._scene_of = shown
        self._table_is_stale = True
        self.bar.show_scene(scene)
        self._show_highlight(self.focus)
        events = sum(spot.events for spot in scene.spots if not spot.area)
        self.show_summary(self.tr("%n event(s) placed", "", events))

    def _show_highlight(self, focus: Focus) -> None:
        """What an actor took part in may be much: in a large casebook it is read elsewhere."""
        book, scene = self.bench.casebook, self.view.scene
        path, subject = book.path, focus.subject
        if path is not None and self._is_large and subject and subject.kind is Kind.ACTOR:
            self.tasks.run(
                lambda: _highlight_apart(path, focus, scene),
                self._highlight_came,
                self._failed,
                lane=HIGHLIGHT_LANE,
            )
        else:
            self.tasks.cancel(HIGHLIGHT_LANE)
            self.view.show_highlight(read_highlight(book, focus, scene))
        self._show_in_table(focus)

    @guarded(None)
    def _highlight_came(self, highlight: Highlight) -> None:
        self.view.show_highlight(highlight)

    @guarded(None)
    def changeEvent(self, event: QEvent) -> None:
        """In a mirrored window the key stands on the other side; the world stays as it is."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.view.right_to_left = self.is_mirrored
            self.view.redraw()

    def _show_in_table(self, focus: Focus) -> None:
        if not self.bar.table.isChecked():
            return
        if self._table_is_stale:
            self._table_is_stale = False
            self.model.show_rows(self.view.scene.rows)
        subject = focus.subject
        is_place = subject is not None and subject.kind is Kind.PLACE
        self.table.go_to(self.model.row_of(subject.id) if subject and is_place else None)

    # Parts

    def _show_ground(self) -> None:
        """Without its file of borders the map is a net of degrees, and says so."""
        words = self.view.words
        words.credit = self.tr("Borders as of today (Natural Earth), not those of the 1960s.")
        words.kilometres = self.tr("{number} km")
        words.inferred = self.tr("an end is inferred")
        words.some = self.tr(
            "{drawn} of {all} movements are drawn, first those of what you look at."
        )
        try:
            self.view.show_ground(Ground(read_outlines()))
        except MissingShippedFile as error:
            words.credit = str(error)

    def _connect(self) -> None:
        self.bench.casebook_changed.connect(self._drop_answer)
        self.view.place_chosen.connect(self._place_chosen)
        self.view.way_chosen.connect(self._way_chosen)
        for sender in (self.view.table_asked, self.table.left):
            sender.connect(self.bar.table.click)
        self.table.activated.connect(self._row_chosen)
        self.table.clicked.connect(self._row_chosen)
        self.bar.region.clicked.connect(lambda: self._to_map(self.view.fit_region))
        self.bar.fit.clicked.connect(lambda: self._to_map(self.view.fit_all))
        self.bar.nearer.clicked.connect(lambda: self._to_map(lambda: self.view.zoom(1.4)))
        self.bar.further.clicked.connect(lambda: self._to_map(lambda: self.view.zoom(1 / 1.4)))
        self.bar.table.toggled.connect(self._choose_page)

    @guarded(None)
    def _came(self, scene: MapScene) -> None:
        """What was counted off the GUI thread; a pane that is hidden by now reads again later."""
        if self.bench.has_casebook:
            self._following = True
            try:
                self._show_scene(scene)
            finally:
                self._following = False

    @guarded(None)
    def _drop_answer(self) -> None:
        """What is still being counted in the casebook before is not shown in this one."""
        self.tasks.cancel(HIGHLIGHT_LANE)
        if not self.isVisible():
            self.tasks.cancel(LANE)

    @guarded(None)
    def _failed(self, error: Exception) -> None:
        """A file that cannot be read is told in the pane's head; our own faults are reported."""
        if not isinstance(error, CasebookError):
            raise error
        self.show_summary(str(error))

    @guarded(None)
    def _to_map(self, then: Callable[[], None]) -> None:
        self.bar.table.setChecked(False)
        self.view.card.hide()
        then()

    @guarded(None)
    def _place_chosen(self, place: str) -> None:
        self.look_at(Ref(Kind.PLACE, place))

    @guarded(None)
    def _way_chosen(self, way: Way) -> None:
        self.look_at(subject_of(way))

    @guarded(None)
    def _row_chosen(self, index: QModelIndex) -> None:
        self._place_chosen(self.model.identifier(index.row()))

    @guarded(None)
    def _choose_page(self, as_table: bool) -> None:
        self.view.card.hide()
        if self.bench.has_casebook:
            self._show_in_table(self.focus)
        self.turn_to(self.table if as_table else self.view)


def _read_for(focus: Focus) -> tuple[object, ...]:
    """What of a focus decides which events and movements are shown."""
    return focus.cases, focus.filter, focus.window, focus.context


def _read_apart(path: Path, cases: Mapping[str, Case], focus: Focus) -> MapScene:
    """Read on a connection of its own: the open casebook belongs to the GUI thread."""
    with Casebook.open(path, read_only=True) as book:
        return read_map(book, cases, focus)


def _highlight_apart(path: Path, focus: Focus, scene: MapScene) -> Highlight:
    with Casebook.open(path, read_only=True) as book:
        return read_highlight(book, focus, scene)
