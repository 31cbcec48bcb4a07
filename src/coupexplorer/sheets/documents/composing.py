"""From facts and choices to a document, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from coupexplorer.sheets.choices import DocumentKind, SheetChoices
from coupexplorer.sheets.documents.comparison import comparison_sheet
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.tree.page import SheetDocument
from coupexplorer.sheets.words import ENGLISH, SheetWords

Composer = Callable[[SheetFacts, SheetChoices, SheetWords], SheetDocument]

COMPOSERS: Mapping[DocumentKind, Composer] = MappingProxyType(
    {DocumentKind.COMPARISON: comparison_sheet}
)
"""The composer of each kind of document."""


def compose(facts: SheetFacts, choices: SheetChoices, words: SheetWords = ENGLISH) -> SheetDocument:
    """The document that was chosen, ready for any writer."""
    return COMPOSERS[choices.kind](facts, choices, words)
