"""Edits applied to a casebook: checked against what is stored, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store import records, relative_dates, writing
from coupexplorer.store.content_hash import ContentHash
from coupexplorer.store.errors import EditConflict
from coupexplorer.store.search import index as search_index
from coupexplorer.store.search import surroundings as search_surroundings
from coupexplorer.store.writing import CONTENT_HASH, keep, kept


def apply(connection: Connection, edit: Edit) -> frozenset[Ref]:
    """Make the changes of an edit in the current write transaction, and keep index and hash right.

    Returns every record whose content or whose place in time changed. Raises EditConflict when a
    record is not as the edit says it was before.
    """
    total = ContentHash(kept(connection, CONTENT_HASH) or "0")
    for run in _runs(edit.changes):
        _check(connection, run)
        _make(connection, run, total)
    keep(connection, {CONTENT_HASH: str(total)})
    events = [ref.id for ref in edit.refs() if ref.kind is Kind.EVENT]
    moved = {Ref(Kind.EVENT, event) for event in relative_dates.place_again(connection, events)}
    touched = edit.refs() | moved
    search_index.refresh(
        connection, touched | search_surroundings.concerned(connection, edit.changes)
    )
    return touched


def _runs(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """Neighbouring changes of different records of one kind that all add, all remove or all change:
    an import is a few such runs, each as quick as one statement for the whole run."""
    run: list[Change] = []
    seen: set[Ref] = set()
    for change in changes:
        if run and (_sort_of(change) != _sort_of(run[0]) or change.ref in seen):
            yield run
            run, seen = [], set()
        run.append(change)
        seen.add(change.ref)
    if run:
        yield run


def _sort_of(change: Change) -> tuple[Kind, bool, bool]:
    return change.ref.kind, change.before is None, change.after is None


def _check(connection: Connection, run: Sequence[Change]) -> None:
    """Raise EditConflict when one of a run of changes does not find what it expects."""
    stored = records.many(connection, run[0].ref.kind, [change.ref.id for change in run])
    for change in run:
        found = stored.get(change.ref.id)
        if found == change.before:
            continue
        kind, identifier = change.ref.kind.value, change.ref.id
        if found is None:
            reason = f"the {kind} “{identifier}” is no longer there"
        elif change.before is None:
            reason = f"there is a {kind} “{identifier}” already"
        else:
            reason = f"the {kind} “{identifier}” was changed in the meantime"
        raise EditConflict(f"The edit was not made, because {reason}.")


def _make(connection: Connection, run: Sequence[Change], total: ContentHash) -> None:
    if run[0].before is None:
        writing.add(connection, [c.after for c in run if c.after is not None], total)
    elif run[0].after is None:
        writing.remove(connection, [c.before for c in run if c.before is not None], total)
    else:
        for change in run:
            if change.before is not None and change.after is not None:
                writing.replace(connection, change.before, change.after, total)
