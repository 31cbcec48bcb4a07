"""Every rule on time finds its fault and nothing else."""

from __future__ import annotations

import pytest
from tests.interchange.sample_casebook import (
    added,
    changed,
    claim,
    day,
    sample_casebook,
    with_section,
)

from coupexplorer.analysis.audit.auditing import Finding, Rule, Severity, audit
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.dates import Basis, HistoricalDate, RelativeDate, Weekday
from coupexplorer.domain.evidence import Dispute, Quantity, Side
from coupexplorer.domain.vocabulary import DisputeKind, PhaseKind

SOUND = sample_casebook()
WEDNESDAY = day("1950-06-07", weekday=Weekday.WEDNESDAY)
TUESDAY = day("1950-06-07", weekday=Weekday.TUESDAY)


def only(document: CasebookDocument) -> Finding:
    """The one finding of a document that has one."""
    (finding,) = audit(document)
    return finding


def test_an_unplaced_date_needs_a_reason() -> None:
    document = changed(SOUND, "claims", "K4", date=HistoricalDate(words="one day"))
    finding = only(document)
    assert (finding.severity, finding.rule) == (Severity.ERROR, Rule.DATE_WITHOUT_REASON)
    assert "one day" in finding.message


def test_an_unplaced_date_with_a_reason_is_a_legal_state() -> None:
    date = HistoricalDate.unresolved("one day", "Nothing says which.")
    assert audit(changed(SOUND, "claims", "K4", date=date)) == ()


def test_a_wrong_weekday_is_an_error_wherever_it_stands() -> None:
    for section, identifier, fields in (
        ("claims", "K4", {"date": TUESDAY}),
        ("claims", "K4", {"quantity": Quantity("people", "dead", best=9.0, when=TUESDAY)}),
        ("events", "palace-falls", {"date": TUESDAY}),
    ):
        finding = only(changed(SOUND, section, identifier, **fields))
        assert (finding.severity, finding.rule) == (Severity.ERROR, Rule.WEEKDAY_MISMATCH)
        assert "Wednesday" in finding.message


def test_a_right_weekday_is_no_fault() -> None:
    assert audit(changed(SOUND, "claims", "K4", date=WEDNESDAY)) == ()


def test_a_wrong_weekday_of_the_source_itself_is_a_warning_once_cautioned() -> None:
    document = changed(SOUND, "claims", "K4", date=TUESDAY, caution="The source errs.")
    assert only(document).severity is Severity.WARNING


def test_an_event_outside_every_date_of_its_claims_is_an_error() -> None:
    finding = only(changed(SOUND, "events", "palace-falls", date=day("1950-06-09")))
    assert (finding.severity, finding.rule) == (Severity.ERROR, Rule.DATE_CONTRADICTION)
    assert "K1: 1950-06-07" in finding.message


def test_a_wider_date_contradicts_nothing() -> None:
    assert audit(changed(SOUND, "events", "palace-falls", date=day("1950-06"))) == ()


def two_dates() -> CasebookDocument:
    """Two claims date one event differently, and the event follows the first."""
    late = claim("K5", "event:palace-falls", date=day("1950-06-09"))
    document = added(SOUND, "claims", late)
    return changed(document, "events", "palace-falls", claims=("K1", "K5"))


def test_a_date_that_differs_from_one_claim_without_a_dispute_is_a_warning() -> None:
    finding = only(two_dates())
    assert (finding.severity, finding.rule) == (Severity.WARNING, Rule.DATE_CONTRADICTION)
    assert finding.message.startswith("K5 dates it 1950-06-09")


def test_a_dispute_settles_it() -> None:
    dispute = Dispute(
        "day", "Which day?", DisputeKind.DATE, (Side("7", ("K1",)), Side("9", ("K5",)))
    )
    assert audit(added(two_dates(), "disputes", dispute)) == ()


def test_a_claim_dates_the_first_event_it_is_about() -> None:
    other = claim("K5", "event:dissolved", "event:palace-falls", date=day("1951-02-03"))
    document = added(SOUND, "claims", other)
    assert audit(changed(document, "events", "palace-falls", claims=("K5",))) == ()


def test_a_date_told_both_ways_must_agree_with_its_anchor() -> None:
    for edtf, faults in (("1950-06-09", 0), ("1950-06-10", 1)):
        relative = RelativeDate("palace-falls", days=2)
        date = day(edtf, basis=Basis.DERIVED, reason="Counted.", relative=relative)
        found = audit(changed(SOUND, "claims", "K4", date=date))
        assert [finding.rule for finding in found] == [Rule.DATE_CONTRADICTION] * faults


def test_a_count_that_leaves_the_calendar_is_an_error_and_no_crash() -> None:
    relative = RelativeDate("palace-falls", days=10_000_000)
    date = day("1950-06-09", basis=Basis.DERIVED, reason="Counted.", relative=relative)
    assert only(changed(SOUND, "claims", "K4", date=date)).rule is Rule.DATE_CONTRADICTION
    unplaced = HistoricalDate.relative_to(relative, "Counted.")
    assert audit(changed(SOUND, "claims", "K4", date=unplaced)) == ()
    assert audit(changed(SOUND, "events", "dissolved", date=unplaced)) == ()


def test_an_event_counted_from_another_is_placed_before_it_is_compared() -> None:
    for days, faults in ((240, 1), (241, 0)):
        relative = HistoricalDate.relative_to(RelativeDate("palace-falls", days=days), "Counted.")
        found = audit(changed(SOUND, "events", "dissolved", date=relative))
        assert [finding.rule for finding in found] == [Rule.DATE_CONTRADICTION] * faults


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"died": day("1950-06-06")}, "after the death"),
        ({"born": day("1950-06-08")}, "before the birth"),
    ],
)
def test_nobody_acts_outside_a_lifetime(fields: dict[str, object], word: str) -> None:
    document = changed(SOUND, "actors", "ruler", **fields)
    document = with_section(with_section(document, "offices"), "memberships")
    finding = only(document)
    assert (finding.severity, finding.rule) == (Severity.WARNING, Rule.OUTSIDE_LIFETIME)
    assert finding.ref.id == "palace-falls/ruler"
    assert word in finding.message


def test_offices_and_memberships_end_with_a_life() -> None:
    found = audit(changed(SOUND, "actors", "ruler", died=day("1944")))
    assert {finding.ref.id for finding in found} == {
        "palace-falls/ruler",
        "ruler/president",
        "ruler/council",
    }


def test_an_event_outside_its_phase_is_a_warning() -> None:
    document = changed(SOUND, "phases", "beland/seizure", date=day("1951-03"))
    finding = only(document)
    assert (finding.severity, finding.rule) == (Severity.WARNING, Rule.OUTSIDE_PHASE)
    assert finding.ref.id == "dissolved"


def test_an_event_that_may_reach_into_its_phase_is_inside() -> None:
    assert audit(changed(SOUND, "phases", "beland/seizure", date=day("1951-02-03/1951-03"))) == ()


def test_a_phase_that_its_case_does_not_describe_is_told_once_for_all_its_events() -> None:
    document = changed(SOUND, "events", "dissolved", phase=PhaseKind.PURGE)
    finding = only(document)
    assert finding.rule is Rule.OUTSIDE_PHASE
    assert [ref.id for ref in finding.records] == ["dissolved"]


def test_a_case_without_phases_is_not_asked_for_them() -> None:
    assert audit(with_section(SOUND, "phases")) == ()
