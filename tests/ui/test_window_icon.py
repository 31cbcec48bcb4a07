"""The program's icon on its windows, put there after the first paint."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.conftest import START_MS

from coupexplorer.ui import window_icon
from coupexplorer.ui.session import Session
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.theme import LIGHT
from coupexplorer.ui.window_icon import program_icon, program_picture, put_window_icon


def test_it_has_the_sizes_that_desktops_ask_for(qapp: QApplication) -> None:
    sizes = sorted(size.width() for size in program_icon().availableSizes())
    assert sizes == sorted((*window_icon.SMALL_SIZES, *window_icon.SIZES))


@pytest.mark.parametrize("side", [16, 32, 128])
def test_it_shows_both_lanes(qapp: QApplication, side: int) -> None:
    picture = program_icon().pixmap(side, side).toImage()
    row = int(side * 0.4)
    colours = [picture.pixelColor(x, row) for x in range(side)]
    for wanted, half in ((LIGHT.cases[0], colours[: side // 2]), (LIGHT.cases[1], colours)):
        assert QColor(wanted) in half


def test_a_dense_screen_gets_more_pixels(qapp: QApplication) -> None:
    picture = program_picture(96, 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (192, 2.0)


def test_every_window_gets_it(qapp: QApplication) -> None:
    before = qapp.windowIcon()
    QApplication.setWindowIcon(QIcon())
    put_window_icon()
    assert not QApplication.windowIcon().isNull()
    QApplication.setWindowIcon(before)


def test_a_start_puts_it_there_and_not_before_the_first_paint(
    qapp: QApplication, casebook_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    before = qapp.windowIcon()
    QApplication.setWindowIcon(QIcon())
    session = Session(qapp, Settings(tmp_path / "s.ini"), lambda: casebook_file)
    bare: list[bool] = []
    session.window.painted.connect(lambda: bare.append(QApplication.windowIcon().isNull()))
    with qtbot.waitSignal(session.ready, timeout=START_MS):
        session.window.show()
    assert bare == [True]
    assert not session.window.windowIcon().isNull()
    session.window.close()
    QApplication.setWindowIcon(before)
