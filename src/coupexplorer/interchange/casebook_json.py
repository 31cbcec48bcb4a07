"""Casebook documents as JSON: one file, or a folder of files that together make one document."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from coupexplorer.domain.casebook import SECTIONS, CasebookDocument, CasebookInfo, Record
from coupexplorer.domain.record_json import RecordFormatError, record_from_json, record_to_json

FORMAT = "coupexplorer-casebook"
FORMAT_VERSION = 1
LARGEST_FILE = 256 * 1024 * 1024
"""Bytes; a larger file is refused before it is read."""

LARGEST_NUMBER = 2**63 - 1
"""The largest whole number a casebook can keep."""

_HEADER = frozenset({"format", "version", "casebook"})
_ESCAPED_HALF = re.compile(r"\\u[dD][89a-fA-F]")


class CasebookFormatError(ValueError):
    """A file is not a casebook document; the message names the file, the place and the reason."""


def document_to_json(document: CasebookDocument) -> dict[str, Any]:
    """A document as one JSON object: format, version, casebook, then the sections in order."""
    written: dict[str, Any] = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "casebook": record_to_json(document.info),
    }
    for section in SECTIONS:
        records = document.section(section)
        if records:
            written[section] = [record_to_json(record) for record in records]
    return written


def write_document(document: CasebookDocument) -> str:
    """A document as JSON text: UTF-8 letters as they are, two-space indents, a final newline."""
    return json.dumps(document_to_json(document), ensure_ascii=False, indent=2) + "\n"


def read_document(path: Path) -> CasebookDocument:
    """Read a document from a file, or from every ``.json`` file of a folder in name order.

    Raises CasebookFormatError (what and where) or OSError. Whether references resolve is not asked
    here: see `coupexplorer.analysis.integrity`.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise CasebookFormatError(f"{path.name}: the folder holds no .json file")
    return document_from_parts([(file.name, _load(file)) for file in files], path.name)


def document_from_parts(parts: list[tuple[str, object]], name: str) -> CasebookDocument:
    """Put a document together from named JSON values; exactly one of them tells of the casebook.

    ``name`` stands for the whole in messages. Raises CasebookFormatError.
    """
    info: CasebookInfo | None = None
    sections: dict[str, list[Record]] = {section: [] for section in SECTIONS}
    for part_name, value in parts:
        part = _checked(part_name, value)
        if "casebook" in part:
            if info is not None:
                raise CasebookFormatError(f"{part_name}: a second “casebook” entry")
            info = _read(CasebookInfo, part["casebook"], f"{part_name}: casebook")
        for section, record_type in SECTIONS.items():
            sections[section].extend(_read_section(part_name, section, record_type, part))
    if info is None:
        raise CasebookFormatError(f"{name}: no “casebook” entry tells title and id")
    read: dict[str, Any] = {section: tuple(records) for section, records in sections.items()}
    return CasebookDocument(info=info, **read)


def read_info(path: Path) -> CasebookInfo:
    """Read only what a document says of itself, from the first file that says it.

    Raises CasebookFormatError or OSError.
    """
    for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
        part = _checked(file.name, _load(file))
        if "casebook" in part:
            info: CasebookInfo = _read(CasebookInfo, part["casebook"], f"{file.name}: casebook")
            return info
    raise CasebookFormatError(f"{path.name}: no “casebook” entry tells title and id")


def _read_section(
    part_name: str, section: str, record_type: type[Record], part: Mapping[str, Any]
) -> list[Record]:
    values = part.get(section, [])
    if not isinstance(values, list):
        raise CasebookFormatError(f"{part_name}: “{section}” is not a list")
    read: list[Record] = []
    for number, value in enumerate(values, 1):
        identifier = value.get("id") if isinstance(value, Mapping) else None
        where = f"{part_name}: {section} {identifier or f'item {number}'}"
        read.append(_read(record_type, value, where))
    return read


def _read(record_type: type[Any], value: object, where: str) -> Any:
    if isinstance(value, Mapping):
        for field in dataclasses.fields(record_type):
            if field.default is dataclasses.MISSING and value.get(field.name, "") is None:
                raise CasebookFormatError(f"{where}: the field “{field.name}” is empty")
    try:
        return record_from_json(record_type, value, where)
    except RecordFormatError as error:
        raise CasebookFormatError(str(error)) from error


def _checked(name: str, part: object) -> Mapping[str, Any]:
    """The part, when its first entries say that it is one and nothing unknown stands in it."""
    if not isinstance(part, Mapping):
        raise CasebookFormatError(f"{name}: not a JSON object")
    if part.get("format") != FORMAT:
        raise CasebookFormatError(f"{name}: “format” is not “{FORMAT}”")
    version = part.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise CasebookFormatError(f"{name}: “version” is not a whole number from 1")
    if version > FORMAT_VERSION:
        raise CasebookFormatError(
            f"{name}: format version {version} is newer than this program reads ({FORMAT_VERSION})"
        )
    unknown = [key for key in part if key not in SECTIONS and key not in _HEADER]
    if unknown:
        raise CasebookFormatError(f"{name}: unknown section “{unknown[0]}”")
    return part


def _load(file: Path) -> object:
    if file.stat().st_size > LARGEST_FILE:
        raise CasebookFormatError(f"{file.name}: larger than {LARGEST_FILE >> 20} MB")
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CasebookFormatError(f"{file.name}: not UTF-8 text (byte {error.start})") from error
    try:
        return _parse(text)
    except json.JSONDecodeError as error:
        raise CasebookFormatError(
            f"{file.name}: not JSON at line {error.lineno}, column {error.colno}: {error.msg}"
        ) from error
    except RecursionError as error:
        raise CasebookFormatError(f"{file.name}: nested too deeply") from error
    except ValueError as error:
        raise CasebookFormatError(f"{file.name}: {error}") from error


def _parse(text: str) -> object:
    """JSON without what JSON lets pass: keys twice, numbers out of range, half characters."""
    value: object = json.loads(
        text,
        object_pairs_hook=_without_duplicates,
        parse_int=_whole_number,
        parse_constant=_no_constant,
    )
    if _ESCAPED_HALF.search(text):
        _refuse_halves(value)
    return value


def _refuse_halves(value: object) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError("a text holds half a character pair") from None


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key “{twice}” stands twice in one object")
    return read


def _whole_number(digits: str) -> int:
    if len(digits) > len(str(LARGEST_NUMBER)) + 1 or abs(int(digits)) > LARGEST_NUMBER:
        raise ValueError(f"the number {digits[:12]}… is too large")
    return int(digits)


def _no_constant(word: str) -> float:
    raise ValueError(f"“{word}” is not a number")
