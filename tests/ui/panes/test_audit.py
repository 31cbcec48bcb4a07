"""The Audit pane: it checks when seen, leads to every spot, narrows, copies, saves and stops."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from coupexplorer.analysis.audit.auditing import Severity, audit
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.history import Event
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.audit.report import Narrowing, as_csv, as_text
from coupexplorer.ui.panes.audit import AuditPane
from coupexplorer.ui.session import Session

WAIT_MS = 30_000
SEIZED = Ref(Kind.EVENT, "iq-al-sadi-seized")
IRAQ = Ref(Kind.CASE, "iraq-1963")


def audit_pane(session: Session) -> AuditPane:
    """The Audit pane of the first window."""
    pane = session.window.docks["audit"].pane
    assert isinstance(pane, AuditPane)
    return pane


@pytest.fixture
def checked(qtbot: QtBot, session: Session) -> AuditPane:
    """The Audit pane, brought to the front by its key, its check done."""
    pane = audit_pane(session)
    with qtbot.waitSignal(pane.run.finished, timeout=WAIT_MS):
        session.window.actions_by_id["check"].trigger()
    return pane


def break_an_event(session: Session) -> None:
    """Take the claims of an event away: an error for the audit."""
    event = session.bench.casebook.get(SEIZED)
    assert isinstance(event, Event)
    edit = Edit("Take claims away", (Change(event, replace(event, claims=())),))
    session.bench.apply(edit)


def test_the_key_brings_the_pane_forward_and_checks(
    session: Session, checked: AuditPane, document: CasebookDocument
) -> None:
    assert not checked.visibleRegion().isEmpty()
    assert checked.report is not None
    assert [f.message for f in checked.report.found] == [f.message for f in audit(document)]
    assert checked.model.found() == list(checked.report.found)
    assert str(len(checked.report.found)) in session.window.docks["audit"].head.summary.text()


def test_behind_another_tab_nothing_is_checked(qtbot: QtBot, session: Session) -> None:
    pane = audit_pane(session)
    qtbot.wait(20)
    pane._check_if_seen()
    assert not pane.run.is_running
    assert pane.report is None


def test_brought_forward_it_checks_by_itself(qtbot: QtBot, session: Session) -> None:
    pane = audit_pane(session)
    with qtbot.waitSignal(pane.run.finished, timeout=WAIT_MS):
        session.window.docks["audit"].raise_()


def test_an_edit_makes_it_out_of_date_and_it_checks_again(
    qtbot: QtBot, session: Session, checked: AuditPane
) -> None:
    assert checked.report is not None
    before = checked.report.count(Severity.ERROR)
    with qtbot.waitSignal(checked.run.finished, timeout=WAIT_MS):
        break_an_event(session)
        assert checked.bar.line.text()
        assert checked.model.found(), "what was found before stays in view"
    assert checked.report.count(Severity.ERROR) == before + 1
    assert not checked.bar.line.text()


def test_another_look_checks_nothing(session: Session, checked: AuditPane) -> None:
    session.appearance.enlarge(+1)
    session.bench.look_at_subject(SEIZED)
    checked._check_if_seen()
    assert not checked.run.is_running
    session.appearance.enlarge(0)


def test_arrows_walk_from_spot_to_spot(qtbot: QtBot, session: Session, checked: AuditPane) -> None:
    session.bench.look_at_subject(SEIZED)
    view = checked.view
    view.setCurrentIndex(checked.model.index(0, 0))
    seen = []
    for _ in range(6):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        seen.append(session.bench.focus.subject)
    about = [found.spot.ref for found in checked.model.found() if found.spot is not None]
    assert [ref for ref in seen if ref != seen[0]]
    assert set(seen) <= set(about)


def test_a_summed_up_finding_unfolds_to_its_records(
    qtbot: QtBot, session: Session, checked: AuditPane
) -> None:
    index = checked.model.first_about(IRAQ)
    node = checked.model.node(index)
    assert node is not None
    assert node.found is not None
    assert node.found.records
    checked.view.setCurrentIndex(index)
    qtbot.keyClick(checked.view, Qt.Key.Key_Right)
    qtbot.keyClick(checked.view, Qt.Key.Key_Down)
    assert session.bench.focus.subject == node.found.records[0].ref


def test_it_marks_the_finding_about_what_is_looked_at(session: Session, checked: AuditPane) -> None:
    session.bench.look_at_subject(SEIZED)
    session.bench.look_at_subject(IRAQ)
    node = checked.model.node(checked.view.currentIndex())
    assert node is not None
    assert node.ref == IRAQ


def test_hiding_the_context_hides_what_rests_on_it(
    qtbot: QtBot, session: Session, checked: AuditPane, document: CasebookDocument
) -> None:
    hidden = {source.id for source in document.sources if source.layer.value == "context"}
    assert any(source in as_text(checked.model.found()) for source in hidden)
    with qtbot.waitSignal(checked.run.finished, timeout=WAIT_MS):
        session.window.actions_by_id["context"].trigger()
    shown = as_text(checked.model.found())
    assert shown
    assert not [source for source in hidden if f"{source} " in shown]


def choose(menu: QMenu | None, *path: str) -> None:
    """Trigger an entry of a menu by the beginnings of its words."""
    assert menu is not None
    menu.aboutToShow.emit()
    for number, words in enumerate(path, 1):
        action = next(a for a in menu.actions() if a.text().startswith(words))
        if number == len(path):
            action.trigger()
        else:
            menu = action.menu()  # type: ignore[assignment]


def test_the_menu_narrows_by_gravity_rule_and_case(session: Session, checked: AuditPane) -> None:
    menu = checked.bar.filter_button.menu()
    choose(menu, "Errors")
    assert checked.bar.narrowing == Narrowing(severity=Severity.ERROR)
    assert checked.model.found() == []
    assert checked.pages.currentWidget() is checked.empty
    choose(menu, "All findings")
    choose(menu, "Rule", "Single source")
    assert {found.rule for found in checked.model.found()} == {"single-source"}
    choose(menu, "Case", "Syria")
    assert checked.model.found()
    assert all("syria-1966" in found.cases() for found in checked.model.found())
    assert "Single source, Syria" in checked.bar.filter_button.text()


def test_chosen_rows_are_copied_by_the_copy_action(session: Session, checked: AuditPane) -> None:
    checked.view.setFocus()
    checked.view.setCurrentIndex(checked.model.first_about(IRAQ))
    session.window.actions_by_id["copy"].trigger()
    copied = QApplication.clipboard().text()
    assert f"[{IRAQ}]" in copied
    assert copied == as_text([checked.model.found()[0]])


@pytest.mark.parametrize(("name", "write"), [("a.txt", as_text), ("a.csv", as_csv)])
def test_what_is_shown_is_saved(
    qtbot: QtBot,
    checked: AuditPane,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    write: Callable[..., str],
) -> None:
    file = tmp_path / name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    with qtbot.waitSignal(checked.saving.saved, timeout=WAIT_MS):
        checked.bar.save_button.click()
    assert file.read_bytes().decode("utf-8") == write(checked.model.found())


def test_saving_says_what_is_not_listed(qtbot: QtBot, checked: AuditPane, tmp_path: Path) -> None:
    assert checked.report is not None
    checked.report = replace(checked.report, left={"single-source": 40, "unused-record": 9})
    with qtbot.waitSignal(checked.saving.saved, timeout=WAIT_MS):
        checked.save(tmp_path / "a.txt")
    assert "40" in checked.bar.line.text()


def test_a_file_that_cannot_be_written_is_one_sentence(
    qtbot: QtBot, checked: AuditPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    checked.save(tmp_path / "no such folder" / "a.txt")
    qtbot.waitUntil(lambda: len(said) == 1, timeout=WAIT_MS)
    assert "a.txt" in said[0]


def test_escape_stops_the_check(qtbot: QtBot, session: Session, checked: AuditPane) -> None:
    checked.check()
    assert checked.run.is_running
    assert checked.bar.check_button.text() == "Stop"
    qtbot.keyClick(checked.view, Qt.Key.Key_Escape)
    assert not checked.run.is_running
    assert checked.bar.check_button.text() != "Stop"
    assert checked.model.found(), "what was found before is still there"


def test_a_check_that_fails_says_why(qtbot: QtBot, session: Session, checked: AuditPane) -> None:
    checked._has_failed("The file is gone.")
    assert checked.bar.line.text() == "The file is gone."


def test_closing_the_window_ends_the_check(session: Session, checked: AuditPane) -> None:
    checked.check()
    session.window.close()
    assert not checked.run.is_running


def test_a_casebook_without_findings_says_that_all_is_well(
    qtbot: QtBot, empty_session: Session
) -> None:
    pane = audit_pane(empty_session)
    with qtbot.waitSignal(pane.run.finished, timeout=WAIT_MS):
        empty_session.window.actions_by_id["check"].trigger()
    assert pane.pages.currentWidget() is pane.empty
    assert "all is well" in pane.empty.text()
    assert not pane.bar.save_button.isEnabled()
