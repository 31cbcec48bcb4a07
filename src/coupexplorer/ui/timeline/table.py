"""The table twin of the timeline: the same events as rows that keys and screen readers can walk."""

from __future__ import annotations

from enum import IntEnum
from types import MappingProxyType

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.bidi import direction_of
from coupexplorer.ui.date_wording import date_text, day_text
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.timeline.in_order import InOrder
from coupexplorer.ui.timeline.scene import Ghost, Scene, Span
from coupexplorer.ui.timeline.telling import Teller, about, beside_events
from coupexplorer.ui.widgets.twin_table import TwinTable

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"


class Column(IntEnum):
    """The columns, from the reading start."""

    DATE = 0
    DAY = 1
    CASE = 2
    TITLE = 3


class TimelineTable(QAbstractTableModel):
    """A row for each event in order of time as laid side by side, then one for each that is not
    placed, then the bars and the other dates that are drawn. Texts are fetched for the rows that
    are asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene = Scene()
        self._events = InOrder(self._scene)
        self._teller: Teller | None = None
        self._theme: Theme | None = None
        self._beside: list[tuple[str, Span | Ghost]] = []

    def show_scene(self, scene: Scene, teller: Teller, theme: Theme) -> None:
        """Show another scene; ``teller`` fetches what is told of an event."""
        self.beginResetModel()
        self._scene, self._teller, self._theme = scene, teller, theme
        self._events = InOrder(scene)
        self._beside = beside_events(scene)
        self.endResetModel()

    def subject(self, row: int) -> Ref:
        """What a row is about."""
        beside = row - len(self._events) - len(self._scene.unplaced)
        if beside >= 0:
            return about(self._beside[beside][1])
        return Ref(Kind.EVENT, self.identifier(row))

    def identifier(self, row: int) -> str:
        """The event of a row."""
        if row >= len(self._events):
            return self._scene.unplaced[row - len(self._events)].id
        lane, at = self._events.at(row)
        return self._scene.lanes[lane].marks.ids[at]

    def row_of(self, identifier: str) -> int | None:
        """The row of an event; None when it has none."""
        place = self._scene.find(identifier)
        if place is not None:
            return self._events.place_of(*place)
        for number, event in enumerate(self._scene.unplaced):
            if event.id == identifier:
                return len(self._events) + number
        return None

    @guarded(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Events, placed and not, and what is drawn beside them."""
        if parent.isValid():
            return 0
        return len(self._events) + len(self._scene.unplaced) + len(self._beside)

    @guarded(0)
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Date, day, case and title."""
        return 0 if parent.isValid() else len(Column)

    @guarded(None)
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """The heads of the columns."""
        if role != Role.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        heads = (self.tr("Date"), self.tr("Day"), self.tr("Case"), self.tr("Event"))
        return heads[section] if 0 <= section < len(heads) else None

    @guarded(None)
    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Texts, and the case's colour on its name."""
        if not index.isValid():
            return None
        if role == Role.DisplayRole:
            return _in_order(self._text(index.row(), Column(index.column())))
        if role == Role.AccessibleTextRole:
            return self._text(index.row(), Column(index.column()))
        if role == Role.ForegroundRole and index.column() == Column.CASE and self._theme:
            return self._colour(index.row(), self._theme)
        if role == Role.ToolTipRole and index.column() in (Column.DATE, Column.TITLE):
            return self._text(index.row(), Column(index.column()))
        return None

    def _text(self, row: int, column: Column) -> str:
        beside = row - len(self._events) - len(self._scene.unplaced)
        if beside >= 0 and self._teller is not None:
            told = self._teller.beside(*self._beside[beside])
            return (told.when, "", told.case, told.text)[column]
        line = self._teller.line(self.identifier(row)) if self._teller is not None else None
        if line is None or self._teller is None:
            return ""
        case = self._teller.cases.get(line.case)
        match column:
            case Column.DATE:
                return date_text(line.date)
            case Column.DAY:
                return day_text(line.date, case.day_zero if case is not None else None)
            case Column.CASE:
                return case.short_title or case.title if case is not None else line.case
            case Column.TITLE:
                return f"{line.title} ⚠" if line.disputed else line.title

    def _colour(self, row: int, theme: Theme) -> QColor | None:
        """The colour of an event's case; none for what stands beside events."""
        unplaced = row - len(self._events)
        if unplaced >= len(self._scene.unplaced):
            return None
        if unplaced >= 0:
            return QColor(theme.case_colour(self._scene.unplaced[unplaced].colour))
        number, at = self._events.at(row)
        lane = self._scene.lanes[number]
        colours = lane.marks.colours
        return QColor(theme.case_colour(int(colours[at]) if len(colours) else lane.colour))


def _in_order(text: str) -> str:
    """A text that begins with a number, kept in its order where cells are read right to left."""
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    ltr = direction_of(text) is Qt.LayoutDirection.LeftToRight
    return f"{LEFT_TO_RIGHT}{text}" if mirrored and ltr and text[:1].isdigit() else text


class TimelineTableView(TwinTable):
    """The table of a timeline; its ``activated`` signal follows Enter or a double click, ``left``
    Escape or T, which lead back to the drawing."""

    left = Signal()

    samples = MappingProxyType(
        {
            Column.DATE: "12 September 1963 or later",
            Column.DAY: "day −10000 to −10000",
            Column.CASE: "Syria 1966 (case)",
        }
    )
    current = Column.TITLE

    def __init__(self, model: TimelineTable) -> None:
        super().__init__(model)
        self.setAccessibleName(self.tr("Timeline as a table"))

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rows are walked as in any table; what leads here leads back."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_T) and not event.modifiers():
            event.accept()
            self.left.emit()
            return
        super().keyPressEvent(event)
