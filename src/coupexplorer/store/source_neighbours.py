"""The claims that stand before and after one in a source, in the order of their places there."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_evidence import CitationRow, ClaimRow
from coupexplorer.store.sqlite.dialect import among, listed

_CLAIMS = table_of(ClaimRow)
_CITATIONS = table_of(CitationRow)

REACH = 30
"""Citations of the source before and after, in order of the claims' ids, among which the neighbours
are looked for: a source may have a hundred thousand, and ids mostly run as the source does."""


def neighbours_in_source(
    connection: Connection, claim: str, source: str, *, context: bool
) -> tuple[str | None, str | None]:
    """The ids of the claims before and after a claim in a source that it cites; None at either end,
    and twice when it does not cite the source.

    Sections stand in the order in which the casebook comes to them, what is in one by its numbers,
    and claims of one place in reading order. Without ``context`` that layer is passed over.
    """
    values = {"source": source, "claim": claim, "reach": REACH}
    ids = {
        identifier
        for backwards in (False, True)
        for identifier in connection.execute(_near(backwards), values).scalars()
    }
    around = {"source": source, "ids": listed(sorted(ids))}
    rows = connection.execute(_citing(), around).all() if ids else ()
    kept = [row for row in rows if context or row.layer != Layer.CONTEXT.value or row.id == claim]
    sections: dict[str | None, int] = {}
    for row in kept:
        sections.setdefault(row.section, len(sections))
    ordered = sorted(kept, key=lambda row: (sections[row.section], *_place(row), row.number))
    found = list(dict.fromkeys(row.id for row in ordered))
    if claim not in found:
        return None, None
    here = found.index(claim)
    following = found[here + 1 : here + 2]
    return found[here - 1] if here else None, following[0] if following else None


def _place(row: Any) -> tuple[int, ...]:
    """Where in its section a citation leads to; what has no number stands first."""
    page = re.search(r"\d+", row.page or "")
    numbers = (int(page[0]) if page else None, row.paragraph, row.item, row.line, row.sentence)
    return tuple(-1 if number is None else number for number in numbers)


@cache
def _near(backwards: bool) -> Select[Any]:
    """Ids of claims that cite a source, from one on or back from it; each may come twice."""
    cited = _CITATIONS.c.claim_id
    near = cited <= bindparam("claim") if backwards else cited >= bindparam("claim")
    found = select(cited).where(_CITATIONS.c.source_id == bindparam("source"), near)
    return found.order_by(cited.desc() if backwards else cited).limit(bindparam("reach"))


@cache
def _citing() -> Select[Any]:
    """The places in a source that some claims cite, in reading order of the claims."""
    places = (_CITATIONS.c[name] for name in ("section", "paragraph", "item", "line", "page"))
    number = _CLAIMS.c.ordinal.label("number")
    return (
        select(_CLAIMS.c.id, _CLAIMS.c.layer, number, *places, _CITATIONS.c.sentence)
        .where(among(_CLAIMS.c.id), _CITATIONS.c.claim_id == _CLAIMS.c.id)
        .where(_CITATIONS.c.source_id == bindparam("source"))
        .order_by(_CLAIMS.c.ordinal, _CITATIONS.c.ordinal)
    )
