"""A pinned pane keeps its focus until it is let go, says so, and still sends one when touched."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.conftest import click_link

from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.history import Event
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.catalogue import PANES, PaneSpec
from coupexplorer.ui.panes.profile import ProfilePane
from coupexplorer.ui.session import Session

SEIZED = Ref(Kind.EVENT, "iq-al-sadi-seized")
AL_SADI = Ref(Kind.ACTOR, "ali-salih-al-sadi")


def profile(session: Session) -> ProfilePane:
    """The Profile pane."""
    pane = session.window.docks["profile"].pane
    assert isinstance(pane, ProfilePane)
    return pane


@pytest.mark.parametrize("spec", PANES, ids=lambda spec: spec.id)
def test_a_pinned_pane_stays_until_it_is_let_go(
    qtbot: QtBot, session: Session, spec: PaneSpec
) -> None:
    dock = session.window.docks[spec.id]
    pane = dock.pane
    assert pane is not None
    session.bench.look_at_subject(SEIZED)
    dock.raise_()
    dock.head.pin_button.click()
    kept = pane._shown
    assert pane.is_pinned
    assert kept is not None
    assert kept.subject == SEIZED
    session.bench.look_at_subject(AL_SADI)
    assert pane._shown == kept
    assert session.bench.focus.subject == AL_SADI, "nothing is echoed"
    dock.head.pin_button.click()
    assert pane._shown == session.bench.focus


@pytest.mark.parametrize("spec", PANES, ids=lambda spec: spec.id)
def test_the_head_shows_the_pin(session: Session, spec: PaneSpec) -> None:
    dock = session.window.docks[spec.id]
    button = dock.head.pin_button
    loose = (button.accessibleName(), button.icon().cacheKey(), dock.head.styleSheet())
    assert dock.pane is not None
    name = dock.pane.accessibleName()
    dock.pin(True)
    pinned = (button.accessibleName(), button.icon().cacheKey(), dock.head.styleSheet())
    assert button.isChecked()
    assert not [one for one, other in zip(loose, pinned, strict=True) if one == other]
    assert dock.pane.accessibleName() != name
    dock.pin(False)
    assert (button.accessibleName(), dock.pane.accessibleName()) == (loose[0], name)


def test_a_pinned_pane_sends_a_focus_when_touched(qtbot: QtBot, session: Session) -> None:
    session.bench.look_at_subject(SEIZED)
    session.window.docks["profile"].pin(True)
    session.bench.look_at_subject(Ref(Kind.CASE, "syria-1966"))
    click_link(qtbot, profile(session).view, "Ali Salih al-Sa'di")
    assert session.bench.focus.subject == AL_SADI
    assert "seized" in profile(session).view.whole_text()


def test_facts_are_refreshed_in_a_pinned_pane(session: Session) -> None:
    session.bench.look_at_subject(SEIZED)
    session.window.docks["profile"].pin(True)
    session.bench.look_at_subject(AL_SADI)
    event = session.bench.casebook.get(SEIZED)
    assert isinstance(event, Event)
    after = replace(event, title="A new title for it")
    session.bench.apply(Edit("Rename", (Change(event, after),)))
    assert "A new title for it" in profile(session).view.whole_text()


def test_a_hidden_layer_is_hidden_in_a_pinned_pane(session: Session) -> None:
    session.bench.look_at_subject(AL_SADI)
    session.window.docks["profile"].pin(True)
    assert "1928" in profile(session).view.whole_text()
    session.window.actions_by_id["context"].trigger()
    assert "1928" not in profile(session).view.whole_text()


def test_a_closed_pane_is_pinned_when_it_comes_back(session: Session) -> None:
    dock = session.window.docks["profile"]
    session.bench.look_at_subject(SEIZED)
    dock.pin(True)
    dock.close()
    session.bench.look_at_subject(AL_SADI)
    dock.show()
    assert "seized" in profile(session).view.whole_text()


def test_opening_a_casebook_lets_all_panes_go(
    session: Session, casebook_file: Path, tmp_path: Path
) -> None:
    for dock in session.window.docks.values():
        dock.pin(True)
    other = tmp_path / "other.casebook"
    shutil.copyfile(casebook_file, other)
    assert session.desks is not None
    assert session.desks.files.open_file(other)
    for dock in session.window.docks.values():
        assert dock.pane is not None
        assert not dock.pane.is_pinned
        assert not dock.head.pin_button.isChecked()


def test_the_action_pins_the_pane_worked_in(qtbot: QtBot, session: Session) -> None:
    action = session.window.actions_by_id["pin"]
    claims = session.window.docks["claims"]
    session.window.frame._keyboard_moved(None, claims.pane)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(session.window, Qt.Key.Key_K, modifiers)
    assert claims.pane is not None
    assert claims.pane.is_pinned
    assert action.isChecked()
    session.window.frame._keyboard_moved(claims.pane, session.window.docks["events"].pane)
    assert not action.isChecked(), "it tells of the pane worked in now"
    assert claims.pane.is_pinned
