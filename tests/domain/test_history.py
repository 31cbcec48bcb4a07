"""Names and their preference, titles of actors and places, and the vocabularies of the history."""

from __future__ import annotations

import itertools
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import day, named, small_document

from coupexplorer.domain import vocabulary
from coupexplorer.domain.history import (
    Actor,
    Event,
    Membership,
    Name,
    Office,
    Place,
    Relation,
    preferred_name,
)
from coupexplorer.domain.vocabulary import (
    ActorKind,
    Layer,
    NameKind,
    PhaseKind,
    PlaceKind,
    RelationKind,
    Script,
)

QUICK = settings(max_examples=25)
NAMES = st.builds(
    Name,
    st.text(min_size=1, max_size=8),
    st.sampled_from(Script),
    st.sampled_from(NameKind),
    st.none() | st.just("iraq-article"),
)
VOCABULARIES = [
    found
    for found in vars(vocabulary).values()
    if isinstance(found, type) and issubclass(found, StrEnum) and found is not StrEnum
]


def latin(text: str, kind: NameKind = NameKind.VARIANT) -> Name:
    """A name in Latin script."""
    return Name(text, Script.LATIN, kind)


def arabic(text: str, kind: NameKind = NameKind.VARIANT) -> Name:
    """A name in Arabic script."""
    return Name(text, Script.ARABIC, kind)


def actor(*names: Name) -> Actor:
    """A man of these names."""
    return Actor("x", ActorKind.PERSON, names, "X")


def place(*names: Name) -> Place:
    """A town of these names."""
    return Place("x", PlaceKind.CITY, names)


class TestPreferredName:
    """Which of several forms stands for a record."""

    FORMS = (
        latin("Amin el-Hafez"),
        latin("Amin al-Hafiz", NameKind.PREFERRED),
        latin("Hafez", NameKind.AS_WRITTEN),
        arabic("أمين الحافظ", NameKind.PREFERRED),
    )

    @pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
    def test_the_preferred_form_wins_wherever_it_stands(self, order: tuple[int, ...]) -> None:
        names = tuple(self.FORMS[place] for place in order)
        assert preferred_name(names) == "Amin al-Hafiz"
        assert preferred_name(names, Script.ARABIC) == "أمين الحافظ"

    def test_without_a_preferred_form_the_first_in_the_script_stands(self) -> None:
        names = (arabic("دمشق"), latin("Dimashq"), latin("Damascus", NameKind.AS_WRITTEN))
        assert preferred_name(names) == "Dimashq"
        assert preferred_name(names, Script.ARABIC) == "دمشق"

    def test_of_two_preferred_forms_the_first_stands(self) -> None:
        names = (latin("Baath", NameKind.PREFERRED), latin("Ba'ath", NameKind.PREFERRED))
        assert preferred_name(names) == "Baath"

    def test_a_form_of_another_script_never_stands_in(self) -> None:
        assert preferred_name((arabic("بغداد", NameKind.PREFERRED),)) == ""
        assert preferred_name((latin("Baghdad", NameKind.PREFERRED),), Script.ARABIC) == ""

    def test_no_names_are_no_name(self) -> None:
        assert preferred_name(()) == ""

    @QUICK
    @given(st.lists(NAMES, max_size=6).map(tuple), st.sampled_from(Script))
    def test_it_is_one_of_the_names_in_that_script(
        self, names: tuple[Name, ...], script: Script
    ) -> None:
        forms = {name.text for name in names if name.script is script}
        chosen = preferred_name(names, script)
        assert chosen in forms if forms else chosen == ""
        best = {n.text for n in names if n.script is script and n.kind is NameKind.PREFERRED}
        assert not best or chosen in best


@pytest.mark.parametrize("make", [actor, place])
class TestTitle:
    """What an actor or a place is called in lists."""

    def test_the_latin_name_comes_first(self, make: type[Actor | Place]) -> None:
        names = named("Baghdad", "بغداد", "Bagdad")
        assert make(*reversed(names)).title == "Baghdad"  # type: ignore[arg-type]

    def test_an_arabic_name_stands_where_there_is_no_latin_one(
        self, make: type[Actor | Place]
    ) -> None:
        assert make(arabic("بغداد")).title == "بغداد"  # type: ignore[arg-type, call-arg]

    def test_no_name_is_an_empty_title(self, make: type[Actor | Place]) -> None:
        assert make().title == ""  # type: ignore[call-arg]


class TestDefaults:
    """What a record says when only the necessary was given."""

    def test_a_name_is_a_latin_variant_seen_nowhere(self) -> None:
        assert Name("Sadi") == Name("Sadi", Script.LATIN, NameKind.VARIANT, None)

    def test_an_event_is_of_middle_importance_and_of_the_base_texts(self) -> None:
        event = Event("e", "c", PhaseKind.TRIGGER, "E", day("1963"), ())
        assert (event.importance, event.layer, event.places) == (2, Layer.CORE, ())

    def test_a_place_has_no_point(self) -> None:
        assert (place().latitude, place().longitude, place().within) == (None, None, None)

    def test_an_actor_has_no_life_dates_and_no_doubles(self) -> None:
        man = actor()
        assert (man.born, man.died, man.distinct_from, man.life_claims) == (None, None, (), ())

    def test_ties_name_no_body_role_or_words_of_their_own(self) -> None:
        when = day("1963")
        assert Office("o", "Minister", "x", when, ()).body is None
        assert Membership("m", "x", "y", when, ()).role == ""
        assert Relation("r", "x", RelationKind.KIN, "y", when, ()).description == ""


def test_the_men_of_the_sample_who_are_easily_confused_are_so_both_ways() -> None:
    """The two whose names share letters are told apart whichever of them is looked at."""
    actors = {found.id: found for found in small_document().actors}
    pairs = {(a.id, other) for a in actors.values() for other in a.distinct_from}
    assert pairs
    assert pairs == {(other, one) for one, other in pairs}


class TestVocabulary:
    """The closed lists of words."""

    def test_there_are_vocabularies(self) -> None:
        assert len(VOCABULARIES) >= 14

    @pytest.mark.parametrize("words", VOCABULARIES, ids=lambda words: words.__name__)
    def test_words_are_plain_and_given_once(self, words: type[StrEnum]) -> None:
        values = [word.value for word in words]
        assert len(values) == len(words.__members__), "no word has two names"
        for value in values:
            assert value.isascii()
            assert value.replace("-", "").isalpha()
            assert value == value.lower()

    @pytest.mark.parametrize("words", VOCABULARIES, ids=lambda words: words.__name__)
    def test_a_word_is_named_as_it_is_written(self, words: type[StrEnum]) -> None:
        """So that a word in a file can be found in the code."""
        for name, word in words.__members__.items():
            assert name == word.value.upper().replace("-", "_")

    def test_a_case_is_told_from_background_to_aftermath(self) -> None:
        told = ["background", "polarisation", "trigger", "seizure", "purge", "consolidation"]
        assert [phase.value for phase in PhaseKind] == [*told, "aftermath"]

    def test_three_layers_are_kept_apart(self) -> None:
        assert {layer.value for layer in Layer} == {"core", "context", "reader"}
