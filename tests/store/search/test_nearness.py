"""What comes before what: names, titles, other forms, sounds, like meanings, most of the words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from tests.samples import IRAQ, claim, small_document

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.search.remarks import RemarkKind

TOLD = (
    ("S1", "Two ministers resigned over the shelling of Hama."),
    ("S2", "A minister had to resign."),
    ("S3", "The dead were counted at noon."),
    ("S4", "Forty traders lost what they had."),
    ("S5", "The casualties were never counted."),
    ("S6", "He died at home."),
)


@pytest.fixture(scope="module")
def book() -> Iterator[Casebook]:
    """The small casebook with a few claims more."""
    document = small_document()
    more = tuple(claim(identifier, text, "event:coup") for identifier, text in TOLD)
    with Casebook.in_memory(
        dataclasses.replace(document, claims=(*document.claims, *more))
    ) as opened:
        yield opened


def found(book: Casebook, typed: str, **more: bool) -> list[str]:
    return [str(hit.ref) for hit in book.find(typed, 200, **more).hits]


def claims(book: Casebook, typed: str) -> list[str]:
    return [ref.removeprefix("claim:") for ref in found(book, typed) if ref.startswith("claim:S")]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ministers", ["S1", "S2"]),
        ("resign", ["S2", "S1"]),
        ("minister resigns", ["S1", "S2"]),
        ("dead", ["S3", "S6", "S5"]),
        ("merchants", ["S4"]),
        ("death toll", ["S3", "S5", "S6"]),
        ("count of the dead", ["S3", "S5"]),
    ],
)
def test_exact_words_then_other_forms_then_like_meanings(
    book: Casebook, typed: str, expected: list[str]
) -> None:
    assert claims(book, typed) == expected


def test_a_hit_names_the_words_that_stand_for_those_typed(book: Casebook) -> None:
    (hit,) = book.find("merchants").hits
    assert hit.also == ("traders",)
    assert [hit.title[slice(*span)] for span in hit.in_title] == ["traders"]
    (exact,) = book.find("traders").hits
    assert exact.also == ()


def test_an_english_word_finds_no_name_by_its_sound(book: Casebook) -> None:
    assert not any(ref.startswith("actor:") for ref in found(book, "dead"))


def test_names_are_not_stemmed_into_one_another(book: Casebook) -> None:
    first_two = set(found(book, "hafiz")[:2])
    assert first_two == {"actor:amin-al-hafiz", "actor:hafez-al-assad"}
    assert "claim:S1" not in found(book, "hamas")


def test_sounds_come_after_what_is_spelt_so(book: Casebook) -> None:
    """The consonants of Aleppo are in no name, those of “sued” in al-Sa'di's."""
    hits = found(book, "sa'd")
    assert hits[0] == "actor:al-sadi"


def test_when_nothing_has_all_words_most_are_looked_for(book: Casebook) -> None:
    typed = "traders resigned jets"
    results = book.find(typed)
    assert (results.hits, results.remarks) == ((), ())
    by_ref = {str(hit.ref): hit.missing for hit in results.nearly}
    assert all(by_ref.values())
    assert by_ref["claim:S4"] == ("resigned", "jets")
    assert book.search(typed) == (), "the command line lists whole hits only"


def test_the_fewest_words_are_left_out(book: Casebook) -> None:
    results = book.find("ministers shelling hama zzzz")
    assert [str(hit.ref) for hit in results.nearly] == ["claim:S1"]
    assert results.nearly[0].missing == ("zzzz",)


def test_when_few_have_all_words_some_that_have_most_follow(book: Casebook) -> None:
    results = book.find("ministers shelling hama")
    assert [str(hit.ref) for hit in results.hits] == ["claim:S1"]
    assert results.hits[0].missing == ()
    assert "claim:S2" in {str(hit.ref) for hit in book.find("ministers shelling").nearly}
    assert not {hit.ref for hit in results.hits} & {hit.ref for hit in results.nearly}


def test_when_many_have_all_words_the_others_are_not_looked_for(book: Casebook) -> None:
    assert len(book.find("the a").hits) >= 5
    assert book.find("the a").nearly == ()


@pytest.mark.parametrize("typed", ["zzzz", "zzzz xyxy", '"two resigned"', "zzzz case:iraq"])
def test_when_nothing_is_found_it_is_said(book: Casebook, typed: str) -> None:
    results = book.find(typed)
    assert (results.hits, results.nearly) == ((), ())
    assert [(r.kind, r.words) for r in results.remarks] == [(RemarkKind.NOTHING, typed)]


@pytest.mark.parametrize("typed", ["", "  ", "-", "case:", "before:"])
def test_nothing_asked_is_nothing_said(book: Casebook, typed: str) -> None:
    assert book.find(typed).remarks == ()


class TestOperators:
    """``case:``, ``actor:``, ``before:`` and ``after:``, in the box and in the list of events."""

    @pytest.mark.parametrize(
        ("typed", "inside", "outside"),
        [
            ("case:iraq", "event:army-strikes", "event:coup"),
            ("case:1966", "event:coup", "event:army-strikes"),
            ('case:"february coup"', "event:coup", "event:army-strikes"),
            ("-case:iraq coup", "event:coup", "event:army-strikes"),
            ("actor:sadi", "event:seizure", "event:coup"),
            ("actor:السعدي", "event:seizure", "event:coup"),
            ("actor:Saadi", "actor:al-sadi", "actor:saddiq"),
            ("actor:assad", "office:assad/minister", "office:amin/president"),
            ("before:1964", "claim:A061", "event:coup"),
            ("after:1965", "event:coup", "claim:A061"),
            ("jets before:1964", "claim:A061", "claim:A053"),
        ],
    )
    def test_they_narrow(self, book: Casebook, typed: str, inside: str, outside: str) -> None:
        hits = found(book, typed)
        assert inside in hits
        assert outside not in hits

    def test_only_what_has_a_date_is_before_or_after(self, book: Casebook) -> None:
        both = {*found(book, "before:1964"), *found(book, "after:1963")}
        assert {Ref.parse(ref).kind for ref in both} == {Kind.EVENT, Kind.CLAIM}
        assert "claim:S1" not in both, "it has no date"

    def test_an_actor_of_that_name_comes_before_one_whose_name_begins_so(
        self, book: Casebook
    ) -> None:
        assert "actor:saddiq" not in found(book, "actor:sadi")
        assert "actor:saddiq" in found(book, "actor:sadd")

    @pytest.mark.parametrize("typed", ["case:nowhere coup", "actor:nobody coup"])
    def test_a_case_or_an_actor_that_is_not_there_leaves_nothing(
        self, book: Casebook, typed: str
    ) -> None:
        assert found(book, typed) == []

    def test_what_cannot_be_read_is_said_and_the_rest_is_looked_for(self, book: Casebook) -> None:
        results = book.find("jets before:196")
        assert [remark.kind for remark in results.remarks] == [RemarkKind.UNREADABLE_DATE]
        assert "claim:A061" in {str(hit.ref) for hit in results.hits}

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("case:iraq", {"seizure", "announcement", "strafing", "army-strikes", "exile"}),
            ("actor:sadi", {"seizure"}),
            ("after:1965", {"coup"}),
            ("before:1963-11-13", {"exile", "seizure"}),
            ("-actor:assad after:1965", set()),
            ("resigns", set()),
        ],
    )
    def test_they_narrow_the_list_of_events(
        self, book: Casebook, typed: str, expected: set[str]
    ) -> None:
        lines = book.event_page(EventFilter(text=typed)).lines
        assert {line.id for line in lines} == expected

    def test_hidden_parts_lead_nowhere(self, book: Casebook) -> None:
        shown = EventFilter(text="actor:sadi", layers=(Layer.CORE, Layer.READER))
        every = {line.id for line in book.event_page(EventFilter(text="actor:sadi")).lines}
        assert {line.id for line in book.event_page(shown).lines} <= every


def test_a_reference_finds_its_record(book: Casebook) -> None:
    assert found(book, f"cell:means/{IRAQ}")[0] == f"cell:means/{IRAQ}"
    assert found(book, "claim:A061")[0] == "claim:A061"
    assert found(book, "event:army-strikes")[0] == "event:army-strikes"
