"""Whole numbers of many rows as one text of hexadecimal digits, and arrays made of it again.

A list in words, as JSON, takes Python twenty times as long to take apart, and other threads wait
meanwhile.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, func

STEP = 16_384
"""Rows read at a time. Python's other threads stand still while they are taken apart, which is less
than a millisecond."""

Went = Callable[[int], None]
"""Hears of each step how many rows it was; what it raises ends the reading."""


def went_on(_rows: int) -> None:
    """Hears of a step and does nothing."""


def packed(*columns: ColumnElement[Any]) -> ColumnElement[str]:
    """The numbers of all rows, row by row; none may be null."""
    return func.coalesce(func.group_concat(func.printf("%016x" * len(columns), *columns), ""), "")


def unpacked(text: str, columns: int) -> list[array[int]]:
    """The numbers column by column."""
    numbers = array("q", bytes.fromhex(text))
    if sys.byteorder == "little":
        numbers.byteswap()
    return [numbers[place::columns] for place in range(columns)]
