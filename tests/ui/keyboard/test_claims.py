"""The Claims & sources pane by keys alone: disputes opened, links followed, words copied."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.keyboard.conftest import focused, press

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.evidence_page import ALL_DISPUTES
from coupexplorer.ui.panes.claims import ClaimsPane
from coupexplorer.ui.rich_view import RichView
from coupexplorer.ui.shell.window import MainWindow

SEIZED = Ref(Kind.EVENT, "iq-al-sadi-seized")


def claims_in(window: MainWindow) -> ClaimsPane:
    """The Claims & sources pane of a window."""
    pane = window.docks["claims"].pane
    assert isinstance(pane, ClaimsPane)
    return pane


@pytest.fixture
def pane(window: MainWindow) -> ClaimsPane:
    """The pane on an event with several disputes, reached by its key."""
    window.bench.look_at_subject(SEIZED)
    press(window, "Alt+5")
    pane = claims_in(window)
    assert focused() is pane.view
    return pane


def standing_on(view: RichView) -> str:
    """The words of the link that Enter would follow."""
    return view.textCursor().selectedText()


def tab_to(pane: ClaimsPane, words: str, most: int = 80) -> None:
    """Press Tab until the keyboard is on a link that begins with some words."""
    for _ in range(most):
        press(pane, "Tab")
        if standing_on(pane.view).startswith(words):
            return
    pytest.fail(f"Tab does not lead to {words}")


def test_disputes_are_opened_and_shut_and_the_keyboard_stays_there(pane: ClaimsPane) -> None:
    press(pane, "Tab")
    assert standing_on(pane.view).startswith("+ ⚠ Disputed in")
    press(pane, "Return")
    assert standing_on(pane.view).startswith("− ⚠ Disputed in")
    press(pane, "Tab")
    question = standing_on(pane.view).removeprefix("+ ⚠ ")
    press(pane, "Return")
    assert standing_on(pane.view) == f"− ⚠ {question}"
    assert "Show this dispute in the profile" in pane.view.whole_text()
    press(pane, "Return", "Shift+Tab", "Return")
    assert standing_on(pane.view).startswith("+ ⚠ Disputed in")
    assert question not in pane.view.whole_text()


def test_what_is_open_is_kept_for_the_next_time(window: MainWindow, pane: ClaimsPane) -> None:
    press(pane, "Tab", "Return")
    kept = pane.arrangement()
    assert ALL_DISPUTES in kept
    other = ClaimsPane(window.bench, window.appearance)
    other.arrange(kept)
    assert other.arrangement() == kept
    for odd in ("", "{", "3", '["x", 4]'):
        other.arrange(odd)


def test_a_mark_in_an_open_dispute_leads_to_its_claim(window: MainWindow, pane: ClaimsPane) -> None:
    press(pane, "Tab", "Return", "Tab", "Return")
    tab_to(pane, "A, section")
    press(pane, "Return")
    subject = window.bench.focus.subject
    assert subject is not None
    assert subject.kind is Kind.CLAIM
    press(window, "Alt+Left")
    assert window.bench.focus.subject == SEIZED


def test_a_claim_and_its_source_are_followed(window: MainWindow, pane: ClaimsPane) -> None:
    tab_to(pane, "On Tuesday 12 November")
    press(pane, "Return")
    assert window.bench.focus.subject == Ref(Kind.CLAIM, "A053")
    assert focused() is pane.view, "the keyboard stays in the pane"
    press(window, "Alt+Left")
    tab_to(pane, "A")
    press(pane, "Return")
    assert window.bench.focus.subject == Ref(Kind.SOURCE, "iraq-article")


def test_words_are_selected_and_copied(pane: ClaimsPane) -> None:
    pane.view.whole_text()
    press(pane, "Ctrl+A", "Ctrl+C")
    assert "On Tuesday 12 November Ali Salih al-Sa'di was seized" in QApplication.clipboard().text()


def test_the_page_is_scrolled(qtbot: QtBot, pane: ClaimsPane) -> None:
    bar = pane.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    press(pane, "PgDown")
    assert bar.value() > 0


def test_another_pane_is_a_key_away(window: MainWindow, pane: ClaimsPane) -> None:
    press(window, "Alt+1")
    here = focused()
    assert here is not None
    assert window.docks["events"].isAncestorOf(here)
    assert not pane.isAncestorOf(here)
