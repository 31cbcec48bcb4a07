"""The words in the status bar: how much the casebook holds, and whether what is changed is kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QStatusBar

from coupexplorer.domain.identity import Kind
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.workbench import Workbench

COUNTED = (
    ("cases", Kind.CASE),
    ("events", Kind.EVENT),
    ("actors", Kind.ACTOR),
    ("claims", Kind.CLAIM),
    ("disputes", Kind.DISPUTE),
)


class StatusWords(QObject):
    """Fills a window's status bar."""

    def __init__(self, bench: Workbench, bar: QStatusBar) -> None:
        super().__init__(bar)
        self._bench = bench
        self.counts, self.saved = QLabel(), QLabel()
        for label in (self.counts, self.saved):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(8, 2, 8, 2)
        bar.addWidget(self.counts)
        bar.addPermanentWidget(self.saved)
        bar.setSizeGripEnabled(False)
        bench.counts.changed.connect(self.say_counts)
        bench.casebook_changed.connect(self.say_counts)
        self.say_counts()

    @guarded(None)
    def say_counts(self) -> None:
        """Say how much the casebook holds; nothing as long as it is being counted."""
        counts = {name: self._bench.counts.of(kind) for name, kind in COUNTED}
        words = self.tr(
            "{cases} cases · {events} events · {actors} actors · {claims} claims"
            " · {disputes} disputes"
        )
        numbers = {name: f"{n:,}" for name, n in counts.items() if n is not None}
        self.counts.setText(words.format(**numbers) if len(numbers) == len(counts) else "")
