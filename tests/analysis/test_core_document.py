"""The casebook as the base texts tell it: what is gone, what stays, and what the audit finds."""

from __future__ import annotations

from tests.interchange.sample_casebook import changed, sample_casebook
from tests.samples import small_document

from coupexplorer.analysis.audit.auditing import Rule, audit
from coupexplorer.analysis.core_document import core_document, core_findings
from coupexplorer.domain.casebook import CasebookDocument, ref_of
from coupexplorer.domain.evidence import Citation, Locator, Statement
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer

SOUND = sample_casebook()


def hidden(document: CasebookDocument, *claims: str) -> CasebookDocument:
    """The document with some claims in the layer beyond the base texts."""
    for claim in claims:
        document = changed(document, "claims", claim, layer=Layer.CONTEXT)
    return document


def test_without_a_context_everything_stays() -> None:
    document = small_document()
    core = [c for c in document.claims if c.layer is Layer.CORE]
    assert list(core_document(document).claims) == core
    assert core_document(SOUND) == SOUND


def test_no_claim_of_the_context_is_named_anywhere() -> None:
    document = core_document(hidden(SOUND, "K4"))
    assert "K4" not in {claim.id for claim in document.claims}
    for event in document.events:
        assert "K4" not in event.claims
    told = [document.participations, document.memberships, document.relations, document.offices]
    for claims in (tie.claims for ties in told for tie in ties):  # type: ignore[attr-defined]
        assert "K4" not in claims
        assert claims


def test_a_statement_told_by_the_context_alone_is_gone() -> None:
    told = (Statement("The ruler.", ("K1",)), Statement("Smugglers hid him.", ("K4",)))
    document = changed(hidden(SOUND, "K4"), "cells", "who/aland-1950", statements=told)
    (cell,) = [c for c in core_document(document).cells if c.id == "who/aland-1950"]
    assert [statement.text for statement in cell.statements] == ["The ruler."]


def test_hiding_a_layer_makes_no_fault() -> None:
    for claim in SOUND.claims:
        document = hidden(SOUND, claim.id)
        found = core_findings(document, audit(document))
        assert {f.rule for f in found} <= {Rule.SINGLE_SOURCE, Rule.TERTIARY_ONLY}, claim.id


def test_a_fault_of_the_base_texts_is_still_found() -> None:
    document = changed(SOUND, "events", "palace-falls", claims=())
    found = core_findings(document, audit(document))
    assert (Rule.UNSOURCED_STATEMENT, Ref(Kind.EVENT, "palace-falls")) in {
        (f.rule, f.ref) for f in found
    }


def test_a_fault_of_the_context_is_hidden_with_it() -> None:
    document = changed(SOUND, "events", "palace-falls", claims=(), layer=Layer.CONTEXT)
    about = ref_of(next(e for e in document.events if e.id == "palace-falls"))
    found = audit(document)
    assert about in {f.ref for f in found}
    assert about not in {f.ref for f in core_findings(document, found)}


def test_what_is_counted_is_counted_among_the_base_texts() -> None:
    lone = changed(SOUND, "claims", "K1", citations=(Citation("diary", Locator(page="3")),))
    document = hidden(lone, "K4")
    records = {r for f in core_findings(document, audit(document)) for r in f.records}
    assert records
    assert records <= {ref_of(record) for record in core_document(document).records()}
