"""A casebook file with as many made-up events as are wanted, written in seconds, to measure on."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.samples import small_document

from coupexplorer.domain.date_json import date_to_json
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.store.casebook import Casebook

FIRST_DAY = 694_000
"""A day in 1901, counted from 0001-01-01."""

DAYS, DAY = 100 * 365, 1440
EVENT = (
    "INSERT INTO events (ordinal, id, case_id, phase, title, short_title, date, importance, layer,"
    " sort_start, sort_end, span_start, span_end, date_flags)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"
)


def make_big(file: Path, size: int) -> None:
    """Write a casebook with ``size`` events over a century in two cases, two actors an event.

    The rows go straight into the tables; the search index knows nothing of them.
    """
    Casebook.create(file, replace(small_document(), notes=(), tags=())).close()
    with Casebook.open(file) as casebook:
        driver = casebook._database.driver
        actors = [row[0] for row in driver.execute("SELECT id FROM actors")]
        places = [row[0] for row in driver.execute("SELECT id FROM places")]
        driver.execute("BEGIN")
        driver.executemany(EVENT, _events(size))
        driver.execute(
            "INSERT INTO records (kind, id, title)"
            " SELECT 'event', id, title FROM events WHERE id LIKE 'big-%' ORDER BY id"
        )
        driver.executemany(
            "INSERT INTO participations (ordinal, id, event_id, actor_id, role)"
            " VALUES (?, ?, ?, ?, '')",
            _pairs(size, actors, 2),
        )
        driver.execute(
            "INSERT INTO records (kind, id, title)"
            " SELECT 'participation', id, '' FROM participations WHERE id LIKE 'big-%' ORDER BY id"
        )
        driver.executemany(
            "INSERT INTO event_places (event_id, ordinal, place_id) VALUES (?, ?, ?)",
            ((row[2], 0, row[3]) for row in _pairs(size, places, 1)),
        )
        driver.execute("COMMIT")


def _events(size: int) -> Iterator[tuple[Any, ...]]:
    chance = random.Random(1)
    dates = [
        json.dumps(date_to_json(HistoricalDate.from_edtf(f"19{number:02}-0{number % 9 + 1}-11")))
        for number in range(1, 100)
    ]
    for number in range(size):
        start = (FIRST_DAY + chance.randrange(DAYS)) * DAY
        end = start + (DAY if chance.random() < 0.9 else 20 * DAY)
        title = f"Event {number} of the catalogue"
        case = chance.choice(("iraq-1963", "syria-1966"))
        importance = chance.choices((1, 2, 3), (2, 50, 48))[0]
        layer = "context" if number % 7 == 0 else "core"
        yield (
            10_000 + number, f"big-{number:07}", case, "seizure", title, "", dates[number % 99],
            importance, layer, start, end, start, end,
        )  # fmt: skip


def _pairs(size: int, choices: list[str], each: int) -> Iterator[tuple[int, str, str, str]]:
    chance = random.Random(2)
    for number in range(size):
        for turn in range(each):
            place = 10_000 + number * each + turn
            yield place, f"big-{place}", f"big-{number:07}", chance.choice(choices)
