"""Guide, shortcuts, about box and the check of the open casebook."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from coupexplorer.analysis.audit import Finding, audit
from coupexplorer.domain.identity import Ref
from coupexplorer.shipped import resource
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.dialogs.pages import (
    PageDialog,
    about_dialog,
    findings_dialog,
    guide_dialog,
    shortcuts_dialog,
)
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.window import MainWindow
from coupexplorer.ui.workbench import Workbench

GUIDE = "help/user-guide.md"
LANE = "check"


class HelpDesk(QObject):
    """Opens the dialogs that are there to be read."""

    def __init__(
        self, bench: Workbench, appearance: Appearance, tasks: Tasks, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._bench = bench
        self._appearance = appearance
        self._tasks = tasks
        self._window = window
        self.dialog: PageDialog | None = None

    @guarded(None)
    def guide(self, _checked: bool = False) -> None:
        """Open the user guide."""
        self._open(guide_dialog(resource(GUIDE).read_text(encoding="utf-8"), self._window))

    @guarded(None)
    def keys(self, _checked: bool = False) -> None:
        """List the keyboard shortcuts."""
        shortcuts = self._window.shortcuts()
        self._open(shortcuts_dialog(shortcuts, self._appearance.theme, self._window))

    @guarded(None)
    def about(self, _checked: bool = False) -> None:
        """Say what this program is."""
        self._open(about_dialog(self._window))

    @guarded(None)
    def check(self, _checked: bool = False) -> None:
        """Check file and provenance, and list what was found with links to it."""
        if not self._bench.has_casebook:
            return
        broken = self._bench.casebook.check_integrity()
        document = self._bench.casebook.document()
        self._tasks.run(
            lambda: audit(document),
            lambda findings: self._show_findings(broken, findings),
            self._raise,
            lane=LANE,
        )

    def _show_findings(self, broken: list[str], findings: Sequence[Finding]) -> None:
        rows: list[tuple[str, str, Ref | None, str]] = [
            ("error", self.tr("file"), None, sentence) for sentence in broken
        ]
        rows += [(str(f.severity), f.rule, f.ref, f.message) for f in findings]
        dialog = findings_dialog(rows, self._appearance.theme, self._window)
        dialog.view.followed.connect(self._bench.look_at_subject)
        self._open(dialog)

    def _open(self, dialog: PageDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @staticmethod
    def _raise(error: Exception) -> None:
        raise error
