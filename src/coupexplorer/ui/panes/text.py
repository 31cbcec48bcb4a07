"""The Text pane: the text a reader holds of a source, every locator in it as marked sentences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent

from coupexplorer.analysis.layers import is_context
from coupexplorer.analysis.texts.source_text import Span
from coupexplorer.domain.evidence import Claim, Transcript
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.texts.bar import TextBar
from coupexplorer.ui.texts.claim_menu import MOST_LISTED, claim_menu
from coupexplorer.ui.texts.offers import Offer, all_transcripts, claims_in_focus, offers_for
from coupexplorer.ui.texts.pages import TextPages
from coupexplorer.ui.texts.reading import Reading
from coupexplorer.ui.texts.shelf import TextShelf
from coupexplorer.ui.texts.source_view import SourceView
from coupexplorer.ui.texts.steps import Steps
from coupexplorer.ui.texts.transcript_desk import TranscriptDesk, text_file_in
from coupexplorer.ui.texts.wording import offer_name, sentence_text, source_name
from coupexplorer.ui.workbench import Workbench

Key = tuple[str, str]


class TextPane(Pane):
    """Shows the text of one source: the passages in focus, or how far its sentences are used.

    Which source: the one the reader chose last, while the focus cites it; else that of the first
    citation with a text. Texts are read off the GUI thread, and once until the facts change.
    """

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self.shelf = TextShelf(self)
        self.desk = TranscriptDesk(bench, self.shelf.tasks, self)
        self.bar = TextBar(appearance.theme)
        self.view = SourceView(appearance.theme)
        self.pages = TextPages(self.view)
        self.steps: Steps | None = None
        self._transcripts: dict[str, list[Transcript]] = {}
        self._claims: list[Claim] = []
        self._offers: list[Offer] = []
        self._offer: Offer | None = None
        self._held: Key | None = None
        self._presented: tuple[Ref | None, Key, str] | None = None
        self.column.addWidget(self.bar)
        self.column.addWidget(self.pages, 1)
        self.setAcceptDrops(True)
        self._connect()
        self.setFocusProxy(self.pages)

    def reload(self, focus: Focus) -> None:
        """Read the texts afresh; what is shown stays in its place when it is the same."""
        self.shelf.renew()
        self._transcripts = all_transcripts(self.bench.casebook)
        for part in (self.bar, self.pages, self.view):
            part.dress(self.appearance.theme)
        self._look(focus)

    def follow(self, focus: Focus, before: Focus) -> None:
        """Another subject marks other passages; a hidden layer changes who uses what."""
        if focus.context != before.context:
            self.reload(focus)
        elif focus.subject != before.subject:
            self._look(focus)

    @property
    def reading(self) -> Reading | None:
        """The text that is to be shown, None before it is read."""
        transcript = self._offer.transcript if self._offer is not None else None
        return self.shelf.reading(transcript.id) if transcript is not None else None

    def _connect(self) -> None:
        self.shelf.came.connect(self._came)
        self.view.tip = self._sentence_words
        keys = self.tr("N and P go on and back; Enter shows the claims that use a sentence.")
        self.view.setAccessibleDescription(keys)
        self.view.sentence_chosen.connect(self._sentence_chosen)
        self.view.sentence_entered.connect(self._sentence_entered)
        for stepping in (self.view, self.bar):
            stepping.step_asked.connect(self.step)
        for asking in (self.bar, self.pages):
            asking.attach_asked.connect(self._attach)
            asking.paste_asked.connect(self._paste)
        self.bar.remove_asked.connect(self._remove)
        self.bar.use_asked.connect(self._show_use)
        self.bar.offer_chosen.connect(self._offer_chosen)

    def _look(self, focus: Focus) -> None:
        book = self.bench.casebook
        self._claims = claims_in_focus(book, focus)
        self._offers = offers_for(book, focus, self._claims, self._transcripts)
        self._offer = self._chosen()
        self.bar.show_offers(self._offers, self._offer, self.desk.why_not())
        self._show(focus)

    def _chosen(self) -> Offer | None:
        """The offer held if it is cited; else the first cited; else the one shown before."""
        cited = [offer for offer in self._offers if offer.cited]
        rest = [offer for offer in self._offers if not offer.cited]
        held = [offer for offer in cited if self._held and offer.source.id == self._held[0]]
        if not held:
            self._held = None
        exact = [offer for offer in held if offer.key == self._held]
        before = [offer for offer in rest if self._offer and offer.key == self._offer.key]
        return next(iter((*exact, *held, *cited, *before, *rest)), None)

    def _show(self, focus: Focus) -> None:
        offer = self._offer
        if offer is not None and offer.transcript is not None:
            self.pages.show_text()
            if self.reading is None:
                self._start_reading(offer.transcript, focus)
            else:
                self._present(focus)
            return
        if offer is None:
            self.pages.say_nothing_chosen()
        else:
            self.pages.ask_for(offer.source, self.desk.why_not())
        self._forget("")
        self.show_summary("" if offer is None else self.tr("no text"))

    def _forget(self, words: str) -> None:
        """Show no passage, and say why."""
        self._presented = self.steps = None
        self.bar.say(words)
        self.bar.offer_steps(0)

    def _start_reading(self, transcript: Transcript, focus: Focus) -> None:
        about = self.bench.casebook.claims_about(Ref(Kind.SOURCE, transcript.source))
        claims = [claim for claim in about if focus.context or not is_context(claim)]
        old = self.shelf.old_reading(transcript)
        if old is None or old is not self.view.reading:
            self.view.clear_text()
            self._forget(self.tr("Reading the text…"))
            self.show_summary("")
        self.shelf.fetch(transcript, claims)

    @guarded(None)
    def _came(self, _transcript: str) -> None:
        if self.reading is not None and self.bench.has_casebook:
            self._present(self.focus)

    def _present(self, focus: Focus) -> None:
        """Mark what the focus asks for and go there, unless the same was shown just before."""
        reading, offer = self.reading, self._offer
        assert reading is not None
        assert offer is not None
        self.view.show_reading(reading)
        self.view.setAccessibleName(offer_name(offer.source, offer.transcript))
        whole = focus.subject == Ref(Kind.SOURCE, offer.source.id)
        claims = () if whole else self._claims
        founds = tuple(found for claim in claims for found in reading.found.get(claim.id, ()))
        before, self.steps = self.steps, Steps(reading, offer.source, founds)
        self.view.mark(self.steps.marks())
        presented = (focus.subject, offer.key, reading.structure.text)
        same = before is not None and before.founds == founds and presented == self._presented
        self._presented = presented
        self._say_sum()
        if before is not None and same and before.at < self.steps.count():
            self.steps.at = before.at
            self._say_step()
        elif founds:
            self.step(+1)
        else:
            self.view.rest()
            self._say_step()

    def _say_step(self) -> None:
        """Where the reader is: at a passage, at a sentence, or nowhere in particular."""
        assert self.steps is not None
        here = self.view.sentence_here()
        if self.steps.founds:
            self.bar.say(self.steps.words(), wrong=self.steps.is_wrong())
        elif self.steps.at >= 0 and here is not None:
            self.bar.say(self._sentence_words(here))
        else:
            self.bar.say(f"{source_name(self.steps.source)} · {self._use_words()}")

    def _say_sum(self) -> None:
        """The counts in the pane's head, and what the two buttons step through."""
        assert self.steps is not None
        founds, count = self.steps.founds, self.steps.count()
        if not founds:
            self.show_summary(self._use_words())
            self.bar.offer_steps(count, unused=True)
            return
        right = sum(found.is_right for found in founds)
        words = self.tr("%n passage(s)", "", count)
        if right < count:
            words = self.tr("{found} of {count} passages found").format(found=right, count=count)
        self.show_summary(words)
        self.bar.offer_steps(count if count > 1 else 0)

    def _use_words(self) -> str:
        assert self.steps is not None
        reading = self.steps.reading
        words = self.tr("{used} of %n sentence(s) used", "", reading.counted)
        return words.format(used=reading.counted - len(reading.unused))

    @guarded(None)
    def step(self, by: int) -> None:
        """Go to the next (+1) or previous (−1) passage, or unused sentence; round at the ends."""
        steps = self.steps
        if steps is None or not steps.count():
            return
        steps.move(by, self.view.sentence_here())
        self.bar.say(steps.words(), wrong=steps.is_wrong())
        span = steps.span()
        if span is not None:
            self.view.go_to(span)

    def _sentence_words(self, span: Span) -> str:
        if self.steps is None:
            return ""
        return sentence_text(self.steps.reading, self.steps.source, span)

    @guarded(None)
    def _sentence_entered(self, span: Span | None) -> None:
        if span is not None and self.steps is not None:
            self.steps.at = max(self.steps.at, 0)
            self.bar.say(self._sentence_words(span))

    @guarded(None)
    def _sentence_chosen(self, span: Span, spot: QPoint) -> None:
        if self.steps is None or self._offer is None:
            return
        self.bar.say(self._sentence_words(span))
        self._held = self._offer.key
        claims = self.steps.reading.used.get(span, ())
        if len(claims) == 1:
            self.look_at(Ref(Kind.CLAIM, claims[0]))
        elif claims:
            self._offer_claims(claims, self.view.viewport().mapToGlobal(spot))

    def _offer_claims(self, claims: Sequence[str], spot: QPoint) -> None:
        """Let the reader choose among the claims that use a sentence."""
        listed = self.bench.casebook.many(Kind.CLAIM, claims[:MOST_LISTED]).values()
        known = [claim for claim in listed if isinstance(claim, Claim)]
        left_off = max(0, len(claims) - MOST_LISTED)
        claim_menu(known, self.look_at, self.view, left_off=left_off).popup(spot)

    @guarded(None)
    def _offer_chosen(self, offer: Offer) -> None:
        self._offer, self._held = offer, offer.key
        self._show(self.focus)

    @guarded(None)
    def _attach(self) -> None:
        if self._offer is not None:
            self.desk.ask_file(self._offer.source, self._offer.transcript)

    @guarded(None)
    def _paste(self) -> None:
        if self._offer is not None:
            self.desk.ask_paste(self._offer.source, self._offer.transcript)

    @guarded(None)
    def _remove(self) -> None:
        if self._offer is not None and self._offer.transcript is not None:
            self.desk.ask_remove(self._offer.source, self._offer.transcript)

    @guarded(None)
    def _show_use(self) -> None:
        if self._offer is not None:
            self.look_at(Ref(Kind.SOURCE, self._offer.source.id))

    @guarded(None)
    def hideEvent(self, event: QHideEvent) -> None:
        """With its window gone, read on only when it is back."""
        super().hideEvent(event)
        if not self.window().isVisible() and self.shelf.stop():
            self._stale = True

    @guarded(None)
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one text file, when there is a source that it can be attached to."""
        takes = self._offer is not None and not self.desk.why_not()
        if takes and text_file_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    @guarded(None)
    def dropEvent(self, event: QDropEvent) -> None:
        """Attach the file."""
        file = text_file_in(event.mimeData())
        if file is not None and self._offer is not None:
            event.acceptProposedAction()
            self.desk.drop(self._offer.source, self._offer.transcript, file)
