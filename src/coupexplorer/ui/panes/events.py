"""The Events pane: what happened, filtered, sorted and grouped, one click from its evidence."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QLabel, QStackedWidget

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.events.arrangement import Arrangement, Kept
from coupexplorer.ui.events.bar import EventBar
from coupexplorer.ui.events.columns_popup import ColumnsPopup
from coupexplorer.ui.events.list import EventListModel
from coupexplorer.ui.events.listing import Grouping, Question, groups_for
from coupexplorer.ui.events.narrowing import Narrowing
from coupexplorer.ui.events.painter import EventPainter
from coupexplorer.ui.events.reader import EventReader
from coupexplorer.ui.events.saved_views import SavedViews
from coupexplorer.ui.events.table import Column, Shown
from coupexplorer.ui.events.view import EventView
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.workbench import Workbench


class EventsPane(Pane):
    """A list or table of events, what it is narrowed to above it.

    Which events there are travels with the focus; how they are arranged is the pane's own.
    """

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self.views = SavedViews(self)
        self.model = EventListModel(self)
        self.reader = EventReader(self.model, self)
        self.painter = EventPainter(bench, appearance, self.model)
        self.list = EventView(self.model, self.painter)
        self.list.setAccessibleName(self.tr("Events"))
        self.bar = EventBar()
        self.empty = QLabel()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.empty)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.pages, 1)
        self.setFocusProxy(self.list)
        self._sought: str | None = None
        self.narrowing = Narrowing(self, self.bar)
        self._columns = ColumnsPopup(self)
        self._connect()

    def reload(self, focus: Focus) -> None:
        """Read the facts afresh."""
        self.views.casebook = self.bench.casebook.info().id
        self.bar.chips.dress(self.appearance.theme)
        self.list.header.dress(self.appearance.theme)
        self._show_filter(focus)
        self._fetch(focus)

    def follow(self, focus: Focus, before: Focus) -> None:
        """Another subject only moves the selection; another filter fetches anew."""
        if replace(focus, subject=None) != replace(before, subject=None):
            self._show_filter(focus)
            self._fetch(focus)
        else:
            self._select(focus)

    def arrangement(self) -> str:
        """Headings, order, columns, and the saved views of every casebook."""
        return self.views.kept.to_text()

    def arrange(self, arrangement: str) -> None:
        """Take up an arrangement."""
        self.views.kept = Kept.from_text(arrangement)
        self._show_columns()

    def share(self, arrangement: str) -> None:
        """Take over the saved views."""
        self.views.kept = replace(self.views.kept, shelves=Kept.from_text(arrangement).shelves)
        if self.bench.has_casebook:
            self._show_views(self.focus)

    # What is listed

    def _fetch(self, focus: Focus) -> None:
        now = self.views.arrangement
        wanted = focus.event_filter()
        if set(wanted.cases) == set(self.bench.cases):
            wanted = replace(wanted, cases=())
        groups = groups_for(
            now.grouping,
            wanted,
            self.bench.cases.values(),
            by_case=now.sorting.column is Column.CASE,
            backwards=now.sorting.backwards,
        )
        self._sought = _event_of(focus)
        question = Question(groups, now.sorting.order())
        self.reader.ask(self.bench.casebook, question, self.bench.cases)

    def _show_filter(self, focus: Focus) -> None:
        self.narrowing.show_filter(focus)
        self._show_views(focus)

    def _show_views(self, focus: Focus) -> None:
        views = self.views
        menu = self.bar.view_menu
        menu.show_arrangement(views.arrangement, views.names(), views.name_of(focus))

    @property
    def total(self) -> int | None:
        """How many events there are in all; None as long as they are being counted."""
        return self.bench.counts.of(Kind.EVENT)

    @guarded(None)
    def _show_count(self) -> None:
        count, total = self.model.events, self.total
        if self.reader.is_waiting:
            words = self.tr("looking …")
        elif self.reader.is_reading:
            words = self.tr("{count} so far of {total} events")
        elif total in (count, None):
            self.show_summary(self.tr("%n event(s)", "", count))
            return
        else:
            words = self.tr("{count} of {total} events")
        self.show_summary(
            words.format(count=f"{count:,}", total="…" if total is None else f"{total:,}")
        )

    @guarded(None)
    def _begun(self) -> None:
        """Other events are listed."""
        if self.total == 0:
            self.empty.setText(self.tr("This casebook has no events yet."))
        elif self.reader.is_reading:
            self.empty.setText(self.tr("Looking for events …"))
        else:
            self.empty.setText(self.tr("No event passes the filter.\nClear it to see them all."))
        self.list.wait(self.reader.is_waiting)
        self.pages.setCurrentWidget(self.list if self.model.events else self.empty)
        self._grown()

    @guarded(None)
    def _grown(self) -> None:
        """More events are listed: perhaps the one looked at."""
        self._show_count()
        if self._sought is not None:
            self._choose(self._sought)

    @guarded(None)
    def _other_casebook(self) -> None:
        """While hidden, list nothing rather than what is in a casebook that is closed."""
        if self._stale:
            self.reader.forget()

    def _select(self, focus: Focus) -> None:
        self._sought = _event_of(focus)
        self._choose(self._sought)

    def _choose(self, event: str | None) -> None:
        index = QModelIndex() if event is None else self.model.index_of(event)
        selection = self.list.selectionModel()
        before, self._following = self._following, True
        try:
            if index.isValid():
                self._sought = None
                selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.list.scrollTo(index)
            elif not self.reader.is_reading or event is None:
                selection.clearSelection()
        finally:
            self._following = before

    # What the reader does

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.header.arranged.connect(self._columns_arranged)
        self.list.header.sort_asked.connect(self.sort_by)
        self.bench.casebook_changed.connect(self._other_casebook)
        self.reader.begun.connect(self._begun)
        self.reader.grown.connect(self._grown)
        self.reader.failed.connect(self.show_summary)
        bar = self.bar
        bar.view_menu.arranged.connect(self.arrange_as)
        bar.view_menu.columns_asked.connect(self._ask_columns)
        bar.view_menu.view_chosen.connect(self.show_view)
        bar.view_menu.save_asked.connect(lambda: self.views.ask_to_save(self.focus))
        bar.view_menu.rename_asked.connect(self.views.ask_to_rename)
        bar.view_menu.delete_asked.connect(self.views.delete)
        self.views.changed.connect(self._views_changed)
        bar.down_asked.connect(lambda: self.list.setFocus())
        self.bench.counts.changed.connect(self._show_count)
        self._columns.chosen.connect(self._choose_columns)

    @guarded(None)
    def _views_changed(self) -> None:
        self._show_views(self.focus)
        self.arrangement_told.emit()

    @guarded(None)
    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        line = self.model.line(current)
        if line is not None:
            self.look_at(Ref(Kind.EVENT, line.id))

    # How the pane is arranged

    @guarded(None)
    def group_by(self, grouping: Grouping) -> None:
        """Put the events under other headings."""
        self.arrange_as(replace(self.views.arrangement, grouping=grouping))

    @guarded(None)
    def sort_by(self, column: Column) -> None:
        """Put the events in order of a column, or turn that order round."""
        self.arrange_as(self.views.arrangement.sorted_by(column))

    @guarded(None)
    def arrange_as(self, now: Arrangement) -> None:
        """Arrange the list otherwise; which events there are stays."""
        before, self.views.arrangement = self.views.arrangement, now
        self._show_columns()
        if (now.grouping, now.sorting) != (before.grouping, before.sorting):
            self._fetch(self.focus)
        else:
            self._choose(_event_of(self.focus))
        self._show_views(self.focus)

    def _show_columns(self) -> None:
        now = self.views.arrangement
        self.model.show_columns(tuple(each.column for each in now.shown))
        self.list.header.show_sorting(now.sorting)
        self.list.show_columns(now.shown)

    @guarded(None)
    def _columns_arranged(self, columns: tuple[Shown, ...]) -> None:
        before = self.views.arrangement
        self.views.arrangement = replace(before, columns=columns)
        if [c.column for c in columns] != [c.column for c in before.columns]:
            self._show_columns()
            self._choose(_event_of(self.focus))
        self._show_views(self.focus)

    @guarded(None)
    def _ask_columns(self) -> None:
        shown = [each.column for each in self.views.arrangement.columns]
        self._columns.open_at(self.bar.view_button, shown)

    @guarded(None)
    def _choose_columns(self, columns: tuple[Column, ...]) -> None:
        self.arrange_as(self.views.arrangement.with_columns(columns))

    @guarded(None)
    def show_view(self, name: str) -> None:
        """Narrow and arrange the list as it was saved under a name."""
        view = self.views.find(name)
        if view is not None:
            self.arrange_as(view.arrangement)
            self.look(replace(self.bench.focus, filter=view.filter, window=view.window))


def _event_of(focus: Focus) -> str | None:
    """The event that is looked at."""
    subject = focus.subject
    return subject.id if subject is not None and subject.kind is Kind.EVENT else None
