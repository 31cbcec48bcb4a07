"""The Events pane in the real window: filters and their chips, orders, the table, saved views."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from coupexplorer.domain.annotation import Tag
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter
from coupexplorer.domain.vocabulary import Confidence, PhaseKind
from coupexplorer.ui.events.arrangement import Kept
from coupexplorer.ui.events.listing import Grouping
from coupexplorer.ui.events.table import Column
from coupexplorer.ui.panes.events import EventsPane
from coupexplorer.ui.session import Session

SEIZED = "iq-al-sadi-seized"


@pytest.fixture
def pane(session: Session) -> EventsPane:
    """The pane, open on the built-in casebook."""
    found = session.window.docks["events"].pane
    assert isinstance(found, EventsPane)
    return found


def listed(pane: EventsPane) -> list[str]:
    """The events listed, by id."""
    lines = (pane.model.line_at(row) for row in range(pane.model.rowCount()))
    return [line.id for line in lines if line is not None]


def tick(menu: QMenu, *words: str) -> None:
    """Choose an entry of a menu, or of a menu in it, as if it had been opened."""
    menu.aboutToShow.emit()
    for word in words[:-1]:
        menu = next(a.menu() for a in menu.actions() if a.text() == word)  # type: ignore[assignment]
    next(a for a in menu.actions() if a.text() == words[-1]).trigger()


def chips(pane: EventsPane) -> list[str]:
    """What the chips say."""
    return [chip.text().removesuffix("  ×") for chip in pane.bar.chips.chips]


def summary(session: Session) -> str:
    """What stands at the right of the pane's head."""
    return session.window.docks["events"].head.summary.text()


