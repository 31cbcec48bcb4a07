"""A change to a casebook as data: what stood before, what stands after, and its inverse."""

from __future__ import annotations

from dataclasses import dataclass

from coupexplorer.domain.casebook import Record, ref_of
from coupexplorer.domain.identity import Ref


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; ``before`` None adds it, ``after`` None removes it."""

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs a record before or after it")
        if self.before and self.after and ref_of(self.before) != ref_of(self.after):
            raise ValueError(
                f"a change cannot turn {ref_of(self.before)} into {ref_of(self.after)}"
            )

    @property
    def ref(self) -> Ref:
        """The record that changes."""
        record = self.before if self.before is not None else self.after
        assert record is not None
        return ref_of(record)

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """A labelled set of changes that commit together; undo is applying the inverse."""

    label: str
    changes: tuple[Change, ...]

    def inverse(self) -> Edit:
        """The edit that takes this one back, last change first."""
        return Edit(self.label, tuple(change.inverse() for change in reversed(self.changes)))

    def refs(self) -> frozenset[Ref]:
        """Every record the edit touches."""
        return frozenset(change.ref for change in self.changes)
