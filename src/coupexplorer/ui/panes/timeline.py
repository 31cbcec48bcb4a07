"""The Timeline pane: cases as lanes side by side, in days from day zero or in calendar time."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import TimeWindow
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.focus import Alignment, Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.timeline.accessible import tell_chosen
from coupexplorer.ui.timeline.arrangement import arrangement_text, read_arrangement
from coupexplorer.ui.timeline.parts import TimelineParts
from coupexplorer.ui.timeline.reading import MOST_UNPLACED, Wish
from coupexplorer.ui.timeline.scene import LaneKind, Scene
from coupexplorer.ui.timeline.spans import keeps_spans, with_spans, without_spans
from coupexplorer.ui.timeline.supply import SceneSupply
from coupexplorer.ui.timeline.telling import Teller
from coupexplorer.ui.timeline.trail import Trail
from coupexplorer.ui.timeline.wording import window_text
from coupexplorer.ui.workbench import Workbench

MOST_IN_TRAY = 60


class TimelinePane(TimelineParts):
    """The drawn timeline, its table twin, and a bar of what cannot be drawn or is switched.

    A brushed window is calendar time: it becomes the focus' window as it is. See `TimelineView`
    for how a brush is read when cases are aligned on day zero.
    """

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self.kind = LaneKind.CASE
        self.teller: Teller | None = None
        self.supply = SceneSupply(self)
        self._range_of: object = None
        self._asked: object = None
        self._known: object = None
        self._table_is_stale = True
        self._has_scene = False
        self._trail = Trail()
        self._chosen_here = False
        self._connect()

    def reload(self, focus: Focus) -> None:
        """Read the scene afresh, if it is not only to look different; the range in view is kept
        when the cases are the same."""
        self.teller = Teller(self.bench.casebook, self.bench.cases)
        self.view.describe = self.teller.event
        self.view.describe_span = self.teller.span
        self.view.describe_ghost = self.teller.ghost
        self._dress()
        if self._known == self._known_for(focus):
            self._show_scene(self._aligned(self.view.content, focus), focus)
        else:
            self._ask(focus)

    def follow(self, focus: Focus, before: Focus) -> None:
        """Another subject moves the ring, another window the shade, another alignment the lanes;
        other cases or filters are read afresh."""
        if _read_for(focus) != _read_for(before):
            self.reload(focus)
        elif focus.alignment is not before.alignment and self.kind is not LaneKind.CASE:
            self._ask(focus)
        elif focus.alignment is not before.alignment:
            self._show_scene(self._aligned(self.view.content, focus), focus)
        else:
            self._show_window(focus)
            self._select(focus)

    def arrangement(self) -> str:
        """What the lanes stand for, and whether phases are shown."""
        return arrangement_text(self.kind, bands=self.bands_button.isChecked())

    def arrange(self, arrangement: str) -> None:
        """Take up what the lanes stood for the last time."""
        kind, bands = read_arrangement(arrangement)
        self.bands_button.setChecked(bands)
        self.lanes_by(kind)

    @guarded(None)
    def lanes_by(self, kind: LaneKind) -> None:
        """Let the lanes stand for something else."""
        self.bar.show_lanes(kind)
        if kind is not self.kind:
            self.kind = kind
            if self._has_scene:
                self._ask(self.focus)

    # Showing

    def _ask(self, focus: Focus) -> None:
        """Have the scene of a focus read; it is shown when it arrives, often at once."""
        self.show_summary(self.tr("reading the events …"))
        self.empty.setText(self.tr("Reading the events …"))
        wish = Wish(tuple(self.bench.cases.values()), focus, self.kind, self.tr("All others"))
        asked = (self.bench.casebook.info().id, _read_for(focus), self.kind)
        # What is read once more, since something was edited, stays to be seen meanwhile.
        self.supply.read(self.bench.casebook, wish, beginning=asked != self._asked)
        self._asked = asked

    @guarded(None)
    def _arrived(self, scene: Scene, whole: bool) -> None:
        if not self.bench.has_casebook:
            return
        focus = self.focus
        self._has_scene = True
        self._known = self._known_for(focus) if whole else None
        scene = self._aligned(scene, focus)
        if scene.kind is LaneKind.CASE:
            book, subject = self.bench.casebook, focus.subject
            scene = with_spans(book, scene, subject, context=focus.context)
        self._show_scene(scene, focus)
        self._show_tray()
        self.bar.show_read(whole=whole)
        if not whole:
            self.show_summary(self.tr("reading the rest of the events …"))

    def _known_for(self, focus: Focus) -> object:
        """What a scene is of that need not be read again."""
        alignment = None if self.kind is LaneKind.CASE else focus.alignment
        return self.bench.casebook, _read_for(focus), self.kind, alignment

    @staticmethod
    def _aligned(scene: Scene, focus: Focus) -> Scene:
        """Lanes of cases are laid side by side as the focus says; others are read that way."""
        if scene.kind is not LaneKind.CASE:
            return scene
        return replace(scene, aligned=focus.alignment is Alignment.DAY_ZERO)

    @guarded(None)
    def _facts_touched(self, refs: object) -> None:
        self._known = None
        super()._facts_touched(refs)

    @guarded(None)
    def _casebook_changed(self) -> None:
        self._known = None
        super()._casebook_changed()

    @guarded(None)
    def _failed(self, error: Exception) -> None:
        self.show_summary("")
        self.empty.setText(str(error))
        self.turn_to(self.empty)

    def _show_scene(self, scene: Scene, focus: Focus) -> None:
        shown = (self.bench.casebook.info().id, focus.cases, focus.alignment)
        self.view.show_scene(scene, keep_range=shown == self._range_of)
        self._range_of = shown
        self._table_is_stale = True
        self._show_window(focus)
        self._select(focus)
        self._choose_page()
        days, calendar = self.tr("days from the decisive day"), self.tr("calendar time")
        axis = days if scene.aligned else calendar
        self.show_summary(
            self.tr("{axis} · wheel zooms, drag pans, Shift+drag sets the window").format(axis=axis)
        )

    def _select(self, focus: Focus) -> None:
        subject = focus.subject
        self._show_spans(focus)
        event = subject.id if subject is not None and subject.kind is Kind.EVENT else None
        again = self.bench.can_go_forward and not self._chosen_here
        met = self._trail.go(subject, self.view.outlook((self._range_of, self.kind)), again=again)
        self.view.select(event, reveal=met is None)
        if met is not None:
            self.view.look_again(met)
        self.view.attend(subject)
        self.view.mark_spans(subject)
        self._show_in_table(event)

    def _show_spans(self, focus: Focus) -> None:
        """The bars of the actor looked at; they stay while one of them is looked at itself."""
        scene, subject = self.view.content, focus.subject
        if scene.kind is not LaneKind.CASE or keeps_spans(scene, subject):
            return
        if subject is not None and subject.kind is Kind.ACTOR:
            changed = with_spans(self.bench.casebook, scene, subject, context=focus.context)
        else:
            changed = without_spans(scene)
        if changed is not scene:
            self.view.change_spans(changed)
            self._table_is_stale = True

    def _show_in_table(self, event: str | None) -> None:
        """Bring the table up to date, but only while it is looked at: a large one takes a while."""
        if not self.table_button.isChecked() or self.teller is None:
            return
        if self._table_is_stale:
            self._table_is_stale = False
            self.model.show_scene(self.view.content, self.teller, self.appearance.theme)
        self.table.go_to(None if event is None else self.model.row_of(event))

    def _show_window(self, focus: Focus) -> None:
        self.view.show_window(focus.window)
        self.clear_button.setVisible(focus.window is not None)
        if focus.window is not None:
            text = window_text(focus.window, self.view.words.dates)
            self.bar.say(self.clear_button, self.tr("Window {dates} ×").format(dates=text))

    def _show_tray(self) -> None:
        assert self.teller is not None
        unplaced = self.view.content.unplaced
        listed = unplaced[:MOST_IN_TRAY]
        self.bar.fill_tray(self.teller.unplaced(listed), len(unplaced), MOST_UNPLACED)

    # Parts

    def _connect(self) -> None:
        self.supply.arrived.connect(self._arrived)
        self.supply.failed.connect(self._failed)
        self.view.chosen.connect(self._chosen)
        self.view.chosen.connect(lambda _: tell_chosen(self.view))
        self.supply.progressed.connect(self._progressed)
        self.view.brushed.connect(self._brushed)
        self.view.left_off.connect(self._leave_off)
        self.bar.stop.clicked.connect(self._stop)
        self.view.followed.connect(self._followed)
        self.table.activated.connect(self._row_chosen)
        self.table.clicked.connect(self._row_chosen)
        self.bar.lanes_chosen.connect(self.lanes_by)
        self.bar.tray_chosen.connect(self._chosen)
        self.clear_button.clicked.connect(lambda: self._brushed(None))
        self.table_button.toggled.connect(self._choose_page)

    def _dress(self) -> None:
        self.view.mirrored = self.is_mirrored
        self.dress(self.view)

    @guarded(None)
    def _chosen(self, identifier: str) -> None:
        self._followed(Ref(Kind.EVENT, identifier))

    @guarded(None)
    def _followed(self, subject: Ref) -> None:
        self._chosen_here = True
        try:
            self.look_at(subject)
        finally:
            self._chosen_here = False

    @guarded(None)
    def _row_chosen(self, index: QModelIndex) -> None:
        self._followed(self.model.subject(index.row()))

    @guarded(None)
    def _leave_off(self) -> None:
        """Escape stops a reading, else it clears the window."""
        if self.supply.is_reading:
            self._stop()
        else:
            self._brushed(None)

    @guarded(None)
    def _stop(self, _checked: bool = False) -> None:
        """Stop reading, or read what a stop left out."""
        if not self.supply.is_reading:
            self._ask(self.focus)
            return
        self.supply.stop()
        self.bar.show_stopped()
        self.empty.setText(self.tr("The events were not read."))
        self.show_summary(self.tr("stopped; not all events are shown"))

    @guarded(None)
    def _progressed(self, share: float) -> None:
        self.bar.show_reading()
        if share:
            text = self.tr("reading the events … {share} %").format(share=round(share * 100))
            self.show_summary(text)

    @guarded(None)
    def _brushed(self, window: TimeWindow | None) -> None:
        self.look(replace(self.bench.focus, window=window))
        self.view.show_window(self.focus.window)

    @guarded(None)
    def _choose_page(self, *_: object) -> None:
        as_table = self.table_button.isChecked()
        subject = self.focus.subject if self.bench.has_casebook else None
        self._show_in_table(subject.id if subject is not None else None)
        scene = self.view.content
        something = bool(scene.unplaced) or any(len(lane.marks) for lane in scene.lanes)
        if self._has_scene:
            self.empty.setText(self.tr("No dated events for this choice."))
        page: QWidget = self.frame if any(len(lane.marks) for lane in scene.lanes) else self.empty
        self.turn_to(self.table if as_table and something else page)


def _read_for(focus: Focus) -> tuple[object, ...]:
    """What of a focus decides which events are read."""
    return focus.cases, focus.filter, focus.context
