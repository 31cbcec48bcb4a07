"""What a check found, as values the Audit pane shows, narrows, copies and saves."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from coupexplorer.analysis.audit.findings import RULE_TITLES, Rule, Severity
from coupexplorer.domain.identity import Ref
from coupexplorer.ui.translation import QT_TRANSLATE_NOOP, translate

DAMAGE = "damage"
"""Stands in the place of a rule where the file itself is damaged."""

RULE_WORDS = (
    QT_TRANSLATE_NOOP("Audit", "Damage to the file"),
    QT_TRANSLATE_NOOP("Audit", "Id used twice"),
    QT_TRANSLATE_NOOP("Audit", "Reference to a record that is not there"),
    QT_TRANSLATE_NOOP("Audit", "Statement that rests on no claim"),
    QT_TRANSLATE_NOOP("Audit", "Claim without a citation"),
    QT_TRANSLATE_NOOP("Audit", "Citation that does not say where in the source"),
    QT_TRANSLATE_NOOP("Audit", "Dispute with fewer than two sides"),
    QT_TRANSLATE_NOOP("Audit", "Preferred side without a reason"),
    QT_TRANSLATE_NOOP("Audit", "Verdict without a reason"),
    QT_TRANSLATE_NOOP("Audit", "Empty answer that does not say why"),
    QT_TRANSLATE_NOOP("Audit", "Date worked out without a reason"),
    QT_TRANSLATE_NOOP("Audit", "Dates that cannot both be true"),
    QT_TRANSLATE_NOOP("Audit", "Weekday that does not fit its date"),
    QT_TRANSLATE_NOOP("Audit", "Person placed before birth or after death"),
    QT_TRANSLATE_NOOP("Audit", "Event outside the dates of its phase"),
    QT_TRANSLATE_NOOP("Audit", "Memberships that sit badly together"),
    QT_TRANSLATE_NOOP("Audit", "Numbers compared across scopes"),
    QT_TRANSLATE_NOOP("Audit", "Passage that is not in the attached text"),
    QT_TRANSLATE_NOOP("Audit", "Spelling that is not in the cited passage"),
    QT_TRANSLATE_NOOP("Audit", "Single source"),
    QT_TRANSLATE_NOOP("Audit", "Tertiary sources only"),
    QT_TRANSLATE_NOOP("Audit", "Note markers that lead nowhere"),
    QT_TRANSLATE_NOOP("Audit", "Bibliographic record that lacks a part"),
    QT_TRANSLATE_NOOP("Audit", "Sentences of an attached text that no claim uses"),
    QT_TRANSLATE_NOOP("Audit", "Record that nothing refers to"),
)
"""The titles of the rules, marked for translators; a test holds them to those of the audit."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A record that a finding is about: where it is, its title, and the cases it belongs to."""

    ref: Ref
    title: str
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One finding. ``rule`` is the word of a rule, or ``DAMAGE``, which is about no record.

    ``records`` are those it sums up, as far as they were told; ``count`` is how many there are.
    """

    severity: Severity
    rule: str
    message: str
    spot: Spot | None = None
    records: tuple[Spot, ...] = ()
    count: int = 0

    def cases(self) -> frozenset[str]:
        """Every case it belongs to."""
        spots = self.records if self.spot is None else (self.spot, *self.records)
        return frozenset(case for spot in spots for case in spot.cases)


Group = tuple[Severity, str]
"""How grave, and which rule."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which findings to show; None keeps all."""

    severity: Severity | None = None
    rule: str | None = None
    case: str | None = None

    def allows(self, group: Group) -> bool:
        """Whether findings of a group are shown, as far as gravity and rule go."""
        severity, rule = group
        return self.severity in (None, severity) and self.rule in (None, rule)


