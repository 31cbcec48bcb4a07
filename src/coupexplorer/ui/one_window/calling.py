"""A second start asks the holder of its casebook to come to the front, and waits for the answer.

Without Qt: it needs no application object here, and a start that finds nobody loses no time.
"""

from __future__ import annotations

import importlib
import os
import sys
import threading
import time
from pathlib import Path

from coupexplorer.ui.one_window.address import address_of, is_there
from coupexplorer.ui.one_window.words import ANSWER, request

PATIENCE_S = 1.5
LOOK_AGAIN_S = 0.1


def call_to_front(casebook: Path, *, patience: float = PATIENCE_S) -> bool:
    """Whether another process has the casebook open and says that it shows its window.

    False at once when nobody listens, and after ``patience`` seconds when nobody answers.
    """
    address = address_of(casebook)
    if address is None or not is_there(address):
        return False
    try:
        return _answer(address, request(_token()), patience) == ANSWER
    except (OSError, ValueError):
        return False


def call_until_heard(casebook: Path, *, patience: float = PATIENCE_S) -> bool:
    """The same where somebody has the casebook, but may be about to start and not listen yet."""
    end = time.monotonic() + patience
    while not call_to_front(casebook, patience=max(LOOK_AGAIN_S, end - time.monotonic())):
        if time.monotonic() >= end:
            return False
        time.sleep(LOOK_AGAIN_S)
    return True


def is_alive(address: str) -> bool:
    """Whether a process still holds the socket at a path, even one that does not answer."""
    socket = importlib.import_module("socket")
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(LOOK_AGAIN_S)
        try:
            line.connect(address)
        except (BlockingIOError, TimeoutError):
            return True
        except OSError:
            return False
    return True


def _token() -> str:
    """What the desktop gave this start, so that a window it leads to may come to the front."""
    environment = os.environ
    return environment.get("XDG_ACTIVATION_TOKEN") or environment.get("DESKTOP_STARTUP_ID", "")


def _answer(address: str, asked: bytes, patience: float) -> bytes:
    if sys.platform == "win32":
        return _answer_of_pipe(address, asked, patience)
    # Only where somebody listens: the module takes time to load.
    socket = importlib.import_module("socket")
    end, answer = time.monotonic() + patience, b""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(patience)
        line.connect(address)
        line.sendall(asked)
        while len(answer) < len(ANSWER) and (left := end - time.monotonic()) > 0:
            line.settimeout(left)
            part = line.recv(len(ANSWER) - len(answer))
            if not part:
                break
            answer += part
    return answer


def _answer_of_pipe(address: str, asked: bytes, patience: float) -> bytes:
    """A pipe is read without a limit of time, so by a thread that nobody need wait for.

    Only one that this user's process serves: another's may have the name, and would answer to keep
    the program from opening. Not yet run on Windows.
    """
    answers: list[bytes] = []

    def talk() -> None:
        try:
            with Path(rf"\\.\pipe\{address}").open("r+b", buffering=0) as line:
                if not _is_trusted(line.fileno()):
                    return
                line.write(asked)
                answer = b""
                while len(answer) < len(ANSWER) and (part := line.read(len(ANSWER))):
                    answer += part
                answers.append(answer)
        except OSError:
            return

    thread = threading.Thread(target=talk, daemon=True)
    thread.start()
    thread.join(patience)
    return answers[0] if answers else b""


def _is_trusted(pipe: int) -> bool:
    """Whether this user's process serves a pipe; it may then bring its window to the front."""
    if sys.platform == "win32":
        from coupexplorer.ui.one_window.pipe_server import (  # noqa: PLC0415 - loads ctypes
            let_come_forward,
        )

        return let_come_forward(pipe)
    return False