class TestFilters:
    """Narrowing."""

    def test_each_part_is_a_chip_that_takes_itself_away(
        self, qtbot: QtBot, session: Session, pane: EventsPane
    ) -> None:
        menu, every = pane.bar.filter_menu, listed(pane)
        tick(menu, "Phase", "Trigger")
        tick(menu, "Phase", "Seizure")
        tick(menu, "Weakest claim", "medium")
        tick(menu, "Disputed")
        assert session.bench.focus.filter == EventFilter(
            phases=(PhaseKind.TRIGGER, PhaseKind.SEIZURE),
            weakest=(Confidence.MEDIUM,),
            disputed=True,
        )
        assert chips(pane) == ["phase: Trigger or Seizure", "weakest claim: medium", "disputed"]
        assert 0 < len(listed(pane)) < len(every)
        for _ in range(3):
            qtbot.mouseClick(pane.bar.chips.chips[0], Qt.MouseButton.LeftButton)
        assert session.bench.focus.filter == EventFilter()
        assert chips(pane) == []
        assert listed(pane) == every

    def test_ticking_again_takes_away_and_opposites_do_not_stand_together(
        self, session: Session, pane: EventsPane
    ) -> None:
        menu = pane.bar.filter_menu
        tick(menu, "Without a date")
        assert all(pane.bench.casebook.event_lines([e])[0].start is None for e in listed(pane))
        tick(menu, "With a date")
        assert session.bench.focus.filter == EventFilter(placed_only=True)
        tick(menu, "With a date")
        assert session.bench.focus.filter == EventFilter()

    def test_a_source_is_found_by_typing(
        self, qtbot: QtBot, session: Session, pane: EventsPane
    ) -> None:
        tick(pane.bar.filter_menu, "Source…")
        popup = pane.narrowing.choice
        assert popup.isVisible()
        assert popup.list.count() > 2
        qtbot.keyClicks(popup.field, "Ramadan")
        qtbot.keyClick(popup.field, Qt.Key.Key_Return)
        assert not popup.isVisible()
        chosen = session.bench.focus.filter.source
        assert chosen is not None
        source = session.bench.casebook.get(Ref(Kind.SOURCE, chosen))
        assert "Ramadan" in source.title  # type: ignore[union-attr]
        assert chips(pane)[0].startswith("source: ")

    def test_an_actor_is_found_in_another_spelling_and_by_arrow_keys(
        self, qtbot: QtBot, session: Session, pane: EventsPane
    ) -> None:
        tick(pane.bar.filter_menu, "Actor…")
        popup = pane.narrowing.choice
        assert popup.list.count() > 40, "all actors, not the first few"
        qtbot.keyClicks(popup.field, "Saadi")
        popup._fill()
        qtbot.keyClick(popup.field, Qt.Key.Key_Down)
        qtbot.keyClick(popup.field, Qt.Key.Key_Up)
        qtbot.keyClick(popup.field, Qt.Key.Key_Return)
        assert session.bench.focus.filter.actor == "ali-salih-al-sadi"

    def test_nothing_of_that_name_can_be_chosen(self, qtbot: QtBot, pane: EventsPane) -> None:
        tick(pane.bar.filter_menu, "Place…")
        qtbot.keyClicks(pane.narrowing.choice.field, "zxjwvk0417 yyvvkk")
        qtbot.keyClick(pane.narrowing.choice.field, Qt.Key.Key_Return)
        assert pane.narrowing.choice.isVisible()
        assert pane.bench.focus.filter == EventFilter()

    def test_a_tag_of_the_reader_narrows(self, session: Session, pane: EventsPane) -> None:
        tag = Tag("t", "exam", (Ref(Kind.EVENT, SEIZED),))
        session.bench.apply(Edit("tag", (Change(None, tag),)))
        pane.narrowing.narrow(tag="t")
        assert listed(pane) == [SEIZED]
        assert chips(pane) == ["tag: exam"]
        assert summary(session) == f"1 of {len(session.bench.casebook.section(Kind.EVENT))} events"

    def test_dates_are_typed_at_any_precision(
        self, qtbot: QtBot, session: Session, pane: EventsPane
    ) -> None:
        tick(pane.bar.filter_menu, "Dates…")
        popup = pane.narrowing.dates
        qtbot.keyClicks(popup.first, "soon")
        qtbot.keyClick(popup.first, Qt.Key.Key_Return)
        assert "“soon”" in popup.says.text()
        popup.first.setText("12 Nov 1963")
        popup.last.setText("1962")
        qtbot.keyClick(popup.last, Qt.Key.Key_Return)
        assert "before the first" in popup.says.text()
        popup.last.setText("Nov 1963")
        qtbot.keyClick(popup.last, Qt.Key.Key_Return)
        assert not popup.isVisible()
        assert chips(pane) == ["dates: 12–30 Nov 1963"]
        assert session.bench.focus.window is not None
        tick(pane.bar.filter_menu, "Dates…")
        assert (popup.first.text(), popup.last.text()) == ("12 Nov 1963", "30 Nov 1963")
        popup.first.clear()
        qtbot.mouseClick(popup.apply_button, Qt.MouseButton.LeftButton)
        assert chips(pane) == ["dates: until 30 Nov 1963"]
        tick(pane.bar.filter_menu, "Clear the filter")
        assert session.bench.focus.window is None

    def test_words_narrow_once_one_pauses(self, qtbot: QtBot, pane: EventsPane) -> None:
        qtbot.keyClicks(pane.bar.text, "palace")
        qtbot.waitUntil(lambda: pane.bench.focus.filter.text == "palace")
        assert 0 < len(listed(pane)) < 40

    def test_a_filter_that_keeps_nothing_says_so(self, session: Session, pane: EventsPane) -> None:
        pane.narrowing.narrow(text="zxjwvk0417 yyvvkk")
        assert pane.pages.currentWidget() is pane.empty
        assert "No event passes" in pane.empty.text()
        assert summary(session).startswith("0 of ")

    def test_an_empty_casebook_says_so(self, empty_session: Session) -> None:
        pane = empty_session.window.docks["events"].pane
        assert isinstance(pane, EventsPane)
        assert "no events yet" in pane.empty.text()
        assert pane.pages.currentWidget() is pane.empty


class TestOrder:
    """Sorting and grouping."""

    def test_by_claims_most_come_first_and_once_more_least(self, pane: EventsPane) -> None:
        pane.group_by(Grouping.NONE)
        pane.sort_by(Column.CLAIMS)
        counts = [pane.model.line_at(row).claims for row in range(pane.model.rowCount())]  # type: ignore[union-attr]
        assert counts == sorted(counts, reverse=True)
        pane.sort_by(Column.CLAIMS)
        again = [pane.model.line_at(row).claims for row in range(pane.model.rowCount())]  # type: ignore[union-attr]
        assert again == counts[::-1]

    def test_by_title_within_headings(self, pane: EventsPane) -> None:
        pane.sort_by(Column.TITLE)
        runs: list[list[str]] = []
        for row in range(pane.model.rowCount()):
            line = pane.model.line_at(row)
            if line is None:
                runs.append([])
            else:
                runs[-1].append(line.title.lower())
        assert len(runs) > 3
        assert all(run == sorted(run) for run in runs)

    def test_by_case_the_cases_follow_one_another(self, pane: EventsPane) -> None:
        pane.group_by(Grouping.NONE)
        pane.sort_by(Column.CASE)
        cases = [pane.model.line_at(row).case for row in range(pane.model.rowCount())]  # type: ignore[union-attr]
        order = list(pane.bench.cases)
        assert list(dict.fromkeys(cases)) == order
        pane.sort_by(Column.CASE)
        turned = [pane.model.line_at(row).case for row in range(pane.model.rowCount())]  # type: ignore[union-attr]
        assert list(dict.fromkeys(turned)) == order[::-1]

    def test_the_event_looked_at_stays_chosen_and_in_sight(
        self, session: Session, pane: EventsPane
    ) -> None:
        session.bench.look_at_subject(Ref(Kind.EVENT, SEIZED))
        for column in (Column.TITLE, Column.CLAIMS, Column.DATE):
            pane.sort_by(column)
            line = pane.model.line(pane.list.currentIndex())
            assert line is not None
            assert line.id == SEIZED
            rect = pane.list.visualRect(pane.list.currentIndex())
            assert pane.list.viewport().rect().contains(rect)
        assert session.bench.focus.subject == Ref(Kind.EVENT, SEIZED)


