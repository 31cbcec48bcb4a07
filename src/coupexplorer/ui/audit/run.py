"""Checks a casebook in a process of its own: the window's thread only reads what is told."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from coupexplorer.analysis.audit.findings import Severity
from coupexplorer.ui.audit.report import DAMAGE, Found, Report, Sorting, found_of, spot_of
from coupexplorer.ui.guard import guarded

SLICE_S = 0.004
"""How long lines are read before the window has its turn again."""

STOP_MS = 2_000


def own_command(*words: str) -> list[str]:
    """How this program is started again with some words: from Python, or as the bundle it is in.

    A bundle for Windows has a second program for commands, since that of the window writes nothing.
    """
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", "coupexplorer", *words]
    window = Path(sys.executable)
    commands = window.with_name(f"{window.stem}-cli{window.suffix}")
    return [str(commands if commands.exists() else window), *words]


class AuditRun(QObject):
    """At most one check at a time; starting another, or stopping, ends the one under way.

    ``progressed`` tells the share that is done, from 0 to 1. Then either ``finished(Report)`` or
    ``failed`` with one sentence; neither after ``stop``.
    """

    progressed = Signal(float)
    finished = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject, command: Callable[..., list[str]] = own_command) -> None:
        super().__init__(parent)
        self._command = command
        self._process: QProcess | None = None
        self._ended = False
        self._whole = False
        self._sorting = Sorting()
        self._left: dict[str, int] = {}
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._read)

    @property
    def is_running(self) -> bool:
        """Whether a check is under way."""
        return self._process is not None

    def start(self, file: Path, *, context: bool) -> None:
        """Check a casebook file, with or without the layer beyond the base texts."""
        self.stop()
        self._ended = self._whole = False
        self._sorting, self._left = Sorting(), {}
        words = ["check", "--lines", *([] if context else ["--without-context"])]
        program, *arguments = self._command(*words, "--", str(file.resolve()))
        process = self._process = QProcess(self)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._has_ended)
        process.errorOccurred.connect(self._has_failed)
        process.start(program, arguments)

    def stop(self) -> None:
        """End the check under way, if there is one, and forget what it told."""
        process, self._process = self._process, None
        self._next.stop()
        if process is None:
            return
        process.blockSignals(True)
        if process.state() != QProcess.ProcessState.NotRunning:
            process.kill()
            process.waitForFinished(STOP_MS)
        process.deleteLater()

    @guarded(None)
    def _read(self) -> None:
        """Read lines for a few milliseconds; what is left is read in the next turn."""
        process = self._process
        if process is None:
            return
        until = time.monotonic() + SLICE_S
        while process.canReadLine():
            self._take(json.loads(bytes(process.readLine().data())))
            if self._process is not process:
                return
            if time.monotonic() > until:
                self._next.start()
                return
        if self._ended:
            self._hand_over(process)

    def _take(self, line: dict[str, Any]) -> None:
        match line:
            case {"done": share}:
                self.progressed.emit(share)
            case {"damage": sentence}:
                self._sorting.add(Found(Severity.ERROR, DAMAGE, sentence))
            case {"finding": told}:
                self._sorting.add(found_of(told))
            case {"records": told}:
                self._sorting.extend(tuple(spot_of(one) for one in told))
            case {"left": {"rule": rule, "count": count}}:
                self._left[rule] = count
            case {"whole": _}:
                self._whole = True

    def _hand_over(self, process: QProcess) -> None:
        said = bytes(process.readAllStandardError().data()).decode("utf-8", "replace").strip()
        report = Report.of(self._sorting, MappingProxyType(self._left))
        whole = self._whole
        self.stop()
        if whole:
            self.finished.emit(report)
        else:
            last = said.splitlines()[-1].partition(": ")[2] if said else ""
            self.failed.emit(last or self.tr("The check ended before it was done."))

    @guarded(None)
    def _has_ended(self, *_: object) -> None:
        self._ended = True
        self._read()

    @guarded(None)
    def _has_failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.stop()
            self.failed.emit(self.tr("The check could not be started."))
