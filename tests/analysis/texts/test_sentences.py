"""Sentences end where the rule says, in Latin and Arabic script, and any text is cut in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.analysis.texts.characters import EDGES
from coupexplorer.analysis.texts.sentences import sentence_spans


def split(text: str) -> list[str]:
    """The sentences of a text as texts."""
    return [text[span.start : span.end] for span in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He fell.", "They left."],
        ["Who fell?", "He did!", "Indeed…", "Yes."],
        ["He said “No.”", "They left."],
        ["He went (in March.)", "They stayed."],
        ["He fell.[3]", "They left.[4][12]"],
        ["He fell. [3]", "They left."],
        ["He fell.¹²", "They left."],
        ["It ended in 1963.", "The rest is known."],
        ["They came.", "250 men were hurt."],
        ["They came.", "“So be it,” he said."],
        ["It was over by 3 a.m.", "They slept."],
        ["He wrote again, etc.", "They did not answer."],
        ["سقط القصر.", "هل عاد الرئيس؟", "نعم."],
        ["قال ذلك.\u200f", "ثم ذهب."],
        ["They left...", "Nobody stayed."],
        ["ʿArif fell.", "ʿAli left."],
    ],
)
def test_sentences_are_told_apart(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences
    assert split("\n".join(sentences)) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Amin and Lt.Col. Hatum came.",
        "A. S. Arif and J. Smith came.",
        "The U.A.R. The union of 1958 was meant.",
        "He (c. 1928) and others, i.e. The guard, came.",
        "See vol. 3, pp. 12 and no. 7 on Nov. 18 of that year.",
        "He ruled.. powerful places were limited to them.",
        "It grew by 2.5 Percent and version 3.1 Beta.",
        "It was asked why? and then no more.",
        "1. The first point",
        "... The text goes on",
        "د. أحمد جاء",
        "rioters[13] This had no stop before it",
        "No stop at all",
        ".",
    ],
)
def test_a_sentence_is_not_cut(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("word", "cut"), [("gen", True), ("Gen", False), ("no", True), ("vs", False), ("p", False)]
)
def test_abbreviations_are_those_of_the_list(word: str, cut: bool) -> None:
    assert (len(split(f"They told the {word}. Amin came.")) == 2) is cut


def test_a_number_needs_its_number_to_go_on() -> None:
    assert len(split("He said no. 7 men left.")) == 1
    assert len(split("He said no. Seven men left.")) == 2


def test_the_mark_of_a_page_stands_outside_the_next_sentence() -> None:
    assert split("It ended.\n[p. 12]\nIt began.") == ["It ended.", "It began."]


def test_only_the_stretch_is_read() -> None:
    text = "Out. One. Two. Out."
    assert [text[s.start : s.end] for s in sentence_spans(text, 5, 14)] == ["One.", "Two."]


PIECES = st.sampled_from([*"aA1.!?؟…\"')]( \n", "Gen", "[1]", "[p. 2]", "ق", "\u200f", "¹", ".. "])


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80))
def test_sentences_follow_one_another_and_leave_out_only_space_and_page_marks(text: str) -> None:
    text = text.strip(EDGES)
    reached = 0
    for span in sentence_spans(text, 0, len(text)):
        left_out = text[reached : span.start].replace("[p. 2]", "")
        assert not left_out.strip(EDGES)
        assert reached <= span.start < span.end
        reached = span.end
    assert reached == len(text)


@pytest.mark.parametrize("article", ["al-", "el-", "as-", "ash-", "adh-", "al-'", "al‑"])
def test_a_sentence_may_begin_with_an_arabic_article(article: str) -> None:
    text = f"He went to Spain. {article}Sa stayed. Then he left."
    assert [text[s.start : s.end] for s in sentence_spans(text, 0, len(text))] == [
        "He went to Spain.",
        f"{article}Sa stayed.",
        "Then he left.",
    ]


@pytest.mark.parametrize("word", ["al dente", "al-low", "allowed", "a-Xy", "all-In"])
def test_other_small_words_begin_none(word: str) -> None:
    text = f"It ended. {word} it was."
    assert len(list(sentence_spans(text, 0, len(text)))) == 1
