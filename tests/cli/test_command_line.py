"""Which command is meant, how bad usage and failures are told, and that no exception leaves."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import HEADLESS, Ended, Run

from coupexplorer import __version__
from coupexplorer.cli import search
from coupexplorer.cli.command_line import COMMANDS, DEBUG_VARIABLE, Doors


def is_one_sentence(ended: Ended) -> bool:
    """Nothing on the output, and one line on the error stream after the program's name."""
    lines = ended.err.splitlines()
    return (
        ended.out == ""
        and len(lines) == 1
        and lines[0].startswith("coupexplorer: ")
        and lines[0].endswith((".", ")"))
        and "Traceback" not in ended.err
    )


def test_version(run: Run) -> None:
    assert run("--version") == Ended(0, f"Coup Explorer {__version__}\n", "")


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_names_every_command(run: Run, word: str) -> None:
    ended = run(word)
    assert ended.code == 0
    assert ended.err == ""
    for command in COMMANDS:
        assert f"coupexplorer {command.name} {command.usage}".rstrip() in ended.out


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_has_help(run: Run, command: str) -> None:
    ended = run(command, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"usage: coupexplorer {command}")
    assert "words" not in ended.out


def test_the_commands_are_the_documented_ones() -> None:
    assert [command.name for command in COMMANDS] == [
        "sheet",
        "search",
        "export",
        "network",
        "check",
        "new",
        "import",
        "self-test",
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--nonsense",),
        ("serach",),
        ("serach", "sadi"),
        ("search",),
        ("search", ""),
        ("search", " "),
        ("search", "al", "Sadi"),
        ("search", "one", "two", "three"),
        ("search", "sadi", "--jso"),
        ("sheet",),
        ("sheet", "--cases", "a", "b"),
        ("sheet", "--output", "x.txt"),
        ("sheet", "--cases", "a", "b", "--output", "x.pdf", "--paper", "a3"),
        ("sheet", "one", "two", "--output", "x.pdf", "--cases", "a", "b"),
        ("export",),
        ("export", "--output"),
        ("export", "--output", "x.casebook"),
        ("check", "one", "two"),
        ("check", "--all"),
        ("new",),
        ("new", "x.txt"),
        ("new", "x"),
        ("new", "a.casebook", "b.casebook"),
        ("import", "x.json"),
        ("import", "--output", "x.casebook"),
        ("import", "x.json", "--output", "x.json"),
        ("import", "x.casebook", "--output", "y.casebook"),
        ("self-test", "now"),
    ],
)
def test_bad_usage_is_one_sentence_and_two(
    run: Run, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run(*arguments)
    assert ended.code == 2
    assert is_one_sentence(ended)
    assert list(tmp_path.iterdir()) == []


FILE_COMMANDS = [
    ("check",),
    ("search", "TEXT"),
    ("export", "--output", "out.json"),
    ("sheet", "--cases", "a", "b", "--output", "out.pdf"),
]


def on_file(command: tuple[str, ...], file: Path) -> tuple[str, ...]:
    """The command with its FILE put in."""
    return (command[0], str(file), *command[1:])


@pytest.mark.parametrize("command", FILE_COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("name", ["folder", "folder.casebook", "document.json", "document.JSON"])
def test_a_folder_or_json_given_as_file_names_import(
    run: Run, command: tuple[str, ...], name: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    if name.startswith("folder"):
        file.mkdir()
    else:
        file.write_text("{}", encoding="utf-8")
    ended = run(*on_file(command, file))
    assert ended.code == 2
    assert is_one_sentence(ended)
    assert "coupexplorer import" in ended.err
    assert str(file) in ended.err


@pytest.mark.parametrize("command", FILE_COMMANDS, ids=lambda command: command[0])
def test_a_missing_or_foreign_file_is_a_failure(
    run: Run, command: tuple[str, ...], tmp_path: Path
) -> None:
    foreign = tmp_path / "foreign.casebook"
    foreign.write_bytes(b"not a database " * 50)
    for file in (tmp_path / "gone.casebook", foreign):
        ended = run(*on_file(command, file))
        assert ended.code == 1
        assert is_one_sentence(ended)
        assert file.name in ended.err
    assert foreign.read_bytes() == b"not a database " * 50
    assert [file.name for file in tmp_path.iterdir()] == ["foreign.casebook"]


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


class TestWindow:
    """What opens the window."""

    @staticmethod
    def doors(opened: list[Path | None]) -> Doors:
        def open_window(file: Path | None) -> int:
            opened.append(file)
            return 7

        return Doors(open_window=open_window, self_test=lambda: 8)

    def test_nothing_opens_the_window_on_the_built_in_casebook(self, run: Run) -> None:
        opened: list[Path | None] = []
        assert run(doors=self.doors(opened)).code == 7
        assert opened == [None]

    def test_a_file_opens_the_window_on_it(self, run: Run, casebook: Path) -> None:
        opened: list[Path | None] = []
        assert run(casebook, doors=self.doors(opened)).code == 7
        assert run("--", casebook, doors=self.doors(opened)).code == 7
        assert opened == [casebook, casebook]

    def test_a_file_named_like_a_command_is_named_by_its_folder(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("check").write_bytes(b"")
        opened: list[Path | None] = []
        assert run("./check", doors=self.doors(opened)).code == 7
        assert opened == [Path("check")]

    def test_no_window_opens_on_what_is_no_casebook(self, run: Run, tmp_path: Path) -> None:
        ended = run(tmp_path)
        assert ended.code == 2
        assert "coupexplorer import" in ended.err

    def test_a_missing_file_is_told_in_the_terminal_it_was_named_in(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "stdin", Terminal())
        ended = run(tmp_path / "gone.casebook", doors=self.doors([]))
        assert ended.code == 1
        assert is_one_sentence(ended)
        assert "gone.casebook" in ended.err

    def test_a_missing_file_is_left_to_the_window_where_nobody_reads_what_is_printed(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "stdin", None)
        opened: list[Path | None] = []
        ended = run(tmp_path / "gone.casebook", doors=self.doors(opened))
        assert (ended.code, ended.err) == (7, "")
        assert opened == [tmp_path / "gone.casebook"]

    def test_self_test_is_the_windows_own(self, run: Run) -> None:
        assert run("self-test", doors=self.doors([])).code == 8


class TestFailures:
    """Whatever a command meets, one sentence is left."""

    @pytest.fixture
    def failing(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> object:
        def fail_with(error: BaseException) -> Ended:
            def failing_run(_: argparse.Namespace) -> int:
                raise error

            monkeypatch.setattr(search, "run", failing_run)
            return run("search", "x")

        return fail_with

    def test_our_own_fault(self, failing: Run) -> None:
        ended = failing(KeyError("lost"))
        assert ended.code == 1
        assert is_one_sentence(ended)
        assert "KeyError: 'lost'" in ended.err
        assert DEBUG_VARIABLE in ended.err

    def test_several_lines_become_one(self, failing: Run) -> None:
        assert is_one_sentence(failing(RuntimeError("first\nsecond\x1b[31m")))

    def test_the_systems_errors(self, failing: Run) -> None:
        ended = failing(PermissionError(13, "Permission denied", "secret.json"))
        assert ended.code == 1
        assert ended.err == "coupexplorer: “secret.json” cannot be used: Permission denied.\n"

    def test_a_closed_pipe_is_no_news(self, failing: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("coupexplorer.cli.command_line.forget_output", lambda: None)
        assert failing(BrokenPipeError()) == Ended(1, "", "")

    def test_an_interruption(self, failing: Run) -> None:
        assert failing(KeyboardInterrupt()) == Ended(130, "", "coupexplorer: Interrupted.\n")

    def test_debugging_shows_where(self, failing: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(DEBUG_VARIABLE, "1")
        ended = failing(KeyError("lost"))
        assert ended.code == 1
        assert "Traceback" in ended.err
        assert "failing_run" in ended.err


def test_the_doors_of_these_tests_refuse_the_window() -> None:
    with pytest.raises(AssertionError):
        HEADLESS.open_window(None)
