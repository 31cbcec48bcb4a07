"""The audit rule on bibliographic records: does each hold what a work of its type needs?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from coupexplorer.analysis.audit.facts import AuditFacts
from coupexplorer.analysis.audit.findings import Finding, Rule, warning
from coupexplorer.domain.casebook import ref_of
from coupexplorer.domain.evidence import Source

_WRITTEN_BY_NAME = frozenset({"book", "article-journal", "thesis", "chapter"})
_IN_PAPERS = frozenset({"article-newspaper", "article-magazine"})
_IN_A_WHOLE = (
    frozenset({"article", "article-journal", "chapter", "entry-encyclopedia"}) | _IN_PAPERS
)
_NEEDS = (
    ("an author or editor", ("author", "editor"), _WRITTEN_BY_NAME),
    ("a date", ("issued",), _WRITTEN_BY_NAME | _IN_PAPERS),
    ("the work it stands in", ("container-title",), _IN_A_WHOLE),
    ("a publisher", ("publisher",), frozenset({"book"})),
    (
        "an address or archive",
        ("URL", "DOI", "archive", "archive_location"),
        frozenset({"webpage", "dataset"}),
    ),
)
"""What is needed, the CSL variables that give it (one is enough), the types that need it."""


def bibliography_findings(facts: AuditFacts) -> Iterator[Finding]:
    """The sources that lack a part their type needs and do not say what was not seen."""
    for source in facts.document.sources:
        if source.incomplete.strip():
            continue
        lacking = missing_parts(source)
        if lacking:
            told = f"Its bibliographic record lacks {_joined(lacking)}, and nothing says why."
            yield warning(Rule.INCOMPLETE_SOURCE, ref_of(source), told)


def missing_parts(source: Source) -> tuple[str, ...]:
    """What the CSL item of a source lacks for its type, in words; nothing when it is whole."""
    item = _item(source.csl)
    if item is None:
        return ("a readable CSL item",)
    lacking = [
        words
        for words, variable in (("a type", "type"), ("a title", "title"))
        if not _says(item.get(variable))
    ]
    for words, variables, types in _NEEDS:
        needed = item.get("type") in types if isinstance(item.get("type"), str) else False
        if needed and not any(_says(item.get(variable)) for variable in variables):
            lacking.append(words)
    return tuple(lacking)


def _item(csl: str) -> Mapping[str, object] | None:
    try:
        item = json.loads(csl)
    except (ValueError, RecursionError):
        return None
    return item if isinstance(item, dict) else None


def _says(value: object) -> bool:
    """Whether a CSL variable holds anything: a word, a number, a name or a date with content."""
    if isinstance(value, Mapping):
        return any(map(_says, value.values()))
    if isinstance(value, list):
        return any(map(_says, value))
    return value is not None and str(value).strip() != ""


def _joined(parts: tuple[str, ...]) -> str:
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)
