"""The consonant skeleton of a name, in which its Arabic and Latin spellings meet."""

from __future__ import annotations

import re

from coupexplorer.domain.name_folding import fold, plain_words

_DOUBLED = re.compile("([a-z])\\1+")
_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("^ou(?=[aeiy])", "w"),
        ("ee", "i"),
        ("dsch|dj", "j"),
        ("tsch|sch|tch|ch|sh", "C"),
        ("kh|ck|[cq]", "k"),
        ("g(?!h)", "j"),
        ("gh", "g"),
        ("th|dh", "z"),
        ("ph", "f"),
        ("x", "ks"),
        ("p", "b"),
        ("v", "w"),
        ("[iy]$", "Y"),
        ("^[aeiou]+", "A"),
    )
)
_SILENT_LATIN = re.compile("(?<!^)[aeiouwy]")
_LATIN = re.compile("[a-z]+")
_ARABIC_SOUNDS = str.maketrans(
    "بپتطثذزظجگژدضسصشچفقكخغلمنهحرة",
    "bbttzzzzjjjddssccfkkkglmnhhr ",
)
_ARABIC_START = re.compile("^[اع]+")
_ARABIC_SILENT = re.compile("[اعوىي ]")
# Mahmud and Muhammad share their consonants but are two names: the long vowel is kept.
_MAHMUD = re.compile("mahm(?:u|o|ou|oo)d|محمود")
_ALLAH = "الله"


def skeleton(text: str) -> str:
    """Consonants of each word, separated by spaces; one form for Arabic and Latin spellings.

    Vowels go, except that a word begun by a vowel or ayn starts with a and a final i or ya is
    y. Sounds that are spelt in several ways share a letter: q k kh, j g dj, th dh z, sh ch, b p.
    Made for names: different words may share a skeleton, so match it apart from folded text.
    """
    return " ".join(skeleton_tokens(text))


def skeleton_tokens(text: str) -> tuple[str, ...]:
    """The words of `skeleton(text)`; a word without any consonant keeps its first letter."""
    return tuple(word_skeleton(word) for word in plain_words(text))


def search_forms(text: str) -> tuple[str, ...]:
    """Every form under which a name is indexed or asked for, each once: the folded text first,
    then its skeleton, then skeletons with th, dh as t, d and with a final alef maqsura as ya."""
    words = plain_words(text)
    as_ya = (f"{word[:-1]}ي" if word.endswith("ى") else word for word in words)
    plain = tuple(map(without_digraph_h, words))
    forms = [fold(text), *(" ".join(map(word_skeleton, form)) for form in (words, plain, as_ya))]
    return tuple(dict.fromkeys(form for form in forms if form))


def without_digraph_h(word: str) -> str:
    """The word with th and dh as t and d, for spellings such as Qadi for Qadhi."""
    return word.replace("th", "t").replace("dh", "d")


def word_skeleton(word: str) -> str:
    """The skeleton of one plain word (see `name_folding.plain_words`)."""
    if _MAHMUD.fullmatch(word):
        return "mhmwd"
    if word == _ALLAH:
        return "alh"
    if _LATIN.fullmatch(word):
        return _latin(word)
    return _arabic(word)


def _latin(word: str) -> str:
    heard = _DOUBLED.sub(r"\1", word.replace("ee", "i").replace("oo", "u"))
    for pattern, sound in _SOUNDS:
        heard = pattern.sub(sound, heard)
    return _SILENT_LATIN.sub("", heard).lower() or word[0]


def _arabic(word: str) -> str:
    heard = word.translate(_ARABIC_SOUNDS)
    first = ""
    if _ARABIC_START.match(heard):
        first, heard = "a", _ARABIC_START.sub("", heard)
    elif heard[0] in "وي":
        first, heard = {"و": "w", "ي": "y"}[heard[0]], heard[1:]
    last = "y" if heard.endswith("ي") else ""
    return first + _ARABIC_SILENT.sub("", heard) + last or word[0]
