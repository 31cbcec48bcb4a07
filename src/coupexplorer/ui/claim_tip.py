"""What is shown when the pointer rests on the number of a claim or a dispute: its words."""

from __future__ import annotations

from coupexplorer.domain.evidence import Claim, Dispute, Source
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.ui.citation_text import place_text
from coupexplorer.ui.translation import translate
from coupexplorer.ui.wording import word
from coupexplorer.ui.workbench import Workbench


def claim_tip(bench: Workbench, ref: Ref) -> str:
    """A claim's number and words, the first passage it cites and its layer, or the question of a
    dispute; empty for other records."""
    if ref.kind not in (Kind.CLAIM, Kind.DISPUTE) or not bench.has_casebook:
        return ""
    claim = bench.casebook.get(ref)
    if isinstance(claim, Dispute):
        words = translate("ClaimTip", "Dispute {id}: {question}")
        return words.format(id=claim.id, question=claim.question)
    if not isinstance(claim, Claim):
        return ""
    parts = [translate("ClaimTip", "Claim {id}: {text}").format(id=claim.id, text=claim.text)]
    if claim.citations:
        citation = claim.citations[0]
        source = bench.casebook.get(Ref(Kind.SOURCE, citation.source))
        name = citation.source
        if isinstance(source, Source):
            name = source.sigil or source.title
        parts.append(f"{name}, {place_text(citation.locator)}")
    if claim.layer is not Layer.CORE:
        parts.append(word(claim.layer))
    return " — ".join(parts)
