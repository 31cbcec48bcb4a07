"""A bibliographic record holds what its type needs, or says what of it was not seen."""

from __future__ import annotations

import json

import pytest
from tests.interchange.sample_casebook import changed, sample_casebook

from coupexplorer.analysis.audit.auditing import Rule, Severity, audit
from coupexplorer.analysis.audit.bibliography import missing_parts
from coupexplorer.domain.evidence import Source
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import SourceKind

NAME = [{"family": "Batatu", "given": "Hanna"}]
DATE = {"date-parts": [[1978]]}
WHOLE: dict[str, dict[str, object]] = {
    "book": {"author": NAME, "issued": DATE, "publisher": "P"},
    "thesis": {"author": NAME, "issued": DATE},
    "chapter": {"editor": NAME, "issued": {"literal": "n. d."}, "container-title": "C"},
    "article-journal": {"author": NAME, "issued": {"raw": "1978"}, "container-title": "J"},
    "article-newspaper": {"issued": DATE, "container-title": "N"},
    "article-magazine": {"issued": DATE, "container-title": "M"},
    "entry-encyclopedia": {"container-title": "E"},
    "webpage": {"URL": "https://example.org"},
    "dataset": {"archive": "A"},
    "manuscript": {},
}


def source(csl: object, incomplete: str = "") -> Source:
    """A source with a CSL item, or with any text in the place of one."""
    text = csl if isinstance(csl, str) else json.dumps(csl)
    return Source("s", "S", SourceKind.SECONDARY, csl=text, incomplete=incomplete)


@pytest.mark.parametrize("kind", WHOLE)
def test_a_record_is_whole_and_every_part_of_it_is_needed(kind: str) -> None:
    whole: dict[str, object] = {"type": kind, "title": "T", **WHOLE[kind]}
    assert missing_parts(source(whole)) == ()
    for variable in WHOLE[kind]:
        lacking = {name: value for name, value in whole.items() if name != variable}
        assert len(missing_parts(source(lacking))) == 1, variable


@pytest.mark.parametrize("value", [None, "", " ", [], {}, [{}], [{"family": ""}]])
def test_a_part_without_content_is_missing(value: object) -> None:
    item = {"type": "thesis", "title": "T", "author": value, "issued": DATE}
    assert missing_parts(source(item)) == ("an author or editor",)


@pytest.mark.parametrize("date", [{"date-parts": []}, {"date-parts": [[]]}, {"literal": ""}])
def test_a_date_without_content_is_missing(date: object) -> None:
    item = {"type": "thesis", "title": "T", "author": NAME, "issued": date}
    assert missing_parts(source(item)) == ("a date",)


@pytest.mark.parametrize("item", [{}, {"type": ["book"]}, {"title": "T", "type": None}])
def test_type_and_title_are_always_needed(item: dict[str, object]) -> None:
    assert missing_parts(source(item))


@pytest.mark.parametrize("csl", ["", "[]", "3", "{", "[" * 100_000])
def test_what_is_no_item_at_all(csl: str) -> None:
    assert missing_parts(source(csl)) == ("a readable CSL item",)


def test_the_audit_names_what_is_missing_unless_the_source_says_why() -> None:
    csl = '{"type": "book", "title": "A diary"}'
    document = changed(sample_casebook(), "sources", "diary", csl=csl)
    (finding,) = audit(document)
    assert (finding.severity, finding.rule) == (Severity.WARNING, Rule.INCOMPLETE_SOURCE)
    assert finding.ref == Ref(Kind.SOURCE, "diary")
    assert finding.message == (
        "Its bibliographic record lacks an author or editor, a date and a publisher,"
        " and nothing says why."
    )
    assert audit(changed(document, "sources", "diary", incomplete="Title page lost.")) == ()
