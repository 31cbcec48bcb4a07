"""A job in slices: the window lives between them, and workers do what takes long."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.turns import Slices, Turns


@pytest.fixture
def turns(qtbot: QtBot) -> Iterator[Turns]:
    """Turns whose workers are finished at the end of the test."""
    tasks = Tasks()
    turns = Turns(tasks)
    yield turns
    turns.stop()
    tasks.finish()


def test_what_waits_for_its_time_comes_between_two_slices(qtbot: QtBot, turns: Turns) -> None:
    seen: list[str] = []
    timer = QTimer()
    timer.timeout.connect(lambda: seen.append("the window"))

    def job() -> Slices:
        timer.start(0)
        for number in range(3):
            seen.append(f"slice {number}")
            yield None
        seen.append("end")

    turns.run(job())
    qtbot.waitUntil(lambda: "end" in seen)
    timer.stop()
    for number in range(2):
        between = seen[seen.index(f"slice {number}") : seen.index(f"slice {number + 1}")]
        assert "the window" in between


def test_long_work_is_done_by_a_worker_and_the_rest_waits_for_it(
    qtbot: QtBot, turns: Turns
) -> None:
    threads: list[threading.Thread] = []

    def job() -> Slices:
        threads.append(threading.current_thread())
        yield lambda: threads.append(threading.current_thread())
        threads.append(threading.current_thread())

    turns.run(job())
    qtbot.waitUntil(lambda: len(threads) == 3)
    assert threads[0] is threads[2] is threading.main_thread()
    assert threads[1] is not threading.main_thread()


def test_what_a_worker_raises_is_raised_in_the_job(qtbot: QtBot, turns: Turns) -> None:
    told: list[str] = []

    def refuse() -> None:
        raise OSError("the disk is gone")

    def job() -> Slices:
        try:
            yield refuse
        except OSError as error:
            told.append(str(error))
        yield None
        told.append("went on")

    turns.run(job())
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["the disk is gone", "went on"]


def test_a_stopped_job_does_no_further_slice(qtbot: QtBot, turns: Turns) -> None:
    done: list[int] = []

    def job() -> Slices:
        for number in range(100):
            done.append(number)
            if number == 1:
                turns.stop()
            yield None

    turns.run(job())
    qtbot.waitUntil(lambda: len(done) == 2)
    qtbot.wait(20)
    assert done == [0, 1]


def test_a_fault_in_a_slice_is_reported_and_ends_the_job(
    qtbot: QtBot, turns: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: reported.append(kind.__name__))

    def job() -> Slices:
        yield None
        raise ValueError("a fault of ours")

    turns.run(job())
    qtbot.waitUntil(lambda: bool(reported))
    assert reported == ["ValueError"]
