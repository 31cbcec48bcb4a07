"""The search box: what it lists and says, and that what is hidden is not found, at any moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.samples import small_document

from coupexplorer.domain.identity import Ref
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.search.box import SearchBox
from coupexplorer.ui.search.results import REF_ROLE, ROW_ROLE, Row, RowKind
from coupexplorer.ui.session import Session
from coupexplorer.ui.theme import Scheme
from coupexplorer.ui.workbench import Workbench


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Workbench]:
    """A bench with the small casebook on it."""
    bench = Workbench()
    bench.open(Casebook.in_memory(small_document()))
    yield bench
    bench.close()


@pytest.fixture
def box(qapp: QApplication, qtbot: QtBot, bench: Workbench) -> SearchBox:
    """A search box in a window of its own."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    box = SearchBox(bench, Appearance(qapp, Scheme.LIGHT, window), window)
    window.show()
    box.setFocus()
    return box


def show_context(bench: Workbench, on: bool) -> None:
    bench.look_at(replace(bench.focus, context=on))


def rows(box: SearchBox) -> list[Row]:
    """Everything listed, lines about the search too."""
    return [box.model.index(n).data(ROW_ROLE) for n in range(box.model.rowCount())]


def found(box: SearchBox) -> list[str]:
    """The records that the open results list, nothing while they are closed."""
    if not box.popup.isVisible():
        return []
    return [str(row.ref) for row in rows(box) if row.ref is not None]


def chosen(box: SearchBox) -> str:
    return str(box.results.currentIndex().data(REF_ROLE))


def test_only_what_the_focus_shows_is_found(qtbot: QtBot, bench: Workbench, box: SearchBox) -> None:
    qtbot.keyClicks(box, "guard")
    assert "claim:A074" in found(box)
    box.clear()
    show_context(bench, False)
    qtbot.keyClicks(box, "guard")
    assert "claim:A069" in found(box)
    assert "claim:A074" not in found(box)


def test_open_results_follow_the_layers(qtbot: QtBot, bench: Workbench, box: SearchBox) -> None:
    qtbot.keyClicks(box, "guard")
    with_it = found(box)
    show_context(bench, False)
    without = found(box)
    assert without
    assert set(without) < set(with_it)
    assert "claim:A074" not in without
    show_context(bench, True)
    assert found(box) == with_it


def test_results_are_gone_when_all_are_hidden_and_come_back_with_the_layer(
    qtbot: QtBot, bench: Workbench, box: SearchBox
) -> None:
    qtbot.keyClicks(box, "guardsmen")
    assert found(box) == ["claim:A074"]
    show_context(bench, False)
    assert [row.kind for row in rows(box)] == [RowKind.REMARK]
    assert found(box) == []
    show_context(bench, True)
    assert found(box) == ["claim:A074"]


def test_the_result_under_the_arrow_keys_stays_chosen(
    qtbot: QtBot, bench: Workbench, box: SearchBox
) -> None:
    qtbot.keyClicks(box, "guard")
    while chosen(box) != "claim:A069":
        qtbot.keyClick(box, Qt.Key.Key_Down)
    show_context(bench, False)
    assert chosen(box) == "claim:A069"


def test_a_result_that_goes_gives_its_place_to_the_first(
    qtbot: QtBot, bench: Workbench, box: SearchBox
) -> None:
    qtbot.keyClicks(box, "guard")
    while chosen(box) != "claim:A074":
        qtbot.keyClick(box, Qt.Key.Key_Down)
    show_context(bench, False)
    assert chosen(box) == found(box)[0]


@pytest.mark.parametrize("leave", ["escape", "enter", "empty", "elsewhere"])
def test_closed_results_stay_closed(
    qtbot: QtBot, bench: Workbench, box: SearchBox, leave: str
) -> None:
    qtbot.keyClicks(box, "guard")
    match leave:
        case "escape":
            qtbot.keyClick(box, Qt.Key.Key_Escape)
        case "enter":
            qtbot.keyClick(box, Qt.Key.Key_Return)
        case "empty":
            box.clear()
        case _:
            box.clearFocus()
    assert not box.popup.isVisible()
    show_context(bench, False)
    assert not box.popup.isVisible()


def test_reopened_results_are_of_the_layers_shown_now(
    qtbot: QtBot, bench: Workbench, box: SearchBox
) -> None:
    qtbot.keyClicks(box, "guard")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    show_context(bench, False)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert found(box)
    assert "claim:A074" not in found(box)


def test_another_subject_leaves_open_results_as_they_are(
    qtbot: QtBot, bench: Workbench, box: SearchBox
) -> None:
    qtbot.keyClicks(box, "guard")
    resets: list[None] = []
    box.model.modelReset.connect(lambda: resets.append(None))
    bench.look_at_subject(Ref.parse("event:coup"))
    assert resets == []


def test_without_a_casebook_nothing_is_searched(qapp: QApplication, qtbot: QtBot) -> None:
    bench, window = Workbench(), QWidget()
    qtbot.addWidget(window)
    box = SearchBox(bench, Appearance(qapp, Scheme.LIGHT, window), window)
    qtbot.keyClicks(box, "guard")
    bench.look_at(Focus(context=False))
    assert box.model.rowCount() == 0


