"""What is typed becomes terms and terms become expressions that the index understands."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coupexplorer.domain.identity import Kind
from coupexplorer.domain.names import fold_tokens
from coupexplorer.store.dates_as_text import minutes
from coupexplorer.store.search.query import (
    LONGEST_QUERY,
    MOST_TERMS,
    Query,
    read_query,
)
from coupexplorer.store.search.remarks import RemarkKind
from coupexplorer.store.search.terms import Closeness, Term
from coupexplorer.store.search.tokens import OTHER_MARK, SOUND_MARK, STEM_MARK


def tokens(query: Query) -> list[tuple[str, ...]]:
    return [term.tokens for term in query.required]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", []),
        ("palace", [fold_tokens("palace")]),
        ("palace guard", [fold_tokens("palace"), ("guard",)]),
        ("al-Sa'di", [("sadi",)]),
        ("al Sa'di", [("sadi",)]),
        ('"Amin al-Hafiz"', [("amin", "hafiz")]),
        ('jets "the palace" guard', [("jits",), ("guard",), fold_tokens("the palace")]),
        ('"unclosed phrase', [fold_tokens("unclosed phrase")]),
        ('""', []),
        ("- * ( )", []),
        ("-palace", []),
    ],
)
def test_words_and_phrases(typed: str, expected: list[tuple[str, ...]]) -> None:
    assert tokens(read_query(typed)) == expected


def test_what_must_not_be_there() -> None:
    query = read_query('jets -palace -"the guard" mid-word')
    assert [term.tokens for term in query.excluded] == [fold_tokens("palace"), ("the", "guard")]
    assert not query.is_empty
    assert read_query("-palace").is_empty


def test_a_query_has_an_end() -> None:
    assert len(read_query("a " * 1000).required) == MOST_TERMS
    assert len(read_query("-a " * 1000).excluded) == MOST_TERMS
    (term,) = read_query("x" * 10_000).required
    assert len(term.tokens[0]) <= LONGEST_QUERY


@pytest.mark.parametrize(
    ("typed", "kind", "tokens", "barred"),
    [
        ("case:iraq", Kind.CASE, ["irak"], False),
        ("CASE:iraq", Kind.CASE, ["irak"], False),
        ('case:"November split"', Kind.CASE, ["nuvimbir", "split"], False),
        ("actor:al-Sa'di", Kind.ACTOR, ["sadi"], False),
        ("actor:السعدي", Kind.ACTOR, ["سعدي"], False),
        ("-actor:sadi", Kind.ACTOR, ["sadi"], True),
    ],
)
def test_cases_and_actors(typed: str, kind: Kind, tokens: list[str], barred: bool) -> None:
    query = read_query(f"{typed} palace")
    (facet,) = query.facets
    assert (facet.kind, facet.barred) == (kind, barred)
    assert [term.tokens[0] for term in facet.terms] == tokens
    assert len(query.required) == 1
    assert query.remarks == ()


def day(text: str) -> int | None:
    return minutes(datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("before:1964", None, day("1964-01-01")),
        ("before:1963-11", None, day("1963-11-01")),
        ("before:1963-3-8", None, day("1963-03-08")),
        ("after:1963-11-13", day("1963-11-14"), None),
        ("after:1963", day("1964-01-01"), None),
        ("after:1963-11 before:1963-12-10", day("1963-12-01"), day("1963-12-10")),
        ("before:1964 before:1963", None, day("1963-01-01")),
        ("after:1963-11-13T11", day("1963-11-13T12:00"), None),
        ("before:196X", None, day("1960-01-01")),
    ],
)
def test_dates(typed: str, since: int | None, until: int | None) -> None:
    query = read_query(typed)
    assert (query.begins_from, query.begins_before) == (since, until)
    assert query.is_dated
    assert not query.is_empty
    assert query.remarks == ()


@pytest.mark.parametrize(
    ("typed", "kind", "words"),
    [
        ("foo:bar", RemarkKind.UNKNOWN_OPERATOR, "foo:"),
        ("Source:article2", RemarkKind.UNREADABLE_DATE, ""),
        ("before:19", RemarkKind.UNREADABLE_DATE, "19"),
        ("after:soon", RemarkKind.UNREADABLE_DATE, "soon"),
        ("before:1963-13", RemarkKind.UNREADABLE_DATE, "1963-13"),
        ("before:1963/..", None, ""),
        ("after:1963/..", RemarkKind.UNREADABLE_DATE, "1963/.."),
    ],
)
def test_what_cannot_be_read_is_remarked_on(
    typed: str, kind: RemarkKind | None, words: str
) -> None:
    remarks = read_query(typed).remarks
    if not words:
        assert remarks == () or typed.startswith("before")
    else:
        assert [(remark.kind, remark.words) for remark in remarks] == [(kind, words)]


@pytest.mark.parametrize("typed", ["11:00", "https://example.org/x", "case:", "actor: sadi", "a:b"])
def test_a_colon_alone_is_no_operator(typed: str) -> None:
    query = read_query(typed)
    assert query.remarks == ()
    assert query.facets == ()
    assert not query.is_dated


def test_a_reference_is_no_unknown_operator() -> None:
    assert read_query("event:coup").remarks == ()


def test_a_word_parted_by_a_space_may_be_one() -> None:
    query = read_query("ba ath party")
    assert [(place, term.tokens) for place, term in query.parted] == [(0, fold_tokens("baath"))]
    whole = query.expression(Closeness.WHOLE)
    assert f'"{fold_tokens("baath")[0]}"' in whole
    assert read_query("fall of palace").parted == ()


def test_each_closeness_asks_for_more() -> None:
    term = Term(("hafiz",), ("hfz",), stem="hafez")
    asked = [term.expression(closeness) for closeness in Closeness]
    assert asked[0] == f'{{names words}} : "hafiz" OR words : "{OTHER_MARK}hafiz"'
    assert asked[1] == f'{{names words}} : "hafiz"* OR words : "{OTHER_MARK}hafiz"*'
    assert asked[2].endswith(f'"{STEM_MARK}hafez"')
    assert asked[3].endswith(f'skeleton : "{SOUND_MARK}hfz"')
    assert term.expression(Closeness.WHOLE, titles=True) == 'names : "hafiz"'


def test_other_words_of_like_meaning_come_last() -> None:
    query = read_query("death toll")
    assert f"{STEM_MARK}casualti" in query.expression(Closeness.MEANING)
    assert f"{STEM_MARK}casualti" not in query.expression(Closeness.SOUND)


def test_words_that_mean_nothing_need_not_be_there_in_what_is_alike() -> None:
    query = read_query("fall of the palace")
    assert '"of"' in query.expression(Closeness.WHOLE)
    assert '"of"' not in query.expression(Closeness.STEM)
    assert read_query("of the").expression(Closeness.STEM)


@pytest.mark.parametrize("term", [Term(("al",), ("l",)), Term(("dead",), ("dd",))])
def test_short_and_english_words_are_not_matched_by_sound(term: Term) -> None:
    assert "skeleton" not in term.expression(Closeness.MEANING)


def test_a_word_being_typed_is_also_looked_for_unfolded() -> None:
    """ "office" is not folded, and "offic" cannot be known for its beginning."""
    (term,) = read_query("offic").required
    assert term.begun == "offic"
    assert ': "offic"*' in term.expression(Closeness.BEGUN)
    (whole,) = read_query("office").required
    assert whole.begun == ""


def test_phrases_end_where_they_end() -> None:
    term = Term(("amin", "hafiz"), ("amn", "hfz"), is_phrase=True)
    assert "*" not in term.expression(Closeness.BEGUN)
    assert term.expression(Closeness.BEGUN, titles=True) == 'names : "amin hafiz"'


def test_each_word_has_its_own_skeleton() -> None:
    query = read_query("Abd al-Karim Khalil")
    assert [len(term.skeletons) for term in query.required] == [1, 1, 1]
    assert query.required[2].skeletons != query.required[1].skeletons


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """An empty index with the columns of ours."""
    with closing(sqlite3.connect(":memory:")) as driver:
        driver.execute("CREATE VIRTUAL TABLE search USING fts5 (names, skeleton, words)")
        yield driver


@settings(max_examples=200, deadline=None)
@given(typed=st.text(max_size=60) | st.text('ab"-*()^:+{} \u0627\u0644', max_size=40))
def test_every_expression_is_understood(index: sqlite3.Connection, typed: str) -> None:
    query = read_query(typed)
    if query.is_empty:
        return
    for closeness, titles in itertools.product(Closeness, (True, False)):
        expression = query.expression(closeness, titles=titles)
        index.execute("SELECT rowid FROM search WHERE search MATCH ?", (expression,)).fetchall()
