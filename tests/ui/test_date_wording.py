"""What lists call things: dates and days, a word for each value, the rows of the event list."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from tests.samples import IRAQ, SYRIA, day, small_document
from tests.ui.test_markup import plain

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.dates import ClockTime, HistoricalDate
from coupexplorer.domain.evidence import Statement
from coupexplorer.domain.history import Event
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.selection import EventFilter
from coupexplorer.domain.vocabulary import (
    ActorKind,
    Confidence,
    Emptiness,
    Layer,
    MovementKind,
    PhaseKind,
    PlaceKind,
    RelationKind,
    SourceKind,
    Stance,
    VerdictKind,
)
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui import wording
from coupexplorer.ui.date_wording import (
    LONGEST_IN_LIST,
    date_text,
    day_text,
    full_date_text,
    hijri_text,
    list_date_text,
)
from coupexplorer.ui.events.list import BLOCK, EventListModel, Role
from coupexplorer.ui.events.listing import Grouping, Question, groups_for
from coupexplorer.ui.wording import VERDICT_SIGNS, word

SHOWN: tuple[type[StrEnum], ...] = (
    ActorKind,
    Confidence,
    Emptiness,
    Layer,
    MovementKind,
    PhaseKind,
    PlaceKind,
    RelationKind,
    SourceKind,
    Stance,
    VerdictKind,
)
ALL: tuple[type[StrEnum], ...] = (*SHOWN, Kind)
DOCUMENT = small_document()
CASES = {case.id: case for case in DOCUMENT.cases}
ZERO = dt.date(1963, 11, 18)


class TestDates:
    """Dates and days in the reader's words."""

    def test_the_full_form_gives_the_sources_words(self) -> None:
        date = HistoricalDate.from_edtf(
            "1963-11-13", words="shortly before 11:00", clock=ClockTime.shortly_before(11)
        )
        assert date_text(date) == "13 Nov 1963, shortly before 11:00"
        assert "13 November 1963" in full_date_text(date)
        assert "shortly before 11:00" in full_date_text(date)

    @pytest.mark.parametrize("edtf", ["1963", "1963-11", "1963-11-13", "1963-11-13/1963-11-18"])
    def test_a_short_date_stands_in_a_list_as_it_is(self, edtf: str) -> None:
        assert list_date_text(day(edtf)) == date_text(day(edtf))

    @pytest.mark.parametrize(
        ("edtf", "shown"),
        [
            ("[1963-11-12,1963-11-15]", "1963"),
            ("1957-10-13/1963-12-14", "1957–63"),
            pytest.param(
                "1998-11-13/2004-12-20",
                "1998–2004",
            ),
        ],
    )
    def test_a_long_date_stands_in_a_list_by_its_years(self, edtf: str, shown: str) -> None:
        assert len(date_text(day(edtf))) > LONGEST_IN_LIST
        assert list_date_text(day(edtf)) == shown

    def test_a_date_without_an_end_keeps_its_words_in_a_list(self) -> None:
        date = HistoricalDate.unresolved("in the winter after the great flood", "no year is given")
        assert list_date_text(date) == date_text(date)

    @pytest.mark.parametrize(
        ("edtf", "shown"),
        [
            ("1963-11-18", "day 0"),
            ("1963-11-12", "day −6"),
            ("1963-11-20", "day +2"),
            ("1963-11-13/1963-11-18", "day −5 to 0"),
        ],
    )
    def test_days_are_counted_from_day_zero(self, edtf: str, shown: str) -> None:
        assert day_text(day(edtf), ZERO) == shown

    def test_without_day_zero_or_date_no_day_is_counted(self) -> None:
        assert day_text(day("1963-11-18"), None) == ""
        assert day_text(HistoricalDate.unresolved("once", "not said"), ZERO) == ""

    def test_only_a_known_day_has_a_hijri_date(self) -> None:
        assert hijri_text(day("1963-11-18")).startswith("2 Rajab 1383")
        assert hijri_text(day("1963-11")) == ""
        assert hijri_text(HistoricalDate.unresolved("once", "not said")) == ""


