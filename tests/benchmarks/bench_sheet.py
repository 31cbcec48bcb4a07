"""How long a comparison sheet takes, and how that compares with the bare engine on the same words.

Run by hand: ``python tests/benchmarks/bench_sheet.py [--rounds 5] [--pages 4]``. Each round starts
fresh processes, interleaved, so that nothing is warm that a reader would find cold. Prints medians.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import typst

from coupexplorer.domain.casebook import KINDS, SECTIONS, CasebookDocument, CasebookInfo, Record
from coupexplorer.domain.identity import Kind
from coupexplorer.interchange.casebook_json import read_document
from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.sheets.documents.comparison import comparison_sheet
from coupexplorer.sheets.facts.gathering import gather
from coupexplorer.sheets.tree.blocks import Table
from coupexplorer.sheets.tree.page import Block, SheetDocument
from coupexplorer.sheets.writers.typst_writer import SheetPress, document_json
from coupexplorer.shipped import data_folder, font_folders

CASES = ("iraq-1963", "syria-1966")
PLAIN = b"""#set page(paper: "a4", margin: 18mm)
#set text(font: ("Noto Serif", "Amiri"), size: 8.5pt)
#for words in json("words.json") { par(words) }
"""
NOTED = b"""#set page(paper: "a4", margin: 18mm)
#set text(font: ("Noto Serif", "Amiri"), size: 9pt)
#let cell(node) = for piece in node {
  if type(piece) == str { piece } else { footnote(piece.first()) }
}
#let doc = json("words.json")
#table(columns: doc.columns * (1fr,), ..doc.cells.map(cell))
"""


class DocumentReader:
    """A casebook document read as sheets read a casebook."""

    def __init__(self, document: CasebookDocument) -> None:
        self._document = document

    def info(self) -> CasebookInfo:
        return self._document.info

    def section(self, kind: Kind) -> tuple[Record, ...]:
        names = {KINDS[record_type]: name for name, record_type in SECTIONS.items()}
        return self._document.section(names[kind])

    def many(self, kind: Kind, ids: Iterable[str]) -> Mapping[str, Record]:
        wanted = set(ids)
        return {record.id: record for record in self.section(kind) if record.id in wanted}


def built_in_sheet(pages: int) -> SheetDocument:
    """The sheet of the built-in casebook, cut to about as many pages; 0 for the whole."""
    document = read_document(data_folder() / "baath-splits")
    sheet = comparison_sheet(gather(DocumentReader(document), SheetChoices(cases=CASES)))
    if pages == 0:
        return sheet
    kept: list[Block] = []
    for block in sheet.blocks[:2]:
        rows = 3 * pages
        kept.append(replace(block, rows=block.rows[:rows]) if isinstance(block, Table) else block)
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


def noted_files(sheet: SheetDocument) -> dict[str, bytes]:
    """The grid of a sheet as the engine's own table with its own footnotes, nothing styled."""
    blocks = json.loads(document_json(sheet))["blocks"]
    (table,) = (block for block in blocks if block["is"] == "Table")
    cells = []
    for row in (*table["head"], *table["rows"]):
        for cell in row["cells"]:
            pieces = [piece for part in cell["blocks"] for piece in part["inlines"]]
            cells.append(
                [[words_of(p["note"])] if p["is"] == "NoteRef" else words_of(p) for p in pieces]
            )
    value = {"columns": len(table["columns"]), "cells": cells}
    return {"main.typ": NOTED, "words.json": json.dumps(value).encode()}


def bare(files: dict[str, bytes]) -> tuple[float, float]:
    """Milliseconds for the first PDF of a fresh bare engine, and for a second after a change."""
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(folder) for folder in font_folders()],
    )
    compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
    given: Any = files
    first = milliseconds(lambda: compiler.compile(input=given, format="pdf"))
    changed: Any = files | {"words.json": files["words.json"].replace(b"the", b"The", 1)}
    return first, milliseconds(lambda: compiler.compile(input=changed, format="pdf"))


def milliseconds(work: Any) -> float:
    """How long a piece of work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def changed(sheet: SheetDocument) -> SheetDocument:
    """The sheet after a small edit that moves nothing."""
    return replace(sheet, subtitle=sheet.subtitle.replace("1", "2", 1))


def measure(what: str, pages: int) -> dict[str, float]:
    """One round of one kind, in this process."""
    sheet = built_in_sheet(pages)
    if what in ("plain", "noted"):
        first, after = bare(plain_files(sheet) if what == "plain" else noted_files(sheet))
        return {f"{what} first": first, f"{what} after": after}
    press = SheetPress()
    found = {"press first": milliseconds(lambda: press.pdf(sheet))}
    found["press same"] = milliseconds(lambda: press.pdf(sheet))
    found["press after"] = milliseconds(lambda: press.pdf(changed(sheet)))
    found["page 1 first"] = milliseconds(lambda: press.first_page(sheet))
    found["page 1 after"] = milliseconds(lambda: press.first_page(changed(sheet)))
    found["all pages SVG"] = milliseconds(lambda: press.svg_pages(sheet))
    return found


def main() -> None:
    """Run the rounds and print the medians and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", type=int, default=4, help="0 for the whole sheet")
    parser.add_argument("--one", choices=["press", "plain", "noted"], help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(measure(chosen.one, chosen.pages)))
        return
    times: dict[str, list[float]] = {}
    for _ in range(chosen.rounds):
        for what in ("plain", "noted", "press"):
            command = [sys.executable, str(Path(__file__)), "--one", what]
            command += ["--pages", str(chosen.pages)]
            done = subprocess.run(command, capture_output=True, check=True)
            for name, value in json.loads(done.stdout).items():
                times.setdefault(name, []).append(value)
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, value in medians.items():
        print(f"{name:16} {value:8.1f} ms")
    for base in ("plain", "noted"):
        for when in ("first", "after"):
            ratio = medians[f"press {when}"] / medians[f"{base} {when}"]
            print(f"press / {base} {when}: {ratio:.2f}")


if __name__ == "__main__":
    main()
