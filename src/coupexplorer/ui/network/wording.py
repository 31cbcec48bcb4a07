"""The words in which the network tells its ties."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from coupexplorer.analysis.network import Edge
from coupexplorer.domain.tie_web import ActorLine, TieKind
from coupexplorer.domain.vocabulary import RelationKind
from coupexplorer.ui.date_wording import date_text
from coupexplorer.ui.translation import QT_TRANSLATE_NOOP, translate
from coupexplorer.ui.wording import word

_NAMES: Mapping[TieKind, str] = MappingProxyType(
    {
        TieKind.ALLY: QT_TRANSLATE_NOOP("Network", "Ally"),
        TieKind.RIVAL: QT_TRANSLATE_NOOP("Network", "Rival"),
        TieKind.SUPERIOR: QT_TRANSLATE_NOOP("Network", "Superior"),
        TieKind.PATRON: QT_TRANSLATE_NOOP("Network", "Patron"),
        TieKind.KIN: QT_TRANSLATE_NOOP("Network", "Kin"),
        TieKind.SUCCESSOR: QT_TRANSLATE_NOOP("Network", "Successor"),
        TieKind.PART: QT_TRANSLATE_NOOP("Network", "Part"),
        TieKind.CAPTOR: QT_TRANSLATE_NOOP("Network", "Captor"),
        TieKind.RESCUER: QT_TRANSLATE_NOOP("Network", "Rescuer"),
        TieKind.MEMBER: QT_TRANSLATE_NOOP("Network", "Member"),
        TieKind.OFFICE: QT_TRANSLATE_NOOP("Network", "Office"),
    }
)


def kind_name(kind: TieKind) -> str:
    """The name of a kind of tie, as in a legend."""
    return translate("Network", _NAMES[kind])


def tie_text(edge: Edge) -> str:
    """How the one end stands to the other, to be read between the two: "ally of"."""
    kind = edge.tie.kind
    if kind is TieKind.MEMBER:
        return translate("Network", "member of")
    if kind is TieKind.OFFICE:
        return translate("Network", "in office in")
    return word(RelationKind(kind.value))


def when_text(edge: Edge) -> str:
    """The date of a tie, or that it has none."""
    if not edge.tie.date.is_placed:
        return translate("Network", "undated")
    return date_text(edge.tie.date)


def edge_line(edge: Edge) -> str:
    """One line on a tie between two actors known already: when, in what words, how sure."""
    parts = [when_text(edge), edge.tie.words]
    if edge.disputed:
        parts.append("⚠ " + translate("Network", "disputed"))
    return " · ".join(part for part in parts if part)


def actor_line(actor: ActorLine, cases: str) -> str:
    """What a mark is: its kind, its cases, its Arabic name, kept from turning the line about."""
    arabic = f"\u2067{actor.arabic}\u2069" if actor.arabic else ""
    return " · ".join(part for part in (word(actor.kind), cases, arabic) if part)
