"""Likeness of names, and the suggestion of names to keep apart."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.names import LookAlike, look_alikes, similarity

SAME = 0.8
PEOPLE = {
    "al-sadi": ("Ali Salih al-Sa'di", "علي صالح السعدي", "as Saadi", "Ali Saleh el Saadi"),
    "s-arif": ("Abdul Salam Arif", "عبد السلام عارف", "ʿAbd al-Salām ʿĀrif", "Salem Aref"),
    "r-arif": ("Abdul Rahman Arif", "عبد الرحمن عارف", "Abdel-Rahman Aref"),
    "bakr": ("Ahmed Hassan al-Bakr", "أحمد حسن البكر", "Hassan Al-Bakr"),
    "qasim": ("Abdul-Karim Qasim", "عبد الكريم قاسم", "Kassem", "Karrim Kassem"),
    "nasser": ("Gamal Abdel Nasser", "جمال عبد الناصر", "Nasser", "Jamäl cAbdannāsir"),
    "jadid": ("Salah Jadid", "صلاح جديد", "Salah Jedid", "Salah Dschadid"),
    "i-jadid": ("Izzad Jadid", "Izzat Jadid"),
    "h-assad": ("Hafez al-Assad", "حافظ الأسد", "Hafiz al-Asad", "Al-Assad H."),
    "hafiz": ("Amin al-Hafiz", "أمين الحافظ", "Amin el Hafez", "al-Hafiz"),
    "bitar": ("Salah al-Din al-Bitar", "صلاح الدين البيطار", "Selaheddin Bitar"),
    "n-atassi": ("Nureddin al-Atassi", "نور الدين الأتاسي", "El-Atassi, N."),
    "l-atassi": ("Lu'ay al-Atassi", "لؤي الأتاسي"),
    "ammash": ("Salih Mahdi Ammash", "Saleh Madhi Ammash"),
}
PAIRS_OF_ONE = [
    pair for spellings in PEOPLE.values() for pair in itertools.combinations(spellings, 2)
]
PREFERRED_PAIRS = list(itertools.combinations([names[0] for names in PEOPLE.values()], 2))


@pytest.mark.parametrize(("one", "other"), PAIRS_OF_ONE)
def test_spellings_of_one_person_are_alike(one: str, other: str) -> None:
    assert similarity(one, other) >= SAME


@pytest.mark.parametrize(("one", "other"), PREFERRED_PAIRS)
def test_different_people_are_not_alike(one: str, other: str) -> None:
    assert similarity(one, other) < SAME


def test_the_same_letters_are_fully_alike() -> None:
    assert similarity("al-Sa'di", "sadi") == 1.0
    assert similarity("Abdul Salam Arif", "ʿAbd al-Salām ʿĀrif") == 1.0


def test_other_vowels_are_a_little_less_alike() -> None:
    assert SAME < similarity("Salim", "Salam") < 1.0


def test_a_fuller_match_is_better_than_a_part() -> None:
    part = similarity("Qasim", "Abdul-Karim Qasim")
    assert SAME <= part < similarity("Abd al-Karim Kassem", "Abdul-Karim Qasim")


def test_a_given_name_alone_is_not_enough() -> None:
    assert (
        similarity("al-Hafiz", "Hafez al-Assad") < SAME <= similarity("al-Hafiz", "Amin al-Hafiz")
    )


def test_nothing_is_like_nothing() -> None:
    assert similarity("", "Arif") == 0.0
    assert similarity("Arif", "—") == 0.0


@given(
    st.sampled_from([name for names in PEOPLE.values() for name in names]) | st.text(max_size=20),
    st.sampled_from([name for names in PEOPLE.values() for name in names]) | st.text(max_size=20),
)
def test_likeness_is_symmetric_and_bounded(one: str, other: str) -> None:
    score = similarity(one, other)
    assert 0.0 <= score <= 1.0
    assert score == similarity(other, one)


@given(st.sampled_from([name for names in PEOPLE.values() for name in names]))
def test_every_name_is_like_itself(name: str) -> None:
    assert similarity(name, name) == 1.0


def test_look_alikes_of_the_people_here() -> None:
    assert look_alikes(PEOPLE) == (
        LookAlike("s-arif", "r-arif", "arif"),
        LookAlike("jadid", "i-jadid", "jadid"),
        LookAlike("h-assad", "hafiz", "hafiz"),
        LookAlike("n-atassi", "l-atassi", "atasi"),
    )


def test_a_shared_given_name_is_no_look_alike() -> None:
    assert look_alikes({1: ["Salah Jadid"], 2: ["Salah al-Din al-Bitar"]}) == ()
    assert look_alikes({1: ["Abdul Salam Arif"], 2: ["Abdul-Karim Qasim"]}) == ()


def test_one_mans_given_name_is_the_other_mans_family_name() -> None:
    found = look_alikes({"x": ["حافظ الأسد"], "y": ["Amin al-Hafiz"]})
    assert [(pair.first, pair.second) for pair in found] == [("x", "y")]


def test_initials_are_no_look_alikes() -> None:
    assert look_alikes({1: ["Atassi, N."], 2: ["Arif, N."]}) == ()


def test_nobody_looks_like_himself() -> None:
    assert look_alikes({1: ["Salah Jadid", "Salah Jedid"]}) == ()


AUTHORITY = Path(__file__).parents[3] / "shared" / "history" / "names.json"


@pytest.mark.skipif(not AUTHORITY.is_file(), reason="the name authority is not at hand")
def test_the_whole_name_authority_is_told_apart() -> None:
    persons = json.loads(AUTHORITY.read_text(encoding="utf-8"))["persons"]
    spellings = {
        person["id"]: tuple(
            dict.fromkeys(
                form
                for form in (person["preferred"], person["arabic"], *person["variants_seen"])
                if form
            )
        )
        for person in persons
    }
    missed = [
        pair
        for forms in spellings.values()
        for pair in itertools.combinations(forms, 2)
        if similarity(*pair) < SAME
    ]
    false = [
        pair
        for one, other in itertools.combinations(spellings.values(), 2)
        for pair in itertools.product(one, other)
        if similarity(*pair) >= SAME
    ]
    assert missed == []
    assert false == []
