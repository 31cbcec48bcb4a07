"""The Debian package of a bundle that stands in for one: places, rights, sums and what it needs."""

import gzip
import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

import bundle
import deb
import identity
import licences

DEPENDS = ["libc6 (>= 2.35)", "libgl1"]


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder laid out as a bundle is."""
    folder = tmp_path / "bundle"
    (folder / bundle.LIBRARIES / "numpy").mkdir(parents=True)
    (folder / identity.PROGRAM).write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    for name in ("libpython3.11.so.1.0", "libsqlite3.so.0", "numpy/core.so"):
        (folder / bundle.LIBRARIES / name).write_bytes(b"\x7fELF")
    (folder / licences.FILE).write_text("all of them", encoding="utf-8")
    monkeypatch.setattr(licences, "debian_copyright", lambda folder: "Format: told\n")
    return folder


def test_everything_stands_where_debian_wants_it(stand_in: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    deb.lay_out(stand_in, tree)
    program = tree / "usr/bin/coupexplorer"
    assert program.resolve() == (tree / "usr/lib/coupexplorer/coupexplorer").resolve()
    share = tree / "usr/share"
    assert (share / f"applications/{identity.APP_ID}.desktop").is_file()
    manual = gzip.decompress((share / "man/man1/coupexplorer.1.gz").read_bytes()).decode()
    assert f"Coup Explorer {identity.version()}" in manual
    news = gzip.decompress((share / "doc/coupexplorer/NEWS.gz").read_bytes()).decode()
    assert identity.version() in news
    assert (share / "doc/coupexplorer/copyright").read_text("utf-8") == "Format: told\n"


def test_libraries_of_the_system_are_left_to_it(stand_in: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    deb.lay_out(stand_in, tree)
    inside = tree / "usr/lib/coupexplorer" / bundle.LIBRARIES
    assert not (inside / "libsqlite3.so.0").exists()
    assert (inside / "libpython3.11.so.1.0").exists()
    assert (inside / "numpy/core.so").exists()


def test_control_names_version_and_needs_once() -> None:
    told = deb.control(1_048_577, DEPENDS, ["libgl1", "libcups2 (>= 1.4.0)"])
    fields = dict(line.split(": ", 1) for line in told.splitlines() if line[0] != " ")
    assert fields["Version"] == identity.version()
    assert fields["Installed-Size"] == "1025"
    assert fields["Depends"].startswith("libc6 (>= 2.35), libgl1, ")
    assert "fontconfig-config" in fields["Depends"]
    assert fields["Recommends"].startswith("libcups2 (>= 1.4.0), shared-mime-info")


def test_change_is_in_the_form_of_debian() -> None:
    first, *_, last = [line for line in deb.change_of_the_package().splitlines() if line]
    assert first == f"coupexplorer ({identity.version()}) unstable; urgency=medium"
    assert last.startswith(f" -- {deb.MAINTAINER}  ")


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="Debian's tools are not here")
def test_package_is_whole_and_the_same_twice(
    stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deb, "needed_by", lambda *_: DEPENDS)
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made.append(deb.build(stand_in, tmp_path / name, tmp_path / "work"))
    assert made[0].read_bytes() == made[1].read_bytes()

    listed = subprocess.run(
        ["dpkg-deb", "--contents", str(made[0])], check=True, capture_output=True, text=True
    ).stdout
    rights = {line.split()[5]: line.split()[:2] for line in listed.splitlines()}
    assert rights["./usr/lib/coupexplorer/coupexplorer"] == ["-rwxr-xr-x", "root/root"]
    assert rights["./usr/share/doc/coupexplorer/copyright"] == ["-rw-r--r--", "root/root"]

    out = tmp_path / "out"
    subprocess.run(["dpkg-deb", "--raw-extract", str(made[0]), str(out)], check=True)
    for line in (out / "DEBIAN/md5sums").read_text("utf-8").splitlines():
        told, name = line.split("  ", 1)
        assert hashlib.md5((out / name).read_bytes()).hexdigest() == told
