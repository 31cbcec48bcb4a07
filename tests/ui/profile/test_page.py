"""The page of a profile: from one made by hand, and from what a small casebook says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.samples import IRAQ, SYRIA, day, named, small_document
from tests.ui.test_markup import HOSTILE, links, plain, words

from coupexplorer.domain.casebook import Record, ref_of
from coupexplorer.domain.comparison import Cell, Dimension, Link, Verdict
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.event_line import EventLine
from coupexplorer.domain.evidence import Claim, Dispute, Side, Source, Statement
from coupexplorer.domain.history import (
    Actor,
    Event,
    Membership,
    Movement,
    Name,
    Office,
    Participation,
    Phase,
    Place,
    Relation,
)
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import (
    ActorKind,
    DisputeKind,
    Emptiness,
    Layer,
    MovementKind,
    NameKind,
    PhaseKind,
    PlaceKind,
    RelationKind,
    SourceKind,
    VerdictKind,
)
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.bibliography_rows import csl_rows
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.panes.profile import ProfilePane
from coupexplorer.ui.profile.facts import (
    ActorFacts,
    ClaimFacts,
    EventFacts,
    LinkFacts,
    PlaceFacts,
    Profile,
)
from coupexplorer.ui.profile.page import ProfileWriter
from coupexplorer.ui.profile.parts import FIRST_EVENTS, SHOWN_VARIANTS
from coupexplorer.ui.profile.reading import MOST_LISTED, read_profile
from coupexplorer.ui.theme import LIGHT
from coupexplorer.ui.workbench import Workbench

DOCUMENT = small_document()
CASES = {case.id: case for case in DOCUMENT.cases}
RECORDS = {ref_of(record): record for record in DOCUMENT.records()}
TITLES = {ref: f"title of {ref.id}" for ref in RECORDS}
AMIN = Ref(Kind.ACTOR, "amin-al-hafiz")
NO_TIES = ActorFacts((), (), (), (), {})


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    """Laying out a page needs fonts."""


@pytest.fixture(scope="module")
def bench(qapp: QApplication) -> Iterator[Workbench]:
    """A bench with the small casebook on it; only read."""
    bench = Workbench()
    bench.open(Casebook.in_memory(DOCUMENT))
    yield bench
    bench.close()


def profile(record: Record, facts: Any = None, **more: Any) -> Profile:
    """A profile made by hand, every title known."""
    settled: dict[str, Any] = {"cases": CASES, "sources": {}, "titles": TITLES} | more
    return Profile(ref_of(record), record, facts, **settled)


def html(shown: Profile) -> str:
    """The page in one piece."""
    return "".join(ProfileWriter(shown, LIGHT).parts())


def seen(shown: Profile) -> str:
    """What a reader sees of the page."""
    return " ".join(plain(part) for part in ProfileWriter(shown, LIGHT).parts())


def line(identifier: str = "coup", **more: Any) -> EventLine:
    """An event as lists have it."""
    facts: dict[str, Any] = {"layer": Layer.CORE, "disputed": False, "importance": 2} | more
    return EventLine(
        identifier, IRAQ, PhaseKind.SEIZURE, f"Event {identifier}", "", day("1963-11-13"), (), (),
        None, None, **facts,
    )  # fmt: skip


def told(bench: Workbench, ref: Ref, *, context: bool = True) -> str:
    """The page of a record, as the pane would show it."""
    found = read_profile(bench, Focus(subject=ref, cases=tuple(CASES), context=context))
    assert found is not None
    return seen(found)


def nearby(bench: Workbench, event: str) -> set[str]:
    """What else happened in the case around the time of an event."""
    found = read_profile(bench, Focus(subject=Ref(Kind.EVENT, event), cases=tuple(CASES)))
    assert found is not None
    assert isinstance(found.facts, EventFacts)
    return {line.id for line in found.facts.nearby()}


class TestActor:
    """The page of a man or a body."""

    MAN = Actor("x", ActorKind.PERSON, named("Ali", "علي", "Aly"), "Ali", (IRAQ,))

    def test_names_kind_and_cases_lead(self) -> None:
        page = seen(profile(self.MAN, NO_TIES))
        assert page.startswith("Ali ")
        assert "علي" in page
        assert "also: Aly" in page
        assert "person · Iraq 1963" in page

    def test_a_spelling_of_a_source_names_the_source(self) -> None:
        names = (*self.MAN.names, Name("Aliy", kind=NameKind.AS_WRITTEN, source="s"))
        sources = {"s": Source("s", "S", SourceKind.PRIMARY, sigil="B")}
        page = seen(profile(replace(self.MAN, names=names), NO_TIES, sources=sources))
        assert "Aliy (B)" in page
        assert "Aly (" not in page

    def test_of_very_many_spellings_only_some_are_shown(self) -> None:
        names = named("Ali", "", *(f"Ali{number:02}" for number in range(40)))
        page = seen(profile(replace(self.MAN, names=names), NO_TIES))
        assert f"Ali{SHOWN_VARIANTS - 1:02}" in page
        assert f"Ali{SHOWN_VARIANTS:02}" not in page

    def test_life_dates_name_the_claims_they_rest_on(self) -> None:
        man = replace(self.MAN, born=day("1928"), life_claims=("A053",))
        page = html(profile(man, NO_TIES))
        assert "Born 1928 A053" in plain(page)
        assert "Died" not in plain(page)
        assert ("A053", Ref(Kind.CLAIM, "A053")) in links(page)

    def test_life_dates_of_a_hidden_layer_are_hidden(self) -> None:
        man = replace(self.MAN, born=day("1928"), died=day("1980"))
        page = seen(profile(man, replace(NO_TIES, life_shown=False)))
        assert "1928" not in page
        assert "1980" not in page

    def test_offices_are_told_from_both_sides(self) -> None:
        held = Office("o1", "Minister", "x", day("1963"), ("A053",), "military-committee")
        given = Office("o2", "Chief", "al-sadi", day("1964"), (), "x")
        page = seen(profile(self.MAN, replace(NO_TIES, offices=(held, given))))
        assert "Minister 1963 A053, title of military-committee" in page
        assert "Chief title of al-sadi, 1964" in page

    def test_memberships_are_told_from_both_sides(self) -> None:
        when = day("1963")
        ties = (
            Membership("m1", "x", "military-committee", when, ()),
            Membership("m2", "al-sadi", "x", HistoricalDate.unresolved("once", "not said"), ()),
            Membership("m3", "x", "al-sadi-wing", when, (), "leader"),
        )
        page = seen(profile(self.MAN, replace(NO_TIES, memberships=ties)))
        assert "member of title of military-committee, 1963" in page
        assert "member title of al-sadi leader" in page, "no date where none is known"
        assert "leader title of al-sadi-wing, 1963" in page

    @pytest.mark.parametrize("kind", RelationKind)
    def test_a_tie_reads_from_either_side(self, kind: RelationKind) -> None:
        mine = Relation("r", "x", kind, "al-sadi", day("1963"), (), "over the army")
        theirs = replace(mine, subject="al-sadi", object="x")
        one = seen(profile(self.MAN, replace(NO_TIES, relations=(mine,))))
        other = seen(profile(self.MAN, replace(NO_TIES, relations=(theirs,))))
        mutual = {RelationKind.ALLY, RelationKind.RIVAL, RelationKind.KIN}
        assert (one == other) is (kind in mutual)
        for page in (one, other):
            assert "title of al-sadi, 1963" in page
            assert "over the army" in page

    def test_doubles_and_counterparts_are_linked(self) -> None:
        man = replace(self.MAN, distinct_from=("al-sadi",), counterparts=("amin-al-hafiz",))
        page = html(profile(man, NO_TIES, counterpart_cases={"amin-al-hafiz": ("syria-1966",)}))
        assert "NOT TO BE CONFUSED WITH" in plain(page)
        assert "COUNTERPART IN THE OTHER CASE" in plain(page)
        targets = {ref for _, ref in links(page)}
        assert {AMIN, Ref(Kind.ACTOR, "al-sadi")} <= targets
        assert f'bgcolor="{LIGHT.case_colour(1)}"' in page

    def test_events_carry_the_part_played(self) -> None:
        facts = replace(NO_TIES, events=(line("coup"), line("exile")), roles={"coup": "leader"})
        page = seen(profile(self.MAN, facts))
        assert "IN 2 EVENTS" in page
        assert "13 Nov 1963 · leader" in page

    def test_of_very_many_events_it_says_that_there_are_more(self) -> None:
        lines = tuple(line(f"e{number}") for number in range(FIRST_EVENTS + 2))
        whole = seen(profile(self.MAN, replace(NO_TIES, events=lines)))
        assert f"IN {len(lines)} EVENTS" in whole
        assert all(f"Event {each.id}" in whole for each in lines)
        assert "Show all" not in whole
        some = seen(profile(self.MAN, replace(NO_TIES, events=lines, more=True)))
        assert f"IN MORE THAN {len(lines)} EVENTS" in some
        assert "Show all in the list of events" in some


class TestTies:
    """The pages of what ties records together."""

    WHEN = day("1963-11-13")

    def test_an_office_says_who_held_it_where_and_when(self) -> None:
        office = Office("o", "Minister", "al-sadi", self.WHEN, ("A053",), "military-committee")
        page = html(profile(office))
        text = plain(page)
        assert text.startswith("Minister office")
        assert "Held by title of al-sadi" in text
        assert "In title of military-committee" in text
        assert "13 November 1963" in text
        assert ("A053", Ref(Kind.CLAIM, "A053")) in links(page)

    def test_a_membership_names_both_ends(self) -> None:
        tie = Membership("m", "al-sadi", "al-sadi-wing", self.WHEN, (), "leader")
        page = seen(profile(tie))
        assert page.startswith("title of al-sadi in title of al-sadi-wing")
        assert "leader title of al-sadi" in page

    def test_a_relation_reads_from_both_ends(self) -> None:
        tie = Relation("r", "al-sadi", RelationKind.SUPERIOR, "x", self.WHEN, (), "by decree")
        page = seen(profile(tie))
        assert "superior of x" in page
        assert "under title of al-sadi" in page
        assert "by decree" in page

    def test_a_part_leads_to_its_event(self) -> None:
        part = Participation("p", "seizure", "al-sadi", "seized", ("A053",))
        page = html(profile(part))
        assert {Ref(Kind.EVENT, "seizure"), Ref(Kind.ACTOR, "al-sadi")} <= {
            ref for _, ref in links(page)
        }

    def test_a_movement_tells_the_way_and_its_event(self) -> None:
        move = Movement(
            "m", MovementKind.ESCAPE, ("al-sadi",), self.WHEN, (), "baghdad", None, "seizure",
            "by night", "worked out",
        )  # fmt: skip
        page = seen(profile(move))
        for told in ("from title of baghdad", "title of seizure", "by night", "worked out"):
            assert told in page

    def test_a_phase_says_what_kind_it_is(self) -> None:
        phase = Phase("f", IRAQ, PhaseKind.PURGE, "The purge of the guard", self.WHEN)
        page = seen(profile(phase))
        assert page.startswith("The purge of the guard phase: ")
        assert "Iraq 1963" in page


class TestOthers:
    """The pages of events, places, sources, claims, questions and cases."""

    def test_an_event_says_when_where_and_who(self) -> None:
        event = RECORDS[Ref(Kind.EVENT, "seizure")]
        part = Participation("p", "seizure", "al-sadi", "seized at gunpoint", ("A053",))
        page = seen(profile(event, EventFacts((part,), lambda: (line("strafing"),))))
        assert "Date Tuesday 12 November 1963" in page
        assert "From day zero day −6" in page
        assert "Hijri" in page
        assert "Where title of baghdad" in page
        assert "Seized at gunpoint title of al-sadi" in page
        assert "AROUND THE SAME TIME" in page

    def test_an_event_of_an_unknown_case_has_no_day_zero(self) -> None:
        event = RECORDS[Ref(Kind.EVENT, "seizure")]
        assert "From day zero" not in seen(profile(event, EventFacts(()), cases={}))

    def test_a_place_says_where_it_lies_and_by_whose_word(self) -> None:
        page = seen(profile(RECORDS[Ref(Kind.PLACE, "baghdad")], PlaceFacts((line(),))))
        assert "In title of iraq" in page
        assert "Position 33.300°, 44.400° (a map)" in page
        assert "Event coup" in page

    def test_a_place_without_a_point_shows_none(self) -> None:
        half = Place("p", PlaceKind.CITY, named("Hama"), latitude=35.0)
        assert "Position" not in seen(profile(half, PlaceFacts(())))

    def test_a_source_says_what_it_is_and_what_it_repeats(self) -> None:
        page = seen(profile(RECORDS[Ref(Kind.SOURCE, "mirror")]))
        assert "secondary source · beyond the base texts" in page
        assert "Seen at https://example.org/?q=%20" in page
        assert "Repeats title of syria-article" in page
        assert "Not complete no page seen" in page
        assert "Repeats the article word for word." in page

    def test_a_claim_says_what_it_is_about_and_what_rests_on_it(self) -> None:
        claim = RECORDS[Ref(Kind.CLAIM, "A061")]
        resting = (Ref(Kind.CELL, f"means/{IRAQ}"), Ref(Kind.EVENT, "strafing"))
        page = html(profile(claim, ClaimFacts(resting)))
        assert "WHAT RESTS ON IT" in plain(page)
        assert {*resting, Ref(Kind.PLACE, "palace")} <= {ref for _, ref in links(page)}

    def test_a_claim_names_its_neighbours_in_each_source(self) -> None:
        claim = RECORDS[Ref(Kind.CLAIM, "A061")]
        before, after = Claim("A053", "Before.", ()), Claim("A069", "After.", ())
        facts = ClaimFacts((), (("iraq-article", before, after), ("mirror", before, None)))
        sources = {source.id: source for source in DOCUMENT.sources}
        text = seen(profile(claim, facts, sources=sources))
        assert "IN SOURCE A Before it Before. After it After." in text
        assert text.rstrip().endswith("IN SOURCE A MIRROR Before it Before.")

    def test_a_dispute_shows_every_side_and_its_reason(self) -> None:
        page = seen(profile(RECORDS[Ref(Kind.DISPUTE, "K1")]))
        assert "The guard (preferred)" in page
        assert "The army" in page
        assert "The first account is nearer." in page

    @pytest.mark.parametrize("kind", VerdictKind)
    def test_a_question_shows_the_verdict_with_its_reason(self, kind: VerdictKind) -> None:
        question = Dimension("d", "Means", "With what?", "Read so.", Verdict(kind, "For this."))
        page = seen(profile(question))
        assert "For this." in page
        assert "Read so." in page
        assert "VERDICT" in page

    def test_an_answer_says_why_it_is_empty(self) -> None:
        cell = Cell("d", IRAQ, (Statement("Told elsewhere.", ("A061",)),), Emptiness.SOURCE_SILENT)
        question = Dimension("d", "Means", "With what?", "")
        page = seen(profile(cell, dimension=question))
        assert "IRAQ 1963" in page
        assert "The base text is silent on this." in page
        assert "Told elsewhere. A061" in page

    def test_a_case_names_its_decisive_day(self) -> None:
        page = seen(profile(CASES[IRAQ]))
        assert "1963-11-18. The army ended it on that day." in page

    def test_a_thread_tells_its_statements(self) -> None:
        link = RECORDS[Ref(Kind.LINK, "weekend")]
        assert isinstance(link, Link)
        page = seen(profile(link, LinkFacts(link.statements, (line(),))))
        assert "The same weekend thread" in page
        assert "Both at once. A053" in page
        assert "Event coup" in page

    def test_a_thread_names_the_events_it_runs_through(self, bench: Workbench) -> None:
        page = told(bench, Ref(Kind.LINK, "weekend"))
        assert "Both at once." in page
        assert "seized" in page

    def test_movements_tell_both_ends_or_that_one_is_not_told(self, bench: Workbench) -> None:
        of_man = told(bench, Ref(Kind.ACTOR, "al-sadi"))
        assert "from Baghdad, where to is not told" in of_man
        assert "flown out of the country" in of_man
        assert "The place of departure is worked out." in of_man
        assert "with " not in of_man
        for ref in (Ref(Kind.EVENT, "seizure"), Ref(Kind.PLACE, "baghdad")):
            page = told(bench, ref)
            assert "from Baghdad, where to is not told" in page
            assert "Sa'di" in page

    def test_a_movement_known_at_both_ends_or_at_none(self) -> None:
        ends = {("a", "b"): "from title of a to title of b", (None, "b"): "to title of b, where"}
        titles = {Ref(Kind.PLACE, i): f"title of {i}" for i in "ab"}
        for (origin, destination), shown in (ends | {(None, None): "no place is told"}).items():
            move = Movement(
                "m", MovementKind.JOURNEY, ("x", "y"), day("1963"), (), origin, destination
            )
            facts = replace(NO_TIES, movements=(move,))
            page = seen(profile(TestActor.MAN, facts, titles=titles))
            assert f"Movements travelled {shown}" in page.replace("MOVEMENTS", "Movements")
            assert "1963, with y" in page

    def test_what_has_no_page_of_its_own_says_what_to_choose(self) -> None:
        assert "Choose an event" in seen(profile(RECORDS[Ref(Kind.TAG, "t1")]))

    def test_one_event_is_not_told_in_the_plural(self) -> None:
        assert "1 EVENTS" not in seen(profile(TestActor.MAN, replace(NO_TIES, events=(line(),))))

    def test_what_the_reader_added_is_named_as_such(self) -> None:
        man = Actor("x", ActorKind.PERSON, named("Ali"), "Ali", layer=Layer.READER)
        assert "added by the reader" in seen(profile(man, NO_TIES))


@pytest.mark.parametrize("value", HOSTILE)
def test_no_text_of_any_record_becomes_markup(value: str) -> None:
    """Each page with the same text in every field that holds one."""
    names = (Name(value, kind=NameKind.PREFERRED), Name(value + "2"))
    statement = (Statement(value),)
    when = HistoricalDate.unresolved(value, value)
    titles = dict.fromkeys(RECORDS, value)
    ties = ActorFacts(
        (Office("o", value, "x", when, ()),),
        (Membership("m", "x", "al-sadi", day("1963"), (), value),),
        (Relation("r", "x", RelationKind.ALLY, "al-sadi", day("1963"), (), value),),
        (replace(line("coup"), title=value),),
        {"coup": value},
        (
            Movement(
                "m",
                MovementKind.ESCAPE,
                ("x", "al-sadi"),
                when,
                (),
                "iraq",
                "iraq",
                None,
                value,
                value,
            ),
        ),
    )
    parts = (Participation("p", "e", "al-sadi", value, ()),)
    question = Dimension("d", value, value, value, Verdict(VerdictKind.ALIKE, value))
    pages: list[tuple[Record, Any]] = [
        (Actor("x", ActorKind.PERSON, names, value, (), statement, born=when), ties),
        (Event("e", IRAQ, PhaseKind.PURGE, value, when, ()), EventFacts(parts)),
        (Place("x", PlaceKind.CITY, names, "iraq", 1.0, 2.0, value), PlaceFacts(())),
        (Source("x", value, SourceKind.PRIMARY, "{}", value, remark=value, seen_at=value), None),
        (
            Claim("x", value, (), (AMIN,)),
            ClaimFacts((), ((value, Claim("A053", value, ()), None),)),
        ),
        (Office("o", value, "al-sadi", when, ("A053",)), None),
        (Membership("m", "al-sadi", "al-sadi-wing", day("1963"), (), value), None),
        (Relation("r", "al-sadi", RelationKind.ALLY, "al-sadi-wing", when, (), value), None),
        (Participation("p", "seizure", "al-sadi", value, ()), None),
        (Movement("m", MovementKind.ESCAPE, ("al-sadi",), when, (), None, None, None, value), None),
        (Phase("iq", IRAQ, PhaseKind.PURGE, value, when), None),
        (Dispute("x", value, DisputeKind.DATE, (Side(value, ()),), 0, value, (AMIN,)), None),
        (question, None),
        (Link("x", value, (), statement), LinkFacts(statement, ())),
        (replace(CASES[IRAQ], title=value, span=value, summary=statement), None),
    ]
    for record, facts in pages:
        shown = profile(record, facts, titles=titles)
        page = seen(shown)
        assert page.count(words(value)) >= 2, record
        asked = {ref for _, ref in links(html(shown))}
        assert asked <= {*RECORDS, *(Ref(Kind.CASE, case) for case in CASES)}, record


class TestBibliography:
    """The rows of a source that come from its bibliographic item."""

    def test_the_parts_a_reader_wants_are_labelled(self) -> None:
        csl = (
            '{"author": [{"family": "Batatu", "given": "Hanna"}, {"literal": "The Party"}],'
            ' "issued": {"date-parts": [[1978, 5]]}, "container-title": "Old Classes",'
            ' "publisher": "Press", "publisher-place": "Princeton", "URL": "https://x.org",'
            ' "note": "not shown"}'
        )
        assert csl_rows(csl) == [
            ("Author", "Hanna Batatu, The Party"),
            ("Issued", "1978-05"),
            ("In", "Old Classes"),
            ("Publisher", "Press"),
            ("Place", "Princeton"),
            ("Address", "https://x.org"),
        ]

    @pytest.mark.parametrize("csl", ["{}", '{"author": []}', '{"issued": {"raw": "1978"}}'])
    def test_what_is_not_given_has_no_row(self, csl: str) -> None:
        assert csl_rows(csl) == []

    @pytest.mark.parametrize(
        "csl",
        [
            '{"author": ["Batatu"]}',
            '{"author": null}',
            '{"author": [{"literal": 3}]}',
            '{"issued": null}',
            '{"issued": {"date-parts": [["May"]]}}',
            '{"issued": {"date-parts": [[1978, null]]}}',
            "[]",
        ],
    )
    def test_an_item_of_another_shape_does_no_harm(self, csl: str) -> None:
        assert isinstance(csl_rows(csl), list)


class TestReading:
    """What is read for a page from the casebook."""

    def test_nothing_chosen_and_what_is_gone_have_no_profile(self, bench: Workbench) -> None:
        assert read_profile(bench, Focus()) is None
        assert read_profile(bench, Focus(subject=Ref(Kind.EVENT, "gone"))) is None

    @pytest.mark.parametrize("kind", Kind)
    def test_every_kind_of_record_has_a_page(self, bench: Workbench, kind: Kind) -> None:
        for record in bench.casebook.section(kind):
            assert told(bench, ref_of(record))
            assert told(bench, ref_of(record), context=False)

    def test_an_actor_is_told_with_titles_for_all_ties(self, bench: Workbench) -> None:
        page = told(bench, Ref(Kind.ACTOR, "hafez-al-assad"))
        for title in ("Military Committee", "Amin al-Hafiz", "Minister of Defence", "The coup"):
            assert title in page

    def test_no_more_events_are_read_than_are_listed(
        self, bench: Workbench, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("coupexplorer.ui.profile.reading.MOST_LISTED", 1)
        assert MOST_LISTED > 1
        for ref in (Ref(Kind.PLACE, "baghdad"), Ref(Kind.ACTOR, "hafez-al-assad")):
            found = read_profile(bench, Focus(subject=ref, cases=tuple(CASES)))
            assert found is not None
            assert isinstance(found.facts, PlaceFacts | ActorFacts)
            assert found.facts.more
            assert len(found.facts.events) <= 1

    def test_a_claim_is_read_with_its_neighbours(self, bench: Workbench) -> None:
        found = read_profile(bench, Focus(subject=Ref(Kind.CLAIM, "A061"), cases=tuple(CASES)))
        assert found is not None
        assert isinstance(found.facts, ClaimFacts)
        (source, before, after), *_ = found.facts.neighbours
        assert source == "iraq-article"
        assert before is not None
        assert before.id != "A061"
        assert after is None or after.id != "A061"

    def test_a_claim_names_what_rests_on_it(self, bench: Workbench) -> None:
        page = told(bench, Ref(Kind.CLAIM, "A061"))
        assert "Jets fire on the residence" in page
        assert "WHAT RESTS ON IT" in page

    def test_what_rests_on_a_hidden_layer_alone_is_hidden(self, qtbot: QtBot) -> None:
        context = replace(DOCUMENT.claims[6], layer=Layer.CONTEXT)
        assert context.id == "B097"
        claims = (*DOCUMENT.claims[:6], context)
        bench = Workbench()
        bench.open(Casebook.in_memory(replace(DOCUMENT, claims=claims)))
        assert "President 1963–1966" in told(bench, AMIN)
        assert "President 1963–1966" not in told(bench, AMIN, context=False)
        bench.close()

    def test_only_events_of_the_same_case_within_two_days_are_near(self, qtbot: QtBot) -> None:
        added = tuple(
            Event(name, case, PhaseKind.PURGE, name, day(when), ())
            for name, case, when in (
                ("after", IRAQ, "1963-11-15"),
                ("later", IRAQ, "1963-11-17"),
                ("elsewhere", SYRIA, "1963-11-13"),
            )
        )
        bench = Workbench()
        bench.open(Casebook.in_memory(replace(DOCUMENT, events=(*DOCUMENT.events, *added))))
        near = nearby(bench, "strafing")
        bench.close()
        assert {"seizure", "after"} <= near
        assert not near & {"later", "elsewhere", "coup"}

    def test_a_date_without_limits_has_nothing_near_it(self, bench: Workbench) -> None:
        assert nearby(bench, "exile") == set()
        assert nearby(bench, "rumour") == set()


def test_a_page_that_is_left_does_not_come_back(
    qtbot: QtBot, bench: Workbench, qapp: QApplication
) -> None:
    """Looking at nothing right after a long page leaves the pane empty."""
    pane = ProfilePane(bench, Appearance(qapp))
    qtbot.addWidget(pane)
    bench.look_at_subject(Ref(Kind.ACTOR, "hafez-al-assad"))
    pane.show()
    bench.look_at_subject(None)
    assert pane.view.whole_text() == ""
