"""One warm press for all tests of the sheets: loading the fonts takes longer than most of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sheets.reading import Reader

from coupexplorer.sheets.writers.typst_writer import SheetPress


@pytest.fixture(scope="session")
def press() -> SheetPress:
    return SheetPress()


@pytest.fixture
def read(press: SheetPress, tmp_path: Path) -> Reader:
    return Reader(press, tmp_path / "sheet.pdf")
