"""The about box: versions that agree, details without anything of the reader, licences to read."""

from __future__ import annotations

import platform
from importlib import metadata
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, qVersion
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QGuiApplication,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

import coupexplorer
from coupexplorer.__main__ import main
from coupexplorer.shipped import MissingShippedFile
from coupexplorer.shipped.licences import Work, works
from coupexplorer.ui.dialogs import about, licences
from coupexplorer.ui.dialogs.about import AboutDialog, details
from coupexplorer.ui.session import Session
from coupexplorer.ui.theme import DARK, LIGHT


@pytest.fixture
def box(qtbot: QtBot) -> AboutDialog:
    """The about box, open, as the program opens it."""
    dialog = AboutDialog(LIGHT)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    return dialog


@pytest.fixture
def reading(box: AboutDialog) -> AboutDialog:
    """The about box with the licences in front and the keyboard in their list."""
    box.tabs.setCurrentWidget(box.licences)
    box.licences.list.setFocus()
    return box


def chosen(box: AboutDialog) -> str:
    """The work that is chosen."""
    return box.licences.list.currentItem().text()


class TestTheProgram:
    """The first page."""

    def test_its_version_is_the_one_that_the_command_line_tells(
        self, box: AboutDialog, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["--version"]) == 0
        told = capsys.readouterr().out.strip()
        assert told == f"Coup Explorer {metadata.version('coupexplorer')}"
        assert told in box.view.toPlainText()

    def test_it_says_what_the_program_is_and_promises(self, box: AboutDialog) -> None:
        page = box.view.toPlainText()
        for words in ("comparative history", "never uses the network", "MIT licence"):
            assert words in page

    def test_the_icon_is_drawn_for_the_screen_it_is_on(self, box: AboutDialog) -> None:
        pictures = [label.pixmap() for label in box.findChildren(QLabel) if not label.text()]
        (picture,) = [picture for picture in pictures if not picture.isNull()]
        assert picture.devicePixelRatio() == box.devicePixelRatioF()
        assert picture.width() == round(96 * box.devicePixelRatioF())

    def test_escape_and_return_close_it(self, box: AboutDialog) -> None:
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
            box.show()
            QTest.keyClick(box, key)
            assert not box.isVisible()


