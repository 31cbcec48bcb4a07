"""The phases of cases as bands over rows of events."""

from __future__ import annotations

from collections.abc import Sequence

from coupexplorer.domain.date_text import describe, describe_days
from coupexplorer.domain.evidence import Statement
from coupexplorer.domain.history import Case, Phase
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import PhaseKind
from coupexplorer.sheets.documents.bands import band
from coupexplorer.sheets.documents.dating import with_date
from coupexplorer.sheets.documents.desk import Desk, case_name
from coupexplorer.sheets.tree.blocks import Paragraph, Role, Row
from coupexplorer.sheets.tree.inline import CaseMark, Inline, NoteRef, Run


def phase_band(kind: PhaseKind, cases: Sequence[Case], columns: int, desk: Desk) -> Row:
    """The name of a phase and, for each case, what it is there and when, with a note."""
    below: list[Paragraph] = []
    for case in cases:
        for phase in desk.facts.phases:
            if phase.case == case.id and phase.kind is kind:
                below.append(_line(phase, case, len(cases) > 1, desk))
                below.extend(desk.own.under(Ref(Kind.PHASE, phase.id), claims=phase.claims))
    return band(desk.words.phases[kind], columns, *below)


def _line(phase: Phase, case: Case, names_case: bool, desk: Desk) -> Paragraph:
    words = desk.words
    told = [phase.title] if phase.title else []
    told.append(describe(phase.date, words.dates))
    told.append(describe_days(phase.date, case.day_zero, words.dates))
    inlines: list[Inline] = []
    if names_case:
        number = desk.case_number(case.id)
        inlines.extend((CaseMark(number), Run(f" {case_name(case)}: ")))
    note = desk.writer.note(Statement(phase.title, phase.claims))
    inlines.append(Run(words.between.join(text for text in told if text)))
    inlines.append(NoteRef(with_date(note, phase.date, words)))
    return Paragraph(tuple(inlines), Role.REASON)
