"""The web of whole records is the one that the store reads for the picture."""

from __future__ import annotations

from tests.samples import small_document

from coupexplorer.analysis.network import network_of
from coupexplorer.analysis.network_web import TieRecord, web_of
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.tie_web import TieWeb
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.casebook import Casebook


def web_of_document(document: CasebookDocument) -> TieWeb:
    ties: list[TieRecord] = [*document.relations, *document.memberships, *document.offices]
    context = [claim.id for claim in document.claims if claim.layer is Layer.CONTEXT]
    return web_of(document.actors, ties, document.disputes, context)


def test_both_ways_give_the_same_graph() -> None:
    document = small_document()
    with Casebook.in_memory(document) as book:
        stored = book.tie_web()
        read = web_of_document(book.document())
    for context in (True, False):
        assert network_of(read, context=context) == network_of(stored, context=context)


def test_an_office_without_a_body_ties_nobody() -> None:
    document = small_document()
    offices = [office for office in document.offices if office.body is None]
    ties = web_of_document(document).ties
    assert not {tie.ref.id for tie in ties} & {office.id for office in offices}
    assert len(ties) == 4
