"""The menus as data: ids, words, keys and letters given once, each calling the slot of its id."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable

import pytest
import qtawesome
from PySide6.QtGui import QIcon, QKeySequence, QPixmap
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from coupexplorer.ui.shell.actions import (
    MENUS,
    SEPARATOR,
    SUBMENUS,
    Actions,
    ActionSpec,
    build_menus,
)

SPECS = [spec for _, specs in MENUS for spec in specs if spec is not SEPARATOR]
CALLING = [spec for spec in SPECS if spec.id not in SUBMENUS]


class Calls:
    """Slots that note their calls."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def slot(self, identifier: str) -> Callable[..., None]:
        return lambda *_: self.made.append(identifier)


@pytest.fixture
def calls() -> Calls:
    """The calls made."""
    return Calls()


@pytest.fixture
def built(qtbot: QtBot, calls: Calls) -> tuple[QMainWindow, Actions]:
    """A bare window with the menus."""
    window = QMainWindow()
    qtbot.addWidget(window)
    slots = {spec.id: calls.slot(spec.id) for spec in CALLING}
    return window, build_menus(window.menuBar(), window, slots)


def letter(text: str) -> str:
    """The letter that opens an entry by keyboard."""
    place = text.replace("&&", "").find("&")
    return text[place + 1].lower() if place >= 0 else ""


def test_ids_are_given_once() -> None:
    counts = Counter(spec.id for spec in SPECS)
    assert [identifier for identifier, count in counts.items() if count > 1] == []
    assert {*counts} >= SUBMENUS


def test_keys_are_given_once(qapp: QApplication) -> None:
    keys = [QKeySequence(spec.keys).toString() for spec in SPECS]
    counts = Counter(key for key in keys if key)
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(("title", "specs"), MENUS, ids=lambda part: str(part)[:8])
def test_letters_of_one_menu_are_given_once(title: str, specs: tuple[ActionSpec, ...]) -> None:
    letters = [letter(spec.text) for spec in specs if spec is not SEPARATOR]
    assert all(letters), "every entry can be chosen by a letter"
    assert len(set(letters)) == len(letters)


def test_letters_of_the_menu_bar_are_given_once() -> None:
    letters = [letter(title) for title, _ in MENUS]
    assert all(letters)
    assert len(set(letters)) == len(letters)


def test_an_entry_that_asks_further_ends_in_dots_of_one_kind() -> None:
    assert [spec.id for spec in SPECS if "..." in spec.text] == []


def test_a_submenu_has_neither_key_nor_mark() -> None:
    for spec in SPECS:
        if spec.id in SUBMENUS:
            assert not spec.keys
            assert not spec.checkable


def test_no_menu_begins_or_ends_with_a_line_or_has_two_together() -> None:
    for _, specs in MENUS:
        lines = [spec is SEPARATOR for spec in specs]
        assert not lines[0]
        assert not lines[-1]
        assert not any(a and b for a, b in itertools.pairwise(lines))


def test_the_menu_bar_shows_every_menu_and_entry(built: tuple[QMainWindow, Actions]) -> None:
    window, actions = built
    shown = [action.text() for action in window.menuBar().actions()]
    assert shown == [title for title, _ in MENUS]
    assert {*actions.actions} == {spec.id for spec in CALLING}
    assert {*actions.submenus} == SUBMENUS


@pytest.mark.parametrize("spec", CALLING, ids=lambda spec: spec.id)
def test_an_action_is_what_its_entry_says(
    built: tuple[QMainWindow, Actions], calls: Calls, spec: ActionSpec
) -> None:
    _, actions = built
    action = actions[spec.id]
    assert action.text() == spec.text
    assert action.isCheckable() is spec.checkable
    assert action.shortcut() == QKeySequence(spec.keys)
    assert action.objectName() == f"action-{spec.id}"
    action.trigger()
    assert calls.made == [spec.id]


def test_a_tip_names_the_key(built: tuple[QMainWindow, Actions]) -> None:
    _, actions = built
    for spec in CALLING:
        if spec.tip:
            key = actions[spec.id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            assert actions[spec.id].toolTip() == f"{spec.tip} ({key})"


def test_a_slot_that_is_missing_is_noticed_at_once(qtbot: QtBot, calls: Calls) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    slots = {spec.id: calls.slot(spec.id) for spec in CALLING[1:]}
    with pytest.raises(KeyError, match=CALLING[0].id):
        build_menus(window.menuBar(), window, slots)


def test_icons_come_when_the_icon_font_is_there(built: tuple[QMainWindow, Actions]) -> None:
    _, actions = built
    assert all(action.icon().isNull() for action in actions.actions.values())
    wanted: list[str] = []

    def icon(name: str) -> QIcon:
        wanted.append(name)
        return QIcon(QPixmap(8, 8))

    actions.dress(icon)
    assert sorted(wanted) == sorted(spec.icon for spec in CALLING if spec.icon)
    for spec in CALLING:
        assert actions[spec.id].icon().isNull() is (not spec.icon)


def test_every_icon_is_in_the_icon_font(built: tuple[QMainWindow, Actions]) -> None:
    """The icon font raises at a name that it does not have."""
    _, actions = built
    actions.dress(lambda name: qtawesome.icon(name))
    for spec in CALLING:
        if spec.icon:
            assert not actions[spec.id].icon().pixmap(16, 16).isNull()
