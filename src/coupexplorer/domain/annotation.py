"""What the reader adds: notes and tags, on anything, never mixed with what sources say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coupexplorer.domain.identity import Ref


@dataclass(frozen=True, slots=True)
class Note:
    """The reader's own words on one record; ``written`` is in UTC."""

    id: str
    subject: Ref
    text: str
    written: dt.datetime


@dataclass(frozen=True, slots=True)
class Tag:
    """The reader's own label and what it is stuck on."""

    id: str
    label: str
    subjects: tuple[Ref, ...] = ()
