"""The Claims & sources pane: what stands behind the thing looked at, and where to read it."""

from __future__ import annotations

from coupexplorer.analysis.layers import core_dispute, is_context
from coupexplorer.domain.evidence import Claim, Dispute, Source
from coupexplorer.domain.history import Event
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.evidence_page import Evidence, evidence_page
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.rich_view import RichView
from coupexplorer.ui.workbench import Workbench


class ClaimsPane(Pane):
    """Every claim about the subject with its citations, and every dispute it is in."""

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self.view = RichView()
        self.view.setAccessibleName(self.tr("Claims and sources"))
        self.view.followed.connect(self.look_at)
        self.column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._beside: Ref | None = None

    def reload(self, focus: Focus) -> None:
        """Read the evidence and write the page."""
        evidence = self._evidence(focus)
        self.view.show_parts(evidence_page(evidence, self.appearance.theme))
        if evidence.at is not None:
            self.view.scroll_to(evidence.at)
        claims, disputes = len(evidence.claims), len(evidence.disputes)
        parts = [self.tr("%n claim(s)", "", claims)] if claims else []
        if disputes:
            parts.append(self.tr("%n dispute(s)", "", disputes))
        self.show_summary(" · ".join(parts))

    def _evidence(self, focus: Focus) -> Evidence:
        book, subject = self.bench.casebook, focus.subject
        if subject is None:
            return Evidence((), (), {}, {})
        claims: list[Claim] = self._claims(subject)
        disputes = self._disputes(subject)
        told = bool(claims or disputes)
        if not focus.context:
            claims = [c for c in claims if not is_context(c)]
            disputes = self._core(disputes)
        if told and not (claims or disputes):
            return Evidence((), (), {}, {}, hidden=True)
        wanted = tuple(dict.fromkeys(c for d in disputes for c in d.claim_ids()))
        disputes.sort(key=lambda dispute: not dispute.is_open_on_substance)
        found = book.many(Kind.CLAIM, wanted).values()
        side_claims = {c.id: c for c in found if isinstance(c, Claim)}
        cited = tuple(
            dict.fromkeys(
                c.source for claim in (*claims, *side_claims.values()) for c in claim.citations
            )
        )
        sources = {s.id: s for s in book.many(Kind.SOURCE, cited).values() if isinstance(s, Source)}
        at = subject.id if subject.kind is Kind.CLAIM else None
        lead = subject.kind is Kind.DISPUTE
        return Evidence(claims, disputes, side_claims, sources, at, disputes_lead=lead)

    def _core(self, disputes: list[Dispute]) -> list[Dispute]:
        wanted = tuple(dict.fromkeys(c for d in disputes for c in d.claim_ids()))
        found = self.bench.casebook.many(Kind.CLAIM, wanted).values()
        known = {c.id: c for c in found if isinstance(c, Claim)}
        kept = (core_dispute(dispute, known) for dispute in disputes)
        return [dispute for dispute in kept if dispute is not None]

    def _claims(self, subject: Ref) -> list[Claim]:
        """A claim shows among those of what was looked at before it, when it is one of them."""
        book = self.bench.casebook
        if subject.kind is not Kind.CLAIM:
            self._beside = subject
            return self._about(subject)
        beside = self._about(self._beside) if self._beside else []
        if any(claim.id == subject.id for claim in beside):
            return beside
        self._beside = None
        claim = book.get(subject)
        return [claim] if isinstance(claim, Claim) else []

    def _about(self, subject: Ref) -> list[Claim]:
        """The claims about a record: those it rests on first, then those mainly about it."""
        claims = self.bench.casebook.claims_about(subject)
        record = self.bench.casebook.get(subject)
        own = {c: n for n, c in enumerate(record.claims)} if isinstance(record, Event) else {}
        last = len(own)
        return sorted(claims, key=lambda c: (own.get(c.id, last), c.subjects[:1] != (subject,)))

    def _disputes(self, subject: Ref) -> list[Dispute]:
        book = self.bench.casebook
        if subject.kind is Kind.DISPUTE:
            dispute = book.get(subject)
            return [dispute] if isinstance(dispute, Dispute) else []
        found = list(book.disputes_about(subject))
        if subject.kind is Kind.CLAIM and self._beside is not None:
            known = {dispute.id for dispute in found}
            found += [d for d in book.disputes_about(self._beside) if d.id not in known]
        return found
