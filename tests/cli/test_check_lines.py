"""``check --lines``: every step and finding as a line of JSON, capped, and an end that says all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run
from tests.interchange.sample_casebook import added, changed, claim, sample_casebook
from tests.samples import small_document

from coupexplorer.cli import check_lines
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import DamagedCasebook


def made(tmp_path: Path, document: CasebookDocument) -> Path:
    """A casebook file holding a document."""
    file = tmp_path / "made.casebook"
    Casebook.create(file, document).close()
    return file


def told(run: Run, *arguments: object, code: int = 0) -> list[tuple[str, Any]]:
    """The lines of a check: key and value of each."""
    ended = run("check", "--lines", *arguments)
    assert (ended.code, ended.err) == (code, "")
    return [next(iter(json.loads(line).items())) for line in ended.out.splitlines()]


def of(lines: list[tuple[str, Any]], key: str) -> list[Any]:
    """The values under one key."""
    return [value for name, value in lines if name == key]


def unused(count: int) -> CasebookDocument:
    """A casebook with so many claims that are about nothing."""
    return added(sample_casebook(), "claims", *(claim(f"L{n}") for n in range(count)))


def test_a_sound_casebook_is_whole(run: Run, casebook: Path) -> None:
    lines = told(run, casebook)
    shares = of(lines, "done")
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert len(shares) > 5
    assert [line for line in lines if line[0] != "done"] == [("whole", True)]


def test_a_finding_names_record_title_and_cases(run: Run, tmp_path: Path) -> None:
    document = changed(sample_casebook(), "events", "palace-falls", claims=())
    event = next(e for e in document.events if e.id == "palace-falls")
    lines = told(run, made(tmp_path, document), code=1)
    finding = of(lines, "finding")[0]
    assert finding["ref"] == "event:palace-falls"
    assert finding["title"] in (event.title, event.short_title)
    assert finding["cases"] == [event.case]
    assert (finding["severity"], finding["rule"]) == ("error", "unsourced-statement")
    assert lines[-1] == ("whole", False)


def test_findings_of_a_rule_are_capped_and_the_rest_counted(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_lines, "MOST_OF_A_RULE", 3)
    lines = told(run, made(tmp_path, unused(10)))
    assert [f["rule"] for f in of(lines, "finding")].count("unused-record") == 3
    assert {"rule": "unused-record", "count": 7} in of(lines, "left")


@pytest.mark.parametrize("most", [1, 1_000])
def test_the_records_of_a_finding_follow_it_in_parts(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(check_lines, "RECORDS_IN_A_LINE", 1)
    monkeypatch.setattr(check_lines, "MOST_RECORDS", most)
    lines = told(run, made(tmp_path, small_document()), code=1)
    several = [(n, v) for n, (k, v) in enumerate(lines) if k == "finding" and v["count"] > 1]
    assert several
    for at, finding in several:
        parts = [value for _, value in lines[at + 1 : at + 1 + min(most, finding["count"])]]
        assert all(set(*part) == {"ref", "title", "cases"} for part in parts)
        assert lines[at + 1 + len(parts)][0] != "records"


def test_without_context_nothing_of_it_is_told(run: Run, tmp_path: Path) -> None:
    document = changed(sample_casebook(), "events", "palace-falls", claims=(), layer=Layer.CONTEXT)
    file = made(tmp_path, document)
    assert "event:palace-falls" in str(told(run, file, code=1))
    assert "palace-falls" not in str(told(run, "--without-context", file))


def test_the_json_object_leaves_the_context_out_too(run: Run, tmp_path: Path) -> None:
    document = changed(sample_casebook(), "events", "palace-falls", claims=(), layer=Layer.CONTEXT)
    file = made(tmp_path, document)
    assert json.loads(run("check", file, "--json").out)["errors"] == 1
    assert json.loads(run("check", file, "--json", "--without-context").out)["errors"] == 0


def test_damages_are_told_and_end_the_check_when_nothing_can_be_read(
    run: Run, casebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(*_: object) -> None:
        raise DamagedCasebook("A page is torn.")

    monkeypatch.setattr(Casebook, "check_integrity", lambda _: ["A page is torn."])
    assert of(told(run, casebook, code=1), "damage") == ["A page is torn."]
    monkeypatch.setattr(Casebook, "section", torn)
    assert told(run, casebook, code=1)[-1] == ("whole", False)


@pytest.mark.parametrize("more", [("--json",), ("--text", "diary=x.txt")])
def test_lines_go_with_nothing_else(run: Run, casebook: Path, more: tuple[str, ...]) -> None:
    assert run("check", "--lines", casebook, *more).code == 2
