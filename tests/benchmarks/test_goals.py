"""The pure parts of the goals' benchmarks: figures against limits, table, page and chart."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchmarks import goals
from tests.benchmarks.big_casebook import sections
from tests.benchmarks.big_shape import Shape
from tests.benchmarks.figures import Figure, Limit, figure, in_turns, p95
from tests.benchmarks.goal_chart import MET, MISSED, NAMES, RIGHT, WIDTH, Scale, chart

from coupexplorer.analysis.integrity import breaches
from coupexplorer.domain.casebook import SECTIONS, CasebookDocument, CasebookInfo

SVG = "{http://www.w3.org/2000/svg}"


def a_figure(median: float = 10, most: float = 20, goal: int = 5) -> Figure:
    return Figure(goal, "a key & its <results>", "1 M", "ms", median, 12, (Limit("median", most),))


def test_the_95th_percentile_is_what_one_of_twenty_exceeds() -> None:
    assert p95([float(n) for n in range(1, 101)]) == 96
    assert p95([3.0, 1.0, 2.0]) == 3.0


@given(st.lists(st.floats(0, 1e6), min_size=1))
def test_a_percentile_is_one_of_the_values_and_no_less_than_the_median(taken: list[float]) -> None:
    found = figure(1, "x", "s", taken)
    assert found.p95 in taken
    assert found.p95 >= found.median


def test_of_several_limits_the_worst_counts() -> None:
    both = (Limit("median", 20), Limit("ratio", 2))
    found = figure(7, "x", "s", [10.0], *both, baseline=[4.0])
    assert found.ratio == 2.5
    assert found.share == 1.25
    assert not found.is_met
    assert replace(found, limits=both[:1]).is_met


def test_a_limit_on_a_ratio_needs_a_baseline() -> None:
    with pytest.raises(ValueError, match="no baseline"):
        _ = figure(7, "x", "s", [1.0], Limit("ratio", 2)).share


def test_figures_survive_json() -> None:
    found = figure(7, "x", "s", [1.0], Limit("ratio", 2), baseline=[3.0], against="stock")
    assert Figure.from_json(json.loads(json.dumps(found.to_json()))) == found


def test_turns_are_interleaved_and_the_first_only_warms() -> None:
    order: list[str] = []

    def act(name: str) -> float:
        order.append(name)
        return float(len(order))

    taken = in_turns(2, {"a": lambda: act("a"), "b": lambda: act("b")})
    assert order == ["a", "b"] * 3
    assert taken == {"a": [3.0, 5.0], "b": [4.0, 6.0]}


def test_every_goal_has_a_benchmark() -> None:
    assert sorted(goal for own in goals.BENCHMARKS.values() for goal in own) == list(range(1, 14))
    assert goals.chosen("8,13") == ["bench_events", "bench_focus"]
    assert goals.chosen("") == list(goals.BENCHMARKS)


def test_a_partial_run_keeps_the_figures_of_the_other_goals() -> None:
    before = [a_figure(goal=4), a_figure(goal=5), a_figure(goal=6)]
    now = [a_figure(median=1, goal=5)]
    assert [(f.goal, f.median) for f in goals.together(before, now)] == [(4, 10), (5, 1), (6, 10)]


def test_only_what_stands_between_the_marks_is_written() -> None:
    page = f"above\n{goals.BEGIN}\nold\n{goals.END}\nbelow\n"
    assert goals.written_into(page, "new") == f"above\n{goals.BEGIN}\nnew\n{goals.END}\nbelow\n"
    with pytest.raises(ValueError, match="marks"):
        goals.written_into("no marks", "new")


def test_the_table_says_what_is_missed() -> None:
    lines = goals.table([a_figure(), a_figure(median=30)]).splitlines()
    assert [("missed" in line, "| met |" in line) for line in lines[2:]] == [
        (False, True), (True, False),
    ]  # fmt: skip


@given(st.lists(st.floats(1e-4, 1e4), min_size=1, max_size=20))
def test_the_scale_holds_the_line_and_orders_shares(shares: list[float]) -> None:
    scale = Scale.of(shares)
    places = [scale.place(share) for share in sorted(shares)]
    assert places == sorted(places)
    assert all(NAMES <= place <= WIDTH - RIGHT for place in [*places, scale.place(1.0)])


def test_the_chart_is_svg_with_its_words_as_text_and_a_bar_a_figure() -> None:
    figures = [a_figure(), a_figure(median=90), replace(a_figure(), limits=())]
    root = ElementTree.fromstring(chart(figures))
    words = [element.text or "" for element in root.iter(f"{SVG}text")]
    assert words.count("a key & its <results>, 1 M") == 2
    assert any("1 of 2 figures" in text for text in words)
    bars = [(float(bar.get("x", "0")), float(bar.get("width", "0"))) for bar in _bars(root)]
    (line,) = (e for e in root.iter(f"{SVG}path") if e.get("stroke-dasharray"))
    allowed = float(re.findall(r"M([\d.]+)", line.get("d", ""))[0])
    assert bars[0][0] < allowed
    assert bars[1][0] + bars[1][1] > allowed


def test_met_and_missed_differ_in_word_and_shape() -> None:
    text = chart([a_figure(), a_figure(median=90)])
    assert "met, 0.5 ×" in text
    assert "missed, 4.5 ×" in text
    assert text.count("<circle") == 1


def _bars(root: ElementTree.Element) -> list[ElementTree.Element]:
    return [bar for bar in root.iter(f"{SVG}rect") if bar.get("fill") in (MET, MISSED)]


def test_made_up_records_point_only_to_records_that_are_there() -> None:
    shape = Shape(events=1_100, actors=110)
    made = {name: tuple(section(shape)) for name, section in sections().items()}
    document = CasebookDocument(CasebookInfo("x", "X"), **made)  # type: ignore[arg-type]
    assert set(SECTIONS) - set(made) == {"transcripts"}
    assert list(breaches(document)) == []
