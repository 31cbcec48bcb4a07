"""The chart of goals: a bar a figure, on a logarithmic scale, against the line of what is allowed.

Drawn as SVG by itself, with real text and no fonts of its own. Met and missed are told by a sign
and a word as well as by colour.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from tests.benchmarks.figures import Figure

WIDTH, ROW, HEAD, FOOT = 960, 26, 92, 46
NAMES, RIGHT = 352, 140
"""Where the bars begin, and the room for what is said behind them."""

MET, MISSED = "#0b6e4f", "#a33b20"
INK, MUTED, LINE, GROUND, BAND = "#1c1e21", "#5b6168", "#c9ced4", "#ffffff", "#f4f6f8"
FONT = "Noto Sans, DejaVu Sans, Segoe UI, Helvetica, Arial, sans-serif"
TICKS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """Shares of a goal across the chart, by their logarithm."""

    low: float
    high: float

    @classmethod
    def of(cls, shares: Iterable[float]) -> Scale:
        """A scale on which all shares and the line at 1 have room."""
        seen = [*shares, 0.5, 2.0]
        return cls(
            max((tick for tick in TICKS if tick <= min(seen)), default=TICKS[0]),
            min((tick for tick in TICKS if tick >= max(seen)), default=TICKS[-1]),
        )

    def place(self, share: float) -> float:
        """Where a share stands, from the left edge of the chart."""
        clipped = min(max(share, self.low), self.high)
        part = math.log(clipped / self.low) / math.log(self.high / self.low)
        return NAMES + part * (WIDTH - NAMES - RIGHT)

    def ticks(self) -> Sequence[float]:
        """The shares to be written under the chart."""
        return [tick for tick in TICKS if self.low <= tick <= self.high]


def chart(figures: Sequence[Figure]) -> str:
    """The chart of all figures that have a limit, as the text of an SVG file."""
    shown = [(each, each.share) for each in figures]
    rows = [(each, share) for each, share in shown if share is not None]
    scale = Scale.of(share for _, share in rows)
    height = HEAD + ROW * len(rows) + FOOT
    met = sum(each.is_met for each, _ in rows)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        f' width="{WIDTH}" height="{height}" role="img" aria-labelledby="title told"'
        f' font-family="{FONT}" font-size="13" fill="{INK}">',
        '<title id="title">How much of each goal is used</title>',
        f'<desc id="told">{met} of {len(rows)} figures keep their goal.</desc>',
        f'<rect width="{WIDTH}" height="{height}" fill="{GROUND}"/>',
        _text(24, 34, "How much of each goal is used", size=18, weight=600),
        _text(
            24, 56,
            f"{met} of {len(rows)} figures keep their goal. Bars begin at what is allowed: to the"
            " left less was needed, to the right more. The scale is logarithmic.",
            colour=MUTED,
        ),
        *_grid(scale, height),
    ]  # fmt: skip
    parts.extend(_bands([each.goal for each, _ in rows]))
    for place, (each, share) in enumerate(rows):
        is_first = not place or rows[place - 1][0].goal != each.goal
        parts.extend(_row(each, share, scale, HEAD + ROW * place, is_first=is_first))
    parts.append(_allowed(scale, height))
    return "\n".join([*parts, "</svg>", ""])


def _grid(scale: Scale, height: int) -> Iterable[str]:
    bottom = height - FOOT + 6
    for tick in scale.ticks():
        x = scale.place(tick)
        yield (
            f'<path d="M{x:.1f} {HEAD - 6}V{bottom}" stroke="{LINE}" stroke-width="1" fill="none"/>'
        )
        yield _text(x, bottom + 16, f"{tick:g} ×", colour=MUTED, size=11, anchor="middle")


def _bands(goals: Sequence[int]) -> Iterable[str]:
    """A ground for the rows of every other goal, so that they are seen to belong together."""
    shown = list(dict.fromkeys(goals))
    for goal in shown[::2]:
        top, rows = HEAD + ROW * goals.index(goal), goals.count(goal)
        height = ROW * rows
        yield f'<rect x="12" y="{top}" width="{WIDTH - 24}" height="{height}" fill="{BAND}"/>'


def _row(each: Figure, share: float, scale: Scale, top: int, *, is_first: bool) -> Iterable[str]:
    middle, allowed, end = top + ROW / 2, scale.place(1.0), scale.place(share)
    colour, word = (MET, "met") if each.is_met else (MISSED, "missed")
    if is_first:
        yield _text(24, middle + 4.5, str(each.goal), weight=600)
    yield _text(50, middle + 4.5, f"{each.what}, {each.size}")
    yield (
        f'<rect x="{min(allowed, end):.1f}" y="{middle - 5:.1f}" height="10"'
        f' width="{max(abs(end - allowed), 1):.1f}" fill="{colour}"/>'
    )
    yield sign(end, middle, colour, is_met=each.is_met)
    told = f"{word}, {share:.2g} ×" if share < 10 else f"{word}, {share:.0f} ×"
    yield _text(max(end, allowed) + 16, middle + 4.5, told, colour=colour)


def sign(x: float, y: float, colour: str, *, is_met: bool) -> str:
    """A disc at the end of a bar that keeps its goal, a square on its corner otherwise."""
    if is_met:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6.5" fill="{colour}"/>'
    path = f"M{x - 8:.1f} {y:.1f}l8 -8l8 8l-8 8z"
    return f'<path d="{path}" fill="{GROUND}" stroke="{colour}" stroke-width="2.5"/>'


def _allowed(scale: Scale, height: int) -> str:
    x = scale.place(1.0)
    line = (
        f'<path d="M{x:.1f} {HEAD - 8}V{height - FOOT + 6}" stroke="{INK}" stroke-width="1.5"'
        ' stroke-dasharray="4 3" fill="none"/>'
    )
    return line + _text(x, HEAD - 13, "allowed", size=12, anchor="middle", weight=600)


def _text(
    x: float,
    y: float,
    text: str,
    *,
    colour: str = INK,
    size: int = 13,
    anchor: str = "start",
    weight: int = 400,
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" font-size="{size}"'
        f' text-anchor="{anchor}" font-weight="{weight}">{escape(text)}</text>'
    )
