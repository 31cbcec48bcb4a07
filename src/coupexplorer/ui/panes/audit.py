"""The Audit pane: where does every statement come from, and does it hold?"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from coupexplorer.analysis.audit.findings import Severity
from coupexplorer.domain.evidence import Transcript
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.audit.bar import AuditBar
from coupexplorer.ui.audit.report import Narrowing, Report
from coupexplorer.ui.audit.run import AuditRun
from coupexplorer.ui.audit.saving import AuditSaving
from coupexplorer.ui.audit.tree import AuditTree
from coupexplorer.ui.audit.view import AuditView
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.workbench import Workbench

IDLE_MS = 700
"""How long nothing must change before the check is run again by itself."""


class AuditPane(Pane):
    """What the check of the open casebook finds, by rule; every row leads to its spot.

    The check runs by itself when the pane is seen and what it found is out of date, and by
    ``check``. Meanwhile what was found before stays in view.
    """

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self.report: Report | None = None
        self.model = AuditTree(self)
        self.view = AuditView(self.model, appearance)
        self.bar = AuditBar()
        self.empty = QLabel()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setContentsMargins(24, 24, 24, 24)
        self.empty.setObjectName("page")
        self.empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.view)
        self.pages.addWidget(self.empty)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.pages, 1)
        self.run = AuditRun(self)
        self.saving = AuditSaving(self)
        self._unsaved = 0
        self._out_of_date = True
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._check_if_seen)
        self._connect()
        self._turn_to(self.empty)

    def reload(self, focus: Focus) -> None:
        """Show what was found; the check itself is run again once nothing changes any more."""
        self.view.dress(self.appearance.theme)
        self._show()
        self._select(focus)
        self._idle.start()

    def follow(self, focus: Focus, before: Focus) -> None:
        """Another subject marks the finding about it; a hidden layer makes the check run again."""
        if focus.context != before.context:
            self._expire()
        if focus.subject != before.subject:
            self._select(focus)

    @guarded(None)
    def check(self) -> None:
        """Check the casebook now, whether anything has changed or not."""
        self._idle.stop()
        if not self.bench.has_casebook:
            return
        file = self.bench.casebook.path
        if file is None:
            self.bar.say(self.tr("Only a casebook in a file can be checked."))
            return
        self._out_of_date = False
        self.run.start(file, context=self.focus.context)
        self.bar.show_running(True)
        self.bar.say(self.tr("Checking…"))
        if self.report is None:
            self._say_instead(self.tr("Checking where every statement comes from…"))

    @guarded(None)
    def stop(self) -> None:
        """Give up the check under way."""
        if self.run.is_running:
            self.run.stop()
            self._out_of_date = True
            self._show()
            self.bar.say(self.tr("Stopped before the end."))

    def brought_forward(self) -> None:
        """Check when what was found is out of date."""
        self._idle.start()

    def _connect(self) -> None:
        self.bench.facts_touched.connect(self._expire)
        self.bench.casebook_changed.connect(self._begin_anew)
        self.run.progressed.connect(self.bar.show_progress)
        self.run.finished.connect(self._has_finished)
        self.run.failed.connect(self._has_failed)
        self.bar.check_asked.connect(self.check)
        self.bar.stop_asked.connect(self.stop)
        self.bar.save_asked.connect(self.ask_save)
        self.bar.narrowed.connect(self._narrowed)
        self.saving.saved.connect(self._has_saved)
        self.view.followed.connect(self._followed)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.run.stop)

    @guarded(None)
    def _expire(self, *_: object) -> None:
        """Facts have changed: what was found is out of date."""
        self.run.stop()
        self._out_of_date = True
        self.bar.show_running(False)
        self._say_state()
        self._idle.start()

    @guarded(None)
    def _begin_anew(self) -> None:
        """Another casebook is open: nothing is known of it yet."""
        self.report = None
        self._expire()
        self._show()

    @guarded(None)
    def _check_if_seen(self) -> None:
        if self._out_of_date and self.isVisible() and not self.visibleRegion().isEmpty():
            self.check()

    @guarded(None)
    def _has_finished(self, report: Report) -> None:
        self.report = report
        self._show()
        self._select(self.focus)

    @guarded(None)
    def _has_failed(self, sentence: str) -> None:
        self._show()
        self.bar.say(sentence)
        if self.report is None:
            self._say_instead(sentence)

    def _show(self) -> None:
        """Show the report there is, and how it stands."""
        self.bar.show_running(self.run.is_running)
        report = self.report or Report()
        self.bar.show_report(report, self.bench.cases)
        self._list(self.bar.narrowing)
        if self.report is None:
            self.show_summary("")
            self._say_state()
            self._say_instead(self.tr("Not checked yet."))
            return
        errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
        counts = (self.tr("%n error(s)", "", errors), self.tr("%n warning(s)", "", warnings))
        self.show_summary(" · ".join(counts))
        self._say_state()

    def _say_state(self) -> None:
        """Say that what is shown is out of date, when it is."""
        old = self.report is not None and self._out_of_date
        self.bar.say(self.tr("Changed since it was checked.") if old else "")

    def _list(self, narrowing: Narrowing) -> None:
        report = self.report or Report()
        self._following, before = True, self._following
        try:
            self.model.show_report(report, narrowing)
            self.view.unfold()
        finally:
            self._following = before
        if self.model.rowCount():
            self._turn_to(self.view)
        elif report.found:
            self._say_instead(self.tr("Nothing of what was found is of this kind."))
        else:
            self._say_instead(self.tr("Nothing to report: all is well."))

    def _say_instead(self, words: str) -> None:
        self.empty.setText(words)
        self._turn_to(self.empty)

    def _turn_to(self, page: QWidget) -> None:
        """Show a page; the keyboard goes with it."""
        had_keys = self.view.hasFocus() or self.empty.hasFocus()
        self.setFocusProxy(page)
        self.pages.setCurrentWidget(page)
        if had_keys:
            page.setFocus()

    def _select(self, focus: Focus) -> None:
        """Mark the finding about what is looked at, unless the reader is at one already."""
        current = self.model.node(self.view.currentIndex())
        if current is not None and current.ref == focus.subject:
            return
        self._following, before = True, self._following
        try:
            self.view.select(self.model.first_about(focus.subject))
        finally:
            self._following = before

    @guarded(None)
    def _narrowed(self, narrowing: Narrowing) -> None:
        self._list(narrowing)

    @guarded(None)
    def _followed(self, ref: Ref) -> None:
        if ref.kind is Kind.TRANSCRIPT:
            record = self.bench.casebook.get(ref)
            ref = Ref(Kind.SOURCE, record.source) if isinstance(record, Transcript) else ref
        self.look_at(ref)

    @guarded(None)
    def ask_save(self) -> None:
        """Ask where what is shown goes, as text or as a table."""
        title = self.tr("Check of {casebook}").format(casebook=self.bench.casebook.info().title)
        file = self.saving.ask(title)
        if file is not None:
            self.save(file)

    def save(self, file: Path) -> None:
        """Write what is shown to a file, as a table when it is named so."""
        found = self.model.found()
        left = self.report.left if self.report is not None else {}
        self._unsaved = sum(left.get(rule, 0) for rule in {one.rule for one in found})
        self.saving.save(found, file)

    @guarded(None)
    def _has_saved(self) -> None:
        """Say what the file does not hold."""
        if self._unsaved:
            left = self._unsaved
            words = self.tr("Saved without %n finding(s) that are not listed here.", "", left)
            self.bar.say(words)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops the check."""
        if event.key() == Qt.Key.Key_Escape and self.run.is_running:
            self.stop()
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def hideEvent(self, event: QHideEvent) -> None:
        """With its window gone, check on only when it is back."""
        super().hideEvent(event)
        if not self.window().isVisible() and self.run.is_running:
            self.run.stop()
            self._out_of_date = True
            self.bar.show_running(False)
