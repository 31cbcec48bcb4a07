"""The Claims & sources pane: what stands behind the thing looked at, and where to read it."""

from __future__ import annotations

import json
from dataclasses import replace

from coupexplorer.analysis.layers import core_dispute, is_context
from coupexplorer.domain.evidence import Claim, Dispute, Source
from coupexplorer.domain.history import Event
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.claim_tip import claim_tip
from coupexplorer.ui.evidence_page import MORE_CLAIMS, Evidence, evidence_page
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.rich_view import RichView, fold_address
from coupexplorer.ui.workbench import Workbench

MOST_CLAIMS = 60
"""Claims shown at first; the link below them shows as many more."""
MOST_KEPT = 200
"""Opened disputes that are remembered."""


class ClaimsPane(Pane):
    """Every claim about the subject with its citations, and every dispute it is in."""

    reads_later = True

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self._view = RichView()
        self._view.setAccessibleName(self.tr("Claims and sources"))
        self._view.followed.connect(self.look_at)
        self._view.folded.connect(self._fold)
        self._view.tip = lambda ref: claim_tip(bench, ref)
        self.column.addWidget(self._view)
        self.setFocusProxy(self._view)
        self._beside: Ref | None = None
        self._opened: frozenset[str] = frozenset()
        self._most = MOST_CLAIMS
        self._subject: Ref | None = None

    @property
    def view(self) -> RichView:
        """The page, brought up to the present focus if it still waited for its turn."""
        self.catch_up_if_waiting()
        return self._view

    def arrangement(self) -> str:
        """Which disputes the reader has opened."""
        return json.dumps(sorted(self._opened)[:MOST_KEPT]) if self._opened else ""

    def arrange(self, arrangement: str) -> None:
        """Open the disputes that were open the last time."""
        try:
            found = json.loads(arrangement)
        except ValueError:
            return
        if isinstance(found, list):
            self._opened = frozenset(part for part in found if isinstance(part, str))

    def reload(self, focus: Focus) -> None:
        """Read the evidence and write the page."""
        if focus.subject != self._subject:
            self._subject, self._most = focus.subject, MOST_CLAIMS
        self._write(focus)

    def _write(self, focus: Focus, *, stay: bool = False) -> None:
        evidence = self._evidence(focus)
        self._view.show_parts(evidence_page(evidence, self.appearance.theme), stay=stay)
        if evidence.at is not None and not stay:
            self._view.scroll_to(evidence.at)
        claims, disputes = len(evidence.claims), len(evidence.disputes)
        counted = self.tr("%n claim(s)", "", claims)
        if evidence.more:
            counted = self.tr("more than {count} claims").format(count=claims)
        parts = [counted] if claims else []
        if disputes:
            parts.append(self.tr("%n dispute(s)", "", disputes))
        self.show_summary(" · ".join(parts))

    @guarded(None)
    def _fold(self, part: str) -> None:
        """Open or shut a part of the page, or show more claims; the keyboard stays where it is."""
        if part == MORE_CLAIMS:
            self._most += MOST_CLAIMS
            self._write(self.focus, stay=True)
        else:
            self._opened ^= {part}
            self._write(self.focus, stay=True)
            self._view.stand_on(fold_address(part))

    def _evidence(self, focus: Focus) -> Evidence:
        with self.bench.casebook.at_one_time():
            return self._read(focus)

    def _read(self, focus: Focus) -> Evidence:
        book, subject = self.bench.casebook, focus.subject
        if subject is None:
            return Evidence((), (), {}, {})
        claims: list[Claim] = self._claims(subject)
        more = len(claims) > self._most
        claims = claims[: self._most]
        many = more or subject.kind is Kind.SOURCE
        disputes = self._disputes(subject, claims if many else None)
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
        found_all = Evidence(claims, disputes, side_claims, sources, at, disputes_lead=lead)
        return replace(found_all, more=more, opened=self._opened)

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
        claims = self.bench.casebook.claims_about(subject, self._most + 1)
        record = self.bench.casebook.get(subject)
        own = {c: n for n, c in enumerate(record.claims)} if isinstance(record, Event) else {}
        last = len(own)
        return sorted(claims, key=lambda c: (own.get(c.id, last), c.subjects[:1] != (subject,)))

    def _disputes(self, subject: Ref, some: list[Claim] | None) -> list[Dispute]:
        """The disputes about the subject; of a source, which may have very many claims, and of very
        many claims at all, only those over ``some``."""
        book = self.bench.casebook
        if some is not None:
            return list(book.disputes_over(claim.id for claim in some))
        if subject.kind is Kind.DISPUTE:
            dispute = book.get(subject)
            return [dispute] if isinstance(dispute, Dispute) else []
        found = list(book.disputes_about(subject))
        if subject.kind is Kind.CLAIM and self._beside is not None:
            known = {dispute.id for dispute in found}
            found += [d for d in book.disputes_about(self._beside) if d.id not in known]
        return found
