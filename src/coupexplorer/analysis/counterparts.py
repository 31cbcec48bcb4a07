"""Who stands across from whom: actors matched over the cases by the pairs a casebook names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def matched(pairs: Iterable[tuple[str, str]], order: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Groups of ids joined by pairs, directly or through others.

    Ids inside a group and the groups themselves follow ``order``; ids that are not in it are left
    out, and with them the pairs that name them.
    """
    place = {identifier: number for number, identifier in enumerate(order)}
    head = {identifier: identifier for identifier in order}

    def root(identifier: str) -> str:
        while head[identifier] != identifier:
            head[identifier] = head[head[identifier]]
            identifier = head[identifier]
        return identifier

    for one, other in pairs:
        if one in head and other in head:
            first, second = sorted((root(one), root(other)), key=place.__getitem__)
            head[second] = first
    groups: dict[str, list[str]] = {}
    for identifier in order:
        groups.setdefault(root(identifier), []).append(identifier)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)
