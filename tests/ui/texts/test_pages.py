"""The page that stands in for a text: its buttons are in reach at any width and text size."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coupexplorer.domain.evidence import Source
from coupexplorer.domain.vocabulary import SourceKind
from coupexplorer.ui.texts.pages import TextPages
from coupexplorer.ui.texts.source_view import SourceView
from coupexplorer.ui.theme import LIGHT


@pytest.mark.parametrize(("width", "beside"), [(640, True), (180, False)])
def test_the_buttons_stand_beside_or_below_each_other(
    qtbot: QtBot, qapp: QApplication, width: int, beside: bool
) -> None:
    pages = TextPages(SourceView(LIGHT))
    qtbot.addWidget(pages)
    pages.resize(width, 400)
    pages.ask_for(Source("s", "A long history of a short day", SourceKind.TERTIARY), "")
    pages.show()
    attach, paste = pages.blank.attach, pages.blank.paste
    qtbot.waitUntil(lambda: (attach.y() == paste.y()) is beside)
    for button in (attach, paste):
        assert button.x() >= 0
        assert button.geometry().right() < pages.blank.width() <= width
