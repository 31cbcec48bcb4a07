"""A second start asks: a true answer is heard, anything else is not waited for long."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coupexplorer.ui.one_window import calling
from coupexplorer.ui.one_window.address import address_of
from coupexplorer.ui.one_window.calling import call_to_front, call_until_heard, is_alive
from coupexplorer.ui.one_window.words import ANSWER, request

SHORT = 0.05
LONG = 30.0

Talk = Callable[[socket.socket], None]


@pytest.fixture
def place(runtime: Path, book: Path) -> str:
    """Where the holder of the casebook would listen."""
    found = address_of(book)
    assert found is not None
    return found


@pytest.fixture
def holder(line: socket.socket, place: str) -> Iterator[Callable[[Talk], None]]:
    """Somebody who listens, and does something with whoever calls."""
    threads: list[threading.Thread] = []

    def listen(talk: Talk) -> None:
        line.bind(place)
        line.listen(1)

        def serve() -> None:
            caller, _ = line.accept()
            with caller:
                talk(caller)

        threads.append(threading.Thread(target=serve))
        threads[0].start()

    yield listen
    for thread in threads:
        thread.join(10)


def answer(caller: socket.socket) -> None:
    caller.recv(2000)
    caller.sendall(ANSWER)


def test_an_answer_is_heard(book: Path, holder: Callable[[Talk], None]) -> None:
    holder(answer)
    assert call_to_front(book, patience=LONG)


def test_an_answer_in_pieces_is_heard(book: Path, holder: Callable[[Talk], None]) -> None:
    def in_pieces(caller: socket.socket) -> None:
        caller.recv(2000)
        for byte in ANSWER:
            caller.sendall(bytes([byte]))

    holder(in_pieces)
    assert call_to_front(book, patience=LONG)


@pytest.mark.parametrize("name", ["XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"])
def test_the_desktops_token_goes_along(
    book: Path,
    holder: Callable[[Talk], None],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    heard: list[bytes] = []

    def listen(caller: socket.socket) -> None:
        heard.append(caller.recv(2000))
        caller.sendall(ANSWER)

    for other in ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, "kwin-7")
    holder(listen)
    assert call_to_front(book, patience=LONG)
    assert heard == [request("kwin-7")]


def test_nobody_there_takes_no_time(book: Path, runtime: Path) -> None:
    assert not call_to_front(book, patience=LONG)


def test_what_a_killed_process_left_takes_no_time(
    book: Path, line: socket.socket, place: str
) -> None:
    line.bind(place)
    line.close()
    assert not call_to_front(book, patience=LONG)
    assert not is_alive(place)


def test_silence_is_not_waited_for_long(book: Path, line: socket.socket, place: str) -> None:
    line.bind(place)
    line.listen(1)
    assert not call_to_front(book, patience=SHORT)
    assert not call_until_heard(book, patience=SHORT)
    assert is_alive(place)


@pytest.mark.parametrize("said", [b"", b"here\n", b"\x00" * 4000, ANSWER[:-1] + b"!"])
def test_another_answer_is_none(book: Path, holder: Callable[[Talk], None], said: bytes) -> None:
    def talk(caller: socket.socket) -> None:
        caller.recv(2000)
        try:
            caller.sendall(said)
        except OSError:
            return

    holder(talk)
    assert not call_to_front(book, patience=LONG)


def test_somebody_about_to_listen_is_heard(
    book: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [False, False, True]
    monkeypatch.setattr(calling, "call_to_front", lambda *_, **__: answers.pop(0))
    monkeypatch.setattr(calling, "LOOK_AGAIN_S", 0.001)
    assert call_until_heard(book, patience=LONG)
    assert answers == []


def test_neither_qt_nor_the_socket_module_is_loaded_when_nobody_listens(
    book: Path, runtime: Path
) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from coupexplorer.ui.one_window.calling import call_to_front;"
        f"print(call_to_front(Path({str(book)!r})),"
        " [m for m in sys.modules if m.startswith('PySide6') or m == 'socket'])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split(maxsplit=1) == ["False", "[]\n"]
