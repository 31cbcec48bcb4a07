"""The pages of the Profile pane: one each for actors, events, places, sources and the rest."""

from __future__ import annotations

from collections.abc import Iterator

from coupexplorer.domain.comparison import Cell, Dimension, Link
from coupexplorer.domain.evidence import Claim, Dispute, Source
from coupexplorer.domain.history import (
    Actor,
    Case,
    Event,
    Membership,
    Movement,
    Office,
    Participation,
    Phase,
    Place,
    Relation,
)
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui import markup
from coupexplorer.ui.bibliography_rows import csl_rows
from coupexplorer.ui.date_wording import day_text, full_date_text, hijri_text
from coupexplorer.ui.profile.actor import ActorPage
from coupexplorer.ui.profile.facts import (
    ActorFacts,
    ClaimFacts,
    EventFacts,
    LinkFacts,
    PlaceFacts,
)
from coupexplorer.ui.profile.parts import PageParts
from coupexplorer.ui.profile.tie import TiePage
from coupexplorer.ui.translation import translate
from coupexplorer.ui.wording import VERDICT_SIGNS, word


class ProfileWriter(PageParts):
    """Writes the page of one profile."""

    def parts(self) -> Iterator[str]:
        """The page as HTML, in parts, each made when it is asked for."""
        return (part for part in self._parts() if part)

    def _parts(self) -> Iterator[str]:
        record, facts = self.profile.record, self.profile.facts
        if self.profile.hidden:
            yield self._hidden()
        elif isinstance(record, Actor) and isinstance(facts, ActorFacts):
            yield from ActorPage(self.profile, self.theme).parts_of(record, facts)
        elif isinstance(record, Event) and isinstance(facts, EventFacts):
            yield from self._event(record, facts)
        elif isinstance(record, Place) and isinstance(facts, PlaceFacts):
            yield from self._place(record, facts)
        else:
            yield self._body()

    def _body(self) -> str:
        record, facts = self.profile.record, self.profile.facts
        match record:
            case Source():
                return self._source(record)
            case Claim() if isinstance(facts, ClaimFacts):
                return self._claim(record, facts)
            case Dispute():
                return self._dispute(record)
            case Dimension() | Cell():
                return self._question(record)
            case Case():
                return self._case(record)
            case Link() if isinstance(facts, LinkFacts):
                return self._thread(record, facts)
            case Phase() | Office() | Membership() | Relation() | Participation() | Movement():
                return TiePage(self.profile, self.theme).page_of(record)
        return markup.muted(
            markup.text(translate("ProfilePage", "Choose an event, a name, a place or a source.")),
            self.theme,
        )

    def _hidden(self) -> str:
        told = translate(
            "ProfilePage",
            "Only sources beyond the base texts tell of this, and they are hidden now.",
        )
        way = translate("ProfilePage", "View ▸ Show what is beyond the base texts brings it back.")
        return markup.muted(f"{markup.text(told)}<br>{markup.text(way)}", self.theme)

    def _event(self, event: Event, facts: EventFacts) -> Iterator[str]:
        case = self.profile.cases.get(event.case)
        parts = [self.title(event.title)]
        parts.append(self.kind_line(word(event.phase), (event.case,), event.layer))
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
            rows.append((translate("ProfilePage", "Where"), self.listed(Kind.PLACE, event.places)))
        for participation in facts.participations:
            label = participation.role[:1].upper() + participation.role[1:]
            rows.append((label, self.link(Ref(Kind.ACTOR, participation.actor))))
        parts.append(markup.facts_table(rows, self.theme))
        yield "".join(parts)
        yield self.movements(facts.movements)
        head = translate("ProfilePage", "Around the same time")
        yield from self.events(facts.nearby(), {}, head)

    def _place(self, place: Place, facts: PlaceFacts) -> Iterator[str]:
        parts = [self.title(place.title), self.names(place.names)]
        parts.append(self.kind_line(word(place.kind), (), place.layer))
        rows = []
        if place.within:
            rows.append((translate("ProfilePage", "In"), self.link(Ref(Kind.PLACE, place.within))))
        if place.latitude is not None and place.longitude is not None:
            position = f"{place.latitude:.3f}°, {place.longitude:.3f}°"
            rows.append(
                (
                    translate("ProfilePage", "Position"),
                    markup.text(f"{position} ({place.coordinate_source})"),
                )
            )
        parts.append(markup.facts_table(rows, self.theme) if rows else "")
        yield "".join(parts)
        yield self.movements(facts.movements)
        yield from self.events(facts.events, {}, more=facts.more)

    def _source(self, source: Source) -> str:
        title = f"{source.sigil} · {source.title}" if source.sigil else source.title
        parts = [self.title(title), self.kind_line(word(source.kind), (), source.layer)]
        rows = [(label, markup.text(value)) for label, value in csl_rows(source.csl)]
        if source.seen_at:
            rows.append((translate("ProfilePage", "Seen at"), markup.text(source.seen_at)))
        if source.mirror_of:
            rows.append(
                (
                    translate("ProfilePage", "Repeats"),
                    self.link(Ref(Kind.SOURCE, source.mirror_of)),
                )
            )
        if source.incomplete:
            rows.append((translate("ProfilePage", "Not complete"), markup.text(source.incomplete)))
        parts.append(markup.facts_table(rows, self.theme))
        if source.remark:
            parts.append(
                markup.section_head(translate("ProfilePage", "On this source"), self.theme)
            )
            parts.append(f"<p>{markup.text(source.remark)}</p>")
        return "".join(parts)

    def _claim(self, claim: Claim, facts: ClaimFacts) -> str:
        kind = f"{word(Kind.CLAIM)} {claim.id}"
        parts = [self.title(claim.text), self.kind_line(kind, (), claim.layer)]
        parts.append(markup.section_head(translate("ProfilePage", "About"), self.theme))
        parts.append(self.links(claim.subjects))
        if facts.resting:
            parts.append(
                markup.section_head(translate("ProfilePage", "What rests on it"), self.theme)
            )
            parts.append(self.links(facts.resting))
        parts += [self._neighbours(*found) for found in facts.neighbours]
        return "".join(parts)

    def _neighbours(self, source: str, before: Claim | None, after: Claim | None) -> str:
        known = self.profile.sources.get(source)
        name = source if known is None else (known.sigil or known.title)
        rows = [
            (label, markup.link(Ref(Kind.CLAIM, claim.id), claim.text, self.theme.link))
            for label, claim in (
                (translate("ProfilePage", "Before it"), before),
                (translate("ProfilePage", "After it"), after),
            )
            if claim is not None
        ]
        return self.table(translate("ProfilePage", "In source {name}").format(name=name), rows)

    def _dispute(self, dispute: Dispute) -> str:
        parts = [self.title(dispute.question)]
        parts.append(self.kind_line(translate("ProfilePage", "dispute"), (), dispute.layer))
        for number, side in enumerate(dispute.sides):
            preferred = number == dispute.preferred
            mark = f" ({translate('ProfilePage', 'preferred')})" if preferred else ""
            parts.append(f"<p><b>{markup.text(side.answer + mark)}</b></p>")
            parts.append(self.links(tuple(Ref(Kind.CLAIM, c) for c in side.claims)))
        if dispute.reason:
            parts.append(f"<p>{markup.text(dispute.reason)}</p>")
        parts.append(markup.section_head(translate("ProfilePage", "About"), self.theme))
        parts.append(self.links(dispute.subjects))
        return "".join(parts)

    def _question(self, record: Dimension | Cell) -> str:
        dimension = record if isinstance(record, Dimension) else self.profile.dimension
        if dimension is None:
            return ""
        parts = [self.title(dimension.title), f"<p>{markup.text(dimension.question)}</p>"]
        if dimension.guidance:
            guidance = markup.text(dimension.guidance)
            parts.append(f"<p>{markup.muted(guidance, self.theme)}</p>")
        if dimension.verdict is not None:
            verdict = dimension.verdict
            sign = f"{VERDICT_SIGNS[verdict.kind]} {word(verdict.kind)}"
            parts.append(markup.section_head(translate("ProfilePage", "Verdict"), self.theme))
            parts.append(f"<p><b>{markup.text(sign)}</b><br>{markup.text(verdict.reason)}</p>")
        if isinstance(record, Cell):
            case = self.profile.cases.get(record.case)
            parts.append(markup.section_head(case.short_title if case else "", self.theme))
            if record.emptiness is not None:
                parts.append(f"<p><i>{markup.text(word(record.emptiness))}</i></p>")
            parts.append(self.statements(record.statements))
        return "".join(parts)

    def _case(self, case: Case) -> str:
        parts = [self.title(case.title), f"<p>{markup.text(case.span)}</p>"]
        parts.append(self.statements(case.summary))
        parts.append(markup.section_head(translate("ProfilePage", "Day zero"), self.theme))
        parts.append(f"<p>{markup.text(case.day_zero.isoformat())}.</p>")
        if case.day_zero_reason.text:
            parts.append(self.statements((case.day_zero_reason,)))
        return "".join(parts)

    def _thread(self, link: Link, facts: LinkFacts) -> str:
        kind = self.kind_line(word(Kind.LINK), link.cases, link.layer)
        told = self.statements(facts.statements)
        events = "".join(self.events(facts.events, {}))
        return self.title(link.title) + kind + told + events
