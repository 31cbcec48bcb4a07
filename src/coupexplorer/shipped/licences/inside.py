"""Works that are no distribution: libraries, fonts and data that come inside one or beside them.

They are listed in ``resources/licences/works.json``, a record each: name, licence, texts; where it
is known by, so that what is not in this copy is not listed; and where its version is told.
"""

from __future__ import annotations

import json
import platform
import re
import sqlite3
import sys
from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from coupexplorer.shipped.folders import resource
from coupexplorer.shipped.licences.work import Work, parts_of

TABLE = "licences/works.json"
BUNDLE = "bundle"

_IN_A_FILE_NAME = re.compile(r"\d+(?:\.\d+)+|(?<=\.so\.)\d+")

Record = dict[str, Any]


def records() -> list[Record]:
    """The table of works, whether they are in this copy or not; MissingShippedFile without it.

    ``inside`` is the work, ``within`` the package it comes in (or the folder of libraries beside
    it), or the bundle; there a ``file`` (a pattern) may show that it is there, and elsewhere a
    ``module``; ``part`` is its name in the bill of materials ``parts`` of its distribution;
    ``platforms`` are those on which it comes along, all unless told. Where its licence asks for
    that, ``source`` is the address of its source code and ``replaced`` says how it is replaced.
    """
    table: list[Record] = json.loads(resource(TABLE).read_text("utf-8"))
    return table


def inside_works(bundle: Path | None = None) -> Iterator[Work]:
    """Every work of the table that is in this copy, or in a bundle whose folder of libraries is
    named."""
    for record in records():
        file = _file_that_shows(record, bundle)
        if file is None:
            continue
        version = _version(record, file)
        if "part" in record and not version:
            continue
        lists_parts = "parts" in record and "part" not in record
        yield Work(
            record["name"],
            version,
            record["licence"],
            record.get("homepage", ""),
            "\n".join(record.get("notice", ())),
            record.get("within", "") if lists_parts else "",
            shared=tuple(record["texts"]),
            parts=record["parts"] if lists_parts else "",
            inside=record.get("inside", ""),
            place=_place(record),
            source=record.get("source", "").format(version=version),
            replaced=record.get("replaced", ""),
        )


def _file_that_shows(record: Record, bundle: Path | None) -> str | None:
    """The name of the file by which a work is known to be here, empty when none is asked for; None
    when the work is not here."""
    if sys.platform not in record.get("platforms", (sys.platform,)):
        return None
    if "module" in record and find_spec(record["module"]) is None:
        return None
    if "within" not in record:
        return ""
    folders = _folders(record["within"], bundle)
    if "file" not in record:
        return "" if folders else None
    found = sorted(file.name for folder in folders for file in folder.glob(record["file"]))
    return found[0] if found else None


def _folders(within: str, bundle: Path | None) -> list[Path]:
    if within == BUNDLE:
        unpacked = bundle or getattr(sys, "_MEIPASS", None)
        return [Path(unpacked)] if unpacked is not None else []
    # A bundle leaves things out that the environment has it is built in.
    if bundle is not None:
        return [bundle / within] if (bundle / within).is_dir() else []
    package, dot, libraries = within.partition(".")
    spec = find_spec(package)
    places = (spec.submodule_search_locations if spec else None) or ()
    return [Path(f"{place}{dot}{libraries}") for place in places]


def _place(record: Record) -> str:
    within = record.get("within", "")
    folder = "" if within == BUNDLE else within
    return "/".join(filter(None, (folder, record.get("file", ""))))


def _version(record: Record, file: str) -> str:
    match record.get("version", ""):
        case "":
            return ""
        case "file":
            return next(iter(_IN_A_FILE_NAME.findall(file)), "")
        case "python":
            return platform.python_version()
        case "sqlite":
            return sqlite3.sqlite_version
        case "part":
            parts = parts_of(record["within"], record["parts"])
            wrapped = [part.version for part in parts if part.name == record["part"]]
            # A wrapped library's own version stands behind that of what wraps it.
            return wrapped[0].partition("+")[2] if wrapped else ""
        case distribution:
            return metadata.version(distribution)
