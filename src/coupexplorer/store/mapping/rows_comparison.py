"""Typed rows for dimensions, cells and links, and for the reader's own notes and tags."""

from __future__ import annotations

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coupexplorer.store.mapping.rows_base import Row


class DimensionRow(Row):
    """One question with the verdict on it, if there is one."""

    __tablename__ = "dimensions"

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    question: Mapped[str]
    guidance: Mapped[str]
    verdict: Mapped[str | None]
    verdict_reason: Mapped[str]
    layer: Mapped[str]


class CellRow(Row):
    """One case's answer to one question; ``id`` is ``dimension/case``."""

    __tablename__ = "cells"

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    dimension_id: Mapped[str] = mapped_column(ForeignKey("dimensions.id"))
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    emptiness: Mapped[str | None]
    layer: Mapped[str]


class LinkRow(Row):
    """One thread that ties cases together."""

    __tablename__ = "links"

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    layer: Mapped[str]


class NoteRow(Row):
    """One note of the reader's."""

    __tablename__ = "notes"
    __table_args__ = (
        ForeignKeyConstraint(["subject_kind", "subject_id"], ["records.kind", "records.id"]),
    )

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    subject_kind: Mapped[str]
    subject_id: Mapped[str]
    text: Mapped[str]
    written: Mapped[str]


class TagRow(Row):
    """One label of the reader's."""

    __tablename__ = "tags"

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    label: Mapped[str]
