"""Goals 7 and 8: the list of a million events, repainted, scrolled, ordered and narrowed otherwise.

The baseline of a repaint is Qt's own table over its own item model with the texts of the rows in
view, at the same size. ``python -m tests.benchmarks.bench_events FILE`` prints every change by
itself; with ``--profile`` where the time of a repaint goes.
"""

from __future__ import annotations

import cProfile
import pstats
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QTableView
from tests.benchmarks.figures import MILLION, Figure, Limit, Setup, figure, in_turns, p95, worked
from tests.benchmarks.real_window import rest, turn, until

from coupexplorer.app import make_application
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter
from coupexplorer.domain.vocabulary import Confidence, PhaseKind
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.events.list import Role
from coupexplorer.ui.events.listing import Grouping
from coupexplorer.ui.events.table import Column, Sorting
from coupexplorer.ui.panes.events import EventsPane
from coupexplorer.ui.theme import Scheme
from coupexplorer.ui.workbench import Workbench

FRAMES, CHANGES = 60, 6
Change = Callable[[int], None]


def open_pane(file: Path) -> EventsPane:
    """The list by itself, with all of a file's events read."""
    bench = Workbench()
    pane = EventsPane(bench, Appearance(make_application(), Scheme.LIGHT))
    pane.resize(1000, 1000)
    pane.show()
    bench.open(Casebook.open(file, read_only=True))
    rest(pane)
    return pane


def paint(pane: EventsPane) -> None:
    """Paint the whole list now."""
    pane.list.viewport().repaint()


