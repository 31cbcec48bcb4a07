"""The outline of a mark: people round, bodies angular, so that kinds differ in more than colour."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from coupexplorer.domain.vocabulary import ActorKind


@lru_cache(256)
def shape_of(kind: ActorKind, radius: float) -> QPainterPath:
    """The outline about the origin: a circle for a person, a double circle for a social group, a
    hexagon for a state body, a rounded square for an organisation, a square on its tip for a
    faction."""
    path = QPainterPath()
    match kind:
        case ActorKind.PERSON:
            path.addEllipse(QPointF(0, 0), radius, radius)
        case ActorKind.GROUP:
            path.addEllipse(QPointF(0, 0), radius, radius)
            path.addEllipse(QPointF(0, 0), radius * 0.5, radius * 0.5)
        case ActorKind.STATE_BODY:
            path.addPolygon(_polygon(6, radius * 1.1, 0.0))
            path.closeSubpath()
        case ActorKind.ORGANISATION:
            side = radius * 0.92
            path.addRoundedRect(QRectF(-side, -side, 2 * side, 2 * side), side * 0.4, side * 0.4)
        case ActorKind.FACTION:
            path.addPolygon(_polygon(4, radius * 1.22, math.pi / 2))
            path.closeSubpath()
    return path


def _polygon(corners: int, radius: float, turn: float) -> QPolygonF:
    angles = [turn + math.tau * n / corners for n in range(corners)]
    return QPolygonF([QPointF(radius * math.cos(a), radius * math.sin(a)) for a in angles])
