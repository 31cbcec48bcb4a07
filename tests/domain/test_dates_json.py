"""Dates in the data files: exact round trips, and one clear sentence for each malformed one."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.date_json import DateJsonError, date_from_json, date_to_json
from coupexplorer.domain.dates import (
    Basis,
    Calendar,
    ClockKind,
    ClockTime,
    HistoricalDate,
    PartOfDay,
    RelativeDate,
    Weekday,
)

LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
CLOCKS = st.builds(
    lambda pair, kind: ClockTime(min(pair), max(pair), kind),
    st.tuples(st.integers(0, 1439), st.integers(0, 1439)),
    st.sampled_from(list(ClockKind)),
)
RELATIVES = st.builds(
    RelativeDate,
    st.none() | st.sampled_from(["coup", "sy-order"]),
    st.integers(-99, 99),
    st.integers(-99, 99),
    LINES,
)


@st.composite
def dates(draw: st.DrawFn) -> HistoricalDate:
    relative = draw(st.none() | RELATIVES)
    part = draw(st.none() | st.sampled_from(list(PartOfDay)))
    common: dict[str, Any] = {
        "words": draw(LINES),
        "calendar": draw(st.sampled_from(list(Calendar))),
        "basis": draw(st.sampled_from(list(Basis))),
        "reason": f"Because {draw(LINES)}",
        "relative": relative,
        "weekday": draw(st.none() | st.sampled_from(list(Weekday))),
    }
    edtf = draw(
        st.sampled_from(
            [None, "1963", "1963-11-13", "1963-11-13/1963-11-18~", "[1963-11-12,1963-11-15]"]
        )
    )
    if edtf is None:
        return HistoricalDate(part_of_day=part, clock=draw(st.none() | CLOCKS), **common)
    clock = draw(CLOCKS) if part is None and edtf != "1963" else None
    return HistoricalDate.from_edtf(edtf, part_of_day=part, clock=clock, **common)


@given(dates())
def test_every_date_survives_the_journey(value: HistoricalDate) -> None:
    text = json.dumps(date_to_json(value), ensure_ascii=False)
    assert date_from_json(json.loads(text)) == value


@pytest.mark.parametrize(
    "edtf",
    ["1963-11-12", "1965-12/1966-01~", "1968/..", "[1963-11-12,1963-11-13]", "1963-11-13T10:55:00"],
)
def test_a_bare_edtf_text_stays_a_bare_text(edtf: str) -> None:
    value = date_from_json(edtf)
    assert value is not None
    assert value.is_placed
    assert date_to_json(value) == edtf


def test_no_date_is_null() -> None:
    assert date_from_json(None) is None
    assert date_to_json(None) is None


FULL = {
    "edtf": "1963-11-13",
    "words": "a few minutes before 11:00",
    "part_of_day": "morning",
    "clock": {"from": "10:50", "to": "11:00", "kind": "shortly_before"},
    "basis": "inferred",
    "reason": "The day is that of the sentence before.",
    "calendar": "hijri",
    "weekday": "wednesday",
    "relative": {"anchor": "coup", "days": 1, "minutes": -5, "words": "the day after"},
}


def test_the_full_object_is_read_and_written_alike() -> None:
    value = date_from_json(FULL)
    assert value is not None
    assert value.clock == ClockTime(650, 660, ClockKind.SHORTLY_BEFORE)
    assert value.part_of_day is PartOfDay.MORNING
    assert value.calendar is Calendar.HIJRI
    assert value.basis is Basis.INFERRED
    assert value.weekday is Weekday.WEDNESDAY
    assert value.relative == RelativeDate("coup", 1, -5, "the day after")
    assert date_to_json(value) == FULL


def test_default_keys_are_left_out() -> None:
    relative = {"edtf": "1963", "reason": "So it says.", "relative": {"anchor": None}}
    assert date_to_json(date_from_json(relative)) == relative


def test_without_edtf_and_anchor_a_date_is_unresolved() -> None:
    value = date_from_json({"edtf": None, "words": "later", "reason": "No anchor."})
    assert value == HistoricalDate.unresolved("later", "No anchor.")
    nowhere = date_from_json({"reason": "No anchor.", "relative": {"anchor": None, "days": 2}})
    assert nowhere is not None
    assert nowhere.is_unresolved


def test_without_edtf_but_with_an_anchor_it_waits() -> None:
    value = date_from_json({"reason": "Two days on.", "relative": {"anchor": "coup", "days": 2}})
    assert value is not None
    assert value.awaits_anchor


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (1963, "an EDTF text, an object or null"),
        (["1963"], "an EDTF text, an object or null"),
        (True, "an EDTF text, an object or null"),
        ("soon", "four digits"),
        ({"edtf": 1963}, "'edtf' of a date holds text"),
        ({"edtf": "1963", "note": "x"}, "'note' does not belong"),
        ({"edtf": "1963", "words": 3}, "'words' of a date holds text"),
        ({"edtf": "1963", "part_of_day": "teatime"}, "'teatime' is no part_of_day"),
        ({"edtf": "1963", "basis": "guessed"}, "attested, inferred, derived"),
        ({"edtf": "1963", "basis": "inferred"}, "needs a reason"),
        ({"edtf": "1963", "calendar": "julian"}, "gregorian, hijri"),
        ({"edtf": "1963", "weekday": "Tuesday"}, "'Tuesday' is no weekday"),
        ({"edtf": "1963", "clock": "11:00"}, "an object with from, to and kind"),
        ({"edtf": "1963-11-13", "clock": {"from": "11"}}, "no clock time such as"),
        ({"edtf": "1963-11-13", "clock": {"from": "24:01"}}, "no clock time such as"),
        ({"edtf": "1963-11-13", "clock": {"from": "10:60"}}, "no clock time such as"),
        ({"edtf": "1963-11-13", "clock": {"to": "10:00"}}, "no clock time such as"),
        ({"edtf": "1963-11-13", "clock": {"from": "11:00", "to": "10:00"}}, "runs forwards"),
        ({"edtf": "1963-11-13", "clock": {"from": "11:00", "zone": "Z"}}, "'zone' does not"),
        ({"edtf": "1963-11-13", "clock": {"from": "11:00", "kind": "near"}}, "'near' is no kind"),
        ({"edtf": "1963", "clock": {"from": "11:00"}}, "names a day"),
        ({"edtf": None}, "without EDTF needs a reason"),
        ({}, "without EDTF needs a reason"),
        ({"words": "later"}, "without EDTF needs a reason"),
        ({"reason": "x", "relative": "coup"}, "holds an object"),
        ({"reason": "x", "relative": {"anchor": 3}}, "holds text"),
        ({"reason": "x", "relative": {"anchor": ""}}, "anchor is an event's id"),
        ({"reason": "x", "relative": {"anchor": "coup", "days": 1.5}}, "whole numbers"),
        ({"reason": "x", "relative": {"anchor": "coup", "days": True}}, "whole numbers"),
        ({"reason": "x", "relative": {"anchor": "coup", "hours": 2}}, "'hours' does not belong"),
        ({"edtf": "1963", "relative": {"anchor": "coup"}}, "needs a reason"),
    ],
)
def test_a_malformed_date_gets_one_clear_sentence(value: object, problem: str) -> None:
    with pytest.raises(DateJsonError) as caught:
        date_from_json(value)
    message = str(caught.value)
    assert problem in message
    assert message.endswith(".")
    assert "\n" not in message


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.dictionaries(
            st.sampled_from([*FULL, "from", "to", "kind", "anchor", "days", "odd"]), inner
        ),
        max_leaves=6,
    )
)
def test_nothing_but_the_named_error_is_raised(value: object) -> None:
    with suppress(DateJsonError):
        date_from_json(value)
