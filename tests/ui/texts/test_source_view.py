"""The text widget: what is marked, what is in the margin, where clicks and keys lead."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QTextFormat
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coupexplorer.analysis.texts.source_text import Span
from coupexplorer.domain.evidence import Citation, Claim, Locator
from coupexplorer.ui.texts.reading import Reading, read
from coupexplorer.ui.texts.source_marks import Mark, Marks, mark_formats
from coupexplorer.ui.texts.source_view import SourceView
from coupexplorer.ui.theme import DARK, LIGHT

TEXT = """= A made-up article =

Infobox
- Strength: 34,000 men

They met in spring. Nobody wrote it down.

== Coup ==
On the first day the leader was seized. A dog barked in the street.

The next day jets strafed the Palace.
"""

ARABIC = "وصل إلى مدريد في اليوم التالي. ولم يعلم أحد بذلك."


@pytest.fixture
def view(qtbot: QtBot) -> SourceView:
    """A view on its own, as narrow as its place in the window."""
    view = SourceView(LIGHT)
    qtbot.addWidget(view)
    view.resize(330, 300)
    view.show()
    return view


def reading_of(text: str, *claims: Claim) -> Reading:
    """A text read with some claims on it."""
    return read(text, claims, "s")


def claim(identifier: str, **place: object) -> Claim:
    """A claim that cites a place of the source."""
    return Claim(identifier, "x", (Citation("s", Locator(**place)),))  # type: ignore[arg-type]


def span_of(reading: Reading, words: str) -> Span:
    """The sentence that begins with some words."""
    text = reading.structure.text
    return next(s for s in reading.sentences if text[s.start : s.end].startswith(words))


def marked(view: SourceView, mark: Mark) -> list[str]:
    """The stretches that carry a mark in the widget, as the reader sees them."""
    look = mark_formats(LIGHT)[mark]
    return [found.cursor.selectedText() for found in view.extraSelections() if found.format == look]


def labels(view: SourceView) -> list[str]:
    """The numbers in the margin."""
    return [row.label for row in view._margin_rows() if row.label]


def test_passages_and_what_is_strong_in_them_are_marked(view: SourceView) -> None:
    reading = reading_of(TEXT)
    view.show_reading(reading)
    passage = span_of(reading, "The next day")
    strong = Span(TEXT.index("Palace"), TEXT.index("Palace") + 6)
    view.mark(Marks((passage,), (strong,)))
    assert marked(view, Mark.PASSAGE) == ["The next day jets strafed the Palace."]
    assert marked(view, Mark.STRONG) == ["Palace"]
    assert marked(view, Mark.USED) == marked(view, Mark.UNUSED) == []


def test_no_mark_is_told_by_colour_alone() -> None:
    for theme in (LIGHT, DARK):
        looks = mark_formats(theme)
        kinds = [
            (looks[mark].underlineStyle(), looks[mark].hasProperty(QTextFormat.OutlinePen))  # type: ignore[attr-defined]
            for mark in (Mark.USED, Mark.UNUSED, Mark.STRONG, Mark.HERE)
        ]
        assert len(set(kinds)) == len(kinds)


def test_used_and_unused_sentences_are_told_apart_and_headings_left_alone(
    view: SourceView,
) -> None:
    view.resize(600, 500)
    reading = reading_of(
        TEXT, claim("A1", section="Lead", sentence=1), claim("A2", section="Coup", paragraph=2)
    )
    view.show_reading(reading)
    view.mark(Marks(use=True))
    assert marked(view, Mark.USED) == [
        "They met in spring.",
        "The next day jets strafed the Palace.",
    ]
    unused = marked(view, Mark.UNUSED)
    assert unused[1:] == [
        "Nobody wrote it down.",
        "On the first day the leader was seized.",
        "A dog barked in the street.",
    ]
    assert "34,000" in unused[0]
    assert not any("Coup" in words or "article" in words for words in unused)


def test_only_what_is_in_view_is_marked_however_long_the_text(view: SourceView) -> None:
    text = "\n\n".join(f"Sentence number {n} stands here." for n in range(20_000))
    view.show_reading(reading_of(text))
    view.mark(Marks(use=True))
    assert 0 < len(view.extraSelections()) < 60
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert "Sentence number 19999 stands here." in marked(view, Mark.UNUSED)
    assert len(view.extraSelections()) < 60


def test_going_to_a_passage_leaves_context_above_it(view: SourceView) -> None:
    text = "\n\n".join(f"Paragraph {n} has one sentence." for n in range(400))
    reading = reading_of(text)
    view.show_reading(reading)
    span = span_of(reading, "Paragraph 250 ")
    view.go_to(span)
    top = view.cursorRect().top()
    assert view.cursorRect().height() < top < view.viewport().height() // 2
    assert view.sentence_here() == span
    before = view.verticalScrollBar().value()
    view.go_to(span_of(reading, "Paragraph 251 "))
    assert view.verticalScrollBar().value() == before, "what is in view does not jump"


def test_a_passage_stays_in_view_when_the_pane_gets_another_size(
    qtbot: QtBot, view: SourceView
) -> None:
    text = "\n\n".join(
        f"Paragraph {n} has words enough to be broken into lines." for n in range(400)
    )
    reading = reading_of(text)
    view.show_reading(reading)
    view.go_to(span_of(reading, "Paragraph 250 "))
    view.resize(200, 160)
    assert 0 <= view.cursorRect().top() < view.viewport().height()
    qtbot.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    view.resize(400, 300)
    assert view.verticalScrollBar().value() == 0, "the reader moved on; nothing pulls back"


def test_the_margin_counts_paragraphs_under_headings_and_lines_without_any(
    view: SourceView,
) -> None:
    view.resize(600, 500)
    view.show_reading(reading_of(TEXT))
    assert labels(view) == ["¶ 1", "¶ 1", "¶ 2"]
    view.show_reading(reading_of("One stands here.\n\nTwo.\nThree is the last."))
    assert labels(view) == ["1", "2", "3"]


def test_a_line_too_long_for_one_bears_its_number_once(view: SourceView) -> None:
    view.resize(600, 500)
    view.show_reading(reading_of("word " * 1000 + "\nSecond."))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert labels(view) == ["2"]


def test_a_bar_runs_along_a_passage(view: SourceView) -> None:
    reading = reading_of(TEXT)
    view.show_reading(reading)
    view.mark(Marks((span_of(reading, "A dog"),)))
    [bar] = [row for row in view._margin_rows() if not row.label]
    spot = view.spot_of(span_of(reading, "A dog"))
    assert bar.top <= spot.y() <= bar.top + bar.height


def test_a_click_chooses_a_sentence_and_a_click_beside_it_nothing(
    qtbot: QtBot, view: SourceView
) -> None:
    reading = reading_of(TEXT)
    view.show_reading(reading)
    chosen: list[Span] = []
    view.sentence_chosen.connect(lambda span, _spot: chosen.append(span))
    dog = span_of(reading, "A dog")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.spot_of(dog))
    assert chosen == [dog]
    beside = QPoint(view.viewport().width() - 2, view.spot_of(span_of(reading, "A made")).y())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=view.spot_of(dog))
    assert chosen == [dog]


def test_selecting_with_the_mouse_chooses_nothing(qtbot: QtBot, view: SourceView) -> None:
    reading = reading_of(TEXT)
    view.show_reading(reading)
    chosen: list[Span] = []
    view.sentence_chosen.connect(lambda span, _spot: chosen.append(span))
    spot = view.spot_of(span_of(reading, "They met"))
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseMove(view.viewport(), spot + QPoint(60, 0))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=spot + QPoint(60, 0))
    assert view.textCursor().hasSelection()
    assert chosen == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_sentence_is_chosen_by_keyboard(qtbot: QtBot, view: SourceView, key: Qt.Key) -> None:
    reading = reading_of(TEXT)
    view.show_reading(reading)
    view.go_to(span_of(reading, "A dog"))
    with qtbot.waitSignal(view.sentence_chosen, timeout=1000) as heard:
        qtbot.keyClick(view, key)
    assert heard.args[0] == span_of(reading, "A dog")


def test_the_caret_tells_which_sentence_it_comes_to_and_being_led_tells_nothing(
    qtbot: QtBot, view: SourceView
) -> None:
    reading = reading_of(TEXT)
    view.show_reading(reading)
    heard: list[object] = []
    view.sentence_entered.connect(heard.append)
    view.go_to(span_of(reading, "They met"))
    assert heard == []
    for _ in range(len("They met in spring. ")):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert heard == [span_of(reading, "Nobody")]


def test_n_and_p_ask_for_a_step(qtbot: QtBot, view: SourceView) -> None:
    view.show_reading(reading_of(TEXT))
    asked: list[int] = []
    view.step_asked.connect(asked.append)
    qtbot.keyClick(view, Qt.Key.Key_N)
    qtbot.keyClick(view, Qt.Key.Key_P)
    assert asked == [1, -1]
    assert view.toPlainText().startswith("= A made-up"), "nothing is typed into the text"


def test_copying_gives_the_text_as_it_was_attached(qtbot: QtBot, view: SourceView) -> None:
    text = "One\u00a0day.\r\n" + "word " * 1000
    view.show_reading(reading_of(text))
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == text


def test_the_same_text_read_again_stays_where_it_is(view: SourceView) -> None:
    text = "\n\n".join(f"Paragraph {n} has one sentence." for n in range(400))
    view.show_reading(reading_of(text))
    view.verticalScrollBar().setValue(100)
    view.show_reading(reading_of(text, claim("A1", line=3)))
    assert view.verticalScrollBar().value() == 100
    view.show_reading(reading_of("Another text."))
    assert view.verticalScrollBar().value() == 0


def test_headings_are_set_bolder_and_rows_quiet(view: SourceView) -> None:
    view.resize(600, 500)
    view.show_reading(reading_of(TEXT))
    weights = {}
    for number in (0, 3, 5):
        formats = view.document().findBlockByNumber(number).layout().formats()
        weights[number] = [
            (f.format.fontWeight() > 500, f.format.foreground().color()) for f in formats
        ]
    assert weights[0][0][0]
    assert weights[3][0][1] == QColor(LIGHT.muted)
    assert weights[5] == []


def test_an_arabic_paragraph_stands_at_the_right_and_an_english_one_at_the_left(
    view: SourceView,
) -> None:
    reading = reading_of(f"In English.\n\n{ARABIC}")
    view.show_reading(reading)
    width = view.viewport().width()
    assert view.spot_of(reading.sentences[0]).x() < width // 4
    assert view.spot_of(reading.sentences[1]).x() > width * 3 // 4
    view.resize(500, 300)
    assert view.spot_of(reading.sentences[1]).x() > view.viewport().width() * 3 // 4


@pytest.fixture
def mirrored() -> Iterator[None]:
    """The application reads right to left."""
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_margin_changes_sides_with_the_window(mirrored: None, qtbot: QtBot) -> None:
    view = SourceView(LIGHT)
    qtbot.addWidget(view)
    view.resize(330, 300)
    view.show()
    view.show_reading(reading_of(TEXT))
    assert view.margin.x() >= view.viewport().x() + view.viewport().width()
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert view.margin.x() + view.margin.width() <= view.viewport().x()


def test_lines_stay_short_enough_to_read_in_a_wide_pane(view: SourceView) -> None:
    view.resize(2000, 300)
    view.show_reading(reading_of("word " * 300))
    letters = view.viewport().width() / view.fontMetrics().averageCharWidth()
    assert letters < 100


def test_the_hint_tells_of_the_sentence_and_takes_nothing_for_markup(
    view: SourceView, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(
        "coupexplorer.ui.texts.shown_text.QToolTip.showText",
        lambda _place, words: shown.append(words),
    )
    reading = reading_of(TEXT)
    view.show_reading(reading)
    view.tip = lambda span: f"<b>{span.start}"
    point_at(view, view.spot_of(span_of(reading, "They met")))
    point_at(view, QPoint(view.viewport().width() - 2, 290))
    assert shown == [f"<p>&lt;b&gt;{TEXT.index('They')}</p>", ""]


def point_at(view: SourceView, spot: QPoint) -> None:
    """Rest the pointer on a spot."""
    event = QHelpEvent(QEvent.Type.ToolTip, spot, view.viewport().mapToGlobal(spot))
    QApplication.sendEvent(view.viewport(), event)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "<b>bold</b> <script>alert(1)</script> & <img src='file:///etc/passwd'>",
        "\u202eturned \u2066inside\u2069 out.\u202c A second sentence.",
        "x" * 1_000_000,
        "word " * 200_000,
        "a\0b\ufdd0c\ufffc. \U0001f41f swims. " * 50,
        "\r\n".join(["One.", "", "Two.\fThree."]),
    ],
    ids=["nothing", "blank", "markup", "bidi", "one-word", "one-line", "strange", "breaks"],
)
def test_any_text_can_be_shown_walked_and_resized(
    qtbot: QtBot, view: SourceView, text: str
) -> None:
    reading = reading_of(text)
    view.show_reading(reading)
    view.mark(Marks(reading.sentences[:3], use=True))
    for span in (*reading.sentences[:1], *reading.sentences[-1:]):
        view.go_to(span)
        assert view.sentence_here() == span
    for width in (200, 700):
        view.resize(width, 260)
        view.grab()
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.toPlainText().replace("\n", "").count("<b>") == text.count("<b>")


def test_marking_while_lines_are_laid_out_anew_is_survived(view: SourceView) -> None:
    """Setting marks scrolled, which set marks again inside the widget's own loop: it crashed."""
    reading = reading_of("Lorem ipsum dolor sit amet consectetur. " * 25_000)
    view.show_reading(reading)
    view.mark(Marks(use=True))
    for part in (2, 3, 5, 7):
        view.go_to(reading.sentences[len(reading.sentences) // part])
        assert marked(view, Mark.UNUSED)
