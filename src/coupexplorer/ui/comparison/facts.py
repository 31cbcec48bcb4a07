"""Questions, answers and their evidence, read once and laid out for any choice of cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coupexplorer.analysis.layers import core_dispute
from coupexplorer.domain.comparison import Cell, Dimension, Link
from coupexplorer.domain.evidence import Claim, Dispute, Source
from coupexplorer.domain.history import Case
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import Layer, VerdictKind
from coupexplorer.ui.comparison.arrangement import Arrangement
from coupexplorer.ui.comparison.rows import Grid
from coupexplorer.ui.focus import Focus

if TYPE_CHECKING:
    from coupexplorer.store.casebook import Casebook


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonFacts:
    """Everything the comparison by questions may show, whatever the focus."""

    casebook: str = ""
    dimensions: tuple[Dimension, ...] = ()
    cells: Mapping[str, Cell] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    claims: Mapping[str, Claim] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    disputes: tuple[Dispute, ...] = ()

    def in_layers(self, focus: Focus) -> tuple[Dimension, ...]:
        """The questions of the layers shown, in the casebook's order."""
        if focus.context:
            return self.dimensions
        return tuple(d for d in self.dimensions if d.layer is not Layer.CONTEXT)

    def grid(self, focus: Focus, cases: tuple[Case, ...], arrangement: Arrangement) -> Grid:
        """What a focus shows of it, in the reader's arrangement."""
        dimensions = arrangement.shown(self.in_layers(focus))
        if focus.differences_only:
            alike = VerdictKind.ALIKE
            dimensions = tuple(
                d for d in dimensions if d.verdict is None or d.verdict.kind is not alike
            )
        grid = Grid(
            dimensions=dimensions,
            cases=cases,
            cells=self.cells,
            claims=self.claims,
            sources=self.sources,
            disputed=self._disputed(focus),
            context=focus.context,
        )
        return replace(grid, threads=tuple(link for link in self.links if grid.shows(link)))

    def _disputed(self, focus: Focus) -> frozenset[str]:
        shown: list[Dispute | None] = list(self.disputes)
        if not focus.context:
            shown = [core_dispute(dispute, self.claims) for dispute in self.disputes]
        return frozenset(c for d in shown if d and d.is_open_on_substance for c in d.claim_ids())


def read_comparison(book: Casebook) -> ComparisonFacts:
    """Read the questions of a casebook with what their answers rest on."""
    cells = {c.id: c for c in book.section(Kind.CELL) if isinstance(c, Cell)}
    links = tuple(link for link in book.section(Kind.LINK) if isinstance(link, Link))
    told: list[Cell | Link] = [*cells.values(), *links]
    wanted = tuple(dict.fromkeys(claim for each in told for claim in each.claim_ids()))
    disputes = book.disputes_over(wanted)
    rivals = (claim for dispute in disputes for claim in dispute.claim_ids())
    found = book.many(Kind.CLAIM, tuple(dict.fromkeys((*wanted, *rivals)))).values()
    claims = {c.id: c for c in found if isinstance(c, Claim)}
    cited = {citation.source for claim in claims.values() for citation in claim.citations}
    sources = book.many(Kind.SOURCE, sorted(cited)).values()
    return ComparisonFacts(
        casebook=book.info().id,
        dimensions=tuple(d for d in book.section(Kind.DIMENSION) if isinstance(d, Dimension)),
        cells=cells,
        links=links,
        claims=claims,
        sources={s.id: s for s in sources if isinstance(s, Source)},
        disputes=disputes,
    )
