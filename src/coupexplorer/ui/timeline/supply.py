"""Scenes for the timeline: read at once while events are few, off the GUI thread when many."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.timeline.course import Course
from coupexplorer.ui.timeline.names import EventNames
from coupexplorer.ui.timeline.reading import Wish, expect, is_large, read_beginning, read_scene
from coupexplorer.ui.timeline.scene import Scene

WHOLE, BEGINNING = "whole", "beginning"
TELL_MS = 150
"""How often is told how far a reading has come."""


class SceneSupply(QObject):
    """Reads scenes. ``arrived(scene, whole)`` follows each: of a large casebook first what begins
    around the decisive days, then the whole; ``failed(error)`` when it cannot be read.
    ``progressed(share)`` tells, while a scene is read off the GUI thread, how much of it is."""

    arrived = Signal(object, bool)
    failed = Signal(object)
    progressed = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = Tasks(self)
        self._course: Course | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(TELL_MS)
        self._clock.timeout.connect(self._tell)
        application = QCoreApplication.instance()
        if application is not None:
            # A worker that outlived the program's window would answer into nothing.
            application.aboutToQuit.connect(self.finish)

    @property
    def is_reading(self) -> bool:
        """Whether the whole of a scene is still to come."""
        return self._course is not None

    def read(self, casebook: Casebook, wish: Wish, *, beginning: bool = True) -> None:
        """Read the scene of a wish; what was being read for an earlier one is given up. Without
        ``beginning`` nothing arrives before the whole."""
        names = EventNames(casebook.event_names, casebook.event_ordinal)
        self.stop()
        path = casebook.path
        if path is None or not is_large(casebook):
            self.arrived.emit(read_scene(casebook, wish, names), True)
            return
        course = self._course = Course()
        self._clock.start()

        def whole() -> None:
            self._run(WHOLE, partial(_whole, path, wish, names, course))

        if not beginning:
            whole()
            return
        # One after the other: side by side they would keep each other from the processor.
        first = partial(_beginning, path, wish, names)
        self._run(BEGINNING, first, whole)

    def stop(self) -> None:
        """Give up what is being read; nothing more arrives."""
        if self._course is not None:
            self._course.give_up()
        self._ended()
        for lane in (WHOLE, BEGINNING):
            self._tasks.cancel(lane)

    @guarded(None)
    def finish(self) -> None:
        """Give up what is being read and wait for the workers."""
        self.stop()
        self._tasks.finish()

    def _run(
        self, lane: str, work: Callable[[], Scene], then: Callable[[], None] | None = None
    ) -> None:
        def done(scene: Scene) -> None:
            if then is not None:
                then()
            else:
                self._ended()
            self.arrived.emit(scene, lane == WHOLE)

        def failed(error: Exception) -> None:
            self._ended()
            self.failed.emit(error)

        self._tasks.run(work, done, failed, lane=lane)

    def _ended(self) -> None:
        self._course = None
        self._clock.stop()

    @guarded(None)
    def _tell(self) -> None:
        if self._course is not None:
            self.progressed.emit(self._course.share)


def _whole(path: Path, wish: Wish, names: EventNames, course: Course) -> Scene:
    """The whole scene from a casebook that is opened for this thread alone."""
    with Casebook.open(path, read_only=True) as book:
        expect(book, wish, course)
        return read_scene(book, wish, names, course)


def _beginning(path: Path, wish: Wish, names: EventNames) -> Scene:
    """The same for what begins around the decisive days."""
    with Casebook.open(path, read_only=True) as book:
        return read_beginning(book, wish, names)
