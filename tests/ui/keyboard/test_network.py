"""The Network pane's whole job by keys alone, in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from tests.ui.keyboard.conftest import focused, press

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.tie_web import TieKind
from coupexplorer.ui.network.colouring import Colouring
from coupexplorer.ui.panes.network import NetworkPane
from coupexplorer.ui.shell.window import MainWindow


@pytest.fixture
def pane(small_window: MainWindow, qtbot: QtBot) -> NetworkPane:
    """The pane, gone to by its key, with its ties read."""
    press(small_window, "Alt+8")
    found = small_window.docks["network"].pane
    assert isinstance(found, NetworkPane)
    qtbot.waitUntil(lambda: not found.drawn.is_empty, timeout=20_000)
    press(small_window, "Alt+8")
    assert focused() is found.view
    return found


def tab_to(window: MainWindow, wanted: object) -> None:
    """Press Tab until something has the keyboard."""
    for _ in range(40):
        if focused() is wanted:
            return
        press(window, "Tab")
    raise AssertionError(f"Tab never came to {wanted}")


def test_one_walks_to_an_actor_and_looks_at_it(small_window: MainWindow, pane: NetworkPane) -> None:
    press(small_window, "Down", "Up", "Left")
    marked = pane.view.cursor_id()
    assert marked is not None
    assert pane.view.card.isVisible()
    press(small_window, "Return")
    assert pane.bench.focus.subject == Ref(Kind.ACTOR, marked)
    assert pane.view.lit.ringed == pane.view.scene.place_of(marked)


def test_everyone_is_come_to(small_window: MainWindow, pane: NetworkPane) -> None:
    seen = []
    for _ in pane.view.scene.marks:
        press(small_window, "PgDown")
        seen.append(pane.view.cursor_id())
    assert set(seen) == {mark.actor.id for mark in pane.view.scene.marks}
    press(small_window, "PgUp")
    assert pane.view.cursor_id() == seen[-2]


def test_one_goes_from_tie_to_tie_along_one_and_to_its_claim(
    small_window: MainWindow, pane: NetworkPane
) -> None:
    press(small_window, "Down", "N")
    while "rival of" not in pane.view.card.title.text():
        press(small_window, "N")
    start = pane.view.cursor_id()
    press(small_window, "Return")
    assert pane.bench.focus.subject == Ref(Kind.CLAIM, "B008")
    press(small_window, "Space")
    assert pane.view.cursor_id() not in (None, start)
    press(small_window, "Escape")
    assert pane.view.cursor_id() is None


def test_the_view_is_zoomed_moved_and_fitted(small_window: MainWindow, pane: NetworkPane) -> None:
    fitted = pane.view.scale, pane.view.middle
    press(small_window, "+", "+", "Ctrl+Right")
    assert pane.view.scale > fitted[0]
    assert pane.view.middle != fitted[1]
    press(small_window, "0")
    assert (pane.view.scale, pane.view.middle) == fitted


def test_the_time_window_is_set_and_cleared(small_window: MainWindow, pane: NetworkPane) -> None:
    tab_to(small_window, pane.window_bar.begin)
    press(small_window, "Right", "Right")
    window = pane.bench.focus.window
    assert window is not None
    tab_to(small_window, pane.window_bar.end)
    press(small_window, "Left")
    assert pane.bench.focus.window is not None
    assert pane.bench.focus.window.end < window.end
    tab_to(small_window, pane.bar.clear)
    press(small_window, "Space")
    assert pane.bench.focus.window is None


def test_what_the_bar_offers_is_changed(small_window: MainWindow, pane: NetworkPane) -> None:
    tab_to(small_window, pane.bar.kinds)
    before = {thread.strand.kind for thread in pane.view.scene.threads}
    press(small_window, "Space", "Down", "Return")
    after = {thread.strand.kind for thread in pane.view.scene.threads}
    assert before - after == {TieKind.RIVAL}
    tab_to(small_window, pane.bar.colours)
    press(small_window, "Space", "Down", "Down", "Return")
    assert Colouring.FACTIONS.value in pane.arrangement()
    tab_to(small_window, pane.bar.key)
    press(small_window, "Space")
    assert pane.legend.isHidden()
    press(small_window, "Alt+8", "Down", "Return")
    tab_to(small_window, pane.bar.reach)
    press(small_window, "Space", "Down", "Down", "Return")
    assert len(pane.view.scene.marks) == 2


def test_an_actor_without_ties_is_chosen_in_the_corner(
    small_window: MainWindow, pane: NetworkPane
) -> None:
    tab_to(small_window, pane.bar.tray)
    press(small_window, "Space", "Down", "Return")
    assert pane.bench.focus.subject == Ref(Kind.ACTOR, "saddiq")


def test_the_table_is_walked_and_left_again(small_window: MainWindow, pane: NetworkPane) -> None:
    press(small_window, "T")
    assert focused() is pane.table
    press(small_window, "Home", "Down", "Return")
    subject = pane.bench.focus.subject
    assert subject is not None
    for key in ("T", "Escape"):
        press(small_window, key)
        assert focused() is pane.view
        press(small_window, "T")
        assert focused() is pane.table


def test_the_ties_are_saved_as_a_file(
    small_window: MainWindow,
    pane: NetworkPane,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    named = str(tmp_path / "ties.graphml")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (named, ""))
    tab_to(small_window, pane.bar.export)
    press(small_window, "Space", "Up", "Return")
    assert Path(named).read_text(encoding="utf-8").count("<edge ") == 4


def test_tab_leaves_the_picture_and_f6_the_pane(
    small_window: MainWindow, pane: NetworkPane
) -> None:
    press(small_window, "Tab")
    assert focused() is not pane.view
    press(small_window, "F6")
    here = focused()
    assert here is not None
    assert not pane.isAncestorOf(here)
