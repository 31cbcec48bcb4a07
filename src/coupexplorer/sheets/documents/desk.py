"""What every composer has at hand: facts, choices, words, the notes it writes and the reader's."""

from __future__ import annotations

from dataclasses import dataclass

from coupexplorer.domain.history import Case
from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.sheets.citing.citing import Citing
from coupexplorer.sheets.citing.notes import NoteWriter
from coupexplorer.sheets.documents.own import OwnNotes
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.words import SheetWords


@dataclass(frozen=True, slots=True)
class Desk:
    """One document in the making."""

    facts: SheetFacts
    choices: SheetChoices
    words: SheetWords
    writer: NoteWriter
    own: OwnNotes

    @classmethod
    def laid(
        cls, facts: SheetFacts, choices: SheetChoices, words: SheetWords, citing: Citing
    ) -> Desk:
        """A desk with nothing written yet."""
        return cls(facts, choices, words, NoteWriter(facts, words, citing), OwnNotes(facts, words))

    def case_number(self, case: str) -> int:
        """The place of a case in the document, from 0."""
        return [found.id for found in self.facts.cases].index(case)

    def actor(self, identifier: str) -> str:
        """The name of an actor; the id of one that is not in the casebook."""
        found = self.facts.actors.get(identifier)
        return found.title if found else identifier

    def place(self, identifier: str) -> str:
        """The name of a place; the id of one that is not in the casebook."""
        found = self.facts.places.get(identifier)
        return found.title if found else identifier


def case_name(case: Case) -> str:
    """The short title of a case, else the whole."""
    return case.short_title or case.title
