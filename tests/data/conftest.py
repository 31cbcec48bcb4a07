"""The built-in casebook as the tests of its content read it, once for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from coupexplorer.cli.files import BUILT_IN
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.evidence import Claim
from coupexplorer.interchange.casebook_json import read_document
from coupexplorer.shipped import data_folder


@pytest.fixture(scope="session")
def built_in() -> CasebookDocument:
    """Every record of the built-in casebook."""
    return read_document(data_folder() / BUILT_IN)


@pytest.fixture(scope="session")
def claims(built_in: CasebookDocument) -> dict[str, Claim]:
    """Its claims by id."""
    return {claim.id: claim for claim in built_in.claims}


@pytest.fixture(scope="session")
def base_texts() -> dict[str, str]:
    """The two texts the casebook was built from, by sigil, where they lie beside the checkout."""
    folder = Path(__file__).parents[3] / "shared" / "seeds"
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))]
    if not texts:
        pytest.skip("the base texts are not at hand")
    return {"A" if text.startswith("= ") else "B": text for text in texts}
