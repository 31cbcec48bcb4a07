"""A focus as JSON text, so that the next start shows what was looked at last."""

from __future__ import annotations

import json

from coupexplorer.domain.record_json import RecordFormatError, record_from_json, record_to_json
from coupexplorer.ui.focus import Focus


def focus_to_text(focus: Focus) -> str:
    """A focus as one line of JSON."""
    return json.dumps(record_to_json(focus), ensure_ascii=False)


def focus_from_text(text: str) -> Focus | None:
    """Read ``focus_to_text`` back; None for anything else."""
    try:
        return record_from_json(Focus, json.loads(text))
    except (ValueError, RecordFormatError, RecursionError):
        return None
