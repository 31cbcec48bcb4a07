"""Builds what is given to others; `python3 packaging/dev.py build NAME ...` runs this."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import bundle
import deb
import distributions
import flatpak_sources
import licences
import macos_image
import windows_installer
from building import BuildError, run, tell
from identity import ROOT, version

DIST = ROOT / "dist"
WORK = ROOT / "build"
ICONS = WORK / "bundle"
"""Where a bundle's icons are drawn, and its parts gathered."""


class Release:
    """What one run of the builder makes; the bundle is built once, and never taken from before."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def wheel(self) -> list[Path]:
        """The wheel and the source archive."""
        return list(distributions.build(DIST))

    def bundle(self) -> list[Path]:
        """The folder that runs by itself, and its archive."""
        folder = self._bundle()
        return [folder, bundle.archive(folder, DIST)]

    def deb(self) -> list[Path]:
        """The Debian package of the bundle."""
        return [deb.build(self._bundle(), DIST, WORK / "deb")]

    def windows(self) -> list[Path]:
        """The installer for Windows, of a bundle built on Windows."""
        installer = DIST / windows_installer.installer_name(version())
        icon, document_icon = ICONS / "coupexplorer.ico", ICONS / "casebook.ico"
        folder = self._bundle()
        parts = windows_installer.Parts(folder, icon, document_icon, installer, version())
        windows_installer.make(parts)
        return [installer]

    def macos(self) -> list[Path]:
        """The disk image for macOS, of an app built on macOS."""
        folder, app = self._bundle(), DIST / macos_image.APP
        if app.is_dir():
            shutil.copy(folder / licences.FILE, app / "Contents" / "Resources")
        image = DIST / macos_image.image_name(version(), platform.machine())
        macos_image.make(app, WORK / "macos", image)
        return [image]

    def flatpak(self) -> list[Path]:
        """The Flatpak, from sources gathered for it; takes flatpak-builder and the runtime."""
        wheel, _ = distributions.build(DIST)
        flatpak_sources.gather(wheel)
        for command in flatpak_sources.commands(WORK / "flatpak", DIST):
            run(command)
        return sorted(DIST.glob("*.flatpak"))

    def _bundle(self) -> Path:
        if self._folder is None:
            self._folder = bundle.build(DIST, ICONS)
        return self._folder


JOBS: dict[str, Callable[[Release], list[Path]]] = {
    "wheel": Release.wheel,
    "bundle": Release.bundle,
    "deb": Release.deb,
    "windows": Release.windows,
    "macos": Release.macos,
    "flatpak": Release.flatpak,
}


def main(argv: Sequence[str]) -> int:
    """Build what is named, and say what was made; 1 with one sentence when it could not be."""
    release = Release()
    try:
        for name in argv:
            for made in JOBS[name](release):
                tell(made)
    except (BuildError, licences.IncompleteLicencesError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
