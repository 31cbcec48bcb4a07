"""Scenes for the timeline: read at once while events are few, off the GUI thread when many."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.timeline.names import EventNames
from coupexplorer.ui.timeline.reading import Wish, is_large, read_beginning, read_scene
from coupexplorer.ui.timeline.scene import Scene

WHOLE, BEGINNING = "whole", "beginning"


class SceneSupply(QObject):
    """Reads scenes. ``arrived(scene, whole)`` follows each: of a large casebook first what begins
    around the decisive days, then the whole; ``failed(error)`` when it cannot be read."""

    arrived = Signal(object, bool)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = Tasks(self)
        application = QCoreApplication.instance()
        if application is not None:
            # A worker that outlived the program's window would answer into nothing.
            application.aboutToQuit.connect(self._tasks.finish)

    def read(self, casebook: Casebook, wish: Wish, *, beginning: bool = True) -> None:
        """Read the scene of a wish; what was being read for an earlier one is dropped. Without
        ``beginning`` nothing arrives before the whole."""
        names = EventNames(casebook.event_names, casebook.event_ordinal)
        for lane in (WHOLE, BEGINNING):
            self._tasks.cancel(lane)
        path = casebook.path
        if path is None or not is_large(casebook):
            self.arrived.emit(read_scene(casebook, wish, names), True)
            return

        def whole() -> None:
            self._run(WHOLE, lambda: _asked(path, lambda book: read_scene(book, wish, names)))

        if not beginning:
            whole()
            return
        # One after the other: side by side they would keep each other from the processor.
        first = partial(_asked, path, lambda book: read_beginning(book, wish, names))
        self._run(BEGINNING, first, whole)

    def _run(
        self, lane: str, work: Callable[[], Scene], then: Callable[[], None] | None = None
    ) -> None:
        def done(scene: Scene) -> None:
            if then is not None:
                then()
            self.arrived.emit(scene, lane == WHOLE)

        self._tasks.run(work, done, self.failed.emit, lane=lane)

    def finish(self) -> None:
        """Drop what is being read and wait for the workers."""
        self._tasks.finish()


def _asked(path: Path, ask: Callable[[Casebook], Scene]) -> Scene:
    """What a casebook answers that is opened for this thread alone."""
    with Casebook.open(path, read_only=True) as book:
        return ask(book)
