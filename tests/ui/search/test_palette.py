"""The commands: every entry of the menus is there, can be found, and runs as from its menu."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot
from tests.samples import small_document

from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.search.box import SearchBox
from coupexplorer.ui.search.palette import commands_of, matching
from coupexplorer.ui.search.results import ROW_ROLE, Row, RowKind
from coupexplorer.ui.session import Session
from coupexplorer.ui.theme import Scheme
from coupexplorer.ui.workbench import Workbench


class Window(QMainWindow):
    """A window with a few menus and a search box over a small casebook."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.ran: list[str] = []
        self.bench = Workbench()
        self.bench.open(Casebook.in_memory(small_document()))
        menu = self.menuBar().addMenu("&File")
        for name, key, tip in (
            ("&Print sheet…", "Ctrl+P", "Put the comparison on paper"),
            ("&Quit", "Ctrl+Q", ""),
        ):
            action = menu.addAction(name)
            action.setShortcut(QKeySequence(key))
            if tip:
                action.setToolTip(f"{tip} ({key})")
            action.triggered.connect(lambda _=False, n=name: self.ran.append(n))
        menu.addSeparator()
        colours = self.menuBar().addMenu("&View").addMenu("&Colours")
        self.dark = colours.addAction("&Dark && deep")
        self.dark.setCheckable(True)
        self.off = menu.addAction("Clear the &window")
        self.off.setEnabled(False)
        self.off.triggered.connect(lambda: self.ran.append("off"))
        self.other = QLineEdit(self)
        self.setCentralWidget(self.other)
        appearance = Appearance(application, Scheme.LIGHT, self)
        self.box = SearchBox(self.bench, appearance, self)
        self.box.resize(400, 30)

    def rows(self) -> list[Row]:
        """What the open list shows."""
        if not self.box.popup.isVisible():
            return []
        model = self.box.model
        return [model.index(n).data(ROW_ROLE) for n in range(model.rowCount())]

    def titles(self) -> list[str]:
        """The titles of what the open list shows."""
        return [row.title for row in self.rows()]


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[Window]:
    """The window, shown."""
    window = Window(qapp)
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    window.activateWindow()
    window.other.setFocus()
    yield window
    window.bench.close()


def entries(menu_actions: list[QAction]) -> Iterator[QAction]:
    """Every entry that can be chosen, in all menus below."""
    for action in menu_actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from entries(menu.actions())
        elif not action.isSeparator():
            yield action


def test_every_entry_of_every_menu_is_there(session: Session) -> None:
    window = session.window
    commands = commands_of(window)
    listed = [command.action for command in commands]
    assert listed == list(entries(window.menuBar().actions()))
    assert {*window.actions_by_id.actions.values()} <= {*listed}
    for command in commands:
        assert command.name
        assert command.path
        assert "&" not in command.name.replace(" & ", "")


def test_every_entry_is_found_by_its_own_name(session: Session) -> None:
    commands = commands_of(session.window)
    for command in commands:
        assert command.name in [found.name for found in matching(commands, command.name)]


def test_the_real_window_lists_them_with_one_key(qtbot: QtBot, session: Session) -> None:
    window = session.window
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.search.popup.isVisible()
    rows = [window.search.model.index(n).data(ROW_ROLE) for n in range(3)]
    assert {row.kind for row in rows} == {RowKind.COMMAND}
    before = window.isFullScreen()
    qtbot.keyClicks(window.search, "differences only")
    was = session.bench.focus.differences_only
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert session.bench.focus.differences_only is not was
    assert not window.search.popup.isVisible()
    assert window.isFullScreen() is before


