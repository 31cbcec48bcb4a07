"""The Text pane: passages in focus, used and unused sentences, texts attached and taken away."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from tests.samples import small_document

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.evidence import (
    Citation,
    Claim,
    Locator,
    NoteMarker,
    Source,
    Transcript,
)
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer, MarkerPosition, SourceKind, Stance
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.dialogs.paste_text import PasteText
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.panes.text import TextPane
from coupexplorer.ui.session import Session
from coupexplorer.ui.texts.source_marks import Mark, mark_formats
from coupexplorer.ui.theme import Scheme
from coupexplorer.ui.workbench import Workbench

WAIT_MS = 20_000

TEXT = """= A made-up article =

Infobox
- Strength: 34,000 men

They met in spring. Nobody wrote it down.

== Coup ==
On the first day the leader was seized. A dog barked in the street.

[12] The next day jets strafed the Palace.

By night it was over.
"""
OTHER = "The coup took place in Damascus.\nIt began before dawn."

COUP_1 = ["On the first day the leader was seized.", "A dog barked in the street."]
JETS = "The next day jets strafed the Palace."
UNUSED = ["They met in spring.", "Nobody wrote it down.", "By night it was over."]


def text_of(source: str, text: str, origin: str = "made up.txt") -> Transcript:
    """A text attached to a source."""
    return Transcript(f"{source}/text", source, text, origin)


def document() -> CasebookDocument:
    """The small casebook, its claims cited so that each way of marking is there."""
    small = small_document()
    marker = NoteMarker("12", MarkerPosition.LINE_HEAD)
    jets = (
        Citation("mirror", Locator(page="7"), Stance.DISPUTES),
        Citation("iraq-article", Locator("Coup", 2, markers=(marker,)), as_written="Palace"),
    )
    claims = [replace(c, citations=jets) if c.id == "A061" else c for c in small.claims]
    lost = Citation("iraq-article", Locator("Coup", 7))
    both = (
        Citation("syria-article", Locator(line=2)),
        Citation("iraq-article", Locator("Coup", 3)),
    )
    claims += [
        Claim("A900", "Lost.", (lost,), (Ref(Kind.ACTOR, "saddiq"),)),
        Claim("C900", "Cited twice.", both, layer=Layer.CONTEXT),
    ]
    return replace(
        small,
        claims=tuple(claims),
        transcripts=(text_of("iraq-article", TEXT), text_of("syria-article", OTHER)),
    )


@pytest.fixture
def shown(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[Casebook], TextPane]]:
    """Show the pane on a casebook."""
    benches: list[Workbench] = []

    def show(book: Casebook) -> TextPane:
        bench = Workbench()
        benches.append(bench)
        pane = TextPane(bench, Appearance(qapp, Scheme.LIGHT))
        qtbot.addWidget(pane)
        pane.resize(420, 460)
        bench.open(book, Focus(subject=None))
        pane.show()
        return pane

    yield show
    for bench in benches:
        bench.close()


@pytest.fixture
def pane(shown: Callable[[Casebook], TextPane]) -> TextPane:
    """The pane on a casebook of two texts."""
    return shown(Casebook.in_memory(document()))


def look_at(qtbot: QtBot, pane: TextPane, kind: Kind, identifier: str) -> None:
    """Look at a record and wait until its text is read."""
    pane.bench.look_at_subject(Ref(kind, identifier))
    settle(qtbot, pane)


def settle(qtbot: QtBot, pane: TextPane) -> None:
    """Wait until a text that is to be shown is shown."""
    if pane.pages.currentWidget() is pane.view:
        qtbot.waitUntil(lambda: pane.steps is not None, timeout=WAIT_MS)


def marked(pane: TextPane, mark: Mark) -> list[str]:
    """The stretches that carry a mark, as the reader sees them."""
    look = mark_formats(pane.appearance.theme)[mark]
    return [
        found.cursor.selectedText() for found in pane.view.extraSelections() if found.format == look
    ]


def here(pane: TextPane) -> str:
    """The sentence in which the caret stands."""
    span = pane.view.sentence_here()
    assert span is not None
    assert pane.view.reading is not None
    return pane.view.reading.structure.text[span.start : span.end]


def click(qtbot: QtBot, pane: TextPane, words: str) -> None:
    """Click, with the real mouse, on the sentence that begins with some words."""
    reading = pane.view.reading
    assert reading is not None
    text = reading.structure.text
    [span] = [s for s in reading.sentences if text.startswith(words, s.start)]
    pane.view.verticalScrollBar().setValue(0)
    spot = pane.view.spot_of(span)
    assert pane.view.viewport().rect().contains(spot)
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def listed(pane: TextPane) -> list[str]:
    """The sources to choose from."""
    box = pane.bar.sources
    return [box.itemText(n) for n in range(box.count()) if box.itemText(n)]


def choose(pane: TextPane, words: str) -> None:
    """Choose a source in the list, as a reader does."""
    box = pane.bar.sources
    index = next(n for n in range(box.count()) if words in box.itemText(n))
    box.setCurrentIndex(index)
    box.activated.emit(index)


class TestPassages:
    """What is looked at, shown in the text."""

    def test_a_claim_shows_its_passage(self, qtbot: QtBot, pane: TextPane) -> None:
        look_at(qtbot, pane, Kind.CLAIM, "A053")
        assert marked(pane, Mark.PASSAGE) == COUP_1
        assert pane.bar.said() == "A · section “Coup”, paragraph 1 · found"
        assert here(pane) == COUP_1[0]
        assert marked(pane, Mark.USED) == []

    def test_the_first_source_with_a_text_is_chosen_and_its_spelling_is_strong(
        self, qtbot: QtBot, pane: TextPane
    ) -> None:
        look_at(qtbot, pane, Kind.CLAIM, "A061")
        assert listed(pane)[0].startswith("A · ")
        assert listed(pane)[1] == "A mirror (no text)"
        assert marked(pane, Mark.PASSAGE) == [JETS]
        assert marked(pane, Mark.STRONG) == ["[12]", "Palace"]

    def test_what_does_not_resolve_is_said_and_nothing_marked(
        self, qtbot: QtBot, pane: TextPane
    ) -> None:
        look_at(qtbot, pane, Kind.CLAIM, "A900")
        assert "no paragraph 7" in pane.bar.said()
        assert marked(pane, Mark.PASSAGE) == []
        colour = pane.bar.line.palette().windowText().color().name()
        assert colour == pane.appearance.theme.warning_text

    @pytest.mark.parametrize(
        ("kind", "identifier"),
        [
            (Kind.EVENT, "seizure"),
            (Kind.ACTOR, "al-sadi"),
            (Kind.CELL, "means/iraq-1963"),
            (Kind.DISPUTE, "K1"),
        ],
    )
    def test_other_records_show_the_passages_of_their_claims(
        self, qtbot: QtBot, pane: TextPane, kind: Kind, identifier: str
    ) -> None:
        look_at(qtbot, pane, kind, identifier)
        found = marked(pane, Mark.PASSAGE)
        assert COUP_1[0] in found
        assert (JETS in found) is (kind in (Kind.CELL, Kind.DISPUTE))

    def test_keys_and_buttons_step_through_the_passages(self, qtbot: QtBot, pane: TextPane) -> None:
        look_at(qtbot, pane, Kind.DISPUTE, "K1")
        first = here(pane)
        assert pane.bar.said().endswith("1 of 2")
        qtbot.keyClick(pane.view, Qt.Key.Key_N)
        assert {first, here(pane)} == {COUP_1[0], JETS}
        assert pane.bar.said().endswith("2 of 2")
        qtbot.mouseClick(pane.bar.next, Qt.MouseButton.LeftButton)
        assert here(pane) == first
        qtbot.mouseClick(pane.bar.previous, Qt.MouseButton.LeftButton)
        assert here(pane) != first

    def test_one_passage_needs_no_buttons(self, qtbot: QtBot, pane: TextPane) -> None:
        look_at(qtbot, pane, Kind.CLAIM, "A053")
        assert not pane.bar.next.isVisible()

    def test_the_passage_is_still_there_when_colours_change(
        self, qtbot: QtBot, pane: TextPane
    ) -> None:
        look_at(qtbot, pane, Kind.DISPUTE, "K1")
        qtbot.keyClick(pane.view, Qt.Key.Key_N)
        spot = here(pane)
        pane.appearance.choose(Scheme.DARK)
        qtbot.waitUntil(lambda: pane.reading is not None, timeout=WAIT_MS)
        assert here(pane) == spot
        assert pane.bar.said().endswith("2 of 2")
        assert JETS in marked(pane, Mark.PASSAGE)
        pane.appearance.choose(Scheme.LIGHT)


class TestUse:
    """How far a text is used."""

    def test_a_source_shows_what_is_used_and_what_is_not(
        self, qtbot: QtBot, pane: TextPane
    ) -> None:
        look_at(qtbot, pane, Kind.SOURCE, "iraq-article")
        assert marked(pane, Mark.UNUSED) == UNUSED[:2]
        used = marked(pane, Mark.USED)
        assert [*COUP_1, JETS, UNUSED[2]] == used[1:]
        assert "34,000" in used[0]

    def test_the_layer_beyond_the_texts_uses_nothing_when_it_is_hidden(
        self, qtbot: QtBot, pane: TextPane
    ) -> None:
        look_at(qtbot, pane, Kind.SOURCE, "iraq-article")
        pane.bench.look_at(replace(pane.bench.focus, context=False))
        qtbot.waitUntil(lambda: pane.reading is not None, timeout=WAIT_MS)
        unused = marked(pane, Mark.UNUSED)
        assert "34,000" in unused[0]
        assert unused[1:] == UNUSED

    def test_a_hidden_claim_leaves_its_text_with_what_others_use(
        self, qtbot: QtBot, pane: TextPane
    ) -> None:
        look_at(qtbot, pane, Kind.CLAIM, "C900")
        pane.bench.look_at(replace(pane.bench.focus, context=False))
        qtbot.waitUntil(lambda: pane.reading is not None, timeout=WAIT_MS)
        assert marked(pane, Mark.PASSAGE) == []
        assert pane.bar.said() == "B · 0 of 2 sentences used"

    def test_counts_follow_an_edit_while_the_reader_stays_where_he_is(
        self, qtbot: QtBot, pane: TextPane
    ) -> None:
        look_at(qtbot, pane, Kind.SOURCE, "iraq-article")
        citation = Citation("iraq-article", Locator("Lead", 1))
        pane.bench.apply(Edit("x", (Change(None, Claim("A901", "Met.", (citation,))),)))
        qtbot.waitUntil(lambda: pane.reading is not None, timeout=WAIT_MS)
        assert pane.bar.said() == "A · 7 of 7 sentences used"
        assert not pane.bar.next.isVisible()

    def test_counts_are_told(self, qtbot: QtBot, pane: TextPane) -> None:
        heard: list[str] = []
        pane.summary_changed.connect(heard.append)
        look_at(qtbot, pane, Kind.SOURCE, "iraq-article")
        assert heard[-1] == "5 of 7 sentences used"
        assert pane.bar.said() == "A · 5 of 7 sentences used"

    def test_keys_and_buttons_go_to_the_unused_sentences_and_round(
        self, qtbot: QtBot, pane: TextPane
    ) -> None:
        look_at(qtbot, pane, Kind.SOURCE, "iraq-article")
        seen = []
        for _ in range(3):
            qtbot.keyClick(pane.view, Qt.Key.Key_N)
            seen.append(here(pane))
        assert seen == [*UNUSED[:2], UNUSED[0]]
        assert "used by no claim" in pane.bar.said()
        qtbot.mouseClick(pane.bar.previous, Qt.MouseButton.LeftButton)
        assert here(pane) == UNUSED[1]
        assert "unused" in pane.bar.previous.accessibleName()

    def test_the_caret_tells_where_it_is(self, qtbot: QtBot, pane: TextPane) -> None:
        look_at(qtbot, pane, Kind.SOURCE, "iraq-article")
        pane.view.setFocus()
        qtbot.keyClick(pane.view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(pane.view, Qt.Key.Key_Left)
        assert pane.bar.said() == "A · section “Coup”, paragraph 3 · used by C900"

    def test_the_menu_leads_from_a_passage_to_the_use_of_the_text(
        self, qtbot: QtBot, pane: TextPane
    ) -> None:
        look_at(qtbot, pane, Kind.CLAIM, "A053")
        trigger(pane, "Show what is used")
        assert pane.bench.focus.subject == Ref(Kind.SOURCE, "iraq-article")


class TestChoosing:
    """From a sentence to its claims."""

    def test_a_click_goes_to_the_one_claim_and_echoes_nothing(
        self, qtbot: QtBot, pane: TextPane
    ) -> None:
        look_at(qtbot, pane, Kind.SOURCE, "iraq-article")
        heard: list[Focus] = []
        pane.bench.focus_changed.connect(heard.append)
        click(qtbot, pane, "The next day")
        assert [focus.subject for focus in heard] == [Ref(Kind.CLAIM, "A061")]
        assert marked(pane, Mark.PASSAGE) == [JETS]

    def test_several_claims_are_offered_in_a_menu(self, qtbot: QtBot, pane: TextPane) -> None:
        look_at(qtbot, pane, Kind.SOURCE, "iraq-article")
        click(qtbot, pane, "A dog")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        names = [action.text().strip("\u2068\u2069") for action in menu.actions()]
        assert [name[:4] for name in names] == ["A053", "A069"]
        assert "seized at gunpoint" in names[0]
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        assert pane.bench.focus.subject == Ref(Kind.CLAIM, "A069")

    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
    def test_a_key_does_the_same(self, qtbot: QtBot, pane: TextPane, key: Qt.Key) -> None:
        look_at(qtbot, pane, Kind.DISPUTE, "K1")
        while here(pane) != JETS:
            qtbot.keyClick(pane.view, Qt.Key.Key_N)
        qtbot.keyClick(pane.view, key)
        assert pane.bench.focus.subject == Ref(Kind.CLAIM, "A061")

    def test_a_sentence_of_many_claims_lists_some_and_counts_the_rest(
        self, qtbot: QtBot, pane: TextPane
    ) -> None:
        locator = Locator("Lead", 1, sentence=1)
        many = [
            Claim(f"M{n:02}", "One & more", (Citation("iraq-article", locator),)) for n in range(40)
        ]
        pane.bench.apply(Edit("many", tuple(Change(None, claim) for claim in many)))
        look_at(qtbot, pane, Kind.SOURCE, "iraq-article")
        qtbot.waitUntil(lambda: "They met in spring." in marked(pane, Mark.USED), timeout=WAIT_MS)
        click(qtbot, pane, "They met")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert len(menu.actions()) == 31
        assert "One && more" in menu.actions()[0].text()
        assert menu.actions()[-1].text() == "and 10 more"
        assert not menu.actions()[-1].isEnabled()
        menu.close()

    def test_a_sentence_that_no_claim_uses_says_so_and_leads_nowhere(
        self, qtbot: QtBot, pane: TextPane
    ) -> None:
        look_at(qtbot, pane, Kind.SOURCE, "iraq-article")
        click(qtbot, pane, "They met")
        assert pane.bench.focus.subject == Ref(Kind.SOURCE, "iraq-article")
        assert pane.bar.said() == "A · section “Lead”, paragraph 1, sentence 1 · used by no claim"

    def test_a_click_stays_in_the_text_though_the_claim_cites_another_first(
        self, qtbot: QtBot, pane: TextPane
    ) -> None:
        look_at(qtbot, pane, Kind.SOURCE, "iraq-article")
        click(qtbot, pane, "By night")
        assert pane.bench.focus.subject == Ref(Kind.CLAIM, "C900")
        assert pane.bar.sources.currentText().startswith("A · ")
        assert marked(pane, Mark.PASSAGE) == ["By night it was over."]


class TestSources:
    """Which source is shown."""

    def test_the_first_citation_with_a_text_comes_first(self, qtbot: QtBot, pane: TextPane) -> None:
        look_at(qtbot, pane, Kind.CLAIM, "C900")
        assert pane.bar.sources.currentText().startswith("B · ")
        assert marked(pane, Mark.PASSAGE) == ["It began before dawn."]

    def test_another_source_can_be_chosen_and_is_held_while_it_is_cited(
        self, qtbot: QtBot, pane: TextPane
    ) -> None:
        look_at(qtbot, pane, Kind.CLAIM, "C900")
        choose(pane, "Iraqi")
        settle(qtbot, pane)
        assert marked(pane, Mark.PASSAGE) == ["By night it was over."]
        look_at(qtbot, pane, Kind.CLAIM, "A053")
        look_at(qtbot, pane, Kind.CLAIM, "C900")
        assert pane.bar.sources.currentText().startswith("A · ")
        look_at(qtbot, pane, Kind.CLAIM, "B097")
        look_at(qtbot, pane, Kind.CLAIM, "C900")
        assert pane.bar.sources.currentText().startswith("B · "), "no longer held"

    def test_a_source_that_is_not_cited_is_listed_after_the_others(
        self, qtbot: QtBot, pane: TextPane
    ) -> None:
        look_at(qtbot, pane, Kind.CLAIM, "A053")
        assert [name[:1] for name in listed(pane)] == ["A", "B"]
        choose(pane, "Syrian")
        settle(qtbot, pane)
        assert "sentence" in pane.bar.said()
        assert marked(pane, Mark.USED)

    def test_with_nothing_looked_at_a_text_shows_how_far_it_is_used(
        self, qtbot: QtBot, pane: TextPane
    ) -> None:
        settle(qtbot, pane)
        assert pane.view.toPlainText().startswith("= A made-up article")
        assert marked(pane, Mark.UNUSED) == UNUSED[:2]

    def test_without_any_text_nothing_chosen_says_what_to_do(
        self, qtbot: QtBot, shown: Callable[[Casebook], TextPane]
    ) -> None:
        empty = shown(Casebook.in_memory(replace(document(), transcripts=())))
        assert not empty.bar.isVisible()
        assert "Choose a claim" in empty.pages.blank.words.text()
        assert not empty.pages.blank.attach.isVisible()

    def test_two_texts_of_one_source_are_told_apart(
        self, qtbot: QtBot, shown: Callable[[Casebook], TextPane]
    ) -> None:
        second = Transcript("iraq-article/text-2", "iraq-article", "A second text.", "two.txt")
        texts = (*document().transcripts, second)
        pane = shown(Casebook.in_memory(replace(document(), transcripts=texts)))
        look_at(qtbot, pane, Kind.CLAIM, "A053")
        assert [n for n in listed(pane) if n.startswith("A · ")] == [
            "A · The Iraqi article (made up.txt)",
            "A · The Iraqi article (two.txt)",
        ]
        choose(pane, "two.txt")
        settle(qtbot, pane)
        assert pane.view.toPlainText() == "A second text."

    def test_another_casebook_shows_its_own_text(self, qtbot: QtBot, pane: TextPane) -> None:
        look_at(qtbot, pane, Kind.CLAIM, "A053")
        other = replace(document(), transcripts=(text_of("iraq-article", "Quite another text."),))
        pane.bench.open(Casebook.in_memory(other), Focus(subject=Ref(Kind.CLAIM, "A053")))
        qtbot.waitUntil(lambda: "another" in pane.view.toPlainText(), timeout=WAIT_MS)
        assert "⚠" in pane.bar.said()


class TestAttaching:
    """From no text to a text and back."""

    def test_without_a_text_the_pane_says_what_to_do(self, qtbot: QtBot, pane: TextPane) -> None:
        look_at(qtbot, pane, Kind.SOURCE, "mirror")
        blank = pane.pages.blank
        assert "No text is attached to “A mirror”" in blank.words.text()
        assert "stays in this casebook file" in blank.note.text()
        assert blank.attach.isVisible()
        assert blank.attach.isEnabled()

    def test_a_file_is_attached_by_the_button_and_shown(
        self, qtbot: QtBot, pane: TextPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "mirror.txt"
        file.write_text("[p. 7]\n\nThe guard stood at the gate.", "utf-8")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
        look_at(qtbot, pane, Kind.SOURCE, "mirror")
        qtbot.mouseClick(pane.pages.blank.attach, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "guard" in pane.view.toPlainText(), timeout=WAIT_MS)
        assert pane.pages.currentWidget() is pane.view
        [text] = pane.bench.casebook.transcripts_of("mirror")
        assert text.origin == "mirror.txt"

    def test_a_text_is_pasted(
        self, qtbot: QtBot, pane: TextPane, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def paste(dialog: PasteText) -> int:
            dialog.editor.setPlainText("Pasted it was.")
            return QDialog.DialogCode.Accepted

        monkeypatch.setattr(PasteText, "exec", paste)
        look_at(qtbot, pane, Kind.SOURCE, "mirror")
        qtbot.mouseClick(pane.pages.blank.paste, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: pane.view.toPlainText() == "Pasted it was.", timeout=WAIT_MS)

    def test_a_text_is_removed_from_the_menu(
        self, qtbot: QtBot, pane: TextPane, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("coupexplorer.ui.texts.transcript_desk.ask", lambda *_: True)
        look_at(qtbot, pane, Kind.CLAIM, "A053")
        trigger(pane, "Remove")
        assert pane.bench.casebook.transcripts_of("iraq-article") == ()
        assert "No text is attached" in pane.pages.blank.words.text()

    def test_a_text_attached_elsewhere_is_taken_up(self, qtbot: QtBot, pane: TextPane) -> None:
        look_at(qtbot, pane, Kind.SOURCE, "mirror")
        text = text_of("mirror", "Put in by an import.")
        pane.bench.apply(Edit("import", (Change(None, text),)))
        qtbot.waitUntil(lambda: "import" in pane.view.toPlainText(), timeout=WAIT_MS)

    def test_a_text_replaced_is_marked_anew(self, qtbot: QtBot, pane: TextPane) -> None:
        look_at(qtbot, pane, Kind.CLAIM, "A053")
        before = text_of("iraq-article", TEXT)
        after = replace(before, text="== Coup ==\nShorter.")
        pane.bench.apply(Edit("replace", (Change(before, after),)))
        qtbot.waitUntil(lambda: "Shorter" in pane.view.toPlainText(), timeout=WAIT_MS)
        assert marked(pane, Mark.PASSAGE) == ["Shorter."]

    def test_a_file_let_fall_on_the_pane_is_attached(
        self, qtbot: QtBot, pane: TextPane, tmp_path: Path
    ) -> None:
        file = tmp_path / "mirror.md"
        file.write_text("Let fall.", "utf-8")
        look_at(qtbot, pane, Kind.SOURCE, "mirror")
        assert drop(pane, pane, file)
        qtbot.waitUntil(lambda: pane.view.toPlainText() == "Let fall.", timeout=WAIT_MS)
        assert not pane.view.viewport().acceptDrops(), "over a text, too, the pane takes the file"

    def test_what_is_no_text_file_cannot_be_let_fall(
        self, qtbot: QtBot, pane: TextPane, tmp_path: Path
    ) -> None:
        look_at(qtbot, pane, Kind.SOURCE, "mirror")
        assert not drop(pane, pane, tmp_path / "picture.png")

    def test_a_casebook_for_reading_only_says_why_nothing_can_be_attached(
        self, qtbot: QtBot, shown: Callable[[Casebook], TextPane], tmp_path: Path
    ) -> None:
        path = tmp_path / "small.casebook"
        Casebook.create(path, document()).close()
        pane = shown(Casebook.open(path, read_only=True))
        look_at(qtbot, pane, Kind.SOURCE, "mirror")
        blank = pane.pages.blank
        for button in (blank.attach, blank.paste):
            assert not button.isEnabled()
            assert "reading only" in button.toolTip()
        assert "reading only" in blank.note.text()
        assert not drop(pane, pane, tmp_path / "a.txt")
        look_at(qtbot, pane, Kind.CLAIM, "A053")
        pane.bar.menu.aboutToShow.emit()
        states = {action.text(): action.isEnabled() for action in pane.bar.menu.actions()}
        assert any("reading only" in words for words in states)
        assert not any(
            state for words, state in states.items() if "eplace" in words or "emove" in words
        )
        assert marked(pane, Mark.PASSAGE) == COUP_1


def drop(pane: TextPane, target: QWidget, file: Path) -> bool:
    """Drag a file over a widget and let it fall there; False when it is not taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    over = QDragEnterEvent(QPoint(20, 20), copy, data, left, none)
    over.ignore()
    QApplication.sendEvent(target, over)
    if not over.isAccepted():
        return False
    QApplication.sendEvent(target, QDropEvent(QPointF(20, 20), copy, data, left, none))
    return True


