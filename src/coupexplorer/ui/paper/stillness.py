"""Keeps the collector of cycles away from long documents, which it would search for half a second.

Python looks for circles of garbage by going through all that is alive, with every thread stopped. A
document of three hundred pages is a million small values without a circle among them: two such
searches while it was composed held the window up for 209 and 399 ms, and a third one later for 233.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Stillness:
    """While documents are made nothing is searched; afterwards what was made is left out of the
    searches until ``end``. What nobody holds any longer is given back at once in any case."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._working = 0

    @contextmanager
    def working(self) -> Iterator[None]:
        """Make something long, on any thread."""
        with self._lock:
            self._working += 1
            gc.disable()
        try:
            yield
        finally:
            with self._lock:
                self._working -= 1
                if not self._working:
                    gc.freeze()
                    gc.enable()

    def end(self) -> None:
        """Search everything again: what was made is needed no longer."""
        gc.unfreeze()
