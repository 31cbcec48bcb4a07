"""Rows are gathered by table in order, and handed back to the fields they came from."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from tests.samples import day

from coupexplorer.domain.evidence import Statement
from coupexplorer.domain.history import Name
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer, NameKind, Script
from coupexplorer.store.batch import Batch, Parts
from coupexplorer.store.mapping import fields

OWNER = Ref(Kind.ACTOR, "al-sadi")


def parts_of(batch: Batch, owner: Ref = OWNER) -> Parts:
    """What a batch holds, as if it had been stored and read."""
    read = Parts(owner.kind)
    for table, rows in batch:
        read.put(table, {owner.id: [SimpleNamespace(**row) for row in rows]})
    return read


def there_and_back(part: fields.Part, value: Any, owner: Ref = OWNER) -> Any:
    batch = Batch()
    part.write(batch, owner, value)
    read = parts_of(batch, owner)
    for table in part.tables:
        if table not in dict(batch):
            read.put(table, {})
    return part.read(read, owner.id)


def test_rows_are_gathered_by_table_in_the_order_they_came() -> None:
    batch = Batch()
    batch.add("b", {"x": 1})
    batch.add("a", {"x": 2})
    batch.add("b", {"x": 3})
    assert list(batch) == [("b", [{"x": 1}, {"x": 3}]), ("a", [{"x": 2}])]


def test_an_empty_list_is_no_row() -> None:
    batch = Batch()
    batch.names(OWNER, ())
    batch.supports(OWNER, "claims", ())
    batch.statements(OWNER, "summary", ())
    batch.subjects(OWNER, ())
    batch.ids("actor_cases", {"actor_id": "x"}, "case_id", ())
    assert list(batch) == []


def test_lists_count_from_nought_and_name_their_owner() -> None:
    batch = Batch()
    batch.supports(OWNER, "claims", ("A", "B", "A"), 2)
    ((table, rows),) = batch
    assert table == "supports"
    assert [(row["ordinal"], row["claim_id"]) for row in rows] == [(0, "A"), (1, "B"), (2, "A")]
    assert {(r["owner_kind"], r["owner_id"], r["part"], r["place"]) for r in rows} == {
        ("actor", "al-sadi", "claims", 2)
    }


@pytest.mark.parametrize(
    ("part", "value"),
    [
        (fields.claims(), ()),
        (fields.claims(), ("A", "B", "A")),
        (fields.claims("life_claims", "life"), ("A",)),
        (fields.statements("summary"), ()),
        (fields.statements("summary"), (Statement("One", ("A", "B")), Statement("Two"))),
        (fields.statement("reason"), Statement("Why", ("A",))),
        (fields.subjects(), (Ref(Kind.EVENT, "coup"), Ref(Kind.CELL, "a/b"))),
        (fields.names(), (Name("Ali"), Name("علي", Script.ARABIC, NameKind.PREFERRED, "src"))),
        (fields.ids("cases", "actor_cases", "actor_id", "case_id"), ("b", "a")),
        (fields.ids("others", "actor_pairs", "actor_id", "other_id", "distinct"), ("x",)),
    ],
)
def test_a_part_comes_back_as_it_went(part: fields.Part, value: object) -> None:
    assert there_and_back(part, value) == value


def test_parts_in_one_table_are_told_apart() -> None:
    one = fields.ids("distinct", "actor_pairs", "actor_id", "other_id", "distinct")
    other = fields.ids("counterparts", "actor_pairs", "actor_id", "other_id", "counterpart")
    life, claims = fields.claims("life_claims", "life"), fields.claims()
    batch = Batch()
    one.write(batch, OWNER, ("a", "b"))
    other.write(batch, OWNER, ("c",))
    life.write(batch, OWNER, ("L",))
    claims.write(batch, OWNER, ("C",))
    read = parts_of(batch)
    assert [part.read(read, OWNER.id) for part in (one, other, life, claims)] == [
        ("a", "b"),
        ("c",),
        ("L",),
        ("C",),
    ]


def test_claims_of_one_statement_are_not_those_of_the_next() -> None:
    summary = (Statement("One", ("A",)), Statement("Two", ("B",)), Statement("Three"))
    assert there_and_back(fields.statements("summary"), summary) == summary


def test_an_owner_without_rows_has_nothing() -> None:
    read = Parts(Kind.ACTOR)
    read.put("supports", {})
    assert read.claims("anyone") == ()
    assert read.of("supports", "anyone") == ()


def test_a_statement_that_is_missing_is_damage() -> None:
    read = Parts(Kind.CASE)
    read.put("statements", {})
    read.put("supports", {})
    with pytest.raises(LookupError):
        fields.statement("reason").read(read, "case")


@pytest.mark.parametrize(
    ("field", "value", "columns"),
    [
        (fields.column("title"), "x", {"title": "x"}),
        (fields.column("case", "case_id"), "iraq", {"case_id": "iraq"}),
        (fields.word("layer", Layer), Layer.CONTEXT, {"layer": "context"}),
        (fields.word("layer", Layer), None, {"layer": None}),
        (fields.date("born"), None, {"born": None}),
        (fields.date("born"), day("1928"), {"born": '"1928"'}),
        (fields.number("latitude"), 33, {"latitude": 33.0}),
        (fields.number("latitude"), None, {"latitude": None}),
        (fields.ref("subject"), OWNER, {"subject_kind": "actor", "subject_id": "al-sadi"}),
        (fields.moment("day", dt.date), dt.date(1963, 11, 18), {"day": "1963-11-18"}),
        (
            fields.moment("written", dt.datetime),
            dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC),
            {"written": "2026-01-02T03:04:00+00:00"},
        ),
    ],
)
def test_a_field_becomes_columns_and_comes_back(
    field: fields.Field, value: object, columns: dict[str, object]
) -> None:
    assert field.write(value) == columns
    assert field.read(SimpleNamespace(**columns)) == value


@pytest.mark.parametrize(
    ("field", "columns"),
    [
        (fields.word("layer", Layer), {"layer": "elsewhere"}),
        (fields.ref("subject"), {"subject_kind": "ghost", "subject_id": "x"}),
        (fields.moment("day", dt.date), {"day": "1963-13-40"}),
        (fields.date("born"), {"born": "{"}),
    ],
)
def test_a_column_that_no_record_can_have_is_an_error_of_value(
    field: fields.Field, columns: dict[str, object]
) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each reader has its own sentence
        field.read(SimpleNamespace(**columns))
