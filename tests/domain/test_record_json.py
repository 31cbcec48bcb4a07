"""Records as JSON: exact round trips for every kind, and one clear refusal for everything else."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import types
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.samples import small_document

from coupexplorer.domain.annotation import Note
from coupexplorer.domain.casebook import SECTIONS, CasebookInfo
from coupexplorer.domain.dates import ClockTime, HistoricalDate, PartOfDay, RelativeDate, Weekday
from coupexplorer.domain.evidence import Citation, Claim, Locator, Quantity, Source
from coupexplorer.domain.history import Case, Event, Place
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.record_json import (
    RAW_JSON_FIELDS,
    RecordFormatError,
    record_from_json,
    record_to_json,
    type_hints,
    value_from_json,
)
from coupexplorer.domain.vocabulary import Layer, PhaseKind, SourceKind

SAMPLE = (small_document().info, *small_document().records())
TYPES: tuple[Any, ...] = (CasebookInfo, *SECTIONS.values())
EVERY_TYPE = [pytest.param(found, id=found.__name__) for found in TYPES]
FEW = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])

LETTERS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)
IDS = LETTERS.filter(bool)
DATES = st.sampled_from(
    [
        HistoricalDate.from_edtf("1963"),
        HistoricalDate.from_edtf("1963-11~", words="around November"),
        HistoricalDate.from_edtf("1963-11-13", clock=ClockTime.shortly_before(11)),
        HistoricalDate.from_edtf("1963-11-12", part_of_day=PartOfDay.NIGHT),
        HistoricalDate.from_edtf("1963-11-12", weekday=Weekday.TUESDAY),
        HistoricalDate.from_edtf("1963-11/.."),
        HistoricalDate.unresolved("once", "nothing says when"),
        HistoricalDate.relative_to(RelativeDate("coup", -2), "counted back"),
    ]
)
BIBLIOGRAPHIES = st.dictionaries(LETTERS, LETTERS | st.integers(-9, 9), max_size=3).map(
    lambda item: json.dumps(item, ensure_ascii=False, sort_keys=True)
)
SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: LETTERS,
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    dt.date: st.dates(),
    dt.datetime: st.datetimes(timezones=st.just(dt.UTC)),
    Ref: st.builds(Ref, st.sampled_from(Kind), IDS),
    HistoricalDate: DATES,
}
GARBAGE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "text", "date", "edtf", "names", "kind", "claims", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@cache
def values(hint: Any) -> st.SearchStrategy[Any]:
    """Every value that a field of this type may hold."""
    if hint in SCALARS:
        return SCALARS[hint]
    if get_origin(hint) in (Union, types.UnionType):
        inner = next(arg for arg in get_args(hint) if arg is not type(None))
        return st.none() | values(inner)
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=2).map(tuple)
    if issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    return records(hint)


@cache
def records(record_type: Any) -> st.SearchStrategy[Any]:
    """Every record of a type, built from the types of its fields."""
    fields = {
        name: BIBLIOGRAPHIES if name in RAW_JSON_FIELDS else values(hint)
        for name, hint in type_hints(record_type).items()
    }
    return st.builds(record_type, **fields)


def sample(record_type: Any) -> Any:
    """A record of a type from the sample casebook."""
    return next(found for found in SAMPLE if isinstance(found, record_type))


def required(record_type: Any) -> list[str]:
    """The fields that must be given."""
    fields = dataclasses.fields(record_type)
    return [field.name for field in fields if field.default is dataclasses.MISSING]


def refused(record_type: Any, value: object, where: str = "") -> str:
    """The sentence with which a value is refused."""
    with pytest.raises(RecordFormatError) as caught:
        record_from_json(record_type, value, where)
    return str(caught.value)


def read_or_refused(record_type: Any, value: object, where: str = "") -> Any:
    """The record, or the sentence with which it is refused; no other exception passes."""
    try:
        return record_from_json(record_type, value, where)
    except RecordFormatError as refusal:
        return str(refusal)


def written(record: object, **changed: object) -> dict[str, Any]:
    """A record as JSON, with some fields replaced."""
    return {**record_to_json(record), **changed}


class TestRoundTrip:
    """Reading what was written gives the same record."""

    @pytest.mark.parametrize("record_type", EVERY_TYPE)
    @FEW
    @given(data=st.data())
    def test_any_record_survives_as_json_text(self, record_type: Any, data: st.DataObject) -> None:
        record = data.draw(records(record_type))
        text = json.dumps(record_to_json(record), ensure_ascii=False, allow_nan=False)
        assert record_from_json(record_type, json.loads(text)) == record

    def test_the_sample_survives(self) -> None:
        for record in SAMPLE:
            assert record_from_json(type(record), record_to_json(record)) == record

    @pytest.mark.parametrize("record_type", EVERY_TYPE)
    @FEW
    @given(data=st.data())
    def test_what_stands_at_its_default_is_left_out(
        self, record_type: Any, data: st.DataObject
    ) -> None:
        record = data.draw(records(record_type))
        told = record_to_json(record)
        for field in dataclasses.fields(record_type):
            at_default = getattr(record, field.name) == field.default
            needed = field.name in required(record_type)
            assert (field.name in told) is (needed or not at_default), field.name

    def test_fields_stand_in_the_order_of_the_record(self) -> None:
        for record_type in TYPES:
            told = list(record_to_json(sample(record_type)))
            names = [field.name for field in dataclasses.fields(record_type)]
            assert told == sorted(told, key=names.index)

    def test_a_bibliography_is_written_as_the_object_it_is(self) -> None:
        source = Source("s", "S", SourceKind.PRIMARY, csl='{"title": "كتاب"}')
        assert record_to_json(source)["csl"] == {"title": "كتاب"}

    def test_a_bibliography_is_read_in_one_order_of_keys(self) -> None:
        one, other = (
            record_from_json(Source, {"id": "s", "title": "S", "kind": "primary", "csl": item})
            for item in ({"a": 1, "b": 2}, {"b": 2, "a": 1})
        )
        assert one == other

    def test_a_whole_number_is_read_as_the_measure_it_is(self) -> None:
        place: Place = record_from_json(
            Place, {"id": "p", "kind": "city", "names": [], "latitude": 33, "longitude": -36.5}
        )
        assert (place.latitude, place.longitude) == (33.0, -36.5)
        assert isinstance(place.latitude, float)

    def test_null_is_what_an_optional_field_says_without_being_left_out(self) -> None:
        place: dict[str, object] = {"id": "p", "kind": "city", "names": []}
        place.update(within=None, latitude=None)
        assert record_from_json(Place, place) == Place("p", sample(Place).kind.CITY, ())

    def test_a_moment_keeps_its_time_zone(self) -> None:
        note = record_from_json(
            Note, {"id": "n", "subject": "event:x", "text": "", "written": "2026-11-01T12:30+03:00"}
        )
        assert note.written == dt.datetime(2026, 11, 1, 9, 30, tzinfo=dt.UTC)
        assert record_from_json(Note, record_to_json(note)) == note


class TestFields:
    """A field too many or too few is named with its record."""

    @pytest.mark.parametrize("record_type", EVERY_TYPE)
    def test_an_unknown_field_is_named(self, record_type: Any) -> None:
        message = refused(record_type, written(sample(record_type), colour=1), "made.json: item 3")
        assert message == "made.json: item 3: unknown field “colour”"

    @pytest.mark.parametrize("record_type", EVERY_TYPE)
    def test_a_missing_field_is_named(self, record_type: Any) -> None:
        for name in required(record_type):
            value = written(sample(record_type))
            del value[name]
            message = refused(record_type, value)
            assert message == f"{record_type.__name__}: the field “{name}” is missing"

    @pytest.mark.parametrize("record_type", EVERY_TYPE)
    def test_an_empty_necessary_field_is_named(self, record_type: Any) -> None:
        for name in required(record_type):
            message = refused(record_type, written(sample(record_type), **{name: None}), "here")
            assert message.startswith(f"here, field “{name}”: expected ")
            assert message.endswith("found nothing")

    @pytest.mark.parametrize("record_type", EVERY_TYPE)
    def test_what_is_no_object_is_refused(self, record_type: Any) -> None:
        for value, found in (
            (None, "nothing"),
            ([], "a list"),
            ("x", "text"),
            (3, "a number"),
            (2.5, "a number"),
            (True, "true or false"),
        ):
            message = refused(record_type, value)
            assert message == f"{record_type.__name__}: expected an object, found {found}"

    def test_a_fault_deep_inside_is_traced_to_its_spot(self) -> None:
        value = written(sample(Claim))
        value["citations"] = [
            {"source": "s"},
            {"source": "s", "locator": {"markers": [{"label": "1", "position": "above"}]}},
        ]
        assert refused(Claim, value, "k.json: claims A1").startswith(
            "k.json: claims A1, field “citations”, item 2, field “locator”, "
            "field “markers”, item 1, field “position”: “above” is not one of line-head"
        )


class TestValues:
    """Each kind of value refuses what it is not."""

    @pytest.mark.parametrize(
        ("hint", "value", "reason"),
        [
            (str, 3, "expected str, found a number"),
            (str, ["x"], "expected str, found a list"),
            (str, "a\0b", "the text holds a NUL character"),
            (str, "\ud800", "the text holds half a character pair"),
            (int, "3", "expected int, found text"),
            (int, 3.0, "expected int, found a number"),
            (int, True, "expected int, found true or false"),
            (float, True, "expected float, found true or false"),
            (float, "1.5", "expected float, found text"),
            (float, float("nan"), "not a number"),
            (float, float("inf"), "not a number"),
            (float, float("-inf"), "not a number"),
            (float, 10**400, "the number is too large"),
            (bool, 1, "expected bool, found a number"),
            (bool, "true", "expected bool, found text"),
            (tuple[str, ...], "abc", "expected a list, found text"),
            (tuple[str, ...], {"0": "a"}, "expected a list, found an object"),
            (tuple[str, ...], None, "expected a list, found nothing"),
            (Layer, "Core", "“Core” is not one of core, context, reader"),
            (Layer, 1, "expected text, found a number"),
            (Layer, {}, "expected text, found an object"),
            (Ref, "coup", "is not a reference of the form kind:id"),
            (Ref, "moon:x", "unknown kind of record “moon”"),
            (Ref, ["event", "x"], "expected text, found a list"),
            (dt.date, "1963-02-30", "day is out of range for month"),
            (dt.date, "soon", "Invalid isoformat string"),
            (dt.date, 19630218, "expected text, found a number"),
            (dt.datetime, "noon", "Invalid isoformat string"),
            (dt.datetime, None, "expected text, found nothing"),
            (HistoricalDate, None, "expected a date, found nothing"),
            (HistoricalDate, 1963, "A date is an EDTF text"),
            (HistoricalDate, "1963-13", "This date cannot be read"),
            (HistoricalDate, {"edtf": "1963", "colour": 1}, "'colour' does not belong in a date"),
            (HistoricalDate, {"basis": "guess", "edtf": "1963"}, "'guess' is no basis"),
            (Locator, "line 3", "expected an object, found text"),
        ],
    )
    def test_it_is_refused_with_the_place_and_the_reason(
        self, hint: Any, value: object, reason: str
    ) -> None:
        with pytest.raises(RecordFormatError) as caught:
            value_from_json(hint, value, "here")
        assert str(caught.value).startswith("here: ")
        assert reason in str(caught.value)

    @pytest.mark.parametrize(
        "hint", [str | None, int | None, HistoricalDate | None, Quantity | None]
    )
    def test_an_optional_value_may_be_null(self, hint: Any) -> None:
        assert value_from_json(hint, None, "here") is None

    def test_the_item_of_a_list_is_counted_from_one(self) -> None:
        with pytest.raises(RecordFormatError, match=r"^here, item 2: expected str"):
            value_from_json(tuple[str, ...], ["a", 1], "here")

    def test_a_bibliography_is_an_object(self) -> None:
        source = written(sample(Source), csl='{"title": "as text"}')
        assert refused(Source, source) == "Source, field “csl”: expected an object, found text"

    def test_a_type_nobody_reads_is_a_mistake_of_ours(self) -> None:
        with pytest.raises(TypeError, match="no reading for fields of type"):
            value_from_json(bytes, "x", "here")

    @pytest.mark.parametrize("text", ["a\0b", "\ud800"])
    def test_no_reference_takes_what_a_file_cannot_keep(self, text: str) -> None:
        refused(Note, written(sample(Note), subject=f"event:{text}"))

    @pytest.mark.parametrize("text", ["a\0b", "\ud800"])
    @pytest.mark.parametrize("key", ["words", "reason"])
    def test_no_date_takes_what_a_file_cannot_keep(self, text: str, key: str) -> None:
        refused(Event, written(sample(Event), date={"edtf": "1963", key: text}))


class TestGarbage:
    """Whatever stands in a file, it is a record or a RecordFormatError, and nothing else."""

    @MANY
    @given(record_type=st.sampled_from(TYPES), value=GARBAGE)
    def test_any_value_is_read_or_refused(self, record_type: Any, value: object) -> None:
        found = read_or_refused(record_type, value)
        if isinstance(found, str):
            assert found.startswith(record_type.__name__)
        else:
            assert record_from_json(record_type, record_to_json(found)) == found

    @MANY
    @given(data=st.data(), value=GARBAGE)
    def test_any_value_in_any_field_is_read_or_refused(
        self, data: st.DataObject, value: object
    ) -> None:
        """A record that is good but for one field: this reaches further than garbage alone."""
        record_type = data.draw(st.sampled_from(TYPES))
        name = data.draw(st.sampled_from(list(type_hints(record_type))))
        found = read_or_refused(record_type, written(sample(record_type), **{name: value}), "here")
        assert isinstance(found, record_type) or f"field “{name}”" in found

    @MANY
    @given(text=st.text(max_size=30))
    def test_any_date_text_is_read_or_refused(self, text: str) -> None:
        found = read_or_refused(Event, written(sample(Event), date=text))
        if isinstance(found, str):
            assert found.startswith("Event, field “date”: ")
        else:
            assert found.date.edtf

    def test_the_error_is_a_value_error(self) -> None:
        """Those who do not care why may catch the plain one."""
        assert issubclass(RecordFormatError, ValueError)


def test_a_record_says_only_what_it_must() -> None:
    event = Event("e", "c", PhaseKind.TRIGGER, "E", HistoricalDate.from_edtf("1963"), ("A1",))
    assert record_to_json(event) == {
        "id": "e",
        "case": "c",
        "phase": "trigger",
        "title": "E",
        "date": "1963",
        "claims": ["A1"],
    }


def test_every_kind_of_value_is_written_plainly() -> None:
    claim = Claim(
        "A1",
        "It was so.",
        (Citation("s", Locator("Coup", 2)),),
        (Ref(Kind.EVENT, "e"),),
        Layer.CONTEXT,
        quantity=Quantity("people", "dead", best=250.0, approximate=True),
    )
    assert record_to_json(claim) == {
        "id": "A1",
        "text": "It was so.",
        "citations": [{"source": "s", "locator": {"section": "Coup", "paragraph": 2}}],
        "subjects": ["event:e"],
        "layer": "context",
        "quantity": {"unit": "people", "counted": "dead", "best": 250.0, "approximate": True},
    }


def test_a_day_is_written_as_a_day() -> None:
    assert record_to_json(sample(Case))["day_zero"] == "1963-11-18"
