"""The pages of the Profile pane: one each for actors, events, places, sources and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coupexplorer.domain.comparison import Cell, Dimension, Link
from coupexplorer.domain.event_line import EventLine
from coupexplorer.domain.evidence import Claim, Dispute, Source, Statement
from coupexplorer.domain.history import Actor, Case, Event, Name, Place, preferred_name
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer, NameKind, RelationKind, Script
from coupexplorer.ui import markup
from coupexplorer.ui.bibliography_rows import csl_rows
from coupexplorer.ui.date_wording import date_text, day_text, full_date_text, hijri_text
from coupexplorer.ui.profile_facts import ActorFacts, EventFacts, PlaceFacts, Profile
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.translation import translate
from coupexplorer.ui.wording import VERDICT_SIGNS, word

SHOWN_VARIANTS = 12


class ProfileWriter:
    """Writes the page of one profile in the colours of a theme."""

    def __init__(self, profile: Profile, theme: Theme) -> None:
        self._profile = profile
        self._theme = theme

    def parts(self) -> Iterator[str]:
        """The page as HTML, in parts, each made when it is asked for."""
        return (markup.page(part, self._theme) for part in self._parts() if part)

    def _parts(self) -> Iterator[str]:
        record, facts = self._profile.record, self._profile.facts
        if isinstance(record, Actor) and isinstance(facts, ActorFacts):
            yield from self._actor(record, facts)
        else:
            yield self._body()

    def _body(self) -> str:
        record, facts = self._profile.record, self._profile.facts
        match record:
            case Event() if isinstance(facts, EventFacts):
                return self._event(record, facts)
            case Place() if isinstance(facts, PlaceFacts):
                return self._place(record, facts)
            case Source():
                return self._source(record)
            case Claim():
                return self._claim(record)
            case Dispute():
                return self._dispute(record)
            case Dimension() | Cell():
                return self._question(record)
            case Case():
                return self._case(record)
            case Link():
                return self._title(record.title) + self._statements(record.statements)
        return markup.muted(
            markup.text(translate("ProfilePage", "Choose an event, a name, a place or a source.")),
            self._theme,
        )

    def _actor(self, actor: Actor, facts: ActorFacts) -> Iterator[str]:
        head = [self._title(actor.title), self._names(actor.names)]
        head.append(self._kind_line(word(actor.kind), actor.cases, actor.layer))
        head.append(self._statements(actor.summary))
        head.append(self._life(actor, facts))
        yield "".join(head)
        yield self._offices(actor, facts) + self._distinct(actor.distinct_from)
        yield self._events(facts.events, dict(facts.roles))
        yield self._counterparts(actor.counterparts)
        yield self._memberships(actor, facts) + self._relations(actor, facts)

    def _life(self, actor: Actor, facts: ActorFacts) -> str:
        if not facts.life_shown:
            return ""
        marks = self._marks(actor.life_claims)
        born, died = translate("ProfilePage", "Born"), translate("ProfilePage", "Died")
        rows = [
            (label, f"{markup.text(date_text(date))} {marks}")
            for label, date in ((born, actor.born), (died, actor.died))
            if date is not None
        ]
        return markup.facts_table(rows, self._theme) if rows else ""

    def _event(self, event: Event, facts: EventFacts) -> str:
        case = self._profile.cases.get(event.case)
        parts = [self._title(event.title)]
        parts.append(self._kind_line(word(event.phase), (event.case,), event.layer))
        rows = [(translate("ProfilePage", "Date"), markup.text(full_date_text(event.date)))]
        if case is not None and day_text(event.date, case.day_zero):
            rows.append(
                (
                    translate("ProfilePage", "From day zero"),
                    markup.text(day_text(event.date, case.day_zero)),
                )
            )
        if hijri_text(event.date):
            rows.append((translate("ProfilePage", "Hijri"), markup.text(hijri_text(event.date))))
        if event.places:
            rows.append((translate("ProfilePage", "Where"), self._list(Kind.PLACE, event.places)))
        for participation in facts.participations:
            label = participation.role[:1].upper() + participation.role[1:]
            rows.append((label, self._link(Ref(Kind.ACTOR, participation.actor))))
        parts.append(markup.facts_table(rows, self._theme))
        if facts.nearby:
            parts.append(
                self._events(facts.nearby, {}, translate("ProfilePage", "Around the same time"))
            )
        return "".join(parts)

    def _place(self, place: Place, facts: PlaceFacts) -> str:
        parts = [self._title(place.title), self._names(place.names)]
        parts.append(self._kind_line(word(place.kind), (), place.layer))
        rows = []
        if place.within:
            rows.append((translate("ProfilePage", "In"), self._link(Ref(Kind.PLACE, place.within))))
        if place.latitude is not None and place.longitude is not None:
            position = f"{place.latitude:.3f}°, {place.longitude:.3f}°"
            rows.append(
                (
                    translate("ProfilePage", "Position"),
                    markup.text(f"{position} ({place.coordinate_source})"),
                )
            )
        parts.append(markup.facts_table(rows, self._theme) if rows else "")
        parts.append(self._events(facts.events, {}))
        return "".join(parts)

    def _source(self, source: Source) -> str:
        title = f"{source.sigil} · {source.title}" if source.sigil else source.title
        parts = [self._title(title), self._kind_line(word(source.kind), (), source.layer)]
        rows = [(label, markup.text(value)) for label, value in csl_rows(source.csl)]
        if source.seen_at:
            rows.append((translate("ProfilePage", "Seen at"), markup.text(source.seen_at)))
        if source.mirror_of:
            rows.append(
                (
                    translate("ProfilePage", "Repeats"),
                    self._link(Ref(Kind.SOURCE, source.mirror_of)),
                )
            )
        if source.incomplete:
            rows.append((translate("ProfilePage", "Not complete"), markup.text(source.incomplete)))
        parts.append(markup.facts_table(rows, self._theme))
        if source.remark:
            parts.append(
                markup.section_head(translate("ProfilePage", "On this source"), self._theme)
            )
            parts.append(f"<p>{markup.text(source.remark)}</p>")
        return "".join(parts)

    def _claim(self, claim: Claim) -> str:
        parts = [self._title(claim.text), self._kind_line(claim.id, (), claim.layer)]
        parts.append(markup.section_head(translate("ProfilePage", "About"), self._theme))
        parts.append(self._links(claim.subjects))
        if self._profile.resting:
            parts.append(
                markup.section_head(translate("ProfilePage", "What rests on it"), self._theme)
            )
            parts.append(self._links(self._profile.resting))
        return "".join(parts)

    def _dispute(self, dispute: Dispute) -> str:
        parts = [self._title(dispute.question)]
        parts.append(self._kind_line(translate("ProfilePage", "dispute"), (), dispute.layer))
        for number, side in enumerate(dispute.sides):
            preferred = number == dispute.preferred
            mark = f" ({translate('ProfilePage', 'preferred')})" if preferred else ""
            parts.append(f"<p><b>{markup.text(side.answer + mark)}</b></p>")
            parts.append(self._links(tuple(Ref(Kind.CLAIM, c) for c in side.claims)))
        if dispute.reason:
            parts.append(f"<p>{markup.text(dispute.reason)}</p>")
        parts.append(markup.section_head(translate("ProfilePage", "About"), self._theme))
        parts.append(self._links(dispute.subjects))
        return "".join(parts)

    def _question(self, record: Dimension | Cell) -> str:
        dimension = record if isinstance(record, Dimension) else self._profile.dimension
        if dimension is None:
            return ""
        parts = [self._title(dimension.title), f"<p>{markup.text(dimension.question)}</p>"]
        if dimension.guidance:
            guidance = markup.text(dimension.guidance)
            parts.append(f"<p>{markup.muted(guidance, self._theme)}</p>")
        if dimension.verdict is not None:
            verdict = dimension.verdict
            sign = f"{VERDICT_SIGNS[verdict.kind]} {word(verdict.kind)}"
            parts.append(markup.section_head(translate("ProfilePage", "Verdict"), self._theme))
            parts.append(f"<p><b>{markup.text(sign)}</b><br>{markup.text(verdict.reason)}</p>")
        if isinstance(record, Cell):
            case = self._profile.cases.get(record.case)
            parts.append(markup.section_head(case.short_title if case else "", self._theme))
            if record.emptiness is not None:
                parts.append(f"<p><i>{markup.text(word(record.emptiness))}</i></p>")
            parts.append(self._statements(record.statements))
        return "".join(parts)

    def _case(self, case: Case) -> str:
        parts = [self._title(case.title), f"<p>{markup.text(case.span)}</p>"]
        parts.append(self._statements(case.summary))
        parts.append(markup.section_head(translate("ProfilePage", "Day zero"), self._theme))
        parts.append(f"<p>{markup.text(case.day_zero.isoformat())}. ")
        parts.append(f"{markup.text(case.day_zero_reason.text)}</p>")
        return "".join(parts)

    def _title(self, value: str) -> str:
        return f'<p style="font-size:x-large; margin-bottom:2px"><b>{markup.text(value)}</b></p>'

    def _names(self, names: Sequence[Name]) -> str:
        parts = []
        arabic = preferred_name(tuple(names), Script.ARABIC)
        if arabic:
            parts.append(f'<p style="margin:0" align="left">{markup.arabic(arabic, "x-large")}</p>')
        main = preferred_name(tuple(names))
        others = [n for n in names if n.script is Script.LATIN and n.text != main]
        if others:
            spelled = ", ".join(self._variant(name) for name in others[:SHOWN_VARIANTS])
            line = f"{markup.text(translate('ProfilePage', 'also:'))} {spelled}"
            parts.append(f'<p style="margin-top:2px">{markup.muted(line, self._theme)}</p>')
        return "".join(parts)

    def _variant(self, name: Name) -> str:
        source = self._profile.sources.get(name.source or "")
        if name.kind is NameKind.AS_WRITTEN and source is not None and source.sigil:
            return markup.text(f"{name.text} ({source.sigil})")
        return markup.text(name.text)

    def _kind_line(self, kind: str, cases: Sequence[str], layer: Layer) -> str:
        parts = [markup.muted(markup.text(kind), self._theme)]
        for case in cases:
            shown = self._profile.cases.get(case)
            if shown is not None:
                colour = self._theme.case_colour(self._profile.case_index(case))
                parts.append(markup.link(Ref(Kind.CASE, case), shown.short_title, colour))
        if layer is not Layer.CORE:
            parts.append(markup.muted(markup.text(word(layer)), self._theme))
        return f'<p style="margin-top:2px">{" · ".join(parts)}</p>'

    def _statements(self, statements: Sequence[Statement]) -> str:
        lines = []
        for statement in statements:
            marks = ", ".join(
                markup.link(Ref(Kind.CLAIM, c), c, self._theme.link) for c in statement.claims
            )
            lines.append(f"<p>{markup.text(statement.text)} {markup.small(marks)}</p>")
        return "".join(lines)

    def _offices(self, actor: Actor, facts: ActorFacts) -> str:
        rows = []
        for office in facts.offices:
            when = f"{markup.text(date_text(office.date))} {self._marks(office.claims)}"
            if office.holder == actor.id:
                where = f", {self._link(Ref(Kind.ACTOR, office.body))}" if office.body else ""
                rows.append((office.title, f"{when}{where}"))
            else:
                rows.append((office.title, f"{self._link(Ref(Kind.ACTOR, office.holder))}, {when}"))
        return self._table(translate("ProfilePage", "Offices"), rows)

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
            value = f"{self._link(Ref(Kind.ACTOR, other))}{when} {self._marks(tie.claims)}"
            rows.append((label, value))
        return self._table(translate("ProfilePage", "Bodies and factions"), rows)

    def _relations(self, actor: Actor, facts: ActorFacts) -> str:
        rows = []
        for tie in facts.relations:
            mine = tie.subject == actor.id
            other = tie.object if mine else tie.subject
            label = word(tie.kind) if mine else _reverse(tie.kind)
            when = "" if tie.date.is_unresolved else f", {markup.text(date_text(tie.date))}"
            detail = f"<br>{markup.muted(markup.small(markup.text(tie.description)), self._theme)}"
            value = f"{self._link(Ref(Kind.ACTOR, other))}{when} {self._marks(tie.claims)}"
            rows.append((label, value + (detail if tie.description else "")))
        return self._table(translate("ProfilePage", "Relations"), rows)

    def _table(self, head: str, rows: list[tuple[str, str]]) -> str:
        if not rows:
            return ""
        return markup.section_head(head, self._theme) + markup.facts_table(rows, self._theme)

    def _marks(self, claims: Sequence[str]) -> str:
        return markup.small(
            ", ".join(markup.link(Ref(Kind.CLAIM, c), c, self._theme.link) for c in claims)
        )

    def _distinct(self, ids: Sequence[str]) -> str:
        if not ids:
            return ""
        head = markup.section_head(translate("ProfilePage", "Not to be confused with"), self._theme)
        return head + self._links(tuple(Ref(Kind.ACTOR, i) for i in ids))

    def _counterparts(self, ids: Sequence[str]) -> str:
        if not ids:
            return ""
        rows = []
        for identifier in ids:
            ref = Ref(Kind.ACTOR, identifier)
            cases = self._profile.counterpart_cases.get(identifier, ())
            index = self._profile.case_index(cases[0]) if cases else 0
            rows.append((self._theme.case_colour(index), self._link(ref), False))
        head = markup.section_head(
            translate("ProfilePage", "Counterpart in the other case"), self._theme
        )
        return head + markup.barred(rows, self._theme)

    def _events(self, lines: Sequence[EventLine], roles: dict[str, str], head: str = "") -> str:
        if not lines:
            return ""
        rows = []
        for line in lines:
            ref = Ref(Kind.EVENT, line.id)
            label = markup.link(ref, line.title, self._theme.text)
            role = roles.get(line.id, "")
            detail = " · ".join(p for p in (date_text(line.date), role) if p)
            shown = f"{label}<br>{markup.muted(markup.small(markup.text(detail)), self._theme)}"
            colour = self._theme.case_colour(self._profile.case_index(line.case))
            rows.append((colour, shown, ref == self._profile.subject))
        one, many = (
            translate("ProfilePage", "In one event"),
            translate("ProfilePage", "In {count} events"),
        )
        title = head or (one if len(lines) == 1 else many.format(count=len(lines)))
        return markup.section_head(title, self._theme) + markup.barred(rows, self._theme)

    def _list(self, kind: Kind, ids: Sequence[str]) -> str:
        return ", ".join(self._link(Ref(kind, identifier)) for identifier in ids)

    def _links(self, refs: Sequence[Ref]) -> str:
        return "".join(
            f'<p style="margin:2px 0 2px 0">{self._link(ref)} '
            f"{markup.muted(markup.small(markup.text(word(ref.kind))), self._theme)}</p>"
            for ref in refs
        )

    def _link(self, ref: Ref) -> str:
        return markup.link(ref, self._profile.titles.get(ref, ref.id), self._theme.link)


def _reverse(kind: RelationKind) -> str:
    """How a tie reads from its object's side."""
    reversed_words = {
        RelationKind.SUPERIOR: translate("ProfilePage", "under"),
        RelationKind.PATRON: translate("ProfilePage", "protected by"),
        RelationKind.SUCCESSOR: translate("ProfilePage", "succeeded by"),
        RelationKind.PART: translate("ProfilePage", "includes"),
        RelationKind.CAPTOR: translate("ProfilePage", "captured by"),
        RelationKind.RESCUER: translate("ProfilePage", "rescued by"),
    }
    return reversed_words.get(kind, word(kind))
