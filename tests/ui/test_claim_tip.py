"""What the number of a claim or a dispute tells when the pointer rests on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from tests.samples import small_document

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.claim_tip import claim_tip
from coupexplorer.ui.workbench import Workbench


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Workbench]:
    """A bench with the small casebook on it."""
    bench = Workbench()
    bench.open(Casebook.in_memory(small_document()))
    yield bench
    bench.close()


def test_a_claim_tells_its_words_and_its_place(bench: Workbench) -> None:
    claim = next(claim for claim in small_document().claims if claim.id == "A053")
    tip = claim_tip(bench, Ref(Kind.CLAIM, "A053"))
    assert tip == f"Claim A053: {claim.text} — A, section “Coup”, paragraph 1"


def test_a_dispute_tells_its_question(bench: Workbench) -> None:
    question = small_document().disputes[0].question
    assert claim_tip(bench, Ref(Kind.DISPUTE, "K1")) == f"Dispute K1: {question}"


@pytest.mark.parametrize("ref", ["claim:gone", "event:coup", "source:mirror"])
def test_nothing_else_tells_anything(bench: Workbench, ref: str) -> None:
    assert claim_tip(bench, Ref.parse(ref)) == ""


def test_without_a_casebook_there_is_nothing_to_tell(qapp: QApplication) -> None:
    assert claim_tip(Workbench(), Ref(Kind.CLAIM, "A053")) == ""
