"""The start in stages: what is seen comes first, what stands behind it later, all before ready."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coupexplorer.ui.catalogue import PANES
from coupexplorer.ui.session import Session
from coupexplorer.ui.settings import Settings

START_MS = 60_000


def panes_of(session: Session) -> set[str]:
    """The panes that are there now, by id."""
    return {name for name, dock in session.window.docks.items() if dock.pane is not None}


@pytest.fixture
def fresh(qapp: QApplication, casebook_file: Path, tmp_path: Path) -> Session:
    """A session that has not been shown."""
    session = Session(qapp, Settings(tmp_path / "settings.ini"), lambda: casebook_file)
    session.window.resize(1440, 900)
    return session


def test_only_panes_in_front_are_loaded_when_the_window_is_usable(
    qtbot: QtBot, fresh: Session
) -> None:
    there: list[set[str]] = []
    fresh.usable.connect(lambda: there.append(panes_of(fresh)))
    with qtbot.waitSignal(fresh.ready, timeout=START_MS):
        fresh.window.show()
    assert there == [{spec.id for spec in PANES if spec.spot.front is None}]
    assert panes_of(fresh) == {spec.id for spec in PANES}
    fresh.window.close()


def test_nothing_is_loaded_before_the_first_paint(fresh: Session) -> None:
    assert panes_of(fresh) == set()
    assert not fresh.bench.has_casebook
    fresh.window.close()


def test_closing_between_two_stages_loads_nothing_more(qtbot: QtBot, fresh: Session) -> None:
    fresh.usable.connect(fresh.window.close)
    with qtbot.waitSignal(fresh.usable, timeout=START_MS):
        fresh.window.show()
    there = panes_of(fresh)
    qtbot.wait(50)
    assert panes_of(fresh) == there
    assert fresh.desks is None
