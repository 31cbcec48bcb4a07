"""The questions asked of every case, the answers, and what the analyst makes of them."""

from __future__ import annotations

from dataclasses import dataclass

from coupexplorer.domain.evidence import Statement
from coupexplorer.domain.vocabulary import Emptiness, Layer, VerdictKind


@dataclass(frozen=True, slots=True)
class Verdict:
    """The analyst's judgement on one dimension, with the reason for it."""

    kind: VerdictKind
    reason: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """A question asked of every case, with guidance on how to read it."""

    id: str
    title: str
    question: str
    guidance: str
    verdict: Verdict | None = None
    layer: Layer = Layer.CORE


@dataclass(frozen=True, slots=True)
class Cell:
    """One case's answer to one question: statements resting on claims, or why there are none.

    ``emptiness`` may stand beside statements of the context layer: the core texts are silent, and
    what is told comes from beyond them.
    """

    dimension: str
    case: str
    statements: tuple[Statement, ...] = ()
    emptiness: Emptiness | None = None
    layer: Layer = Layer.CORE

    @property
    def id(self) -> str:
        """``dimension/case``: a cell is named by its row and its column."""
        return f"{self.dimension}/{self.case}"

    def claim_ids(self) -> tuple[str, ...]:
        """Every claim the answer rests on, in order, each once."""
        return tuple(dict.fromkeys(c for s in self.statements for c in s.claims))


@dataclass(frozen=True, slots=True)
class Link:
    """A thread that ties cases together, told in statements."""

    id: str
    title: str
    cases: tuple[str, ...]
    statements: tuple[Statement, ...]
    layer: Layer = Layer.CORE

    def claim_ids(self) -> tuple[str, ...]:
        """Every claim the thread rests on, in order, each once."""
        return tuple(dict.fromkeys(c for s in self.statements for c in s.claims))