class TestView:
    """The rows themselves."""

    def test_rows_are_as_high_as_their_titles_from_the_first_paint_on(
        self, pane: EventsPane
    ) -> None:
        pane.list.verticalScrollBar().setValue(0)
        seen = pane.list.seen()
        pane.list.viewport().repaint()
        assert len(seen) > 4
        for row, y, height in seen:
            laid = pane.painter._lay_out(row)
            if laid is not None:
                lines = laid.layout.lineCount()
                single = pane.painter.usual()
                assert height >= single + (lines - 1) * pane.list.fontMetrics().height() - 2
                assert y + height >= 0

    def test_keys_walk_over_headings_to_either_end(self, qtbot: QtBot, pane: EventsPane) -> None:
        every = listed(pane)
        pane.list.setFocus()
        qtbot.keyClick(pane.list, Qt.Key.Key_Home)
        walked = [pane.bench.focus.subject.id]  # type: ignore[union-attr]
        for _ in range(len(every) - 1):
            qtbot.keyClick(pane.list, Qt.Key.Key_Down)
            walked.append(pane.bench.focus.subject.id)  # type: ignore[union-attr]
        assert walked == every
        qtbot.keyClick(pane.list, Qt.Key.Key_Home)
        assert pane.list.scroll_place.top == 0, "with the heading"
        qtbot.keyClick(pane.list, Qt.Key.Key_End)
        assert pane.bench.focus.subject == Ref(Kind.EVENT, every[-1])
        qtbot.keyClick(pane.list, Qt.Key.Key_PageUp)
        assert pane.bench.focus.subject != Ref(Kind.EVENT, every[-1])
        qtbot.keyClick(pane.list, Qt.Key.Key_PageDown)
        assert pane.bench.focus.subject == Ref(Kind.EVENT, every[-1])

    def test_coming_to_the_list_chooses_nothing(self, session: Session, pane: EventsPane) -> None:
        session.bench.look_at_subject(Ref(Kind.ACTOR, "ali-salih-al-sadi"))
        pane.bar.text.setFocus()
        pane.list.setFocus()
        assert session.bench.focus.subject == Ref(Kind.ACTOR, "ali-salih-al-sadi")

    def test_letters_typed_on_the_list_do_nothing(self, qtbot: QtBot, pane: EventsPane) -> None:
        before = pane.bench.focus
        qtbot.keyClicks(pane.list, "abc")
        assert pane.bench.focus == before

    def test_screen_readers_find_the_rows(self, pane: EventsPane) -> None:
        found = QAccessible.queryAccessibleInterface(pane.list)
        assert found.role() in (QAccessible.Role.List, QAccessible.Role.Table)
        said = {
            found.child(n).text(QAccessible.Text.Name) for n in range(min(found.childCount(), 12))
        }
        assert any("day " in text for text in said)

    def test_a_resize_keeps_rows_without_gap(self, qtbot: QtBot, pane: EventsPane) -> None:
        for width in (180, 900, 300):
            pane.list.resize(width, 500)
            seen = pane.list.seen()
            ends = [each.y + each.height for each in seen]
            assert [each.y for each in seen[1:]] == ends[:-1]


