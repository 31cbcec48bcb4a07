"""Five coup data sets, one event: every entry is a claim of its own, and their disagreements stand.

The rows themselves are not shipped. Where they lie beside the checkout, claims and rows are
compared one by one; elsewhere the counts and the traps are tested.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.evidence import Claim, Dispute
from coupexplorer.domain.history import Event
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import Layer

COUPS = Path(__file__).parents[3] / "shared" / "samples" / "coups"
SOURCES = {
    "CAM 3.0": "cam",
    "CDP v2.1.2": "cdp2021",
    "CSP 2014": "csp2014",
    "Colpus basic": "colpus",
    "Powell & Thyne 2015": "powellthyne2011",
}
ENTRIES = {"csp2014": 24, "cdp2021": 23, "colpus": 19, "powellthyne2011": 16, "cam": 15}
NOT_KNOWN = "999"

Row = dict[str, str]


def lines(name: str) -> list[str]:
    """The lines of one file of rows; skips the test where it does not lie beside the checkout."""
    file = COUPS / name
    if not file.is_file():
        pytest.skip("the rows of the coup data sets are not at hand")
    return file.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="session")
def rows() -> list[Row]:
    """Every entry of the five sets for Iraq and Syria."""
    return list(csv.DictReader(lines("iraq_syria_1958-1971_five_datasets.csv")))


@pytest.fixture(scope="session")
def entries(built_in: CasebookDocument) -> list[Claim]:
    """The claims that tell one entry of one set each."""
    return [claim for claim in built_in.claims if re.fullmatch(r"D0\d\d", claim.id)]


@pytest.fixture(scope="session")
def silences(built_in: CasebookDocument) -> list[Claim]:
    """The claims that a set has no entry."""
    return [claim for claim in built_in.claims if re.fullmatch(r"D1\d\d", claim.id)]


@pytest.fixture(scope="session")
def disputes(built_in: CasebookDocument) -> list[Dispute]:
    """The disputes between the sets."""
    return [dispute for dispute in built_in.disputes if re.fullmatch(r"d\d\d", dispute.id)]


def country_of(claim: Claim) -> str:
    """The one country that a claim's text names."""
    (country,) = {name for name in ("Iraq", "Syria") if re.search(rf"\bin {name}\b", claim.text)}
    return country


def key_of(claim: Claim) -> tuple[str, str, str]:
    """Source, country and date of an entry's claim."""
    (citation,) = claim.citations
    assert claim.date is not None, claim.id
    return citation.source, country_of(claim), claim.date.edtf or ""


def key_of_row(row: Row) -> tuple[str, str, str]:
    """Source, country and date of a row."""
    return SOURCES[row["dataset"]], row["country"], row["date_edtf"]


def entry(entries: list[Claim], source: str, country: str, date: str) -> Claim:
    """The claim of one entry."""
    (found,) = [claim for claim in entries if key_of(claim) == (source, country, date)]
    return found


def about(claim: Claim, kind: Kind) -> set[str]:
    """The ids of the records of one kind that a claim is about."""
    return {subject.id for subject in claim.subjects if subject.kind is kind}


