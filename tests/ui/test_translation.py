"""Counting texts have their plural forms, and the compiled table is that of the source."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from coupexplorer.shipped import resource
from coupexplorer.ui.wording import VERDICT_SIGNS, word

UI = Path(__file__).parents[2] / "src" / "coupexplorer" / "ui"
COUNTING = re.compile(r'self\.tr\(\s*"([^"]*%n[^"]*)"')


def test_every_counting_text_is_in_the_compiled_table(qtbot: QtBot) -> None:
    texts = {t for file in UI.rglob("*.py") for t in COUNTING.findall(file.read_text("utf-8"))}
    assert len(texts) >= 4
    table = resource("translations/coupexplorer_en.ts").read_text("utf-8")
    assert [text for text in sorted(texts) if f"<source>{text}</source>" not in table] == []
    assert "unfinished" not in table


def test_one_and_many_differ(qtbot: QtBot) -> None:
    translator = QTranslator()
    assert translator.load("coupexplorer_en", str(resource("translations")))
    assert translator.translate("PrintWindow", "%n page(s)", "", 1) == "%n page"
    assert translator.translate("PrintWindow", "%n page(s)", "", 3) == "%n pages"


def test_every_enumeration_shown_has_a_word() -> None:
    for kind in VERDICT_SIGNS:
        assert word(kind)
        assert QCoreApplication.translate("Wording", word(kind)) == word(kind)
