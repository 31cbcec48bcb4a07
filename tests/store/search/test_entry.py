"""What of each record can be searched, and at which rank it is found."""

from __future__ import annotations

import dataclasses
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import IRAQ, SYRIA, named

from coupexplorer.domain.casebook import CasebookDocument, Record, ref_of
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.history import Actor, Event, Phase, Place
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.names import fold, skeleton
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.dates_as_text import LAST, minutes
from coupexplorer.store.search import surroundings as search_surroundings
from coupexplorer.store.search.entry import (
    NAMED,
    ORDINAL_MASK,
    TIERS,
    TOLD_BITS,
    Entry,
    Surroundings,
    Tier,
    Told,
    entry_of,
    number_of,
    numbers_begun,
)
from coupexplorer.store.search.tokens import (
    EVERY,
    OTHER_MARK,
    STEM_MARK,
    facet_token,
    other_tokens,
    sound_tokens,
)

AROUND = Surroundings(
    names={
        Ref(Kind.ACTOR, "hafez-al-assad"): ("Hafez al-Assad", "حافظ الأسد"),
        Ref(Kind.ACTOR, "amin-al-hafiz"): ("Amin al-Hafiz",),
        Ref(Kind.PLACE, "damascus"): ("Damascus",),
    },
    participants={"coup": ("hafez-al-assad", "amin-al-hafiz")},
    cases={Ref(Kind.EVENT, "coup"): SYRIA, Ref(Kind.EVENT, "strafing"): IRAQ},
)


def entry(document: CasebookDocument, ref: str, around: Surroundings = AROUND) -> Entry:
    """The entry of a record of the small document."""
    (record,) = (r for r in document.records() if str(ref_of(r)) == ref)
    return entry_of(record, 1, around)


ordinals = st.integers(1, ORDINAL_MASK)
starts = st.integers(0, minutes(datetime.max)) | st.just(LAST)


@given(first=ordinals, second=ordinals, kind=st.sampled_from(list(TIERS)))
def test_within_a_kind_the_reading_order_is_the_rank(first: int, second: int, kind: Kind) -> None:
    assert (first < second) == (number_of(kind, first) < number_of(kind, second))


