"""The pages in view as pictures: drawn off the GUI thread, the newest wish first, a few kept."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.tasks import Tasks

LANE = "page picture"

SVG = "http://www.w3.org/2000/svg"

_SIZE = re.compile(r'width="[\d.]+pt" height="[\d.]+pt"')
"""The natural size that the engine writes into a page."""

MOST_PIXELS = 16_000_000
"""Pixels of one picture; a page shown larger is drawn as large as this and stretched."""

KEPT_PIXELS = 40_000_000
"""Pixels of all pictures that are kept, four bytes each; those in view are kept in any case."""


def learn_to_draw() -> None:
    """Have Qt load what reads SVG; on the GUI thread, before a worker draws its first page.

    Loading it tells the application object, which is ours, under the lock of all image formats.
    """
    _drawn_from_memory(f'<svg xmlns="{SVG}" width="1pt" height="1pt"/>', QSize(1, 1))


def draw_page(page: str, size: QSize) -> QImage:
    """A page given as SVG, to be laid on white; nothing on it when it cannot be drawn. Any thread
    may call it.

    It is read as an image file is: unlike a renderer or painter, that lets the other threads run
    meanwhile (measured: 7 ms without the GUI thread instead of 250). From a real file, since a
    device made in Python would be asked for its overrides while Qt holds the lock of all image
    formats: the worker then waits for the interpreter, and whoever has the interpreter for the
    lock. For the same reason ``learn_to_draw`` comes first, on the GUI thread.
    """
    try:
        with _file_of(page) as file:
            drawn = _drawn_from(file, size)
    except OSError:
        drawn = _drawn_from_memory(page, size)
    if drawn.size() == size:
        return drawn
    nothing = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    nothing.fill(Qt.GlobalColor.transparent)
    return nothing


@contextmanager
def _file_of(page: str) -> Iterator[Path]:
    """The page as a file for as long as the block lasts; one that cannot be removed is left."""
    descriptor, name = tempfile.mkstemp(prefix="coupexplorer-", suffix=".svg")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(page)
        yield Path(name)
    finally:
        with suppress(OSError):
            Path(name).unlink()


def _drawn_from(file: Path, size: QSize) -> QImage:
    """The picture of a file that is open no longer: the reader, which has it open, ends here."""
    reader = QImageReader(str(file), QByteArray(b"svg"))
    reader.setScaledSize(size)
    return reader.read()


def _drawn_from_memory(page: str, size: QSize) -> QImage:
    """The same where no file can be written; the other threads wait meanwhile."""
    sized = _SIZE.sub(f'width="{size.width()}" height="{size.height()}"', page, count=1)
    return QImage.fromData(sized.encode("utf-8"))


def picture_size(width: int, height: int) -> QSize:
    """The size at which a page of so many screen pixels is drawn."""
    size = QSize(max(width, 1), max(height, 1))
    share = (MOST_PIXELS / (size.width() * size.height())) ** 0.5
    if share >= 1:
        return size
    return QSize(max(int(size.width() * share), 1), max(int(size.height() * share), 1))


class PagePictures(QObject):
    """Pictures of pages; ``arrived(page)`` when one that was wanted is there.

    A page that has changed, or is shown at another size, keeps the picture it had until the new
    one comes, so that nothing flickers.
    """

    arrived = Signal(int)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pages: tuple[str, ...] = ()
        self._pictures: dict[int, QImage] = {}
        self._stale: set[int] = set()
        self._wanted: list[tuple[int, QSize]] = []
        self._drawing = False
        learn_to_draw()

    def put(self, pages: Sequence[str]) -> None:
        """Have other pages; those that are the same keep their pictures."""
        before, self._pages = self._pages, tuple(pages)
        for page in tuple(self._pictures):
            if page >= len(self._pages):
                del self._pictures[page]
            elif self._pages[page] != before[page]:
                self._stale.add(page)
        self._stale.intersection_update(self._pictures)
        self._wanted = []

    def picture(self, page: int) -> QImage | None:
        """The picture of a page, perhaps at another size or of an earlier state; None at first."""
        return self._pictures.get(page)

    def want(self, wanted: Sequence[tuple[int, QSize]]) -> None:
        """Say which pages are in view and how large, the most urgent first; earlier wishes are
        forgotten."""
        self._wanted = [each for each in wanted if each[0] < len(self._pages)]
        self._drop({page for page, _ in self._wanted})
        self._next()

    def finish(self) -> None:
        """Want nothing more, and forget all pictures."""
        self.put(())
        self._tasks.cancel(LANE)
        self._drawing = False

    def _next(self) -> None:
        if self._drawing:
            return
        for page, size in self._wanted:
            if page not in self._stale and self._has(page, size):
                continue
            self._drawing = True
            text = self._pages[page]
            self._tasks.run(
                lambda text=text, size=size: draw_page(text, size),  # type: ignore[misc]
                lambda picture, page=page, text=text: self._came(page, text, picture),  # type: ignore[misc]
                self._failed,
                lane=LANE,
            )
            return

    def _has(self, page: int, size: QSize) -> bool:
        picture = self._pictures.get(page)
        return picture is not None and picture.size() == size

    @guarded(None)
    def _came(self, page: int, text: str, picture: QImage) -> None:
        self._drawing = False
        if page < len(self._pages) and self._pages[page] == text:
            self._pictures[page] = picture
            self._stale.discard(page)
            self.arrived.emit(page)
        self._next()

    def _failed(self, error: Exception) -> None:
        self._drawing = False
        raise error

    def _drop(self, in_view: set[int]) -> None:
        """Forget pictures far from the view until what is kept is little enough."""
        kept = sum(p.width() * p.height() for p in self._pictures.values())
        here = min(in_view, default=0)
        for page in sorted(self._pictures, key=lambda page: -abs(page - here)):
            if kept <= KEPT_PIXELS or page in in_view:
                break
            picture = self._pictures.pop(page)
            self._stale.discard(page)
            kept -= picture.width() * picture.height()
