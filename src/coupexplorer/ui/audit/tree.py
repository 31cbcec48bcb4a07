"""The tree behind the Audit pane: rules, their findings, and the records a finding sums up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coupexplorer.analysis.audit.findings import Severity
from coupexplorer.domain.identity import Ref
from coupexplorer.ui.audit.report import (
    Found,
    Narrowing,
    Report,
    Spot,
    rule_title,
    severity_sign,
    severity_word,
)
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.wording import word

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Role(IntEnum):
    """What the painter asks for beside the text."""

    NODE = Qt.ItemDataRole.UserRole + 1


PAGE = 100
"""How many rows are put below another at once; the last one leads to more."""

FARTHEST = 10 * PAGE
"""How far into the findings of a rule one is sought that the reader did not go to."""


@dataclass(slots=True, eq=False)
class Node:
    """One row. A rule has ``rule`` and ``severity`` alone; a finding ``found``; a record ``spot``.

    ``left`` stands for what is not listed: that many findings, or records. ``more`` for those that
    are, and wait to be asked for. ``below`` are the findings or records that belong below the row,
    ``unlisted`` how many more there are; ``children`` are made of them as they are looked at.
    """

    severity: Severity
    rule: str
    number: int = -1
    parent: Node | None = None
    row: int = 0
    found: Found | None = None
    spot: Spot | None = None
    left: int = 0
    more: bool = False
    below: Sequence[Any] = ()
    unlisted: int = 0
    children: list[Node] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many findings or records belong below, whether there are rows for them or not."""
        return len(self.below) + self.unlisted

    @property
    def given(self) -> int:
        """How many of them have rows."""
        tail = sum(bool(child.left or child.more) for child in self.children[-2:])
        return len(self.children) - tail

    @property
    def ref(self) -> Ref | None:
        """Where the row leads."""
        if self.spot is not None:
            return self.spot.ref
        spot = self.found.spot if self.found is not None else None
        return spot.ref if spot is not None else None


