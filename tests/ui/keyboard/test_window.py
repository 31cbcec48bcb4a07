"""The window by keys alone: panes, menus, further windows, layout, shortcuts."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.keyboard.conftest import focused, letters, press

from coupexplorer.ui.dialogs.pages import PageDialog
from coupexplorer.ui.session import Session
from coupexplorer.ui.shell.window import MainWindow

FRONT = ["events", "comparison", "timeline", "profile", "claims"]


def pane_with_keys(window: MainWindow) -> str | None:
    """The pane that the keyboard is in."""
    here = focused()
    for name, dock in window.docks.items():
        if here is not None and (here is dock or dock.isAncestorOf(here)):
            return name
    return None


def in_sight(window: MainWindow) -> set[str]:
    """The panes that are seen."""
    return {name for name, dock in window.docks.items() if dock.is_seen}


class TestPanes:
    """Going from pane to pane, and putting them elsewhere."""

    def test_f6_goes_round_in_reading_order_both_ways(self, window: MainWindow) -> None:
        press(window, "Alt+1")
        there = []
        for _ in range(6):
            there.append(pane_with_keys(window))
            press(window, "F6")
        assert there == [*FRONT, "events"]
        back = []
        for _ in range(5):
            press(window, "Shift+F6")
            back.append(pane_with_keys(window))
        assert back == ["events", *reversed(FRONT[1:])]

    def test_the_way_round_is_mirrored_with_the_window(self, window: MainWindow) -> None:
        window.setLayoutDirection(window.layoutDirection().RightToLeft)
        window.lay_out()
        press(window, "Alt+1")
        there = []
        for _ in range(5):
            press(window, "F6")
            there.append(pane_with_keys(window))
        assert there == [*FRONT[1:], "events"]

    def test_each_pane_has_a_key_that_leads_there_and_never_closes_it(
        self, window: MainWindow
    ) -> None:
        for name, dock in window.docks.items():
            for _ in range(2):
                press(window, dock.spec.shortcut)
                assert pane_with_keys(window) == name
                assert dock.is_seen

    def test_f6_leads_back_from_the_search(self, window: MainWindow) -> None:
        press(window, "Alt+2", "Ctrl+F", "F6")
        assert pane_with_keys(window) == "comparison"

    def test_a_pane_is_floated_and_docked_and_keeps_the_keyboard(self, window: MainWindow) -> None:
        press(window, "Alt+4", "Ctrl+Shift+F")
        assert window.docks["profile"].isFloating()
        assert pane_with_keys(window) == "profile"
        press(window, "F6")
        assert pane_with_keys(window) == "events"
        press(window, "Shift+F6")
        assert pane_with_keys(window) == "profile"
        press(window, "Ctrl+Shift+F")
        assert not window.docks["profile"].isFloating()
        assert pane_with_keys(window) == "profile"

    def test_a_pane_is_closed_and_found_again(self, window: MainWindow) -> None:
        press(window, "Alt+3", "Ctrl+W")
        assert window.docks["timeline"].isHidden()
        assert pane_with_keys(window) in in_sight(window)
        press(window, "Alt+3")
        assert pane_with_keys(window) == "timeline"

    def test_a_pane_grows_and_shrinks(self, window: MainWindow) -> None:
        press(window, "Alt+1")
        dock = window.docks["events"]
        before = dock.width()
        press(window, "Alt+Shift+Right", "Alt+Shift+Right")
        wide = dock.width()
        press(window, "Alt+Shift+Left")
        assert before < dock.width() < wide
        press(window, "Alt+3")
        dock = window.docks["timeline"]
        before = dock.height()
        press(window, "Alt+Shift+Up")
        low = dock.height()
        assert low < before
        press(window, "Alt+Shift+Down")
        assert dock.height() > low

    @pytest.mark.parametrize(
        ("words", "beside", "below"),
        [("events beside", 1, 0), ("events below", 0, 1), ("events tab", 0, 0)],
    )
    def test_a_pane_is_put_anywhere(
        self, window: MainWindow, words: str, beside: int, below: int
    ) -> None:
        press(window, "Alt+4", "Ctrl+K", *letters(f"> {words}"), "Return")
        moved, other = window.docks["profile"], window.docks["events"]
        assert pane_with_keys(window) == "profile"
        if not beside and not below:
            assert window.tabifiedDockWidgets(moved) == [other]
            return
        assert other in window.docks.values()
        assert (moved.x() > other.x(), moved.y() > other.y()) == (bool(beside), bool(below))
        assert (moved.x() == other.x(), moved.y() == other.y()) == (bool(below), bool(beside))

    def test_a_pane_is_put_at_an_edge(self, window: MainWindow) -> None:
        press(window, "Alt+4", "Ctrl+K", *letters("> bottom of the window"), "Return")
        moved = window.docks["profile"]
        others = [window.docks[name] for name in FRONT if name != "profile"]
        assert all(moved.y() > other.y() + other.height() - 1 for other in others)
        assert pane_with_keys(window) == "profile"

    def test_the_layout_is_put_back(self, window: MainWindow) -> None:
        press(window, "Alt+1", "Ctrl+W", "Alt+2", "Ctrl+Shift+F", "Ctrl+K")
        press(window, *letters("> reset layout"), "Return")
        QApplication.processEvents()
        assert in_sight(window) == set(FRONT)
        assert not window.docks["comparison"].isFloating()

    def test_a_pane_is_pinned_and_let_go(self, window: MainWindow) -> None:
        pane = window.docks["profile"].pane
        assert pane is not None
        press(window, "Alt+4", "Ctrl+Shift+K")
        assert pane.is_pinned
        press(window, "F3")
        assert pane.focus != window.bench.focus
        press(window, "Ctrl+Shift+K")
        assert pane.focus == window.bench.focus

    def test_tab_leaves_every_pane(self, window: MainWindow) -> None:
        for name, dock in window.docks.items():
            press(window, dock.spec.shortcut)
            for _ in range(300):
                if pane_with_keys(window) != name:
                    break
                press(window, "Tab")
            assert pane_with_keys(window) != name, f"{name} keeps Tab"


class TestRest:
    """Menus, windows, help."""

    def test_menus_open_walk_and_close(self, window: MainWindow) -> None:
        seen: list[str] = []

        def look() -> None:
            menu = QApplication.activePopupWidget()
            seen.append(menu.title() if menu is not None else "")  # type: ignore[attr-defined]

        press(window, "Alt+1", "Alt+V", look, "Left", look, "Escape", "Escape", look)
        assert seen == ["&View", "&Edit", ""]
        press(window, "Alt+1")
        assert pane_with_keys(window) == "events"

    def test_another_window_opens_with_the_pane_worked_in_and_closes(
        self, session: Session, window: MainWindow, qtbot: QtBot
    ) -> None:
        press(window, "Alt+5", "Ctrl+Shift+N")
        second = next(iter(session.more))
        qtbot.waitUntil(lambda: QApplication.activeWindow() is second)
        assert pane_with_keys(second) == "claims"
        press(second, "Alt+2")
        qtbot.waitUntil(lambda: second.docks["comparison"].pane is not None)
        press(second, "F6")
        assert pane_with_keys(second) in {"comparison", "claims"}

    def test_the_keys_are_listed(self, session: Session, window: MainWindow) -> None:
        press(window, "Ctrl+F1")
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PageDialog)
        listed = dialog.findChildren(QWidget)
        text = " ".join(str(getattr(each, "toPlainText", str)()) for each in listed)
        for key in ("F6", "Shift+F6", "Ctrl+K", "Alt+9"):
            assert key in text, key
        press(dialog, "Escape")
        assert QApplication.activeModalWidget() is None

    def test_cases_are_taken_out_and_in(self, window: MainWindow) -> None:
        cases = window.bench.focus.cases
        press(window, "Ctrl+K", *letters("> syria"), "Return")
        assert window.bench.focus.cases == cases[:1]
        press(window, "Ctrl+K", *letters("> syria"), "Return")
        assert window.bench.focus.cases == cases

    def test_everything_that_takes_keys_has_a_name_and_a_role(self, window: MainWindow) -> None:
        others = [window.docks[name].pane for name in set(window.docks) - {"events", "comparison"}]

        def in_other_panes(each: QWidget) -> bool:
            return any(pane is each or pane.isAncestorOf(each) for pane in others if pane)

        reachable = [
            each
            for each in window.findChildren(QWidget)
            if each.isVisible() and each.focusPolicy().value & 1 and not in_other_panes(each)
        ]
        assert len(reachable) > 20

        for each in reachable:
            told = QAccessible.queryAccessibleInterface(each)
            assert told.text(QAccessible.Text.Name), each
            assert told.role() not in (QAccessible.Role.NoRole, QAccessible.Role.Client), each

    def test_every_button_of_the_bars_can_be_reached(self, window: MainWindow) -> None:
        kinds = (QToolButton, QTabBar)
        wanted = {
            each
            for kind in kinds
            for each in window.findChildren(kind)
            if each.isVisible()
            and each.isEnabled()
            and each.objectName() != "qt_toolbar_ext_button"
        }
        press(window, "Ctrl+F")
        met = set()
        for _ in range(600):
            press(window, "Tab")
            here = focused()
            met.add(here)
            if here is window.search:
                break
        missed = [each for each in wanted if each not in met and each.focusPolicy().value & 1]
        assert not missed
