"""The real window, offscreen: opened on a file, waited for, and timed until it is painted."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, Qt, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication
from tests.benchmarks.figures import refuse

from coupexplorer.app import make_application, reader_copy_in
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.session import Session
from coupexplorer.ui.settings import Settings

QUIET_TURNS, TURN_S = 20, 0.005
FOREVER_S = 300.0
LONG_MS = 100


class RealWindow:
    """The whole program on one file, or on the reader's copy of the built-in casebook.

    Use it in a ``with`` block; a fresh folder means a fresh layout.
    """

    def __init__(self, folder: Path, file: Path | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.session = Session(
            make_application(), Settings(folder / "s.ini"), lambda: reader_copy_in(folder),
            file=file,
        )  # fmt: skip
        self.session.announce = refuse
        loop = QEventLoop()
        self.session.ready.connect(loop.quit)
        self.session.window.resize(1440, 900)
        self.session.window.show()
        loop.exec()
        self.rest()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.session.window.close()
        turn()

    def painted(self, act: Callable[[], object]) -> float:
        """Milliseconds of processor time until what an act changes is painted, in every pane, also
        where it is read off the GUI thread."""
        begin = time.process_time()
        act()
        turn()
        pools, waiting, naps = self._pools(), self._turns_of_panes(), waits()
        while is_busy(pools) or any(timer.isActive() for timer in waiting):
            turn()
            time.sleep(next(naps))
        turn()
        return (time.process_time() - begin) * 1000

    def answered(self, act: Callable[[], object]) -> float:
        """Milliseconds the GUI thread works until every visible pane has answered an act and is
        painted; what is read on beside it does not count."""
        begin, waiting = time.thread_time(), self._turns_of_panes()
        act()
        turn()
        while any(timer.isActive() for timer in waiting):
            turn()
        turn()
        return (time.thread_time() - begin) * 1000

    def drop_reading(self) -> None:
        """Let panes give up what they still read of a large casebook, and wait for that."""
        for pane in self.session.window.findChildren(Pane):
            for name in ("reader", "supply"):
                finish = getattr(getattr(pane, name, None), "finish", None)
                if finish is not None:
                    finish()
        self.rest()

    def rest(self) -> None:
        """Wait until nothing more is read, also of what is begun a little later."""
        rest(self.session, self.session.window)

    def _turns_of_panes(self) -> list[QTimer]:
        """The timers by which panes wait for their turn to catch up."""
        own = Qt.FindChildOption.FindDirectChildrenOnly
        panes = self.session.window.findChildren(Pane)
        timers = [timer for pane in panes for timer in pane.findChildren(QTimer, options=own)]
        return [timer for timer in timers if timer.interval() < LONG_MS]

    def _pools(self) -> list[QThreadPool]:
        return pools_of(self.session, self.session.window)


def turn() -> None:
    """Let everything asked for happen and be painted."""
    for _ in range(2):
        QApplication.sendPostedEvents()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def pools_of(*owners: QObject) -> list[QThreadPool]:
    """The threads that read for some objects and their children."""
    return [pool for owner in owners for pool in owner.findChildren(QThreadPool)]


def is_busy(pools: list[QThreadPool]) -> bool:
    """Whether something is being read."""
    return any(pool.activeThreadCount() for pool in pools)


def rest(*owners: QObject) -> None:
    """Wait until nothing has been read for some objects for a tenth of a second."""
    quiet, end = 0, time.monotonic() + FOREVER_S
    while quiet < QUIET_TURNS and time.monotonic() < end:
        turn()
        quiet = 0 if is_busy(pools_of(*owners)) else quiet + 1
        time.sleep(TURN_S)


def waits() -> Iterator[float]:
    """Seconds to sleep between looks, more and more: looking takes processor time, too."""
    nap = 0.0002
    while True:
        yield nap
        nap = min(nap * 1.2, 0.004)


def until(holds: Callable[[], bool]) -> None:
    """Turn the event loop until something is so."""
    end, naps = time.monotonic() + FOREVER_S, waits()
    while not holds():
        turn()
        time.sleep(next(naps))
        if time.monotonic() > end:
            raise TimeoutError("what was waited for did not happen")


class Heart:
    """Beats a thousand times a second while the event loop turns; ``longest`` is the longest pause
    in milliseconds.

    Of the clock and the processor time of the process the lesser counts: waiting for a processor is
    no fault of ours, and threads that work beside a loop that turns are none either.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self._before: tuple[float, float] | None = None
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(lambda: self._beat())

    def start(self) -> None:
        """Begin to beat."""
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter(), time.process_time()
        if self._before is not None:
            pause = min(now[0] - self._before[0], now[1] - self._before[1])
            self.longest = max(self.longest, pause * 1000)
        self._before = now
