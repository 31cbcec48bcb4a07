"""The pages of the Text pane: the text, or what to do where there is none yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coupexplorer.domain.evidence import Source
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.texts.source_view import SourceView
from coupexplorer.ui.texts.wording import in_own_direction, one_line
from coupexplorer.ui.theme import Theme, small

SIDE = 16


class BlankPage(QWidget):
    """Says that no text is attached, with the two ways to attach one, or that nothing is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.words = _label()
        self.note = _label()
        self.attach = QPushButton(self.tr("&Attach a text file…"))
        self.paste = QPushButton(self.tr("&Paste the text…"))
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.addStretch(1)
        row.addWidget(self.attach)
        row.addWidget(self.paste)
        row.addStretch(1)
        # Its own, so that the buttons may be wider than the page and go below each other.
        self.setMinimumWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, SIDE, SIDE, SIDE)
        column.setSpacing(SIDE * 3 // 4)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addLayout(row)
        column.addWidget(self.note)
        column.addStretch(2)

    def ask_for(self, source: str, why_not: str) -> None:
        """Ask for the text of a source; ``why_not`` says why it cannot be attached just now."""
        words = self.tr("No text is attached to “{source}”. Attach a text file, or paste it.")
        self._say(words.format(source=source))
        kept = self.tr(
            "You can also drop a file here. The text stays in this casebook file on this machine"
            " and is sent nowhere; copies and exports of the casebook contain it."
        )
        self.note.setText(in_own_direction(why_not or kept))
        for button in (self.attach, self.paste):
            button.setVisible(True)
            button.setEnabled(not why_not)
            button.setToolTip(why_not)
            button.setAccessibleDescription(why_not)

    def say_nothing_chosen(self) -> None:
        """Say what to choose."""
        self._say(self.tr("Choose a claim, an event or a source to see where its words stand."))
        self.note.setText("")
        for button in (self.attach, self.paste):
            button.setVisible(False)

    def dress(self, theme: Theme) -> None:
        """Take colours and type from the theme."""
        self.note.setFont(small(self.font(), 0.95))
        palette = self.note.palette()
        palette.setColor(palette.ColorRole.WindowText, theme.muted)
        self.note.setPalette(palette)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below each other where they have no room side by side."""
        super().resizeEvent(event)
        sides = 2 * SIDE + self._row.spacing()
        wanted = self.attach.sizeHint().width() + self.paste.sizeHint().width() + sides
        beside = QBoxLayout.Direction.LeftToRight
        below = QBoxLayout.Direction.TopToBottom
        self._row.setDirection(beside if wanted <= self.width() else below)

    def _say(self, words: str) -> None:
        self.words.setText(in_own_direction(words))
        self.setAccessibleName(words)


class TextPages(QStackedWidget):
    """The text and the page that stands in for it; keys go to whichever is shown."""

    attach_asked = Signal()
    paste_asked = Signal()

    def __init__(self, view: SourceView) -> None:
        super().__init__()
        self.view = view
        self.blank = BlankPage()
        self.blank.attach.clicked.connect(lambda: self.attach_asked.emit())
        self.blank.paste.clicked.connect(lambda: self.paste_asked.emit())
        self._room = QScrollArea()
        self._room.setWidgetResizable(True)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setWidget(self.blank)
        self.addWidget(view)
        self.addWidget(self._room)
        self.say_nothing_chosen()

    def show_text(self) -> None:
        """Show the text."""
        self.setCurrentWidget(self.view)
        self.setFocusProxy(self.view)

    def ask_for(self, source: Source, why_not: str) -> None:
        """Ask for the text of a source."""
        self.blank.ask_for(one_line(source.title), why_not)
        self.setCurrentWidget(self._room)
        self.setFocusProxy(self.blank.attach)

    def say_nothing_chosen(self) -> None:
        """Show that nothing is chosen."""
        self.blank.say_nothing_chosen()
        self.setCurrentWidget(self._room)
        self.setFocusProxy(self._room)

    def dress(self, theme: Theme) -> None:
        """Take colours and type from the theme."""
        self.blank.dress(theme)


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    # A title may be one long word: it may not hold the pane open.
    label.setMinimumWidth(1)
    return label
