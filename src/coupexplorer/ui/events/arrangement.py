"""How a reader has arranged the list of events, and the views saved under a name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from coupexplorer.domain.record_json import RecordFormatError, record_from_json, record_to_json
from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.ui.events.listing import Grouping
from coupexplorer.ui.events.table import FIRST_COLUMNS, SORTED_BY, Column, Shown, Sorting

MOST_CASEBOOKS = 40
WIDEST = 2_000


def _first_columns() -> tuple[Shown, ...]:
    return tuple(Shown(column) for column in FIRST_COLUMNS)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Headings, order, list or table, and the columns of the table."""

    grouping: Grouping = Grouping.PHASE
    sorting: Sorting = Sorting()  # noqa: RUF009
    as_table: bool = False
    columns: tuple[Shown, ...] = field(default_factory=_first_columns)

    @property
    def shown(self) -> tuple[Shown, ...]:
        """The columns in view; none for a list."""
        return self.columns if self.as_table else ()

    def sorted_by(self, column: Column) -> Arrangement:
        """In order of a column, or the other way round when it is that already."""
        again = column is self.sorting.column
        return replace(self, sorting=Sorting(column, again and not self.sorting.backwards))

    def with_columns(self, columns: Sequence[Column]) -> Arrangement:
        """With other columns, each as wide as it was; the same when there are none."""
        widths = {each.column: each.width for each in self.columns}
        shown = tuple(Shown(c, widths.get(c, 0)) for c in dict.fromkeys(columns))
        return replace(self, columns=shown or self.columns)

    def mended(self) -> Arrangement:
        """Without what a settings file can hold and a list cannot."""
        columns = {each.column: each for each in self.columns}
        shown = tuple(replace(c, width=min(max(c.width, 0), WIDEST)) for c in columns.values())
        known = self.sorting.column in SORTED_BY
        sorting = self.sorting if known else Sorting()
        return replace(self, columns=shown or _first_columns(), sorting=sorting)


@dataclass(frozen=True, slots=True)
class SavedView:
    """A filter with its time window, and an arrangement, under a name."""

    name: str
    filter: EventFilter = EventFilter()  # noqa: RUF009
    window: TimeWindow | None = None
    arrangement: Arrangement = field(default_factory=Arrangement)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The saved views of one casebook, by its id, in order of their names."""

    casebook: str
    views: tuple[SavedView, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept with the layout: the arrangement, and the saved views by casebook."""

    arrangement: Arrangement = field(default_factory=Arrangement)
    shelves: tuple[Shelf, ...] = ()

    def views_of(self, casebook: str) -> tuple[SavedView, ...]:
        """The saved views of a casebook."""
        return next((s.views for s in self.shelves if s.casebook == casebook), ())

    def saving(self, casebook: str, view: SavedView) -> Kept:
        """With a view saved, in place of one of the same name."""
        others = (v for v in self.views_of(casebook) if v.name != view.name)
        return self._with(casebook, (*others, view))

    def dropping(self, casebook: str, name: str) -> Kept:
        """Without the view of a name."""
        return self._with(casebook, tuple(v for v in self.views_of(casebook) if v.name != name))

    def renaming(self, casebook: str, name: str, to: str) -> Kept:
        """With a view under another name, in place of one that had it."""
        for view in self.views_of(casebook):
            if view.name == name:
                return self.dropping(casebook, name).saving(casebook, replace(view, name=to))
        return self

    def _with(self, casebook: str, views: tuple[SavedView, ...]) -> Kept:
        others = [s for s in self.shelves if s.casebook != casebook][-(MOST_CASEBOOKS - 1) :]
        shelf = Shelf(casebook, tuple(sorted(views, key=lambda view: view.name.casefold())))
        return replace(self, shelves=(*others, *([shelf] if views else [])))

    def to_text(self) -> str:
        """As one line of JSON."""
        return json.dumps(record_to_json(self), ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> Kept:
        """What ``to_text`` wrote; the usual arrangement for anything else."""
        try:
            kept = record_from_json(cls, json.loads(text))
        except (ValueError, RecordFormatError, RecursionError):
            return cls()
        return replace(kept, arrangement=kept.arrangement.mended())
