"""The traps in the two base texts, each by name: what a careless reading would run together."""

from __future__ import annotations

from itertools import combinations

import pytest

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.comparison import Cell
from coupexplorer.domain.date_relations import contradicts
from coupexplorer.domain.evidence import Claim, Dispute
from coupexplorer.domain.history import Actor, Event, Membership, Office, Relation
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.name_matching import look_alikes
from coupexplorer.domain.names import fold
from coupexplorer.domain.vocabulary import Layer, SourceKind

PARTY_COUP = {f"A{n:03}" for n in (42, 53, 54, 55, 56, 57, 58, 60, 61, 62, 63)}
"""12 and 13 November 1963: the move inside the party."""

ARMY_COUP = {f"A{n:03}" for n in (69, 75, 76, 77, 78, 81, 82, 83, 84, 85)}
"""By 18 November 1963: Arif and the army."""

OLD_GUARD = {"michel-aflaq", "salah-al-din-al-bitar", "munif-al-razzaz", "old-guard", "aflaqites"}
THEY = ("B040", "B041", "B042")


@pytest.fixture(scope="session")
def actors(built_in: CasebookDocument) -> dict[str, Actor]:
    """The actors by id."""
    return {actor.id: actor for actor in built_in.actors}


@pytest.fixture(scope="session")
def events(built_in: CasebookDocument) -> dict[str, Event]:
    """The events by id."""
    return {event.id: event for event in built_in.events}


@pytest.fixture(scope="session")
def disputes(built_in: CasebookDocument) -> dict[str, Dispute]:
    """The disputes by id."""
    return {dispute.id: dispute for dispute in built_in.disputes}


def subjects(claim: Claim, kind: Kind = Kind.ACTOR) -> set[str]:
    """The ids of the records of one kind that a claim is about."""
    return {subject.id for subject in claim.subjects if subject.kind is kind}


def test_the_two_iraqi_coups_of_one_week_are_two_events(events: dict[str, Event]) -> None:
    party, army = events["iq-al-sadi-seized"], events["iq-army-crushes-guard"]
    assert (party.date.edtf, army.date.edtf) == ("1963-11-12", "1963-11-18")
    assert contradicts(party.date, army.date)
    assert not set(party.claims) & set(army.claims)


def test_no_event_mixes_the_two_iraqi_coups(events: dict[str, Event]) -> None:
    for event in events.values():
        told = set(event.claims)
        assert not (told & PARTY_COUP and told & ARMY_COUP), event.id


def test_the_date_of_the_iraqi_coup_is_disputed_because_there_were_two(
    disputes: dict[str, Dispute],
) -> None:
    dispute = disputes["t08"]
    assert dispute.preferred is None
    assert {"A004", "A053", "A050"} <= set(dispute.claim_ids())


def test_following_the_coup_means_february(
    events: dict[str, Event], claims: dict[str, Claim], disputes: dict[str, Dispute]
) -> None:
    killing = events["iq-mass-killing-of-communists"]
    assert killing.phase == "background"
    assert {"A035", "A036"} <= set(killing.claims)
    assert killing.date.earliest_start is not None
    assert killing.date.earliest_start.strftime("%Y-%m") == "1963-02"
    dispute = disputes["t14"]
    assert dispute.preferred == 0
    assert "February" in dispute.sides[0].answer
    assert "A035" in dispute.sides[0].claims
    assert "november" not in claims["A035"].text.lower()


@pytest.mark.parametrize("claim", THEY)
def test_line_nine_has_no_subject_of_aflaqs_side(claim: str, claims: dict[str, Claim]) -> None:
    told = claims[claim]
    assert [citation.locator.line for citation in told.citations] == [9]
    assert not subjects(told) & OLD_GUARD
    for name in ("Aflaq", "Bitar"):
        assert name not in told.text
    assert told.caution


def test_nothing_told_of_aflaqs_side_rests_on_line_nine(built_in: CasebookDocument) -> None:
    for actor in built_in.actors:
        if actor.id in OLD_GUARD:
            told = {claim for statement in actor.summary for claim in statement.claims}
            assert not (told | set(actor.claims)) & set(THEY), actor.id
    ties: list[Membership | Relation | Office] = []
    ties += (*built_in.memberships, *built_in.relations, *built_in.offices)
    for tie in ties:
        if tie.id.split("/")[0] in OLD_GUARD:
            assert not set(tie.claims) & set(THEY), tie.id


