"""The page of the Claims & sources pane: claims with their places, disputes with every side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coupexplorer.domain.evidence import Citation, Claim, Dispute, Source
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer, Stance
from coupexplorer.ui import markup
from coupexplorer.ui.bibliography_rows import csl_type
from coupexplorer.ui.citation_text import markers_text, place_text
from coupexplorer.ui.date_wording import date_text
from coupexplorer.ui.quantity_text import quantity_text
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.translation import translate
from coupexplorer.ui.wording import word

ALL_DISPUTES = "disputes"
"""The part of the page that names the disputes, when there are several."""
MORE_CLAIMS = "more-claims"
"""What is asked for by the link below the last of many claims."""
LONGEST_ANSWER = 70


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind the subject: its claims, the disputes they are in, the works cited.

    ``at`` is the claim looked at itself; ``disputes_lead`` puts the disputes first, in full;
    ``hidden`` says that all there is belongs to a layer that is hidden, ``more`` that there are
    more claims. ``opened`` are the parts of the page that are open: disputes by their ids.
    """

    claims: Sequence[Claim]
    disputes: Sequence[Dispute]
    side_claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    at: str | None = None
    disputes_lead: bool = False
    hidden: bool = False
    more: bool = False
    opened: frozenset[str] = frozenset()

    def disputes_of(self, claim: Claim) -> list[Dispute]:
        """The disputes in which a claim is on a side."""
        return [dispute for dispute in self.disputes if claim.id in dispute.claim_ids()]


def evidence_page(evidence: Evidence, theme: Theme) -> Iterator[str]:
    """The page in parts, each made when it is asked for: the disputes folded on top, so that none
    is missed and the claims are still in sight; then the claims."""
    if not evidence.claims and not evidence.disputes:
        yield _empty(evidence, theme)
    elif evidence.disputes_lead or not evidence.claims:
        yield from (_dispute_block(dispute, evidence, theme) for dispute in evidence.disputes)
    else:
        yield from _folded(evidence, theme)
    yield from (_claim_block(claim, evidence, theme) for claim in evidence.claims)
    if evidence.more:
        words = translate("EvidencePage", "Show more claims")
        yield _block(markup.fold(MORE_CLAIMS, words, theme.link), theme.surface, theme)


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
    """A block with a rule below it, or one with a ground of its own, which takes a table.

    A paragraph takes half the time to lay out that a table of one cell does.
    """
    if ground == theme.surface:
        rule = f'<hr style="background-color:{theme.border}">'
        return f'<p style="margin:6px 12px 6px 12px">{content}</p>{rule}'
    return markup.grounded(content, ground)


def _claim_block(claim: Claim, evidence: Evidence, theme: Theme) -> str:
    head = markup.link(Ref(Kind.CLAIM, claim.id), claim.text, theme.text)
    # Qt puts the name on the letter after it: were that one of the link, the keyboard would stand
    # on that letter alone, and a screen reader would read no more.
    title = f'<a name="{markup.text(claim.id)}"></a>&#8203;<b>{head}</b>'
    lines = [title, *(_citation(c, evidence, theme) for c in claim.citations)]
    facts = [claim.id, word(claim.confidence)]
    if claim.layer is not Layer.CORE:
        facts.append(word(claim.layer))
    if claim.date is not None:
        facts.append(date_text(claim.date))
    told = markup.text(" · ".join(facts)) + _dispute_marks(evidence.disputes_of(claim), theme)
    lines.append(markup.muted(markup.small(told), theme))
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
    if "“" in claim.text and any(_is_data_set(c, evidence) for c in claim.citations):
        words = translate("EvidencePage", "The words in quotation marks are the data set’s own.")
        lines.append(_aside(words, theme))
    ground = theme.highlight if claim.id == evidence.at else theme.surface
    return _block("<br>".join(lines), ground, theme)


def _dispute_marks(disputes: Sequence[Dispute], theme: Theme) -> str:
    """That a claim is disputed, with the numbers of the disputes as links."""
    if not disputes:
        return ""
    links = ", ".join(
        markup.link(Ref(Kind.DISPUTE, dispute.id), dispute.id, theme.warning_text)
        for dispute in disputes
    )
    words = markup.text(translate("EvidencePage", "disputed:"))
    return f' · <span style="color:{theme.warning_text}">⚠ {words}</span> {links}'


