"""What an office is in any country: its title without the country, remarks and other wordings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType

_REMARK = re.compile(r"\s*\([^)]*\)")
_AGAIN = re.compile(r",\s*again$")
_SPACES = re.compile(r"\s+")
_LEADING = re.compile(r"^(?:of|the)\s+|\s+(?:of|of the|the)$")

_SAME = MappingProxyType(
    {
        "premier": "prime minister",
        "head of government": "prime minister",
        "deputy premier": "deputy prime minister",
        "general secretary": "secretary general",
        "foreign minister": "minister of foreign affairs",
        "head of the ministry of defence": "minister of defence",
        "defence minister": "minister of defence",
        "interior minister": "minister of the interior",
    }
)


def office_role(title: str, lands: Iterable[str]) -> str:
    """The role an office's title names, for matching only: lower case, without remarks in brackets
    and without the names in ``lands`` ("Premier of Syria (first term)" is a "prime minister").

    ``lands`` are names of the cases' countries and their peoples, in any case of letters.
    """
    role = _AGAIN.sub("", _REMARK.sub("", title)).casefold()
    for land in sorted(lands, key=len, reverse=True):
        name = re.escape(land.casefold())
        # "In Syria" says where, not of which land; a hyphen makes another word of a name.
        role = re.sub(rf"\s+(?:of|for)\s+(?:the\s+)?{name}(?![\w-])(?:\s+army\b)?", "", role)
        role = re.sub(rf"(?<![\w-])(?<!\bin ){name}(?![\w-])", "", role)
    role = _SPACES.sub(" ", role).strip(" ,")
    role = _SPACES.sub(" ", _LEADING.sub("", role)).strip(" ,")
    return _SAME.get(role, role)
