"""The search box: results as one types, in any spelling, Enter goes there."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from coupexplorer.domain.identity import Ref
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.bidi import draw_content
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import bold, small
from coupexplorer.ui.wording import word
from coupexplorer.ui.workbench import Workbench

MOST_RESULTS = 40
ROWS_SHOWN = 9
REF_ROLE = int(Qt.ItemDataRole.UserRole)
PARTS_ROLE = REF_ROLE + 1
CASE_ROLE = REF_ROLE + 2
Index = QModelIndex | QPersistentModelIndex


class ResultsModel(QAbstractListModel):
    """What was found, best first, in the layers that the focus shows."""

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._hits: list[tuple[Ref, str, str, str]] = []
        self._context = True

    @property
    def is_current(self) -> bool:
        """False when the layers shown are no longer those that were searched."""
        return self._context == self._bench.focus.context

    def search(self, text: str) -> None:
        """Show what the casebook finds for a text."""
        self.beginResetModel()
        self._hits = []
        self._context = self._bench.focus.context
        if text.strip() and self._bench.has_casebook:
            hits = self._bench.casebook.search(text, MOST_RESULTS, context=self._context)
            self._hits = [(h.ref, h.title, h.case or "", h.snippet) for h in hits]
        self.endResetModel()

    def row_of(self, ref: Ref | None) -> int:
        """The row of a record; the first row when it was not found."""
        return next((row for row, hit in enumerate(self._hits) if hit[0] == ref), 0)

    @guarded(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a result."""
        return 0 if parent.isValid() else len(self._hits)

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title for the eye, kind and passage with it for the screen reader."""
        if not index.isValid():
            return None
        ref, title, case, snippet = self._hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}, {word(ref.kind)}. {snippet}"
        if role == REF_ROLE:
            return ref
        if role == CASE_ROLE:
            return case
        if role == PARTS_ROLE:
            shown = self._bench.cases.get(case)
            parts = [word(ref.kind), shown.short_title if shown else ""]
            parts.append(snippet if snippet != title else "")
            return " · ".join(part for part in parts if part)
        return None


class ResultPainter(QStyledItemDelegate):
    """Two lines a result: its title, then kind, case and the passage found."""

    def __init__(self, bench: Workbench, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._appearance = appearance

    @guarded(QSize(200, 40))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every result is as high as every other."""
        metrics = QFontMetrics(option.font)
        return QSize(200, metrics.height() * 2 + 8)

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Bar in the case's colour, two lines of text."""
        theme = self._appearance.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.selection))
        case = str(index.data(CASE_ROLE) or "")
        if case in self._bench.cases:
            colour = QColor(theme.case_colour(self._bench.case_index(case)))
            painter.fillRect(QRect(rect.left(), rect.top() + 2, 3, rect.height() - 4), colour)
        room = rect.adjusted(12, 4, -12, -4)
        font = option.font
        painter.setFont(bold(font))
        painter.setPen(QColor(theme.text))
        self._line(painter, room, str(index.data()), option, Qt.AlignmentFlag.AlignTop)
        painter.setFont(small(font))
        painter.setPen(QColor(theme.muted))
        below = Qt.AlignmentFlag.AlignBottom
        self._line(painter, room, str(index.data(PARTS_ROLE)), option, below)
        painter.restore()

    @staticmethod
    def _line(
        painter: QPainter,
        room: QRect,
        value: str,
        option: QStyleOptionViewItem,
        where: Qt.AlignmentFlag,
    ) -> None:
        shown = painter.fontMetrics().elidedText(value, Qt.TextElideMode.ElideRight, room.width())
        draw_content(painter, room, shown, option.direction, flags=where.value)


class SearchBox(QLineEdit):
    """One line over everything; ``chosen(Ref)`` when a result is entered or clicked."""

    chosen = Signal(object)

    def __init__(self, bench: Workbench, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setPlaceholderText(
            self.tr("Search events, actors, claims, sources — any spelling (Ctrl+F)")
        )
        self.setAccessibleName(self.tr("Search the casebook"))
        self.setClearButtonEnabled(True)
        self.model = ResultsModel(bench, self)
        self.popup = QFrame(window)
        self.popup.setFrameShape(QFrame.Shape.StyledPanel)
        self.popup.setAutoFillBackground(True)
        self.results = QListView(self.popup)
        self.results.setModel(self.model)
        self.results.setItemDelegate(ResultPainter(bench, appearance, self))
        self.results.setUniformItemSizes(True)
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setAccessibleName(self.tr("Search results"))
        column = QVBoxLayout(self.popup)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.results)
        self.popup.hide()
        self._asking = False
        bench.focus_changed.connect(self._focus_changed)
        self.textEdited.connect(self._typed)
        self.textChanged.connect(self._emptied)
        self.results.clicked.connect(self._enter)
        self.results.installEventFilter(self)

    @guarded(None)
    def _typed(self, text: str) -> None:
        self._asking = True
        self._show_results(text, None)

    @guarded(None)
    def _focus_changed(self, _focus: object) -> None:
        """Search again when a layer is hidden or shown over open results."""
        if self._asking and not self.model.is_current:
            chosen = self.results.currentIndex().data(REF_ROLE)
            self._show_results(self.text(), chosen)

    def _show_results(self, text: str, chosen: Ref | None) -> None:
        """Search, and open the results at one that was chosen before or else at the first."""
        self.model.search(text)
        found = self.model.rowCount()
        if found:
            self.results.setCurrentIndex(self.model.index(self.model.row_of(chosen)))
            self._place_popup(found)
        self.popup.setVisible(bool(found))

    def _close_results(self) -> None:
        self._asking = False
        self.popup.hide()

    @guarded(None)
    def _emptied(self, text: str) -> None:
        if not text:
            self._close_results()

    def _place_popup(self, found: int) -> None:
        corner = self.mapTo(self._window, QPoint(0, self.height() + 2))
        row = self.results.sizeHintForRow(0)
        height = min(found, ROWS_SHOWN) * row + 4
        self.popup.setGeometry(corner.x(), corner.y(), max(self.width(), 420), height)
        self.popup.raise_()

    @guarded(None)
    def _enter(self, index: QModelIndex) -> None:
        ref = index.data(REF_ROLE)
        if isinstance(ref, Ref):
            self._close_results()
            self.chosen.emit(ref)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the results, Enter goes there, Escape closes them, then empties the box."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            if self.popup.isVisible():
                self.results.event(event)
            elif self.text():
                self._typed(self.text())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self.popup.isVisible():
                self._typed(self.text())
            self._enter(self.results.currentIndex())
        elif key == Qt.Key.Key_Escape:
            if self.popup.isVisible():
                self._close_results()
            else:
                self.clear()
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def focusOutEvent(self, event: QEvent) -> None:
        """Results close when the reader goes elsewhere."""
        super().focusOutEvent(event)  # type: ignore[arg-type]
        if not self.popup.underMouse():
            self._close_results()
