"""The tree of findings: rules above findings above records, and rows that hold after a reset."""

from __future__ import annotations

import time

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from tests.ui.audit.test_report import ERROR, EVENT, SUMMED, TORN

from coupexplorer.analysis.audit.findings import Rule, Severity
from coupexplorer.domain.identity import Ref
from coupexplorer.ui.audit.report import Found, Narrowing, Report, Spot
from coupexplorer.ui.audit.tree import PAGE, AuditTree

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


def many(count: int) -> Report:
    """A report of many findings under one rule, each about a record of its own."""
    return Report(
        tuple(
            Found(
                Severity.WARNING,
                Rule.SINGLE_SOURCE.value,
                f"Only one source tells of number {n}.",
                Spot(Ref.parse(f"event:e{n}"), f"Event {n}", ("iraq",)),
            )
            for n in range(count)
        )
    )


def test_rows_are_made_a_page_at_a_time(qapp: QApplication) -> None:
    tree = AuditTree()
    QAbstractItemModelTester(tree, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tree.show_report(many(2 * PAGE + 7), Narrowing())
    root = tree.index(0, 0)
    assert tree.rowCount(root) == PAGE + 1
    assert lines(tree, root)[-1] == f"Show more: {PAGE + 7} wait"
    for _ in range(2):
        last = tree.node(tree.index(tree.rowCount(root) - 1, 0, root))
        assert last is not None
        tree.show_more(last)
    shown = lines(tree, root)
    assert len(shown) == 2 * PAGE + 7
    assert (
        shown[-1]
        == f"event · Event {2 * PAGE + 6}. Only one source tells of number {2 * PAGE + 6}."
    )
    assert len(tree.found()) == tree.count() == len(shown)


def test_what_is_not_listed_stays_below_what_waits(qapp: QApplication) -> None:
    tree = AuditTree()
    report = many(PAGE + 1)
    tree.show_report(Report(report.found, {Rule.SINGLE_SOURCE.value: 5}), Narrowing())
    root = tree.index(0, 0)
    assert lines(tree, root)[-2:] == ["Show more: 1 wait", "and 5 more"]
    waiting = tree.node(tree.index(PAGE, 0, root))
    assert waiting is not None
    tree.show_more(waiting)
    assert lines(tree, root)[-2:] == [str(tree.index(PAGE, 0, root).data()), "and 5 more"]


def test_a_finding_further_down_is_brought_in(qapp: QApplication) -> None:
    tree = AuditTree()
    tree.show_report(many(20 * PAGE), Narrowing())
    node = tree.node(tree.first_about(Ref.parse(f"event:e{2 * PAGE + 3}")))
    assert node is not None
    assert node.row == 2 * PAGE + 3
    assert tree.rowCount(tree.index(0, 0)) == 3 * PAGE + 1
    assert not tree.first_about(Ref.parse(f"event:e{15 * PAGE}")).isValid()


def test_a_hundred_thousand_findings_are_shown_and_narrowed_as_fast_as_a_hundred(
    qapp: QApplication,
) -> None:
    tree = AuditTree()

    def cost(report: Report) -> float:
        """The least processor time of some rounds of showing, narrowing and counting."""
        rounds = []
        for _ in range(5):
            begun = time.process_time()
            for narrowing in (Narrowing(), Narrowing(case="iraq"), Narrowing(case="syria")):
                tree.show_report(report, narrowing)
                tree.rowCount(tree.index(0, 0))
                tree.first_about(Ref.parse("event:e99999"))
                report.count(Severity.WARNING)
            rounds.append(time.process_time() - begun)
        return min(rounds)

    assert cost(many(100_000)) < 5 * cost(many(PAGE)) + 0.002
