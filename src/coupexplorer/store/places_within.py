"""A place and every place within it, as a query that others build on."""

from __future__ import annotations

from sqlalchemy import Select, bindparam, select

from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_history import PlaceRow

_PLACES = table_of(PlaceRow)


def place_and_within(parameter: str) -> Select[tuple[str]]:
    """The ids of the place that a parameter names and of all places within it, at any depth."""
    inside = select(bindparam(parameter).label("id")).cte("inside", recursive=True)
    inside = inside.union(select(_PLACES.c.id).where(_PLACES.c.within == inside.c.id))
    return select(inside.c.id)