@given(one=st.tuples(starts, ordinals), other=st.tuples(starts, ordinals))
def test_events_rank_by_time_then_by_reading_order(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    numbers = [number_of(Kind.EVENT, ordinal, start=start) for start, ordinal in (one, other)]
    assert (one < other) == (numbers[0] < numbers[1])
    assert numbers[0] >> TOLD_BITS & ORDINAL_MASK == one[1]


@given(start=starts, ordinal=ordinals, since=starts, until=starts)
def test_what_begins_between_two_minutes_is_a_stretch_of_row_numbers(
    start: int, ordinal: int, since: int, until: int
) -> None:
    for kind, tier in ((Kind.EVENT, Tier.EVENT), (Kind.CLAIM, Tier.CLAIM)):
        number = number_of(kind, ordinal, start=start)
        inside = number in numbers_begun(tier, since, until)
        assert inside == (since <= start < until and start < LAST)
        assert (number in numbers_begun(tier, since, None)) == (since <= start < LAST)


def test_what_is_told_is_found_by_the_stems_of_its_words_and_by_whom_it_is_about(
    document: CasebookDocument,
) -> None:
    found = entry(document, "event:coup")
    assert facet_token(Ref(Kind.CASE, SYRIA)) in found.words
    assert facet_token(Ref(Kind.ACTOR, "hafez-al-assad")) in found.words
    claim = entry(document, "claim:A061")
    assert f"{STEM_MARK}strafe" in claim.names or f"{STEM_MARK}straf" in claim.names
    assert f"{STEM_MARK}hafez" not in f"{found.names} {found.words}", "names have no stems"


@given(
    ordinal=ordinals,
    start=starts,
    kind=st.sampled_from(list(TIERS)),
    told=st.sampled_from(list(Told)),
)
def test_every_rank_lies_in_its_tier_and_in_an_integer_of_the_database(
    ordinal: int, start: int, kind: Kind, told: Told
) -> None:
    number = number_of(kind, ordinal, start=start) | told
    first, last = TIERS[kind][0].numbers
    assert first <= number <= last < 1 << 63
    assert number - told == number_of(kind, ordinal, start=start)


def test_persons_rank_before_all_other_actors() -> None:
    last_person = number_of(Kind.ACTOR, ORDINAL_MASK, is_person=True)
    assert last_person < number_of(Kind.ACTOR, 1, is_person=False) < number_of(Kind.PLACE, 1)


def test_named_tiers_are_persons_actors_and_places() -> None:
    inside = [tier for tier in Tier if NAMED[0] <= tier.numbers[0] <= NAMED[1]]
    assert inside == [Tier.PERSON, Tier.ACTOR, Tier.PLACE]


def test_an_actor_is_found_by_every_form_of_its_name(document: CasebookDocument) -> None:
    found = entry(document, "actor:amin-al-hafiz")
    for form in ("Amin al-Hafiz", "أمين الحافظ", "Amin el-Hafez"):
        assert fold(form) in found.names
        assert sound_tokens(skeleton(form)) in found.skeleton
    tokens = {facet_token(Ref(Kind.CASE, case)) for case in (IRAQ, SYRIA)}
    tokens.add(facet_token(Ref(Kind.ACTOR, "amin-al-hafiz")))
    assert set(found.words.split()) <= {EVERY, *tokens}, "no names among ordinary words"
    assert found.shown.split(" · ")[0] == "Amin al-Hafiz"


def test_an_event_is_found_by_its_words_and_by_who_and_where(document: CasebookDocument) -> None:
    found = entry(document, "event:coup")
    assert fold("The coup") in found.names
    for text in ("Hafez al-Assad", "Amin al-Hafiz", "Damascus", "حافظ الأسد"):
        assert other_tokens(fold(text)) in found.words
        assert fold(text) not in found.words.split(), "a name of others stands apart"
    assert sound_tokens(skeleton("Hafez al-Assad")) in found.skeleton
    assert sound_tokens(skeleton("The coup")) not in found.skeleton
    assert fold("shortly before 11:00") in entry(document, "event:strafing").words


def test_ordinary_words_have_no_skeleton(document: CasebookDocument) -> None:
    for ref in ("claim:A061", "dispute:K1", "dimension:means", "source:iraq-article", "note:n1"):
        assert entry(document, ref).skeleton == ""


@pytest.mark.parametrize(
    ("ref", "texts"),
    [
        ("claim:A061", ["A061", "strafed the palace", "Whose jets is not said", "Qasr"]),
        ("claim:A074", ["guardsmen", "Iraq"]),
        ("dispute:K1", ["K1", "Who flew", "The guard", "The first account is nearer"]),
        ("dimension:means", ["Means of force", "With what", "not numbers", "in one case only"]),
        (f"cell:means/{IRAQ}", ["Aircraft", "Tanks"]),
        ("link:weekend", ["The same weekend", "Both at once"]),
        ("source:iraq-article", ["The Iraqi article", "Hanna Batatu", "Old classes"]),
        ("source:mirror", ["Repeats the article word for word"]),
        (f"case:{IRAQ}", ["November split", "Iraq 1963", "The army ended it", "lost a country"]),
        ("office:amin/president", ["President", "Amin al-Hafiz"]),
        ("note:n1", ["the photograph"]),
        ("tag:t1", ["exam"]),
    ],
)
def test_every_text_of_a_record_is_searched_and_shown(
    document: CasebookDocument, ref: str, texts: list[str]
) -> None:
    found = entry(document, ref)
    for text in texts:
        assert fold(text) in f"{found.names} {found.words}".replace(OTHER_MARK, "")
        assert text in found.shown or text == found.id


@pytest.mark.parametrize(
    "csl",
    [
        "{}",
        "[]",
        "1",
        "not json",
        '{"author": 3}',
        '{"author": [1, {"family": 2}]}',
        '{"title": []}',
    ],
)
def test_an_odd_bibliographic_record_is_no_obstacle(document: CasebookDocument, csl: str) -> None:
    source = dataclasses.replace(document.sources[1], csl=csl)
    assert "syrian" in entry_of(source, 1, AROUND).names


@pytest.mark.parametrize(
    ("ref", "case"),
    [
        (f"case:{IRAQ}", IRAQ),
        ("event:coup", SYRIA),
        (f"cell:means/{SYRIA}", SYRIA),
        ("actor:al-sadi", IRAQ),
        ("actor:amin-al-hafiz", None),
        ("actor:saddiq", None),
        ("claim:A061", IRAQ),
        ("claim:B097", None),
        ("claim:A074", None),
        ("dispute:K1", IRAQ),
        ("dispute:K2", None),
        ("note:n1", IRAQ),
        ("place:baghdad", None),
        ("dimension:means", None),
        ("source:mirror", None),
    ],
)
def test_the_case_of_an_entry(document: CasebookDocument, ref: str, case: str | None) -> None:
    assert entry(document, ref).case_id == case


def test_a_kind_without_a_tier_has_no_entry(document: CasebookDocument) -> None:
    with pytest.raises(TypeError, match="Phase"):
        entry_of(document.phases[0], 1, AROUND)
    assert isinstance(document.phases[0], Phase)


def test_asking_for_some_gives_the_same_surroundings_as_asking_for_all(
    casebook: Casebook, document: CasebookDocument
) -> None:
    with casebook._database.reading() as connection:
        everything = search_surroundings.of_everything(connection)
        for record in document.records():
            if ref_of(record).kind in TIERS:
                few = search_surroundings.of_records(connection, [record])
                assert entry_of(record, 1, few) == entry_of(record, 1, everything)


def concerned(casebook: Casebook, *changes: Change) -> set[str]:
    casebook.apply(Edit("change", changes))
    with casebook._database.reading() as connection:
        return {str(ref) for ref in search_surroundings.concerned(connection, changes)}


def change(casebook: Casebook, ref: str, **values: object) -> Change:
    record: Record | None = casebook.get(Ref.parse(ref))
    assert isinstance(record, Actor | Place | Event)
    return Change(record, dataclasses.replace(record, **values))  # type: ignore[arg-type]


def test_a_new_name_concerns_events_and_offices(casebook: Casebook) -> None:
    actor = change(casebook, "actor:hafez-al-assad", names=named("Hafez"))
    assert concerned(casebook, actor) == {
        "actor:hafez-al-assad",
        "event:coup",
        "office:assad/minister",
    }
    body = change(casebook, "actor:military-committee", names=named("Committee"))
    assert "office:assad/minister" in concerned(casebook, body)
    place = change(casebook, "place:palace", names=named("Palace"))
    assert concerned(casebook, place) == {"place:palace", "event:strafing"}


def test_what_shows_no_name_concerns_only_itself(casebook: Casebook) -> None:
    same_names = change(casebook, "actor:hafez-al-assad", sort_name="Assad")
    assert concerned(casebook, same_names) == {"actor:hafez-al-assad"}
    title = change(casebook, "event:coup", title="Other")
    assert concerned(casebook, title) == {"event:coup"}


def test_another_case_concerns_all_that_take_theirs_from_it(casebook: Casebook) -> None:
    event = change(casebook, "event:strafing", case=SYRIA)
    assert concerned(casebook, event) == {
        "event:strafing",
        "claim:A061",
        "dispute:K1",
        "note:n1",
    }
    actor = change(casebook, "actor:amin-al-hafiz", cases=(SYRIA,))
    assert {"claim:B097", "tag:t1", "office:amin/president"} <= concerned(casebook, actor)
