"""The comparison sheet: figure, grid with a note for each statement, disputes, sources."""

from __future__ import annotations

from dataclasses import replace

from coupexplorer.domain.comparison import Link
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.sheets.choices import Arrangement, SheetChoices
from coupexplorer.sheets.citing.citing import Citing, PlainCiting
from coupexplorer.sheets.documents.by_phase import phase_blocks
from coupexplorer.sheets.documents.closing import dispute_blocks, source_blocks
from coupexplorer.sheets.documents.desk import Desk
from coupexplorer.sheets.documents.frame import framed
from coupexplorer.sheets.documents.opening_lines import day_zero_inlines
from coupexplorer.sheets.documents.questions import Answers, is_broad, question_grids
from coupexplorer.sheets.documents.statements import statement_paragraphs
from coupexplorer.sheets.documents.timeline_figure import timeline_figure
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.tree.blocks import Group, Heading, Paragraph, Role
from coupexplorer.sheets.tree.figures import Certainty, TimelineFigure
from coupexplorer.sheets.tree.inline import Inline, Run, RunStyle
from coupexplorer.sheets.tree.page import Block, SheetDocument
from coupexplorer.sheets.words import ENGLISH, SheetWords


def comparison_sheet(
    facts: SheetFacts,
    choices: SheetChoices | None = None,
    words: SheetWords = ENGLISH,
    citing: Citing | None = None,
) -> SheetDocument:
    """Compose the sheet; every statement gets a note of its own, and nothing told is left out."""
    chosen = choices or SheetChoices()
    desk = Desk.laid(facts, chosen, words, citing or PlainCiting(words))
    blocks: list[Block] = [figure_with_days(desk), *case_notes(desk)]
    if chosen.arrangement is Arrangement.BY_PHASE:
        blocks.extend(phase_blocks(desk))
        blocks.append(Heading(words.questions))
    blocks.extend(question_grids(desk, Answers(desk)))
    blocks.extend(thread_blocks(desk))
    blocks.extend(dispute_blocks(desk.writer, words, desk.own))
    blocks.extend(source_blocks(desk.writer, words, desk.own))
    return framed(facts, chosen, words, words.comparison_sheet, blocks, landscape=is_broad(desk))


def figure_with_days(desk: Desk) -> TimelineFigure:
    """The figure around day zero, its caption telling which day that is in each case and why."""
    words = desk.words
    caption: list[Inline] = []
    for case in desk.facts.cases:
        caption.extend((*day_zero_inlines(case, desk), Run("\n")))
    figure = timeline_figure(desk.facts, words)
    marks = [mark for lane in figure.lanes for mark in lane.marks]
    doubtful = any(mark.certainty is not Certainty.CERTAIN for mark in marks)
    key = words.figure_key if doubtful else words.figure_key_certain
    key = key if marks else words.figure_none
    caption.append(Run(key, RunStyle.EMPHASIS))
    return replace(figure, caption=Paragraph(tuple(caption), Role.CAPTION))


def case_notes(desk: Desk) -> list[Paragraph]:
    """The reader's notes on the cases and on what their days zero rest on."""
    return [
        note
        for case in desk.facts.cases
        for note in desk.own.under(Ref(Kind.CASE, case.id), claims=case.day_zero_reason.claims)
    ]


def thread_blocks(desk: Desk) -> list[Block]:
    """What ties the cases together, each thread told in statements with notes."""
    links = desk.facts.links
    if not links:
        return []
    return [Heading(desk.words.threads), *(_thread(link, desk) for link in links)]


def _thread(link: Link, desk: Desk) -> Group:
    title = Paragraph((Run(link.title),), Role.THREAD)
    told = statement_paragraphs(link, desk.writer, desk.words)
    own = desk.own.under(Ref(Kind.LINK, link.id), claims=link.claim_ids())
    return Group((title, *told, *own))
