"""The licences in packages: one plain text, and Debian's file that machines read."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import pytest

import licences
from bundle_contents import keeps_data
from coupexplorer.shipped.licences import works
from coupexplorer.shipped.licences.distributions import Closure

NAME = r"[A-Za-z0-9][A-Za-z0-9.+-]*(?: with [A-Za-z0-9.+-]+ exception)?"
TOGETHER = rf"{NAME}(?: (?:and|or) {NAME})*"
LICENCE = re.compile(rf"{TOGETHER}(?:, and {TOGETHER})*")
"""What Debian's form takes for a licence: no brackets, a comma where ``and`` binds less."""


@pytest.fixture(scope="module")
def paragraphs() -> list[dict[str, str]]:
    """Debian's file in its paragraphs and fields, as its form has it."""
    found = []
    for paragraph in licences.debian_copyright().rstrip("\n").split("\n\n"):
        fields: dict[str, str] = {}
        name = ""
        for line in paragraph.split("\n"):
            if line.startswith(" "):
                fields[name] += f"\n{line[1:]}"
            else:
                name, _, value = line.partition(": ")
                assert name not in fields
                fields[name] = value
        found.append(fields)
    return found


def test_one_file_holds_every_work_and_its_text(tmp_path: Path) -> None:
    file = licences.write_text(tmp_path)
    assert file == tmp_path / licences.FILE
    text = file.read_text("utf-8")
    for work in works():
        assert f"{work.title}: {work.licence}\n" in text
        assert work.text() in text


def test_the_file_is_the_same_each_time(tmp_path: Path) -> None:
    first = licences.write_text(tmp_path).read_bytes()
    assert licences.write_text(tmp_path).read_bytes() == first


def test_the_head_names_the_form(paragraphs: list[dict[str, str]]) -> None:
    assert paragraphs[0]["Format"].endswith("/copyright-format/1.0/")
    assert paragraphs[0]["Upstream-Name"] == "Coup Explorer"


def test_each_paragraph_has_files_holders_and_a_licence(paragraphs: list[dict[str, str]]) -> None:
    assert paragraphs[1]["Files"] == "*"
    assert paragraphs[1]["License"].startswith("Expat\n")
    for fields in paragraphs[1:]:
        assert {"Files", "Copyright", "License"} <= {*fields}
        name, _, text = fields["License"].partition("\n")
        assert LICENCE.fullmatch(name), name
        assert len(text) > 80
        assert "\n\n" not in text, "an empty line would end the paragraph"
        assert all(line.strip() for line in fields["Copyright"].split("\n"))


def test_what_every_debian_system_has_is_pointed_to(paragraphs: list[dict[str, str]]) -> None:
    whole = "\n".join(fields.get("License", "") for fields in paragraphs)
    assert "END OF TERMS AND CONDITIONS" not in whole
    for name in ("Apache-2.0", "GPL-3", "LGPL-3"):
        assert f"/usr/share/common-licenses/{name}." in whole
    assert "Redistributions in binary form must reproduce" in whole, "others stay whole"


def test_no_files_are_claimed_twice(paragraphs: list[dict[str, str]]) -> None:
    patterns = [pattern for fields in paragraphs[1:] for pattern in fields["Files"].split("\n")]
    assert len(patterns) == len({*patterns})


def test_every_work_is_in_it(paragraphs: list[dict[str, str]]) -> None:
    comments = "\n".join(fields.get("Comment", "") for fields in paragraphs)
    for work in works():
        assert work.title in comments


def test_the_licence_of_a_part_is_not_hidden_by_that_of_the_whole(
    paragraphs: list[dict[str, str]],
) -> None:
    order = [fields["Files"].split("\n")[0] for fields in paragraphs[1:]]
    assert order.index("*/qtawesome*") < order.index("*/qtawesome/fonts/phosphor-*.ttf")
    assert order.index("*/PySide6*") < order.index("*/PySide6/Qt/lib/libicu*.so.*")
    assert order.index("*/numpy*") < order.index("*/numpy.libs/libgfortran*")


@pytest.mark.parametrize(
    ("place", "licence"),
    [
        ("coupexplorer", "GPL-2+ with Bootloader exception"),
        ("_internal/libQt6Core.so.6", "LGPL-3"),
        ("_internal/PySide6/Qt/lib/libQt6Network.so.6", "MPL-2.0"),
        ("_internal/PySide6/Qt/lib/libicudata.so.73", "Unicode-3.0"),
        ("_internal/libicui18n.so.73", "Unicode-3.0"),
        ("_internal/numpy.libs/libgfortran-0.so.5", "GPL-3+ with GCC-3.1 exception"),
        ("_internal/libquadmath-0.so.0", "LGPL-2.1+"),
        ("_internal/coupexplorer/_shipped/resources/map/land.json", "public-domain"),
        ("_internal/coupexplorer/_shipped/resources/help/user-guide.md", "Expat"),
    ],
)
def test_the_last_paragraph_that_fits_names_the_licence_of_a_file(
    tmp_path: Path, place: str, licence: str
) -> None:
    for part in ("PySide6/Qt/lib/libQt6Network.so.6", "PySide6/Qt/lib/libicudata.so.73", place):
        file = tmp_path / ("" if part == place else "_internal") / part
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    for library in ("libgfortran-0.so.5", "libquadmath-0.so.0"):
        (tmp_path / "_internal" / "numpy.libs").mkdir(exist_ok=True)
        (tmp_path / "_internal" / "numpy.libs" / library).touch()
    told = ""
    for paragraph in licences.debian_copyright(tmp_path).split("\n\n")[1:]:
        patterns = paragraph.partition("\nCopyright: ")[0].removeprefix("Files: ").split("\n ")
        if any(fnmatchcase(f"usr/lib/coupexplorer/{place}", pattern) for pattern in patterns):
            told = paragraph.partition("\nLicense: ")[2].partition("\n")[0]
    assert licence in re.split(r",? and | or ", told)


