"""Choices kept under names, as one JSON text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.sheets.choices_json import choices_from_json, choices_to_json

LONGEST_NAME = 80


class Presets:
    """Names and what was chosen under each, in order of saving."""

    def __init__(self, kept: Mapping[str, SheetChoices] | None = None) -> None:
        self._kept = dict(kept or {})

    @classmethod
    def from_text(cls, text: str) -> Presets:
        """Read `to_text` back; what cannot be read is left out."""
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            return cls()
        if not isinstance(value, dict):
            return cls()
        nothing = SheetChoices(lines=0)
        read = {tidy(name): choices_from_json(each, nothing) for name, each in value.items()}
        return cls({name: each for name, each in read.items() if name and each is not nothing})

    def to_text(self) -> str:
        """All presets as one line of JSON."""
        written = {name: choices_to_json(choices) for name, choices in self._kept.items()}
        return json.dumps(written, ensure_ascii=False)

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __contains__(self, name: object) -> bool:
        return name in self._kept

    def find(self, name: str) -> SheetChoices | None:
        """What was chosen under a name."""
        return self._kept.get(name)

    def name_of(self, choices: SheetChoices) -> str | None:
        """The name under which just these choices are kept."""
        same = replace(choices, printed_on=None)
        return next((name for name, kept in self._kept.items() if kept == same), None)

    def saving(self, name: str, choices: SheetChoices) -> Presets:
        """With choices under a name, in place of what had it; the day of printing is never kept."""
        return Presets({**self._kept, name: replace(choices, printed_on=None)})

    def renaming(self, name: str, to: str) -> Presets:
        """With another name for what had one; what had the other name is gone."""
        return Presets(
            {to if each == name else each: kept for each, kept in self._kept.items() if each != to}
        )

    def dropping(self, name: str) -> Presets:
        """Without a name."""
        return Presets({each: kept for each, kept in self._kept.items() if each != name})


def tidy(name: str) -> str:
    """A name as it is kept: in one line, without room around it, not too long."""
    return " ".join(name.split())[:LONGEST_NAME].strip()