def trigger(pane: TextPane, words: str) -> None:
    """Choose a deed in the pane's menu."""
    pane.bar.menu.aboutToShow.emit()
    deeds = {action.text().replace("&", ""): action for action in pane.bar.menu.actions()}
    [action] = [action for name, action in deeds.items() if words in name]
    action.trigger()


class TestHostile:
    """Texts and titles made to do harm."""

    def test_titles_and_claims_are_only_words(
        self, qtbot: QtBot, shown: Callable[[Casebook], TextPane]
    ) -> None:
        title = "<b>Bold</b> & \u202eturned\n" + "long" * 200
        source = Source("trap", title, SourceKind.PRIMARY)
        locator = Locator(section="<i>No</i>\u202e", page="\u2066")
        trap = Claim("T<1>", "<img src=x>\u202e", (Citation("trap", locator),))
        book = document()
        pane = shown(
            Casebook.in_memory(
                replace(book, sources=(*book.sources, source), claims=(*book.claims, trap))
            )
        )
        pane.resize(300, 300)
        look_at(qtbot, pane, Kind.CLAIM, "T<1>")
        words = pane.pages.blank.words
        assert "<b>Bold</b> & turned long" in words.text()
        assert words.textFormat() == Qt.TextFormat.PlainText
        assert pane.bar.line.textFormat() == Qt.TextFormat.PlainText
        pane.bench.apply(Edit("x", (Change(None, text_of("trap", "<b>One</b> day.")),)))
        qtbot.waitUntil(lambda: bool(pane.view.toPlainText()), timeout=WAIT_MS)
        assert pane.view.toPlainText() == "<b>One</b> day."
        assert "\u202e" not in pane.bar.said()
        assert "<i>No</i>" in pane.bar.said()
        pane.grab()
        assert pane.minimumSizeHint().width() < 300, "no title may hold the pane open"

    @pytest.mark.parametrize(
        "text",
        ["x" * 1_000_000, "word. " * 200_000, "<p>\u202e" * 1000, "\n\n\n", "\u202e\u2066" * 500],
        ids=["one-word", "one-line", "markup", "blank", "bidi"],
    )
    def test_any_text_can_be_shown(
        self, qtbot: QtBot, shown: Callable[[Casebook], TextPane], text: str
    ) -> None:
        texts = (text_of("iraq-article", text),)
        pane = shown(Casebook.in_memory(replace(document(), transcripts=texts)))
        for kind, identifier in ((Kind.CLAIM, "A053"), (Kind.SOURCE, "iraq-article")):
            look_at(qtbot, pane, kind, identifier)
            qtbot.keyClick(pane.view, Qt.Key.Key_N)
            pane.grab()
        shown_text = pane.view.toPlainText().replace("\n", "")
        assert len(shown_text) == len(text.replace("\n", ""))


