"""Screenshots of the window and of every pane, to be looked at, in every size and appearance.

Run by hand in the project's environment: ``python packaging/screenshots.py [FOLDER]``, without a
display (on Qt's offscreen platform) or with one.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from coupexplorer.app import BUILT_IN, make_application
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.interchange.casebook_json import read_document
from coupexplorer.shipped import data_folder
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.focus import Alignment
from coupexplorer.ui.panes.audit import AuditPane
from coupexplorer.ui.session import Session
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.theme import Scheme


@dataclass(frozen=True)
class Size:
    """A window's size in its own pixels, how many of the screen's each is, what is taken of it."""

    width: int
    height: int
    scale: str
    panes: bool = True


@dataclass(frozen=True)
class Look:
    """An appearance: colours, direction, and by how many points text is larger."""

    scheme: Scheme
    mirrored: bool = False
    points: float = 0


SIZES = {
    "1366x768": Size(1366, 768, "1"),
    "1920x1080": Size(1920, 1080, "1", panes=False),
    "2560x1440@2x": Size(1280, 720, "2"),
}
LOOKS = {
    "light": Look(Scheme.LIGHT),
    "dark": Look(Scheme.DARK),
    "contrast-light": Look(Scheme.CONTRAST_LIGHT),
    "contrast-dark": Look(Scheme.CONTRAST_DARK),
    "rtl": Look(Scheme.LIGHT, mirrored=True),
    "large": Look(Scheme.LIGHT, points=5),
}
SUBJECTS = {
    "event": Ref(Kind.EVENT, "iq-al-sadi-seized"),
    "actor": Ref(Kind.ACTOR, "ali-salih-al-sadi"),
    "dispute": Ref(Kind.DISPUTE, "t07"),
    "cell": Ref(Kind.CELL, "dead/iraq-1963"),
}
OTHER_SUBJECTS = {
    "source": Ref(Kind.SOURCE, "syria-article"),
    "place": Ref(Kind.PLACE, "baghdad"),
}


def main(arguments: list[str]) -> int:
    """Take one set; a scale factor holds for a whole process, so each size runs in its own."""
    folder = Path(arguments[0] if arguments else "screenshots").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    if len(arguments) > 1:
        take(folder, arguments[1])
        return 0
    failed = 0
    for name, size in SIZES.items():
        environment = {**os.environ, "QT_SCALE_FACTOR": size.scale}
        command = [sys.executable, __file__, str(folder), name]
        failed |= os.spawnve(os.P_WAIT, sys.executable, command, environment)
    return failed


def take(folder: Path, size: str) -> None:
    """Open the window on the built-in casebook and grab it in every look."""
    application = make_application()
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "Ba'ath splits.casebook"
        Casebook.create(file, read_document(data_folder() / BUILT_IN)).close()
        session = Session(application, Settings(Path(scratch) / "s.ini"), lambda: file)
        session.window.resize(SIZES[size].width, SIZES[size].height)
        loop = QEventLoop()
        session.ready.connect(loop.quit)
        session.window.show()
        session.window.lay_out()
        loop.exec()
        _check(session)
        for look in _wanted(LOOKS):
            _dress(session, LOOKS[look])
            for subject in _wanted(SUBJECTS):
                session.bench.look_at_subject(SUBJECTS[subject])
                settle()
                _grab(session, folder, f"{size}-{look}-{subject}", panes=SIZES[size].panes)
        _dress(session, LOOKS["light"])
        if "ONLY" not in os.environ:
            _take_the_rest(session, folder, size)
        session.window.close()


def settle(milliseconds: int = 250) -> None:
    """Let the window do what it has put off."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _check(session: Session) -> None:
    """Let the casebook be checked, so that the Audit pane has something to show."""
    dock = session.window.docks["audit"]
    dock.raise_()
    while not isinstance(dock.pane, AuditPane):
        settle()
    loop = QEventLoop()
    dock.pane.run.finished.connect(loop.quit)
    dock.pane.run.failed.connect(loop.quit)
    dock.pane.check()
    loop.exec()


def _wanted(names: Mapping[str, object]) -> Iterator[str]:
    """Those of some names that the environment's ``ONLY`` holds, or all."""
    asked = os.environ.get("ONLY", "").split()
    return (name for name in names if name in asked or not set(asked) & set(names))


def _dress(session: Session, look: Look) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    direction = Qt.LayoutDirection
    mirrored = look.mirrored
    application.setLayoutDirection(direction.RightToLeft if mirrored else direction.LeftToRight)
    session.appearance.choose(look.scheme)
    session.appearance.enlarge(0)
    if look.points:
        session.appearance.enlarge(look.points)
    session.window.lay_out()
    settle()


def _grab(session: Session, folder: Path, name: str, *, panes: bool) -> None:
    session.window.grab().save(str(folder / f"window-{name}.png"))
    if not panes:
        return
    for pane, dock in session.window.docks.items():
        dock.raise_()
        settle()
        dock.grab().save(str(folder / f"{pane}-{name}.png"))
    for pane in ("comparison", "timeline", "claims"):
        session.window.docks[pane].raise_()


def _take_the_rest(session: Session, folder: Path, size: str) -> None:
    """The window on other subjects, on the calendar, and while something is searched."""
    bench, window = session.bench, session.window
    for name, ref in OTHER_SUBJECTS.items():
        bench.look_at_subject(ref)
        settle()
        window.grab().save(str(folder / f"window-{size}-light-{name}.png"))
    bench.look_at(replace(bench.focus, alignment=Alignment.CALENDAR))
    settle()
    window.grab().save(str(folder / f"window-{size}-calendar.png"))
    window.search.setText("hafiz")
    window.search.textEdited.emit("hafiz")
    settle()
    window.grab().save(str(folder / f"window-{size}-search.png"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
