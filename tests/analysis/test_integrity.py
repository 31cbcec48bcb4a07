"""Ids used twice and references that lead nowhere are found, each where it stands."""

from __future__ import annotations

import dataclasses

import pytest
from tests.interchange.sample_casebook import added, changed, sample_casebook

from coupexplorer.analysis.integrity import BreachKind, breaches, references
from coupexplorer.domain.casebook import SECTIONS, ref_of
from coupexplorer.domain.dates import HistoricalDate, RelativeDate
from coupexplorer.domain.evidence import Citation, Locator, NoteMarker, Statement
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import MarkerPosition

SOUND = sample_casebook()
LOOSE = HistoricalDate.relative_to(RelativeDate("gone", days=1), "Counted.")
TOLD = (Statement("Told.", ("gone",)),)
NAMED = dataclasses.replace(SOUND.actors[0].names[0], source="gone")
MARKED = Locator(page="1", markers=(NoteMarker("1", MarkerPosition.INSIDE, "gone"),))


def test_the_sample_holds_together() -> None:
    assert breaches(SOUND) == []


def test_the_sample_has_every_kind_of_record() -> None:
    assert all(SOUND.section(section) for section in SECTIONS)


def test_an_id_used_twice_is_found_once_for_each_repetition() -> None:
    document = added(SOUND, "claims", SOUND.claims[0], SOUND.claims[0])
    assert [(b.ref, b.kind) for b in breaches(document)] == [
        (Ref(Kind.CLAIM, "K1"), BreachKind.DUPLICATE),
        (Ref(Kind.CLAIM, "K1"), BreachKind.DUPLICATE),
    ]


def test_one_id_may_name_records_of_different_kinds() -> None:
    document = added(SOUND, "places", dataclasses.replace(SOUND.places[0], id="ruler"))
    assert breaches(document) == []


def test_a_reference_repeated_in_one_record_is_one_breach() -> None:
    document = changed(SOUND, "events", "palace-falls", claims=("gone", "gone"))
    assert len(breaches(document)) == 1


@pytest.mark.parametrize(
    ("section", "identifier", "fields", "missing"),
    [
        ("claims", "K4", {"subjects": (Ref(Kind.OFFICE, "gone"),)}, "office:gone"),
        ("claims", "K4", {"citations": (Citation("gone", Locator(page="1")),)}, "source:gone"),
        ("claims", "K4", {"citations": (Citation("diary", MARKED),)}, "source:gone"),
        ("claims", "K4", {"date": LOOSE}, "event:gone"),
        ("sources", "study", {"mirror_of": "gone"}, "source:gone"),
        ("cases", "aland-1950", {"summary": TOLD}, "claim:gone"),
        ("cases", "aland-1950", {"day_zero_reason": TOLD[0]}, "claim:gone"),
        ("phases", "aland/seizure", {"case": "gone"}, "case:gone"),
        ("phases", "aland/seizure", {"claims": ("gone",)}, "claim:gone"),
        ("phases", "aland/seizure", {"date": LOOSE}, "event:gone"),
        ("events", "dissolved", {"case": "gone"}, "case:gone"),
        ("events", "dissolved", {"claims": ("gone",)}, "claim:gone"),
        ("events", "dissolved", {"places": ("gone",)}, "place:gone"),
        ("events", "dissolved", {"date": LOOSE}, "event:gone"),
        ("actors", "ruler", {"cases": ("gone",)}, "case:gone"),
        ("actors", "ruler", {"summary": TOLD}, "claim:gone"),
        ("actors", "ruler", {"claims": ("gone",)}, "claim:gone"),
        ("actors", "ruler", {"distinct_from": ("gone",)}, "actor:gone"),
        ("actors", "ruler", {"counterparts": ("gone",)}, "actor:gone"),
        ("actors", "ruler", {"names": (NAMED,)}, "source:gone"),
        ("places", "capital", {"within": "gone"}, "place:gone"),
        ("places", "capital", {"claims": ("gone",)}, "claim:gone"),
        ("places", "capital", {"names": (NAMED,)}, "source:gone"),
        ("participations", "palace-falls/ruler", {"event": "gone"}, "event:gone"),
        ("participations", "palace-falls/ruler", {"actor": "gone"}, "actor:gone"),
        ("participations", "palace-falls/ruler", {"claims": ("gone",)}, "claim:gone"),
        ("offices", "ruler/president", {"holder": "gone"}, "actor:gone"),
        ("offices", "ruler/president", {"body": "gone"}, "actor:gone"),
        ("offices", "ruler/president", {"claims": ("gone",)}, "claim:gone"),
        ("offices", "ruler/president", {"date": LOOSE}, "event:gone"),
        ("memberships", "ruler/council", {"member": "gone"}, "actor:gone"),
        ("memberships", "ruler/council", {"body": "gone"}, "actor:gone"),
        ("relations", "council/rival/rebels", {"subject": "gone"}, "actor:gone"),
        ("relations", "council/rival/rebels", {"object": "gone"}, "actor:gone"),
        ("disputes", "dead", {"subjects": (Ref(Kind.EVENT, "gone"),)}, "event:gone"),
        ("cells", "who/beland-1951", {"statements": TOLD}, "claim:gone"),
        ("links", "year", {"cases": ("gone",)}, "case:gone"),
        ("links", "year", {"statements": TOLD}, "claim:gone"),
        ("notes", "n1", {"subject": Ref(Kind.CLAIM, "gone")}, "claim:gone"),
        ("tags", "t1", {"subjects": (Ref(Kind.CLAIM, "gone"),)}, "claim:gone"),
    ],
)
def test_a_reference_to_nothing_is_found(
    section: str, identifier: str, fields: dict[str, object], missing: str
) -> None:
    found = breaches(changed(SOUND, section, identifier, **fields))
    assert [(b.ref.id, b.kind) for b in found] == [(identifier, BreachKind.DANGLING)]
    assert found[0].message == f"points to {missing}, which is not there"


def test_a_cell_points_to_its_row_and_column() -> None:
    cell = SOUND.cells[1]
    assert list(references(cell)) == [
        Ref(Kind.DIMENSION, "who"),
        Ref(Kind.CASE, "beland-1951"),
    ]
    assert ref_of(cell).id == "who/beland-1951"
