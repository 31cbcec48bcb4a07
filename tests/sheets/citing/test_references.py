"""References made from CSL items: what is known is told in order, what is not known is left out."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.evidence import Source
from coupexplorer.domain.vocabulary import SourceKind
from coupexplorer.sheets.citing.references import (
    csl_item,
    reference_runs,
    short_reference,
)
from coupexplorer.sheets.directions import isolated
from coupexplorer.sheets.tree.inline import RunStyle, plain_text


def source(name: str = "A work", /, sigil: str = "", **item: object) -> Source:
    return Source("work", name, SourceKind.SECONDARY, sigil=sigil, csl=json.dumps(item))


BATATU = source(
    "Syria's Peasantry",
    type="book",
    title="Syria's Peasantry",
    author=[{"family": "Batatu", "given": "Hanna"}],
    publisher="Princeton University Press",
    **{"publisher-place": "Princeton"},
    issued={"date-parts": [[1999]]},
)


def test_a_book_in_full_and_in_short() -> None:
    assert plain_text(reference_runs(BATATU)) == (
        "Hanna Batatu, Syria's Peasantry, Princeton: Princeton University Press, 1999"
    )
    assert plain_text(short_reference(BATATU)) == "Batatu, Syria's Peasantry"


def test_the_title_of_a_whole_work_is_italic_and_of_a_part_quoted() -> None:
    book = next(run for run in reference_runs(BATATU) if "Peasantry" in run.text)
    assert book.style is RunStyle.EMPHASIS
    part = source(type="article-journal", title="On lists", **{"container-title": "Journal"})
    runs = {run.text: run.style for run in reference_runs(part)}
    assert runs["“On lists”"] is RunStyle.PLAIN
    assert runs["Journal"] is RunStyle.EMPHASIS


def test_volume_issue_and_pages_follow_the_container() -> None:
    article = source(
        type="article-journal",
        title="On lists",
        **{"container-title": "Journal"},
        volume=48,
        issue="2",
        page="249-259",
        issued={"date-parts": [[2011, 3]]},
    )
    assert plain_text(reference_runs(article)) == "“On lists”, Journal, 48 (2), 249-259, 2011"


def test_a_source_with_a_sigil_is_called_by_it() -> None:
    assert plain_text(short_reference(source(sigil="A"))) == "Source A"


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ({}, "“A work”, n.d."),
        ({"title": "   "}, "“A work”, n.d."),
        ({"author": "not a list", "issued": 1999, "title": ["x"]}, "“A work”, n.d."),
        ({"author": [{"literal": "Federal Research Division"}]}, None),
        ({"editor": [{"family": "Haddad"}]}, "Haddad, “A work”, n.d."),
        ({"issued": {"raw": "spring 1964"}}, "“A work”, spring 1964"),
        ({"issued": {"date-parts": [[]]}}, "“A work”, n.d."),
        ({"publisher": "Quay"}, "“A work”, Quay, n.d."),
    ],
)
def test_odd_items(item: dict[str, object], text: str | None) -> None:
    made = Source("work", "A work", SourceKind.SECONDARY, csl=json.dumps(item))
    told = plain_text(reference_runs(made))
    assert told == (text or "Federal Research Division, “A work”, n.d.")


def test_a_broken_item_is_read_as_empty() -> None:
    broken = Source("work", "A work", SourceKind.PRIMARY, csl="{not json")
    listed = Source("work", "A work", SourceKind.PRIMARY, csl="[1]")
    assert csl_item(broken) == csl_item(listed) == {}
    assert plain_text(reference_runs(broken)) == "“A work”, n.d."


def test_an_arabic_title_is_kept_from_mixing_with_the_year() -> None:
    arabic = source("انقلاب 23 شباط", type="article", issued={"date-parts": [[2019]]})
    assert plain_text(reference_runs(arabic)) == "“\u2068انقلاب 23 شباط\u2069”, 2019"
    assert isolated("only Latin") == "only Latin"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["family", "literal", "date-parts", "raw"]), inner)
    ),
    max_leaves=8,
)
keys = st.sampled_from(
    ["type", "title", "author", "editor", "issued", "publisher", "volume", "page", "title-short"]
)


@given(st.dictionaries(keys, json_values))
def test_no_item_breaks_a_reference(item: dict[str, object]) -> None:
    made = Source("work", "A work", SourceKind.PRIMARY, csl=json.dumps(item))
    assert plain_text(reference_runs(made))
    assert plain_text(short_reference(made))
