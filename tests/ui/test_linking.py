"""Touch anything anywhere and every visible pane follows: real clicks in the real window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot
from tests.ui.conftest import click_link

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.comparison.grid import Role
from coupexplorer.ui.panes.claims import ClaimsPane
from coupexplorer.ui.panes.comparison import ComparisonPane
from coupexplorer.ui.panes.events import EventsPane
from coupexplorer.ui.panes.profile import ProfilePane
from coupexplorer.ui.panes.timeline import TimelinePane
from coupexplorer.ui.session import Session

SEIZED = Ref(Kind.EVENT, "iq-al-sadi-seized")
AL_SADI = Ref(Kind.ACTOR, "ali-salih-al-sadi")


def events(session: Session) -> EventsPane:
    """The Events pane."""
    pane = session.window.docks["events"].pane
    assert isinstance(pane, EventsPane)
    return pane


def comparison(session: Session) -> ComparisonPane:
    """The Comparison pane."""
    pane = session.window.docks["comparison"].pane
    assert isinstance(pane, ComparisonPane)
    return pane


def profile(session: Session) -> ProfilePane:
    """The Profile pane."""
    pane = session.window.docks["profile"].pane
    assert isinstance(pane, ProfilePane)
    return pane


def claims(session: Session) -> ClaimsPane:
    """The Claims & sources pane."""
    pane = session.window.docks["claims"].pane
    assert isinstance(pane, ClaimsPane)
    return pane


def timeline(session: Session) -> TimelinePane:
    """The Timeline pane."""
    pane = session.window.docks["timeline"].pane
    assert isinstance(pane, TimelinePane)
    return pane


def click_event(qtbot: QtBot, session: Session, event: str) -> None:
    """Click an event's row in the list."""
    pane = events(session)
    index = pane.model.index_of(event)
    assert index.isValid()
    pane.list.scrollTo(index)
    spot = pane.list.visualRect(index).center()
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def highlighted(pane: ComparisonPane) -> set[str]:
    """The cells marked as resting on the thing looked at."""
    found = set()
    for row in range(pane.model.rowCount()):
        for column in range(1, pane.model.columnCount()):
            index = pane.model.index(row, column)
            ref = pane.model.ref(index)
            if pane.model.data(index, Role.HIGHLIGHT) and ref is not None:
                found.add(ref.id)
    return found


def all_show_the_seizure(session: Session) -> None:
    """Every pane, each from its side, is on al-Sa'di's arrest."""
    assert session.bench.focus.subject == SEIZED
    current = events(session).model.line(events(session).list.currentIndex())
    assert current is not None
    assert current.id == SEIZED.id
    assert "seized" in profile(session).view.whole_text()
    assert "A053" in claims(session).view.whole_text()
    assert "trigger/iraq-1963" in highlighted(comparison(session))
    assert timeline(session).selected_event() == SEIZED.id


def test_clicking_an_event_moves_every_pane(qtbot: QtBot, session: Session) -> None:
    click_event(qtbot, session, SEIZED.id)
    all_show_the_seizure(session)


def test_clicking_an_actor_moves_every_pane(qtbot: QtBot, session: Session) -> None:
    click_event(qtbot, session, SEIZED.id)
    click_link(qtbot, profile(session).view, "Ali Salih al-Sa'di")
    assert session.bench.focus.subject == AL_SADI
    page = profile(session).view.whole_text()
    assert "علي صالح السعدي" in page
    assert "al-Sadi" in page
    assert "secretary general" in page.lower()
    assert "A032" in claims(session).view.whole_text()
    assert highlighted(comparison(session))


def test_clicking_a_cell_shows_its_claims(qtbot: QtBot, session: Session) -> None:
    pane = comparison(session)
    index = pane.model.index_of(Ref(Kind.CELL, "trigger/iraq-1963"))
    pane.table.scrollTo(index)
    corner = pane.table.visualRect(index).bottomRight() - QPoint(3, 3)
    qtbot.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=corner)
    assert session.bench.focus.subject == Ref(Kind.CELL, "trigger/iraq-1963")
    assert "A053" in claims(session).view.whole_text()
    assert "Verdict" in profile(session).view.whole_text().title()