class TestAccess:
    """By keyboard and by ear."""

    def test_everything_that_takes_keys_has_a_name(self, qtbot: QtBot, pane: TextPane) -> None:
        look_at(qtbot, pane, Kind.DISPUTE, "K1")
        takers = [
            child
            for child in pane.findChildren(QWidget)
            if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert {pane.bar.sources, pane.bar.deeds, pane.bar.next, pane.view} <= {*takers}
        for child in takers:
            text = child.text() if isinstance(child, QToolButton) else ""
            assert child.accessibleName() or text, child

    def test_tab_goes_from_the_source_to_the_text(self, qtbot: QtBot, pane: TextPane) -> None:
        look_at(qtbot, pane, Kind.DISPUTE, "K1")
        pane.activateWindow()
        pane.bar.sources.setFocus()
        seen = [pane.focusWidget()]
        for _ in range(4):
            qtbot.keyClick(pane.focusWidget(), Qt.Key.Key_Tab)
            seen.append(pane.focusWidget())
        bar = pane.bar
        assert seen == [bar.sources, bar.deeds, bar.previous, bar.next, pane.view]

    def test_keys_go_to_what_is_shown(self, qtbot: QtBot, pane: TextPane) -> None:
        look_at(qtbot, pane, Kind.CLAIM, "A053")
        pane.setFocus()
        assert pane.focusWidget() is pane.view
        look_at(qtbot, pane, Kind.SOURCE, "mirror")
        pane.setFocus()
        assert pane.focusWidget() is pane.pages.blank.attach

    def test_what_is_said_is_announced(
        self, qtbot: QtBot, pane: TextPane, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told: list[str] = []
        monkeypatch.setattr("coupexplorer.ui.texts.bar.QAccessible.isActive", lambda: True)
        monkeypatch.setattr(
            "coupexplorer.ui.texts.bar.QAccessible.updateAccessibility",
            lambda event: told.append(event.message()),
        )
        look_at(qtbot, pane, Kind.CLAIM, "A053")
        assert told[-1] == "A · section “Coup”, paragraph 1 · found"


class TestWindow:
    """In the window, with the other panes."""

    @pytest.fixture
    def window(self, start: Callable[[Path], Session], tmp_path: Path) -> Session:
        """The program on a casebook of two texts."""
        file = tmp_path / "texts.casebook"
        Casebook.create(file, document()).close()
        return start(Path(shutil.copy(file, tmp_path / "copy.casebook")))

    def test_it_stands_behind_the_claims_and_its_key_brings_it_forward(
        self, window: Session
    ) -> None:
        docks = window.window.docks
        assert window.window.tabifiedDockWidgets(docks["claims"]) == [docks["text"]]
        assert docks["claims"].x() >= 0 > docks["text"].x()
        docks["text"].toggleViewAction().trigger()
        QApplication.processEvents()
        assert docks["text"].x() >= 0 > docks["claims"].x()
        docks["text"].toggleViewAction().trigger()
        assert docks["text"].isHidden()
        assert docks["text"].go.shortcut().toString() == "Alt+6"

    def test_a_layout_from_before_there_was_this_pane_is_laid_out_anew(
        self, window: Session
    ) -> None:
        state = window.window.saveState()
        old = bytes(state.data()).replace(
            "pane-text".encode("utf-16-be"), "pane-gone".encode("utf-16-be")
        )
        docks = window.window.docks
        window.window.removeDockWidget(docks["text"])
        window.window.restore(None, type(state)(old))
        QApplication.processEvents()
        assert window.window.tabifiedDockWidgets(docks["claims"]) == [docks["text"]]

    def test_a_sentence_moves_the_other_panes(self, qtbot: QtBot, window: Session) -> None:
        dock = window.window.docks["text"]
        dock.raise_()
        pane = dock.pane
        assert isinstance(pane, TextPane)
        look_at(qtbot, pane, Kind.SOURCE, "iraq-article")
        click(qtbot, pane, "The next day")
        assert window.bench.focus.subject == Ref(Kind.CLAIM, "A061")
        profile = window.window.docks["profile"].pane
        assert "Jets strafed" in profile.view.whole_text()  # type: ignore[union-attr]

    def test_closing_while_a_text_is_read_is_survived(self, qtbot: QtBot, window: Session) -> None:
        long = text_of("mirror", "A sentence. " * 100_000)
        window.bench.apply(Edit("x", (Change(None, long),)))
        window.bench.look_at_subject(Ref(Kind.SOURCE, "mirror"))
        window.window.close()
        qtbot.wait(0)
