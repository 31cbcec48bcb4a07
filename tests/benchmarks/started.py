"""The two programs whose start is compared: a bare Qt window, and the whole program.

Nothing is imported here before it is needed: what this module imports would count as their start.
``python -m tests.benchmarks.started bare`` or ``… app FOLDER [FILE]`` prints figures as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.benchmarks.real_window import Heart

BARE, APP = "bare", "app"
STAGES = ("painted", "usable", "ready")
LAST_WAIT_MS = 300


def memory_mb() -> float:
    """Resident memory of this process in megabytes."""
    for line in Path("/proc/self/status").read_text("utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def report(**figures: float) -> None:
    """Hand the figures to the parent process and end at once."""
    print(json.dumps(figures), flush=True)
    os._exit(0)


def bare() -> None:
    """The least a Qt program can be: an application and an empty main window."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            painted = time.process_time() * 1000
            stages = dict.fromkeys(STAGES, painted)
            QTimer.singleShot(LAST_WAIT_MS, lambda: report(**stages, memory=memory_mb(), block=0))

    window = Window()
    window.resize(1440, 900)
    window.show()
    application.exec()


def app(folder: Path, file: Path | None) -> None:
    """The whole program on a file, or on the reader's copy of the built-in casebook."""
    from PySide6.QtCore import QTimer

    from coupexplorer.app import make_application, reader_copy_in
    from coupexplorer.ui.session import Session
    from coupexplorer.ui.settings import Settings

    application = make_application()
    settings = Settings(folder / "s.ini")
    session = Session(application, settings, lambda: reader_copy_in(folder), file=file)
    figures: dict[str, float] = {}
    hearts: list[Heart] = []

    def announce(sentence: str) -> None:
        from tests.benchmarks.figures import refuse

        refuse(sentence)

    session.announce = announce

    def seen(stage: str) -> None:
        figures[stage] = time.process_time() * 1000
        if stage == STAGES[0]:
            from tests.benchmarks.figures import give_up
            from tests.benchmarks.real_window import Heart

            sys.excepthook = give_up
            hearts.append(Heart())
            hearts[0].start()

    def finish() -> None:
        from tests.benchmarks.real_window import rest

        if file is not None:
            rest(session, session.window)
        report(memory=memory_mb(), block=hearts[0].longest, **figures)

    session.window.painted.connect(lambda: seen("painted"))
    session.usable.connect(lambda: seen("usable"))
    session.ready.connect(lambda: seen("ready"))
    session.ready.connect(lambda: QTimer.singleShot(LAST_WAIT_MS, finish))
    session.window.resize(1440, 900)
    session.window.show()
    application.exec()


if __name__ == "__main__":
    if sys.argv[1] == BARE:
        bare()
    app(Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
