"""What stands in front of a document: the cases with their days zero, and what was left out."""

from __future__ import annotations

from coupexplorer.domain.history import Case
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.sheets.citing.notes import sentence
from coupexplorer.sheets.documents.desk import Desk, case_name
from coupexplorer.sheets.documents.statements import dispute_mark
from coupexplorer.sheets.facts.gathering import MOST_DISPUTES
from coupexplorer.sheets.facts.happenings import MOST_EVENTS
from coupexplorer.sheets.facts.persons import MOST_ACTORS, MOST_TIES
from coupexplorer.sheets.tree.blocks import Paragraph, Role
from coupexplorer.sheets.tree.inline import CaseMark, Inline, NoteRef, Run, RunStyle


def day_zero_inlines(case: Case, desk: Desk, *, is_short: bool = False) -> list[Inline]:
    """Which day is day 0 of a case and, unless ``is_short``, why, with the note on it."""
    words, reason = desk.words, case.day_zero_reason
    told = words.day_zero_is.format(case=case_name(case), date=words.day(case.day_zero))
    inlines: list[Inline] = [Run(told)]
    if reason.text and not is_short:
        inlines.append(Run(f" {sentence(reason.text)}"))
        inlines.append(NoteRef(desk.writer.note(reason)))
        inlines.extend(dispute_mark(reason, desk.writer, words))
    return inlines


def case_key(desk: Desk, remark: str, *, is_short: bool = False) -> list[Paragraph]:
    """The mark of every case with its day 0, a remark on the whole, and the reader's notes."""
    parts: list[Paragraph] = []
    for number, case in enumerate(desk.facts.cases):
        inlines = (CaseMark(number), Run(" "), *day_zero_inlines(case, desk, is_short=is_short))
        parts.append(Paragraph(inlines, Role.CAPTION))
    parts.append(Paragraph((Run(remark, RunStyle.EMPHASIS),), Role.CAPTION))
    for case in desk.facts.cases:
        claims = case.day_zero_reason.claims
        parts.extend(desk.own.under(Ref(Kind.CASE, case.id), claims=claims))
    return parts


def limits(desk: Desk) -> list[Paragraph]:
    """What the casebook has more of than is printed, one sentence each."""
    facts, words = desk.facts, desk.words
    share = MOST_EVENTS // max(len(facts.cases), 1)
    told = [
        words.first_events.format(case=case_name(case), count=share)
        for case in facts.cases
        if Ref(Kind.CASE, case.id) in facts.cut
    ]
    if Kind.ACTOR in facts.cut_kinds:
        told.append(words.first_actors.format(count=MOST_ACTORS))
    if Kind.DISPUTE in facts.cut_kinds:
        told.append(words.first_disputes.format(count=MOST_DISPUTES))
    return [Paragraph((Run(text),), Role.EMPTY) for text in told]


def actor_limit(actor: str, desk: Desk) -> list[Paragraph]:
    """That not all ties of an actor are printed, if so."""
    if Ref(Kind.ACTOR, actor) not in desk.facts.cut:
        return []
    told = desk.words.first_ties.format(actor=desk.actor(actor), count=MOST_TIES)
    return [Paragraph((Run(told),), Role.EMPTY)]