class TestAgainstTheRows:
    """Claim by claim against the files, where they are at hand."""

    def test_every_row_is_one_claim_in_the_order_of_the_rows(
        self, rows: list[Row], entries: list[Claim]
    ) -> None:
        assert len(entries) == len(rows)
        assert [key_of(claim) for claim in entries] == [key_of_row(row) for row in rows]
        assert len({key_of_row(row) for row in rows}) == len(rows)

    def test_every_claim_is_located_by_the_key_of_its_row(
        self, rows: list[Row], entries: list[Claim]
    ) -> None:
        for row, claim in zip(rows, entries, strict=True):
            key = row["source_id"] or f"{row['country']} {row['date_edtf']}"
            assert claim.citations[0].locator.field == key, claim.id

    def test_outcomes_are_those_of_the_rows(self, rows: list[Row], entries: list[Claim]) -> None:
        for row, claim in zip(rows, entries, strict=True):
            outcome = row["outcome"].replace("realized", "realised")
            assert outcome.replace("regime change", "regime-change") in claim.text, claim.id

    def test_numbers_of_dead_are_those_of_the_rows(
        self, rows: list[Row], entries: list[Claim]
    ) -> None:
        for row, claim in zip(rows, entries, strict=True):
            if row["deaths"] in ("", NOT_KNOWN):
                assert claim.quantity is None, claim.id
                assert (NOT_KNOWN in claim.text) == (row["deaths"] == NOT_KNOWN), claim.id
                continue
            quantity = claim.quantity
            assert quantity is not None, claim.id
            told = [n for n in (quantity.low, quantity.best, quantity.high) if n is not None]
            assert told == [float(number) for number in row["deaths"].split("-")], claim.id
            assert quantity.where == row["country"], claim.id
            assert quantity.when == claim.date, claim.id

    def test_names_are_kept_as_the_sets_spell_them(
        self, rows: list[Row], entries: list[Claim]
    ) -> None:
        for row, claim in zip(rows, entries, strict=True):
            named = row["details"] if SOURCES[row["dataset"]] in ("csp2014", "colpus") else ""
            assert claim.citations[0].as_written == named, claim.id

    def test_codes_are_told_as_they_stand(self, rows: list[Row], entries: list[Claim]) -> None:
        for row, claim in zip(rows, entries, strict=True):
            match SOURCES[row["dataset"]]:
                case "cam":
                    assert ("no combat" in claim.text) == (row["details"] == "combat=0"), claim.id
                case "cdp2021":
                    tags = re.findall("“(.+?)”", claim.text)
                    assert tags == row["details"].split(";"), claim.id

    def test_a_set_said_to_be_silent_has_no_row(
        self, rows: list[Row], silences: list[Claim]
    ) -> None:
        listed = [key_of_row(row) for row in rows]
        for claim in silences:
            assert claim.date is not None
            first, _, last = (claim.date.edtf or "").partition("/")
            last = last or first
            for citation in claim.citations:
                for source, country, date in listed:
                    if (source, country) == (citation.source, citation.locator.section):
                        inside = first <= date[: len(first)] and date[: len(last)] <= last
                        assert not inside, (claim.id, date)

    def test_an_older_version_of_the_cline_center_has_the_same_records(
        self, entries: list[Claim]
    ) -> None:
        """The remark on the source tells this, and which two records have other tags."""
        older = {
            row["coup_id"]: row
            for row in csv.DictReader(lines("cline_cdp_v2.0.0.csv"))
            if row["country"] in ("Iraq", "Syria") and 1958 <= int(row["year"]) <= 1971
        }
        ours = {
            claim.citations[0].locator.field: claim
            for claim in entries
            if claim.citations[0].source == "cdp2021"
        }
        assert older.keys() == ours.keys()
        other_tags = set()
        for identifier, claim in ours.items():
            row = older[identifier]
            day = f"{row['year']}-{int(row['month']):02}-{int(row['day']):02}"
            kind = {"coup": "realised", "attempted": "attempted", "conspiracy": "conspiracy"}
            assert (row["country"], day) == key_of(claim)[1:], claim.id
            assert kind[row["event_type"]] in claim.text, claim.id
            flags = [*row][[*row].index("realized") + 1 :]
            if {flag for flag in flags if row[flag] == "1"} != set(
                re.findall("“(.+?)”", claim.text)
            ):
                other_tags.add(day)
                assert "Version 2.0.0" in claim.caution, claim.id
        assert other_tags == {"1963-07-27", "1970-11-13"}

    def test_the_list_of_powell_and_thyne_is_the_same_in_its_own_file(
        self, entries: list[Claim]
    ) -> None:
        listed = set()
        for row in csv.DictReader(lines("powell_thyne_v2015.05.20.txt"), delimiter="\t"):
            if row["country"] in ("Iraq", "Syria") and 1958 <= int(row["year"]) <= 1971:
                day = f"{row['year']}-{int(row['month']):02}-{int(row['day']):02}"
                listed.add((row["country"], day, {"1": "failed", "2": "successful"}[row["coup"]]))
        told = {
            (*key_of(claim)[1:], "failed" if "failed" in claim.text else "successful")
            for claim in entries
            if claim.citations[0].source == "powellthyne2011"
        }
        assert told == listed


