"""Every rule on evidence finds its fault and nothing else."""

from __future__ import annotations

import pytest
from tests.interchange.sample_casebook import added, changed, sample_casebook, with_section

from coupexplorer.analysis.audit.auditing import Finding, Rule, Severity, audit
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.comparison import Verdict
from coupexplorer.domain.evidence import Citation, Dispute, Locator, Quantity, Side, Statement
from coupexplorer.domain.vocabulary import DisputeKind, Layer, VerdictKind

SOUND = sample_casebook()
BARE = (Statement("It rained in the capital.", ()),)


def only(document: CasebookDocument) -> Finding:
    """The one finding of a document that has one."""
    (finding,) = audit(document)
    return finding


@pytest.mark.parametrize(
    ("section", "identifier", "fields"),
    [
        ("cases", "beland-1951", {"summary": BARE}),
        ("cases", "beland-1951", {"day_zero_reason": BARE[0]}),
        ("actors", "council", {"summary": BARE}),
        ("cells", "who/beland-1951", {"statements": BARE}),
        ("links", "year", {"statements": BARE}),
        ("events", "dissolved", {"claims": ()}),
        ("participations", "palace-falls/ruler", {"claims": ()}),
        ("offices", "ruler/president", {"claims": ()}),
        ("memberships", "ruler/council", {"claims": ()}),
        ("relations", "council/rival/rebels", {"claims": ()}),
    ],
)
def test_what_rests_on_no_claim_is_an_error(
    section: str, identifier: str, fields: dict[str, object]
) -> None:
    finding = only(changed(SOUND, section, identifier, **fields))
    assert (finding.severity, finding.rule) == (Severity.ERROR, Rule.UNSOURCED_STATEMENT)
    assert finding.ref.id == identifier


def test_the_unsourced_statement_is_quoted_in_short() -> None:
    long = (Statement("word " * 40, ()),)
    message = only(changed(SOUND, "cells", "who/beland-1951", statements=long)).message
    assert message.startswith("“word word")
    assert message.endswith("word …” rests on no claim.")
    assert len(message) < 100


def test_one_bare_statement_among_sourced_ones_is_found() -> None:
    told = (Statement("Sourced.", ("K1",)), *BARE)
    finding = only(changed(SOUND, "cells", "who/aland-1950", statements=told))
    assert "It rained" in finding.message


def test_a_claim_without_a_citation_is_an_error() -> None:
    finding = only(changed(SOUND, "claims", "K4", citations=()))
    assert (finding.rule, finding.ref.id) == (Rule.CLAIM_WITHOUT_CITATION, "K4")


def test_a_core_source_needs_a_locator() -> None:
    citations = (Citation("diary"), Citation("study", Locator(page="2")))
    finding = only(changed(SOUND, "claims", "K4", citations=citations))
    assert (finding.rule, finding.ref.id) == (Rule.MISSING_LOCATOR, "K4")
    assert "diary" in finding.message


def test_a_source_from_beyond_may_be_cited_as_a_whole() -> None:
    document = changed(SOUND, "sources", "diary", layer=Layer.CONTEXT)
    assert audit(changed(document, "claims", "K4", citations=(Citation("diary"),))) == ()


@pytest.mark.parametrize(
    "sides", [(), (Side("Four", ("K3",)),), (Side("Four", ("K3",)), Side("Nine", ()))]
)
def test_a_dispute_needs_two_sides_with_claims(sides: tuple[Side, ...]) -> None:
    finding = only(changed(SOUND, "disputes", "dead", sides=sides, preferred=None))
    assert (finding.rule, finding.ref.id) == (Rule.ONE_SIDED_DISPUTE, "dead")


def test_a_third_side_without_claims_is_unsourced() -> None:
    sides = (*SOUND.disputes[0].sides, Side("None at all", ()))
    finding = only(changed(SOUND, "disputes", "dead", sides=sides))
    assert finding.rule is Rule.UNSOURCED_STATEMENT
    assert "None at all" in finding.message


def test_a_preference_needs_a_reason() -> None:
    sides = (Side("Four", ("K3",)), Side("Nine", ("K4",)))
    finding = only(changed(SOUND, "disputes", "dead", sides=sides, reason="  "))
    assert finding.rule is Rule.PREFERENCE_WITHOUT_REASON


def test_a_dispute_left_open_needs_none() -> None:
    assert audit(changed(SOUND, "disputes", "dead", preferred=None, reason="")) == ()


@pytest.mark.parametrize("preferred", [2, -1])
def test_the_preferred_side_must_be_there(preferred: int) -> None:
    finding = only(changed(SOUND, "disputes", "dead", preferred=preferred))
    assert finding.rule is Rule.ONE_SIDED_DISPUTE
    assert str(preferred) in finding.message


def test_a_verdict_needs_a_reason() -> None:
    verdict = Verdict(VerdictKind.ALIKE, " ")
    finding = only(changed(SOUND, "dimensions", "who", verdict=verdict))
    assert (finding.rule, finding.ref.id) == (Rule.VERDICT_WITHOUT_REASON, "who")


def test_a_question_not_judged_yet_is_no_fault() -> None:
    assert audit(changed(SOUND, "dimensions", "who", verdict=None)) == ()


def test_an_empty_answer_says_why() -> None:
    finding = only(changed(SOUND, "cells", "who/beland-1951", emptiness=None))
    assert (finding.rule, finding.ref.id) == (Rule.EMPTY_WITHOUT_REASON, "who/beland-1951")


def scopes(first: Quantity, second: Quantity, **fields: object) -> CasebookDocument:
    """The sample with these numbers on the two sides of its dispute, left open."""
    document = changed(SOUND, "claims", "K3", quantity=first)
    document = changed(document, "claims", "K4", quantity=second)
    return changed(document, "disputes", "dead", preferred=None, **{"reason": "", **fields})


DEAD_IN_TOWN = Quantity("people", "dead", best=4.0, where="town")
DEAD_IN_COUNTRY = Quantity("people", "dead", best=90.0, where="country")


def test_numbers_of_different_scope_are_not_compared_silently() -> None:
    finding = only(scopes(DEAD_IN_TOWN, DEAD_IN_COUNTRY))
    assert (finding.severity, finding.rule) == (Severity.WARNING, Rule.SCOPES_COMPARED)


def test_numbers_of_one_scope_may_be_compared() -> None:
    assert audit(scopes(DEAD_IN_TOWN, DEAD_IN_TOWN)) == ()


def test_a_word_on_the_scopes_is_enough() -> None:
    assert audit(scopes(DEAD_IN_TOWN, DEAD_IN_COUNTRY, reason="Town against country.")) == ()
    noted = Quantity("people", "dead", best=90.0, where="country", scope_note="Whole year.")
    assert audit(scopes(DEAD_IN_TOWN, noted)) == ()


def test_only_disputes_on_numbers_are_asked_about_scope() -> None:
    assert audit(scopes(DEAD_IN_TOWN, DEAD_IN_COUNTRY, kind=DisputeKind.READING)) == ()


def test_two_numbers_on_one_side_are_not_compared_with_each_other() -> None:
    dispute = Dispute(
        "words", "Which?", DisputeKind.NUMBER, (Side("Both", ("K3", "K4")), Side("None", ("K1",)))
    )
    document = scopes(DEAD_IN_TOWN, DEAD_IN_COUNTRY)
    assert audit(with_section(document, "disputes", dispute)) == ()
    assert audit(added(document, "disputes", dispute)) != ()
