"""A long list is there at once with its beginning, and whole a moment later."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import CasebookUnreachable
from coupexplorer.ui.events import reader as event_reader
from coupexplorer.ui.events.table import Column
from coupexplorer.ui.panes.events import EventsPane
from coupexplorer.ui.session import Session


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is long, and read in small parts."""
    for name, value in (("SOON", 5), ("FIRST", 10), ("FURTHER", 25), ("PAINTED_MS", 0)):
        monkeypatch.setattr(event_reader, name, value)
    monkeypatch.setattr(event_reader, "PATIENCE", 600.0)


@pytest.fixture
def pane(short: None, session: Session, qtbot: QtBot) -> EventsPane:
    """The pane, with the whole list read."""
    found = session.window.docks["events"].pane
    assert isinstance(found, EventsPane)
    qtbot.waitUntil(lambda: not found.reader.is_reading)
    return found


def ids(pane: EventsPane) -> list[str]:
    """The events listed."""
    lines = (pane.model.line_at(row) for row in range(pane.model.rowCount()))
    return [line.id for line in lines if line is not None]


def test_the_parts_make_the_same_list(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, pane: EventsPane
) -> None:
    for column in (Column.DATE, Column.TITLE, Column.CLAIMS, Column.CASE):
        with qtbot.waitSignal(pane.reader.grown):
            pane.sort_by(column)
        qtbot.waitUntil(lambda: not pane.reader.is_reading)
        in_parts = ids(pane)
        assert pane.model.events == len(in_parts) == pane.total
        with monkeypatch.context() as patch:
            patch.setattr(event_reader, "SOON", 1_000_000)
            pane._fetch(pane.focus)
        assert ids(pane) == in_parts


def test_the_beginning_is_there_before_the_rest_and_says_so(
    qtbot: QtBot, session: Session, pane: EventsPane
) -> None:
    pane.sort_by(Column.TITLE)
    assert 0 < pane.model.events < (pane.total or 0)
    said = session.window.docks["events"].head.summary.text()
    assert said.startswith(f"{pane.model.events} so far of ")
    qtbot.waitUntil(lambda: not pane.reader.is_reading)
    assert "more" not in session.window.docks["events"].head.summary.text()


def test_an_event_far_down_is_chosen_when_it_comes(
    qtbot: QtBot, session: Session, pane: EventsPane
) -> None:
    last = ids(pane)[-1]
    session.bench.look_at_subject(Ref(Kind.EVENT, last))
    pane._fetch(pane.focus)
    assert not pane.model.index_of(last).isValid()
    qtbot.waitUntil(lambda: pane.model.line(pane.list.currentIndex()) is not None)
    line = pane.model.line(pane.list.currentIndex())
    assert line is not None
    assert line.id == last
    assert session.bench.focus.subject == Ref(Kind.EVENT, last)


def test_a_slow_question_leaves_the_list_and_is_answered_aside(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, pane: EventsPane
) -> None:
    before = ids(pane)
    monkeypatch.setattr(event_reader, "PATIENCE", -1.0)
    monkeypatch.setattr("coupexplorer.store.sqlite.patience.STEPS", 1)
    pane.narrowing.narrow(disputed=True)
    assert ids(pane) == before
    qtbot.waitUntil(lambda: not pane.reader.is_reading)
    assert 0 < len(ids(pane)) < len(before)


def test_another_question_ends_the_one_before(qtbot: QtBot, pane: EventsPane) -> None:
    pane.sort_by(Column.TITLE)
    pane.narrowing.narrow(undated=True)
    pane.narrowing.narrow(undated=False)
    pane.sort_by(Column.DATE)
    qtbot.waitUntil(lambda: not pane.reader.is_reading)
    starts = [pane.model.line_at(r).start for r in (1, 2)]  # type: ignore[union-attr]
    assert starts == sorted(starts, key=lambda start: start or 0)
    assert pane.model.events == pane.total


def test_a_file_that_cannot_be_read_aside_is_told_of(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, session: Session, pane: EventsPane
) -> None:
    def lost(*_: object, **__: object) -> Casebook:
        raise CasebookUnreachable("“x.casebook” cannot be read.")

    monkeypatch.setattr(Casebook, "open", lost)
    with qtbot.waitSignal(pane.reader.failed):
        pane.sort_by(Column.TITLE)
    assert not pane.reader.is_reading
    assert session.window.docks["events"].head.summary.text() == "“x.casebook” cannot be read."


def test_another_casebook_opened_meanwhile_is_what_is_listed(
    qtbot: QtBot, session: Session, pane: EventsPane, empty_file: Path
) -> None:
    pane.sort_by(Column.TITLE)
    session.bench.open(Casebook.open(empty_file))
    qtbot.waitUntil(lambda: not pane.reader.is_reading)
    assert pane.model.events == 0
    assert "no events yet" in pane.empty.text()


def test_a_hidden_pane_asks_nothing_of_a_closed_casebook(
    qtbot: QtBot, session: Session, pane: EventsPane, start: Callable[[Path], Session],
    empty_file: Path,
) -> None:  # fmt: skip
    session.bench.look_at_subject(Ref(Kind.EVENT, ids(pane)[-1]))
    pane._fetch(pane.focus)
    session.window.docks["events"].hide()
    session.bench.open(Casebook.open(empty_file))
    qtbot.wait(50)
    session.window.docks["events"].show()
    assert pane.model.events == 0


def test_while_it_looks_the_rows_before_stay_dimmed(
    pane: EventsPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ids(pane)
    monkeypatch.setattr(event_reader, "PATIENCE", -1.0)
    monkeypatch.setattr("coupexplorer.store.sqlite.patience.STEPS", 1)
    said: list[str] = []
    pane.summary_changed.connect(said.append)
    pane.narrowing.narrow(disputed=True)
    assert pane.reader.is_waiting
    assert pane.list.is_waiting
    assert ids(pane) == before
    assert said[-1] == "looking …"
    qtbot.waitUntil(lambda: not pane.reader.is_reading)
    assert not pane.list.is_waiting
    assert len(ids(pane)) < len(before)
