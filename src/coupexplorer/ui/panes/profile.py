"""The Profile pane: who or what the thing looked at is."""

from __future__ import annotations

from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.profile.facts import read_profile
from coupexplorer.ui.profile.page import ProfileWriter
from coupexplorer.ui.rich_view import RichView
from coupexplorer.ui.wording import word
from coupexplorer.ui.workbench import Workbench


class ProfilePane(Pane):
    """One page on the actor, event, place, source, claim or question looked at."""

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self.view = RichView(margin=12)
        self.view.setAccessibleName(self.tr("Profile"))
        self.view.followed.connect(self.look_at)
        self.column.addWidget(self.view)
        self.setFocusProxy(self.view)

    def reload(self, focus: Focus) -> None:
        """Read the profile and write its page."""
        profile = read_profile(self.bench, focus)
        if profile is None:
            self.view.show_page()
            self.view.setPlaceholderText(self.tr("Choose an event, a name, a place or a source."))
            self.show_summary("")
            return
        self.view.show_parts(ProfileWriter(profile, self.appearance.theme).parts())
        self.show_summary(word(profile.subject.kind))
