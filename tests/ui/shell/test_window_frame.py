"""The docks of a window: the first layout, the pane worked in, and layouts that are too old."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QWidget

from coupexplorer.ui.catalogue import PANES
from coupexplorer.ui.session import Session


def test_the_first_layout_shows_the_pane_in_front_of_each_place(session: Session) -> None:
    for spec in PANES:
        behind = spec.spot.front is not None
        dock = session.window.docks[spec.id]
        assert dock.visibleRegion().isEmpty() == behind, spec.id


def test_the_pane_that_has_the_keyboard_is_worked_in(session: Session) -> None:
    frame = session.window.frame
    profile = session.window.docks["profile"].pane
    QApplication.instance().focusChanged.emit(None, profile)  # type: ignore[union-attr]
    assert frame.worked_in is session.window.docks["profile"]
    frame._keyboard_moved(profile, session.window.search)
    assert frame.worked_in is session.window.docks["profile"], "a tool is no pane"
    frame._keyboard_moved(None, QWidget())
    assert frame.worked_in is session.window.docks["profile"]


def test_a_window_can_show_one_pane_alone(session: Session) -> None:
    session.window.frame.show_only("timeline")
    shown = [name for name, dock in session.window.docks.items() if not dock.isHidden()]
    assert shown == ["timeline"]
    session.window.lay_out()
    assert not [name for name, dock in session.window.docks.items() if dock.isHidden()]


@pytest.mark.parametrize("spec", PANES, ids=lambda spec: spec.id)
def test_a_layout_that_does_not_know_a_pane_is_refused(session: Session, spec: object) -> None:
    name = session.window.docks[spec.id].objectName()  # type: ignore[attr-defined]
    layout = session.window.saveState()
    assert session.window.frame.take_up(layout)
    old = bytes(layout.data()).replace(
        name.encode("utf-16-be"), ("x" * len(name)).encode("utf-16-be")
    )
    assert not session.window.frame.take_up(QByteArray(old))
