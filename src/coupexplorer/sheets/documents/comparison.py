"""The comparison sheet: figure, grid with a note for each statement, disputes, sources."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from coupexplorer.domain.comparison import Cell as ComparisonCell
from coupexplorer.domain.comparison import Dimension, Link
from coupexplorer.domain.evidence import Dispute, Side, Source, Statement
from coupexplorer.domain.history import Case
from coupexplorer.domain.vocabulary import Emptiness, Layer
from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.sheets.citing.notes import NoteWriter, sentence
from coupexplorer.sheets.citing.references import reference_runs
from coupexplorer.sheets.documents.timeline_figure import timeline_figure
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.tree.blocks import (
    Cell,
    Group,
    Heading,
    Paragraph,
    Role,
    Row,
    SourceEntry,
    SourceList,
    Table,
)
from coupexplorer.sheets.tree.figures import Certainty, TimelineFigure
from coupexplorer.sheets.tree.inline import CaseMark, Inline, NoteRef, Run, RunStyle, plain_text
from coupexplorer.sheets.tree.page import Block, PageSetup, SheetDocument
from coupexplorer.sheets.words import ENGLISH, VERDICT_SIGNS, SheetWords

QUESTION_SHARE = 0.55
"""The width of the question column, as a share of a case's column."""

MOST_UPRIGHT = 3
"""Cases that fit side by side on an upright page; more are printed on the broad side."""


LONGEST_RUNNING = 72
"""Letters of a title in the running head and foot."""


def comparison_sheet(
    facts: SheetFacts, choices: SheetChoices | None = None, words: SheetWords = ENGLISH
) -> SheetDocument:
    """Compose the sheet; every statement gets a note of its own, and nothing told is left out."""
    chosen = choices or SheetChoices()
    writer = NoteWriter(facts, words)
    blocks: list[Block] = [_figure(facts, writer, words), _grid(facts, writer, words)]
    blocks.extend(_threads(facts, writer, words))
    blocks.extend(_disputes(writer, words))
    blocks.extend(_sources(writer, words))
    title = facts.info.title
    return SheetDocument(
        title=title,
        subtitle=words.between_spans.join(
            words.spans.format(title=case.short_title or case.title, span=case.span)
            for case in facts.cases
        ),
        blocks=tuple(blocks),
        head_left=_shortened(title),
        head_right=words.comparison_sheet,
        foot_left=_foot(_shortened(title), chosen.printed_on, words),
        page_label=words.page_label,
        language=facts.info.language,
        page=PageSetup(
            paper=chosen.look.paper,
            landscape=len(facts.cases) > MOST_UPRIGHT,
            text_size=chosen.look.text_size,
        ),
        printed_on=chosen.printed_on,
    )


def _shortened(title: str) -> str:
    """The title for a running line; the whole of it stands above the sheet."""
    return title if len(title) <= LONGEST_RUNNING else title[: LONGEST_RUNNING - 1].rstrip() + "…"


def _foot(title: str, day: dt.date | None, words: SheetWords) -> str:
    if day is None:
        return words.printed_from.format(title=title)
    return words.printed_from_on.format(title=title, date=words.day(day))


def _figure(facts: SheetFacts, writer: NoteWriter, words: SheetWords) -> TimelineFigure:
    caption: list[Inline] = []
    for case in facts.cases:
        name, day = case.short_title or case.title, words.day(case.day_zero)
        caption.append(Run(words.day_zero_is.format(case=name, date=day)))
        if case.day_zero_reason.text:
            reason = sentence(case.day_zero_reason.text)
            caption.append(Run(f" {reason}"))
            caption.append(NoteRef(writer.note(case.day_zero_reason)))
            caption.extend(_dispute_mark(case.day_zero_reason, writer, words))
        caption.append(Run("\n"))
    figure = timeline_figure(facts, words)
    marks = [mark for lane in figure.lanes for mark in lane.marks]
    doubtful = any(mark.certainty is not Certainty.CERTAIN for mark in marks)
    key = words.figure_key if doubtful else words.figure_key_certain
    key = key if marks else words.figure_none
    caption.append(Run(key, RunStyle.EMPHASIS))
    return replace(figure, caption=Paragraph(tuple(caption), Role.CAPTION))


def _grid(facts: SheetFacts, writer: NoteWriter, words: SheetWords) -> Block:
    if not facts.dimensions:
        return Paragraph((Run(words.no_questions),), Role.EMPTY)
    head = [Cell((Paragraph((Run(words.question),), Role.COLUMN_HEAD),))]
    for number, case in enumerate(facts.cases):
        title = Run(case.short_title or case.title)
        inlines = (CaseMark(number), Run(" "), title)
        head.append(Cell((Paragraph(inlines, Role.COLUMN_HEAD),), case=number))
    rows = []
    for dimension in facts.dimensions:
        cells = [_question(dimension, words)]
        for number, case in enumerate(facts.cases):
            cells.append(_answer(facts, dimension, case, number, writer, words))
        rows.append(Row(tuple(cells)))
    columns = (QUESTION_SHARE, *(1.0 for _ in facts.cases))
    return Table(columns, (Row(tuple(head)),), tuple(rows))


def _question(dimension: Dimension, words: SheetWords) -> Cell:
    """Title, the question itself, and the verdict with its sign, word and reason."""
    blocks = [Paragraph((Run(dimension.title),), Role.QUESTION)]
    if dimension.question and dimension.question != dimension.title:
        blocks.append(Paragraph((Run(dimension.question),), Role.REASON))
    verdict = dimension.verdict
    if verdict is None:
        blocks.append(Paragraph((Run(words.not_judged),), Role.VERDICT))
        return Cell(tuple(blocks))
    sign = Run(VERDICT_SIGNS[verdict.kind], RunStyle.SIGN)
    word = Run(f" {words.verdicts[verdict.kind]}")
    blocks.append(Paragraph((sign, word), Role.VERDICT))
    blocks.append(Paragraph((Run(verdict.reason),), Role.REASON))
    return Cell(tuple(blocks))


