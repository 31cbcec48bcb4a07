"""The print window of the real program: chosen, seen, superseded, stopped, saved and printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot
from tests.samples import small_document

from coupexplorer.domain.edit import Edit
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.sheets.choices import Arrangement, CitationStyle, DocumentKind
from coupexplorer.sheets.citing.processor import CitationError
from coupexplorer.sheets.saving import SaveError
from coupexplorer.sheets.tree.page import Paper
from coupexplorer.sheets.writers.formats import Format
from coupexplorer.sheets.writers.typst_writer import SheetPress
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.paper import desk as desk_module
from coupexplorer.ui.paper import laying as laying_module
from coupexplorer.ui.paper.desk import PrintDesk
from coupexplorer.ui.paper.printing import PrintingFailed
from coupexplorer.ui.paper.saving import filter_of
from coupexplorer.ui.paper.window import PrintWindow
from coupexplorer.ui.session import Session
from coupexplorer.ui.theme import Scheme

MS = 60_000


@pytest.fixture
def small(start: Callable[[Path], Session], tmp_path: Path) -> Session:
    """The program, open on the small casebook of the samples."""
    file = tmp_path / "small.casebook"
    Casebook.create(file, small_document()).close()
    return start(file)


@pytest.fixture
def desk(small: Session) -> PrintDesk:
    """What prints."""
    assert small.desks is not None
    return small.desks.prints


@pytest.fixture
def window(qtbot: QtBot, desk: PrintDesk) -> PrintWindow:
    """The print window, with its pages."""
    return opened(qtbot, desk)


def opened(
    qtbot: QtBot, desk: PrintDesk, kind: DocumentKind | None = DocumentKind.COMPARISON
) -> PrintWindow:
    """The print window with the pages of a document."""
    desk.open(kind)
    assert desk.window is not None
    ready(qtbot, desk.window)
    return desk.window


def ready(qtbot: QtBot, window: PrintWindow) -> None:
    """Wait for the pages of what is chosen."""
    qtbot.waitUntil(lambda: not window.is_laying_out, timeout=MS)


def choose(window: PrintWindow, kind: DocumentKind) -> None:
    """Take a kind of document as a click would."""
    box = window.panel.document
    box.setCurrentIndex(box.findData(kind))
    box.activated.emit(box.currentIndex())


@pytest.fixture
def notices(small: Session, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the reader is told in a box of its own."""
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    return said


class TestOpening:
    """What it begins with."""

    def test_it_is_a_window_of_its_own_that_lets_the_others_be(
        self, window: PrintWindow, small: Session
    ) -> None:
        assert window.isVisible()
        assert not window.isModal()
        assert window.windowTitle() == f"Print — {small.bench.casebook.info().title}"
        assert window.sheet is not None
        assert window.view.count == len(window.sheet.pages) > 0
        assert window.print_button.isEnabled()

    def test_a_second_time_brings_the_same_window(
        self, qtbot: QtBot, window: PrintWindow, desk: PrintDesk
    ) -> None:
        desk.preview()
        assert desk.window is window
        desk.open(DocumentKind.SOURCES)
        ready(qtbot, window)
        assert desk.window is window
        assert window.panel.kind is DocumentKind.SOURCES

    def test_each_document_can_be_asked_for_in_the_menu(
        self, qtbot: QtBot, small: Session, desk: PrintDesk
    ) -> None:
        menu = small.window.actions_by_id.submenus["documents"]
        assert len(menu.actions()) == len(DocumentKind)
        for action, kind in zip(menu.actions(), DocumentKind, strict=True):
            action.trigger()
            assert desk.window is not None
            ready(qtbot, desk.window)
            assert desk.window.panel.kind is kind
            assert desk.window.sheet is not None, desk.window.told.text()

    @pytest.mark.parametrize(
        ("kind", "document"),
        [(Kind.ACTOR, DocumentKind.DOSSIER), (Kind.DISPUTE, DocumentKind.DISPUTES)],
    )
    def test_what_is_looked_at_is_what_is_printed(
        self, qtbot: QtBot, small: Session, desk: PrintDesk, kind: Kind, document: DocumentKind
    ) -> None:
        [record, *_] = small.bench.casebook.section(kind)
        small.bench.look_at_subject(Ref(kind, record.id))
        window = opened(qtbot, desk, None)
        assert window.sheet is not None
        assert window.sheet.choices.kind is document
        assert window.sheet.choices.subjects == (record.id,)

    def test_what_was_chosen_is_remembered_for_each_document(
        self, qtbot: QtBot, window: PrintWindow, desk: PrintDesk
    ) -> None:
        window.panel.look.paper.choose(Paper.A3)
        window.panel.look.changed.emit()
        ready(qtbot, window)
        choose(window, DocumentKind.SOURCES)
        window.panel.look.paper.choose(Paper.LETTER)
        window.panel.look.changed.emit()
        ready(qtbot, window)
        window.close()
        assert desk.window is None
        again = opened(qtbot, desk)
        assert again.panel.choices().look.paper is Paper.A3
        again.close()
        assert opened(qtbot, desk, None).panel.kind is DocumentKind.COMPARISON, "the last one"

    def test_nothing_is_opened_without_a_casebook(self, desk: PrintDesk, small: Session) -> None:
        small.bench.close()
        desk.print_now()
        desk.preview()
        assert desk.window is None

    def test_an_empty_casebook_says_why_nothing_can_be_printed(
        self, qtbot: QtBot, empty_session: Session
    ) -> None:
        assert empty_session.desks is not None
        window = opened(qtbot, empty_session.desks.prints)
        assert window.told.text() == "Tick 2 to 6 cases."
        assert window.view.accessibleName() == "Tick 2 to 6 cases."
        assert not window.print_button.isEnabled()


