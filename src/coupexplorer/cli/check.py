"""The command ``check``: is the file whole, and where does every statement in it come from?"""

from __future__ import annotations

import dataclasses
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from coupexplorer.analysis.audit.auditing import RULE_TITLES, Finding, Severity, audit, errors
from coupexplorer.analysis.core_document import core_findings
from coupexplorer.cli.arguments import CommandParser, one_file_or_none
from coupexplorer.cli.check_lines import tell
from coupexplorer.cli.failures import FAILURE, SUCCESS, BadUsage, CommandFailure
from coupexplorer.cli.files import built_in_document, open_casebook
from coupexplorer.cli.printing import print_json, print_lines
from coupexplorer.domain.casebook import SECTIONS, CasebookDocument
from coupexplorer.domain.evidence import Transcript
from coupexplorer.interchange.casebook_json import CasebookFormatError
from coupexplorer.interchange.text_file import TextFileError, read_text
from coupexplorer.shipped import MissingShippedFile
from coupexplorer.store.errors import CasebookError

KNOWN_FAILURES = (CasebookError, CasebookFormatError, MissingShippedFile, TextFileError)
MOST_NAMED = 6
"""Records that a summed-up finding names for people; scripts get them all."""


def add_options(parser: CommandParser) -> None:
    """Declare what the command takes."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print a JSON object for scripts")
    form.add_argument(
        "--lines",
        action="store_true",
        help="print a line of JSON for each step and finding while the check goes on",
    )
    parser.add_argument(
        "--without-context",
        action="store_true",
        help="leave out what is told only beyond the base texts",
    )
    parser.add_argument(
        "--text",
        action="append",
        default=[],
        metavar="SOURCE=FILE",
        help="audit as if the text of FILE were attached to the source; may be given again",
    )


def run(options: Namespace) -> int:
    """Print what is found; 1 when the file is damaged or the audit finds an error."""
    texts = [_named_text(given) for given in options.text]
    file = one_file_or_none(options.words)
    if options.lines:
        return _follow(file, texts, context=not options.without_context)
    damages, document = _looked_at(file)
    document = _with_texts(document, texts)
    findings = audit(document)
    if options.without_context:
        findings = core_findings(document, findings)
    wrong = errors(findings)
    if options.json:
        print_json(_report(document, damages, findings))
    else:
        print_lines(*_told(document, damages, findings))
    return FAILURE if damages or wrong else SUCCESS


def _follow(file: Path | None, texts: Sequence[tuple[str, Path]], *, context: bool) -> int:
    if texts:
        raise BadUsage("--text does not go with --lines.")
    with open_casebook(file) as casebook:
        return SUCCESS if tell(casebook, context=context) else FAILURE


def _looked_at(file: Path | None) -> tuple[list[str], CasebookDocument]:
    """The file's damages, a sentence each, and its records.

    The built-in casebook ships as text: reading it is the test of its integrity.
    """
    if file is None:
        return [], built_in_document()
    with open_casebook(file) as casebook:
        damages = list(casebook.check_integrity())
        try:
            return damages, casebook.document()
        except CasebookError as error:
            raise CommandFailure(damages[0] if damages else str(error)) from error


def _named_text(given: str) -> tuple[str, Path]:
    source, separator, file = given.partition("=")
    if not (source and separator and file):
        raise BadUsage(f"--text takes SOURCE=FILE, not “{given}”.")
    return source, Path(file)


def _with_texts(document: CasebookDocument, texts: Sequence[tuple[str, Path]]) -> CasebookDocument:
    """The document with texts in place of those attached to their sources; nothing is written."""
    named = {source for source, _ in texts}
    unknown = named - {source.id for source in document.sources}
    if unknown:
        raise BadUsage(f"There is no source “{min(unknown)}” in this casebook.")
    kept = [text for text in document.transcripts if text.source not in named]
    read = [
        Transcript(f"--text {number}", source, read_text(file), file.name)
        for number, (source, file) in enumerate(texts, 1)
    ]
    return dataclasses.replace(document, transcripts=(*kept, *read))


def _report(
    document: CasebookDocument, damages: Sequence[str], findings: Sequence[Finding]
) -> dict[str, Any]:
    return {
        "casebook": document.info.id,
        "integrity": list(damages),
        "errors": sum(f.severity is Severity.ERROR for f in findings),
        "warnings": sum(f.severity is Severity.WARNING for f in findings),
        "findings": [
            {
                "severity": finding.severity.value,
                "rule": finding.rule.value,
                "kind": finding.ref.kind.value,
                "id": finding.ref.id,
                "message": finding.message,
                "records": [str(ref) for ref in finding.records],
            }
            for finding in findings
        ],
    }


def _told(
    document: CasebookDocument, damages: Sequence[str], findings: Sequence[Finding]
) -> Iterator[str]:
    """The report for people: what was checked, the file, then the findings rule by rule."""
    counts = [f"{len(document.section(s))} {s}" for s in SECTIONS if document.section(s)]
    yield f"{document.info.title}, edition {document.info.edition}"
    yield f"  {', '.join(counts) or 'no records'}"
    yield f"File: {_count(len(damages), 'damage') if damages else 'whole'}."
    yield from (f"  {damage}" for damage in damages)
    wrong = sum(finding.severity is Severity.ERROR for finding in findings)
    yield f"Audit: {_count(wrong, 'error')}, {_count(len(findings) - wrong, 'warning')}."
    yield from _by_rule(findings)


def _by_rule(findings: Iterable[Finding]) -> Iterator[str]:
    for (severity, rule), group in groupby(findings, key=lambda f: (f.severity, f.rule)):
        alike = list(group)
        yield ""
        yield f"{severity.value.capitalize()}: {RULE_TITLES[rule]} ({len(alike)})"
        for finding in alike:
            yield f"  {finding.ref}"
            yield f"    {finding.message}"
            if finding.records:
                yield f"    {_named(finding)}"


def _named(finding: Finding) -> str:
    named = ", ".join(ref.id for ref in finding.records[:MOST_NAMED])
    left = len(finding.records) - MOST_NAMED
    return f"{named}, and {left} more" if left > 0 else named


def _count(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"
