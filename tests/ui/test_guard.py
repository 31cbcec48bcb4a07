"""No exception may cross from Python back into Qt: every override and slot is guarded."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coupexplorer.ui.guard import guarded

UI = Path(__file__).parents[2] / "src" / "coupexplorer" / "ui"
OVERRIDES = {
    "paint", "sizeHint", "paintSection", "data", "headerData", "rowCount", "columnCount", "flags",
    "canFetchMore", "fetchMore", "eventFilter", "loadResource", "boundingRect", "tickValues",
    "tickStrings", "generatePicture", "viewRangeChanged",
}  # fmt: skip


def overrides() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Every method of the window's rooms that Qt calls by its own name."""
    for file in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ClassDef) or not node.bases:
                continue
            for item in node.body:
                if isinstance(item, ast.FunctionDef) and is_override(item.name):
                    yield f"{file.relative_to(UI)}:{node.name}.{item.name}", item


def is_override(name: str) -> bool:
    """Qt's own names: events, and the virtuals we fill."""
    return name in OVERRIDES or (name.endswith("Event") and not name.startswith("_"))


def is_guarded(method: ast.FunctionDef) -> bool:
    """Whether one of the decorators is the guard."""
    return any(
        isinstance(d, ast.Call) and isinstance(d.func, ast.Name) and d.func.id == "guarded"
        for d in method.decorator_list
    )


def test_every_override_is_guarded() -> None:
    found = list(overrides())
    assert len(found) > 20, "the search for overrides finds too few to mean anything"
    unguarded = [where for where, method in found if not is_guarded(method) and not is_value(where)]
    assert unguarded == []


def is_value(where: str) -> bool:
    """Plain values that share a name with a virtual."""
    return where.split(":")[1].split(".")[0] in {"Profile", "Grid"}


def test_a_guarded_call_reports_and_returns_the_fallback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: seen.append(error))

    @guarded(7)
    def broken(number: int) -> int:
        return number // 0

    assert broken(3) == 7
    assert [type(error) for error in seen] == [ZeroDivisionError]


def test_a_guarded_call_that_works_is_left_alone() -> None:
    @guarded(0)
    def double(number: int) -> int:
        return number * 2

    assert double(21) == 42
    assert double.__name__ == "double"
