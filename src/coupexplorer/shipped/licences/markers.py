"""Whether a requirement holds on this machine: the environment markers of Python's packages."""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Iterator

_TOKEN = re.compile(
    r"\s*(?:(?P<text>'[^']*'|\"[^\"]*\")|(?P<sign>===|==|~=|!=|<=|>=|<|>|\(|\))|(?P<word>[\w.]+))"
)
_VERSIONS = ("python_version", "python_full_version", "implementation_version")


class UnreadableMarkerError(ValueError):
    """A marker that says something this file does not know."""


def holds(marker: str, extra: str = "") -> bool:
    """Whether a marker holds here, with an extra asked for or none.

    One that cannot be read counts as true: better a work too many is named than one too few.
    """
    try:
        reader = _Reader(_tokens(marker), extra)
        answer = reader.either()
        reader.end()
    except UnreadableMarkerError:
        return True
    return answer


def _tokens(marker: str) -> Iterator[str]:
    place, text = 0, marker.strip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise UnreadableMarkerError(marker)
        yield match[0].strip()
        place = match.end()


class _Reader:
    """Reads a marker from left to right; ``and`` binds closer than ``or``."""

    def __init__(self, tokens: Iterator[str], extra: str) -> None:
        self._left = [*tokens, ""]
        self._extra = extra

    def either(self) -> bool:
        answer = self._both()
        while self._take_if("or"):
            # Both sides are read, whatever the first one says.
            answer = self._both() or answer
        return answer

    def end(self) -> None:
        if self._left != [""]:
            raise UnreadableMarkerError(self._left[0])

    def _both(self) -> bool:
        answer = self._one()
        while self._take_if("and"):
            answer = self._one() and answer
        return answer

    def _one(self) -> bool:
        if self._take_if("("):
            answer = self.either()
            if not self._take_if(")"):
                raise UnreadableMarkerError(self._left[0])
            return answer
        first, sign, second = self._take(), self._take(), self._take()
        if sign == "not" and second == "in":
            sign, second = "not in", self._take()
        return self._compare(first, sign, second)

    def _compare(self, first: str, sign: str, second: str) -> bool:
        left, right = self._value(first), self._value(second)
        if first == "extra" or second == "extra":
            left, right = (re.sub(r"[-_.]+", "-", side).lower() for side in (left, right))
        if sign == "in":
            return left in right
        if sign == "not in":
            return left not in right
        if first in _VERSIONS or second in _VERSIONS:
            return _compare_versions(left, sign, right)
        if sign in ("==", "==="):
            return left == right
        if sign == "!=":
            return left != right
        raise UnreadableMarkerError(sign)

    def _value(self, token: str) -> str:
        if token[:1] in ("'", '"'):
            return token[1:-1]
        if token == "extra":
            return self._extra
        known = _environment()
        if token not in known:
            raise UnreadableMarkerError(token)
        return known[token]

    def _take(self) -> str:
        if self._left == [""]:
            raise UnreadableMarkerError("it ends too soon")
        return self._left.pop(0)

    def _take_if(self, token: str) -> bool:
        if self._left[0] == token:
            self._left.pop(0)
            return True
        return False


def _environment() -> dict[str, str]:
    return {
        "implementation_name": sys.implementation.name,
        "implementation_version": platform.python_version(),
        "os_name": os.name,
        "platform_machine": platform.machine(),
        "platform_python_implementation": platform.python_implementation(),
        "platform_release": platform.release(),
        "platform_system": platform.system(),
        "platform_version": platform.version(),
        "python_full_version": platform.python_version(),
        "python_version": ".".join(platform.python_version_tuple()[:2]),
        "sys_platform": sys.platform,
    }


def _compare_versions(left: str, sign: str, right: str) -> bool:
    if right.endswith(".*") and sign in ("==", "!="):
        start = _numbers(right[:-2])
        whole = _numbers(left) + (0,) * len(start)
        return (whole[: len(start)] == start) == (sign == "==")
    first, second = _numbers(left), _numbers(right)
    if sign == "~=":
        return len(second) > 1 and first >= second and first[: len(second) - 1] == second[:-1]
    length = max(len(first), len(second))
    first, second = (side + (0,) * (length - len(side)) for side in (first, second))
    answers = {
        "==": first == second,
        "===": left == right,
        "!=": first != second,
        "<": first < second,
        "<=": first <= second,
        ">": first > second,
        ">=": first >= second,
    }
    if sign not in answers:
        raise UnreadableMarkerError(sign)
    return answers[sign]


def _numbers(version: str) -> tuple[int, ...]:
    """A version as numbers; what follows them (a beta, a local name) is left out."""
    match = re.match(r"\d+(?:\.\d+)*", version)
    if match is None:
        raise UnreadableMarkerError(version)
    return tuple(int(part) for part in match[0].split("."))
