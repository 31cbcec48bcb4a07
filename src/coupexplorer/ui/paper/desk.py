"""Print and save: opens the print window, keeps what was chosen in it, and hands pages on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QWidget

from coupexplorer.sheets.choices import DocumentKind, SheetChoices
from coupexplorer.sheets.choices_json import choices_from_text, choices_to_text
from coupexplorer.sheets.saving import SaveError
from coupexplorer.sheets.writers.formats import Format, Written, formats_for
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.dialogs.notice import notice
from coupexplorer.ui.file_names import suggested_file
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.paper.kinds import entry_of, offered, purpose_of
from coupexplorer.ui.paper.laying import Laying, Sheet
from coupexplorer.ui.paper.presets import Presets
from coupexplorer.ui.paper.printing import PrintingFailed, print_sheet, printer_for
from coupexplorer.ui.paper.saving import (
    filter_of,
    format_chosen,
    in_the_way,
    targets,
    write_all,
)
from coupexplorer.ui.paper.start import fitted, kind_for
from coupexplorer.ui.paper.stock import stock_of
from coupexplorer.ui.paper.window import PrintWindow
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.turns import Slices, Turns
from coupexplorer.ui.workbench import Workbench

FILES = "sheet files"


class PrintDesk(QObject):
    """One print window at a time. ``saved(list[Path])`` follows files that were written,
    ``printed()`` a document that was handed to a printer."""

    saved = Signal(object)
    printed = Signal()

    def __init__(
        self, bench: Workbench, appearance: Appearance, settings: Settings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._bench = bench
        self._appearance = appearance
        self._settings = settings
        self._owner = window
        # Of the window, not of the dialog: one that goes must not wait for a document half set.
        self._tasks = Tasks(window)
        self._turns = Turns(self._tasks, self)
        self.laying = Laying(self._tasks, self)
        self.window: PrintWindow | None = None
        appearance.changed.connect(self._dress)
        bench.facts_touched.connect(self._facts_touched)
        bench.casebook_changed.connect(self._casebook_changed)

    @guarded(None)
    def print_now(self, _checked: bool = False) -> None:
        """Open the print window, ready to choose."""
        self.open()

    @guarded(None)
    def preview(self, _checked: bool = False) -> None:
        """Open the print window with the keyboard in the pages."""
        self.open()
        if self.window is not None:
            self.window.view.setFocus()

    def open(self, asked: DocumentKind | None = None) -> None:
        """Open the print window, or bring it to the front, with a document or with the one that
        suits what is looked at."""
        if not self._bench.has_casebook:
            return
        first = self.window is None
        if self.window is None:
            self.window = self._made()
        if first or asked is not None:
            self.window.begin(self._first_choices(asked))
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if first:
            self.window.panel.document.setFocus()

    @guarded(None)
    def close(self) -> None:
        """Close the print window, if it is open."""
        if self.window is not None:
            self.window.close()

    def fill_documents(self, menu: QMenu) -> None:
        """Offer every document in a menu."""
        for kind in offered():
            action = menu.addAction(entry_of(kind))
            action.setToolTip(purpose_of(kind))
            action.triggered.connect(lambda _=False, k=kind: self._open_asked(k))

    @guarded(None)
    def _open_asked(self, kind: DocumentKind) -> None:
        self.open(kind)

    @guarded(None)
    def print_shown(self) -> None:
        """Make the PDF of what is shown and ask for a printer."""
        window = self.window
        if window is None or window.sheet is None:
            return
        sheet = window.sheet
        window.show_busy(self.tr("Making the pages for the printer…"))
        self.laying.write(
            sheet, Format.PDF, lambda made: self._ask_printer(sheet, made[0].content), self._fail
        )

    @guarded(None)
    def save_shown(self) -> None:
        """Ask where what is shown goes, and in which format."""
        window = self.window
        if window is None or window.sheet is None:
            return
        filters = {filter_of(form): form for form in formats_for(window.sheet.choices.kind)}
        first = next(iter(filters.values()))
        name, line = QFileDialog.getSaveFileName(
            window,
            self.tr("Save the document"),
            str(suggested_file(window.sheet.title, self._folder(), f".{first.value}")),
            ";;".join(filters),
        )
        if name:
            self.save(window.sheet, format_chosen(filters, line, Path(name)), Path(name))

    def save(self, sheet: Sheet, form: Format, file: Path) -> None:
        """Write a document in a format off the GUI thread; says so, or why it cannot be."""
        if self.window is not None:
            self.window.show_busy(self.tr("Writing the file…"))
        self.laying.write(sheet, form, lambda made: self._put_files(file, form, made), self._fail)

    def _made(self) -> PrintWindow:
        presets = Presets.from_text(self._settings.print_presets)
        window = PrintWindow(stock_of(self._bench), presets, self._tasks, self._owner)
        laying = self.laying
        window.wanted.connect(self._lay_out)
        window.stopped.connect(self._stop)
        window.print_wanted.connect(self.print_shown)
        window.save_wanted.connect(self.save_shown)
        window.presets.kept.connect(self._keep_presets)
        window.finished.connect(self._closed)
        laying.stepped.connect(window.show_step)
        laying.begun.connect(window.show_beginning)
        laying.laid_out.connect(window.show_sheet)
        laying.failed.connect(window.show_failure)
        window.dress(self._appearance.theme)
        return window

    def _first_choices(self, asked: DocumentKind | None) -> SheetChoices:
        """What was chosen for the document the last time in this casebook, or for any other."""
        focus, stock = self._bench.focus, stock_of(self._bench)
        book = self._bench.casebook.info().id
        last = choices_from_text(self._settings.print_choices_of(book))
        kind = kind_for(focus, asked, last.kind)
        same = choices_from_text(self._settings.print_choices_of(book, kind.value), last)
        return fitted(replace(same, kind=kind), stock, focus)

    @guarded(None)
    def _lay_out(self, choices: SheetChoices) -> None:
        kept = choices_to_text(choices)
        book = self._bench.casebook.info().id
        self._settings.remember_print_choices(book, kept)
        self._settings.remember_print_choices(book, kept, choices.kind.value)
        self.laying.lay_out(self._bench.casebook, replace(choices, printed_on=dt.date.today()))

    @guarded(None)
    def _stop(self) -> None:
        self.laying.stop()
        self._turns.stop()
        self._tasks.cancel(FILES)

    def _ask_printer(self, sheet: Sheet, pdf: bytes) -> None:
        window = self.window
        if window is None:
            return
        window.show_done("")
        printer = printer_for(sheet.paper, sheet.title, landscape=sheet.landscape)
        if sheet.choices.kind is DocumentKind.CARDS:
            printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
        dialog = QPrintDialog(printer, window)
        dialog.setMinMax(1, len(sheet.pages))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
        page = window.view.page
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        if printer.printRange() == QPrinter.PrintRange.CurrentPage:
            printer.setFromTo(page, page)
        window.show_busy(self.tr("Printing…"))
        self._turns.run(self._print(printer, pdf, sheet))

    def _print(self, printer: QPrinter, pdf: bytes, sheet: Sheet) -> Slices:
        try:
            yield from print_sheet(printer, pdf, sheet.pages)
        except (PrintingFailed, OSError) as error:
            self._fail(self.tr("Not printed: {reason}").format(reason=error))
            return
        if self.window is not None:
            self.window.show_done(self.tr("Handed to the printer."))
        self.printed.emit()

    def _put_files(self, chosen: Path, form: Format, written: tuple[Written, ...]) -> None:
        files = targets(chosen, form, written)
        there = in_the_way(chosen, files)
        if there is not None:
            words = self.tr("“{file}” is there already; choose another name.")
            self._fail(words.format(file=there.name))
            return

        def fail(error: Exception) -> None:
            if not isinstance(error, SaveError):
                raise error
            self._fail(str(error))

        self._tasks.run(
            lambda: write_all(files, written), lambda _: self._wrote(files), fail, lane=FILES
        )

    def _wrote(self, files: list[Path]) -> None:
        if self.window is not None:
            words = self.tr("Saved as “{file}”.").format(file=files[0].name)
            if len(files) > 1:
                words = self.tr("Saved as %n file(s)", "", len(files))
            self.window.show_done(words)
        self.saved.emit(files)

    def _fail(self, reason: str) -> None:
        if self.window is not None:
            self.window.show_done(reason)
        notice(self.window or self._owner, reason)

    def _folder(self) -> Path:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(documents) or Path.home())

    @guarded(None)
    def _keep_presets(self) -> None:
        if self.window is not None:
            self._settings.print_presets = self.window.presets.presets.to_text()

    @guarded(None)
    def _dress(self) -> None:
        if self.window is not None:
            self.window.dress(self._appearance.theme)

    @guarded(None)
    def _facts_touched(self, _refs: object) -> None:
        self.laying.forget()
        if self.window is not None:
            self.window.again()

    @guarded(None)
    def _casebook_changed(self) -> None:
        """The window is about the casebook that has gone."""
        self.laying.forget()
        self.close()

    @guarded(None)
    def _closed(self, _result: int) -> None:
        self._stop()
        self.laying.end()
        window, self.window = self.window, None
        if window is not None:
            window.view.pictures.finish()
            window.deleteLater()
