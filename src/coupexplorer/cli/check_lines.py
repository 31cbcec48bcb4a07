"""What ``check --lines`` prints: a line of JSON for each step and finding, while the work goes on.

The window reads these lines from a process of its own making, so that it never waits for the check.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from coupexplorer.analysis.audit.auditing import Finding, audit, errors
from coupexplorer.analysis.audit.cases import cases_of
from coupexplorer.analysis.core_document import core_findings
from coupexplorer.cli.printing import print_lines
from coupexplorer.domain.casebook import KINDS, SECTIONS, CasebookDocument
from coupexplorer.domain.identity import Ref
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import CasebookError

MOST_OF_A_RULE = 300
"""Findings of one rule that are printed; the rest is only counted."""

MOST_RECORDS = 300
"""Records of one finding that are printed; the rest is only counted."""

RECORDS_IN_A_LINE = 50

READ_FROM, READ_TO = 0.1, 0.7
"""How much of the whole work is done before and after the records are read."""


def tell(casebook: Casebook, *, context: bool) -> bool:
    """Check a casebook and print what is found; whether nothing of it must be mended.

    Lines are objects with one key each: ``done`` (a share of the work), ``damage`` (a sentence),
    ``finding``, ``records`` (more of the finding before), ``left`` (findings of a rule that were
    not printed) and, at the very end, ``whole`` (whether there is neither damage nor error).
    """
    _print("done", 0.0)
    damages = casebook.check_integrity()
    for damage in damages:
        _print("damage", damage)
    try:
        document = _read(casebook)
    except CasebookError:
        if not damages:
            raise
        _print("whole", False)
        return False
    findings = audit(document)
    if not context:
        findings = core_findings(document, findings)
    for line in _lines(casebook, document, findings):
        print_lines(line)
    whole = not damages and not errors(findings)
    _print("whole", whole)
    return whole


def _read(casebook: Casebook) -> CasebookDocument:
    """The whole casebook, section by section, telling how far the reading is."""
    counts = casebook.counts()
    total, read = sum(counts.values()) or 1, 0
    sections: dict[str, Any] = {}
    for name, record in SECTIONS.items():
        _print("done", READ_FROM + (READ_TO - READ_FROM) * read / total)
        sections[name] = casebook.section(KINDS[record])
        read += counts[KINDS[record]]
    _print("done", READ_TO)
    return CasebookDocument(info=casebook.info(), **sections)


def _lines(
    casebook: Casebook, document: CasebookDocument, findings: Sequence[Finding]
) -> Iterator[str]:
    counts = Counter(finding.rule for finding in findings)
    printed = Counter[str]()
    cases = cases_of(document)
    for finding in findings:
        printed[finding.rule] += 1
        if printed[finding.rule] > MOST_OF_A_RULE:
            continue
        records = finding.records[:MOST_RECORDS]
        titles = casebook.titles((finding.ref, *records))
        about = {
            "severity": finding.severity.value,
            "rule": finding.rule.value,
            "message": finding.message,
            "count": len(finding.records),
            **_record(finding.ref, titles, cases),
        }
        yield _line("finding", about)
        for start in range(0, len(records), RECORDS_IN_A_LINE):
            some = records[start : start + RECORDS_IN_A_LINE]
            yield _line("records", [_record(ref, titles, cases) for ref in some])
    for rule, count in counts.items():
        if count > MOST_OF_A_RULE:
            yield _line("left", {"rule": rule.value, "count": count - MOST_OF_A_RULE})


def _record(
    ref: Ref, titles: Mapping[Ref, str], cases: Callable[[Ref], tuple[str, ...]]
) -> dict[str, Any]:
    return {"ref": str(ref), "title": titles.get(ref, ""), "cases": cases(ref)}


def _print(key: str, value: object) -> None:
    print_lines(_line(key, value))


def _line(key: str, value: object) -> str:
    return json.dumps({key: value})
