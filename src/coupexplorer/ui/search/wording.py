"""The lines said with the results of a search."""

from __future__ import annotations

from coupexplorer.store.search.remarks import Remark, RemarkKind
from coupexplorer.ui.translation import translate


def remark_text(remark: Remark) -> str:
    """One remark on a query or on what it found, as a sentence."""
    words = remark.words
    match remark.kind:
        case RemarkKind.UNKNOWN_OPERATOR:
            return translate(
                "Search",
                "“{words}” is not known here; case:, actor:, before: and after: are.",
            ).format(words=words)
        case RemarkKind.UNREADABLE_DATE:
            return translate(
                "Search",
                "“{words}” cannot be read as a date; write 1963, 1963-11 or 1963-11-13.",
            ).format(words=words)
    return translate("Search", "Nothing was found for “{words}”.").format(words=words)


def nearly_text(*, is_all: bool) -> str:
    """What is said above records that have most of the words; ``is_all`` when none has them all."""
    if is_all:
        return translate("Search", "Nothing has all of these words. These have most:")
    return translate("Search", "These have most of the words:")


def also_text(words: tuple[str, ...]) -> str:
    """Which words of a hit stand for words typed."""
    return translate("Search", "also: {words}").format(words=", ".join(words))


def missing_text(words: tuple[str, ...]) -> str:
    """Which words typed a hit does not have."""
    return translate("Search", "without: {words}").format(words=", ".join(words))
