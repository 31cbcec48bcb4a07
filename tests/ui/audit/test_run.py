"""The check in a process of its own: its report arrives, it can be stopped, failures are told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.samples import small_document

from coupexplorer.analysis.audit.auditing import audit
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.audit import run as audit_run
from coupexplorer.ui.audit.report import Report
from coupexplorer.ui.audit.run import AuditRun, own_command

WAIT_MS = 30_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small casebook under an awkward name."""
    file = tmp_path / "- دفتر ?.casebook"
    Casebook.create(file, small_document()).close()
    return file


@pytest.fixture
def runs(qapp: QApplication) -> Iterator[Callable[..., AuditRun]]:
    """Makes runs, and stops them at the end."""
    parent, made = QObject(), list[AuditRun]()

    def make(*command: str) -> AuditRun:
        program = [sys.executable, "-c", *command]
        run = AuditRun(parent, (lambda *_: program) if command else own_command)
        made.append(run)
        return run

    yield make
    for run in made:
        run.stop()


def test_a_report_says_what_the_audit_finds(
    qtbot: QtBot, runs: Callable[..., AuditRun], file: Path
) -> None:
    run = runs()
    shares: list[float] = []
    run.progressed.connect(shares.append)
    with qtbot.waitSignal(run.finished, timeout=WAIT_MS) as heard:
        run.start(file, context=True)
    (report,) = heard.args or [Report()]
    expected = audit(small_document())
    assert [(f.severity, f.rule, f.message) for f in report.found] == [
        (f.severity, f.rule.value, f.message) for f in expected
    ]
    assert [[s.ref for s in f.records] for f in report.found] == [list(f.records) for f in expected]
    assert shares == sorted(shares)
    assert not run.is_running


def test_many_lines_are_read_in_slices(
    qtbot: QtBot, runs: Callable[..., AuditRun], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = runs('for n in range(50): print(\'{"damage": "d"}\')\nprint(\'{"whole": false}\')')
    monkeypatch.setattr(audit_run, "SLICE_S", -1.0)
    with qtbot.waitSignal(run.finished, timeout=WAIT_MS) as heard:
        run.start(file, context=True)
    (report,) = heard.args or [Report()]
    assert len(report.found) == 50


def test_a_file_that_is_gone_is_told_in_one_sentence(
    qtbot: QtBot, runs: Callable[..., AuditRun], tmp_path: Path
) -> None:
    run = runs()
    with qtbot.waitSignal(run.failed, timeout=WAIT_MS) as heard:
        run.start(tmp_path / "gone.casebook", context=True)
    (sentence,) = heard.args or [""]
    assert "gone.casebook" in sentence
    assert not sentence.startswith("coupexplorer")


@pytest.mark.parametrize("command", ["raise SystemExit(3)", "print('{\"done\": 1}')"])
def test_an_end_without_an_end_is_a_failure(
    qtbot: QtBot, runs: Callable[..., AuditRun], file: Path, command: str
) -> None:
    run = runs(command)
    with qtbot.waitSignal(run.failed, timeout=WAIT_MS):
        run.start(file, context=True)
    assert not run.is_running


def test_a_program_that_is_not_there_is_a_failure(
    qtbot: QtBot, qapp: QApplication, file: Path
) -> None:
    parent = QObject()
    run = AuditRun(parent, lambda *_: ["/no/such/program"])
    with qtbot.waitSignal(run.failed, timeout=WAIT_MS):
        run.start(file, context=True)
    assert not run.is_running


def test_a_stopped_check_tells_nothing_more(
    qtbot: QtBot, runs: Callable[..., AuditRun], file: Path
) -> None:
    run = runs("import time\nprint('{\"done\": 0.5}', flush=True)\ntime.sleep(600)")
    heard: list[object] = []
    run.finished.connect(heard.append)
    run.failed.connect(heard.append)
    with qtbot.waitSignal(run.progressed, timeout=WAIT_MS):
        run.start(file, context=True)
    run.stop()
    assert not run.is_running
    qtbot.wait(50)
    assert heard == []


def test_another_start_ends_the_one_before(
    qtbot: QtBot, runs: Callable[..., AuditRun], file: Path
) -> None:
    run = runs()
    reports: list[Report] = []
    run.finished.connect(reports.append)
    run.start(file, context=True)
    with qtbot.waitSignal(run.finished, timeout=WAIT_MS):
        run.start(file, context=False)
    assert len(reports) == 1
