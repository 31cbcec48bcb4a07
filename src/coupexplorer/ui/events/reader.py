"""Reads a list of events: at once when it is short, else its beginning now and the rest aside."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from coupexplorer.domain.history import Case
from coupexplorer.domain.selection import EventFilter
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.events.order import must_be_sorted
from coupexplorer.store.sqlite.patience import GivenUp, GiveUp, after
from coupexplorer.ui.events.list import EVERYTHING, EventListModel
from coupexplorer.ui.events.listing import Part, Place, Question, read_on
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.tasks import Tasks

SOON = 3_000
"""Events of a casebook whose numbers are read within a few milliseconds in any order."""

FIRST, FURTHER = 200, 65_536
PATIENCE = 0.006
"""Seconds that a frame can spare for the beginning of a list."""

PAINTED_MS = 30
"""Until what is there is painted, the thread that reads on would only be in the way."""

LANE = "events"


class EventReader(QObject):
    """Fills a model. ``begun()`` follows when other events are listed, ``grown()`` when more of the
    same are, ``failed(sentence)`` when the casebook cannot be read."""

    begun = Signal()
    grown = Signal()
    failed = Signal(str)

    def __init__(self, model: EventListModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_reading = self._is_old = False
        self._model = model
        self._tasks = Tasks(self)
        self._casebook: Casebook | None = None
        self._turn = 0
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.finish)

    @property
    def is_waiting(self) -> bool:
        """Whether what is listed are still the events of the question before."""
        return self.is_reading and self._is_old

    def ask(self, casebook: Casebook, question: Question, cases: dict[str, Case]) -> None:
        """List the events of a question.

        What takes longer than a frame can spare is read off the GUI thread; until its beginning is
        there, the events listed before stay.
        """
        self._tasks.cancel(LANE)
        self._turn += 1
        self.is_reading = False
        part: Part | None = None
        path = casebook.path
        self._is_old = False
        if path is None or casebook.event_count(EventFilter(), SOON + 1) <= SOON:
            self._model.show_events(casebook, question, cases)
            self._casebook = casebook
            self.begun.emit()
            return
        try:
            part = read_on(
                casebook, question, Place(), FIRST, is_common=True, give_up=after(PATIENCE)
            )
        except GivenUp:
            self._is_old = self._casebook is casebook
            if not self._is_old:
                self._model.show_events(casebook, question, cases, Part())
        self._casebook = casebook
        self.is_reading = part is None or part.next is not None
        if part is not None:
            self._model.show_events(casebook, question, cases, part)
        self.begun.emit()
        place = Place() if part is None else part.next
        if place is not None:
            self._read_further(path, question, cases, place)

    def forget(self) -> None:
        """List nothing: the casebook is about to be closed."""
        self._tasks.cancel(LANE)
        self._turn += 1
        self.is_reading = False
        self._casebook = None
        self._model.forget()

    @guarded(None)
    def finish(self) -> None:
        """Drop what is being read and wait for the worker."""
        self._turn += 1
        self._tasks.finish()

    def _read_further(
        self, path: Path, question: Question, cases: dict[str, Case], place: Place
    ) -> None:
        def came(part: Part) -> None:
            self._is_old = False
            self.is_reading = part.next is not None
            if place == Place() and self._casebook is not None:
                self._model.show_events(self._casebook, question, cases, part)
                self.begun.emit()
            else:
                self._model.read(part)
                self.grown.emit()
            if part.next is not None:
                self._read_further(path, question, cases, part.next)

        turn = self._turn
        limit = FIRST if place == Place() else _limit(question, place)

        def work() -> Part:
            return _read_apart(path, question, place, limit, lambda: self._turn != turn)

        def start() -> None:
            if self._turn == turn:
                self._tasks.run(work, came, self._fail, lane=LANE)

        QTimer.singleShot(PAINTED_MS if place.group or place.after else 0, self, start)

    def _fail(self, error: Exception) -> None:
        self.is_reading = False
        self.failed.emit(str(error))


def _limit(question: Question, place: Place) -> int:
    """How many events to read next: so many that the list grows while one looks, or all of a group
    that must be sorted for every part."""
    wanted = question.groups[place.group].filter
    return EVERYTHING if must_be_sorted(wanted, question.order) else FURTHER


def _read_apart(path: Path, question: Question, place: Place, limit: int, give_up: GiveUp) -> Part:
    """Read on in a connection of its own, as every thread needs one; in vain when given up."""
    with Casebook.open(path, read_only=True) as casebook:
        try:
            return read_on(casebook, question, place, limit, give_up=give_up)
        except GivenUp:
            return Part()
