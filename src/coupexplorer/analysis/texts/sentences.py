"""Where sentences end: our own rule, since locators count sentences and the counts must stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from coupexplorer.analysis.texts.characters import APOSTROPHES, INVISIBLE, QUOTES


class Span(NamedTuple):
    """A stretch of a text: offsets of characters, the end exclusive."""

    start: int
    end: int


MARKER = r"\[(?:\d{1,4}|[a-z]|(?:note|nb|n) ?\d{1,3})\]"
"""A note marker as a text prints it: [12], [a], [note 3]."""

PAGE_MARK = re.compile(r"\[\s?(?:p|pp|page|ص|صفحة)\.?\s?([\w–-]{1,12})\s?\]", re.IGNORECASE)
"""A line that says which page begins: [p. 12]."""

_STOPS = ".!?…؟۔"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_CLOSING = re.escape(f"{APOSTROPHES}{QUOTES}›)]}}{_RAISED}{INVISIBLE}")
_OPENING = frozenset(f"{APOSTROPHES}{QUOTES}‹([{{¿¡‚")

# A run of stops is looked at once, from its first: texts of nothing but stops stay linear.
_STOP = re.compile(rf"(?<![{_STOPS}])([{_STOPS}]+)((?:[{_CLOSING}]|[ \xa0]?{MARKER})*+)(?=\s)")
_NEXT = re.compile(rf"[\s{INVISIBLE}]+")
_LETTER = re.compile(r"[^\W\d_]")
_LAST_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\Z")
_LONGEST_ABBREVIATION = 16
_ARTICLE = re.compile(
    rf"(?:al|el|ul|a[dnrtz]|a[dst]h|as)[-\u2010-\u2013][{re.escape(APOSTROPHES)}]?(?=[^\W\d_a-z])"
)

_TITLES = re.compile(
    "Adm|Brig|Capt|Cdr|Cmdr|Col|Cpl|Dr|Fr|Ft|Gen|Gov|Hon|Lt|Maj|Messrs|Mlle|Mme|Mr|Mrs|Ms|Mt|Pres"
    "|Prof|Rep|Rev|Sen|Sgt|St"
)
_BEFORE_ANY_WORD = re.compile(
    "approx|b|c|ca|cf|d|eds|esp|fl|incl|op|p|pp|tr|trans|transl|v|viz|vs", re.IGNORECASE
)
_BEFORE_NUMBERS = re.compile(
    "apr|arts?|aug|bk|chap|ch|cols?|dec|docs?|ed|feb|figs?|fols?|jan|jul|jun|ll?|mar|nn?|nos?|nov"
    "|oct|paras?|pt|r|sect?|sept?|vols?",
    re.IGNORECASE,
)
_CLOCK = frozenset({"a.m", "p.m"})


def sentence_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a stretch without white space at its ends; takes linear time.

    A sentence ends at a stop with what closes after it, before white space and a capital, a digit,
    an opening mark, a letter of a script without capitals or an Arabic article ("al-Bakr"), unless
    an abbreviation or an initial stands before the stop; it holds a letter. A mark of a page before
    a sentence is left out.
    """
    begin = _after_page_mark(text, start, end)
    looked_at, has_letter = begin, False
    for stop in _STOP.finditer(text, begin, end):
        if stop.start() < begin:
            continue
        if not has_letter:
            has_letter = _LETTER.search(text, looked_at, stop.start()) is not None
            looked_at = stop.start()
        gap = _NEXT.match(text, stop.end(), end)
        if has_letter and gap and gap.end() < end and _ends(text, begin, stop, gap.end()):
            yield Span(begin, stop.end())
            begin = _after_page_mark(text, gap.end(), end)
            looked_at, has_letter = begin, False
    if begin < end:
        yield Span(begin, end)


def _ends(text: str, begin: int, stop: re.Match[str], after: int) -> bool:
    """Whether a sentence ends at a stop, given where the text goes on after the gap."""
    following = text[after]
    if not (
        following in _OPENING
        or following.isdigit()
        or _may_begin(following)
        or _ARTICLE.match(text, after)
    ):
        return False
    if stop[1] != "." or stop[2].strip(INVISIBLE):
        return True
    before = text[max(begin, stop.start() - _LONGEST_ABBREVIATION) : stop.start()]
    word = _LAST_WORD.search(before)
    return word is None or not _is_abbreviation(word[0], following.isdigit())


def _may_begin(letter: str) -> bool:
    return letter.isalpha() and not letter.islower()


def _is_abbreviation(word: str, before_number: bool) -> bool:
    """Whether a word with a stop after it goes on: an initial, a title, "vol." before a number."""
    last = word.rpartition(".")[2]
    if len(last) == 1 and (last != word or _may_begin(last)):
        return word.casefold() not in _CLOCK
    before = [_TITLES, _BEFORE_ANY_WORD, *([_BEFORE_NUMBERS] if before_number else [])]
    return any(words.fullmatch(last) for words in before)


def _after_page_mark(text: str, start: int, end: int) -> int:
    mark = PAGE_MARK.match(text, start, end)
    if mark is None:
        return start
    gap = _NEXT.match(text, mark.end(), end)
    return gap.end() if gap and gap.end() < end else start
