"""The Timeline pane: cases as lanes side by side, in days from day zero or in calendar time."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import TimeWindow
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.date_wording import date_text, day_text
from coupexplorer.ui.focus import Alignment, Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.timeline.accessible import install_accessibility
from coupexplorer.ui.timeline.reading import Reading, read_scene
from coupexplorer.ui.timeline.request import Words
from coupexplorer.ui.timeline.scene import Scene
from coupexplorer.ui.timeline.table import TimelineTable, TimelineTableView
from coupexplorer.ui.timeline.view import TimelineView, Told
from coupexplorer.ui.timeline.wording import window_text
from coupexplorer.ui.wording import word
from coupexplorer.ui.workbench import Workbench

MARGIN = 8
LONGEST_REASON = 160


class TimelinePane(Pane):
    """The drawn timeline, its table twin, and a bar of what cannot be drawn or is switched.

    A brushed window is calendar time: it becomes the focus' window as it is. See `TimelineView`
    for how a brush is read when cases are aligned on day zero.
    """

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        install_accessibility()
        self.reading: Reading | None = None
        self._range_of: object = None
        self._table_is_stale = True
        self.view = TimelineView()
        self.view.describe = self._told
        self.view.setAccessibleName(self.tr("Timeline"))
        self.view.setAccessibleDescription(
            self.tr("N and P go to the next and previous event; the Table button lists all.")
        )
        self.view.words = Words(
            day_zero=self.tr("day 0"),
            day=self.tr("day {day}"),
            throughout=self.tr("{count} longer"),
            crowd=self.tr("{count} events"),
        )
        self.model = TimelineTable(self)
        self.table = TimelineTableView(self.model)
        self.empty = QLabel(self.tr("No dated events for this choice."))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.pages = QStackedWidget()
        for page in (self._framed(self.view), self.table, self.empty):
            self.pages.addWidget(page)
        self.tray = self._button("", self.tr("Events whose date cannot be placed"))
        self.clear_button = self._button("", self.tr("Clear the time window (Esc)"))
        self.bands_button = self._button(self.tr("Phases"), self.tr("Show the phases of each case"))
        self.fit_button = self._button(
            self.tr("Decisive days"), self.tr("Show the days around the seizure (Home)")
        )
        self.fit_all_button = self._button(self.tr("Fit all"), self.tr("Show every event (End)"))
        self.table_button = self._button(
            self.tr("Table"), self.tr("Show the same events as a table")
        )
        self.column.addWidget(self.pages, 1)
        self.column.addWidget(self._bar())
        self._connect()
        self.setFocusProxy(self.view)

    def reload(self, focus: Focus) -> None:
        """Read the scene afresh; the range in view is kept when the cases are the same."""
        self.reading = read_scene(self.bench.casebook, self.bench.cases, focus)
        self._dress()
        self._show_scene(self.reading.scene, focus)
        self._show_tray()

    def follow(self, focus: Focus, before: Focus) -> None:
        """Another subject moves the ring, another window the shade, another alignment the lanes;
        other cases or filters are read afresh."""
        if self.reading is None or _read_for(focus) != _read_for(before):
            self.reload(focus)
        elif focus.alignment is not before.alignment:
            aligned = focus.alignment is Alignment.DAY_ZERO
            self.reading.scene = replace(self.reading.scene, aligned=aligned)
            self._show_scene(self.reading.scene, focus)
        else:
            self._show_window(focus)
            self._select(focus)

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
        event = subject.id if subject is not None and subject.kind is Kind.EVENT else None
        self.view.select(event)
        self._show_in_table(event)

    def _show_in_table(self, event: str | None) -> None:
        """Bring the table up to date, but only while it is looked at: a large one takes a while."""
        if not self.table_button.isChecked() or self.reading is None:
            return
        if self._table_is_stale:
            self._table_is_stale = False
            theme = self.appearance.theme
            self.model.show_scene(self.reading.scene, self.reading.line, theme)
        self.table.go_to(None if event is None else self.model.row_of(event))

    def _show_window(self, focus: Focus) -> None:
        self.view.show_window(focus.window)
        self.clear_button.setVisible(focus.window is not None)
        if focus.window is not None:
            text = window_text(focus.window)
            self.clear_button.setText(self.tr("Window {dates} ×").format(dates=text))

    def _show_tray(self) -> None:
        assert self.reading is not None
        unplaced = self.reading.scene.unplaced
        self.tray.setVisible(bool(unplaced))
        self.tray.setText(self.tr("%n not placed ▾", "", len(unplaced)))
        menu = QMenu(self.tray)
        for event in unplaced:
            line = self.reading.line(event.id)
            when = f" · {date_text(line.date)}" if line is not None else ""
            action = menu.addAction((event.title + when).replace("&", "&&"))
            action.triggered.connect(lambda _=False, i=event.id: self._chosen(i))
        before = self.tray.menu()
        self.tray.setMenu(menu)
        if before is not None:
            before.deleteLater()

    def _told(self, identifier: str) -> Told | None:
        """What the hover card and the screen reader say of an event."""
        line = self.reading.line(identifier) if self.reading is not None else None
        if line is None:
            return None
        case = self.bench.cases.get(line.case)
        when = [date_text(line.date), day_text(line.date, case.day_zero if case else None)]
        more = [", ".join(line.places[:3])]
        if line.disputed:
            more.append("⚠ " + self.tr("disputed"))
        if line.layer is not Layer.CORE:
            more.append(word(line.layer))
        reason = line.date.reason
        if len(reason) > LONGEST_REASON:
            reason = reason[:LONGEST_REASON].rsplit(" ", 1)[0] + " …"
        rows = (" · ".join(p for p in when if p), " · ".join(p for p in more if p), reason)
        return Told(line.title, "\n".join(row for row in rows if row))

    # Parts

    def _framed(self, view: QWidget) -> QWidget:
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(MARGIN, MARGIN - 2, MARGIN, 2)
        column.addWidget(view)
        return frame

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        if not text:
            button.setAccessibleName(tip)
        return button

    def _bar(self) -> QWidget:
        self.bar = QWidget()
        self.bar.setObjectName("timeline-bar")
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(MARGIN - 4, 0, MARGIN - 4, 3)
        row.setSpacing(2)
        row.addWidget(self.tray)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        for button in (self.bands_button, self.fit_button, self.fit_all_button, self.table_button):
            row.addWidget(button)
        self.tray.hide()
        self.clear_button.hide()
        return self.bar

    def _connect(self) -> None:
        self.tray.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.bands_button.setCheckable(True)
        self.table_button.setCheckable(True)
        self.view.chosen.connect(self._chosen)
        self.view.brushed.connect(self._brushed)
        self.table.activated.connect(self._row_chosen)
        self.table.clicked.connect(self._row_chosen)
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
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, theme.surface)
        self.setPalette(palette)
        self.bar.setStyleSheet(
            "QToolButton { border: 1px solid transparent; background: transparent;"
            f" color: {theme.muted}; padding: 1px 7px; border-radius: 4px; }}"
            f"QToolButton:hover {{ color: {theme.text}; background: {theme.raised}; }}"
            f"QToolButton:focus {{ border-color: {theme.accent}; color: {theme.text}; }}"
            f"QToolButton:checked {{ background: {theme.selection};"
            f" color: {theme.selected_text}; }}"
            "QToolButton::menu-indicator { image: none; width: 0; }"
        )

    @guarded(None)
    def _chosen(self, identifier: str) -> None:
        self.look_at(Ref(Kind.EVENT, identifier))

    @guarded(None)
    def _row_chosen(self, index: QModelIndex) -> None:
        self._chosen(self.model.identifier(index.row()))

    @guarded(None)
    def _brushed(self, window: TimeWindow | None) -> None:
        self.view.show_window(window)
        self.look(replace(self.bench.focus, window=window))

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
        self._show_in_table(self.bench.focus.subject.id if self.bench.focus.subject else None)
        scene = self.reading.scene if self.reading is not None else Scene()
        something = bool(scene.unplaced) or any(len(lane.marks) for lane in scene.lanes)
        drawn = 0 if any(len(lane.marks) for lane in scene.lanes) else 2
        self.pages.setCurrentIndex(1 if as_table and something else drawn)
        self.setFocusProxy(self.table if as_table else self.view)


def _read_for(focus: Focus) -> tuple[object, ...]:
    """What of a focus decides which events are read."""
    return focus.cases, focus.filter, focus.context
