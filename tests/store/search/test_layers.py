"""Hiding the context layer: nothing is found by, and nothing shows, what it alone tells."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator
from typing import Any

import pytest
from tests.samples import IRAQ, SYRIA, small_document
from tests.store.test_query_plans import scans

from coupexplorer.domain.casebook import CasebookDocument, ref_of
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.selection import EventFilter
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.search.entry import TOLD_BITS, Told

CONTEXT = Layer.CONTEXT
LAYERED = tuple(str(ref_of(r)) for r in small_document().records() if hasattr(r, "layer"))
LAYERED_SECTIONS = (
    *("sources", "places", "actors", "claims", "events", "disputes"),
    *("dimensions", "cells", "links"),
)
WITHOUT = EventFilter(layers=(Layer.CORE, Layer.READER))


def laid(document: CasebookDocument, context: Collection[str]) -> CasebookDocument:
    """The document with exactly these records, named ``kind:id``, in the context layer."""
    sections: dict[str, Any] = {}
    for name in LAYERED_SECTIONS:
        sections[name] = tuple(moved(record, context) for record in document.section(name))
    return dataclasses.replace(document, **sections)


def moved(record: Any, context: Collection[str]) -> Any:
    """A record in the context layer if it is named among these, else in the core."""
    layer = CONTEXT if str(ref_of(record)) in context else Layer.CORE
    return dataclasses.replace(record, layer=layer)


def opened(*context: str) -> Casebook:
    """The small document in memory with these records alone in the context layer."""
    return Casebook.in_memory(laid(small_document(), context))


def found(casebook: Casebook, typed: str, context: bool = False) -> set[str]:
    return {str(hit.ref) for hit in casebook.search(typed, 1000, context=context)}


class TestWhatIsHidden:
    """One rule at a time, in the small document."""

    @pytest.mark.parametrize(
        ("ref", "typed"),
        [
            ("claim:A053", "gunpoint"),
            ("claim:A053", "A053"),
            ("event:army-strikes", "army strikes"),
            ("actor:al-sadi", "as-Sa‘di"),
            ("place:baghdad", "بغداد"),
            ("source:iraq-article", "batatu"),
            ("dispute:K1", "who flew"),
            ("dimension:means", "weapons"),
            (f"cell:means/{IRAQ}", "tanks"),
            (f"cell:means/{IRAQ}", f"means/{IRAQ}"),
            ("link:weekend", "same weekend"),
        ],
    )
    def test_a_record_of_the_context_layer(self, ref: str, typed: str) -> None:
        with opened(ref) as casebook:
            assert ref in found(casebook, typed, context=True)
            assert ref not in found(casebook, typed)
        with opened() as casebook:
            if ref != "dispute:K1":
                assert ref in found(casebook, typed)

    @pytest.mark.parametrize(
        ("claims", "ref", "typed"),
        [
            (["A061"], f"cell:means/{IRAQ}", "aircraft"),
            (["B097"], "office:amin/president", "president"),
            (["A053"], "link:weekend", "weekend"),
            (["A053", "A061"], f"case:{IRAQ}", "lost a country"),
            (["A069"], f"case:{IRAQ}", "ended it on that day"),
            (["A061", "A069"], "dispute:K1", "who flew"),
            (["A061"], "dispute:K1", "the guard"),
            (["A053"], "event:seizure", "sadi"),
        ],
    )
    def test_what_rests_on_claims_of_the_context_layer_alone(
        self, claims: list[str], ref: str, typed: str
    ) -> None:
        with opened(*(f"claim:{claim}" for claim in claims)) as casebook:
            assert ref in found(casebook, typed, context=True)
            assert ref not in found(casebook, typed)

    def test_what_also_rests_on_another_claim_stays(self) -> None:
        with opened("claim:A053", "claim:B008") as casebook:
            assert f"case:{IRAQ}" in found(casebook, "lost a country")
            assert f"cell:means/{SYRIA}" in found(casebook, "street fighting")
            assert f"case:{IRAQ}" in found(casebook, "it was brief"), "it rests on no claim"

    def test_an_answer_goes_with_its_question(self) -> None:
        with opened("dimension:means") as casebook:
            assert found(casebook, "tanks") == set()
            assert found(casebook, f"means/{IRAQ}") == set()

    def test_names_of_hidden_actors_and_places_lead_to_no_event_or_office(self) -> None:
        hidden = ("actor:hafez-al-assad", "place:damascus", "actor:military-committee")
        with opened(*hidden) as casebook:
            for typed in ("assad", "dimashq", "damascus", "military committee"):
                assert not found(casebook, typed) & {"event:coup", "office:assad/minister"}
            assert "office:assad/minister" not in found(casebook, "minister"), "its title names him"
            assert "event:coup" in found(casebook, "amin"), "his part is told all the same"
        with opened("actor:military-committee") as casebook:
            assert "office:assad/minister" in found(casebook, "minister")
            assert "office:assad/minister" not in found(casebook, "military committee")

    def test_a_name_seen_in_a_hidden_source_is_still_a_name(self) -> None:
        with opened("source:mirror") as casebook:
            assert "actor:amin-al-hafiz" in found(casebook, "el-Hafez")
            assert "place:damascus" in found(casebook, "Dimashq")

    def test_what_the_reader_wrote_stays(self) -> None:
        with opened("event:strafing", "claim:A061") as casebook:
            assert found(casebook, "photograph") == {"note:n1"}
            assert found(casebook, "exam") == {"tag:t1"}


class TestWhatIsLeft:
    """A record told in part by the context layer, as it is found with it and without."""

    TANKS = f"cell:means/{IRAQ}"

    @pytest.fixture
    def casebook(self) -> Iterator[Casebook]:
        """One where the first of the two statements of a cell is told by the context alone."""
        with opened("claim:A061") as casebook:
            yield casebook

    def test_words_of_both_parts_together_need_the_context(self, casebook: Casebook) -> None:
        for typed in ("aircraft tanks", '"aircraft tanks"'):
            assert self.TANKS in found(casebook, typed, context=True)
            assert self.TANKS not in found(casebook, typed)

    def test_a_hidden_word_rules_nothing_out(self, casebook: Casebook) -> None:
        assert self.TANKS not in found(casebook, "tanks -aircraft", context=True)
        assert self.TANKS in found(casebook, "tanks -aircraft")

    def test_the_snippet_holds_no_hidden_text(self, casebook: Casebook) -> None:
        (with_it,) = casebook.search("tanks", kinds=[Kind.CELL])
        (without,) = casebook.search("tanks", kinds=[Kind.CELL], context=False)
        assert with_it.snippet == without.snippet == "Tanks."
        assert without.in_snippet == ((0, 5),)
        (hidden,) = casebook.search("aircraft", kinds=[Kind.CELL])
        assert hidden.snippet == "Aircraft."

    @pytest.mark.parametrize("context", [True, False])
    @pytest.mark.parametrize("typed", ["a", "tanks", f"means/{IRAQ}", "sadi", "palace"])
    def test_each_record_is_found_once(self, casebook: Casebook, typed: str, context: bool) -> None:
        refs = [hit.ref for hit in casebook.search(typed, 1000, context=context)]
        assert len(refs) == len(set(refs))

    @pytest.mark.parametrize("limit", [0, 1, 2, 5])
    def test_hits_keep_their_order_and_the_limit_holds(
        self, casebook: Casebook, limit: int
    ) -> None:
        every = casebook.search("a", 1000, context=False)
        assert casebook.search("a", limit, context=False) == every[:limit]
        with_it = [hit.ref for hit in casebook.search("a", 1000)]
        left = [hit.ref for hit in every]
        assert [ref for ref in with_it if ref in left] == [r for r in left if r in with_it]

    def test_narrowing_the_events_by_words_finds_no_hidden_part(self) -> None:
        with opened("claim:A053") as casebook:
            shown = dataclasses.replace(WITHOUT, text="sadi")
            assert casebook.event_count(EventFilter(text="sadi")) == 1
            assert casebook.event_count(shown) == 0
            assert casebook.event_page(shown).lines == ()
            by_title = dataclasses.replace(WITHOUT, text="leader")
            assert [line.id for line in casebook.event_page(by_title).lines] == ["seizure"]

    def test_only_what_is_told_in_part_by_the_context_has_two_rows(
        self, casebook: Casebook
    ) -> None:
        driver = casebook._database.driver
        rows: dict[str, list[Told]] = {}
        for kind, identifier, number in driver.execute(
            "SELECT kind, id, number FROM search_entry ORDER BY number"
        ):
            told = Told(number & (1 << TOLD_BITS) - 1)
            rows.setdefault(f"{kind}:{identifier}", []).append(told)
        two = [Told.WITH_CONTEXT, Told.WITHOUT_CONTEXT]
        assert {ref for ref, told in rows.items() if told == two} == {self.TANKS}
        hidden = {ref for ref, told in rows.items() if told == [Told.WITH_CONTEXT]}
        assert hidden == {"claim:A061", "dispute:K1", "dispute:K2"}
        assert all(
            t == [Told.EITHER_WAY] for r, t in rows.items() if r not in {*hidden, self.TANKS}
        )


class TestPlans:
    """Hiding the context costs no sorting and reads nothing from end to end."""

    @pytest.mark.parametrize(
        "ask",
        [
            lambda c: c.search("sadi", context=False),
            lambda c: c.search("A053", context=False),
        ],
    )
    def test_nothing_is_read_from_end_to_end(self, casebook: Casebook, ask: Any) -> None:
        assert scans(casebook, ask) == []

    def test_hits_come_in_order_of_rank_with_one_question_for_each_closeness(
        self, casebook: Casebook
    ) -> None:
        driver = casebook._database.driver
        sent: list[str] = []
        driver.set_trace_callback(sent.append)
        casebook.search("a", context=False)
        driver.set_trace_callback(None)
        asked = [statement for statement in sent if "MATCH" in statement]
        assert 3 < len(asked) == len(set(asked)), "one question for each nearness and place"
        for statement in asked:
            steps = [str(row[3]) for row in driver.execute(f"EXPLAIN QUERY PLAN {statement}")]
            assert not any("TEMP B-TREE" in step for step in steps)
