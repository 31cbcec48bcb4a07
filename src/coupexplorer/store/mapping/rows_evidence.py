"""Typed rows for sources, claims, citations, disputes and their sides."""

from __future__ import annotations

from coupexplorer.store.mapping.rows_base import (
    Row,
    record_table,
    row_table,
    text,
    whole,
)


class SourceRow(Row):
    """One source."""

    table = record_table(
        "sources",
        text("title"),
        text("kind"),
        text("csl"),
        text("sigil"),
        text("layer"),
        text("mirror_of", to="sources.id", optional=True),
        text("incomplete"),
        text("seen_at"),
        text("remark"),
    )


class ClaimRow(Row):
    """One claim; its date and quantity are JSON text."""

    table = record_table(
        "claims",
        text("text"),
        text("layer"),
        text("date", optional=True),
        text("quantity", optional=True),
        text("confidence"),
        text("caution"),
    )


class CitationRow(Row):
    """One citation of a claim; note markers are JSON text."""

    table = row_table(
        "citations",
        text("claim_id", to="claims.id", key=True),
        whole("ordinal", key=True),
        text("source_id", to="sources.id"),
        text("section", optional=True),
        whole("paragraph", optional=True),
        text("field", optional=True),
        whole("item", optional=True),
        whole("line", optional=True),
        text("page", optional=True),
        text("markers"),
        text("stance"),
        text("as_written"),
        whole("sentence", optional=True),
    )


class TranscriptRow(Row):
    """The text of one source as a reader has attached it."""

    table = record_table(
        "transcripts",
        text("source_id", to="sources.id"),
        text("text"),
        text("origin"),
    )


class DisputeRow(Row):
    """One disputed question."""

    table = record_table(
        "disputes",
        text("question"),
        text("kind"),
        whole("preferred", optional=True),
        text("reason"),
        text("layer"),
    )


class DisputeSideRow(Row):
    """One answer to a disputed question; its claims are supports."""

    table = row_table(
        "dispute_sides",
        text("dispute_id", to="disputes.id", key=True),
        whole("ordinal", key=True),
        text("answer"),
    )
