"""All that is chosen for a document, in calm groups under one another."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from coupexplorer.domain.identity import Kind
from coupexplorer.sheets.choices import (
    Arrangement,
    ChronologyOrder,
    CitationStyle,
    DocumentKind,
    SheetChoices,
)
from coupexplorer.sheets.facts.choosing import MOST_CASES, fewest_cases
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.paper.fields import Aside, CalmCombo, Group, OneOf, dress_all
from coupexplorer.ui.paper.groups import (
    BlanksGroup,
    CasesGroup,
    LayersGroup,
    LinesRow,
    QuestionsGroup,
)
from coupexplorer.ui.paper.kinds import Part, has, name_of, offered, purpose_of, subject_kind
from coupexplorer.ui.paper.look_fields import LookFields
from coupexplorer.ui.paper.stock import Stock
from coupexplorer.ui.paper.subject_picker import SubjectPicker

SIDE, BETWEEN = 16, 20


class ChoicesPanel(QScrollArea):
    """What the reader chooses; ``changed()`` after each choice."""

    changed = Signal()

    def __init__(self, stock: Stock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stock = stock
        self.document = CalmCombo()
        self.purpose = Aside()
        self.cases, self.questions = CasesGroup(), QuestionsGroup()
        self.arrangement, self.order = self._arrangement(), self._order()
        self.actors = self._picker(Kind.ACTOR)
        self.disputes = self._picker(Kind.DISPUTE)
        self.blanks, self.lines = BlanksGroup(), LinesRow()
        self.layers, self.citing, self.look = LayersGroup(), CalmCombo(), LookFields()
        self._groups = self._build()
        self._connect()

    @property
    def kind(self) -> DocumentKind:
        """The document that is chosen."""
        return DocumentKind(self.document.currentData())

    def choices(self) -> SheetChoices:
        """All that is chosen; the day of printing is left open."""
        picker = self._picker_shown()
        return SheetChoices(
            kind=self.kind,
            cases=self.cases.list.ticked(),
            dimensions=self.questions.chosen(),
            subjects=picker.chosen() if picker is not None else (),
            blanks=self.blanks.chosen(),
            lines=self.lines.number.value(),
            arrangement=Arrangement(str(self.arrangement.value())),
            order=ChronologyOrder(str(self.order.value())),
            context=self.layers.context.isChecked(),
            own_notes=self.layers.own_notes.isChecked(),
            style=CitationStyle(self.citing.currentData()),
            look=self.look.look(),
        )

    def show_choices(self, choices: SheetChoices) -> None:
        """Show what was chosen, as far as the casebook has it. Tells nobody."""
        self.document.choose(choices.kind)
        self.cases.list.fill(self._stock.cases, choices.cases)
        self.questions.fill(self._stock.questions, choices.dimensions)
        self._fill_blanks()
        self.blanks.show_blanks(choices.blanks)
        about = subject_kind(choices.kind)
        if about is not None:
            self._pickers[about].choose(self._stock.named(about, choices.subjects))
        self.lines.number.put(choices.lines)
        self.arrangement.choose(choices.arrangement)
        self.order.choose(choices.order)
        self.layers.context.setChecked(choices.context)
        self.layers.own_notes.setChecked(choices.own_notes)
        self.citing.choose(choices.style)
        self.look.show_look(choices.look)
        self._show_parts()

    def problem(self) -> str:
        """Why no document can be made of what is chosen, in one sentence; empty when one can."""
        fewest, ticked = fewest_cases(self.kind), len(self.cases.list.ticked())
        if not fewest <= ticked <= MOST_CASES:
            words = self.tr("Tick {fewest} to {most} cases.")
            return words.format(fewest=fewest, most=MOST_CASES)
        picker = self._picker_shown()
        if picker is not None and not picker.takes_all and not picker.chosen():
            return self.tr("Tick at least one line of the list, or choose all.")
        return ""

    def dress(self) -> None:
        """Take the text size of the program."""
        dress_all(self)

    def _picker_shown(self) -> SubjectPicker | None:
        about = subject_kind(self.kind)
        return self._pickers[about] if about is not None else None

    def _arrangement(self) -> OneOf:
        return OneOf(
            self.tr("Arrangement"),
            [
                (Arrangement.BY_QUESTION, self.tr("&By question")),
                (Arrangement.BY_PHASE, self.tr("By p&hase")),
            ],
        )

    def _order(self) -> OneOf:
        return OneOf(
            self.tr("Order"),
            [
                (ChronologyOrder.INTERLEAVED, self.tr("In one co&lumn, by date")),
                (ChronologyOrder.BY_CASE, self.tr("One case &after the other")),
                (ChronologyOrder.ALIGNED, self.tr("Side &by side, from the decisive days")),
            ],
        )

    def _picker(self, kind: Kind) -> SubjectPicker:
        of_actors = kind is Kind.ACTOR
        name = self.tr("Actors") if of_actors else self.tr("Disputes")
        every = (
            self.tr("&All who have a part in these cases")
            if of_actors
            else self.tr("&All that touch these cases")
        )
        return SubjectPicker(name, every, lambda typed: self._stock.find(kind, typed))

    def _build(self) -> dict[Part, QWidget]:
        self._pickers = {Kind.ACTOR: self.actors, Kind.DISPUTE: self.disputes}
        self.document.offer([(kind, name_of(kind)) for kind in offered()])
        self.document.setMaxVisibleItems(12)
        self.citing.offer(self._styles())
        parts: dict[Part, QWidget] = {
            Part.QUESTIONS: self.questions,
            Part.ARRANGEMENT: Group(self.tr("Arrangement"), self.arrangement),
            Part.ORDER: Group(self.tr("Order"), self.order),
            Part.ACTORS: Group(self.tr("Actors"), self.actors),
            Part.DISPUTES: Group(self.tr("Disputes"), self.disputes),
            Part.BLANKS: self.blanks,
            Part.LINES: self.lines,
            Part.STYLE: Group(self.tr("Citation st&yle"), self.citing),
        }
        self._lay_out([*parts.values()])
        return parts

    def _lay_out(self, parts: list[QWidget]) -> None:
        held = QWidget()
        held.setBackgroundRole(QPalette.ColorRole.Base)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        column = QVBoxLayout(held)
        column.setContentsMargins(SIDE, 12, SIDE, SIDE)
        column.setSpacing(BETWEEN)
        column.addWidget(Group(self.tr("&Document"), self.document, self.purpose))
        column.addWidget(self.cases)
        *contents, style = parts
        for part in contents:
            column.addWidget(part)
        for part in (self.layers, style, Group(self.tr("Page"), self.look)):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(held)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("What is printed, and how"))

    def _styles(self) -> list[tuple[object, str]]:
        return [
            (CitationStyle.PLAIN, self.tr("Plain places in the sources")),
            (CitationStyle.CHICAGO_NOTES, self.tr("Chicago, notes")),
            (CitationStyle.CHICAGO_AUTHOR_DATE, self.tr("Chicago, author and date")),
            (CitationStyle.MLA, "MLA"),
            (CitationStyle.APA, "APA"),
        ]

    def _connect(self) -> None:
        self.document.activated.connect(self._kind_chosen)
        for entries in (self.cases.list, self.questions.list):
            entries.changed.connect(self._rows_changed)
        for told in (
            self.arrangement.changed,
            self.order.changed,
            self.actors.changed,
            self.disputes.changed,
            self.blanks.changed,
            self.lines.number.valueChanged,
            self.layers.changed,
            self.citing.activated,
            self.look.changed,
        ):
            told.connect(self._choice_made)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keyboard_went)

    def _fill_blanks(self) -> None:
        words = {**dict(self._stock.questions), **dict(self._stock.cases)}
        self.blanks.fill(
            [(each, words[each]) for each in self.questions.list.ticked()],
            [(each, words[each]) for each in self.cases.list.ticked()],
        )

    def _show_parts(self) -> None:
        kind = self.kind
        self.purpose.setText(purpose_of(kind))
        self.document.setAccessibleDescription(purpose_of(kind))
        for part, widget in self._groups.items():
            widget.setVisible(has(kind, part))
        self.look.show_notes(has(kind, Part.NOTES))

    @guarded(None)
    def _kind_chosen(self, _index: int) -> None:
        self._show_parts()
        self.changed.emit()

    @guarded(None)
    def _rows_changed(self) -> None:
        self._fill_blanks()
        self.changed.emit()

    @guarded(None)
    def _choice_made(self, _: object = None) -> None:
        self.changed.emit()

    @guarded(None)
    def _keyboard_went(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the keyboard into sight, however it came there."""
        held = self.widget()
        if now is not None and held is not None and held.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, BETWEEN)
