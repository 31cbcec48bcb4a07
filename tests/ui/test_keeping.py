"""What is looked at is kept for the next start, unless the casebook will not be there then."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.samples import small_document

from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import CasebookUnreachable
from coupexplorer.ui.built_in import BuiltIn
from coupexplorer.ui.keeping import keep_focus
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.workbench import Workbench


def make_in(folder: Path) -> Path:
    file = folder / "small.casebook"
    Casebook.create(file, small_document()).close()
    return file


def refuse() -> Path:
    raise CasebookUnreachable("No.")


@pytest.mark.parametrize("kept", [True, False])
def test_of_a_spare_copy_nothing_is_kept(qapp: object, tmp_path: Path, kept: bool) -> None:
    settings, bench = Settings(tmp_path / "settings.ini"), Workbench()
    built_in = BuiltIn((lambda: make_in(tmp_path)) if kept else refuse, make_in)
    keep_focus(settings, bench, built_in)
    bench.open(Casebook.open(built_in.found().file, read_only=True))
    keep_focus(settings, bench, built_in)
    assert bool(settings.focus_of("small")) == kept
    bench.close()
    built_in.clear()
