"""What the print window begins with: the last choices, fitted to casebook and focus."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.ui.paper.pages import stock

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.sheets.choices import DocumentKind, SheetChoices
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.paper.start import fitted, kind_for, within

FOCUS = Focus(cases=("iraq", "syria"))
LAST = DocumentKind.CHRONOLOGY


@pytest.mark.parametrize(
    ("subject", "asked", "kind"),
    [
        (None, None, LAST),
        (Kind.CASE, None, LAST),
        (Kind.ACTOR, None, DocumentKind.DOSSIER),
        (Kind.DISPUTE, None, DocumentKind.DISPUTES),
        (Kind.ACTOR, DocumentKind.WORKSHEET, DocumentKind.WORKSHEET),
    ],
)
def test_the_document_suits_what_is_looked_at_unless_another_is_asked_for(
    subject: Kind | None, asked: DocumentKind | None, kind: DocumentKind
) -> None:
    focus = FOCUS if subject is None else FOCUS.on(Ref(subject, "sadi"))
    assert kind_for(focus, asked, LAST) is kind


def test_a_first_time_prints_what_is_seen() -> None:
    found = fitted(SheetChoices(), stock(), replace(FOCUS, context=False))
    assert found == SheetChoices(cases=("iraq", "syria"), context=False)


def test_the_cases_are_those_looked_at_in_the_order_of_the_last_time() -> None:
    kept = SheetChoices(cases=("syria", "iraq"))
    assert fitted(kept, stock(), FOCUS).cases == ("syria", "iraq")
    other = replace(FOCUS, cases=("iraq", "egypt"))
    assert fitted(kept, stock(), other).cases == ("iraq", "egypt")


def test_a_comparison_of_one_case_gets_the_next_one() -> None:
    one = replace(FOCUS, cases=("egypt",))
    assert fitted(SheetChoices(), stock(), one).cases == ("egypt", "iraq")
    chronology = SheetChoices(kind=DocumentKind.CHRONOLOGY)
    assert fitted(chronology, stock(), one).cases == ("egypt",)


def test_no_more_cases_than_a_document_takes() -> None:
    many = replace(stock(), cases=tuple((str(n), str(n)) for n in range(9)))
    focus = Focus(cases=tuple(str(n) for n in range(9)))
    assert len(fitted(SheetChoices(), many, focus).cases) == 6


def test_what_was_hidden_by_choice_or_is_hidden_now_is_not_printed() -> None:
    for kept, shown in ((True, False), (False, True), (False, False)):
        found = fitted(SheetChoices(context=kept), stock(), replace(FOCUS, context=shown))
        assert found.context is False


def test_the_actor_looked_at_is_whom_a_dossier_is_about() -> None:
    kept = SheetChoices(DocumentKind.DOSSIER, subjects=("bakr", "arif"))
    assert fitted(kept, stock(), FOCUS).subjects == ("bakr", "arif")
    assert fitted(kept, stock(), FOCUS.on(Ref(Kind.ACTOR, "sadi"))).subjects == ("sadi",)
    assert fitted(kept, stock(), FOCUS.on(Ref(Kind.DISPUTE, "t01"))).subjects == ("bakr", "arif")


def test_what_the_casebook_does_not_have_is_left_out() -> None:
    strange = SheetChoices(
        DocumentKind.WORKSHEET,
        cases=("chile", "egypt", "iraq"),
        dimensions=("after", "gone"),
        blanks=(("after", "egypt"), ("gone", "egypt"), ("after", "chile")),
    )
    found = within(strange, stock(), ("syria",))
    assert found.cases == ("egypt", "iraq")
    assert found.dimensions == ("after",)
    assert found.blanks == (("after", "egypt"),)


def test_choices_of_another_casebook_become_all_of_this_one() -> None:
    strange = SheetChoices(
        DocumentKind.DOSSIER, ("chile",), ("gone",), ("nobody",), (("gone", "chile"),)
    )
    found = within(strange, stock(), ("syria",))
    assert (found.cases, found.dimensions, found.subjects) == (("syria",), None, ())
    assert found.blanks is None


def test_an_empty_casebook_is_no_error() -> None:
    empty = replace(stock(), cases=(), questions=())
    assert fitted(SheetChoices(cases=("iraq",)), empty, Focus()).cases == ()
