"""The people of the built-in casebook are found in any spelling, in the store and by command."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from coupexplorer.__main__ import main
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.casebook import Casebook

AL_SADI = Ref(Kind.ACTOR, "ali-salih-al-sadi")
HAFIZES = {"amin-al-hafiz", "hafez-al-assad"}


@pytest.fixture(scope="module")
def casebook(built_in: CasebookDocument) -> Iterator[Casebook]:
    """The built-in casebook in memory."""
    with Casebook.in_memory(built_in) as opened:
        yield opened


@pytest.mark.parametrize(
    "text",
    ["sadi", "al-Sa'di", "Saadi", "السعدي", "SADI", "al-Saʿdī", "as-Sa’di", "ali salih"],
)
def test_every_spelling_finds_al_sadi_first(casebook: Casebook, text: str) -> None:
    assert casebook.search(text, 10)[0].ref == AL_SADI


@pytest.mark.parametrize("text", ["hafiz", "hafez", "Hafiz", "حافظ"])
def test_hafiz_offers_both_men_first_and_as_two(casebook: Casebook, text: str) -> None:
    first_two = [hit.ref for hit in casebook.search(text, 10)[:2]]
    assert {ref.id for ref in first_two} == HAFIZES
    assert {ref.kind for ref in first_two} == {Kind.ACTOR}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("jadid", "salah-jadid"),
        ("izzad", "izzad-jadid"),
        ("aflaq", "michel-aflaq"),
        ("عفلق", "michel-aflaq"),
        ("bitar", "salah-al-din-al-bitar"),
        ("nasser", "gamal-abdel-nasser"),
        ("qasim", "abdul-karim-qasim"),
        ("kassem", "abdul-karim-qasim"),
        ("umran", "muhammad-umran"),
        ("omran", "muhammad-umran"),
        ("military committee", "military-committee"),
        ("national guard", "national-guard-iraq"),
    ],
)
def test_people_and_bodies_are_found_by_what_one_types(
    casebook: Casebook, text: str, wanted: str
) -> None:
    assert wanted in [hit.ref.id for hit in casebook.search(text, 10)[:3]]


def test_every_actor_is_found_by_its_own_name(
    casebook: Casebook, built_in: CasebookDocument
) -> None:
    missed = [
        actor.id
        for actor in built_in.actors
        if actor.id not in {hit.ref.id for hit in casebook.search(actor.title, 10)}
    ]
    assert missed == []


def test_the_command_finds_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """Without FILE the command reads the built-in casebook as it ships."""
    for text in ("sadi", "al-Sa'di", "Saadi", "السعدي"):
        assert main(["search", text, "--json"]) == 0
        first = json.loads(capsys.readouterr().out)[0]
        assert (first["kind"], first["id"]) == ("actor", AL_SADI.id)
    assert main(["search", "hafiz", "--json"]) == 0
    hits = json.loads(capsys.readouterr().out)
    assert {hit["id"] for hit in hits[:2]} == HAFIZES


def test_the_command_checks_the_built_in_casebook(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["errors"], report["integrity"]) == (0, [])
    assert report["warnings"] > 0
