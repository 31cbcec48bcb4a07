"""The wheel on a bare system with Python: installed with pipx, used, and taken away again."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest
from tests.installed.bare_system import BareSystem, User
from tests.installed.conftest import DIST
from tests.installed.display import Display

import distributions
import identity
from building import run
from flatpak_sources import download
from platforms import LINUX_X86_64, Target

PYTHON = "3.11"  # Debian's, in the release that the bare system is of


def libraries() -> list[str]:
    """What README's section on the wheel has a bare Debian system install."""
    text = (identity.ROOT / "README.md").read_text("utf-8")
    (line,) = re.findall(r"`sudo apt install (pipx [^`]+)`", text)
    return str(line).split()


@pytest.fixture(scope="session")
def wheels(able: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel and every other that it stands on, with pip itself, in one folder."""
    folder = tmp_path_factory.mktemp("wheels")
    target = Target(LINUX_X86_64, PYTHON)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
    run(download(target, folder))
    run([*pip, "--dest", folder, "--no-deps", "pip", "setuptools", "wheel", "packaging"])
    (wheel,) = DIST.glob(f"{identity.PROGRAM}-{identity.version()}-*.whl")
    shutil.copy(wheel, folder)
    return folder


@pytest.fixture(scope="session")
def with_pipx(
    bare: BareSystem, wheels: Path, tmp_path_factory: pytest.TempPathFactory
) -> BareSystem:
    """A bare Debian with pipx, the libraries that README names, and the wheels in a folder."""
    system = bare.copy(tmp_path_factory.mktemp("pipx") / "system")
    shutil.copytree(wheels, system.inside("/wheels"))
    system.inside("/wheels").chmod(0o755)
    system.install(*libraries())
    return system


def test_wheel_works_after_pipx_and_leaves_after_it(
    with_pipx: BareSystem, display: Display, seen: Path
) -> None:
    user = with_pipx.add_user("student")
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "/wheels"}
    wheel = f"/wheels/{identity.PROGRAM}-{identity.version()}-py3-none-any.whl"
    with_pipx.run(["pipx", "install", wheel], user=user, environ=offline)
    program = f"{user.home}/.local/bin/{identity.PROGRAM}"

    said = with_pipx.run([program, "--version"], user=user).stdout
    assert said.split()[-1] == identity.version()
    assert "all well" in with_pipx.run([program, "self-test"], user=user).stdout

    started = with_pipx.start([program], user=user, environ=display.variables)
    display.wait_for_window("Ba'ath")
    display.still_picture(seen / "wheel.png")
    display.ask("key", "--clearmodifiers", "ctrl+q")
    assert started.communicate(timeout=30)[1] == ""

    printed = f"{user.home}/sheet.pdf"
    with_pipx.run([program, "sheet", "--output", printed], user=user)
    assert with_pipx.inside(printed).read_bytes().startswith(b"%PDF")

    with_pipx.run(["pipx", "uninstall", identity.PROGRAM], user=user, environ=offline)
    assert left_of(with_pipx, user) == {
        f"{user.home}/.config/coupexplorer",
        f"{user.home}/.config/coupexplorer/coupexplorer.ini",
        f"{user.home}/.local/share/coupexplorer",
        f"{user.home}/.local/share/coupexplorer/baath-splits.casebook",
    }


def left_of(system: BareSystem, user: User) -> set[str]:
    """The paths in a user's home that speak of the program."""
    return {
        path
        for path in system.files()
        if path.startswith(user.home) and identity.PROGRAM in path.lower()
    }


def test_wheel_and_source_archive_are_the_same_twice(able: None, tmp_path: Path) -> None:
    first = distributions.build(tmp_path / "first")
    second = distributions.build(tmp_path / "second")
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]
