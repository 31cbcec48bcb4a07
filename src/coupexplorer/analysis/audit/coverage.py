"""Audit rules on the whole: how many sources carry it, what leads nowhere, what nothing uses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from coupexplorer.analysis.audit.facts import AuditFacts
from coupexplorer.analysis.audit.findings import Finding, Rule, warning
from coupexplorer.analysis.integrity import references
from coupexplorer.domain.casebook import ref_of
from coupexplorer.domain.evidence import Source
from coupexplorer.domain.history import Actor, Membership, Place
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.time_units import overlap
from coupexplorer.domain.vocabulary import RelationKind, SourceKind


def coverage_findings(facts: AuditFacts) -> Iterator[Finding]:
    """Everything the rules on the whole find, what is alike summed up."""
    yield from _thinly_sourced(facts)
    yield from _unresolved_markers(facts)
    yield from _unused(facts)
    yield from _memberships(facts)


@dataclass(frozen=True, slots=True)
class _Group:
    """Records of one sort in one case, each with the claims it rests on."""

    case: str
    sort: str
    members: tuple[tuple[Ref, tuple[str, ...]], ...]


def _groups(facts: AuditFacts) -> Iterator[_Group]:
    for case in facts.document.cases:
        events = [e for e in facts.document.events if e.case == case.id]
        yield _Group(case.id, "events", tuple((ref_of(e), e.claims) for e in events))
        cells = [c for c in facts.document.cells if c.case == case.id]
        yield _Group(case.id, "answers", tuple((ref_of(c), c.claim_ids()) for c in cells))


def _thinly_sourced(facts: AuditFacts) -> Iterator[Finding]:
    """One finding a case and sort of record, for single sources and for tertiary ones."""
    for group in _groups(facts):
        sourced = [(ref, facts.independent_sources(claims)) for ref, claims in group.members]
        told = [(ref, sources) for ref, sources in sourced if sources]
        about = Ref(Kind.CASE, group.case)
        single = [(ref, next(iter(sources))) for ref, sources in told if len(sources) == 1]
        if single:
            counts = Counter(source for _, source in single).most_common()
            listed = ", ".join(f"{source} {count}" for source, count in counts)
            message = (
                f"{len(single)} of {len(told)} {group.sort} rest on one source each ({listed})."
            )
            yield warning(Rule.SINGLE_SOURCE, about, message, tuple(ref for ref, _ in single))
        tertiary = tuple(ref for ref, sources in told if _only_tertiary(facts, sources))
        if tertiary:
            message = f"{len(tertiary)} of {len(told)} {group.sort} rest on tertiary sources alone."
            yield warning(Rule.TERTIARY_ONLY, about, message, tertiary)


def _only_tertiary(facts: AuditFacts, sources: frozenset[str]) -> bool:
    found = [facts.sources.get(source) for source in sources]
    return all(source is not None and source.kind is SourceKind.TERTIARY for source in found)


def _unresolved_markers(facts: AuditFacts) -> Iterator[Finding]:
    """One finding a source: how many of its note markers lead to no work."""
    markers: defaultdict[str, set[str]] = defaultdict(set)
    claims: defaultdict[str, dict[Ref, None]] = defaultdict(dict)
    for claim in facts.document.claims:
        for citation in claim.citations:
            for marker in citation.locator.markers:
                if marker.source is None:
                    markers[citation.source].add(marker.label)
                    claims[citation.source][ref_of(claim)] = None
    for source, labels in markers.items():
        concerned = tuple(claims[source])
        message = (
            f"{_count(len(labels), 'note marker')} in the passages of"
            f" {_count(len(concerned), 'claim')} stand for works that are not known."
        )
        yield warning(Rule.UNRESOLVED_MARKER, Ref(Kind.SOURCE, source), message, concerned)


def _unused(facts: AuditFacts) -> Iterator[Finding]:
    used = {
        target
        for record in facts.document.records()
        for target in references(record)
        if target != ref_of(record)
    }
    lone: tuple[Source | Place | Actor, ...] = (
        *facts.document.sources,
        *facts.document.places,
        *facts.document.actors,
    )
    for record in lone:
        if ref_of(record) not in used:
            yield warning(Rule.UNUSED_RECORD, ref_of(record), "No other record refers to it.")
    for claim in facts.document.claims:
        if not claim.subjects and ref_of(claim) not in used:
            message = "It is about no record, and no record rests on it."
            yield warning(Rule.UNUSED_RECORD, ref_of(claim), message)


def _memberships(facts: AuditFacts) -> Iterator[Finding]:
    """Memberships told twice, or in two rival bodies, for times that surely overlap."""
    rivals = {
        frozenset((relation.subject, relation.object))
        for relation in facts.document.relations
        if relation.kind is RelationKind.RIVAL
    }
    of_member: defaultdict[str, list[Membership]] = defaultdict(list)
    for membership in facts.document.memberships:
        of_member[membership.member].append(membership)
    for memberships in of_member.values():
        for first, second in combinations(memberships, 2):
            if not _surely_overlap(facts, first, second):
                continue
            if (first.body, first.role) == (second.body, second.role):
                message = f"It tells of the same belonging and time as {second.id}."
            elif frozenset((first.body, second.body)) in rivals:
                message = f"{first.body} and {second.body} are rivals, and the times overlap."
            else:
                continue
            yield warning(Rule.MEMBERSHIP_OVERLAP, ref_of(first), message, (ref_of(second),))


def _surely_overlap(facts: AuditFacts, first: Membership, second: Membership) -> bool:
    one = facts.placed(first.date).certain_core
    other = facts.placed(second.date).certain_core
    return one is not None and other is not None and overlap(one, other)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