def test_every_set_has_its_number_of_entries(entries: list[Claim]) -> None:
    assert Counter(claim.citations[0].source for claim in entries) == ENTRIES
    assert [claim.id for claim in entries] == [f"D{n:03}" for n in range(1, 98)]
    assert len({key_of(claim) for claim in entries}) == len(entries)


def test_every_entry_is_located_context_about_something(entries: list[Claim]) -> None:
    for claim in entries:
        assert claim.layer is Layer.CONTEXT, claim.id
        assert claim.citations[0].locator.field, claim.id
        assert claim.subjects, claim.id


def test_entries_come_in_the_order_of_their_dates_country_by_country(entries: list[Claim]) -> None:
    for country in ("Iraq", "Syria"):
        dates = [key_of(claim)[2] for claim in entries if country_of(claim) == country]
        assert dates == sorted(dates)
    countries = [country_of(claim) for claim in entries]
    assert countries == sorted(countries)


def test_the_cline_center_has_two_entries_for_one_iraqi_week(entries: list[Claim]) -> None:
    attempted = entry(entries, "cdp2021", "Iraq", "1963-11-13")
    realised = entry(entries, "cdp2021", "Iraq", "1963-11-18")
    assert "attempted" in attempted.text
    assert "realised" in realised.text
    assert not about(attempted, Kind.EVENT) & about(realised, Kind.EVENT)
    assert "18 November" in attempted.caution
    assert "13 November" in realised.caution


def test_no_combat_and_hundreds_of_dead_are_told_of_one_day(
    entries: list[Claim], disputes: list[Dispute]
) -> None:
    """CAM codes 18 November 1963 without combat, CSP gives 200 to 500 deaths: both stand."""
    calm = entry(entries, "cam", "Iraq", "1963-11-18")
    bloody = entry(entries, "csp2014", "Iraq", "1963-11-18")
    assert "no combat" in calm.text
    assert bloody.quantity is not None
    assert (bloody.quantity.low, bloody.quantity.best, bloody.quantity.high) == (200, None, 500)
    weighed = [d for d in disputes if {calm.id, bloody.id} <= set(d.claim_ids())]
    apart = [
        dispute
        for dispute in weighed
        if not any({calm.id, bloody.id} <= set(side.claims) for side in dispute.sides)
    ]
    assert len(apart) == 1
    assert apart[0].preferred is None


def test_noharm_is_no_count_of_the_dead(entries: list[Claim]) -> None:
    tagged = [claim for claim in entries if "“noharm”" in claim.text]
    assert len(tagged) == 20
    for claim in tagged:
        assert claim.quantity is None, claim.id
        assert "not taken as a count" in claim.caution, claim.id


def test_colpus_has_13_but_not_18_november(entries: list[Claim], claims: dict[str, Claim]) -> None:
    days = {key_of(claim)[2] for claim in entries if claim.citations[0].source == "colpus"}
    assert "1963-11-13" in days
    assert "1963-11-18" not in days
    assert "no entry for 18 November" in claims["C118"].text


def test_the_code_999_is_never_read_as_a_number(built_in: CasebookDocument) -> None:
    coded = 0
    for claim in built_in.claims:
        quantity = claim.quantity
        if quantity is not None:
            assert 999 not in (quantity.low, quantity.best, quantity.high), claim.id
        if NOT_KNOWN in claim.text and claim.id.startswith("D"):
            coded += 1
            assert quantity is None, claim.id
            assert "not read as a number" in claim.caution, claim.id
            assert claim.citations[0].source == "csp2014", claim.id
    assert coded == 8


