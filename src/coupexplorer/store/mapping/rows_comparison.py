"""Typed rows for dimensions, cells and links, and for the reader's own notes and tags."""

from __future__ import annotations

from coupexplorer.store.mapping.rows_base import (
    Row,
    record_table,
    text,
    to_record,
)


class DimensionRow(Row):
    """One question with the verdict on it, if there is one."""

    table = record_table(
        "dimensions",
        text("title"),
        text("question"),
        text("guidance"),
        text("verdict", optional=True),
        text("verdict_reason"),
        text("layer"),
    )


class CellRow(Row):
    """One case's answer to one question; ``id`` is ``dimension/case``."""

    table = record_table(
        "cells",
        text("dimension_id", to="dimensions.id"),
        text("case_id", to="cases.id"),
        text("emptiness", optional=True),
        text("layer"),
    )


class LinkRow(Row):
    """One thread that ties cases together."""

    table = record_table(
        "links",
        text("title"),
        text("layer"),
    )


class NoteRow(Row):
    """One note of the reader's."""

    table = record_table(
        "notes",
        text("subject_kind"),
        text("subject_id"),
        text("text"),
        text("written"),
        to_record("subject"),
    )


class TagRow(Row):
    """One label of the reader's."""

    table = record_table(
        "tags",
        text("label"),
    )
