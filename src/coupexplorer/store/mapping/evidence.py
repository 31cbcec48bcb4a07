"""Sources, claims with their citations, and disputes as rows, and back."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from coupexplorer.domain.evidence import (
    Citation,
    Claim,
    Dispute,
    Locator,
    NoteMarker,
    Quantity,
    Side,
    Source,
    Transcript,
)
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.record_json import record_to_json, value_from_json, value_to_json
from coupexplorer.domain.vocabulary import Confidence, DisputeKind, Layer, SourceKind, Stance
from coupexplorer.store.batch import Batch, Parts
from coupexplorer.store.mapping.fields import Part, column, columns, date, subjects, word
from coupexplorer.store.mapping.kind import KindMapping, shortened
from coupexplorer.store.mapping.rows_evidence import (
    ClaimRow,
    DisputeRow,
    SourceRow,
    TranscriptRow,
)

NO_MARKERS = "[]"
_LOCATOR = ("section", "paragraph", "field", "item", "line", "sentence", "page")


def _json_text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=4096)
def _read_json(hint: Any, text: str) -> Any:
    return value_from_json(hint, json.loads(text), "a column of the casebook")


def _quantity_text(quantity: Quantity | None) -> str | None:
    """Numbers are written as they are read back, so that equal quantities give equal text."""
    if quantity is None:
        return None
    written = record_to_json(quantity)
    for bound in ("low", "best", "high"):
        if written.get(bound) is not None:
            written[bound] = float(written[bound])
    return _json_text(written)


def _read_quantity(text: str | None) -> Quantity | None:
    return None if text is None else _read_json(Quantity, text)


def _write_citations(batch: Batch, owner: Ref, citations: tuple[Citation, ...]) -> None:
    for ordinal, citation in enumerate(citations):
        at = citation.locator
        batch.add(
            "citations",
            {
                "claim_id": owner.id,
                "ordinal": ordinal,
                "source_id": citation.source,
                **{name: getattr(at, name) for name in _LOCATOR},
                "markers": _json_text(value_to_json(at.markers)) if at.markers else NO_MARKERS,
                "stance": citation.stance.value,
                "as_written": citation.as_written,
            },
        )


def _read_citation(row: Any) -> Citation:
    markers = () if row.markers == NO_MARKERS else _read_json(tuple[NoteMarker, ...], row.markers)
    at = {name: getattr(row, name) for name in _LOCATOR}
    locator = Locator(**at, markers=markers)
    return Citation(row.source_id, locator, Stance(row.stance), row.as_written)


def _read_citations(parts: Parts, owner: str) -> tuple[Citation, ...]:
    return tuple(_read_citation(row) for row in parts.of("citations", owner))


def _write_sides(batch: Batch, owner: Ref, sides: tuple[Side, ...]) -> None:
    answers = [side.answer for side in sides]
    batch.ids("dispute_sides", {"dispute_id": owner.id}, "answer", answers)
    for place, side in enumerate(sides):
        batch.supports(owner, "sides", side.claims, place)


def _read_sides(parts: Parts, owner: str) -> tuple[Side, ...]:
    return tuple(
        Side(row.answer, parts.claims(owner, "sides", row.ordinal))
        for row in parts.of("dispute_sides", owner)
    )


SOURCE = KindMapping(
    kind=Kind.SOURCE,
    record=Source,
    row_type=SourceRow,
    title=lambda source: source.title or source.id,
    fields=(
        *columns("id", "title", "csl", "sigil", "mirror_of", "incomplete", "seen_at", "remark"),
        word("kind", SourceKind),
        word("layer", Layer),
    ),
)
CLAIM = KindMapping(
    kind=Kind.CLAIM,
    record=Claim,
    row_type=ClaimRow,
    title=lambda claim: shortened(claim.text) or claim.id,
    fields=(
        *columns("id", "text", "caution"),
        word("layer", Layer),
        date("date"),
        column("quantity", write=_quantity_text, read=_read_quantity),
        word("confidence", Confidence),
    ),
    parts=(Part("citations", ("citations",), _write_citations, _read_citations), subjects()),
)
DISPUTE = KindMapping(
    kind=Kind.DISPUTE,
    record=Dispute,
    row_type=DisputeRow,
    title=lambda dispute: dispute.question or dispute.id,
    fields=(
        *columns("id", "question", "preferred", "reason"),
        word("kind", DisputeKind),
        word("layer", Layer),
    ),
    parts=(subjects(), Part("sides", ("supports", "dispute_sides"), _write_sides, _read_sides)),
)

TRANSCRIPT = KindMapping(
    kind=Kind.TRANSCRIPT,
    record=Transcript,
    row_type=TranscriptRow,
    title=lambda transcript: transcript.origin or transcript.id,
    fields=(*columns("id", "text", "origin"), column("source", "source_id")),
)

MAPPINGS = (SOURCE, CLAIM, DISPUTE, TRANSCRIPT)
