"""The Windows installer: its script compiles, installs what is there, and removes nothing else."""

from __future__ import annotations

import re
import shutil
import struct
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

import identity
from building import BuildError
from windows_installer import (
    SCRIPT,
    Parts,
    command,
    contents,
    contents_script,
    four_numbers,
    installer_name,
    make,
    size_kib,
    version_info,
)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return bundle_in(tmp_path)


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    return parts_in(tmp_path)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    """The installer of the small bundle, and what the compiler said; made once."""
    if shutil.which("makensis") is None:
        pytest.skip("makensis is not installed (Debian: nsis)")
    parts = parts_in(tmp_path_factory.mktemp("installer"))
    said = make(parts)
    return Compiled(said, parts.output.read_bytes())


class Compiled(NamedTuple):
    said: str
    installer: bytes


def bundle_in(tmp_path: Path) -> Path:
    """A bundle in miniature, in a folder whose name a script could stumble over."""
    folder = tmp_path / "dist $dir كتاب" / "coupexplorer"
    for name, size in (
        ("coupexplorer.exe", 1500),
        ("_internal/base_library.zip", 10),
        ("_internal/data/baath-splits/casebook.json", 2),
        ("_internal/data/$names/$بعث.txt", 3),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x" * size)
    return folder


def parts_in(tmp_path: Path) -> Parts:
    icon = tmp_path / "coupexplorer.ico"
    icon.write_bytes(blank_icon())
    output = tmp_path / "out" / installer_name("0.2.1rc1")
    return Parts(bundle_in(tmp_path), icon, icon, output, "0.2.1rc1")


def blank_icon() -> bytes:
    """An .ico of one picture, 16 by 16, four bytes a pixel."""
    pixels = struct.pack("<IiiHHIIiiII", 40, 16, 32, 1, 32, 0, 0, 0, 0, 0, 0)
    pixels += bytes(16 * 16 * 4) + bytes(16 * 4)
    return struct.pack("<HHHBBBBHHII", 0, 1, 1, 16, 16, 0, 0, 1, 32, len(pixels), 22) + pixels


@pytest.mark.parametrize(
    ("version", "numbers"),
    [
        ("0.1.0", (0, 1, 0, 0)),
        ("1.2", (1, 2, 0, 0)),
        ("3", (3, 0, 0, 0)),
        ("0.2.1rc1", (0, 2, 1, 0)),
    ],
)
def test_a_version_becomes_four_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert four_numbers(version) == numbers


@pytest.mark.parametrize("version", ["", "v1", "1.2.3.4", "1.70000"])
def test_a_version_that_windows_cannot_write_is_refused(version: str) -> None:
    with pytest.raises(BuildError, match="four numbers"):
        four_numbers(version)


def test_the_version_of_the_checkout_can_be_written() -> None:
    assert four_numbers(identity.version())[3] == 0


def test_the_version_resource_says_the_version_and_the_names() -> None:
    read = {
        name: (
            lambda kind: lambda *given, **named: SimpleNamespace(kind=kind, given=given, **named)
        )(name)
        for name in (
            *("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct"),
            *("VarFileInfo", "VarStruct"),
        )
    }
    found: Any = eval(version_info("0.2.1rc1"), {"__builtins__": {}}, read)
    assert found.ffi.filevers == found.ffi.prodvers == (0, 2, 1, 0)
    strings, variables = found.kids
    (table,) = strings.given[0]
    said = dict(one.given for one in table.given[1])
    assert said["ProductVersion"] == "0.2.1rc1"
    assert said["ProductName"] == identity.NAME
    assert said["OriginalFilename"] == "coupexplorer.exe"
    (translation,) = variables.given[0]
    language, encoding = translation.given[1]
    assert table.given[0] == f"{language:04x}{encoding:04x}"


def test_each_file_is_installed_and_removed_by_name(bundle: Path) -> None:
    script = contents_script(bundle)
    install, remove = script.split("!macro REMOVE_FILES")
    assert len(re.findall(r"^  File ", install, re.MULTILINE)) == len(contents(bundle)) == 4
    assert '  Delete "$INSTDIR\\_internal\\data\\$$names\\$$بعث.txt"' in remove
    assert '  SetOutPath "$INSTDIR\\_internal\\data\\$$names"' in install
    assert "/r" not in script


def test_folders_go_from_the_deepest_up_and_only_when_empty(bundle: Path) -> None:
    removed = re.findall(r'^  RMDir "(.+)"$', contents_script(bundle), re.MULTILINE)
    assert len(removed) == 4
    for index, folder in enumerate(removed):
        assert not any(later.startswith(folder + "\\") for later in removed[index + 1 :])


def test_nothing_is_removed_by_folder() -> None:
    for file in SCRIPT.parent.iterdir():
        assert "RMDir /r" not in file.read_text(encoding="utf-8")


def test_a_bundle_without_the_program_is_refused(bundle: Path) -> None:
    (bundle / "coupexplorer.exe").unlink()
    with pytest.raises(BuildError, match=r"no coupexplorer\.exe"):
        contents(bundle)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("a:b.txt", "no file of the name"),
        ("ends.", "no file of the name"),
        ("COUPEXPLORER.EXE", "same name"),
        ("_internal/" + "n" * 200, "too long"),
    ],
)
def test_a_name_that_will_not_do_on_windows_is_refused(bundle: Path, name: str, says: str) -> None:
    try:
        (bundle / name).touch(exist_ok=False)
    except OSError:
        pytest.skip("this file system allows no such name either")
    with pytest.raises(BuildError, match=says):
        contents(bundle)


