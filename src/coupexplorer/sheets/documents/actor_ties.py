"""What an actor was and did: offices, bodies, relations, movements, events, counterparts."""

from __future__ import annotations

from coupexplorer.domain.evidence import Claim
from coupexplorer.domain.history import Actor, Membership, Movement, Office, Relation
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.sheets.citing.notes import sentence
from coupexplorer.sheets.documents.dating import date_cell
from coupexplorer.sheets.documents.desk import Desk, case_name
from coupexplorer.sheets.documents.happened import Happened
from coupexplorer.sheets.documents.lines import Lines
from coupexplorer.sheets.tree.inline import Run


class ActorTies:
    """Tells the ties of actors, a line each."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._happened = Happened(desk, names_cases=len(desk.facts.cases) > 1)
        self._about: dict[str, list[Claim]] = {}
        for claim in desk.facts.claims.values():
            for subject in claim.subjects:
                if subject.kind is Kind.ACTOR:
                    self._about.setdefault(subject.id, []).append(claim)

    def tell(self, actor: Actor, lines: Lines) -> None:
        """The lines in order of time, part by part; at the end what no line has told."""
        facts, words = self._desk.facts, self._desk.words
        lines.part(words.offices)
        for office in sorted(facts.offices, key=_when):
            if actor.id in (office.holder, office.body):
                ref = Ref(Kind.OFFICE, office.id)
                lines.dated(self._office(office, actor), office.date, office.claims, ref)
        lines.part(words.memberships)
        for tie in sorted(facts.memberships, key=_when):
            if actor.id in (tie.member, tie.body):
                ref = Ref(Kind.MEMBERSHIP, tie.id)
                lines.dated(self._membership(tie, actor), tie.date, tie.claims, ref)
        lines.part(words.relations_head)
        for relation in sorted(facts.relations, key=_when):
            if actor.id in (relation.subject, relation.object):
                ref = Ref(Kind.RELATION, relation.id)
                told = self._relation(relation, actor)
                lines.dated(told, relation.date, relation.claims, ref)
        self._movements(actor, lines)
        self._events(actor, lines)
        self._counterparts(actor, lines)
        self._rest(actor, lines)

    def _office(self, office: Office, actor: Actor) -> str:
        words = self._desk.words
        if office.holder != actor.id:
            return words.office_held.format(
                office=office.title, holder=self._desk.actor(office.holder)
            )
        if office.body:
            return words.office_in.format(office=office.title, body=self._desk.actor(office.body))
        return office.title

    def _membership(self, tie: Membership, actor: Actor) -> str:
        words = self._desk.words
        role = tie.role or words.member
        if tie.member == actor.id:
            return words.member_of.format(role=role, body=self._desk.actor(tie.body))
        return words.member_is.format(role=role, member=self._desk.actor(tie.member))

    def _relation(self, relation: Relation, actor: Actor) -> str:
        words = self._desk.words
        if relation.subject == actor.id:
            kind, other = words.relations[relation.kind], relation.object
        else:
            kind, other = words.relations_back[relation.kind], relation.subject
        line = words.relation_line.format(kind=kind, other=self._desk.actor(other))
        if not relation.description:
            return line
        return words.described.format(line=line, description=relation.description)

    def _movements(self, actor: Actor, lines: Lines) -> None:
        words = self._desk.words
        lines.part(words.movements_head)
        for movement in sorted(self._desk.facts.movements, key=_when):
            if actor.id not in movement.movers:
                continue
            others = [self._desk.actor(each) for each in movement.movers if each != actor.id]
            told = [self._way(movement)]
            if others:
                told.append(words.movement_with.format(movers=words.between.join(others)))
            below = [sentence(movement.description)] if movement.description else []
            if movement.reason:
                below.append(words.worked_out.format(reason=sentence(movement.reason)))
            lines.dated(
                words.between.join(told),
                movement.date,
                movement.claims,
                Ref(Kind.MOVEMENT, movement.id),
                beyond=" ".join(below),
            )

    def _way(self, movement: Movement) -> str:
        """From where to where, as far as it is known."""
        words, kind = self._desk.words, self._desk.words.movements[movement.kind]
        origin = self._desk.place(movement.origin) if movement.origin else ""
        destination = self._desk.place(movement.destination) if movement.destination else ""
        if origin and destination:
            return words.movement_way.format(kind=kind, origin=origin, destination=destination)
        if origin:
            return words.movement_from.format(kind=kind, origin=origin)
        return words.movement_to.format(kind=kind, destination=destination) if destination else kind

    def _events(self, actor: Actor, lines: Lines) -> None:
        facts = self._desk.facts
        own = {part.event for part in facts.participations if part.actor == actor.id}
        cases = {case.id: case for case in facts.cases}
        lines.part(self._desk.words.events_head)
        for event in facts.events:
            if event.id in own:
                zero = cases[event.case].day_zero
                parts = self._happened.parts(event, actor.id)
                claims = (*event.claims, *(c for part in parts for c in part.claims))
                left = date_cell(event.date, self._desk.words, zero)
                lines.cells(left, *self._happened.paragraphs(event, actor.id), claims=claims)

    def _counterparts(self, actor: Actor, lines: Lines) -> None:
        facts, words = self._desk.facts, self._desk.words
        lines.part(words.counterparts)
        for identifier in actor.counterparts:
            found = facts.actors.get(identifier)
            if found is not None:
                cases = [case_name(case) for case in facts.cases if case.id in found.cases]
                lines.plain(words.between.join(cases), Run(found.title))

    def _rest(self, actor: Actor, lines: Lines) -> None:
        """The claims about an actor that stand in no note of the lines above."""
        lines.part(self._desk.words.also_said)
        told = {claim for statement in actor.summary for claim in statement.claims}
        for claim in self._about.get(actor.id, ()):
            if claim.id in lines.used or claim.id in told:
                continue
            if claim.date is not None:
                lines.dated(claim.text, claim.date, (claim.id,))
            else:
                lines.labelled("", claim.text, (claim.id,))


def _when(
    tie: Office | Membership | Relation | Movement,
) -> tuple[object, ...]:
    return tie.date.sort_key
