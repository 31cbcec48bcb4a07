"""Search and palette by keys alone: operators, results by kind, every command, and the way back."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from tests.ui.keyboard.conftest import focused, letters, press

from coupexplorer.domain.identity import Kind
from coupexplorer.ui.search.palette import commands_of
from coupexplorer.ui.shell.window import MainWindow


def found(window: MainWindow) -> list[str]:
    """What the results say to a screen reader."""
    told = QAccessible.queryAccessibleInterface(window.search.results)
    return [told.child(n).text(QAccessible.Text.Name) for n in range(told.childCount())]


class TestSearch:
    """Finding records."""

    @pytest.mark.parametrize(
        ("words", "kind"),
        [
            ("sadi", Kind.ACTOR),
            ("السعدي", Kind.ACTOR),
            ("al-saadi", Kind.ACTOR),
            ("seized", Kind.EVENT),
            ("baghdad", Kind.PLACE),
        ],
    )
    def test_enter_goes_to_what_is_found_and_back(
        self, window: MainWindow, words: str, kind: Kind
    ) -> None:
        before = window.bench.focus.subject
        press(window, "Alt+1", "Ctrl+F", *letters(words))
        assert window.search.popup.isVisible()
        kinds = [ref.kind for ref in refs(window)]
        assert kind in kinds, kinds
        press(window, *["Down"] * kinds.index(kind), "Return")
        subject = window.bench.focus.subject
        assert subject is not None
        assert subject.kind is kind
        press(window, "Alt+Left")
        assert window.bench.focus.subject == before

    @pytest.mark.parametrize(
        ("words", "fewer"),
        [
            ('"national guard"', "national guard"),
            ("guard -palace", "guard"),
            ("guard case:iraq", "guard"),
            ("guard before:1963-06", "guard"),
            ("guard after:1964", "guard"),
            ("palace actor:sadi", "palace"),
        ],
    )
    def test_operators_narrow(self, window: MainWindow, words: str, fewer: str) -> None:
        book = window.bench.casebook
        press(window, "Ctrl+F", *letters(words))
        narrow = {hit.ref for hit in book.find(words, 500).hits}
        broad = {hit.ref for hit in book.find(fewer, 500).hits}
        assert narrow < broad
        assert set(refs(window)) <= narrow | {hit.ref for hit in book.find(words, 500).nearly}

    def test_results_tell_what_they_are(self, window: MainWindow) -> None:
        press(window, "Ctrl+F", *letters("guard"))
        told = found(window)
        assert any("event" in each.lower() for each in told)
        assert any("claim" in each.lower() for each in told)

    def test_escape_closes_then_empties_and_tab_goes_on(self, window: MainWindow) -> None:
        press(window, "Ctrl+F", *letters("guard"), "Escape")
        assert not window.search.popup.isVisible()
        assert window.search.text()
        press(window, "Escape")
        assert not window.search.text()
        press(window, "Tab")
        assert focused() is not window.search

    def test_escape_leads_back_to_where_one_was(self, window: MainWindow) -> None:
        press(window, "Alt+2")
        before = focused()
        press(window, "Ctrl+F", "Escape")
        assert focused() is before
        press(window, "Ctrl+K", "Escape", "Escape")
        assert focused() is before


class TestPalette:
    """Commands."""

    def test_every_command_can_be_found_by_its_name(self, window: MainWindow) -> None:
        commands = commands_of(window)
        assert len(commands) > 50
        press(window, "Ctrl+K")
        for command in commands:
            window.search.setText("")
            press(window, *letters(f"> {command.name}"))
            rows = [window.search.model.row(window.search.model.index(n)) for n in range(60)]
            assert command.name in [
                row.title.removeprefix("✓ ") for row in rows if row is not None
            ], command.name

    def test_a_command_runs_where_the_reader_was(self, window: MainWindow) -> None:
        press(window, "Alt+4", "Ctrl+K", *letters("pin this"), "Return")
        pane = window.docks["profile"].pane
        assert pane is not None
        assert pane.is_pinned
        here = focused()
        assert here is not None
        assert pane.isAncestorOf(here)

    def test_records_stand_below_commands(self, window: MainWindow) -> None:
        press(window, "Ctrl+K", *letters("pal"))
        assert any(ref.kind is Kind.PLACE for ref in refs(window))

    def test_it_opens_from_a_floating_pane(self, window: MainWindow) -> None:
        press(window, "Alt+5", "Ctrl+Shift+F", "Ctrl+K", *letters("reset layout"), "Return")
        assert not window.docks["claims"].isFloating()


def refs(window: MainWindow) -> list:  # type: ignore[type-arg]
    """The records listed."""
    model = window.search.model
    rows = [model.row(model.index(n)) for n in range(model.rowCount())]
    return [row.ref for row in rows if row is not None and row.ref is not None]