def test_the_size_is_what_lies_in_the_bundle(bundle: Path) -> None:
    assert size_kib(bundle) == 2


def test_the_script_names_nothing_that_it_is_not_given(parts: Parts) -> None:
    given = {one[2:].split("=")[0] for one in command(parts, Path("c")) if one.startswith("-D")}
    used = set()
    defined = {"LANG_ENGLISH", "WM_SETTEXT"}
    for file in SCRIPT.parent.iterdir():
        text = file.read_text(encoding="utf-8")
        used |= set(re.findall(r"\$\{([A-Z_]+)\}", text))
        defined |= set(re.findall(r"^!define ([A-Z_]+)", text, re.MULTILINE))
        for parameters in re.findall(r"^!macro [A-Z_]+ (.+)$", text, re.MULTILINE):
            defined |= set(parameters.split())
    assert given == used - defined


def test_the_script_compiles_and_registers_what_it_promises(compiled: Compiled) -> None:
    said = compiled.said
    assert compiled.installer[:2] == b"MZ"
    classes = "HKCU\\Software\\Classes"
    keys = (
        f"{classes}\\.casebook\\OpenWithProgids",
        f"{classes}\\CoupExplorer.Casebook\\DefaultIcon",
        f"{classes}\\CoupExplorer.Casebook\\shell\\open\\command",
        "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\coupexplorer.exe",
    )
    for key in keys:
        assert f"WriteRegStr: {key}" in said
    programs = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall"
    uninstall = f"{programs}\\org.coupexplorer.CoupExplorer"
    assert f"WriteRegStr: {uninstall}\\DisplayVersion=0.2.1rc1" in said
    assert f"WriteRegDWORD: {uninstall}\\EstimatedSize=2" in said
    assert 'shell\\open\\command\\="$INSTDIR\\coupexplorer.exe" "%1"' in said


def test_the_older_version_goes_before_the_new_one_comes(compiled: Compiled) -> None:
    section = compiled.said.partition('Section: "-program"')[2]
    order = [
        section.index(step)
        for step in ('Call "removeOlder"', "WriteUninstaller: ", 'File: "coupexplorer.exe"')
    ]
    assert order == sorted(order)
    assert 'uninstall.exe" /S _?=$1' in compiled.said


def test_both_programs_are_asked_whether_they_run(compiled: Compiled) -> None:
    opened = re.findall(r"^FileOpen: \$INSTDIR\\(\S+) as a", compiled.said, re.MULTILINE)
    assert sorted(opened) == sorted(["coupexplorer.exe", "coupexplorer-cli.exe"] * 2)


def test_what_the_installer_writes_the_uninstaller_takes_away(compiled: Compiled) -> None:
    said = compiled.said
    installs, _, uninstalls = said.partition('Section: "Uninstall"')
    assert uninstalls
    written = re.findall(r"^WriteReg\w+: HKCU\\(.+?)=", installs, re.MULTILINE)
    deleted = re.findall(r"^DeleteReg(?:Key|Value): (?:/ifempty )?HKCU\\(.+)$", uninstalls, re.M)
    assert written
    for value in written:
        assert any(value.startswith(gone) for gone in deleted), value
    assert "HKLM" not in said


def test_everything_is_for_one_user_and_without_an_administrator(compiled: Compiled) -> None:
    installer = compiled.installer
    assert b'requestedExecutionLevel level="asInvoker"' in installer
    assert "0.2.1.0".encode("utf-16-le") in installer or "0.2.1rc1".encode("utf-16-le") in installer


def test_a_script_that_does_not_compile_is_told_in_the_compilers_words(parts: Parts) -> None:
    if shutil.which("makensis") is None:
        pytest.skip("makensis is not installed (Debian: nsis)")
    parts.icon.write_bytes(b"no icon")
    with pytest.raises(BuildError, match="NSIS could not compile"):
        make(parts)
