"""The holder of a casebook answers whoever asks as one should, and nobody else can hurt it."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.one_window import listening
from coupexplorer.ui.one_window.address import address_of, is_there
from coupexplorer.ui.one_window.calling import call_to_front
from coupexplorer.ui.one_window.listening import MOST_CALLERS, Listener
from coupexplorer.ui.one_window.words import ANSWER, LONGEST_REQUEST, request
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.workbench import Workbench


@pytest.fixture
def held(bench: Workbench, book: Path, runtime: Path) -> Workbench:
    """A bench with a casebook open for writing."""
    bench.open(Casebook.open(book))
    return bench


@pytest.fixture
def listener(held: Workbench) -> Iterator[Listener]:
    """Somebody who listens for that casebook."""
    listener = Listener(held)
    yield listener
    listener.end()


def refuse(error: Exception) -> None:
    """Nothing of the sort should happen."""
    raise error


@pytest.fixture
def ask(qtbot: QtBot) -> Iterator[Callable[[Path], bool]]:
    """Ask for a casebook as a second start does, while this thread goes on."""
    tasks = Tasks()

    def ask(file: Path) -> bool:
        answers: list[bool] = []
        tasks.run(lambda: call_to_front(file, patience=30), answers.append, refuse, lane="a")
        qtbot.waitUntil(lambda: bool(answers), timeout=40_000)
        return answers[0]

    yield ask
    tasks.finish()


def place_of(file: Path) -> str:
    place = address_of(file)
    assert place is not None
    return place


def call(line: socket.socket, file: Path) -> socket.socket:
    """Connect without a word."""
    line.connect(place_of(file))
    line.setblocking(False)
    return line


def hung_up(line: socket.socket) -> bool:
    """Whether the other side has ended it."""
    try:
        return line.recv(100) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True


def test_who_asks_is_answered_and_its_token_told(
    listener: Listener,
    book: Path,
    ask: Callable[[Path], bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tokens: list[str] = []
    listener.called.connect(tokens.append)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "first")
    assert ask(book)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "second")
    assert ask(book)
    assert tokens == ["first", "second"]


def test_another_casebook_is_not_answered_for(
    listener: Listener, book: Path, ask: Callable[[Path], bool]
) -> None:
    assert not ask(book.with_name("other.casebook"))


def test_the_socket_is_this_users_alone(listener: Listener, book: Path) -> None:
    mode = Path(place_of(book)).stat().st_mode
    assert mode & 0o077 == 0


def test_it_follows_the_bench(
    listener: Listener, held: Workbench, book: Path, ask: Callable[[Path], bool]
) -> None:
    other = Path(shutil.copy(book, book.with_name("other.casebook")))
    held.open(Casebook.open(other))
    assert not ask(book)
    assert not is_there(place_of(book))
    assert ask(other)
    held.open(Casebook.open(book, read_only=True))
    assert not listener.is_listening
    assert not is_there(place_of(other))


def test_nothing_is_left_at_the_end(listener: Listener, held: Workbench, book: Path) -> None:
    assert is_there(place_of(book))
    listener.end()
    assert not is_there(place_of(book))
    held.casebook_changed.emit()
    assert not listener.is_listening


def test_a_casebook_without_a_file_needs_no_listener(
    bench: Workbench, runtime: Path, book: Path
) -> None:
    with Casebook.open(book) as stored:
        bench.open(Casebook.in_memory(stored.document()))
    assert not Listener(bench).is_listening


def test_the_socket_of_a_killed_process_is_taken_over(
    held: Workbench, book: Path, line: socket.socket, ask: Callable[[Path], bool]
) -> None:
    line.bind(place_of(book))
    line.close()
    assert is_there(place_of(book))
    listener = Listener(held)
    assert ask(book)
    listener.end()


def test_the_socket_of_a_living_process_is_left_alone(
    held: Workbench, book: Path, line: socket.socket
) -> None:
    line.bind(place_of(book))
    line.listen(1)
    listener = Listener(held)
    assert not listener.is_listening
    listener.end()
    assert is_there(place_of(book))


@pytest.mark.parametrize(
    "said",
    [b"GET / HTTP/1.1\r\n", b"\n", b"\xff" * 20 + b"\n", request("x")[:-1] + b" y\n"],
)
def test_garbage_is_hung_up_on(
    qtbot: QtBot,
    listener: Listener,
    book: Path,
    line: socket.socket,
    ask: Callable[[Path], bool],
    said: bytes,
) -> None:
    tokens: list[str] = []
    listener.called.connect(tokens.append)
    call(line, book).sendall(said)
    qtbot.waitUntil(lambda: hung_up(line))
    assert tokens == []
    assert ask(book)


def test_who_sends_without_end_is_hung_up_on(
    qtbot: QtBot, listener: Listener, book: Path, line: socket.socket, ask: Callable[[Path], bool]
) -> None:
    call(line, book)

    def send_more() -> bool:
        try:
            line.send(b"x" * LONGEST_REQUEST)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return False

    qtbot.waitUntil(send_more)
    assert ask(book)


def test_who_says_nothing_is_hung_up_on(
    qtbot: QtBot,
    held: Workbench,
    book: Path,
    line: socket.socket,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listening, "SILENCE_MS", 1)
    listener = Listener(held)
    call(line, book)
    qtbot.waitUntil(lambda: hung_up(line))
    assert listener.is_listening
    listener.end()


def test_more_than_some_are_not_let_in_at_once(
    qtbot: QtBot, listener: Listener, book: Path
) -> None:
    lines = [socket.socket(socket.AF_UNIX) for _ in range(MOST_CALLERS + 2)]
    try:
        for line in lines:
            call(line, book)
            qtbot.wait(1)
        qtbot.waitUntil(lambda: hung_up(lines[-1]))
        assert not hung_up(lines[0])
    finally:
        for line in lines:
            line.close()


def test_two_requests_in_one_breath_are_one(
    qtbot: QtBot, listener: Listener, book: Path, line: socket.socket
) -> None:
    tokens: list[str] = []
    listener.called.connect(tokens.append)
    call(line, book).sendall(request("a") + request("b"))
    heard = bytearray()

    def answered() -> bool:
        try:
            heard.extend(line.recv(100))
        except BlockingIOError:
            return False
        return True

    qtbot.waitUntil(answered)
    qtbot.waitUntil(lambda: hung_up(line))
    assert bytes(heard) == ANSWER
    assert tokens == ["a"]
