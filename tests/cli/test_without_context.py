"""``--without-context``: neither a search nor a sheet tells what the context layer alone tells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run
from tests.interchange.sample_casebook import changed, sample_casebook

from coupexplorer.cli import sheet
from coupexplorer.domain.evidence import Statement
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.sheets.writers.formats import Format, Written
from coupexplorer.store.casebook import Casebook

CASES = ("--cases", "aland-1950", "beland-1951")
HIDE = "--without-context"


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A casebook in which one claim and one of two statements of a cell are of the context."""
    document = changed(
        sample_casebook(), "claims", "K4", layer=Layer.CONTEXT, text="Smugglers saw."
    )
    told = (Statement("The ruler.", ("K1",)), Statement("Smugglers hid him.", ("K4",)))
    document = changed(document, "cells", "who/aland-1950", statements=told)
    file = tmp_path / "mixed.casebook"
    Casebook.create(file, document).close()
    return file


def found(run: Run, *arguments: object) -> list[dict[str, Any]]:
    ended = run("search", *arguments, "--json")
    assert (ended.code, ended.err) == (0, "")
    hits: list[dict[str, Any]] = json.loads(ended.out)
    return hits


def ids(hits: list[dict[str, Any]]) -> set[str]:
    return {hit["id"] for hit in hits}


class TestSearch:
    """``search``."""

    def test_what_the_context_alone_tells_is_not_found(self, run: Run, mixed: Path) -> None:
        assert ids(found(run, mixed, "smugglers")) == {"K4", "who/aland-1950"}
        assert found(run, HIDE, mixed, "smugglers") == []
        assert found(run, mixed, "K4", HIDE) == []

    def test_what_is_found_shows_nothing_of_it(self, run: Run, mixed: Path) -> None:
        def cell(*more: str) -> dict[str, Any]:
            hits = found(run, mixed, *more)
            return next(hit for hit in hits if hit["id"] == "who/aland-1950")

        assert "Smugglers" in cell("smugglers")["snippet"]
        assert cell("ruler", HIDE)["snippet"] == "The ruler."
        assert "Smugglers" not in run("search", mixed, "ruler", HIDE).out

    def test_nothing_else_is_left_out(self, run: Run, mixed: Path) -> None:
        assert found(run, mixed, "palace", HIDE) == found(run, mixed, "palace")
        ended = run("search", mixed, "smugglers", HIDE)
        assert (ended.code, ended.out) == (0, "Nothing was found for “smugglers”.\n")


class TestSheet:
    """``sheet``."""

    @pytest.fixture
    def printed(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """What the sheets printed hold, as text."""
        sheets: list[str] = []

        def keep(document: object, _: Format) -> tuple[Written, ...]:
            sheets.append(repr(document))
            return (Written(".pdf", b"%PDF-"),)

        monkeypatch.setattr(sheet, "write", keep)
        return sheets

    def test_what_the_context_alone_tells_is_not_printed(
        self, run: Run, mixed: Path, tmp_path: Path, printed: list[str]
    ) -> None:
        for more in ((), (HIDE,)):
            ended = run("sheet", mixed, *CASES, "--output", tmp_path / "out.pdf", *more)
            assert (ended.code, ended.err) == (0, "")
        assert ["Smugglers" in text for text in printed] == [True, False]
        assert all("The ruler." in text for text in printed)

    def test_a_casebook_without_context_prints_the_same(
        self, run: Run, tmp_path: Path, printed: list[str]
    ) -> None:
        core = tmp_path / "core.casebook"
        document = sample_casebook()
        assert all(claim.layer is Layer.CORE for claim in document.claims)
        Casebook.create(core, document).close()
        for more in ((), (HIDE,)):
            run("sheet", core, *CASES, *more, "--output", tmp_path / "out.pdf")
        assert printed[0] == printed[1]

    def test_a_pdf_is_made(self, run: Run, mixed: Path, tmp_path: Path) -> None:
        ended = run("sheet", HIDE, mixed, *CASES, "--output", tmp_path / "out.pdf")
        assert (ended.code, ended.err) == (0, "")
        assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")
