"""The Network pane: who stood how to whom, drawn, over time, and as a table."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QModelIndex

from coupexplorer.analysis.network import turning_points
from coupexplorer.domain.identity import Ref
from coupexplorer.domain.selection import TimeWindow
from coupexplorer.domain.tie_web import TieKind
from coupexplorer.store.errors import CasebookError
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.network.arrangement import Arrangement, read_arrangement
from coupexplorer.ui.network.bar import NetworkBar
from coupexplorer.ui.network.colouring import Colouring, by_cases, by_factions
from coupexplorer.ui.network.export_desk import NetworkExports
from coupexplorer.ui.network.exporting import Form, content
from coupexplorer.ui.network.legend import entries_of
from coupexplorer.ui.network.pages import NetworkPages
from coupexplorer.ui.network.reach import Drawing, Reach, View, looked_at, shown_part, untied
from coupexplorer.ui.network.scene import in_window, lit_by, scene_of
from coupexplorer.ui.network.supply import NetworkSupply, Wish
from coupexplorer.ui.network.table import NetworkTable, NetworkTableView
from coupexplorer.ui.network.telling import told_by, told_of_mark, told_of_part, told_of_thread
from coupexplorer.ui.network.time_scale import TimeScale
from coupexplorer.ui.network.window_bar import WindowBar
from coupexplorer.ui.twin_pane import TwinPane
from coupexplorer.ui.workbench import Workbench


class NetworkPane(TwinPane):
    """The drawn network, its table twin, a time bar bound to the shared window, and a bar.

    Ties are read, and places worked out, off the GUI thread: the same ties give the same places,
    and what a filter, the layer or the window hides leaves the rest where it is.
    """

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self.supply = NetworkSupply(self)
        self._exports = NetworkExports(self)
        self._drawing: Drawing | None = None
        self._book: str | None = None
        self._actor: str | None = None
        self._kept = Arrangement()
        self._table_is_stale = True
        self.drawn = NetworkPages()
        self.view, self.legend = self.drawn.view, self.drawn.legend
        self.view.describe_mark = lambda n: told_of_mark(self.view.scene, n, bench.cases)
        self.view.describe_thread = lambda n: told_of_thread(self.view.scene, n)
        self.view.told_by = lambda n: told_by(self.view.scene, n)
        self.model = NetworkTable(self)
        self.table = NetworkTableView(self.model)
        self.window_bar = WindowBar()
        self.bar = NetworkBar()
        self.put_together(self.drawn, self.view, self.table, self.bar)
        self.column.insertWidget(1, self.window_bar)
        for pair in pairwise((self.table, *self.window_bar.handles, self.bar.tray)):
            self.setTabOrder(*pair)
        self._connect()

    def reload(self, focus: Focus) -> None:
        """Read the ties afresh; nothing moves unless there are others."""
        self.dress(self.view, self.window_bar)
        book = self.bench.casebook.info().id
        if book != self._book:
            self._book, self._drawing, self._actor = book, None, None
        self._actor = looked_at(focus, self._actor)
        self._read(focus)

    def follow(self, focus: Focus, before: Focus) -> None:
        """Another subject is ringed where it stands; other surroundings hide or show ties."""
        actor, self._actor = self._actor, looked_at(focus, self._actor)
        moved, drawing = self._actor != actor, self._drawing
        if drawing is None:
            self._read(focus)
            return
        web = drawing.web
        by_cases = web.by_cases or not web.whole
        if (by_cases and focus.cases != before.cases) or (moved and not web.whole):
            self._read(focus)
        elif replace(focus, subject=before.subject, window=before.window) != before:
            self._show(focus)
        elif moved and not self._shows_everyone():
            self._show(focus, fit=True)
        else:
            if focus.window != before.window:
                self._show_window(focus.window)
            self.view.light(lit_by(self.view.scene, focus.subject))
            self._show_in_table()
            self._show_reach()

    def arrangement(self) -> str:
        """How far one sees, which ties are hidden, the colours and the key."""
        return self._kept.text()

    def arrange(self, arrangement: str) -> None:
        """Take up what was arranged the last time."""
        self._arrange(read_arrangement(arrangement))
        self.bar.show_arrangement(self._kept)

    @guarded(None)
    def changeEvent(self, event: QEvent) -> None:
        """A mirrored window mirrors the picture."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange and self._drawing is not None:
            self._show(self.focus, fit=True)

    # Reading

    def _read(self, focus: Focus) -> None:
        if self._drawing is None:
            self._say_nothing(self.tr("Reading the ties …"))
        elif not self._drawing.web.whole:
            self.show_summary(self.tr("reading the ties …"))
        order = tuple(self.bench.cases)
        wish = Wish(order, focus.cases, self._actor, self._kept.reach.steps)
        self.supply.read(self.bench.casebook, wish)

    @guarded(None)
    def _arrived(self, drawing: Drawing) -> None:
        if not self.bench.has_casebook:
            return
        before, self._drawing = self._drawing, drawing
        self._show(self.focus, fit=before is None or before.places != drawing.places)

    @guarded(None)
    def _failed(self, error: Exception) -> None:
        """A file that cannot be read is told in the picture; our own faults are reported."""
        if not isinstance(error, CasebookError):
            raise error
        self._say_nothing(str(error))

    # Showing

    def _show(self, focus: Focus, *, fit: bool = False) -> None:
        """Show what the focus and the pane's own choices leave of the web."""
        drawing = self._drawing
        if drawing is None:
            return
        view = View(focus, self._actor, self._kept.reach, self._kept.hidden)
        shown = shown_part(drawing, view)
        layer = drawing.layer(context=focus.context)
        by_faction = self._kept.colouring is Colouring.FACTIONS
        colours = by_factions(layer) if by_faction else by_cases(tuple(self.bench.cases))
        mirrored, places = self.is_mirrored, drawing.places
        scene = scene_of(shown.network, layer, places, colours, focus.window, mirrored=mirrored)
        names = {case.id: case.short_title or case.id for case in self.bench.cases.values()}
        names.update((node.id, node.title) for node in layer.nodes)
        self.legend.show_entries(entries_of(layer, colours, names), self.appearance.theme)
        self.view.show_scene(scene, lit_by(scene, focus.subject), fit=fit)
        self._table_is_stale = True
        self.drawn.show_notice(told_of_part(drawing, shown, view.actor))
        self.window_bar.show_scale(TimeScale.of(turning_points(shown.network.edges)))
        self.bar.show_untied(untied(drawing, view))
        self.bar.offer_kinds(frozenset(tie.kind for tie in drawing.web.ties))
        self._show_reach()
        self._show_of_window(focus.window)
        self._choose_page()

    def _show_window(self, window: TimeWindow | None) -> None:
        """Show another time window: only what stands out changes."""
        self.view.show_standing(in_window(self.view.scene, window))
        self._table_is_stale = True
        self._show_of_window(window)

    def _show_of_window(self, window: TimeWindow | None) -> None:
        self.window_bar.show_window(window)
        self.bar.show_window(window)
        actors = self.tr("%n actor(s)", "", len(self.view.scene.marks))
        ties = self.tr("%n tie(s)", "", len(self.view.scene.edges()))
        self.show_summary(f"{actors} · {ties}")

    def _show_reach(self) -> None:
        drawing, known = self._drawing, self._actor is not None
        everyone = drawing is None or drawing.holds_everyone
        self.bar.show_reach(self._kept.reach, everyone=everyone, known=known)

    def _shows_everyone(self) -> bool:
        drawing = self._drawing
        return self._kept.reach is Reach.ALL and (drawing is None or drawing.holds_everyone)

    @guarded(None)
    def _choose_page(self, *_: object) -> None:
        self.drawn.show_empty("" if self.view.scene.marks else self._why_empty())
        as_table = self.bar.table.isChecked()
        if as_table:
            self._show_in_table()
        self.turn_to(self.table if as_table else self.drawn)

    def _show_in_table(self) -> None:
        if not self.bar.table.isChecked():
            return
        if self._table_is_stale:
            self._table_is_stale = False
            self.model.show_edges(self.view.scene.edges(), self.view.scene.network)
        self.table.go_to(self.model.row_of(self.focus.subject))

    def _say_nothing(self, sentence: str) -> None:
        self.drawn.show_empty(sentence)
        self.show_summary("")

    def _why_empty(self) -> str:
        if self._shows_everyone():
            return self.tr("No ties between actors for this choice.")
        if self._actor is not None:
            return self.tr("No ties of this actor for this choice.")
        return self.tr(
            "This casebook has more actors than one picture holds."
            " Look at an actor to see the ties around it."
        )

    # Export

    def exported(self, form: Form) -> bytes:
        """What is shown now as a file of a form, in the light of the screen."""
        title, entries = self.bench.casebook.info().title, self.legend.entries
        return content(form, self.view.painted(), entries, title, mirrored=self.is_mirrored)

    @guarded(None)
    def _export(self, form: Form) -> None:
        if not self.bench.has_casebook:
            return
        name = self.tr("{casebook}, network").format(casebook=self.bench.casebook.info().title)
        file = self._exports.ask(form, name)
        if file is not None:
            self._exports.write(file, self.exported(form))

    # What the reader does

    def _connect(self) -> None:
        self.supply.arrived.connect(self._arrived)
        self.supply.failed.connect(self._failed)
        for sender in (self.view, self.bar):
            sender.chosen.connect(self._chosen)
        for turned in (self.view.table_asked, self.table.left):
            turned.connect(self.bar.table.click)
        self.table.activated.connect(self._cell_chosen)
        self.table.clicked.connect(self._cell_chosen)
        self.window_bar.moved.connect(self._window_moved)
        self.window_bar.brushed.connect(self._brushed)
        self.bar.clear.clicked.connect(lambda: self._brushed(None))
        self.bar.fit.clicked.connect(lambda: self.view.fit())
        self.bar.table.toggled.connect(self._choose_page)
        self.bar.key.toggled.connect(lambda on: self._arrange(replace(self._kept, key=on)))
        self.bar.reached.connect(self._reached)
        self.bar.hidden.connect(self._hide_kinds)
        self.bar.coloured.connect(self._colour_by)
        self.bar.export_asked.connect(self._export)

    @guarded(None)
    def _chosen(self, ref: Ref) -> None:
        self.look_at(ref)

    @guarded(None)
    def _cell_chosen(self, index: QModelIndex) -> None:
        self.look_at(self.model.ref_at(index.row(), index.column()))

    @guarded(None)
    def _window_moved(self, window: TimeWindow | None) -> None:
        """While a handle is dragged only this picture follows."""
        self.view.show_standing(in_window(self.view.scene, window))
        self._table_is_stale = True
        self.bar.show_window(window)

    @guarded(None)
    def _brushed(self, window: TimeWindow | None) -> None:
        self.look(replace(self.bench.focus, window=window))

    @guarded(None)
    def _arrange(self, kept: Arrangement) -> None:
        self._kept = kept
        self.drawn.show_key(kept.key)

    @guarded(None)
    def _reached(self, reach: Reach) -> None:
        self._arrange(replace(self._kept, reach=reach))
        drawing = self._drawing
        if drawing is not None and not drawing.web.whole and drawing.steps != reach.steps:
            self._read(self.focus)
        else:
            self._show(self.focus, fit=True)

    @guarded(None)
    def _hide_kinds(self, kinds: frozenset[TieKind]) -> None:
        self._arrange(replace(self._kept, hidden=kinds))
        self._show(self.focus)

    @guarded(None)
    def _colour_by(self, colouring: Colouring) -> None:
        self._arrange(replace(self._kept, colouring=colouring))
        self.bar.show_colouring(colouring)
        self._show(self.focus)
