"""The one script behind the README's commands: `run` opens the program, `test` runs every check,
`build` makes what is given to others, `proof` uses it on bare machines.

Standard library only, and readable by any Python 3.8 or newer, so that a machine with an
unsupported Python gets a sentence and not a syntax error.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from environment import ROOT, Environment, EnvironmentMissingError, choose_interpreter
from system_packages import MissingPackagesError, secure

USAGE = """\
usage: python3 packaging/dev.py run [arguments of coupexplorer ...]
       python3 packaging/dev.py test
       python3 packaging/dev.py check [format] [lint] [types] [imports] [tests]
       python3 packaging/dev.py build {wheel,bundle,deb,windows,macos,flatpak} ...
       python3 packaging/dev.py proof [arguments of pytest ...]

run    opens the program, or runs one of its commands (run sheet --output sheet.pdf)
test   runs every check; what CI runs
check  runs the named checks only
build  makes packages in dist/
proof  builds the packages and uses them on bare systems (Debian, as root, many minutes)
The environment in .venv and missing system packages are installed first."""

COVERAGE_FLOOR = 80  # per cent of branches and lines; raise it, never lower it

# The first arguments with which the program needs no display.
HEADLESS = ("sheet", "search", "export", "network", "check", "new", "--version", "--help", "-h")
# The self-test opens the window, but is content with one that nobody sees.
OFFSCREEN = ("self-test",)

PACKAGES = ("wheel", "bundle", "deb", "windows", "macos", "flatpak")

# What building takes from the system: all that the program uses, and the tools.
BUILDING = ("always", "x11", "wayland", "printing", "building")
PROVING = (*BUILDING, "proving")
ASKED_FOR = "COUPEXPLORER_PROOF"  # the tests of the installed program run only when it is set

STAND_INS = ("offscreen", "minimal", "vnc")  # Qt platforms that draw without a display

NO_DISPLAY = (
    "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window cannot"
    " open; the commands sheet, search, export, network, check and new work without one, for"
    " instance: python3 packaging/dev.py run sheet --output sheet.pdf"
)


class Step(NamedTuple):
    """One check: its name, what it proves, and its command inside the environment."""

    name: str
    says: str
    command: tuple[str, ...]


STEPS = (
    Step("format", "the code is formatted", ("ruff", "format", "--check", ".")),
    Step("lint", "the code has no lint", ("ruff", "check", ".")),
    Step("types", "the types are right, strictly (a minute the first time)", ("mypy",)),
    Step("imports", "imports go down only", ("lint-imports", "--no-cache")),
    Step(
        "tests",
        "the tests pass and cover enough (some minutes)",
        (
            *("pytest", "-n", "2", "--cov", "--cov-report=term"),
            f"--cov-fail-under={COVERAGE_FLOOR}",
        ),
    ),
)


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether a window can open: always outside Linux, else with X11, Wayland or a Qt stand-in."""
    if not platform.startswith("linux") or environ.get("QT_QPA_PLATFORM") in STAND_INS:
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def system_uses(first: str, environ: Mapping[str, str]) -> tuple[str, ...]:
    """What running the program with this first argument takes from the system."""
    if first in HEADLESS:
        return ()
    if environ.get("QT_QPA_PLATFORM") in STAND_INS:
        return ("always",)
    wayland = ("wayland",) if environ.get("WAYLAND_DISPLAY") else ()
    return ("always", "x11", *wayland, "printing")


def prepare(extras: Sequence[str], uses: Sequence[str]) -> Environment:
    """Install what is missing of the system packages and of the environment."""
    environment = Environment()
    if environment.is_ready(extras):
        secure(uses)
        return environment
    interpreter = choose_interpreter()
    secure(uses, () if interpreter.has_ensurepip else (interpreter.venv_package,))
    print("Installing into .venv (some minutes the first time) ...", file=sys.stderr, flush=True)
    environment.install(interpreter, extras)
    return environment


def variables(first: str, platform: str, environ: Mapping[str, str]) -> Mapping[str, str] | None:
    """The variables to start the program with, or None where its window cannot open."""
    if first in HEADLESS or has_display(platform, environ):
        return environ
    return {**environ, "QT_QPA_PLATFORM": "offscreen"} if first in OFFSCREEN else None


def run(arguments: Sequence[str]) -> int:
    """Start the program; returns its exit code, or 1 at once where its window cannot open."""
    arguments = arguments[1:] if arguments[:1] == ["--"] else arguments
    first = arguments[0] if arguments else ""
    environ = variables(first, sys.platform, os.environ)
    if environ is None:
        print(NO_DISPLAY, file=sys.stderr)
        return 1
    environment = prepare((), system_uses(first, environ))
    command = [str(environment.python), "-m", "coupexplorer", *arguments]
    if os.name == "nt":
        return subprocess.call(command, env=environ)
    sys.stdout.flush()
    os.execve(command[0], command, environ)


def run_steps(steps: Sequence[Step], folder: Path, environ: Mapping[str, str]) -> int:
    """Run checks, whose commands lie in the folder, every one even after a failure.

    Prints a summary at the end; returns 0 only if all passed.
    """
    failed = 0
    lines = []
    for step in steps:
        print(f"\n== {step.name}: {step.says}", flush=True)
        started = time.monotonic()
        command = [str(folder / step.command[0]), *step.command[1:]]
        code = subprocess.call(command, cwd=ROOT, env=dict(environ))
        seconds = time.monotonic() - started
        failed += code != 0
        lines.append(f"   {step.name:8} {'FAILED' if code else 'passed'} {seconds:7.1f} s")
    print("\n== summary", *lines, sep="\n", flush=True)
    return 1 if failed else 0


def check(names: Sequence[str]) -> int:
    """Prepare the environment with its tools, and run the named checks off screen."""
    environment = prepare(("dev",), ("always",))
    steps = [step for step in STEPS if step.name in names]
    return run_steps(steps, environment.bin, {**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def build(names: Sequence[str], uses: Sequence[str] = BUILDING) -> int:
    """Build packages by their names, in the environment and with the tools that takes."""
    environment = prepare(("dev", "package"), uses)
    command = [str(environment.python), "packaging/release.py", *names]
    return subprocess.call(command, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def proof(arguments: Sequence[str]) -> int:
    """Build the packages and use them on bare systems; what stands in tests/installed."""
    if os.name == "nt" or os.geteuid() != 0:
        print("Bare systems are made by root, on Debian: nothing was proven.", file=sys.stderr)
        return 1
    code = build(("wheel", "bundle", "deb"), PROVING)
    if code != 0:
        return code
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", ASKED_FOR: "1"}
    pytest = str(Environment().bin / "pytest")
    return subprocess.call([pytest, "tests/installed", *arguments], cwd=ROOT, env=environ)


def main(argv: Sequence[str]) -> int:
    """Run one of the commands of the usage; 2 for anything else."""
    command, rest = (argv[0], list(argv[1:])) if argv else ("", [])
    names = [step.name for step in STEPS]
    try:
        if command == "run":
            return run(rest)
        if command == "test" and not rest:
            return check(names)
        if command == "check" and set(rest) <= set(names):
            return check(rest or names)
        if command == "build" and rest and set(rest) <= set(PACKAGES):
            return build(rest)
        if command == "proof":
            return proof(rest)
    except (EnvironmentMissingError, MissingPackagesError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    asked_for_help = command in ("-h", "--help")
    print(USAGE, file=sys.stdout if asked_for_help else sys.stderr)
    return 0 if asked_for_help else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