class TestWords:
    """Each value of a vocabulary has a word that translators can reach."""

    @pytest.mark.parametrize("words", SHOWN, ids=lambda words: words.__name__)
    def test_every_value_has_an_entry(self, words: type[StrEnum]) -> None:
        missing = [value for value in words if value not in wording._WORDS]
        assert missing == []

    @pytest.mark.parametrize("kind", Kind)
    def test_every_kind_of_record_has_an_entry(self, kind: Kind) -> None:
        assert kind in wording._WORDS

    def test_no_two_values_share_an_entry(self) -> None:
        """Two enumerations with the same word would be one key, and one would speak for both."""
        values = [value.value for words in ALL for value in words]
        assert [value for value, count in Counter(values).items() if count > 1] == []
        entries = sum(1 for words in ALL for value in words if value in wording._WORDS)
        assert entries == len(wording._WORDS)

    @pytest.mark.parametrize("words", SHOWN, ids=lambda words: words.__name__)
    def test_values_of_one_vocabulary_read_differently(self, words: type[StrEnum]) -> None:
        assert len({word(value) for value in words}) == len(words)

    @pytest.mark.parametrize("words", SHOWN, ids=lambda words: words.__name__)
    def test_no_word_is_written_as_in_a_file(self, words: type[StrEnum]) -> None:
        for value in words:
            assert "-" not in word(value) or "-" not in value.value, value

    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            (Confidence.LOW, "confidence low"),
            (SourceKind.TERTIARY, "tertiary source"),
            (Layer.CONTEXT, "beyond the base texts"),
            (Kind.CELL, "comparison"),
            (Kind.DIMENSION, "question"),
            (Kind.LINK, "thread"),
            (RelationKind.PART, "part of"),
            (ActorKind.GROUP, "social group"),
        ],
    )
    def test_a_value_that_says_little_alone_is_said_in_full(
        self, value: object, shown: str
    ) -> None:
        assert word(value) == shown

    def test_what_has_no_word_is_shown_as_it_is(self) -> None:
        assert word("something else") == "something else"
        assert word(7) == "7"

    def test_every_verdict_has_a_sign_of_its_own(self) -> None:
        assert set(VERDICT_SIGNS) == set(VerdictKind)
        assert len(set(VERDICT_SIGNS.values())) == len(VerdictKind)


@pytest.fixture(scope="module")
def book(qapp: QApplication) -> Iterator[Casebook]:
    """The small casebook, in memory."""
    with Casebook.in_memory(DOCUMENT) as book:
        yield book


def listed(book: Casebook, grouping: Grouping, chosen: EventFilter | None = None) -> EventListModel:
    """A list of the casebook's events."""
    model = EventListModel()
    groups = groups_for(grouping, chosen or EventFilter(), tuple(CASES.values()))
    model.show_events(book, Question(groups), CASES)
    return model


def rows(model: EventListModel) -> list[str]:
    """Headings as they are, events by id."""
    found = []
    for number in range(model.rowCount()):
        line = model.line(model.index(number))
        found.append(str(model.index(number).data()) if line is None else line.id)
    return found


def shown(model: EventListModel, event: str, role: int) -> str:
    """What the row of an event says."""
    return str(model.data(model.index_of(event), role))


