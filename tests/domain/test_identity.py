"""References name one record each: written one way, read back exactly, refused in one sentence."""

from __future__ import annotations

import dataclasses
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coupexplorer.domain.identity import Kind, Ref

QUICK = settings(max_examples=25)
IDS = st.text(min_size=1, max_size=12)
REFS = st.builds(Ref, st.sampled_from(Kind), IDS)


def test_the_words_for_kinds_are_told_apart_and_safe_in_files_and_links() -> None:
    words = [kind.value for kind in Kind]
    assert len(set(words)) == len(words)
    assert all(word.isascii() and word.islower() and word.isalpha() for word in words)


@pytest.mark.parametrize("kind", Kind)
def test_a_reference_is_written_as_kind_and_id(kind: Kind) -> None:
    assert str(Ref(kind, "x-1")) == f"{kind.value}:x-1"


@QUICK
@given(REFS)
def test_a_reference_is_read_back_whatever_its_id(ref: Ref) -> None:
    assert Ref.parse(str(ref)) == ref


@pytest.mark.parametrize("identifier", ["means/iraq-1963", "a:b", "::", "قصة", " ", "a b", "😀"])
def test_only_the_first_colon_divides(identifier: str) -> None:
    assert Ref.parse(f"cell:{identifier}") == Ref(Kind.CELL, identifier)


@pytest.mark.parametrize("text", ["", "event", ":", ":x", "event:", "الحدث"])
def test_what_is_not_of_the_form_is_refused_by_its_text(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a reference|unknown kind") as caught:
        Ref.parse(text)
    assert f"“{text}”" in str(caught.value)


@pytest.mark.parametrize("text", ["moon:x", "Event:x", " event:x", "event :x", "events:x"])
def test_an_unknown_kind_is_named(text: str) -> None:
    with pytest.raises(ValueError, match="unknown kind of record") as caught:
        Ref.parse(text)
    kind = text.partition(":")[0]
    assert str(caught.value).endswith(f"“{kind}”")
    assert caught.value.__suppress_context__, "the reader needs no second reason"


@QUICK
@given(st.text(max_size=12) | st.builds("{}:{}".format, st.sampled_from(Kind), st.text(max_size=5)))
def test_any_text_is_a_reference_or_a_value_error(text: str) -> None:
    with suppress(ValueError):
        assert str(Ref.parse(text)) == text


@QUICK
@given(REFS, REFS)
def test_references_are_equal_exactly_when_kind_and_id_are(one: Ref, other: Ref) -> None:
    same = (one.kind, one.id) == (other.kind, other.id)
    assert (one == other) is same
    assert len({one, other}) == (1 if same else 2)


@QUICK
@given(st.lists(REFS, max_size=8))
def test_references_sort_by_kind_then_id(refs: list[Ref]) -> None:
    assert sorted(refs) == sorted(refs, key=lambda ref: (ref.kind.value, ref.id))


def test_a_reference_cannot_be_changed() -> None:
    ref = Ref(Kind.EVENT, "coup")
    with pytest.raises(dataclasses.FrozenInstanceError):
        ref.id = "other"  # type: ignore[misc]
    with pytest.raises((AttributeError, TypeError)):
        ref.note = "more"  # type: ignore[attr-defined]


def test_the_same_id_of_two_kinds_is_two_records() -> None:
    assert Ref(Kind.EVENT, "coup") != Ref(Kind.PLACE, "coup")
