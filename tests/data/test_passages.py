"""Every locator of the two base articles leads to its passage, and no sentence was passed over."""

from __future__ import annotations

import pytest

from coupexplorer.analysis.texts.source_text import SourceText, used_by
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.evidence import Citation

SIGILS = {"iraq-article": "A", "syria-article": "B"}

HEADINGS = {
    "iraq-article": [
        "November 1963 Iraqi coup d'état",
        "Infobox",
        "Background",
        "Coup",
        "See also",
    ],
    "syria-article": [],
}
"""Sentences that no claim uses: a title says nothing that the first sentence does not, and the
names of the parts of the article say where things stand, not what happened."""


@pytest.fixture(scope="session")
def texts(base_texts: dict[str, str]) -> dict[str, SourceText]:
    """The two articles, read, by source."""
    return {source: SourceText.read(base_texts[sigil]) for source, sigil in SIGILS.items()}


def citations(built_in: CasebookDocument, source: str) -> list[tuple[str, Citation]]:
    """Every citation of a source with the id of its claim."""
    return [(c.id, one) for c in built_in.claims for one in c.citations if one.source == source]


@pytest.mark.parametrize("source", SIGILS)
def test_every_locator_resolves_to_the_last_marker(
    built_in: CasebookDocument, texts: dict[str, SourceText], source: str
) -> None:
    cited = citations(built_in, source)
    assert cited
    passages = {claim: texts[source].resolve(citation.locator) for claim, citation in cited}
    assert {claim: p.problems for claim, p in passages.items() if not p.is_found} == {}


@pytest.mark.parametrize("source", SIGILS)
def test_every_spelling_stands_in_its_passage(
    built_in: CasebookDocument, texts: dict[str, SourceText], source: str
) -> None:
    text = texts[source]
    lost = [
        (claim, citation.as_written)
        for claim, citation in citations(built_in, source)
        if citation.as_written
        and text.spelling(text.resolve(citation.locator), citation.as_written) is None
    ]
    assert lost == []


@pytest.mark.parametrize("source", SIGILS)
def test_every_sentence_is_used_but_the_headings(
    built_in: CasebookDocument, texts: dict[str, SourceText], source: str
) -> None:
    text = texts[source]
    used = used_by(text, built_in.claims, source)
    unused = [text.text[s.start : s.end] for s in text.sentences() if s not in used]
    assert unused == HEADINGS[source]
    assert set(text.sentences_to_use()) <= set(used)


def test_the_iraqi_article_is_cited_by_the_sentence(built_in: CasebookDocument) -> None:
    """A paragraph of six sentences is no place to send a reader to."""
    loose = [
        claim
        for claim, citation in citations(built_in, "iraq-article")
        if citation.locator.paragraph is not None and citation.locator.sentence is None
    ]
    assert loose == []


@pytest.mark.parametrize("source", SIGILS)
def test_every_sentence_can_be_named_and_found_again(
    texts: dict[str, SourceText], source: str
) -> None:
    text = texts[source]
    for sentence in text.sentences():
        assert text.resolve(text.describe(sentence)).spans == (sentence,)
