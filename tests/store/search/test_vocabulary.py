"""A longer beginning is asked for as the words that begin so, and finds the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from coupexplorer.store.casebook import Casebook
from coupexplorer.store.search import vocabulary as search_vocabulary
from coupexplorer.store.search.query import Query, read_query
from coupexplorer.store.search.terms import Closeness
from coupexplorer.store.search.tokens import NO_WORD, OTHER_MARK


def looked_up(casebook: Casebook, typed: str) -> Query:
    with casebook._database.reading() as connection:
        return search_vocabulary.looked_up(connection, read_query(typed))


def words(query: Query) -> dict[str, tuple[str, ...]]:
    return {start: known for term in query.required for start, known in term.known}


def test_the_words_that_begin_so(casebook: Casebook) -> None:
    known = words(looked_up(casebook, "straf"))
    assert {"strafid", "strafing"} & set(known["straf"]) == set(known["straf"]) != set()
    assert known[f"{OTHER_MARK}straf"] == ()


def test_names_of_others_too(casebook: Casebook) -> None:
    known = words(looked_up(casebook, "damasc"))
    assert known[f"{OTHER_MARK}damasc"] == (f"{OTHER_MARK}damascus",)


def test_a_beginning_of_which_the_index_has_lists_is_left(casebook: Casebook) -> None:
    query = looked_up(casebook, "sad")
    assert words(query) == {}
    assert '"sad"*' in query.expression(Closeness.BEGUN)


def test_a_beginning_of_too_many_words_is_left(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_vocabulary, "_MOST", 1)
    query = looked_up(casebook, "straf")
    assert '"straf"*' in query.expression(Closeness.BEGUN)


def test_what_begins_no_word_is_no_word(casebook: Casebook) -> None:
    query = looked_up(casebook, "xyxyxy")
    assert query.expression(Closeness.BEGUN, titles=True) == f'(("{NO_WORD}"))'


@pytest.mark.parametrize("typed", ["stra", "straf", "strafe", "palac", "damasc", "دمشق", "guardsm"])
def test_it_finds_what_the_beginning_finds(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    with_words = casebook.search(typed)
    monkeypatch.setattr(search_vocabulary, "_MOST", 0)
    assert [hit.ref for hit in casebook.search(typed)] == [hit.ref for hit in with_words]
    assert with_words


def test_a_casebook_that_is_only_read_can_be_asked(casebook_file: Path) -> None:
    with Casebook.open(casebook_file, read_only=True) as casebook:
        assert casebook.search("strafed")


def test_words_that_come_with_an_edit_are_known(casebook: Casebook) -> None:
    from tests.store.test_settings import rename

    casebook.search("strafed")
    edit = rename(casebook)
    casebook.apply(edit)
    assert casebook.search("strafed")
