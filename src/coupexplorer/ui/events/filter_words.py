"""What a filter of events says, part by part, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.domain.vocabulary import Confidence
from coupexplorer.ui.translation import QT_TRANSLATE_NOOP, translate
from coupexplorer.ui.widgets.filter_chips import Chip
from coupexplorer.ui.window_words import window_words
from coupexplorer.ui.wording import word

if TYPE_CHECKING:
    from coupexplorer.store.casebook import Casebook

WINDOW = "window"
"""The part that is the time window, which all panes share."""

CHOSEN: Mapping[str, Kind] = MappingProxyType(
    {"actor": Kind.ACTOR, "place": Kind.PLACE, "source": Kind.SOURCE, "tag": Kind.TAG}
)
"""The parts that name one record."""

SWITCHED: Mapping[str, str] = MappingProxyType(
    {
        "disputed": QT_TRANSLATE_NOOP("EventFilter", "Disputed"),
        "unsourced": QT_TRANSLATE_NOOP("EventFilter", "Resting on no claim"),
        "undated": QT_TRANSLATE_NOOP("EventFilter", "Without a date"),
        "placed_only": QT_TRANSLATE_NOOP("EventFilter", "With a date"),
    }
)
"""The parts that are on or off."""

_CERTAINTY: Mapping[Confidence, str] = MappingProxyType(
    {
        Confidence.HIGH: QT_TRANSLATE_NOOP("EventFilter", "high"),
        Confidence.MEDIUM: QT_TRANSLATE_NOOP("EventFilter", "medium"),
        Confidence.LOW: QT_TRANSLATE_NOOP("EventFilter", "low"),
    }
)


def certainty(confidence: Confidence) -> str:
    """How sure, in one word."""
    return translate("EventFilter", _CERTAINTY[confidence])


def switched(field: str) -> str:
    """A part that is on or off."""
    return translate("EventFilter", SWITCHED[field])


def chips_of(wanted: EventFilter, window: TimeWindow | None, casebook: Casebook) -> list[Chip]:
    """Every part of a filter but the words, which stand in their own field."""
    chips = []
    if wanted.phases:
        words = _either([word(phase) for phase in wanted.phases])
        chips.append(Chip(f"{word(Kind.PHASE)}: {words}", "phases"))
    named = {f: Ref(kind, i) for f, kind in CHOSEN.items() if (i := getattr(wanted, f)) is not None}
    titles = casebook.titles(named.values())
    for name, ref in named.items():
        chips.append(Chip(f"{word(ref.kind)}: {titles.get(ref, ref.id)}", name))
    if wanted.weakest:
        words = _either([certainty(each) for each in wanted.weakest])
        chips.append(
            Chip(translate("EventFilter", "weakest claim: {how}").format(how=words), "weakest")
        )
    chips.extend(Chip(switched(f).lower(), f) for f in SWITCHED if getattr(wanted, f))
    if window is not None:
        words = translate("EventFilter", "dates: {dates}").format(dates=window_words(window))
        chips.append(Chip(words, WINDOW))
    return chips


def _either(words: list[str]) -> str:
    return translate("EventFilter", " or ").join(words)
