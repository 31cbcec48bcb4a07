"""Edits applied to a casebook: checked against what is stored, all of it or nothing."""

from __future__ import annotations

from sqlalchemy import Connection

from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store import records, relative_dates, search_index, search_surroundings, writing
from coupexplorer.store.content_hash import ContentHash
from coupexplorer.store.errors import EditConflict
from coupexplorer.store.writing import CONTENT_HASH, keep, kept


def apply(connection: Connection, edit: Edit) -> frozenset[Ref]:
    """Make the changes of an edit in the current write transaction, and keep index and hash right.

    Returns every record whose content or whose place in time changed. Raises EditConflict when a
    record is not as the edit says it was before.
    """
    total = ContentHash(kept(connection, CONTENT_HASH) or "0")
    for change in edit.changes:
        _check(connection, change)
        _make(connection, change, total)
    keep(connection, {CONTENT_HASH: str(total)})
    events = [ref.id for ref in edit.refs() if ref.kind is Kind.EVENT]
    moved = {Ref(Kind.EVENT, event) for event in relative_dates.place_again(connection, events)}
    touched = edit.refs() | moved
    search_index.refresh(
        connection, touched | search_surroundings.concerned(connection, edit.changes)
    )
    return touched


def _check(connection: Connection, change: Change) -> None:
    stored = records.get(connection, change.ref)
    if stored == change.before:
        return
    kind, identifier = change.ref.kind.value, change.ref.id
    if stored is None:
        reason = f"the {kind} “{identifier}” is no longer there"
    elif change.before is None:
        reason = f"there is a {kind} “{identifier}” already"
    else:
        reason = f"the {kind} “{identifier}” was changed in the meantime"
    raise EditConflict(f"The edit was not made, because {reason}.")


def _make(connection: Connection, change: Change, total: ContentHash) -> None:
    match change.before, change.after:
        case None, after if after is not None:
            writing.add(connection, after, total)
        case before, None if before is not None:
            writing.remove(connection, before, total)
        case before, after if before is not None and after is not None:
            writing.replace(connection, before, after, total)
