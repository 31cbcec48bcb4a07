"""Where one is in a list of rows of uneven height, of which only those in sight are measured."""

from __future__ import annotations

from typing import NamedTuple, Protocol

LEAST = 8
"""No row is less high than this, in pixels: so the end is known to be far without measuring it."""

MEASURED_AT_END = 500
"""A list of more rows is taken to be as long as rows of the usual height would be."""


class Rows(Protocol):
    """What is scrolled."""

    def count(self) -> int:
        """How many rows there are."""

    def height(self, row: int) -> int:
        """How high a row is in pixels, at least ``LEAST``."""

    def usual(self) -> int:
        """About how high rows are, at least one pixel: what a scroll bar counts each one as."""


class Seen(NamedTuple):
    """A row in sight: its place from the top of the room, and its height."""

    row: int
    y: int
    height: int


class RowScroll:
    """A place is a row and how many of its pixels are above the room. The list ends where the room
    ends, unless it is shorter. Rows far from the place are never measured."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self.room = 0
        self.top = 0
        self.offset = 0

    def seen(self) -> list[Seen]:
        """The rows in sight, from the top."""
        found: list[Seen] = []
        y, row, count = -self.offset, self.top, self._rows.count()
        while y < self.room and row < count:
            height = self._rows.height(row)
            found.append(Seen(row, y, height))
            y += height
            row += 1
        return found

    def about(self, row: int) -> Seen:
        """Where a row is; for one that is out of sight about where it would be."""
        for each in self.seen():
            if each.row == row:
                return each
        usual = self._rows.usual()
        return Seen(row, (row - self.top) * usual - self.offset, usual)

    def place(self, row: int, offset: int = 0) -> None:
        """Have a row at the top, but for some pixels of it."""
        self.top, self.offset = max(row, 0), offset
        if (self._rows.count() - self.top - 1) * LEAST < self.room:
            self.top, self.offset = min((self.top, self.offset), self.last())

    def move(self, pixels: int) -> None:
        """Move down so many pixels, or up, measuring the rows on the way."""
        count = self._rows.count()
        top, offset = self.top, self.offset + pixels
        while offset < 0 and top > 0:
            top -= 1
            offset += self._rows.height(top)
        offset = max(offset, 0)
        while top < count - 1 and offset >= (height := self._rows.height(top)):
            offset -= height
            top += 1
        self.place(top, offset)

    def show(self, row: int) -> None:
        """Bring a row into sight: from near by just so, from afar into the middle."""
        seen = self.seen()
        first, near = self.top, len(seen) + 1
        if not first - near <= row <= first + 2 * near:
            self.centre(row)
            return
        here = self.about(row)
        is_seen = any(each.row == row for each in seen)
        if row < first or (is_seen and here.y < 0):
            self.place(row)
        elif not is_seen or here.y + here.height > self.room:
            self._end(row, self.room)

    def centre(self, row: int) -> None:
        """Have a row in the middle."""
        self._end(row, (self.room + self._rows.height(row)) // 2)

    def _end(self, row: int, y: int) -> None:
        """Have a row end at a place in the room; one that is higher than that begins there."""
        if self._rows.height(row) >= y:
            self.place(row)
            return
        top, left = row + 1, y
        while left > 0 and top > 0:
            top -= 1
            left -= self._rows.height(top)
        self.place(top, max(-left, 0))

    def last(self) -> tuple[int, int]:
        """The place at which the end of the list is in sight."""
        row, left = self._rows.count(), max(self.room, 1)
        while row > 0 and left > 0:
            row -= 1
            left -= self._rows.height(row)
        return row, max(-left, 0)

    def value(self) -> int:
        """The place as a scroll bar counts."""
        return min(self._value(self.top, self.offset), self.most())

    def most(self) -> int:
        """What a scroll bar counts at the end."""
        count = self._rows.count()
        if count > MEASURED_AT_END:
            return count * self._rows.usual() - self.room
        return self._value(*self.last())

    def _value(self, row: int, offset: int) -> int:
        if row >= self._rows.count():
            return 0
        usual = self._rows.usual()
        return row * usual + offset * usual // self._rows.height(row)

    def go_to(self, value: int) -> None:
        """Go where a scroll bar is."""
        usual, count = self._rows.usual(), self._rows.count()
        if value >= self.most():
            self.place(count)
        elif count:
            row = min(value // usual, count - 1)
            self.place(row, (value - row * usual) * self._rows.height(row) // usual)
