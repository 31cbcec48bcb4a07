"""Bare systems with the packages in them, and a screen to look at what they show.

These tests run only when asked for (`python3 packaging/dev.py proof`): they need root, a Debian
mirror and many minutes. What is seen is kept in dist/proof/.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.installed.bare_system import BareSystem, User
from tests.installed.display import Display, virtual_display

import identity

ASKED_FOR = "COUPEXPLORER_PROOF"
DIST = identity.ROOT / "dist"
NEEDED = ("debootstrap", "unshare", "Xvfb", "openbox", "xdotool", "xprop", "import")


@pytest.fixture(scope="session")
def asked_for() -> None:
    """Skips, with the reason, unless the proof of the packages was asked for."""
    if not os.environ.get(ASKED_FOR):
        pytest.skip("the packages are proven by `python3 packaging/dev.py proof`")


@pytest.fixture(scope="session")
def able(asked_for: None) -> None:
    """Skips, with the reason, where no bare system can be made."""
    if os.geteuid() != 0:
        pytest.skip("bare systems can only be made by root")
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not on this machine: {', '.join(missing)}")


@pytest.fixture(scope="session")
def seen(able: None) -> Path:
    """The folder for pictures of what was seen."""
    folder = DIST / "proof"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def bare(able: None, tmp_path_factory: pytest.TempPathFactory) -> BareSystem:
    """A Debian with the least there is; never changed, only copied."""
    return BareSystem.make(tmp_path_factory.mktemp("bare") / "system")


@pytest.fixture(scope="session")
def package(able: None) -> Path:
    """The Debian package of this version."""
    (file,) = DIST.glob(f"{identity.PROGRAM}_{identity.version()}_*.deb")
    return file


@pytest.fixture(scope="session")
def installed(
    bare: BareSystem, package: Path, tmp_path_factory: pytest.TempPathFactory
) -> BareSystem:
    """A bare Debian and the package with what it depends on, nothing more."""
    system = bare.copy(tmp_path_factory.mktemp("installed") / "system")
    shutil.copy(package, system.inside("/package.deb"))
    system.install("/package.deb")
    return system


@pytest.fixture
def reader(request: pytest.FixtureRequest) -> User:
    """A user with an empty home, new for each test, in the system with the Debian package."""
    system: BareSystem = request.getfixturevalue("installed")
    name = "reader" + str(len(list(system.inside("/home").iterdir())) + 1)
    return system.add_user(name)


@pytest.fixture
def display(able: None) -> Iterator[Display]:
    """A virtual screen of its own for each test."""
    with virtual_display() as screen:
        yield screen
