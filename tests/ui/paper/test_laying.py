"""Laying out off the GUI thread: the newest order wins, a failure is one sentence, nothing half."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.samples import small_document

from coupexplorer.sheets.choices import CitationStyle, DocumentKind, Look, SheetChoices
from coupexplorer.sheets.citing.processor import CitationError
from coupexplorer.sheets.facts.gathering import gather
from coupexplorer.sheets.tree.page import Paper, SheetDocument
from coupexplorer.sheets.writers.formats import Format, Written
from coupexplorer.sheets.writers.typst_writer import SheetError
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.paper import laying as module
from coupexplorer.ui.paper.laying import Laying, Sheet, Step, facts_part
from coupexplorer.ui.tasks import Tasks

MS = 60_000
CHOICES = SheetChoices(DocumentKind.SOURCES)


@pytest.fixture
def casebook(tmp_path: Path) -> Iterator[Casebook]:
    """A small casebook in a file."""
    file = tmp_path / "small.casebook"
    Casebook.create(file, small_document()).close()
    with Casebook.open(file) as book:
        yield book


@pytest.fixture
def laying(qapp: QApplication) -> Iterator[Laying]:
    """A layer-out of documents."""
    tasks = Tasks(qapp)
    made = Laying(tasks, tasks)
    yield made
    tasks.finish()
    made.end()


def made_by(qtbot: QtBot, laying: Laying, casebook: Casebook, choices: SheetChoices) -> Sheet:
    """What comes of an order."""
    with qtbot.waitSignal(laying.laid_out, timeout=MS) as found:
        laying.lay_out(casebook, choices)
    sheet = found.args[0]
    assert isinstance(sheet, Sheet)
    return sheet


class Readings:
    """How often, and on which threads, a casebook was read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.threads: list[int] = []

        def noted(*arguments: Any) -> Any:
            self.threads.append(threading.get_ident())
            return gather(*arguments)

        monkeypatch.setattr(module, "gather", noted)


