"""From a sheet to paper: what the spooler is told, what a file holds, what is painted."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from coupexplorer.sheets.saving import SaveError
from coupexplorer.sheets.tree.page import Paper
from coupexplorer.ui.paper import printing
from coupexplorer.ui.paper.printing import (
    DUPLEX_WORDS,
    PrintingFailed,
    paint_pages,
    print_sheet,
    printer_for,
    spool,
    spool_command,
)
from coupexplorer.ui.turns import Slices

PDF = b"%PDF-1.7 set by typst"
PAGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="595" height="842" viewBox="0 0 595 842">'
    '<rect x="100" y="100" width="{width}" height="100" fill="#aa0000"/></svg>'
)
PAGES = [PAGE.format(width=width) for width in (100, 200, 300, 400)]


class Queue(QPrinter):
    """A printer with a queue behind it, which no test machine has."""

    sides = QPrinter.DuplexMode.DuplexNone
    colours = QPrinter.ColorMode.Color

    def printerName(self) -> str:
        return "Office"

    def outputFormat(self) -> QPrinter.OutputFormat:
        return QPrinter.OutputFormat.NativeFormat

    def duplex(self) -> QPrinter.DuplexMode:
        return self.sides

    def colorMode(self) -> QPrinter.ColorMode:
        return self.colours


@pytest.fixture
def queue(qapp: QApplication) -> Queue:
    """A printer with a queue."""
    printer = Queue()
    printer.setDocName("Two splits")
    return printer


@pytest.fixture
def to_file(qapp: QApplication, tmp_path: Path) -> QPrinter:
    """A printer that prints to a file."""
    printer = printer_for(Paper.A4, "Two splits")
    printer.setOutputFileName(str(tmp_path / "painted.pdf"))
    return printer


def run(job: Slices) -> int:
    """Do a job at once; the number of its slices."""
    count = 0
    for work in job:
        count += 1
        if work is not None:
            work()
    return count


def pages_in(file: Path) -> int:
    """How many pages a PDF says it has."""
    found = re.search(rb"/Count (\d+)", file.read_bytes())
    assert found is not None
    return int(found[1])


class TestPrinter:
    """The printer a reader starts from."""

    @pytest.mark.parametrize(
        ("paper", "size"), [(Paper.A4, (210, 297)), (Paper.LETTER, (216, 279))]
    )
    def test_it_has_the_sheets_paper_up_to_its_edges(
        self, qapp: QApplication, paper: Paper, size: tuple[int, int]
    ) -> None:
        printer = printer_for(paper, "Two splits")
        layout = printer.pageLayout()
        full = layout.fullRect(QPageLayout.Unit.Millimeter)
        assert (round(full.width()), round(full.height())) == size
        assert layout.margins().isNull()
        assert printer.fullPage()
        assert printer.docName() == "Two splits"

    def test_a_wide_sheet_lies_on_its_side(self, qapp: QApplication) -> None:
        layout = printer_for(Paper.A4, "", landscape=True).pageLayout()
        assert layout.orientation() == QPageLayout.Orientation.Landscape

    def test_every_paper_of_the_sheets_is_known(self) -> None:
        assert set(printing.PAPER_SIZES) == set(Paper)


class TestSpoolCommand:
    """What the spooler is told of the reader's choices."""

    def test_queue_title_and_copies_are_named(self, queue: Queue) -> None:
        queue.setCopyCount(3)
        assert spool_command("/usr/bin/lp", queue)[:7] == [
            "/usr/bin/lp", "-d", "Office", "-t", "Two splits", "-n", "3",
        ]  # fmt: skip

    def test_a_sheet_without_a_title_has_a_name_all_the_same(self, queue: Queue) -> None:
        queue.setDocName("")
        assert "sheet" in spool_command("lp", queue)

    def test_a_range_of_pages_is_named_only_when_it_is_chosen(self, queue: Queue) -> None:
        queue.setFromTo(2, 4)
        queue.setPrintRange(QPrinter.PrintRange.AllPages)
        assert "-P" not in spool_command("lp", queue)
        queue.setPrintRange(QPrinter.PrintRange.PageRange)
        command = spool_command("lp", queue)
        assert command[command.index("-P") + 1] == "2-4"

    def test_the_page_in_view_is_a_range_of_one(self, queue: Queue) -> None:
        queue.setFromTo(3, 3)
        queue.setPrintRange(QPrinter.PrintRange.CurrentPage)
        command = spool_command("lp", queue)
        assert command[command.index("-P") + 1] == "3-3"

    @pytest.mark.parametrize("mode", list(DUPLEX_WORDS), ids=lambda mode: mode.name)
    def test_sides_are_named(self, queue: Queue, mode: QPrinter.DuplexMode) -> None:
        queue.sides = mode
        assert f"sides={DUPLEX_WORDS[mode]}" in spool_command("lp", queue)

    def test_sides_left_to_the_printer_are_not_named(self, queue: Queue) -> None:
        queue.sides = QPrinter.DuplexMode.DuplexAuto
        assert not any("sides" in word for word in spool_command("lp", queue))

    def test_grey_is_named(self, queue: Queue) -> None:
        assert "print-color-mode=monochrome" not in spool_command("lp", queue)
        queue.colours = QPrinter.ColorMode.GrayScale
        assert "print-color-mode=monochrome" in spool_command("lp", queue)

    def test_a_title_is_one_word_to_the_spooler(self, queue: Queue) -> None:
        queue.setDocName('two "splits"; rm -rf / $HOME')
        assert 'two "splits"; rm -rf / $HOME' in spool_command("lp", queue)


