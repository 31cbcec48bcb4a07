"""The window itself: actions, search, cases, layout kept, empty casebooks, files and paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.catalogue import PANES, PaneSpec
from coupexplorer.ui.focus import Alignment, Focus
from coupexplorer.ui.session import Session
from coupexplorer.ui.shell.window import FIRST_SIZE, first_size
from coupexplorer.ui.theme import DARK, LIGHT, Scheme

AL_SADI = Ref(Kind.ACTOR, "ali-salih-al-sadi")


def test_every_key_is_given_once(session: Session) -> None:
    keys = Counter(key for _, key in session.window.shortcuts())
    assert [key for key, count in keys.items() if count > 1] == []
    assert {"Ctrl+F", "Ctrl+P", "Alt+Left", "Alt+Right", "F1", "Ctrl+Q", "F11", "Ctrl+0"} <= {*keys}


def test_every_action_has_words_and_a_slot(session: Session) -> None:
    for identifier, action in session.window.actions_by_id.actions.items():
        assert action.text(), identifier
        assert action.receivers("2triggered(bool)") or action.isCheckable(), identifier


def test_full_screen_is_a_key_to_and_fro(session: Session) -> None:
    action = session.window.actions_by_id["full_screen"]
    action.trigger()
    assert session.window.isFullScreen()
    action.trigger()
    assert not session.window.isFullScreen()


def test_first_window_leaves_room_for_its_frame() -> None:
    assert first_size(QSize(1366, 768)) == QSize(1350, 712)
    assert first_size(QSize(2560, 1440)) == FIRST_SIZE


def test_search_by_keyboard_goes_to_the_man(qtbot: QtBot, session: Session) -> None:
    qtbot.keyClick(session.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = session.window.search
    qtbot.keyClicks(box, "sadi")
    assert box.popup.isVisible()
    assert "Sa'di" in str(box.model.index(0).data())
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert not box.popup.isVisible()
    assert session.bench.focus.subject == AL_SADI


def test_search_in_arabic_finds_the_same_man(qtbot: QtBot, session: Session) -> None:
    box = session.window.search
    box.setFocus()
    typed = QInputMethodEvent()
    typed.setCommitString("السعدي")
    QApplication.sendEvent(box, typed)
    box.textEdited.emit(box.text())
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert session.bench.focus.subject == AL_SADI


def test_search_offers_both_hafizes(session: Session) -> None:
    box = session.window.search
    box.model.search("hafiz")
    titles = [str(box.model.index(row).data()) for row in range(4)]
    assert "Amin al-Hafiz" in titles
    assert "Hafez al-Assad" in titles


def test_arrows_walk_the_results_and_escape_closes_them(qtbot: QtBot, session: Session) -> None:
    box = session.window.search
    box.setFocus()
    qtbot.keyClicks(box, "hafiz")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.results.currentIndex().row() == 1
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.popup.isVisible()


def test_a_result_can_be_clicked(qtbot: QtBot, session: Session) -> None:
    box = session.window.search
    box.setFocus()
    qtbot.keyClicks(box, "sadi")
    spot = box.results.visualRect(box.model.index(0)).center()
    qtbot.mouseClick(box.results.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert session.bench.focus.subject == AL_SADI


def test_a_chip_takes_a_case_out_and_in(qtbot: QtBot, session: Session) -> None:
    chips = session.window.chips.chips
    seen: list[tuple[str, ...]] = []
    for case in ("syria-1966", "iraq-1963", "syria-1966"):
        qtbot.mouseClick(chips[case], Qt.MouseButton.LeftButton)
        seen.append(session.bench.focus.cases)
    alone, both = ("iraq-1963",), ("iraq-1963", "syria-1966")
    assert seen == [alone, alone, both], "the last case stays in"


def test_differences_only_hides_what_is_alike(session: Session) -> None:
    model = session.window.docks["comparison"].pane.model  # type: ignore[union-attr]
    before = model.rowCount()
    session.window.actions_by_id["differences"].trigger()
    assert 0 < model.rowCount() < before
    kinds = {d.verdict.kind.value for d in model.grid.dimensions if d.verdict}
    assert "alike" not in kinds


def test_the_alignment_follows_its_action(session: Session) -> None:
    session.window.actions_by_id["align_calendar"].trigger()
    assert session.bench.focus.alignment is Alignment.CALENDAR
    assert "calendar" in session.window.align_button.text()


def test_next_event_steps_in_order_of_time(session: Session) -> None:
    action = session.window.actions_by_id["next_event"]
    seen = []
    for _ in range(5):
        action.trigger()
        subject = session.bench.focus.subject
        assert subject is not None
        event = session.bench.casebook.get(subject)
        seen.append(event.date.sort_key)  # type: ignore[union-attr]
    assert seen == sorted(seen)
    assert len(set(map(str, seen))) > 1


@pytest.mark.parametrize("spec", PANES, ids=lambda spec: spec.id)
def test_a_pane_follows_and_echoes_nothing(session: Session, spec: object) -> None:
    heard: list[Focus] = []
    session.bench.focus_changed.connect(heard.append)
    for ref in (
        AL_SADI,
        Ref(Kind.EVENT, "sy-coup-february-1966"),
        Ref(Kind.CELL, "dead/syria-1966"),
        Ref(Kind.CLAIM, "B085"),
        Ref(Kind.SOURCE, "syria-article"),
        Ref(Kind.PLACE, "damascus"),
        Ref(Kind.DISPUTE, "t07"),
        Ref(Kind.LINK, "madrid"),
    ):
        heard.clear()
        session.bench.look_at_subject(ref)
        assert [focus.subject for focus in heard] == [ref]


@pytest.mark.parametrize("spec", PANES, ids=lambda spec: spec.id)
def test_a_pane_survives_an_empty_casebook(empty_session: Session, spec: object) -> None:
    pane = empty_session.window.docks[spec.id].pane  # type: ignore[attr-defined]
    assert pane is not None
    empty_session.bench.look_at(Focus(alignment=Alignment.CALENDAR))
    empty_session.bench.look_at(Focus(context=False))
    assert pane.isVisible()


@pytest.mark.parametrize("spec", PANES, ids=lambda spec: spec.id)
def test_a_hidden_pane_catches_up_when_shown(
    qtbot: QtBot, session: Session, spec: PaneSpec
) -> None:
    dock = session.window.docks[spec.id]
    dock.close()
    session.bench.look_at_subject(AL_SADI)
    pane = dock.pane
    assert pane is not None
    assert pane._shown != session.bench.focus
    dock.show()
    dock.raise_()
    qtbot.waitUntil(lambda: pane._shown == session.bench.focus)


def test_a_pane_covered_by_a_tab_reads_nothing_until_it_comes_forward(
    qtbot: QtBot, session: Session
) -> None:
    front, behind = session.window.docks["claims"], session.window.docks["text"]
    front.raise_()
    qtbot.waitUntil(lambda: front.pane is not None and front.pane._is_seen)
    assert behind.pane is not None
    session.bench.look_at_subject(AL_SADI)
    assert behind.pane._shown != session.bench.focus
    behind.raise_()
    qtbot.waitUntil(lambda: behind.pane._shown == session.bench.focus)  # type: ignore[union-attr]
    assert front.pane is not None
    assert not front.pane._is_seen


def test_every_pane_has_a_name_for_screen_readers(session: Session) -> None:
    for dock in session.window.docks.values():
        assert dock.pane is not None
        assert dock.pane.accessibleName()
        assert dock.head.close_button.accessibleName()


def test_window_layout_and_focus_come_back(
    start: Callable[[Path], Session], casebook_file: Path
) -> None:
    first = start(casebook_file)
    first.window.docks["timeline"].close()
    first.bench.look_at_subject(AL_SADI)
    first.appearance.choose(Scheme.DARK)
    first.window.close()
    second = start(casebook_file)
    assert not second.window.docks["timeline"].isVisible()
    assert second.bench.focus.subject == AL_SADI
    assert second.appearance.theme == DARK
    second.window.actions_by_id["reset_layout"].trigger()
    assert second.window.docks["timeline"].isVisible()
    second.appearance.choose(Scheme.LIGHT)
    assert second.appearance.theme == LIGHT


@pytest.fixture
def mirrored() -> Iterator[None]:
    """The application reads right to left."""
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_right_to_left_mirrors_the_window(
    mirrored: None, start: Callable[[Path], Session], casebook_file: Path
) -> None:
    docks = start(casebook_file).window.docks
    assert docks["events"].x() > docks["comparison"].x() > docks["profile"].x()


def test_a_file_that_is_no_casebook_is_refused_in_one_sentence(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    garbage = tmp_path / "garbage.casebook"
    garbage.write_bytes(b"not a casebook at all" * 50)
    title = session.bench.casebook.info().title
    assert session.desks is not None
    assert not session.desks.files.open_file(garbage)
    assert len(said) == 1
    assert "garbage.casebook" in said[0]
    assert session.bench.casebook.info().title == title
    assert garbage.read_bytes() == b"not a casebook at all" * 50


def test_a_fault_in_a_slot_leaves_the_window_alive(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, _error, _trace: heard.append(kind))
    pane = session.window.docks["profile"].pane
    assert pane is not None

    def broken(*_: object) -> None:
        raise RuntimeError("injected")

    monkeypatch.setattr(pane, "reload", broken)
    session.bench.look_at_subject(AL_SADI)
    qtbot.waitUntil(lambda: heard == [RuntimeError])
    assert "C001" in session.window.docks["claims"].pane.view.whole_text()  # type: ignore[union-attr]


def test_a_click_outside_closes_the_results(qtbot: QtBot, session: Session) -> None:
    box = session.window.search
    box.setFocus()
    qtbot.keyClicks(box, "hafiz")
    events = session.window.docks["events"].pane
    assert events is not None
    events.setFocus()
    assert not box.popup.isVisible()
