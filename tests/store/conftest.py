"""Casebooks to test the store with: one in memory, one in a file, each its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.samples import small_document

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.store.casebook import Casebook


@pytest.fixture(scope="session")
def document() -> CasebookDocument:
    """The small document; a frozen value, so one is enough."""
    return small_document()


@pytest.fixture
def casebook(document: CasebookDocument) -> Iterator[Casebook]:
    """The small document in memory."""
    with Casebook.in_memory(document) as opened:
        yield opened


@pytest.fixture(scope="session")
def casebook_bytes(document: CasebookDocument, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The small document as the bytes of a file."""
    path = tmp_path_factory.mktemp("small") / "small.casebook"
    Casebook.create(path, document).close()
    return path.read_bytes()


@pytest.fixture
def casebook_file(casebook_bytes: bytes, tmp_path: Path) -> Path:
    """The small document in a file that nobody has open."""
    path = tmp_path / "small.casebook"
    path.write_bytes(casebook_bytes)
    return path
