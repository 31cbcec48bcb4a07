"""What the system asks of a process from outside, ending, turned into a call on the GUI thread."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

from coupexplorer.ui.guard import guarded

TERMINAL_GONE = "SIGHUP"
NAMES = ("SIGTERM", "SIGINT", TERMINAL_GONE)


class EndingSignals(QObject):
    """Calls ``end`` with the number of the first signal that asks the program to end.

    The same one a second time, SIGTERM or SIGINT, ends the process at once: whoever asks twice will
    not wait. Another kind does not: session managers and terminals send two kinds for one end, and
    SIGHUP says nothing more once the program closes. A signal that the process was started to
    ignore stays ignored. On Windows, which has no such signals, nothing is done.
    """

    def __init__(self, end: Callable[[int], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = end
        self._before: dict[int, signal._HANDLER] = {}
        self._pipe: tuple[int, int] | None = None
        self._notifier: QSocketNotifier | None = None
        self._listen()

    def stop(self) -> None:
        """Leave signals to whoever had them before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before = {}
        if self._pipe is not None and self._notifier is not None:
            self._notifier.setEnabled(False)
            signal.set_wakeup_fd(-1)
            for descriptor in self._pipe:
                os.close(descriptor)
            self._pipe = None

    def _listen(self) -> None:
        if sys.platform == "win32":
            return
        # The interpreter itself notices a signal only when it runs, and a window that waits for
        # its reader runs nothing; the byte in the pipe wakes the event loop.
        self._pipe = read, write = os.pipe()
        for descriptor in self._pipe:
            os.set_blocking(descriptor, False)
        self._notifier = QSocketNotifier(read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for name in NAMES:
            number = getattr(signal, name)
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, lambda *_: None)

    @guarded(None)
    def _wake(self, *_: object) -> None:
        if self._pipe is None:
            return
        heard = [number for number in os.read(self._pipe[0], 64) if number in self._before]
        if heard:
            taken, self._before = list(self._before), {}
            for number in taken:
                signal.signal(number, _while_closing(number, number in heard))
            self.stop()
            self._end(heard[0])


def _while_closing(number: int, heard: bool) -> signal._HANDLER:
    """What becomes of a signal from the first one on."""
    if signal.Signals(number).name == TERMINAL_GONE:
        return signal.SIG_IGN
    return signal.SIG_DFL if heard else _hear_once


def _hear_once(number: int, _frame: object) -> None:
    """Only the next one of the kind ends the process, once the interpreter has heard this one."""
    signal.signal(number, signal.SIG_DFL)
