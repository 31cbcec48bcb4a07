"""Findings as values: narrowed, counted, and written as text and as a table."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from coupexplorer.analysis.audit.findings import RULE_TITLES, Rule, Severity
from coupexplorer.domain.identity import Ref
from coupexplorer.ui.audit.report import (
    DAMAGE,
    RULE_WORDS,
    Found,
    Narrowing,
    Report,
    Sorting,
    Spot,
    as_csv,
    as_text,
    found_of,
    rule_title,
    severity_sign,
)

EVENT = Spot(Ref.parse("event:rising"), "The rising", ("iraq",))
OTHER = Spot(Ref.parse("event:falling"), "=The falling", ("syria",))
ERROR = Found(Severity.ERROR, Rule.UNSOURCED_STATEMENT.value, "It rests on no claim.", EVENT)
SUMMED = Found(
    Severity.WARNING,
    Rule.SINGLE_SOURCE.value,
    "9 of 9 rest on one source.",
    Spot(Ref.parse("case:iraq"), "Iraq", ("iraq",)),
    (EVENT, OTHER),
    9,
)
TORN = Found(Severity.ERROR, DAMAGE, "A page is torn.")


def test_every_rule_is_marked_for_translators() -> None:
    assert set(RULE_WORDS[1:]) == set(RULE_TITLES.values())
    assert rule_title(DAMAGE) == RULE_WORDS[0]


def test_signs_differ_in_shape() -> None:
    assert severity_sign(Severity.ERROR) != severity_sign(Severity.WARNING)


@pytest.mark.parametrize(
    ("narrowing", "kept"),
    [
        (Narrowing(), [TORN, ERROR, SUMMED]),
        (Narrowing(severity=Severity.WARNING), [SUMMED]),
        (Narrowing(rule=Rule.UNSOURCED_STATEMENT.value), [ERROR]),
        (Narrowing(case="syria"), [SUMMED]),
        (Narrowing(case="iraq"), [ERROR, SUMMED]),
        (Narrowing(severity=Severity.ERROR, case="syria"), []),
    ],
)
def test_a_narrowing_keeps_what_it_names(narrowing: Narrowing, kept: list[Found]) -> None:
    report = Report((TORN, ERROR, SUMMED))
    assert report.kept_by(narrowing) == kept
    assert report.sorting.count(narrowing) == len(kept)


def test_records_that_come_later_bring_their_cases() -> None:
    sorting = Sorting([ERROR])
    sorting.add(replace(SUMMED, records=()))
    sorting.extend((EVENT,))
    sorting.extend((OTHER,))
    report = Report.of(sorting, {})
    assert report == Report((ERROR, SUMMED))
    assert report.kept_by(Narrowing(case="syria")) == [SUMMED]
    assert report.kept_by(Narrowing(case="iraq")) == [ERROR, SUMMED]
    assert list(sorting.about(EVENT.ref)) == [0]


def test_what_is_not_listed_is_counted() -> None:
    report = Report((TORN, ERROR, SUMMED), {Rule.SINGLE_SOURCE.value: 40})
    assert report.count(Severity.ERROR) == 2
    assert report.count(Severity.WARNING) == 41


def test_a_text_names_every_record_and_what_is_left() -> None:
    text = as_text((TORN, SUMMED))
    assert "A page is torn." in text
    assert "The rising [event:rising]" in text
    assert "=The falling [event:falling]" in text
    assert "and 7 more" in text


def test_a_table_has_a_row_for_each_finding_and_no_formula() -> None:
    told = Found(Severity.WARNING, Rule.UNUSED_RECORD.value, "Alone, “so”.", OTHER)
    rows = list(csv.DictReader(io.StringIO(as_csv((ERROR, SUMMED, told)))))
    assert [row["rule"] for row in rows] == [
        "unsourced-statement",
        "single-source",
        "unused-record",
    ]
    assert rows[1]["records"] == "event:rising event:falling"
    assert rows[1]["cases"] == "iraq syria"
    assert rows[2]["title"] == "'=The falling"
    assert rows[2]["message"] == "Alone, “so”."


def test_a_finding_is_read_from_what_a_check_tells() -> None:
    told = {
        "severity": "error",
        "rule": "unsourced-statement",
        "message": "It rests on no claim.",
        "count": 0,
        "ref": "event:rising",
        "title": "The rising",
        "cases": ["iraq"],
    }
    assert found_of(told) == ERROR
    with pytest.raises(ValueError, match="no-such-rule"):
        found_of({**told, "rule": "no-such-rule"})
