"""The small parts above the list: windows in words, choices, chips that flow, columns as text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from tests.samples import small_document

from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.selection import TimeWindow
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.dates_as_text import minutes
from coupexplorer.ui.events.choices import EventChoices
from coupexplorer.ui.events.table import SORTED_BY, Column, head
from coupexplorer.ui.widgets.filter_chips import Chip, FilterChips
from coupexplorer.ui.widgets.flow_row import FlowRow
from coupexplorer.ui.window_words import BEGINNING, END, edge_words, window_words


def window(edtf: str) -> TimeWindow:
    """The possible span of a date."""
    date = HistoricalDate.from_edtf(edtf)
    start, end = minutes(date.earliest_start), minutes(date.latest_end)
    return TimeWindow(BEGINNING if start is None else start, END if end is None else end)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1963-11-13", "13 Nov 1963"),
        ("1963-11-13/1963-11-18", "13–18 Nov 1963"),
        ("1963-11-13/..", "from 13 Nov 1963"),
        ("../1963-11-13", "until 13 Nov 1963"),
    ],
)
def test_a_window_is_told_by_its_days(edtf: str, words: str) -> None:
    assert window_words(window(edtf)) == words


def test_a_side_that_is_open_has_no_day() -> None:
    assert edge_words(window("0001/9998")) == ("", "")
    assert edge_words(window("1963-11/..")) == ("1 Nov 1963", "")


def test_a_window_of_hours_is_told_by_them() -> None:
    day = window("1963-11-13")
    assert "10:00" in window_words(TimeWindow(day.start + 600, day.start + 720))


def test_choices_are_by_title_and_in_any_spelling() -> None:
    with Casebook.in_memory(small_document()) as casebook:
        ask = EventChoices(casebook, Kind.ACTOR, context=True)
        titles = [title for _, title in ask("")]
        assert len(titles) == len(small_document().actors)
        assert ask("hafiz")[0] == ("amin-al-hafiz", "Amin al-Hafiz")
        assert "al-sadi" in dict(ask("السعدي"))
        assert ask("zxjwvk0417") == []


def test_without_the_context_nothing_of_it_can_be_chosen() -> None:
    document = small_document()
    with Casebook.in_memory(document) as casebook:
        assert "damascus" in dict(EventChoices(casebook, Kind.PLACE, context=True)(""))
        ask = EventChoices(casebook, Kind.PLACE, context=False)
        assert "damascus" not in dict(ask(""))
        assert "damascus" not in dict(ask("damascus"))
        assert "baghdad" in dict(ask(""))
        layers = {place.layer for place in document.places if place.id == "damascus"}
        assert layers == {Layer.CONTEXT}


@pytest.mark.parametrize("direction", Qt.LayoutDirection)
def test_a_row_flows_on_in_the_next_line(
    qtbot: QtBot, qapp: QApplication, direction: Qt.LayoutDirection
) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    box.setLayoutDirection(direction)
    row = FlowRow(box)
    buttons = [QToolButton() for _ in range(6)]
    for button in buttons:
        button.setFixedSize(80, 20)
        row.addWidget(button)
    assert row.heightForWidth(1_000) < row.heightForWidth(200) < row.heightForWidth(110)
    box.resize(200, row.heightForWidth(200))
    box.show()
    places = [button.geometry() for button in buttons]
    assert len({place.y() for place in places}) == 3
    assert all(box.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for a in places for b in places if a is not b)
    mirrored = direction == Qt.LayoutDirection.RightToLeft
    assert (places[0].x() > places[1].x()) == mirrored


def test_a_chip_is_taken_away_by_keyboard_and_the_next_one_has_the_keyboard(
    qtbot: QtBot, qapp: QApplication
) -> None:
    chips = FilterChips()
    qtbot.addWidget(chips)
    one, two = Chip("actor: R&D <b>", "actor"), Chip("disputed", "disputed")
    chips.show_chips([one, two])
    chips.show()
    assert chips.chips[0].text() == "actor: R&&D <b>  ×"
    assert "<b>" not in chips.chips[0].toolTip()
    assert chips.chips[0].accessibleName() == "Remove the filter actor: R&D <b>"
    chips.activateWindow()
    chips.chips[0].setFocus()
    qtbot.waitUntil(chips.chips[0].hasFocus)
    chips.removed.connect(lambda _: chips.show_chips([two]))
    with qtbot.waitSignal(chips.removed) as told:
        qtbot.keyClick(chips.chips[0], Qt.Key.Key_Space)
    assert told.args == ["actor"]
    assert chips.chips[0].hasFocus()


def test_every_column_has_a_head_of_its_own() -> None:
    assert len({head(column) for column in Column}) == len(Column)
    assert set(SORTED_BY) == {
        Column.DATE, Column.TITLE, Column.CASE, Column.IMPORTANCE, Column.CLAIMS
    }  # fmt: skip


def test_titles_longer_than_a_chip_are_cut() -> None:
    chips = FilterChips()
    chips.show_chips([replace(Chip("", "source"), text="source: " + "long " * 30)])
    assert len(chips.chips[0].text()) < 60
    assert "…" in chips.chips[0].text()
