"""The Profile pane by keys alone: links walked and followed, back again, words copied, left."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.keyboard.conftest import focused, press

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.panes.profile import ProfilePane
from coupexplorer.ui.shell.window import MainWindow

SEIZED = Ref(Kind.EVENT, "iq-al-sadi-seized")
AL_SADI = Ref(Kind.ACTOR, "ali-salih-al-sadi")


@pytest.fixture
def pane(window: MainWindow) -> ProfilePane:
    """The pane on an event, reached by its key."""
    window.bench.look_at_subject(SEIZED)
    press(window, "Alt+4")
    pane = window.docks["profile"].pane
    assert isinstance(pane, ProfilePane)
    assert focused() is pane.view
    return pane


def tab_to(pane: ProfilePane, words: str, most: int = 60) -> None:
    """Press Tab until the keyboard is on a link that begins with some words."""
    for _ in range(most):
        press(pane, "Tab")
        if pane.view.textCursor().selectedText().startswith(words):
            return
    pytest.fail(f"Tab does not lead to {words}")


def test_a_link_is_followed_and_back_leads_back(window: MainWindow, pane: ProfilePane) -> None:
    tab_to(pane, "Ali Salih al-Sa'di")
    press(pane, "Return")
    assert window.bench.focus.subject == AL_SADI
    assert focused() is pane.view, "the keyboard stays in the pane"
    assert "علي صالح السعدي" in pane.view.whole_text()
    press(window, "Alt+Left")
    assert window.bench.focus.subject == SEIZED


def test_claims_of_a_source_are_walked_in_the_order_of_their_places(
    window: MainWindow, pane: ProfilePane
) -> None:
    window.bench.look_at_subject(Ref(Kind.CLAIM, "A012"))
    assert "IN SOURCE A" in pane.view.whole_text()
    tab_to(pane, "The summary box lists Abdul Rahman Arif")
    press(pane, "Return")
    assert window.bench.focus.subject == Ref(Kind.CLAIM, "A011")
    after = window.bench.casebook.get(Ref(Kind.CLAIM, "A012"))
    tab_to(pane, getattr(after, "text", "gone"))
    press(pane, "Return")
    assert window.bench.focus.subject == Ref(Kind.CLAIM, "A012")


def test_all_events_of_a_place_are_shown_in_the_list(
    window: MainWindow, pane: ProfilePane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coupexplorer.ui.profile.reading.MOST_LISTED", 5)
    window.bench.look_at_subject(Ref(Kind.PLACE, "baghdad"))
    assert "IN MORE THAN 5 EVENTS" in pane.view.whole_text()
    press(pane, "Shift+Tab", "Return")
    assert window.bench.focus.filter.place == "baghdad"
    assert window.bench.focus.subject == Ref(Kind.PLACE, "baghdad")


def test_words_are_selected_and_copied(pane: ProfilePane) -> None:
    pane.view.whole_text()
    press(pane, "Ctrl+A", "Ctrl+C")
    assert "Al-Sa'di and 18 others are seized" in QApplication.clipboard().text()


def test_another_pane_is_a_key_away(window: MainWindow, pane: ProfilePane) -> None:
    press(window, "Alt+1")
    here = focused()
    assert here is not None
    assert not pane.isAncestorOf(here)