class TestDetails:
    """What is copied for a bug report."""

    def test_they_name_versions_system_and_display(self) -> None:
        told = dict(details())
        assert told["Version"].startswith(coupexplorer.__version__)
        assert told["Python"] == platform.python_version()
        assert told["Qt"].startswith(qVersion())
        assert told["System"] == platform.platform()
        assert told["Display"].startswith(QGuiApplication.platformName())

    def test_they_are_copied_by_mouse_or_key(self, box: AboutDialog, qtbot: QtBot) -> None:
        QGuiApplication.clipboard().clear()
        qtbot.mouseClick(box.copy_button, Qt.MouseButton.LeftButton)
        lines = QGuiApplication.clipboard().text().split("\n")
        assert lines == ["Coup Explorer", *(f"{label}: {value}" for label, value in details())]
        assert box.copy_button.text() == "&Details copied"
        QGuiApplication.clipboard().clear()
        box.copy_button.setFocus()
        QTest.keyClick(box.copy_button, Qt.Key.Key_Space)
        assert QGuiApplication.clipboard().text().startswith("Coup Explorer")

    def test_their_key_works_again_and_is_heard_each_time(
        self, box: AboutDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        qtbot.waitUntil(box.isActiveWindow)
        heard: list[str] = []

        def hear(event: QAccessibleEvent) -> None:
            if isinstance(event, QAccessibleAnnouncementEvent):
                heard.append(event.message())

        monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
        for _ in range(2):
            QGuiApplication.clipboard().clear()
            QTest.keyClick(box, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
            qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()))
        assert heard == ["Details copied"] * 2

    def test_they_are_read_in_the_readers_language_and_copied_in_english(
        self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(about, "translate", lambda _context, text: text.upper())
        dialog = AboutDialog(LIGHT)
        qtbot.addWidget(dialog)
        page = dialog.view.toPlainText()
        assert "VERSION" in page
        assert f"{coupexplorer.__version__} (PYTHON PACKAGE)" in page
        dialog.copy_button.click()
        assert "Version: " in QGuiApplication.clipboard().text()
        assert "(Python package)" in QGuiApplication.clipboard().text()

    def test_nothing_of_the_reader_is_in_them(self) -> None:
        told = "\n".join(value for _, value in details())
        assert str(Path.home()) not in told
        assert platform.node() not in told

    def test_a_bundle_says_that_it_is_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.frozen", True, raising=False)
        assert "(bundle)" in dict(details())["Version"]


class TestLicences:
    """The second page."""

    def test_nothing_is_listed_before_it_is_seen(
        self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(licences, "works", lambda: pytest.fail("too soon"))
        dialog = AboutDialog(LIGHT)
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.licences.list.count() == 0

    def test_the_program_comes_first_then_every_work(self, reading: AboutDialog) -> None:
        view = reading.licences.list
        listed = [view.item(row).text() for row in range(view.count())]
        own = f"Coup Explorer {coupexplorer.__version__}"
        assert listed == [own, *(work.title for work in works())]
        assert chosen(reading) == own
        assert "The Coup Explorer developers" in reading.licences.text.toPlainText()

    def test_the_arrow_keys_show_the_text_of_each(self, reading: AboutDialog) -> None:
        view = reading.licences
        for work in works():
            QTest.keyClick(view.list, Qt.Key.Key_Down)
            assert chosen(reading) == work.title == view.head.text()
            assert view.facts.text().startswith(work.licence)
            assert view.text.toPlainText() == work.text()
            assert view.text.verticalScrollBar().value() == 0
            assert work.name in view.text.accessibleName()

    def test_a_text_is_read_when_it_is_asked_for(
        self, box: AboutDialog, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read: list[str] = []

        def noted(work: Work) -> str:
            read.append(work.name)
            return "words"

        monkeypatch.setattr(Work, "text", noted)
        box.tabs.setCurrentWidget(box.licences)
        box.licences.list.setCurrentRow(5)
        assert len(read) == 2

    def test_licence_and_address_are_read_and_copied_with_the_keyboard(
        self, reading: AboutDialog
    ) -> None:
        facts = reading.licences.facts
        reading.licences.list.setCurrentRow(1)
        assert "https://" in facts.text()
        told = QAccessible.queryAccessibleInterface(facts)
        assert told is not None
        assert told.text(QAccessible.Text.Name) == facts.text()
        QTest.keyClick(reading.licences.list, Qt.Key.Key_Tab)
        assert facts.hasFocus()
        for keys in (QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Copy):
            QTest.keySequence(facts, QKeySequence(keys))
        assert QGuiApplication.clipboard().text() == facts.text()

    def test_the_list_tells_the_licence_of_each(self, reading: AboutDialog) -> None:
        view = reading.licences.list
        for row, work in enumerate(works(), start=1):
            said = view.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
            assert said == f"{work.title}: {work.licence}"

    @pytest.mark.parametrize(
        "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
    )
    def test_both_ways_the_room_between_list_and_text_is_the_same(
        self, reading: AboutDialog, direction: Qt.LayoutDirection
    ) -> None:
        reading.setLayoutDirection(direction)
        QApplication.processEvents()
        view = reading.licences
        left, right = sorted(
            (QRect(each.mapTo(reading, QPoint()), each.size()) for each in (view.list, view.text)),
            key=lambda place: place.left(),
        )
        assert right.left() - left.right() - 1 == 12 + view.handleWidth()

    def test_tab_leads_from_the_list_to_the_text_and_on(self, reading: AboutDialog) -> None:
        QTest.keyClick(reading.licences.list, Qt.Key.Key_Tab)
        assert reading.licences.facts.hasFocus()
        QTest.keyClick(reading.licences.facts, Qt.Key.Key_Tab)
        assert reading.licences.text.hasFocus()
        QTest.keyClick(reading.licences.text, Qt.Key.Key_Tab)
        assert isinstance(QApplication.focusWidget(), QPushButton)

    def test_a_text_is_only_read_and_is_plain(self, reading: AboutDialog) -> None:
        text = reading.licences.text
        before = text.toPlainText()
        QTest.keyClicks(text, "x")
        assert text.toPlainText() == before
        assert reading.licences.head.textFormat() == Qt.TextFormat.PlainText

    def test_a_text_reads_from_left_to_right_in_a_mirrored_window(
        self, qtbot: QtBot, qapp: QApplication
    ) -> None:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        dialog = AboutDialog(DARK)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.tabs.setCurrentWidget(dialog.licences)
        text, view = dialog.licences.text, dialog.licences.list
        assert (
            text.mapTo(dialog, text.rect().center()).x()
            < view.mapTo(dialog, view.rect().center()).x()
        )
        assert text.cursorRect().left() < text.width() // 4

    def test_texts_that_are_gone_are_told_in_a_sentence(
        self, box: AboutDialog, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def gone(_work: Work) -> str:
            raise MissingShippedFile("“resources/licences” is not there.")

        monkeypatch.setattr(Work, "text", gone)
        box.tabs.setCurrentWidget(box.licences)
        assert box.licences.text.toPlainText() == "“resources/licences” is not there."

    def test_a_table_that_is_gone_is_told_in_a_sentence(
        self, box: AboutDialog, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def gone() -> tuple[Work, ...]:
            raise MissingShippedFile("“resources/licences/works.json” is not there.")

        monkeypatch.setattr(licences, "works", gone)
        box.tabs.setCurrentWidget(box.licences)
        assert "works.json" in box.licences.text.toPlainText()

    def test_a_work_that_says_nothing_of_itself_is_told_in_a_sentence(
        self, box: AboutDialog, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def gone() -> tuple[Work, ...]:
            raise metadata.PackageNotFoundError("genanki")

        monkeypatch.setattr(licences, "works", gone)
        monkeypatch.setattr("sys.excepthook", lambda *_: pytest.fail("no fault of ours"))
        box.tabs.setCurrentWidget(box.licences)
        assert box.licences.text.toPlainText() == "What “genanki” says of itself is not there."
        assert not box.licences.facts.isVisible()

    def test_everything_that_takes_keys_has_a_name(self, reading: AboutDialog) -> None:
        view = reading.licences
        assert view.list.accessibleName()
        assert view.text.accessibleName()
        assert reading.view.accessibleName()


def test_the_menu_opens_it_and_escape_closes_it(session: Session) -> None:
    session.window.actions_by_id["about"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AboutDialog)
    assert dialog.parent() is session.window
    QTest.keySequence(dialog, QKeySequence("Esc"))
    assert QApplication.activeModalWidget() is None
