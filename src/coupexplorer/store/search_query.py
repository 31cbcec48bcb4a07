"""What a reader typed into the search box, as expressions of the full-text index.

Words must all be found and may be the beginnings of words; "words in quotes" stand together; -word
must not be there. Anything else a reader can type means nothing and is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from coupexplorer.domain.name_folding import plain_words
from coupexplorer.domain.names import fold_tokens, skeleton

LONGEST_QUERY = 500
MOST_TERMS = 16
_SHORTEST_LIKENESS = 3
"""Skeletons of shorter words would match half the names there are."""

_PIECE = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


class Closeness(StrEnum):
    """How near a text must come to the words typed."""

    NAME = "name"
    LIKENESS = "likeness"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase, folded, with the skeletons of its words; not empty.

    ``begun`` is the word unfolded where that differs: common English words are not folded, and one
    that is still being typed cannot be known for one.
    """

    tokens: tuple[str, ...]
    skeletons: tuple[str, ...]
    is_phrase: bool = False
    begun: str = ""

    def expression(self, closeness: Closeness) -> str:
        """The term in FTS5's language; every token holds letters and digits only."""
        together = f'"{" ".join(self.tokens)}"'
        if closeness is Closeness.NAME:
            return f"names : {together}"
        alike = self._alike()
        if closeness is Closeness.LIKENESS:
            return f"names : {together}{alike}"
        if self.is_phrase:
            return f"{{names words}} : {together}{alike}"
        begun = f' OR words : "{self.begun}"*' if self.begun else ""
        return f"{{names words}} : {together}*{begun}{alike}"

    def _alike(self) -> str:
        if any(len(token) < _SHORTEST_LIKENESS for token in self.tokens) or not self.skeletons:
            return ""
        return f' OR skeleton : "{" ".join(self.skeletons)}"'


@dataclass(frozen=True, slots=True)
class Query:
    """What must be found and what must not."""

    required: tuple[Term, ...]
    excluded: tuple[Term, ...]

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to look for."""
        return not self.required

    def expression(self, closeness: Closeness) -> str:
        """The whole query in FTS5's language."""
        wanted = " AND ".join(f"({term.expression(closeness)})" for term in self.required)
        if not self.excluded:
            return wanted
        barred = " OR ".join(f"({term.expression(Closeness.ANY)})" for term in self.excluded)
        return f"({wanted}) NOT ({barred})"


def read_query(text: str) -> Query:
    """Read what was typed; never raises, and gives an empty query when no word is in it."""
    words: list[str] = []
    required: list[Term] = []
    excluded: list[Term] = []
    for piece in _PIECE.finditer(text[:LONGEST_QUERY]):
        phrase, word = piece["phrase"], piece["word"]
        if piece["minus"]:
            excluded.extend(_phrase(phrase if word is None else word))
        elif word is None:
            required.extend(_phrase(phrase))
        else:
            words.append(word)
    required = [*_words(" ".join(words)), *required]
    return Query(tuple(required[:MOST_TERMS]), tuple(excluded[:MOST_TERMS]))


def _words(text: str) -> list[Term]:
    """A term for each word; folding them together lets an article find the word it belongs to."""
    tokens = fold_tokens(text)
    forms = _skeletons(text, tokens)
    plain = plain_words(text)
    terms = []
    for index, token in enumerate(tokens):
        begun = plain[index] if len(plain) == len(tokens) and plain[index] != token else ""
        terms.append(Term((token,), forms[index : index + 1], begun=begun))
    return terms


def _phrase(text: str) -> list[Term]:
    tokens = fold_tokens(text)
    return [Term(tokens, _skeletons(text, tokens), is_phrase=True)] if tokens else []


def _skeletons(text: str, tokens: tuple[str, ...]) -> tuple[str, ...]:
    """One skeleton for each token."""
    forms = tuple(skeleton(text).split())
    if len(forms) != len(tokens):
        forms = tuple((skeleton(token).split() or [token])[0] for token in tokens)
    return forms
