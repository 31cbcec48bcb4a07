"""A signal that asks for the end is heard by a window at rest; a second one is not argued with."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coupexplorer.ui.process_signals import EndingSignals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
NUMBERS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


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
    # Whoever asks again will not wait.
    assert signal.getsignal(number) is signal.SIG_DFL
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
