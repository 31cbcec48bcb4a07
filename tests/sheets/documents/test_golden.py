"""The structure of every kind of document, held in files: what stands where, in which role.

Run with ``UPDATE_GOLDEN=1`` in the environment to write the files anew, and read the difference.
"""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

import pytest
from tests.samples import IRAQ, SYRIA, small_document
from tests.sheets.outline import outline
from tests.sheets.sample import DocumentReader

from coupexplorer.sheets.choices import (
    Arrangement,
    ChronologyOrder,
    CitationStyle,
    DocumentKind,
    Look,
    SheetChoices,
)
from coupexplorer.sheets.documents.composing import compose
from coupexplorer.sheets.facts.gathering import gather

FOLDER = Path(__file__).parent.parent / "golden"
BOTH = SheetChoices(cases=(IRAQ, SYRIA), printed_on=dt.date(2026, 11, 21))
BLANKS = (("means", IRAQ),)

CHOSEN = {
    "comparison": BOTH,
    "comparison-by-phase": replace(BOTH, arrangement=Arrangement.BY_PHASE, own_notes=True),
    "worksheet": replace(BOTH, kind=DocumentKind.WORKSHEET),
    "worksheet-some": replace(BOTH, kind=DocumentKind.WORKSHEET, blanks=BLANKS, lines=3),
    "key": replace(BOTH, kind=DocumentKind.KEY, blanks=BLANKS),
    "chronology": replace(BOTH, kind=DocumentKind.CHRONOLOGY, own_notes=True),
    "chronology-by-case": replace(
        BOTH, kind=DocumentKind.CHRONOLOGY, order=ChronologyOrder.BY_CASE, context=False
    ),
    "chronology-aligned": replace(
        BOTH, kind=DocumentKind.CHRONOLOGY, order=ChronologyOrder.ALIGNED
    ),
    "dossier": replace(BOTH, kind=DocumentKind.DOSSIER),
    "dossier-base-texts": replace(
        BOTH, kind=DocumentKind.DOSSIER, subjects=("amin-al-hafiz",), context=False
    ),
    "disputes": replace(BOTH, kind=DocumentKind.DISPUTES, look=Look(contents=True)),
    "sources": replace(BOTH, kind=DocumentKind.SOURCES),
    "timeline": replace(BOTH, kind=DocumentKind.TIMELINE),
    "cards": replace(BOTH, kind=DocumentKind.CARDS),
}


@pytest.mark.parametrize("name", CHOSEN)
def test_structure(name: str) -> None:
    choices = CHOSEN[name]
    made = outline(compose(gather(DocumentReader(small_document()), choices), choices))
    file = FOLDER / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(made, encoding="utf-8")
    assert made == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", [DocumentKind.CHRONOLOGY, DocumentKind.DOSSIER])
def test_a_style_changes_citations_and_nothing_else(kind: DocumentKind) -> None:
    plain = replace(BOTH, kind=kind)
    facts = gather(DocumentReader(small_document()), plain)
    styled = compose(facts, replace(plain, style=CitationStyle.CHICAGO_NOTES))
    before, after = outline(compose(facts, plain)), outline(styled)
    assert before.split("\nheading 1: Disputes")[0] == after.split("\nheading 1: Disputes")[0]
    assert before != after