class TestEventList:
    """The rows of the event list."""

    def test_events_stand_under_the_phases_that_have_any(self, book: Casebook) -> None:
        assert rows(listed(book, Grouping.PHASE)) == [
            "Polarisation", "rumour",
            "Trigger", "seizure",
            "Seizure", "strafing", "announcement", "army-strikes", "coup",
            "Aftermath", "exile",
        ]  # fmt: skip

    def test_events_stand_under_their_cases(self, book: Casebook) -> None:
        found = rows(listed(book, Grouping.CASE))
        assert found[0] == "Iraq 1963"
        assert found[found.index("Syria 1966") + 1 :] == ["coup", "rumour"]

    def test_without_groups_there_are_no_headings(self, book: Casebook) -> None:
        found = rows(listed(book, Grouping.NONE))
        assert sorted(found) == sorted(event.id for event in DOCUMENT.events)

    def test_a_filter_leaves_out_groups_it_rules_out(self, book: Casebook) -> None:
        chosen = EventFilter(phases=(PhaseKind.TRIGGER,))
        assert rows(listed(book, Grouping.PHASE, chosen)) == ["Trigger", "seizure"]
        assert [g.heading for g in groups_for(Grouping.PHASE, chosen, ())] == ["Trigger"]
        syria = groups_for(Grouping.CASE, EventFilter(cases=(SYRIA,)), tuple(CASES.values()))
        assert [group.heading for group in syria] == ["Syria 1966"]

    def test_a_row_says_date_title_place_and_day(self, book: Casebook) -> None:
        model = listed(book, Grouping.PHASE)
        assert shown(model, "seizure", Qt.ItemDataRole.DisplayRole) == (
            "12 Nov 1963 · A leader is seized"
        )
        assert shown(model, "seizure", Role.DETAIL) == "day −6 · Baghdad"

    def test_a_disputed_event_and_one_from_beyond_say_so(self, book: Casebook) -> None:
        model = listed(book, Grouping.PHASE)
        assert "⚠ disputed" in shown(model, "rumour", Role.DETAIL)
        assert "beyond the base texts" in shown(model, "announcement", Role.DETAIL)
        assert "⚠" not in shown(model, "seizure", Role.DETAIL)

    def test_a_screen_reader_hears_both_lines(self, book: Casebook) -> None:
        heard = shown(listed(book, Grouping.NONE), "seizure", Qt.ItemDataRole.AccessibleTextRole)
        assert "A leader is seized" in heard
        assert "day −6" in heard

    def test_headings_cannot_be_chosen(self, book: Casebook) -> None:
        model = listed(book, Grouping.PHASE)
        choice = Qt.ItemFlag.ItemIsSelectable
        assert not model.flags(model.index(0)) & choice
        assert model.flags(model.index(1)) & choice
        assert model.line(model.index(0)) is None

    def test_what_is_not_listed_has_no_row(self, book: Casebook) -> None:
        model = listed(book, Grouping.NONE)
        assert not model.index_of("gone").isValid()
        assert model.line(QModelIndex()) is None

    def test_a_new_list_replaces_the_old_one(self, book: Casebook) -> None:
        model = listed(book, Grouping.PHASE)
        groups = groups_for(Grouping.NONE, EventFilter(cases=(SYRIA,)), ())
        model.show_events(book, Question(groups), CASES)
        assert rows(model) == ["coup", "rumour"]

    def test_an_empty_casebook_has_an_empty_list(self, qapp: QApplication) -> None:
        with Casebook.in_memory(CasebookDocument(DOCUMENT.info)) as book:
            model = listed(book, Grouping.PHASE)
        assert model.rowCount() == 0
        assert model.events == 0

    def test_a_long_list_is_known_by_number_and_read_where_looked_at(
        self, qapp: QApplication
    ) -> None:
        many = tuple(
            Event(f"e{n:04}", IRAQ, phase, f"Event {n}", day("1963-11-13"), ())
            for n, phase in enumerate([PhaseKind.TRIGGER, PhaseKind.PURGE] * (BLOCK + 20))
        )
        bare = replace(CASES[IRAQ], day_zero_reason=Statement("Known."), summary=())
        with Casebook.in_memory(
            CasebookDocument(DOCUMENT.info, cases=(bare,), events=many)
        ) as book:
            model = listed(book, Grouping.PHASE)
            assert model.rowCount() == len(many) + 2
            assert model.index_of("e0001").row() == len(many) // 2 + 2
            assert not model._lines, "nothing was looked at yet"
            found = rows(model)
        assert [row for row in found if not row.startswith("e")] == ["Trigger", "Purge"]
        assert sorted(row for row in found if row.startswith("e")) == [e.id for e in many]

    def test_a_hostile_title_is_no_markup_in_a_tip(self, qapp: QApplication) -> None:
        title = "<img src='file:///etc/hostname'>"
        events = (replace(DOCUMENT.events[0], title=title), *DOCUMENT.events[1:])
        with Casebook.in_memory(replace(DOCUMENT, events=events)) as book:
            tip = shown(listed(book, Grouping.NONE), "coup", Qt.ItemDataRole.ToolTipRole)
        assert title in plain(tip)
