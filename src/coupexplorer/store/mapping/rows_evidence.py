"""Typed rows for sources, claims, citations, disputes and their sides."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from coupexplorer.store.mapping.rows_base import Row


class SourceRow(Row):
    """One source."""

    __tablename__ = "sources"

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    kind: Mapped[str]
    csl: Mapped[str]
    sigil: Mapped[str]
    layer: Mapped[str]
    mirror_of: Mapped[str | None] = mapped_column(ForeignKey("sources.id"))
    incomplete: Mapped[str]
    seen_at: Mapped[str]
    remark: Mapped[str]


class ClaimRow(Row):
    """One claim; its date and quantity are JSON text."""

    __tablename__ = "claims"

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    text: Mapped[str]
    layer: Mapped[str]
    date: Mapped[str | None]
    quantity: Mapped[str | None]
    confidence: Mapped[str]
    caution: Mapped[str]


class CitationRow(Row):
    """One citation of a claim; note markers are JSON text."""

    __tablename__ = "citations"

    claim_id: Mapped[str] = mapped_column(ForeignKey("claims.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("sources.id"))
    section: Mapped[str | None]
    paragraph: Mapped[int | None]
    field: Mapped[str | None]
    item: Mapped[int | None]
    line: Mapped[int | None]
    page: Mapped[str | None]
    markers: Mapped[str]
    stance: Mapped[str]
    as_written: Mapped[str]
    sentence: Mapped[int | None]


class TranscriptRow(Row):
    """The text of one source as a reader has attached it."""

    __tablename__ = "transcripts"

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("sources.id"))
    text: Mapped[str]
    origin: Mapped[str]


class DisputeRow(Row):
    """One disputed question."""

    __tablename__ = "disputes"

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    question: Mapped[str]
    kind: Mapped[str]
    preferred: Mapped[int | None]
    reason: Mapped[str]
    layer: Mapped[str]


class DisputeSideRow(Row):
    """One answer to a disputed question; its claims are supports."""

    __tablename__ = "dispute_sides"

    dispute_id: Mapped[str] = mapped_column(ForeignKey("disputes.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    answer: Mapped[str]
