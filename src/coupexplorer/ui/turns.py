"""A long job on the GUI thread, a slice a turn of the event loop, so that the window answers."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QObject, QTimer

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.tasks import Tasks

LANE = "turns"

Slices = Generator[Callable[[], object] | None, None, None]
"""A job between whose slices the window lives. It yields None to let the event loop turn, or work
for a worker; then it goes on when that is done, and what the work raised is raised in it."""


class Turns(QObject):
    """Runs one job at a time, until it ends or is stopped."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._job: Slices | None = None
        # A timer, since what is only posted goes before everything that waits for its time.
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._turn)

    def run(self, job: Slices) -> None:
        """Begin a job, in place of one that has not ended."""
        self.stop()
        self._job = job
        self._go_on(job)

    def stop(self) -> None:
        """Do no further slice; nothing when no job runs."""
        if self._job is not None:
            self._job = None
            self._next.stop()
            self._tasks.cancel(LANE)

    @guarded(None)
    def _turn(self) -> None:
        if self._job is not None:
            self._go_on(self._job)

    @guarded(None)
    def _go_on(self, job: Slices, error: Exception | None = None) -> None:
        # A slice may run an event loop of its own, in which the job is stopped.
        if self._job is not job:
            return
        try:
            work = next(job) if error is None else job.throw(error)
        except StopIteration:
            self._end(job)
        except BaseException:
            self._end(job)
            raise
        else:
            self._wait(job, work)

    def _wait(self, job: Slices, work: Callable[[], object] | None) -> None:
        if self._job is not job:
            return
        if work is None:
            self._next.start(0)
        else:
            self._tasks.run(
                work,
                lambda _answer: self._go_on(job),
                lambda error: self._go_on(job, error),
                lane=LANE,
            )

    def _end(self, job: Slices) -> None:
        if self._job is job:
            self.stop()
