"""Offices and memberships of actors as the bars that stand under their lane."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from coupexplorer.analysis.layers import rests_on_context
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.evidence import Claim
from coupexplorer.domain.history import Actor, Membership, Office
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.timeline.marks import OPEN, minutes_of
from coupexplorer.ui.timeline.scene import LaneKind, Scene, Span

if TYPE_CHECKING:
    from datetime import datetime

    from coupexplorer.store.casebook import Casebook


def spans_of(
    casebook: Casebook, actors: Iterable[str], *, context: bool
) -> Mapping[str, tuple[Span, ...]]:
    """The placed offices and memberships of some actors by actor, in order of their beginning;
    without the context layer those that only it tells of are left out."""
    wanted = tuple(actors)
    offices, memberships = casebook.tenures_of(wanted)
    ties: list[Office | Membership] = [*offices, *memberships]
    if not context:
        ids = dict.fromkeys(claim for tie in ties for claim in tie.claims)
        found = casebook.many(Kind.CLAIM, ids).values()
        known = {claim.id: claim for claim in found if isinstance(claim, Claim)}
        ties = [tie for tie in ties if not rests_on_context(tie.claims, known)]
    bodies = [Ref(Kind.ACTOR, tie.body) for tie in ties if tie.body]
    titles = casebook.titles(dict.fromkeys(bodies))
    spans: dict[str, list[Span]] = {actor: [] for actor in wanted}
    for tie in ties:
        if tie.date.is_placed:
            spans[_whose(tie)].append(_span(tie, titles))
    return {actor: tuple(sorted(own, key=lambda s: s.start)) for actor, own in spans.items()}


def with_spans(casebook: Casebook, scene: Scene, subject: Ref | None, *, context: bool) -> Scene:
    """The scene with the bars of its actors: of all while the lanes are theirs, else of the one
    looked at, under the lane of the first case shown that he belongs to."""
    if scene.kind is LaneKind.ACTOR:
        actors = [lane.group.id for lane in scene.lanes if lane.group is not None]
        spans = spans_of(casebook, actors, context=context)
        lanes = (
            replace(lane, spans=spans[lane.group.id] if lane.group is not None else ())
            for lane in scene.lanes
        )
        return replace(scene, lanes=tuple(lanes))
    actor = casebook.get(subject) if subject is not None and subject.kind is Kind.ACTOR else None
    if not isinstance(actor, Actor) or scene.kind is not LaneKind.CASE:
        return without_spans(scene)
    shown = [lane.case for lane in scene.lanes]
    own = next((case for case in actor.cases if case in shown), "")
    spans = spans_of(casebook, (actor.id,), context=context) if own else {}
    lanes = (
        replace(lane, spans=spans.get(actor.id, ()) if lane.case == own else ())
        for lane in scene.lanes
    )
    return replace(scene, lanes=tuple(lanes))


def without_spans(scene: Scene) -> Scene:
    """The scene without any bars."""
    if not any(lane.spans for lane in scene.lanes):
        return scene
    return replace(scene, lanes=tuple(replace(lane, spans=()) for lane in scene.lanes))


def keeps_spans(scene: Scene, subject: Ref | None) -> bool:
    """Whether a subject is one of the bars shown or what one rests on: they stay while the reader
    follows one."""
    spans = [span for lane in scene.lanes for span in lane.spans]
    if subject is None:
        return False
    claims = {claim for span in spans for claim in span.claims}
    return any(subject == span.record for span in spans) or (
        subject.kind is Kind.CLAIM and subject.id in claims
    )


def _whose(tie: Office | Membership) -> str:
    return tie.holder if isinstance(tie, Office) else tie.member


def _span(tie: Office | Membership, titles: Mapping[Ref, str]) -> Span:
    body = titles.get(Ref(Kind.ACTOR, tie.body), "") if tie.body else ""
    if isinstance(tie, Office):
        title, record = tie.title, Ref(Kind.OFFICE, tie.id)
    else:
        title = f"{body} ({tie.role})" if tie.role else body
        record = Ref(Kind.MEMBERSHIP, tie.id)
    about = Ref(Kind.CLAIM, tie.claims[0]) if tie.claims else record
    return Span(*times_of(tie.date), title.rstrip("."), about, record, tie.claims)


def times_of(date: HistoricalDate) -> tuple[int, int, int, int]:
    """A placed date's possible span and certain core in minutes; ±OPEN on an open side, and a core
    of no length when there is none."""
    span, core = date.possible_span, date.certain_core
    assert span is not None
    start, end = _minutes(span[0], -OPEN), _minutes(span[1], OPEN)
    certain = (_minutes(core[0], -OPEN), _minutes(core[1], OPEN)) if core else (0, 0)
    return start, end, *certain


def _minutes(moment: datetime | None, open_side: int) -> int:
    return open_side if moment is None else minutes_of(moment)
