"""The bundle against a bare Qt window bundled in the same way: start, memory and size.

``python -m tests.benchmarks.bench_installed [BUNDLE] [--rounds N]`` needs the bundle built
(`python3 packaging/dev.py build bundle`), Xvfb, openbox, xdotool and xprop. Both programs run as
they are: what is seen from outside is when the desktop lists the window and when its title names
the casebook, with the processor time spent till then.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import IO, NamedTuple

from tests.installed.display import Display, virtual_display

ROOT = Path(__file__).resolve().parents[2]
BARE = """\
import sys
from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication([])
window = QMainWindow()
window.setWindowTitle("Bare window")
window.resize(1440, 900)
window.show()
sys.exit(application.exec())
"""
AT_REST_TICKS = 3
"""Looks, a second apart, at which no more processor time was spent: the start is over."""


class Start(NamedTuple):
    """One start: processor seconds until the window stood, until its title was the last, until
    all was at rest, and megabytes of memory (shared pages by their share) then."""

    listed: float
    titled: float
    at_rest: float
    memory: float


def spent(process: int) -> float:
    """Processor seconds of a process and all its threads, in hundredths."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_of(process: int) -> float:
    """Megabytes of memory, pages shared with others counted by their share."""
    for line in Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


@contextmanager
def watched(display: Display, *words: str) -> Iterator[IO[str]]:
    """What xprop tells of a property, a line at each change."""
    watcher = subprocess.Popen(
        ["xprop", "-spy", *words], env=display.environ, stdout=subprocess.PIPE, text=True
    )
    assert watcher.stdout is not None
    try:
        yield watcher.stdout
    finally:
        watcher.kill()
        watcher.communicate()


def start(display: Display, command: list[str], title: str, home: Path) -> Start:
    """Start a program, watch it until it is at rest, and end it."""
    environ = {**display.environ, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    environ.pop("QT_QPA_PLATFORM", None)
    with watched(display, "-root", "_NET_CLIENT_LIST") as listing:
        listing.readline()
        program = subprocess.Popen(command, env=environ)
        while "0x" not in (line := listing.readline()):
            pass
        listed = spent(program.pid)
        window = line.split("#")[1].split(",")[0].strip()
        with watched(display, "-id", window, "_NET_WM_NAME") as naming:
            while title not in naming.readline():
                pass
            titled = spent(program.pid)
        at_rest = _wait_for_rest(program)
        seen = Start(listed, titled, at_rest, memory_of(program.pid))
        program.send_signal(signal.SIGTERM)
        program.wait()
        while "0x" in listing.readline():
            pass
    return seen


def _wait_for_rest(program: subprocess.Popen[bytes]) -> float:
    looks = [spent(program.pid)]
    while len(looks) < AT_REST_TICKS or looks[-1] - looks[-AT_REST_TICKS] > 0.02:
        try:
            program.wait(timeout=1)
        except subprocess.TimeoutExpired:
            looks.append(spent(program.pid))
        else:
            raise SystemExit(f"the program ended with {program.returncode}")
    return looks[-1]


def build_bare(folder: Path) -> Path:
    """A bare window, bundled by the same tool; its folder."""
    script = folder / "bare.py"
    script.write_text(BARE, encoding="utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR", "--onedir"]
    places = ["--distpath", str(folder), "--workpath", str(folder / "work")]
    subprocess.run([*command, *places, "--specpath", str(folder), str(script)], check=True)
    return folder / "bare"


def size_mb(folder: Path) -> float:
    """Megabytes of a folder's files."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1e6


def measure(bundle: Path, rounds: int) -> list[str]:
    """Rows of a table: what was measured, of the program, of the bare window, and the ratio."""
    with tempfile.TemporaryDirectory() as scratch, virtual_display("1600x1000") as display:
        home = Path(scratch) / "home"
        home.mkdir(mode=0o700)
        bare = build_bare(Path(scratch))
        program = [str(bundle / "coupexplorer")]
        first = start(display, program, "Ba'ath", home)
        seen: dict[str, list[Start]] = {"app": [], "bare": []}
        for _ in range(rounds):
            seen["bare"].append(start(display, [str(bare / "bare")], "Bare", home))
            seen["app"].append(start(display, program, "Ba'ath", home))
        rows = [f"first start of all, at rest: {first.at_rest:.2f} s"]
        for field, unit in (("listed", "s"), ("titled", "s"), ("at_rest", "s"), ("memory", "MB")):
            ours = median(getattr(one, field) for one in seen["app"])
            theirs = median(getattr(one, field) for one in seen["bare"])
            rows.append(f"{field}: {ours:.2f} {unit}, bare {theirs:.2f}, {ours / theirs:.2f} x")
        ours, theirs = size_mb(bundle), size_mb(bare)
        return [*rows, f"installed size: {ours:.0f} MB, bare {theirs:.0f}, {ours / theirs:.2f} x"]


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundle", nargs="?", type=Path, default=ROOT / "dist" / "coupexplorer")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(f"processor count: {os.cpu_count()}")
    print(*measure(options.bundle, options.rounds), sep="\n")


if __name__ == "__main__":
    main()
