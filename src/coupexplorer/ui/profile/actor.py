"""The page of an actor: names, life, offices, events, counterparts, belongings, ties, movements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coupexplorer.domain.history import Actor
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui import markup
from coupexplorer.ui.date_wording import date_text
from coupexplorer.ui.profile.facts import ActorFacts
from coupexplorer.ui.profile.parts import PageParts
from coupexplorer.ui.profile.tie import reverse
from coupexplorer.ui.translation import translate
from coupexplorer.ui.wording import word


class ActorPage(PageParts):
    """Writes the page of an actor."""

    def parts_of(self, actor: Actor, facts: ActorFacts) -> Iterator[str]:
        """The page in parts, each made when it is asked for."""
        head = [self.title(actor.title), self.names(actor.names)]
        head.append(self.kind_line(word(actor.kind), actor.cases, actor.layer))
        head.append(self.statements(actor.summary))
        head.append(self._life(actor, facts))
        yield "".join(head)
        yield self._offices(actor, facts) + self._distinct(actor.distinct_from)
        yield from self.events(facts.events, facts.roles, more=facts.more)
        yield self._counterparts(actor.counterparts)
        yield self._memberships(actor, facts) + self._relations(actor, facts)
        yield self.movements(facts.movements, actor.id)

    def _life(self, actor: Actor, facts: ActorFacts) -> str:
        if not facts.life_shown:
            return ""
        marks = self.marks(actor.life_claims)
        born, died = translate("ProfilePage", "Born"), translate("ProfilePage", "Died")
        rows = [
            (label, f"{markup.text(date_text(date))} {marks}")
            for label, date in ((born, actor.born), (died, actor.died))
            if date is not None
        ]
        return markup.facts_table(rows, self.theme) if rows else ""

    def _offices(self, actor: Actor, facts: ActorFacts) -> str:
        rows = []
        for office in facts.offices:
            when = f"{markup.text(date_text(office.date))} {self.marks(office.claims)}"
            if office.holder == actor.id:
                where = f", {self.link(Ref(Kind.ACTOR, office.body))}" if office.body else ""
                rows.append((office.title, f"{when}{where}"))
            else:
                rows.append((office.title, f"{self.link(Ref(Kind.ACTOR, office.holder))}, {when}"))
        return self.table(translate("ProfilePage", "Offices"), rows)

    def _memberships(self, actor: Actor, facts: ActorFacts) -> str:
        rows = []
        for tie in facts.memberships:
            other = tie.body if tie.member == actor.id else tie.member
            label = tie.role or (
                translate("ProfilePage", "member of")
                if tie.member == actor.id
                else translate("ProfilePage", "member")
            )
            when = "" if tie.date.is_unresolved else f", {markup.text(date_text(tie.date))}"
            value = f"{self.link(Ref(Kind.ACTOR, other))}{when} {self.marks(tie.claims)}"
            rows.append((label, value))
        return self.table(translate("ProfilePage", "Bodies and factions"), rows)

    def _relations(self, actor: Actor, facts: ActorFacts) -> str:
        rows = []
        for tie in facts.relations:
            mine = tie.subject == actor.id
            other = tie.object if mine else tie.subject
            label = word(tie.kind) if mine else reverse(tie.kind)
            when = "" if tie.date.is_unresolved else f", {markup.text(date_text(tie.date))}"
            detail = f"<br>{markup.muted(markup.small(markup.text(tie.description)), self.theme)}"
            value = f"{self.link(Ref(Kind.ACTOR, other))}{when} {self.marks(tie.claims)}"
            rows.append((label, value + (detail if tie.description else "")))
        return self.table(translate("ProfilePage", "Relations"), rows)

    def _distinct(self, ids: Sequence[str]) -> str:
        if not ids:
            return ""
        head = markup.section_head(translate("ProfilePage", "Not to be confused with"), self.theme)
        return head + self.links(tuple(Ref(Kind.ACTOR, i) for i in ids))

    def _counterparts(self, ids: Sequence[str]) -> str:
        if not ids:
            return ""
        rows = []
        for identifier in ids:
            ref = Ref(Kind.ACTOR, identifier)
            cases = self.profile.counterpart_cases.get(identifier, ())
            index = self.profile.case_index(cases[0]) if cases else 0
            rows.append((self.theme.case_colour(index), self.link(ref), False))
        head = markup.section_head(
            translate("ProfilePage", "Counterpart in the other case"), self.theme
        )
        return head + markup.barred(rows, self.theme)
