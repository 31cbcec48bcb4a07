"""The tree of findings: rules above findings above records, and rows that hold after a reset."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from tests.ui.audit.test_report import ERROR, EVENT, SUMMED, TORN

from coupexplorer.analysis.audit.findings import Severity
from coupexplorer.domain.identity import Ref
from coupexplorer.ui.audit.report import Narrowing, Report
from coupexplorer.ui.audit.tree import AuditTree

REPORT = Report((TORN, ERROR, SUMMED), {SUMMED.rule: 40})


def lines(tree: AuditTree, parent: QModelIndex = QModelIndex(), depth: int = 0) -> list[str]:  # noqa: B008
    """Every row's words, two blanks for each step down."""
    found = []
    for row in range(tree.rowCount(parent)):
        index = tree.index(row, 0, parent)
        found += ["  " * depth + str(index.data()), *lines(tree, index, depth + 1)]
    return found


def test_rules_stand_above_findings_above_records(qapp: QApplication) -> None:
    tree = AuditTree()
    QAbstractItemModelTester(tree, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tree.show_report(REPORT, Narrowing())
    assert lines(tree) == [
        "Error: Damage to the file (1)",
        "  A page is torn.",
        "Error: Statement that rests on no claim (1)",
        "  event · The rising. It rests on no claim.",
        "Warning: Single source (41)",
        "  case · Iraq. 9 of 9 rest on one source.",
        "    event: The rising",
        "    event: =The falling",
        "    and 7 more",
        "  and 40 more",
    ]
    assert tree.found() == [TORN, ERROR, SUMMED]


def test_a_narrowed_tree_shows_only_what_is_kept(qapp: QApplication) -> None:
    tree = AuditTree()
    tree.show_report(REPORT, Narrowing(severity=Severity.ERROR))
    assert tree.found() == [TORN, ERROR]
    tree.show_report(REPORT, Narrowing(case="syria"))
    assert tree.found() == [SUMMED]
    assert "and 40 more" not in str(lines(tree)), "they may belong to another case"


def test_the_finding_about_a_record_is_found(qapp: QApplication) -> None:
    tree = AuditTree()
    tree.show_report(REPORT, Narrowing())
    node = tree.node(tree.first_about(EVENT.ref))
    assert node is not None
    assert node.found is ERROR
    assert not tree.first_about(Ref.parse("event:unknown")).isValid()
    assert not tree.first_about(None).isValid()


def test_a_row_kept_from_before_leads_nowhere(qapp: QApplication) -> None:
    tree = AuditTree()
    tree.show_report(REPORT, Narrowing())
    kept = QPersistentModelIndex(tree.index(2, 0))
    stale = tree.index(2, 0)
    tree.show_report(Report(), Narrowing())
    assert tree.node(kept) is None
    assert tree.node(stale) is None
    assert stale.data() is None
