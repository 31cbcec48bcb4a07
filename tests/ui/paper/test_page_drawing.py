"""Pages drawn by workers while the GUI thread reads pictures: neither waits forever."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from coupexplorer.ui.paper import page_pictures
from coupexplorer.ui.paper.page_pictures import draw_page

PAGE = (
    '<svg viewBox="0 0 60 80" width="60pt" height="80pt" xmlns="http://www.w3.org/2000/svg">'
    '<path fill="#b3471a" d="M0 0h60v40h-60Z"/></svg>'
)
LIMIT_S = 30
OPEN_FILES = Path("/proc/self/fd")

# Both threads take the lock of all image formats again and again. A process of its own, since a
# deadlock could not be told from inside.
TOGETHER = f"""
import sys, threading, time
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from coupexplorer.app import make_application
from coupexplorer.ui.paper.page_pictures import PagePictures, draw_page
from coupexplorer.ui.tasks import Tasks

application = make_application()
pictures = PagePictures(Tasks())
end = time.monotonic() + 1.0

def draw():
    while time.monotonic() < end:
        draw_page({PAGE!r}, QSize(60, 80))

workers = [threading.Thread(target=draw) for _ in range(2)]
for worker in workers:
    worker.start()
while time.monotonic() < end:
    QIcon(sys.argv[1])
for worker in workers:
    worker.join()
"""


def test_drawing_and_reading_icons_never_wait_for_each_other(tmp_path: Path) -> None:
    picture = tmp_path / "one.png"
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(picture))
    done = subprocess.run(
        [sys.executable, "-c", TOGETHER, str(picture)],
        timeout=LIMIT_S,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("disk_is_full", [False, True])
def test_page_is_drawn_at_the_size_asked_for(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, disk_is_full: bool
) -> None:
    def refuse(*_: object, **__: object) -> tuple[int, str]:
        raise OSError(28, "No space left on device")

    if disk_is_full:
        monkeypatch.setattr(tempfile, "mkstemp", refuse)
    drawn = draw_page(PAGE, QSize(120, 160))
    assert drawn.size() == QSize(120, 160)
    assert drawn.pixelColor(60, 40) == QColor("#b3471a")
    assert drawn.pixelColor(60, 120).alpha() == 0


def test_no_file_is_left(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    draw_page(PAGE, QSize(30, 40))
    draw_page("no page", QSize(30, 40))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="what is open is not listed there")
def test_nobody_has_the_file_open_when_it_is_removed(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where an open file cannot be removed, every page would stay in the temporary folder."""
    held: list[bool] = []
    unlink = Path.unlink

    def look_and_remove(file: Path) -> None:
        held.append(any(each.exists() and each.samefile(file) for each in OPEN_FILES.iterdir()))
        unlink(file)

    monkeypatch.setattr(Path, "unlink", look_and_remove)
    draw_page(PAGE, QSize(30, 40))
    draw_page("no page", QSize(30, 40))
    assert held == [False, False]


def test_a_file_that_cannot_be_removed_costs_no_picture(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(_file: Path) -> None:
        raise PermissionError(13, "The file is in use")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(Path, "unlink", refuse)
    monkeypatch.setattr(page_pictures, "_drawn_from_memory", lambda *_: pytest.fail("drawn twice"))
    assert draw_page(PAGE, QSize(60, 80)).pixelColor(30, 20) == QColor("#b3471a")
