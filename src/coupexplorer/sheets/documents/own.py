"""The reader's own notes, each printed once, under what it is on."""

from __future__ import annotations

from collections.abc import Iterable

from coupexplorer.domain.annotation import Note
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.tree.blocks import Paragraph, Role
from coupexplorer.sheets.tree.inline import Run
from coupexplorer.sheets.words import SheetWords


class OwnNotes:
    """Deals out the notes of one document; facts gathered without them hold none."""

    def __init__(self, facts: SheetFacts, words: SheetWords) -> None:
        self._left = dict(facts.own_notes)
        self._words = words

    def under(self, *refs: Ref, claims: Iterable[str] = ()) -> list[Paragraph]:
        """The notes on some records and claims that stand nowhere yet."""
        wanted = (*refs, *(Ref(Kind.CLAIM, claim) for claim in claims))
        return [
            self._paragraph(note)
            for ref in dict.fromkeys(wanted)
            for note in self._left.pop(ref, ())
        ]

    def _paragraph(self, note: Note) -> Paragraph:
        words, date = self._words, self._words.day(note.written.date())
        text = note.text.strip()
        if note.subject.kind is Kind.CLAIM:
            told = words.own_note_on.format(claim=note.subject.id, date=date, text=text)
        else:
            told = words.own_note.format(date=date, text=text)
        return Paragraph((Run(told),), Role.OWN)
