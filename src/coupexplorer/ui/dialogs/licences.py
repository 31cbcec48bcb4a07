"""The works that the program carries, each with the text of its licence beside the list."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent, QTextOption
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coupexplorer.shipped.licences import Work, program, works
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import Theme, bold
from coupexplorer.ui.translation import translate

LIST_WIDTH = 290

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class LicenceList(QSplitter):
    """A list of works and the licence of the one that is chosen; filled when it is first seen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._works: tuple[Work, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Licences", "Works that the program carries"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show)
        self.head = _plain()
        self.head.setFont(bold(self.head.font()))
        self.head.setObjectName("head")
        self.facts = _plain()
        self.facts.setObjectName("facts")
        self.facts.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.facts.hide()
        self.setStyleSheet(_sheet(theme))
        self.text = _text_view()
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 10, 12, 0)
        for widget in (self.head, self.facts, self.text):
            column.addWidget(widget, 1 if widget is self.text else 0)
        self.addWidget(self.list)
        self.addWidget(side)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)
        self.setSizes([LIST_WIDTH, 2 * LIST_WIDTH])

    @guarded(None)
    def showEvent(self, event: QShowEvent) -> None:
        """List the works; that takes reading the metadata of all of them."""
        super().showEvent(event)
        if not self._works:
            self._fill()

    def _fill(self) -> None:
        try:
            self._works = (*program(), *works())
        except (OSError, PackageNotFoundError) as error:
            self.text.setPlainText(_sentence(error))
            return
        for work in self._works:
            item = QListWidgetItem(work.title, self.list)
            words = ": ".join(filter(None, (work.title, work.licence)))
            item.setToolTip(words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        self.list.setCurrentRow(0)

    @guarded(None)
    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._works):
            return
        work = self._works[row]
        self.head.setText(work.title)
        self.facts.setText(" · ".join(filter(None, (work.licence, work.homepage))))
        self.facts.setVisible(bool(self.facts.text()))
        title = translate("Licences", "Text of the licence of {work}").format(work=work.name)
        self.text.setAccessibleName(title)
        try:
            self.text.setPlainText(work.text())
        except (OSError, PackageNotFoundError) as error:
            self.text.setPlainText(_sentence(error))


def _sentence(error: OSError | PackageNotFoundError) -> str:
    if not isinstance(error, PackageNotFoundError):
        return str(error)
    words = translate("Licences", "What “{package}” says of itself is not there.")
    return words.format(package=error.name)


def _sheet(theme: Theme) -> str:
    """Both halves are framed while they have the keyboard; the works have room around them."""
    frame = f"border: {theme.ring_width}px solid"
    return (
        f"#head, #facts {{ {frame} transparent; }}"
        f"#facts {{ color: {theme.muted}; }}"
        f"#facts:focus {{ {frame} {theme.accent}; }}"
        f"QListWidget, QPlainTextEdit {{ {frame} transparent; background: {theme.surface}; }}"
        f"QListWidget:focus, QPlainTextEdit:focus {{ {frame} {theme.accent}; }}"
        "QListWidget::item { padding: 3px 6px; }"
        f"QListWidget::item:selected {{ background: {theme.selection};"
        f" color: {theme.selected_text}; }}"
    )


def _plain() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(_SELECTABLE)
    return label


def _text_view() -> QPlainTextEdit:
    """A view for the texts, which are in English and read from left to right in every window."""
    view = QPlainTextEdit()
    view.setReadOnly(True)
    view.setTextInteractionFlags(_SELECTABLE)
    view.setTabChangesFocus(True)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    view.document().setDefaultTextOption(option)
    return view
