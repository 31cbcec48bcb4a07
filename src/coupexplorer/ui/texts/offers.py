"""Which sources the Text pane offers: those the focus cites first, then all others with a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coupexplorer.analysis.layers import is_context
from coupexplorer.domain.evidence import Claim, Source, Transcript
from coupexplorer.domain.history import Event
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.focus import Focus


@dataclass(frozen=True, slots=True)
class Offer:
    """A source to show, one of its texts if it has any, and whether the focus cites it."""

    source: Source
    transcript: Transcript | None
    cited: bool

    @property
    def key(self) -> tuple[str, str]:
        """What tells this offer from others."""
        return self.source.id, self.transcript.id if self.transcript else ""


def all_transcripts(book: Casebook) -> dict[str, list[Transcript]]:
    """Every attached text by its source."""
    found: dict[str, list[Transcript]] = {}
    for record in book.section(Kind.TRANSCRIPT):
        if isinstance(record, Transcript):
            found.setdefault(record.source, []).append(record)
    return found


def claims_in_focus(book: Casebook, focus: Focus) -> list[Claim]:
    """The claims about what is looked at, those it rests on first, without the hidden layer."""
    if focus.subject is None:
        return []
    record = book.get(focus.subject)
    own = {c: n for n, c in enumerate(record.claims)} if isinstance(record, Event) else {}
    claims = sorted(book.claims_about(focus.subject), key=lambda c: own.get(c.id, len(own)))
    return [claim for claim in claims if focus.context or not is_context(claim)]


def offers_for(
    book: Casebook,
    focus: Focus,
    claims: Sequence[Claim],
    transcripts: dict[str, list[Transcript]],
) -> list[Offer]:
    """What to choose from: cited with a text, cited without one, the others with a text."""
    if focus.subject is not None and focus.subject.kind is Kind.SOURCE:
        cited: Iterable[str] = (focus.subject.id,)
    else:
        cited = dict.fromkeys(c.source for claim in claims for c in claim.citations)
    named = tuple(cited)
    sources = book.many(Kind.SOURCE, dict.fromkeys((*named, *transcripts)))
    offers = []
    for identifier, source in sources.items():
        if not isinstance(source, Source) or _is_hidden(source, identifier in named, focus):
            continue
        texts: Sequence[Transcript | None] = transcripts.get(identifier, ()) or (None,)
        offers += [Offer(source, text, identifier in named) for text in texts]
    return sorted(offers, key=lambda offer: (not offer.cited, offer.transcript is None))


def _is_hidden(source: Source, cited: bool, focus: Focus) -> bool:
    return not cited and not focus.context and source.layer is Layer.CONTEXT


def ref_of(source: Source) -> Ref:
    """The reference of a source."""
    return Ref(Kind.SOURCE, source.id)
