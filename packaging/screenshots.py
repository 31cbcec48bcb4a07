"""Screenshots of the window and every pane, to be looked at: light, dark, mirrored, two sizes.

Run by hand in the project's environment: ``python packaging/screenshots.py [FOLDER]``. Works
without a display (on Qt's offscreen platform) as well as on one.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SIZES = {"1366x768": (1366, 768, "1"), "2560x1440@2x": (1280, 720, "2")}
LOOKS = ("light", "dark", "rtl")


def main(arguments: list[str]) -> int:
    """Take one set; a scale factor holds for a whole process, so each size runs in its own."""
    folder = Path(arguments[0] if arguments else "screenshots").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    if len(arguments) > 1:
        take(folder, arguments[1])
        return 0
    failed = 0
    for size, (_, _, scale) in SIZES.items():
        environment = {**os.environ, "QT_SCALE_FACTOR": scale}
        command = [sys.executable, __file__, str(folder), size]
        failed |= os.spawnve(os.P_WAIT, sys.executable, command, environment)
    return failed


def take(folder: Path, size: str) -> None:
    """Open the window on the built-in casebook and grab it in every look."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    from coupexplorer.app import BUILT_IN, make_application
    from coupexplorer.domain.identity import Kind, Ref
    from coupexplorer.interchange.casebook_json import read_document
    from coupexplorer.shipped import data_folder
    from coupexplorer.store.casebook import Casebook
    from coupexplorer.ui.session import Session
    from coupexplorer.ui.settings import Settings
    from coupexplorer.ui.theme import Scheme

    application = make_application()

    def settle(milliseconds: int = 250) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "Ba'ath splits.casebook"
        Casebook.create(file, read_document(data_folder() / BUILT_IN)).close()
        session = Session(application, Settings(Path(scratch) / "s.ini"), lambda: file)
        width, height, _ = SIZES[size]
        session.window.resize(width, height)
        loop = QEventLoop()
        session.ready.connect(loop.quit)
        session.window.show()
        session.window.lay_out()
        loop.exec()
        bench = session.bench
        bench.look_at_subject(Ref(Kind.EVENT, "iq-al-sadi-seized"))
        for look in LOOKS:
            rtl = look == "rtl"
            direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
            application.setLayoutDirection(direction)
            session.appearance.choose(Scheme.DARK if look == "dark" else Scheme.LIGHT)
            settle()
            session.window.grab().save(str(folder / f"window-{size}-{look}.png"))
            for name, dock in session.window.docks.items():
                dock.grab().save(str(folder / f"pane-{name}-{size}-{look}.png"))
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for name, ref in (
            ("actor", Ref(Kind.ACTOR, "ali-salih-al-sadi")),
            ("cell", Ref(Kind.CELL, "dead/iraq-1963")),
            ("source", Ref(Kind.SOURCE, "syria-article")),
            ("place", Ref(Kind.PLACE, "baghdad")),
            ("dispute", Ref(Kind.DISPUTE, "t07")),
        ):
            bench.look_at_subject(ref)
            settle()
            session.window.grab().save(str(folder / f"window-{size}-on-{name}.png"))
        bench.look_at(replace(bench.focus, alignment=type(bench.focus.alignment)("calendar")))
        settle()
        session.window.grab().save(str(folder / f"window-{size}-calendar.png"))
        session.window.search.setText("hafiz")
        session.window.search.textEdited.emit("hafiz")
        settle()
        session.window.grab().save(str(folder / f"window-{size}-search.png"))
        session.window.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
