"""The archive of the bundle, unpacked by a user on a bare system that has a desktop's libraries."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest
from tests.installed.bare_system import BareSystem
from tests.installed.conftest import DIST
from tests.installed.display import Display

import bundle
import identity

LIBRARIES = (
    *("libegl1", "libgl1", "libdbus-1-3", "libfontconfig1", "libfreetype6", "libglib2.0-0"),
    *("libx11-xcb1", "libxkbcommon0", "libxcb-glx0", "libxcb-randr0", "libxcb-render0"),
    *("libxcb-shape0", "libxcb-shm0", "libxcb-sync1", "libxcb-xfixes0", "libgssapi-krb5-2"),
    *("libbrotli1", "xkb-data", "fontconfig-config"),
)
"""Libraries that every Linux desktop has, by Debian's names."""


@pytest.fixture(scope="session")
def with_libraries(bare: BareSystem, tmp_path_factory: pytest.TempPathFactory) -> BareSystem:
    """A bare Debian with the libraries of a desktop."""
    system = bare.copy(tmp_path_factory.mktemp("libraries") / "system")
    system.install(*LIBRARIES)
    return system


def test_archive_runs_where_it_is_unpacked(
    with_libraries: BareSystem, display: Display, seen: Path
) -> None:
    user = with_libraries.add_user("teacher")
    (archive,) = DIST.glob(f"{identity.PROGRAM}-{identity.version()}-linux-*.tar.xz")
    home = with_libraries.inside(user.home)
    subprocess.run(["tar", "-xf", str(archive), "-C", str(home)], check=True)
    (folder,) = home.glob(f"{identity.PROGRAM}-*")
    program = f"{user.home}/{folder.name}/{identity.PROGRAM}"
    assert "all well" in with_libraries.run([program, "self-test"], user=user).stdout
    started = with_libraries.start([program], user=user, environ=display.variables)
    display.wait_for_window("Ba'ath")
    display.still_picture(seen / "bundle.png")
    display.ask("key", "--clearmodifiers", "ctrl+q")
    assert started.communicate(timeout=30)[1] == ""


def test_bundle_is_the_same_built_again(able: None, tmp_path: Path) -> None:
    again = bundle.build(tmp_path / "dist", tmp_path / "work")
    assert digests(again) == digests(DIST / identity.PROGRAM)


def digests(folder: Path) -> dict[str, str]:
    """Every file and link of a folder, with what is in it."""
    return {
        str(path.relative_to(folder)): str(path.readlink())
        if path.is_symlink()
        else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }
