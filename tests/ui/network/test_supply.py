"""Webs are read and laid out elsewhere; what is superseded stops and never arrives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.samples import IRAQ, SYRIA, small_document

from coupexplorer.analysis.network import Network
from coupexplorer.analysis.network_layout import LayoutStopped, lay_out
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.network import reach as reaching
from coupexplorer.ui.network import supply as supplying
from coupexplorer.ui.network.reach import Drawing
from coupexplorer.ui.network.supply import NetworkSupply, Wish

CASES = (IRAQ, SYRIA)
PATIENCE = 20


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    """The small casebook as a file."""
    file = tmp_path / "small.casebook"
    Casebook.create(file, small_document()).close()
    with Casebook.open(file) as casebook:
        yield casebook


@pytest.fixture
def supply(qapp: QApplication) -> Iterator[NetworkSupply]:
    """A supply whose workers are waited for at the end."""
    made = NetworkSupply()
    yield made
    made.finish()


def test_a_web_arrives_with_a_place_for_everyone_tied(
    qtbot: QtBot, supply: NetworkSupply, book: Casebook
) -> None:
    with qtbot.waitSignal(supply.arrived, timeout=PATIENCE * 1000) as heard:
        supply.read(book, Wish(CASES))
    (drawing,) = heard.args
    assert isinstance(drawing, Drawing)
    assert drawing.holds_everyone
    tied = {node.id for node in drawing.whole.nodes if drawing.whole.degree(node.id)}
    assert set(drawing.places) == tied


def test_what_is_superseded_stops_and_only_the_last_arrives(
    qtbot: QtBot, supply: NetworkSupply, book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, stopped = Event(), Event()

    def endless(_: Network, __: object, wanted: Callable[[], bool]) -> dict[str, object]:
        begun.set()
        while wanted():
            pass
        stopped.set()
        raise LayoutStopped

    arrived: list[Drawing] = []
    supply.arrived.connect(arrived.append)
    supply.failed.connect(lambda error: pytest.fail(str(error)))
    real = lay_out
    monkeypatch.setattr(supplying, "lay_out", endless)
    supply.read(book, Wish(CASES))
    assert begun.wait(PATIENCE)
    monkeypatch.setattr(supplying, "lay_out", real)
    supply.read(book, Wish(CASES[:1]))
    assert stopped.wait(PATIENCE)
    qtbot.waitUntil(lambda: bool(arrived), timeout=PATIENCE * 1000)
    assert len(arrived) == 1


def test_the_same_ties_are_laid_out_once(
    qtbot: QtBot, supply: NetworkSupply, book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(supply.arrived, timeout=PATIENCE * 1000) as first:
        supply.read(book, Wish(CASES))
    monkeypatch.setattr(supplying, "lay_out", lambda *_: pytest.fail("laid out again"))
    with qtbot.waitSignal(supply.arrived, timeout=PATIENCE * 1000) as second:
        supply.read(book, Wish(CASES))
    assert first.args[0].places is second.args[0].places


def test_around_an_actor_only_the_chosen_cases_are_laid_out(
    qtbot: QtBot, supply: NetworkSupply, book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reaching, "MOST_ACTORS", 2)
    with qtbot.waitSignal(supply.arrived, timeout=PATIENCE * 1000) as heard:
        supply.read(book, Wish(CASES, (IRAQ,), "hafez-al-assad", 2))
    (drawing,) = heard.args
    assert not drawing.web.whole
    assert "hafez-al-assad" in drawing.places
    assert drawing.within == 3
    assert drawing.total == 6
    shown = {node.id for node in drawing.whole.nodes}
    assert all(
        not node.cases or IRAQ in node.cases or node.id == "hafez-al-assad"
        for node in drawing.whole.nodes
    )
    assert shown == set(drawing.places)
