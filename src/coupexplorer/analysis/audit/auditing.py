"""The provenance audit: where does every statement of a casebook come from, and does it hold?"""

from __future__ import annotations

from coupexplorer.analysis.audit.bibliography import bibliography_findings
from coupexplorer.analysis.audit.coverage import coverage_findings
from coupexplorer.analysis.audit.dates import date_findings
from coupexplorer.analysis.audit.evidence import evidence_findings
from coupexplorer.analysis.audit.facts import AuditFacts
from coupexplorer.analysis.audit.findings import (
    RULE_TITLES,
    Finding,
    Rule,
    Severity,
    error,
)
from coupexplorer.analysis.audit.transcripts import transcript_findings
from coupexplorer.analysis.integrity import BreachKind, breaches
from coupexplorer.domain.casebook import CasebookDocument

__all__ = ["RULE_TITLES", "Finding", "Rule", "Severity", "audit", "errors"]


def audit(document: CasebookDocument) -> tuple[Finding, ...]:
    """Every finding on a document: errors before warnings, then by rule, in reading order.

    Asks nothing of the document: ids may stand twice and references dangle. Two audits of one
    document find the same.
    """
    facts = AuditFacts.of(document)
    found = [
        *_integrity(document),
        *evidence_findings(facts),
        *date_findings(facts),
        *coverage_findings(facts),
        *bibliography_findings(facts),
        *transcript_findings(facts),
    ]
    rules = tuple(Rule)
    return tuple(
        sorted(found, key=lambda f: (f.severity is not Severity.ERROR, rules.index(f.rule)))
    )


def errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that must be mended."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def _integrity(document: CasebookDocument) -> list[Finding]:
    rules = {
        BreachKind.DUPLICATE: Rule.DUPLICATE_ID,
        BreachKind.DANGLING: Rule.DANGLING_REFERENCE,
    }
    return [
        error(rules[breach.kind], breach.ref, f"{breach.message[:1].upper()}{breach.message[1:]}.")
        for breach in breaches(document)
    ]