def _is_data_set(citation: Citation, evidence: Evidence) -> bool:
    source = evidence.sources.get(citation.source)
    return source is not None and csl_type(source.csl) == "dataset"


def _aside(value: str, theme: Theme) -> str:
    return markup.muted(markup.small(markup.text(value)), theme)


def _citation(citation: Citation, evidence: Evidence, theme: Theme) -> str:
    source = evidence.sources.get(citation.source)
    label = citation.source if source is None else (source.sigil or source.title)
    line = markup.link(Ref(Kind.SOURCE, citation.source), label, theme.link)
    rest = [place_text(citation.locator)]
    if citation.locator.field:
        rest.append(translate("EvidencePage", "named so in the source"))
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


def _folded(evidence: Evidence, theme: Theme) -> Iterator[str]:
    """The disputes in a line each, under a line of their own when there are several."""
    disputes = evidence.disputes
    if len(disputes) == 1:
        lines = _fold_lines(disputes[0], evidence, theme)
        yield _block("<br>".join(lines), theme.warning, theme)
    elif disputes:
        is_open = ALL_DISPUTES in evidence.opened
        words = translate("EvidencePage", "Disputed in {count} questions")
        label = f"{_sign(is_open)} ⚠ {words.format(count=len(disputes))}"
        head = f"<b>{markup.fold(ALL_DISPUTES, label, theme.warning_text)}</b>"
        yield _block(head, theme.warning, theme)
        for dispute in disputes if is_open else ():
            lines = _fold_lines(dispute, evidence, theme)
            yield _block("<br>".join(lines), theme.warning, theme)


def _fold_lines(dispute: Dispute, evidence: Evidence, theme: Theme) -> list[str]:
    """The question with what is preferred, and when it is open all sides."""
    is_open = dispute.id in evidence.opened
    label = f"{_sign(is_open)} ⚠ {dispute.question}"
    head = f"<b>{markup.fold(dispute.id, label, theme.warning_text)}</b>"
    if not is_open:
        return [f"{head} {_aside(_outcome(dispute), theme)}"]
    about = translate("EvidencePage", "Show this dispute in the profile")
    leave = markup.small(markup.link(Ref(Kind.DISPUTE, dispute.id), about, theme.link))
    return [head, *_sides(dispute, evidence, theme), leave]


def _sign(is_open: bool) -> str:
    return "\u2212" if is_open else "+"


def _outcome(dispute: Dispute) -> str:
    """Which side is preferred, or that none is."""
    if dispute.preferred is None:
        words = translate("EvidencePage", "open, {count} answers")
        return words.format(count=len(dispute.sides))
    answer = dispute.sides[dispute.preferred].answer
    if len(answer) > LONGEST_ANSWER:
        answer = answer[:LONGEST_ANSWER].rstrip() + "…"
    return translate("EvidencePage", "preferred: {answer}").format(answer=answer)


def _dispute_block(dispute: Dispute, evidence: Evidence, theme: Theme) -> str:
    ref = Ref(Kind.DISPUTE, dispute.id)
    head = markup.link(ref, dispute.question, theme.warning_text)
    label = markup.text(translate("EvidencePage", "Disputed:"))
    title = f'<b><span style="color:{theme.warning_text}">⚠ {label}</span> {head}</b>'
    lines = [title, *_sides(dispute, evidence, theme)]
    return _block("<br>".join(lines), theme.warning, theme)


def _sides(dispute: Dispute, evidence: Evidence, theme: Theme) -> list[str]:
    lines = []
    for number, side in enumerate(dispute.sides):
        marks = ", ".join(
            markup.link(Ref(Kind.CLAIM, c), _mark(c, evidence), theme.link) for c in side.claims
        )
        answer = markup.text(side.answer)
        if number == dispute.preferred:
            answer = f"<b>{answer}</b> ({markup.text(translate('EvidencePage', 'preferred'))})"
        lines.append(f"• {answer} — {marks}")
    if dispute.reason:
        remark = translate("EvidencePage", "Remark: {reason}")
        preferred = translate("EvidencePage", "Preferred because: {reason}")
        words = remark if dispute.preferred is None else preferred
        lines.append(_aside(words.format(reason=dispute.reason), theme))
    return lines


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
