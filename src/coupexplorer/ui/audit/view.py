"""The tree of findings: each row leads to its spot, chosen rows copy as text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QTreeView

from coupexplorer.domain.identity import Ref
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.audit.painter import AuditPainter
from coupexplorer.ui.audit.report import as_text
from coupexplorer.ui.audit.tree import AuditTree, Node
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import Theme

MOST_UNFOLDED = 200
"""With more findings than this, rules stay folded until they are asked for."""


class AuditView(QTreeView):
    """Shows an ``AuditTree``. ``followed`` tells the record of the row the reader has come to."""

    followed = Signal(object)

    def __init__(self, model: AuditTree, appearance: Appearance) -> None:
        super().__init__()
        self.tree = model
        self.setModel(model)
        self.setItemDelegate(AuditPainter(appearance, model, self))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setIndentation(18)
        self.setExpandsOnDoubleClick(True)
        self.setAccessibleName(self.tr("What the check found"))
        self.dress(appearance.theme)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.activated.connect(self._follow)

    def dress(self, theme: Theme) -> None:
        """Take the colour of what is chosen from the theme, for the whole row."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(theme.highlight))
        self.setPalette(palette)

    def unfold(self) -> None:
        """Show the findings of every rule, unless they are too many to be looked through."""
        if self.tree.count() <= MOST_UNFOLDED:
            self.expandToDepth(0)

    def select(self, index: QModelIndex) -> None:
        """Mark a row and bring it into view; an invalid index marks none."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()

    def copy(self) -> None:
        """Copy the chosen rows as text."""
        words = self.chosen_text()
        if words:
            QApplication.clipboard().setText(words)

    def chosen_text(self) -> str:
        """The chosen rows as text, in order; a rule brings all its findings."""
        nodes = [self.tree.node(index) for index in self.selectionModel().selectedIndexes()]
        chosen = sorted((node for node in nodes if node is not None), key=_place)
        parts = []
        for node in chosen:
            if node.found is not None:
                parts.append(as_text((node.found,)))
            elif node.spot is not None:
                parts.append(f"{node.spot.title} [{node.spot.ref}]\n")
            elif not node.left and not node.more:
                parts.append(as_text(self.tree.found_below(node)))
        return "".join(parts)

    @guarded(None)
    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._follow(current)

    @guarded(None)
    def _follow(self, index: QModelIndex) -> None:
        node = self.tree.node(index)
        if node is not None and node.more:
            # Rows put in halfway through a click or a key would shift under it.
            QTimer.singleShot(0, self, lambda: self._show_more(node))
        ref: Ref | None = node.ref if node is not None else None
        if ref is not None:
            self.followed.emit(ref)

    @guarded(None)
    def _show_more(self, node: Node) -> None:
        """Put more rows in and go to the first of them, unless the reader has gone on already."""
        here = self.currentIndex()
        if self.tree.node(here) is node:
            above, row = here.parent(), here.row()
            self.tree.show_more(node)
            self.setCurrentIndex(self.tree.index(row, 0, above))

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


def _place(node: Node) -> tuple[int, ...]:
    above = _place(node.parent) if node.parent is not None else ()
    return (*above, node.row)
