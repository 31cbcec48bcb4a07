"""The bibliography of the built-in casebook: whole records, or what is missing said; no mirror
counted twice."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import pytest

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.evidence import Source
from coupexplorer.domain.vocabulary import SourceKind

CSL_SCHEMA = Path(__file__).parents[3] / "shared" / "samples" / "bib" / "csl-data.schema.json"

NEEDED: dict[str, tuple[str, ...]] = {
    "article-journal": ("author", "container-title", "issued", "volume", "page"),
    "article-magazine": ("author", "container-title", "issued"),
    "article-newspaper": ("author", "container-title", "issued"),
    "book": ("author", "publisher", "issued"),
    "chapter": ("author", "container-title", "publisher", "issued"),
    "dataset": ("author", "issued"),
    "document": ("author", "container-title", "issued"),
    "entry-encyclopedia": ("container-title", "issued", "URL"),
    "post-weblog": ("author", "issued", "URL"),
    "report": ("author", "publisher", "issued", "number"),
    "review-book": ("author", "container-title", "issued", "reviewed-title"),
    "webpage": ("author", "container-title", "issued", "URL"),
}
"""What a work of each CSL type needs besides its title; an editor stands in for an author."""

ONLINE = frozenset({"entry-encyclopedia", "post-weblog", "webpage"})
"""Types that are read online, so that the day they were read belongs to the record."""

SAID = {
    "author": r"author|contributor|compiler|editor|reviewer|given names",
    "container-title": r"journal",
    "issued": r"\b(revisions?|years?|dates?|day)\b(?! of access)",
    "URL": r"address|link",
    "accessed": r"access",
    "publisher": r"publisher",
    "page": r"page",
    "volume": r"journal",
}
"""How ``incomplete`` says that a field is missing."""

OWN_ARTICLES = {
    "de-sadi",
    "de-nov63",
    "de-hafiz",
    "de-hatum",
    "fr-aflaq",
    "sw-aflaq",
    "maw",
}
"""Articles of encyclopaedias in other languages: texts of their own, and so no mirrors."""


@pytest.fixture(scope="session")
def sources(built_in: CasebookDocument) -> dict[str, Source]:
    """The sources by id."""
    return {source.id: source for source in built_in.sources}


@pytest.fixture(scope="session")
def items(sources: dict[str, Source]) -> dict[str, Mapping[str, Any]]:
    """The CSL item of every source."""
    return {key: json.loads(source.csl) for key, source in sources.items()}


@pytest.fixture(scope="session")
def csl_schema() -> Mapping[str, Any]:
    """The schema of CSL JSON, where it lies beside the checkout."""
    if not CSL_SCHEMA.is_file():
        pytest.skip("the schema of CSL JSON is not at hand")
    schema: Mapping[str, Any] = json.loads(CSL_SCHEMA.read_text(encoding="utf-8"))
    return schema


def is_of_wikipedia(source: Source, item: Mapping[str, Any]) -> bool:
    """Whether a source is an article of the open encyclopaedia, on its own site or a copy."""
    return "Wikipedia" in f"{source.title} {item.get('container-title', '')}"


def page_of(address: str) -> str:
    """An address without what does not tell pages apart; empty when it is only that of a site."""
    parts = urlsplit(address)
    path = parts.path.rstrip("/")
    if not path and not parts.query:
        return ""
    return f"{parts.netloc.removeprefix('www.')}{path}?{parts.query}".casefold()


def missing(item: Mapping[str, Any]) -> list[str]:
    """What a CSL item should hold by its type and does not."""
    kind = item["type"]
    needed = [*NEEDED[kind]]
    if kind in ONLINE or "URL" in item:
        needed.append("accessed")
    given = set(item) | ({"author"} if "editor" in item else set())
    return [field for field in needed if field not in given]


def test_every_item_is_csl(
    items: dict[str, Mapping[str, Any]], csl_schema: Mapping[str, Any]
) -> None:
    validator = jsonschema.Draft7Validator(csl_schema)
    found = {
        key: [error.message for error in validator.iter_errors([item])]
        for key, item in items.items()
    }
    assert {key: errors for key, errors in found.items() if errors} == {}


def test_every_item_has_the_id_of_its_source_and_a_title(
    items: dict[str, Mapping[str, Any]],
) -> None:
    for key, item in items.items():
        assert item["id"] == key
        assert item["title"].strip(), key


def test_every_type_used_is_one_whose_needs_are_known(
    items: dict[str, Mapping[str, Any]],
) -> None:
    assert {item["type"] for item in items.values()} <= NEEDED.keys()


def test_what_a_record_lacks_is_said(
    sources: dict[str, Source], items: dict[str, Mapping[str, Any]]
) -> None:
    unsaid = {
        key: fields
        for key, item in items.items()
        if (
            fields := [
                field
                for field in missing(item)
                if not re.search(SAID.get(field, field), sources[key].incomplete, re.IGNORECASE)
            ]
        )
    }
    assert unsaid == {}


def test_every_source_says_where_it_was_seen_and_what_it_is_worth(
    sources: dict[str, Source],
) -> None:
    for key, source in sources.items():
        assert source.seen_at.strip(), key
        assert source.remark.strip(), key


def test_every_copy_leads_straight_to_what_it_copies(sources: dict[str, Source]) -> None:
    for key, source in sources.items():
        if source.mirror_of is not None:
            assert sources[source.mirror_of].mirror_of is None, key


def test_one_address_is_one_source(
    sources: dict[str, Source], items: dict[str, Mapping[str, Any]]
) -> None:
    at: defaultdict[str, set[str]] = defaultdict(set)
    for key, item in items.items():
        if page := page_of(item.get("URL", "")):
            at[page].add(sources[key].mirror_of or key)
    assert {page: found for page, found in at.items() if len(found) > 1} == {}


def test_copies_of_one_article_are_one_source(
    sources: dict[str, Source], items: dict[str, Mapping[str, Any]]
) -> None:
    copies: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for key, item in items.items():
        if is_of_wikipedia(sources[key], item):
            article = (item["title"].casefold(), item.get("language", "en"))
            copies[article].add(sources[key].mirror_of or key)
    assert {article: found for article, found in copies.items() if len(found) > 1} == {}


def test_other_states_of_the_base_articles_are_their_mirrors(sources: dict[str, Source]) -> None:
    originals = {key: sources[key].mirror_of for key in ("wp-iraq-earlier", "wp-66", "wp-66old")}
    assert originals == {
        "wp-iraq-earlier": "iraq-article",
        "wp-66": "syria-article",
        "wp-66old": "syria-article",
    }


@pytest.mark.parametrize("article", sorted(OWN_ARTICLES))
def test_an_article_of_its_own_is_no_mirror(article: str, sources: dict[str, Source]) -> None:
    assert sources[article].mirror_of is None


def test_the_open_encyclopaedia_is_tertiary(
    sources: dict[str, Source], items: dict[str, Mapping[str, Any]]
) -> None:
    kinds = {
        key: source.kind for key, source in sources.items() if is_of_wikipedia(source, items[key])
    }
    assert len(kinds) > 30
    assert set(kinds.values()) == {SourceKind.TERTIARY}


def test_primary_sources_are_of_the_time_they_tell_of(
    sources: dict[str, Source], items: dict[str, Mapping[str, Any]]
) -> None:
    """Press and papers of the days themselves: none is an obituary or recollection."""
    for key, source in sources.items():
        if source.kind is not SourceKind.PRIMARY:
            continue
        assert items[key]["type"] in {"article-magazine", "article-newspaper", "document"}, key
        year = items[key].get("issued", {}).get("date-parts", [[None]])[0][0]
        assert year is None or 1958 <= year <= 1972, key


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://example.org", ""),
        ("http://www.example.org/", ""),
        ("https://www.example.org/One/", "example.org/one?"),
        ("http://example.org/one", "example.org/one?"),
        ("https://example.org/?id=1", "example.org?id=1"),
        ("", ""),
    ],
)
def test_addresses_of_pages_are_told_from_those_of_sites(address: str, page: str) -> None:
    assert page_of(address) == page


def test_what_is_missing_is_found() -> None:
    book = {"type": "book", "title": "T", "editor": [{"family": "E"}], "issued": {}}
    assert missing(book) == ["publisher"]
    page = {"type": "webpage", "title": "T", "URL": "https://example.org/a"}
    assert missing(page) == ["author", "container-title", "issued", "accessed"]
