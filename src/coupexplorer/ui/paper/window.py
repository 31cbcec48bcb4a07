"""The print window: what is chosen at one side, the pages as they will be at the other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.paper.fields import Line
from coupexplorer.ui.paper.laying import Sheet, Step
from coupexplorer.ui.paper.page_bar import PageBar
from coupexplorer.ui.paper.page_view import PageView
from coupexplorer.ui.paper.panel import SIDE, ChoicesPanel
from coupexplorer.ui.paper.preset_bar import PresetBar
from coupexplorer.ui.paper.presets import Presets
from coupexplorer.ui.paper.start import within
from coupexplorer.ui.paper.stock import Stock
from coupexplorer.ui.style_sheet import quiet_buttons, ringed
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.theme import Theme

FIRST_SIZE = QSize(1240, 860)
PANEL_WIDTH = 372
BAR = 11
"""How broad a scroll bar is."""
PAUSE_MS = 150
"""How long a reader may go on choosing before the pages follow."""


class PrintWindow(QDialog):
    """``wanted(SheetChoices)`` asks for pages; ``stopped()`` that they be given up. With a whole
    sheet, ``print_wanted()`` and ``save_wanted()`` ask for the ways out."""

    wanted = Signal(object)
    stopped = Signal()
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(
        self, stock: Stock, presets: Presets, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stock = stock
        self.sheet: Sheet | None = None
        self._is_whole = False
        self.panel = ChoicesPanel(stock)
        self.presets = PresetBar(presets)
        self.view = PageView(tasks)
        self.bar = PageBar(self.view)
        self.told = Line()
        self.progress = QProgressBar()
        self.stop_button = QPushButton(self.tr("S&top"))
        self.again_button = QPushButton(self.tr("&Try again"))
        self.save_button = QPushButton(self.tr("Sa&ve as…"))
        self.print_button = QPushButton(self.tr("&Print…"))
        self.close_button = QPushButton(self.tr("Close"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._set_up()
        self._lay_out()
        self._connect()
        self._rest("")

    @property
    def is_laying_out(self) -> bool:
        """Whether pages are still to come for what is chosen."""
        return self._pause.isActive() or not self.progress.isHidden()

    def begin(self, choices: SheetChoices) -> None:
        """Show choices, and ask for their pages at once."""
        self.panel.show_choices(choices)
        self._choices_changed()
        self._pause.stop()
        self._ask()

    def again(self) -> None:
        """Ask for the pages afresh: they were stopped, or the facts are others."""
        self._choices_changed()

    @guarded(None)
    def show_step(self, step: Step) -> None:
        """Say how far the pages are."""
        words = {
            Step.READING: self.tr("Reading the casebook…"),
            Step.COMPOSING: self.tr("Putting the document together…"),
            Step.SETTING: self.tr("Setting the pages…"),
        }
        self._busy(words[step])

    @guarded(None)
    def show_beginning(self, begun: Sheet) -> None:
        """Show the first pages while the others are being set; of the same document those of the
        state before stand faintly behind them."""
        before = self.sheet
        same = before is not None and before.choices.kind is begun.choices.kind
        rest = before.pages[len(begun.pages) :] if before is not None and same else ()
        self.view.show_pages((*begun.pages, *rest), begun.title, len(begun.pages))
        self.bar.show_count(self.tr("of …"))

    @guarded(None)
    def show_sheet(self, sheet: Sheet) -> None:
        """Show a whole document and open the ways out."""
        self.sheet, self._is_whole = sheet, True
        self.view.show_pages(sheet.pages, sheet.title)
        self.bar.show_count(self.tr("of {pages}").format(pages=len(sheet.pages)))
        self._rest(self.tr("%n page(s)", "", len(sheet.pages)))
        self._open_ways(True)

    @guarded(None)
    def show_failure(self, reason: str) -> None:
        """Say in one sentence why there are no pages."""
        self.sheet, self._is_whole = None, False
        self.view.show_message(reason)
        self.bar.show_count("")
        self._rest(reason)

    @guarded(None)
    def show_busy(self, words: str) -> None:
        """Say what is being done with the whole document; the ways out are closed meanwhile."""
        self._open_ways(False)
        self._busy(words)

    @guarded(None)
    def show_done(self, words: str) -> None:
        """Say what has been done."""
        self._rest(words)
        self._open_ways(self._is_whole)

    def dress(self, theme: Theme) -> None:
        """Take the colours and the text size of the program."""
        self.panel.dress()
        ring = theme.ring_width
        self.setStyleSheet(
            "QSpinBox { padding: 2px 0; }"
            "QSpinBox QLineEdit, QSpinBox QLineEdit:focus"
            " { border: 0; padding: 2px 0; background: transparent; }"
            f"#print-side {{ background: {theme.surface}; }}"
            f"#print-side QListWidget, #print-side QTableView {{ background: {theme.surface};"
            f" border: 1px solid {theme.edge}; border-radius: 5px; padding: 1px; }}"
            f"#print-side QListWidget:focus, #print-side QTableView:focus"
            f" {{ border: {ring}px solid {theme.accent}; }}"
            f"QHeaderView, QTableCornerButton::section"
            f" {{ background: {theme.surface}; border: 0; }}"
            f"QHeaderView::section {{ background: {theme.surface}; color: {theme.text};"
            " border: 0; padding: 2px 3px; }"
            f"#print-foot {{ background: {theme.surface};"
            f" border-top: 1px solid {theme.border}; }}"
            f"#print-side QRadioButton:focus, #print-side QCheckBox:focus"
            f" {{ color: {theme.accent}; text-decoration: underline; }}"
        )
        tools = quiet_buttons(theme) + ringed("QToolButton:focus", theme, 1, 7)
        self.panel.setStyleSheet(tools)

    def _set_up(self) -> None:
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowFlag(Qt.WindowType.WindowMinimizeButtonHint)
        self.setWindowTitle(self.tr("Print — {title}").format(title=self._stock.title))
        self.setObjectName("print-window")
        self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize() * 0.96))
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(120, 4)
        self.progress.setAccessibleName(self.tr("Pages are being set"))
        self.print_button.setDefault(True)
        buttons = (self.stop_button, self.again_button, self.save_button, self.close_button)
        for button in buttons:
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        side = QWidget()
        side.setObjectName("print-side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(PANEL_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # As the groups under it, beside which there is a scroll bar.
        ends = (SIDE, SIDE + BAR) if self.isLeftToRight() else (SIDE + BAR, SIDE)
        self.presets.setContentsMargins(ends[0], 10, ends[1], 6)
        column.addWidget(self.presets)
        column.addWidget(self.panel, 1)
        pages = QWidget()
        right = QVBoxLayout(pages)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addWidget(self.view, 1)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(side)
        both.addWidget(pages, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(both, 1)
        whole.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("print-foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self.progress)
        row.addWidget(self.told, 1)
        row.addWidget(self.stop_button)
        row.addWidget(self.again_button)
        row.addSpacing(16)
        for button in (self.close_button, self.save_button, self.print_button):
            row.addWidget(button)
        return foot

    def _connect(self) -> None:
        self.panel.changed.connect(self._choices_changed)
        self.presets.chosen.connect(self._take_up)
        self._pause.timeout.connect(self._ask)
        self.stop_button.clicked.connect(self._stop)
        self.again_button.clicked.connect(self.again)
        self.save_button.clicked.connect(self.save_wanted)
        self.print_button.clicked.connect(self.print_wanted)
        self.close_button.clicked.connect(self.reject)
        for keys, button in (
            (QKeySequence.StandardKey.Print, self.print_button),
            (QKeySequence.StandardKey.Save, self.save_button),
        ):
            QShortcut(QKeySequence(keys), self, button.click)

    def _busy(self, words: str) -> None:
        self.told.setText(words)
        self._show_progress(True)

    def _rest(self, words: str) -> None:
        self.told.setText(words)
        self._show_progress(False)

    def _show_progress(self, shown: bool) -> None:
        self.progress.setVisible(shown)
        self.stop_button.setVisible(shown)
        self.again_button.hide()

    def _open_ways(self, opened: bool) -> None:
        self.print_button.setEnabled(opened)
        self.save_button.setEnabled(opened)

    @guarded(None)
    def _choices_changed(self) -> None:
        self._is_whole = False
        self._open_ways(False)
        self.presets.follow(self.panel.choices())
        self.stopped.emit()
        problem = self.panel.problem()
        if problem:
            self._pause.stop()
            self.show_failure(problem)
        else:
            self._pause.start()

    @guarded(None)
    def _ask(self) -> None:
        if not self.panel.problem():
            self._busy(self.tr("Putting the document together…"))
            self.wanted.emit(self.panel.choices())

    @guarded(None)
    def _stop(self) -> None:
        self._pause.stop()
        self.stopped.emit()
        if self._is_whole:
            self.show_done(self.tr("Stopped."))
            return
        self._rest(self.tr("Stopped before all pages were set, so nothing can be printed."))
        self.again_button.show()

    @guarded(None)
    def _take_up(self, choices: SheetChoices) -> None:
        present = self.panel.choices().cases
        self.panel.show_choices(within(choices, self._stock, present))
        self._choices_changed()

    @guarded(None)
    def closeEvent(self, event: QCloseEvent) -> None:
        """Give up what is being made."""
        self._pause.stop()
        super().closeEvent(event)