def wheel(pane: EventsPane, notches: int) -> None:
    """Turn the wheel over the list and paint."""
    spot = QPointF(100, 100)
    event = QWheelEvent(
        spot, spot, QPoint(), QPoint(0, -120 * notches), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    pane.list.wheelEvent(event)
    turn()


def show_as(pane: EventsPane, *, as_table: bool) -> None:
    """As a table of every column, or as a list."""
    now = pane.views.arrangement.with_columns(tuple(Column))
    pane.arrange_as(replace(now, as_table=as_table))
    turn()


def rows_in_view(pane: EventsPane) -> list[list[str]]:
    """The texts of what is in view: the cells of a table, both lines of each row of a list."""
    view, model = pane.list, pane.model
    first = view.indexAt(QPoint(5, 5)).row()
    last = view.indexAt(QPoint(5, view.viewport().height() - 5)).row()
    rows = range(max(first, 0), (last if last >= 0 else first + 60) + 1)
    if not model.columns:
        roles = (Qt.ItemDataRole.DisplayRole, Role.DETAIL)
        return [[str(model.data(model.index(row), role) or "") for role in roles] for row in rows]
    return [
        [str(model.data(model.index(row, column)) or "") for column in range(model.columnCount())]
        for row in rows
    ]


def stock_table(pane: EventsPane, texts: list[list[str]]) -> QTableView:
    """Qt's own table of the same texts, as large, with as many rows in view."""
    model = QStandardItemModel()
    for row in texts:
        model.appendRow([QStandardItem(text) for text in row])
    view = QTableView()
    model.setParent(view)
    view.setModel(model)
    view.verticalHeader().hide()
    view.setFont(pane.font())
    port = pane.list.viewport().size()
    view.verticalHeader().setDefaultSectionSize(max(1, port.height() // max(1, len(texts))))
    view.horizontalHeader().setDefaultSectionSize(port.width() // max(1, len(texts[0])))
    view.resize(pane.list.size())
    view.show()
    turn()
    return view


def repaints(pane: EventsPane, what: str) -> Figure:
    """A full repaint, against the stock table."""
    stock = stock_table(pane, rows_in_view(pane))
    acts = {
        "ours": lambda: worked(lambda: paint(pane)),
        "stock": lambda: worked(stock.viewport().repaint),
    }
    taken = in_turns(FRAMES, acts)
    stock.close()
    return figure(
        7, f"{what}, full repaint", MILLION, taken["ours"], Limit("p95", 16), Limit("ratio", 1.1),
        baseline=taken["stock"], against="stock table",
    )  # fmt: skip


def wheels(pane: EventsPane, what: str) -> Figure:
    """A turn of the wheel by one notch and by three, painted."""
    acts = {
        "one": lambda: worked(lambda: wheel(pane, 1)),
        "three": lambda: worked(lambda: wheel(pane, 3)),
    }
    taken = in_turns(FRAMES, acts)
    times = [*taken["one"], *taken["three"]]
    return figure(7, f"{what}, turn of the wheel", MILLION, times, Limit("p95", 5))


def orders(pane: EventsPane) -> dict[str, Change]:
    """Ways to order the list; odd and even turns differ."""

    def sort(column: Column) -> Change:
        def act(round_: int) -> None:
            sorting = Sorting(column, backwards=bool(round_ % 2))
            pane.arrange_as(replace(pane.views.arrangement, sorting=sorting))

        return act

    columns = (Column.TITLE, Column.IMPORTANCE, Column.CLAIMS, Column.CASE, Column.DATE)
    return {f"sort by {c.value}": sort(c) for c in columns}


def headings(pane: EventsPane) -> dict[str, Change]:
    """Other headings; odd and even turns differ."""

    def group(round_: int) -> None:
        pane.group_by(Grouping.PHASE if round_ % 2 else Grouping.CASE)

    return {"group by case or phase": group}


def filters(pane: EventsPane) -> dict[str, Change]:
    """Ways to narrow the list; every other turn it is all events again."""
    bench = pane.bench

    def narrow(**fields: object) -> Change:
        def act(round_: int) -> None:
            wanted = EventFilter(**(fields if round_ % 2 == 0 else {}))  # type: ignore[arg-type]
            bench.look_at(replace(bench.focus, filter=wanted))

        return act

    return {
        "a phase": narrow(phases=(PhaseKind.SEIZURE,)),
        "two phases": narrow(phases=(PhaseKind.PURGE, PhaseKind.TRIGGER)),
        "the busiest actor": narrow(actor="actor-000000"),
        "a quiet actor": narrow(actor="actor-099999"),
        "the busiest place": narrow(place="place-000"),
        "a tag": narrow(tag="tag-1"),
        "a source": narrow(source="source-000"),
        "weakest claim low": narrow(weakest=(Confidence.LOW,)),
        "disputed": narrow(disputed=True),
        "resting on no claim": narrow(unsourced=True),
        "without a date": narrow(undated=True),
        "words": narrow(text="railway"),
    }


def changed(pane: EventsPane, change: Change, round_: int) -> float:
    """Milliseconds of processor time until the first rows of another list are painted."""
    resets: list[bool] = []

    def seen() -> None:
        resets.append(True)

    pane.model.modelReset.connect(seen)

    def act() -> None:
        change(round_)
        until(lambda: bool(resets))
        paint(pane)

    took = worked(act)
    pane.model.modelReset.disconnect(seen)
    pane.reader.finish()
    turn()
    return took


def each_change(pane: EventsPane, changes: dict[str, Change]) -> Iterator[tuple[str, list[float]]]:
    """Every change, some rounds of it, and what each took."""
    for told, change in changes.items():
        yield told, [changed(pane, change, round_) for round_ in range(CHANGES)]


def measure(setup: Setup) -> list[Figure]:
    """Repaint and wheel of list and table, then orders and filters."""
    pane = open_pane(setup.big)
    found = []
    for as_table, told in ((False, "list"), (True, "table")):
        show_as(pane, as_table=as_table)
        found += [repaints(pane, told), wheels(pane, told)]
    show_as(pane, as_table=False)
    for told, grouping, changes in (
        ("another order", Grouping.NONE, orders(pane)),
        ("another order under headings", Grouping.PHASE, {**orders(pane), **headings(pane)}),
        ("another filter under headings", Grouping.PHASE, filters(pane)),
    ):
        pane.group_by(grouping)
        rest(pane)
        taken = dict(each_change(pane, changes))
        worst = max(taken, key=lambda name: p95(taken[name]))
        times = [took for each in taken.values() for took in each]
        words, note = told, f"to painted rows; slowest: {worst}"
        found.append(figure(8, words, MILLION, times, Limit("p95", 16), note=note))
    return found


def main(arguments: list[str]) -> None:
    """Print every change by itself, or a profile."""
    pane = open_pane(Path(arguments[0]))
    if "--profile" in arguments:
        profile = cProfile.Profile()
        with profile:
            for _ in range(FRAMES):
                paint(pane)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(30)
        return
    for told, times in each_change(pane, {**orders(pane), **headings(pane), **filters(pane)}):
        print(f"{told:28} median {statistics.median(times):8.1f} ms  p95 {p95(times):8.1f} ms")
    looks = [
        worked(lambda n=n: look(pane, f"event-{n * 61_803 % 1_000_000:07}"))  # type: ignore[misc]
        for n in range(FRAMES)
    ]
    print(f"{'look at another event':28} median {statistics.median(looks):8.1f} ms")


def look(pane: EventsPane, event: str) -> None:
    """Look at an event anywhere and paint."""
    pane.bench.look_at_subject(Ref(Kind.EVENT, event))
    paint(pane)


if __name__ == "__main__":
    main(sys.argv[1:])
