"""Pages of rich text, in a view and in the cells of a table: links lead home, nothing is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QImage, QPainter, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot
from tests.samples import IRAQ, SYRIA, small_document
from tests.ui.conftest import click_link
from tests.ui.test_markup import HOSTILE, links, plain, words

from coupexplorer.domain.comparison import Cell
from coupexplorer.domain.evidence import Statement
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Emptiness, Layer
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui import markup
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.comparison.grid import ComparisonModel, Role
from coupexplorer.ui.comparison.painter import CellPainter
from coupexplorer.ui.comparison.rows import Grid
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.panes.comparison import ComparisonPane
from coupexplorer.ui.rich_view import RichView, address, fold_address, ref_of_address
from coupexplorer.ui.theme import DARK, LIGHT, Scheme
from coupexplorer.ui.workbench import Workbench

A053 = Ref(Kind.CLAIM, "A053")
ODD = [
    "a b", "ä/ö", "../x", "?q#f", "a:b", "<b>&\"'", "قصة", "😀", "%", "a\nb", "a+b", " ", "a\\b",
    "//host/x", "means/iraq-1963", "\N{RIGHT-TO-LEFT ISOLATE}x", "x" * 500,
]  # fmt: skip
PERCENT = ["100%25", "a%20b", "%41", "%zz"]
TALL = "".join(f"<p>line {number}</p>" for number in range(60))
PAGES = ["<p>first</p>", "<p>second</p>", '<p><a name="spot"></a>third</p>']
LONG_PAGES = [PAGES[0] + TALL, PAGES[1] + TALL, PAGES[2] + TALL]


@pytest.fixture
def view(qtbot: QtBot) -> RichView:
    """A view of an ordinary size, on the screen."""
    view = RichView()
    qtbot.addWidget(view)
    view.resize(320, 240)
    view.show()
    return view


def said(view: RichView) -> str:
    """The letters of the page so far."""
    return "".join(view.toPlainText().split())


class TestAddresses:
    """A record's address leads back to it."""

    @pytest.mark.parametrize("identifier", ODD)
    @pytest.mark.parametrize("kind", [Kind.CLAIM, Kind.CELL])
    def test_an_odd_id_is_found_again(self, kind: Kind, identifier: str) -> None:
        assert ref_of_address(QUrl(address(Ref(kind, identifier)))) == Ref(kind, identifier)

    @pytest.mark.parametrize("identifier", PERCENT)
    def test_an_id_with_a_percent_sign_is_found_again(self, identifier: str) -> None:
        ref = Ref(Kind.CLAIM, identifier)
        assert ref_of_address(QUrl(address(ref))) == ref

    @settings(max_examples=80)
    @given(
        st.text(
            st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="%\0"),
            min_size=1,
            max_size=12,
        )
    )
    def test_any_id_is_found_again(self, identifier: str) -> None:
        ref = Ref(Kind.EVENT, identifier)
        assert address(ref).isascii()
        assert not set(address(ref)) & set(" <>\"'&")
        assert ref_of_address(QUrl(address(ref))) == ref

    @pytest.mark.parametrize(
        "url",
        [
            "https://example.org/claim:A1",
            "file:///etc/hostname",
            "claim:A1",
            "other:claim%3AA1",
            "file:claim%3AA1",
            "#spot",
            "",
            "casebook:",
            "casebook:claim",
            "casebook:claim%3A",
            "casebook:moon%3Ax",
            "javascript:alert(1)",
            "qrc:/x",
        ],
    )
    def test_any_other_address_leads_nowhere(self, url: str) -> None:
        assert ref_of_address(QUrl(url)) is None


