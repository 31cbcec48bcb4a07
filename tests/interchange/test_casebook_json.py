"""Documents survive JSON unchanged, and what is no document is refused in one clear sentence."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.interchange.sample_casebook import sample_casebook

from coupexplorer.domain.casebook import SECTIONS, CasebookDocument, CasebookInfo
from coupexplorer.interchange import casebook_json
from coupexplorer.interchange.casebook_json import (
    FORMAT,
    FORMAT_VERSION,
    CasebookFormatError,
    document_from_parts,
    document_to_json,
    read_document,
    write_document,
)

HEADER = {"format": FORMAT, "version": FORMAT_VERSION}
INFO = {"casebook": {"id": "x", "title": "X"}}


def refusal(tmp_path: Path, content: str | bytes) -> str:
    """The sentence with which a file of this content is refused."""
    file = tmp_path / "made.json"
    file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    with pytest.raises(CasebookFormatError) as caught:
        read_document(file)
    message = str(caught.value)
    assert message.startswith("made.json: ")
    assert "\n" not in message
    return message


def part(**more: Any) -> str:
    """A document's text with more entries."""
    return json.dumps({**HEADER, **INFO, **more})


def test_a_document_of_every_kind_of_record_survives(tmp_path: Path) -> None:
    document = sample_casebook()
    file = tmp_path / "قصة.json"
    file.write_text(write_document(document), encoding="utf-8")
    assert read_document(file) == document


def test_the_text_keeps_letters_and_ends_with_a_newline() -> None:
    text = write_document(sample_casebook())
    assert "الحاكم" in text
    assert text.endswith("}\n")
    assert text == write_document(sample_casebook())


def test_the_sections_stand_in_reading_order_and_empty_ones_are_left_out() -> None:
    assert list(document_to_json(sample_casebook())) == ["format", "version", "casebook", *SECTIONS]
    assert list(document_to_json(CasebookDocument(CasebookInfo("x", "X")))) == [
        "format",
        "version",
        "casebook",
    ]


def test_a_folder_is_one_document_in_the_order_of_its_files(tmp_path: Path) -> None:
    whole = document_to_json(sample_casebook())
    claims = whole.pop("claims")
    for name, more in (
        ("20.json", {"claims": claims[2:]}),
        ("10.json", {"claims": claims[:2]}),
        ("00.json", {k: v for k, v in whole.items() if k not in HEADER}),
    ):
        (tmp_path / name).write_text(json.dumps(HEADER | more), encoding="utf-8")
    (tmp_path / "readme.txt").write_text("not read", encoding="utf-8")
    assert read_document(tmp_path) == sample_casebook()


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "bom.json"
    file.write_bytes(b"\xef\xbb\xbf" + part().encode())
    assert read_document(file).info.title == "X"


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CasebookFormatError, match=r"holds no \.json file"):
        read_document(tmp_path)


def test_a_missing_file_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_document(tmp_path / "gone.json")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "not JSON at line 1, column 1"),
        ("{", "not JSON at line 1"),
        ("[]", "not a JSON object"),
        ("{}", "“format” is not “coupexplorer-casebook”"),
        (json.dumps({"format": FORMAT}), "“version” is not a whole number"),
        (json.dumps({"format": FORMAT, "version": True}), "“version” is not a whole number"),
        (json.dumps({"format": FORMAT, "version": 0}), "“version” is not a whole number"),
        (json.dumps({"format": FORMAT, "version": 99}), "version 99 is newer"),
        (json.dumps(HEADER), "no “casebook” entry"),
        (json.dumps(HEADER | {"casebook": []}), "expected an object, found a list"),
        (json.dumps(HEADER | {"casebook": {"id": "x"}}), "the field “title” is missing"),
        (part(heroes=[]), "unknown section “heroes”"),
        (part(claims={}), "“claims” is not a list"),
        (part(claims=[3]), "claims item 1: expected an object, found a number"),
        (part(claims=[{"id": "K1", "text": "T"}]), "claims K1: the field “citations” is missing"),
        (part(places=[{"id": "p", "kind": "moon", "names": []}]), "“moon” is not one of"),
        (part(tags=[{"id": "t", "label": "T", "colour": 1}]), "unknown field “colour”"),
        (part(tags=[{"id": "t", "label": "T", "subjects": ["x"]}]), "not a reference"),
        (part(sources=[{"id": "s", "title": "S", "kind": "primary", "csl": "x"}]), "field “csl”"),
        ('{"format": 1, "format": 2}', "the key “format” stands twice"),
        (part()[:-1] + ', "claims": NaN}', "“NaN” is not a number"),
        (part(casebook={"id": "x", "title": "X", "edition": 10**30}), "is too large"),
        (part(casebook={"id": "x", "title": "X", "edition": 2**63}), "is too large"),
        ("9" * 5000, "is too large"),
        (part(casebook={"id": "x", "title": "\ud800"}), "half a character pair"),
        (part(casebook={"id": "x", "title": "a\0b"}), "NUL"),
        ("[" * 200_000, "nested too deeply"),
        (b"\xff\xfe", "not UTF-8 text (byte 0)"),
    ],
)
def test_what_is_no_document_is_refused(tmp_path: Path, content: str | bytes, reason: str) -> None:
    assert reason in refusal(tmp_path, content)


def test_half_a_character_is_refused_inside_a_bibliographic_item_too(tmp_path: Path) -> None:
    source = {"id": "s", "title": "S", "kind": "primary", "csl": {"title": "\udc00"}}
    assert "half a character pair" in refusal(tmp_path, part(sources=[source]))


def test_a_whole_character_written_as_a_pair_is_read(tmp_path: Path) -> None:
    file = tmp_path / "pair.json"
    file.write_text(part(casebook={"id": "x", "title": "\U0001f4d6"}), encoding="ascii")
    assert "\\ud83d" in file.read_text(encoding="ascii")
    assert read_document(file).info.title == "\U0001f4d6"


def test_a_fault_names_the_file_of_a_folder_and_the_record(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(part(), encoding="utf-8")
    bad = HEADER | {"tags": [{"id": "t", "label": 3}]}
    (tmp_path / "b.json").write_text(json.dumps(bad), encoding="utf-8")
    with pytest.raises(CasebookFormatError, match=r"^b\.json: tags t, field “label”: expected str"):
        read_document(tmp_path)


def test_a_second_casebook_entry_is_refused() -> None:
    with pytest.raises(CasebookFormatError, match=r"^second: a second “casebook” entry"):
        document_from_parts([("first", HEADER | INFO), ("second", HEADER | INFO)], "both")


def test_too_large_a_file_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(casebook_json, "LARGEST_FILE", 10)
    assert "larger than" in refusal(tmp_path, "x" * 11)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*HEADER, "id", "claims", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(section=st.sampled_from([*SECTIONS, "casebook", "version"]), value=JSON_VALUES)
def test_anything_in_the_place_of_a_section_is_read_or_refused(section: str, value: object) -> None:
    """No other exception, whatever stands there."""
    with contextlib.suppress(CasebookFormatError):
        document_from_parts([("made", {**HEADER, **INFO, section: value})], "made")


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.json"
    file.write_bytes(content)
    with pytest.raises(CasebookFormatError):
        read_document(file)
