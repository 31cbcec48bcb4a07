"""Plain text files as a reader keeps them: which encodings are read, and how much of them."""

from __future__ import annotations

import codecs
from pathlib import Path

MOST_CHARACTERS = 4_000_000
"""Characters; a longer text is refused."""

_LARGEST_FILE = 4 * MOST_CHARACTERS + 4
"""Bytes; no text of that many characters can take more, a byte order mark included."""

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class TextFileError(ValueError):
    """A file is no text that can be read; the message is one sentence naming file and reason."""


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, or in UTF-16 with a byte order mark, with “\\n” at line ends.

    Raises TextFileError, also when the file is missing, unreadable or too long.
    """
    try:
        with path.open("rb") as file:
            held = file.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise TextFileError(f"“{path.name}” cannot be read: {error.strerror or error}.") from error
    text = "" if len(held) > _LARGEST_FILE else _decoded(held, path.name)
    if len(held) > _LARGEST_FILE or len(text) > MOST_CHARACTERS:
        raise TextFileError(
            f"“{path.name}” is too long: at most {MOST_CHARACTERS // 1_000_000} million characters"
            " can be attached."
        )
    if "\0" in text:
        raise TextFileError(f"“{path.name}” is not plain text. Save it as UTF-8 text first.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(held: bytes, name: str) -> str:
    encoding = "utf-16" if held.startswith(_UTF_16) else "utf-8-sig"
    try:
        return held.decode(encoding)
    except UnicodeDecodeError as error:
        kind = "UTF-16" if encoding == "utf-16" else "UTF-8"
        raise TextFileError(
            f"“{name}” is not {kind} text (byte {error.start}). Save it as UTF-8 text first."
        ) from error
