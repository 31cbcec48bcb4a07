"""A small casebook in Arabic, for pages that are read from the right."""

from __future__ import annotations

import datetime as dt

from tests.sheets.sample import NORTH, PRINTED_ON, SOUTH, DocumentReader

from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo
from coupexplorer.domain.comparison import Cell, Dimension, Verdict
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.evidence import Citation, Claim, Locator, Source, Statement
from coupexplorer.domain.history import Case, Event
from coupexplorer.domain.vocabulary import Layer, PhaseKind, SourceKind, VerdictKind
from coupexplorer.sheets.choices import Look, SheetChoices
from coupexplorer.sheets.documents.comparison import comparison_sheet
from coupexplorer.sheets.facts.gathering import gather
from coupexplorer.sheets.tree.page import SheetDocument

WING = "خسر الجناح المدني للحزب القصر خلال أسبوع، وأُرسل قادته إلى الخارج."
GUARD = "هُزم الحرس القومي أمام الجيش بعد قتال دام يوما واحدا (١٨ تشرين الثاني)."
OLD = "أُقصيت القيادة القديمة، وفيها Michel Aflaq، عن السلطة في صباح ٢٣ شباط."
QUESTION = "من الذي انقسم؟"

DOCUMENT = CasebookDocument(
    info=CasebookInfo("crises", "أزمتان في حزب واحد", language="ar"),
    sources=(
        Source("tarikh", "تاريخ الحزب", SourceKind.SECONDARY, sigil="أ"),
        Source("memoir", "مذكرات ضابط", SourceKind.PRIMARY, layer=Layer.CONTEXT),
    ),
    cases=(
        Case(NORTH, "أزمة الشمال", "الشمال ١٩٦٣", "١٣–١٨ تشرين الثاني ١٩٦٣", dt.date(1963, 11, 18),
             Statement("سقطت الحكومة في ذلك اليوم.", ("A1",))),
        Case(SOUTH, "أزمة الجنوب", "الجنوب ١٩٦٦", "٢١–٢٣ شباط ١٩٦٦", dt.date(1966, 2, 23),
             Statement("تحرك الجيش.", ("A3",))),
    ),
    claims=tuple(
        Claim(f"A{n}", f"القول {n}", (Citation("tarikh", Locator(section="الخلفية", paragraph=n)),))
        for n in (1, 2, 3)
    ),
    events=(
        Event("n1", NORTH, PhaseKind.SEIZURE, "إبعاد القادة",
              HistoricalDate.from_edtf("1963-11-13"), ("A1",), importance=1),
        Event("n2", NORTH, PhaseKind.SEIZURE, "هزيمة الحرس",
              HistoricalDate.from_edtf("1963-11-18"), ("A2",), importance=1),
        Event("s1", SOUTH, PhaseKind.SEIZURE, "دخول الدبابات",
              HistoricalDate.from_edtf("1966-02-23?"), ("A3",), importance=1),
    ),
    dimensions=(
        Dimension("who", "من انقسم", QUESTION, "",
                  Verdict(VerdictKind.PARTLY, "الضباط في الحالتين.")),
        Dimension("how", "كيف انتهى", "كيف انتهت الأزمة؟", ""),
    ),
    cells=(
        Cell("who", NORTH, (Statement(WING, ("A1",)), Statement(GUARD, ("A2",)))),
        Cell("who", SOUTH, (Statement(OLD, ("A3",)),)),
        Cell("how", NORTH, (Statement(GUARD, ("A2", "A3")),)),
    ),
)  # fmt: skip


def arabic_sheet(look: Look | None = None) -> SheetDocument:
    """The comparison sheet of both cases, mirrored."""
    choices = SheetChoices(cases=(NORTH, SOUTH), look=look or Look(), printed_on=PRINTED_ON)
    return comparison_sheet(gather(DocumentReader(DOCUMENT), choices), choices)
