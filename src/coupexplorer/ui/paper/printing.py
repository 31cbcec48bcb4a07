"""From a sheet to paper: its PDF to the spooler where there is one, else its pages painted."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtSvg import QSvgRenderer

from coupexplorer.sheets.saving import write_file
from coupexplorer.sheets.tree.page import Paper
from coupexplorer.ui.turns import Slices

PAPER_SIZES = {
    Paper.A4: QPageSize.PageSizeId.A4,
    Paper.LETTER: QPageSize.PageSizeId.Letter,
    Paper.A3: QPageSize.PageSizeId.A3,
}
SPOOL_SECONDS = 30
DUPLEX_WORDS = {
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
    QPrinter.DuplexMode.DuplexNone: "one-sided",
}


class PrintingFailed(RuntimeError):
    """Nothing came out; the message is one sentence for the reader."""


def printer_for(paper: Paper, title: str, *, landscape: bool = False) -> QPrinter:
    """A printer set to the sheet's paper, without margins: the sheet has its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(PAPER_SIZES[paper]))
    layout = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(layout)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    return printer


def print_sheet(printer: QPrinter, pdf: bytes, pages: Sequence[str]) -> Slices:
    """Print on a printer the reader has set up, a slice a turn as `ui.turns` runs them; raises
    PrintingFailed or OSError.

    "Print to file" writes the typst PDF itself, so that its letters stay letters. A CUPS queue
    gets the same PDF, off the GUI thread. Anywhere else the pages are painted, letters as outlines.
    """
    if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat and printer.outputFileName():
        file = Path(printer.outputFileName())
        yield lambda: write_file(file, pdf)
        return
    spooler = shutil.which("lp")
    if spooler and printer.printerName():
        command = spool_command(spooler, printer)
        yield lambda: spool(command, pdf)
        return
    yield from paint_pages(printer, pages)


def spool_command(spooler: str, printer: QPrinter) -> list[str]:
    """The spooler's command line for what the reader chose in the print dialog."""
    command = [spooler, "-d", printer.printerName(), "-t", printer.docName() or "sheet"]
    command += ["-n", str(printer.copyCount())]
    if printer.printRange() != QPrinter.PrintRange.AllPages and printer.fromPage():
        command += ["-P", f"{printer.fromPage()}-{printer.toPage()}"]
    if printer.duplex() in DUPLEX_WORDS:
        command += ["-o", f"sides={DUPLEX_WORDS[printer.duplex()]}"]
    if printer.colorMode() == QPrinter.ColorMode.GrayScale:
        command += ["-o", "print-color-mode=monochrome"]
    return command


def spool(command: list[str], pdf: bytes) -> None:
    """Hand a PDF to the spooler and wait for its answer."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        try:
            answer = subprocess.run(
                [*command, "--", file.name],
                capture_output=True,
                text=True,
                timeout=SPOOL_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise PrintingFailed("the print queue did not answer") from error
    if answer.returncode:
        reason = answer.stderr.strip().splitlines()
        raise PrintingFailed(reason[-1] if reason else "the print queue refused the sheet")


def paint_pages(printer: QPrinter, pages: Sequence[str]) -> Slices:
    """Paint SVG pages on a printer, those of the chosen range only, a page a turn."""
    first = max(printer.fromPage(), 1)
    last = printer.toPage() or len(pages)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintingFailed("the printer could not be started")
    try:
        for number, page in enumerate(pages[first - 1 : last]):
            if number and not printer.newPage():
                raise PrintingFailed("the printer stopped between two pages")
            target = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
            QSvgRenderer(QByteArray(page.encode("utf-8"))).render(painter, target)
            yield None
    finally:
        painter.end()
