"""Builds the Debian package: the bundle in its place, and what a desktop is told of it."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import bundle
import desktop_files
import licences
from building import BuildError, build_time, fresh, run, set_times, size_of
from bundle_contents import CARRIED
from identity import PROGRAM, PUBLISHER, ROOT, version
from manual import manual_page

HOME = Path("usr/lib") / PROGRAM

MAINTAINER = f"{PUBLISHER} <developers@coupexplorer.invalid>"

OF_THE_SYSTEM = tuple(name for name in CARRIED if name != "libpython3")
"""Libraries that the bundle carries and a Debian system brings."""

SEARCHED_FOR = ("qgtk3",)
"""Plug-ins whose libraries are not asked for: Qt goes on without them where they are missing."""

RECOMMENDED = ("cupsprintersupport",)
"""Plug-ins whose libraries are asked for as a comfort."""

MORE_DEPENDS = ("fontconfig-config", "fonts-dejavu-core")
"""Named by no library. Without the first no text is drawn; the second has the signs of the window
(≈, ⚠, ▾) that the fonts of its letters lack."""

MORE_RECOMMENDED = ("shared-mime-info", "hicolor-icon-theme")
"""What lets a desktop know casebooks and find icons."""

CONTROL = """\
Package: {package}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Section: education
Priority: optional
Description: compare political crises, with every statement followed to its source
 A desktop workbench for comparative history. It lays crises side by side, shows
 who did what when, lets every statement be followed to the place in its source,
 keeps contradictions in sight, and prints comparison sheets that stand on their
 own. It works without a network connection.
 .
 One finished casebook comes with it: how the Ba'ath Party split in Iraq in 1963
 and in Syria in 1966.
"""


def build(folder: Path, dist: Path, work: Path) -> Path:
    """Build the package of a bundle's folder into ``dist`` and return it.

    Raises BuildError when a step fails.
    """
    tree = fresh(work / "tree")
    lay_out(folder, tree)
    (tree / "DEBIAN").mkdir()
    needs = fresh(work / "needs")
    needed, comforts = needed_by(tree / HOME, needs), needed_by(tree / HOME, needs, RECOMMENDED)
    (tree / "DEBIAN/control").write_text(control(size_of(tree), needed, comforts), "utf-8")
    _write_sums(tree)
    _set_modes(tree)
    set_times(tree, build_time())
    made = dist / f"{PROGRAM}_{version()}_{bundle.machine()}.deb"
    run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, made],
        SOURCE_DATE_EPOCH=str(build_time()),
    )
    return made


def lay_out(folder: Path, tree: Path) -> None:
    """Put everything in its place under the tree: the bundle and what the desktop reads."""
    shutil.copytree(folder, tree / HOME, symlinks=True)
    program = tree / "usr/bin" / PROGRAM
    program.parent.mkdir(parents=True)
    program.symlink_to(Path("..", *HOME.parts[1:], PROGRAM))
    share = tree / "usr/share"
    desktop_files.lay_out(share)
    manual = share / "man/man1" / f"{PROGRAM}.1.gz"
    manual.parent.mkdir(parents=True)
    page = (desktop_files.LINUX / f"{PROGRAM}.1").read_text("utf-8")
    _pack(desktop_files.filled(manual_page(page)), manual)
    documents = share / "doc" / PROGRAM
    documents.mkdir(parents=True)
    _pack((ROOT / "CHANGELOG.md").read_text("utf-8"), documents / "NEWS.gz")
    _pack(change_of_the_package(), documents / "changelog.gz")
    overrides = share / "lintian/overrides" / PROGRAM
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(desktop_files.LINUX / "lintian-overrides", overrides)
    (tree / HOME / licences.FILE).unlink(missing_ok=True)
    # Debian has these, and keeps them safe.
    for library in (tree / HOME / bundle.LIBRARIES).glob("*.so*"):
        if library.name.startswith(OF_THE_SYSTEM):
            library.unlink()
    copyright_file = documents / "copyright"
    copyright_file.write_text(licences.debian_copyright(tree / HOME), encoding="utf-8")


def control(size: int, needed: Sequence[str], comforts: Sequence[str]) -> str:
    """What the package manager is told; ``size`` in bytes, packages as Debian writes relations."""
    names = {_name(one) for one in needed}
    more = [one for one in comforts if _name(one) not in names]
    return CONTROL.format(
        package=PROGRAM,
        version=version(),
        architecture=bundle.machine(),
        maintainer=MAINTAINER,
        kilobytes=-(-size // 1024),
        depends=", ".join((*needed, *MORE_DEPENDS)),
        recommends=", ".join((*more, *MORE_RECOMMENDED)),
    )


def change_of_the_package() -> str:
    """The entry of this version in the form that Debian's tools read."""
    when = format_datetime(datetime.fromtimestamp(build_time(), UTC))
    return (
        f"{PROGRAM} ({version()}) unstable; urgency=medium\n\n"
        f"  * Version {version()}; NEWS.gz tells what is new.\n\n"
        f" -- {MAINTAINER}  {when}\n"
    )


def needed_by(folder: Path, work: Path, only: tuple[str, ...] = ()) -> list[str]:
    """The packages that the libraries of a bundle in a package's tree need of the system, as Debian
    writes them.

    ``only`` asks for those of the plug-ins named; without it they are left out.
    """
    (work / "debian").mkdir(exist_ok=True)
    stanzas = f"Source: {PROGRAM}\n\nPackage: {PROGRAM}\nArchitecture: any\n"
    (work / "debian/control").write_text(stanzas, encoding="utf-8")
    inside = folder / bundle.LIBRARIES
    own = sorted({path.parent for path in inside.rglob("*.so*")})
    asked = [path for path in bundle.libraries_of(folder) if _is_asked(path, only)]
    command = [
        *("dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"),
        *(f"-l{place}" for place in own),
        *(f"-e{path}" for path in asked),
    ]
    told = subprocess.run(command, cwd=work, check=False, capture_output=True, text=True)
    if told.returncode != 0:
        errors = [line for line in told.stderr.splitlines() if "error:" in line]
        raise BuildError(f"The libraries that are needed could not be named: {' '.join(errors)}")
    return told.stdout.strip().partition("shlibs:Depends=")[2].split(", ")


def _name(relation: str) -> str:
    """The package that a relation names, without its version."""
    return relation.partition(" ")[0]


def _is_asked(path: Path, only: tuple[str, ...]) -> bool:
    stem = path.name.removeprefix("lib").partition(".")[0]
    return stem in only if only else stem not in (*SEARCHED_FOR, *RECOMMENDED)


def _pack(text: str, place: Path) -> None:
    place.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _write_sums(tree: Path) -> None:
    files = sorted(
        str(path.relative_to(tree))
        for path in (tree / "usr").rglob("*")
        if path.is_file() and not path.is_symlink()
    )
    told = subprocess.run(
        ["md5sum", *files], cwd=tree, check=True, capture_output=True, text=True
    ).stdout
    (tree / "DEBIAN/md5sums").write_text(told, encoding="utf-8")


def _set_modes(tree: Path) -> None:
    for path in tree.rglob("*"):
        if not path.is_symlink():
            runs = path.is_dir() or path == tree / HOME / PROGRAM
            path.chmod(0o755 if runs else 0o644)
