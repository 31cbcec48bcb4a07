"""The program tests itself, installed or not: every pane opened, linked and printed."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtWidgets import QApplication

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.sheets.writers.formats import Format
from coupexplorer.ui.session import Session
from coupexplorer.ui.settings import Settings

TOO_LONG_MS = 120_000
LOOKED_AT = (Kind.CASE, Kind.EVENT, Kind.ACTOR, Kind.PLACE, Kind.SOURCE, Kind.CLAIM, Kind.CELL)

LETTERS = {"Noto Sans": "aʿāḥ", "Amiri": "السعدي"}
"""The families of the window, and letters that not every font has."""


class SelfTestFailed(RuntimeError):
    """What did not work, in one sentence."""


def self_test(application: QApplication, make_copy: Callable[[Path], Path]) -> int:
    """Run the test in a temporary folder; 0 when all went well, 1 after saying what did not."""
    faults: list[str] = []
    sys.excepthook = lambda kind, error, _trace: faults.append(f"{kind.__name__}: {error}")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        session = Session(application, Settings(folder / "settings.ini"), lambda: make_copy(folder))
        session.announce = faults.append
        try:
            _run(session, folder)
        except SelfTestFailed as failure:
            faults.append(str(failure))
        finally:
            session.window.close()
    for fault in faults:
        print(f"self-test: {fault}", file=sys.stderr)
    print("self-test: failed" if faults else "self-test: every pane opened, sheet made, all well")
    return 1 if faults else 0


def _look_at_letters() -> None:
    """Whether the fonts that come along are there, with the letters they come for."""
    for family, letters in LETTERS.items():
        font = QRawFont.fromFont(QFont(family))
        there = all(font.supportsCharacter(ord(letter)) for letter in letters)
        if font.familyName() != family or not there:
            raise SelfTestFailed(f"the letters of “{family}” are not there")


def _run(session: Session, folder: Path) -> None:
    _look_at_letters()
    _wait(session.ready.connect, session.window.show, "the window did not become ready")
    for name, dock in session.window.docks.items():
        if dock.pane is None or not dock.pane.isVisible():
            raise SelfTestFailed(f"the pane “{name}” did not open")
    book = session.bench.casebook
    for kind in LOOKED_AT:
        for record in book.section(kind)[:3]:
            session.bench.look_at_subject(Ref(kind, record.id))
            QApplication.processEvents()
    print(f"self-test: {len(session.window.docks)} panes followed {len(LOOKED_AT)} kinds of record")
    if not book.search("a", 1):
        raise SelfTestFailed("the search finds nothing")
    _print_sheet(session, folder / "sheet.pdf")


def _print_sheet(session: Session, file: Path) -> None:
    if session.desks is None:
        raise SelfTestFailed("the print desk did not load")
    prints = session.desks.prints
    _wait(prints.laying.laid_out.connect, prints.preview, "no sheet was laid out")
    sheet = prints.window.sheet if prints.window is not None else None
    if sheet is None:
        raise SelfTestFailed("the sheet could not be made")
    _wait(
        prints.saved.connect,
        lambda: prints.save(sheet, Format.PDF, file),
        "the sheet could not be saved",
    )
    if not file.read_bytes().startswith(b"%PDF-"):
        raise SelfTestFailed("the sheet is no PDF")
    print(f"self-test: a sheet of {len(sheet.pages)} pages, {file.stat().st_size:,} bytes")


def _wait(
    connect: Callable[[Callable[..., None]], object], start: Callable[[], object], otherwise: str
) -> None:
    """Start something and run the event loop until its signal arrives."""
    loop = QEventLoop()
    arrived: list[bool] = []

    def arrive(*_: object) -> None:
        arrived.append(True)
        loop.quit()

    connect(arrive)
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(loop.quit)
    timer.start(TOO_LONG_MS)
    start()
    if not arrived:
        loop.exec()
    if not arrived:
        raise SelfTestFailed(otherwise)
