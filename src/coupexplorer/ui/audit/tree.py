"""The tree behind the Audit pane: rules, their findings, and the records a finding sums up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import groupby

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


@dataclass(slots=True, eq=False)
class Node:
    """One row. A rule has ``rule`` and ``severity`` alone; a finding ``found``; a record ``spot``.

    ``left`` stands for what is not listed: that many findings, or records.
    """

    severity: Severity
    rule: str
    number: int = -1
    parent: Node | None = None
    row: int = 0
    found: Found | None = None
    spot: Spot | None = None
    left: int = 0
    children: list[Node] = field(default_factory=list)

    def add(self, child: Node) -> None:
        """Put a row below this one."""
        child.parent, child.row = self, len(self.children)
        self.children.append(child)

    def walk(self) -> Iterator[Node]:
        """This row and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def ref(self) -> Ref | None:
        """Where the row leads."""
        if self.spot is not None:
            return self.spot.ref
        spot = self.found.spot if self.found is not None else None
        return spot.ref if spot is not None else None


class AuditTree(QAbstractItemModel):
    """The findings of a report that a narrowing keeps, by rule."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roots: list[Node] = []
        self._nodes: list[Node] = []

    def show_report(self, report: Report, narrowing: Narrowing) -> None:
        """Show a report, narrowed."""
        self.beginResetModel()
        kept = (found for found in report.found if narrowing.keeps(found))
        self._roots = []
        for (severity, rule), group in groupby(kept, key=lambda f: (f.severity, f.rule)):
            # One rule may find errors and warnings; what is not listed are the last ones.
            root = Node(severity, rule, row=len(self._roots))
            for found in group:
                root.add(_finding(found))
            self._roots.append(root)
        if narrowing.case is None:
            for rule, left in report.left.items():
                of_rule = [root for root in self._roots if root.rule == rule]
                if of_rule:
                    of_rule[-1].add(Node(of_rule[-1].severity, rule, left=left))
        self._nodes = [node for root in self._roots for node in root.walk()]
        for number, node in enumerate(self._nodes):
            node.number = number
        self.endResetModel()

    def found(self) -> list[Found]:
        """The findings shown, in order."""
        return [n.found for root in self._roots for n in root.children if n.found is not None]

    def node(self, index: Index) -> Node | None:
        """What stands in a row."""
        number = index.internalId() if index.isValid() else len(self._nodes)
        return self._nodes[number] if number < len(self._nodes) else None

    def first_about(self, ref: Ref | None) -> QModelIndex:
        """The first finding about a record, else an invalid index."""
        for root in self._roots:
            for node in root.children:
                if ref is not None and node.ref == ref:
                    return self._index(node)
        return QModelIndex()

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
        if node.spot is not None:
            return f"{word(node.spot.ref.kind)}: {node.spot.title or node.spot.ref.id}"
        if node.found is not None:
            head = heading(node.found)
            return f"{head}. {node.found.message}" if head else node.found.message
        count = len(node.children) + sum(child.left - 1 for child in node.children if child.left)
        return f"{severity_word(node.severity)}: {rule_title(node.rule)} ({count})"

    def _below(self, parent: Index) -> list[Node]:
        node = self.node(parent)
        return self._roots if node is None else node.children

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


def _finding(found: Found) -> Node:
    node = Node(found.severity, found.rule, found=found)
    for spot in found.records:
        node.add(Node(found.severity, found.rule, spot=spot))
    if found.count > len(found.records):
        node.add(Node(found.severity, found.rule, left=found.count - len(found.records)))
    return node
