"""Counterparts with their offices and evidence, read once for any choice of cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coupexplorer.analysis.counterparts import matched
from coupexplorer.analysis.layers import rests_on_context
from coupexplorer.domain.evidence import Claim, Source
from coupexplorer.domain.history import Actor, Case, Office
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.ui.focus import Focus

if TYPE_CHECKING:
    from coupexplorer.store.casebook import Casebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterparts:
    """Groups of counterparts, each with its actors by case, and what their offices rest on."""

    cases: tuple[Case, ...] = ()
    groups: tuple[Mapping[str, tuple[Actor, ...]], ...] = ()
    offices: Mapping[str, tuple[Office, ...]] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterpartFacts:
    """All pairs of a casebook with their actors, in reading order, and the offices they held."""

    pairs: Sequence[tuple[str, str]] = ()
    actors: Mapping[str, Actor] = field(default_factory=dict)
    offices: Mapping[str, tuple[Office, ...]] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)

    def groups_for(self, focus: Focus, cases: tuple[Case, ...]) -> Counterparts:
        """The groups with more than one actor in the cases and layers shown."""
        actors, offices, claims = self.actors, self.offices, self.claims
        if not focus.context:
            actors = {i: a for i, a in actors.items() if a.layer is not Layer.CONTEXT}
            offices = {i: self._core(held) for i, held in offices.items()}
            claims = {i: c for i, c in claims.items() if c.layer is not Layer.CONTEXT}
        groups = []
        for group in matched(self.pairs, list(actors)):
            by_case = {
                case.id: tuple(actors[i] for i in group if case.id in actors[i].cases)
                for case in cases
            }
            if len({actor.id for found in by_case.values() for actor in found}) > 1:
                groups.append(by_case)
        return Counterparts(
            cases=cases,
            groups=tuple(groups),
            offices=offices,
            claims=claims,
            sources=self.sources,
        )

    def _core(self, offices: tuple[Office, ...]) -> tuple[Office, ...]:
        """Offices that do not rest on the layer beyond the base texts alone."""
        return tuple(o for o in offices if not rests_on_context(o.claims, self.claims))


def read_counterparts(book: Casebook) -> CounterpartFacts:
    """Read the counterparts of a casebook."""
    pairs = book.counterparts()
    order = tuple(dict.fromkeys(identifier for pair in pairs for identifier in pair))
    actors = {a.id: a for a in book.many(Kind.ACTOR, order).values() if isinstance(a, Actor)}
    offices = {actor: _held_by(book, actor) for actor in actors}
    wanted = dict.fromkeys(c for held in offices.values() for o in held for c in o.claims)
    found = book.many(Kind.CLAIM, tuple(wanted)).values()
    claims = {c.id: c for c in found if isinstance(c, Claim)}
    cited = sorted({t.source for claim in claims.values() for t in claim.citations})
    sources = book.many(Kind.SOURCE, cited).values()
    return CounterpartFacts(
        pairs=pairs,
        actors=actors,
        offices=offices,
        claims=claims,
        sources={s.id: s for s in sources if isinstance(s, Source)},
    )


def _held_by(book: Casebook, actor: str) -> tuple[Office, ...]:
    """The offices an actor held, in order of time."""
    held = [o for o in book.ties_of(actor).offices if o.holder == actor]
    return tuple(sorted(held, key=lambda office: office.date.sort_key))
