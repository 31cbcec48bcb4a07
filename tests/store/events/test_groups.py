"""Events by actor, faction and place: who belongs where, and what the context layer adds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.samples import day, small_document

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.history import Membership, Participation
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.events import groups as event_groups
from coupexplorer.store.events.groups import GroupKind


def groups(
    kind: GroupKind, document: CasebookDocument | None = None, *, context: bool = True
) -> dict[str, list[str]]:
    """The ids of the events of each group."""
    with Casebook.in_memory(document or small_document()) as casebook:
        pairs = casebook.event_groups(kind, context=context)
        names = casebook.event_names(pairs.events)
        found: dict[str, set[int]] = {}
        for event, group in zip(pairs.events, pairs.groups, strict=True):
            found.setdefault(pairs.ids[group], set()).add(event)
        return {group: [names[number].id for number in sorted(own)] for group, own in found.items()}


def beyond(document: CasebookDocument, *claims: str) -> CasebookDocument:
    """The document with some claims moved to the context layer."""
    moved = (
        replace(claim, layer=Layer.CONTEXT) if claim.id in claims else claim
        for claim in document.claims
    )
    return replace(document, claims=tuple(moved))


def test_actors_have_the_events_they_take_part_in() -> None:
    found = groups(GroupKind.ACTOR)
    assert found == {"al-sadi": ["seizure"], "amin-al-hafiz": ["coup"], "hafez-al-assad": ["coup"]}


def test_places_have_the_events_that_name_them() -> None:
    found = groups(GroupKind.PLACE)
    assert found == {
        "baghdad": ["strafing", "seizure"], "damascus": ["coup"], "palace": ["strafing"],
    }  # fmt: skip


@pytest.mark.parametrize("piece", [1, 2, 3, 5, 8])
def test_ties_are_read_in_steps_of_any_length(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = groups(GroupKind.PLACE), groups(GroupKind.ACTOR)
    monkeypatch.setattr(event_groups, "STEP", piece)
    assert (groups(GroupKind.PLACE), groups(GroupKind.ACTOR)) == whole


def test_a_faction_has_the_events_of_its_members_while_they_belong_to_it() -> None:
    assert groups(GroupKind.FACTION) == {"al-sadi-wing": ["seizure"]}
    later = Membership("x", "amin-al-hafiz", "al-sadi-wing", day("1964/1965"), ())
    then = replace(later, id="y", date=day("1966"))
    document = small_document()
    one = replace(document, memberships=(*document.memberships, later))
    both = replace(document, memberships=(*document.memberships, later, then))
    assert groups(GroupKind.FACTION, one) == {"al-sadi-wing": ["seizure"]}
    assert groups(GroupKind.FACTION, both) == {"al-sadi-wing": ["coup", "seizure"]}


def test_a_faction_has_the_events_it_takes_part_in_itself() -> None:
    document = small_document()
    own = Participation("wing", "strafing", "al-sadi-wing", "armed", ())
    found = groups(
        GroupKind.FACTION,
        replace(document, participations=(*document.participations, own)),
    )
    assert found == {"al-sadi-wing": ["strafing", "seizure"]}


def test_an_organisation_is_no_faction() -> None:
    assert "military-committee" not in groups(GroupKind.FACTION)


def test_without_the_context_a_part_that_only_it_tells_of_counts_not() -> None:
    document = beyond(small_document(), "B097")
    assert "amin-al-hafiz" in groups(GroupKind.ACTOR, document)
    without = groups(GroupKind.ACTOR, document, context=False)
    assert set(without) == {"al-sadi", "hafez-al-assad"}


def test_without_the_context_a_membership_that_only_it_tells_of_counts_not() -> None:
    document = small_document()
    parts = tuple(replace(p, claims=()) for p in document.participations)
    document = beyond(replace(document, participations=parts), "A053")
    assert groups(GroupKind.FACTION, document) == {"al-sadi-wing": ["seizure"]}
    assert groups(GroupKind.FACTION, document, context=False) == {}
