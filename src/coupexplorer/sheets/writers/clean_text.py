"""Text made fit for files of text: no control characters, and one kind of line end."""

from __future__ import annotations

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029\x85]")

WEB = ("http://", "https://")
"""How an address begins that may become a link."""


def clean(text: str) -> str:
    """Text without control characters; every line ends in a line feed, and tabs are spaces."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))


def web_address(link: str) -> str:
    """The address if it leads to the web, without white space; empty for any other."""
    address = re.sub(r"\s", "", clean(link))
    return address if address.lower().startswith(WEB) else ""
