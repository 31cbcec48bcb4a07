"""Every command of a window as a list, found by its name, its menus and the words of its tip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from coupexplorer.domain.name_folding import plain_words

BETWEEN_MENUS = " ▸ "
ONLY_COMMANDS = ">"
"""Begins what is typed when only commands are looked for."""


@dataclass(frozen=True, slots=True)
class Command:
    """One entry of the menus: its name, the menus it stands in, its tip and its key."""

    action: QAction
    name: str
    path: str
    tip: str
    key: str

    @property
    def can_run(self) -> bool:
        """Whether the entry can be chosen now."""
        return self.action.isEnabled()


def commands_of(window: QWidget) -> tuple[Command, ...]:
    """Every entry of the menus of a window, in the order of the menus."""
    if not isinstance(window, QMainWindow):
        return ()
    return tuple(_of_actions(window.menuBar().actions(), ()))


def matching(commands: Iterable[Command], text: str) -> tuple[Command, ...]:
    """The commands that hold a word beginning like each word typed, those first that hold it in
    their name, and of those the ones that can run; all when nothing is typed."""
    words = plain_words(text)
    if not words:
        return tuple(commands) if not text.strip() else ()
    ranked: list[tuple[tuple[int, bool], Command]] = []
    for command in commands:
        places = [_place(command, word) for word in words]
        if None not in places:
            rank = sum(place or 0 for place in places)
            ranked.append(((rank, not command.can_run), command))
    return tuple(command for _, command in sorted(ranked, key=lambda pair: pair[0]))


def _place(command: Command, word: str) -> int | None:
    """Where a word begins: 0 in the name, 1 in the menus, 2 in the tip or the key, None nowhere."""
    for place, text in enumerate((command.name, command.path, f"{command.tip} {command.key}")):
        if any(other.startswith(word) for other in plain_words(text)):
            return place
    return None


def _of_actions(actions: Iterable[QAction], path: tuple[str, ...]) -> Iterator[Command]:
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            # Some menus are filled, or their marks set, only when they are opened.
            menu.aboutToShow.emit()
            yield from _of_actions(menu.actions(), (*path, plain(menu.title())))
        elif not action.isSeparator() and action.isVisible():
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            tip = action.toolTip().removesuffix(f" ({key})")
            name = plain(action.text())
            yield Command(action, name, BETWEEN_MENUS.join(path), _other(tip, name), key)


def _other(tip: str, name: str) -> str:
    """A tip, unless it only says the name again, as it does by itself."""
    return "" if tip.rstrip("…. ") == name.rstrip("…. ") else tip


def plain(text: str) -> str:
    """The words of an entry without the mark of its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
