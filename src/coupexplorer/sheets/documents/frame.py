"""What every document has around its blocks: title, running lines, page."""

from __future__ import annotations

from collections.abc import Iterable

from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.tree.blocks import Contents, Heading
from coupexplorer.sheets.tree.inline import NoteRef, plain_text
from coupexplorer.sheets.tree.page import Block, Direction, PageSetup, SheetDocument
from coupexplorer.sheets.tree.walking import block_paragraphs
from coupexplorer.sheets.words import SheetWords

LONGEST_RUNNING = 72
"""Letters of a title in the running head and foot."""

LONG = 90_000
"""Letters, notes included, from which a document gets a list of contents: some twenty pages."""

FEWEST_HEADINGS = 3
"""Headings that are worth a list of contents."""

RIGHT_TO_LEFT_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur"})
"""The languages whose casebooks are printed from right to left, as primary BCP 47 subtags."""


def framed(
    facts: SheetFacts,
    choices: SheetChoices,
    words: SheetWords,
    name: str,
    blocks: Iterable[Block],
    *,
    title: str = "",
    is_titled: bool = False,
    landscape: bool = False,
    depth: int = 2,
) -> SheetDocument:
    """A document of one kind, called ``name`` in its running head, around its blocks.

    ``title`` stands in place of the casebook's, and either after the name of the kind if it
    ``is_titled``; the running lines always tell the casebook. A list of contents, ``depth`` levels
    deep, comes in front when it was chosen, or when nothing was and the document is long.
    """
    casebook = _shortened(facts.info.title)
    look = choices.look
    shown = title or facts.info.title
    if is_titled:
        shown = words.document_title.format(document=name, title=shown)
    return SheetDocument(
        title=shown,
        subtitle=words.between_spans.join(
            words.spans.format(title=case.short_title or case.title, span=case.span)
            for case in facts.cases
        ),
        blocks=_with_contents(tuple(blocks), look.contents, depth, words),
        head_left=casebook,
        head_right=name,
        foot_left=_foot(casebook, facts, choices, words),
        page_label=words.page_label,
        language=facts.info.language,
        direction=direction_of(facts.info.language),
        page=PageSetup(
            paper=look.paper,
            landscape=landscape,
            margin=look.margin,
            text_size=look.text_size,
            typeface=look.typeface,
            inks=look.inks,
            note_numbers=look.note_numbers,
        ),
        printed_on=choices.printed_on,
        case_titles=tuple(case.short_title or case.title for case in facts.cases),
    )


def _with_contents(
    blocks: tuple[Block, ...], wanted: bool | None, depth: int, words: SheetWords
) -> tuple[Block, ...]:
    headings = sum(isinstance(block, Heading) for block in blocks)
    if wanted is None:
        wanted = headings >= FEWEST_HEADINGS and _is_long(blocks)
    if not wanted or not headings:
        return blocks
    return (Contents(words.contents, depth), *blocks)


def _is_long(blocks: Iterable[Block]) -> bool:
    letters = 0
    for block in blocks:
        for paragraph in block_paragraphs(block):
            letters += len(plain_text(paragraph.inlines))
            letters += sum(len(i.note.text) for i in paragraph.inlines if isinstance(i, NoteRef))
            if letters > LONG:
                return True
    return False


def direction_of(language: str) -> Direction:
    """The direction in which a language, given as a BCP 47 tag, is read."""
    if language.split("-")[0].lower() in RIGHT_TO_LEFT_LANGUAGES:
        return Direction.RIGHT_TO_LEFT
    return Direction.LEFT_TO_RIGHT


def _shortened(title: str) -> str:
    """The title for a running line; the whole of it stands above the document."""
    return title if len(title) <= LONGEST_RUNNING else title[: LONGEST_RUNNING - 1].rstrip() + "…"


def _foot(title: str, facts: SheetFacts, choices: SheetChoices, words: SheetWords) -> str:
    """Where the document was printed from, which edition, and when."""
    edition = facts.info.edition
    day = choices.printed_on
    if day is None:
        return words.printed_from.format(title=title, edition=edition)
    return words.printed_from_on.format(title=title, edition=edition, date=words.day(day))
