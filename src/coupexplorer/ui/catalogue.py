"""The panes there are, where each stands at first, and how each is loaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from coupexplorer.ui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from coupexplorer.ui.pane import Pane


class Spot(Enum):
    """Where a pane stands in the first layout."""

    LEFT = "left"
    MIDDLE_TOP = "middle-top"
    MIDDLE_TOP_BEHIND = "middle-top-behind"
    MIDDLE_BOTTOM = "middle-bottom"
    MIDDLE_BOTTOM_BEHIND = "middle-bottom-behind"
    RIGHT_TOP = "right-top"
    RIGHT_BOTTOM = "right-bottom"
    RIGHT_BOTTOM_BEHIND = "right-bottom-behind"

    @property
    def front(self) -> Spot | None:
        """The spot of the pane that one stands behind as a tab; None for one that is seen."""
        name, behind, _ = self.value.partition("-behind")
        return Spot(name) if behind else None


@dataclass(frozen=True, slots=True)
class PaneSpec:
    """One pane: its id (layouts are stored by it), title, icon, spot, key and class.

    ``slow`` panes stand on the array library, which is imported off the GUI thread before them.
    ``needs`` are modules that take a turn of their own each; they name classes of Qt, which is not
    promised to be safe on two threads at once.
    """

    id: str
    title: str
    icon: str
    spot: Spot
    shortcut: str
    load: Callable[[], type[Pane]]
    slow: bool = False
    needs: tuple[str, ...] = ()


# The panes are imported inside these functions: importing them all before the first paint was
# measured to cost several times the window itself (the plotting library alone 400 ms).


def _events() -> type[Pane]:
    from coupexplorer.ui.panes.events import EventsPane  # noqa: PLC0415

    return EventsPane


def _comparison() -> type[Pane]:
    from coupexplorer.ui.panes.comparison import ComparisonPane  # noqa: PLC0415

    return ComparisonPane


def _timeline() -> type[Pane]:
    from coupexplorer.ui.panes.timeline import TimelinePane  # noqa: PLC0415

    return TimelinePane


def _profile() -> type[Pane]:
    from coupexplorer.ui.panes.profile import ProfilePane  # noqa: PLC0415

    return ProfilePane


def _claims() -> type[Pane]:
    from coupexplorer.ui.panes.claims import ClaimsPane  # noqa: PLC0415

    return ClaimsPane


def _text() -> type[Pane]:
    from coupexplorer.ui.panes.text import TextPane  # noqa: PLC0415

    return TextPane


def _map() -> type[Pane]:
    from coupexplorer.ui.panes.map import MapPane  # noqa: PLC0415

    return MapPane


def _network() -> type[Pane]:
    from coupexplorer.ui.panes.network import NetworkPane  # noqa: PLC0415

    return NetworkPane


def _audit() -> type[Pane]:
    from coupexplorer.ui.panes.audit import AuditPane  # noqa: PLC0415

    return AuditPane


PANES: tuple[PaneSpec, ...] = (
    PaneSpec(
        "events",
        QT_TRANSLATE_NOOP("Panes", "Events"),
        "mdi6.format-list-bulleted",
        Spot.LEFT,
        "Alt+1",
        _events,
    ),
    PaneSpec(
        "comparison",
        QT_TRANSLATE_NOOP("Panes", "Comparison"),
        "mdi6.table",
        Spot.MIDDLE_TOP,
        "Alt+2",
        _comparison,
    ),
    PaneSpec(
        "profile",
        QT_TRANSLATE_NOOP("Panes", "Profile"),
        "mdi6.account-outline",
        Spot.RIGHT_TOP,
        "Alt+4",
        _profile,
    ),
    PaneSpec(
        "claims",
        QT_TRANSLATE_NOOP("Panes", "Claims & sources"),
        "mdi6.format-quote-close",
        Spot.RIGHT_BOTTOM,
        "Alt+5",
        _claims,
    ),
    PaneSpec(
        "text",
        QT_TRANSLATE_NOOP("Panes", "Text"),
        "mdi6.text-box-search-outline",
        Spot.RIGHT_BOTTOM_BEHIND,
        "Alt+6",
        _text,
    ),
    PaneSpec(
        "timeline",
        QT_TRANSLATE_NOOP("Panes", "Timeline"),
        "mdi6.chart-timeline",
        Spot.MIDDLE_BOTTOM,
        "Alt+3",
        _timeline,
        slow=True,
        needs=("pyqtgraph",),
    ),
    PaneSpec(
        "map",
        QT_TRANSLATE_NOOP("Panes", "Map"),
        "mdi6.map-outline",
        Spot.MIDDLE_BOTTOM_BEHIND,
        "Alt+7",
        _map,
    ),
    PaneSpec(
        "network",
        QT_TRANSLATE_NOOP("Panes", "Network"),
        "mdi6.graph-outline",
        Spot.MIDDLE_TOP_BEHIND,
        "Alt+8",
        _network,
        slow=True,
    ),
    PaneSpec(
        "audit",
        QT_TRANSLATE_NOOP("Panes", "Audit"),
        "mdi6.clipboard-check-outline",
        Spot.MIDDLE_BOTTOM_BEHIND,
        "Alt+9",
        _audit,
    ),
)
"""Every pane, in the order in which they are made after the first paint."""
