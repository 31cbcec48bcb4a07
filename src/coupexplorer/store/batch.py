"""Rows on their way into the tables, gathered by table so that each is written in one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from coupexplorer.domain.evidence import Statement
from coupexplorer.domain.history import Name
from coupexplorer.domain.identity import Kind, Ref

Values = dict[str, Any]


class Batch:
    """Rows by table name, in the order they were added."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, list[Values]] = defaultdict(list)

    def __iter__(self) -> Iterator[tuple[str, list[Values]]]:
        return iter(self._rows.items())

    def add(self, table: str, values: Values) -> None:
        """Add one row."""
        self._rows[table].append(values)

    def names(self, owner: Ref, names: Iterable[Name]) -> None:
        """Add the forms of a name."""
        for ordinal, name in enumerate(names):
            self.add(
                "names",
                {
                    **_owned(owner),
                    "ordinal": ordinal,
                    "text": name.text,
                    "script": name.script.value,
                    "kind": name.kind.value,
                    "source_id": name.source,
                },
            )

    def supports(self, owner: Ref, part: str, claims: Sequence[str], place: int = 0) -> None:
        """Add what one field (or one statement or side of it) rests on."""
        for ordinal, claim in enumerate(claims):
            self.add(
                "supports",
                {
                    **_owned(owner),
                    "part": part,
                    "place": place,
                    "ordinal": ordinal,
                    "claim_id": claim,
                },
            )

    def statements(self, owner: Ref, part: str, statements: Sequence[Statement]) -> None:
        """Add the sentences of one field and what each rests on."""
        for ordinal, statement in enumerate(statements):
            self.add(
                "statements",
                {**_owned(owner), "part": part, "ordinal": ordinal, "text": statement.text},
            )
            self.supports(owner, part, statement.claims, ordinal)

    def subjects(self, owner: Ref, subjects: Sequence[Ref]) -> None:
        """Add what a record is about."""
        for ordinal, target in enumerate(subjects):
            self.add(
                "subjects",
                {
                    **_owned(owner),
                    "ordinal": ordinal,
                    "target_kind": target.kind.value,
                    "target_id": target.id,
                },
            )

    def ids(self, table: str, owner: Values, column: str, ids: Sequence[str]) -> None:
        """Add a list of ids to a table of its own."""
        for ordinal, identifier in enumerate(ids):
            self.add(table, {**owner, "ordinal": ordinal, column: identifier})


def _owned(owner: Ref) -> Values:
    return {"owner_kind": owner.kind.value, "owner_id": owner.id}


class Parts:
    """The rows that records of one kind own, read and grouped by table and owner id."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self._rows: dict[str, dict[str, list[Any]]] = {}

    def put(self, table: str, grouped: dict[str, list[Any]]) -> None:
        """Keep the rows of one table, by owner id, in order."""
        self._rows[table] = grouped

    def of(self, table: str, owner: str) -> Sequence[Any]:
        """The rows of one owner in one table, in order."""
        return self._rows[table].get(owner, ())

    def claims(self, owner: str, part: str = "claims", place: int = 0) -> tuple[str, ...]:
        """What one field, statement or side rests on."""
        return tuple(
            row.claim_id
            for row in self.of("supports", owner)
            if row.part == part and row.place == place
        )

    def statements(self, owner: str, part: str) -> tuple[Statement, ...]:
        """The sentences of one field."""
        return tuple(
            Statement(row.text, self.claims(owner, part, row.ordinal))
            for row in self.of("statements", owner)
            if row.part == part
        )

    def subjects(self, owner: str) -> tuple[Ref, ...]:
        """What the owner is about."""
        return tuple(
            Ref(Kind(row.target_kind), row.target_id) for row in self.of("subjects", owner)
        )
