"""The comparison by phases: for each phase the events of every case, in order of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QObject

from coupexplorer.domain.event_line import EventLine
from coupexplorer.domain.evidence import Claim, Source
from coupexplorer.domain.history import Case, Event
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter
from coupexplorer.domain.vocabulary import Layer, PhaseKind
from coupexplorer.ui import markup
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.citation_text import marks_of
from coupexplorer.ui.comparison.model import CaseTableModel, Index, Role
from coupexplorer.ui.comparison.painter import CellPainter
from coupexplorer.ui.comparison.view import ComparisonView
from coupexplorer.ui.date_wording import day_text, list_date_text
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.translation import translate
from coupexplorer.ui.wording import word
from coupexplorer.ui.workbench import Workbench

MOST_IN_ROW = 48
MOST_IN_CELL, FEWEST_IN_CELL = 24, 8
COUNTED = 200
NO_BREAK = "\N{NO-BREAK SPACE}"
CONTEXT = "ComparisonPane"


@dataclass(frozen=True, slots=True)
class PhaseCell:
    """The first events of a phase in a case, what they rest on, and how many more there are.

    ``more`` stops counting at ``COUNTED``.
    """

    lines: tuple[EventLine, ...] = ()
    claims: Mapping[str, tuple[str, ...]] | None = None
    more: int = 0


class PhaseModel(CaseTableModel):
    """One row a phase; a cell is read from the casebook when it is first asked for."""

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._cases: tuple[Case, ...] = ()
        self._phases: tuple[PhaseKind, ...] = ()
        self._filter = EventFilter()
        self._cells: dict[tuple[int, int], PhaseCell] = {}
        self._resting: dict[str, tuple[str, ...]] = {}
        self._known: dict[str, Claim] = {}
        self._sources: dict[str, Source] = {}
        self._marked: frozenset[str] = frozenset()

    def show_phases(self, wanted: EventFilter, cases: tuple[Case, ...], theme: Theme) -> None:
        """Show the events of a filter; phases that it rules out are left off."""
        self.beginResetModel()
        self._filter, self._cases, self.theme = wanted, cases, theme
        self._phases = tuple(p for p in PhaseKind if not wanted.phases or p in wanted.phases)
        self._cells = {}
        self.endResetModel()

    def forget(self) -> None:
        """Facts have changed: what was read of events and claims is read again."""
        self._cells, self._resting, self._known, self._sources = {}, {}, {}, {}

    def mark(self, events: frozenset[str]) -> None:
        """Mark some events in the cells."""
        if events == self._marked:
            return
        self._marked = events
        if self.rowCount() and self.columnCount() > 1:
            corner = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 1), corner, [Role.PAGE])

    def event_index(self, event: str, case: str, phase: PhaseKind) -> QModelIndex:
        """The cell of an event; invalid when its case or phase is not shown."""
        columns = [c.id for c in self._cases]
        if case not in columns or phase not in self._phases:
            return QModelIndex()
        return self.index(self._phases.index(phase), columns.index(case) + 1)

    def cell(self, row: int, column: int) -> PhaseCell:
        """What stands in a cell; columns of cases are counted from 1."""
        if (row, column) not in self._cells:
            self._cells[row, column] = self._read(row, column)
        return self._cells[row, column]

    @property
    def cases(self) -> Sequence[Case]:
        """The cases, a column each."""
        return self._cases

    @property
    def rows(self) -> int:
        """One row a phase."""
        return len(self._phases)

    def head(self) -> str:
        """Phases stand in column 0."""
        return self.tr("Phase")

    def plain(self, index: Index) -> str:
        """The phase, or the events of a cell, one a line."""
        if index.column() == 0:
            return word(self._phases[index.row()])
        cell = self.cell(index.row(), index.column())
        if not cell.lines:
            return self._nothing()
        lines = [self._sentence(line, index.column()) for line in cell.lines]
        return "\n".join([*lines, *([self._more(cell)] if cell.more else [])])

    def page(self, index: Index) -> str:
        """The same as HTML: each event leads to itself, each mark to its claim."""
        theme = self.theme
        if theme is None:
            return ""
        if index.column() == 0:
            return (
                f'<b style="color:{theme.text}">{markup.text(word(self._phases[index.row()]))}</b>'
            )
        cell = self.cell(index.row(), index.column())
        if not cell.lines:
            return markup.muted(markup.text(self._nothing()), theme)
        parts = [self._event(line, cell, index.column(), theme) for line in cell.lines]
        if cell.more:
            parts.append(
                f"<p>{markup.muted(markup.small(markup.text(self._more(cell))), theme)}</p>"
            )
        return markup.page("".join(parts), theme)

    def _event(self, line: EventLine, cell: PhaseCell, column: int, theme: Theme) -> str:
        colour = theme.muted if line.layer is Layer.CONTEXT else theme.text
        title = markup.link(Ref(Kind.EVENT, line.id), line.title, colour)
        if line.importance == 1:
            title = f"<b>{title}</b>"
        warning = f' <span style="color:{theme.warning_text}">⚠</span>' if line.disputed else ""
        when = markup.muted(markup.small(markup.text(self._when(line, column))), theme)
        claims = (cell.claims or {}).get(line.id, ())
        told = [self._known[c] for c in claims if c in self._known]
        marks = ", ".join(
            markup.link(Ref(Kind.CLAIM, group[0].id), mark.replace(" ", NO_BREAK), theme.link)
            for mark, group in marks_of(told, self._sources)
        )
        ground = f' style="background-color:{theme.highlight}"' if line.id in self._marked else ""
        shown = f"<span{ground}>{when} {title}</span>{warning}"
        return f'<p style="margin:0 0 5px 0">{shown} {markup.small(marks)}</p>'

    def _when(self, line: EventLine, column: int) -> str:
        day = day_text(line.date, self._cases[column - 1].day_zero)
        return " · ".join(part for part in (list_date_text(line.date), day) if part)

    def _sentence(self, line: EventLine, column: int) -> str:
        parts = [self._when(line, column), line.title]
        if line.disputed:
            parts.append(self.tr("disputed"))
        if line.layer is Layer.CONTEXT:
            parts.append(word(line.layer))
        return ", ".join(part for part in parts if part)

    def _more(self, cell: PhaseCell) -> str:
        template = self.tr("and {count} more in the list of events")
        count = f"{cell.more:,}" + ("+" if cell.more >= COUNTED else "")
        return template.format(count=count)

    def _nothing(self) -> str:
        return self.tr("No events.")

    def _read(self, row: int, column: int) -> PhaseCell:
        book = self._bench.casebook
        case = self._cases[column - 1].id
        wanted = replace(self._filter, cases=(case,), phases=(self._phases[row],))
        most = min(MOST_IN_CELL, max(FEWEST_IN_CELL, MOST_IN_ROW // len(self._cases)))
        page = book.event_page(wanted, None, most)
        if not page.lines:
            return PhaseCell()
        self._learn([line.id for line in page.lines])
        claims = {line.id: self._resting.get(line.id, ()) for line in page.lines}
        if not wanted.has_context:
            claims = {event: self._core(ids) for event, ids in claims.items()}
        more = book.event_count(wanted, COUNTED + most) - len(page.lines) if page.next else 0
        return PhaseCell(page.lines, claims, more)

    def _core(self, claims: tuple[str, ...]) -> tuple[str, ...]:
        known = self._known
        return tuple(c for c in claims if c in known and known[c].layer is not Layer.CONTEXT)

    def _learn(self, events: Sequence[str]) -> None:
        """Read what events rest on, as far as that is not known yet."""
        book = self._bench.casebook
        new = [event for event in events if event not in self._resting]
        if not new:
            return
        records = book.many(Kind.EVENT, new).values()
        claims = {e.id: e.claims for e in records if isinstance(e, Event)}
        self._resting.update(claims)
        wanted = dict.fromkeys(c for ids in claims.values() for c in ids if c not in self._known)
        found = book.many(Kind.CLAIM, tuple(wanted)).values()
        self._known.update({c.id: c for c in found if isinstance(c, Claim)})
        cited = {t.source for c in wanted if c in self._known for t in self._known[c].citations}
        sources = book.many(Kind.SOURCE, sorted(cited - set(self._sources))).values()
        self._sources.update({s.id: s for s in sources if isinstance(s, Source)})


class PhasesView(ComparisonView):
    """The same events as the list of events has, phase by phase and case by case."""

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        self.model = PhaseModel(bench)
        super().__init__(bench, appearance, self.model, CellPainter(appearance))
        self.table.setAccessibleName(translate(CONTEXT, "Events of the cases, phase by phase"))
        self.table.setAccessibleDescription(
            translate(CONTEXT, "N and P step through the events and marks of the cells.")
        )

    def forget(self) -> None:
        """Read the casebook again when next asked."""
        super().forget()
        self.model.forget()

    def needs(self, focus: Focus) -> tuple[object, ...]:
        """All that narrows the list of events."""
        return (focus.event_filter(),)

    def fill(self, focus: Focus) -> None:
        """Show the events of the focus' filter."""
        self.model.show_phases(focus.event_filter(), self.cases(focus), self.appearance.theme)

    def mark(self, focus: Focus) -> None:
        """Mark the event looked at, or the events that rest on the claim looked at."""
        events = self._events(focus)
        self.model.mark(frozenset(events))
        if self.table.painter.stepped is None and events:
            found = self.bench.casebook.many(Kind.EVENT, events[:1]).values()
            for event in found:
                if isinstance(event, Event):
                    index = self.model.event_index(event.id, event.case, event.phase)
                    self.table.show_row(index)

    def _events(self, focus: Focus) -> list[str]:
        event = self.subject(focus, Kind.EVENT)
        if event is not None:
            return [event.id]
        claim = self.subject(focus, Kind.CLAIM)
        if claim is None:
            return []
        refs = self.bench.casebook.resting_on(claim.id)
        return [ref.id for ref in refs if ref.kind is Kind.EVENT]

    def summary(self) -> str:
        """What the rows are."""
        return translate(CONTEXT, "the events of the list, phase by phase")

    def empty(self) -> str:
        """No case, or no phase, is left."""
        return translate(CONTEXT, "No phase for this choice.")
