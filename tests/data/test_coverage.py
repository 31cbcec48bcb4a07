"""The built-in casebook is complete: facts are located claims, questions answered or explained."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest

from coupexplorer.analysis.audit.auditing import Severity, audit, errors
from coupexplorer.analysis.integrity import breaches
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.evidence import Claim
from coupexplorer.domain.vocabulary import ActorKind, Layer, MarkerPosition, PhaseKind, Script

DOCS = Path(__file__).parents[2] / "docs"
CASES = ("iraq-1963", "syria-1966")
FACTS = [*(f"A{n:03}" for n in range(1, 96)), *(f"B{n:03}" for n in range(1, 122))]
NOT_CLAIMS: dict[str, str] = {}
"""Facts of the base texts that are no claim, each with the reason; there are none."""

SOURCE_OF = {"A": "iraq-article", "B": "syria-article"}
FIELDS = {"Conflict", "Partof", "Date", "Place", "Result", "Casualties3"} | {
    f"{role}{number}" for role in ("Combatant", "Commander") for number in (1, 2)
}
PARAGRAPHS = {"Lead": 2, "Background": 3, "Coup": 4}
SEE_ALSO = 3
LINES = 30


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_is_a_claim_that_says_where_it_stands(
    fact: str, claims: dict[str, Claim]
) -> None:
    if fact in NOT_CLAIMS:
        assert fact not in claims
        return
    claim = claims[fact]
    assert claim.layer is Layer.CORE
    assert claim.text.strip()
    located = [c.locator for c in claim.citations if c.source == SOURCE_OF[fact[0]]]
    assert located
    assert not any(locator.is_empty() for locator in located)


def test_the_core_is_these_facts_and_no_more(claims: dict[str, Claim]) -> None:
    core = {claim.id for claim in claims.values() if claim.layer is Layer.CORE}
    assert core == set(FACTS) - set(NOT_CLAIMS)


def test_locators_of_the_iraqi_article_exist_in_it(claims: dict[str, Claim]) -> None:
    for claim in claims.values():
        for citation in claim.citations:
            where = citation.locator
            if citation.source != "iraq-article":
                continue
            if where.section == "Infobox":
                assert where.field in FIELDS, claim.id
            elif where.section == "See also":
                assert 1 <= (where.item or 0) <= SEE_ALSO, claim.id
            else:
                last = PARAGRAPHS[where.section or ""]
                assert 1 <= (where.paragraph or 0) <= last, claim.id


def test_locators_of_the_syrian_article_exist_in_it(claims: dict[str, Claim]) -> None:
    cited = [
        citation.locator.line
        for claim in claims.values()
        for citation in claim.citations
        if citation.source == "syria-article"
    ]
    assert set(cited) == set(range(1, LINES + 1))


def test_sections_and_paragraphs_are_those_of_the_text(base_texts: dict[str, str]) -> None:
    sections: Counter[str] = Counter()
    section = "Lead"
    for line in base_texts["A"].splitlines()[1:]:
        if heading := re.fullmatch(r"== (.+) ==", line):
            section = heading[1]
        elif line == "Infobox":
            section = line
        elif field := re.match(r"- (\w+): ", line):
            assert field[1] in FIELDS
        elif line.strip():
            section = "Lead" if section == "Infobox" else section
            sections[section] += 1
    assert sections.pop("See also") == SEE_ALSO
    assert sections == PARAGRAPHS


def test_markers_are_those_of_the_line(
    base_texts: dict[str, str], claims: dict[str, Claim]
) -> None:
    """Numbers at a line's head and inside it, claim by claim; closing numbers are known besides."""
    lines = base_texts["B"].splitlines()
    assert len(lines) == LINES
    for claim in claims.values():
        for citation in claim.citations:
            if citation.source != "syria-article":
                continue
            line = lines[(citation.locator.line or 0) - 1]
            head = re.match(r"(?:\[\d+\])*", line)
            assert head is not None
            heads = set(re.findall(r"\d+", head[0]))
            insides = set(re.findall(r"\[(\d+)\]", line[head.end() :]))
            for marker in citation.locator.markers:
                if marker.position is MarkerPosition.LINE_HEAD:
                    assert marker.label in heads, claim.id
                if marker.position is MarkerPosition.INSIDE:
                    assert marker.label in insides, claim.id
            given = {
                m.label for m in citation.locator.markers if m.position is MarkerPosition.LINE_HEAD
            }
            assert given == heads, claim.id


def test_every_reference_resolves(built_in: CasebookDocument) -> None:
    assert breaches(built_in) == []


def test_the_audit_finds_no_error(built_in: CasebookDocument) -> None:
    assert errors(audit(built_in)) == ()


def test_every_warning_is_accepted_with_a_reason_and_no_other(built_in: CasebookDocument) -> None:
    page = (DOCS / "warnings.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| `([a-z]+:[^`]+)` \| (.+) \|$", page, re.MULTILINE)
    accepted = {(rule, ref) for rule, ref, reason in rows if len(reason) > 20}
    found = {
        (finding.rule.value, str(finding.ref))
        for finding in audit(built_in)
        if finding.severity is Severity.WARNING
    }
    assert found == accepted


