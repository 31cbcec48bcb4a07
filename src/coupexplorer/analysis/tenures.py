"""Who held which office and belonged to which body when, matched row by row across cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from coupexplorer.analysis.counterparts import matched
from coupexplorer.analysis.office_roles import office_role
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.history import Actor, Membership, Office
from coupexplorer.domain.identity import Kind, Ref

NATIONAL_ENDINGS = ("i", "n", "an", "ian", "ese", "ish")


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's or group's time in an office or body; ``ref`` is the record that tells it."""

    ref: Ref
    actor: str
    name: str
    words: str
    date: HistoricalDate
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TenureRow:
    """One office or body: its names, the bodies it stands for, and its tenures by case."""

    kind: Kind
    key: str
    titles: tuple[str, ...]
    bodies: tuple[str, ...] = ()
    cases: Mapping[str, tuple[Tenure, ...]] = field(default_factory=dict)

    @property
    def is_matched(self) -> bool:
        """Whether more than one case has it."""
        return sum(1 for tenures in self.cases.values() if tenures) > 1


def tenure_rows(
    offices: Iterable[Office],
    memberships: Iterable[Membership],
    actors: Mapping[str, Actor],
    cases: Sequence[str],
    lands: Iterable[str] = (),
) -> tuple[TenureRow, ...]:
    """A row for each office, then one for each body; first those that several cases have.

    Offices are one row when their titles name the same role (`office_role`), bodies when they are
    counterparts. A tenure stands in the cases of its holder; a membership in those of the body that
    are the member's, too. Ties whose actors are not among ``actors`` are left out.
    """
    names = land_names(lands)
    return (*_office_rows(offices, actors, cases, names), *_body_rows(memberships, actors, cases))


def land_names(lands: Iterable[str]) -> tuple[str, ...]:
    """Names of lands and, by their usual English endings, of their peoples ("Iraq", "Iraqi")."""
    found: dict[str, None] = {}
    for land in lands:
        found[land] = None
        for ending in NATIONAL_ENDINGS:
            found[land + ending] = None
    return tuple(found)


def _office_rows(
    offices: Iterable[Office],
    actors: Mapping[str, Actor],
    cases: Sequence[str],
    names: Sequence[str],
) -> list[TenureRow]:
    by_role: dict[str, list[Office]] = {}
    for office in offices:
        if office.holder in actors:
            by_role.setdefault(office_role(office.title, names), []).append(office)
    rows = []
    for role, held in by_role.items():
        tenures: dict[str, list[Tenure]] = {}
        for office in held:
            holder = actors[office.holder]
            body = actors.get(office.body or "")
            here = _cases(holder, body, cases)
            ref = Ref(Kind.OFFICE, office.id)
            told = (ref, holder.id, holder.title, office.title, office.date, office.claims)
            for case in here:
                tenures.setdefault(case, []).append(Tenure(*told))
        titles = tuple(dict.fromkeys(office.title for office in held))
        bodies = tuple(dict.fromkeys(o.body for o in held if o.body in actors and o.body))
        rows.append(_row(Kind.OFFICE, role, titles, bodies, tenures))
    return _in_order(rows)


def _body_rows(
    memberships: Iterable[Membership], actors: Mapping[str, Actor], cases: Sequence[str]
) -> list[TenureRow]:
    by_body: dict[str, list[Membership]] = {}
    for tie in memberships:
        if tie.member in actors and tie.body in actors:
            by_body.setdefault(tie.body, []).append(tie)
    order = [i for i in actors if i in by_body]
    pairs = [(i, other) for i in order for other in actors[i].counterparts]
    groups = list(matched(pairs, order))
    joined = {identifier for group in groups for identifier in group}
    groups += [(identifier,) for identifier in order if identifier not in joined]
    rows = []
    for group in groups:
        tenures: dict[str, list[Tenure]] = {}
        for tie in (tie for body in group for tie in by_body[body]):
            member = actors[tie.member]
            ref = Ref(Kind.MEMBERSHIP, tie.id)
            told = (ref, member.id, member.title, tie.role, tie.date, tie.claims)
            for case in _cases(member, actors[tie.body], cases):
                tenures.setdefault(case, []).append(Tenure(*told))
        titles = tuple(actors[body].title for body in group)
        rows.append(_row(Kind.MEMBERSHIP, group[0], titles, group, tenures))
    return _in_order(rows)


def _cases(actor: Actor, body: Actor | None, cases: Sequence[str]) -> list[str]:
    """The cases in which a tie stands: those of both ends where they have any in common."""
    mine = [case for case in cases if case in actor.cases]
    if body is None:
        return mine
    both = [case for case in mine if case in body.cases]
    return both or [case for case in cases if case in body.cases] or mine


def _row(
    kind: Kind,
    key: str,
    titles: tuple[str, ...],
    bodies: tuple[str, ...],
    tenures: Mapping[str, list[Tenure]],
) -> TenureRow:
    in_time = {
        case: tuple(sorted(found, key=lambda t: t.date.sort_key)) for case, found in tenures.items()
    }
    return TenureRow(kind, key, titles, bodies, in_time)


def _in_order(rows: Iterable[TenureRow]) -> list[TenureRow]:
    """Rows that several cases have first, then the rest; otherwise as they came."""
    shown = [row for row in rows if any(row.cases.values())]
    return sorted(shown, key=lambda row: not row.is_matched)
