"""The bar under the map: what cannot be drawn, where to look, and the table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.map.scene import LostWay, MapScene
from coupexplorer.ui.theme import Theme

MARGIN = 4
MOST_LISTED = 60


class MapBar(QWidget):
    """Holds the tray and the buttons; ``chosen`` is called with what a reader picks in the tray."""

    def __init__(self, chosen: Callable[[Ref], None]) -> None:
        super().__init__()
        self._chosen = chosen
        self.setObjectName("map-bar")
        self.tray = self._button("", self.tr("What has no coordinates and cannot be drawn"))
        self.tray.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.region = self._button(self.tr("Region"), self.tr("Show where most happens (Home)"))
        self.fit = self._button(self.tr("Fit"), self.tr("Show everything that is drawn (0)"))
        self.nearer = self._button("+", self.tr("Zoom in (+)"), name=self.tr("Zoom in"))
        self.further = self._button("−", self.tr("Zoom out (−)"), name=self.tr("Zoom out"))
        self.table = self._button(self.tr("Table"), self.tr("Show places and movements as a table"))
        self.table.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 3)
        row.setSpacing(2)
        row.addWidget(self.tray)
        row.addStretch(1)
        for button in (self.further, self.nearer, self.region, self.fit, self.table):
            row.addWidget(button)
        self.tray.hide()

    def show_scene(self, scene: MapScene) -> None:
        """List what the map cannot draw."""
        self.tray.setVisible(bool(scene.undrawn or scene.lost or scene.more_ways))
        self.tray.setText(self.tr("%n place(s) without coordinates ▾", "", len(scene.undrawn)))
        menu = QMenu(self.tray)
        menu.setToolTipsVisible(True)
        self._list_places(menu, scene)
        self._list_ways(menu, scene)
        before = self.tray.menu()
        self.tray.setMenu(menu)
        if before is not None:
            before.deleteLater()

    def dress(self, theme: Theme) -> None:
        """Take colours from the theme."""
        self.setStyleSheet(
            "QToolButton { border: 1px solid transparent; background: transparent;"
            f" color: {theme.muted}; padding: 1px 7px; border-radius: 4px; }}"
            f"QToolButton:hover {{ color: {theme.text}; background: {theme.raised}; }}"
            f"QToolButton:focus {{ border-color: {theme.accent}; color: {theme.text}; }}"
            f"QToolButton:checked {{ background: {theme.selection};"
            f" color: {theme.selected_text}; }}"
            "QToolButton::menu-indicator { image: none; width: 0; }"
        )

    def _list_places(self, menu: QMenu, scene: MapScene) -> None:
        for place in scene.undrawn[:MOST_LISTED]:
            text = f"{place.title} · " + self.tr("%n event(s)", "", place.events)
            outer = scene.by_id.get(place.drawn_at)
            if outer is not None:
                text += " · " + self.tr("counted at {place}").format(place=outer.title)
            self._add(menu, text, Ref(Kind.PLACE, place.id))
        self._more(menu, len(scene.undrawn) - MOST_LISTED)

    def _list_ways(self, menu: QMenu, scene: MapScene) -> None:
        if scene.lost:
            menu.addSeparator()
            head = menu.addAction(self.tr("Movements with an end that cannot be drawn"))
            head.setEnabled(False)
        for way in scene.lost[:MOST_LISTED]:
            self._add(menu, way.label, _subject(way))
        self._more(menu, len(scene.lost) - MOST_LISTED)
        if scene.more_ways:
            text = self.tr("%n movement(s) more than the map draws", "", scene.more_ways)
            menu.addAction(text).setEnabled(False)

    def _add(self, menu: QMenu, text: str, subject: Ref) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        action.triggered.connect(lambda _=False: self._chosen(subject))

    def _more(self, menu: QMenu, count: int) -> None:
        if count > 0:
            menu.addAction(self.tr("and %n more", "", count)).setEnabled(False)

    def _button(self, text: str, tip: str, *, name: str = "") -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        if name or not text:
            button.setAccessibleName(name or tip)
        return button


def _subject(way: LostWay) -> Ref:
    return Ref(Kind.EVENT, way.event) if way.event else Ref(Kind.ACTOR, way.movers[0])
