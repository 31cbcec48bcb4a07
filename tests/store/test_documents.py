"""Documents of any make come through a file, a backup and a second file as they were."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import IRAQ, claim, day, small_document

from coupexplorer.domain.casebook import SECTIONS, CasebookDocument, CasebookInfo
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter
from coupexplorer.store.casebook import Casebook

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@st.composite
def documents(draw: st.DrawFn) -> CasebookDocument:
    """The small document with sections in another order, texts of any kind, and notes left out."""
    document = small_document()
    changed: dict[str, Any] = {
        name: tuple(draw(st.permutations(document.section(name)))) for name in SECTIONS
    }
    changed["claims"] = tuple(
        dataclasses.replace(record, text=draw(texts), caution=draw(texts))
        for record in changed["claims"]
    )
    changed["dimensions"] = tuple(
        dataclasses.replace(record, guidance=draw(texts)) for record in changed["dimensions"]
    )
    for name in ("notes", "tags", "links", "disputes", "relations"):
        if draw(st.booleans()):
            changed[name] = ()
    info = CasebookInfo(draw(texts), draw(texts), draw(st.integers(0, 10**6)), draw(texts))
    return dataclasses.replace(document, info=info, **changed)


@settings(max_examples=10, deadline=None)
@given(document=documents())
def test_any_document_survives_a_file_and_a_backup(document: CasebookDocument) -> None:
    with tempfile.TemporaryDirectory() as name:
        first, second = Path(name) / "first.casebook", Path(name) / "second.casebook"
        with Casebook.create(first, document) as casebook:
            assert casebook.document() == document
            hashed = casebook.content_hash()
            casebook.backup(second)
        with Casebook.open(second, read_only=True) as casebook:
            assert casebook.document() == document
            assert casebook.check_integrity() == []
            assert casebook.content_hash() == hashed


@settings(max_examples=4, deadline=None)
@given(document=documents())
def test_importing_a_document_as_one_edit_gives_the_same_casebook(
    document: CasebookDocument,
) -> None:
    importing = Edit("import", tuple(Change(None, record) for record in document.records()))
    with Casebook.in_memory(CasebookDocument(document.info)) as casebook:
        empty = casebook.content_hash()
        casebook.apply(importing)
        assert casebook.document() == document
        with Casebook.in_memory(document) as other:
            assert casebook.content_hash() == other.content_hash()
            for typed in ("sadi", "coup", "a"):
                assert casebook.search(typed) == other.search(typed)
        casebook.apply(importing.inverse())
        assert casebook.content_hash() == empty


@pytest.fixture(scope="module")
def large() -> CasebookDocument:
    """Three thousand events, a few to each day."""
    document = small_document()
    first = document.events[4]
    events = tuple(
        dataclasses.replace(
            first,
            id=f"e{n}",
            title=f"Event {n} of the series",
            date=day(f"19{60 + n % 7}-{1 + n % 12:02}-{1 + n % 28:02}"),
            case=IRAQ if n % 3 else "syria-1966",
        )
        for n in range(3000)
    )
    return dataclasses.replace(document, events=(*document.events, *events))


def test_a_larger_casebook_pages_counts_and_searches_rightly(large: CasebookDocument) -> None:
    with Casebook.in_memory(large) as casebook:
        seen: list[str] = []
        after = None
        while True:
            page = casebook.event_page(EventFilter(cases=(IRAQ,)), after, 500)
            seen.extend(line.id for line in page.lines)
            after = page.next
            if after is None:
                break
        expected = {event.id for event in large.events if event.case == IRAQ}
        assert len(seen) == len(set(seen)) == len(expected)
        assert set(seen) == expected
        assert casebook.event_count(EventFilter(cases=(IRAQ,))) == len(expected)
        assert casebook.event_count(EventFilter(text="series"), cap=50) == 50
        columns = casebook.event_columns(IRAQ, EventFilter())
        names = casebook.event_names(columns.ordinal)
        assert sorted(name.id for name in names.values()) == sorted(seen)
        (hit,) = casebook.search('"event 1234 of"')
        assert hit.ref == Ref(Kind.EVENT, "e1234")
        assert len(casebook.event_lines(seen)) == len(columns) == len(seen)
        many = casebook.many(Kind.EVENT, [f"e{n}" for n in range(2999, -1, -1)])
        assert list(many)[:2] == ["e2999", "e2998"]
        assert len(many) == 3000


def test_many_changes_in_one_edit() -> None:
    added = tuple(Change(None, claim(f"L{n}", f"Statement {n}.", "event:coup")) for n in range(300))
    with Casebook.in_memory(small_document()) as casebook:
        edit = Edit("add many", added)
        before = casebook.content_hash()
        assert len(casebook.apply(edit)) == 300
        assert len(casebook.claims_about(Ref(Kind.EVENT, "coup"))) == 302
        casebook.apply(edit.inverse())
        assert casebook.content_hash() == before
