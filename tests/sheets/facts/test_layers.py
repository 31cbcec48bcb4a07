"""Without the context layer nothing of it is gathered or printed, whatever the document."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from tests.samples import IRAQ, SYRIA, small_document
from tests.sheets.outline import outline
from tests.sheets.sample import DocumentReader

from coupexplorer.domain.annotation import Note
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.evidence import Claim, Dispute
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Emptiness, Layer
from coupexplorer.interchange.casebook_json import read_document
from coupexplorer.sheets.choices import DocumentKind, SheetChoices
from coupexplorer.sheets.documents.composing import COMPOSERS, compose
from coupexplorer.sheets.facts.gathering import gather
from coupexplorer.shipped import data_folder

NOT_PRINTED = {(Claim, "subjects"), (Dispute, "subjects")}
"""What claims and disputes are about is used to find them, never printed."""


@pytest.fixture(scope="module")
def built_in() -> CasebookDocument:
    return read_document(data_folder() / "baath-splits")


def texts(value: object) -> Iterator[str]:
    """Every text in a value, whatever it is made of."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from texts(key)
            yield from texts(held)
    elif isinstance(value, tuple | frozenset):
        for held in value:
            yield from texts(held)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if (type(value), field.name) not in NOT_PRINTED:
                yield from texts(getattr(value, field.name))


@pytest.mark.parametrize("kind", DocumentKind)
def test_no_record_of_the_context_is_named(kind: DocumentKind, built_in: CasebookDocument) -> None:
    records = [(r.id, getattr(r, "layer", None) is Layer.CONTEXT) for r in built_in.records()]
    context = {i for i, beyond in records if beyond} - {i for i, beyond in records if not beyond}
    assert len(context) > 300
    choices = SheetChoices(kind=kind, context=False)
    facts = gather(DocumentReader(built_in), choices)
    assert facts.cases
    assert not context.intersection(texts(facts))


@pytest.mark.parametrize("kind", COMPOSERS)
def test_no_claim_of_the_context_is_printed(kind: DocumentKind, built_in: CasebookDocument) -> None:
    choices = SheetChoices(kind=kind, context=False)
    printed = outline(compose(gather(DocumentReader(built_in), choices), choices))
    assert not re.findall(r"\[[^\]]*\b[CD]\d{3}", printed)
    assert "Beyond the base texts" not in printed


def small(**choices: object) -> SheetChoices:
    return replace(SheetChoices(cases=(IRAQ, SYRIA)), **choices)  # type: ignore[arg-type]


def test_a_cell_of_the_context_says_that_the_base_texts_are_silent() -> None:
    facts = gather(DocumentReader(small_document()), small(context=False))
    assert facts.cells["means", SYRIA].emptiness is Emptiness.SOURCE_SILENT
    assert facts.cells["means", SYRIA].statements == ()


def test_a_spelling_seen_beyond_the_base_texts_goes_and_the_name_stays() -> None:
    choices = small(kind=DocumentKind.DOSSIER, subjects=("amin-al-hafiz",))
    reader = DocumentReader(small_document())
    whole = gather(reader, choices).actors["amin-al-hafiz"]
    narrowed = gather(reader, replace(choices, context=False)).actors["amin-al-hafiz"]
    assert "Amin el-Hafez" in {name.text for name in whole.names}
    assert {name.text for name in narrowed.names} == {"Amin al-Hafiz", "أمين الحافظ"}


def test_a_way_ends_where_the_base_texts_end() -> None:
    document = small_document()
    (movement,) = document.movements
    document = replace(document, movements=(replace(movement, destination="damascus"),))
    choices = small(kind=DocumentKind.DOSSIER, context=False)
    (told,) = gather(DocumentReader(document), choices).movements
    assert (told.origin, told.destination) == ("baghdad", None)


def test_own_notes_on_what_is_hidden_stay_out() -> None:
    note = Note(
        "n2", Ref(Kind.EVENT, "announcement"), "Check.", dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
    )
    document = replace(small_document(), notes=(*small_document().notes, note))
    choices = small(kind=DocumentKind.CHRONOLOGY, own_notes=True)
    shown = gather(DocumentReader(document), choices).own_notes
    narrowed = gather(DocumentReader(document), replace(choices, context=False)).own_notes
    assert {ref.id for ref in shown} == {"announcement", "strafing"}
    assert {ref.id for ref in narrowed} == {"strafing"}
