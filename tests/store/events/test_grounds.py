"""Lists narrowed by what events rest on: a tag, a source, how sure their claims are, a dispute."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import small_document

from coupexplorer.domain.annotation import Tag
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter
from coupexplorer.domain.vocabulary import Confidence, Layer
from coupexplorer.store.casebook import Casebook

IN_ORDER = ["exile", "seizure", "strafing", "announcement", "army-strikes", "coup", "rumour"]
WITHOUT = (Layer.CORE, Layer.READER)


def told() -> CasebookDocument:
    """The small document, with a tagged event and events that rest on several claims."""
    document = small_document()
    more = {
        "strafing": ("A061", "A053"),
        "coup": ("B007", "B097"),
        "army-strikes": ("A069", "A074"),
    }
    events = tuple(replace(e, claims=more.get(e.id, e.claims)) for e in document.events)
    tags = (Tag("seen", "seen", (Ref(Kind.EVENT, "coup"), Ref(Kind.CLAIM, "A061"))),)
    return replace(document, events=events, tags=tags)


@pytest.fixture(scope="module")
def casebook() -> Iterator[Casebook]:
    """That document, open."""
    with Casebook.in_memory(told()) as opened:
        yield opened


def kept(casebook: Casebook, wanted: EventFilter) -> list[str]:
    """The events a filter keeps."""
    found = [line.id for line in casebook.event_page(wanted).lines]
    assert casebook.event_count(wanted) == len(found)
    return found


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (EventFilter(tag="seen"), {"coup"}),
        (EventFilter(tag="none"), set()),
        (EventFilter(source="iraq-article"), {"seizure", "strafing", "army-strikes"}),
        (EventFilter(source="mirror"), {"strafing"}),
        (EventFilter(source="syria-article"), {"coup", "rumour"}),
        (EventFilter(weakest=(Confidence.LOW,)), {"coup"}),
        (EventFilter(weakest=(Confidence.MEDIUM,)), {"strafing"}),
        (EventFilter(weakest=(Confidence.HIGH,)), {"seizure", "army-strikes", "rumour"}),
        (EventFilter(weakest=(Confidence.HIGH, Confidence.LOW)),
         {"seizure", "army-strikes", "coup", "rumour"}),
        (EventFilter(weakest=tuple(Confidence)), set(IN_ORDER) - {"exile", "announcement"}),
        (EventFilter(disputed=True), {"strafing", "army-strikes", "rumour"}),
        (EventFilter(unsourced=True), {"exile", "announcement"}),
        (EventFilter(undated=True), {"rumour"}),
        (EventFilter(undated=True, placed_only=True), set()),
        (EventFilter(disputed=True, weakest=(Confidence.MEDIUM,)), {"strafing"}),
        (EventFilter(source="iraq-article", disputed=True, weakest=(Confidence.HIGH,)),
         {"army-strikes"}),
    ],
)  # fmt: skip
def test_a_filter_keeps_what_it_says(
    casebook: Casebook, wanted: EventFilter, expected: set[str]
) -> None:
    assert kept(casebook, wanted) == [event for event in IN_ORDER if event in expected]


def test_the_document_is_as_these_tests_take_it(casebook: Casebook) -> None:
    events = {e.id: e.claims for e in told().events}
    assert [i for i in IN_ORDER if not events[i]] == ["exile", "announcement"]


def test_without_the_context_only_the_other_claims_count(casebook: Casebook) -> None:
    """A074, of the context layer, is all that tells another thing of the army's strike."""
    claims = tuple(
        replace(c, layer=Layer.CONTEXT) if c.id in ("A061", "A053", "B097") else c
        for c in told().claims
    )
    with Casebook.in_memory(replace(told(), claims=claims)) as beyond:
        core = EventFilter(layers=WITHOUT)
        assert "strafing" in kept(beyond, replace(core, unsourced=True))
        assert "strafing" not in kept(beyond, EventFilter(unsourced=True))
        assert "strafing" not in kept(beyond, replace(core, source="iraq-article"))
        assert "strafing" in kept(beyond, EventFilter(source="iraq-article"))
        assert "coup" in kept(beyond, replace(core, weakest=(Confidence.HIGH,)))
        assert "coup" in kept(beyond, EventFilter(weakest=(Confidence.LOW,)))


parts = st.fixed_dictionaries(
    {
        "tag": st.sampled_from([None, "seen"]),
        "source": st.sampled_from([None, "iraq-article", "mirror"]),
        "weakest": st.sampled_from([(), (Confidence.HIGH,), (Confidence.LOW, Confidence.MEDIUM)]),
        "disputed": st.booleans(),
        "unsourced": st.booleans(),
        "undated": st.booleans(),
        "actor": st.sampled_from([None, "hafez-al-assad"]),
        "layers": st.sampled_from([(), WITHOUT]),
    }
)


@given(parts)
def test_filters_together_keep_what_each_keeps(
    casebook: Casebook, fields: dict[str, object]
) -> None:
    each = [
        set(kept(casebook, replace(EventFilter(), **{name: value, "layers": fields["layers"]})))  # type: ignore[arg-type]
        for name, value in fields.items()
    ]
    together = kept(casebook, EventFilter(**fields))  # type: ignore[arg-type]
    assert set(together) == set.intersection(*each)


@pytest.mark.parametrize(
    "wanted",
    [
        EventFilter(tag="seen"),
        EventFilter(source="iraq-article"),
        EventFilter(disputed=True),
        EventFilter(unsourced=True),
        EventFilter(tag="seen", cases=("iraq-1963",)),
    ],
)
def test_what_is_rare_is_found_and_not_sought(casebook: Casebook, wanted: EventFilter) -> None:
    driver = casebook._database.driver
    sent: list[str] = []
    driver.set_trace_callback(sent.append)
    casebook.event_page(wanted, limit=3)
    driver.set_trace_callback(None)
    statement = next(s for s in sent if "LIMIT" in s)
    steps = [str(row[3]) for row in driver.execute(f"EXPLAIN QUERY PLAN {statement}")]
    assert not any(step.startswith(("SCAN events", "SCAN supports")) for step in steps), steps
