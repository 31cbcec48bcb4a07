"""Measures every goal and writes what was found into ``docs/performance.md`` and its chart.

``python -m tests.benchmarks.goals --small FILE --big FILE [--only 5,7] [--rounds N] [--no-docs]``,
by hand: it takes about half an hour. The files come from ``big_casebook``, of ten thousand and of a
million events. Each benchmark runs in a process of its own. Figures are kept in
``measured.json`` beside this file, so that with ``--only`` those of the other goals stay.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.figures import Figure, Setup, give_up, pace
from tests.benchmarks.goal_chart import chart

DOCS = Path(__file__).parents[2] / "docs"
KEPT = Path(__file__).with_name("measured.json")
PAGE, CHART = "performance.md", "images/performance.svg"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

BENCHMARKS: dict[str, tuple[int, ...]] = {
    "bench_start": (1, 2, 3),
    "bench_open": (4,),
    "bench_search": (5,),
    "bench_queries": (6,),
    "bench_events": (7, 8),
    "bench_timeline": (9,),
    "bench_import": (10,),
    "bench_sheet": (11,),
    "bench_edit": (12,),
    "bench_focus": (13,),
}
"""Module → the goals it measures; each has ``measure(setup) -> list[Figure]``."""

FOREVER_S = 3600


def run(module: str, setup: Setup) -> list[Figure]:
    """Run one benchmark in a process of its own; RuntimeError with its last words when it fails."""
    command = [sys.executable, "-m", "tests.benchmarks.goals", "--one", module]
    command += ["--small", str(setup.small), "--big", str(setup.big)]
    command += ["--rounds", str(setup.rounds)]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment, check=False, timeout=FOREVER_S
    )
    lines = done.stdout.strip().splitlines()
    if not lines or not lines[-1].startswith("["):
        raise RuntimeError(f"{module} failed:\n{done.stderr[-4000:]}")
    return [Figure.from_json(value) for value in json.loads(lines[-1])]


def measure_here(module: str, setup: Setup) -> None:
    """Run one benchmark in this process, print its figures as one line of JSON, and end at once:
    threads that still read need not be waited for."""
    sys.excepthook = give_up
    before = pace()
    found = importlib.import_module(f"tests.benchmarks.{module}").measure(setup)
    then = (before + pace()) / 2
    print(json.dumps([replace(each, pace=then).to_json() for each in found]), flush=True)
    os._exit(0)


def chosen(goals: str) -> list[str]:
    """The benchmarks of some goals, ``"5,7"``; of all when none is named."""
    wanted = {int(goal) for goal in goals.split(",") if goal.strip()}
    return [name for name, own in BENCHMARKS.items() if not wanted or wanted & set(own)]


def together(before: Iterable[Figure], found: Iterable[Figure]) -> list[Figure]:
    """Figures of an earlier run with those of this one in place of those of the same goals."""
    new = list(found)
    goals = {each.goal for each in new}
    return sorted([*(f for f in before if f.goal not in goals), *new], key=lambda each: each.goal)


def number(value: float) -> str:
    """A number with as many digits as tell something."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def table(figures: Sequence[Figure]) -> str:
    """The figures as a table in Markdown."""
    head = ("goal", "what", "size", "median", "p95", "baseline", "ratio", "allowed", "", "pace")
    rows = [head, ("---:", *("---",) * 2, *("---:",) * 4, "---", "---", "---:")]
    for each in figures:
        base = f"{each.against} {number(each.baseline)}" if each.baseline else "–"
        ratio = f"{each.ratio:.2f}" if each.ratio is not None else "–"
        verdict = ("met" if each.is_met else "**missed**") if each.limits else ""
        what = f"{each.what} ({each.note})" if each.note else each.what
        rows.append(
            (
                str(each.goal), what, each.size, f"{number(each.median)} {each.unit}",
                number(each.p95), base, ratio, each.wanted() or "–", verdict,
                number(each.pace),
            )
        )  # fmt: skip
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def written_into(page: str, measured: str) -> str:
    """A page with what stands between its two marks replaced; ValueError when a mark is missing."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("the page has lost the marks between which figures are written")
    return f"{before}{BEGIN}\n{measured}\n{END}{after}"


def summary(figures: Sequence[Figure]) -> str:
    """How many limits are kept, in a sentence."""
    held = [each for each in figures if each.limits]
    return f"{sum(each.is_met for each in held)} of {len(held)} figures keep their goal."


def write_docs(found: Sequence[Figure]) -> list[Figure]:
    """Keep the figures, and write table and chart; returns all that are kept."""
    before = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else []
    figures = together(map(Figure.from_json, before), found)
    lines = ",\n".join(json.dumps(each.to_json(), ensure_ascii=False) for each in figures)
    KEPT.write_text(f"[\n{lines}\n]\n", "utf-8")
    page = DOCS / PAGE
    measured = f"{summary(figures)}\n\n{table(figures)}"
    page.write_text(written_into(page.read_text("utf-8"), measured), "utf-8")
    (DOCS / CHART).write_text(chart(figures), "utf-8")
    return figures


def measure_all(modules: Iterable[str], setup: Setup) -> tuple[list[Figure], list[str]]:
    """Run benchmarks one after the other, each said as it ends; the figures, and what failed."""
    found: list[Figure] = []
    failed = []
    for module in modules:
        try:
            figures = run(module, setup)
        except (RuntimeError, subprocess.TimeoutExpired) as error:
            print(error, file=sys.stderr, flush=True)
            failed.append(module)
            continue
        print(table(figures), flush=True)
        found.extend(figures)
    return found, failed


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked for; 1 when a goal is missed or a benchmark fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=Path, required=True, help="ten thousand events")
    parser.add_argument("--big", type=Path, required=True, help="a million events")
    parser.add_argument("--only", default="", help="goals, such as 5,7")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-docs", action="store_true")
    parser.add_argument("--one", choices=BENCHMARKS, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        setup = Setup(asked.small, asked.big, Path(folder), asked.rounds)
        if asked.one:
            measure_here(asked.one, setup)
        found, failed = measure_all(chosen(asked.only), setup)
    if not asked.no_docs:
        found = write_docs(found)
    print(summary(found), *(f"{module} failed." for module in failed))
    return int(bool(failed) or not all(each.is_met for each in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
