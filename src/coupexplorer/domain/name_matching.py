"""How alike two names are, and which names in a list a reader could take for one another."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from coupexplorer.domain.name_folding import fold_tokens, plain_words
from coupexplorer.domain.name_skeleton import without_digraph_h, word_skeleton

_Key = TypeVar("_Key", bound=Hashable)

_ABD = "abd"
_TOO_FAR = 0.6
_GIVEN_NAME_ONLY = 0.7
_INITIAL_WEIGHT = 2
_INITIAL_FITS = 0.6
_NOT_THE_SAME = 0.95


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of a name: its skeletons, with th and dh as one sound or as t and d, and its
    letters with vowels, as folded."""

    skeleton: str
    plain_skeleton: str
    folded: str

    @property
    def is_initial(self) -> bool:
        return len(self.folded) == 1

    @property
    def weight(self) -> int:
        if self.skeleton == _ABD:
            return 1
        return _INITIAL_WEIGHT if self.is_initial else len(self.skeleton)


@dataclass(frozen=True, slots=True)
class LookAlike(Generic[_Key]):
    """Two different bearers whose names share a word that is the last word of at least one."""

    first: _Key
    second: _Key
    shared: str


def similarity(a: str, b: str) -> float:
    """How alike two names are, 0 to 1, symmetric; 0.8 is a fair sign of one and the same.

    The words of the shorter name look for their best partners in the longer, in any order and
    either script, longer words counting more. One word alone is taken for a family name: matching
    only a given name of the other is not enough. Alike never means the same person.
    """
    short, long = sorted((_parts(a), _parts(b)), key=lambda parts: (len(parts), _key(parts)))
    if not short:
        return 1.0 if not long and a == b else 0.0
    if _key(short) == _key(long) and _folded(short) == _folded(long):
        return 1.0
    contained = _contained(short, long)
    if len(short) == len(long):
        contained = (contained + _contained(long, short)) / 2
    if len(short) == 1 and len(long) > 1 and _alike(short[0], _family(long)) < _TOO_FAR:
        contained *= _GIVEN_NAME_ONLY
    coverage = len(short) / len(long)
    return contained * (0.9 + 0.1 * coverage)


def look_alikes(names: Mapping[_Key, Sequence[str]]) -> tuple[LookAlike[_Key], ...]:
    """Pairs worth keeping apart, in the order of `names`: a suggestion, never a merging.

    `names` gives each bearer's spellings. A shared word counts when it is the last word of some
    spelling of either bearer; "Abd" and initials never count. `shared` is the word as folded.
    """
    every = {key: _words(spellings) for key, spellings in names.items()}
    last = {key: _last_words(spellings) for key, spellings in names.items()}
    keys = tuple(names)
    found = []
    for index, first in enumerate(keys):
        for second in keys[index + 1 :]:
            common = every[first].keys() & every[second].keys() & (last[first] | last[second])
            if common:
                longest = max(common, key=lambda word: (len(word), word))
                found.append(LookAlike(first, second, every[first][longest]))
    return tuple(found)


def _parts(name: str) -> tuple[_Part, ...]:
    return tuple(
        _Part(
            word_skeleton(word),
            word_skeleton(without_digraph_h(word)),
            " ".join(fold_tokens(word)),
        )
        for word in plain_words(name)
    )


def _key(parts: tuple[_Part, ...]) -> tuple[str, ...]:
    return tuple(part.skeleton for part in parts)


def _folded(parts: tuple[_Part, ...]) -> tuple[str, ...]:
    return tuple(part.folded for part in parts)


def _family(parts: tuple[_Part, ...]) -> _Part:
    """The last word that is more than an initial, as far as there is one."""
    return next((part for part in reversed(parts) if not part.is_initial), parts[-1])


def _contained(short: tuple[_Part, ...], long: tuple[_Part, ...]) -> float:
    """The weighted share of `short` that finds partners in `long`, best pairs first."""
    pairs = sorted(
        (
            (_alike(part, other), -i, -j)
            for i, part in enumerate(short)
            for j, other in enumerate(long)
        ),
        reverse=True,
    )
    taken_short: set[int] = set()
    taken_long: set[int] = set()
    total = 0.0
    for score, i, j in pairs:
        if i not in taken_short and j not in taken_long:
            taken_short.add(i)
            taken_long.add(j)
            total += score * short[-i].weight
    return total / sum(part.weight for part in short)


def _alike(a: _Part, b: _Part) -> float:
    if a.is_initial or b.is_initial:
        return _INITIAL_FITS if a.skeleton[:1] == b.skeleton[:1] else 0.0
    if a.skeleton == b.skeleton:
        if a.folded.isascii() != b.folded.isascii():
            return 1.0
        return 0.9 + 0.1 * _ratio(a.folded, b.folded)
    alike = max(
        _ratio(a.skeleton, b.skeleton), _ratio(a.plain_skeleton, b.plain_skeleton) * _NOT_THE_SAME
    )
    return alike if alike >= _TOO_FAR else 0.0


def _ratio(a: str, b: str) -> float:
    """Share of letters in common; the two are ordered first, for difflib is not symmetric."""
    return SequenceMatcher(None, min(a, b), max(a, b), autojunk=False).ratio()


def _words(spellings: Sequence[str]) -> dict[str, str]:
    """Skeleton to folded form, as first met, of every word that can tell people apart."""
    words: dict[str, str] = {}
    for spelling in spellings:
        for part in _parts(spelling):
            if not part.is_initial and part.skeleton != _ABD:
                words.setdefault(part.skeleton, part.folded)
    return words


def _last_words(spellings: Sequence[str]) -> frozenset[str]:
    names = (_parts(spelling) for spelling in spellings)
    return frozenset(_family(parts).skeleton for parts in names if parts)
