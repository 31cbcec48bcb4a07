"""Where the actors of a network stand: the same for the same ties, on every run.

Distances in the picture follow distances along the ties (stress majorisation: Gansner, Koren and
North, 2004), with a gentle pull of each case to its own side. Nothing here is left to chance: the
first places go by reading order, and the number of rounds is fixed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from coupexplorer.analysis.network import Network
from coupexplorer.domain.vocabulary import ActorKind

Matrix: TypeAlias = npt.NDArray[np.float64]

ROUNDS = 160
APART_ROUNDS = 80
GOLDEN = math.pi * (3 - math.sqrt(5))
CASE_PULL = 0.05
STRETCH = 1.3
"""Panes are wider than high."""

ROOM = (0.95, 0.62)
"""No two actors stand nearer than this, sideways and up and down."""

NEAREST = 1e-6
STILL = 2e-3
"""A round that moves nobody farther than this is the last."""

GROUP_GAP = 1.3

ROUNDED_TO = 3
"""Digits kept, so that another processor's last bits move nothing."""


class LayoutStopped(Exception):
    """The layout is not wanted any more."""


def lay_out(
    network: Network, cases: Sequence[str] = (), wanted: Callable[[], bool] = lambda: True
) -> dict[str, tuple[float, float]]:
    """A place (x to the right, y down, about 1 between tied actors) for each actor with ties.

    ``cases`` gives the order of the cases from left to right. Groups without a tie to the others
    stand in columns to the right of the largest. ``wanted`` is asked now and then; once it answers
    False, LayoutStopped is raised.
    """
    found: dict[str, tuple[float, float]] = {}
    left = top = tallest = widest = 0.0
    for number, group in enumerate(_groups(network)):
        places = _group_places(network.among(frozenset(group)), group, cases, wanted)
        places -= places.min(axis=0)
        width, height = (float(side) for side in places.max(axis=0))
        if number == 0:
            tallest, left = height, width + GROUP_GAP
        elif top and top + height > tallest:
            left, top, widest = left + widest + GROUP_GAP, 0.0, 0.0
        corner = np.array((0.0, 0.0) if number == 0 else (left, top))
        if number:
            top, widest = top + height + GROUP_GAP, max(widest, width)
        rounded = np.round(places + corner, ROUNDED_TO) + 0.0
        found.update(
            (name, (float(x), float(y))) for name, (x, y) in zip(group, rounded, strict=True)
        )
    return found


def _groups(network: Network) -> list[list[str]]:
    """Actors with ties, group by group as ties connect them: the largest first."""
    groups: list[list[str]] = []
    seen: set[str] = set()
    for node in network.nodes:
        if node.id in seen or not network.degree(node.id):
            continue
        group, _ = network.around(node.id, len(network.nodes))
        seen |= group
        groups.append([other.id for other in network.nodes if other.id in group])
    return sorted(groups, key=len, reverse=True)


def _group_places(
    network: Network, ids: Sequence[str], cases: Sequence[str], wanted: Callable[[], bool]
) -> Matrix:
    far = _distances(network, ids, wanted)
    places = _majorised(far, _sides(network, ids, cases), wanted)
    places[:, 0] *= STRETCH
    _push_apart(places, wanted)
    return places


def _go_on(wanted: Callable[[], bool]) -> None:
    if not wanted():
        raise LayoutStopped


def _sides(network: Network, ids: Sequence[str], cases: Sequence[str]) -> Matrix:
    """Where each actor is pulled to sideways: to its case, or between its cases."""
    order = {case: place - (len(cases) - 1) / 2 for place, case in enumerate(cases)}
    width = 0.62 * math.sqrt(len(ids))
    of: Mapping[str, Any] = {node.id: node for node in network.nodes}
    sides = []
    for name in ids:
        known = [order[case] for case in of[name].cases if case in order]
        sides.append(width * sum(known) / len(known) if known else 0.0)
    return np.array(sides, dtype=np.float64)


def _distances(network: Network, ids: Sequence[str], wanted: Callable[[], bool]) -> Matrix:
    """Lengths of the shortest ways along the ties; busy actors keep their ties longer."""
    place = {name: number for number, name in enumerate(ids)}
    far = np.full((len(ids), len(ids)), np.inf)
    np.fill_diagonal(far, 0.0)
    factions = {node.id for node in network.nodes if node.kind is ActorKind.FACTION}
    for edge in network.edges:
        start, end = edge.ends
        busy = network.degree(start) + network.degree(end)
        length = 0.75 + 0.12 * math.sqrt(busy)
        if end in factions and edge.tie.kind.is_belonging:
            length *= 0.7
        first, last = place[start], place[end]
        far[first, last] = far[last, first] = min(length, far[first, last])
    for middle in range(len(ids)):
        _go_on(wanted)
        np.minimum(far, far[:, middle, None] + far[None, middle, :], out=far)
    return far


def _majorised(far: Matrix, sides: Matrix, wanted: Callable[[], bool]) -> Matrix:
    count = len(far)
    turn = np.arange(count) * GOLDEN
    spread = 0.35 * np.sqrt(np.arange(count) + 0.5)
    x, y = sides + spread * np.cos(turn), spread * np.sin(turn)
    with np.errstate(divide="ignore"):
        weight = np.where(far > 0, far**-2.0, 0.0)
    pull = CASE_PULL * float(weight.sum()) / count
    # The pull holds only sideways; up and down a trace of it keeps the system soluble.
    across, down = _solver(weight, pull), _solver(weight, pull * 0.05)
    drawn = pull * sides
    strength = weight * far
    for _ in range(ROUNDS):
        _go_on(wanted)
        now = np.hypot(x[:, None] - x, y[:, None] - y)
        share = strength / np.maximum(now, NEAREST)
        total = share.sum(axis=1)
        moved = across @ (total * x - share @ x + drawn), down @ (total * y - share @ y)
        step = max(float(np.abs(moved[0] - x).max()), float(np.abs(moved[1] - y).max()))
        x, y = moved
        if step < STILL:
            break
    return np.column_stack((x, y))


def _solver(weight: Matrix, pull: float) -> Matrix:
    system = -weight.copy()
    np.fill_diagonal(system, weight.sum(axis=1) + pull)
    return np.asarray(np.linalg.inv(system), dtype=np.float64)


def _push_apart(places: Matrix, wanted: Callable[[], bool]) -> None:
    """Move actors that stand too near one another, by turns, as little as will do."""
    x, y = places[:, 0] / ROOM[0], places[:, 1] / ROOM[1]
    for _ in range(APART_ROUNDS):
        _go_on(wanted)
        right, down = x[:, None] - x, y[:, None] - y
        now = np.maximum(np.hypot(right, down), NEAREST)
        np.fill_diagonal(now, np.inf)
        push = np.maximum(1.0 / now - 1.0, 0.0) * 0.4
        if not push.any():
            break
        x, y = x + (right * push).sum(axis=1), y + (down * push).sum(axis=1)
    places[:, 0], places[:, 1] = x * ROOM[0], y * ROOM[1]
