"""The Events pane: what happened, grouped and filtered, each event one click from its evidence."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from coupexplorer.domain.history import Actor, Place
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import PhaseKind
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.event_list import EventListModel, Grouping, groups_for
from coupexplorer.ui.event_painter import EventPainter
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.wording import word
from coupexplorer.ui.workbench import Workbench

COUNT_CAP = 100_000
MOST_IN_MENU = 40
TYPING_PAUSE_MS = 60


class EventsPane(Pane):
    """A list of events in order of time under headings, with its filters on top."""

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self.grouping = Grouping.PHASE
        self.model = EventListModel(self)
        self.list = QListView()
        self.painter = EventPainter(bench, appearance, self)
        self._dress_list()
        self.text = QLineEdit()
        self.filter_button = QToolButton()
        self.empty = QLabel()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.empty)
        self.column.addWidget(self._filter_bar())
        self.column.addWidget(self.pages, 1)
        self.setFocusProxy(self.list)

    def reload(self, focus: Focus) -> None:
        """Fetch the first page for the focus' filter."""
        self.filter_button.setText(self._filter_text(focus))
        if self.text.text() != focus.filter.text:
            self.text.setText(focus.filter.text)
        self._fetch(focus)
        self._select(focus)

    def follow(self, focus: Focus, before: Focus) -> None:
        """Another subject only moves the selection; another filter fetches anew."""
        if replace(focus, subject=None) != replace(before, subject=None):
            self.reload(focus)
        else:
            self._select(focus)

    def _dress_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.painter)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setAccessibleName(self.tr("Events"))
        self.list.selectionModel().currentChanged.connect(self._current_changed)

    def _filter_bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(10, 6, 10, 6)
        self.filter_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        self.filter_button.setMenu(menu)
        self.filter_button.setAccessibleName(self.tr("Filter and group events"))
        self.text.setPlaceholderText(self.tr("Narrow by words"))
        self.text.setAccessibleName(self.tr("Narrow the events by words"))
        self.text.setClearButtonEnabled(True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_PAUSE_MS)
        self._typing.timeout.connect(self._text_settled)
        self.text.textEdited.connect(lambda _: self._typing.start())
        row.addWidget(self.filter_button)
        row.addWidget(self.text, 1)
        return bar

    def _fetch(self, focus: Focus) -> None:
        groups = groups_for(self.grouping, focus.event_filter(), list(self.bench.cases.values()))
        self.model.show_events(self.bench.casebook, groups, self.bench.cases)
        count = self.bench.casebook.event_count(focus.event_filter(), COUNT_CAP)
        total = self.bench.casebook.counts()[Kind.EVENT]
        if count == total:
            self.show_summary(self.tr("%n event(s)", "", count))
        else:
            self.show_summary(self.tr("{shown} of {total}").format(shown=count, total=total))
        if total == 0:
            self.empty.setText(self.tr("This casebook has no events yet."))
        else:
            self.empty.setText(self.tr("No event passes the filter.\nClear it to see them all."))
        self.pages.setCurrentWidget(self.list if count else self.empty)

    def _select(self, focus: Focus) -> None:
        index = QModelIndex()
        if focus.subject is not None and focus.subject.kind is Kind.EVENT:
            index = self.model.index_of(focus.subject.id)
        selection = self.list.selectionModel()
        if not index.isValid():
            selection.clearSelection()
            return
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.scrollTo(index)

    @guarded(None)
    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        line = self.model.line(current)
        if line is not None:
            self.look_at(Ref(Kind.EVENT, line.id))

    @guarded(None)
    def _text_settled(self) -> None:
        focus = self.bench.focus
        self.look(replace(focus, filter=replace(focus.filter, text=self.text.text())))

    def _filter_text(self, focus: Focus) -> str:
        chosen = [word(phase) for phase in focus.filter.phases]
        for kind, identifier in (
            (Kind.ACTOR, focus.filter.actor),
            (Kind.PLACE, focus.filter.place),
        ):
            if identifier is not None:
                ref = Ref(kind, identifier)
                chosen.append(self.bench.casebook.titles((ref,)).get(ref, identifier))
        if focus.window is not None:
            chosen.append(self.tr("time window"))
        label = ", ".join(chosen) if chosen else self.tr("all")
        return self.tr("Filter: {chosen} ▾").format(chosen=label)

    @guarded(None)
    def _fill_menu(self, menu: QMenu) -> None:
        """Offer phases, actors and places when the menu opens; reading them all takes time."""
        focus = self.bench.focus
        menu.clear()
        self._add_groupings(menu.addMenu(self.tr("Group by")))
        self._add_phases(menu.addMenu(self.tr("Phase")), focus)
        actors = [r for r in self.bench.casebook.section(Kind.ACTOR) if isinstance(r, Actor)]
        places = [r for r in self.bench.casebook.section(Kind.PLACE) if isinstance(r, Place)]
        self._add_choices(menu.addMenu(self.tr("Actor")), "actor", actors, focus)
        self._add_choices(menu.addMenu(self.tr("Place")), "place", places, focus)
        menu.addSeparator()
        clear = menu.addAction(self.tr("Clear the filter"))
        clear.setEnabled(focus.filter != type(focus.filter)() or focus.window is not None)
        clear.triggered.connect(self._clear)

    def _add_groupings(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        names = {
            Grouping.PHASE: self.tr("Phase"),
            Grouping.CASE: self.tr("Case"),
            Grouping.NONE: self.tr("Nothing"),
        }
        for grouping, name in names.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(grouping is self.grouping)
            group.addAction(action)
            action.triggered.connect(lambda _=False, g=grouping: self.group_by(g))

    def _add_phases(self, menu: QMenu, focus: Focus) -> None:
        for phase in PhaseKind:
            action = menu.addAction(word(phase))
            action.setCheckable(True)
            action.setChecked(phase in focus.filter.phases)
            action.triggered.connect(lambda _=False, p=phase: self._toggle_phase(p))

    def _add_choices(
        self, menu: QMenu, field: str, records: list[Actor] | list[Place], focus: Focus
    ) -> None:
        group = QActionGroup(menu)
        chosen = getattr(focus.filter, field)
        choices = [(None, self.tr("Any")), *((r.id, r.title) for r in records[:MOST_IN_MENU])]
        for identifier, title in choices:
            action = menu.addAction(title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(identifier == chosen)
            group.addAction(action)
            action.triggered.connect(lambda _=False, f=field, i=identifier: self._narrow(**{f: i}))

    @guarded(None)
    def group_by(self, grouping: Grouping) -> None:
        """Put the events under other headings."""
        self.grouping = grouping
        self._fetch(self.bench.focus)
        self._following = True
        try:
            self._select(self.bench.focus)
        finally:
            self._following = False

    @guarded(None)
    def _toggle_phase(self, phase: PhaseKind) -> None:
        phases = set(self.bench.focus.filter.phases) ^ {phase}
        self._narrow(phases=tuple(p for p in PhaseKind if p in phases))

    @guarded(None)
    def _narrow(self, **fields: object) -> None:
        focus = self.bench.focus
        self.look(replace(focus, filter=replace(focus.filter, **fields)))  # type: ignore[arg-type]

    @guarded(None)
    def _clear(self, _checked: bool = False) -> None:
        focus = self.bench.focus
        self.look(replace(focus, filter=type(focus.filter)(), window=None))
