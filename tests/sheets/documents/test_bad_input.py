"""Every kind of document keeps its shape with nothing to tell, and with texts beyond measure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.samples import IRAQ, SYRIA, small_document
from tests.sheets.outline import outline
from tests.sheets.sample import DocumentReader

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.evidence import Statement
from coupexplorer.domain.history import Name
from coupexplorer.domain.vocabulary import NameKind
from coupexplorer.sheets.choices import (
    Arrangement,
    ChronologyOrder,
    DocumentKind,
    SheetChoices,
)
from coupexplorer.sheets.documents.composing import COMPOSERS, compose
from coupexplorer.sheets.facts.gathering import gather
from coupexplorer.sheets.tree.page import SheetDocument
from coupexplorer.sheets.writers.typst_writer import SheetPress

WORD = "x" * 2_000
NAME = "A name without end " * 27
MARKUP = "#panic() *b* $x$ <i>&amp;</i> _u_ @ref \U0001f468‍\U0001f469‍\U0001f467 שלום السعدي"


def made(kind: DocumentKind, document: CasebookDocument, **choices: object) -> SheetDocument:
    chosen = replace(SheetChoices(kind=kind, own_notes=True), **choices)  # type: ignore[arg-type]
    return compose(gather(DocumentReader(document), chosen), chosen)


def bare() -> CasebookDocument:
    whole = small_document()
    cases = tuple(replace(case, day_zero_reason=Statement(""), summary=()) for case in whole.cases)
    return CasebookDocument(info=whole.info, cases=cases)


def strange() -> CasebookDocument:
    whole = small_document()
    names = (Name(NAME, kind=NameKind.PREFERRED), Name(WORD, source="mirror"), Name(MARKUP))
    first = replace(whole.cells[0], statements=(Statement("word " * 10_000, ("A061",)),))
    return replace(
        whole,
        actors=tuple(replace(a, names=names, sort_name=NAME) for a in whole.actors),
        events=tuple(replace(e, title=f"{MARKUP} {WORD}") for e in whole.events),
        cells=(first, *whole.cells[1:]),
        disputes=tuple(replace(d, question=WORD, reason=MARKUP) for d in whole.disputes),
        sources=tuple(replace(s, remark=WORD, incomplete=MARKUP) for s in whole.sources),
        notes=tuple(replace(n, text=MARKUP) for n in whole.notes),
    )


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (DocumentKind.COMPARISON, "This casebook asks no questions of its cases yet."),
        (DocumentKind.WORKSHEET, "No cell of this worksheet is left blank."),
        (DocumentKind.KEY, "This casebook asks no questions of its cases yet."),
        (DocumentKind.DOSSIER, "No one is named in these cases."),
        (DocumentKind.DISPUTES, "Nothing in these cases is disputed."),
        (DocumentKind.SOURCES, "No source is cited."),
    ],
)
def test_a_casebook_that_tells_nothing_says_so(kind: DocumentKind, sentence: str) -> None:
    assert sentence in outline(made(kind, bare()))


@pytest.mark.parametrize("order", ChronologyOrder)
def test_an_empty_chronology_says_so_in_every_order(order: ChronologyOrder) -> None:
    told = outline(made(DocumentKind.CHRONOLOGY, bare(), order=order))
    assert "empty: This casebook tells of no event here." in told


@pytest.mark.parametrize("kind", COMPOSERS)
def test_strange_texts_can_be_printed(kind: DocumentKind, press: SheetPress) -> None:
    document = made(kind, strange(), arrangement=Arrangement.BY_PHASE)
    pdf = press.pdf(document)
    assert pdf.startswith(b"%PDF")


def test_a_blank_has_lines_within_reason() -> None:
    blank = (("means", IRAQ), ("economy", SYRIA))
    for asked, drawn in ((0, 1), (500, 30)):
        told = outline(made(DocumentKind.WORKSHEET, small_document(), lines=asked, blanks=blank))
        assert told.count(f"      lines: {drawn}\n") == len(blank)


def test_a_worksheet_gives_no_verdict_away() -> None:
    told = outline(made(DocumentKind.WORKSHEET, small_document(), blanks=(("means", IRAQ),)))
    assert "Aircraft" not in told
    key = outline(made(DocumentKind.KEY, small_document(), blanks=(("means", IRAQ),)))
    assert "Aircraft in one case only." in key
    assert key.count("verdict: Answer\n") == 1
