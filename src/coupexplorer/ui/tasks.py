"""Work off the GUI thread: one call in, one answer back, superseded answers dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal

from coupexplorer.ui.guard import guarded


@dataclass(frozen=True, slots=True)
class _Task:
    lane: str
    turn: int
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


class Tasks(QObject):
    """Runs plain callables on the thread pool and hands their answers to the GUI thread.

    Tasks in one ``lane`` supersede each other: only the newest one's answer is delivered.
    """

    _answered = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turns: dict[str, int] = {}
        self._pool = QThreadPool(self)
        self._answered.connect(self._deliver)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        *,
        lane: str,
    ) -> None:
        """Start ``work``; then ``done(answer)`` or ``failed(error)`` is called on this thread."""
        turn = self._turns.get(lane, 0) + 1
        self._turns[lane] = turn
        task = _Task(lane, turn, done, failed)
        answered = self._answered

        def call() -> None:
            try:
                answer = work()
            except Exception as error:
                answered.emit(task, None, error)
            else:
                answered.emit(task, answer, None)

        self._pool.start(call)

    def cancel(self, lane: str) -> None:
        """Drop the answer of whatever runs in a lane."""
        self._turns[lane] = self._turns.get(lane, 0) + 1

    def finish(self) -> None:
        """Drop all answers and wait for the workers, before the program ends."""
        for lane in self._turns:
            self.cancel(lane)
        self._pool.waitForDone()

    @guarded(None)
    def _deliver(self, task: _Task, answer: Any, error: Exception | None) -> None:
        if self._turns.get(task.lane) != task.turn:
            return
        if error is not None:
            task.failed(error)
        else:
            task.done(answer)