class TestSpool:
    """Handing a PDF over, with this interpreter in the spooler's place."""

    def test_the_pdf_arrives_whole(self, tmp_path: Path) -> None:
        taken = tmp_path / "taken.pdf"
        program = "import shutil, sys; shutil.copy(sys.argv[-1], sys.argv[1])"
        spool([sys.executable, "-c", program, str(taken)], PDF)
        assert taken.read_bytes() == PDF

    def test_a_refusal_is_told_in_the_spoolers_last_words(self) -> None:
        program = "import sys; sys.exit('busy\\nthe queue is closed')"
        with pytest.raises(PrintingFailed, match=r"^the queue is closed$"):
            spool([sys.executable, "-c", program], PDF)

    def test_a_silent_refusal_has_words_too(self) -> None:
        with pytest.raises(PrintingFailed, match="refused the sheet"):
            spool([sys.executable, "-c", "raise SystemExit(3)"], PDF)

    def test_a_spooler_that_is_gone_is_the_systems_error(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            spool([str(tmp_path / "lp")], PDF)

    def test_a_spooler_that_never_answers_is_a_failure(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def never(command: list[str], **how: Any) -> None:
            raise subprocess.TimeoutExpired(command, how["timeout"])

        monkeypatch.setattr(subprocess, "run", never)
        with pytest.raises(PrintingFailed):
            spool(["lp"], PDF)


class TestPrintSheet:
    """Which way a sheet takes."""

    def test_printing_to_a_file_writes_the_set_pdf_itself(self, to_file: QPrinter) -> None:
        run(print_sheet(to_file, PDF, PAGES))
        assert Path(to_file.outputFileName()).read_bytes() == PDF

    def test_a_file_that_cannot_be_written_is_one_sentence(
        self, to_file: QPrinter, tmp_path: Path
    ) -> None:
        to_file.setOutputFileName(str(tmp_path / "nowhere" / "sheet.pdf"))
        with pytest.raises(SaveError, match="could not be written"):
            run(print_sheet(to_file, PDF, PAGES))

    def test_a_queue_gets_the_pdf_through_the_spooler(
        self, queue: Queue, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        given: list[tuple[list[str], bytes]] = []
        monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/lp")
        monkeypatch.setattr(printing, "spool", lambda command, pdf: given.append((command, pdf)))
        run(print_sheet(queue, PDF, PAGES))
        [(command, pdf)] = given
        assert command[:3] == ["/usr/bin/lp", "-d", "Office"]
        assert pdf == PDF

    def test_without_a_spooler_the_pages_are_painted(
        self, queue: Queue, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        painted: list[list[str]] = []
        monkeypatch.setattr(shutil, "which", lambda _name: None)

        def paint(_printer: QPrinter, pages: list[str]) -> Slices:
            painted.append(pages)
            yield None

        monkeypatch.setattr(printing, "paint_pages", paint)
        run(print_sheet(queue, PDF, PAGES))
        assert painted == [PAGES]


class TestPaintPages:
    """Painting, where there is neither file nor spooler."""

    @pytest.mark.parametrize("count", [1, 4])
    def test_each_page_is_painted_on_a_page(self, to_file: QPrinter, count: int) -> None:
        run(paint_pages(to_file, PAGES[:count]))
        assert pages_in(Path(to_file.outputFileName())) == count

    def test_the_window_lives_between_two_pages(self, to_file: QPrinter) -> None:
        assert run(paint_pages(to_file, PAGES)) == len(PAGES)

    @pytest.mark.parametrize(("first", "last", "count"), [(2, 3, 2), (4, 4, 1), (3, 9, 2)])
    def test_only_the_chosen_pages_are_painted(
        self, to_file: QPrinter, first: int, last: int, count: int
    ) -> None:
        to_file.setFromTo(first, last)
        run(paint_pages(to_file, PAGES))
        assert pages_in(Path(to_file.outputFileName())) == count

    def test_a_printer_that_will_not_start_is_one_sentence(
        self, to_file: QPrinter, tmp_path: Path
    ) -> None:
        to_file.setOutputFileName(str(tmp_path / "nowhere" / "sheet.pdf"))
        with pytest.raises(PrintingFailed, match="could not be started"):
            run(paint_pages(to_file, PAGES))

    def test_a_printer_that_stops_is_one_sentence(
        self, to_file: QPrinter, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(to_file, "newPage", lambda: False)
        with pytest.raises(PrintingFailed, match="stopped between two pages"):
            run(paint_pages(to_file, PAGES))
