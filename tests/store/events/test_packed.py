"""Numbers come out of a packed text as they went in."""

from __future__ import annotations

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.store.events.packed import unpacked

NUMBERS = st.integers(-(2**63), 2**63 - 1)


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), max_size=30))
def test_rows_become_columns_again(rows: list[tuple[int, int, int]]) -> None:
    with sqlite3.connect(":memory:") as driver:
        text = "".join(
            driver.execute("SELECT printf('%016x%016x%016x', ?, ?, ?)", row).fetchone()[0]
            for row in rows
        )
    driver.close()
    columns = unpacked(text, 3)
    assert len(columns) == 3
    assert list(zip(*columns, strict=True)) == rows