def test_the_key_that_hides_the_layer_hides_it_in_open_results_and_in_the_list_of_events(
    qtbot: QtBot, session: Session
) -> None:
    box, bench = session.window.search, session.bench
    part = "wandawi"  # only a source beyond the base texts says that he took part
    events = session.window.docks["events"].pane
    assert events is not None
    bench.look_at(replace(bench.focus, filter=replace(bench.focus.filter, text=part)))
    before = bench.casebook.event_count(bench.focus.event_filter())
    box.setFocus()
    qtbot.keyClicks(box, part)
    assert "event:iq-palace-strafed" in found(box)
    qtbot.keyClick(session.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert not bench.focus.context
    assert "event:iq-palace-strafed" not in found(box)
    assert bench.casebook.event_count(bench.focus.event_filter()) < before
    lines = [events.model.line(events.model.index(row)) for row in range(events.model.rowCount())]  # type: ignore[attr-defined]
    assert "iq-palace-strafed" not in {line.id for line in lines if line is not None}


class TestWhatIsSaid:
    """Lines about the search, among the results."""

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("jets guardsmen", "Nothing has all of these words. These have most:"),
            ("zzzz", "Nothing was found for “zzzz”."),
            ("jets foo:bar", "“foo:” is not known here; case:, actor:, before: and after: are."),
            (
                "jets before:soon",
                "“soon” cannot be read as a date; write 1963, 1963-11 or 1963-11-13.",
            ),
        ],
    )
    def test_it_is_one_line_above_what_is_found(
        self, qtbot: QtBot, box: SearchBox, typed: str, said: str
    ) -> None:
        qtbot.keyClicks(box, typed)
        assert box.popup.isVisible()
        first = rows(box)[0]
        assert (first.kind, first.title) == (RowKind.REMARK, said)

    def test_it_cannot_be_chosen(self, qtbot: QtBot, box: SearchBox) -> None:
        qtbot.keyClicks(box, "jets guardsmen")
        assert box.results.currentIndex().row() == 1
        qtbot.keyClick(box, Qt.Key.Key_Up)
        assert box.results.currentIndex().row() == 1
        gone: list[Ref] = []
        box.chosen.connect(gone.append)
        box._enter(box.model.index(0))
        assert gone == []
        assert box.popup.isVisible()

    def test_nothing_found_leaves_nothing_to_choose(self, qtbot: QtBot, box: SearchBox) -> None:
        gone: list[Ref] = []
        box.chosen.connect(gone.append)
        qtbot.keyClicks(box, "zzzz")
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
            qtbot.keyClick(box, key)
        assert gone == []

    def test_a_hit_names_the_word_left_out(self, qtbot: QtBot, box: SearchBox) -> None:
        qtbot.keyClicks(box, "jets guardsmen")
        below = {str(row.ref): row.below for row in rows(box)[1:]}
        assert "without: guardsmen" in below["claim:A061"]

    def test_a_hit_names_the_word_that_stands_for_the_one_typed(
        self, qtbot: QtBot, box: SearchBox
    ) -> None:
        qtbot.keyClicks(box, "aeroplane planes")
        box.clear()
        qtbot.keyClicks(box, "planes palace")
        below = {str(row.ref): row.below for row in rows(box)}
        assert "also: jets" in below["claim:A061"]


def test_words_found_are_stressed_where_they_stand(qtbot: QtBot, box: SearchBox) -> None:
    qtbot.keyClicks(box, "weapons")
    (row,) = [row for row in rows(box) if str(row.ref) == "dimension:means"]
    assert [row.below[slice(*span)].lower() for span in row.in_below] == ["weapons"]


def test_a_reader_of_the_screen_hears_kind_and_passage(qtbot: QtBot, box: SearchBox) -> None:
    qtbot.keyClicks(box, "weapons")
    heard = str(box.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert heard.startswith(rows(box)[0].title)
    assert "question" in heard


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_results_are_painted_within_the_window(
    qapp: QApplication,
    qtbot: QtBot,
    bench: Workbench,
    scheme: Scheme,
    direction: Qt.LayoutDirection,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 300)
    window.setLayoutDirection(direction)
    box = SearchBox(bench, Appearance(qapp, scheme, window), window)
    box.setGeometry(200, 10, 300, 30)
    window.show()
    for typed in ("guard", "السعدي", "zzzz", "a"):
        box.setText(typed)
        box.textEdited.emit(typed)
        assert window.rect().contains(box.popup.geometry())
        assert not box.popup.grab().isNull()


def test_a_long_claim_takes_two_lines_and_no_more(qtbot: QtBot, box: SearchBox) -> None:
    qtbot.keyClicks(box, "a")
    heights = {
        box.results.sizeHintForIndex(box.model.index(n)).height(): row
        for n, row in enumerate(rows(box))
    }
    assert 1 <= len(heights) <= 2
