"""Audit rules on time: dates against their claims, weekdays, anchors, lifetimes and phases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from coupexplorer.analysis.audit.facts import AuditFacts, dates_of
from coupexplorer.analysis.audit.findings import Finding, Rule, error, warning
from coupexplorer.domain.casebook import Record, ref_of
from coupexplorer.domain.date_relations import contradicts, overlaps, resolve
from coupexplorer.domain.dates import Basis, HistoricalDate
from coupexplorer.domain.evidence import Claim
from coupexplorer.domain.history import Actor, Event
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import PhaseKind


def date_findings(facts: AuditFacts) -> Iterator[Finding]:
    """Everything the rules on time find."""
    for record in facts.document.records():
        for date in dates_of(record):
            yield from _on_date(facts, record, date)
    for event in facts.document.events:
        yield from _against_claims(facts, event)
    yield from _outside_lifetimes(facts)
    yield from _outside_phases(facts)


def _on_date(facts: AuditFacts, record: Record, date: HistoricalDate) -> Iterator[Finding]:
    ref = ref_of(record)
    if not date.reason.strip() and (date.basis is not Basis.ATTESTED or not date.is_placed):
        worded = f" “{date.words}”" if date.words else ""
        told = f"Its date{worded} is not as a source gives it, and no reason is given."
        yield error(Rule.DATE_WITHOUT_REASON, ref, told)
    mismatch = facts.placed(date).weekday_mismatch()
    if mismatch is not None:
        cautioned = isinstance(record, Claim) and record.caution.strip()
        yield (warning if cautioned else error)(Rule.WEEKDAY_MISMATCH, ref, mismatch)
    yield from _against_anchor(facts, ref, date)


def _against_anchor(facts: AuditFacts, ref: Ref, date: HistoricalDate) -> Iterator[Finding]:
    """A date both written and counted from an event must say the same both ways."""
    if date.relative is None or not date.is_placed:
        return
    anchor = facts.event_dates.get(date.relative.anchor or "")
    if anchor is None:
        return
    counted = HistoricalDate.relative_to(date.relative, date.reason, part_of_day=date.part_of_day)
    try:
        expected = resolve(counted, anchor)
    except ValueError:
        told = f"Counting from {date.relative.anchor} leaves the calendar."
        yield error(Rule.DATE_CONTRADICTION, ref, told)
        return
    if contradicts(date, expected):
        told = (
            f"Its date {date.edtf} is not what counting from {date.relative.anchor}"
            f" ({anchor.edtf}) gives."
        )
        yield error(Rule.DATE_CONTRADICTION, ref, told)


def _against_claims(facts: AuditFacts, event: Event) -> Iterator[Finding]:
    """An event may differ from some of its claims, when a dispute weighs them, but not from all."""
    date = facts.event_dates[event.id]
    given = [(claim, told) for claim, told in _dates_given(facts, event) if told.is_placed]
    against = [(claim, told) for claim, told in given if contradicts(date, told)]
    if not against:
        return
    if len(against) == len(given):
        listed = ", ".join(f"{claim.id}: {told.edtf}" for claim, told in given)
        message = f"Its date {date.edtf} contradicts every date its claims give ({listed})."
        yield error(Rule.DATE_CONTRADICTION, ref_of(event), message)
        return
    for claim, told in against:
        if claim.id not in facts.disputed:
            message = (
                f"{claim.id} dates it {told.edtf} instead of {date.edtf}, and no dispute weighs"
                " the two."
            )
            yield warning(Rule.DATE_CONTRADICTION, ref_of(event), message)


def _dates_given(facts: AuditFacts, event: Event) -> Iterator[tuple[Claim, HistoricalDate]]:
    """The dates that claims give to this event: a claim dates the first event it is about."""
    for identifier in event.claims:
        claim = facts.claims.get(identifier)
        if claim is None or claim.date is None:
            continue
        told_of = next((s.id for s in claim.subjects if s.kind is Kind.EVENT), event.id)
        if told_of == event.id:
            yield claim, facts.placed(claim.date)


def _outside_lifetimes(facts: AuditFacts) -> Iterator[Finding]:
    people = {actor.id: actor for actor in facts.document.actors if actor.born or actor.died}
    for part in facts.document.participations:
        date = facts.event_dates.get(part.event)
        if date is not None and part.actor in people:
            yield from _outside_lifetime(ref_of(part), people[part.actor], date)
    for office in facts.document.offices:
        if office.holder in people:
            yield from _outside_lifetime(ref_of(office), people[office.holder], office.date)
    for membership in facts.document.memberships:
        if membership.member in people:
            actor = people[membership.member]
            yield from _outside_lifetime(ref_of(membership), actor, membership.date)


def _outside_lifetime(ref: Ref, actor: Actor, date: HistoricalDate) -> Iterator[Finding]:
    first, end = date.possible_span or (None, None)
    born = actor.born.earliest_start if actor.born else None
    died = actor.died.latest_end if actor.died else None
    if end is not None and born is not None and end <= born:
        told = f"It is dated {date.edtf}, before the birth of {actor.title}."
        yield warning(Rule.OUTSIDE_LIFETIME, ref, told)
    if first is not None and died is not None and first >= died:
        told = f"It is dated {date.edtf}, after the death of {actor.title}."
        yield warning(Rule.OUTSIDE_LIFETIME, ref, told)


def _outside_phases(facts: AuditFacts) -> Iterator[Finding]:
    bands: defaultdict[tuple[str, PhaseKind], list[HistoricalDate]] = defaultdict(list)
    for phase in facts.document.phases:
        bands[phase.case, phase.kind].append(facts.placed(phase.date))
    for event in facts.document.events:
        date = facts.event_dates[event.id]
        placed = [band for band in bands[event.case, event.phase] if band.is_placed]
        if date.is_placed and placed and not any(overlaps(date, band) for band in placed):
            told = f"It is dated {date.edtf}, the phase “{event.phase}” {placed[0].edtf}."
            yield warning(Rule.OUTSIDE_PHASE, ref_of(event), told)
    yield from _missing_phases(facts, frozenset(key for key, dates in bands.items() if dates))


def _missing_phases(
    facts: AuditFacts, described: frozenset[tuple[str, PhaseKind]]
) -> Iterator[Finding]:
    """Events told under a phase that their case, which has phases, does not describe."""
    with_phases = {case for case, _ in described}
    missing: defaultdict[tuple[str, PhaseKind], list[Ref]] = defaultdict(list)
    for event in facts.document.events:
        key = (event.case, event.phase)
        if event.case in with_phases and key not in described:
            missing[key].append(ref_of(event))
    for (case, phase), events in missing.items():
        told = f"{len(events)} of its events stand under “{phase}”, a phase it does not describe."
        yield warning(Rule.OUTSIDE_PHASE, Ref(Kind.CASE, case), told, tuple(events))
