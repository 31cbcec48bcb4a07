"""What the hover card, the table and the screen reader say of events, bars and ghosts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coupexplorer.domain.event_line import EventLine
from coupexplorer.domain.evidence import Dispute
from coupexplorer.domain.history import Case, Membership, Office
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import TimeWindow
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.ui.date_wording import date_text, day_text
from coupexplorer.ui.timeline.marks import OPEN
from coupexplorer.ui.timeline.scene import Ghost, Scene, Span, Unplaced
from coupexplorer.ui.timeline.wording import window_text
from coupexplorer.ui.translation import translate
from coupexplorer.ui.wording import word

if TYPE_CHECKING:
    from coupexplorer.store.casebook import Casebook

LONGEST_REASON = 160
MOST_KEPT = 5_000
MOST_BESIDE = 500


@dataclass(frozen=True, slots=True)
class Told:
    """What a card says: a title over quieter lines."""

    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What the table says of a bar or a ghost: its time, case and words."""

    when: str
    case: str
    text: str


class Teller:
    """Reads what is told of the things in a scene; lines of events are kept."""

    def __init__(self, casebook: Casebook, cases: Mapping[str, Case]) -> None:
        self._casebook = casebook
        self._lines: dict[str, EventLine] = {}
        self._beside: dict[tuple[str, Span | Ghost], Beside] = {}
        self.cases = cases

    def line(self, identifier: str) -> EventLine | None:
        """One event as lists show it; None when it is not in the casebook."""
        if identifier not in self._lines:
            self.prepare((identifier,))
        return self._lines.get(identifier)

    def prepare(self, identifiers: tuple[str, ...]) -> None:
        """Fetch several lines in one question."""
        if len(self._lines) > MOST_KEPT:
            self._lines.clear()
        found = self._casebook.event_lines(identifiers)
        self._lines.update((line.id, line) for line in found)

    def unplaced(self, events: Sequence[Unplaced]) -> list[tuple[str, str]]:
        """Ids of events without a place in time, with what a menu says of each."""
        self.prepare(tuple(event.id for event in events))
        told = []
        for event in events:
            line = self.line(event.id)
            when = f" · {date_text(line.date)}" if line is not None else ""
            told.append((event.id, event.title + when))
        return told

    def event(self, identifier: str) -> Told | None:
        """What is told of an event; None when it is gone."""
        line = self.line(identifier)
        if line is None:
            return None
        case = self.cases.get(line.case)
        when = [date_text(line.date), day_text(line.date, case.day_zero if case else None)]
        more = [", ".join(line.places[:3])]
        if line.disputed:
            more.append("⚠ " + translate("Timeline", "disputed"))
        if line.layer is not Layer.CORE:
            more.append(word(line.layer))
        reason = line.date.reason
        if len(reason) > LONGEST_REASON:
            reason = reason[:LONGEST_REASON].rsplit(" ", 1)[0] + " …"
        rows = (" · ".join(p for p in when if p), " · ".join(p for p in more if p), reason)
        return Told(line.title, "\n".join(row for row in rows if row))

    def span(self, span: Span) -> Told:
        """What is told of an office or membership: whose, when, in what body."""
        record = self._casebook.get(span.record)
        if not isinstance(record, Office | Membership):
            return Told(span.title, "")
        whose = record.holder if isinstance(record, Office) else record.member
        refs = [Ref(Kind.ACTOR, actor) for actor in (whose, record.body) if actor]
        titles = self._casebook.titles(refs)
        people = " · ".join(titles[ref] for ref in refs if ref in titles)
        return Told(span.title, "\n".join(row for row in (date_text(record.date), people) if row))

    def ghost(self, ghost: Ghost) -> Told:
        """What is told of another date: the answer it gives, and the question."""
        dispute = self._casebook.get(Ref(Kind.DISPUTE, ghost.dispute))
        question = dispute.question if isinstance(dispute, Dispute) else ""
        return Told(ghost.answer, "⚠ " + question)

    def beside(self, of: str, shown: Span | Ghost) -> Beside:
        """A bar of a case, or a ghost of an event, as a row of the table."""
        if (of, shown) not in self._beside:
            if len(self._beside) > MOST_BESIDE:
                self._beside.clear()
            told = self._bar(of, shown) if isinstance(shown, Span) else self._other(of, shown)
            self._beside[of, shown] = told
        return self._beside[of, shown]

    def _bar(self, case: str, span: Span) -> Beside:
        told = self.span(span)
        when, _, people = told.detail.partition("\n")
        text = f"{told.title} · {people}" if people else told.title
        return Beside(when, self._case(case), text)

    def _other(self, event: str, ghost: Ghost) -> Beside:
        line = self.line(event)
        text = translate("Timeline", "{event} by another account: {answer}")
        text = text.format(event=line.title if line is not None else "", answer=ghost.answer)
        return Beside(_ghost_time(ghost), self._case(line.case if line is not None else ""), text)

    def _case(self, case: str) -> str:
        return self.cases[case].short_title if case in self.cases else ""


def beside_events(scene: Scene) -> list[tuple[str, Span | Ghost]]:
    """What the table of a scene lists after its events: bars, each with its case, and ghosts, each
    with its event."""
    bars: list[tuple[str, Span | Ghost]]
    bars = [(lane.case, span) for lane in scene.lanes for span in lane.spans]
    ghosts = [(event, ghost) for event, own in scene.ghosts.items() for ghost in own]
    return [*bars, *ghosts][:MOST_BESIDE]


def about(shown: Span | Ghost) -> Ref:
    """Where a bar or a ghost leads."""
    return shown.about if isinstance(shown, Span) else Ref(Kind.DISPUTE, shown.dispute)


def _ghost_time(ghost: Ghost) -> str:
    if ghost.start <= -OPEN or ghost.end >= OPEN:
        return ""
    return window_text(TimeWindow(ghost.start, ghost.end))
