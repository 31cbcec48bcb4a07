"""The composition root of the window: application, folders, fonts, fault reports, one session."""

from __future__ import annotations

import gc
import linecache
import os
import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QStandardPaths, Qt, QTimer, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from coupexplorer import __version__
from coupexplorer.shipped import data_folder, font_files, resource
from coupexplorer.ui.application import Application
from coupexplorer.ui.dialogs.fault import FaultReporter
from coupexplorer.ui.one_window.calling import call_to_front
from coupexplorer.ui.process_signals import EndingSignals
from coupexplorer.ui.session import Session
from coupexplorer.ui.settings import Settings

NAME = "coupexplorer"
APPLICATION_ID = "org.coupexplorer.CoupExplorer"
BUILT_IN = "baath-splits"
READER_COPY = f"{BUILT_IN}.casebook"
"""As ``store.editions`` names the reader's copy; said again, since that takes long to load."""

TEXT_FAMILY = "Noto Sans"
ARABIC_FAMILY = "Amiri"
LONGEST_START_MS = 60_000


def run_window(file: Path | None = None) -> int:
    """Open the window on a casebook file, or on the reader's copy of the built-in one.

    When another process has that casebook, its window comes to the front instead. Returns the exit
    code: 1 when there is no display to open it on, 128 and the signal's number after a signal.
    """
    if not has_display():
        print(
            "coupexplorer: there is no display to open a window on; the commands sheet, search,"
            " export and check work without one (see coupexplorer --help).",
            file=sys.stderr,
        )
        return 1
    file = None if file is None else file.absolute()
    if call_to_front(file or _data_folder() / READER_COPY):
        return 0
    application = make_application()
    reporter = FaultReporter(application)
    sys.excepthook = reporter.report
    session = Session(
        application, Settings(settings_file()), reader_copy_path, file=file, make_in=reader_copy_in
    )
    signals = EndingSignals(lambda number: end(application, session, number))
    session.ready.connect(collect_again)
    QTimer.singleShot(LONGEST_START_MS, collect_again)
    session.window.show()
    code = application.exec()
    signals.stop()
    return code


def end(application: QApplication, session: Session, number: int) -> None:
    """Close the window because a signal asks for it; everything is kept as if the reader did."""
    session.leave()
    application.exit(128 + number)


def collect_again() -> None:
    """Look for garbage again after a start without; what the start has made is never looked at.

    The Qt binding reads the source of every module imported and leaves it in memory, some 30 MB
    that nobody asks for again.
    """
    if not gc.isenabled():
        linecache.clearcache()
        gc.freeze()
        gc.enable()


def run_self_test() -> int:
    """Open every pane on a copy of the built-in casebook and make a PDF; 0 when all of it worked.

    Needs no display, writes nothing outside a temporary folder, and prints what it did.
    """
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from coupexplorer.ui.self_test import self_test  # noqa: PLC0415 - only this command needs it

    return self_test(make_application(), reader_copy_in)


def make_application() -> QApplication:
    """The application object, named, in the Fusion style and with the shipped fonts."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else Application([NAME])
    application.setApplicationName(NAME)
    application.setApplicationDisplayName("Coup Explorer")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(APPLICATION_ID)
    application.setStyle("Fusion")
    load_fonts(application)
    load_translations(application)
    return application


def load_translations(application: QApplication) -> None:
    """Load the table of the reader's language where there is one, and English plurals under it."""
    for language in dict.fromkeys(("en", QLocale().name().partition("_")[0])):
        translator = QTranslator(application)
        if translator.load(f"coupexplorer_{language}", str(resource("translations"))):
            application.installTranslator(translator)


def load_fonts(application: QApplication) -> None:
    """Load the shipped fonts, so that both scripts look the same on every machine and on paper."""
    for file in font_files():
        if "serif" not in file.name.lower():
            QFontDatabase.addApplicationFont(str(file))
    font = QFont(TEXT_FAMILY)
    font.setFamilies([TEXT_FAMILY, ARABIC_FAMILY])
    font.setPointSizeF(max(9.5, application.font().pointSizeF()))
    application.setFont(font)


def has_display() -> bool:
    """Whether a window can be opened: always off Linux, there with X11 or Wayland."""
    if not sys.platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def settings_file() -> Path:
    """Where the program keeps what it remembers."""
    return _own_folder(QStandardPaths.StandardLocation.GenericConfigLocation) / f"{NAME}.ini"


def reader_copy_path() -> Path:
    """The reader's copy of the built-in casebook, made at the first start.

    Runs off the GUI thread; the imports below are the heavy ones of the start, so they wait for it.
    """
    return reader_copy_in(_data_folder())


def _data_folder() -> Path:
    """Where the reader's copy lies."""
    return _own_folder(QStandardPaths.StandardLocation.GenericDataLocation)


def _own_folder(location: QStandardPaths.StandardLocation) -> Path:
    """Our folder in one of the platform's own places."""
    return Path(QStandardPaths.writableLocation(location)) / NAME


def reader_copy_in(folder: Path) -> Path:
    """The reader's copy of the built-in casebook in a folder, made there when it is missing."""
    from coupexplorer.interchange.casebook_json import (  # noqa: PLC0415
        read_document,
        read_info,
    )
    from coupexplorer.store.editions import reader_copy  # noqa: PLC0415

    shipped = data_folder() / BUILT_IN
    return reader_copy(read_info(shipped), lambda: read_document(shipped), folder)
