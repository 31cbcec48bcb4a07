"""When panes follow the focus: those that are steered by at once, those that are read in a turn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.samples import small_document

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.workbench import Workbench

ONE, OTHER = Ref(Kind.EVENT, "coup"), Ref(Kind.EVENT, "seizure")


class Steered(Pane):
    """A pane that notes what it shows."""

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self.seen: list[Ref | None] = []

    def reload(self, focus: Focus) -> None:
        """Note the subject."""
        self.seen.append(focus.subject)


class Read(Steered):
    """The same, in a turn of its own."""

    reads_later = True


def test_bench_without_a_casebook_has_no_next_event(qapp: QApplication) -> None:
    assert Workbench().neighbour_event(+1) is None


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Workbench]:
    """A bench with the small casebook on it."""
    bench = Workbench()
    bench.open(Casebook.in_memory(small_document()))
    yield bench
    bench.close()


def shown(pane: Steered, qtbot: QtBot) -> Steered:
    """The pane on the screen, with nothing noted yet."""
    qtbot.addWidget(pane)
    pane.show()
    pane.seen.clear()
    return pane


def test_a_pane_that_is_steered_by_follows_at_once(
    bench: Workbench, qtbot: QtBot, qapp: QApplication
) -> None:
    pane = shown(Steered(bench, Appearance(qapp)), qtbot)
    bench.look_at_subject(ONE)
    bench.look_at_subject(OTHER)
    assert pane.seen == [ONE, OTHER]


def test_a_pane_that_is_read_shows_only_the_last_of_a_run(
    bench: Workbench, qtbot: QtBot, qapp: QApplication
) -> None:
    pane = shown(Read(bench, Appearance(qapp)), qtbot)
    bench.look_at_subject(ONE)
    bench.look_at_subject(OTHER)
    assert pane.seen == []
    qtbot.waitUntil(lambda: bool(pane.seen))
    assert pane.seen == [OTHER]


def test_an_edit_is_shown_in_the_same_turn(
    bench: Workbench, qtbot: QtBot, qapp: QApplication
) -> None:
    pane = shown(Read(bench, Appearance(qapp)), qtbot)
    bench.look_at_subject(ONE)
    bench.facts_touched.emit(frozenset({ONE}))
    assert pane.seen == []
    qtbot.waitUntil(lambda: bool(pane.seen))
    assert pane.seen == [ONE]


def test_who_asks_for_the_page_gets_that_of_the_present(
    bench: Workbench, qtbot: QtBot, qapp: QApplication
) -> None:
    pane = shown(Read(bench, Appearance(qapp)), qtbot)
    bench.look_at_subject(ONE)
    pane.catch_up_if_waiting()
    pane.catch_up_if_waiting()
    assert pane.seen == [ONE]
    qapp.processEvents()
    assert pane.seen == [ONE], "the turn is not waited for once more"


def test_a_pane_hidden_before_its_turn_waits_until_it_is_shown(
    bench: Workbench, qtbot: QtBot, qapp: QApplication
) -> None:
    pane = shown(Read(bench, Appearance(qapp)), qtbot)
    bench.look_at_subject(ONE)
    pane.hide()
    qapp.processEvents()
    assert pane.seen == []
    pane.show()
    assert pane.seen == [ONE]


def test_another_casebook_is_shown_at_once(
    bench: Workbench, qtbot: QtBot, qapp: QApplication
) -> None:
    pane = shown(Read(bench, Appearance(qapp)), qtbot)
    bench.look_at_subject(ONE)
    bench.open(Casebook.in_memory(small_document()))
    assert pane.seen[:1] == [bench.focus.subject]
