"""Making the map's file: arcs are decoded, simplified, clipped, borders told from coasts."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import borders

SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]
COORDINATES = st.tuples(st.floats(-50, 50), st.floats(-50, 50))


def topology() -> dict[str, object]:
    """Two countries side by side; the first arc is the border between them."""
    return {
        "transform": {"scale": [0.1, 0.1], "translate": [10, 20]},
        "arcs": [
            [[50, 0], [0, 50]],
            [[50, 50], [-50, 0], [0, -50], [50, 0]],
            [[50, 0], [50, 0], [0, 50], [-50, 0]],
        ],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]]},
                    {"type": "MultiPolygon", "arcs": [[[2, -1]]]},
                ]
            },
            "land": {"geometries": [{"type": "MultiPolygon", "arcs": [[[2, 1]]]}]},
        },
    }


def points(numbers: list[int]) -> list[tuple[float, float]]:
    """A written line read back."""
    x = y = 0
    found = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        found.append((x / borders.STEPS_A_DEGREE, y / borders.STEPS_A_DEGREE))
    return found


def test_arcs_are_chains_of_differences_on_a_grid() -> None:
    assert borders.decoded(topology())[0] == [(15.0, 20.0), (15.0, 25.0)]


def test_only_what_two_countries_share_is_a_border() -> None:
    found = topology()
    assert borders.shared_arcs(found["objects"]["countries"]["geometries"]) == [0]  # type: ignore[index]


def test_a_level_holds_land_coasts_and_borders() -> None:
    level = borders.level(topology(), borders.Detail("all", "", borders.WORLD, 0.0, 0.0))
    assert [points(line) for line in level["borders"]] == [[(15.0, 20.0), (15.0, 25.0)]]
    assert len(level["coasts"]) == 2
    (land,) = [points(ring) for ring in level["land"]]
    assert {(10.0, 20.0), (20.0, 20.0), (20.0, 25.0), (10.0, 25.0)} <= set(land)


def test_a_backward_arc_is_turned_round() -> None:
    arcs = [[(0.0, 0.0), (1.0, 0.0)], [(0.0, 0.0), (1.0, 1.0)]]
    assert borders.ring_of([0], arcs) == [(0.0, 0.0), (1.0, 0.0)]
    assert borders.ring_of([~1], arcs) == [(1.0, 1.0), (0.0, 0.0)]


def test_a_ring_is_clipped_along_the_box() -> None:
    ring = borders.clipped_ring(SQUARE[:-1], (1.0, 1.0, 2.0, 3.0))
    assert borders.area(ring) == pytest.approx(2.0)
    assert borders.clipped_ring(SQUARE[:-1], (5.0, 5.0, 6.0, 6.0)) == []


def test_a_line_is_cut_where_it_leaves_the_box() -> None:
    line = [(0.0, 0.0), (1.0, 0.0), (9.0, 0.0), (10.0, 0.0), (1.0, 0.5), (0.0, 0.5)]
    pieces = list(borders.pieces_within(line, (-1.0, -1.0, 2.0, 1.0)))
    assert pieces == [[(0.0, 0.0), (1.0, 0.0), (9.0, 0.0)], [(10.0, 0.0), (1.0, 0.5), (0.0, 0.5)]]


@given(st.lists(COORDINATES, min_size=2, max_size=30), st.floats(0.01, 5))
def test_a_simplified_line_keeps_its_ends_and_stays_near(
    line: list[tuple[float, float]], tolerance: float
) -> None:
    simple = borders.simplified(line, tolerance)
    assert simple[0] == line[0]
    assert simple[-1] == line[-1]
    assert set(simple) <= set(line)
    for point in line:
        ends = pairwise(simple)
        assert min(borders._distance(point, *pair) for pair in ends) <= tolerance + 1e-9


@given(st.lists(COORDINATES, min_size=1, max_size=20))
def test_a_written_line_reads_back_to_the_nearest_step(line: list[tuple[float, float]]) -> None:
    back = points(borders.written(line))
    assert back[0] == pytest.approx(line[0], abs=0.006)
    assert all(min(abs(x - a) + abs(y - b) for a, b in back) <= 0.012 for x, y in line)


def test_land_over_the_date_line_stands_on_both_sides_of_the_map() -> None:
    island = borders.unwrapped([(178.0, 60.0), (-178.0, 60.0), (-178.0, 62.0), (178.0, 62.0)])
    assert max(x for x, _ in island) == 182.0
    parts = [borders.clipped_ring(r, borders.WORLD) for r in borders.on_the_map(island)]
    assert [borders.area(part) for part in parts] == pytest.approx([4.0, 4.0])
    assert all(abs(x) <= 180 for part in parts for x, _ in part)


def test_land_around_a_pole_reaches_to_it() -> None:
    coast = borders.unwrapped([(x, -70.0) for x in (-180.0, -90.0, 0.0, 90.0, -180.0)])
    assert borders.area(borders.closed(coast)) == pytest.approx(360 * 20)
    square = [(0.0, -70.0), (1.0, -70.0), (1.0, -69.0), (0.0, -70.0)]
    assert borders.closed(square) == square


def test_a_missing_source_is_said_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert borders.main(tmp_path, tmp_path / "out.json") == 1
    assert "countries-110m.json" in capsys.readouterr().err
    assert not (tmp_path / "out.json").exists()


def test_the_file_is_written_from_both_details(tmp_path: Path) -> None:
    for detail in borders.DETAILS:
        (tmp_path / detail.file).write_text(json.dumps(topology()), "utf-8")
    assert borders.main(tmp_path, tmp_path / "out.json") == 0
    document = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert [level["name"] for level in document["levels"]] == ["world", "region"]
