"""The documents a reader can print: their names, what each is for, and what is chosen for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from coupexplorer.domain.identity import Kind
from coupexplorer.sheets.choices import DocumentKind
from coupexplorer.sheets.documents.composing import COMPOSERS
from coupexplorer.ui.translation import QT_TRANSLATE_NOOP, translate


class Part(Enum):
    """A part of the choices that only some documents have."""

    QUESTIONS = auto()
    ARRANGEMENT = auto()
    ORDER = auto()
    ACTORS = auto()
    DISPUTES = auto()
    BLANKS = auto()
    LINES = auto()
    STYLE = auto()
    NOTES = auto()


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """How a document is called, also in a menu, what it is for in one line, and what is chosen for
    it alone."""

    name: str
    entry: str
    purpose: str
    parts: frozenset[Part]


def _words(name: str, entry: str, purpose: str, *parts: Part) -> DocumentWords:
    return DocumentWords(name, entry, purpose, frozenset(parts))


_NOTED = (Part.STYLE, Part.NOTES)

DOCUMENTS: Mapping[DocumentKind, DocumentWords] = MappingProxyType(
    {
        DocumentKind.COMPARISON: _words(
            QT_TRANSLATE_NOOP("Documents", "Comparison sheet"),
            QT_TRANSLATE_NOOP("Documents", "&Comparison sheet…"),
            QT_TRANSLATE_NOOP(
                "Documents", "The cases side by side, with a note to a source for every statement."
            ),
            Part.QUESTIONS,
            Part.ARRANGEMENT,
            *_NOTED,
        ),
        DocumentKind.WORKSHEET: _words(
            QT_TRANSLATE_NOOP("Documents", "Worksheet"),
            QT_TRANSLATE_NOOP("Documents", "&Worksheet…"),
            QT_TRANSLATE_NOOP(
                "Documents", "The same questions with cells left blank, and lines to write on."
            ),
            Part.QUESTIONS,
            Part.BLANKS,
            Part.LINES,
            *_NOTED,
        ),
        DocumentKind.KEY: _words(
            QT_TRANSLATE_NOOP("Documents", "Answer key"),
            QT_TRANSLATE_NOOP("Documents", "Answer &key…"),
            QT_TRANSLATE_NOOP("Documents", "The answers to a worksheet, with their sources."),
            Part.QUESTIONS,
            Part.BLANKS,
            *_NOTED,
        ),
        DocumentKind.CHRONOLOGY: _words(
            QT_TRANSLATE_NOOP("Documents", "Chronology"),
            QT_TRANSLATE_NOOP("Documents", "C&hronology…"),
            QT_TRANSLATE_NOOP(
                "Documents", "What happened, in order of time, in one case or in several together."
            ),
            Part.ORDER,
            *_NOTED,
        ),
        DocumentKind.DOSSIER: _words(
            QT_TRANSLATE_NOOP("Documents", "Actor dossier"),
            QT_TRANSLATE_NOOP("Documents", "Actor &dossier…"),
            QT_TRANSLATE_NOOP(
                "Documents", "All that is told of a person or a body: deeds, offices, ties, names."
            ),
            Part.ACTORS,
            *_NOTED,
        ),
        DocumentKind.DISPUTES: _words(
            QT_TRANSLATE_NOOP("Documents", "Dispute sheet"),
            QT_TRANSLATE_NOOP("Documents", "D&ispute sheet…"),
            QT_TRANSLATE_NOOP(
                "Documents", "Where sources contradict each other: every side, with its sources."
            ),
            Part.DISPUTES,
            *_NOTED,
        ),
        DocumentKind.SOURCES: _words(
            QT_TRANSLATE_NOOP("Documents", "Source list"),
            QT_TRANSLATE_NOOP("Documents", "&Source list…"),
            QT_TRANSLATE_NOOP("Documents", "The sources on which what is told of the cases rests."),
            *_NOTED,
        ),
        DocumentKind.TIMELINE: _words(
            QT_TRANSLATE_NOOP("Documents", "Timeline"),
            QT_TRANSLATE_NOOP("Documents", "&Timeline…"),
            QT_TRANSLATE_NOOP(
                "Documents", "The cases drawn along a scale of days, over one page or several."
            ),
            *_NOTED,
        ),
        DocumentKind.CARDS: _words(
            QT_TRANSLATE_NOOP("Documents", "Study cards"),
            QT_TRANSLATE_NOOP("Documents", "Study c&ards…"),
            QT_TRANSLATE_NOOP(
                "Documents", "Questions and answers to cut apart: eight a page, on both sides."
            ),
            Part.QUESTIONS,
            Part.STYLE,
        ),
    }
)
"""Every kind of document, in the order in which they are offered."""

_KIND_OF_SUBJECT: Mapping[Kind, DocumentKind] = MappingProxyType(
    {Kind.ACTOR: DocumentKind.DOSSIER, Kind.DISPUTE: DocumentKind.DISPUTES}
)

_SUBJECTS: Mapping[Part, Kind] = MappingProxyType(
    {Part.ACTORS: Kind.ACTOR, Part.DISPUTES: Kind.DISPUTE}
)


def offered() -> tuple[DocumentKind, ...]:
    """The documents that can be composed."""
    return tuple(kind for kind in DOCUMENTS if kind in COMPOSERS)


def name_of(kind: DocumentKind) -> str:
    """The name of a document in the reader's language."""
    return translate("Documents", DOCUMENTS[kind].name)


def entry_of(kind: DocumentKind) -> str:
    """The name of a document in a menu, with the mark of its letter."""
    return translate("Documents", DOCUMENTS[kind].entry)


def purpose_of(kind: DocumentKind) -> str:
    """What a document is for, in one line."""
    return translate("Documents", DOCUMENTS[kind].purpose)


def has(kind: DocumentKind, part: Part) -> bool:
    """Whether something is chosen for a kind of document."""
    return part in DOCUMENTS[kind].parts


def document_about(kind: Kind | None) -> DocumentKind | None:
    """The document that is about one record of a kind, None when there is none of its own."""
    return _KIND_OF_SUBJECT.get(kind) if kind is not None else None


def subject_kind(kind: DocumentKind) -> Kind | None:
    """The records of which a reader can choose some for a document, None for no such choice."""
    return next((found for part, found in _SUBJECTS.items() if has(kind, part)), None)