def _answer(
    facts: SheetFacts,
    dimension: Dimension,
    case: Case,
    number: int,
    writer: NoteWriter,
    words: SheetWords,
) -> Cell:
    """The statements of one cell, or why there are none."""
    cell = facts.cells.get((dimension.id, case.id))
    if cell is None:
        cell = ComparisonCell(dimension.id, case.id, emptiness=Emptiness.NOT_ASKED)
    blocks: list[Paragraph] = []
    if cell.emptiness is not None or not cell.statements:
        reason = words.emptiness[cell.emptiness or Emptiness.NOT_FOUND]
        blocks.append(Paragraph((Run(reason),), Role.EMPTY))
    blocks.extend(_statements(cell, writer, words))
    return Cell(tuple(blocks), case=number)


def _threads(facts: SheetFacts, writer: NoteWriter, words: SheetWords) -> list[Block]:
    """What ties the cases together, each thread told in statements with notes."""
    if not facts.links:
        return []
    return [Heading(words.threads), *(_thread(link, writer, words) for link in facts.links)]


def _thread(link: Link, writer: NoteWriter, words: SheetWords) -> Group:
    title = Paragraph((Run(link.title),), Role.THREAD)
    return Group((title, *_statements(link, writer, words)))


def _statements(
    told: ComparisonCell | Link, writer: NoteWriter, words: SheetWords
) -> list[Paragraph]:
    """Every statement of a cell or thread, those from beyond the base texts marked."""
    blocks: list[Paragraph] = []
    told_beyond = False
    for statement in told.statements:
        own = isinstance(told, ComparisonCell) and told.layer is not Layer.CORE
        beyond = own or writer.is_beyond(statement.claims)
        blocks.append(_statement(statement, beyond, not told_beyond, writer, words))
        told_beyond = beyond
    return blocks


def _statement(
    statement: Statement, beyond: bool, first: bool, writer: NoteWriter, words: SheetWords
) -> Paragraph:
    """One statement with its note; a row of statements from beyond is labelled once."""
    inlines: list[Inline] = []
    if beyond and first:
        inlines.extend((Run(words.beyond, RunStyle.LABEL), Run(" ")))
    inlines.extend((Run(statement.text), NoteRef(writer.note(statement))))
    inlines.extend(_dispute_mark(statement, writer, words))
    return Paragraph(tuple(inlines), Role.BEYOND if beyond else Role.BODY)


def _dispute_mark(statement: Statement, writer: NoteWriter, words: SheetWords) -> tuple[Run, ...]:
    """The numbers of the disputes a statement takes part in, where there are any."""
    numbers = [str(writer.number(dispute)) for dispute in writer.disputes(statement.claims)]
    if not numbers:
        return ()
    told = words.disputed_short.format(numbers=words.between.join(numbers))
    return (Run(" "), Run(told, RunStyle.LABEL))


def _disputes(writer: NoteWriter, words: SheetWords) -> list[Block]:
    """Every dispute the sheet touches, with every side; none is left out for being settled."""
    met = writer.met_disputes()
    if not met:
        return []
    return [Heading(words.disputes), *(_dispute(dispute, writer, words) for dispute in met)]


def _dispute(dispute: Dispute, writer: NoteWriter, words: SheetWords) -> Group:
    head = (Run(f"{writer.number(dispute)}  {dispute.question}"),)
    blocks = [Paragraph(head, Role.DISPUTE)]
    for number, side in enumerate(dispute.sides):
        blocks.append(_side(side, number == dispute.preferred, writer, words))
    if dispute.preferred is None:
        told = " ".join(text for text in (words.open_dispute, dispute.reason) if text)
    else:
        told = words.preferred_side.format(reason=dispute.reason)
    blocks.append(Paragraph((Run(sentence(told), RunStyle.EMPHASIS),), Role.SIDE))
    return Group(tuple(blocks))


def _side(side: Side, preferred: bool, writer: NoteWriter, words: SheetWords) -> Paragraph:
    answer = words.preferred.format(answer=side.answer) if preferred else side.answer
    style = RunStyle.STRONG if preferred else RunStyle.PLAIN
    passages = writer.passages(side.claims) or (Run(words.no_claim),)
    return Paragraph((Run(f"{answer} ", style), Run("— "), *passages), Role.SIDE)


def _sources(writer: NoteWriter, words: SheetWords) -> list[Block]:
    named = writer.named_sources()
    if not named:
        return [Heading(words.sources), Paragraph((Run(words.no_sources),), Role.EMPTY)]
    entries = tuple(_source(source, words) for source in named)
    return [Heading(words.sources), SourceList(entries)]


def _source(source: Source, words: SheetWords) -> SourceEntry:
    """A source in full, its kind, and what is missing from its record."""
    reference = reference_runs(source, words)
    stop = ". " if sentence(plain_text(reference)) != plain_text(reference) else " "
    inlines = [*reference, Run(stop), Run(words.source_kinds[source.kind])]
    if source.incomplete:
        inlines.append(Run(f" {words.incomplete.format(reason=sentence(source.incomplete))}"))
    if source.seen_at:
        inlines.append(Run(f" {words.seen_at.format(place=sentence(source.seen_at))}"))
    return SourceEntry(source.sigil, (Paragraph(tuple(inlines), Role.SOURCE),))
