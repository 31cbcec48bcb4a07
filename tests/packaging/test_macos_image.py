"""The macOS app: its Info.plist is one, casebooks are its own, and the image is made in order."""

from __future__ import annotations

import plistlib
from collections.abc import Sequence
from pathlib import Path

import pytest

import identity
from building import BuildError
from macos_image import APP, commands, image_name, information, languages, make


def test_info_plist_survives_being_written_and_read() -> None:
    said = information("0.2.1rc1")
    assert plistlib.loads(plistlib.dumps(said)) == said


def test_the_version_is_numbers_only_where_the_system_compares() -> None:
    said = information("0.2.1rc1")
    assert said["CFBundleShortVersionString"] == said["CFBundleVersion"] == "0.2.1"
    assert said["CFBundleGetInfoString"] == "Coup Explorer 0.2.1rc1"
    assert information(identity.version())["CFBundleVersion"] == identity.version()
    with pytest.raises(BuildError, match="no version"):
        information("next")


def test_casebooks_are_a_type_of_our_own() -> None:
    said = information("0.1.0")
    (exported,) = said["UTExportedTypeDeclarations"]
    (opened,) = said["CFBundleDocumentTypes"]
    assert opened["LSItemContentTypes"] == [exported["UTTypeIdentifier"]]
    assert exported["UTTypeTagSpecification"] == {
        "public.filename-extension": ["casebook"],
        "public.mime-type": ["application/x-coupexplorer-casebook"],
    }
    assert (opened["LSHandlerRank"], opened["CFBundleTypeRole"]) == ("Owner", "Editor")
    assert "public.data" in exported["UTTypeConformsTo"]


def test_the_languages_are_those_of_the_tables(tmp_path: Path) -> None:
    for name in ("coupexplorer_ar.qm", "coupexplorer_ar.ts", "qtbase_de.qm"):
        (tmp_path / name).touch()
    assert languages(tmp_path) == ["ar", "en"]
    assert information("1")["CFBundleLocalizations"] == languages()


def app_in(folder: Path) -> Path:
    plist = folder / "dist" / APP / "Contents" / "Info.plist"
    plist.parent.mkdir(parents=True)
    plist.write_bytes(plistlib.dumps(information("0.1.0")))
    return folder / "dist" / APP


def test_the_app_is_signed_after_it_is_laid_out_and_before_it_is_packed(tmp_path: Path) -> None:
    steps = commands(Path("a.app"), tmp_path / "stage", tmp_path / "a.dmg")
    assert [(step[0], step[1]) for step in steps] == [
        ("ditto", "a.app"),
        ("ln", "-s"),
        ("codesign", "--force"),
        ("codesign", "--verify"),
        ("hdiutil", "create"),
        ("hdiutil", "verify"),
    ]
    signing = steps[2]
    assert signing[signing.index("--sign") + 1] == "-"
    assert signing[-1] == str(tmp_path / "stage" / APP)


def test_the_image_is_made_step_by_step_and_stops_where_one_fails(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    run: list[Sequence[str]] = []

    def fails_at_signing(command: Sequence[str]) -> None:
        run.append(command)
        if command[0] == "codesign":
            raise BuildError("codesign ended with 1.")

    image = tmp_path / "out" / image_name("0.1.0", "arm64")
    with pytest.raises(BuildError, match="codesign"):
        make(app, tmp_path / "stage", image, "darwin", fails_at_signing)
    assert [command[0] for command in run] == ["ditto", "ln", "codesign"]
    assert image.name == "coupexplorer-0.1.0-macos-arm64.dmg"


def test_elsewhere_no_image_is_made(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="on macOS only"):
        make(app_in(tmp_path), tmp_path / "stage", tmp_path / "a.dmg", "linux")


def test_what_is_no_app_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="is no app"):
        make(tmp_path, tmp_path / "stage", tmp_path / "a.dmg", "darwin")
