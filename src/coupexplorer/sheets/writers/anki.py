"""Study cards as a deck for the Anki program.

A card keeps its identity from one deck to the next (`Card.key`), so that importing a newer deck
renews the cards and keeps what the learner has learnt.
"""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Iterable
from hashlib import blake2b
from html import escape
from pathlib import Path

import genanki

from coupexplorer.sheets.tree.blocks import Card, Cards, Paragraph
from coupexplorer.sheets.tree.inline import CaseMark, Inline, Run, RunStyle
from coupexplorer.sheets.tree.page import Direction, SheetDocument
from coupexplorer.sheets.writers.case_signs import CASE_SIGNS
from coupexplorer.sheets.writers.typst_writer import SheetError

MODEL_ID = 1_712_604_233
"""The number by which Anki knows the form of our cards; never to be changed."""

_STYLE = """.card { font-family: "Noto Serif", "Amiri", serif; font-size: 19px; line-height: 1.4; }
.case { font-family: sans-serif; font-size: 13px; }
.question, .event { font-weight: bold; }
.small { font-family: sans-serif; font-size: 12px; }
.beyond { border-inline-start: 2px dotted; padding-inline-start: 8px; }
p { margin: 0.5em 0; }"""

_TAG = re.compile(r"[\s\"]+")


def apkg(document: SheetDocument) -> bytes:
    """The cards of a document as a deck; SheetError when it has none."""
    cards = [card for block in document.blocks if isinstance(block, Cards) for card in block.cards]
    if not cards:
        raise SheetError("This document holds no cards, so no deck can be made of it.")
    deck = genanki.Deck(_number(document.title), document.title)
    for card in cards:
        deck.add_note(_note(card, document))
    made_on = dt.datetime.combine(document.printed_on or dt.date(1980, 1, 1), dt.time(), dt.UTC)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cards.apkg"
        genanki.Package(deck).write_to_file(str(file), timestamp=made_on.timestamp())
        return file.read_bytes()


def _note(card: Card, document: SheetDocument) -> genanki.Note:
    case = ""
    if card.case is not None:
        sign = CASE_SIGNS[card.case % len(CASE_SIGNS)]
        titles = document.case_titles
        case = f"{sign} {titles[card.case]}" if card.case < len(titles) else sign
    turned = document.direction is Direction.RIGHT_TO_LEFT
    return genanki.Note(
        model=_model(),
        fields=[_side(card.front, turned), _side(card.back, turned), escape(case)],
        guid=genanki.guid_for(document.title, card.key),
        tags=[_TAG.sub("-", tag) for tag in card.tags if tag.strip()],
    )


def _model() -> genanki.Model:
    front = '<div class="case">{{Case}}</div>{{Front}}'
    back = '{{FrontSide}}<hr id="answer">{{Back}}'
    return genanki.Model(
        MODEL_ID,
        "Coup Explorer card",
        fields=[{"name": "Front"}, {"name": "Back"}, {"name": "Case"}],
        templates=[{"name": "Card", "qfmt": front, "afmt": back}],
        css=_STYLE,
    )


def _side(paragraphs: Iterable[Paragraph], turned: bool) -> str:
    """One side as HTML; every text is escaped, also against the braces of Anki's fields."""
    inner = "".join(
        f'<p class="{part.role.value}">{"".join(map(_inline, part.inlines))}</p>'
        for part in paragraphs
    )
    return f'<div dir="rtl">{inner}</div>' if turned else f'<div dir="ltr">{inner}</div>'


def _inline(piece: Inline) -> str:
    if isinstance(piece, CaseMark):
        return CASE_SIGNS[piece.case % len(CASE_SIGNS)]
    if not isinstance(piece, Run):
        return ""
    words = escape(piece.text).replace("{", "&#123;").replace("}", "&#125;").replace("\n", "<br>")
    match piece.style:
        case RunStyle.STRONG:
            return f"<b>{words}</b>"
        case RunStyle.EMPHASIS:
            return f"<i>{words}</i>"
        case RunStyle.SMALL | RunStyle.LABEL:
            return f'<span class="small">{words}</span>'
        case RunStyle.PLAIN | RunStyle.SIGN:
            return words


def _number(name: str) -> int:
    """A number that Anki takes as the identity of a deck, the same for the same name."""
    return int.from_bytes(blake2b(name.encode(), digest_size=4).digest()) | 1 << 31
