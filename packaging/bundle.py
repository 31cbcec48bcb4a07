"""Builds the folder that runs by itself, and the archive of it."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path

import icons
import licences
from building import build_time, fresh, run, set_times
from bundle_contents import may_be_stripped
from identity import PROGRAM, ROOT, version

DESCRIPTION = ROOT / "packaging" / "pyinstaller" / "coupexplorer.spec"
LIBRARIES = "_internal"


def build(dist: Path, work: Path) -> Path:
    """Build the bundle into ``dist`` and return its folder; BuildError when a step fails."""
    icons.draw_for_bundle(fresh(work))
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN"]
    places = ["--distpath", str(dist), "--workpath", str(work), str(DESCRIPTION)]
    # The order of sets decides the order of modules in the archive of them.
    run([*command, *places], ROOT, SOURCE_DATE_EPOCH=str(build_time()), PYTHONHASHSEED="0")
    folder = dist / PROGRAM
    if sys.platform.startswith("linux"):
        strip(folder)
    licences.write_text(folder)
    set_times(folder, build_time())
    return folder


def strip(folder: Path) -> None:
    """Take out of the libraries what only a debugger reads, where that is known to be safe."""
    inside = folder / LIBRARIES
    libraries = [
        path
        for path in sorted(inside.rglob("*.so*"))
        if not path.is_symlink() and may_be_stripped(path.relative_to(inside).as_posix())
    ]
    run(["strip", "--strip-unneeded", *libraries])


def archive(folder: Path, dist: Path) -> Path:
    """Pack a bundle: the same files give the same archive."""
    name = f"{PROGRAM}-{version()}-{sys.platform}-{machine()}"
    plain = dist / f"{name}.tar"
    with tarfile.open(plain, "w", format=tarfile.GNU_FORMAT) as packed:
        for path in (folder, *sorted(folder.rglob("*"))):
            place = Path(name) / path.relative_to(folder)
            packed.add(path, str(place), recursive=False, filter=_anonymous)
    run(["xz", "--force", "--threads=2", "-6", plain])
    return plain.with_name(f"{plain.name}.xz")


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    entry.mtime = build_time()
    return entry


def machine() -> str:
    """The processor that a bundle built here runs on, in Debian's word where Debian is."""
    if shutil.which("dpkg"):
        asked = ["dpkg", "--print-architecture"]
        return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
    return platform.machine()


def libraries_of(folder: Path) -> Iterable[Path]:
    """The programs and libraries of a bundle, links left out."""
    yield folder / PROGRAM
    for path in sorted((folder / LIBRARIES).rglob("*.so*")):
        if not path.is_symlink():
            yield path
