"""The Flatpak: its manifest is read as meant, fetches nothing, and finds what is gathered."""

from __future__ import annotations

import importlib
import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from building import BuildError
from flatpak_sources import DOCUMENT_ICON, MANIFEST, PYTHON, TARGETS, commands, download, gather
from identity import APP_ID, MIME_TYPE, PROGRAM, version

yaml: Any = importlib.import_module("yaml")  # brought by the Anki writer; it has no types


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Sequence[str]]]:
    """Everything gathered for a wheel, and the commands that would have downloaded the rest."""
    folder = tmp_path_factory.mktemp("flatpak")
    wheel = folder / f"{PROGRAM}-1-py3-none-any.whl"
    wheel.touch()
    run: list[Sequence[str]] = []
    gather(wheel, folder, run=run.append)
    return folder, run


def test_the_builder_reads_the_manifest_as_we_do(manifest: dict[str, Any]) -> None:
    if shutil.which("flatpak-builder") is None:
        pytest.skip("flatpak-builder is not installed")
    command = ["flatpak-builder", "--show-manifest", str(MANIFEST)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == manifest
    assert done.stderr == ""


def test_the_manifest_bears_our_names(manifest: dict[str, Any]) -> None:
    assert manifest["id"] == MANIFEST.stem == APP_ID
    assert manifest["command"] == PROGRAM


def test_the_manifest_opens_no_door_that_is_not_needed(manifest: dict[str, Any]) -> None:
    assert set(manifest["finish-args"]) == {
        "--socket=wayland",
        "--socket=fallback-x11",
        "--share=ipc",
        "--device=dri",
        "--socket=cups",
        "--filesystem=xdg-documents",
        "--env=QT_QPA_PLATFORMTHEME=xdgdesktopportal",
    }


def test_nothing_is_fetched_while_it_is_built(manifest: dict[str, Any]) -> None:
    assert "://" not in MANIFEST.read_text(encoding="utf-8")
    (module,) = manifest["modules"]
    assert "build-options" not in module
    assert {source["type"] for source in module["sources"]} == {"dir"}
    (install,) = [line for line in module["build-commands"] if line.startswith("pip3")]
    assert {"--no-index", "--no-deps"} <= set(install.split())


def test_every_source_of_the_manifest_is_gathered(
    manifest: dict[str, Any], gathered: tuple[Path, list[Sequence[str]]]
) -> None:
    folder, _ = gathered
    (module,) = manifest["modules"]
    for source in module["sources"]:
        assert any((folder / source["path"]).iterdir())
    per_machine = {
        machine: source["path"]
        for source in module["sources"]
        for machine in source.get("only-arches", ())
    }
    assert per_machine == {
        target.platform.machine: f"wheels/{target.platform.machine}" for target in TARGETS
    }


def test_the_program_and_what_it_needs_are_gathered_for_each_machine(
    gathered: tuple[Path, list[Sequence[str]]],
) -> None:
    folder, run = gathered
    for target, command in zip(TARGETS, run, strict=True):
        place = folder / "wheels" / target.platform.machine
        assert command == download(target, place)
        assert [file.name for file in place.iterdir()] == [f"{PROGRAM}-1-py3-none-any.whl"]
        assert command[command.index("--python-version") + 1] == PYTHON
        assert any(word.startswith("typst==") for word in command)


def test_what_the_desktop_sees_bears_the_name_of_the_application(
    gathered: tuple[Path, list[Sequence[str]]],
) -> None:
    folder, _ = gathered
    files = [file for file in (folder / "share").rglob("*") if file.is_file()]
    assert len(files) > 20
    for file in files:
        assert file.name.startswith((f"{APP_ID}.", "LICENSE"))


def test_the_file_type_names_an_icon_that_is_there(
    gathered: tuple[Path, list[Sequence[str]]],
) -> None:
    share = gathered[0] / "share"
    read = ElementTree.parse(share / "mime" / "packages" / f"{APP_ID}.xml")
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    (kind,) = read.getroot().findall(f"{space}mime-type")
    assert kind.get("type") == MIME_TYPE
    icon = kind.find(f"{space}icon")
    assert icon is not None
    assert icon.get("name") == DOCUMENT_ICON
    assert (share / "icons/hicolor/scalable/mimetypes" / f"{DOCUMENT_ICON}.svg").is_file()
    assert (share / "icons/hicolor/48x48/mimetypes" / f"{DOCUMENT_ICON}.png").is_file()
    description = (share / "metainfo" / f"{APP_ID}.metainfo.xml").read_text(encoding="utf-8")
    assert f'version="{version()}"' in description


def test_gathering_again_leaves_nothing_of_before(tmp_path: Path) -> None:
    wheel = tmp_path / "new.whl"
    wheel.touch()
    stale = tmp_path / "wheels" / "x86_64" / "numpy-1-old.whl"
    stale.parent.mkdir(parents=True)
    stale.touch()
    gather(wheel, tmp_path, TARGETS[:1], run=lambda command: None)
    assert [file.name for file in stale.parent.iterdir()] == ["new.whl"]


def test_without_the_programs_wheel_nothing_is_gathered(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="There is no wheel"):
        gather(tmp_path / "none.whl", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_steps_end_in_one_file_of_the_application(tmp_path: Path) -> None:
    build, pack = commands(tmp_path / "work", tmp_path / "dist")
    assert build[-1] == str(MANIFEST)
    repository = str(tmp_path / "work" / "repository")
    assert f"--repo={repository}" in build
    assert f"--state-dir={tmp_path / 'work' / 'state'}" in build
    assert pack == [
        *("flatpak", "build-bundle", repository),
        str(tmp_path / "dist" / f"{PROGRAM}-{version()}.flatpak"),
        APP_ID,
    ]
