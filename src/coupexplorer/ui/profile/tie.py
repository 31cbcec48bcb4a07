"""The pages of what ties records together: offices, memberships, relations, parts, movements."""

from __future__ import annotations

from coupexplorer.domain.history import (
    Membership,
    Movement,
    Office,
    Participation,
    Phase,
    Relation,
)
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer, RelationKind
from coupexplorer.ui import markup
from coupexplorer.ui.date_wording import full_date_text
from coupexplorer.ui.profile.naming import Tie
from coupexplorer.ui.profile.parts import PageParts
from coupexplorer.ui.translation import translate
from coupexplorer.ui.wording import word


class TiePage(PageParts):
    """Writes the page of a phase, a tie or a movement: who, what, when, and what it rests on."""

    def page_of(self, record: Phase | Tie) -> str:
        """The page in one piece."""
        if isinstance(record, Phase):
            head = self.title(record.title)
            name = f"{word(Kind.PHASE)}: {word(record.kind)}"
            kind = self.kind_line(name, (record.case,), Layer.CORE)
        else:
            head = self.title(self._heading(record))
            kind = self.kind_line(word(self.profile.subject.kind), (), Layer.CORE)
        rows = self._rows(record)
        if not isinstance(record, Participation):
            when = markup.text(full_date_text(record.date))
            rows.append((translate("ProfilePage", "Date"), when))
        if record.claims:
            rows.append((translate("ProfilePage", "Rests on"), self.marks(record.claims)))
        return head + kind + markup.facts_table(rows, self.theme) + self._remarks(record)

    def _heading(self, tie: Tie) -> str:
        match tie:
            case Office():
                return tie.title
            case Membership():
                pattern = translate("ProfilePage", "{member} in {body}")
                return pattern.format(member=self._name(tie.member), body=self._name(tie.body))
            case Relation():
                return f"{self._name(tie.subject)} · {word(tie.kind)} · {self._name(tie.object)}"
            case Participation():
                return f"{self._name(tie.actor)}: {tie.role}"
        return ", ".join(self._name(mover) for mover in tie.movers) + f" · {word(tie.kind)}"

    def _rows(self, record: Phase | Tie) -> list[tuple[str, str]]:
        match record:
            case Office():
                rows = [(translate("ProfilePage", "Held by"), self._actor(record.holder))]
                if record.body:
                    rows.append((translate("ProfilePage", "In"), self._actor(record.body)))
                return rows
            case Membership():
                label = record.role or translate("ProfilePage", "member")
                body = translate("ProfilePage", "Body or faction")
                return [(label, self._actor(record.member)), (body, self._actor(record.body))]
            case Relation():
                return [
                    (word(record.kind), self._actor(record.object)),
                    (reverse(record.kind), self._actor(record.subject)),
                ]
            case Participation():
                event = self.link(Ref(Kind.EVENT, record.event))
                return [
                    (record.role, self._actor(record.actor)),
                    (translate("ProfilePage", "Event"), event),
                ]
            case Movement():
                return self._movement_rows(record)
        return []

    def _movement_rows(self, move: Movement) -> list[tuple[str, str]]:
        rows = [
            (word(move.kind), self.listed(Kind.ACTOR, move.movers)),
            (translate("ProfilePage", "Way"), self.way(move)),
        ]
        if move.event:
            event = self.link(Ref(Kind.EVENT, move.event))
            rows.append((translate("ProfilePage", "Event"), event))
        return rows

    def _remarks(self, record: Phase | Tie) -> str:
        told: tuple[str, ...] = ()
        if isinstance(record, Relation):
            told = (record.description,)
        if isinstance(record, Movement):
            told = (record.description, record.reason)
        return "".join(f"<p>{markup.text(remark)}</p>" for remark in told if remark)

    def _actor(self, identifier: str) -> str:
        return self.link(Ref(Kind.ACTOR, identifier))

    def _name(self, actor: str) -> str:
        return self.profile.titles.get(Ref(Kind.ACTOR, actor), actor)


def reverse(kind: RelationKind) -> str:
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
