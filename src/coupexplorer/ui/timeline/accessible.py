"""What a screen reader finds in the drawn timeline: a list with an item for each mark in view."""

from __future__ import annotations

from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor
from PySide6.QtWidgets import QAccessibleWidget

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.timeline.view import TimelineView
from coupexplorer.ui.widgets.picture_items import LeafItem

MOST_ITEMS = 300

# Qt takes a null for "none" where the stubs of these classes want an object.
Interface: Any = QAccessibleInterface
WidgetInterface: Any = QAccessibleWidget


class MarkItem(LeafItem):
    """One mark in view, by its lane and row."""

    def __init__(self, view: TimelineView, owner: TimelineAccessible, place: tuple[int, int]):
        super().__init__()
        self.view = view
        self.owner = owner
        self.place = place

    @guarded(False)
    def isValid(self) -> bool:
        """Whether the mark is still in the scene."""
        lanes = self.view.content.lanes
        return self.place[0] < len(lanes) and self.place[1] < len(lanes[self.place[0]].marks)

    @guarded(None)
    def parent(self) -> QAccessibleInterface | None:
        """The timeline."""
        return self.owner

    @guarded("")
    def text(self, kind: QAccessible.Text) -> str:
        """The name: title, date and day, case."""
        if kind is not QAccessible.Text.Name or not self.isValid():
            return ""
        lane = self.view.content.lanes[self.place[0]]
        identifier = lane.marks.ids[self.place[1]]
        told = self.view.describe(identifier)
        parts = (
            [told.title, *told.detail.split("\n")] if told else [lane.marks.titles[self.place[1]]]
        )
        return ", ".join([*(part for part in parts if part), lane.title])

    @guarded(None)
    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Marks are not written to."""

    @guarded(QRect())
    def rect(self) -> QRect:
        """Where the mark is on the screen."""
        for mark in self.view.picture().lanes[self.place[0]].marks:
            if mark.row == self.place[1]:
                body = mark.body
                corner = self.view.viewport().mapToGlobal(QPoint(round(body.x), round(body.y)))
                return QRect(corner.x(), corner.y(), round(body.width), round(body.height))
        return QRect()

    @guarded(QAccessible.Role.ListItem)
    def role(self) -> QAccessible.Role:
        """An item of a list."""
        return QAccessible.Role.ListItem

    @guarded(QAccessible.State())
    def state(self) -> QAccessible.State:
        """Selectable, and selected or not."""
        state = QAccessible.State()
        state.selectable = True
        state.focusable = True
        selected = self.view.selected == self.place
        state.selected = selected
        state.focused = selected and self.view.hasFocus()
        return state

    @guarded(QColor())
    def foregroundColor(self) -> QColor:
        """The case's colour."""
        return QColor(self.view.theme.case_colour(self.view.content.lanes[self.place[0]].colour))

    @guarded(QColor())
    def backgroundColor(self) -> QColor:
        """The lane's ground."""
        return QColor(self.view.theme.case_tint(self.view.content.lanes[self.place[0]].colour))


class TimelineAccessible(WidgetInterface):
    """The timeline as a list of the marks in view, lane by lane in order of time."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self._view = view
        self._items: dict[tuple[int, int], MarkItem] = {}

    @guarded(0)
    def childCount(self) -> int:
        """Marks in view."""
        return len(self._places())

    @guarded(None)
    def child(self, index: int) -> QAccessibleInterface | None:
        """The mark at a place in the list."""
        places = self._places()
        return self._item(places[index]) if 0 <= index < len(places) else None

    @guarded(-1)
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of a mark in the list; −1 when it is not in view."""
        return self.place_of(getattr(child, "place", None))

    @guarded(None)
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """The mark at a point of the screen."""
        for place in self._places():
            if self._item(place).rect().contains(x, y):
                return self._item(place)
        return None

    @guarded(None)
    def focusChild(self) -> QAccessibleInterface | None:
        """The selected mark."""
        selected = self._view.selected
        return self._item(selected) if selected in self._places() else None

    def place_of(self, mark: tuple[int, int] | None) -> int:
        """The place in the list of a mark, given as lane and row; −1 when it is not in view."""
        places = self._places()
        return places.index(mark) if mark in places else -1

    def _places(self) -> list[tuple[int, int]]:
        return [
            (number, row)
            for number, lane in enumerate(self._view.picture().lanes)
            for row in sorted(mark.row for mark in lane.marks)
        ][:MOST_ITEMS]

    def _item(self, place: tuple[int, int]) -> MarkItem:
        if place not in self._items:
            self._items[place] = MarkItem(self._view, self, place)
        return self._items[place]


@guarded(None)
def _interface(_name: str, candidate: QObject) -> QAccessibleInterface | None:
    if not isinstance(candidate, TimelineView):
        return None
    # Qt keeps only a pointer: the view keeps the interface alive as long as itself.
    candidate.interface = TimelineAccessible(candidate)
    return candidate.interface


@guarded(None)
def tell_chosen(view: TimelineView) -> None:
    """Have a screen reader say the mark that was chosen, while keys come to the timeline."""
    interface = view.interface
    if not QAccessible.isActive() or not view.hasFocus():
        return
    if not isinstance(interface, TimelineAccessible) or view.selected is None:
        return
    place = interface.place_of(view.selected)
    if place >= 0:
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(place)
        QAccessible.updateAccessibility(event)


@cache
def install_accessibility() -> None:
    """Let Qt ask here for the interface of a timeline; once in a process."""
    QAccessible.installFactory(_interface)
