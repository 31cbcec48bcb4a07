"""The bench at which all panes work: the open casebook, the focus and its history."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.record_counts import RecordCounts

if TYPE_CHECKING:
    from coupexplorer.domain.edit import Edit
    from coupexplorer.domain.history import Case
    from coupexplorer.store.casebook import Casebook

LONGEST_HISTORY = 500


@dataclass(slots=True)
class History:
    """Where the reader has been; ``position`` points at the present focus."""

    visits: list[Focus] = field(default_factory=lambda: [Focus()])
    position: int = 0

    @property
    def present(self) -> Focus:
        """The focus now."""
        return self.visits[self.position]

    def visit(self, focus: Focus) -> None:
        """Go to a focus. A new subject is a new visit; new surroundings amend the present one."""
        if focus.subject == self.present.subject:
            self.visits[self.position] = focus
            return
        del self.visits[self.position + 1 :]
        self.visits.append(focus)
        del self.visits[:-LONGEST_HISTORY]
        self.position = len(self.visits) - 1

    def step(self, by: int) -> bool:
        """Move back (−1) or forward (+1); False at either end."""
        if not 0 <= self.position + by < len(self.visits):
            return False
        self.position += by
        return True

    def can_step(self, by: int) -> bool:
        """Whether ``step(by)`` would move."""
        return 0 <= self.position + by < len(self.visits)


class Workbench(QObject):
    """One open casebook and one focus. Panes read from it and never talk to one another.

    ``focus_changed(Focus)`` follows each change of focus; ``facts_touched(frozenset[Ref])`` each
    commit; ``casebook_changed()`` the opening of another casebook.
    """

    focus_changed = Signal(object)
    facts_touched = Signal(object)
    casebook_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = History()
        self.counts = RecordCounts(self)
        self._casebook: Casebook | None = None
        self._cases: dict[str, Case] = {}

    @property
    def casebook(self) -> Casebook:
        """The open casebook; RuntimeError before one is open."""
        if self._casebook is None:
            raise RuntimeError("no casebook is open")
        return self._casebook

    @property
    def has_casebook(self) -> bool:
        """Whether a casebook is open."""
        return self._casebook is not None

    @property
    def cases(self) -> dict[str, Case]:
        """Every case of the casebook by id, in order."""
        return self._cases

    def case_index(self, case: str) -> int:
        """A case's place in the casebook, which gives its colour; 0 for an unknown one."""
        return list(self._cases).index(case) if case in self._cases else 0

    @property
    def focus(self) -> Focus:
        """What the reader looks at now."""
        return self._history.present

    def open(self, casebook: Casebook, focus: Focus | None = None) -> None:
        """Put a casebook on the bench, in place of the one before, which is closed."""
        before, self._casebook = self._casebook, casebook
        self._read_cases()
        self.counts.count(casebook)
        start = self._within_casebook(focus or self._overview())
        self._history = History([start])
        self.casebook_changed.emit()
        self.focus_changed.emit(start)
        if before is not None:
            before.close()

    def close(self) -> None:
        """Take the casebook off the bench and close it."""
        self.counts.finish()
        casebook, self._casebook = self._casebook, None
        if casebook is not None:
            casebook.close()

    def look_at(self, focus: Focus) -> None:
        """Make ``focus`` the present one; silent when nothing changed."""
        if focus == self.focus:
            return
        self._history.visit(focus)
        self.focus_changed.emit(focus)

    def look_at_subject(self, subject: Ref | None) -> None:
        """Look at another subject in the same surroundings."""
        self.look_at(self.focus.on(subject))

    def back(self) -> None:
        """Return to what was looked at before."""
        self._step(-1)

    def forward(self) -> None:
        """Undo a step back."""
        self._step(+1)

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier visit."""
        return self._history.can_step(-1)

    @property
    def can_go_forward(self) -> bool:
        """Whether a step back can be undone."""
        return self._history.can_step(+1)

    def apply(self, edit: Edit) -> None:
        """Commit an edit, tell the panes what it touched; raises what the store raises."""
        touched = self.casebook.apply(edit)
        if any(ref.kind is Kind.CASE for ref in touched):
            self._read_cases()
        self.counts.count(self.casebook)
        self.facts_touched.emit(touched)

    def neighbour_event(self, by: int) -> Ref | None:
        """The event after (+1) or before (−1) the one looked at, in the list's order of time; the
        first or the last of all while no event is looked at. None without a casebook."""
        if not self.has_casebook:
            return None
        subject = self.focus.subject
        here = subject.id if subject is not None and subject.kind is Kind.EVENT else None
        found = self.casebook.event_neighbour(self.focus.event_filter(), here, by)
        return None if found is None else Ref(Kind.EVENT, found)

    def _step(self, by: int) -> None:
        if self._history.step(by):
            self.focus_changed.emit(self.focus)

    def _read_cases(self) -> None:
        cases = cast("tuple[Case, ...]", self.casebook.section(Kind.CASE))
        self._cases = {case.id: case for case in cases}

    def _overview(self) -> Focus:
        """What a casebook opens on the first time: its first case."""
        return Focus(subject=next((Ref(Kind.CASE, case) for case in self._cases), None))

    def _within_casebook(self, focus: Focus) -> Focus:
        """A stored focus as far as this casebook still has what it names."""
        cases = tuple(case for case in focus.cases if case in self._cases)
        subject = focus.subject
        if subject is not None and self.casebook.get(subject) is None:
            subject = None
        return replace(focus, cases=cases or tuple(self._cases)[:2], subject=subject)
