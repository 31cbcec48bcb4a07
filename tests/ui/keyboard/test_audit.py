"""The Audit pane by keys alone: checked, walked, narrowed, copied, saved, stopped and left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from tests.ui.keyboard.conftest import focused, letters, press

from coupexplorer.analysis.audit.findings import Severity
from coupexplorer.domain.identity import Kind
from coupexplorer.ui.audit.report import Narrowing
from coupexplorer.ui.panes.audit import AuditPane
from coupexplorer.ui.shell.window import MainWindow

WAIT_MS = 60_000


def audit_in(window: MainWindow) -> AuditPane:
    """The Audit pane of a window."""
    pane = window.docks["audit"].pane
    assert isinstance(pane, AuditPane)
    return pane


@pytest.fixture
def pane(qtbot: QtBot, window: MainWindow) -> AuditPane:
    """The pane, reached and its check done by keys."""
    press(window, "Alt+9", "F7")
    pane = audit_in(window)
    qtbot.waitUntil(lambda: pane.report is not None, timeout=WAIT_MS)
    return pane


def test_its_key_leads_there_and_it_checks_by_itself(qtbot: QtBot, window: MainWindow) -> None:
    press(window, "Alt+9")
    pane = audit_in(window)
    qtbot.waitUntil(lambda: pane.report is not None, timeout=WAIT_MS)
    assert focused() is pane.view


def test_rows_are_walked_and_each_leads_to_its_spot(window: MainWindow, pane: AuditPane) -> None:
    press(pane, "Home")
    assert pane.view.currentIndex().data().startswith("Warning: ")
    press(pane, "Down")
    node = pane.model.node(pane.view.currentIndex())
    assert node is not None
    assert node.ref is not None
    assert window.bench.focus.subject == node.ref


def test_a_rule_is_folded_and_a_finding_unfolded_to_its_records(
    window: MainWindow, pane: AuditPane
) -> None:
    press(pane, "Home", "Left")
    first = pane.model.index(0, 0)
    assert not pane.view.isExpanded(first)
    press(pane, "Right", "Down")
    while not pane.model.hasChildren(pane.view.currentIndex()):
        press(pane, "Down")
    finding = pane.model.node(pane.view.currentIndex())
    press(pane, "Right", "Down")
    record = pane.model.node(pane.view.currentIndex())
    assert finding is not None
    assert record is not None
    assert record.parent is finding
    assert window.bench.focus.subject == record.ref


def test_it_is_narrowed_from_its_menu_and_widened_again(pane: AuditPane) -> None:
    everything = len(pane.model.found())
    press(pane, "Shift+Tab", "Shift+Tab")
    assert focused() is pane.bar.filter_button
    press(pane, "Space", "Down", "Down", "Return")
    assert pane.bar.narrowing == Narrowing(severity=Severity.ERROR)
    press(pane, "Space", "Down", "Return")
    assert pane.bar.narrowing == Narrowing()
    press(pane, "Space", *["Down"] * 4, "Right", "Down", "Return")
    assert pane.bar.narrowing.rule is not None
    assert 0 < len(pane.model.found()) < everything
    press(pane, "Tab", "Tab")
    assert focused() is pane.view


def test_chosen_rows_are_copied(pane: AuditPane) -> None:
    QApplication.clipboard().clear()
    press(pane, "Home", "Down", "Shift+Down", "Ctrl+C")
    copied = QApplication.clipboard().text()
    assert [found.message in copied for found in pane.model.found()[:3]] == [True, True, False]


def test_what_is_shown_is_saved(
    qtbot: QtBot, pane: AuditPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "check.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    press(pane, "Shift+Tab")
    assert focused() is pane.bar.save_button
    with qtbot.waitSignal(pane.saving.saved, timeout=WAIT_MS):
        press(pane, "Space")
    assert pane.model.found()[0].message in file.read_text(encoding="utf-8")


def test_a_check_is_started_again_and_stopped(window: MainWindow, pane: AuditPane) -> None:
    press(pane, "F7", lambda: None)
    assert pane.run.is_running
    press(pane, "Escape")
    assert not pane.run.is_running
    press(pane, "Shift+Tab", "Shift+Tab", "Shift+Tab")
    assert focused() is pane.bar.check_button
    press(pane, "Space")
    assert pane.run.is_running
    press(pane, "Space")
    assert not pane.run.is_running


def test_it_is_found_among_the_commands_and_left_again(
    qtbot: QtBot, window: MainWindow, pane: AuditPane
) -> None:
    press(pane, "F6")
    assert not pane.isAncestorOf(focused() or pane)
    press(window, "Ctrl+K", *letters("> check this"), "Return")
    qtbot.waitUntil(lambda: focused() is pane.view, timeout=WAIT_MS)
    press(pane, "Home", "Down", "Alt+4")
    subject = window.bench.focus.subject
    assert subject is not None
    assert subject.kind in Kind
    assert window.docks["profile"].isAncestorOf(focused() or pane)
