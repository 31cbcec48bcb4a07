"""Counterparts side by side: who stands where in each case, with the offices they held."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject

from coupexplorer.domain.history import Actor, Case, Office
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui import markup
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.citation_text import marks_of
from coupexplorer.ui.comparison.counterpart_facts import (
    CounterpartFacts,
    Counterparts,
    read_counterparts,
)
from coupexplorer.ui.comparison.model import CaseTableModel, Index, Role
from coupexplorer.ui.comparison.painter import CellPainter
from coupexplorer.ui.comparison.view import ComparisonView
from coupexplorer.ui.date_wording import date_text
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.translation import translate
from coupexplorer.ui.wording import word
from coupexplorer.ui.workbench import Workbench

CONTEXT = "ComparisonPane"
NO_BREAK = "\N{NO-BREAK SPACE}"


class CounterpartModel(CaseTableModel):
    """One row a group of counterparts, the actors of a case in its column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = Counterparts()
        self._marked = ""

    def show_counterparts(self, shown: Counterparts, theme: Theme) -> None:
        """Show other groups, or the same in other colours."""
        self.beginResetModel()
        self._shown, self.theme = shown, theme
        self.endResetModel()

    def mark(self, actor: str) -> None:
        """Mark the cells of an actor."""
        if actor == self._marked:
            return
        self._marked = actor
        if self.rowCount():
            corner = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), corner, [Role.HIGHLIGHT])

    @property
    def cases(self) -> Sequence[Case]:
        """The cases, a column each."""
        return self._shown.cases

    @property
    def rows(self) -> int:
        """One row a group."""
        return len(self._shown.groups)

    def head(self) -> str:
        """What the counterparts are stands in column 0."""
        return self.tr("Counterparts")

    def ref(self, index: Index) -> Ref | None:
        """The first actor of a cell."""
        actors = self._actors(index)
        return Ref(Kind.ACTOR, actors[0].id) if actors else None

    def index_of(self, ref: Ref) -> QModelIndex:
        """The first cell that an actor stands in."""
        for row in range(self.rows):
            for column in range(1, 1 + len(self.cases)):
                index = self.index(row, column)
                if any(Ref(Kind.ACTOR, actor.id) == ref for actor in self._actors(index)):
                    return index
        return QModelIndex()

    def more(self, index: Index, role: int) -> object:
        """Whether the actor looked at stands in a cell."""
        if role == Role.HIGHLIGHT:
            return any(actor.id == self._marked for actor in self._actors(index))
        return None

    def plain(self, index: Index) -> str:
        """What they are, or the actors of a case with their offices."""
        if index.column() == 0:
            return self._sort(index.row())
        parts = []
        for actor in self._actors(index):
            offices = [f"{o.title}, {date_text(o.date)}" for o in self._offices(actor)]
            parts.append("; ".join([actor.title, *offices]))
        return "\n".join(parts) or self.tr("Nobody in this case.")

    def page(self, index: Index) -> str:
        """The same as HTML: names lead to actors, marks to claims."""
        theme = self.theme
        if theme is None:
            return ""
        if index.column() == 0:
            return f'<b style="color:{theme.text}">{markup.text(self._sort(index.row()))}</b>'
        actors = self._actors(index)
        if not actors:
            return markup.muted(markup.text(self.tr("Nobody in this case.")), theme)
        return markup.page("".join(self._actor(actor, theme) for actor in actors), theme)

    def _actor(self, actor: Actor, theme: Theme) -> str:
        name = f"<b>{markup.link(Ref(Kind.ACTOR, actor.id), actor.title, theme.text)}</b>"
        offices = self._offices(actor)
        if not offices:
            words = markup.muted(markup.small(markup.text(self.tr("no office named"))), theme)
            return f'<p style="margin:0 0 5px 0">{name}<br>{words}</p>'
        rows = "".join(f"<br>{self._office(office, theme)}" for office in offices)
        return f'<p style="margin:0 0 5px 0">{name}{rows}</p>'

    def _office(self, office: Office, theme: Theme) -> str:
        claims = [self._shown.claims[c] for c in office.claims if c in self._shown.claims]
        marks = ", ".join(
            markup.link(Ref(Kind.CLAIM, group[0].id), mark.replace(" ", NO_BREAK), theme.link)
            for mark, group in marks_of(claims, self._shown.sources)
        )
        when = markup.muted(markup.text(f"· {date_text(office.date)}"), theme)
        return markup.small(f"{markup.text(office.title)} {when} {marks}")

    def _actors(self, index: Index) -> tuple[Actor, ...]:
        if not index.isValid() or index.column() == 0:
            return ()
        case = self.cases[index.column() - 1].id
        return self._shown.groups[index.row()].get(case, ())

    def _offices(self, actor: Actor) -> tuple[Office, ...]:
        return self._shown.offices.get(actor.id, ())

    def _sort(self, row: int) -> str:
        """What the counterparts of a row are: people, factions and so on, each kind once."""
        group = self._shown.groups[row]
        kinds = dict.fromkeys(actor.kind for actors in group.values() for actor in actors)
        words = [word(kind) for kind in kinds]
        return " / ".join([words[0][:1].upper() + words[0][1:], *words[1:]]) if words else ""


class CounterpartsView(ComparisonView):
    """Pairs that the casebook names as counterparts, or more where there are more cases."""

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        self.model = CounterpartModel()
        super().__init__(bench, appearance, self.model, CellPainter(appearance))
        self._facts: CounterpartFacts | None = None
        self.table.setAccessibleName(translate(CONTEXT, "Counterparts of the cases, side by side"))

    def fill(self, focus: Focus) -> None:
        """Read the pairs, their actors and the actors' offices."""
        shown = self.facts.groups_for(focus, self.cases(focus))
        self.model.show_counterparts(shown, self.appearance.theme)

    def mark(self, focus: Focus) -> None:
        """Choose the actor looked at."""
        actor = self.subject(focus, Kind.ACTOR)
        self.model.mark(actor.id if actor is not None else "")
        index = self.model.index_of(actor) if actor is not None else QModelIndex()
        if not self._stands_on(actor):
            self.table.choose(index)

    def _stands_on(self, actor: Ref | None) -> bool:
        """Whether the current cell is already one of the actor's."""
        index = self.table.currentIndex()
        return bool(actor is not None and index.isValid() and index.data(Role.HIGHLIGHT))

    def summary(self) -> str:
        """How many groups."""
        return translate(CONTEXT, "counterparts: {count}").format(count=self.model.rows)

    def empty(self) -> str:
        """Nobody is matched between the cases shown."""
        return translate(CONTEXT, "This casebook names no counterparts in the cases shown.")

    def forget(self) -> None:
        """Read the casebook again when next asked."""
        super().forget()
        self._facts = None

    @property
    def facts(self) -> CounterpartFacts:
        """What is known of the open casebook; read when first asked for."""
        if self._facts is None:
            self._facts = read_counterparts(self.bench.casebook)
        return self._facts
