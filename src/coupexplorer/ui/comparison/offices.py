"""The comparison by offices and factions: a lane for each, its holders as dated bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject

from coupexplorer.analysis.layers import rests_on_context
from coupexplorer.analysis.tenures import TenureRow, tenure_rows
from coupexplorer.domain.history import Case
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.ui import markup
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.comparison.lane_painter import Lane, LanePainter, tenure_text
from coupexplorer.ui.comparison.lanes import Scale, scale_for, zero_of
from coupexplorer.ui.comparison.model import CaseTableModel, Index, Role
from coupexplorer.ui.comparison.tenure_facts import TenureFacts, read_tenures
from coupexplorer.ui.comparison.view import ComparisonView
from coupexplorer.ui.focus import Alignment, Focus
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.translation import translate
from coupexplorer.ui.workbench import Workbench

CONTEXT = "ComparisonPane"
MOST_TITLES = 3


class OfficeModel(CaseTableModel):
    """One row an office or a body, one column a case, bars in the cells."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TenureRow, ...] = ()
        self._cases: tuple[Case, ...] = ()
        self._names: dict[str, str] = {}
        self.scale = Scale(0.0, 1.0, True)
        self._marked = ""

    def show_rows(
        self,
        rows: tuple[TenureRow, ...],
        cases: tuple[Case, ...],
        scale: Scale,
        names: dict[str, str],
        theme: Theme,
    ) -> None:
        """Show other rows, or the same on another scale; ``names`` are those of the bodies."""
        self.beginResetModel()
        self._rows, self._cases, self._names = rows, cases, names
        self.scale, self.theme = scale, theme
        self.endResetModel()

    def mark(self, actor: str) -> None:
        """Mark the bars of an actor, and the rows of a body."""
        if actor == self._marked:
            return
        self._marked = actor
        if self.rowCount():
            corner = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), corner, [Role.HIGHLIGHT])

    def index_of(self, ref: Ref) -> QModelIndex:
        """The row of a body, or the first cell in which a person has a bar."""
        for row, shown in enumerate(self._rows):
            if shown.kind is Kind.MEMBERSHIP and ref.id in shown.bodies:
                return self.index(row, 0)
        for row, shown in enumerate(self._rows):
            for column, case in enumerate(self._cases, 1):
                if any(t.actor == ref.id for t in shown.cases.get(case.id, ())):
                    return self.index(row, column)
        return QModelIndex()

    @property
    def cases(self) -> Sequence[Case]:
        """The cases, a column each."""
        return self._cases

    @property
    def rows(self) -> int:
        """One row an office or a body."""
        return len(self._rows)

    def head(self) -> str:
        """Offices and bodies stand in column 0."""
        return self.tr("Office or body")

    def more(self, index: Index, role: int) -> object:
        """The lane of a cell, and whether a row is of the body looked at."""
        row = self._rows[index.row()]
        if role == Role.LANE and index.column() > 0:
            case = self._cases[index.column() - 1]
            zero = zero_of(case.day_zero, aligned=self.scale.aligned)
            return Lane(row.cases.get(case.id, ()), self.scale, zero, self._marked)
        if role == Role.HIGHLIGHT:
            return index.column() == 0 and bool(self._marked) and self._marked in row.bodies
        return None

    def plain(self, index: Index) -> str:
        """The office or body, or who held it when."""
        row = self._rows[index.row()]
        if index.column() == 0:
            return f"{' / '.join(self._titles(row))} ({self._sort(row)})"
        tenures = row.cases.get(self._cases[index.column() - 1].id, ())
        return "\n".join(tenure_text(tenure) for tenure in tenures) or self.tr("Nobody named.")

    def page(self, index: Index) -> str:
        """The head of a row; a body leads to itself."""
        theme = self.theme
        if theme is None or index.column() > 0:
            return ""
        row = self._rows[index.row()]
        if row.kind is Kind.MEMBERSHIP:
            links = [
                markup.link(Ref(Kind.ACTOR, body), self._names.get(body, body), theme.text)
                for body in row.bodies
            ]
        else:
            links = [markup.text(title) for title in self._titles(row)]
        first, rest = f"<b>{links[0]}</b>", "".join(f"<br>{link}" for link in links[1:])
        sort = markup.muted(markup.small(markup.text(self._sort(row))), theme)
        return markup.page(f"{first}{rest}<br>{sort}", theme)

    def _titles(self, row: TenureRow) -> tuple[str, ...]:
        if len(row.titles) <= MOST_TITLES or row.kind is Kind.MEMBERSHIP:
            return row.titles
        # One title for each case says enough: the terms are on the bars.
        first = [next(iter(row.cases.get(case.id, ())), None) for case in self._cases]
        return tuple(dict.fromkeys(t.words for t in first if t is not None)) or row.titles[:1]

    def _sort(self, row: TenureRow) -> str:
        return self.tr("office") if row.kind is Kind.OFFICE else self.tr("members")


