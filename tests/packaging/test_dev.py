"""The README's two commands: when a window may open, what is installed for it, what is checked."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev
import release

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the scripts with nothing around them, so that a slip installs nothing here."""
    shutil.copytree(ROOT / "packaging", tmp_path / "packaging")
    return tmp_path


def call(checkout: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    return subprocess.run(
        [sys.executable, str(checkout / "packaging" / "dev.py"), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**kept, **environ},
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack a display")
@pytest.mark.parametrize("arguments", [(), ("--",), ("mine.casebook",), ("--", "mine.casebook")])
def test_run_without_a_display_says_so_in_one_sentence(
    checkout: Path, arguments: tuple[str, ...]
) -> None:
    answer = call(checkout, "run", *arguments)
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.count("\n") == 1
    assert "no display" in answer.stderr
    assert "python3 packaging/dev.py run sheet --output sheet.pdf" in answer.stderr
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize("first", ["sheet", "search", "export", "network", "check", "new"])
@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_headless_commands_start_as_they_are(first: str, platform: str) -> None:
    environ = {"HOME": "/home/reader"}
    assert dev.variables(first, platform, environ) == environ


@pytest.mark.parametrize("first", ["--version", "--help", "-h"])
def test_questions_start_without_a_display(first: str) -> None:
    assert dev.variables(first, "linux", {}) == {}


def test_self_test_opens_a_window_that_nobody_sees() -> None:
    assert dev.variables("self-test", "linux", {}) == {"QT_QPA_PLATFORM": "offscreen"}
    assert dev.variables("self-test", "linux", {"DISPLAY": ":0"}) == {"DISPLAY": ":0"}


@pytest.mark.parametrize("first", ["", "mine.casebook", "sheets", "--full-screen"])
def test_a_window_starts_only_with_a_display(first: str) -> None:
    assert dev.variables(first, "linux", {}) is None
    assert dev.variables(first, "linux", {"DISPLAY": ":0"}) == {"DISPLAY": ":0"}
    assert dev.variables(first, "win32", {}) == {}


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("linux", {"QT_QPA_PLATFORM": "xcb"}, False),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_where_a_window_can_open(platform: str, environ: dict[str, str], expected: bool) -> None:
    assert dev.has_display(platform, environ) is expected


@pytest.mark.parametrize("first", dev.HEADLESS)
def test_headless_commands_take_nothing_from_the_system(first: str) -> None:
    assert dev.system_uses(first, {"DISPLAY": ":0"}) == ()


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"DISPLAY": ":0"}, {"always", "x11", "printing"}),
        ({"WAYLAND_DISPLAY": "wayland-0"}, {"always", "x11", "wayland", "printing"}),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, {"always"}),
    ],
)
def test_a_window_takes_what_its_display_needs(environ: dict[str, str], expected: set[str]) -> None:
    assert set(dev.system_uses("", environ)) == expected


def python_step(name: str, code: str) -> dev.Step:
    return dev.Step(name, f"step {name}", (Path(sys.executable).name, "-c", code))


def test_every_step_runs_even_after_a_failure(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    mark = tmp_path / "mark"
    steps = [
        python_step("first", "raise SystemExit(3)"),
        python_step("second", f"open({str(mark)!r}, 'w').close()"),
    ]
    assert dev.run_steps(steps, Path(sys.executable).parent, os.environ) == 1
    assert mark.exists()
    summary = capfd.readouterr().out.partition("== summary")[2].splitlines()
    assert [line.split()[:2] for line in summary if line] == [
        ["first", "FAILED"],
        ["second", "passed"],
    ]


def test_passing_steps_end_with_0_and_see_the_given_environment() -> None:
    code = "import os; raise SystemExit(os.environ['QT_QPA_PLATFORM'] != 'offscreen')"
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    assert dev.run_steps([python_step("qt", code)], Path(sys.executable).parent, environ) == 0


def test_the_door_checks_format_lint_types_imports_and_tests() -> None:
    commands = {step.name: step.command for step in dev.STEPS}
    assert commands["format"] == ("ruff", "format", "--check", ".")
    assert commands["lint"] == ("ruff", "check", ".")
    assert commands["types"] == ("mypy",)
    assert commands["imports"] == ("lint-imports", "--no-cache")
    assert commands["tests"][0] == "pytest"
    assert f"--cov-fail-under={dev.COVERAGE_FLOOR}" in commands["tests"]
    assert dev.COVERAGE_FLOOR >= 80


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("tset",),
        ("test", "--fast"),
        ("check", "spelling"),
        ("run-tests",),
        ("build",),
        ("build", "rpm"),
    ],
)
def test_anything_else_is_bad_usage(checkout: Path, arguments: tuple[str, ...]) -> None:
    answer = call(checkout, *arguments)
    assert answer.returncode == 2
    assert answer.stderr.startswith("usage: python3 packaging/dev.py run")


def test_the_door_builds_every_package_there_is() -> None:
    assert set(dev.PACKAGES) == set(release.JOBS)


def test_help_is_no_error(checkout: Path) -> None:
    answer = call(checkout, "--help")
    assert answer.returncode == 0
    assert answer.stdout.startswith("usage:")


def test_ci_calls_the_test_command_from_any_folder() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert "set -euo pipefail" in lines
    assert lines[-1] == "python3 packaging/dev.py test"
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
