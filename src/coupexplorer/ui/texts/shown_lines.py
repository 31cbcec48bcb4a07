"""A text cut into the lines that a widget shows, and the way from one to the other and back."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple, Self

LONGEST_LINE = 2_000
"""Characters shown as one line at most: laying out a line takes time with the square of its
length, and a text may be one line of a million characters."""

_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_UNSHOWABLE = re.compile("[\0\ud800-\udfff\ufdd0\ufdd1\ufffc]")
"""What a text widget takes for something other than a character: each becomes U+FFFD."""

_FIRST_ASTRAL = "\U00010000"


class Place(NamedTuple):
    """A shown line, from 0, and a column in it in UTF-16 units, which is how widgets count."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class ShownLines:
    """The shown lines of a text: where each begins and ends. There is at least one.

    ``text`` has as many characters as the text it was cut from.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def cut(cls, text: str) -> Self:
        """Cut any text whatever."""
        shown = _UNSHOWABLE.sub("\ufffd", text)
        starts: list[int] = []
        ends: list[int] = []
        begin = 0
        for end, following in _line_ends(shown):
            for start, stop in _parts(shown, begin, end):
                starts.append(start)
                ends.append(stop)
            begin = following
        return cls(shown, tuple(starts), tuple(ends))

    def shown(self) -> str:
        """The whole text as it is shown, its lines parted by line feeds."""
        pairs = zip(self.starts, self.ends, strict=True)
        return "\n".join([self.text[start:end] for start, end in pairs])

    def place(self, offset: int) -> Place:
        """Where a character of the text is shown; between two lines, the end of the first."""
        line = max(0, bisect_right(self.starts, offset) - 1)
        start = self.starts[line]
        end = max(start, min(offset, self.ends[line]))
        return Place(line, _units(self.text[start:end]))

    def offset(self, place: Place) -> int:
        """The character of the text at a place of the widget, kept within the line."""
        line = max(0, min(place.line, len(self.starts) - 1))
        start, end = self.starts[line], self.ends[line]
        part = self.text[start:end]
        if part.isascii() or max(part) < _FIRST_ASTRAL:
            return min(start + place.column, end)
        units = part.encode("utf-16-le")[: 2 * place.column]
        return start + len(units.decode("utf-16-le", "ignore"))


def _line_ends(text: str) -> list[tuple[int, int]]:
    """Where each line ends and the next one begins."""
    found = [match.span() for match in _LINE_END.finditer(text)]
    return [*found, (len(text), len(text))]


def _parts(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """A line in parts that can be laid out, each broken after white space where there is any."""
    parts = []
    while end - begin > LONGEST_LINE:
        space = text.rfind(" ", begin + LONGEST_LINE // 2, begin + LONGEST_LINE)
        stop = begin + LONGEST_LINE if space < 0 else space + 1
        parts.append((begin, stop))
        begin = stop
    return [*parts, (begin, end)]


def _units(part: str) -> int:
    return len(part) if part.isascii() else len(part.encode("utf-16-le", "replace")) // 2
