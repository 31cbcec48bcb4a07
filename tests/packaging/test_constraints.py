"""The pair that aborts, PySide6 6.12 on Python 3.11, can neither be asked for nor installed."""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from PySide6 import __version__ as qt_version
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

ROOT = Path(__file__).resolve().parents[2]
PYTHONS = ("3.11", "3.12", "3.13")


def project() -> dict[str, object]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        found: dict[str, object] = tomllib.load(file)["project"]
    return found


def requirements(extra: str = "") -> list[Requirement]:
    found = project()
    listed = found["dependencies"]
    if extra:
        extras = found["optional-dependencies"]
        assert isinstance(extras, dict)
        listed = extras[extra]
    assert isinstance(listed, list)
    return [Requirement(text) for text in listed]


def pins() -> list[Requirement]:
    lines = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def applying(listed: list[Requirement], name: str, python: str) -> Iterator[Requirement]:
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    for requirement in listed:
        same = canonicalize_name(requirement.name) == canonicalize_name(name)
        if same and (requirement.marker is None or requirement.marker.evaluate(environment)):
            yield requirement


@pytest.mark.parametrize("version", ["6.12.0", "6.12.1", "6.13.0", "7.0.0"])
def test_pyproject_refuses_the_pair_that_aborts(version: str) -> None:
    (on_311,) = applying(requirements(), "PySide6-Essentials", "3.11")
    assert not on_311.specifier.contains(version)


@pytest.mark.parametrize("python", PYTHONS)
def test_pyproject_allows_what_is_pinned(python: str) -> None:
    for wanted in (*requirements(), *requirements("dev")):
        if not list(applying([wanted], wanted.name, python)):
            continue
        (pin,) = applying(pins(), wanted.name, python)
        (exactly,) = pin.specifier
        assert exactly.operator == "=="
        assert wanted.specifier.contains(exactly.version), (python, str(wanted), str(pin))


@pytest.mark.parametrize("name", ["PySide6-Essentials", "shiboken6"])
def test_constraints_keep_python_311_below_612(name: str) -> None:
    (pin,) = applying(pins(), name, "3.11")
    (exactly,) = pin.specifier
    assert exactly.operator == "=="
    assert Version(exactly.version) < Version("6.12")


def test_every_pin_is_exact_and_single() -> None:
    for python in PYTHONS:
        names = [pin.name for pin in pins() if list(applying([pin], pin.name, python))]
        assert len({canonicalize_name(name) for name in names}) == len(names)
    for pin in pins():
        assert re.fullmatch(r"==[0-9][0-9a-z.]*", str(pin.specifier)), str(pin)


def test_pythons_outside_the_trial_are_refused() -> None:
    from packaging.specifiers import SpecifierSet

    allowed = SpecifierSet(str(project()["requires-python"]))
    tried = [f"3.{minor}.0" for minor in range(9, 16)]
    assert [version for version in tried if version in allowed] == ["3.11.0", "3.12.0", "3.13.0"]


def test_the_pair_in_use_is_not_the_one_that_aborts() -> None:
    assert sys.version_info >= (3, 12) or Version(qt_version) < Version("6.12")


@pytest.mark.usefixtures("qapp")
def test_void_qt_calls_lose_no_reference_to_none() -> None:
    action = QAction()
    holder = QObject()
    before = sys.getrefcount(None)
    for turn in range(500):
        action.setEnabled(turn % 2 == 0)
        holder.setProperty("turn", turn)
        holder.property("none of that name")
        holder.objectNameChanged.emit("")
    lost = before - sys.getrefcount(None)
    assert lost < 50
