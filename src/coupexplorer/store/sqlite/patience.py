"""A question to SQLite that can be given up while its answer is being worked out."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

STEPS = 1_000
"""Steps of SQLite's machine between two looks: a few hundredths of a millisecond."""

GiveUp = Callable[[], bool]
"""Asked again and again, on the thread that waits; True ends the waiting."""


class GivenUp(Exception):
    """A question was given up; nothing is wrong with it or with the file."""


def after(seconds: float) -> GiveUp:
    """Give up when some seconds from now have passed."""
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() > end


@contextmanager
def patience(driver: sqlite3.Connection, give_up: GiveUp | None) -> Iterator[None]:
    """Raise GivenUp when the block still asks once ``give_up`` says so; None waits for ever."""
    if give_up is None:
        yield
        return
    driver.set_progress_handler(give_up, STEPS)
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if getattr(cause, "sqlite_errorcode", None) != sqlite3.SQLITE_INTERRUPT:
            raise
        raise GivenUp from error
    finally:
        driver.set_progress_handler(None, STEPS)