def names_of(actor: Actor) -> set[str]:
    """Every form of an actor's name, folded."""
    return {fold(name.text) for name in actor.names}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("amin-al-hafiz", "hafez-al-assad"),
        ("salah-jadid", "izzad-jadid"),
        ("abdul-salam-arif", "abdul-rahman-arif"),
        ("ncrc-syria", "nrc-syria"),
        ("council-of-fifteen", "new-council-november"),
        ("council-of-fifteen", "ncrc-syria"),
        ("council-of-fifteen", "nrc-syria"),
        ("new-council-november", "ncrc-syria"),
        ("new-council-november", "nrc-syria"),
        ("national-guard-iraq", "republican-guard-iraq"),
    ],
)
def test_look_alikes_are_kept_apart_in_both_directions(
    first: str, second: str, actors: dict[str, Actor]
) -> None:
    assert second in actors[first].distinct_from
    assert first in actors[second].distinct_from
    assert not names_of(actors[first]) & names_of(actors[second])


def test_the_two_hafizes_would_be_suggested_as_look_alikes(actors: dict[str, Actor]) -> None:
    both = ("amin-al-hafiz", "hafez-al-assad")
    spellings = {key: [name.text for name in actors[key].names] for key in both}
    assert [(pair.first, pair.second) for pair in look_alikes(spellings)] == [both]


@pytest.mark.parametrize(
    ("claim", "meant", "not_meant"),
    [
        ("B015", "hafez-al-assad", "amin-al-hafiz"),
        ("B058", "hafez-al-assad", "amin-al-hafiz"),
        ("B104", "hafez-al-assad", "amin-al-hafiz"),
        ("B121", "hafez-al-assad", "amin-al-hafiz"),
        ("B076", "amin-al-hafiz", "hafez-al-assad"),
        ("B097", "amin-al-hafiz", "hafez-al-assad"),
        ("B082", "izzad-jadid", "salah-jadid"),
        ("B052", "salah-jadid", "izzad-jadid"),
        ("B106", "salah-jadid", "izzad-jadid"),
        ("A083", "abdul-salam-arif", "abdul-rahman-arif"),
    ],
)
def test_each_passage_is_about_the_man_it_means(
    claim: str, meant: str, not_meant: str, claims: dict[str, Claim]
) -> None:
    assert meant in subjects(claims[claim])
    assert not_meant not in subjects(claims[claim])


def test_nobody_takes_part_in_an_event_as_both_of_two_look_alikes(
    built_in: CasebookDocument, actors: dict[str, Actor]
) -> None:
    """The one claim behind a man's part in an event is about him and not about his look-alike."""
    by_id = {claim.id: claim for claim in built_in.claims}
    for part in built_in.participations:
        if part.actor not in ("amin-al-hafiz", "hafez-al-assad", "salah-jadid", "izzad-jadid"):
            continue
        about = set().union(*(subjects(by_id[claim]) for claim in part.claims))
        others = set(actors[part.actor].distinct_from) & about
        assert part.actor in about or not others, part.id


class TestAntecedents:
    """What the Syrian article points back to without having told it."""

    def test_two_days_later_is_derived_and_the_event_stays_unnamed(
        self, events: dict[str, Event], claims: dict[str, Claim]
    ) -> None:
        unnamed = events["sy-line2-antecedent"]
        assert unnamed.date.edtf == "1966-02-21"
        assert unnamed.date.basis == "derived"
        assert unnamed.date.relative is not None
        assert (unnamed.date.relative.anchor, unnamed.date.relative.days) == (
            "sy-coup-february-1966",
            -2,
        )
        assert set(unnamed.claims) == {"B007"}
        assert claims["B007"].caution

    def test_the_order_of_that_day_is_told_by_the_context_alone(
        self, events: dict[str, Event], claims: dict[str, Claim]
    ) -> None:
        assert claims["C107"].layer is Layer.CONTEXT
        assert "C107" not in events["sy-line2-antecedent"].claims
        transfers = events["sy-c-transfers-ordered"]
        assert transfers.layer is Layer.CONTEXT
        assert "C107" in transfers.claims

    def test_this_decision_is_not_resolved(self, claims: dict[str, Claim]) -> None:
        claim = claims["B062"]
        assert "decision" in claim.caution
        assert subjects(claim, Kind.EVENT) == {"sy-aflaq-voted-out"}

    def test_the_ruse_has_no_author(
        self, claims: dict[str, Claim], built_in: CasebookDocument
    ) -> None:
        assert claims["B071"].caution
        assert subjects(claims["B071"]) == set()
        roles = {
            part.actor: part.role
            for part in built_in.participations
            if part.event == "sy-front-quarrel-ruse"
        }
        assert not {"planner", "author", "deviser", "leader"} & set(roles.values())

    def test_the_chief_of_staff_stays_unnamed(
        self, claims: dict[str, Claim], actors: dict[str, Actor]
    ) -> None:
        assert "chief-of-staff-1966" in subjects(claims["B080"])
        assert "salah-jadid" not in subjects(claims["B080"])
        assert "salah-jadid" in actors["chief-of-staff-1966"].distinct_from


