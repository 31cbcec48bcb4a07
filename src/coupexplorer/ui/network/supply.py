"""Webs of ties for the network: read and laid out off the GUI thread, stopped when superseded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from PySide6.QtCore import QCoreApplication, QObject, Signal

from coupexplorer.analysis.network import Network, network_of
from coupexplorer.analysis.network_layout import LayoutStopped, lay_out
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.tie_web import TieWeb
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.network import reach as reaching
from coupexplorer.ui.network.reach import Drawing
from coupexplorer.ui.network.scene import Places
from coupexplorer.ui.network.telling import MOST_COUNTED
from coupexplorer.ui.tasks import Tasks

LANE = "network"
MOST_READ = 600
"""Actors read around one of them, of whom those of the chosen cases are shown as far as there is
room."""

MOST_LAYOUTS = 12
"""Layouts remembered, so that Back and Forward need not wait for them."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be read: ``cases`` narrow a casebook that is too large, else what lies within
    ``steps`` of ``actor`` is read. ``order`` gives the cases from left to right."""

    order: tuple[str, ...]
    cases: tuple[str, ...] = ()
    actor: str | None = None
    steps: int = 2


@dataclass(frozen=True, slots=True)
class _Read:
    """A web as it was read, not yet laid out."""

    web: TieWeb
    within: int
    total: int


@dataclass(frozen=True, slots=True)
class _Answer:
    """A drawing and what its layout hangs on."""

    drawing: Drawing
    key: object = field(repr=False)


class NetworkSupply(QObject):
    """Reads webs. ``arrived(Drawing)`` follows, or ``failed(error)`` when one cannot be read. Asked
    for another web, what is being read or laid out is stopped."""

    arrived = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = Tasks(self)
        self._stopped = Event()
        self._layouts: dict[object, Places] = {}
        application = QCoreApplication.instance()
        if application is not None:
            # A worker that outlived the program's window would answer into nothing.
            application.aboutToQuit.connect(self.finish)

    def read(self, casebook: Casebook, wish: Wish) -> None:
        """Read and lay out what is wished for."""
        self.stop()
        stopped = self._stopped = Event()
        layouts = dict(self._layouts)
        path = casebook.path
        read: Callable[[], _Read]
        if path is None:
            at_once = _read(casebook, wish)
            key = _key(network_of(at_once.web), wish)
            if key in layouts:
                self._came(_drawn(at_once, wish, layouts, stopped))
                return

            def read() -> _Read:
                return at_once
        else:
            where = path

            def read() -> _Read:
                return _read_apart(where, wish)

        self._tasks.run(
            lambda: _drawn(read(), wish, layouts, stopped), self._came, self._failed, lane=LANE
        )

    def stop(self) -> None:
        """Stop what is being read or laid out; nothing arrives of it."""
        self._stopped.set()
        self._tasks.cancel(LANE)

    @guarded(None)
    def finish(self) -> None:
        """Stop, and wait for the workers."""
        self.stop()
        self._tasks.finish()

    @guarded(None)
    def _came(self, answer: _Answer) -> None:
        self._layouts.pop(answer.key, None)
        self._layouts[answer.key] = answer.drawing.places
        while len(self._layouts) > MOST_LAYOUTS:
            del self._layouts[next(iter(self._layouts))]
        self.arrived.emit(answer.drawing)

    @guarded(None)
    def _failed(self, error: Exception) -> None:
        if not isinstance(error, LayoutStopped):
            self.failed.emit(error)


def _read_apart(path: Path, wish: Wish) -> _Read:
    """Read on a connection of its own: the open casebook belongs to the GUI thread."""
    with Casebook.open(path, read_only=True) as book:
        return _read(book, wish)


def _read(casebook: Casebook, wish: Wish) -> _Read:
    web = casebook.tie_web(
        wish.cases, wish.actor, wish.steps, most=reaching.MOST_ACTORS, near=MOST_READ
    )
    if web.whole:
        return _Read(web, 0, len(web.actors))
    within = 0
    if wish.actor is not None:
        within = casebook.actors_within(wish.actor, wish.steps, most=MOST_COUNTED)
    return _Read(web, within, casebook.counts().get(Kind.ACTOR, 0))


def _drawn(read: _Read, wish: Wish, layouts: dict[object, Places], stopped: Event) -> _Answer:
    whole, core = network_of(read.web), network_of(read.web, context=False)
    if not read.web.whole:
        whole, core = _near(whole, wish), _near(core, wish)
    key = _key(whole, wish)
    places = layouts.get(key)
    if places is None:
        places = lay_out(whole, wish.order, lambda: not stopped.is_set())
    actor, steps = (None, 0) if read.web.whole else (wish.actor, wish.steps)
    drawing = Drawing(read.web, whole, core, places, actor, steps, read.within, read.total)
    return _Answer(drawing, key)


def _near(network: Network, wish: Wish) -> Network:
    """Of what was read around an actor, whichever case that is of, the nearest of the chosen
    cases."""
    chosen = {node.id for node in network.in_cases(wish.cases).nodes}
    part = network.among(frozenset((*chosen, wish.actor or "")))
    near, _ = part.around(wish.actor or "", wish.steps, reaching.MOST_NEAR)
    return part.among(near)


def _key(whole: Network, wish: Wish) -> object:
    """All that a layout hangs on: who there is, how they are tied, and the order of the cases."""
    return wish.order, whole.nodes, tuple((e.ends, e.tie.kind) for e in whole.edges)
