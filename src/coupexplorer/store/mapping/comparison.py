"""Dimensions, cells, links, and the reader's notes and tags as rows, and back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from coupexplorer.domain.annotation import Note, Tag
from coupexplorer.domain.comparison import Cell, Dimension, Link, Verdict
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import Emptiness, Layer, VerdictKind
from coupexplorer.store.batch import Values
from coupexplorer.store.mapping.fields import (
    Field,
    column,
    columns,
    ids,
    moment,
    ref,
    statements,
    subjects,
    word,
)
from coupexplorer.store.mapping.kind import KindMapping, shortened
from coupexplorer.store.mapping.rows_comparison import (
    CellRow,
    DimensionRow,
    LinkRow,
    NoteRow,
    TagRow,
)


def _write_verdict(verdict: Verdict | None) -> Values:
    if verdict is None:
        return {"verdict": None, "verdict_reason": ""}
    return {"verdict": verdict.kind.value, "verdict_reason": verdict.reason}


def _read_verdict(row: Any) -> Verdict | None:
    return Verdict(VerdictKind(row.verdict), row.verdict_reason) if row.verdict else None


DIMENSION = KindMapping(
    kind=Kind.DIMENSION,
    record=Dimension,
    row_type=DimensionRow,
    title=lambda dimension: dimension.title or dimension.question or dimension.id,
    fields=(
        *columns("id", "title", "question", "guidance"),
        Field("verdict", _write_verdict, _read_verdict),
        word("layer", Layer),
    ),
)
CELL = KindMapping(
    kind=Kind.CELL,
    record=Cell,
    row_type=CellRow,
    title=lambda cell: cell.id,
    fields=(
        column("dimension", "dimension_id"),
        column("case", "case_id"),
        word("emptiness", Emptiness),
        word("layer", Layer),
    ),
    parts=(statements("statements"),),
    extra=lambda cell: {"id": cell.id},
)
LINK = KindMapping(
    kind=Kind.LINK,
    record=Link,
    row_type=LinkRow,
    title=lambda link: link.title or link.id,
    fields=(*columns("id", "title"), word("layer", Layer)),
    parts=(statements("statements"), ids("cases", "link_cases", "link_id", "case_id")),
)
NOTE = KindMapping(
    kind=Kind.NOTE,
    record=Note,
    row_type=NoteRow,
    title=lambda note: shortened(note.text) or note.id,
    fields=(*columns("id", "text"), ref("subject"), moment("written", dt.datetime)),
)
TAG = KindMapping(
    kind=Kind.TAG,
    record=Tag,
    row_type=TagRow,
    title=lambda tag: tag.label or tag.id,
    fields=columns("id", "label"),
    parts=(subjects(),),
)

MAPPINGS = (DIMENSION, CELL, LINK, NOTE, TAG)
