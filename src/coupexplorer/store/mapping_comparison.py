"""Dimensions, cells, links, and the reader's notes and tags as rows, and back."""

from __future__ import annotations

import datetime as dt

from coupexplorer.domain.annotation import Note, Tag
from coupexplorer.domain.comparison import Cell, Dimension, Link, Verdict
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Emptiness, Layer, VerdictKind
from coupexplorer.store.batch import Batch, Parts, Values
from coupexplorer.store.mapping_kind import KindMapping, shortened
from coupexplorer.store.rows_comparison import CellRow, DimensionRow, LinkRow, NoteRow, TagRow


def _dimension_row(dimension: Dimension) -> Values:
    verdict = dimension.verdict
    return {
        "id": dimension.id,
        "title": dimension.title,
        "question": dimension.question,
        "guidance": dimension.guidance,
        "verdict": verdict.kind.value if verdict else None,
        "verdict_reason": verdict.reason if verdict else "",
    }


def _dimension_parts(dimension: Dimension, batch: Batch) -> None:
    """A dimension owns no rows."""


def _read_dimension(row: DimensionRow, parts: Parts) -> Dimension:  # noqa: ARG001 - none owned
    verdict = Verdict(VerdictKind(row.verdict), row.verdict_reason) if row.verdict else None
    return Dimension(row.id, row.title, row.question, row.guidance, verdict)


def _cell_row(cell: Cell) -> Values:
    return {
        "id": cell.id,
        "dimension_id": cell.dimension,
        "case_id": cell.case,
        "emptiness": cell.emptiness.value if cell.emptiness else None,
        "layer": cell.layer.value,
    }


def _cell_parts(cell: Cell, batch: Batch) -> None:
    batch.statements(Ref(Kind.CELL, cell.id), "statements", cell.statements)


def _read_cell(row: CellRow, parts: Parts) -> Cell:
    return Cell(
        dimension=row.dimension_id,
        case=row.case_id,
        statements=parts.statements(row.id, "statements"),
        emptiness=Emptiness(row.emptiness) if row.emptiness else None,
        layer=Layer(row.layer),
    )


def _link_row(link: Link) -> Values:
    return {"id": link.id, "title": link.title, "layer": link.layer.value}


def _link_parts(link: Link, batch: Batch) -> None:
    batch.ids("link_cases", {"link_id": link.id}, "case_id", link.cases)
    batch.statements(Ref(Kind.LINK, link.id), "statements", link.statements)


def _read_link(row: LinkRow, parts: Parts) -> Link:
    return Link(
        id=row.id,
        title=row.title,
        cases=parts.ids("link_cases", row.id, "case_id"),
        statements=parts.statements(row.id, "statements"),
        layer=Layer(row.layer),
    )


def _note_row(note: Note) -> Values:
    return {
        "id": note.id,
        "subject_kind": note.subject.kind.value,
        "subject_id": note.subject.id,
        "text": note.text,
        "written": note.written.isoformat(),
    }


def _note_parts(note: Note, batch: Batch) -> None:
    """A note owns no rows."""


def _read_note(row: NoteRow, parts: Parts) -> Note:  # noqa: ARG001 - notes own no rows
    return Note(
        id=row.id,
        subject=Ref(Kind(row.subject_kind), row.subject_id),
        text=row.text,
        written=dt.datetime.fromisoformat(row.written),
    )


def _tag_row(tag: Tag) -> Values:
    return {"id": tag.id, "label": tag.label}


def _tag_parts(tag: Tag, batch: Batch) -> None:
    batch.subjects(Ref(Kind.TAG, tag.id), tag.subjects)


def _read_tag(row: TagRow, parts: Parts) -> Tag:
    return Tag(row.id, row.label, parts.subjects(row.id))


MAPPINGS = (
    KindMapping(
        Kind.DIMENSION,
        DimensionRow,
        lambda dimension: dimension.title or dimension.question or dimension.id,
        _dimension_row,
        _dimension_parts,
        (),
        _read_dimension,
    ),
    KindMapping(
        Kind.CELL,
        CellRow,
        lambda cell: cell.id,
        _cell_row,
        _cell_parts,
        ("statements", "supports"),
        _read_cell,
    ),
    KindMapping(
        Kind.LINK,
        LinkRow,
        lambda link: link.title or link.id,
        _link_row,
        _link_parts,
        ("statements", "supports", "link_cases"),
        _read_link,
    ),
    KindMapping(
        Kind.NOTE,
        NoteRow,
        lambda note: shortened(note.text) or note.id,
        _note_row,
        _note_parts,
        (),
        _read_note,
    ),
    KindMapping(
        Kind.TAG,
        TagRow,
        lambda tag: tag.label or tag.id,
        _tag_row,
        _tag_parts,
        ("subjects",),
        _read_tag,
    ),
)