class TestChoosing:
    """Pages follow what is chosen."""

    def test_a_choice_is_followed_after_a_pause(
        self, qtbot: QtBot, window: PrintWindow, desk: PrintDesk
    ) -> None:
        orders: list[object] = []
        window.wanted.connect(orders.append)
        for margin in (20, 25, 30):
            window.panel.look.margin.setValue(margin)
        assert not window.print_button.isEnabled(), "old pages are not printed for new choices"
        ready(qtbot, window)
        assert len(orders) == 1
        assert window.sheet is not None
        assert window.sheet.document.page.margin == 30

    def test_every_group_reaches_the_document(self, qtbot: QtBot, window: PrintWindow) -> None:
        panel = window.panel
        panel.arrangement.buttons[1].click()
        panel.layers.context.click()
        panel.layers.own_notes.click()
        panel.citing.choose(CitationStyle.APA)
        panel.citing.activated.emit(0)
        ready(qtbot, window)
        assert window.sheet is not None
        found = window.sheet.choices
        assert found.arrangement is Arrangement.BY_PHASE
        assert (found.context, found.own_notes) == (False, True)
        assert found.style is CitationStyle.APA

    def test_too_few_cases_are_said_and_more_mend_it(
        self, qtbot: QtBot, window: PrintWindow
    ) -> None:
        cases = window.panel.cases.list
        cases.tick_all(False)
        assert window.told.text() == "Tick 2 to 6 cases."
        assert window.view.count == 0
        cases.tick_all(True)
        ready(qtbot, window)
        assert window.print_button.isEnabled()

    def test_sources_that_cannot_be_cited_are_one_sentence(
        self, qtbot: QtBot, window: PrintWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise CitationError("“B” has no title to cite.")

        monkeypatch.setattr(laying_module, "compose", fail)
        window.panel.layers.own_notes.click()
        ready(qtbot, window)
        assert window.told.text() == "“B” has no title to cite."
        assert not window.save_button.isEnabled()

    def test_stop_drops_what_is_made_and_again_makes_it(
        self, qtbot: QtBot, window: PrintWindow
    ) -> None:
        window.panel.layers.own_notes.click()
        qtbot.waitUntil(window.stop_button.isVisible, timeout=MS)
        qtbot.mouseClick(window.stop_button, Qt.MouseButton.LeftButton)
        assert not window.print_button.isEnabled()
        assert "Stopped" in window.told.text()
        qtbot.mouseClick(window.again_button, Qt.MouseButton.LeftButton)
        ready(qtbot, window)
        assert window.print_button.isEnabled()
        assert not window.again_button.isVisible()

    def test_facts_that_change_are_printed_anew(
        self, qtbot: QtBot, window: PrintWindow, small: Session
    ) -> None:
        before = window.sheet
        small.bench.apply(Edit("nothing", ()))
        ready(qtbot, window)
        assert window.sheet is not before

    def test_another_casebook_closes_it(
        self, window: PrintWindow, desk: PrintDesk, small: Session, empty_file: Path
    ) -> None:
        small.bench.open(Casebook.open(empty_file))
        assert not window.isVisible()
        assert desk.window is None

    def test_it_goes_with_the_window_it_was_opened_in(
        self, window: PrintWindow, desk: PrintDesk, small: Session
    ) -> None:
        small.window.close()
        assert not window.isVisible()
        assert desk.window is None

    def test_presets_are_kept_and_taken_up(
        self, qtbot: QtBot, window: PrintWindow, desk: PrintDesk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        choose(window, DocumentKind.SOURCES)
        window.panel.layers.own_notes.click()
        ready(qtbot, window)
        monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Seminar", True))
        window.presets.save.trigger()
        choose(window, DocumentKind.COMPARISON)
        ready(qtbot, window)
        assert window.presets.box.currentData() is None
        window.close()
        again = opened(qtbot, desk)
        index = again.presets.box.findText("Seminar")
        again.presets.box.setCurrentIndex(index)
        again.presets.box.activated.emit(index)
        ready(qtbot, again)
        assert again.panel.kind is DocumentKind.SOURCES
        assert again.panel.choices().own_notes
        assert again.presets.box.currentText() == "Seminar"


class TestSaving:
    """Files."""

    def dialog(
        self, monkeypatch: pytest.MonkeyPatch, file: Path, form: Format = Format.PDF
    ) -> list[str]:
        """Have the reader choose a file and a format; the lines they are offered."""
        offered: list[str] = []

        def choose_file(_w: object, _t: str, _f: str, filters: str) -> tuple[str, str]:
            offered.extend(filters.split(";;"))
            return str(file), filter_of(form)

        monkeypatch.setattr(QFileDialog, "getSaveFileName", choose_file)
        return offered

    def test_the_pages_seen_are_the_pages_saved(
        self,
        qtbot: QtBot,
        window: PrintWindow,
        desk: PrintDesk,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        offered = self.dialog(monkeypatch, tmp_path / "sheet")
        with qtbot.waitSignal(desk.saved, timeout=MS):
            qtbot.mouseClick(window.save_button, Qt.MouseButton.LeftButton)
        assert window.sheet is not None
        document, press = window.sheet.document, SheetPress()
        assert (tmp_path / "sheet.pdf").read_bytes() == press.pdf(document)
        assert press.svg_pages(document) == window.sheet.pages
        assert window.told.text() == "Saved as “sheet.pdf”."
        assert filter_of(Format.APKG) not in offered

    def test_cards_can_be_a_deck(
        self,
        qtbot: QtBot,
        window: PrintWindow,
        desk: PrintDesk,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        choose(window, DocumentKind.CARDS)
        ready(qtbot, window)
        offered = self.dialog(monkeypatch, tmp_path / "deck", Format.APKG)
        with qtbot.waitSignal(desk.saved, timeout=MS):
            window.save_button.click()
        assert filter_of(Format.APKG) in offered
        assert (tmp_path / "deck.apkg").read_bytes().startswith(b"PK")

    def test_pictures_are_a_file_for_each_page(
        self,
        qtbot: QtBot,
        window: PrintWindow,
        desk: PrintDesk,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        choose(window, DocumentKind.CARDS)
        ready(qtbot, window)
        self.dialog(monkeypatch, tmp_path / "sheet.svg", Format.SVG)
        with qtbot.waitSignal(desk.saved, timeout=MS) as saved:
            window.save_button.click()
        assert len(saved.args[0]) == window.view.count > 1
        assert all(file.exists() for file in saved.args[0])

    def test_a_page_that_is_in_the_way_is_not_written_over(
        self,
        qtbot: QtBot,
        window: PrintWindow,
        tmp_path: Path,
        notices: list[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        other = tmp_path / "sheet-2.svg"
        other.write_text("mine")
        choose(window, DocumentKind.CARDS)
        ready(qtbot, window)
        self.dialog(monkeypatch, tmp_path / "sheet.svg", Format.SVG)
        window.save_button.click()
        qtbot.waitUntil(lambda: bool(notices), timeout=MS)
        assert "sheet-2.svg" in notices[0]
        assert [*tmp_path.glob("*.svg")] == [other]

    @pytest.mark.parametrize("reason", ["No space left on device", "Permission denied"])
    def test_a_full_disk_is_one_sentence(
        self,
        qtbot: QtBot,
        window: PrintWindow,
        tmp_path: Path,
        notices: list[str],
        monkeypatch: pytest.MonkeyPatch,
        reason: str,
    ) -> None:
        def fail(*_: object) -> None:
            raise SaveError(f"“sheet.pdf” could not be written ({reason}); nothing was changed.")

        monkeypatch.setattr(desk_module, "write_all", fail)
        self.dialog(monkeypatch, tmp_path / "sheet.pdf")
        window.save_button.click()
        qtbot.waitUntil(lambda: bool(notices), timeout=MS)
        assert reason in notices[0]
        assert window.told.text() == notices[0]
        assert window.save_button.isEnabled(), "it can be tried again"

    def test_leaving_the_file_dialog_saves_nothing(
        self, window: PrintWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
        window.save_button.click()
        assert window.save_button.isEnabled()


class TestPrinting:
    """Paper."""

    def test_what_is_chosen_in_the_systems_dialog_is_printed(
        self,
        qtbot: QtBot,
        window: PrintWindow,
        desk: PrintDesk,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        file = tmp_path / "printed.pdf"

        def to_file(dialog: QPrintDialog) -> int:
            dialog.printer().setOutputFileName(str(file))
            return QDialog.DialogCode.Accepted.value

        monkeypatch.setattr(QPrintDialog, "exec", to_file)
        with qtbot.waitSignal(desk.printed, timeout=MS):
            qtbot.mouseClick(window.print_button, Qt.MouseButton.LeftButton)
        assert file.read_bytes().startswith(b"%PDF-")
        assert window.told.text() == "Handed to the printer."

    def test_leaving_the_systems_dialog_prints_nothing(
        self, qtbot: QtBot, window: PrintWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        left: list[bool] = []

        def leave(_dialog: QPrintDialog) -> int:
            left.append(True)
            return QDialog.DialogCode.Rejected.value

        monkeypatch.setattr(QPrintDialog, "exec", leave)
        window.print_button.click()
        qtbot.waitUntil(lambda: bool(left), timeout=MS)
        assert window.print_button.isEnabled()

    def test_a_printer_that_is_not_there_is_one_sentence(
        self,
        qtbot: QtBot,
        window: PrintWindow,
        notices: list[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def refuse(*_: object) -> Iterator[None]:
            raise PrintingFailed("the printer could not be started")
            yield

        monkeypatch.setattr(desk_module, "print_sheet", refuse)
        accepted = QDialog.DialogCode.Accepted.value
        monkeypatch.setattr(QPrintDialog, "exec", lambda _: accepted)
        window.print_button.click()
        qtbot.waitUntil(lambda: bool(notices), timeout=MS)
        assert notices == ["Not printed: the printer could not be started"]
        assert window.print_button.isEnabled()


class TestLook:
    """Themes, directions, long documents."""

    @pytest.mark.parametrize("scheme", [*Scheme])
    def test_it_can_be_dressed_in_every_theme(
        self, window: PrintWindow, small: Session, scheme: Scheme
    ) -> None:
        small.appearance.choose(scheme)
        small.appearance.enlarge(+3)
        assert not window.grab().isNull()

    def test_it_is_mirrored(self, qtbot: QtBot, desk: PrintDesk) -> None:
        QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        try:
            window = opened(qtbot, desk)
            panel = window.panel.mapTo(window, window.panel.rect().center())
            pages = window.view.mapTo(window, window.view.rect().center())
            assert panel.x() > pages.x()
        finally:
            QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def test_the_window_lives_while_a_long_document_is_set(
        self, qtbot: QtBot, window: PrintWindow
    ) -> None:
        turns: list[bool] = []
        clock = QTimer()
        clock.setInterval(1)
        clock.timeout.connect(lambda: turns.append(window.is_laying_out))
        clock.start()
        window.panel.look.text_size.choose(18.0)
        choose(window, DocumentKind.SOURCES)
        ready(qtbot, window)
        clock.stop()
        assert turns.count(True) > 20
