"""One warm press for all tests of the sheets: loading the fonts takes longer than most of them."""

from __future__ import annotations

import pytest

from coupexplorer.sheets.writers.typst_writer import SheetPress


@pytest.fixture(scope="session")
def press() -> SheetPress:
    return SheetPress()