class TestView:
    """The read-only page."""

    @pytest.mark.parametrize("identifier", ODD[:12])
    def test_a_link_is_followed_by_key(self, qtbot: QtBot, view: RichView, identifier: str) -> None:
        ref = Ref(Kind.CLAIM, identifier)
        view.show_page(f"<p>{markup.link(ref, 'here', LIGHT.link)}</p>")
        view.setFocus()
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        with qtbot.waitSignal(view.followed) as followed:
            qtbot.keyClick(view, Qt.Key.Key_Return)
        assert followed.args == [ref]

    def test_a_link_is_followed_by_mouse(self, qtbot: QtBot, view: RichView) -> None:
        view.show_page(f"<p>Look {markup.link(A053, 'over there', LIGHT.link)}.</p>")
        with qtbot.waitSignal(view.followed) as followed:
            click_link(qtbot, view, "over there")
        assert followed.args == [A053]

    @pytest.mark.parametrize("url", ["https://example.org/", "file:///etc/hostname", "x.html"])
    def test_any_other_link_does_nothing(self, qtbot: QtBot, view: RichView, url: str) -> None:
        view.show_page(f'<p><a href="{url}">elsewhere</a></p>')
        with qtbot.assertNotEmitted(view.followed):
            click_link(qtbot, view, "elsewhere")
        assert view.source().isEmpty()
        assert view.toPlainText() == "elsewhere"

    @pytest.mark.parametrize("kind", QTextDocument.ResourceType)
    @pytest.mark.parametrize("name", ["file:///etc/hostname", "https://example.org/x", ":/x", "x"])
    def test_nothing_is_loaded(
        self, view: RichView, kind: QTextDocument.ResourceType, name: str
    ) -> None:
        found = view.loadResource(kind.value, QUrl(name))
        assert isinstance(found, QImage)
        assert found.isNull()

    def test_a_picture_in_a_page_stays_empty(self, view: RichView, tmp_path: object) -> None:
        picture = f"{tmp_path}/picture.png"
        image = QImage(40, 40, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.red)
        assert image.save(picture)
        view.show_page(f'<p><img src="file://{picture}"> <img src="{picture}"></p>')
        shown = view.grab().toImage()
        red = sum(
            shown.pixelColor(x, y).name() == "#ff0000"
            for x in range(0, shown.width(), 4)
            for y in range(0, shown.height(), 4)
        )
        assert red == 0

    def test_the_first_part_is_there_at_once_and_the_others_follow(
        self, qtbot: QtBot, view: RichView
    ) -> None:
        view.show_page(*LONG_PAGES)
        assert view.toPlainText().startswith("first")
        assert "second" not in view.toPlainText()
        qtbot.waitUntil(lambda: "third" in view.toPlainText())

    def test_what_finds_room_is_there_at_once(self, view: RichView) -> None:
        view.show_page(*PAGES)
        assert said(view) == "firstsecondthird"
        many = [f"<p>{number}</p>" for number in range(200)]
        view.show_page(*many)
        assert view.document().size().height() >= view.viewport().height()
        assert view.toPlainText().count("\n") < 150

    def test_parts_are_made_only_when_their_turn_comes(self, qtbot: QtBot, view: RichView) -> None:
        made: list[str] = []

        def parts() -> Iterator[str]:
            for page in LONG_PAGES:
                made.append(page)
                yield page

        view.show_parts(parts())
        assert made == LONG_PAGES[:1]
        qtbot.waitUntil(lambda: made == LONG_PAGES)

    def test_the_whole_text_does_not_wait(self, view: RichView) -> None:
        view.show_page(*LONG_PAGES)
        assert "third" in view.whole_text()

    def test_a_part_starts_a_line_of_its_own(self, view: RichView) -> None:
        view.show_page(TALL, '<p style="margin-top:14px">second</p>' + TALL, "<p>third</p>")
        assert view.whole_text().split("\n")[59:62] == ["line 59", "second", "line 0"]
        cursor = view.document().find("second")
        assert cursor.blockFormat().topMargin() == 14, "with the room above it that it asks for"

    def test_a_new_page_drops_what_still_waits(self, qtbot: QtBot, view: RichView) -> None:
        view.show_page(*LONG_PAGES)
        view.show_page("<p>other</p>", "<p>end</p>")
        qtbot.waitUntil(lambda: said(view) == "otherend")
        view.whole_text()
        assert said(view) == "otherend"

    def test_no_parts_are_an_empty_page(self, view: RichView) -> None:
        view.show_page(*PAGES)
        view.show_page()
        assert view.whole_text() == ""

    def test_a_spot_in_a_part_that_waits_is_found_when_it_comes(
        self, qtbot: QtBot, view: RichView
    ) -> None:
        view.show_page(TALL, TALL, PAGES[2], TALL)
        view.scroll_to("spot")
        assert view.verticalScrollBar().value() == 0
        qtbot.waitUntil(lambda: view.toPlainText().count("line 59") == 3)
        cursor = view.document().find("third")
        assert view.viewport().rect().contains(view.cursorRect(cursor).center())

    def test_a_new_page_starts_at_its_top(self, view: RichView) -> None:
        view.show_page(TALL)
        view.moveCursor(QTextCursor.MoveOperation.End)
        view.show_page(TALL)
        assert view.verticalScrollBar().value() == 0

    def test_a_page_that_is_changed_may_stay_where_it_was(self, view: RichView) -> None:
        view.show_page(TALL, TALL, TALL)
        view.whole_text()
        view.verticalScrollBar().setValue(1500)
        view.show_parts(iter([TALL, TALL + "<p>more</p>", TALL]), stay=True)
        assert view.verticalScrollBar().value() == 1500

    def test_the_scroll_bar_changes_no_line(self, view: RichView) -> None:
        words = "<p>" + "so many words in a long line " * 8 + "</p>"
        view.show_page(words)
        assert not view.verticalScrollBar().isVisible()
        narrow = view.document().firstBlock().layout().lineCount()
        view.show_page(words + TALL)
        assert view.verticalScrollBar().isVisible()
        assert view.document().firstBlock().layout().lineCount() == narrow

    def test_a_fold_is_asked_for_by_key_and_the_keyboard_stays_on_it(
        self, qtbot: QtBot, view: RichView
    ) -> None:
        link = f'<a href="{fold_address("t 1/ä")}">open</a>'
        page = f"<p>{markup.link(A053, 'here', LIGHT.link)} {link}</p>"
        view.show_page(page)
        view.setFocus()
        for _ in range(2):
            qtbot.keyClick(view, Qt.Key.Key_Tab)
        with qtbot.waitSignal(view.folded) as folded, qtbot.assertNotEmitted(view.followed):
            qtbot.keyClick(view, Qt.Key.Key_Return)
        assert folded.args == ["t 1/ä"]
        view.show_page(page)
        view.stand_on(fold_address("t 1/ä"))
        with qtbot.waitSignal(view.folded):
            qtbot.keyClick(view, Qt.Key.Key_Return)

    def test_resting_on_a_link_tells_what_it_leads_to(self, view: RichView) -> None:
        view.tip = lambda ref: f"<b>{ref.id}</b>"
        view.highlighted.emit(QUrl(address(A053)))
        assert plain(view.toolTip()) == "<b>A053</b>"
        view.highlighted.emit(QUrl())
        assert view.toolTip() == ""

    @pytest.mark.parametrize("word", ["x" * 2000, "س" * 2000, "😀" * 500])
    def test_a_very_long_word_is_broken_to_the_width(self, view: RichView, word: str) -> None:
        view.show_page(f"<p>{word}</p>")
        assert view.document().size().width() <= view.viewport().width()
        assert view.horizontalScrollBar().maximum() == 0


