"""How a reader has arranged the network, as a line of text that is kept with the layout."""

from __future__ import annotations

import json
from dataclasses import dataclass

from coupexplorer.domain.tie_web import TieKind
from coupexplorer.ui.network.colouring import Colouring
from coupexplorer.ui.network.reach import Reach


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How far one sees, which kinds of ties are hidden, what the colours stand for, and whether the
    key is shown."""

    reach: Reach = Reach.ALL
    hidden: frozenset[TieKind] = frozenset()
    colouring: Colouring = Colouring.CASES
    key: bool = True

    def text(self) -> str:
        """One line that ``read_arrangement`` reads back."""
        kept = {
            "steps": self.reach.value,
            "hidden": sorted(kind.value for kind in self.hidden),
            "colours": self.colouring.value,
            "key": self.key,
        }
        return json.dumps(kept)


def read_arrangement(text: str) -> Arrangement:
    """What ``text`` gave at an earlier time; what cannot be understood is as it is the first
    time."""
    try:
        kept = json.loads(text)
        return Arrangement(
            Reach(kept["steps"]),
            frozenset(TieKind(kind) for kind in kept["hidden"]),
            Colouring(kept["colours"]),
            kept["key"] is True,
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return Arrangement()
