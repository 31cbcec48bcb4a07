"""The door answers alike however the casebook was opened, and asking changes nothing."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.samples import IRAQ

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter, EventOrder, TimeWindow
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.events.groups import GroupKind

COUP = Ref(Kind.EVENT, "coup")

QUESTIONS: dict[str, Callable[[Casebook], Any]] = {
    "info": lambda c: c.info(),
    "get": lambda c: [c.get(Ref(kind, "x")) for kind in Kind] + [c.get(COUP)],
    "many": lambda c: c.many(Kind.CLAIM, ["B007", "A053"]),
    "section": lambda c: [c.section(kind) for kind in Kind],
    "counts": lambda c: c.counts(),
    "document": lambda c: c.document(),
    "event_page": lambda c: c.event_page(EventFilter(text="hafez"), None, 2),
    "event_count": lambda c: c.event_count(EventFilter(cases=(IRAQ,))),
    "event_lines": lambda c: c.event_lines(["coup", "strafing"]),
    "events_beginning": lambda c: c.events_beginning(IRAQ, TimeWindow(0, 1), 1),
    "event_ordinals": lambda c: c.event_ordinals(("seizure",)),
    "event_columns": lambda c: c.event_columns(IRAQ, EventFilter()),
    "event_names": lambda c: c.event_names([0, 1, 2]),
    "event_ordinal": lambda c: c.event_ordinal("coup"),
    "event_groups": lambda c: [c.event_groups(kind, context=False) for kind in GroupKind],
    "event_neighbour": lambda c: c.event_neighbour(EventFilter(), "coup", -1),
    "unplaced_events": lambda c: c.unplaced_events(EventFilter(), 9),
    "date_sides": lambda c: c.date_sides([IRAQ], context=True),
    "tenures_of": lambda c: c.tenures_of(["hafez-al-assad"]),
    "event_order": lambda c: c.event_order(EventFilter(), EventOrder()),
    "event_lines_at": lambda c: c.event_lines_at([1, 2], context=True),
    "first_titles": lambda c: c.first_titles(Kind.ACTOR, 9),
    "place_counts": lambda c: c.place_counts(EventFilter()),
    "events_kept": lambda c: c.events_kept(EventFilter(cases=(IRAQ,)), ["coup", "strafing"]),
    "tie_web": lambda c: c.tie_web(),
    "actors_within": lambda c: c.actors_within("hafez-al-assad", 2),
    "counterparts": lambda c: c.counterparts(),
    "disputes_over": lambda c: c.disputes_over(["A061"]),
    "events_of": lambda c: c.events_of(Ref(Kind.PLACE, "iraq")),
    "claims_about": lambda c: c.claims_about(COUP),
    "claim_ids_about": lambda c: c.claim_ids_about(COUP),
    "disputes_about": lambda c: c.disputes_about(Ref(Kind.EVENT, "strafing")),
    "neighbours_in_source": lambda c: c.neighbours_in_source("A061", "iraq-article", context=True),
    "resting_on": lambda c: c.resting_on("A061"),
    "ties_of": lambda c: c.ties_of("hafez-al-assad"),
    "participations_of": lambda c: c.participations_of("coup"),
    "movements_of": lambda c: c.movements_of(Ref(Kind.PLACE, "iraq")),
    "transcripts_of": lambda c: c.transcripts_of("iraq-article"),
    "notes_about": lambda c: c.notes_about(Ref(Kind.EVENT, "strafing")),
    "tags_on": lambda c: c.tags_on(Ref(Kind.CLAIM, "A061")),
    "titles": lambda c: c.titles([COUP, Ref(Kind.OFFICE, "amin/president")]),
    "search": lambda c: c.search("hafiz"),
    "find": lambda c: c.find("hafiz"),
    "check_integrity": lambda c: c.check_integrity(),
    "content_hash": lambda c: c.content_hash(),
}
OTHER_METHODS = {
    "create",
    "open",
    "in_memory",
    "close",
    "path",
    "read_only",
    "apply",
    "backup",
    "at_one_time",
}


@pytest.fixture(params=["written", "read", "copied"])
def opened(request: pytest.FixtureRequest, casebook_file: Path) -> Iterator[Casebook]:
    """The same casebook opened in each way a file can be."""
    match request.param:
        case "written":
            casebook = Casebook.open(casebook_file)
        case "read":
            casebook = Casebook.open(casebook_file, read_only=True)
        case _:
            copy = casebook_file.with_name("copy.casebook")
            with Casebook.open(casebook_file, read_only=True) as original:
                original.backup(copy)
            casebook = Casebook.open(copy)
    with casebook:
        yield casebook


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_way_of_opening_gives_the_same_answers(
    casebook: Casebook, opened: Casebook, name: str
) -> None:
    assert QUESTIONS[name](opened) == QUESTIONS[name](casebook)


def test_every_question_is_asked_here() -> None:
    public = {name for name in dir(Casebook) if not name.startswith("_")}
    assert public - OTHER_METHODS == set(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_asking_changes_nothing_and_leaves_no_transaction_open(
    casebook_file: Path, name: str
) -> None:
    before = casebook_file.read_bytes()
    with Casebook.open(casebook_file, read_only=True) as casebook:
        QUESTIONS[name](casebook)
        assert not casebook._database.driver.in_transaction
    assert casebook_file.read_bytes() == before


@pytest.mark.parametrize("name", QUESTIONS)
def test_asking_twice_gives_the_same(casebook: Casebook, name: str) -> None:
    assert QUESTIONS[name](casebook) == QUESTIONS[name](casebook)


def test_nothing_of_the_database_library_shows_through_the_door() -> None:
    for name, member in inspect.getmembers(Casebook):
        if name.startswith("_"):
            continue
        told = str(getattr(member, "__annotations__", {}))
        assert not any(word in told for word in ("sqlalchemy", "sqlite3", "Row", "Connection"))


def test_leaving_the_block_closes_even_after_an_error(casebook_file: Path) -> None:
    with pytest.raises(RuntimeError, match="in the block"), Casebook.open(casebook_file):
        raise RuntimeError("in the block")
    Casebook.open(casebook_file).close()
