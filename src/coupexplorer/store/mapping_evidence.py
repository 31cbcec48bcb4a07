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
)
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.record_json import record_to_json, value_from_json, value_to_json
from coupexplorer.domain.vocabulary import Confidence, DisputeKind, Layer, SourceKind, Stance
from coupexplorer.store.batch import Batch, Parts, Values
from coupexplorer.store.dates_as_text import optional_date_text, read_optional_date
from coupexplorer.store.mapping_kind import KindMapping, shortened
from coupexplorer.store.rows_evidence import CitationRow, ClaimRow, DisputeRow, SourceRow

NO_MARKERS = "[]"


def _json_text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _source_row(source: Source) -> Values:
    return {
        "id": source.id,
        "title": source.title,
        "kind": source.kind.value,
        "csl": source.csl,
        "sigil": source.sigil,
        "layer": source.layer.value,
        "mirror_of": source.mirror_of,
        "incomplete": source.incomplete,
        "seen_at": source.seen_at,
        "remark": source.remark,
    }


def _read_source(row: SourceRow, parts: Parts) -> Source:  # noqa: ARG001 - sources own no rows
    return Source(
        id=row.id,
        title=row.title,
        kind=SourceKind(row.kind),
        csl=row.csl,
        sigil=row.sigil,
        layer=Layer(row.layer),
        mirror_of=row.mirror_of,
        incomplete=row.incomplete,
        seen_at=row.seen_at,
        remark=row.remark,
    )


def _source_parts(source: Source, batch: Batch) -> None:
    """A source owns no rows."""


def _claim_row(claim: Claim) -> Values:
    return {
        "id": claim.id,
        "text": claim.text,
        "layer": claim.layer.value,
        "date": optional_date_text(claim.date),
        "quantity": None if claim.quantity is None else _quantity_text(claim.quantity),
        "confidence": claim.confidence.value,
        "caution": claim.caution,
    }


def _quantity_text(quantity: Quantity) -> str:
    """Numbers are written as they are read back, so that equal quantities give equal text."""
    written = record_to_json(quantity)
    for bound in ("low", "best", "high"):
        if written.get(bound) is not None:
            written[bound] = float(written[bound])
    return _json_text(written)


def _claim_parts(claim: Claim, batch: Batch) -> None:
    batch.subjects(Ref(Kind.CLAIM, claim.id), claim.subjects)
    for ordinal, citation in enumerate(claim.citations):
        batch.add("citations", _citation_row(claim.id, ordinal, citation))


def _citation_row(claim: str, ordinal: int, citation: Citation) -> Values:
    at = citation.locator
    return {
        "claim_id": claim,
        "ordinal": ordinal,
        "source_id": citation.source,
        "section": at.section,
        "paragraph": at.paragraph,
        "field": at.field,
        "item": at.item,
        "line": at.line,
        "page": at.page,
        "markers": _json_text(value_to_json(at.markers)) if at.markers else NO_MARKERS,
        "stance": citation.stance.value,
        "as_written": citation.as_written,
    }


def _read_citation(row: CitationRow) -> Citation:
    markers = () if row.markers == NO_MARKERS else _read_json(tuple[NoteMarker, ...], row.markers)
    locator = Locator(row.section, row.paragraph, row.field, row.item, row.line, row.page, markers)
    return Citation(row.source_id, locator, Stance(row.stance), row.as_written)


@lru_cache(maxsize=4096)
def _read_json(hint: Any, text: str) -> Any:
    return value_from_json(hint, json.loads(text), "a column of the casebook")


def _read_claim(row: ClaimRow, parts: Parts) -> Claim:
    return Claim(
        id=row.id,
        text=row.text,
        citations=tuple(_read_citation(line) for line in parts.of("citations", row.id)),
        subjects=parts.subjects(row.id),
        layer=Layer(row.layer),
        date=read_optional_date(row.date),
        quantity=None if row.quantity is None else _read_json(Quantity, row.quantity),
        confidence=Confidence(row.confidence),
        caution=row.caution,
    )


def _dispute_row(dispute: Dispute) -> Values:
    return {
        "id": dispute.id,
        "question": dispute.question,
        "kind": dispute.kind.value,
        "preferred": dispute.preferred,
        "reason": dispute.reason,
        "layer": dispute.layer.value,
    }


def _dispute_parts(dispute: Dispute, batch: Batch) -> None:
    owner = Ref(Kind.DISPUTE, dispute.id)
    batch.subjects(owner, dispute.subjects)
    answers = [side.answer for side in dispute.sides]
    batch.ids("dispute_sides", {"dispute_id": dispute.id}, "answer", answers)
    for place, side in enumerate(dispute.sides):
        batch.supports(owner, "sides", side.claims, place)


def _read_dispute(row: DisputeRow, parts: Parts) -> Dispute:
    sides = tuple(
        Side(side.answer, parts.claims(row.id, "sides", side.ordinal))
        for side in parts.of("dispute_sides", row.id)
    )
    return Dispute(
        id=row.id,
        question=row.question,
        kind=DisputeKind(row.kind),
        sides=sides,
        preferred=row.preferred,
        reason=row.reason,
        subjects=parts.subjects(row.id),
        layer=Layer(row.layer),
    )


MAPPINGS = (
    KindMapping(
        Kind.SOURCE,
        SourceRow,
        lambda source: source.title or source.id,
        _source_row,
        _source_parts,
        (),
        _read_source,
    ),
    KindMapping(
        Kind.CLAIM,
        ClaimRow,
        lambda claim: shortened(claim.text) or claim.id,
        _claim_row,
        _claim_parts,
        ("subjects", "citations"),
        _read_claim,
    ),
    KindMapping(
        Kind.DISPUTE,
        DisputeRow,
        lambda dispute: dispute.question or dispute.id,
        _dispute_row,
        _dispute_parts,
        ("subjects", "supports", "dispute_sides"),
        _read_dispute,
    ),
)
