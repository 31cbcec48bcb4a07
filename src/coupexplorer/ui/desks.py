"""The desks of a window: what its menus act with, loaded after the first paint."""

from __future__ import annotations

from dataclasses import dataclass

from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.file_desk import FileDesk
from coupexplorer.ui.help_desk import HelpDesk
from coupexplorer.ui.paper.desk import PrintDesk
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.shell.window import MainWindow
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Desks:
    """The parts that act on files, paper and questions; their dialogs stand before one window."""

    files: FileDesk
    prints: PrintDesk
    help: HelpDesk

    @classmethod
    def of(
        cls,
        window: MainWindow,
        bench: Workbench,
        appearance: Appearance,
        tasks: Tasks,
        settings: Settings,
    ) -> Desks:
        """The desks of a window, its list of recent files kept fresh."""
        files = FileDesk(bench, tasks, settings, window)
        recent = window.actions_by_id.submenus["recent"]
        files.fill_recent(recent)
        recent.aboutToShow.connect(lambda: files.fill_recent(recent))
        prints = PrintDesk(bench, appearance, settings, window)
        window.closing.connect(prints.close)
        prints.fill_documents(window.actions_by_id.submenus["documents"])
        return cls(files, prints, HelpDesk(appearance, window))