def test_names_say_where_they_stand_and_by_which_key(window: Window) -> None:
    printing, *_, dark = commands_of(window)
    assert (printing.name, printing.path, printing.key) == ("Print sheet…", "File", "Ctrl+P")
    assert printing.tip == "Put the comparison on paper"
    assert (dark.name, dark.path) == ("Dark & deep", "View ▸ Colours")
    assert dark.tip == ""


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("print", "Print sheet…"),
        ("sheet pr", "Print sheet…"),
        ("paper", "Print sheet…"),
        ("ctrl p", "Print sheet…"),
        ("colour", "Dark & deep"),
        ("QUIT", "Quit"),
        ("window", "Clear the window"),
    ],
)
def test_commands_are_found_by_name_menu_tip_and_key(
    window: Window, typed: str, first: str
) -> None:
    assert matching(commands_of(window), typed)[0].name == first


def test_what_is_no_command_is_none(window: Window) -> None:
    assert matching(commands_of(window), "print palace") == ()
    assert matching(commands_of(window), "“”") == ()
    assert commands_of(QWidget()) == ()


def test_all_are_listed_when_nothing_is_typed(window: Window) -> None:
    window.box.setText("sadi")
    window.box.open_commands()
    assert window.box.text() == ""
    assert window.titles() == ["Print sheet…", "Quit", "Clear the window", "Dark & deep"]


def test_commands_come_before_what_is_found(qtbot: QtBot, window: Window) -> None:
    window.box.open_commands()
    qtbot.keyClicks(window.box, "pal")
    kinds = [row.kind for row in window.rows()]
    assert RowKind.HIT in kinds
    window.box.clear()
    window.box.open_commands()
    qtbot.keyClicks(window.box, "pa")
    kinds = [row.kind for row in window.rows()]
    assert kinds[0] is RowKind.COMMAND
    assert kinds[1] is RowKind.HIT


def test_the_search_lists_no_commands_unless_asked(qtbot: QtBot, window: Window) -> None:
    window.box.open_search()
    qtbot.keyClicks(window.box, "quit")
    assert RowKind.COMMAND not in {row.kind for row in window.rows()}
    window.box.clear()
    qtbot.keyClicks(window.box, "> qu")
    assert window.titles() == ["Quit"]


def test_a_command_runs_where_the_reader_was(qtbot: QtBot, window: Window) -> None:
    had_focus: list[QWidget | None] = []
    commands_of(window)[1].action.triggered.connect(
        lambda: had_focus.append(QApplication.focusWidget())
    )
    window.box.open_commands()
    qtbot.keyClicks(window.box, "quit")
    qtbot.keyClick(window.box, Qt.Key.Key_Return)
    assert window.ran == ["&Quit"]
    assert had_focus == [window.other]
    assert window.rows() == []
    assert window.box.text() == ""


def test_a_command_that_cannot_run_now_says_so_and_stays(qtbot: QtBot, window: Window) -> None:
    window.box.open_commands()
    qtbot.keyClicks(window.box, "clear")
    (row, *_) = window.rows()
    assert "not now" in row.below
    qtbot.keyClick(window.box, Qt.Key.Key_Return)
    assert window.ran == []
    assert window.box.popup.isVisible()


def test_what_is_on_has_a_mark(window: Window) -> None:
    window.dark.setChecked(True)
    window.box.open_commands()
    assert "✓ Dark & deep" in window.titles()


def test_escape_leaves_the_commands(qtbot: QtBot, window: Window) -> None:
    window.box.open_commands()
    qtbot.keyClick(window.box, Qt.Key.Key_Escape)
    assert window.rows() == []
    qtbot.keyClick(window.box, Qt.Key.Key_Escape)
    qtbot.keyClicks(window.box, "quit")
    assert RowKind.COMMAND not in {row.kind for row in window.rows()}


def test_looking_elsewhere_ends_the_commands(qtbot: QtBot, window: Window) -> None:
    window.box.open_commands()
    window.other.setFocus()
    assert window.rows() == []
    window.box.open_search()
    qtbot.keyClicks(window.box, "quit")
    assert RowKind.COMMAND not in {row.kind for row in window.rows()}