def test_no_note_marker_is_resolved(built_in: CasebookDocument) -> None:
    markers = [
        marker
        for claim in built_in.claims
        for citation in claim.citations
        if citation.source in ("iraq-article", "syria-article")
        for marker in citation.locator.markers
    ]
    assert len(markers) > 100
    assert {marker.source for marker in markers} == {None}


def test_four_councils_are_four_bodies(
    claims: dict[str, Claim], disputes: dict[str, Dispute]
) -> None:
    bodies = {
        "B020": "ncrc-syria",
        "B069": "nrc-syria",
        "A057": "council-of-fifteen",
        "A084": "new-council-november",
    }
    assert set(bodies) <= set(disputes["t06"].claim_ids())
    for claim, body in bodies.items():
        assert body in subjects(claims[claim])
        assert not subjects(claims[claim]) & (set(bodies.values()) - {body})


def test_numbers_of_dead_have_different_scopes(claims: dict[str, Claim]) -> None:
    """“Bloodless”, 250, hundreds or thousands, about 400: four counts of four things."""
    counts = {name: claims[name].quantity for name in ("A017", "A018", "A036", "B085")}
    assert all(counts.values())
    for first, second in combinations(counts.values(), 2):
        assert first is not None
        assert second is not None
        assert not first.same_scope(second)
    assert {name: count.best for name, count in counts.items() if count} == {
        "A017": 0.0,
        "A018": 250.0,
        "A036": None,
        "B085": 400.0,
    }


def test_no_verdict_compares_the_dead_as_one_count(
    built_in: CasebookDocument, claims: dict[str, Claim]
) -> None:
    """Where both cells of a question give numbers, the verdict says that they do not compare."""
    cells: dict[str, list[Cell]] = {}
    for cell in built_in.cells:
        cells.setdefault(cell.dimension, []).append(cell)
    dead = {"A012", "A017", "A018", "A036", "B085"}
    for dimension in built_in.dimensions:
        sides = [set(cell.claim_ids()) & dead for cell in cells[dimension.id]]
        if all(sides):
            assert dimension.verdict is not None
            assert dimension.verdict.kind == "not-comparable", dimension.id


def test_the_number_at_a_lines_head_is_marked_as_such(claims: dict[str, Claim]) -> None:
    positions = {
        marker.position.value
        for claim in claims.values()
        for citation in claim.citations
        for marker in citation.locator.markers
    }
    assert {"line-head", "inside"} <= positions


def test_mirrors_of_the_base_articles_count_as_no_second_source(built_in: CasebookDocument) -> None:
    known = {source.id for source in built_in.sources}
    mirrors = [source for source in built_in.sources if source.mirror_of is not None]
    assert mirrors
    assert all(source.mirror_of in known and source.mirror_of != source.id for source in mirrors)


def test_the_base_articles_are_called_tertiary(built_in: CasebookDocument) -> None:
    kinds = {source.id: source.kind for source in built_in.sources}
    assert kinds["iraq-article"] is SourceKind.TERTIARY
    assert kinds["syria-article"] is SourceKind.TERTIARY


def test_reported_claims_of_the_exile_are_not_stated_as_sure(claims: dict[str, Claim]) -> None:
    for name in ("A066", "A067"):
        assert claims[name].confidence != "high", name


def test_al_sadi_is_one_man_however_he_is_spelled(
    built_in: CasebookDocument, actors: dict[str, Actor]
) -> None:
    men = [actor.id for actor in actors.values() if fold("al-Sa'di") in fold(actor.title)]
    assert [man for man in men if actors[man].kind == "person"] == ["ali-salih-al-sadi"]
    spelled = {
        citation.as_written
        for claim in built_in.claims
        for citation in claim.citations
        if Ref(Kind.ACTOR, "ali-salih-al-sadi") in claim.subjects and citation.as_written
    }
    assert any("Sadi" in spelling for spelling in spelled)
