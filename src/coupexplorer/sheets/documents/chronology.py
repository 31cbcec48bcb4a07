"""The chronology: case by case, in one column by calendar, or side by side from day zero."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from coupexplorer.domain.history import Event
from coupexplorer.domain.vocabulary import PhaseKind
from coupexplorer.sheets.choices import ChronologyOrder, SheetChoices
from coupexplorer.sheets.citing.citing import Citing
from coupexplorer.sheets.documents.aligned import aligned_tables
from coupexplorer.sheets.documents.bands import band, head_cell
from coupexplorer.sheets.documents.closing import dispute_blocks, source_blocks
from coupexplorer.sheets.documents.dating import date_cell
from coupexplorer.sheets.documents.desk import Desk, case_name
from coupexplorer.sheets.documents.frame import framed
from coupexplorer.sheets.documents.happened import Happened
from coupexplorer.sheets.documents.opening_lines import case_key, limits
from coupexplorer.sheets.documents.page_plan import lies_broad
from coupexplorer.sheets.documents.phase_rows import phase_band
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.tree.blocks import Cell, Heading, Paragraph, Role, Row, Table
from coupexplorer.sheets.tree.inline import CaseMark, Run
from coupexplorer.sheets.tree.page import Block, SheetDocument
from coupexplorer.sheets.words import SheetWords

COLUMNS = (0.3, 1.0)
"""Shares of the date and of what happened."""

COLUMNS_WITH_CASE = (0.3, 0.2, 1.0)
"""The same with the case between them."""

DAY_SHARE = 0.28
"""The width of the column of days of an aligned chronology, as a share of a case's column."""


def chronology(
    facts: SheetFacts, choices: SheetChoices, words: SheetWords, citing: Citing
) -> SheetDocument:
    """Compose the chronology; each event has a note, and undated ones stand at the end."""
    desk = Desk.laid(facts, choices, words, citing)
    is_aligned = choices.order is ChronologyOrder.ALIGNED and len(facts.cases) > 1
    key = f"{words.aligned_key} {words.chronology_key}" if is_aligned else words.chronology_key
    blocks: list[Block] = [*limits(desk), *case_key(desk, key)]
    cases = len(facts.cases) if is_aligned else 1
    landscape = lies_broad(choices.look, cases, DAY_SHARE)
    if not facts.events:
        blocks.append(Paragraph((Run(words.no_events),), Role.EMPTY))
    elif is_aligned:
        blocks.extend(aligned_tables(desk, DAY_SHARE, landscape=landscape))
    elif choices.order is ChronologyOrder.INTERLEAVED and len(facts.cases) > 1:
        blocks.append(_interleaved(desk))
    else:
        blocks.extend(_case_by_case(desk))
    blocks.extend(dispute_blocks(desk.writer, words, desk.own))
    blocks.extend(source_blocks(desk.writer, words, desk.own))
    return framed(
        facts, choices, words, words.chronology, blocks, is_titled=True, landscape=landscape
    )


def _case_by_case(desk: Desk) -> Iterator[Block]:
    """A table a case, its phases as bands."""
    rows_of = _Rows(desk, COLUMNS)
    for number, case in enumerate(desk.facts.cases):
        events = [event for event in desk.facts.events if event.case == case.id]
        if len(desk.facts.cases) > 1:
            yield Heading(case_name(case))
        if not events:
            yield Paragraph((Run(desk.words.no_events),), Role.EMPTY)
            continue
        rows: list[Row] = []
        dated = [event for event in events if event.date.is_placed]
        for kind in PhaseKind:
            found = [event for event in dated if event.phase is kind]
            if found:
                rows.append(phase_band(kind, (case,), len(COLUMNS), desk))
                rows.extend(rows_of.row(event) for event in found)
        rows.extend(rows_of.undated(events))
        what = (CaseMark(number), Run(" "), Run(case_name(case)))
        head = Row((head_cell(Run(desk.words.when)), head_cell(*what, case=number)))
        yield Table(COLUMNS, (head,), tuple(rows))


def _interleaved(desk: Desk) -> Table:
    """One table by calendar, a band a year, every event with the mark and name of its case."""
    rows_of = _Rows(desk, COLUMNS_WITH_CASE)
    dated = [event for event in desk.facts.events if event.date.is_placed]
    rows: list[Row] = []
    for year, events in groupby(dated, key=_year):
        rows.append(band(str(year), len(COLUMNS_WITH_CASE)))
        rows.extend(rows_of.row(event) for event in events)
    rows.extend(rows_of.undated(desk.facts.events))
    words = desk.words
    head = Row(tuple(head_cell(Run(text)) for text in (words.when, words.case, words.event)))
    return Table(COLUMNS_WITH_CASE, (head,), tuple(rows))


class _Rows:
    """Makes the rows of events, with their case where there is a column for it."""

    def __init__(self, desk: Desk, columns: tuple[float, ...]) -> None:
        self._desk = desk
        self._columns = columns
        self._happened = Happened(desk)

    def row(self, event: Event) -> Row:
        """When, in which case, and what."""
        desk = self._desk
        number = desk.case_number(event.case)
        case = desk.facts.cases[number]
        cells = [date_cell(event.date, desk.words, case.day_zero)]
        if self._columns == COLUMNS_WITH_CASE:
            name = (CaseMark(number), Run(" "), Run(case_name(case)))
            cells.append(Cell((Paragraph(name, Role.REASON),)))
        return Row((*cells, Cell(tuple(self._happened.paragraphs(event)))))

    def undated(self, events: Iterable[Event]) -> list[Row]:
        """The events that have no place in time, under a band of their own."""
        found = [event for event in events if not event.date.is_placed]
        if not found:
            return []
        head = band(self._desk.words.undated_events, len(self._columns))
        return [head, *(self.row(event) for event in found)]


def _year(event: Event) -> int:
    """The year under which a placed event stands."""
    return event.date.sort_key[1].year
