"""How a reader has arranged the timeline, as a line of text that is kept with the layout."""

from __future__ import annotations

import json

from coupexplorer.ui.timeline.scene import LaneKind


def arrangement_text(kind: LaneKind, *, bands: bool) -> str:
    """What the lanes stand for, and whether phases are shown."""
    return json.dumps({"lanes": kind.value, "phases": bands})


def read_arrangement(text: str) -> tuple[LaneKind, bool]:
    """Read ``arrangement_text`` back; what cannot be understood is as it is the first time."""
    try:
        kept = json.loads(text)
        return LaneKind(kept["lanes"]), kept["phases"] is True
    except (ValueError, TypeError, KeyError, RecursionError):
        return LaneKind.CASE, False