@pytest.fixture
def grid() -> Grid:
    """The comparison of the small casebook."""
    document = small_document()
    return Grid(
        dimensions=document.dimensions,
        cases=document.cases,
        cells={cell.id: cell for cell in document.cells},
        claims={claim.id: claim for claim in document.claims},
        sources={source.id: source for source in document.sources},
        disputed=frozenset({"A061"}),
    )


@pytest.fixture
def model(qapp: QApplication, grid: Grid) -> ComparisonModel:
    """A table of it."""
    model = ComparisonModel()
    model.show_grid(grid, LIGHT)
    return model


@pytest.fixture
def painter(qapp: QApplication) -> CellPainter:
    """A painter in light colours."""
    return CellPainter(Appearance(qapp, Scheme.LIGHT, qapp))


class TestGrid:
    """What the cells say, without a window."""

    def test_it_has_a_row_a_question_and_a_column_a_case(self, model: ComparisonModel) -> None:
        assert (model.rowCount(), model.columnCount()) == (2, 3)
        heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(3)]
        assert heads == ["Question", "Iraq 1963 · 1963", "Syria 1966 · 1966"]

    def test_every_item_knows_its_record_and_is_found_by_it(self, model: ComparisonModel) -> None:
        for row in range(2):
            for column in range(3):
                index = model.index(row, column)
                ref = model.ref(index)
                assert ref is not None
                assert model.index_of(ref) == index
        assert model.ref(model.index(0, 1)) == Ref(Kind.CELL, f"means/{IRAQ}")
        assert not model.index_of(Ref(Kind.CELL, "means/gone")).isValid()
        assert not model.index_of(Ref(Kind.DIMENSION, "gone")).isValid()

    def test_an_answer_is_plain_text_with_marks_as_links(self, model: ComparisonModel) -> None:
        index = model.index(0, 1)
        assert index.data() == "Aircraft. Tanks."
        page = str(index.data(Role.PAGE))
        assert plain(page) == "Aircraft. ⚠ A Coup ¶2 Tanks. A Coup ¶1"
        assert [ref for _, ref in links(page)] == [Ref(Kind.CLAIM, "A061"), Ref(Kind.CLAIM, "A069")]

    def test_an_empty_answer_says_why(self, model: ComparisonModel, grid: Grid) -> None:
        for role in (Qt.ItemDataRole.DisplayRole, Role.PAGE):
            assert "silent" in str(model.data(model.index(1, 1), role))
            assert "Not found yet." in str(model.data(model.index(1, 2), role))
        model.show_grid(replace(grid, cells={}), LIGHT)
        assert model.index(0, 1).data() == "Not asked yet."

    def test_a_question_shows_its_verdict(self, model: ComparisonModel) -> None:
        assert model.index(0, 0).data() == "Means of force (different)"
        assert "≠" in plain(str(model.index(0, 0).data(Role.PAGE)))
        tip = str(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
        assert "Aircraft in one case only." in plain(tip)

    def test_a_hidden_layer_takes_its_statements_with_it(
        self, model: ComparisonModel, grid: Grid
    ) -> None:
        beyond = {c: replace(claim, layer=Layer.CONTEXT) for c, claim in grid.claims.items()}
        told = Cell("means", IRAQ, (Statement("From beyond.", ("A061",)),), Emptiness.SOURCE_SILENT)
        cells = {told.id: told}
        model.show_grid(replace(grid, claims=beyond, cells=cells), LIGHT)
        assert "From beyond." in model.index(0, 1).data()
        model.show_grid(replace(grid, claims=beyond, cells=cells, context=False), LIGHT)
        assert model.index(0, 1).data() == "The base text is silent on this."

    def test_cells_resting_on_a_claim_are_highlighted(
        self, qtbot: QtBot, model: ComparisonModel
    ) -> None:
        with qtbot.waitSignal(model.dataChanged):
            model.highlight(frozenset({"A069"}))
        marked = [
            (row, column)
            for row in range(2)
            for column in range(3)
            if model.index(row, column).data(Role.HIGHLIGHT)
        ]
        assert marked == [(0, 1)]
        with qtbot.assertNotEmitted(model.dataChanged):
            model.highlight(frozenset({"A069"}))

    @pytest.mark.parametrize("value", HOSTILE)
    def test_no_text_of_an_answer_becomes_markup(
        self, model: ComparisonModel, grid: Grid, value: str
    ) -> None:
        cell = Cell("means", IRAQ, (Statement(value, ("A053",)),))
        asked = replace(grid.dimensions[0], title=value, question=value, guidance=value)
        model.show_grid(replace(grid, cells={cell.id: cell}, dimensions=(asked,)), LIGHT)
        assert plain(str(model.index(0, 1).data(Role.PAGE))).startswith(words(value))
        assert plain(str(model.index(0, 0).data(Role.PAGE))).startswith(words(value))
        assert (
            plain(str(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))).count(words(value)) > 1
        )
        assert model.index(0, 1).data() == value


