"""The choices of the print window: all of them come back, and each document has its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.paper.pages import ACTORS, CASES, DISPUTES, QUESTIONS, stock

from coupexplorer.sheets.choices import (
    LARGE_PRINT,
    Arrangement,
    ChronologyOrder,
    CitationStyle,
    DocumentKind,
    Look,
    Orientation,
    SheetChoices,
)
from coupexplorer.sheets.tree.page import Inks, NoteNumbers, Paper, Typeface
from coupexplorer.ui.paper.kinds import DOCUMENTS, Part, entry_of, has, name_of, offered
from coupexplorer.ui.paper.panel import ChoicesPanel
from coupexplorer.ui.paper.presets import Presets
from coupexplorer.ui.paper.window import PrintWindow
from coupexplorer.ui.tasks import Tasks

CASE_IDS = [identifier for identifier, _ in CASES]
QUESTION_IDS = [identifier for identifier, _ in QUESTIONS]
BLANKS = st.lists(st.tuples(st.sampled_from(QUESTION_IDS), st.sampled_from(CASE_IDS)), unique=True)
LOOKS = st.builds(
    Look,
    paper=st.sampled_from(Paper),
    orientation=st.sampled_from(Orientation),
    margin=st.integers(10, 40).map(float),
    text_size=st.sampled_from([9.0, 10.0, 11.5, 14.0, LARGE_PRINT]),
    typeface=st.sampled_from(Typeface),
    inks=st.sampled_from(Inks),
    note_numbers=st.sampled_from(NoteNumbers),
    contents=st.none() | st.booleans(),
)
CHOICES = st.builds(
    SheetChoices,
    kind=st.sampled_from(offered()),
    cases=st.lists(st.sampled_from(CASE_IDS), unique=True, min_size=1).map(tuple),
    dimensions=st.none() | st.just(("after", "who")) | st.just(("dead",)),
    lines=st.integers(1, 30),
    arrangement=st.sampled_from(Arrangement),
    order=st.sampled_from(ChronologyOrder),
    context=st.booleans(),
    own_notes=st.booleans(),
    style=st.sampled_from(CitationStyle),
    look=LOOKS,
)


@pytest.fixture
def panel(qtbot: QtBot) -> ChoicesPanel:
    """The choices of a small casebook."""
    made = ChoicesPanel(stock())
    qtbot.addWidget(made)
    made.show_choices(SheetChoices(cases=("iraq", "syria")))
    return made


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(choices=CHOICES, blanks=st.none() | BLANKS)
def test_all_that_is_chosen_comes_back(
    panel: ChoicesPanel, choices: SheetChoices, blanks: list[tuple[str, str]] | None
) -> None:
    questions = choices.dimensions or tuple(QUESTION_IDS)
    cells = [(q, c) for q in questions for c in choices.cases if (q, c) in (blanks or ())]
    wanted = replace(choices, blanks=None if blanks is None else tuple(cells))
    panel.show_choices(wanted)
    assert panel.choices() == wanted


def test_showing_choices_tells_nobody(panel: ChoicesPanel) -> None:
    spy = QSignalSpy(panel.changed)
    panel.show_choices(SheetChoices(DocumentKind.DOSSIER, ("syria",), lines=9, own_notes=True))
    assert spy.count() == 0


@pytest.mark.parametrize(
    ("kind", "subjects", "other"),
    [
        (DocumentKind.DOSSIER, tuple(i for i, _ in ACTORS[:2]), DocumentKind.DISPUTES),
        (DocumentKind.DISPUTES, tuple(i for i, _ in DISPUTES), DocumentKind.DOSSIER),
    ],
)
def test_each_document_keeps_its_own_subjects(
    panel: ChoicesPanel, kind: DocumentKind, subjects: tuple[str, ...], other: DocumentKind
) -> None:
    panel.show_choices(SheetChoices(kind, ("iraq",), subjects=subjects))
    assert panel.choices().subjects == subjects
    choose(panel, other)
    assert panel.choices().subjects == ()
    choose(panel, kind)
    assert panel.choices().subjects == subjects


@pytest.mark.parametrize("kind", offered())
def test_a_document_shows_its_own_choices_and_no_other(
    panel: ChoicesPanel, kind: DocumentKind
) -> None:
    choose(panel, kind)
    shown = {part for part, widget in panel._groups.items() if widget.isVisibleTo(panel)}
    assert shown == {part for part in panel._groups if has(kind, part)}
    assert panel.look.note_numbers.isVisibleTo(panel) is has(kind, Part.NOTES)
    assert panel.purpose.text() == DOCUMENTS[kind].purpose
    assert panel.document.accessibleDescription() == DOCUMENTS[kind].purpose


def test_every_kind_of_document_has_words_and_is_offered() -> None:
    assert set(offered()) == set(DOCUMENTS) == set(DocumentKind)
    names = [name_of(kind) for kind in DOCUMENTS]
    assert len({*names}) == len(names)
    assert [entry_of(kind).replace("&", "").rstrip("…") for kind in DOCUMENTS] == names
    letters = [letter(entry_of(kind)) for kind in DOCUMENTS]
    assert len({*letters}) == len(letters)


@pytest.mark.parametrize("kind", offered())
def test_letters_lead_to_one_field_each(qtbot: QtBot, kind: DocumentKind) -> None:
    tasks = Tasks()
    window = PrintWindow(stock(), Presets(), tasks)
    qtbot.addWidget(window)
    window.begin(SheetChoices(kind, ("iraq", "syria")))
    window.panel.actors.choose(ACTORS)
    found: Counter[str] = Counter()
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton) and widget.isVisibleTo(window):
            if letter(widget.text()):
                found[letter(widget.text())] += 1
            if isinstance(widget, QLabel) and "&" in widget.text():
                assert widget.buddy() is not None, widget.text()
    assert [key for key, count in found.items() if count > 1] == []
    tasks.finish()


@pytest.mark.parametrize("kind", offered())
def test_every_field_has_a_name(panel: ChoicesPanel, kind: DocumentKind) -> None:
    choose(panel, kind)
    labelled = {label.buddy() for label in panel.findChildren(QLabel)}
    for field in panel.findChildren(QWidget):
        if isinstance(field.parent(), QSpinBox | QComboBox | QLineEdit):
            continue
        if isinstance(field, QComboBox | QSpinBox | QLineEdit):
            assert field in labelled or field.accessibleName(), field
        if isinstance(field, QAbstractButton) and not isinstance(field.parent(), QTableView):
            assert field.text() or field.accessibleName(), field


class TestProblems:
    """What cannot be printed is said before anything is made."""

    @pytest.mark.parametrize(
        ("kind", "cases", "said"),
        [
            (DocumentKind.COMPARISON, ("iraq",), "Tick 2 to 6 cases."),
            (DocumentKind.CHRONOLOGY, (), "Tick 1 to 6 cases."),
            (DocumentKind.CHRONOLOGY, ("iraq",), ""),
            (DocumentKind.COMPARISON, ("iraq", "egypt"), ""),
        ],
    )
    def test_too_few_cases(
        self, panel: ChoicesPanel, kind: DocumentKind, cases: tuple[str, ...], said: str
    ) -> None:
        panel.show_choices(SheetChoices(kind, cases))
        assert panel.problem() == said

    def test_none_of_the_actors(self, panel: ChoicesPanel) -> None:
        choose(panel, DocumentKind.DOSSIER)
        assert panel.problem() == ""
        panel.actors.which.buttons[1].click()
        assert "at least one" in panel.problem()
        panel.actors.list.item(0).setCheckState(Qt.CheckState.Checked)
        assert panel.problem() == ""


def test_the_grid_of_blanks_follows_cases_and_questions(panel: ChoicesPanel) -> None:
    choose(panel, DocumentKind.WORKSHEET)
    panel.questions.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    panel.cases.list.item(2).setCheckState(Qt.CheckState.Checked)
    cells = panel.blanks.grid.cells
    assert (cells.rowCount(), cells.columnCount()) == (2, 3)


def test_every_field_of_the_choices_can_be_reached(panel: ChoicesPanel) -> None:
    """A field added to the choices is not forgotten here: its default differs in nothing."""
    known = {field.name for field in fields(SheetChoices)}
    assert known == {
        *("kind", "cases", "dimensions", "subjects", "blanks", "lines", "arrangement", "order"),
        *("context", "own_notes", "style", "look", "printed_on"),
    }
    assert {field.name for field in fields(Look)} == {
        *("paper", "orientation", "margin", "text_size", "typeface", "inks", "note_numbers"),
        "contents",
    }


def choose(panel: ChoicesPanel, kind: DocumentKind) -> None:
    """Take a kind of document as a click would."""
    index = panel.document.findData(kind)
    panel.document.setCurrentIndex(index)
    panel.document.activated.emit(index)


def letter(text: str) -> str:
    """The letter that leads to a field."""
    place = text.replace("&&", "").find("&")
    return text[place + 1].lower() if place >= 0 else ""
