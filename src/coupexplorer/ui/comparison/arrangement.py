"""How a reader has arranged the comparison: its view, the order of questions, the hidden ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from coupexplorer.domain.comparison import Dimension

MOST_CASEBOOKS = 40


class View(StrEnum):
    """What the rows of the comparison are."""

    QUESTIONS = "questions"
    PHASES = "phases"
    OFFICES = "offices"
    COUNTERPARTS = "counterparts"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """``order`` names questions in the reader's order; those it does not name follow as they stand
    in the casebook. It is the reader's, kept with the layout and never in the casebook."""

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()

    def ordered(self, dimensions: Iterable[Dimension]) -> tuple[Dimension, ...]:
        """All questions in the reader's order."""
        place = {identifier: number for number, identifier in enumerate(self.order)}
        return tuple(sorted(dimensions, key=lambda d: place.get(d.id, len(place))))

    def shown(self, dimensions: Iterable[Dimension]) -> tuple[Dimension, ...]:
        """The questions that are not hidden, in the reader's order."""
        return tuple(d for d in self.ordered(dimensions) if d.id not in self.hidden)

    def moved(
        self, dimensions: Iterable[Dimension], moving: str, before: str | None
    ) -> Arrangement:
        """One question put before another, or after all; the same when either is unknown."""
        ids = [d.id for d in self.ordered(dimensions)]
        if moving not in ids or moving == before or (before is not None and before not in ids):
            return self
        ids.remove(moving)
        ids.insert(len(ids) if before is None else ids.index(before), moving)
        return replace(self, order=tuple(ids))

    def stepped(
        self, dimensions: Iterable[Dimension], shown: Sequence[str], moving: str, by: int
    ) -> Arrangement:
        """One question moved past its neighbour among those ``shown``, up (−1) or down (+1)."""
        if moving not in shown or not 0 <= shown.index(moving) + by < len(shown):
            return self
        if by < 0:
            return self.moved(dimensions, moving, shown[shown.index(moving) - 1])
        # Just behind the neighbour, so that hidden questions after it stay behind both.
        ids = [d.id for d in self.ordered(dimensions) if d.id != moving]
        ids.insert(ids.index(shown[shown.index(moving) + 1]) + 1, moving)
        return replace(self, order=tuple(ids))

    def hiding(self, dimension: str, *, hidden: bool) -> Arrangement:
        """One question taken out, or put back where it was."""
        changed = self.hidden | {dimension} if hidden else self.hidden - {dimension}
        return replace(self, hidden=changed)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept with the layout: the view, and the arrangement of the questions by casebook."""

    view: View = View.QUESTIONS
    casebooks: Mapping[str, Arrangement] = field(default_factory=dict)

    def of(self, casebook: str) -> Arrangement:
        """The arrangement in a casebook; the usual one where none was kept."""
        return self.casebooks.get(casebook, Arrangement())

    def keeping(self, casebook: str, arrangement: Arrangement) -> Kept:
        """With another arrangement in a casebook; those of the casebooks arranged last are kept."""
        others = {c: a for c, a in self.casebooks.items() if c != casebook}
        if arrangement == Arrangement():
            return replace(self, casebooks=others)
        latest = list(others.items())[-(MOST_CASEBOOKS - 1) :]
        return replace(self, casebooks={**dict(latest), casebook: arrangement})

    def to_text(self) -> str:
        """As JSON."""
        casebooks = {
            casebook: {"order": list(kept.order), "hidden": sorted(kept.hidden)}
            for casebook, kept in self.casebooks.items()
        }
        return json.dumps({"view": self.view, "casebooks": casebooks}, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> Kept:
        """What ``to_text`` wrote; whatever cannot be read falls back to the usual arrangement."""
        try:
            kept = json.loads(text)
            casebooks = {
                str(casebook): Arrangement(
                    tuple(map(str, each["order"])), frozenset(map(str, each["hidden"]))
                )
                for casebook, each in kept["casebooks"].items()
            }
            return cls(View(kept["view"]), casebooks)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return cls()
