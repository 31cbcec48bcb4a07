"""The Profile pane: who or what the thing looked at is."""

from __future__ import annotations

from dataclasses import replace

from coupexplorer.domain.identity import Kind
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.claim_tip import claim_tip
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.profile.page import ProfileWriter
from coupexplorer.ui.profile.parts import ALL_EVENTS
from coupexplorer.ui.profile.reading import read_profile
from coupexplorer.ui.rich_view import RichView
from coupexplorer.ui.wording import word
from coupexplorer.ui.workbench import Workbench


class ProfilePane(Pane):
    """One page on the actor, event, place, source, claim or question looked at."""

    reads_later = True

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self._view = RichView(margin=12)
        self._view.setAccessibleName(self.tr("Profile"))
        self._view.followed.connect(self.look_at)
        self._view.folded.connect(self._asked)
        self._view.tip = lambda ref: claim_tip(bench, ref)
        self.column.addWidget(self._view)
        self.setFocusProxy(self._view)

    @property
    def view(self) -> RichView:
        """The page, brought up to the present focus if it still waited for its turn."""
        self.catch_up_if_waiting()
        return self._view

    def reload(self, focus: Focus) -> None:
        """Read the profile and write its page."""
        profile = read_profile(self.bench, focus)
        if profile is None:
            self._view.show_page()
            self._view.setPlaceholderText(self.tr("Choose an event, a name, a place or a source."))
            self.show_summary("")
            return
        self._view.show_parts(ProfileWriter(profile, self.appearance.theme).parts())
        self.show_summary(word(profile.subject.kind))

    @guarded(None)
    def _asked(self, part: str) -> None:
        """Let the list of events show all events of the actor or place."""
        subject = self.focus.subject
        if part != ALL_EVENTS or subject is None:
            return
        if subject.kind is Kind.ACTOR:
            narrowed = replace(self.bench.focus.filter, actor=subject.id)
        elif subject.kind is Kind.PLACE:
            narrowed = replace(self.bench.focus.filter, place=subject.id)
        else:
            return
        self.look(replace(self.bench.focus, filter=narrowed))
