"""What a second start and the holder of a casebook say to each other: one line each."""

from __future__ import annotations

import re

ANSWER = b"coupexplorer: here\n"
LONGEST_REQUEST = 1024
"""Bytes; what is longer without an end is no request."""

_REQUEST = re.compile(rb"coupexplorer: come to the front ([!-~]{0,512})\n")


def request(token: str = "") -> bytes:
    """The request to come to the front, with the token by which the desktop lets a window do so;
    one that is no plain word is left out."""
    line = b"coupexplorer: come to the front " + token.encode("utf-8", "replace") + b"\n"
    return line if _REQUEST.fullmatch(line) else request()


def token_of(line: bytes) -> str | None:
    """The token of a request, empty when it has none; None when the line is no request."""
    found = _REQUEST.fullmatch(line)
    return None if found is None else found[1].decode("ascii")