class TestPainter:
    """Cells on the screen."""

    def test_a_narrow_cell_is_higher(
        self, painter: CellPainter, model: ComparisonModel, qapp: QApplication
    ) -> None:
        index = model.index(0, 1)
        heights = [painter.height(index, width, qapp.font()) for width in (80, 160, 800)]
        assert heights == sorted(heights, reverse=True)
        assert heights[0] > heights[2]

    def test_the_size_asked_for_is_the_height_at_the_width_offered(
        self, painter: CellPainter, model: ComparisonModel, qapp: QApplication
    ) -> None:
        option = QStyleOptionViewItem()
        option.rect.setRect(0, 0, 200, 10)
        option.font = qapp.font()
        size = painter.sizeHint(option, model.index(0, 1))
        assert size.width() == 200
        assert size.height() == painter.height(model.index(0, 1), 200, qapp.font())

    def test_every_link_is_found_under_its_letters_and_none_beside_them(
        self, painter: CellPainter, model: ComparisonModel, qapp: QApplication
    ) -> None:
        index, cell = model.index(0, 1), QRect(30, 40, 300, 200)
        found = {
            painter.link_at(index, cell, QPoint(x, y), qapp.font())
            for x in range(cell.left(), cell.right(), 8)
            for y in range(cell.top(), cell.bottom(), 8)
        }
        assert found == {None, Ref(Kind.CLAIM, "A061"), Ref(Kind.CLAIM, "A069")}
        assert painter.link_at(index, cell, cell.topLeft(), qapp.font()) is None

    @pytest.mark.parametrize("selected", [False, True])
    def test_a_cell_is_painted_and_a_chosen_one_stands_out(
        self, painter: CellPainter, model: ComparisonModel, qapp: QApplication, selected: bool
    ) -> None:
        image = painted(painter, model, qapp, selected=selected)
        colours = {image.pixelColor(x, y).name() for x in range(0, 300, 2) for y in range(100)}
        assert len(colours) > 5, "letters are there"
        assert (LIGHT.highlight in colours) is selected

    def test_a_cell_that_rests_on_what_is_looked_at_stands_out(
        self, painter: CellPainter, model: ComparisonModel, qapp: QApplication
    ) -> None:
        model.highlight(frozenset({"A069"}))
        image = painted(painter, model, qapp, selected=False)
        assert image.pixelColor(150, 90).name() == LIGHT.highlight

    def test_colours_follow_once_the_old_pages_are_forgotten(
        self, painter: CellPainter, model: ComparisonModel, grid: Grid, qapp: QApplication
    ) -> None:
        before = painted(painter, model, qapp, selected=False)
        model.show_grid(grid, DARK)
        painter.forget()
        assert painted(painter, model, qapp, selected=False) != before

    def test_a_very_long_word_is_broken_to_the_width(
        self, painter: CellPainter, model: ComparisonModel, grid: Grid, qapp: QApplication
    ) -> None:
        short, long = (Cell("means", SYRIA, (Statement("x" * n),)) for n in (20, 2000))
        heights = []
        for cell in (short, long):
            model.show_grid(replace(grid, cells={cell.id: cell}), LIGHT)
            heights.append(painter.height(model.index(0, 2), 200, qapp.font()))
        assert heights[1] > 10 * heights[0]


