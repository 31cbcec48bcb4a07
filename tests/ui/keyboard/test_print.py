"""The print window by keys alone: opened, chosen in, paged, zoomed, printed and left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot
from tests.ui.keyboard.conftest import focused, letters, press, reach

from coupexplorer.sheets.choices import DocumentKind
from coupexplorer.sheets.tree.page import Inks
from coupexplorer.ui.paper.desk import PrintDesk
from coupexplorer.ui.paper.window import PrintWindow
from coupexplorer.ui.session import Session
from coupexplorer.ui.shell.window import MainWindow

MS = 60_000


@pytest.fixture
def desk(small_session: Session) -> PrintDesk:
    """What prints."""
    assert small_session.desks is not None
    return small_session.desks.prints


@pytest.fixture
def printing(qtbot: QtBot, small_window: MainWindow, desk: PrintDesk) -> PrintWindow:
    """The print window, opened by its key, with its pages."""
    press(small_window, "Ctrl+P")
    assert desk.window is not None
    ready(qtbot, desk.window)
    return desk.window


def ready(qtbot: QtBot, window: PrintWindow) -> None:
    """Wait for the pages of what is chosen."""
    qtbot.waitUntil(lambda: not window.is_laying_out, timeout=MS)


def test_its_key_opens_it_at_the_document(printing: PrintWindow) -> None:
    assert focused() is printing.panel.document


def test_the_key_of_the_preview_leads_into_the_pages(
    qtbot: QtBot, small_window: MainWindow, desk: PrintDesk
) -> None:
    press(small_window, "Ctrl+Shift+P")
    assert desk.window is not None
    ready(qtbot, desk.window)
    assert focused() is desk.window.view


def test_a_document_is_found_among_the_commands(
    qtbot: QtBot, small_window: MainWindow, desk: PrintDesk
) -> None:
    press(small_window, "Ctrl+K", *letters("print worksheet"), "Return")
    assert desk.window is not None
    ready(qtbot, desk.window)
    assert desk.window.panel.kind is DocumentKind.WORKSHEET


def test_arrows_choose_another_document_and_the_pages_follow(
    qtbot: QtBot, printing: PrintWindow
) -> None:
    press(printing, "Down")
    ready(qtbot, printing)
    assert printing.sheet is not None
    assert printing.sheet.choices.kind is DocumentKind.WORKSHEET


def test_letters_lead_to_fields_wherever_the_keyboard_is(
    qtbot: QtBot, printing: PrintWindow
) -> None:
    panel = printing.panel
    for key, field in (
        ("Alt+C", panel.cases.list),
        ("Alt+Q", panel.questions.list),
        ("Alt+Y", panel.citing),
        ("Alt+E", panel.look.paper),
        ("Alt+O", panel.look.inks),
        ("Alt+G", printing.bar.number),
        ("Alt+Z", printing.bar.zoom),
        ("Alt+D", panel.document),
    ):
        press(printing, key)
        assert focused() is field, key
        if panel.isAncestorOf(field):
            assert (
                panel.viewport()
                .rect()
                .contains(field.mapTo(panel.viewport(), field.rect().center()))
            ), f"{key}: out of sight"


def test_ticks_and_order_by_keys(qtbot: QtBot, printing: PrintWindow) -> None:
    before = printing.panel.choices().cases
    press(printing, "Alt+C", "Home", "Alt+Down")
    ready(qtbot, printing)
    assert printing.panel.choices().cases == before[::-1]
    press(printing, "Alt+Q", "Home", "Space")
    ready(qtbot, printing)
    assert printing.panel.choices().dimensions is not None


def test_a_layer_and_an_ink_by_keys(qtbot: QtBot, printing: PrintWindow) -> None:
    press(printing, "Alt+W", "Alt+O", "Down")
    ready(qtbot, printing)
    found = printing.panel.choices()
    assert not found.context
    assert found.look.inks is Inks.GREY


def test_every_field_is_reached_with_tab(printing: PrintWindow) -> None:
    press(printing, "Alt+D")
    for target in (
        printing.panel.cases.list,
        printing.panel.questions.list,
        printing.panel.layers.own_notes,
        printing.panel.citing,
        printing.panel.look.contents,
        printing.bar.number,
        printing.bar.zoom,
        printing.view,
        printing.save_button,
        printing.print_button,
    ):
        reach(printing, target)


def test_pages_are_turned_and_zoomed_by_keys(qtbot: QtBot, printing: PrintWindow) -> None:
    press(printing, "End")
    ready(qtbot, printing)
    assert printing.panel.kind is DocumentKind.CARDS, "the last document"
    reach(printing, printing.view)
    last = printing.view.count
    assert last > 1
    press(printing, "End")
    assert printing.view.page == last
    press(printing, "PgUp", "+")
    zoom = printing.view.zoom
    assert printing.view.page == last - 1
    press(printing, "-")
    assert printing.view.zoom < zoom
    press(printing, "Alt+G", *letters("1"), "Return")
    assert printing.view.page == 1
    assert printing.isVisible(), "Enter in the field prints nothing"


def test_it_is_printed_by_its_key(
    qtbot: QtBot,
    printing: PrintWindow,
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
        press(printing, "Ctrl+P")
    assert file.exists()


def test_it_is_saved_by_its_key(
    qtbot: QtBot,
    printing: PrintWindow,
    desk: PrintDesk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "sheet.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    with qtbot.waitSignal(desk.saved, timeout=MS):
        press(printing, "Alt+V")
    assert file.read_text("utf-8").strip()


def test_escape_leaves_it(
    qtbot: QtBot, printing: PrintWindow, small_window: MainWindow, desk: PrintDesk
) -> None:
    with qtbot.waitSignal(printing.destroyed):
        press(printing, "Escape")
    assert desk.window is None
    assert small_window.isVisible()
