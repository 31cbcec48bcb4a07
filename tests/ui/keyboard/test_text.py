"""The Text pane by keys alone: passages walked, sentences followed, texts attached and removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from tests.ui.keyboard.conftest import focused, keyboard_in, letters, press
from tests.ui.panes.test_text import TEXT, document, here

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.panes.text import TextPane
from coupexplorer.ui.session import Session
from coupexplorer.ui.shell.window import MainWindow

WAIT_MS = 20_000
IRAQ = Ref(Kind.SOURCE, "iraq-article")


@pytest.fixture
def texts(start: Callable[[Path], Session], tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window on a casebook of two texts, looking at one of its sources."""
    file = tmp_path / "texts.casebook"
    Casebook.create(file, document()).close()
    session = start(file)
    session.bench.look_at_subject(IRAQ)
    return keyboard_in(session.window, qtbot)


def text_in(window: MainWindow) -> TextPane:
    """The Text pane of a window."""
    pane = window.docks["text"].pane
    assert isinstance(pane, TextPane)
    return pane


@pytest.fixture
def pane(texts: MainWindow, qtbot: QtBot) -> TextPane:
    """The pane, reached by its key, its text read."""
    press(texts, "Alt+6")
    pane = text_in(texts)
    qtbot.waitUntil(lambda: pane.steps is not None, timeout=WAIT_MS)
    assert focused() is pane.view
    return pane


def walk_to(pane: TextPane, place: int) -> None:
    """Put the caret at the top, then down to the line of a character of the text."""
    press(pane, "Ctrl+Home")
    while (at := pane.view.textCursor().blockNumber()) < TEXT[:place].count("\n"):
        press(pane, "Down")
        assert pane.view.textCursor().position() > 0, f"stuck in line {at}"


def test_unused_sentences_are_walked_both_ways(pane: TextPane) -> None:
    press(pane, "N")
    first = here(pane)
    press(pane, "N")
    assert here(pane) != first
    press(pane, "P")
    assert here(pane) == first


def test_the_caret_walks_and_says_where_it_is(pane: TextPane) -> None:
    walk_to(pane, TEXT.index("On the first day"))
    assert here(pane) == "On the first day the leader was seized."
    assert "paragraph 1" in pane.bar.said()


def test_enter_on_a_sentence_leads_to_its_claim_and_back(texts: MainWindow, pane: TextPane) -> None:
    walk_to(pane, TEXT.index("By night"))
    assert here(pane) == "By night it was over."
    press(pane, "Return")
    assert texts.bench.focus.subject == Ref(Kind.CLAIM, "C900")
    press(pane, "Alt+Left")
    assert texts.bench.focus.subject == IRAQ


def test_a_sentence_of_several_claims_offers_them(texts: MainWindow, pane: TextPane) -> None:
    used = pane.steps.reading.used if pane.steps is not None else {}
    several = next(span for span, claims in used.items() if len(claims) > 1)
    walk_to(pane, several.start)
    press(pane, "Return", "Down", "Return")
    subject = texts.bench.focus.subject
    assert subject is not None
    assert subject.id in used[several]


def test_another_source_is_chosen_from_the_list(qtbot: QtBot, pane: TextPane) -> None:
    press(pane, *["Shift+Tab"] * 4)
    assert focused() is pane.bar.sources
    press(pane, "Down")
    qtbot.waitUntil(
        lambda: pane.steps is not None and pane.steps.source.id == "syria-article",
        timeout=WAIT_MS,
    )


def test_the_menu_of_the_text_shows_use_and_removes(
    texts: MainWindow, pane: TextPane, qtbot: QtBot
) -> None:
    press(pane, *["Shift+Tab"] * 3)
    assert focused() is pane.bar.deeds
    press(pane, "Space", "Up", "Return")
    assert texts.bench.focus.subject == IRAQ


def test_the_step_buttons_take_keys(pane: TextPane) -> None:
    press(pane, "Shift+Tab")
    assert focused() is pane.bar.next
    press(pane, "Space")
    first = here(pane)
    press(pane, "Space")
    assert here(pane) != first
    press(pane, "Shift+Tab", "Space")
    assert here(pane) == first


def test_a_stretch_is_chosen_and_copied(pane: TextPane) -> None:
    press(pane, "Ctrl+Home", "Shift+End", "Ctrl+C")
    assert QApplication.clipboard().text() == TEXT.splitlines()[0]


def test_a_file_is_attached_where_there_is_no_text(
    texts: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mirror.txt"
    file.write_text("A mirror says the same.", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    texts.bench.look_at_subject(Ref(Kind.SOURCE, "mirror"))
    press(texts, "Alt+6")
    pane = text_in(texts)
    assert focused() is pane.pages.blank.attach
    press(pane, "Space")
    qtbot.waitUntil(lambda: pane.reading is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: focused() is pane.view, timeout=WAIT_MS)


def test_it_is_left_again(texts: MainWindow, pane: TextPane) -> None:
    press(pane, "F6")
    assert not pane.isAncestorOf(focused() or pane)
    press(texts, "Ctrl+K", *letters("> Text"), "Escape", "Alt+6")
    assert focused() is pane.view
    press(pane, "Tab")
    assert focused() is not pane.view, "Tab leaves the text"
