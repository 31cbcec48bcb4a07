"""Paints the rows of the Audit pane: a rule with its sign and count, a finding that wraps."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from coupexplorer.analysis.audit.findings import Severity
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.audit.report import rule_title, severity_word
from coupexplorer.ui.audit.tree import AuditTree, Index, Node, Role, heading, sign_of
from coupexplorer.ui.bidi import draw_content
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import bold, small
from coupexplorer.ui.widgets.row_frame import paint_frame

MARGIN, GAP, PADDING = 8, 2, 5
SLACK = 5
"""Pixels by which a row is measured narrower than it is painted: painters round differently."""

WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignTop


class _Metrics:
    """How high lines and sentences are in a font; what was measured at a width is kept."""

    def __init__(self, font: QFont) -> None:
        self.font = QFont(font)
        self.heights: dict[Node, int] = {}
        self.width = 0
        self.line = QFontMetrics(bold(font)).height()
        self.head = QFontMetrics(small(font)).height()
        self._text = QFontMetrics(font)
        self._short = self._text.averageCharWidth() * 2

    def sentence(self, words: str, width: int) -> int:
        """The height of a sentence in a column; short ones need no measuring."""
        if len(words) * self._short <= width or self._text.horizontalAdvance(words) <= width:
            return self._text.height()
        return self._text.boundingRect(QRect(0, 0, width, 10_000), int(WRAP), words).height()


class AuditPainter(QStyledItemDelegate):
    """Draws each row with its own text, so that sentences wrap at the width of the tree."""

    def __init__(self, appearance: Appearance, model: AuditTree, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._model = model
        self._metrics: _Metrics | None = None
        model.modelReset.connect(self._forget)

    @guarded(QSize(280, 30))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped sentence at the tree's present width."""
        node, metrics = self._model.node(index), self._metrics_of(option.font)
        if node is None or node.found is None:
            return QSize(200, metrics.line + 2 * PADDING)
        width = _room_of(option, node) - 2 * MARGIN - SLACK
        if width != metrics.width:
            metrics.heights, metrics.width = {}, width
        height = metrics.heights.get(node)
        if height is None:
            head = metrics.head + GAP if node.found.spot is not None else 0
            height = head + metrics.sentence(node.found.message, width) + 2 * PADDING
            metrics.heights[node] = height
        return QSize(200, height)

    @guarded(None)
    def _forget(self) -> None:
        """Other rows: nothing that was measured holds."""
        self._metrics = None

    def _metrics_of(self, font: QFont) -> _Metrics:
        """Measures for a font, made once: every row below a rule is measured when it unfolds, and
        every row in the tree again when any are put in."""
        if self._metrics is None or self._metrics.font != font:
            self._metrics = _Metrics(font)
        return self._metrics

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a rule, a finding, or a record."""
        node = index.data(Role.NODE)
        if not isinstance(node, Node):
            return
        painter.save()
        theme = self._appearance.theme
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, QColor(theme.highlight))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(theme.raised))
        room = option.rect.adjusted(MARGIN, PADDING, -MARGIN, -PADDING)
        if node.found is not None:
            self._paint_finding(painter, option, room, node)
        elif node.spot is not None or node.left or node.more:
            self._paint_line(painter, option, room, self._model.words(node))
        else:
            self._paint_rule(painter, option, room, node)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        paint_frame(painter, option.rect, theme, selected=selected, has_focus=has_focus)
        painter.restore()

    def _paint_rule(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, node: Node
    ) -> None:
        """Sign, title and how grave; the count at the far side."""
        theme = self._appearance.theme
        grave = node.severity is Severity.ERROR
        words = f"{severity_word(node.severity)} · {node.count}"
        painter.setFont(small(option.font))
        painter.setPen(QColor(theme.warning_text if grave else theme.muted))
        taken = painter.fontMetrics().horizontalAdvance(words) + 2 * MARGIN
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        far = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        painter.drawText(room, far | Qt.AlignmentFlag.AlignAbsolute | LINE, words)
        room = room.adjusted(taken if mirrored else 0, 0, 0 if mirrored else -taken, 0)
        font = bold(option.font)
        sign = QFontMetrics(font).horizontalAdvance("✕  ")
        painter.setFont(font)
        draw_content(painter, room, sign_of(node), option.direction, flags=int(LINE))
        room = room.adjusted(0 if mirrored else sign, 0, -sign if mirrored else 0, 0)
        painter.setPen(QColor(theme.warning_text if grave else theme.text))
        _draw_elided(painter, option, room, rule_title(node.rule))

    def _paint_finding(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, node: Node
    ) -> None:
        """What it is about, in small; the sentence below."""
        assert node.found is not None
        head = heading(node.found)
        if head:
            painter.setFont(small(option.font))
            painter.setPen(QColor(self._appearance.theme.muted))
            _draw_elided(painter, option, room, head)
            room = room.adjusted(0, painter.fontMetrics().height() + GAP, 0, 0)
        painter.setFont(QFont(option.font))
        painter.setPen(QColor(self._appearance.theme.text))
        draw_content(painter, room, node.found.message, option.direction, flags=int(WRAP))

    def _paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, words: str
    ) -> None:
        painter.setFont(QFont(option.font))
        painter.setPen(QColor(self._appearance.theme.link))
        _draw_elided(painter, option, room, words)


def _draw_elided(painter: QPainter, option: QStyleOptionViewItem, room: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    draw_content(painter, room, shown, option.direction, flags=int(LINE))


def _room_of(option: QStyleOptionViewItem, node: Node) -> int:
    """The width of a row: that of the tree without its indentation."""
    view = option.widget
    if not isinstance(view, QTreeView):
        return option.rect.width()
    depth = 1 if node.parent is None else 2
    return view.viewport().width() - depth * view.indentation()
