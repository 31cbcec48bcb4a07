"""The Map pane at the bench: it follows the focus, sends a new one when touched, and says in words,
in its tray and in its table what it draws and what it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.samples import IRAQ, SYRIA, small_document

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.history import Movement
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.domain.vocabulary import Layer, MovementKind
from coupexplorer.shipped import MissingShippedFile
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.map.table import Column
from coupexplorer.ui.panes import map as map_pane
from coupexplorer.ui.panes.map import MapPane
from coupexplorer.ui.theme import DARK, Scheme
from coupexplorer.ui.workbench import Workbench

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key
DAMASCUS = Ref(Kind.PLACE, "damascus")


@dataclass
class Desk:
    """A shown pane, its bench and how it looks, with every focus the bench went through."""

    bench: Workbench
    appearance: Appearance
    pane: MapPane
    visits: list[Focus]
    summaries: list[str]

    def shown(self) -> dict[str, int]:
        """Events by place, of the places that can be drawn and have any."""
        return {s.id: s.events for s in self.pane.view.scene.spots if s.events}

    def ways(self) -> list[str]:
        return [way.id for way in self.pane.view.scene.ways]


def travelled_document() -> CasebookDocument:
    """The small casebook with Damascus where it is, and two men on their way."""
    document = small_document()
    places = tuple(
        replace(p, longitude=36.3, latitude=33.5, layer=Layer.CORE) if p.id == "damascus" else p
        for p in document.places
    )
    date = document.movements[0].date
    moves = (
        *document.movements,
        Movement(
            "sadi/damascus",
            MovementKind.ESCAPE,
            ("al-sadi",),
            date,
            ("A053",),
            "baghdad",
            "damascus",
            "seizure",
        ),
        Movement(
            "amin/back",
            MovementKind.RETURN,
            ("amin-al-hafiz",),
            replace(date, reason=""),
            ("A074",),
            "damascus",
            "iraq",
            reason="Where he arrived is worked out.",
        ),
    )
    return replace(document, places=places, movements=moves)


def desk_of(casebook: Casebook, qapp: QApplication, qtbot: QtBot) -> Desk:
    bench, appearance = Workbench(), Appearance(qapp, Scheme.LIGHT)
    pane = MapPane(bench, appearance)
    qtbot.addWidget(pane)
    pane.resize(780, 420)
    summaries: list[str] = []
    pane.summary_changed.connect(summaries.append)
    bench.open(casebook)
    pane.show()
    visits: list[Focus] = []
    bench.focus_changed.connect(visits.append)
    return Desk(bench, appearance, pane, visits, summaries)


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    """The pane on the small casebook."""
    made = desk_of(Casebook.in_memory(travelled_document()), qapp, qtbot)
    yield made
    made.pane.hide()
    made.bench.close()


def test_places_are_drawn_with_their_events_and_those_within_them(desk: Desk) -> None:
    assert desk.shown() == {"baghdad": 2, "damascus": 1}
    assert desk.pane.spot_of("baghdad") is not None
    assert "3" in desk.summaries[-1]


def test_a_movement_is_drawn_when_both_its_ends_can_be(desk: Desk) -> None:
    ways = {way.id: way for way in desk.pane.view.scene.ways}
    assert sorted(ways) == ["amin/back", "sadi/damascus"]
    assert not ways["sadi/damascus"].inferred
    assert ways["sadi/damascus"].case == 0
    assert ways["amin/back"].inferred
    assert ways["amin/back"].case is None
    assert [way.id for way in desk.pane.view.scene.lost] == ["sadi/madrid"]


def test_the_tray_lists_what_cannot_be_drawn_and_leads_there(desk: Desk) -> None:
    assert desk.pane.bar.tray.isVisible()
    assert desk.pane.bar.tray.text().startswith("2 ")
    actions = {a.text(): a for a in desk.pane.bar.tray.menu().actions() if a.isEnabled()}
    palace = next(text for text in actions if text.startswith("Presidential Palace"))
    assert palace.endswith("counted at Baghdad")
    actions[palace].trigger()
    assert desk.bench.focus.subject == Ref(Kind.PLACE, "palace")
    lost = next(text for text in actions if "→ ?" in text)
    actions[lost].trigger()
    assert desk.bench.focus.subject == Ref(Kind.EVENT, "seizure")


def test_clicking_a_dot_looks_at_its_place_once(qtbot: QtBot, desk: Desk) -> None:
    spot = desk.pane.spot_of("damascus")
    assert spot is not None
    qtbot.mouseClick(desk.pane.view, LEFT, pos=spot)
    assert [focus.subject for focus in desk.visits] == [DAMASCUS]
    assert desk.pane.view.highlight.ring == "damascus"


def test_clicking_an_arrow_looks_at_its_event_or_at_who_moved(qtbot: QtBot, desk: Desk) -> None:
    for way, subject in (
        ("sadi/damascus", Ref(Kind.EVENT, "seizure")),
        ("amin/back", Ref(Kind.ACTOR, "amin-al-hafiz")),
    ):
        arrow = next(a for a in desk.pane.view.picture().arrows if a.way.id == way)
        x, y = arrow.points[len(arrow.points) // 2]
        qtbot.mouseClick(desk.pane.view, LEFT, pos=QPoint(round(x), round(y)))
        assert desk.bench.focus.subject == subject


def test_the_pane_follows_without_echo(desk: Desk) -> None:
    desk.bench.look_at_subject(DAMASCUS)
    assert desk.pane.view.highlight.ring == "damascus"
    assert not desk.pane.view.highlight.fades
    desk.bench.look_at_subject(Ref(Kind.EVENT, "strafing"))
    assert desk.pane.view.highlight.ring == "baghdad"
    desk.bench.look_at_subject(Ref(Kind.ACTOR, "al-sadi"))
    highlight = desk.pane.view.highlight
    assert highlight.spots == {"baghdad", "damascus"}
    assert highlight.ways == {"sadi/damascus"}
    assert highlight.fades
    desk.bench.look_at_subject(Ref(Kind.CLAIM, "A053"))
    assert desk.pane.view.highlight.ring is None
    assert not desk.pane.view.highlight.fades
    assert len(desk.visits) == 4


def test_cases_window_and_filter_narrow_places_and_movements(desk: Desk) -> None:
    desk.bench.look_at(replace(desk.bench.focus, cases=(SYRIA,)))
    assert desk.shown() == {"damascus": 1}
    assert desk.ways() == ["amin/back"]
    desk.bench.look_at(replace(desk.bench.focus, cases=(IRAQ, SYRIA)))
    desk.bench.look_at(replace(desk.bench.focus, window=TimeWindow(0, 60)))
    assert (desk.shown(), desk.ways()) == ({}, [])
    desk.bench.look_at(replace(desk.bench.focus, window=None, filter=EventFilter(text="coup")))
    assert (desk.shown(), desk.ways()) == ({"damascus": 1}, [])


def test_the_hidden_layer_hides_what_rests_on_it(desk: Desk) -> None:
    desk.bench.look_at(replace(desk.bench.focus, context=False))
    assert desk.ways() == ["sadi/damascus"]
    document = small_document()
    assert any(place.layer is Layer.CONTEXT for place in document.places)
    desk.bench.open(Casebook.in_memory(document), Focus(cases=(IRAQ, SYRIA), context=False))
    assert "damascus" not in desk.pane.view.scene.by_id


def test_a_filter_keeps_the_view_and_another_casebook_does_not(desk: Desk) -> None:
    desk.pane.view.zoom(1.7)
    kept = desk.pane.view.outlook
    desk.bench.look_at(replace(desk.bench.focus, filter=EventFilter(text="coup")))
    assert desk.pane.view.outlook == kept
    other = replace(small_document(), info=replace(small_document().info, id="other"))
    desk.bench.open(Casebook.in_memory(other))
    assert desk.pane.view.outlook != kept


def test_what_is_fitted_stays_fitted_in_another_size(desk: Desk) -> None:
    desk.pane.resize(420, 300)
    for place in ("baghdad", "damascus"):
        assert desk.pane.spot_of(place) is not None
    desk.pane.view.zoom(3)
    scale = desk.pane.view.outlook.scale
    desk.pane.resize(700, 500)
    assert desk.pane.view.outlook.scale == scale


def test_keys_walk_choose_zoom_and_pan(qtbot: QtBot, desk: Desk) -> None:
    view = desk.pane.view
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Right)
    assert view.cursor_id == "baghdad"
    qtbot.keyClick(view, Key.Key_Left)
    qtbot.keyClick(view, Key.Key_Left)
    assert view.cursor_id == "damascus"
    assert view.card.isVisible()
    assert view.item_text(view.item_marked()).startswith("Damascus")
    qtbot.keyClick(view, Key.Key_Return)
    assert desk.bench.focus.subject == DAMASCUS
    before = view.outlook
    qtbot.keyClick(view, Key.Key_Plus)
    assert view.outlook.scale > before.scale
    qtbot.keyClick(view, Key.Key_Minus)
    assert view.outlook.scale == pytest.approx(before.scale)
    qtbot.keyClick(view, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert view.outlook.longitude > before.longitude
    qtbot.keyClick(view, Key.Key_0)
    assert view.spot_of("baghdad") is not None
    qtbot.keyClick(view, Key.Key_Escape)
    assert view.cursor_id is None


def test_keys_go_through_the_movements(qtbot: QtBot, desk: Desk) -> None:
    view = desk.pane.view
    qtbot.keyClick(view, Key.Key_N)
    first = view.way_id
    qtbot.keyClick(view, Key.Key_N)
    assert {first, view.way_id} == {"sadi/damascus", "amin/back"}
    qtbot.keyClick(view, Key.Key_P)
    assert view.way_id == first
    qtbot.keyClick(view, Key.Key_Return)
    assert len(desk.visits) == 1


def test_dragging_pans_and_the_wheel_zooms_about_the_pointer(qtbot: QtBot, desk: Desk) -> None:
    view = desk.pane.view
    before = view.outlook
    start = QPoint(400, 330)
    qtbot.mousePress(view, LEFT, pos=start)
    qtbot.mouseMove(view, start + QPoint(40, 0))
    qtbot.mouseMove(view, start + QPoint(80, 0))
    qtbot.mouseRelease(view, LEFT, pos=start + QPoint(80, 0))
    assert view.outlook.x(before.longitude) == pytest.approx(before.width / 2 + 80)
    assert desk.visits == []
    at = QPointF(100, 100)
    under = view.outlook.longitude_at(100)
    turn = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, turn)
    assert view.outlook.longitude_at(100) == pytest.approx(under)
    assert view.outlook.scale > before.scale


def test_the_map_is_pushed_along_while_dragged_and_laid_out_when_let_go(
    qtbot: QtBot, desk: Desk
) -> None:
    view = desk.pane.view
    laid_out, at = view.picture(), view.spot_of("baghdad")
    assert at is not None
    qtbot.mousePress(view, LEFT, pos=QPoint(400, 330))
    qtbot.mouseMove(view, QPoint(420, 330))
    qtbot.mouseMove(view, QPoint(300, 330))
    assert view.picture() is laid_out
    assert view.picture().outlook.pushed_in(view.outlook) == pytest.approx((-100, 0))
    qtbot.mouseRelease(view, LEFT, pos=QPoint(300, 330))
    assert view.picture() is not laid_out
    assert view.spot_of("baghdad") == at - QPoint(100, 0)


def test_the_card_tells_names_events_and_how_an_end_was_worked_out(desk: Desk) -> None:
    scene = desk.pane.view.scene
    told = desk.pane.view.tell_spot(scene.by_id["baghdad"], 1)
    assert told.title == "Baghdad · بغداد"
    assert "Iraq 1963: 2" in told.detail
    assert "a map" in told.detail
    way = next(way for way in scene.ways if way.id == "amin/back")
    told = desk.pane.view.tell_way(way)
    assert told.title == "Amin al-Hafiz"
    assert "returned" in told.detail
    assert "Damascus → Iraq" in told.detail
    assert "Where he arrived is worked out." in told.detail


def test_the_card_is_as_high_as_its_lines(desk: Desk) -> None:
    card = desk.pane.view.card
    card.tell("A title", "A long line of words that has to be broken. " * 6, QPoint(10, 10))
    needed = card.detail.heightForWidth(card.detail.width())
    assert card.detail.height() >= needed


def test_the_table_says_the_same_in_words(qtbot: QtBot, desk: Desk) -> None:
    desk.pane.bar.table.click()
    model = desk.pane.model
    texts = {
        model.identifier(row): [
            model.data(model.index(row, column)) for column in range(model.columnCount())
        ]
        for row in range(model.rowCount())
    }
    assert texts["baghdad"][:4] == ["Baghdad", "2", "33.30° N, 44.40° E", "a map"]
    assert "→ Damascus" in str(texts["baghdad"][Column.LEAVING])
    assert texts["palace"][Column.COORDINATES] == "none"
    row = model.row_of("damascus")
    assert row is not None
    desk.pane.table.activated.emit(model.index(row, 0))
    assert desk.bench.focus.subject == DAMASCUS
    assert desk.pane.table.currentIndex().row() == row
    assert desk.pane.focusProxy() is desk.pane.table


def test_borders_are_said_to_be_of_today(desk: Desk) -> None:
    assert "today" in desk.pane.view.words.credit
    assert "1960s" in desk.pane.view.words.credit


def test_without_its_file_the_map_is_a_net_of_degrees(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> None:
        raise MissingShippedFile("The borders are gone.")

    monkeypatch.setattr(map_pane, "read_outlines", gone)
    desk = desk_of(Casebook.in_memory(travelled_document()), qapp, qtbot)
    assert desk.pane.view.words.credit == "The borders are gone."
    assert not desk.pane.grab().isNull()
    desk.bench.close()


def test_dark_colours_arrive_at_the_map(desk: Desk) -> None:
    desk.appearance.choose(Scheme.DARK)
    assert desk.pane.view.theme == DARK
    ground = desk.pane.view.grab().toImage().pixelColor(770, 5)
    assert ground.lightness() < 128


def test_the_case_is_known_by_shape_and_the_place_of_two_by_both(desk: Desk) -> None:
    spot = desk.pane.spot_of("damascus")
    assert spot is not None
    image = desk.pane.view.grab().toImage()
    colour = desk.appearance.theme.case_colour(1)
    assert image.pixelColor(spot).name() == colour


def test_a_pinned_map_stays_where_it_was_pinned(desk: Desk) -> None:
    desk.bench.look_at_subject(DAMASCUS)
    desk.pane.pin(True)
    desk.bench.look_at(replace(desk.bench.focus, cases=(IRAQ,)))
    desk.bench.look_at_subject(Ref(Kind.PLACE, "baghdad"))
    assert desk.pane.view.highlight.ring == "damascus"
    assert desk.shown() == {"baghdad": 2, "damascus": 1}


def test_what_is_counted_late_is_not_shown_for_another_casebook(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_pane, "MOST_AT_ONCE", 2)
    file = tmp_path / "many.casebook"
    Casebook.create(file, travelled_document()).close()
    desk = desk_of(Casebook.open(file), qapp, qtbot)
    desk.pane.hide()
    desk.bench.open(Casebook.in_memory(small_document()))
    desk.pane.tasks._pool.waitForDone()
    QApplication.processEvents()
    assert desk.shown() == {}
    desk.bench.close()


def test_many_events_are_counted_off_the_gui_thread(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_pane, "MOST_AT_ONCE", 2)
    file = tmp_path / "many.casebook"
    Casebook.create(file, travelled_document()).close()
    desk = desk_of(Casebook.open(file), qapp, qtbot)
    assert desk.shown() == {}
    qtbot.waitUntil(lambda: desk.shown() == {"baghdad": 2, "damascus": 1}, timeout=10_000)
    assert desk.visits == []
    desk.pane.hide()
    desk.bench.close()


def test_an_actor_of_a_large_casebook_is_looked_up_off_the_gui_thread(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_pane, "MOST_AT_ONCE", 2)
    file = tmp_path / "many.casebook"
    Casebook.create(file, travelled_document()).close()
    desk = desk_of(Casebook.open(file), qapp, qtbot)
    qtbot.waitUntil(lambda: bool(desk.shown()), timeout=10_000)
    desk.bench.look_at_subject(Ref(Kind.ACTOR, "al-sadi"))
    assert not desk.pane.view.highlight.spots
    qtbot.waitUntil(lambda: bool(desk.pane.view.highlight.spots), timeout=10_000)
    assert desk.pane.view.highlight.spots == {"baghdad", "damascus"}
    desk.pane.hide()
    desk.bench.close()


def test_an_answer_about_an_actor_no_longer_looked_at_is_dropped(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_pane, "MOST_AT_ONCE", 2)
    file = tmp_path / "many.casebook"
    Casebook.create(file, travelled_document()).close()
    desk = desk_of(Casebook.open(file), qapp, qtbot)
    qtbot.waitUntil(lambda: bool(desk.shown()), timeout=10_000)
    desk.bench.look_at_subject(Ref(Kind.ACTOR, "al-sadi"))
    desk.bench.look_at_subject(DAMASCUS)
    desk.pane.tasks._pool.waitForDone()
    QApplication.processEvents()
    assert desk.pane.view.highlight.spots == {"damascus"}
    desk.pane.hide()
    desk.bench.close()


def test_movements_of_the_marked_place_are_gone_through_by_key(qtbot: QtBot, desk: Desk) -> None:
    view = desk.pane.view
    qtbot.keyClick(view, Key.Key_Right)
    assert view.cursor_id == "baghdad"
    seen = set()
    for _ in range(3):
        qtbot.keyClick(view, Key.Key_N)
        seen.add(view.way_id)
    assert seen == {"sadi/damascus"}
    assert "Ali Salih" in view.card.title.text()
    qtbot.keyClick(view, Key.Key_Escape)
    for _ in range(2):
        qtbot.keyClick(view, Key.Key_N)
        seen.add(view.way_id)
    assert seen == {"sadi/damascus", "amin/back"}


def test_a_mirrored_window_moves_the_key_and_not_the_world(desk: Desk) -> None:
    before = desk.pane.spot_of("baghdad")
    desk.pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert desk.pane.view.right_to_left
    assert desk.pane.spot_of("baghdad") == before
    desk.pane.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_screen_reader_finds_places_and_movements_and_can_look_at_them(desk: Desk) -> None:
    view = desk.pane.view
    items = list(view.items_in_view())
    assert items[0] == "baghdad"
    assert ("way", "sadi/damascus") in items
    assert "Iraq 1963: 2" in view.item_text("baghdad")
    spot = desk.pane.spot_of("baghdad")
    assert spot is not None
    assert view.item_box("baghdad").contains(spot)
    view.press_item("baghdad")
    assert desk.bench.focus.subject == Ref(Kind.PLACE, "baghdad")
    assert view.item_chosen() == "baghdad"
    view.press_item(("way", "amin/back"))
    assert desk.bench.focus.subject == Ref(Kind.ACTOR, "amin-al-hafiz")
