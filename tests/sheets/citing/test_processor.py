"""Styles: first and later references, locators, the list in order, and nothing that breaks them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sheets.citing.test_references import json_values, keys

from coupexplorer.domain.evidence import Source
from coupexplorer.domain.vocabulary import SourceKind
from coupexplorer.sheets.choices import CitationStyle
from coupexplorer.sheets.citing.processor import STYLE_NAMES, Citation, Cited, cite
from coupexplorer.sheets.tree.inline import Run, RunStyle, plain_text

NOTES, AUTHOR_DATE = CitationStyle.CHICAGO_NOTES, CitationStyle.CHICAGO_AUTHOR_DATE


def source(identifier: str, **item: object) -> Source:
    return Source(identifier, "Untitled", SourceKind.SECONDARY, csl=json.dumps(item))


BOOK = source(
    "book",
    type="book",
    title="The old guard",
    author=[{"family": "Reed", "given": "Ann"}],
    publisher="Quay",
    issued={"date-parts": [[1910]]},
)
ARTICLE = source(
    "article",
    type="article-journal",
    title="Who wrote to al-Hafiz?",
    author=[{"family": "Ode", "given": "Bo"}, {"family": "Roe", "given": "Cy"}],
    issued={"date-parts": [[1970, 5, 1]]},
    page="1-20",
    volume="6",
    **{"container-title": "Studies"},
)
ARABIC = source(
    "arabic",
    type="book",
    title="مذكرات",
    author=[{"family": "العيسمي", "given": "شبلي"}],
    issued={"date-parts": [[1977]]},
)
SOURCES = {one.id: one for one in (BOOK, ARTICLE, ARABIC)}


def cited(style: CitationStyle, *asked: tuple[str, str]) -> Cited:
    return cite(SOURCES, [Citation(*one) for one in asked], style)


def texts(made: Cited) -> list[str]:
    return [plain_text(runs) for runs in made.citations]


def test_a_note_style_names_a_source_in_full_once_and_shortly_after() -> None:
    first, between, later = texts(
        cited(NOTES, ("book", "p. 3"), ("article", ""), ("book", "pp. 4–5"))
    )
    assert first.startswith("Ann Reed, The old guard (Quay, 1910), p. 3")
    assert between.startswith("Bo Ode and Cy Roe, “Who wrote to al-Hafiz?,” Studies 6")
    assert later == "Reed, The old guard, pp. 4–5"


def test_an_author_date_style_gives_author_and_year_without_brackets() -> None:
    assert texts(cited(AUTHOR_DATE, ("book", "p. 3"), ("article", ""))) == [
        "Reed 1910, p. 3",
        "Ode and Roe 1970",
    ]


@pytest.mark.parametrize(
    ("style", "told"),
    [
        (CitationStyle.MLA, "Reed, p. 3"),
        (CitationStyle.APA, "Reed, 1910, p. 3"),
    ],
)
def test_other_styles_have_their_own_way(style: CitationStyle, told: str) -> None:
    assert texts(cited(style, ("book", "p. 3"))) == [told]


@pytest.mark.parametrize("style", STYLE_NAMES)
def test_titles_keep_their_letters_and_works_are_in_italics(style: CitationStyle) -> None:
    made = cited(style, ("article", ""), ("book", ""))
    listed = dict(made.sources)
    assert "Who wrote to al-Hafiz?" in plain_text(listed["article"])
    assert any(
        run.style is RunStyle.EMPHASIS and "The old guard" in run.text for run in listed["book"]
    )


@pytest.mark.parametrize("style", STYLE_NAMES)
def test_the_list_holds_each_cited_source_once_in_the_order_of_the_style(
    style: CitationStyle,
) -> None:
    made = cited(style, ("book", "p. 1"), ("article", "p. 2"), ("book", "p. 3"))
    assert [identifier for identifier, _ in made.sources] == ["article", "book"]


def test_arabic_is_kept_from_mixing_with_what_follows() -> None:
    (note,) = texts(cited(NOTES, ("arabic", "p. 12")))
    assert "\u2068شبلي العيسمي\u2069, \u2068مذكرات\u2069 (1977), p. 12" in note


def test_brackets_inside_a_citation_stay() -> None:
    place = "line 19, after its note 19 (unresolved); line 2"
    assert texts(cited(AUTHOR_DATE, ("book", place))) == [f"Reed 1910, {place}"]


@pytest.mark.parametrize(
    "place", ['#panic("no")', "*b* _i_ $x$ @ref <a> [b] \\ // /*", "“Coup”, ¶¶ 1–4", "\u202eab"]
)
def test_a_place_is_never_read_as_markup(place: str) -> None:
    told = texts(cited(AUTHOR_DATE, ("book", place)))[0]
    assert told.startswith("Reed 1910, ")
    assert told.removeprefix("Reed 1910, ") == place.replace("\u202e", "").strip()


def test_a_title_is_never_read_as_markup_or_code() -> None:
    title = "{a} #panic() *b* _i_ $x$ @y <z> \\ `c` // [d]"
    sly = source("sly", type="book", title=title)
    made = cite({"sly": sly}, [Citation("sly")], NOTES)
    assert plain_text(made.citations[0]).startswith(title)


def test_only_web_addresses_become_links() -> None:
    page = source("page", type="webpage", title="A page", URL="https://example.org/a?b=1&c=2")
    evil = source("evil", type="webpage", title="B page", URL="javascript:alert(1)")
    made = cite({"page": page, "evil": evil}, [Citation("page"), Citation("evil")], NOTES)
    links = [run.link for runs in (*made.citations, *dict(made.sources).values()) for run in runs]
    assert set(links) == {"", "https://example.org/a?b=1&c=2"}


@settings(max_examples=25)
@given(st.dictionaries(keys, json_values), st.sampled_from(sorted(STYLE_NAMES)))
def test_no_item_breaks_a_style(item: dict[str, object], style: CitationStyle) -> None:
    made = cite({"x": source("x", **item)}, [Citation("x", "p. 1"), Citation("x")], style)
    assert len(made.citations) == 2
    assert all(isinstance(run, Run) for runs in made.citations for run in runs)
