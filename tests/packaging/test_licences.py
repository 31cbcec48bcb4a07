"""The licences in packages: one plain text, and Debian's file that machines read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import licences
from coupexplorer.shipped.licences import works
from coupexplorer.shipped.licences.distributions import Closure


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
        assert re.fullmatch(r"[\w.+()-]+( (and|or|with) [\w.+()-]+)*", name)
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
    assert order.index("*/PySide6*") < order.index("*/PySide6/Qt/lib/libicuuc.so.*")


def test_libraries_of_the_building_system_are_named_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal" / "libxcb-cursor.so.0").touch()
    assert "Files: */libxcb-*.so*\n" in licences.debian_copyright(tmp_path)
    assert "XCB libraries: X11" in licences.write_text(tmp_path).read_text("utf-8")


def test_missing_metadata_stops_the_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(licences, "closure", lambda: Closure({}, {"one", "other"}))
    with pytest.raises(licences.IncompleteLicencesError, match="one, other"):
        licences.write_text(tmp_path)
