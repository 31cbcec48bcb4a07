"""The search box: any spelling finds the man, names come first, and nothing typed can break it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import IRAQ, SYRIA, small_document

from coupexplorer.domain.casebook import CasebookDocument, ref_of
from coupexplorer.domain.history import Actor
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.search import index as search_index
from coupexplorer.store.search.entry import TIERS
from coupexplorer.store.search.hits import Hit

AL_SADI = Ref(Kind.ACTOR, "al-sadi")
AMIN = Ref(Kind.ACTOR, "amin-al-hafiz")
HAFEZ = Ref(Kind.ACTOR, "hafez-al-assad")


@pytest.fixture(scope="module")
def shared() -> Iterator[Casebook]:
    """One casebook for all questions; nothing here changes it."""
    with Casebook.in_memory(small_document()) as opened:
        yield opened


def found(casebook: Casebook, text: str) -> list[Ref]:
    return [hit.ref for hit in casebook.search(text)]


@pytest.mark.parametrize(
    "typed",
    ["sadi", "al-Sa'di", "Saadi", "السعدي", "as-Sa‘di", "SADI", "Sa’dī", "سعدي", "ali sadi", "sad"],
)
def test_every_spelling_finds_the_same_man_first(shared: Casebook, typed: str) -> None:
    assert found(shared, typed)[0] == AL_SADI


@pytest.mark.parametrize("typed", ["hafiz", "Hafez", "حافظ", "al-hafez", "hafi"])
def test_two_men_of_like_name_are_two_hits_at_the_top(shared: Casebook, typed: str) -> None:
    assert set(found(shared, typed)[:2]) == {AMIN, HAFEZ}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("amin hafez", AMIN),
        ("Amin al-Hafiz", AMIN),
        ("hafez assad", HAFEZ),
        ("asad", HAFEZ),
        ("الأسد", HAFEZ),
        ("military committee", Ref(Kind.ACTOR, "military-committee")),
        ("baghdad", Ref(Kind.PLACE, "baghdad")),
        ("بغداد", Ref(Kind.PLACE, "baghdad")),
        ("Dimashq", Ref(Kind.PLACE, "damascus")),
        ("strafed", Ref(Kind.CLAIM, "A061")),
        ("jets strafed palace", Ref(Kind.CLAIM, "A061")),
        ("qasr", Ref(Kind.CLAIM, "A061")),
        ("A053", Ref(Kind.CLAIM, "A053")),
        ("a053", Ref(Kind.CLAIM, "A053")),
        ("A06", Ref(Kind.CLAIM, "A061")),
        ("army-strikes", Ref(Kind.EVENT, "army-strikes")),
        (f"means/{IRAQ}", Ref(Kind.CELL, f"means/{IRAQ}")),
        ("batatu", Ref(Kind.SOURCE, "iraq-article")),
        ("weapons", Ref(Kind.DIMENSION, "means")),
        ("tanks", Ref(Kind.CELL, f"means/{IRAQ}")),
        ("who flew", Ref(Kind.DISPUTE, "K1")),
        ("minister of defence", Ref(Kind.OFFICE, "assad/minister")),
        ("photograph", Ref(Kind.NOTE, "n1")),
        ("exam", Ref(Kind.TAG, "t1")),
        ("same weekend", Ref(Kind.LINK, "weekend")),
        ("lost a country", Ref(Kind.CASE, IRAQ)),
        ("shortly before", Ref(Kind.CLAIM, "A061")),
        ("guardsmen", Ref(Kind.CLAIM, "A074")),
        ("offic", Ref(Kind.CLAIM, "A074")),
        ("ordere", Ref(Kind.CLAIM, "A074")),
    ],
)
def test_what_is_asked_for_comes_first(shared: Casebook, typed: str, first: Ref) -> None:
    assert found(shared, typed)[0] == first


def test_a_name_as_typed_comes_before_one_that_begins_so(shared: Casebook) -> None:
    hits = found(shared, "sadi")
    assert Ref(Kind.ACTOR, "saddiq") not in hits[:1]
    assert found(shared, "sadiq")[0] == Ref(Kind.ACTOR, "saddiq")


def test_kinds_come_in_their_order_and_events_by_time(shared: Casebook) -> None:
    """Within one nearness: a query without words has no other."""
    hits = shared.search("case:iraq", limit=1000)
    tiers = [min(TIERS[hit.ref.kind]) for hit in hits if hit.ref.kind is not Kind.ACTOR]
    assert tiers == sorted(tiers)
    events = [hit.ref.id for hit in shared.search("after:0001", limit=1000, kinds=[Kind.EVENT])]
    in_time = [line.id for line in shared.event_page(EventFilter()).lines]
    assert events == [event for event in in_time if event in events]
    assert len(events) > 3


def test_words_must_all_be_there(shared: Casebook) -> None:
    assert Ref(Kind.CLAIM, "A061") in found(shared, "jets eleven")
    assert found(shared, "jets guardsmen") == []


def test_words_in_quotes_stand_together(shared: Casebook) -> None:
    claim = Ref(Kind.CLAIM, "A061")
    assert claim in found(shared, '"strafed the palace"')
    assert found(shared, '"palace strafed"') == []
    assert claim in found(shared, '"strafed the palace')
    assert claim in found(shared, 'jets "the palace"')
    assert found(shared, '"strafe"') == []


def test_a_word_with_a_minus_must_not_be_there(shared: Casebook) -> None:
    with_army = found(shared, "jets")
    assert Ref(Kind.CLAIM, "A061") in with_army
    assert Ref(Kind.CLAIM, "A061") not in found(shared, "jets -palace")
    assert Ref(Kind.CLAIM, "A061") not in found(shared, 'jets -"strafed the palace"')
    assert found(shared, "-palace") == []
    assert found(shared, "al-sadi") == found(shared, "sadi")


def test_only_the_kinds_asked_for(shared: Casebook) -> None:
    assert {hit.ref.kind for hit in shared.search("sadi", kinds=[Kind.EVENT])} == {Kind.EVENT}
    kinds = [Kind.CLAIM, Kind.PLACE]
    assert {hit.ref.kind for hit in shared.search("palace", kinds=kinds)} == set(kinds)
    assert shared.search("sadi", kinds=[]) == ()
    assert shared.search("sadi", kinds=[Kind.PARTICIPATION]) == ()
    assert shared.search("A053", kinds=[Kind.EVENT]) == ()


@pytest.mark.parametrize("limit", [0, 1, 2, 5])
def test_the_limit_holds_and_keeps_the_first(shared: Casebook, limit: int) -> None:
    every = shared.search("a", limit=1000)
    assert shared.search("a", limit=limit) == every[:limit]


def test_no_record_is_found_twice(shared: Casebook) -> None:
    for typed in ("a", "sadi", "hafiz", "palace", "A061"):
        hits = found(shared, typed)
        assert len(hits) == len(set(hits))


@pytest.mark.parametrize(
    ("typed", "kind", "case"),
    [
        ("A061", Kind.CLAIM, IRAQ),
        ("B007", Kind.CLAIM, SYRIA),
        ("A074", Kind.CLAIM, None),
        ("coup", Kind.EVENT, SYRIA),
        ("sadi", Kind.ACTOR, IRAQ),
        ("amin", Kind.ACTOR, None),
        ("tanks", Kind.CELL, IRAQ),
        ("photograph", Kind.NOTE, IRAQ),
        ("president", Kind.OFFICE, None),
        ("defence", Kind.OFFICE, SYRIA),
    ],
)
def test_a_hit_names_the_one_case_it_is_of(
    shared: Casebook, typed: str, kind: Kind, case: str | None
) -> None:
    assert shared.search(typed, kinds=[kind])[0].case == case


def stressed(hit: Hit) -> set[str]:
    """The words of a hit that are marked as found."""
    return {hit.title[slice(*span)] for span in hit.in_title} | {
        hit.snippet[slice(*span)] for span in hit.in_snippet
    }


@pytest.mark.parametrize(
    ("typed", "snippet", "marked"),
    [
        ("sadi", "", {"al-Sa'di"}),
        ("السعدي", "علي صالح السعدي", {"al-Sa'di", "السعدي"}),
        ("strafed", "", {"strafed"}),
        ("hafiz", "", {"Hafez"}),
        ("dimashq", "Dimashq", {"Dimashq"}),
        ("weapons", "Weapons, not numbers.", {"Weapons"}),
        ("tanks", "Tanks.", {"Tanks"}),
    ],
)
def test_a_hit_marks_what_was_found_and_repeats_neither_title_nor_names(
    shared: Casebook, typed: str, snippet: str, marked: set[str]
) -> None:
    hit = shared.search(typed)[0]
    assert stressed(hit) == marked
    assert (hit.snippet == snippet) or (snippet in hit.snippet and snippet != "")


def test_a_long_text_is_cut_around_the_match(document: CasebookDocument) -> None:
    text = "before " * 60 + "needle in the middle " + "after " * 60
    claim = dataclasses.replace(document.claims[0], caution=text)
    document = dataclasses.replace(document, claims=(claim, *document.claims[1:]))
    with Casebook.in_memory(document) as casebook:
        hit = casebook.search("needle")[0]
    assert hit.title == document.claims[0].text
    assert hit.snippet.startswith("…before ")
    assert hit.snippet.endswith("…")
    assert len(hit.snippet) < 200
    assert stressed(hit) == {"needle"}


def test_of_a_long_text_the_sentence_with_most_words_is_shown(document: CasebookDocument) -> None:
    text = "The needle was lost. Nobody looked. In the hay the needle was found again."
    claim = dataclasses.replace(document.claims[0], caution=text)
    document = dataclasses.replace(document, claims=(claim, *document.claims[1:]))
    with Casebook.in_memory(document) as casebook:
        hit = casebook.search("needle hay")[0]
    assert hit.snippet == "In the hay the needle was found again."
    assert stressed(hit) == {"needle", "hay"}


def test_a_claim_shows_the_whole_of_its_text(document: CasebookDocument) -> None:
    long = "A statement of many words, " * 8 + "which ends here."
    claim = dataclasses.replace(document.claims[0], text=long)
    document = dataclasses.replace(document, claims=(claim, *document.claims[1:]))
    with Casebook.in_memory(document) as casebook:
        assert casebook.search("statement ends")[0].title == long


GARBAGE = [
    "", " ", "\0", "sadi\0", '"', '""', "''", "-", "--", "*", "a*", "^", "(", ")", "()",
    "{names} : x",
    "names:x", "AND", "OR", "NOT", "a AND", "NEAR(a b)", "+", "a + b", "a:b", "\\", "%", "_", ";--",
    "- a", "-\"", "\ud800", "a" * 10_000, "a " * 5_000, '"' * 999, "🙂", "ـــ", "ًٌٍ", "\u200f", "²",
    "１",
    "kind:actor", "/", "-/-", "1-", "a\nb\tc",
]  # fmt: skip


@pytest.mark.parametrize("typed", GARBAGE, ids=repr)
def test_garbage_never_raises(shared: Casebook, typed: str) -> None:
    assert isinstance(shared.search(typed), tuple)
    assert shared.event_count(EventFilter(text=typed)) >= 0


@settings(max_examples=150, deadline=None)
@given(typed=st.text(max_size=40) | st.text("a\"-*():^+ {}'sadi", max_size=30))
def test_nothing_typed_ever_raises(shared: Casebook, typed: str) -> None:
    shared.search(typed, limit=3)
    shared.event_page(EventFilter(text=typed), limit=3)


def test_every_record_of_a_searched_kind_is_in_the_index(
    shared: Casebook, document: CasebookDocument
) -> None:
    driver = shared._database.driver
    entries = {
        Ref(Kind(kind), identifier)
        for kind, identifier in driver.execute("SELECT kind, id FROM search_entry")
    }
    searched = {ref_of(r) for r in document.records() if ref_of(r).kind in TIERS}
    assert entries == searched
    assert set(Kind) - set(TIERS) == {
        Kind.PHASE,
        Kind.PARTICIPATION,
        Kind.MEMBERSHIP,
        Kind.RELATION,
        Kind.MOVEMENT,
        Kind.TRANSCRIPT,
    }


def test_filling_from_what_is_stored_gives_the_same_index(shared: Casebook) -> None:
    driver = shared._database.driver
    query = "SELECT * FROM search_entry ORDER BY number"
    before = driver.execute(query).fetchall()
    with shared._database.writing() as connection:
        search_index.fill(connection)
    assert driver.execute(query).fetchall() == before


def test_an_index_filled_by_older_rules_is_filled_anew(casebook_file: Path) -> None:
    with Casebook.open(casebook_file) as casebook, casebook._database.writing() as connection:
        connection.exec_driver_sql("UPDATE kept SET value = '0' WHERE name = 'search_version'")
        connection.exec_driver_sql("INSERT INTO search (search) VALUES ('delete-all')")
    with Casebook.open(casebook_file) as casebook:
        assert found(casebook, "sadi")[0] == AL_SADI


def _with_older_index(file: Path) -> None:
    """The rules by which the index was filled are no longer the present ones."""
    with Casebook.open(file) as casebook, casebook._database.writing() as connection:
        connection.exec_driver_sql("UPDATE kept SET value = '0' WHERE name = 'search_version'")
        connection.exec_driver_sql("INSERT INTO search (search) VALUES ('delete-all')")


def test_who_only_reads_a_file_with_an_older_index_searches_one_in_memory(
    shared: Casebook, casebook_file: Path
) -> None:
    _with_older_index(casebook_file)
    before = casebook_file.read_bytes()
    with Casebook.open(casebook_file, read_only=True) as casebook:
        for typed in ("sadi", "A053", "strafed presi", "hafez assad", "case:iraq seized", "zzz"):
            for context in (True, False):
                here = casebook.search(typed, context=context)
                assert here == shared.search(typed, context=context), typed
        for text in ("sadi", "hafez", "stri"):
            wanted = EventFilter(text=text)
            assert casebook.event_page(wanted) == shared.event_page(wanted)
            assert casebook.event_count(wanted) == shared.event_count(wanted) > 0
        assert casebook.check_integrity() == []
        assert casebook.content_hash() == shared.content_hash()
    assert casebook_file.read_bytes() == before


def test_of_a_large_file_only_the_first_records_are_indexed_in_memory(
    casebook_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with_older_index(casebook_file)
    monkeypatch.setattr(search_index, "MOST_BESIDE", 2)
    with Casebook.open(casebook_file, read_only=True) as casebook:
        count = "SELECT count(DISTINCT id) FROM temp.search_entry"
        assert casebook._database.driver.execute(count).fetchone() == (2,)
        first = casebook.section(Kind.ACTOR)[0]
        assert isinstance(first, Actor)
        assert found(casebook, first.names[0].text)[0] == Ref(Kind.ACTOR, first.id)
