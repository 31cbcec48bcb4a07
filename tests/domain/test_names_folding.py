"""Folding of names and of ordinary English text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.names import fold, fold_tokens

NAME_LETTERS = st.text(
    st.sampled_from("abdehiklmnoqrstuwyzAEHS '’ʿʾ-āīūḥṣṭ" + "ابتثحدذرسشصضطظعفقكلمنهويةىءأإآؤئ ًّـ")
)


@pytest.mark.parametrize(
    "spelling",
    ["sadi", "Sadi", "Saadi", "al-Sa'di", "al-Saʿdī", "as-Sa’di", "el Saadi", "AL-SADI", "`Sa`di"],
)
def test_one_latin_name_has_one_form(spelling: str) -> None:
    assert fold(spelling) == "sadi"


@pytest.mark.parametrize("spelling", ["hafiz", "Hafez", "al-Hafiz", "Al Hafez", "Ḥāfiẓ"])
def test_vowels_that_alternate_are_one(spelling: str) -> None:
    assert fold(spelling) == "hafiz"


@pytest.mark.parametrize(
    ("spellings", "form"),
    [
        (("Qasim", "Qassem", "Kassem", "Kasim"), "kasim"),
        (("Umran", "Omran", "ʿUmrān"), "umran"),
        (("Hatum", "Hatoum"), "hatum"),
        (("Aflaq", "Aflak", "ʿAflaq"), "aflak"),
        (("Ba'th", "Ba'ath", "Baath", "Baʿth"), "bat"),
        (("Khalid", "Kalid", "Khaalid"), "kalid"),
        (("Saeed", "Said", "Sa'id"), "said"),
        (("Noor", "Nur", "Nour"), "nur"),
        (("Mundhir", "Mundir"), "mundir"),
    ],
)
def test_common_alternations_meet(spellings: tuple[str, ...], form: str) -> None:
    assert {fold(spelling) for spelling in spellings} == {form}


@pytest.mark.parametrize(
    "spelling",
    [
        "Abdul Salam",
        "Abd al-Salam",
        "Abd as-Salam",
        "Abdel-Salam",
        "Abdus Salam",
        "Abdussalam",
        "Abdulsalam",
        "ʿAbd al-Salām",
        "ʿAbd as-Salām",
    ],
)
def test_compounds_with_abd_are_parted(spelling: str) -> None:
    assert fold(spelling) == "abd salam"


@pytest.mark.parametrize("spelling", ["Abdullah", "Abdallah", "Abd Allah", "ʿAbd Allāh"])
def test_the_servant_of_god_keeps_the_name(spelling: str) -> None:
    assert fold(spelling) == "abd alah"


@pytest.mark.parametrize(
    "spelling", ["Nureddin", "Nur al-Din", "Nur ad-Din", "Noureddin", "Nouraddin", "Nūr al-Dīn"]
)
def test_compounds_with_din_are_parted(spelling: str) -> None:
    assert fold(spelling) == "nur din"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Khaleel Jassim AlDabbagh", "kalil jasim dabag"),
        ("cAbdannāsir", "abd nasir"),
        ("Alexander", "alixandir"),
        ("Ali", "ali"),
        ("alliance", "alianci"),
        ("Albert", "albirt"),
        ("Ra's al-Ayn", "ras ayn"),
        ("ash-Sha'b", "shab"),
        ("at-Tikriti", "tikriti"),
    ],
)
def test_the_article_goes_only_where_it_is_one(text: str, form: str) -> None:
    assert fold(text) == form


@pytest.mark.parametrize("text", ["as a risult", "an atak", "at dawn", "ad 622", "ash and fire"])
def test_english_words_like_articles_stay(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize("text", ["al", "Ul", "as"])
def test_an_article_alone_stays(text: str) -> None:
    assert fold(text) == text.lower()


@pytest.mark.parametrize(
    ("spellings", "form"),
    [
        (("السعدي", "سعدي", "السَّعْدِي", "السعدى", "ٱلسعدي", "السعدی", "الســعدي"), "سعدي"),
        (("الأسد", "الاسد", "أسد", "آسد"), "اسد"),
        (("حافظ", "الحافظ"), "حافظ"),
        (("عبد السلام", "عبدالسلام"), "عبد سلام"),
        (("عبد الله", "عبدالله", "ﷲ عبد"), "عبد الله"),
        (("القيادة القطرية", "قياده قطريه"), "قياده قطريه"),
        (("فؤاد", "فواد"), "فواد"),
        (("شيء", "شي"), "شي"),
        (("١٩٦٣", "۱۹۶۳", "1963"), "1963"),
    ],
)
def test_arabic_letters_have_one_form(spellings: tuple[str, ...], form: str) -> None:
    assert {" ".join(sorted(fold(spelling).split())) for spelling in spellings} == {
        " ".join(sorted(form.split()))
    }


PAIRS_OF_ENGLISH_WORDS = [
    ("led", "lid"),
    ("son", "sun"),
    ("not", "nut"),
    ("then", "thin"),
    ("coup", "cup"),
    ("well", "will"),
    ("were", "wire"),
    ("most", "must"),
    ("born", "burn"),
    ("shot", "shut"),
    ("left", "lift"),
    ("fell", "fill"),
    ("both", "Ba'th"),
    ("order", "herder"),
    ("off", "of"),
    ("too", "to"),
    ("the", "tea"),
    ("three", "tree"),
    ("took", "tuck"),
    ("rebel", "Rabel"),
]


@pytest.mark.parametrize(("one", "other"), PAIRS_OF_ENGLISH_WORDS)
def test_different_english_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_ordinary_text_keeps_its_words() -> None:
    text = "The party’s coup of 18 November 1963, led by Arif, took 11 hours."
    assert fold(text) == "the party coup of 18 nuvimbir 1963 led by arif took 11 hours"


def test_doubled_digits_are_not_folded() -> None:
    assert fold("1966, 11 and 2200") == "1966 11 and 2200"


def test_punctuation_only_is_nothing() -> None:
    assert fold(" — ’ ʿ … ") == ""
    assert fold_tokens("") == ()


@given(st.text(max_size=40) | NAME_LETTERS)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(st.text(max_size=40) | NAME_LETTERS)
def test_the_result_is_clean_tokens(text: str) -> None:
    tokens = fold_tokens(text)
    assert fold(text) == " ".join(tokens)
    for token in tokens:
        assert token
        assert token.isalnum()


@given(st.text(st.sampled_from("abdehiklmnoqrstuwyzāīūḥṣṭʿ' "), max_size=30))
def test_case_does_not_matter_without_an_attached_article(text: str) -> None:
    assert fold(text.upper()) == fold(text)


@given(st.lists(st.sampled_from(["Hafiz", "Sa'di", "Arif", "حافظ", "coup"]), max_size=5))
def test_words_are_folded_one_by_one(words: list[str]) -> None:
    assert fold_tokens(" ".join(words)) == tuple(
        token for word in words for token in fold_tokens(word)
    )
