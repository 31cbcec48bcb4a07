"""What a screen reader finds in a drawn picture: a list with an item for each thing in view."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import VoidPtr, getCppPointer

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.translation import translate

MOST_ITEMS = 300
NO_INTERFACE = VoidPtr(0)

# Qt takes a null for "none" where the stubs of these classes want an object.
Interface: Any = QAccessibleInterface
WidgetInterface: Any = QAccessibleWidget
Action: Any = QAccessibleActionInterface


class PictureWidget(QWidget):
    """A widget that draws things one can look at. A subclass tells of each by a key of its own;
    keys stay the same as long as the thing is there."""

    def __init__(self) -> None:
        super().__init__()
        install_accessibility()
        self.interface: object = None

    def items_in_view(self) -> Sequence[Hashable]:
        """The keys of what is in view, in reading order."""
        raise NotImplementedError

    def item_text(self, item: Hashable) -> str:
        """What is said of a thing: its name and what the card tells; empty when it is gone."""
        raise NotImplementedError

    def item_box(self, item: Hashable) -> QRect:
        """Where a thing is in the widget; an empty one when it is out of view."""
        raise NotImplementedError

    def item_colour(self, item: Hashable) -> QColor:
        """In which colour it is drawn."""
        raise NotImplementedError

    def item_chosen(self) -> Hashable | None:
        """The thing that is looked at."""
        raise NotImplementedError

    def item_marked(self) -> Hashable | None:
        """The thing the keys are on."""
        raise NotImplementedError

    def press_item(self, item: Hashable) -> None:
        """Look at a thing, as Enter would."""
        raise NotImplementedError

    def announce_marked(self) -> None:
        """Let a screen reader say what the keys are on now."""
        marked = self.item_marked()
        if marked is None or not QAccessible.isActive():
            return
        told = QAccessibleEvent(self, QAccessible.Event.Focus)
        items = list(self.items_in_view())[:MOST_ITEMS]
        if marked in items:
            told.setChild(items.index(marked))
        QAccessible.updateAccessibility(told)


class _Press(Action):
    """What one can do with an item: look at it."""

    def __init__(self, item: PictureItem) -> None:
        super().__init__()
        self._item = item

    @guarded([])
    def actionNames(self) -> list[str]:
        """One action."""
        return [str(QAccessibleActionInterface.pressAction())]

    @guarded(None)
    def doAction(self, name: str) -> None:
        """Do it."""
        if name == QAccessibleActionInterface.pressAction() and self._item.isValid():
            self._item.view.press_item(self._item.key)

    @guarded([])
    def keyBindingsForAction(self, name: str) -> list[str]:
        """Enter, once the keys are on the item."""
        return [translate("Picture", "Enter")]


class LeafItem(Interface):
    """What every single thing in a picture is to a screen reader: no object, window or parts."""

    @guarded(None)
    def object(self) -> QObject | None:
        """It is no object of its own."""
        return None

    @guarded(None)
    def window(self) -> QWindow | None:
        """It has no window of its own."""
        return None

    @guarded(None)
    def child(self, index: int) -> QAccessibleInterface | None:
        """It has no parts."""
        return None

    @guarded(None)
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """It has no parts."""
        return None

    @guarded(0)
    def childCount(self) -> int:
        """It has no parts."""
        return 0

    @guarded(-1)
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """It has no parts."""
        return -1


class PictureItem(LeafItem):
    """One thing in the picture, by its key."""

    def __init__(self, owner: PictureAccessible, key: Hashable) -> None:
        super().__init__()
        self.view = owner.view
        self.owner = owner
        self.key = key
        self._press = _Press(self)

    @guarded(False)
    def isValid(self) -> bool:
        """Whether the thing is still there."""
        return bool(self.view.item_text(self.key))

    @guarded(None)
    def parent(self) -> QAccessibleInterface | None:
        """The picture."""
        return self.owner

    @guarded("")
    def text(self, kind: QAccessible.Text) -> str:
        """The name is all there is to say."""
        if kind is not QAccessible.Text.Name:
            return ""
        return self.view.item_text(self.key).replace("\n", ", ")

    @guarded(None)
    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing is written to."""

    @guarded(QRect())
    def rect(self) -> QRect:
        """Where it is on the screen."""
        box = self.view.item_box(self.key)
        if box.isEmpty():
            return QRect()
        corner: QPoint = self.view.mapToGlobal(box.topLeft())
        return QRect(corner, box.size())

    @guarded(QAccessible.Role.ListItem)
    def role(self) -> QAccessible.Role:
        """An item of a list."""
        return QAccessible.Role.ListItem

    @guarded(QAccessible.State())
    def state(self) -> QAccessible.State:
        """Whether it is looked at, and whether the keys are on it."""
        state = QAccessible.State()
        state.selectable = True
        state.focusable = True
        state.selected = self.view.item_chosen() == self.key
        state.focused = self.view.item_marked() == self.key and self.view.hasFocus()
        state.offscreen = self.view.item_box(self.key).isEmpty()
        return state

    @guarded(QColor())
    def foregroundColor(self) -> QColor:
        """The colour it is drawn in."""
        return self.view.item_colour(self.key)

    @guarded(QColor())
    def backgroundColor(self) -> QColor:
        """The ground of the picture."""
        return self.view.palette().color(self.view.backgroundRole())

    @guarded(NO_INTERFACE)
    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:
        """Items can be pressed. Qt takes what is given here for an address, whatever it is."""
        if kind is not QAccessible.InterfaceType.ActionInterface:
            return NO_INTERFACE
        return VoidPtr(getCppPointer(self._press)[0])


class PictureAccessible(WidgetInterface):
    """The picture as a list of what is in view."""

    def __init__(self, view: PictureWidget) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self.view = view
        self._items: dict[Hashable, PictureItem] = {}

    @guarded(0)
    def childCount(self) -> int:
        """Things in view."""
        return len(self._keys())

    @guarded(None)
    def child(self, index: int) -> QAccessibleInterface | None:
        """The thing at a place in the list."""
        keys = self._keys()
        return self._item(keys[index]) if 0 <= index < len(keys) else None

    @guarded(-1)
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of a thing in the list; −1 when it is not in view."""
        keys = self._keys()
        key = getattr(child, "key", None)
        return keys.index(key) if key in keys else -1

    @guarded(None)
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """The thing at a point of the screen."""
        found = (k for k in self._keys() if self._item(k).rect().contains(x, y))
        key = next(found, None)
        return None if key is None else self._item(key)

    @guarded(None)
    def focusChild(self) -> QAccessibleInterface | None:
        """What the keys are on."""
        marked = self.view.item_marked()
        return self._item(marked) if marked in self._keys() else None

    def _keys(self) -> list[Hashable]:
        return list(self.view.items_in_view()[:MOST_ITEMS])

    def _item(self, key: Hashable) -> PictureItem:
        if key not in self._items:
            self._items[key] = PictureItem(self, key)
        return self._items[key]


@guarded(None)
def _interface(_name: str, candidate: QObject) -> QAccessibleInterface | None:
    if not isinstance(candidate, PictureWidget):
        return None
    # Qt keeps only a pointer: the widget keeps the interface alive as long as itself.
    candidate.interface = PictureAccessible(candidate)
    return candidate.interface


@cache
def install_accessibility() -> None:
    """Let Qt ask here for the interfaces of pictures; once in a process."""
    QAccessible.installFactory(_interface)
