"""Presets: choices kept under names, asked for in the print window, never damaged by a bad file."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from coupexplorer.sheets.choices import DocumentKind, SheetChoices
from coupexplorer.ui.paper import preset_bar
from coupexplorer.ui.paper.preset_bar import PresetBar
from coupexplorer.ui.paper.presets import LONGEST_NAME, Presets, tidy

CARDS = SheetChoices(DocumentKind.CARDS, ("iraq",))
LARGE = SheetChoices(lines=12, own_notes=True)


class TestPresets:
    """The value."""

    def test_they_come_back_in_order(self) -> None:
        kept = Presets().saving("Seminar", LARGE).saving("Cards", CARDS)
        found = Presets.from_text(kept.to_text())
        assert [*found] == ["Seminar", "Cards"]
        assert (found.find("Seminar"), found.find("Cards")) == (LARGE, CARDS)

    def test_the_day_of_printing_is_not_kept(self) -> None:
        dated = SheetChoices(printed_on=dt.date(2026, 1, 2))
        kept = Presets().saving("Seminar", dated)
        assert kept.find("Seminar") == SheetChoices()
        assert kept.name_of(dated) == "Seminar"

    def test_a_name_is_given_up_or_changed(self) -> None:
        kept = Presets().saving("a", CARDS).saving("b", LARGE)
        assert [*kept.renaming("a", "c")] == ["c", "b"]
        assert [*kept.renaming("a", "b")] == ["b"]
        assert kept.renaming("a", "b").find("b") == CARDS
        assert [*kept.dropping("a").dropping("x")] == ["b"]

    @given(st.text(max_size=80))
    def test_no_text_is_an_error(self, text: str) -> None:
        assert isinstance(Presets.from_text(text), Presets)

    @pytest.mark.parametrize("text", ["", "[]", "null", "{", "[" * 5_000, '{"a": 1}', '{"": {}}'])
    def test_what_is_no_preset_is_left_out(self, text: str) -> None:
        assert [*Presets.from_text(text)] == []

    def test_one_damaged_preset_does_not_harm_the_others(self) -> None:
        written = json.loads(Presets().saving("a", CARDS).saving("b", LARGE).to_text())
        written["a"]["kind"] = "poem"
        assert [*Presets.from_text(json.dumps(written))] == ["b"]

    @given(st.text(max_size=200))
    def test_a_name_is_one_short_line(self, name: str) -> None:
        kept = tidy(name)
        assert kept == " ".join(kept.split())
        assert len(kept) <= LONGEST_NAME
        assert tidy(kept) == kept


class TestBar:
    """The row in the window."""

    @pytest.fixture
    def bar(self, qtbot: QtBot) -> PresetBar:
        """A row with one preset."""
        made = PresetBar(Presets().saving("Seminar", LARGE))
        qtbot.addWidget(made)
        return made

    def answer(self, monkeypatch: pytest.MonkeyPatch, name: str, *, agreed: bool = True) -> None:
        """Have the reader type a name, and agree to what is asked or not."""
        monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (name, True))

        def ask(_parent: QWidget | None, _question: str, _deed: str) -> bool:
            return agreed

        monkeypatch.setattr(preset_bar, "ask", ask)

    def test_it_shows_the_preset_that_the_choices_are(self, bar: PresetBar) -> None:
        bar.follow(CARDS)
        assert bar.box.currentData() is None
        assert not bar.rename.isEnabled()
        bar.follow(LARGE)
        assert bar.box.currentText() == "Seminar"
        assert bar.delete.isEnabled()

    def test_a_preset_is_taken_up(self, qtbot: QtBot, bar: PresetBar) -> None:
        index = bar.box.findText("Seminar")
        bar.box.setCurrentIndex(index)
        with qtbot.waitSignal(bar.chosen) as taken:
            bar.box.activated.emit(index)
        assert taken.args == [LARGE]

    def test_choices_are_saved_under_a_name(
        self, qtbot: QtBot, bar: PresetBar, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        bar.follow(CARDS)
        self.answer(monkeypatch, "  My \n cards ")
        with qtbot.waitSignal(bar.kept):
            bar.save.trigger()
        assert bar.presets.find("My cards") == CARDS
        assert bar.box.currentText() == "My cards"

    @pytest.mark.parametrize(("agreed", "kept"), [(True, CARDS), (False, LARGE)])
    def test_a_name_that_is_taken_is_asked_about(
        self, bar: PresetBar, monkeypatch: pytest.MonkeyPatch, agreed: bool, kept: SheetChoices
    ) -> None:
        bar.follow(CARDS)
        self.answer(monkeypatch, "Seminar", agreed=agreed)
        bar.save.trigger()
        assert bar.presets.find("Seminar") == kept

    def test_an_empty_name_saves_nothing(
        self, bar: PresetBar, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.answer(monkeypatch, "   ")
        bar.save.trigger()
        assert [*bar.presets] == ["Seminar"]

    def test_it_is_renamed_and_deleted(
        self, bar: PresetBar, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        bar.follow(LARGE)
        self.answer(monkeypatch, "Handout")
        bar.rename.trigger()
        assert [*bar.presets] == ["Handout"]
        bar.delete.trigger()
        assert [*bar.presets] == []
        assert not bar.box.isEnabled()
        assert bar.box.currentText() == "None saved yet"
