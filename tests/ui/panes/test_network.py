"""The Network pane at the bench: it follows the focus, moves nothing, and does its job by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot
from tests.samples import IRAQ, SYRIA, small_document

from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import TimeWindow
from coupexplorer.domain.tie_web import TieKind
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.network import reach as reaching
from coupexplorer.ui.network.colouring import Colouring
from coupexplorer.ui.network.exporting import Form
from coupexplorer.ui.network.legend import Swatch
from coupexplorer.ui.network.painting import faded_discs, faded_lines
from coupexplorer.ui.network.reach import Reach
from coupexplorer.ui.network.table import Column
from coupexplorer.ui.panes.network import NetworkPane
from coupexplorer.ui.theme import Scheme
from coupexplorer.ui.workbench import Workbench

LEFT = Qt.MouseButton.LeftButton
ASSAD = Ref(Kind.ACTOR, "hafez-al-assad")
AMIN = Ref(Kind.ACTOR, "amin-al-hafiz")
YEAR = 365 * 1440


@dataclass
class Desk:
    """A shown pane and its bench, with every focus the bench went through."""

    bench: Workbench
    pane: NetworkPane
    visits: list[Focus]
    summaries: list[str]

    def spot(self, actor: Ref) -> QPoint:
        """Where an actor can be clicked."""
        at = self.pane.view.spot_of(actor.id)
        assert at is not None
        return at.toPoint()

    def spots(self) -> dict[str, QPointF | None]:
        """Where everyone stands."""
        marks = self.pane.view.scene.marks
        return {m.actor.id: self.pane.view.spot_of(m.actor.id) for m in marks}


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[CasebookDocument], Desk]]:
    """Show the pane on a casebook and wait until the actors have their places."""
    desks: list[Desk] = []

    def begin(document: CasebookDocument) -> Desk:
        bench, appearance = Workbench(), Appearance(qapp, Scheme.LIGHT)
        pane = NetworkPane(bench, appearance)
        qtbot.addWidget(pane)
        pane.resize(760, 480)
        summaries: list[str] = []
        pane.summary_changed.connect(summaries.append)
        bench.open(Casebook.in_memory(document))
        pane.show()
        qtbot.waitUntil(lambda: bool(summaries) and bool(summaries[-1]))
        visits: list[Focus] = []
        bench.focus_changed.connect(visits.append)
        desks.append(Desk(bench, pane, visits, summaries))
        return desks[-1]

    yield begin
    for desk in desks:
        desk.pane.hide()
        desk.bench.close()


@pytest.fixture
def desk(start: Callable[[CasebookDocument], Desk]) -> Desk:
    """The pane on the small casebook."""
    return start(small_document())


def test_actors_with_ties_are_drawn_and_the_others_named_in_the_tray(desk: Desk) -> None:
    assert set(desk.spots()) == {
        *(ASSAD.id, AMIN.id, "military-committee"),
        *("al-sadi", "al-sadi-wing"),
    }
    assert [part.split()[0] for part in desk.summaries[-1].split(" · ")] == ["5", "4"]
    menu = desk.pane.bar.tray.menu()
    assert [action.text() for action in menu.actions()] == ["Mahmud Saddiq"]
    menu.actions()[0].trigger()
    assert desk.visits[-1].subject == Ref(Kind.ACTOR, "saddiq")


def test_clicking_a_mark_looks_at_the_actor_once_and_moves_nobody(qtbot: QtBot, desk: Desk) -> None:
    before = desk.spots()
    qtbot.mouseClick(desk.pane.view, LEFT, pos=desk.spot(ASSAD))
    assert [visit.subject for visit in desk.visits] == [ASSAD]
    assert desk.spots() == before
    view = desk.pane.view
    lit = {view.scene.marks[place].actor.id for place in view.lit.marks}
    assert lit == {ASSAD.id, AMIN.id, "military-committee"}
    assert len(faded_discs(view.scene, view.lit, frozenset())) == 2


def test_clicking_a_tie_looks_at_its_first_claim(qtbot: QtBot, desk: Desk) -> None:
    view = desk.pane.view
    number = next(n for n, t in enumerate(view.scene.threads) if t.strand.kind is TieKind.RIVAL)
    qtbot.mouseClick(view, LEFT, pos=view.spot_of_thread(number).toPoint())
    assert desk.visits[-1].subject == Ref(Kind.CLAIM, "B008")
    assert number in view.lit.threads


def test_keys_walk_from_mark_to_mark_and_enter_looks(qtbot: QtBot, desk: Desk) -> None:
    view = desk.pane.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.cursor_id() == ASSAD.id
    seen = {ASSAD.id}
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down) * 6:
        qtbot.keyClick(view, key)
        seen.add(view.cursor_id() or "")
    assert len(seen) >= 3
    here = view.cursor_id()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert desk.visits[-1].subject == Ref(Kind.ACTOR, here or "")


def test_keys_zoom_and_fit(qtbot: QtBot, desk: Desk) -> None:
    view = desk.pane.view
    fitted = view.scale
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.scale > fitted
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.scale == fitted


def test_a_window_fades_what_surely_lies_outside_and_moves_nobody(desk: Desk) -> None:
    before = desk.spots()
    start = 1962 * YEAR + 1962 // 4 * 1440
    desk.bench.look_at(replace(desk.bench.focus, window=TimeWindow(start, start + YEAR)))
    view = desk.pane.view
    assert desk.spots() == before
    faded = faded_lines(view.scene, view.lit)
    kinds = {view.scene.threads[number].strand.kind for number in faded}
    assert TieKind.RIVAL in kinds
    assert TieKind.MEMBER not in {
        view.scene.threads[n].strand.kind for n in faded if view.scene.threads[n].start == 1
    }
    assert not desk.pane.bar.clear.isHidden()
    desk.pane.bar.clear.click()
    assert desk.bench.focus.window is None
    assert not faded_lines(desk.pane.view.scene, desk.pane.view.lit)


def test_a_handle_moved_by_key_sets_the_shared_window(qtbot: QtBot, desk: Desk) -> None:
    bar = desk.pane.window_bar
    qtbot.keyClick(bar.begin, Qt.Key.Key_Right)
    assert desk.visits[-1].window == TimeWindow(bar.scale.stops[1], bar.scale.stops[-1])
    qtbot.keyClick(bar.begin, Qt.Key.Key_Left)
    assert desk.visits[-1].window is None


def test_a_dragged_handle_is_followed_here_at_once_and_sent_when_let_go(
    qtbot: QtBot, desk: Desk
) -> None:
    bar = desk.pane.window_bar
    middle = bar.begin.geometry().center()
    qtbot.mousePress(bar, LEFT, pos=middle)
    qtbot.mouseMove(bar, QPoint(bar.width() // 2, middle.y()))
    assert desk.visits == []
    assert desk.pane.view.scene.window is not None
    qtbot.mouseRelease(bar, LEFT, pos=QPoint(bar.width() // 2, middle.y()))
    assert [visit.window for visit in desk.visits] == [bar.window_shown]


def test_a_window_from_elsewhere_moves_the_handles_and_is_not_echoed(desk: Desk) -> None:
    stops = desk.pane.window_bar.scale.stops
    window = TimeWindow(stops[1] + 7, stops[-1])
    desk.bench.look_at(replace(desk.bench.focus, window=window))
    assert desk.pane.window_bar.begin.value() == 1
    assert len(desk.visits) == 1
    assert desk.bench.focus.window == window


def test_the_table_lists_the_same_ties_and_its_cells_lead_on(desk: Desk) -> None:
    desk.pane.bar.table.setChecked(True)
    assert desk.pane.pages.currentWidget() is desk.pane.table
    model = desk.pane.model
    assert model.rowCount() == 4
    row = [model.index(0, column).data() for column in Column]
    assert row == [
        *("Hafez al-Assad", "rival of", "Amin al-Hafiz"),
        *("1966", "over the army", "B008"),
    ]
    desk.pane.table.activated.emit(model.index(0, Column.TO))
    assert desk.visits[-1].subject == AMIN
    desk.pane.table.activated.emit(model.index(0, Column.CLAIMS))
    assert desk.visits[-1].subject == Ref(Kind.CLAIM, "B008")


def test_other_cases_leave_out_actors_and_move_nobody(desk: Desk) -> None:
    before = desk.pane._drawing
    desk.bench.look_at(replace(desk.bench.focus, cases=(SYRIA,)))
    assert set(desk.spots()) == {ASSAD.id, AMIN.id, "military-committee"}
    desk.bench.look_at(replace(desk.bench.focus, cases=(IRAQ, SYRIA)))
    assert len(desk.spots()) == 5
    assert desk.pane._drawing is before


def test_the_hidden_layer_takes_its_ties_away(start: Callable[[CasebookDocument], Desk]) -> None:
    document = small_document()
    claims = tuple(
        replace(c, layer=Layer.CONTEXT) if c.id == "B008" else c for c in document.claims
    )
    desk = start(replace(document, claims=claims))
    before = desk.spots()
    desk.bench.look_at(replace(desk.bench.focus, context=False))
    kinds = {thread.strand.kind for thread in desk.pane.view.scene.threads}
    assert TieKind.RIVAL not in kinds
    assert desk.spots() == before


def test_one_step_around_shows_the_neighbours_of_the_actor_looked_at(desk: Desk) -> None:
    desk.bench.look_at_subject(AMIN)
    desk.pane.bar.reached.emit(Reach.ONE)
    assert set(desk.spots()) == {ASSAD.id, AMIN.id}
    desk.pane.bar.reached.emit(Reach.TWO)
    assert set(desk.spots()) == {ASSAD.id, AMIN.id, "military-committee"}
    desk.bench.look_at_subject(Ref(Kind.ACTOR, "al-sadi"))
    assert set(desk.spots()) == {"al-sadi", "al-sadi-wing"}


def test_a_kind_of_tie_can_be_hidden(desk: Desk) -> None:
    desk.pane.bar._kind_actions[TieKind.RIVAL].setChecked(False)
    kinds = {thread.strand.kind for thread in desk.pane.view.scene.threads}
    assert kinds == {TieKind.MEMBER, TieKind.OFFICE}
    desk.pane.bar._all_kinds()
    assert TieKind.RIVAL in {t.strand.kind for t in desk.pane.view.scene.threads}


def test_a_casebook_too_large_is_shown_around_the_actor_looked_at(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    start: Callable[[CasebookDocument], Desk],
) -> None:
    monkeypatch.setattr(reaching, "MOST_ACTORS", 3)
    desk = start(small_document())
    assert desk.pane.drawn.is_empty
    assert "more actors than one picture holds" in desk.pane.drawn.empty.text()
    desk.bench.look_at_subject(AMIN)
    qtbot.waitUntil(lambda: not desk.pane.drawn.is_empty)
    assert set(desk.spots()) == {ASSAD.id, AMIN.id, "military-committee"}


def test_a_casebook_without_actors_says_so(start: Callable[[CasebookDocument], Desk]) -> None:
    desk = start(CasebookDocument(CasebookInfo("empty", "Nothing yet")))
    assert desk.pane.drawn.is_empty
    assert desk.pane.drawn.empty.text() == "No ties between actors for this choice."


def test_a_mirrored_window_mirrors_the_picture_and_the_bar(qapp: QApplication, desk: Desk) -> None:
    before = desk.pane.view.scene.marks[0].x
    desk.pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    desk.pane.reload(desk.bench.focus)
    assert desk.pane.view.scene.marks[0].x == -before
    bar = desk.pane.window_bar
    assert bar.begin.x() > bar.end.x()


def test_the_card_tells_who_someone_is_and_how_two_are_tied(desk: Desk) -> None:
    view = desk.pane.view
    place = view.scene.place_of(ASSAD.id)
    assert place is not None
    title, detail = view.describe_mark(place)
    assert title == "Hafez al-Assad"
    assert "حافظ الأسد" in detail
    number = next(n for n, t in enumerate(view.scene.threads) if t.strand.kind is TieKind.RIVAL)
    title, detail = view.describe_thread(number)
    assert title == "Amin al-Hafiz – rival of – Hafez al-Assad"
    assert detail == "1966 · over the army"


def test_pictures_and_ties_are_exported_as_shown(desk: Desk) -> None:
    svg = desk.pane.exported(Form.SVG).decode("utf-8")
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    image = QImage.fromData(desk.pane.exported(Form.PNG))
    assert image.width() > 400
    graph = desk.pane.exported(Form.GRAPHML).decode("utf-8")
    assert graph.count("<edge ") == 4
    desk.pane.bar._kind_actions[TieKind.RIVAL].setChecked(False)
    assert desk.pane.exported(Form.GRAPHML).decode("utf-8").count("<edge ") == 3


def test_an_export_goes_where_the_reader_says_with_its_ending(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = str(tmp_path / "ties")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (named, ""))
    desk.pane.bar.export_asked.emit(Form.GRAPHML)
    assert (tmp_path / "ties.graphml").read_text(encoding="utf-8").startswith("<?xml")


def test_an_export_that_fails_is_told_in_one_sentence(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    named = str(tmp_path / "nowhere" / "ties.graphml")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (named, ""))
    desk.pane.bar.export_asked.emit(Form.GRAPHML)
    assert len(said) == 1
    assert "nothing was changed" in said[0]


def test_ties_of_the_marked_actor_are_gone_through_by_key_and_followed(
    qtbot: QtBot, desk: Desk
) -> None:
    view = desk.pane.view
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.cursor_id() == ASSAD.id
    told = set()
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_N)
        told.add(view.card.title.text())
    assert told == {
        "Amin al-Hafiz – rival of – Hafez al-Assad",
        "Hafez al-Assad – in office in – Military Committee",
        "Hafez al-Assad – member of – Military Committee",
    }
    while "rival" not in view.card.title.text():
        qtbot.keyClick(view, Qt.Key.Key_P)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert desk.visits[-1].subject == Ref(Kind.CLAIM, "B008")
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.cursor_id() == AMIN.id
    assert view.card.title.text() == "Amin al-Hafiz"


def test_the_key_t_shows_the_table(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClick(desk.pane.view, Qt.Key.Key_T)
    assert desk.pane.pages.currentWidget() is desk.pane.table
    assert desk.pane.focusProxy() is desk.pane.table


def test_colours_stand_for_factions_when_asked(desk: Desk) -> None:
    colours = {m.actor.id: m.colours for m in desk.pane.view.scene.marks}
    assert colours["al-sadi"] == (0,)
    assert colours[ASSAD.id] == (1,)
    desk.pane.bar.coloured.emit(Colouring.FACTIONS)
    colours = {m.actor.id: m.colours for m in desk.pane.view.scene.marks}
    assert colours["al-sadi"] == colours["al-sadi-wing"] == (0,)
    assert colours[ASSAD.id] == ()
    assert any(isinstance(e.sample, Swatch) and e.sample.shape for e in desk.pane.legend.entries)


def test_what_is_hidden_leaves_the_view_and_the_sizes_as_they_are(desk: Desk) -> None:
    view = desk.pane.view
    discs = view.picture.discs
    sizes = {mark.actor.id: discs[place].radius for place, mark in enumerate(view.scene.marks)}
    before = desk.spots()
    desk.pane.bar._kind_actions[TieKind.RIVAL].setChecked(False)
    desk.bench.look_at(replace(desk.bench.focus, cases=(SYRIA,)))
    left = desk.spots()
    assert set(left) < set(before)
    assert all(left[actor] == before[actor] for actor in left)
    for place, mark in enumerate(view.scene.marks):
        assert view.picture.discs[place].radius == sizes[mark.actor.id]


def test_another_window_leaves_every_shape_as_it_is(desk: Desk) -> None:
    shapes = desk.pane.view.picture
    stops = desk.pane.window_bar.scale.stops
    desk.bench.look_at(replace(desk.bench.focus, window=TimeWindow(stops[1], stops[2])))
    assert desk.pane.view.picture is shapes


def test_the_picture_is_arranged_as_it_was_left(desk: Desk) -> None:
    desk.pane.bar._kind_actions[TieKind.RIVAL].setChecked(False)
    desk.pane.bar.key.setChecked(False)
    desk.pane.bar.reached.emit(Reach.ONE)
    kept = desk.pane.arrangement()
    desk.pane.arrange("")
    assert desk.pane.arrangement() != kept
    desk.pane.arrange(kept)
    assert desk.pane.arrangement() == kept
    assert desk.pane.legend.isHidden()
    assert not desk.pane.bar._kind_actions[TieKind.RIVAL].isChecked()


def test_a_file_is_read_off_the_gui_thread(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "small.casebook"
    Casebook.create(file, small_document()).close()
    bench, appearance = Workbench(), Appearance(qapp, Scheme.LIGHT)
    pane = NetworkPane(bench, appearance)
    qtbot.addWidget(pane)
    bench.open(Casebook.open(file))
    pane.show()
    assert pane.drawn.is_empty
    assert pane.drawn.empty.text() == "Reading the ties …"
    qtbot.waitUntil(lambda: not pane.drawn.is_empty, timeout=10_000)
    assert len(pane.view.scene.marks) == 5
    pane.hide()
    bench.close()


def test_of_too_many_it_is_said_how_many_are_shown(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    start: Callable[[CasebookDocument], Desk],
) -> None:
    monkeypatch.setattr(reaching, "MOST_ACTORS", 3)
    monkeypatch.setattr(reaching, "MOST_NEAR", 2)
    desk = start(small_document())
    desk.bench.look_at_subject(AMIN)
    qtbot.waitUntil(lambda: not desk.pane.drawn.is_empty)
    assert desk.pane.drawn.notice.text() == (
        "2 of 3 actors within 2 steps of Amin al-Hafiz are shown. The casebook has 6."
    )
    desk.pane.bar.reached.emit(Reach.ONE)
    qtbot.waitUntil(lambda: "one step" in desk.pane.drawn.notice.text())
    assert desk.pane.drawn.notice.text().startswith("All 2 actors within one step of Amin")


def test_a_screen_reader_finds_actors_and_ties_and_can_look_at_them(desk: Desk) -> None:
    view = desk.pane.view
    items = list(view.items_in_view())
    assert ASSAD.id in items
    assert view.item_text(ASSAD.id).startswith("Hafez al-Assad\nperson")
    rivals = (AMIN.id, TieKind.RIVAL, ASSAD.id)
    assert rivals in items
    assert view.item_text(rivals).startswith("Amin al-Hafiz – rival of – Hafez al-Assad")
    assert view.item_box(ASSAD.id).contains(desk.spot(ASSAD))
    view.press_item(ASSAD.id)
    assert desk.visits[-1].subject == ASSAD
    assert view.item_chosen() == ASSAD.id
    view.press_item(rivals)
    assert desk.visits[-1].subject == Ref(Kind.CLAIM, "B008")
    assert view.item_text("nobody") == ""
