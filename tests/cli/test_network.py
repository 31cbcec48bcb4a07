"""``network``: the same graph as the picture's, written without a screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from tests.cli.conftest import Run
from tests.samples import SYRIA, small_document

from coupexplorer.domain.vocabulary import Layer
from coupexplorer.interchange.graphml import NAMESPACE
from coupexplorer.store.casebook import Casebook

SPACE = {"g": NAMESPACE}


def made(folder: Path) -> Path:
    """The small casebook as a file, of which the first tie is told beyond the base texts only."""
    document = small_document()
    claims = tuple(
        replace(claim, layer=Layer.CONTEXT) if claim.id == "B008" else claim
        for claim in document.claims
    )
    folder.mkdir(exist_ok=True)
    file = folder / "small.casebook"
    Casebook.create(file, replace(document, claims=claims)).close()
    return file


def written(file: Path) -> tuple[set[str], list[tuple[str, str]]]:
    """The nodes and the ends of the edges of a document."""
    root = ElementTree.parse(file).getroot()
    nodes = {node.attrib["id"] for node in root.iter(f"{{{NAMESPACE}}}node")}
    edges = root.iter(f"{{{NAMESPACE}}}edge")
    return nodes, [(edge.attrib["source"], edge.attrib["target"]) for edge in edges]


def test_every_actor_and_tie_is_written(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.graphml"
    ended = run("network", made(tmp_path), "--output", out)
    assert (ended.code, ended.err) == (0, "")
    assert "6 actors, 4 ties" in ended.out
    nodes, edges = written(out)
    assert len(nodes) == 6
    assert ("hafez-al-assad", "amin-al-hafiz") in edges


def test_without_the_context_its_ties_are_left_out(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.graphml"
    assert run("network", made(tmp_path), "--output", out, "--without-context").code == 0
    assert ("hafez-al-assad", "amin-al-hafiz") not in written(out)[1]


def test_some_cases_can_be_asked_for(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.graphml"
    assert run("network", made(tmp_path), "--output", out, "--cases", SYRIA).code == 0
    assert "al-sadi" not in written(out)[0]
    ended = run("network", made(tmp_path / "x"), "--output", out, "--cases", "nowhere")
    assert ended.code == 2
    assert "no case “nowhere”" in ended.err


def test_the_built_in_casebook_is_written_when_none_is_named(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.graphml"
    assert run("network", "--output", out).code == 0
    assert len(written(out)[1]) > 100


def test_a_casebook_is_never_written_over(run: Run, tmp_path: Path) -> None:
    file = made(tmp_path)
    assert run("network", file, "--output", file).code == 2