class OfficesView(ComparisonView):
    """Lanes on one time scale: from day zero or by the calendar, as the focus aligns the cases."""

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        self.model = OfficeModel()
        self.lanes = LanePainter(appearance)
        super().__init__(bench, appearance, self.model, self.lanes)
        self._facts: TenureFacts | None = None
        self._rows: tuple[tuple[object, ...], tuple[TenureRow, ...]] | None = None
        self.table.head.axis = lambda width, metrics: self.lanes.axis(
            self.model.scale, width, metrics
        )
        self.table.setAccessibleName(
            translate(CONTEXT, "Offices and bodies of the cases and who held them when")
        )
        self.table.setAccessibleDescription(
            translate(CONTEXT, "N and P step through the people in the cells.")
        )

    def needs(self, focus: Focus) -> tuple[object, ...]:
        """Cases, layer and alignment."""
        return (focus.cases, focus.context, focus.alignment)

    def fill(self, focus: Focus) -> None:
        """Read offices and memberships and lay them on one scale."""
        cases = self.cases(focus)
        rows = self._rows_for(focus, cases)
        aligned = focus.alignment is Alignment.DAY_ZERO
        zeros = {case.id: zero_of(case.day_zero, aligned=aligned) for case in cases}
        dates = [
            (tenure.date, zeros[case])
            for row in rows
            for case, tenures in row.cases.items()
            for tenure in tenures
        ]
        actors = self.facts.actors
        names = {body: actors[body].title for row in rows for body in row.bodies if body in actors}
        scale = scale_for(dates, aligned=aligned)
        self.model.show_rows(rows, cases, scale, names, self.appearance.theme)

    def mark(self, focus: Focus) -> None:
        """Mark who is looked at."""
        actor = self.subject(focus, Kind.ACTOR)
        self.model.mark(actor.id if actor is not None else "")
        if actor is not None and self.table.painter.stepped is None and not self.table.hasFocus():
            self.table.show_row(self.model.index_of(actor))

    def summary(self) -> str:
        """How time runs."""
        if self.model.scale.aligned:
            return translate(CONTEXT, "years from each case's day zero")
        return translate(CONTEXT, "calendar years")

    def empty(self) -> str:
        """Nothing is dated, or far too much."""
        if self.facts.too_many:
            return translate(
                CONTEXT, "This casebook names too many offices to lay them side by side."
            )
        return translate(CONTEXT, "No offices or memberships for this choice.")

    def forget(self) -> None:
        """Read the casebook again when next asked."""
        super().forget()
        self._facts = None
        self._rows = None

    def _rows_for(self, focus: Focus, cases: tuple[Case, ...]) -> tuple[TenureRow, ...]:
        """The rows of some cases and layers; another alignment changes none."""
        wanted = (focus.cases, focus.context)
        if self._rows is None or self._rows[0] != wanted:
            facts = self.facts
            ids = [case.id for case in cases]
            lands = [land for land in facts.lands if any(land in case.title for case in cases)]
            offices, members = facts.offices, facts.memberships
            actors = facts.actors
            if not focus.context:
                offices = [o for o in offices if not rests_on_context(o.claims, facts.claims)]
                members = [m for m in members if not rests_on_context(m.claims, facts.claims)]
                core = (a for a in actors.values() if a.layer is not Layer.CONTEXT)
                actors = {a.id: a for a in core}
            self._rows = (wanted, tenure_rows(offices, members, actors, ids, lands))
        return self._rows[1]

    @property
    def facts(self) -> TenureFacts:
        """What is known of the open casebook; read when first asked for."""
        if self._facts is None:
            self._facts = read_tenures(self.bench.casebook, self.bench.counts.of)
        return self._facts
