"""A signal that asks for the end is heard by a window at rest; asked twice it ends at once."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import IO

import pytest
from pytestqt.qtbot import QtBot

from coupexplorer.ui.process_signals import EndingSignals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
NUMBERS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)

# A process whose closing lasts until it is told to end, and which says whether all was kept.
CLOSING = """
from PySide6.QtCore import QCoreApplication
from coupexplorer.ui.process_signals import EndingSignals

def end(number):
    print("closing", number, flush=True)
    while input() != "end":
        print("still", flush=True)
    print("kept", flush=True)
    application.exit(0)

application = QCoreApplication([])
signals = EndingSignals(end)
print("open", flush=True)
application.exec()
signals.stop()
"""


def say(line: IO[str], word: str) -> None:
    """Say a word to a process that may be gone; past the buffer, which would keep it."""
    with suppress(BrokenPipeError):
        os.write(line.fileno(), f"{word}\n".encode())


def heard_while_closing(*numbers: signal.Signals) -> tuple[list[str], int]:
    """What a process says that gets the first signal, and the others while it closes; its end."""
    with subprocess.Popen(
        [sys.executable, "-c", CLOSING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        process.send_signal(numbers[0])
        said = [process.stdout.readline().strip()]
        for number in numbers[1:]:
            process.send_signal(number)
            # Two of a kind at once would be one to it.
            say(process.stdin, "still")
            said.append(process.stdout.readline().strip())
        say(process.stdin, "end")
        rest = process.stdout.read().strip()
        ended = process.wait(60)
    return [word for word in (*said, rest) if word not in ("", "still")], ended


def refuse(number: int) -> None:
    """No end was asked for."""
    pytest.fail(f"signal {number}")


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Every test leaves the process's signals as it found them."""
    before = {number: signal.getsignal(number) for number in NUMBERS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_window_at_rest_hears_it(qtbot: QtBot, number: signal.Signals) -> None:
    heard: list[int] = []
    signals = EndingSignals(heard.append)
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [number]
    # Whoever asks again will not wait; a terminal that is gone asks for nothing new.
    gone = number is signal.SIGHUP
    assert signal.getsignal(number) is (signal.SIG_IGN if gone else signal.SIG_DFL)
    signals.stop()


def test_afterwards_signals_are_whose_they_were(qtbot: QtBot) -> None:
    before = [signal.getsignal(number) for number in NUMBERS]
    signals = EndingSignals(refuse)
    assert [signal.getsignal(number) for number in NUMBERS] != before
    signals.stop()
    assert [signal.getsignal(number) for number in NUMBERS] == before
    assert signal.set_wakeup_fd(-1) == -1
    signals.stop()


def test_what_the_process_was_started_to_ignore_stays_ignored(qtbot: QtBot) -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signals = EndingSignals(refuse)
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    signals.stop()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def test_a_second_signal_ends_a_process_that_is_still_closing() -> None:
    code = (
        "import os, signal; from PySide6.QtCore import QCoreApplication\n"
        "from coupexplorer.ui.process_signals import EndingSignals\n"
        "application = QCoreApplication([])\n"
        "kill = lambda *_: os.kill(os.getpid(), signal.SIGTERM)\n"
        "signals = EndingSignals(kill)\n"
        "kill(); application.exec()"
    )
    ended = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    assert ended.returncode == -signal.SIGTERM


@pytest.mark.parametrize(
    "numbers",
    [
        *itertools.permutations(NUMBERS, 2),
        (signal.SIGHUP, signal.SIGHUP),
        (signal.SIGTERM, signal.SIGHUP, signal.SIGHUP),
    ],
)
def test_signals_of_two_kinds_are_one_wish(numbers: tuple[signal.Signals, ...]) -> None:
    assert heard_while_closing(*numbers) == ([f"closing {numbers[0]:d}", "kept"], 0)


@pytest.mark.parametrize("first", NUMBERS)
@pytest.mark.parametrize("again", [signal.SIGTERM, signal.SIGINT])
def test_one_kind_twice_ends_it_whatever_came_first(
    first: signal.Signals, again: signal.Signals
) -> None:
    more = (again,) if first is again else (again, again)
    said, ended = heard_while_closing(first, *more)
    assert said == [f"closing {first:d}"]
    assert ended == -again
