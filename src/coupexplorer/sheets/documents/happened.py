"""An event on a page: what happened, its note, who took part and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from coupexplorer.domain.evidence import Statement
from coupexplorer.domain.history import Event, Participation
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.sheets.documents.dating import with_date
from coupexplorer.sheets.documents.desk import Desk, case_name
from coupexplorer.sheets.documents.statements import dispute_mark
from coupexplorer.sheets.tree.blocks import Paragraph, Role
from coupexplorer.sheets.tree.inline import CaseMark, Inline, NoteRef, Run, RunStyle

MAIN = 1
"""The importance of events set in bold."""


class Happened:
    """Writes the events of one document."""

    def __init__(self, desk: Desk, *, names_cases: bool = False) -> None:
        self._desk = desk
        self._names_cases = names_cases
        self._parts: dict[str, list[Participation]] = {}
        for part in desk.facts.participations:
            self._parts.setdefault(part.event, []).append(part)

    def paragraphs(self, event: Event, actor: str | None = None) -> list[Paragraph]:
        """The event with its case if wanted, who took part and where, and the reader's notes; of
        the parts only those of one actor, if so."""
        desk = self._desk
        parts = self.parts(event, actor)
        blocks = [self._title(event)]
        around = self._around(event, parts, names_actors=actor is None)
        if around:
            blocks.append(Paragraph(tuple(around), Role.REASON))
        refs = [Ref(Kind.EVENT, event.id)]
        refs += [Ref(Kind.PARTICIPATION, part.id) for part in parts]
        refs += [Ref(Kind.ACTOR, part.actor) for part in parts]
        refs += [Ref(Kind.PLACE, place) for place in event.places]
        claims = (*event.claims, *(claim for part in parts for claim in part.claims))
        blocks.extend(desk.own.under(*refs, claims=claims))
        return blocks

    def parts(self, event: Event, actor: str | None = None) -> list[Participation]:
        """Who took part in an event, or the parts of one actor."""
        found = self._parts.get(event.id, [])
        return [part for part in found if actor in (None, part.actor)]

    def _title(self, event: Event) -> Paragraph:
        desk, words = self._desk, self._desk.words
        told = Statement(event.title, event.claims)
        inlines: list[Inline] = []
        if self._names_cases:
            number = desk.case_number(event.case)
            name = Run(f" {case_name(desk.facts.cases[number])} ", RunStyle.LABEL)
            inlines.extend((CaseMark(number), name))
        beyond = event.layer is Layer.CONTEXT or desk.writer.is_beyond(event.claims)
        if beyond:
            inlines.extend((Run(words.beyond, RunStyle.LABEL), Run(" ")))
        note = with_date(desk.writer.note(told), event.date, words)
        inlines.extend((Run(event.title), NoteRef(note)))
        inlines.extend(dispute_mark(told, desk.writer, words))
        role = Role.EVENT if event.importance == MAIN else Role.BODY
        return Paragraph(tuple(inlines), Role.BEYOND if beyond else role)

    def _around(
        self, event: Event, parts: list[Participation], *, names_actors: bool
    ) -> list[Inline]:
        """Who took part, as what and where, with a note where the event's own does not tell it."""
        desk, words = self._desk, self._desk.words
        inlines: list[Inline] = []
        if parts and names_actors:
            before, after = words.took_part.split("{actors}")
            told = self._listed(parts, self._part)
            inlines.extend((Run(before), *told, Run(after)))
        elif any(part.role for part in parts):
            before, after = words.part_was.split("{roles}")
            told = self._listed([part for part in parts if part.role], lambda part: part.role)
            inlines.extend((Run(before), *told, Run(after)))
        if event.places:
            places = words.between.join(desk.place(place) for place in event.places)
            gap = " " if inlines else ""
            inlines.append(Run(gap + words.at_place.format(places=places)))
        more = dict.fromkeys(claim for part in parts for claim in part.claims)
        new = tuple(claim for claim in more if claim not in event.claims)
        if new:
            inlines.append(NoteRef(desk.writer.note(Statement("", new))))
        return inlines

    def _listed(
        self, parts: list[Participation], told: Callable[[Participation], str]
    ) -> Iterator[Inline]:
        """Parts one after another; one for which there is no source gets a note on that."""
        for number, part in enumerate(parts):
            if number:
                yield Run(self._desk.words.between)
            yield Run(told(part))
            if not part.claims:
                yield NoteRef(self._desk.writer.note(Statement("")))

    def _part(self, part: Participation) -> str:
        name = self._desk.actor(part.actor)
        if not part.role:
            return name
        return self._desk.words.took_part_as.format(actor=name, role=part.role)
