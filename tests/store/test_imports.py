"""The store loads without a window, and its errors without the database library."""

from __future__ import annotations

import subprocess
import sys

import pytest


def modules_after(statement: str) -> set[str]:
    """Top-level modules that a fresh interpreter has loaded after a statement."""
    program = f"{statement}; import sys; print(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("room", ["casebook", "editions"])
def test_the_store_needs_no_window_and_no_arrays(room: str) -> None:
    loaded = modules_after(f"import coupexplorer.store.{room}")
    assert "sqlalchemy" in loaded
    assert not loaded & {"PySide6", "shiboken6", "numpy", "pyqtgraph", "pytest"}


def test_errors_can_be_caught_before_the_database_library_is_loaded() -> None:
    assert "sqlalchemy" not in modules_after("import coupexplorer.store.errors")
