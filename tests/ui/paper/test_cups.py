"""A real print job: the print window, the spooler, a CUPS of the test's own, and a virtual printer
that keeps what it is given. Skipped where CUPS is not there or cannot be started."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from coupexplorer.sheets.writers.typst_writer import SheetPress
from coupexplorer.ui.session import Session

QUEUE = "virtual"
START_MS, PRINT_MS = 15_000, 60_000
SYSTEM_PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", "/sbin"])

SCHEDULER = """
Listen {folder}/socket
WebInterface No
Browsing Off
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
FILES = """
ServerRoot {folder}/root
ServerBin {folder}/bin
RequestRoot {folder}/requests
TempDir {folder}/requests/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
"""
PRINTER = """#!/bin/sh
if [ $# -eq 0 ]; then
  echo 'file keeper "Unknown" "Keeps what is printed"'
  exit 0
fi
printf '%s\\n' "$3" > {folder}/title
if [ $# -gt 5 ]; then cat "$6" > {folder}/part; else cat > {folder}/part; fi
mv {folder}/part {folder}/printed.pdf
"""


def program(name: str) -> str:
    """Where one of CUPS' programs is; the test is skipped when it is nowhere."""
    found = shutil.which(name, path=SYSTEM_PATH)
    if found is None:
        pytest.skip(f"CUPS is not here: no {name}")
    return found


def answer(*command: str) -> subprocess.CompletedProcess[str]:
    """What one of CUPS' programs says."""
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)


def prepare(folder: Path) -> None:
    """Lay out a CUPS of our own: its settings, and a printer that keeps what it is given."""
    for part in ("root", "requests/tmp", "cache", "state", "bin/backend"):
        (folder / part).mkdir(parents=True)
    for system in ("/usr/lib/cups", "/usr/libexec/cups"):
        for part in ("filter", "cgi-bin", "daemon", "notifier", "driver", "monitor"):
            link = folder / "bin" / part
            if (Path(system) / part).exists() and not link.exists():
                link.symlink_to(Path(system) / part)
    backend = folder / "bin/backend/keeper"
    backend.write_text(PRINTER.format(folder=folder))
    # Run as the user of the scheduler, who alone may write into the folder.
    backend.chmod(0o700)
    (folder / "scheduler.conf").write_text(SCHEDULER.format(folder=folder))
    (folder / "files.conf").write_text(FILES.format(folder=folder))


@pytest.fixture
def virtual_printer(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder into which a printer of a CUPS of our own puts what is printed."""
    cupsd, lpadmin, lpstat = program("cupsd"), program("lpadmin"), program("lpstat")
    program("lp")
    with tempfile.TemporaryDirectory(prefix="cups-") as name:
        folder = Path(name)
        prepare(folder)
        monkeypatch.setenv("CUPS_SERVER", str(folder / "socket"))
        settings = ["-c", str(folder / "scheduler.conf"), "-s", str(folder / "files.conf")]
        with subprocess.Popen(
            [cupsd, "-f", *settings], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as scheduler:
            try:
                wait_for_scheduler(qtbot, scheduler, lpstat)
                device = ["-v", "keeper:/", "-m", "raw"]
                made = answer(lpadmin, "-p", QUEUE, "-E", *device)
                if made.returncode:
                    pytest.skip(f"CUPS takes no printer here: {made.stderr.strip()}")
                if QPrinterInfo.printerInfo(QUEUE).isNull():
                    pytest.skip("an earlier test made Qt look for another CUPS; run this one alone")
                yield folder
            finally:
                scheduler.terminate()


def wait_for_scheduler(qtbot: QtBot, scheduler: subprocess.Popen[bytes], lpstat: str) -> None:
    """Wait until CUPS answers; the test is skipped when it does not start."""

    def running() -> bool:
        return scheduler.poll() is not None or "is running" in answer(lpstat, "-r").stdout

    qtbot.waitUntil(running, timeout=START_MS)
    if scheduler.poll() is not None:
        pytest.skip("CUPS does not start here")


def test_a_document_goes_through_cups_to_a_printer(
    qtbot: QtBot, session: Session, virtual_printer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def take_the_queue(dialog: QPrintDialog) -> int:
        dialog.printer().setPrinterName(QUEUE)
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(QPrintDialog, "exec", take_the_queue)
    assert session.desks is not None
    prints = session.desks.prints
    prints.print_now()
    window = prints.window
    assert window is not None
    qtbot.waitUntil(window.print_button.isEnabled, timeout=PRINT_MS)
    with qtbot.waitSignal(prints.printed, timeout=PRINT_MS):
        window.print_button.click()
    printed = virtual_printer / "printed.pdf"
    qtbot.waitUntil(printed.exists, timeout=PRINT_MS)
    assert window.sheet is not None
    assert window.sheet.title in (virtual_printer / "title").read_text("utf-8")
    assert printed.read_bytes() == SheetPress().pdf(window.sheet.document)
    assert window.told.text() == "Handed to the printer."
    window.close()
