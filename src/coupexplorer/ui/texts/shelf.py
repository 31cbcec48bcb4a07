"""The texts read for the Text pane: off the GUI thread, and each once until the facts change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal

from coupexplorer.domain.evidence import Claim, Transcript
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.texts.reading import Reading, read

LANE = "read"


class TextShelf(QObject):
    """Readings by the id of their text. ``came(str)`` tells that the one asked for last is there.

    What was read before the facts changed is kept aside: its structure need not be read twice.
    """

    came = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.tasks = Tasks(self)
        self._readings: dict[str, Reading] = {}
        self._old: dict[str, Reading] = {}
        self._edition = 0
        self._waits = False
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.tasks.finish)

    def renew(self) -> None:
        """Read every text again when it is asked for: facts changed."""
        self._edition += 1
        self._old, self._readings = self._readings or self._old, {}

    def reading(self, transcript: str) -> Reading | None:
        """A text that has been read; None before."""
        return self._readings.get(transcript)

    def old_reading(self, transcript: Transcript) -> Reading | None:
        """A reading of the same text from before the facts changed."""
        old = self._old.get(transcript.id)
        return old if old is not None and old.structure.text == transcript.text else None

    def fetch(self, transcript: Transcript, claims: Sequence[Claim]) -> None:
        """Read a text, with the claims that cite its source."""
        edition, old = self._edition, self.old_reading(transcript)
        self._waits = True

        def done(reading: Reading) -> None:
            self._waits = False
            if edition == self._edition:
                self._readings[transcript.id] = reading
                self.came.emit(transcript.id)

        def failed(error: Exception) -> None:
            raise error

        text, source = transcript.text, transcript.source
        self.tasks.run(lambda: read(text, claims, source, old), done, failed, lane=LANE)

    def stop(self) -> bool:
        """Drop what is being read or attached and wait for the workers: one that outlived its
        window would answer into nothing. True when a text was being read."""
        waited, self._waits = self._waits, False
        self.tasks.finish()
        return waited
