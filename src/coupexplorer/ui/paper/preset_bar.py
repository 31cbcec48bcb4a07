"""The row of presets: one is taken up, saved, renamed or deleted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLabel, QMenu, QToolButton, QWidget

from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.ui.dialogs.question import ask
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.paper.fields import CalmCombo
from coupexplorer.ui.paper.presets import Presets, tidy


class PresetBar(QWidget):
    """``chosen(SheetChoices)`` when a preset is taken up, ``kept()`` when there are others now."""

    chosen = Signal(object)
    kept = Signal()

    def __init__(self, presets: Presets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presets = presets
        self._now = SheetChoices()
        self.box = CalmCombo()
        self.box.offer([])
        self.box.activated.connect(self._taken)
        label = QLabel(self.tr("P&reset"))
        label.setBuddy(self.box)
        self.more = QToolButton()
        self.more.setText("⋯")
        self.more.setToolTip(self.tr("Save, rename or delete a preset"))
        self.more.setAccessibleName(self.tr("Save, rename or delete a preset"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        self.save = menu.addAction(self.tr("&Save as preset…"), self._ask_to_save)
        self.rename = menu.addAction(self.tr("&Rename…"), self._ask_to_rename)
        self.delete = menu.addAction(self.tr("&Delete…"), self._ask_to_delete)
        self.more.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.box, 1)
        row.addWidget(self.more)
        self._fill()

    def follow(self, choices: SheetChoices) -> None:
        """Show the preset that the present choices are, if they are one."""
        self._now = choices
        name = self.presets.name_of(choices)
        self.box.choose(name)
        for action in (self.rename, self.delete):
            action.setEnabled(name is not None)

    def _fill(self) -> None:
        self.box.clear()
        self.box.addItem(self.tr("None of them"), None)
        for name in self.presets:
            self.box.addItem(name, name)
        self.box.setEnabled(self.box.count() > 1)
        if self.box.count() == 1:
            self.box.setItemText(0, self.tr("None saved yet"))
        self.follow(self._now)

    def _keep(self, presets: Presets) -> None:
        self.presets = presets
        self._fill()
        self.kept.emit()

    def _asked(self, title: str, now: str) -> str:
        name, taken = QInputDialog.getText(self, title, self.tr("Name"), text=now)
        return tidy(name) if taken else ""

    def _may_replace(self, name: str) -> bool:
        if name not in self.presets:
            return True
        question = self.tr("There is a preset “{name}” already.").format(name=name)
        return ask(self, question, self.tr("Replace it"))

    @guarded(None)
    def _taken(self, _index: int) -> None:
        found = self.presets.find(self.box.currentData() or "")
        if found is not None:
            self.chosen.emit(found)
        else:
            self.follow(self._now)

    @guarded(None)
    def _ask_to_save(self) -> None:
        name = self._asked(self.tr("Save as preset"), "")
        if name and self._may_replace(name):
            self._keep(self.presets.saving(name, self._now))

    @guarded(None)
    def _ask_to_rename(self) -> None:
        now = self.presets.name_of(self._now)
        name = self._asked(self.tr("Rename the preset"), now or "") if now else ""
        if now and name and name != now and self._may_replace(name):
            self._keep(self.presets.renaming(now, name))

    @guarded(None)
    def _ask_to_delete(self) -> None:
        now = self.presets.name_of(self._now)
        question = self.tr("Delete the preset “{name}”?").format(name=now)
        if now and ask(self, question, self.tr("Delete")):
            self._keep(self.presets.dropping(now))
