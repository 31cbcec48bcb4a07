"""The outlines that ship: small, whole, and of the world; a damaged file is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from coupexplorer.shipped import MissingShippedFile, borders, resource
from coupexplorer.shipped.borders import Line, Outlines, read_outlines


@pytest.fixture(scope="module")
def levels() -> tuple[Outlines, ...]:
    """Both levels of detail."""
    return read_outlines()


def inside(ring: Line, longitude: float, latitude: float) -> bool:
    """Whether a point lies in a ring, by counting the sides east of it."""
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > latitude) != (y2 > latitude):
            crossings += x1 + (latitude - y1) * (x2 - x1) / (y2 - y1) > longitude
    return crossings % 2 == 1


def on_land(level: Outlines, longitude: float, latitude: float) -> bool:
    return sum(inside(ring, longitude, latitude) for ring in level.land) % 2 == 1


def test_the_file_is_small_and_credited() -> None:
    assert resource("map/borders.json").stat().st_size < 300_000
    assert "public domain" in resource("map/SOURCE.md").read_text("utf-8")


def test_the_coarse_level_is_the_world_and_the_fine_one_the_region(
    levels: tuple[Outlines, ...],
) -> None:
    world, region = levels
    assert world.box == (-180, -90, 180, 90)
    assert region.box == (-10, 10, 65, 50)
    for level in levels:
        west, south, east, north = level.box
        assert all(
            west <= x <= east and south <= y <= north for ring in level.land for x, y in ring
        )


@pytest.mark.parametrize(
    ("longitude", "latitude", "land"),
    [
        (44.39, 33.34, True),
        (36.3, 33.5, True),
        (-3.69, 40.4, True),
        (30, 35, False),
        (51, 42, False),
    ],
)
def test_cities_are_on_land_and_seas_are_not(
    levels: tuple[Outlines, ...], longitude: float, latitude: float, land: bool
) -> None:
    assert [on_land(level, longitude, latitude) for level in levels] == [land, land]


def test_a_border_runs_between_baghdad_and_damascus(levels: tuple[Outlines, ...]) -> None:
    points = [point for line in levels[1].borders for point in line]
    assert any(38 < x < 43 and 33 < y < 37.5 for x, y in points)


@pytest.mark.parametrize("content", ["", "[]", '{"steps": 100, "levels": [{}]}', '{"levels": 3}'])
def test_a_damaged_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    file = tmp_path / "borders.json"
    file.write_text(content, "utf-8")
    monkeypatch.setattr(borders, "resource", lambda _: file)
    with pytest.raises(MissingShippedFile, match=r"map/borders\.json"):
        read_outlines()
