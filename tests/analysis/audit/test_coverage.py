"""Every rule on the whole finds its fault, summed up so that a reader can take it in."""

from __future__ import annotations

from tests.interchange.sample_casebook import (
    added,
    changed,
    claim,
    day,
    sample_casebook,
    with_section,
)

from coupexplorer.analysis.audit.auditing import Finding, Rule, Severity, audit
from coupexplorer.analysis.audit.facts import AuditFacts
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.evidence import Citation, Locator, NoteMarker, Source
from coupexplorer.domain.history import Actor, Membership, Name, Place
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import (
    ActorKind,
    MarkerPosition,
    PlaceKind,
    RelationKind,
    SourceKind,
    Stance,
)

SOUND = sample_casebook()
PAGE = Locator(page="1")


def found(document: CasebookDocument, rule: Rule) -> list[Finding]:
    """The findings of one rule, which all must be warnings."""
    findings = [finding for finding in audit(document) if finding.rule is rule]
    assert all(finding.severity is Severity.WARNING for finding in findings)
    return findings


def cited(identifier: str, *citations: Citation) -> CasebookDocument:
    """The sample with one claim cited otherwise."""
    return changed(SOUND, "claims", identifier, citations=citations)


def test_a_single_source_is_told_once_for_all_events_of_a_case() -> None:
    (finding,) = found(cited("K2", Citation("diary", PAGE)), Rule.SINGLE_SOURCE)
    assert finding.ref == Ref(Kind.CASE, "beland-1951")
    assert finding.records == (Ref(Kind.EVENT, "dissolved"),)
    assert finding.message == "1 of 1 events rest on one source each (diary 1)."


def test_answers_are_told_apart_from_events() -> None:
    document = with_section(SOUND, "events")
    document = changed(document, "cells", "who/aland-1950", statements=SOUND.cases[1].summary)
    assert found(document, Rule.SINGLE_SOURCE) == []
    document = changed(SOUND, "claims", "K3", citations=(Citation("diary", PAGE),))
    assert found(document, Rule.SINGLE_SOURCE) == []  # the answer also rests on K1
    document = changed(document, "claims", "K1", citations=(Citation("diary", PAGE),))
    messages = [finding.message for finding in found(document, Rule.SINGLE_SOURCE)]
    assert [message.split(" rest")[0] for message in messages] == [
        "1 of 1 events",
        "1 of 1 answers",
    ]


def test_a_mirror_is_no_second_source() -> None:
    mirrored = changed(SOUND, "sources", "study", mirror_of="diary")
    assert {f.ref.id for f in found(mirrored, Rule.SINGLE_SOURCE)} == {"aland-1950", "beland-1951"}


def test_a_source_that_disputes_a_claim_does_not_carry_it() -> None:
    against = Citation("study", PAGE, Stance.DISPUTES)
    document = cited("K2", Citation("diary", PAGE), against)
    assert len(found(document, Rule.SINGLE_SOURCE)) == 1


def test_mirrors_that_repeat_one_another_are_one_source() -> None:
    document = changed(SOUND, "sources", "study", mirror_of="diary")
    document = changed(document, "sources", "diary", mirror_of="study")
    facts = AuditFacts.of(document)
    assert facts.original("diary") == facts.original("study")
    assert facts.original("gone") == "gone"


def test_tertiary_sources_alone_are_told() -> None:
    tertiary = changed(SOUND, "sources", "diary", kind=SourceKind.TERTIARY)
    assert found(tertiary, Rule.TERTIARY_ONLY) == []
    tertiary = changed(tertiary, "sources", "study", kind=SourceKind.TERTIARY)
    messages = [finding.message for finding in found(tertiary, Rule.TERTIARY_ONLY)]
    assert messages[0] == "1 of 1 events rest on tertiary sources alone."
    assert len(messages) == 3


def test_markers_that_lead_nowhere_are_told_once_a_source() -> None:
    def marked(*labels: str) -> Locator:
        marks = (NoteMarker(label, MarkerPosition.AFTER) for label in labels)
        return Locator(page="1", markers=tuple(marks))

    document = cited("K1", Citation("diary", marked("5", "6")), Citation("study", PAGE))
    second = (Citation("diary", marked("5")), Citation("study", PAGE))
    document = changed(document, "claims", "K2", citations=second)
    (finding,) = found(document, Rule.UNRESOLVED_MARKER)
    assert finding.ref == Ref(Kind.SOURCE, "diary")
    assert [ref.id for ref in finding.records] == ["K1", "K2"]
    assert finding.message.startswith("2 note markers in the passages of 2 claims")


def test_a_resolved_marker_is_no_fault() -> None:
    mark = NoteMarker("5", MarkerPosition.AFTER, "study")
    citation = Citation("diary", Locator(page="1", markers=(mark,)))
    assert found(cited("K1", citation), Rule.UNRESOLVED_MARKER) == []


def test_records_that_nothing_refers_to_are_told_one_by_one() -> None:
    document = added(SOUND, "sources", Source("lost", "Lost", SourceKind.PRIMARY))
    document = added(document, "places", Place("nowhere", PlaceKind.CITY, (Name("Nowhere"),)))
    alone = Actor("alone", ActorKind.PERSON, (Name("Alone"),), "Alone", distinct_from=("alone",))
    document = added(document, "actors", alone)
    document = added(document, "claims", claim("K9"))
    assert [finding.ref.id for finding in found(document, Rule.UNUSED_RECORD)] == [
        "lost",
        "nowhere",
        "alone",
        "K9",
    ]


def test_a_claim_about_a_record_is_of_use_even_when_nothing_rests_on_it() -> None:
    assert found(added(SOUND, "claims", claim("K9", "actor:ruler")), Rule.UNUSED_RECORD) == []


def membership(identifier: str, body: str, edtf: str, role: str = "") -> Membership:
    """The ruler's membership in a body."""
    return Membership(identifier, "ruler", body, day(edtf), ("K3",), role)


def test_a_membership_told_twice_is_found() -> None:
    document = added(SOUND, "memberships", membership("again", "council", "1947/1949"))
    (finding,) = found(document, Rule.MEMBERSHIP_OVERLAP)
    assert (finding.ref.id, [ref.id for ref in finding.records]) == ("ruler/council", ["again"])


def test_another_role_or_another_time_is_another_membership() -> None:
    for other in (
        membership("again", "council", "1947/1949", "chairman"),
        membership("again", "council", "1951/1952"),
        membership("again", "rebels", "1951/1952"),
    ):
        assert found(added(SOUND, "memberships", other), Rule.MEMBERSHIP_OVERLAP) == []


def test_rival_bodies_at_one_time_are_found() -> None:
    document = added(SOUND, "memberships", membership("double", "rebels", "1947/1949"))
    (finding,) = found(document, Rule.MEMBERSHIP_OVERLAP)
    assert "rivals" in finding.message


def test_bodies_that_are_no_rivals_may_overlap() -> None:
    document = added(SOUND, "memberships", membership("double", "rebels", "1947/1949"))
    document = changed(document, "relations", "council/rival/rebels", kind=RelationKind.PART)
    assert found(document, Rule.MEMBERSHIP_OVERLAP) == []