class TestTable:
    """The same events as a table."""

    def as_table(self, pane: EventsPane, *columns: Column) -> None:
        """Show these columns."""
        now = pane.views.arrangement.with_columns(columns)
        pane.arrange_as(replace(now, as_table=True))

    def test_a_menu_makes_it_one_and_a_list_again(self, pane: EventsPane) -> None:
        assert not pane.list.header.isVisible()
        tick(pane.bar.view_menu, "Table")
        assert pane.list.header.isVisible()
        heights = {each.height for each in pane.list.seen() if pane.model.number(each.row) >= 0}
        assert len(heights) == 1
        tick(pane.bar.view_menu, "List")
        assert not pane.list.header.isVisible()

    def test_every_column_says_something(self, pane: EventsPane) -> None:
        self.as_table(pane, *Column)
        index = pane.model.index_of(SEIZED)
        texts = [pane.model.index(index.row(), n).data() for n in range(len(Column))]
        told = dict(zip(Column, texts, strict=True))
        assert told[Column.DATE] == "12 Nov 1963"
        assert told[Column.DAY] == "day −6"
        assert told[Column.PHASE] == "Trigger"
        assert told[Column.IMPORTANCE] == "major"
        assert int(told[Column.CLAIMS]) >= 1
        assert int(told[Column.SOURCES]) >= 1
        heard = pane.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
        assert "Date: 12 Nov 1963. Day from zero: day −6" in str(heard)
        pane.list.viewport().repaint()

    def test_a_click_on_a_head_sorts(self, qtbot: QtBot, pane: EventsPane) -> None:
        self.as_table(pane, Column.DATE, Column.TITLE, Column.PHASE)
        header = pane.list.header
        for place, expected in ((1, Column.TITLE), (2, Column.TITLE), (0, Column.DATE)):
            spot = QPoint(header.sectionViewportPosition(place) + 12, header.height() // 2)
            qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
            assert pane.views.arrangement.sorting.column is expected

    def test_widths_and_order_are_kept(self, pane: EventsPane) -> None:
        self.as_table(pane, Column.DATE, Column.TITLE, Column.PLACES)
        pane.list.header.resizeSection(0, 151)
        pane.list.header.moveSection(2, 0)
        assert pane.model.columns == (Column.PLACES, Column.DATE, Column.TITLE)
        again = Kept.from_text(pane.arrangement())
        assert [(c.column, c.width) for c in again.arrangement.columns] == [
            (Column.PLACES, 0), (Column.DATE, 151), (Column.TITLE, 0)
        ]  # fmt: skip
        assert pane.list.header.sectionSize(1) == 151

    def test_columns_are_chosen_and_moved_by_keyboard(self, qtbot: QtBot, pane: EventsPane) -> None:
        self.as_table(pane, Column.DATE, Column.TITLE)
        tick(pane.bar.view_menu, "Columns…")
        popup = pane._columns
        qtbot.keyClick(popup.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert list(pane.model.columns) == [Column.TITLE, Column.DATE]
        popup.list.setCurrentRow(2)
        qtbot.keyClick(popup.list, Qt.Key.Key_Space)
        assert list(pane.model.columns) == [Column.TITLE, Column.DATE, Column.DAY]
        popup.list.setCurrentRow(0)
        qtbot.keyClick(popup.list, Qt.Key.Key_Space)
        assert list(pane.model.columns) == [Column.DATE, Column.DAY]

    def test_a_mirrored_table_begins_at_the_right(
        self, qapp: QApplication, pane: EventsPane
    ) -> None:
        pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        pane.list.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        pane.list.header.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.as_table(pane, Column.DATE, Column.TITLE)
        first, second = pane.list.header.cells()
        assert first.x > second.x
        pane.list.viewport().repaint()


class TestSavedViews:
    """Filter and arrangement under a name."""

    def test_a_view_brings_back_filter_order_and_columns(
        self, monkeypatch: pytest.MonkeyPatch, session: Session, pane: EventsPane
    ) -> None:
        tick(pane.bar.filter_menu, "Disputed")
        pane.sort_by(Column.CLAIMS)
        pane.group_by(Grouping.CASE)
        saved = listed(pane)
        monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (" Quarrels ", True))
        tick(pane.bar.view_menu, "Save view as…")
        tick(pane.bar.filter_menu, "Clear the filter")
        pane.group_by(Grouping.NONE)
        assert listed(pane) != saved
        tick(pane.bar.view_menu, "Quarrels")
        assert listed(pane) == saved
        assert session.bench.focus.filter.disputed

    def test_it_is_kept_for_its_casebook_and_renamed_and_deleted(
        self, monkeypatch: pytest.MonkeyPatch, session: Session, pane: EventsPane
    ) -> None:
        pane.views.save("One", pane.focus)
        kept = Kept.from_text(pane.arrangement())
        assert [v.name for v in kept.views_of(session.bench.casebook.info().id)] == ["One"]
        assert kept.views_of("another") == ()
        monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Two", True))
        tick(pane.bar.view_menu, "Rename a view", "One")
        tick(pane.bar.view_menu, "Two")
        tick(pane.bar.view_menu, "Delete a view", "Two")
        assert Kept.from_text(pane.arrangement()) == replace(kept, shelves=())

    def test_leaving_the_question_saves_nothing(
        self, monkeypatch: pytest.MonkeyPatch, pane: EventsPane
    ) -> None:
        monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("x", False))
        tick(pane.bar.view_menu, "Save view as…")
        assert pane.views.kept.shelves == ()