def test_the_programs_own_file_names_what_loads_it(tmp_path: Path) -> None:
    (tmp_path / "_internal").mkdir()
    told = licences.debian_copyright(tmp_path)
    head = "Files: */lib/coupexplorer/coupexplorer\n"
    (program,) = (part for part in told.split("\n\n") if part.startswith(head))
    assert "\nComment: PyInstaller, https" in program


def test_metadata_of_a_distribution_is_among_its_files() -> None:
    for work in works():
        if work.distribution and not work.inside:
            files = metadata.distribution(work.distribution).files or ()
            (folder,) = {f.parts[0] for f in files if f.parts[0].endswith(".dist-info")}
            place = f"usr/lib/coupexplorer/_internal/{folder}/METADATA"
            assert any(fnmatchcase(place, pattern) for pattern in licences.places(work)), folder


def test_no_paragraph_is_about_files_that_a_bundle_lacks(tmp_path: Path) -> None:
    (tmp_path / "_internal" / "QtPy-2.4.3.dist-info").mkdir(parents=True)
    told = licences.debian_copyright(tmp_path)
    assert re.findall(r"^Files: (.*(?:\n .*)*?)\nCopyright", told, re.MULTILINE) == [
        "*",
        "*/lib/coupexplorer/coupexplorer",
        "*/QtPy-*",
    ]


def test_only_the_icon_fonts_that_the_bundle_takes_in_are_listed(tmp_path: Path) -> None:
    spec = find_spec("qtawesome")
    assert spec is not None
    package = Path(spec.origin or "").parent
    for font in package.glob("fonts/*"):
        place = font.relative_to(package.parent)
        if keeps_data(place.as_posix()):
            (tmp_path / "_internal" / place).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "_internal" / place).touch()
    text = licences.write_text(tmp_path).read_text("utf-8")
    assert re.findall(r"^(.+) \S+ \(in QtAwesome\):", text, re.MULTILINE) == [
        "Material Design Icons"
    ]
    assert "phosphor" not in licences.debian_copyright(tmp_path)


@pytest.mark.parametrize(
    ("spdx", "debian"),
    [
        (["MIT"], "Expat"),
        (["MIT AND BSD-3-Clause", "MIT"], "Expat and BSD-3-Clause"),
        (["Apache-2.0 OR MIT", "GPL-2.0-or-later"], "GPL-2+, and Apache-2.0 or Expat"),
        (["Apache-2.0 OR MIT"], "Apache-2.0 or Expat"),
        (["LGPL-2.1-or-later", "GPL-3.0-only"], "LGPL-2.1+ and GPL-3"),
        (["GPL-3.0-or-later WITH GCC-exception-3.1"], "GPL-3+ with GCC-3.1 exception"),
        (["LicenseRef-public-domain", "blessing"], "public-domain"),
    ],
)
def test_licences_are_told_in_debians_words(spdx: list[str], debian: str) -> None:
    assert licences.debian_licence(spdx) == debian
    assert LICENCE.fullmatch(debian)


def test_the_source_of_what_may_be_replaced_is_told(
    paragraphs: list[dict[str, str]], tmp_path: Path
) -> None:
    text = licences.write_text(tmp_path).read_text("utf-8")
    comments = "\n".join(fields.get("Comment", "") for fields in paragraphs)
    for name in ("Qt", "PySide6_Essentials", "shiboken6", "frozendict"):
        (work,) = (work for work in works() if work.name == name)
        for told in (text, comments):
            assert f"Source code of this version: {work.source}\nIt can be replaced" in told


def test_libraries_of_the_building_system_are_named_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal" / "libxcb-cursor.so.0").touch()
    assert "Files: */libxcb-*.so*\n" in licences.debian_copyright(tmp_path)
    assert "XCB libraries: X11" in licences.write_text(tmp_path).read_text("utf-8")


def test_missing_metadata_stops_the_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(licences, "closure", lambda: Closure({}, {"one", "other"}))
    with pytest.raises(licences.IncompleteLicencesError, match="one, other"):
        licences.write_text(tmp_path)
