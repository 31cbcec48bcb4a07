"""Work off the GUI thread: answers come home, superseded ones do not, and the end waits."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from coupexplorer.ui.tasks import Tasks

LONG_S = 20.0


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    """Tasks that are finished at the end of the test."""
    tasks = Tasks()
    yield tasks
    tasks.finish()


def refuse(error: Exception) -> None:
    """For work that is not expected to fail."""
    raise AssertionError(f"unexpected failure: {error!r}")


def nothing(_answer: object) -> None:
    """For answers and failures nobody asks about."""


def broken() -> None:
    """Work that fails."""
    raise ValueError("no such thing")


def held(gate: threading.Event, answer: str) -> Callable[[], str]:
    """Work that answers only once the gate is open."""

    def work() -> str:
        assert gate.wait(LONG_S)
        return answer

    return work


def settle(qtbot: QtBot, tasks: Tasks) -> None:
    """Let everything that was started answer: a last task in a lane of its own comes after it."""
    tasks._pool.waitForDone()
    last: list[object] = []
    tasks.run(lambda: None, last.append, refuse, lane="last of all")
    qtbot.waitUntil(lambda: bool(last))


def test_work_runs_elsewhere_and_its_answer_comes_home(qtbot: QtBot, tasks: Tasks) -> None:
    threads: list[threading.Thread] = []
    tasks.run(
        threading.current_thread,
        lambda worker: threads.extend((worker, threading.current_thread())),
        refuse,
        lane="a",
    )
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_a_failure_comes_home_as_the_error_it_was(qtbot: QtBot, tasks: Tasks) -> None:
    failures: list[Exception] = []
    answers: list[object] = []
    tasks.run(broken, answers.append, failures.append, lane="a")
    qtbot.waitUntil(lambda: bool(failures))
    assert str(failures[0]) == "no such thing"
    assert type(failures[0]) is ValueError
    assert answers == []


def test_no_answer_at_all_is_an_answer(qtbot: QtBot, tasks: Tasks) -> None:
    answers: list[object] = []
    tasks.run(lambda: None, answers.append, refuse, lane="a")
    qtbot.waitUntil(lambda: answers == [None])


def test_only_the_newest_of_a_lane_is_heard(qtbot: QtBot, tasks: Tasks) -> None:
    gate = threading.Event()
    answers: list[str] = []
    tasks.run(held(gate, "old"), answers.append, refuse, lane="a")
    tasks.run(lambda: "new", answers.append, refuse, lane="a")
    gate.set()
    settle(qtbot, tasks)
    assert answers == ["new"]


def test_the_failure_of_a_superseded_task_is_not_heard(qtbot: QtBot, tasks: Tasks) -> None:
    answers: list[str] = []
    tasks.run(broken, answers.append, refuse, lane="a")
    tasks.run(lambda: "new", answers.append, refuse, lane="a")
    settle(qtbot, tasks)
    assert answers == ["new"]


def test_lanes_do_not_stand_in_one_anothers_way(qtbot: QtBot, tasks: Tasks) -> None:
    gate = threading.Event()
    answers: list[str] = []
    tasks.run(held(gate, "slow"), answers.append, refuse, lane="a")
    tasks.run(lambda: "quick", answers.append, refuse, lane="b")
    qtbot.waitUntil(lambda: answers == ["quick"])
    gate.set()
    qtbot.waitUntil(lambda: answers == ["quick", "slow"])


def test_one_after_another_all_of_a_lane_are_heard(qtbot: QtBot, tasks: Tasks) -> None:
    answers: list[str] = []
    for word in ("first", "second", "third"):
        tasks.run(word.upper, answers.append, refuse, lane="a")
        settle(qtbot, tasks)
    assert answers == ["FIRST", "SECOND", "THIRD"]


def test_a_cancelled_task_is_not_heard(qtbot: QtBot, tasks: Tasks) -> None:
    answers: list[str] = []
    tasks.run(lambda: "late", answers.append, refuse, lane="a")
    tasks.cancel("a")
    settle(qtbot, tasks)
    assert answers == []


def test_after_a_cancelled_task_the_lane_goes_on(qtbot: QtBot, tasks: Tasks) -> None:
    answers: list[str] = []
    tasks.cancel("a")
    tasks.run(lambda: "heard", answers.append, refuse, lane="a")
    qtbot.waitUntil(lambda: answers == ["heard"])


def test_the_end_waits_for_the_workers_and_hears_none_of_them(qtbot: QtBot, tasks: Tasks) -> None:
    """Whatever runs when the window closes may still touch its file: it is waited for."""
    started, ended = threading.Event(), threading.Event()
    answers: list[str] = []

    def work() -> str:
        started.set()
        ended.set()
        return "too late"

    tasks.run(work, answers.append, refuse, lane="a")
    tasks.finish()
    assert started.is_set()
    assert ended.is_set()
    settle(qtbot, tasks)
    assert answers == []


def test_a_fault_in_the_receiver_is_reported_and_harms_no_other(
    qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: faults.append(str(error)))

    def clumsy(_answer: object) -> None:
        raise RuntimeError("dropped it")

    tasks.run(lambda: 1, clumsy, nothing, lane="a")
    qtbot.waitUntil(lambda: faults == ["dropped it"])
    answers: list[int] = []
    tasks.run(lambda: 2, answers.append, refuse, lane="a")
    qtbot.waitUntil(lambda: answers == [2])
