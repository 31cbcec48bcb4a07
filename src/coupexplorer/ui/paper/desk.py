"""Preview, print and PDF: lays the sheet out off the GUI thread and hands it on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from coupexplorer.sheets.choices import Look, SheetChoices
from coupexplorer.sheets.documents.composing import compose
from coupexplorer.sheets.facts.gathering import gather
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.saving import write_file
from coupexplorer.sheets.tree.page import Paper
from coupexplorer.sheets.writers.typst_writer import SheetPress
from coupexplorer.ui.dialogs.notice import notice
from coupexplorer.ui.dialogs.preview import PreviewDialog, Sheet
from coupexplorer.ui.file_names import suggested_file
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.paper.printing import PrintingFailed, print_sheet, printer_for
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.workbench import Workbench

LANE = "sheet"


@dataclass(frozen=True, slots=True)
class _Order:
    """What the press needs, read on the GUI thread: the store belongs to it."""

    facts: SheetFacts
    choices: SheetChoices


class PrintDesk(QObject):
    """Owns the press; one sheet at a time, the newest order wins."""

    def __init__(self, bench: Workbench, tasks: Tasks, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._tasks = tasks
        self._settings = settings
        self._window = window
        self._press: SheetPress | None = None
        self.dialog: PreviewDialog | None = None
        self._first_page.connect(self._show_first)

    laid_out = Signal()
    _first_page = Signal(str)

    @guarded(None)
    def preview(self, _checked: bool = False) -> None:
        """Open the preview and lay the sheet out in it."""
        if not self._bench.has_casebook:
            return
        dialog = PreviewDialog(self._paper(), self._window)
        self.dialog = dialog
        dialog.paper_chosen.connect(self._paper_chosen)
        dialog.print_wanted.connect(self._print_shown)
        dialog.pdf_wanted.connect(self._save_shown)
        dialog.finished.connect(self._preview_closed)
        dialog.open()
        self._lay_out(dialog.show_sheet, dialog.show_failure)

    @guarded(None)
    def print_now(self, _checked: bool = False) -> None:
        """Lay the sheet out and open the print dialog."""
        if self._bench.has_casebook:
            self.lay_out(self.print_dialog)

    @guarded(None)
    def save_pdf(self, _checked: bool = False) -> None:
        """Lay the sheet out and ask where its PDF goes."""
        if self._bench.has_casebook:
            self.lay_out(self._ask_where)

    @guarded(None)
    def print_dialog(self, sheet: Sheet) -> None:
        """Ask for a printer and print."""
        printer = printer_for(sheet.paper, sheet.title, landscape=sheet.landscape)
        dialog = QPrintDialog(printer, self.dialog or self._window)
        dialog.setMinMax(1, len(sheet.pages))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        try:
            print_sheet(printer, sheet.pdf, sheet.pages)
        except (PrintingFailed, OSError) as error:
            self._say_failed(self.tr("Not printed: {reason}").format(reason=error))

    def write_pdf(self, sheet: Sheet, file: Path) -> bool:
        """Write the PDF; says why and returns False when it cannot."""
        try:
            write_file(file, sheet.pdf)
        except OSError as error:
            self._say_failed(str(error))
            return False
        return True

    def lay_out(self, done: Callable[[Sheet], None]) -> None:
        """Lay the sheet of the present focus out off the GUI thread and hand it on."""
        self._lay_out(done, self._say_failed)

    def _paper(self) -> Paper:
        try:
            return Paper(self._settings.paper)
        except ValueError:
            return Paper.A4

    def _order(self) -> _Order:
        focus = self._bench.focus
        choices = SheetChoices(
            cases=focus.cases,
            context=focus.context,
            look=Look(paper=self._paper()),
            printed_on=dt.date.today(),
        )
        return _Order(gather(self._bench.casebook, choices), choices)

    def _lay_out(self, done: Callable[[Sheet], None], failed: Callable[[str], None]) -> None:
        order = self._order()

        def finish(sheet: Sheet) -> None:
            done(sheet)
            self.laid_out.emit()

        self._tasks.run(
            lambda: self._make(order), finish, lambda error: failed(str(error)), lane=LANE
        )

    def _make(self, order: _Order) -> Sheet:
        """Off the GUI thread: compose and lay out."""
        press = self._press or SheetPress()
        self._press = press
        document = compose(order.facts, order.choices)
        self._first_page.emit(press.first_page(document))
        return Sheet(
            press.pdf(document),
            tuple(press.svg_pages(document)),
            document.title,
            document.page.paper,
            document.page.landscape,
        )

    @guarded(None)
    def _show_first(self, page: str) -> None:
        """The first page comes well before the whole sheet; a reader need not wait for that."""
        if self.dialog is not None:
            self.dialog.show_first(page)

    @guarded(None)
    def _paper_chosen(self, paper: Paper) -> None:
        self._settings.paper = paper.value
        if self.dialog is not None:
            self._lay_out(self.dialog.show_sheet, self.dialog.show_failure)

    @guarded(None)
    def _print_shown(self) -> None:
        if self.dialog is not None and self.dialog.sheet is not None:
            self.print_dialog(self.dialog.sheet)

    @guarded(None)
    def _save_shown(self) -> None:
        if self.dialog is not None and self.dialog.sheet is not None:
            self._ask_where(self.dialog.sheet)

    @guarded(None)
    def _preview_closed(self, _result: int) -> None:
        self._tasks.cancel(LANE)
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    @guarded(None)
    def _ask_where(self, sheet: Sheet) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        name, _ = QFileDialog.getSaveFileName(
            self.dialog or self._window,
            self.tr("Save the sheet as PDF"),
            str(suggested_file(sheet.title, folder, ".pdf")),
            self.tr("PDF documents (*.pdf)"),
        )
        if name:
            self.write_pdf(sheet, Path(name))

    def _say_failed(self, reason: str) -> None:
        notice(self.dialog or self._window, reason)
