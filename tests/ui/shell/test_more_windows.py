"""Further windows: same bench and focus, own layout, closed alone or with the first, remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.session import Session
from coupexplorer.ui.shell.window import MainWindow

AL_SADI = Ref(Kind.ACTOR, "ali-salih-al-sadi")


def opened(session: Session) -> MainWindow:
    """The window that the action opens."""
    session.window.actions_by_id["new_window"].trigger()
    return list(session.more)[-1]


@pytest.fixture
def second(session: Session) -> MainWindow:
    """A second window, showing its first pane."""
    return opened(session)


def seen(window: MainWindow) -> list[str]:
    """The panes that are not closed."""
    return [name for name, dock in window.docks.items() if not dock.isHidden()]


def test_a_new_window_shows_the_pane_worked_in(session: Session) -> None:
    session.window.frame._keyboard_moved(None, session.window.docks["claims"].pane)
    window = opened(session)
    assert window.isVisible()
    assert seen(window) == ["claims"]
    assert window.windowTitle() == f"{session.window.windowTitle()} — window 2"


def test_only_what_is_seen_is_loaded(qtbot: QtBot, second: MainWindow) -> None:
    loaded = [name for name, dock in second.docks.items() if dock.pane is not None]
    assert loaded == seen(second)
    second.docks["profile"].toggleViewAction().trigger()
    qtbot.waitUntil(lambda: second.docks["profile"].pane is not None)


def test_both_windows_follow_one_focus(qtbot: QtBot, session: Session, second: MainWindow) -> None:
    second.docks["profile"].show()
    session.bench.look_at_subject(AL_SADI)
    pane = second.docks["profile"].pane
    assert pane is not None
    qtbot.waitUntil(lambda: pane._shown == session.bench.focus)
    second.actions_by_id["context"].trigger()
    assert not session.bench.focus.context
    assert not session.window.actions_by_id["context"].isChecked()


def test_a_pin_holds_in_its_own_window(qtbot: QtBot, session: Session, second: MainWindow) -> None:
    second.docks["profile"].show()
    second.docks["profile"].pin(True)
    session.bench.look_at_subject(AL_SADI)
    mine, other = second.docks["profile"].pane, session.window.docks["profile"].pane
    assert mine is not None
    assert other is not None
    qtbot.waitUntil(lambda: other._shown == session.bench.focus)
    assert mine._shown != session.bench.focus


def test_cases_and_menus_work_in_the_second(session: Session, second: MainWindow) -> None:
    assert list(second.chips.chips) == list(session.window.chips.chips)
    second.chips.chips["syria-1966"].click()
    assert session.bench.focus.cases == ("iraq-1963",)
    second.actions_by_id["keys"].trigger()
    assert session._desks[2].help.dialog is not None
    assert session._desks[2].help.dialog.parent() is second
    session._desks[2].help.dialog.close()


def test_keys_reach_the_window_they_are_typed_in(
    qtbot: QtBot, session: Session, second: MainWindow
) -> None:
    qtbot.keyClick(second, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert not session.bench.focus.context


def test_the_check_comes_forward_in_the_window_it_is_asked_in(
    session: Session, second: MainWindow
) -> None:
    second.actions_by_id["check"].trigger()
    assert "audit" in seen(second)
    pane = second.docks["audit"].pane
    assert pane is not None
    assert session.window.docks["audit"].pane is not pane


def test_closing_it_leaves_the_first_and_it_comes_back_as_it_was(
    session: Session, second: MainWindow
) -> None:
    second.docks["text"].show()
    before = seen(second)
    second.close()
    assert session.window.isVisible()
    assert session.bench.has_casebook
    assert opened(session) is second
    assert seen(second) == before


def test_a_closed_window_costs_nothing(session: Session, second: MainWindow) -> None:
    second.docks["profile"].show()
    second.close()
    session.bench.look_at_subject(AL_SADI)
    pane = second.docks["profile"].pane
    assert pane is not None
    assert pane._shown != session.bench.focus


def test_closing_the_first_closes_all_and_the_next_start_brings_them_back(
    start: Callable[[Path], Session], casebook_file: Path
) -> None:
    first = start(casebook_file)
    window = opened(first)
    window.docks["text"].show()
    shown = seen(window)
    first.window.close()
    assert not window.isVisible()
    second = start(casebook_file)
    (again,) = second.more
    assert again.isVisible()
    assert seen(again) == shown
    assert set(seen(second.window)) == set(second.window.docks)


def test_a_window_closed_before_the_end_stays_closed(
    start: Callable[[Path], Session], casebook_file: Path
) -> None:
    first = start(casebook_file)
    opened(first).close()
    first.window.close()
    assert list(start(casebook_file).more) == []


def test_a_third_window_has_a_number_of_its_own(session: Session, second: MainWindow) -> None:
    third = opened(session)
    assert (second.number, third.number) == (2, 3)
    assert third.windowTitle().endswith("window 3")
