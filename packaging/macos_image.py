"""The macOS app: what the system is told of it, and the commands that put it in a disk image.

Not yet run on macOS. The app itself is made by the description of the bundle, which takes
``information`` from here. It is signed ad hoc only: without Apple's notarisation the reader has to
allow it once in the system settings, as the release checklist says.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import identity
from building import BuildError, fresh, run
from platforms import MACOS

TRANSLATIONS = identity.ROOT / "resources" / "translations"
APP = f"{identity.NAME}.app"
TYPE_ID = "org.coupexplorer.casebook"
APP_ICON = f"{identity.PROGRAM}.icns"
DOCUMENT_ICON = "casebook.icns"
FIRST_YEAR = 2026

_TABLE = re.compile(rf"{identity.PROGRAM}_(\w+)\.qm")
_NUMBERS = re.compile(r"\d+(?:\.\d+){0,2}")


def languages(folder: Path = TRANSLATIONS) -> list[str]:
    """The languages that the program speaks, English always among them."""
    found = {match[1] for file in folder.iterdir() if (match := _TABLE.fullmatch(file.name))}
    return sorted(found | {"en"})


def information(version: str) -> dict[str, Any]:
    """What Info.plist says: names, version, oldest system, and that casebooks are ours.

    Raises BuildError for a version that does not begin with numbers.
    """
    numbers = _NUMBERS.match(version)
    if numbers is None:
        raise BuildError(f"“{version}” is no version that macOS can compare.")
    return {
        "CFBundleIdentifier": identity.APP_ID,
        "CFBundleName": identity.NAME,
        "CFBundleDisplayName": identity.NAME,
        "CFBundleExecutable": identity.PROGRAM,
        "CFBundlePackageType": "APPL",
        "CFBundleIconFile": APP_ICON,
        "CFBundleShortVersionString": numbers[0],
        "CFBundleVersion": numbers[0],
        "CFBundleGetInfoString": f"{identity.NAME} {version}",
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": languages(),
        "LSApplicationCategoryType": "public.app-category.education",
        "LSMinimumSystemVersion": ".".join(map(str, MACOS)),
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": f"© {FIRST_YEAR} {identity.PUBLISHER}. MIT licence.",
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,  # dark mode is followed
        "NSSupportsAutomaticGraphicsSwitching": True,
        **_file_type(),
    }


def _file_type() -> dict[str, Any]:
    """The casebook as a type that this app defines, and that it opens before any other."""
    exported = {
        "UTTypeIdentifier": TYPE_ID,
        "UTTypeDescription": f"{identity.NAME} casebook",
        "UTTypeConformsTo": ["public.data", "public.database"],
        "UTTypeIconFile": DOCUMENT_ICON,
        "UTTypeTagSpecification": {
            "public.filename-extension": [identity.ENDING.removeprefix(".")],
            "public.mime-type": [identity.MIME_TYPE],
        },
    }
    opened = {
        "CFBundleTypeName": f"{identity.NAME} casebook",
        "CFBundleTypeRole": "Editor",
        "CFBundleTypeIconFile": DOCUMENT_ICON,
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [TYPE_ID],
    }
    return {"CFBundleDocumentTypes": [opened], "UTExportedTypeDeclarations": [exported]}


def image_name(version: str, machine: str) -> str:
    """What the image's file is called; the machine is arm64 or x86_64."""
    return f"{identity.PROGRAM}-{version}-macos-{machine}.dmg"


def commands(app: Path, stage: Path, image: Path) -> list[list[str]]:
    """The steps from the app to the image: lay out, sign, examine, pack, examine.

    ``stage`` is an empty folder; the image shows the app beside a link to the Applications.
    """
    staged = stage / APP
    return [
        ["ditto", str(app), str(staged)],
        ["ln", "-s", "/Applications", str(stage / "Applications")],
        ["codesign", "--force", "--deep", "--timestamp=none", "--sign", "-", str(staged)],
        ["codesign", "--verify", "--deep", "--strict", str(staged)],
        [
            *("hdiutil", "create", "-volname", identity.NAME, "-fs", "HFS+", "-format", "UDZO"),
            *("-srcfolder", str(stage), "-ov", str(image)),
        ],
        ["hdiutil", "verify", str(image)],
    ]


def make(
    app: Path,
    stage: Path,
    image: Path,
    platform: str = sys.platform,
    run: Callable[[Sequence[str]], None] = run,
) -> None:
    """Make the image. Raises BuildError elsewhere than on macOS, and when a step fails."""
    if platform != "darwin":
        raise BuildError("A disk image can be made on macOS only.")
    if not (app / "Contents" / "Info.plist").is_file():
        raise BuildError(f"{app} is no app.")
    fresh(stage)
    image.parent.mkdir(parents=True, exist_ok=True)
    for command in commands(app, stage, image):
        run(command)
