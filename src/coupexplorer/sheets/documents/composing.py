"""From facts and choices to a document, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from coupexplorer.sheets.choices import CitationStyle, DocumentKind, SheetChoices
from coupexplorer.sheets.citing.citing import Citing, Hearing, PlainCiting
from coupexplorer.sheets.documents.cards import study_cards
from coupexplorer.sheets.documents.chronology import chronology
from coupexplorer.sheets.documents.comparison import comparison_sheet
from coupexplorer.sheets.documents.dispute_sheet import dispute_sheet
from coupexplorer.sheets.documents.dossier import dossier
from coupexplorer.sheets.documents.source_list import source_sheet
from coupexplorer.sheets.documents.timeline import timeline_sheet
from coupexplorer.sheets.documents.worksheet import answer_key, worksheet
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.tree.page import SheetDocument
from coupexplorer.sheets.words import ENGLISH, SheetWords

Composer = Callable[[SheetFacts, SheetChoices, SheetWords, Citing], SheetDocument]

COMPOSERS: Mapping[DocumentKind, Composer] = MappingProxyType(
    {
        DocumentKind.COMPARISON: comparison_sheet,
        DocumentKind.WORKSHEET: worksheet,
        DocumentKind.KEY: answer_key,
        DocumentKind.CHRONOLOGY: chronology,
        DocumentKind.DOSSIER: dossier,
        DocumentKind.DISPUTES: dispute_sheet,
        DocumentKind.SOURCES: source_sheet,
        DocumentKind.TIMELINE: timeline_sheet,
        DocumentKind.CARDS: study_cards,
    }
)
"""The composer of each kind of document."""


def compose(facts: SheetFacts, choices: SheetChoices, words: SheetWords = ENGLISH) -> SheetDocument:
    """The document that was chosen, ready for any writer.

    A style has to know all citations before it gives the first one its words, so a document in a
    style is composed twice: once to hear what it cites, once with the words. CitationError when the
    sources cannot be cited in the style.
    """
    composer = COMPOSERS[choices.kind]
    if choices.style is CitationStyle.PLAIN:
        return composer(facts, choices, words, PlainCiting(words))
    heard = Hearing(words)
    composer(facts, choices, words, heard)
    styled = heard.in_style(choices.style, words, facts.info.language)
    return composer(facts, choices, words, styled)