class Sorting:
    """Findings sorted as they come in: however many there are, none is looked through again.

    A place is the number of a finding, counted from 0 in the order in which they were added.
    """

    def __init__(self, found: Iterable[Found] = ()) -> None:
        self.found: list[Found] = []
        self._groups: dict[Group, dict[str | None, list[int]]] = {}
        self._about: dict[Ref, list[int]] = {}
        for one in found:
            self.add(one)

    def add(self, found: Found) -> None:
        """Take another finding."""
        place = len(self.found)
        self.found.append(found)
        self._file(found, (None, *found.cases()), place)
        if found.spot is not None:
            self._about.setdefault(found.spot.ref, []).append(place)

    def extend(self, records: tuple[Spot, ...]) -> None:
        """Add records to those that the last finding sums up."""
        last = self.found[-1]
        longer = self.found[-1] = replace(last, records=(*last.records, *records))
        fresh = {case for spot in records for case in spot.cases} - last.cases()
        self._file(longer, fresh, len(self.found) - 1)

    def narrowed(self, narrowing: Narrowing) -> Iterator[tuple[Group, Sequence[int]]]:
        """The places of the findings that a narrowing keeps, group by group."""
        for group, places in self._groups.items():
            if narrowing.allows(group) and narrowing.case in places:
                yield group, places[narrowing.case]

    def count(self, narrowing: Narrowing) -> int:
        """How many findings a narrowing keeps."""
        return sum(len(places) for _, places in self.narrowed(narrowing))

    def about(self, ref: Ref) -> Sequence[int]:
        """The places of the findings about a record."""
        return self._about.get(ref, ())

    def groups(self) -> tuple[Group, ...]:
        """The rules under which something was found, in the order in which it came."""
        return tuple(self._groups)

    def _file(self, found: Found, cases: Iterable[str | None], place: int) -> None:
        places = self._groups.setdefault((found.severity, found.rule), {})
        for case in cases:
            places.setdefault(case, []).append(place)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a check found, gravest first; ``left`` counts by rule what is not listed."""

    found: tuple[Found, ...] = ()
    left: Mapping[str, int] = field(default_factory=dict)
    sorting: Sorting = field(default_factory=Sorting, compare=False, repr=False)

    def __post_init__(self) -> None:
        if len(self.sorting.found) != len(self.found):
            object.__setattr__(self, "sorting", Sorting(self.found))

    @staticmethod
    def of(sorting: Sorting, left: Mapping[str, int]) -> Report:
        """A report of findings that were sorted as they came."""
        return Report(tuple(sorting.found), left, sorting)

    def count(self, severity: Severity) -> int:
        """How many findings are that grave, those that are not listed too."""
        unlisted = {rule: grave for grave, rule in self.sorting.groups()}
        return self.sorting.count(Narrowing(severity=severity)) + sum(
            count for rule, count in self.left.items() if unlisted.get(rule) is severity
        )

    def kept_by(self, narrowing: Narrowing) -> list[Found]:
        """The findings that a narrowing keeps, in order."""
        kept = self.sorting.narrowed(narrowing)
        return [self.found[place] for _, places in kept for place in places]


def rule_title(rule: str) -> str:
    """What a rule asks, in the reader's language."""
    return translate("Audit", RULE_WORDS[0] if rule == DAMAGE else RULE_TITLES[Rule(rule)])


def severity_word(severity: Severity) -> str:
    """How grave, in one word."""
    if severity is Severity.ERROR:
        return translate("Audit", "Error")
    return translate("Audit", "Warning")


def severity_sign(severity: Severity) -> str:
    """How grave, in one letter that differs in shape, not in colour alone."""
    return "✕" if severity is Severity.ERROR else "△"


def found_of(told: Mapping[str, Any]) -> Found:
    """A finding from what the process of a check tells of it."""
    return Found(
        Severity(told["severity"]),
        Rule(told["rule"]).value,
        told["message"],
        spot_of(told),
        count=told["count"],
    )


def spot_of(told: Mapping[str, Any]) -> Spot:
    """A record from what the process of a check tells of it."""
    return Spot(Ref.parse(told["ref"]), told["title"], tuple(told["cases"]))


def as_text(found: Iterable[Found]) -> str:
    """Findings as lines to read, the records they sum up indented below."""
    lines: list[str] = []
    for one in found:
        lines.append(f"{severity_word(one.severity)}: {rule_title(one.rule)}")
        lines.append(f"  {_named(one.spot)}{one.message}")
        lines += [f"    {spot.title} [{spot.ref}]" for spot in one.records]
        if one.count > len(one.records):
            more = translate("Audit", "and {count} more")
            lines.append(f"    {more.format(count=one.count - len(one.records))}")
    return "".join(f"{line}\n" for line in lines)


def as_csv(found: Sequence[Found]) -> str:
    """Findings as a table, one row a finding; the words in its head are those scripts know."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(("severity", "rule", "record", "title", "cases", "message", "records"))
    for one in found:
        about = (str(one.spot.ref), one.spot.title) if one.spot is not None else ("", "")
        cases, records = sorted(one.cases()), [str(spot.ref) for spot in one.records]
        row = (
            one.severity.value,
            one.rule,
            *about,
            " ".join(cases),
            one.message,
            " ".join(records),
        )
        table.writerow([_inert(value) for value in row])
    return out.getvalue()


def _named(spot: Spot | None) -> str:
    return "" if spot is None else f"{spot.title} [{spot.ref}] — "


def _inert(value: str) -> str:
    """A value that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
