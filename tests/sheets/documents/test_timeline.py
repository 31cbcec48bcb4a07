"""The timeline: each dated event once in a picture and once below it, shared out over pictures."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.sheets.sample import DOCUMENT, NORTH, SOUTH, DocumentReader, event

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.sheets.choices import DocumentKind, SheetChoices
from coupexplorer.sheets.documents.composing import compose
from coupexplorer.sheets.documents.timeline import MOST_IN_LANE
from coupexplorer.sheets.facts.gathering import gather
from coupexplorer.sheets.tree.blocks import Heading, Paragraph, Table
from coupexplorer.sheets.tree.figures import TimelineFigure
from coupexplorer.sheets.tree.inline import plain_text
from coupexplorer.sheets.tree.page import SheetDocument


def timeline(document: CasebookDocument = DOCUMENT) -> SheetDocument:
    choices = SheetChoices(kind=DocumentKind.TIMELINE, cases=(NORTH, SOUTH))
    return compose(gather(DocumentReader(document), choices), choices)


def figures(document: SheetDocument) -> list[TimelineFigure]:
    return [block for block in document.blocks if isinstance(block, TimelineFigure)]


def told(document: SheetDocument) -> str:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return "\n".join(
        plain_text(part.inlines)
        for table in tables
        for row in table.rows
        for cell in row.cells
        for part in cell.paragraphs
    )


def test_every_event_stands_under_a_picture_with_its_title() -> None:
    document = timeline()
    assert figures(document)
    for one in DOCUMENT.events:
        assert one.title in told(document)


def test_a_picture_says_in_words_what_it_shows_and_which_days() -> None:
    document = timeline()
    for figure in figures(document):
        assert figure.description.startswith("Timeline of North 1901, South 1907")
    headings = [b.text for b in document.blocks if isinstance(b, Heading)]
    assert any(text.startswith("Day ") for text in headings)


def many(days: list[int]) -> CasebookDocument:
    start = dt.date(1901, 1, 1)
    found = tuple(
        event(f"e{n}", NORTH, str(start + dt.timedelta(days=offset)), f"Event {n}")
        for n, offset in enumerate(days)
    )
    return replace(DOCUMENT, events=found)


@given(st.lists(st.integers(0, 3000), min_size=1, max_size=60))
def test_no_lane_holds_too_many_and_none_is_lost(days: list[int]) -> None:
    found = figures(timeline(many(days)))
    lanes = [lane for figure in found for lane in figure.lanes]
    assert sum(len(lane.marks) for lane in lanes) == len(days)
    assert all(len(lane.marks) <= MOST_IN_LANE for lane in lanes)
    for figure in found:
        for lane in figure.lanes:
            assert all(figure.first <= m.start and m.end <= figure.last for m in lane.marks)


def test_undated_events_are_listed_and_none_says_so() -> None:
    vague = replace(DOCUMENT.events[0], id="vague", title="Some day", date=HistoricalDate())
    document = timeline(replace(DOCUMENT, events=(vague,)))
    assert not figures(document)
    assert "Some day" in told(document)
    empty = timeline(replace(DOCUMENT, events=()))
    assert any(
        isinstance(b, Paragraph) and "tells of no event" in plain_text(b.inlines)
        for b in empty.blocks
    )