class AuditTree(QAbstractItemModel):
    """The findings of a report that a narrowing keeps, by rule; rows are made a page at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report, self._narrowing = Report(), Narrowing()
        self._roots: list[Node] = []
        self._nodes: list[Node] = []

    def show_report(self, report: Report, narrowing: Narrowing) -> None:
        """Show a report, narrowed."""
        self.beginResetModel()
        self._report, self._narrowing = report, narrowing
        self._nodes = []
        self._roots = [
            self._row(Node(severity, rule, row=row, below=places))
            for row, ((severity, rule), places) in enumerate(report.sorting.narrowed(narrowing))
        ]
        if narrowing.case is None:
            # One rule may find errors and warnings; what is not listed are the last ones.
            last = {root.rule: root for root in self._roots}
            for rule, left in report.left.items():
                if rule in last:
                    last[rule].unlisted = left
        self.endResetModel()

    def found(self) -> list[Found]:
        """The findings shown, in order, whether they have rows or not."""
        return self._report.kept_by(self._narrowing)

    def count(self) -> int:
        """How many findings are shown."""
        return sum(len(root.below) for root in self._roots)

    def found_below(self, node: Node) -> list[Found]:
        """The findings of a rule."""
        return [self._report.found[place] for place in node.below if isinstance(place, int)]

    def node(self, index: Index) -> Node | None:
        """What stands in a row."""
        number = index.internalId() if index.isValid() else len(self._nodes)
        return self._nodes[number] if number < len(self._nodes) else None

    def first_about(self, ref: Ref | None) -> QModelIndex:
        """The first finding about a record, else an invalid index."""
        for place in self._report.sorting.about(ref) if ref is not None else ():
            for root in self._roots:
                rank = bisect_left(root.below, place)
                if rank < min(FARTHEST, len(root.below)) and root.below[rank] == place:
                    rows = self._grown(root)
                    while root.given <= rank:
                        self.show_more(rows[root.given])
                    return self._index(rows[rank])
        return QModelIndex()

    def show_more(self, node: Node) -> None:
        """Put another page before the row that stands for more; it goes when nothing is left."""
        above = node.parent
        if above is None or not node.more:
            return
        place, fresh = self._index(above), self._made(above)
        self.beginInsertRows(place, node.row, node.row + len(fresh) - 1)
        above.children[node.row : node.row] = fresh
        self._number(above)
        self.endInsertRows()
        if above.given == len(above.below):
            self.beginRemoveRows(place, node.row, node.row)
            above.children.remove(node)
            self._number(above)
            self.endRemoveRows()
        else:
            self.dataChanged.emit(self._index(node), self._index(node))

    @guarded(QModelIndex())
    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        """The row below another."""
        rows = self._below(parent)
        if column != 0 or not 0 <= row < len(rows):
            return QModelIndex()
        return self._index(rows[row])

    @guarded(QModelIndex())
    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]
        """The row above another."""
        node = self.node(index)
        return QModelIndex() if node is None or node.parent is None else self._index(node.parent)

    @guarded(0)
    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows stand below another."""
        return len(self._below(parent))

    @guarded(False)
    def hasChildren(self, parent: Index = NOWHERE) -> bool:
        """Whether rows stand below another; asked of every row in view, so none is made for it."""
        node = self.node(parent)
        return bool(self._roots) if node is None else node.count > 0

    @guarded(1)
    def columnCount(self, parent: Index = NOWHERE) -> int:
        """One column: rows are painted as a whole."""
        return 1

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a row, in words that tell everything its painting tells."""
        node = self.node(index)
        if node is None:
            return None
        if role == Role.NODE:
            return node
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(node)
        return None

    def words(self, node: Node) -> str:
        """A row in words."""
        if node.left:
            return self.tr("and {count} more").format(count=node.left)
        if node.more and node.parent is not None:
            waiting = len(node.parent.below) - node.parent.given
            return self.tr("Show more: {count} wait").format(count=waiting)
        if node.spot is not None:
            return f"{word(node.spot.ref.kind)}: {node.spot.title or node.spot.ref.id}"
        if node.found is not None:
            head = heading(node.found)
            return f"{head}. {node.found.message}" if head else node.found.message
        return f"{severity_word(node.severity)}: {rule_title(node.rule)} ({node.count})"

    def _below(self, parent: Index) -> list[Node]:
        node = self.node(parent)
        return self._roots if node is None else self._grown(node)

    def _grown(self, node: Node) -> list[Node]:
        """The rows below one, made when they are first asked for."""
        if not node.children and node.count:
            node.children = self._made(node)
            if node.given < len(node.below):
                node.children.append(self._row(Node(node.severity, node.rule, more=True)))
            if node.unlisted:
                left = Node(node.severity, node.rule, left=node.unlisted)
                node.children.append(self._row(left))
            self._number(node)
        return node.children

    def _made(self, node: Node) -> list[Node]:
        """The next page of rows below one."""
        given = node.given
        return [self._row(self._node_of(node, each)) for each in node.below[given : given + PAGE]]

    def _node_of(self, node: Node, each: int | Spot) -> Node:
        if isinstance(each, Spot):
            return Node(node.severity, node.rule, spot=each)
        found = self._report.found[each]
        unlisted = max(0, found.count - len(found.records))
        return Node(node.severity, node.rule, found=found, below=found.records, unlisted=unlisted)

    def _row(self, node: Node) -> Node:
        node.number = len(self._nodes)
        self._nodes.append(node)
        return node

    def _number(self, node: Node) -> None:
        for row, child in enumerate(node.children):
            child.parent, child.row = node, row

    def _index(self, node: Node) -> QModelIndex:
        return self.createIndex(node.row, 0, node.number)


def heading(found: Found) -> str:
    """What a finding is about, in a few words."""
    if found.spot is None:
        return ""
    return f"{word(found.spot.ref.kind)} · {found.spot.title or found.spot.ref.id}"


def sign_of(node: Node) -> str:
    """The sign before a rule."""
    return severity_sign(node.severity)
