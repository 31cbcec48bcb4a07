"""The page of the Claims & sources pane: claims with their places, disputes with every side."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coupexplorer.domain.evidence import Citation, Claim, Dispute, Quantity, Source
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer, Stance
from coupexplorer.ui import markup
from coupexplorer.ui.citation_text import markers_text, place_text
from coupexplorer.ui.date_wording import date_text
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.translation import translate
from coupexplorer.ui.wording import word

LISTED_DISPUTES = 4
PART = 5
"""Blocks laid out in one turn: about a screenful."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind the subject: its claims, the disputes they are in, the works cited.

    ``at`` is the claim looked at itself; ``disputes_lead`` puts the disputes first, in full;
    ``hidden`` says that all there is belongs to a layer that is hidden.
    """

    claims: Sequence[Claim]
    disputes: Sequence[Dispute]
    side_claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    at: str | None = None
    disputes_lead: bool = False
    hidden: bool = False

    def disputes_of(self, claim: Claim) -> list[Dispute]:
        """The disputes in which a claim is on a side."""
        return [dispute for dispute in self.disputes if claim.id in dispute.claim_ids()]


def evidence_page(evidence: Evidence, theme: Theme) -> Iterator[str]:
    """The page in parts, each made when it is asked for: disputes named on top so that none is
    missed, claims, disputes in full."""
    blocks = _blocks(evidence, theme)
    while part := list(itertools.islice(blocks, PART)):
        yield f'<body style="color:{theme.text}">{"".join(part)}</body>'


def _blocks(evidence: Evidence, theme: Theme) -> Iterator[str]:
    claims = (_claim_block(claim, evidence, theme) for claim in evidence.claims)
    disputes = (_dispute_block(dispute, evidence, theme) for dispute in evidence.disputes)
    if not evidence.claims and not evidence.disputes:
        yield _empty(evidence, theme)
    elif evidence.disputes_lead:
        yield from disputes
        yield from claims
    else:
        if evidence.claims and evidence.disputes:
            yield _dispute_list(evidence.disputes, theme)
        yield from claims
        yield from disputes


def _empty(evidence: Evidence, theme: Theme) -> str:
    if evidence.hidden:
        words = translate(
            "EvidencePage",
            "Only sources beyond the base texts tell of this, and they are hidden now.",
        )
    else:
        words = translate(
            "EvidencePage",
            "Nothing is chosen, or no claim is about it. Click an event, a name or a cell.",
        )
    return _block(markup.muted(markup.text(words), theme), theme.surface, theme)


def _block(content: str, ground: str, theme: Theme) -> str:
    """A block with a rule below it; a table only where it has a ground of its own.

    A paragraph takes half the time to lay out that a table of one cell does.
    """
    rule = f'<hr style="background-color:{theme.border}">'
    if ground == theme.surface:
        return f'<p style="margin:6px 12px 6px 12px">{content}</p>{rule}'
    return (
        '<table width="100%" cellspacing="0" cellpadding="0"><tr>'
        f'<td bgcolor="{ground}" style="padding:8px 12px 8px 12px">{content}</td>'
        f"</tr></table>{rule}"
    )


def _claim_block(claim: Claim, evidence: Evidence, theme: Theme) -> str:
    head = markup.link(Ref(Kind.CLAIM, claim.id), claim.text, theme.text)
    title = f'<a name="{markup.text(claim.id)}"></a><b>{head}</b>'
    lines = [title, *(_citation(c, evidence, theme) for c in claim.citations)]
    facts = [claim.id, word(claim.confidence)]
    if claim.layer is not Layer.CORE:
        facts.append(word(claim.layer))
    if claim.date is not None:
        facts.append(date_text(claim.date))
    lines.append(markup.muted(markup.small(markup.text(" · ".join(facts))), theme))
    if claim.date is not None and claim.date.reason:
        lines.append(
            _aside(
                translate("EvidencePage", "Date: {reason}").format(reason=claim.date.reason), theme
            )
        )
    if claim.quantity is not None:
        lines.append(_aside(quantity_text(claim.quantity), theme))
    if claim.caution:
        lines.append(_aside("⚠ " + claim.caution, theme))
    ground = theme.highlight if claim.id == evidence.at else theme.surface
    return _block("<br>".join(lines), ground, theme)


def _aside(value: str, theme: Theme) -> str:
    return markup.muted(markup.small(markup.text(value)), theme)


def _citation(citation: Citation, evidence: Evidence, theme: Theme) -> str:
    source = evidence.sources.get(citation.source)
    label = citation.source if source is None else (source.sigil or source.title)
    line = markup.link(Ref(Kind.SOURCE, citation.source), label, theme.link)
    rest = [place_text(citation.locator)]
    if citation.stance is Stance.DISPUTES:
        rest.append(word(citation.stance))
    if source is not None:
        rest.append(word(source.kind))
    if citation.as_written:
        rest.append(translate("EvidencePage", "spelled “{form}”").format(form=citation.as_written))
    marks = markers_text(citation.locator)
    if marks:
        rest.append(marks)
    return line + " · " + markup.muted(markup.text(" · ".join(rest)), theme)


def _dispute_list(disputes: Sequence[Dispute], theme: Theme) -> str:
    head = markup.text(translate("EvidencePage", "Disputed:"))
    lines = [f'<b><span style="color:{theme.warning_text}">⚠ {head}</span></b>']
    lines += [
        markup.link(Ref(Kind.DISPUTE, d.id), d.question, theme.warning_text)
        for d in disputes[:LISTED_DISPUTES]
    ]
    if len(disputes) > LISTED_DISPUTES:
        more = translate("EvidencePage", "and {count} more, below the claims")
        lines.append(_aside(more.format(count=len(disputes) - LISTED_DISPUTES), theme))
    return _block("<br>".join(lines), theme.warning, theme)


def _dispute_block(dispute: Dispute, evidence: Evidence, theme: Theme) -> str:
    ref = Ref(Kind.DISPUTE, dispute.id)
    head = markup.link(ref, dispute.question, theme.warning_text)
    label = markup.text(translate("EvidencePage", "Disputed:"))
    lines = [f'<b><span style="color:{theme.warning_text}">⚠ {label}</span> {head}</b>']
    for number, side in enumerate(dispute.sides):
        marks = ", ".join(
            markup.link(Ref(Kind.CLAIM, c), _mark(c, evidence), theme.link) for c in side.claims
        )
        answer = markup.text(side.answer)
        if number == dispute.preferred:
            answer = f"<b>{answer}</b> ({markup.text(translate('EvidencePage', 'preferred'))})"
        lines.append(f"{answer} — {marks}")
    if dispute.reason:
        remark = translate("EvidencePage", "Remark: {reason}")
        preferred = translate("EvidencePage", "Preferred because: {reason}")
        words = remark if dispute.preferred is None else preferred
        lines.append(_aside(words.format(reason=dispute.reason), theme))
    return _block("<br>".join(lines), theme.warning, theme)


def _mark(claim_id: str, evidence: Evidence) -> str:
    claim = evidence.side_claims.get(claim_id)
    if claim is None or not claim.citations:
        return claim_id
    citation = claim.citations[0]
    source = evidence.sources.get(citation.source)
    if source is None:
        return claim_id
    place = "" if citation.locator.is_empty() else f", {place_text(citation.locator)}"
    return f"{source.sigil or source.title}{place}"


def quantity_text(quantity: Quantity) -> str:
    """A number in words with its scope: what was counted, where and when."""
    if quantity.low is not None and quantity.high is not None and quantity.low != quantity.high:
        number = f"{_figure(quantity.low)}–{_figure(quantity.high)}"
    elif quantity.low is not None and quantity.low == quantity.high:
        number = _figure(quantity.low)
    elif quantity.best is not None:
        number = _figure(quantity.best)
    elif quantity.low is not None:
        number = translate("EvidencePage", "at least {number}").format(number=_figure(quantity.low))
    elif quantity.high is not None:
        number = translate("EvidencePage", "at most {number}").format(number=_figure(quantity.high))
    else:
        number = quantity.vague
    if quantity.approximate:
        number = translate("EvidencePage", "about {number}").format(number=number)
    scope = [quantity.counted, quantity.where]
    if quantity.when is not None:
        scope.append(date_text(quantity.when))
    scope.append(quantity.scope_note)
    words = "; ".join(part for part in scope if part)
    return translate("EvidencePage", "{number} {unit}. Scope: {scope}").format(
        number=number, unit=quantity.unit, scope=words
    )


def _figure(number: float) -> str:
    """A figure with its thousands apart, and its fraction when it has one."""
    return f"{number:,.0f}" if number == int(number) else f"{number:,}"
