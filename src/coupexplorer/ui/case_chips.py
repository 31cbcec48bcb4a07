"""The cases as chips in the tool bar, each in its colour; a click takes a case in or out."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from coupexplorer.ui import markup
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.workbench import Workbench


class CaseChips(QWidget):
    """One checkable chip a case; at least one stays in."""

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__()
        self._bench = bench
        self._appearance = appearance
        self.chips: dict[str, QToolButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 0, 4, 0)
        self._row.setSpacing(6)
        bench.casebook_changed.connect(self._rebuild)
        bench.focus_changed.connect(self._show)
        appearance.changed.connect(self._show)
        self._rebuild()

    def toggle(self, case: str) -> None:
        """Take a case in or out of the comparison, keeping the casebook's order."""
        focus = self._bench.focus
        chosen = set(focus.cases) ^ {case}
        cases = tuple(c for c in self._bench.cases if c in chosen)
        self._bench.look_at(replace(focus, cases=cases or focus.cases))
        self._show()

    @guarded(None)
    def _rebuild(self) -> None:
        for chip in self.chips.values():
            chip.deleteLater()
        self.chips = {}
        for case in self._bench.cases.values():
            chip = QToolButton()
            chip.setText(case.short_title.replace("&", "&&"))
            chip.setCheckable(True)
            tip = self.tr("Show or hide {case}").format(case=case.title)
            chip.setToolTip(f"<p>{markup.text(tip)}</p>")
            chip.clicked.connect(lambda _=False, c=case.id: self.toggle(c))
            self._row.addWidget(chip)
            self.chips[case.id] = chip
        self._show()

    @guarded(None)
    def _show(self, *_: object) -> None:
        theme = self._appearance.theme
        for case, chip in self.chips.items():
            chosen = case in self._bench.focus.cases
            chip.setChecked(chosen)
            colour = theme.case_colour(self._bench.case_index(case))
            ink = theme.surface if chosen else colour
            ground = colour if chosen else theme.surface
            chip.setStyleSheet(
                f"QToolButton {{ background: {ground}; color: {ink};"
                f" border: 1px solid {colour}; border-radius: 12px; padding: 3px 12px;"
                " font-weight: 600; }"
                f"QToolButton:focus {{ border: 2px solid {theme.text}; }}"
            )
