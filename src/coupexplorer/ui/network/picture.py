"""The network as it is drawn at one scale: discs, lines, labels and hulls, in pixels from the
middle of the world, so that moving the view changes nothing of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from coupexplorer.ui.network.inks import Line
from coupexplorer.ui.timeline.picture import Box


@dataclass(frozen=True, slots=True)
class Disc:
    """Where a mark stands, and its half size."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A thread's line with what stands at its end; a sign stands on its middle."""

    line: Line
    path: QPainterPath
    head: QPolygonF | None
    middle: QPointF
    length: float
    straight: QLineF | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside a mark; ``leader`` is a thin line to the mark when it stands farther off."""

    text: str
    box: Box
    leader: QLineF | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A hull around a faction, whose own mark and name stand inside it."""

    path: QPainterPath
    colour: int | None


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything drawn; ``labels`` by the place of their mark in the scene, ``size`` of marks and
    signs against their natural one."""

    size: float = 1.0
    discs: tuple[Disc, ...] = ()
    lines: tuple[Drawn, ...] = ()
    outlines: tuple[Outline, ...] = ()
    labels: Mapping[int, Label] = field(default_factory=dict)
