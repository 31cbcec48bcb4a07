"""What a benchmark says: figures, each held against its goal; and processor time, taken in turns.

Nothing here needs Qt. Times are processor time of the whole process, threads included: on a busy
machine the clock tells of the neighbours.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, NoReturn

Value = Literal["median", "p95", "ratio"]

SHIPPED, TEN_K, MILLION = "shipped", "10 k", "1 M"
"""Sizes of casebooks as the table names them."""

_WORDS: dict[Value, str] = {"median": "median", "p95": "p95", "ratio": "×"}


@dataclass(frozen=True, slots=True)
class Setup:
    """What a benchmark is given: the two made-up casebooks, and a folder of its own to write in.

    The casebooks are only read; ``rounds`` is how often each thing is measured at least.
    """

    small: Path
    big: Path
    folder: Path
    rounds: int = 5


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that one value of a figure may be."""

    of: Value
    most: float

    def __str__(self) -> str:
        number = f"{self.most:g}"
        return f"{number} ×" if self.of == "ratio" else f"{self.of} {number}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured. ``baseline`` is the median of what it is compared with (``against``) in
    the same run, in the same unit; a figure without limits is told for itself; ``note`` says more
    for the table. ``pace`` is that of the machine then."""

    goal: int
    what: str
    size: str
    unit: str
    median: float
    p95: float
    limits: tuple[Limit, ...] = ()
    baseline: float | None = None
    against: str = ""
    note: str = ""
    pace: float = 0.0

    @property
    def ratio(self) -> float | None:
        """How many times the baseline it is."""
        return self.median / self.baseline if self.baseline else None

    @property
    def share(self) -> float | None:
        """How much of its limit is used, the worst limit counting; 1 is just met."""
        shares = [self._value(limit.of) / limit.most for limit in self.limits]
        return max(shares, default=None)

    @property
    def is_met(self) -> bool:
        """Whether every limit is kept."""
        share = self.share
        return share is None or share <= 1

    def wanted(self) -> str:
        """The limits in words."""
        return ", ".join(str(limit) for limit in self.limits)

    def _value(self, of: Value) -> float:
        if of == "ratio":
            ratio = self.ratio
            if ratio is None:
                raise ValueError(f"“{self.what}” has a limit on its ratio, but no baseline")
            return ratio
        return self.median if of == "median" else self.p95

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Figure:
        """What ``to_json`` gave."""
        limits = tuple(Limit(**limit) for limit in value["limits"])
        return cls(**{**value, "limits": limits})


def figure(
    goal: int,
    what: str,
    size: str,
    taken: Sequence[float],
    *limits: Limit,
    unit: str = "ms",
    baseline: Sequence[float] | None = None,
    against: str = "",
    note: str = "",
) -> Figure:
    """A figure of what was taken, each time in ``unit``."""
    base = statistics.median(baseline) if baseline else None
    median = statistics.median(taken)
    return Figure(goal, what, size, unit, median, p95(taken), limits, base, against, note)


def p95(taken: Sequence[float]) -> float:
    """What one of twenty exceeds, by nearest rank; of fewer than twenty the largest."""
    ordered = sorted(taken)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def worked(act: Callable[[], object]) -> float:
    """Milliseconds of processor time an act takes."""
    begin = time.process_time()
    act()
    return (time.process_time() - begin) * 1000


def pace() -> float:
    """Milliseconds of processor time that a fixed piece of work takes now: neighbours who share
    the processor's caches make every figure larger, and this one with them."""
    return min(worked(_fixed_work) for _ in range(3))


def _fixed_work() -> None:
    words = [f"{number * 7_919 % 10_007:05}" for number in range(20_000)]
    if len({word[::-1] for word in sorted(words)}) != 10_007:
        raise AssertionError("the fixed piece of work came out otherwise")


def in_turns(
    rounds: int, acts: dict[str, Callable[[], float]], *, warm: bool = True
) -> dict[str, list[float]]:
    """Each act in each round, one after the other; what each gave, the first round left out when
    it only warms up."""
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for turn in range(rounds + warm):
        for name, act in acts.items():
            value = act()
            if turn or not warm:
                taken[name].append(value)
    return taken


def spread(size: int, times: int) -> Iterable[int]:
    """So many numbers below ``size``, scattered, the same every time."""
    return (int(size * (0.5 + turn * 0.6180339887) % size) for turn in range(times))


def refuse(sentence: str) -> NoReturn:
    """End at once, where the program would tell its reader that something is amiss and wait."""
    sys.stderr.write(f"the program says: {sentence}\n")
    sys.stderr.flush()
    os._exit(4)


def give_up(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> NoReturn:
    """End at once: what is measured beside a fault that the program survives tells nothing."""
    traceback.print_exception(kind, error, trace)
    sys.stderr.flush()
    os._exit(3)