class TestOrder:
    """One order."""

    def test_the_first_page_comes_before_the_whole(
        self, qtbot: QtBot, laying: Laying, casebook: Casebook
    ) -> None:
        came: list[object] = []
        laying.stepped.connect(came.append)
        laying.begun.connect(lambda sheet: came.append(len(sheet.pages)))
        sheet = made_by(qtbot, laying, casebook, CHOICES)
        assert came == [Step.READING, Step.COMPOSING, 1, Step.SETTING]
        assert sheet.choices == CHOICES
        assert all(page.startswith("<svg") for page in sheet.pages)

    def test_of_a_long_document_the_first_few_come_too(
        self,
        qtbot: QtBot,
        laying: Laying,
        casebook: Casebook,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(module, "opening", lambda document, _pages: replace(document))
        monkeypatch.setattr(module, "SHOWN_AT_ONCE", 2)
        begun = QSignalSpy(laying.begun)
        choices = SheetChoices(DocumentKind.CARDS)
        made_by(qtbot, laying, casebook, choices)
        assert [len(begun.at(n)[0].pages) for n in range(begun.count())] == [1, 2]

    def test_a_sheet_tells_its_paper(
        self, qtbot: QtBot, laying: Laying, casebook: Casebook
    ) -> None:
        choices = replace(CHOICES, look=Look(paper=Paper.LETTER))
        sheet = made_by(qtbot, laying, casebook, choices)
        assert (sheet.paper, sheet.landscape) == (Paper.LETTER, False)
        assert sheet.title == sheet.document.title

    def test_it_is_read_on_another_thread(
        self,
        qtbot: QtBot,
        laying: Laying,
        casebook: Casebook,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        readings = Readings(monkeypatch)
        made_by(qtbot, laying, casebook, CHOICES)
        assert readings.threads != [threading.get_ident()]

    def test_a_casebook_without_a_file_can_be_printed(self, qtbot: QtBot, laying: Laying) -> None:
        with Casebook.in_memory(small_document()) as casebook:
            assert made_by(qtbot, laying, casebook, CHOICES).pages

    def test_another_look_reads_nothing_again_and_other_facts_do(
        self,
        qtbot: QtBot,
        laying: Laying,
        casebook: Casebook,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        readings = Readings(monkeypatch)
        made_by(qtbot, laying, casebook, CHOICES)
        made_by(qtbot, laying, casebook, replace(CHOICES, look=Look(text_size=14)))
        made_by(qtbot, laying, casebook, replace(CHOICES, style=CitationStyle.APA))
        assert len(readings.threads) == 1
        made_by(qtbot, laying, casebook, replace(CHOICES, context=False))
        assert len(readings.threads) == 2
        laying.forget()
        made_by(qtbot, laying, casebook, replace(CHOICES, context=False))
        assert len(readings.threads) == 3

    def test_only_style_and_look_leave_the_facts_alone(self) -> None:
        look = Look(paper=Paper.A3)
        same = replace(CHOICES, look=look, style=CitationStyle.MLA, lines=9)
        assert facts_part(same) == facts_part(CHOICES)
        for other in (
            replace(CHOICES, kind=DocumentKind.CARDS),
            replace(CHOICES, cases=("iraq",)),
            replace(CHOICES, own_notes=True),
            replace(CHOICES, subjects=("a",)),
        ):
            assert facts_part(other) != facts_part(CHOICES)


class TestNewestWins:
    """Several orders, and none."""

    def test_what_is_superseded_never_arrives(
        self, qtbot: QtBot, laying: Laying, casebook: Casebook
    ) -> None:
        arrived: list[Sheet] = []
        laying.laid_out.connect(arrived.append)
        orders = [replace(CHOICES, look=Look(margin=margin)) for margin in (10.0, 20.0, 30.0)]
        with qtbot.waitSignal(laying.laid_out, timeout=MS):
            for order in orders:
                laying.lay_out(casebook, order)
        laying._tasks._pool.waitForDone()
        QApplication.processEvents()
        assert [sheet.choices for sheet in arrived] == orders[-1:]

    def test_what_is_stopped_never_arrives_and_leaves_nothing(
        self, qtbot: QtBot, laying: Laying, casebook: Casebook
    ) -> None:
        spies = [QSignalSpy(signal) for signal in (laying.laid_out, laying.begun, laying.failed)]
        laying.lay_out(casebook, CHOICES)
        laying.stop()
        laying._tasks._pool.waitForDone()
        QApplication.processEvents()
        assert [spy.count() for spy in spies] == [0, 0, 0]
        assert made_by(qtbot, laying, casebook, CHOICES).pages, "the next order is made"


class TestFailures:
    """What the reader is told."""

    def said(self, qtbot: QtBot, laying: Laying, casebook: Casebook, choices: SheetChoices) -> str:
        """The sentence that comes of an order."""
        with qtbot.waitSignal(laying.failed, timeout=MS) as found:
            laying.lay_out(casebook, choices)
        return str(found.args[0])

    def test_a_case_that_is_not_there(
        self, qtbot: QtBot, laying: Laying, casebook: Casebook
    ) -> None:
        said = self.said(qtbot, laying, casebook, replace(CHOICES, cases=("chile",)))
        assert "chile" in said

    def test_a_case_that_is_not_there_in_a_casebook_without_a_file(
        self, qtbot: QtBot, laying: Laying
    ) -> None:
        with Casebook.in_memory(small_document()) as casebook:
            said = self.said(qtbot, laying, casebook, replace(CHOICES, cases=("chile",)))
        assert "chile" in said

    def test_a_file_that_has_gone(
        self, qtbot: QtBot, laying: Laying, casebook: Casebook, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert casebook.path is not None
        gone = casebook.path.with_name("gone.casebook")
        monkeypatch.setattr(type(casebook), "path", property(lambda _: gone))
        assert "gone.casebook" in self.said(qtbot, laying, casebook, CHOICES)

    @pytest.mark.parametrize("fault", [CitationError, SheetError, OSError])
    def test_sources_or_pages_that_cannot_be_made(
        self,
        qtbot: QtBot,
        laying: Laying,
        casebook: Casebook,
        monkeypatch: pytest.MonkeyPatch,
        fault: type[Exception],
    ) -> None:
        def fail(*_: object) -> SheetDocument:
            raise fault("This source cannot be cited.")

        monkeypatch.setattr(module, "compose", fail)
        assert self.said(qtbot, laying, casebook, CHOICES) == "This source cannot be cited."

    def test_a_fault_of_ours_is_reported_and_the_window_does_not_wait_for_ever(
        self,
        qtbot: QtBot,
        laying: Laying,
        casebook: Casebook,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def fail(*_: object) -> SheetDocument:
            raise KeyError("ours")

        reported: list[type[BaseException]] = []
        monkeypatch.setattr(module, "compose", fail)
        monkeypatch.setattr(sys, "excepthook", lambda kind, *_: reported.append(kind))
        assert "could not be made" in self.said(qtbot, laying, casebook, CHOICES)
        assert reported == [KeyError]


class TestWriting:
    """A whole sheet in a format."""

    def test_it_is_written(self, qtbot: QtBot, laying: Laying, casebook: Casebook) -> None:
        sheet = made_by(qtbot, laying, casebook, CHOICES)
        written: list[tuple[Written, ...]] = []
        laying.write(sheet, Format.PDF, written.append, pytest.fail)
        qtbot.waitUntil(lambda: bool(written), timeout=MS)
        [[part]] = written
        assert part.content.startswith(b"%PDF-")

    def test_a_failure_is_one_sentence(
        self, qtbot: QtBot, laying: Laying, casebook: Casebook, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sheet = made_by(qtbot, laying, casebook, CHOICES)

        def fail(*_: object) -> tuple[Written, ...]:
            raise SheetError("No page.")

        monkeypatch.setattr(laying._presses, "write", fail)
        said: list[str] = []
        laying.write(sheet, Format.PDF, lambda _: pytest.fail("written"), said.append)
        qtbot.waitUntil(lambda: bool(said), timeout=MS)
        assert said == ["No page."]
