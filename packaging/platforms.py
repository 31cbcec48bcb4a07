"""The platforms we promise, and whether every library we need has a wheel there as we pin it.

Run by hand in the project's environment: ``python packaging/platforms.py`` asks the package
registry for each platform and Python, and prints a table. Nothing is installed, but the wheels
pass through memory and disk: some two gigabytes in all.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from identity import ROOT

CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
PYTHONS = ("3.11", "3.12", "3.13")

# The oldest systems that the wheels of Qt run on; every other library asks for less. Qt as pinned
# for Python 3.11 would be content with macOS 13.
MACOS = (14, 0)
GLIBC_X86_64 = (2, 34)
GLIBC_AARCH64 = (2, 39)


class UnresolvedError(Exception):
    """What a platform needs cannot be listed; the text is one sentence."""


class Platform(NamedTuple):
    """A system and a processor: what wheels call it, and what markers are told of it."""

    name: str
    tags: tuple[str, ...]
    sys_platform: str
    system: str
    machine: str


class Target(NamedTuple):
    """One Python on one platform."""

    platform: Platform
    python: str

    @property
    def abi(self) -> str:
        """What wheels call this Python, for instance cp313."""
        return "cp" + self.python.replace(".", "")


class Answer(NamedTuple):
    """What pip said of one target: the wheels it would take, or why it would not."""

    target: Target
    wheels: tuple[str, ...]
    refusal: str


def _manylinux(glibc: tuple[int, int], machine: str) -> tuple[str, ...]:
    """Every manylinux tag that a system with this glibc accepts; pip does not derive the older."""
    major, newest = glibc
    numbered = (f"manylinux_{major}_{minor}_{machine}" for minor in range(newest, 4, -1))
    return (*numbered, f"manylinux2014_{machine}")


_MACOS = "macosx_{}_{}_".format(*MACOS)
WINDOWS = Platform("Windows x86-64", ("win_amd64",), "win32", "Windows", "AMD64")
MACOS_ARM = Platform("macOS arm64", (f"{_MACOS}arm64",), "darwin", "Darwin", "arm64")
MACOS_INTEL = Platform("macOS x86-64", (f"{_MACOS}x86_64",), "darwin", "Darwin", "x86_64")
LINUX_X86_64 = Platform(
    "Linux x86-64", _manylinux(GLIBC_X86_64, "x86_64"), "linux", "Linux", "x86_64"
)
LINUX_AARCH64 = Platform(
    "Linux aarch64", _manylinux(GLIBC_AARCH64, "aarch64"), "linux", "Linux", "aarch64"
)
PLATFORMS = (WINDOWS, MACOS_ARM, MACOS_INTEL, LINUX_X86_64, LINUX_AARCH64)


def targets() -> tuple[Target, ...]:
    """Every Python on every platform that we promise."""
    return tuple(Target(platform, python) for platform in PLATFORMS for python in PYTHONS)


def environment(target: Target) -> dict[str, str]:
    """What environment markers are to be told of a target, in place of the running Python."""
    full = f"{target.python}.0"
    return {
        "implementation_name": "cpython",
        "implementation_version": full,
        "os_name": "nt" if target.platform.sys_platform == "win32" else "posix",
        "platform_machine": target.platform.machine,
        "platform_python_implementation": "CPython",
        "platform_release": "",
        "platform_system": target.platform.system,
        "platform_version": "",
        "python_full_version": full,
        "python_version": target.python,
        "sys_platform": target.platform.sys_platform,
    }


def _applies(requirement: Requirement, told: Mapping[str, str], extras: Iterable[str]) -> bool:
    marker = requirement.marker
    if marker is None:
        return True
    return any(marker.evaluate({**told, "extra": extra}) for extra in (*extras, ""))


def direct_requirements(root: Path = ROOT) -> list[str]:
    """What the program itself asks for, as pyproject.toml says it."""
    with (root / "pyproject.toml").open("rb") as file:
        listed: list[str] = tomllib.load(file)["project"]["dependencies"]
    return listed


def needed(
    target: Target,
    direct: Sequence[str],
    requirements_of: Callable[[str], list[str] | None] = metadata.requires,
) -> list[str]:
    """The names of all libraries that the target needs, those that libraries ask for included.

    Which library asks for which is read from the installed ones; UnresolvedError names a library
    that this target needs and that is not installed here.
    """
    told = environment(target)
    asked: set[tuple[str, frozenset[str]]] = set()
    wanted = [one for one in map(Requirement, direct) if _applies(one, told, ())]
    while wanted:
        requirement = wanted.pop()
        name, extras = str(canonicalize_name(requirement.name)), frozenset(requirement.extras)
        if (name, extras) in asked:
            continue
        asked.add((name, extras))
        try:
            further = requirements_of(name) or []
        except metadata.PackageNotFoundError as error:
            raise UnresolvedError(
                f"{target.platform.name} needs {name}, which is not installed here, so what it"
                " needs in its turn is not known."
            ) from error
        wanted += [one for one in map(Requirement, further) if _applies(one, told, extras)]
    return sorted({name for name, _ in asked})


def pins(target: Target, constraints: Path = CONSTRAINTS) -> dict[str, str]:
    """The exact version of every pinned library, as the target would install it."""
    told = environment(target)
    found = {}
    for line in constraints.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            requirement = Requirement(line)
            if _applies(requirement, told, ()):
                found[str(canonicalize_name(requirement.name))] = str(requirement.specifier)
    return found


def pinned_requirements(
    target: Target,
    direct: Sequence[str] | None = None,
    requirements_of: Callable[[str], list[str] | None] = metadata.requires,
) -> list[str]:
    """Everything the target needs with its version and without markers: what pip is asked for.

    pip judges markers by the Python that runs it, so it must be handed none.
    """
    listed = direct_requirements() if direct is None else direct
    names = needed(target, listed, requirements_of)
    versions = pins(target)
    loose = [name for name in names if name not in versions]
    if loose:
        raise UnresolvedError(f"packaging/constraints.txt pins no {', '.join(loose)}.")
    return [name + versions[name] for name in names]


def selection(target: Target) -> list[str]:
    """The options that have pip look for the target's wheels, and for nothing but wheels."""
    platforms = [option for tag in target.platform.tags for option in ("--platform", tag)]
    python = ["--python-version", target.python, "--implementation", "cp", "--abi", target.abi]
    return ["--only-binary=:all:", "--no-deps", *python, *platforms]


