"""What is typed becomes terms and terms become expressions that the index understands."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coupexplorer.domain.names import fold_tokens
from coupexplorer.store.search_query import (
    LONGEST_QUERY,
    MOST_TERMS,
    Closeness,
    Query,
    Term,
    read_query,
)


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


def test_each_closeness_asks_for_more() -> None:
    term = Term(("hafiz",), ("hfz",))
    assert term.expression(Closeness.NAME) == 'names : "hafiz"'
    assert term.expression(Closeness.LIKENESS) == 'names : "hafiz" OR skeleton : "hfz"'
    assert term.expression(Closeness.ANY) == '{names words} : "hafiz"* OR skeleton : "hfz"'


def test_short_words_are_not_matched_by_sound() -> None:
    assert "skeleton" not in Term(("al",), ("l",)).expression(Closeness.ANY)


def test_a_word_being_typed_is_also_looked_for_unfolded() -> None:
    """ "office" is not folded, and "offic" cannot be known for its beginning."""
    (term,) = read_query("offic").required
    assert term.begun == "offic"
    assert 'words : "offic"*' in term.expression(Closeness.ANY)
    (whole,) = read_query("office").required
    assert whole.begun == ""


def test_phrases_end_where_they_end() -> None:
    term = Term(("amin", "hafiz"), ("amn", "hfz"), is_phrase=True)
    assert term.expression(Closeness.ANY).startswith('{names words} : "amin hafiz" OR')


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
    for closeness in Closeness:
        expression = query.expression(closeness)
        index.execute("SELECT rowid FROM search WHERE search MATCH ?", (expression,)).fetchall()
