"""The head of the Audit pane: how the check stands, what is shown of it, and what to do with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QToolButton, QVBoxLayout, QWidget

from coupexplorer.analysis.audit.findings import Severity
from coupexplorer.domain.history import Case
from coupexplorer.ui.audit.report import Narrowing, Report, rule_title
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.widgets.elided_label import ElidedLabel

FULL = 1_000


class AuditBar(QWidget):
    """Buttons to check or stop, to narrow and to save, and a line in words below them."""

    check_asked = Signal()
    stop_asked = Signal()
    save_asked = Signal()
    narrowed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.narrowing = Narrowing()
        self._report = Report()
        self._cases: Mapping[str, Case] = {}
        self._running = False
        self.check_button, self.filter_button = QToolButton(), QToolButton()
        self.save_button = QToolButton()
        self.line = ElidedLabel()
        self.bar = QProgressBar()
        self.bar.setRange(0, FULL)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.bar.setAccessibleName(self.tr("How much is checked"))
        self._dress_buttons()
        row = QHBoxLayout()
        for button in (self.check_button, self.filter_button, self.save_button):
            row.addWidget(button)
        row.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 4)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.bar)
        self.show_running(False)
        self.show_narrowing()

    def show_report(self, report: Report, cases: Mapping[str, Case]) -> None:
        """Offer to narrow by what a report holds."""
        self._report, self._cases = report, cases
        rules = {rule for _, rule in report.sorting.groups()}
        kept = self.narrowing
        self.narrowing = replace(
            kept,
            rule=kept.rule if kept.rule in rules else None,
            case=kept.case if kept.case in cases else None,
        )
        self.save_button.setEnabled(bool(report.found))
        self.filter_button.setEnabled(bool(report.found))
        self.show_narrowing()

    def show_running(self, on: bool) -> None:
        """Offer to stop while a check is under way, else to check."""
        self._running = on
        self.bar.setValue(0)
        self.bar.setVisible(on)
        self.check_button.setText(self.tr("Stop") if on else self.tr("Check again"))
        tip = self.tr("Stop the check (Escape)") if on else self.tr("Check this casebook (F7)")
        self.check_button.setToolTip(tip)

    def show_progress(self, share: float) -> None:
        """Show how much is done, from 0 to 1."""
        self.bar.setValue(int(FULL * share))

    def say(self, words: str) -> None:
        """Say how the check stands."""
        self.line.setText(words)
        self.line.setToolTip(words)

    def show_narrowing(self) -> None:
        """Say on its button what the list is narrowed to."""
        kept, chosen = self.narrowing, []
        if kept.severity is not None:
            chosen.append(self._severities()[kept.severity])
        if kept.rule is not None:
            chosen.append(rule_title(kept.rule))
        if kept.case is not None and kept.case in self._cases:
            chosen.append(self._cases[kept.case].short_title)
        words = ", ".join(chosen) or self.tr("all")
        self.filter_button.setText(self.tr("Show: {what} ▾").format(what=words))

    def _dress_buttons(self) -> None:
        self.check_button.clicked.connect(self._check_clicked)
        self.filter_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.filter_button.setAccessibleName(self.tr("Choose what to show"))
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.filter_button.setMenu(menu)
        self.save_button.setText(self.tr("Save…"))
        self.save_button.setToolTip(self.tr("Save what is shown as text or as a table"))
        self.save_button.clicked.connect(self.save_asked)
        for button in (self.check_button, self.filter_button, self.save_button):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @guarded(None)
    def _check_clicked(self, _checked: bool = False) -> None:
        if self._running:
            self.stop_asked.emit()
        else:
            self.check_asked.emit()

    @guarded(None)
    def _fill(self, menu: QMenu) -> None:
        """Offer every way to narrow, with the number of findings that each leaves."""
        menu.clear()
        count = self._report.sorting.count
        rules = dict.fromkeys(rule for _, rule in self._report.sorting.groups())
        choices: dict[object, str] = {None: self.tr("All findings")}
        for severity, name in self._severities().items():
            choices[severity] = _counted(name, count(Narrowing(severity=severity)))
        self._offer(menu, choices, self.narrowing.severity, lambda v: self._narrow(severity=v))
        rule_menu, case_menu = menu.addMenu(self.tr("Rule")), menu.addMenu(self.tr("Case"))
        choices = {None: self.tr("All rules")}
        choices |= {r: _counted(rule_title(r), count(Narrowing(rule=r))) for r in rules}
        self._offer(rule_menu, choices, self.narrowing.rule, lambda v: self._narrow(rule=v))
        choices = {None: self.tr("All cases")}
        for case in self._cases.values():
            choices[case.id] = _counted(case.short_title, count(Narrowing(case=case.id)))
        self._offer(case_menu, choices, self.narrowing.case, lambda v: self._narrow(case=v))

    def _offer(
        self,
        menu: QMenu,
        choices: Mapping[object, str],
        chosen: object,
        choose: Callable[[object], None],
    ) -> None:
        group = QActionGroup(menu)
        for value, name in choices.items():
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == chosen)
            group.addAction(action)
            action.triggered.connect(lambda _=False, v=value: choose(v))

    @guarded(None)
    def _narrow(self, **fields: object) -> None:
        self.narrowing = replace(self.narrowing, **fields)  # type: ignore[arg-type]
        self.show_narrowing()
        self.narrowed.emit(self.narrowing)

    def _severities(self) -> dict[Severity, str]:
        return {Severity.ERROR: self.tr("Errors"), Severity.WARNING: self.tr("Warnings")}


def _counted(name: str, count: int) -> str:
    return f"{name} ({count})"
