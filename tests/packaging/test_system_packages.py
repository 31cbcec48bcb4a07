"""System libraries: what is missing is found, and becomes packages under this release's names."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import system_packages
from system_packages import NEEDS, MissingPackagesError, Need

POLICY = """\
libegl1:
  Installed: (none)
  Candidate: 1.6.0-1
  Version table:
     1.6.0-1 500
libcups2:
  Installed: (none)
  Candidate: (none)
  Version table:
libcups2t64:
  Installed: (none)
  Candidate: 2.4.10-2
  Version table:
     2.4.10-2 500
"""

Tool = Callable[[str, str], Path]


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tool:
    """Puts shell scripts on an otherwise nearly empty PATH; each call is written to `calls`."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "env", "echo"):
        (folder / name).symlink_to(Path("/bin") / name)
    monkeypatch.setenv("PATH", str(folder))

    def write(name: str, script: str) -> Path:
        path = folder / name
        calls = tmp_path / "calls"
        path.write_text(f'#!/bin/sh\necho "{name} $*" >> "{calls}"\n{script}\n', encoding="utf-8")
        path.chmod(0o755)
        return calls

    return write


def apt(tool: Tool, install: str = "exit 0") -> Path:
    tool("apt-cache", f"echo '{POLICY}'")
    return tool("apt-get", f'case "$*" in *install*) {install};; *) exit 100;; esac')


def as_user(monkeypatch: pytest.MonkeyPatch, uid: int) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: uid)


def test_candidates_are_read_from_apt() -> None:
    assert system_packages.with_candidate(POLICY) == {"libegl1", "libcups2t64"}
    assert system_packages.with_candidate("") == set()


def test_packages_take_the_name_of_the_release() -> None:
    wanted = ["libcups2", "libegl1", "libcups2"]
    debian_12 = {"libcups2", "libegl1"}
    debian_13 = {"libcups2t64", "libegl1"}
    assert system_packages.package_names(wanted, debian_12) == ["libcups2", "libegl1"]
    assert system_packages.package_names(wanted, debian_13) == ["libcups2t64", "libegl1"]
    assert system_packages.package_names(wanted, set()) == ["libcups2", "libegl1"]


def test_only_what_is_used_and_absent_is_missing() -> None:
    nothing = system_packages.missing(("always", "x11"), lambda need: True)
    cursor = system_packages.missing(("x11",), lambda need: need.name != "libxcb-cursor.so.0")
    offscreen = system_packages.missing(("always",), lambda need: False)
    assert nothing == []
    assert cursor == [Need("libxcb-cursor.so.0", "libxcb-cursor0", "x11")]
    assert {need.use for need in offscreen} == {"always"}


@pytest.mark.parametrize(
    ("use", "packages"),
    [
        ("always", "libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0"),
        ("always", "fontconfig-config"),
        ("x11", "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1"),
        ("x11", "libxkbcommon-x11-0"),
        ("printing", "libcups2"),
    ],
)
def test_the_table_holds_what_a_bare_debian_was_seen_to_lack(use: str, packages: str) -> None:
    assert {need.package for need in NEEDS if need.use == use} >= set(packages.split())


def test_presence_is_asked_of_the_loader_and_of_the_file_system(tmp_path: Path) -> None:
    assert system_packages.is_present(Need("libc.so.6", "libc6"))
    assert not system_packages.is_present(Need("libnothing-of-that-name.so.9", "none"))
    assert system_packages.is_present(Need(str(tmp_path), "none"))
    assert not system_packages.is_present(Need(str(tmp_path / "none"), "none"))


def test_root_installs_under_the_right_names(tool: Tool, monkeypatch: pytest.MonkeyPatch) -> None:
    as_user(monkeypatch, 0)
    calls = apt(tool)
    system_packages.install(["libcups2", "libegl1"])
    last = calls.read_text(encoding="utf-8").splitlines()[-1]
    assert last == "apt-get -qq install -y --no-install-recommends libcups2t64 libegl1"


def test_sudo_is_used_when_it_asks_nothing(tool: Tool, monkeypatch: pytest.MonkeyPatch) -> None:
    as_user(monkeypatch, 1000)
    apt(tool)
    calls = tool("sudo", 'shift; exec "$@"')
    tool("true", "exit 0")
    system_packages.install(["libegl1"])
    assert (
        "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y"
        " --no-install-recommends libegl1"
    ) in calls.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("sudo", ["exit 1", None])
def test_without_rights_the_exact_line_is_said(
    tool: Tool, monkeypatch: pytest.MonkeyPatch, sudo: str | None
) -> None:
    as_user(monkeypatch, 1000)
    calls = apt(tool)
    if sudo is not None:
        tool("sudo", sudo)
    with pytest.raises(MissingPackagesError) as caught:
        system_packages.install(["libegl1", "libcups2"])
    assert str(caught.value).endswith(
        "please run: sudo apt-get update && sudo apt-get install -y --no-install-recommends"
        " libegl1 libcups2t64"
    )
    assert "apt-get" not in calls.read_text(encoding="utf-8")


def test_a_failed_apt_says_the_line(tool: Tool, monkeypatch: pytest.MonkeyPatch) -> None:
    as_user(monkeypatch, 0)
    apt(tool, install="exit 100")
    with pytest.raises(MissingPackagesError, match=r"could not be installed.* libegl1$"):
        system_packages.install(["libegl1"])


@pytest.mark.usefixtures("tool")
def test_another_system_is_told_the_names() -> None:
    with pytest.raises(MissingPackagesError, match=r"package manager.* libegl1 libgl1$"):
        system_packages.install(["libegl1", "libgl1"])


def test_nothing_missing_calls_nothing(tool: Tool) -> None:
    calls = apt(tool)
    system_packages.secure(())
    assert not calls.exists()


@pytest.mark.usefixtures("tool")
def test_missing_printers_stop_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = (Need("libnothing-of-that-name.so.9", "libcups2", "printing"),)
    monkeypatch.setattr(system_packages, "NEEDS", absent)
    system_packages.secure(("printing",))
    assert "Printers cannot be reached" in capsys.readouterr().err


def test_an_installation_that_changes_nothing_is_not_believed(
    tool: Tool, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_user(monkeypatch, 0)
    apt(tool)
    absent = (Need("libnothing-of-that-name.so.9", "libegl1"),)
    monkeypatch.setattr(system_packages, "NEEDS", absent)
    with pytest.raises(MissingPackagesError, match="Still missing"):
        system_packages.secure(("always",))
