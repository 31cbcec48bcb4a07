"""The self-test says when all is well, and says in one sentence when it is not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tests.samples import small_document

from coupexplorer.store.casebook import Casebook
from coupexplorer.ui import self_test as module
from coupexplorer.ui.catalogue import PANES
from coupexplorer.ui.self_test import SelfTestFailed, self_test


@pytest.fixture(autouse=True)
def excepthook(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hook that the self-test replaces comes back afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A self-test that does not wait long for what never comes."""
    monkeypatch.setattr(module, "TOO_LONG_MS", 50)


def test_letters_without_their_font_are_told(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LETTERS", {"No such family": "a"})
    with pytest.raises(SelfTestFailed, match="the letters of “No such family”"):
        module._look_at_letters()


def test_a_whole_program_passes(qapp: QApplication, capsys: pytest.CaptureFixture[str]) -> None:
    def make(folder: Path) -> Path:
        file = folder / "small.casebook"
        Casebook.create(file, small_document()).close()
        return file

    assert self_test(qapp, make) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert f"{len(PANES)} panes followed" in told.out
    assert "all well" in told.out.splitlines()[-1]


def test_a_casebook_that_cannot_be_made_fails_and_is_named(
    qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(folder: Path) -> Path:
        raise OSError("the data did not come along")

    assert self_test(qapp, refuse) == 1
    told = capsys.readouterr()
    assert "self-test: the data did not come along" in told.err
    assert told.out.splitlines()[-1] == "self-test: failed"
    assert "all well" not in told.out


def test_waiting_ends_when_the_signal_comes(qapp: QApplication) -> None:
    timer = QTimer()
    timer.setSingleShot(True)
    module._wait(timer.timeout.connect, lambda: timer.start(0), "it never came")


def test_a_signal_that_comes_at_once_is_not_waited_for(qapp: QApplication) -> None:
    timer = QTimer()
    module._wait(timer.objectNameChanged.connect, lambda: timer.setObjectName("x"), "never")


def test_waiting_in_vain_is_a_failure_in_the_words_given(qapp: QApplication, quick: None) -> None:
    timer = QTimer()
    with pytest.raises(SelfTestFailed, match=r"^the window did not become ready$"):
        module._wait(timer.timeout.connect, lambda: None, "the window did not become ready")
