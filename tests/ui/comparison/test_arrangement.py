"""The reader's order and choice of questions, kept beside the layout."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.comparison import Dimension
from coupexplorer.ui.comparison.arrangement import MOST_CASEBOOKS, Arrangement, Kept, View


def asked(*ids: str) -> tuple[Dimension, ...]:
    """Questions of a casebook."""
    return tuple(Dimension(i, i.upper(), f"{i}?", "") for i in ids)


ABCD = asked("a", "b", "c", "d")


def order(arrangement: Arrangement, questions: tuple[Dimension, ...] = ABCD) -> str:
    """The ids of the questions shown, as one word."""
    return "".join(d.id for d in arrangement.shown(questions))


def test_a_question_is_put_before_another_or_last() -> None:
    assert order(Arrangement().moved(ABCD, "d", "b")) == "adbc"
    assert order(Arrangement().moved(ABCD, "a", None)) == "bcda"
    assert Arrangement().moved(ABCD, "a", "gone") == Arrangement()


def test_a_step_passes_the_neighbour_that_is_seen() -> None:
    hiding_b = Arrangement().hiding("b", hidden=True)
    assert order(hiding_b.stepped(ABCD, list("acd"), "c", -1)) == "cad"
    assert order(hiding_b.stepped(ABCD, list("acd"), "a", +1)) == "cad"
    assert hiding_b.stepped(ABCD, list("acd"), "d", +1) == hiding_b
    assert hiding_b.stepped(ABCD, list("acd"), "a", -1) == hiding_b


def test_a_hidden_question_comes_back_where_it_was() -> None:
    hidden = Arrangement().moved(ABCD, "d", "a").hiding("b", hidden=True)
    assert order(hidden) == "dac"
    assert order(hidden.hiding("b", hidden=False)) == "dabc"


def test_questions_that_are_new_stand_last_and_those_that_are_gone_are_no_trouble() -> None:
    kept = Arrangement().moved(ABCD, "d", "a")
    assert order(kept, asked("b", "new", "d")) == "dbnew"


def test_what_was_kept_comes_back() -> None:
    arrangement = Arrangement(("b", "a"), frozenset({"c"}))
    kept = Kept(View.PHASES).keeping("book", arrangement).keeping("other", Arrangement(("x",)))
    again = Kept.from_text(kept.to_text())
    assert again == kept
    assert again.of("book") == arrangement
    assert again.of("a third") == Arrangement()


def test_the_usual_arrangement_is_not_kept() -> None:
    kept = Kept().keeping("book", Arrangement(("b", "a")))
    assert kept.keeping("book", Arrangement()).casebooks == {}


def test_only_so_many_casebooks_are_kept_and_the_latest_are() -> None:
    kept = Kept()
    for number in range(MOST_CASEBOOKS + 5):
        kept = kept.keeping(f"book {number}", Arrangement(("b", "a")))
    assert len(kept.casebooks) == MOST_CASEBOOKS
    assert kept.of("book 0") == Arrangement()
    assert kept.of(f"book {MOST_CASEBOOKS + 4}") != Arrangement()


@given(
    st.text()
    | st.sampled_from(
        [
            "[]",
            '{"view": "gone", "casebooks": {}}',
            '{"view": "phases"}',
            '{"view": "phases", "casebooks": {"a": []}}',
            '{"view": "phases", "casebooks": {"a": {"order": 3, "hidden": []}}}',
            "[" * 100_000,
        ]
    )
)
def test_whatever_else_is_kept_gives_the_usual_arrangement(text: str) -> None:
    assert Kept.from_text(text) == Kept()


steps = st.tuples(st.sampled_from("abcdx"), st.sampled_from(["a", "b", "c", "d", "x", None]))


@given(st.lists(steps))
def test_moving_neither_loses_nor_doubles_a_question(moves: list[tuple[str, str | None]]) -> None:
    arrangement = Arrangement()
    for moving, before in moves:
        arrangement = arrangement.moved(ABCD, moving, before)
    assert sorted(order(arrangement)) == list("abcd")
