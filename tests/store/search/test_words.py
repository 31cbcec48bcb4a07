"""Forms of English words meet, names do not, and the table of synonyms is fit for use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.name_folding import plain_words
from coupexplorer.shipped import resource
from coupexplorer.store.search.words import (
    FORMS_FILE,
    MOST_WORDS_TOGETHER,
    SYNONYMS_FILE,
    alike,
    forms_of,
    stem,
    stems_of,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ministers", "minister"),
        ("resigned", "resign"),
        ("fell", "falls"),
        ("fallen", "falling"),
        ("died", "deaths"),
        ("dead", "dying"),
        ("overthrown", "overthrows"),
        ("took", "taking"),
        ("withdrawal", "withdrew"),
        ("men", "man"),
    ],
)
def test_forms_of_a_word_meet(one: str, other: str) -> None:
    assert set(forms_of(stem(one))) & set(forms_of(stem(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("army", "arm"),
        ("party", "part"),
        ("hafez", "hafiz"),
        ("police", "policy"),
        ("officers", "office"),
    ],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert not set(forms_of(stem(one))) & set(forms_of(stem(other)))


@pytest.mark.parametrize("word", ["", "a", "to", "السعدي", "1963", "a061", "w0001", "sa'di"])
def test_what_is_no_english_word_has_no_stem(word: str) -> None:
    assert stem(word) == ""


@given(st.text(max_size=60))
def test_stems_are_letters_and_each_stands_once(text: str) -> None:
    stems = stems_of(text)
    assert all(s.isascii() and s.isalpha() for s in stems)
    assert len(stems) == len(set(stems))


def test_names_within_a_sentence_have_no_stem() -> None:
    stems = stems_of(
        "Ministers resigned when Hamas and the Aflaqists left. Traders of Hama stayed."
    )
    assert {"minist", "resign", "trader", "stay", "left"} <= set(stems)
    assert not {"hama", "aflaqist"} & set(stems)


def test_a_common_english_word_is_no_name_for_its_capital() -> None:
    assert "offic" in stems_of("sent to the Office of the head")


@pytest.mark.parametrize(
    ("typed", "like"),
    [
        ("merchants", "traders"),
        ("traders", "merchant"),
        ("death toll", "casualties"),
        ("casualties", "died"),
        ("expelled", "ousted"),
        ("confiscated", "seizure"),
        ("power struggle", "contest"),
    ],
)
def test_words_of_like_meaning(typed: str, like: str) -> None:
    entries = alike(tuple(stem(word) for word in plain_words(typed)))
    forms = {form for entry in entries if len(entry) == 1 for form in forms_of(entry[0])}
    assert forms & set(forms_of(stem(like)))


def test_a_word_of_no_line_is_like_nothing() -> None:
    assert alike(("aflaq",)) == ()
    assert alike(()) == ()


@pytest.mark.parametrize("file", [FORMS_FILE, SYNONYMS_FILE])
def test_the_tables_can_be_read(file: str) -> None:
    """Each line names two things or more, in lower case, none twice and none too long."""
    for line in resource(file).read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        entries = line.split(", ")
        assert len(entries) > 1, line
        assert len(set(entries)) == len(entries), line
        for entry in entries:
            words = plain_words(entry)
            assert entry == entry.lower().strip(), line
            assert 0 < len(words) <= MOST_WORDS_TOGETHER, line
            assert any(stem(word) for word in words), entry


def test_no_form_stands_in_two_lines() -> None:
    """One word would otherwise have two roots."""
    seen: dict[str, str] = {}
    for line in resource(FORMS_FILE).read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        for entry in line.split(", "):
            if stem(entry):
                assert seen.setdefault(stem(entry), line) == line, entry
