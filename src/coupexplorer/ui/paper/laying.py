"""Laying a document out off the GUI thread: facts read, pages set, the first ones shown at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coupexplorer.sheets.choices import CitationStyle, Look, SheetChoices
from coupexplorer.sheets.citing.processor import CitationError
from coupexplorer.sheets.documents.composing import compose
from coupexplorer.sheets.facts.gathering import SheetCaseError, gather
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.tree.page import Paper, SheetDocument
from coupexplorer.sheets.writers.formats import WRITERS, Format, Written
from coupexplorer.sheets.writers.opening import opening
from coupexplorer.sheets.writers.typst_writer import SheetError, SheetPress
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import CasebookError
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.paper.stillness import Stillness
from coupexplorer.ui.tasks import Tasks

LONG, SHOWN_AT_ONCE = 8, 4
"""Of a document of about more pages, the first few are shown before the rest is set."""

LANE = "sheet"
WRITING = "sheet file"

EXPECTED = (CasebookError, CitationError, SheetCaseError, SheetError, OSError)
"""What the reader's surroundings or choices can bring about; each says why in one sentence."""


class Step(Enum):
    """How far a document has come."""

    READING = auto()
    COMPOSING = auto()
    SETTING = auto()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document laid out: what it was made of, and its pages as SVG."""

    choices: SheetChoices
    document: SheetDocument
    pages: tuple[str, ...]

    @property
    def title(self) -> str:
        """The title of the document."""
        return self.document.title

    @property
    def paper(self) -> Paper:
        """The paper it is set on."""
        return self.document.page.paper

    @property
    def landscape(self) -> bool:
        """Whether the paper lies on its side."""
        return self.document.page.landscape


class _Superseded(Exception):
    """Nobody waits for this document any longer."""


class Presses:
    """Two presses, made when first needed: a first page never waits for the pages of a long
    document that nobody wants any longer."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._whole_turn = threading.Lock()
        self._made: tuple[SheetPress, SheetPress] | None = None

    def first_pages(self, document: SheetDocument, count: int) -> tuple[str, ...]:
        """The first pages of a document, without setting the rest."""
        return self._both()[0].first_pages(document, count)

    def pages(self, document: SheetDocument, wanted: Callable[[], None]) -> tuple[str, ...]:
        """All pages of a document; ``wanted`` is asked once more when its turn has come."""
        press = self._both()[1]
        with self._whole_turn:
            wanted()
            return press.svg_pages(document)

    def write(self, document: SheetDocument, form: Format) -> tuple[Written, ...]:
        """The document in a format."""
        return WRITERS[form](document, self._both()[1])

    def _both(self) -> tuple[SheetPress, SheetPress]:
        with self._lock:
            if self._made is None:
                self._made = (SheetPress(), SheetPress())
            return self._made


class Laying(QObject):
    """Lays out one document at a time; the newest order wins.

    ``stepped(Step)`` tells how far it is, ``begun(Sheet)`` brings the first page and of a long
    document the first few, ``laid_out(Sheet)`` the whole. ``failed(str)`` is one sentence for the
    reader.
    """

    stepped = Signal(object)
    begun = Signal(object)
    laid_out = Signal(object)
    failed = Signal(str)
    _came = Signal(int, object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._presses = Presses()
        self._stillness = Stillness()
        self._turn = 0
        self._facts: tuple[SheetChoices, SheetFacts] | None = None
        self._came.connect(self._deliver)

    def lay_out(self, casebook: Casebook, choices: SheetChoices) -> None:
        """Make a document, in place of one that is being made."""
        self._turn += 1
        turn, wanted = self._turn, facts_part(choices)
        kept = self._facts[1] if self._facts is not None and self._facts[0] == wanted else None
        path = casebook.path
        if kept is None and path is None:
            # A casebook in memory can be read on this thread only.
            try:
                kept = gather(casebook, choices)
            except EXPECTED as error:
                self.stop()
                self.failed.emit(str(error))
                return

        def work() -> tuple[Sheet, SheetFacts]:
            with self._stillness.working():
                facts = kept if kept is not None else self._read(path, choices, turn)
                return self._make(facts, choices, turn), facts

        def done(made: tuple[Sheet, SheetFacts]) -> None:
            self._facts = (wanted, made[1])
            self.laid_out.emit(made[0])

        self._tasks.run(work, done, self._fail, lane=LANE)

    def write(
        self,
        sheet: Sheet,
        form: Format,
        done: Callable[[tuple[Written, ...]], None],
        failed: Callable[[str], None],
    ) -> None:
        """Write a sheet in a format off the GUI thread and hand on its files, or one sentence."""

        def fail(error: Exception) -> None:
            if not isinstance(error, EXPECTED):
                raise error
            failed(str(error))

        work = self._presses.write
        self._tasks.run(lambda: work(sheet.document, form), done, fail, lane=WRITING)

    def stop(self) -> None:
        """Give up what is being made or written; nothing more comes of it."""
        self._turn += 1
        self._tasks.cancel(LANE)
        self._tasks.cancel(WRITING)

    def forget(self) -> None:
        """Read the casebook afresh the next time: its facts are others now."""
        self._facts = None

    def end(self) -> None:
        """Give up everything: nobody looks at pages any longer."""
        self.stop()
        self.forget()
        self._stillness.end()

    def _read(self, path: Path | None, choices: SheetChoices, turn: int) -> SheetFacts:
        """Off the GUI thread, in a connection of its own: the bench's belongs to its thread."""
        self._check(turn)
        self._came.emit(turn, Step.READING)
        assert path is not None
        with Casebook.open(path, read_only=True) as casebook:
            return gather(casebook, choices)

    def _make(self, facts: SheetFacts, choices: SheetChoices, turn: int) -> Sheet:
        self._check(turn)
        self._came.emit(turn, Step.COMPOSING)
        document = compose(facts, choices)
        self._check(turn)
        self._begin(document, choices, turn, 1)
        self._came.emit(turn, Step.SETTING)
        if opening(document, LONG) is not document:
            self._begin(document, choices, turn, SHOWN_AT_ONCE)
        pages = self._presses.pages(document, lambda: self._check(turn))
        return Sheet(choices, document, pages)

    def _begin(self, document: SheetDocument, choices: SheetChoices, turn: int, count: int) -> None:
        pages = self._presses.first_pages(document, count)
        self._check(turn)
        self._came.emit(turn, Sheet(choices, document, pages))

    def _check(self, turn: int) -> None:
        if turn != self._turn:
            raise _Superseded

    @guarded(None)
    def _deliver(self, turn: int, news: object) -> None:
        if turn != self._turn:
            return
        if isinstance(news, Step):
            self.stepped.emit(news)
        elif isinstance(news, Sheet):
            self.begun.emit(news)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, EXPECTED):
            self.failed.emit(self.tr("The document could not be made."))
            raise error
        self.failed.emit(str(error))


def facts_part(choices: SheetChoices) -> SheetChoices:
    """The choices that decide what is read of a casebook, without those of style and look."""
    return replace(choices, look=Look(), style=CitationStyle.PLAIN, lines=1, printed_on=None)
