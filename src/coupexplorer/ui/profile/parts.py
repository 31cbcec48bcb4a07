"""What the pages of the Profile pane are put together from: titles, names, links, lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coupexplorer.domain.event_line import EventLine
from coupexplorer.domain.evidence import Statement
from coupexplorer.domain.history import Movement, Name, preferred_name
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer, NameKind, Script
from coupexplorer.ui import markup
from coupexplorer.ui.date_wording import date_text
from coupexplorer.ui.profile.facts import Profile
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.translation import translate
from coupexplorer.ui.wording import word

SHOWN_VARIANTS = 12
FIRST_EVENTS = 3
ALL_EVENTS = "all-events"
"""What is asked for by the link to the list of all events."""


class PageParts:
    """Writes pieces of a profile's page as HTML, in the colours of a theme."""

    def __init__(self, profile: Profile, theme: Theme) -> None:
        self.profile = profile
        self.theme = theme

    def title(self, value: str) -> str:
        """The heading of the page."""
        return f'<p style="font-size:x-large; margin-bottom:2px"><b>{markup.text(value)}</b></p>'

    def names(self, names: Sequence[Name]) -> str:
        """The Arabic form and the other Latin ones, spellings with the source that has them."""
        parts = []
        arabic = preferred_name(tuple(names), Script.ARABIC)
        if arabic:
            parts.append(f'<p style="margin:0">{markup.arabic(arabic, "x-large")}</p>')
        main = preferred_name(tuple(names))
        others = [n for n in names if n.script is Script.LATIN and n.text != main]
        if others:
            spelled = ", ".join(self._variant(name) for name in others[:SHOWN_VARIANTS])
            line = f"{markup.text(translate('ProfilePage', 'also:'))} {spelled}"
            parts.append(f'<p style="margin-top:2px">{markup.muted(line, self.theme)}</p>')
        return "".join(parts)

    def _variant(self, name: Name) -> str:
        source = self.profile.sources.get(name.source or "")
        if name.kind is NameKind.AS_WRITTEN and source is not None and source.sigil:
            return markup.text(f"{name.text} ({source.sigil})")
        return markup.text(name.text)

    def kind_line(self, kind: str, cases: Sequence[str], layer: Layer) -> str:
        """What it is, its cases as links, and its layer when not the core."""
        parts = [markup.muted(markup.text(kind), self.theme)]
        for case in cases:
            shown = self.profile.cases.get(case)
            if shown is not None:
                colour = self.theme.case_colour(self.profile.case_index(case))
                parts.append(markup.link(Ref(Kind.CASE, case), shown.short_title, colour))
        if layer is not Layer.CORE:
            parts.append(markup.muted(markup.text(word(layer)), self.theme))
        return f'<p style="margin-top:2px">{" · ".join(parts)}</p>'

    def statements(self, statements: Sequence[Statement]) -> str:
        """Sentences, each with links to the claims it rests on."""
        lines = []
        for statement in statements:
            marks = ", ".join(
                markup.link(Ref(Kind.CLAIM, c), c, self.theme.link) for c in statement.claims
            )
            lines.append(f"<p>{markup.text(statement.text)} {markup.small(marks)}</p>")
        return "".join(lines)

    def marks(self, claims: Sequence[str]) -> str:
        """Links to claims, small."""
        return markup.small(
            ", ".join(markup.link(Ref(Kind.CLAIM, c), c, self.theme.link) for c in claims)
        )

    def table(self, head: str, rows: list[tuple[str, str]]) -> str:
        """A headed table of facts; nothing when there are none."""
        if not rows:
            return ""
        return markup.section_head(head, self.theme) + markup.facts_table(rows, self.theme)

    def listed(self, kind: Kind, ids: Sequence[str]) -> str:
        """Links to records of one kind in one line."""
        return ", ".join(self.link(Ref(kind, identifier)) for identifier in ids)

    def links(self, refs: Sequence[Ref]) -> str:
        """Links to records, each with its kind, one a line."""
        return "".join(
            f'<p style="margin:2px 0 2px 0">{self.link(ref)} '
            f"{markup.muted(markup.small(markup.text(word(ref.kind))), self.theme)}</p>"
            for ref in refs
        )

    def link(self, ref: Ref) -> str:
        """A link to a record by its title."""
        return markup.link(ref, self.profile.titles.get(ref, ref.id), self.theme.link)

    def events(
        self,
        lines: Sequence[EventLine],
        roles: Mapping[str, str],
        head: str = "",
        *,
        more: bool = False,
    ) -> Iterator[str]:
        """A headed list of events with dates and roles, in parts; nothing when there are none. With
        ``more`` it says where the others are to be found."""
        if not lines:
            return
        one, many = (
            translate("ProfilePage", "In one event"),
            translate("ProfilePage", "In {count} events"),
        )
        some = translate("ProfilePage", "In more than {count} events, among them")
        counted = some if more else many
        title = head or (one if len(lines) == 1 else counted.format(count=len(lines)))
        rows = [self._event_row(line, roles.get(line.id, "")) for line in lines[:FIRST_EVENTS]]
        yield markup.section_head(title, self.theme) + markup.barred(rows, self.theme)
        rest = [self._event_row(line, roles.get(line.id, "")) for line in lines[FIRST_EVENTS:]]
        if rest:
            yield markup.barred(rest, self.theme)
        if more:
            words = translate("ProfilePage", "Show all in the list of events")
            yield f"<p>{markup.fold(ALL_EVENTS, words, self.theme.link)}</p>"

    def _event_row(self, line: EventLine, role: str) -> tuple[str, str, bool]:
        ref = Ref(Kind.EVENT, line.id)
        label = markup.link(ref, line.title, self.theme.text)
        detail = " · ".join(part for part in (date_text(line.date), role) if part)
        shown = f"{label}<br>{markup.muted(markup.small(markup.text(detail)), self.theme)}"
        colour = self.theme.case_colour(self.profile.case_index(line.case))
        return colour, shown, ref == self.profile.subject

    def movements(self, movements: Sequence[Movement], mover: str = "") -> str:
        """A headed table of who went from where to where; ``mover`` is the page's own actor."""
        rows = [(word(move.kind), self._movement(move, mover)) for move in movements]
        return self.table(translate("ProfilePage", "Movements"), rows)

    def _movement(self, move: Movement, mover: str) -> str:
        others = tuple(actor for actor in move.movers if actor != mover)
        when = "" if move.date.is_unresolved else markup.text(date_text(move.date))
        who = self.listed(Kind.ACTOR, others)
        if mover and others:
            who = translate("ProfilePage", "with {others}").format(others=who)
        told = ", ".join(part for part in (self.way(move), when, who) if part)
        lines = [f"{told} {self.marks(move.claims)}"]
        lines += [
            markup.muted(markup.small(markup.text(detail)), self.theme)
            for detail in (move.description, move.reason)
            if detail
        ]
        return "<br>".join(lines)

    def way(self, move: Movement) -> str:
        """Both ends of the way as links, or the one that is known."""
        origin = self.link(Ref(Kind.PLACE, move.origin)) if move.origin else ""
        destination = self.link(Ref(Kind.PLACE, move.destination)) if move.destination else ""
        if origin and destination:
            pattern = translate("ProfilePage", "from {origin} to {destination}")
        elif origin:
            pattern = translate("ProfilePage", "from {origin}, where to is not told")
        elif destination:
            pattern = translate("ProfilePage", "to {destination}, where from is not told")
        else:
            pattern = translate("ProfilePage", "no place is told")
        return markup.text(pattern).format(origin=origin, destination=destination)
