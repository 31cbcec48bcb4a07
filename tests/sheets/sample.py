"""A small casebook for the sheets: every kind of cell, note and dispute that a sheet must print."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.sheets.document_reader import DocumentReader as DocumentReader

from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo
from coupexplorer.domain.comparison import Cell, Dimension, Verdict
from coupexplorer.domain.date_parts import Basis
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.evidence import (
    Citation,
    Claim,
    Dispute,
    Locator,
    NoteMarker,
    Side,
    Source,
    Statement,
)
from coupexplorer.domain.history import Case, Event
from coupexplorer.domain.vocabulary import (
    Confidence,
    DisputeKind,
    Emptiness,
    Layer,
    MarkerPosition,
    PhaseKind,
    SourceKind,
    Stance,
    VerdictKind,
)
from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.sheets.documents.comparison import comparison_sheet
from coupexplorer.sheets.facts.gathering import gather
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.tree.page import SheetDocument

NORTH, SOUTH = "north-1901", "south-1907"
PRINTED_ON = dt.date(2026, 11, 21)
ARABIC = "السعدي"


def claim(identifier: str, *citations: Citation, text: str = "", **more: object) -> Claim:
    made = Claim(identifier, text or f"Claim {identifier}.", citations)
    return replace(made, **more)  # type: ignore[arg-type]


def in_a(paragraph: int, section: str = "Coup", **more: object) -> Citation:
    citation = Citation("annals", Locator(section=section, paragraph=paragraph))
    return replace(citation, **more)  # type: ignore[arg-type]


def in_b(line: int, *markers: NoteMarker) -> Citation:
    return Citation("bulletin", Locator(line=line, markers=markers))


SOURCES = (
    Source("annals", "Annals of the North", SourceKind.TERTIARY, sigil="A", incomplete="No year"),
    Source(
        "bulletin",
        "Bulletin of the South",
        SourceKind.SECONDARY,
        sigil="B",
        csl='{"type":"book","title":"Bulletin of the South","publisher":"Quay",'
        '"publisher-place":"Port","author":[{"family":"Reed","given":"Ann"}],'
        '"issued":{"date-parts":[[1910]]}}',
    ),
    Source(
        "memoir",
        "مذكرات",
        SourceKind.PRIMARY,
        layer=Layer.CONTEXT,
        csl='{"type":"article","title":"مذكرات","issued":{"date-parts":[[1930]]}}',
    ),
    Source("copy", "A copy", SourceKind.TERTIARY, layer=Layer.CONTEXT, mirror_of="annals"),
)

HEAD_NOTE = NoteMarker("7", MarkerPosition.LINE_HEAD)

CLAIMS = (
    claim("A1", in_a(1), date=HistoricalDate.from_edtf("1901-05-02")),
    claim("A2", in_a(3, as_written="al-Sadi"), confidence=Confidence.MEDIUM),
    claim("A3", Citation("annals", Locator(section="Infobox", field="Date"))),
    claim("A4", in_a(2, "Background"), in_a(4, "Background", stance=Stance.DISPUTES)),
    claim("B1", in_b(1)),
    claim("B2", in_b(2), in_b(3)),
    claim(
        "B3",
        in_b(21, HEAD_NOTE),
        date=HistoricalDate.from_edtf(
            "1907-02-23", basis=Basis.DERIVED, reason="The day is named in line 19"
        ),
    ),
    claim("C1", Citation("memoir", Locator(page="4")), layer=Layer.CONTEXT),
    claim("C2", Citation("copy", Locator(page="4-5")), layer=Layer.CONTEXT),
)

DISPUTES = (
    Dispute(
        "when",
        "When did it begin?",
        DisputeKind.DATE,
        (Side("On 2 May", ("A1",)), Side("On 1 May", ("A3", "C1"))),
        preferred=0,
        reason="The annals name the day twice",
    ),
    Dispute(
        "dead",
        "How many died?",
        DisputeKind.NUMBER,
        (Side("Nobody", ("B1",)), Side("About 400", ("B3",))),
    ),
    Dispute(
        "elsewhere",
        "Does this touch the sheet?",
        DisputeKind.TEXT,
        (Side("No", ("Z1",)), Side("Not at all", ("Z2",))),
    ),
)

CASES = (
    Case(
        NORTH,
        "The northern crisis",
        "North 1901",
        "1–6 May 1901",
        dt.date(1901, 5, 6),
        Statement("The government fell that day", ("A1",)),
    ),
    Case(
        SOUTH,
        "The southern crisis",
        "South 1907",
        "23 February 1907",
        dt.date(1907, 2, 23),
        Statement("The army moved.", ("B1",)),
    ),
)


def event(identifier: str, case: str, edtf: str, title: str, **more: object) -> Event:
    made = Event(
        identifier, case, PhaseKind.SEIZURE, title, HistoricalDate.from_edtf(edtf), ("A1",)
    )
    return replace(made, **more)  # type: ignore[arg-type]


EVENTS = (
    event("n1", NORTH, "1901-05-02", "The guard is disarmed", importance=1),
    event("n2", NORTH, "1901-05-04/1901-05-05", "Talks in the palace"),
    event("n3", NORTH, "1901-05-06", "The cabinet falls", importance=1),
    event("n4", NORTH, "1899", "An older quarrel", phase=PhaseKind.BACKGROUND),
    event("s1", SOUTH, "1907-02-23?", "Columns enter the port", importance=1),
    event("s2", SOUTH, "1907-02-22", "Told elsewhere only", layer=Layer.CONTEXT),
)

DIMENSIONS = (
    Dimension(
        "who",
        "Who was split",
        "Who stood against whom?",
        "",
        Verdict(VerdictKind.ALIKE, "Party against army in both."),
    ),
    Dimension(
        "dead", "Dead", "How many died?", "", Verdict(VerdictKind.DIFFERENT, "Scopes differ.")
    ),
    Dimension("talks", "Talks", "Was there talk of terms?", ""),
)

CELLS = (
    Cell(
        "who",
        NORTH,
        (
            Statement(f"The wing of al-Sa'di ({ARABIC}) lost.", ("A1", "A2")),
            Statement("Officers won.", ("A2", "A4")),
        ),
    ),
    Cell("who", SOUTH, (Statement("The old guard lost.", ("B1", "B2")),)),
    Cell(
        "dead",
        NORTH,
        (Statement("A memoir speaks of ten dead.", ("C1", "C2")),),
        emptiness=Emptiness.SOURCE_SILENT,
    ),
    Cell("dead", SOUTH, (Statement("About 400 died.", ("B3", "C1")),)),
    Cell("talks", SOUTH, (), emptiness=Emptiness.NOT_APPLICABLE),
)

DOCUMENT = CasebookDocument(
    info=CasebookInfo("two-crises", "Two crises"),
    sources=SOURCES,
    cases=CASES,
    claims=CLAIMS,
    events=EVENTS,
    disputes=DISPUTES,
    dimensions=DIMENSIONS,
    cells=CELLS,
)


def facts(document: CasebookDocument = DOCUMENT) -> SheetFacts:
    """The facts of both cases."""
    return gather(DocumentReader(document), SheetChoices(cases=(NORTH, SOUTH)))


def sheet(
    document: CasebookDocument = DOCUMENT, choices: SheetChoices | None = None
) -> SheetDocument:
    """The comparison sheet of both cases."""
    return comparison_sheet(facts(document), choices or SheetChoices(printed_on=PRINTED_ON))


def with_statement(text: str) -> CasebookDocument:
    """The casebook with one statement of the first cell replaced by other words."""
    first = replace(CELLS[0], statements=(Statement(text, ("A1",)), *CELLS[0].statements[1:]))
    return replace(DOCUMENT, cells=(first, *CELLS[1:]))
