"""Offices and memberships with their people and evidence, read once for any choice of cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coupexplorer.domain.evidence import Claim
from coupexplorer.domain.history import Actor, Membership, Office, Place
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import PlaceKind

if TYPE_CHECKING:
    from coupexplorer.store.casebook import Casebook

MOST_TIES = 3_000
"""More offices and memberships than this are not laid out: nobody could read them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TenureFacts:
    """Every office and membership of a casebook; ``lands`` are the countries among its places.

    ``too_many`` says that nothing was read because there is more than can be laid out.
    """

    offices: Sequence[Office] = ()
    memberships: Sequence[Membership] = ()
    actors: Mapping[str, Actor] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    lands: Sequence[str] = ()
    too_many: bool = False


def read_tenures(book: Casebook, known: Callable[[Kind], int | None]) -> TenureFacts:
    """Read the offices and memberships of a casebook; ``known`` gives how many records of a kind
    there are, where they have been counted."""
    asked = {kind: known(kind) for kind in (Kind.OFFICE, Kind.MEMBERSHIP, Kind.PLACE)}
    counts = {kind: count for kind, count in asked.items() if count is not None}
    if len(counts) < len(asked):
        counts = book.counts()
    if counts[Kind.OFFICE] + counts[Kind.MEMBERSHIP] > MOST_TIES:
        return TenureFacts(too_many=True)
    offices = [o for o in book.section(Kind.OFFICE) if isinstance(o, Office)]
    members = [m for m in book.section(Kind.MEMBERSHIP) if isinstance(m, Membership)]
    ends = [i for o in offices for i in (o.holder, o.body) if i]
    ends += [i for m in members for i in (m.member, m.body)]
    actors = book.many(Kind.ACTOR, tuple(dict.fromkeys(ends))).values()
    ties: list[Office | Membership] = [*offices, *members]
    claims = book.many(Kind.CLAIM, tuple(dict.fromkeys(c for t in ties for c in t.claims))).values()
    places = book.section(Kind.PLACE) if counts[Kind.PLACE] <= MOST_TIES else ()
    countries = [p for p in places if isinstance(p, Place) and p.kind is PlaceKind.COUNTRY]
    return TenureFacts(
        offices=offices,
        memberships=members,
        actors={a.id: a for a in actors if isinstance(a, Actor)},
        claims={c.id: c for c in claims if isinstance(c, Claim)},
        lands=[place.title for place in countries],
    )
