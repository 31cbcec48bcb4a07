"""The import contracts of pyproject bite: a house in order passes, one wrong import breaks one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

HOUSE = {
    "__init__": "",
    "__main__": "import coupexplorer.app, coupexplorer.cli",
    "app": "import PySide6, coupexplorer.ui.shell.window",
    "ui/__init__": "",
    "ui/window": "import PySide6, pyqtgraph, coupexplorer.ui.panes.events, coupexplorer.sheets",
    "ui/panes/__init__": "",
    "ui/panes/base": "import coupexplorer.store",
    "ui/panes/events": "import qtawesome",
    "ui/panes/profile": "",
    "cli": "import coupexplorer.interchange, coupexplorer.store",
    "sheets": "import coupexplorer.analysis, coupexplorer.store",
    "interchange": "import coupexplorer.domain.dates",
    "analysis": "import numpy, coupexplorer.domain.names",
    "store": "import sqlalchemy, coupexplorer.shipped, coupexplorer.domain.dates",
    "domain/__init__": "",
    "domain/dates": "import coupexplorer.domain.names",
    "domain/names": "",
    "shipped": "",
}


def contracts(folder: Path, **changes: str) -> tuple[int, list[str]]:
    """Check the house with some files changed; the exit code and the names of broken contracts."""
    for name, text in {**HOUSE, **changes}.items():
        path = folder / "coupexplorer" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    config = ("--config", str(ROOT / "pyproject.toml"))
    environ = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1"}
    answer = subprocess.run(
        [*command, *config], cwd=folder, check=False, capture_output=True, text=True, env=environ
    )
    lines = [line.strip() for line in answer.stdout.splitlines()]
    broken = [line.removesuffix(" BROKEN") for line in lines if line.endswith(" BROKEN")]
    assert broken or "Contracts: 5 kept, 0 broken." in lines, answer.stdout + answer.stderr
    return answer.returncode, broken


def test_a_house_in_order_passes(tmp_path: Path) -> None:
    assert contracts(tmp_path) == (0, [])


@pytest.mark.parametrize(
    ("room", "imports", "broken"),
    [
        ("domain/names", "import coupexplorer.analysis", "Imports go down only"),
        ("domain/names", "import coupexplorer.shipped", "Imports go down only"),
        ("analysis", "import coupexplorer.store", "Imports go down only"),
        ("sheets", "import coupexplorer.interchange", "Imports go down only"),
        ("cli", "import coupexplorer.ui.window", "Imports go down only"),
        ("ui/window", "import coupexplorer.app", "Imports go down only"),
        ("helpers", "", "Imports go down only"),
        ("sheets", "from PySide6 import QtGui", "Qt only in ui and app"),
        ("store", "import pyqtgraph", "Qt only in ui and app"),
        ("cli", "import qtawesome", "Qt only in ui and app"),
        ("analysis", "from sqlalchemy import select", "SQLAlchemy only in store"),
        ("ui/window", "import sqlalchemy", "SQLAlchemy only in store"),
        ("__main__", "import sqlalchemy", "SQLAlchemy only in store"),
        ("ui/panes/profile", "import coupexplorer.ui.panes.events", "Panes know nothing of"),
        ("domain/names", "import coupexplorer.domain.dates", "No circles"),
    ],
)
def test_one_wrong_import_breaks_its_contract(
    tmp_path: Path, room: str, imports: str, broken: str
) -> None:
    code, names = contracts(tmp_path, **{room: imports})
    assert code == 1
    assert any(name.startswith(broken) for name in names), names
