"""Goal 11: a comparison sheet of four pages, against the bare engine on the same words."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from typing import Any

import typst
from tests.benchmarks.figures import SHIPPED, Figure, Limit, Setup, figure, worked

from coupexplorer.interchange.casebook_json import read_document
from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.sheets.documents.comparison import comparison_sheet
from coupexplorer.sheets.facts.gathering import gather
from coupexplorer.sheets.tree.blocks import Table
from coupexplorer.sheets.tree.page import Block, SheetDocument
from coupexplorer.sheets.writers.typst_writer import SheetPress, document_json
from coupexplorer.shipped import data_folder, font_folders
from coupexplorer.store.casebook import Casebook

CASES = ("iraq-1963", "syria-1966")
PLAIN = b"""#set page(paper: "a4", margin: 18mm)
#set text(font: ("Noto Serif", "Amiri"), size: 8.5pt)
#for words in json("words.json") { par(words) }
"""
PLAIN_WORDS, PRESS, PAGES = "plain", "press", 4
ROWS = 9


def built_in_sheet() -> SheetDocument:
    """The sheet of the built-in casebook, cut to its first pages."""
    with Casebook.in_memory(read_document(data_folder() / "baath-splits")) as book:
        sheet = comparison_sheet(gather(book, SheetChoices(cases=CASES)))
    table = next(n for n, block in enumerate(sheet.blocks) if isinstance(block, Table))
    kept: list[Block] = [
        replace(block, rows=block.rows[:ROWS]) if isinstance(block, Table) else block
        for block in sheet.blocks[: table + 1]
    ]
    return replace(sheet, blocks=tuple(kept))


def words_of(node: Any) -> str:
    """Every word of a node of the tree, notes where they are called."""
    if isinstance(node, list):
        return "".join(words_of(item) for item in node)
    if not isinstance(node, dict):
        return ""
    own = node.get("text", "") if node.get("is") == "Run" else ""
    return own + "".join(words_of(value) for value in node.values())


def plain_files(sheet: SheetDocument) -> dict[str, bytes]:
    """The words of a sheet as plain paragraphs."""
    blocks = json.loads(document_json(sheet))["blocks"]
    words = [words_of(row) for block in blocks for row in block.get("rows", [block])]
    return {"main.typ": PLAIN, "words.json": json.dumps(words).encode()}


def bare(files: dict[str, bytes]) -> tuple[float, float]:
    """Milliseconds for the first PDF of a fresh bare engine, and for a second after a change."""
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(folder) for folder in font_folders()],
    )
    compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
    given: Any = files
    first = worked(lambda: compiler.compile(input=given, format="pdf"))
    changed: Any = files | {"words.json": files["words.json"].replace(b"the", b"The", 1)}
    return first, worked(lambda: compiler.compile(input=changed, format="pdf"))


def changed(sheet: SheetDocument) -> SheetDocument:
    """The sheet after a small edit that moves nothing."""
    return replace(sheet, subtitle=sheet.subtitle.replace("1", "2", 1))


def one_round(what: str) -> dict[str, float]:
    """One round of one kind, in this process."""
    sheet = built_in_sheet()
    if what == PLAIN_WORDS:
        first, after = bare(plain_files(sheet))
        return {"first": first, "after": after}
    press = SheetPress()
    first = worked(lambda: press.pdf(sheet))
    after = worked(lambda: press.pdf(changed(sheet)))
    press.first_page(sheet)
    page = worked(lambda: press.first_page(changed(sheet)))
    return {"first": first, "after": after, "page": page}


def measure(setup: Setup) -> list[Figure]:
    """Rounds of fresh processes in turns, so that nothing is warm that a reader finds cold."""
    pages = len(SheetPress().svg_pages(built_in_sheet()))
    if pages != PAGES:
        raise RuntimeError(f"the sheet to be measured has {pages} pages, not {PAGES}")
    taken: dict[str, list[dict[str, float]]] = {PLAIN_WORDS: [], PRESS: []}
    for _ in range(setup.rounds):
        for what, found in taken.items():
            command = [sys.executable, "-m", "tests.benchmarks.bench_sheet", what]
            done = subprocess.run(command, capture_output=True, check=True)
            found.append(json.loads(done.stdout))

    def of(what: str, key: str) -> list[float]:
        return [figures[key] for figures in taken[what]]

    return [
        figure(
            11, f"four pages as PDF, {told}", SHIPPED, of(PRESS, key), Limit("ratio", 1.5),
            baseline=of(PLAIN_WORDS, key), against="plain words",
        )
        for key, told in (("first", "the first time"), ("after", "after a change"))
    ] + [
        figure(11, "page 1 of the preview, after a change", SHIPPED, of(PRESS, "page"),
               Limit("p95", 100))
    ]  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(one_round(sys.argv[1])))
