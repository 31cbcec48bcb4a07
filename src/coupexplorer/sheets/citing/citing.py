"""How a document names its sources: plainly, or in a citation style."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from coupexplorer.domain.evidence import Source
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.sheets.choices import CitationStyle
from coupexplorer.sheets.citing.processor import Citation, Cited, cite
from coupexplorer.sheets.citing.references import reference_runs, short_reference
from coupexplorer.sheets.directions import isolated
from coupexplorer.sheets.tree.inline import Run, plain_text
from coupexplorer.sheets.words import SheetWords

Listed = tuple[Source, tuple[Run, ...]]


class Citing(Protocol):
    """Names sources in the order in which a document calls them, and lists them at its end."""

    has_sigils: bool
    """Whether base texts go by their one-letter names."""

    def name(self, source: Source, place: str, *, is_first: bool) -> tuple[Run, ...]:
        """A source in words, with a place in it when there is one."""

    def listed(self, sources: Iterable[Source]) -> tuple[Listed, ...]:
        """Sources with their full references, in the order of a list."""


class PlainCiting:
    """Sources in full once, then by sigil or in short; base texts lead the list."""

    has_sigils = True

    def __init__(self, words: SheetWords) -> None:
        self._words = words

    def name(self, source: Source, place: str, *, is_first: bool) -> tuple[Run, ...]:
        """The source in full the first time, in short later, and the place."""
        words = self._words
        runs = reference_runs(source, words) if is_first else short_reference(source, words)
        if is_first and source.sigil:
            runs = (*runs, Run(f" {words.hereafter.format(sigil=isolated(source.sigil))}"))
        return (*runs, Run(f"{words.between}{place}")) if place else runs

    def listed(self, sources: Iterable[Source]) -> tuple[Listed, ...]:
        """Base texts by sigil, then the others by their references."""
        made = [(source, reference_runs(source, self._words)) for source in sources]
        return tuple(sorted(made, key=lambda one: (*_rank(one[0]), _sorting(one[1]))))


class Hearing:
    """Names nothing yet: it only hears which citations a document makes, in order."""

    has_sigils = False

    def __init__(self, words: SheetWords) -> None:
        self._plain = PlainCiting(words)
        self.sources: dict[str, Source] = {}
        self.citations: list[Citation] = []

    def name(self, source: Source, place: str, *, is_first: bool) -> tuple[Run, ...]:
        """The source in plain words, and the citation remembered."""
        self._remember(source, place)
        return self._plain.name(source, place, is_first=is_first)

    def listed(self, sources: Iterable[Source]) -> tuple[Listed, ...]:
        """The sources, each cited once more when no note has, so that the style lists it."""
        found = tuple(sources)
        for source in found:
            if source.id not in self.sources:
                self._remember(source, "")
        return self._plain.listed(found)

    def _remember(self, source: Source, place: str) -> None:
        self.sources[source.id] = source
        self.citations.append(Citation(source.id, place))

    def in_style(self, style: CitationStyle, words: SheetWords, language: str) -> StyledCiting:
        """What was heard, put into words by a style."""
        cited = cite(self.sources, self.citations, style, language)
        return StyledCiting(self.citations, cited, words)


class StyledCiting:
    """Gives the words of a style, one citation after another, as they were heard.

    Asked for another citation than the one heard at that point, it raises ValueError.
    """

    has_sigils = False

    def __init__(self, heard: Iterable[Citation], cited: Cited, words: SheetWords) -> None:
        self._citations = iter(zip(heard, cited.citations, strict=True))
        self._sources: Mapping[str, tuple[Run, ...]] = dict(cited.sources)
        self._words = words

    def name(self, source: Source, place: str, *, is_first: bool) -> tuple[Run, ...]:  # noqa: ARG002
        """The next citation; the style knows whether it is the first of its source."""
        heard, runs = next(self._citations, (None, ()))
        if heard != Citation(source.id, place):
            raise ValueError(f"{source.id!r} is cited out of turn")
        return runs

    def listed(self, sources: Iterable[Source]) -> tuple[Listed, ...]:
        """The sources in the order of the style; those that it never lists come last, plainly."""
        wanted = {source.id: source for source in sources}
        in_order = [identifier for identifier in self._sources if identifier in wanted]
        rest = [identifier for identifier in wanted if identifier not in self._sources]
        listed = [(wanted[i], self._sources[i]) for i in in_order]
        listed.extend((wanted[i], reference_runs(wanted[i], self._words)) for i in rest)
        return tuple(
            (source, runs if plain_text(runs).strip(" .") else reference_runs(source, self._words))
            for source, runs in listed
        )


def _rank(source: Source) -> tuple[bool, str]:
    return (source.layer is not Layer.CORE, source.sigil)


def _sorting(runs: tuple[Run, ...]) -> str:
    return plain_text(runs).lstrip("“\u2068ʿʾ‘'").casefold()
