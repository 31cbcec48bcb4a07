"""Goal 6: pages of the list and searches at a million, against raw sqlite3.

The baseline sends the very statements that the store sent, with the same values, through Python's
own sqlite3 and fetches all rows: what remains is what our layer adds on top.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import event
from tests.benchmarks.figures import MILLION, Figure, Limit, Setup, figure, worked

from coupexplorer.domain.selection import EventFilter
from coupexplorer.domain.vocabulary import PhaseKind
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.sqlite.settings import SETTINGS, set_pragmas

ROUNDS = 15
PAGE = 100
SEARCHED = ("khatib", "الخطيب", "railway", "trial of the dockers", "actor:khatib strike", "tall s")

Question = Callable[[], object]
Sent = list[tuple[str, Any]]


def pages(book: Casebook) -> list[Question]:
    """Pages of a hundred events: of all, further on, of a case, of an actor, of a phase."""
    first = book.event_page(EventFilter(), None, PAGE)
    return [
        lambda: book.event_page(EventFilter(), None, PAGE),
        lambda: book.event_page(EventFilter(), first.next, PAGE),
        lambda: book.event_page(EventFilter(cases=("case-1",)), None, PAGE),
        lambda: book.event_page(EventFilter(actor="actor-000100"), None, PAGE),
        lambda: book.event_page(EventFilter(phases=(PhaseKind.SEIZURE,)), None, PAGE),
    ]


def searches(book: Casebook) -> list[Question]:
    """Searches as the search box makes them."""
    return [lambda text=text: book.find(text, 40) for text in SEARCHED]  # type: ignore[misc]


def statements_of(book: Casebook, question: Question) -> Sent:
    """What a question, asked before, sends to the database when it is asked again."""
    question()
    sent: Sent = []

    def seen(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        sent.append((statement, parameters))

    engine = book._database._engine
    event.listen(engine, "before_cursor_execute", seen)
    question()
    event.remove(engine, "before_cursor_execute", seen)
    return sent


def raw_connection(file: Path) -> sqlite3.Connection:
    """A connection set as the store sets its own."""
    driver = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    set_pragmas(driver, SETTINGS)
    return driver


def replay(driver: sqlite3.Connection, sent: Sent) -> None:
    """Send statements and fetch all their rows."""
    for statement, parameters in sent:
        driver.execute(statement, parameters).fetchall()
    if driver.in_transaction:
        driver.rollback()


def compared(
    book: Casebook, driver: sqlite3.Connection, questions: list[Question]
) -> tuple[list[float], list[float]]:
    """Milliseconds a question, ours and raw, each round in turns."""
    sent = [statements_of(book, question) for question in questions]
    ours: list[float] = []
    raw: list[float] = []
    for round_ in range(ROUNDS + 1):
        asked = sum(worked(question) for question in questions)
        replayed = sum(worked(lambda each=each: replay(driver, each)) for each in sent)  # type: ignore[misc]
        if round_:
            ours.append(asked / len(questions))
            raw.append(replayed / len(questions))
    return ours, raw


def measure(setup: Setup) -> list[Figure]:
    """Both kinds of question."""
    found = []
    with Casebook.open(setup.big, read_only=True) as book:
        driver = raw_connection(setup.big)
        for told, questions in (
            ("page of a hundred events", pages(book)),
            ("search of forty hits", searches(book)),
        ):
            ours, raw = compared(book, driver, questions)
            limit = Limit("ratio", 2)
            found.append(figure(6, told, MILLION, ours, limit, baseline=raw, against="raw sqlite3"))
        driver.close()
    return found
