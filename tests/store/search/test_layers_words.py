"""Whatever is moved into the context layer: no word that it alone tells is found or shown."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Collection, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import small_document
from tests.store.search.test_layers import CONTEXT, LAYERED, laid

from coupexplorer.analysis.layers import (
    core_cell,
    core_dispute,
    core_statements,
    is_context,
    rests_on_context,
)
from coupexplorer.domain.casebook import CasebookDocument, Record, ref_of
from coupexplorer.domain.comparison import Cell, Link
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.evidence import Claim, Dispute, Locator
from coupexplorer.domain.history import Case, Name, Office
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.names import fold_tokens
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.search.entry import TIERS

CLAIMS = tuple(claim.id for claim in small_document().claims)
AS_IT_COMES = frozenset(
    str(ref_of(r)) for r in small_document().records() if getattr(r, "layer", None) is CONTEXT
)
"""What of the small document is of the context layer by itself."""
TEXTS = frozenset(
    (
        *("text", "title", "short_title", "span", "caution", "as_written", "question", "answer"),
        *("reason", "guidance", "remark", "label", "counted", "where"),
    )
)
OWNED = frozenset(
    (
        *("citations", "quantity", "sides", "statements", "summary"),
        *("day_zero_reason", "verdict"),
    )
)
MARKED_SECTIONS = (
    *("sources", "cases", "claims", "events", "offices", "disputes", "dimensions", "cells"),
    *("links", "notes", "tags"),
)
Mint = Callable[[], str]


def marked(value: Any, mint: Mint) -> Any:
    """A record with a word of its own in the place of each of its texts; names stay."""
    if isinstance(value, tuple):
        return tuple(marked(each, mint) for each in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, HistoricalDate | Locator | Name):
        return value
    fields = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
    changed = {n: mint() if n in TEXTS else marked(v, mint) for n, v in fields.items()}
    return dataclasses.replace(value, **changed)  # type: ignore[type-var]


def marked_document() -> CasebookDocument:
    """The small document with a different word for each of its texts."""
    numbers = itertools.count()

    def mint() -> str:
        return f"w{next(numbers):04}"

    document = small_document()
    sections: Any = {
        name: tuple(marked(record, mint) for record in document.section(name))
        for name in MARKED_SECTIONS
    }
    return dataclasses.replace(document, **sections)


def words_of(value: Any) -> Iterator[str]:
    """The words put into a record by ``marked``."""
    if isinstance(value, tuple):
        for each in value:
            yield from words_of(each)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Name | HistoricalDate):
        for field in dataclasses.fields(value):
            held = getattr(value, field.name)
            if field.name in TEXTS and isinstance(held, str):
                yield held
            elif field.name in OWNED:
                yield from words_of(held)


def told_without(document: CasebookDocument) -> dict[Ref, Any]:
    """Every searched record as the panes show it while the context is hidden."""
    claims = {claim.id: claim for claim in document.claims}
    hidden = {ref_of(r) for r in document.records() if getattr(r, "layer", None) is CONTEXT}
    left: dict[Ref, Any] = {}
    for record in document.records():
        kept = _without(record, claims, hidden) if ref_of(record).kind in TIERS else None
        if kept is not None and ref_of(record) not in hidden:
            left[ref_of(record)] = kept
    return left


def _without(record: Record, claims: dict[str, Claim], hidden: Collection[Ref]) -> Any:
    match record:
        case Case():
            summary = core_statements(record.summary, claims)
            reason = core_statements((record.day_zero_reason,), claims)
            return dataclasses.replace(record, summary=(*reason, *summary), day_zero_reason=None)  # type: ignore[arg-type]
        case Cell():
            asked = Ref(Kind.DIMENSION, record.dimension) not in hidden
            return core_cell(record, claims) if asked else None
        case Link():
            told = core_statements(record.statements, claims)
            return dataclasses.replace(record, statements=told) if told else None
        case Dispute():
            return core_dispute(record, claims)
        case Office():
            held = Ref(Kind.ACTOR, record.holder) not in hidden
            return record if held and not rests_on_context(record.claims, claims) else None
    return record


MARKED = marked_document()
NAMED = (Kind.ACTOR, Kind.PLACE)


@settings(max_examples=25, deadline=None)
@given(context=st.sets(st.sampled_from(LAYERED)))
def test_a_word_is_found_only_where_it_is_told_and_no_hidden_word_is_ever_shown(
    context: set[str],
) -> None:
    document = laid(MARKED, context)
    left = told_without(document)
    owners = {
        w: ref for ref, record in left.items() if ref.kind not in NAMED for w in words_of(record)
    }
    every = {w for name in MARKED_SECTIONS for w in words_of(document.section(name))}
    hidden = every - set(owners)
    with Casebook.in_memory(document) as casebook:
        for word in every:
            assert casebook.search(word), word
            hits = casebook.search(word, context=False)
            assert [hit.ref for hit in hits] == ([owners[word]] if word in owners else [])
            for hit in hits:
                assert hidden.isdisjoint(fold_tokens(f"{hit.title} {hit.snippet}"))
        for typed in ("w", "a", "sadi", "hafiz", "damascus", "palace", "means"):
            for hit in casebook.search(typed, 1000, context=False):
                assert hit.ref in left
                assert hidden.isdisjoint(fold_tokens(f"{hit.title} {hit.snippet}"))


@pytest.mark.parametrize("claim", CLAIMS)
def test_no_word_of_a_context_claim_leads_to_a_context_record_or_shows_its_text(
    claim: str,
) -> None:
    """The sample as it stands, real words in it, with one claim and what rests on it moved."""
    document = laid(small_document(), {f"claim:{claim}", *AS_IT_COMES})
    left = told_without(document)
    core_words = {w for record in left.values() for w in fold_tokens(repr(record))}
    hidden = [c for c in document.claims if is_context(c)]
    with Casebook.in_memory(document) as casebook:
        for word in {w for c in hidden for w in fold_tokens(f"{c.id} {c.text} {c.caution}")}:
            for hit in casebook.search(word, 1000, context=False):
                assert hit.ref in left, (word, hit)
                if word not in core_words:
                    assert word not in fold_tokens(f"{hit.snippet} {hit.title}"), (word, hit)
