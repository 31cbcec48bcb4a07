"""Every kind of record with its mapping to rows, and the tables in which records own rows."""

from __future__ import annotations

from types import MappingProxyType

from sqlalchemy import Table

from coupexplorer.domain.casebook import KINDS, SECTIONS
from coupexplorer.domain.identity import Kind
from coupexplorer.store.mapping import comparison as mapping_comparison
from coupexplorer.store.mapping import evidence as mapping_evidence
from coupexplorer.store.mapping import history as mapping_history
from coupexplorer.store.mapping.kind import KindMapping
from coupexplorer.store.mapping.rows_base import CasebookRow, KeptRow, RecordRow, table_of
from coupexplorer.store.mapping.rows_evidence import CitationRow, DisputeSideRow
from coupexplorer.store.mapping.rows_parts import (
    ActorCaseRow,
    ActorPairRow,
    EventPlaceRow,
    LinkCaseRow,
    MovementActorRow,
    NameRow,
    StatementRow,
    SubjectRow,
    SupportRow,
)

MAPPINGS: MappingProxyType[Kind, KindMapping] = MappingProxyType(
    {
        mapping.kind: mapping
        for room in (mapping_evidence, mapping_history, mapping_comparison)
        for mapping in room.MAPPINGS
    }
)
"""Kind → its mapping."""

OWN_TABLE: MappingProxyType[Kind, Table] = MappingProxyType(
    {kind: table_of(mapping.row_type) for kind, mapping in MAPPINGS.items()}
)
"""Kind → the table with one row for each record of it."""

_OTHERS = (
    *(CasebookRow, KeptRow, RecordRow, CitationRow, DisputeSideRow),
    *(NameRow, StatementRow, SupportRow, SubjectRow),
    *(EventPlaceRow, ActorCaseRow, ActorPairRow, LinkCaseRow, MovementActorRow),
)

TABLES: MappingProxyType[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (*OWN_TABLE.values(), *(table_of(row_type) for row_type in _OTHERS))
    }
)
"""Every table by name."""

SECTION_OF: MappingProxyType[Kind, str] = MappingProxyType(
    {KINDS[record]: section for section, record in SECTIONS.items()}
)
"""Kind → section of a document, in document order."""

OWNER_COLUMN: MappingProxyType[str, str] = MappingProxyType(
    {
        "citations": "claim_id",
        "dispute_sides": "dispute_id",
        "event_places": "event_id",
        "actor_cases": "actor_id",
        "actor_pairs": "actor_id",
        "link_cases": "link_id",
        "movement_actors": "movement_id",
    }
)
"""Part table → the column with the owner's id; the others have ``owner_kind`` and ``owner_id``."""

WORKED_OUT: MappingProxyType[str, frozenset[str]] = MappingProxyType(
    {
        "events": frozenset(
            {
                "resolved",
                "sort_start",
                "sort_end",
                "span_start",
                "span_end",
                "core_start",
                "core_end",
                "date_flags",
                "claim_order",
            }
        )
    }
)
"""Table → columns that follow from other columns and are no part of the content."""
