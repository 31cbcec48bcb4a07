"""The Timeline pane: cases as lanes side by side, in days from day zero or in calendar time."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import TimeWindow
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.date_wording import date_text
from coupexplorer.ui.focus import Alignment, Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.timeline.accessible import install_accessibility
from coupexplorer.ui.timeline.arrangement import arrangement_text, read_arrangement
from coupexplorer.ui.timeline.bar import TimelineBar
from coupexplorer.ui.timeline.frame import TimelineFrame
from coupexplorer.ui.timeline.reading import MOST_UNPLACED, Wish
from coupexplorer.ui.timeline.scene import LaneKind, Scene
from coupexplorer.ui.timeline.spans import keeps_spans, with_spans, without_spans
from coupexplorer.ui.timeline.supply import SceneSupply
from coupexplorer.ui.timeline.table import TimelineTable, TimelineTableView
from coupexplorer.ui.timeline.telling import Teller
from coupexplorer.ui.timeline.wording import window_text
from coupexplorer.ui.workbench import Workbench

MOST_IN_TRAY = 60


class TimelinePane(Pane):
    """The drawn timeline, its table twin, and a bar of what cannot be drawn or is switched.

    A brushed window is calendar time: it becomes the focus' window as it is. See `TimelineView`
    for how a brush is read when cases are aligned on day zero.
    """

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        install_accessibility()
        self.kind = LaneKind.CASE
        self.teller: Teller | None = None
        self.supply = SceneSupply(self)
        self._range_of: object = None
        self._asked: object = None
        self._table_is_stale = True
        self._has_scene = False
        self.frame = TimelineFrame()
        self.view, self.scroll_bar = self.frame.view, self.frame.scroll_bar
        self.model = TimelineTable(self)
        self.table = TimelineTableView(self.model)
        self.empty = QLabel()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setWordWrap(True)
        self.pages = QStackedWidget()
        for page in (self.frame, self.table, self.empty):
            self.pages.addWidget(page)
        self.bar = TimelineBar()
        self.tray, self.clear_button = self.bar.tray, self.bar.clear
        self.bands_button, self.table_button = self.bar.bands, self.bar.table
        self.fit_button, self.fit_all_button = self.bar.fit, self.bar.fit_all
        self.column.addWidget(self.pages, 1)
        self.column.addWidget(self.bar)
        self._connect()
        self.setFocusProxy(self.view)

    def reload(self, focus: Focus) -> None:
        """Read the scene afresh; the range in view is kept when the cases are the same."""
        self.teller = Teller(self.bench.casebook, self.bench.cases)
        self.view.describe = self.teller.event
        self.view.describe_span = self.teller.span
        self.view.describe_ghost = self.teller.ghost
        self._dress()
        self._ask(focus)

    def follow(self, focus: Focus, before: Focus) -> None:
        """Another subject moves the ring, another window the shade, another alignment the lanes;
        other cases or filters are read afresh."""
        if _read_for(focus) != _read_for(before):
            self.reload(focus)
        elif focus.alignment is not before.alignment and self.kind is not LaneKind.CASE:
            self._ask(focus)
        elif focus.alignment is not before.alignment:
            aligned = focus.alignment is Alignment.DAY_ZERO
            self._show_scene(replace(self.view.content, aligned=aligned), focus)
        else:
            self._show_window(focus)
            self._select(focus)

    def arrangement(self) -> str:
        """What the lanes stand for, and whether phases are shown."""
        return arrangement_text(self.kind, bands=self.bands_button.isChecked())

    def arrange(self, arrangement: str) -> None:
        """Take up what the lanes stood for the last time."""
        kind, bands = read_arrangement(arrangement)
        self.bands_button.setChecked(bands)
        self.lanes_by(kind)

    @guarded(None)
    def lanes_by(self, kind: LaneKind) -> None:
        """Let the lanes stand for something else."""
        self.bar.show_lanes(kind)
        if kind is not self.kind:
            self.kind = kind
            if self._has_scene:
                self._ask(self.focus)

    def selected_event(self) -> str | None:
        """The id of the event that is ringed."""
        return self.view.selected_id

    def spot_of(self, event: str) -> QPoint | None:
        """Where in ``plot_viewport`` an event's mark can be clicked; None when it is not drawn."""
        return self.view.spot_of(event)

    def plot_viewport(self) -> QWidget:
        """The widget on which marks are drawn."""
        viewport: QWidget = self.view.viewport()
        return viewport

    # Showing

    def _ask(self, focus: Focus) -> None:
        """Have the scene of a focus read; it is shown when it arrives, often at once."""
        self.show_summary(self.tr("reading the events …"))
        self.empty.setText(self.tr("Reading the events …"))
        wish = Wish(tuple(self.bench.cases.values()), focus, self.kind, self.tr("All others"))
        asked = (self.bench.casebook.info().id, _read_for(focus), self.kind)
        # What is read once more, since something was edited, stays to be seen meanwhile.
        self.supply.read(self.bench.casebook, wish, beginning=asked != self._asked)
        self._asked = asked

    @guarded(None)
    def _arrived(self, scene: Scene, whole: bool) -> None:
        if not self.bench.has_casebook:
            return
        focus = self.focus
        self._has_scene = True
        aligned = focus.alignment is Alignment.DAY_ZERO
        scene = replace(scene, aligned=aligned) if scene.kind is LaneKind.CASE else scene
        subject = focus.subject
        scene = with_spans(self.bench.casebook, scene, subject, context=focus.context)
        self._show_scene(scene, focus)
        self._show_tray()
        if not whole:
            self.show_summary(self.tr("reading the rest of the events …"))

    @guarded(None)
    def _failed(self, error: Exception) -> None:
        self.show_summary("")
        self.empty.setText(str(error))
        self.pages.setCurrentWidget(self.empty)

    def _show_scene(self, scene: Scene, focus: Focus) -> None:
        shown = (self.bench.casebook.info().id, focus.cases, focus.alignment)
        self.view.show_scene(scene, keep_range=shown == self._range_of)
        self._range_of = shown
        self._table_is_stale = True
        self._show_window(focus)
        self._select(focus)
        self._choose_page()
        days, calendar = self.tr("days from the decisive day"), self.tr("calendar time")
        axis = days if scene.aligned else calendar
        self.show_summary(
            self.tr("{axis} · wheel zooms, drag pans, Shift+drag sets the window").format(axis=axis)
        )

    def _select(self, focus: Focus) -> None:
        subject = focus.subject
        self._show_spans(focus)
        event = subject.id if subject is not None and subject.kind is Kind.EVENT else None
        self.view.select(event)
        self.view.attend(subject)
        self.view.mark_spans(subject)
        self._show_in_table(event)

    def _show_spans(self, focus: Focus) -> None:
        """The bars of the actor looked at; they stay while one of them is looked at itself."""
        scene, subject = self.view.content, focus.subject
        if scene.kind is not LaneKind.CASE or keeps_spans(scene, subject):
            return
        if subject is not None and subject.kind is Kind.ACTOR:
            changed = with_spans(self.bench.casebook, scene, subject, context=focus.context)
        else:
            changed = without_spans(scene)
        if changed is not scene:
            self.view.change_spans(changed)
            self._table_is_stale = True

    def _show_in_table(self, event: str | None) -> None:
        """Bring the table up to date, but only while it is looked at: a large one takes a while."""
        if not self.table_button.isChecked() or self.teller is None:
            return
        if self._table_is_stale:
            self._table_is_stale = False
            self.model.show_scene(self.view.content, self.teller, self.appearance.theme)
        self.table.go_to(None if event is None else self.model.row_of(event))

    def _show_window(self, focus: Focus) -> None:
        self.view.show_window(focus.window)
        self.clear_button.setVisible(focus.window is not None)
        if focus.window is not None:
            text = window_text(focus.window, self.view.words.dates)
            self.clear_button.setText(self.tr("Window {dates} ×").format(dates=text))

    def _show_tray(self) -> None:
        assert self.teller is not None
        unplaced = self.view.content.unplaced
        listed = unplaced[:MOST_IN_TRAY]
        self.teller.prepare(tuple(event.id for event in listed))
        entries = []
        for event in listed:
            line = self.teller.line(event.id)
            when = f" · {date_text(line.date)}" if line is not None else ""
            entries.append((event.id, event.title + when))
        self.bar.fill_tray(entries, len(unplaced), MOST_UNPLACED)

    # Parts

    def _connect(self) -> None:
        self.supply.arrived.connect(self._arrived)
        self.supply.failed.connect(self._failed)
        self.view.chosen.connect(self._chosen)
        self.view.brushed.connect(self._brushed)
        self.view.followed.connect(self._followed)
        self.table.activated.connect(self._row_chosen)
        self.table.clicked.connect(self._row_chosen)
        self.bar.lanes_chosen.connect(self.lanes_by)
        self.bar.tray_chosen.connect(self._chosen)
        self.clear_button.clicked.connect(lambda: self._brushed(None))
        self.bands_button.toggled.connect(self._show_bands)
        self.fit_button.clicked.connect(self._fit)
        self.fit_all_button.clicked.connect(self._fit_all)
        self.table_button.toggled.connect(self._choose_page)

    def _dress(self) -> None:
        theme = self.appearance.theme
        self.view.mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.view.dress(theme)
        self.table.dress()
        self.bar.dress(theme)
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, theme.surface)
        self.setPalette(palette)

    @guarded(None)
    def _chosen(self, identifier: str) -> None:
        self.look_at(Ref(Kind.EVENT, identifier))

    @guarded(None)
    def _followed(self, subject: Ref) -> None:
        self.look_at(subject)

    @guarded(None)
    def _row_chosen(self, index: QModelIndex) -> None:
        self.look_at(self.model.subject(index.row()))

    @guarded(None)
    def _brushed(self, window: TimeWindow | None) -> None:
        self.look(replace(self.bench.focus, window=window))
        self.view.show_window(self.focus.window)

    @guarded(None)
    def _show_bands(self, shown: bool) -> None:
        self.view.show_bands = shown
        self.view.forget_rows()
        self.view.redraw()

    @guarded(None)
    def _fit(self, _checked: bool = False) -> None:
        self.table_button.setChecked(False)
        self.view.fit()

    @guarded(None)
    def _fit_all(self, _checked: bool = False) -> None:
        self.table_button.setChecked(False)
        self.view.fit_all()

    @guarded(None)
    def _choose_page(self, *_: object) -> None:
        as_table = self.table_button.isChecked()
        subject = self.focus.subject if self.bench.has_casebook else None
        self._show_in_table(subject.id if subject is not None else None)
        scene = self.view.content
        something = bool(scene.unplaced) or any(len(lane.marks) for lane in scene.lanes)
        drawn = 0 if any(len(lane.marks) for lane in scene.lanes) else 2
        if self._has_scene:
            self.empty.setText(self.tr("No dated events for this choice."))
        self.pages.setCurrentIndex(1 if as_table and something else drawn)
        self.setFocusProxy(self.table if as_table else self.view)


def _read_for(focus: Focus) -> tuple[object, ...]:
    """What of a focus decides which events are read."""
    return focus.cases, focus.filter, focus.context
