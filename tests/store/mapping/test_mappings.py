"""Records survive the way through rows exactly, whatever they hold."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import IRAQ, day, small_document

from coupexplorer.domain.annotation import Note, Tag
from coupexplorer.domain.casebook import (
    KINDS,
    SECTIONS,
    CasebookDocument,
    CasebookInfo,
    Record,
    ref_of,
)
from coupexplorer.domain.comparison import Cell
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.evidence import (
    Citation,
    Claim,
    Dispute,
    Locator,
    NoteMarker,
    Quantity,
    Side,
    Statement,
)
from coupexplorer.domain.history import Actor, Event, Name
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import (
    ActorKind,
    Confidence,
    DisputeKind,
    Emptiness,
    Layer,
    MarkerPosition,
    NameKind,
    PhaseKind,
    Script,
    Stance,
)
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.mapping.kind import LONGEST_TITLE, shortened
from coupexplorer.store.mapping.mappings import MAPPINGS, OWN_TABLE, TABLES

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
claim_ids = st.lists(st.sampled_from(["A053", "A061", "B007", "B008"]), max_size=4).map(tuple)
refs = st.sampled_from(
    [Ref(Kind.EVENT, "coup"), Ref(Kind.ACTOR, "al-sadi"), Ref(Kind.CELL, f"means/{IRAQ}")]
)
optional_words = st.none() | words
counts = st.none() | st.integers(1, 10**6)
numbers = st.none() | st.integers(0, 10**6) | st.floats(0, 1e9)
dates = st.sampled_from(
    [
        day("1963-11-13"),
        day("1963-11-13", "on the 13th"),
        day("1963~/.."),
        day("196X"),
        HistoricalDate.unresolved("later", "no anchor"),
    ]
)
layers = st.sampled_from(Layer)

locators = st.builds(
    Locator,
    optional_words,
    counts,
    optional_words,
    counts,
    counts,
    counts,
    optional_words,
    st.lists(
        st.builds(
            NoteMarker, words, st.sampled_from(MarkerPosition), st.sampled_from([None, "mirror"])
        ),
        max_size=2,
    ).map(tuple),
)
citations = st.builds(
    Citation,
    st.sampled_from(["iraq-article", "mirror"]),
    locators,
    st.sampled_from(Stance),
    words,
)
quantities = st.builds(
    Quantity,
    words,
    words,
    numbers,
    numbers,
    numbers,
    words,
    st.booleans(),
    words,
    st.none() | dates,
    words,
)
claims = st.builds(
    Claim,
    st.just("new"),
    words,
    st.lists(citations, max_size=3).map(tuple),
    st.lists(refs, max_size=3).map(tuple),
    layers,
    st.none() | dates,
    st.none() | quantities,
    st.sampled_from(Confidence),
    words,
)
events = st.builds(
    Event,
    st.just("new"),
    st.just(IRAQ),
    st.sampled_from(PhaseKind),
    words,
    dates,
    claim_ids,
    words,
    st.lists(st.sampled_from(["baghdad", "damascus"]), max_size=3).map(tuple),
    st.integers(1, 3),
    layers,
)
names = st.builds(
    Name,
    words,
    st.sampled_from(Script),
    st.sampled_from(NameKind),
    st.sampled_from([None, "mirror"]),
)
statements = st.lists(st.builds(Statement, words, claim_ids), max_size=3).map(tuple)
others = st.lists(st.sampled_from(["al-sadi", "saddiq"]), max_size=2).map(tuple)
actors = st.builds(
    Actor,
    id=st.just("new"),
    kind=st.sampled_from(ActorKind),
    names=st.lists(names, max_size=4).map(tuple),
    sort_name=words,
    cases=st.lists(st.sampled_from([IRAQ, "syria-1966"]), max_size=2).map(tuple),
    summary=statements,
    born=st.none() | dates,
    died=st.none() | dates,
    life_claims=claim_ids,
    distinct_from=others,
    counterparts=others,
    claims=claim_ids,
    layer=layers,
)
cells = st.builds(
    Cell,
    st.just("economy"),
    st.just("third"),
    statements,
    st.none() | st.sampled_from(Emptiness),
    layers,
)
disputes = st.builds(
    Dispute,
    st.just("new"),
    words,
    st.sampled_from(DisputeKind),
    st.lists(st.builds(Side, words, claim_ids), max_size=3).map(tuple),
    st.none() | st.integers(0, 2),
    words,
    st.lists(refs, max_size=2).map(tuple),
    layers,
)
notes = st.builds(
    Note,
    st.just("new"),
    refs,
    words,
    st.datetimes(timezones=st.just(dt.UTC)),
)
tags = st.builds(Tag, st.just("new"), words, st.lists(refs, max_size=3).map(tuple))


@pytest.fixture(scope="module")
def shared() -> Iterator[Casebook]:
    """One casebook for many examples; each takes back what it adds."""
    document = small_document()
    third = dataclasses.replace(document.cases[0], id="third")
    with Casebook.in_memory(
        dataclasses.replace(document, cases=(*document.cases, third))
    ) as opened:
        yield opened


def put_and_get(casebook: Casebook, record: Record) -> None:
    before = casebook.content_hash()
    adding = Edit("add", (Change(None, record),))
    casebook.apply(adding)
    assert casebook.get(ref_of(record)) == record
    assert casebook.check_integrity() == []
    casebook.apply(adding.inverse())
    assert casebook.get(ref_of(record)) is None
    assert casebook.content_hash() == before


@settings(max_examples=40, deadline=None)
@given(record=claims)
def test_any_claim_returns_as_it_was(shared: Casebook, record: Claim) -> None:
    put_and_get(shared, record)


@settings(max_examples=25, deadline=None)
@given(record=events)
def test_any_event_returns_as_it_was(shared: Casebook, record: Event) -> None:
    put_and_get(shared, record)


@settings(max_examples=25, deadline=None)
@given(record=actors)
def test_any_actor_returns_as_it_was(shared: Casebook, record: Actor) -> None:
    put_and_get(shared, record)


@settings(max_examples=25, deadline=None)
@given(record=cells | disputes | notes | tags)
def test_any_answer_dispute_note_and_tag_returns_as_it_was(
    shared: Casebook, record: Record
) -> None:
    put_and_get(shared, record)


def test_a_whole_document_returns_as_it_was(casebook: Casebook, document: CasebookDocument) -> None:
    assert casebook.document() == document


def test_the_sample_holds_a_record_of_every_kind(document: CasebookDocument) -> None:
    assert all(document.section(section) for section in SECTIONS)


def test_an_empty_document_returns_as_it_was() -> None:
    empty = CasebookDocument(CasebookInfo("empty", "Nothing yet"))
    with Casebook.in_memory(empty) as casebook:
        assert casebook.document() == empty


@pytest.mark.parametrize("record_type", SECTIONS.values())
def test_every_record_is_found_by_its_reference(
    casebook: Casebook, document: CasebookDocument, record_type: type[Record]
) -> None:
    records = [record for record in document.records() if type(record) is record_type]
    kind = KINDS[record_type]
    assert [casebook.get(ref_of(record)) for record in records] == records
    assert casebook.section(kind) == tuple(records)
    backwards = [record.id for record in reversed(records)]
    found = casebook.many(kind, [*backwards, "not there", *backwards])
    assert list(found) == backwards
    assert list(found.values()) == list(reversed(records))


def test_many_of_nothing_is_nothing(casebook: Casebook) -> None:
    assert casebook.many(Kind.EVENT, ()) == {}


def test_counts_count_every_kind(casebook: Casebook, document: CasebookDocument) -> None:
    counts = casebook.counts()
    assert set(counts) == set(Kind)
    for section, record_type in SECTIONS.items():
        assert counts[KINDS[record_type]] == len(document.section(section))


def test_every_field_of_every_record_is_mapped_once() -> None:
    for mapping in MAPPINGS.values():
        mapped = [field.name for field in mapping.fields]
        mapped += [part.name for part in mapping.parts]
        assert sorted(mapped) == sorted(field.name for field in dataclasses.fields(mapping.record))


def test_every_column_is_written(document: CasebookDocument) -> None:
    """Against a column forgotten in a mapping, which would only fail at the first insert."""
    for record in document.records():
        mapping = MAPPINGS[ref_of(record).kind]
        table = OWN_TABLE[mapping.kind]
        assert {"ordinal", *mapping.row(record)} == {column.name for column in table.columns}


def test_every_kind_has_a_mapping_with_a_table_of_its_own() -> None:
    assert set(MAPPINGS) == set(Kind)
    assert len({table.name for table in OWN_TABLE.values()}) == len(Kind)
    for mapping in MAPPINGS.values():
        assert set(mapping.part_tables) <= set(TABLES)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Short.", "Short."),
        ("  two\n lines ", "two lines"),
        ("word " * 40, "word " * 16 + "word…"),
        ("x" * 200, "x" * (LONGEST_TITLE - 1) + "…"),
    ],
)
def test_long_titles_are_cut_at_a_word(text: str, title: str) -> None:
    assert shortened(text) == title
    assert len(title) <= LONGEST_TITLE
