"""With the layer beyond the base texts hidden, no page shows or links anything of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.test_markup import links

from coupexplorer.cli.files import BUILT_IN
from coupexplorer.domain.casebook import CasebookDocument, ref_of
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.interchange.casebook_json import read_document
from coupexplorer.shipped import data_folder
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.panes.claims import ClaimsPane
from coupexplorer.ui.profile.page import ProfileWriter
from coupexplorer.ui.profile.reading import read_profile
from coupexplorer.ui.theme import LIGHT, Scheme
from coupexplorer.ui.workbench import Workbench


@pytest.fixture(scope="module")
def document() -> CasebookDocument:
    """The built-in casebook."""
    return read_document(data_folder() / BUILT_IN)


@pytest.fixture(scope="module")
def beyond(document: CasebookDocument) -> frozenset[Ref]:
    """Every record of the context layer."""
    context = Layer.CONTEXT
    return frozenset(ref_of(r) for r in document.records() if getattr(r, "layer", None) is context)


@pytest.fixture(scope="module")
def bench(qapp: QApplication, document: CasebookDocument) -> Iterator[Workbench]:
    """A bench with it; only read."""
    bench = Workbench()
    bench.open(Casebook.in_memory(document))
    yield bench
    bench.close()


def html(bench: Workbench, focus: Focus) -> str:
    """The Profile page of the focus' subject."""
    profile = read_profile(bench, focus)
    assert profile is not None
    return "".join(ProfileWriter(profile, LIGHT).parts())


@pytest.mark.parametrize("kind", Kind)
def test_no_profile_links_to_what_is_hidden(
    bench: Workbench, document: CasebookDocument, beyond: frozenset[Ref], kind: Kind
) -> None:
    for record in document.records():
        ref = ref_of(record)
        if ref.kind is not kind:
            continue
        focus = Focus(subject=ref, cases=tuple(bench.cases), context=False)
        linked = {target for _, target in links(html(bench, focus))}
        assert not linked & beyond, ref


def test_statements_of_the_context_are_on_no_page(
    bench: Workbench, document: CasebookDocument, beyond: frozenset[Ref]
) -> None:
    hidden_somewhere = 0
    told = {
        **{ref_of(cell): cell.statements for cell in document.cells},
        **{ref_of(actor): actor.summary for actor in document.actors},
        **{ref_of(case): case.summary for case in document.cases},
    }
    for ref, statements in told.items():
        page = html(bench, Focus(subject=ref, cases=tuple(bench.cases), context=False))
        for statement in statements:
            claims = {Ref(Kind.CLAIM, claim) for claim in statement.claims}
            if claims and claims <= beyond:
                hidden_somewhere += 1
                assert statement.text not in page
    assert hidden_somewhere


def test_a_record_of_the_layer_says_that_it_is_hidden(
    bench: Workbench, beyond: frozenset[Ref]
) -> None:
    for kind in (Kind.ACTOR, Kind.EVENT, Kind.CLAIM, Kind.DISPUTE, Kind.LINK, Kind.DIMENSION):
        ref = min(ref for ref in beyond if ref.kind is kind)
        page = html(bench, Focus(subject=ref, cases=tuple(bench.cases), context=False))
        assert "hidden now" in page, ref
        assert "hidden now" not in html(bench, Focus(subject=ref, cases=tuple(bench.cases)))


def test_the_claims_pane_says_so_too(
    bench: Workbench, beyond: frozenset[Ref], qapp: QApplication
) -> None:
    pane = ClaimsPane(bench, Appearance(qapp, Scheme.LIGHT, qapp))
    ref = min(ref for ref in beyond if ref.kind is Kind.CLAIM)
    pane.reload(Focus(subject=ref, cases=tuple(bench.cases), context=False))
    assert "hidden now" in pane.view.whole_text()
    pane.deleteLater()
