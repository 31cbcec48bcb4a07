"""The program as a process: no Qt without a window, pipes, interruptions, any locale."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import types
from pathlib import Path

import pytest

from coupexplorer import __main__, __version__

PROGRAM = [sys.executable, "-m", "coupexplorer"]

WITHOUT_QT = """
import sys
import types
from coupexplorer.__main__ import main

for arguments in {commands!r}:
    code = main(arguments)
    qt = [name for name in sys.modules if name.split(".")[0] in {{"PySide6", "shiboken6"}}]
    assert not qt, (arguments, qt)
    print(code, file=sys.stderr)
"""


def test_no_headless_command_imports_qt(tmp_path: Path) -> None:
    """One process runs every command but the two of the window, looking after each."""
    pdf, exported, copied = (str(tmp_path / n) for n in ("o.pdf", "o.json", "o.casebook"))
    commands = [
        ["--version"],
        ["--help"],
        ["search", "--help"],
        ["nonsense"],
        ["export", "--output", exported],
        ["import", exported, "--output", copied],
        ["new", str(tmp_path / "n.casebook"), "--empty"],
        ["search", copied, "sadi"],
        ["check", copied, "--json"],
        ["sheet", copied, "--cases", "iraq-1963", "syria-1966", "--output", pdf],
    ]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT.format(commands=commands)],
        env={**os.environ, "DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "none"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    codes = [line for line in done.stderr.splitlines() if line.isdigit()]
    assert codes == ["0", "0", "0", "2", "0", "0", "0", "0", "0", "0"], done.stderr


def test_the_module_is_the_program() -> None:
    done = subprocess.run([*PROGRAM, "--version"], capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().split() == ["Coup", "Explorer", __version__]


def test_letters_come_out_as_utf_8_in_any_locale(casebook: Path) -> None:
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    env.pop("PYTHONIOENCODING", None)
    done = subprocess.run(
        [*PROGRAM, "search", os.fsencode(casebook), "hukum", "--json"],
        env=env,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "الحاكم" in json.loads(done.stdout.decode("utf-8"))[0]["snippet"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_that_leaves_early_gets_no_complaint() -> None:
    with subprocess.Popen(
        [*PROGRAM, "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()
        assert process.wait(timeout=60) == 1
    assert complaint == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_behind_the_output_is_one_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "--help"], stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert done.stderr.startswith(b"coupexplorer: ")


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ there")
def test_an_interruption_is_one_sentence(tmp_path: Path) -> None:
    """The program waits for a document from a pipe that nobody fills, and is interrupted."""
    pipe = tmp_path / "in.json"
    os.mkfifo(pipe)
    with (
        subprocess.Popen(
            [*PROGRAM, "import", str(pipe), "--output", str(tmp_path / "x.casebook")],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process,
        pipe.open("wb"),
    ):  # opens only once the program has opened the other end
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert (out, err) == (b"", b"coupexplorer: Interrupted.\n")
    assert not (tmp_path / "x.casebook").exists()


def test_main_takes_the_arguments_of_the_process_when_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["coupexplorer", "--version"])
    assert __main__.main() == 0
    assert __version__ in capsys.readouterr().out


def test_the_window_and_the_self_test_are_the_apps(
    monkeypatch: pytest.MonkeyPatch, casebook: Path
) -> None:
    """The one place that knows the app asks it for both, with the file that was named."""
    opened: list[Path | None] = []

    def run_window(file: Path | None) -> int:
        opened.append(file)
        return 5

    app = types.ModuleType("coupexplorer.app")
    app.__dict__["run_window"] = run_window
    app.__dict__["run_self_test"] = lambda: 6
    monkeypatch.setitem(sys.modules, "coupexplorer.app", app)
    assert __main__.main([]) == 5
    assert __main__.main([str(casebook)]) == 5
    assert opened == [None, casebook]
    assert __main__.main(["self-test"]) == 6