def question(target: Target, requirements: Sequence[str], folder: Path) -> list[str]:
    """The command that asks whether all of these have a wheel there; nothing is installed."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    trial = ["--dry-run", "--ignore-installed", "--report", "-", "--target", str(folder)]
    return [*pip, *trial, *selection(target), *requirements]


def ask(target: Target) -> Answer:
    """Ask the registry about one target."""
    with tempfile.TemporaryDirectory() as folder:
        command = question(target, pinned_requirements(target), Path(folder))
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        return Answer(target, (), lines[-1] if lines else f"pip ended with {done.returncode}")
    return Answer(target, wheels_in(done.stdout), "")


def wheels_in(report: str) -> tuple[str, ...]:
    """The names of the wheels in pip's report of what it would install."""
    found = json.loads(report)["install"]
    addresses = (str(one["download_info"]["url"]) for one in found)
    return tuple(sorted(address.rsplit("/", 1)[-1] for address in addresses))


def rows(answers: Iterable[Answer]) -> Iterator[str]:
    """The table: a line a target, with the wheels that are not for every system alike."""
    for platform, python, wheels, refusal in ((*one.target, *one[1:]) for one in answers):
        own = [wheel for wheel in wheels if not wheel.endswith("-any.whl")]
        verdict = refusal or f"{len(wheels)} wheels, {len(own)} of them for this platform"
        yield f"{platform.name:15} {python:5} {verdict}"


def main(argv: Sequence[str]) -> int:
    """Ask about every target, print the table; 1 when a wheel is missing somewhere."""
    answers = []
    for target in targets():
        try:
            answers.append(ask(target))
        except UnresolvedError as error:
            print(error, file=sys.stderr)
            return 1
        print(*rows(answers[-1:]), flush=True)
        if "--wheels" in argv:
            print(*(f"    {wheel}" for wheel in answers[-1].wheels), sep="\n", flush=True)
    return 1 if any(one.refusal for one in answers) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
