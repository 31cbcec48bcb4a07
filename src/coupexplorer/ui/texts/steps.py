"""What the keys N and P step through in a text: the passages in focus, or the unused sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from coupexplorer.analysis.texts.source_text import Span
from coupexplorer.domain.evidence import Source
from coupexplorer.ui.texts.reading import Found, Reading
from coupexplorer.ui.texts.source_marks import Marks
from coupexplorer.ui.texts.wording import found_text, sentence_text
from coupexplorer.ui.translation import translate


@dataclass(slots=True)
class Steps:
    """A way through a reading; ``at`` is the step taken last, −1 before the first.

    ``founds`` are the citations in focus; without any, the unused sentences are stepped through.
    """

    reading: Reading
    source: Source
    founds: tuple[Found, ...]
    at: int = -1

    def count(self) -> int:
        """How many steps there are."""
        return len(self.founds) or len(self.reading.unused)

    def marks(self) -> Marks:
        """The passages in focus; without any, who uses what."""
        passages = sorted({span for found in self.founds for span in found.passage.spans})
        strong = sorted({span for found in self.founds for span in found.strong})
        return Marks(tuple(passages), tuple(strong), use=not self.founds)

    def move(self, by: int, here: Span | None) -> None:
        """Go one on (+1) or back (−1), round at the ends; from where the caret is, as far as
        unused sentences go. There must be steps."""
        if self.founds:
            self.at = (self.at + by) % len(self.founds)
            return
        starts = [span.start for span in self.reading.unused]
        if self.at < 0 or here is None:
            step = 0 if by > 0 else -1
        elif by > 0:
            step = bisect_right(starts, here.start)
        else:
            step = bisect_left(starts, here.start) - 1
        self.at = step % len(starts)

    def span(self) -> Span | None:
        """Where the step leads; None when its locator leads nowhere."""
        if not self.founds:
            return self.reading.unused[self.at] if self.at >= 0 else None
        return next(iter(self.founds[self.at].passage.spans), None)

    def is_wrong(self) -> bool:
        """Whether something about the step does not resolve."""
        return bool(self.founds) and not self.founds[self.at].is_right

    def words(self) -> str:
        """The step taken last, in words: source, place, and what was found there."""
        if self.founds:
            words = found_text(self.founds[self.at], self.source, alone=self.count() == 1)
        else:
            words = sentence_text(self.reading, self.source, self.reading.unused[self.at])
        if self.count() == 1:
            return words
        place = translate("TextPane", "{number} of {count}")
        return f"{words} · {place.format(number=self.at + 1, count=self.count())}"
