"""Options and words are read in any order, and a file's name is judged before it is opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from coupexplorer.cli.arguments import CommandParser, exactly_one, one_file_or_none
from coupexplorer.cli.casebook_names import new_casebook_path, refuse_other_files
from coupexplorer.cli.failures import BAD_USAGE, FAILURE, BadUsage, CommandFailure


@pytest.fixture
def parser() -> CommandParser:
    """A parser with a switch, a list and a needed option."""
    made = CommandParser("program command", "[FILE] --output OUT", "Does it.")
    made.add_argument("--json", action="store_true")
    made.add_argument("--cases", nargs="+")
    made.add_argument("--output", required=True)
    return made


@pytest.mark.parametrize(
    ("arguments", "words", "cases"),
    [
        ("--output o", [], None),
        ("one --output o two", ["one", "two"], None),
        ("--output o --json one", ["one"], None),
        ("one --cases a b --output o", ["one"], ["a", "b"]),
        ("--cases a b --output o one", ["one"], ["a", "b"]),
        ("--output o -- --json -x", ["--json", "-x"], None),
        ("one --output o -- two --", ["one", "two", "--"], None),
    ],
)
def test_any_order(
    parser: CommandParser, arguments: str, words: list[str], cases: list[str] | None
) -> None:
    read = parser.read(arguments.split())
    assert (read.words, read.cases, read.output) == (words, cases, "o")


@pytest.mark.parametrize("arguments", ["", "--output", "--outp o", "--output o --what", "--json=1"])
def test_mistakes_are_sentences_that_name_the_help(parser: CommandParser, arguments: str) -> None:
    with pytest.raises(BadUsage, match=r"\(see “program command --help”\)\.$"):
        parser.read(arguments.split())


def test_one_file_at_most() -> None:
    assert one_file_or_none([]) is None
    assert one_file_or_none(["a b"]) == Path("a b")
    with pytest.raises(BadUsage, match="not 2"):
        one_file_or_none(["a", "b"])


def test_exactly_one_word() -> None:
    assert exactly_one(["a"], "FILE") == Path("a")
    for words in ([], ["a", "b"]):
        with pytest.raises(BadUsage, match=f"one FILE is needed, not {len(words)}"):
            exactly_one(words, "FILE")


@pytest.mark.parametrize("name", ["x.casebook", "x.CASEBOOK", "x.old.casebook"])
def test_names_of_casebooks(name: str) -> None:
    assert new_casebook_path(Path(name)) == Path(name)


@pytest.mark.parametrize("name", ["x", "x.json", "casebook", ".casebook"])
def test_other_names(name: str) -> None:
    with pytest.raises(BadUsage):
        new_casebook_path(Path(name))


def test_a_file_that_may_be_a_casebook_is_let_through(tmp_path: Path) -> None:
    file = tmp_path / "any.name"
    file.write_bytes(b"")
    refuse_other_files(file)


def test_what_is_missing_is_a_failure_and_what_is_something_else_bad_usage(tmp_path: Path) -> None:
    with pytest.raises(CommandFailure) as missing:
        refuse_other_files(tmp_path / "gone")
    with pytest.raises(CommandFailure) as folder:
        refuse_other_files(tmp_path)
    assert (missing.value.exit_code, folder.value.exit_code) == (FAILURE, BAD_USAGE)
