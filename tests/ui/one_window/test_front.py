"""The first window between its readiness and its end; the whole way is walked in test_session."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.one_window import front as module
from coupexplorer.ui.one_window.front import Front
from coupexplorer.ui.workbench import Workbench


@pytest.fixture
def front(
    qapp: QApplication, qtbot: QtBot, bench: Workbench, book: Path, runtime: Path
) -> Iterator[Front]:
    """A window with a casebook open for writing."""
    bench.open(Casebook.open(book))
    window = QMainWindow()
    qtbot.addWidget(window)
    front = Front(bench, window)
    yield front
    front.end()


def test_it_is_heard_from_between_the_beginning_and_the_end(front: Front, runtime: Path) -> None:
    assert not front.is_listening
    front.begin()
    assert front.is_listening
    assert len(list(runtime.iterdir())) == 1
    front.end()
    assert not front.is_listening
    assert list(runtime.iterdir()) == []


def test_a_system_without_what_the_network_module_needs_is_no_fault(
    front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", lambda *_: pytest.fail("a fault was reported"))
    monkeypatch.setattr(module, "LISTENING_MODULE", "coupexplorer.ui.one_window.not_there")
    front.begin()
    assert not front.is_listening


def test_the_end_may_come_before_the_beginning(front: Front) -> None:
    front.end()
    assert not front.is_listening
