"""The choices of paper, type and ink, as fields under one another."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QSizePolicy, QWidget

from coupexplorer.sheets.choices import (
    LARGE_PRINT,
    LARGEST_TEXT,
    NARROWEST_MARGIN,
    SMALLEST_TEXT,
    WIDEST_MARGIN,
    Look,
    Orientation,
)
from coupexplorer.sheets.tree.page import Inks, NoteNumbers, Paper, Typeface
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.paper.fields import CalmCombo, CalmSpin

WHOLE_SIZES = range(round(SMALLEST_TEXT), round(LARGEST_TEXT) + 1)


class LookFields(QWidget):
    """How the page looks; ``changed()`` when something is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.paper, self.orientation = CalmCombo(), CalmCombo()
        self.margin = CalmSpin()
        self.text_size, self.typeface = CalmCombo(), CalmCombo()
        self.inks, self.note_numbers, self.contents = CalmCombo(), CalmCombo(), CalmCombo()
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(6)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._offer()
        self._lay_out()
        self.show_look(Look())

    def look(self) -> Look:
        """What is chosen."""
        return Look(
            paper=Paper(self.paper.currentData()),
            orientation=Orientation(self.orientation.currentData()),
            margin=float(self.margin.value()),
            text_size=float(self.text_size.currentData()),
            typeface=Typeface(self.typeface.currentData()),
            inks=Inks(self.inks.currentData()),
            note_numbers=NoteNumbers(self.note_numbers.currentData()),
            contents=self.contents.currentData(),
        )

    def show_look(self, look: Look) -> None:
        """Show what was chosen. Tells nobody."""
        self._offer_size(look.text_size)
        self.margin.put(round(look.margin))
        for box, value in (
            (self.paper, look.paper),
            (self.orientation, look.orientation),
            (self.text_size, look.text_size),
            (self.typeface, look.typeface),
            (self.inks, look.inks),
            (self.note_numbers, look.note_numbers),
            (self.contents, look.contents),
        ):
            box.choose(value)

    def show_notes(self, shown: bool) -> None:
        """Whether the document has notes that could be numbered and a length to be listed."""
        for field in (self.note_numbers, self.contents):
            self._form.setRowVisible(field, shown)

    def _offer(self) -> None:
        self.paper.offer([(Paper.A4, "A4"), (Paper.LETTER, "Letter"), (Paper.A3, "A3")])
        self.orientation.offer(
            [
                (Orientation.AUTOMATIC, self.tr("As it fits")),
                (Orientation.PORTRAIT, self.tr("Upright")),
                (Orientation.LANDSCAPE, self.tr("On its side")),
            ]
        )
        self.margin.setRange(round(NARROWEST_MARGIN), round(WIDEST_MARGIN))
        self.margin.setSuffix(self.tr(" mm"))
        self.margin.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizes: list[tuple[object, str]] = [(float(n), self._points(n)) for n in WHOLE_SIZES]
        large = self.tr("Large print, {points} pt").format(points=round(LARGE_PRINT))
        self.text_size.offer([*sizes, (LARGE_PRINT, large)])
        self.typeface.offer(
            [(Typeface.SERIF, self.tr("With serifs")), (Typeface.SANS, self.tr("Without serifs"))]
        )
        self.inks.offer(
            [(Inks.COLOUR, self.tr("In colour")), (Inks.GREY, self.tr("Black and grey"))]
        )
        self.note_numbers.offer(
            [
                (NoteNumbers.THROUGH, self.tr("Through the document")),
                (NoteNumbers.PER_PAGE, self.tr("Afresh on each page")),
            ]
        )
        self.contents.offer(
            [
                (None, self.tr("When it is long")),
                (True, self.tr("Always")),
                (False, self.tr("Never")),
            ]
        )

    def _points(self, size: float) -> str:
        return self.tr("{points} pt").format(points=f"{size:g}")

    def _offer_size(self, size: float) -> None:
        """A size between those on offer, from elsewhere, is offered while it is shown."""
        if self.text_size.findData(size) < 0:
            place = sum(1 for each in WHOLE_SIZES if each < size)
            self.text_size.blockSignals(True)
            self.text_size.insertItem(place, self._points(size), size)
            self.text_size.blockSignals(False)

    def _lay_out(self) -> None:
        rows: list[tuple[str, Any]] = [
            (self.tr("Pap&er"), self.paper),
            (self.tr("Or&ientation"), self.orientation),
            (self.tr("&Margins"), self.margin),
            (self.tr("Te&xt size"), self.text_size),
            (self.tr("Letter&s"), self.typeface),
            (self.tr("C&olours"), self.inks),
            (self.tr("Note n&umbers"), self.note_numbers),
            (self.tr("List o&f contents"), self.contents),
        ]
        for words, field in rows:
            label = QLabel(words)
            label.setBuddy(field)
            self._form.addRow(label, field)
            chosen = field.valueChanged if isinstance(field, CalmSpin) else field.activated
            chosen.connect(self._tell)

    @guarded(None)
    def _tell(self, _: object) -> None:
        self.changed.emit()