def test_a_name_that_fits_several_men_is_given_to_none(entries: list[Claim]) -> None:
    for source, country, date, men in (
        ("csp2014", "Iraq", "1963-11-18", {"abdul-salam-arif", "abdul-rahman-arif"}),
        ("csp2014", "Iraq", "1964-09-05", {"ahmed-hassan-al-bakr"}),
        ("csp2014", "Iraq", "1965-09-16", {"arif-abd-ar-razzaq"}),
        ("csp2014", "Syria", "1963-03-08", {"nureddin-al-atassi", "hafez-al-assad"}),
    ):
        claim = entry(entries, source, country, date)
        assert not about(claim, Kind.ACTOR) & men, claim.id
        assert claim.caution, claim.id


def test_the_two_hafizes_stay_two_men_in_the_sets(entries: list[Claim]) -> None:
    march = entry(entries, "csp2014", "Syria", "1963-03-08")
    february = entry(entries, "csp2014", "Syria", "1966-02-23")
    assert about(march, Kind.ACTOR) == {"amin-al-hafiz"}
    assert about(february, Kind.ACTOR) == {"hafez-al-assad"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("iq-c-attempt-1965-09-15", "iq-c-attempt-1965-09-16"),
        ("iq-c-attempt-1965-08", "iq-c-attempt-1965-08-21"),
        ("sy-c-attempt-1963-07", "sy-c-alwan-coup-fails"),
        ("sy-c-rumour-1963-04-08", "sy-c-attempt-1963-07"),
    ],
)
def test_neighbouring_entries_are_not_merged(
    built_in: CasebookDocument, claims: dict[str, Claim], first: str, second: str
) -> None:
    events = {event.id: event for event in built_in.events}
    told = [set(events[name].claims) for name in (first, second)]
    assert not told[0] & told[1]
    entered = [claims[claim] for claim in told[0] if claim.startswith("D")]
    assert entered
    assert all(claim.caution for claim in entered)


def recorded(built_in: CasebookDocument) -> list[Event]:
    """The events that only the data sets tell of."""
    return [event for event in built_in.events if set(event.claims) <= D_CLAIMS]


D_CLAIMS = {f"D{n:03}" for n in range(1, 98)}


def test_events_of_the_sets_alone_say_no_more_than_that_they_are_recorded(
    built_in: CasebookDocument, entries: list[Claim]
) -> None:
    dates = {claim.id: claim.date for claim in entries}
    events = recorded(built_in)
    assert len(events) == 11
    for event in events:
        assert re.match(r"(Attempt|Rumour of a coup) recorded for ", event.title), event.id
        assert event.layer is Layer.CONTEXT, event.id
        assert event.importance == 3, event.id
        assert {dates[claim] for claim in event.claims} == {event.date}, event.id


def test_silence_is_told_as_what_an_extract_leaves_out(silences: list[Claim]) -> None:
    assert len(silences) == 13
    for claim in silences:
        assert "no entry" in claim.text, claim.id
        assert claim.text.endswith("in the extract seen."), claim.id
        assert "leave" in claim.caution, claim.id
        assert {citation.source for citation in claim.citations} <= set(ENTRIES), claim.id


def test_no_event_counts_silence_as_a_source(
    built_in: CasebookDocument, silences: list[Claim]
) -> None:
    silent = {claim.id for claim in silences}
    for event in built_in.events:
        assert not silent & set(event.claims), event.id


def test_the_sets_disagree_and_none_is_preferred(disputes: list[Dispute]) -> None:
    assert [dispute.id for dispute in disputes] == [f"d{n:02}" for n in range(1, 31)]
    for dispute in disputes:
        assert dispute.layer is Layer.CONTEXT, dispute.id
        assert dispute.preferred is None, dispute.id
        assert dispute.reason, dispute.id
        sides = [claim for side in dispute.sides for claim in side.claims]
        assert len(sides) == len(set(sides)), dispute.id


def test_the_records_of_the_sets_say_what_was_not_seen(built_in: CasebookDocument) -> None:
    sources = {source.id: source for source in built_in.sources}
    for name in ENTRIES:
        assert sources[name].layer is Layer.CONTEXT
        assert sources[name].incomplete, name
        assert "counts as a coup" in sources[name].remark, name
