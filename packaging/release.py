"""Builds what is given to others; `python3 packaging/dev.py build NAME ...` runs this."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import bundle
import deb
import distributions
import flatpak_sources
import macos_image
import windows_installer
from building import BuildError, run, tell
from identity import PROGRAM, ROOT, version
from licences import IncompleteLicencesError

DIST = ROOT / "dist"
WORK = ROOT / "build"


def build_wheel() -> list[Path]:
    """The wheel and the source archive."""
    return list(distributions.build(DIST))


def build_bundle() -> list[Path]:
    """The folder that runs by itself, and its archive."""
    folder = bundle.build(DIST, WORK / "bundle")
    return [folder, bundle.archive(folder, DIST)]


def build_deb() -> list[Path]:
    """The Debian package, of the bundle that is there or of one built now."""
    return [deb.build(_bundle(), DIST, WORK / "deb")]


def build_windows() -> list[Path]:
    """The installer for Windows, of a bundle built on Windows."""
    installer = DIST / windows_installer.installer_name(version())
    work = WORK / "bundle"
    parts = windows_installer.Parts(
        _bundle(), work / "coupexplorer.ico", work / "casebook.ico", installer, version()
    )
    windows_installer.make(parts)
    return [installer]


def build_macos() -> list[Path]:
    """The disk image for macOS, of an app built on macOS."""
    _bundle()
    image = DIST / macos_image.image_name(version(), platform.machine())
    macos_image.make(DIST / macos_image.APP, WORK / "macos", image)
    return [image]


def build_flatpak() -> list[Path]:
    """The sources of the Flatpak, gathered; and the Flatpak itself where its builder is."""
    wheel, _ = distributions.build(DIST)
    flatpak_sources.gather(wheel)
    for command in flatpak_sources.commands(WORK / "flatpak", DIST):
        run(command)
    return sorted(DIST.glob("*.flatpak"))


def _bundle() -> Path:
    """The bundle that is there, or one built now."""
    folder = DIST / PROGRAM
    return folder if folder.is_dir() else bundle.build(DIST, WORK / "bundle")


JOBS: dict[str, Callable[[], list[Path]]] = {
    "wheel": build_wheel,
    "bundle": build_bundle,
    "deb": build_deb,
    "windows": build_windows,
    "macos": build_macos,
    "flatpak": build_flatpak,
}


def main(argv: Sequence[str]) -> int:
    """Build what is named, and say what was made; 1 with one sentence when it could not be."""
    try:
        for name in argv:
            for made in JOBS[name]():
                tell(made)
    except (BuildError, IncompleteLicencesError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
