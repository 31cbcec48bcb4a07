"""The head of the Text pane: which source, what to do with its text, and where the eye is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.texts.offers import Offer
from coupexplorer.ui.texts.wording import in_own_direction, offer_name
from coupexplorer.ui.theme import Theme, small

FEWEST_LETTERS = 8
SIDE = 9


class SourceList(QComboBox):
    """A list to choose from that shortens a long title, in a window of either direction."""

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, as much of the title as fits, and the sign of a list."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        begin, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if mirrored:
            begin, end = end, begin
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        room = self.rect().adjusted(SIDE, 0, -SIDE, 0)
        painter.drawText(room, flags | end, "▾")
        sign = painter.fontMetrics().horizontalAdvance("▾ ")
        room.adjust(sign if mirrored else 0, 0, 0 if mirrored else -sign, 0)
        title = self.currentText()
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags | begin, in_own_direction(shown))


class TextBar(QWidget):
    """A list of sources, a menu of deeds, and a line in words with two buttons to step."""

    offer_chosen = Signal(object)
    step_asked = Signal(int)
    attach_asked = Signal()
    paste_asked = Signal()
    remove_asked = Signal()
    use_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.sources = SourceList()
        self.deeds = QToolButton()
        self.line = QLabel()
        self.previous = self._step_button("↑", -1)
        self.next = self._step_button("↓", +1)
        self._offers: Sequence[Offer] = ()
        self._offer: Offer | None = None
        self._why_not = ""
        self._is_wrong = False
        self._theme = theme
        self._dress_widgets()
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.addWidget(self.sources, 1)
        upper.addWidget(self.deeds)
        lower.addWidget(self.line, 1)
        lower.addWidget(self.previous, 0, Qt.AlignmentFlag.AlignTop)
        lower.addWidget(self.next, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 4)
        column.setSpacing(4)
        column.addLayout(upper)
        column.addLayout(lower)

    def show_offers(self, offers: Sequence[Offer], chosen: Offer | None, why_not: str) -> None:
        """Fill the list of sources; ``why_not`` says why no text can be changed just now."""
        self._offers, self._offer, self._why_not = offers, chosen, why_not
        self.sources.clear()
        texts = Counter(offer.source.id for offer in offers)
        for number, offer in enumerate(offers):
            if number and offer.cited != offers[number - 1].cited:
                self.sources.insertSeparator(self.sources.count())
            several = texts[offer.source.id] > 1
            name = offer_name(offer.source, offer.transcript, several=several)
            self.sources.addItem(name, number)
            tip = in_own_direction(name)
            self.sources.setItemData(self.sources.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        if chosen is not None:
            self.sources.setCurrentIndex(self.sources.findData(offers.index(chosen)))
        self.setVisible(bool(offers))

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Say where the eye is, or what is wrong."""
        self.line.setText(in_own_direction(words) if words else "")
        self.line.setVisible(bool(words))
        self._is_wrong = wrong
        self._colour()
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, words))

    def said(self) -> str:
        """What the line says."""
        return self.line.text().strip("\u2068\u2069")

    def offer_steps(self, count: int, *, unused: bool = False) -> None:
        """Offer to step through passages or ``unused`` sentences; 0 takes the buttons away."""
        previous, following = self.tr("Previous passage (P)"), self.tr("Next passage (N)")
        if unused:
            previous = self.tr("Previous unused sentence (P)")
            following = self.tr("Next unused sentence (N)")
        for button, words in ((self.previous, previous), (self.next, following)):
            button.setVisible(count > 0)
            button.setToolTip(words)
            button.setAccessibleName(words)

    def dress(self, theme: Theme) -> None:
        """Take colours from the theme."""
        self._theme = theme
        self.line.setFont(small(self.font(), 0.95))
        # The same look as the buttons beside it; the palette alone leaves it a stock box.
        self.setStyleSheet(
            f"QComboBox {{ background: {theme.surface}; color: {theme.text};"
            f" border: 1px solid {theme.border}; border-radius: 5px; padding: 4px 8px;"
            " combobox-popup: 0; }"
            f"QComboBox:hover {{ background: {theme.raised}; border-color: {theme.muted}; }}"
            f"QComboBox:focus {{ border-color: {theme.accent}; }}"
            "QComboBox::drop-down { border: 0; width: 0; }"
            f"QComboBox QAbstractItemView {{ border: 1px solid {theme.border};"
            f" selection-background-color: {theme.selection};"
            f" selection-color: {theme.selected_text}; }}"
            "QToolButton#step { padding: 1px 7px; }"
        )
        self._colour()

    def _dress_widgets(self) -> None:
        fit = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.sources.setSizeAdjustPolicy(fit)
        self.sources.setMinimumContentsLength(FEWEST_LETTERS)
        self.sources.setAccessibleName(self.tr("Source whose text is shown"))
        self.sources.activated.connect(self._activated)
        self.deeds.setText(self.tr("Text ▾"))
        self.deeds.setAccessibleName(self.tr("Attach, replace or remove this text"))
        self.deeds.setToolTip(self.deeds.accessibleName())
        self.deeds.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.deeds.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.deeds)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.deeds.setMenu(self.menu)
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setWordWrap(True)
        # A word of a title may be wider than the pane: it may not hold the pane open.
        self.line.setMinimumWidth(1)

    def _step_button(self, sign: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setObjectName("step")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.step_asked.emit(by))
        return button

    def _colour(self) -> None:
        palette = self.line.palette()
        colour = self._theme.warning_text if self._is_wrong else self._theme.muted
        palette.setColor(palette.ColorRole.WindowText, colour)
        self.line.setPalette(palette)

    @guarded(None)
    def _activated(self, index: int) -> None:
        number = self.sources.itemData(index)
        if isinstance(number, int):
            self._offer = self._offers[number]
            self.offer_chosen.emit(self._offer)

    @guarded(None)
    def _fill_menu(self) -> None:
        """Offer what can be done with the text that is shown now."""
        self.menu.clear()
        has_text = self._offer is not None and self._offer.transcript is not None
        attach = self.tr("&Replace from a file…") if has_text else self.tr("&Attach a file…")
        paste = self.tr("Replace by &pasting…") if has_text else self.tr("&Paste the text…")
        if self._why_not:
            self.menu.addAction(self._why_not).setEnabled(False)
            self.menu.addSeparator()
        deeds = [(attach, self.attach_asked), (paste, self.paste_asked)]
        if has_text:
            deeds.append((self.tr("Re&move this text…"), self.remove_asked))
        for words, signal in deeds:
            action = self.menu.addAction(words)
            action.setEnabled(not self._why_not and self._offer is not None)
            action.setToolTip(self._why_not)
            action.triggered.connect(lambda _=False, s=signal: s.emit())
        if has_text:
            self.menu.addSeparator()
            use = self.menu.addAction(self.tr("&Show what is used of it"))
            use.triggered.connect(lambda: self.use_asked.emit())
