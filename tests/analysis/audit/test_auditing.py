"""The audit as a whole: a sound casebook passes, findings come errors first, the same each time."""

from __future__ import annotations

from tests.interchange.sample_casebook import added, changed, claim, sample_casebook

from coupexplorer.analysis.audit.auditing import RULE_TITLES, Rule, Severity, audit, errors
from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo
from coupexplorer.domain.identity import Kind, Ref

SOUND = sample_casebook()


def test_a_sound_casebook_has_no_findings() -> None:
    assert audit(SOUND) == ()


def test_an_empty_casebook_has_no_findings() -> None:
    assert audit(CasebookDocument(CasebookInfo("empty", "Empty"))) == ()


def test_an_id_used_twice_is_an_error() -> None:
    (finding,) = audit(added(SOUND, "dimensions", SOUND.dimensions[0]))
    assert (finding.severity, finding.rule) == (Severity.ERROR, Rule.DUPLICATE_ID)
    assert finding.ref == Ref(Kind.DIMENSION, "who")
    assert finding.message == "The id “who” is used twice."


def test_a_reference_to_nothing_is_an_error() -> None:
    (finding,) = audit(changed(SOUND, "disputes", "dead", subjects=(Ref(Kind.PLACE, "gone"),)))
    assert (finding.severity, finding.rule) == (Severity.ERROR, Rule.DANGLING_REFERENCE)
    assert finding.message == "Points to place:gone, which is not there."


def test_errors_come_before_warnings_and_rules_in_their_order() -> None:
    document = added(SOUND, "claims", claim("K9"), claim("K8", "actor:ruler", sources=()))
    document = changed(document, "events", "dissolved", claims=("gone",))
    found = audit(document)
    assert [finding.rule for finding in found] == [
        Rule.DANGLING_REFERENCE,
        Rule.CLAIM_WITHOUT_CITATION,
        Rule.UNUSED_RECORD,
    ]
    assert errors(found) == found[:2]


def test_two_audits_find_the_same() -> None:
    document = added(SOUND, "claims", claim("K9"), claim("K8", "actor:gone", sources=()))
    assert audit(document) == audit(document)


def test_a_document_of_loose_ends_is_audited_to_the_end() -> None:
    """Nothing but ties: every record they point to is missing."""
    loose = CasebookDocument(
        CasebookInfo("loose", "Loose"),
        participations=SOUND.participations,
        offices=SOUND.offices,
        memberships=SOUND.memberships,
        relations=SOUND.relations,
        disputes=SOUND.disputes,
        cells=SOUND.cells,
        links=SOUND.links,
        notes=SOUND.notes,
        tags=SOUND.tags,
        events=SOUND.events,
    )
    assert {finding.rule for finding in audit(loose)} == {Rule.DANGLING_REFERENCE}


def test_every_rule_has_a_title() -> None:
    assert set(RULE_TITLES) == set(Rule)
