"""Start and memory against a bare Qt window: goals 1 to 3. Run by hand, prints medians.

``python -m tests.benchmarks.bench_start [ROUNDS]``. Both programs run as whole processes, in turn,
on the same platform plugin; times are processor time of the process, so that a busy machine
matters less.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = "bare"
APP = "app"
ROUNDS = 7
STAGES = ("painted", "usable", "ready")


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
            painted = time.process_time()
            QTimer.singleShot(
                200, lambda: report(**dict.fromkeys(STAGES, painted), memory=memory_mb(), block=0)
            )

    window = Window()
    window.resize(1440, 900)
    window.show()
    application.exec()


def app(folder: Path) -> None:
    """The whole program on the reader's copy of the built-in casebook."""
    from PySide6.QtCore import QTimer

    from coupexplorer.app import make_application, reader_copy_in
    from coupexplorer.ui.session import Session
    from coupexplorer.ui.settings import Settings

    application = make_application()
    session = Session(application, Settings(folder / "s.ini"), lambda: reader_copy_in(folder))
    figures: dict[str, float] = {"block": 0.0}
    last = [0.0]

    def beat() -> None:
        now = time.perf_counter()
        if last[0]:
            figures["block"] = max(figures["block"], now - last[0])
        last[0] = now

    heart = QTimer()
    heart.setInterval(1)
    heart.timeout.connect(beat)

    def painted() -> None:
        figures["painted"] = time.process_time()
        heart.start()

    def usable() -> None:
        figures["usable"] = time.process_time()

    def ready() -> None:
        figures["ready"] = time.process_time()
        QTimer.singleShot(300, lambda: report(memory=memory_mb(), **figures))

    session.window.painted.connect(painted)
    session.usable.connect(usable)
    session.ready.connect(ready)
    session.window.resize(1440, 900)
    session.window.show()
    application.exec()


def run(what: str, folder: Path) -> dict[str, float]:
    """One whole process; its figures."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_start", what, str(folder)]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode or not done.stdout.strip():
        raise SystemExit(f"{what} failed:\n{done.stderr}")
    figures: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


def main(arguments: list[str]) -> None:
    """Interleave the rounds and print medians and ratios."""
    if arguments and arguments[0] == BARE:
        bare()
    if arguments and arguments[0] == APP:
        app(Path(arguments[1]))
    rounds = int(arguments[0]) if arguments else ROUNDS
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        run(APP, folder)
        seen = {what: [] for what in (BARE, APP)}  # type: dict[str, list[dict[str, float]]]
        for _ in range(rounds):
            for what in (BARE, APP):
                seen[what].append(run(what, folder))
    for key, unit in (*((stage, "s CPU") for stage in STAGES), ("memory", "MB")):
        base = statistics.median(f[key] for f in seen[BARE])
        ours = statistics.median(f[key] for f in seen[APP])
        print(f"{key:8} bare {base:8.3f}  app {ours:8.3f} {unit}  ratio {ours / base:.2f}")
    blocks = sorted(f["block"] * 1000 for f in seen[APP])
    print(f"longest gap of the event loop after the first paint: median "
          f"{statistics.median(blocks):.0f} ms, worst {blocks[-1]:.0f} ms")  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
