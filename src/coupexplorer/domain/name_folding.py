"""Folding of names and ordinary text, so that one search finds the common spellings of a word."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from coupexplorer.domain.english_words import ENGLISH_WORDS

_APOSTROPHES = re.compile("['’‘‛`´ʿʾʼʻʹʽ′ˈء]")
_POSSESSIVE = re.compile(r"(?<=\w\w\w)['’][sS]\b")
_AYN_AS_C = re.compile(r"\bc(?=[A-Z])")
_ATTACHED_ARTICLE = re.compile(r"\b(?:Al|El)(?=[A-Z][a-z]{2})")
_WORD = re.compile(r"[^\W_]+")
_HYPHENS = "-‐‑‒–"
_UNDECOMPOSED = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
     "ک": "ك", "ی": "ي", "ہ": "ه", "ٱ": "ا"}
)  # fmt: skip

_ARTICLES = ("al", "el", "ul")
_ASSIMILATED = re.compile("a(?P<letter>sh|th|dh|[sdrntz])")
_HYPHENATED_ARTICLE = re.compile("[aeiu](?:l|(?P<letter>sh|th|dh|[sdrntz]))")
_ABD = re.compile("abd[aeu](?:l|(?P<letter>sh|[rsntdz])(?=(?P=letter)))(?P<rest>[a-z]{3,})")
_ABD_AND_ARTICLE = re.compile("abd[aeu](?:l|sh|[rsntdz])")
_DIN = re.compile("(?P<first>[a-z]{3,}?)[aeu]dd(?:i|ee)n")
# Plain alef only: with a hamza the letters belong to the word, as in Ilyas or Almaniya.
_ARABIC_ARTICLE = re.compile(r"\bال(?!له\b)(?=\w{3})")

_DIGRAPHS = re.compile("([kgdt])h")
_ONE_LETTER = str.maketrans("eoq", "iuk")
_LONG_VOWELS = re.compile("ou")
_DOUBLED = re.compile("([a-z])\\1+")
_ARABIC_FORMS = str.maketrans("ىة", "يه")


def fold(text: str) -> str:
    """Words of `text` in one plain form, separated by single spaces; folding twice is folding once.

    Lower case, no diacritics, tashkil, apostrophes or hyphens; no Arabic article, unless nothing
    else is left; single letters for doubled ones; o as u, e as i, q as k, kh, gh, dh, th without
    their h; Arabic alef, ya, ta marbuta and hamza in one form each, digits in European form.
    Common English words keep their letters. Arabic and Latin script stay apart: `skeleton` joins.
    """
    return " ".join(fold_tokens(text))


def fold_tokens(text: str) -> tuple[str, ...]:
    """The words of `fold(text)`."""
    tokens = tuple(_fold_word(word) for word in plain_words(text))
    # Folding can lay bare an article or a compound ("ell" gives "el"), hence until nothing changes.
    while (again := tuple(map(_fold_word, plain_words(" ".join(tokens))))) != tokens:
        tokens = again
    return tokens


# Words repeat: remembering the last few thousand halves the time to fold a text and more.
@lru_cache(maxsize=4096)
def _fold_word(word: str) -> str:
    if word in ENGLISH_WORDS:
        return word
    folded = _LONG_VOWELS.sub("u", _DIGRAPHS.sub(r"\1", word)).translate(_ONE_LETTER)
    return _DOUBLED.sub(r"\1", folded).translate(_ARABIC_FORMS)


def plain_words(text: str) -> tuple[str, ...]:
    """Lower-case words without marks, with the article dropped and compounds parted: "Abdul-Aziz"
    and "Abd al-Aziz" are both abd, aziz; "Nureddin" and "Nur al-Din" are both nur, din."""
    stripped = _strip_marks(text)
    found = list(_WORD.finditer(stripped))
    words: list[str] = []
    for index, match in enumerate(found):
        following = found[index + 1].group() if index + 1 < len(found) else None
        hyphen = stripped[match.end() : match.end() + 1] in tuple(_HYPHENS)
        if following is None or not _is_article(match.group(), following, hyphen):
            words.extend(_part(match.group()))
    return tuple(words)


def _strip_marks(text: str) -> str:
    bare = unicodedata.normalize("NFKC", _APOSTROPHES.sub("", _POSSESSIVE.sub("", text)))
    bare = _ARABIC_ARTICLE.sub("", _without_marks(bare))
    bare = _without_marks(unicodedata.normalize("NFKD", bare))
    bare = _ATTACHED_ARTICLE.sub("", _AYN_AS_C.sub("", bare))
    lower = unicodedata.normalize("NFKD", bare.casefold())
    return _without_marks(lower).translate(_UNDECOMPOSED)


def _without_marks(text: str) -> str:
    """The text without combining and invisible marks and tatweel, its digits European."""
    if text.isascii():
        return text
    kept = []
    for letter in text:
        category = unicodedata.category(letter)
        if category == "Nd":
            kept.append(str(unicodedata.decimal(letter)))
        elif category not in ("Mn", "Cf") and letter != "ـ":
            kept.append(letter)
    return "".join(kept)


def _is_article(word: str, following: str, hyphen: bool) -> bool:
    """Whether `word` is an article: al, el or ul before any word, an assimilated form (as-Sa'di)
    only before its own letter."""
    if word in _ARTICLES:
        return True
    match = (_HYPHENATED_ARTICLE if hyphen else _ASSIMILATED).fullmatch(word)
    return match is not None and following.startswith(match["letter"] or "")


@lru_cache(maxsize=4096)
def _part(word: str) -> tuple[str, ...]:
    """A word without attached article, parted when it is a compound with Abd or al-Din."""
    if _ABD_AND_ARTICLE.fullmatch(word):
        return ("abd",)
    if word in ("abdullah", "abdallah", "abdulla", "abdalla"):
        return ("abd", "allah")
    if match := _ABD.fullmatch(word):
        return ("abd", match["rest"])
    if match := _DIN.fullmatch(word):
        return (match["first"], "din")
    if word.startswith("عبدال") and len(word) > 6:
        return ("عبد", _ARABIC_ARTICLE.sub("", word[3:]))
    return (word,)
