"""What a Linux desktop is told agrees with the program: names, file type, version, commands."""

import configparser
import shutil
import struct
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import desktop_files
import identity
from coupexplorer import __version__
from coupexplorer.cli.casebook_names import CASEBOOK_ENDING
from coupexplorer.cli.command_line import COMMANDS, overview
from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo
from coupexplorer.store.casebook import Casebook
from manual import manual_page

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("share")
    desktop_files.lay_out(folder)
    return folder


def entry(share: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(share / f"applications/{identity.APP_ID}.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_entry_opens_casebooks_with_the_program(share: Path) -> None:
    told = entry(share)
    assert told["Name"] == identity.NAME
    assert told["Exec"] == f"{identity.PROGRAM} %f"
    assert told["MimeType"].split(";")[0] == identity.MIME_TYPE
    assert (share / f"icons/hicolor/scalable/apps/{told['Icon']}.svg").is_file()


def test_description_names_the_version_and_the_entry(share: Path) -> None:
    tree = ET.parse(share / f"metainfo/{identity.APP_ID}.metainfo.xml")
    assert tree.findtext("id") == identity.APP_ID
    assert tree.findtext("summary") == identity.SUMMARY
    assert tree.findtext("launchable") == f"{identity.APP_ID}.desktop"
    assert tree.findtext("provides/mediatype") == identity.MIME_TYPE
    (release,) = tree.findall("releases/release")
    assert release.get("version") == __version__
    assert "@" not in release.get("date", "@")


def test_type_knows_a_casebook_by_name_and_by_its_first_bytes(share: Path, tmp_path: Path) -> None:
    tree = ET.parse(share / f"mime/packages/{identity.APP_ID}.xml")
    kind = tree.find(f"{MIME}mime-type")
    assert kind is not None
    assert kind.get("type") == identity.MIME_TYPE
    (glob,) = kind.findall(f"{MIME}glob")
    assert glob.get("pattern") == f"*{CASEBOOK_ENDING}" == f"*{identity.ENDING}"
    outer = kind.find(f"{MIME}magic/{MIME}match")
    inner = kind.find(f"{MIME}magic/{MIME}match/{MIME}match")
    assert outer is not None
    assert inner is not None
    file = tmp_path / "made.casebook"
    Casebook.create(file, CasebookDocument(CasebookInfo(id="one", title="One"))).close()
    head = file.read_bytes()[:100]
    value = outer.get("value", "").replace(r"\x00", "\0").encode()
    assert head[int(outer.get("offset", "")) :].startswith(value)
    wanted = struct.pack(">I", int(inner.get("value", ""), 16))
    assert inner.get("type") == "big32"
    assert head[int(inner.get("offset", "")) :].startswith(wanted)


def test_icons_stand_in_every_size_the_theme_asks_for(share: Path) -> None:
    for context, name in (("apps", identity.APP_ID), ("mimetypes", desktop_files.DOCUMENT_ICON)):
        for size in (16, 22, 24, 32, 48, 64, 128, 256, 512):
            assert (share / f"icons/hicolor/{size}x{size}/{context}/{name}.png").is_file()
        assert (share / f"icons/hicolor/scalable/{context}/{name}.svg").is_file()


def test_manual_page_has_every_command_of_the_help() -> None:
    page = manual_page((desktop_files.LINUX / "coupexplorer.1").read_text("utf-8"))
    for command in COMMANDS:
        assert f".B {command.name}".replace("-", "\\-") in page
        assert command.name in overview()
    assert "@COMMANDS@" not in page


@pytest.mark.parametrize(
    ("tool", "arguments", "file"),
    [
        ("desktop-file-validate", (), f"applications/{identity.APP_ID}.desktop"),
        ("appstreamcli", ("validate", "--no-net"), f"metainfo/{identity.APP_ID}.metainfo.xml"),
    ],
)
def test_desktop_finds_nothing_wrong(
    share: Path, tool: str, arguments: tuple[str, ...], file: str
) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not on this machine")
    told = subprocess.run(
        [tool, *arguments, str(share / file)], check=False, capture_output=True, text=True
    )
    assert told.returncode == 0, told.stdout + told.stderr
