"""The bar under the map: what cannot be drawn, where to look, and the table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.map.scene import LostWay, MapScene
from coupexplorer.ui.translation import translate
from coupexplorer.ui.widgets.pane_bar import PaneBar

MOST_LISTED = 60


class MapBar(PaneBar):
    """Holds the tray and the buttons; ``chosen`` is called with what a reader picks in the tray."""

    def __init__(self, chosen: Callable[[Ref], None]) -> None:
        super().__init__(
            "map-bar",
            tray=translate("MapBar", "What has no coordinates and cannot be drawn"),
            table=translate("MapBar", "Show places and movements as a table (T)"),
        )
        self._chosen = chosen
        self.region = self.button(self.tr("Region"), self.tr("Show where most happens (Home)"))
        self.fit = self.button(self.tr("Fit"), self.tr("Show everything that is drawn (0)"))
        self.nearer = self.button("+", self.tr("Zoom in (+)"), name=self.tr("Zoom in"))
        self.further = self.button("−", self.tr("Zoom out (−)"), name=self.tr("Zoom out"))
        self.lay_out((self.tray,), (self.further, self.nearer, self.region, self.fit, self.table))

    def show_scene(self, scene: MapScene) -> None:
        """List what the map cannot draw."""
        self.tray.setVisible(bool(scene.undrawn or scene.lost or scene.more_ways))
        self.tray.setText(self._tray_text(scene))
        menu = QMenu(self.tray)
        menu.setToolTipsVisible(True)
        self._list_places(menu, scene)
        self._list_ways(menu, scene)
        self.put_menu(self.tray, menu)

    def _tray_text(self, scene: MapScene) -> str:
        if scene.undrawn:
            return self.tr("%n place(s) without coordinates ▾", "", len(scene.undrawn))
        lost = len(scene.lost) + scene.more_ways
        return self.tr("Movements not drawn: {count} ▾").format(count=f"{lost:,}")

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


def _subject(way: LostWay) -> Ref:
    return Ref(Kind.EVENT, way.event) if way.event else Ref(Kind.ACTOR, way.movers[0])