def painted(
    painter: CellPainter, model: ComparisonModel, qapp: QApplication, *, selected: bool
) -> QImage:
    """The first answer as a picture."""
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.rect.setRect(0, 0, 300, 100)
    option.font = qapp.font()
    if selected:
        option.state = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
    brush = QPainter(image)
    painter.paint(brush, option, model.index(0, 1))
    brush.end()
    return image


class TestThreads:
    """What ties the cases together stands below the questions, across all case columns."""

    @pytest.fixture
    def tied(self, grid: Grid) -> Grid:
        """The comparison with the thread of the small casebook."""
        return replace(grid, threads=small_document().links)

    def test_a_thread_is_a_row_of_its_own(self, model: ComparisonModel, tied: Grid) -> None:
        model.show_grid(tied, LIGHT)
        assert model.rowCount() == 3
        assert model.index(2, 0).data() == "The same weekend (thread)"
        assert model.index(2, 1).data() == "Both at once."
        assert model.index(2, 2).data() == ""
        assert plain(str(model.index(2, 1).data(Role.PAGE))).startswith("Both at once.")
        ref = Ref(Kind.LINK, "weekend")
        assert {model.ref(model.index(2, column)) for column in range(3)} == {ref}
        assert model.index_of(ref) == model.index(2, 0)
        assert not model.index_of(Ref(Kind.LINK, "gone")).isValid()

    def test_a_thread_resting_on_a_claim_is_highlighted(
        self, model: ComparisonModel, tied: Grid
    ) -> None:
        model.show_grid(tied, LIGHT)
        model.highlight(frozenset({"A053"}))
        assert model.index(2, 1).data(Role.HIGHLIGHT)
        assert not model.index(2, 0).data(Role.HIGHLIGHT)

    def test_a_thread_is_shown_when_it_ties_cases_in_the_layers_shown(self, tied: Grid) -> None:
        (link,) = tied.threads
        assert tied.shows(link)
        assert not replace(tied, cases=tied.cases[:1]).shows(link)
        beyond = replace(link, layer=Layer.CONTEXT)
        assert tied.shows(beyond)
        assert not replace(tied, context=False).shows(beyond)
        claims = {c: replace(claim, layer=Layer.CONTEXT) for c, claim in tied.claims.items()}
        assert not replace(tied, context=False, claims=claims).shows(link)

    def test_a_thread_is_told_across_the_columns_of_all_cases(
        self, qtbot: QtBot, qapp: QApplication
    ) -> None:
        bench = Workbench()
        bench.open(Casebook.in_memory(small_document()))
        pane = ComparisonPane(bench, Appearance(qapp, Scheme.LIGHT, qapp))
        qtbot.addWidget(pane)
        pane.resize(700, 500)
        pane.show()
        bench.look_at(Focus(cases=(IRAQ, SYRIA)))
        assert pane.table.columnSpan(2, 1) == 2
        assert pane.table.columnSpan(0, 1) == 1
        bench.look_at(Focus(subject=Ref(Kind.LINK, "weekend"), cases=(IRAQ, SYRIA)))
        assert pane.model.ref(pane.table.currentIndex()) == Ref(Kind.LINK, "weekend")
        bench.close()