def test_every_question_is_asked_of_both_cases(built_in: CasebookDocument) -> None:
    dimensions = [dimension.id for dimension in built_in.dimensions]
    assert len(dimensions) == len(set(dimensions)) == 22
    assert {cell.id for cell in built_in.cells} == {
        f"{dimension}/{case}" for dimension in dimensions for case in CASES
    }


def test_every_answer_rests_on_claims_or_says_why_there_is_none(built_in: CasebookDocument) -> None:
    for cell in built_in.cells:
        assert cell.statements or cell.emptiness, cell.id
        assert all(statement.claims for statement in cell.statements), cell.id


def test_an_answer_said_to_be_missing_holds_nothing_of_the_base_texts(
    built_in: CasebookDocument, claims: dict[str, Claim]
) -> None:
    for cell in built_in.cells:
        if cell.emptiness is not None:
            layers = {claims[claim].layer for claim in cell.claim_ids()}
            assert Layer.CORE not in layers, cell.id


def test_every_question_has_guidance_and_a_reasoned_verdict(
    built_in: CasebookDocument,
) -> None:
    for dimension in built_in.dimensions:
        assert dimension.question.endswith("?"), dimension.id
        assert len(dimension.guidance) > 20, dimension.id
        assert dimension.verdict is not None, dimension.id
        assert len(dimension.verdict.reason) > 20, dimension.id


def test_both_cases_have_their_decisive_day_with_the_reason(built_in: CasebookDocument) -> None:
    days = {case.id: case.day_zero for case in built_in.cases}
    assert days == {"iraq-1963": dt.date(1963, 11, 18), "syria-1966": dt.date(1966, 2, 23)}
    assert all(case.day_zero_reason.text and case.day_zero_reason.claims for case in built_in.cases)


@pytest.mark.parametrize("case", CASES)
def test_every_case_is_told_in_seven_phases_in_order(built_in: CasebookDocument, case: str) -> None:
    phases = [phase for phase in built_in.phases if phase.case == case]
    assert [phase.kind for phase in phases] == list(PhaseKind)
    starts = [phase.date.earliest_start for phase in phases]
    assert starts == sorted(start for start in starts if start is not None)


@pytest.mark.parametrize("case", CASES)
def test_every_phase_of_the_story_has_events(built_in: CasebookDocument, case: str) -> None:
    told = {event.phase for event in built_in.events if event.case == case}
    assert told == set(PhaseKind)


MERGED = {"k01": "t08", "k03": "t07", "k06": "t10"}
"""Conflicts between sources that are sides of a tension inside the base texts."""

TOLD_OTHERWISE = {
    "t18": "one side only: the decision without an antecedent is a caution on B062",
    "t31": "slips of the pen: told in the source criticism of the Syrian article",
}


def test_every_tension_and_conflict_is_a_dispute(built_in: CasebookDocument) -> None:
    found = {dispute.id for dispute in built_in.disputes}
    tensions = {f"t{n:02}" for n in range(1, 32)} - TOLD_OTHERWISE.keys()
    numbers = [*range(1, 15), *range(16, 29), 31, *range(33, 38)]
    conflicts = {f"k{n:02}" for n in numbers} - MERGED.keys()
    assert tensions | conflicts <= found
    assert set(MERGED.values()) <= found


def test_what_is_no_dispute_is_told_elsewhere(
    built_in: CasebookDocument, claims: dict[str, Claim]
) -> None:
    assert "decision" in claims["B062"].caution
    (syrian,) = [source for source in built_in.sources if source.id == "syria-article"]
    for slip in ("reaffirm", "disenchanment", "line 9"):
        assert slip in syrian.remark


def test_a_preferred_side_has_a_reason(built_in: CasebookDocument) -> None:
    preferring = [dispute for dispute in built_in.disputes if dispute.preferred is not None]
    assert preferring
    assert all(len(dispute.reason) > 20 for dispute in preferring)


def test_every_context_source_is_marked_as_beyond(built_in: CasebookDocument) -> None:
    core = {source.id for source in built_in.sources if source.layer is Layer.CORE}
    assert core == set(SOURCE_OF.values())
    for claim in built_in.claims:
        cited = {citation.source for citation in claim.citations}
        assert (claim.layer is Layer.CORE) == bool(cited & core), claim.id


def test_every_person_has_a_name_to_sort_by_and_arabic_only_with_a_source(
    built_in: CasebookDocument,
) -> None:
    for actor in built_in.actors:
        assert actor.title, actor.id
        assert actor.sort_name, actor.id
        if actor.kind is ActorKind.PERSON:
            for name in actor.names:
                if name.script is Script.ARABIC:
                    assert re.search("[\u0620-\u064a]", name.text), actor.id


def test_no_text_speaks_of_how_the_casebook_was_made(built_in: CasebookDocument) -> None:
    told = re.compile(r"\b(seed|seeds|inventory|facts\.json|placeholder|TODO|lorem)\b", re.I)
    for claim in built_in.claims:
        assert not told.search(f"{claim.text} {claim.caution}"), claim.id
    for dispute in built_in.disputes:
        assert not told.search(f"{dispute.question} {dispute.reason}"), dispute.id
    for source in built_in.sources:
        assert not told.search(f"{source.remark} {source.incomplete} {source.seen_at}"), source.id
