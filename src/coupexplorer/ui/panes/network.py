"""The Network pane: who stood how to whom, drawn, over time, and as a table."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QVBoxLayout, QWidget

from coupexplorer.analysis.network import network_of, turning_points
from coupexplorer.analysis.network_layout import lay_out
from coupexplorer.domain.identity import Ref
from coupexplorer.domain.selection import TimeWindow
from coupexplorer.domain.tie_web import TieKind, TieWeb
from coupexplorer.interchange.graphml import network_as_graphml
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.network.bar import NetworkBar
from coupexplorer.ui.network.export_desk import NetworkExports
from coupexplorer.ui.network.exporting import Form, Sheet, as_png, as_svg
from coupexplorer.ui.network.legend import Legend, entries_of
from coupexplorer.ui.network.reach import Reach, View, looked_at, read_web, shown_network, untied
from coupexplorer.ui.network.scene import Places, lit_by, scene_of
from coupexplorer.ui.network.table import NetworkTable, NetworkTableView
from coupexplorer.ui.network.telling import told_by, told_of_mark, told_of_thread
from coupexplorer.ui.network.time_scale import TimeScale
from coupexplorer.ui.network.view import NetworkView
from coupexplorer.ui.network.window_bar import WindowBar
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.workbench import Workbench

LANE = "layout"
DRAWN, TABLE, NOTHING = range(3)


class NetworkPane(Pane):
    """The drawn network, its table twin, a time bar bound to the shared window, and a bar.

    Places are worked out off the GUI thread, once for the same ties, from all of them: what a
    filter, the layer or the window hides leaves the rest where it is.
    """

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self._tasks = Tasks(self)
        self._exports = NetworkExports(self)
        self._web = TieWeb()
        self._places: Places = {}
        self._placed_for: object = None
        self._actor: str | None = None
        self._reach = Reach.ALL
        self._hidden: frozenset[TieKind] = frozenset()
        self.view = NetworkView()
        self.view.setAccessibleName(self.tr("Network"))
        self.view.setAccessibleDescription(
            self.tr(
                "Arrow keys walk from actor to actor, Enter looks at one; the Table button"
                " lists all ties."
            )
        )
        self.view.describe_mark = lambda n: told_of_mark(self.view.scene, n, bench.cases)
        self.view.describe_thread = lambda n: told_of_thread(self.view.scene, n)
        self.view.told_by = lambda n: told_by(self.view.scene, n)
        self.legend = Legend()
        self.model = NetworkTable(self)
        self.table = NetworkTableView(self.model)
        self.empty = QLabel()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setWordWrap(True)
        self.pages = QStackedWidget()
        for page in (self._drawn_page(), self.table, self.empty):
            self.pages.addWidget(page)
        self.window_bar = WindowBar()
        self.bar = NetworkBar()
        self.column.addWidget(self.pages, 1)
        self.column.addWidget(self.window_bar)
        self.column.addWidget(self.bar)
        self._connect()
        self.setFocusProxy(self.view)

    def reload(self, focus: Focus) -> None:
        """Read the ties afresh; nothing moves unless there are others."""
        self._dress()
        self._actor = looked_at(focus, self._actor)
        self._read(focus)

    def follow(self, focus: Focus, before: Focus) -> None:
        """Another subject is ringed where it stands; other surroundings hide or show ties."""
        actor, self._actor = self._actor, looked_at(focus, self._actor)
        moved = self._actor != actor
        web = self._web
        by_cases = web.by_cases or not web.whole
        if (by_cases and focus.cases != before.cases) or (moved and not web.whole):
            self._read(focus)
        elif replace(focus, subject=before.subject) != before:
            self._show(focus)
        elif moved and self._reach is not Reach.ALL:
            self._show(focus, fit=True)
        else:
            self.view.light(lit_by(self.view.scene, focus.subject))
            self._show_in_table()
            self._show_reach()

    def _read(self, focus: Focus) -> None:
        web = read_web(self.bench.casebook, focus, self._actor)
        whole = network_of(web)
        cases = tuple(self.bench.cases)
        key = cases, whole.nodes, tuple((e.ends, e.tie.kind) for e in whole.edges)
        self._web = web
        if key == self._placed_for:
            self._tasks.cancel(LANE)
            self._show(focus)
            return
        if not self.view.scene.marks:
            self._say_nothing(self.tr("Placing the actors…"))
        self._tasks.run(
            lambda: lay_out(whole, cases),
            lambda places: self._laid_out(places, key),
            self._not_laid_out,
            lane=LANE,
        )

    @guarded(None)
    def _laid_out(self, places: Places, key: object) -> None:
        self._places, self._placed_for = places, key
        self._show(self.focus, fit=True)

    @guarded(None)
    def _not_laid_out(self, error: Exception) -> None:
        raise error

    def _show(self, focus: Focus, *, fit: bool = False) -> None:
        """Show what the focus and the pane's own choices leave of the web."""
        view = View(focus, self._actor, self._reach, self._hidden)
        network = shown_network(self._web, view)
        cases = tuple(self.bench.cases)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        scene = scene_of(network, self._places, cases, focus.window, mirrored=mirrored)
        self.view.fitted = self.view.fitted or fit
        self.view.show_scene(scene, lit_by(scene, focus.subject))
        entries = entries_of(
            [thread.strand.kind for thread in scene.threads],
            [mark.actor.kind for mark in scene.marks],
        )
        self.legend.show_entries(entries, self.appearance.theme)
        self.window_bar.show_scale(TimeScale.of(turning_points(network.edges)))
        self.window_bar.show_window(focus.window)
        self.bar.show_window(focus.window)
        self.bar.show_untied(untied(self._web, view))
        self.bar.offer_kinds(frozenset(tie.kind for tie in self._web.ties))
        self._show_reach()
        self._choose_page()
        actors = self.tr("%n actor(s)", "", len(scene.marks))
        ties = self.tr("%n tie(s)", "", len(scene.edges()))
        self.show_summary(f"{actors} · {ties}")

    def _show_reach(self) -> None:
        known = self._actor is not None
        self.bar.show_reach(self._reach, whole=self._web.whole, known=known)

    def _choose_page(self) -> None:
        as_table = self.bar.table_button.isChecked()
        if not self.view.scene.marks:
            self._say_nothing(self._why_empty())
            return
        if as_table:
            self.model.show_edges(self.view.scene.edges(), self.view.scene.network)
            self._show_in_table()
        self.pages.setCurrentIndex(TABLE if as_table else DRAWN)
        self.setFocusProxy(self.table if as_table else self.view)

    def _show_in_table(self) -> None:
        if self.bar.table_button.isChecked():
            self.table.go_to(self.model.row_of(self.focus.subject))

    def _say_nothing(self, sentence: str) -> None:
        self.empty.setText(sentence)
        self.pages.setCurrentIndex(NOTHING)

    def _why_empty(self) -> str:
        if not self._web.whole and self._actor is None:
            return self.tr(
                "This casebook has more actors than one picture holds."
                " Look at an actor to see the ties around it."
            )
        if self._reach is not Reach.ALL or not self._web.whole:
            return self.tr("No ties of this actor for this choice.")
        return self.tr("No ties between actors for this choice.")

    # Export

    def exported(self, form: Form) -> bytes:
        """What is shown now as a file of a form, in the light of the screen."""
        scene = self.view.scene
        title = self.bench.casebook.info().title
        if form is Form.GRAPHML:
            told = replace(scene.network, edges=scene.edges())
            return network_as_graphml(told, title).encode("utf-8")
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        sheet = Sheet(self.view.painted(), self.legend.entries, mirrored=mirrored)
        return as_svg(sheet, title) if form is Form.SVG else as_png(sheet)

    @guarded(None)
    def _export(self, form: Form) -> None:
        if not self.bench.has_casebook:
            return
        name = self.tr("{casebook}, network").format(casebook=self.bench.casebook.info().title)
        file = self._exports.ask(form, name)
        if file is not None:
            self._exports.write(file, self.exported(form))

    # Parts

    def _drawn_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.legend)
        return page

    def _connect(self) -> None:
        # A worker that outlived the program's window would answer into nothing.
        application = QApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self._tasks.finish)
        for sender in (self.view, self.bar):
            sender.chosen.connect(self._chosen)
        self.table.activated.connect(self._cell_chosen)
        self.table.clicked.connect(self._cell_chosen)
        self.window_bar.moved.connect(self._window_moved)
        self.window_bar.brushed.connect(self._brushed)
        self.bar.clear_button.clicked.connect(lambda: self._brushed(None))
        self.bar.fit_button.clicked.connect(lambda: self.view.fit())
        self.bar.table_button.toggled.connect(self._page_asked)
        self.bar.reached.connect(self._reached)
        self.bar.hidden.connect(self._hide_kinds)
        self.bar.export_asked.connect(self._export)

    def _dress(self) -> None:
        theme = self.appearance.theme
        for part in (self.view, self.window_bar, self.bar):
            part.dress(theme)
        self.table.dress()
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, theme.surface)
        self.setPalette(palette)

    @guarded(None)
    def _chosen(self, ref: Ref) -> None:
        self.look_at(ref)

    @guarded(None)
    def _cell_chosen(self, index: QModelIndex) -> None:
        self.look_at(self.model.ref_at(index.row(), index.column()))

    @guarded(None)
    def _window_moved(self, window: TimeWindow | None) -> None:
        """While a handle is dragged only this picture follows."""
        network, cases = self.view.scene.network, tuple(self.bench.cases)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        scene = scene_of(network, self._places, cases, window, mirrored=mirrored)
        self.view.show_scene(scene, self.view.lit)
        self.bar.show_window(window)

    @guarded(None)
    def _brushed(self, window: TimeWindow | None) -> None:
        self.look(replace(self.bench.focus, window=window))

    @guarded(None)
    def _page_asked(self, *_: object) -> None:
        self._choose_page()

    @guarded(None)
    def _reached(self, reach: Reach) -> None:
        self._reach = reach
        self._show(self.focus, fit=True)

    @guarded(None)
    def _hide_kinds(self, kinds: frozenset[TieKind]) -> None:
        self._hidden = kinds
        self._show(self.focus)