def test_clicking_a_mark_in_a_cell_goes_to_the_claim(qtbot: QtBot, session: Session) -> None:
    pane = comparison(session)
    index = pane.model.index_of(Ref(Kind.CELL, "trigger/iraq-1963"))
    pane.table.scrollTo(index)
    spot = spot_of_a_link(pane, index.row(), index.column())
    qtbot.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    subject = session.bench.focus.subject
    assert subject is not None
    assert subject.kind is Kind.CLAIM
    assert subject.id in claims(session).view.whole_text()


def spot_of_a_link(pane: ComparisonPane, row: int, column: int) -> QPoint:
    """Where a mouse would find a link in a cell."""
    index = pane.model.index(row, column)
    rect = pane.table.visualRect(index)
    for y in range(rect.top(), rect.bottom(), 4):
        for x in range(rect.left(), rect.right(), 4):
            if pane.painter.link_at(index, rect, QPoint(x, y), pane.table.font()):
                return QPoint(x, y)
    raise AssertionError("the cell has no link")


def test_clicking_a_claim_moves_every_pane(qtbot: QtBot, session: Session) -> None:
    click_event(qtbot, session, SEIZED.id)
    claim = session.bench.casebook.get(Ref(Kind.CLAIM, "A053"))
    assert claim is not None
    click_link(qtbot, claims(session).view, claim.text[:20])  # type: ignore[union-attr]
    assert session.bench.focus.subject == Ref(Kind.CLAIM, "A053")
    assert "What rests on it".upper() in profile(session).view.whole_text()
    assert "trigger/iraq-1963" in highlighted(comparison(session))


def test_clicking_a_timeline_mark_moves_every_pane(qtbot: QtBot, session: Session) -> None:
    pane = timeline(session)
    spot = pane.spot_of(SEIZED.id)
    assert spot is not None
    qtbot.mouseClick(pane.plot_viewport(), Qt.MouseButton.LeftButton, pos=spot)
    all_show_the_seizure(session)


def test_back_returns_and_forward_goes_again(qtbot: QtBot, session: Session) -> None:
    click_event(qtbot, session, SEIZED.id)
    click_link(qtbot, profile(session).view, "Ali Salih al-Sa'di")
    qtbot.keyClick(session.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    all_show_the_seizure(session)
    qtbot.keyClick(session.window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert session.bench.focus.subject == AL_SADI


def test_a_source_leads_to_its_profile_and_claims(qtbot: QtBot, session: Session) -> None:
    session.bench.look_at_subject(Ref(Kind.CLAIM, "A053"))
    click_link(qtbot, claims(session).view, "A · section")
    assert session.bench.focus.subject == Ref(Kind.SOURCE, "iraq-article")
    assert "tertiary" in profile(session).view.whole_text()


def test_a_dispute_shows_every_side(session: Session) -> None:
    session.bench.look_at_subject(Ref(Kind.DISPUTE, "t08"))
    page = claims(session).view.whole_text()
    dispute = session.bench.casebook.get(Ref(Kind.DISPUTE, "t08"))
    for side in dispute.sides:  # type: ignore[union-attr]
        assert side.answer in page


def test_hiding_the_context_layer_hides_it_everywhere(qtbot: QtBot, session: Session) -> None:
    session.bench.look_at_subject(AL_SADI)
    assert "C001" in claims(session).view.whole_text()
    shown = events(session).model.rowCount()
    session.window.actions_by_id["context"].trigger()
    assert "C001" not in claims(session).view.whole_text()
    assert "1928" not in profile(session).view.whole_text()
    assert events(session).model.rowCount() < shown


def test_a_link_is_followed_by_keyboard(qtbot: QtBot, session: Session) -> None:
    session.bench.look_at_subject(SEIZED)
    view = profile(session).view
    view.setFocus()
    view.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert session.bench.focus.subject != SEIZED
