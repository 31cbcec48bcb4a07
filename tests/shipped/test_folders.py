"""Where shipped files are found: checkout, installed copy, bundle, and when they are gone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from coupexplorer.shipped import MissingShippedFile, data_folder, folders, resource


def test_the_checkout_holds_data_and_layouts() -> None:
    assert data_folder().is_dir()
    assert resource("sheets/sheet.typ").is_file()
    assert resource("sheets").parent.name == "resources"


def test_a_missing_resource_is_named_in_one_sentence() -> None:
    with pytest.raises(MissingShippedFile) as caught:
        resource("sheets/no-such-layout.typ")
    assert "resources/sheets/no-such-layout.typ" in str(caught.value)
    assert str(caught.value).endswith(".")


def test_an_installed_copy_is_preferred_to_a_checkout(tmp_path: Path) -> None:
    package = tmp_path / "src" / "coupexplorer"
    (tmp_path / "pyproject.toml").touch()
    assert [*folders.roots(package)] == [package / "_shipped", tmp_path.parent / tmp_path.name]


def test_an_installed_copy_has_no_checkout_around_it(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "coupexplorer"
    assert [*folders.roots(package)] == [package / "_shipped"]


@pytest.mark.parametrize("inside", ["coupexplorer/_shipped", "."])
def test_a_frozen_bundle_is_looked_through_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    shipped = tmp_path / inside
    (shipped / "data").mkdir(parents=True)
    (shipped / "resources").mkdir()
    (shipped / "resources" / "icon.svg").touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert data_folder() == shipped / "data"
    assert resource("icon.svg") == shipped / "resources" / "icon.svg"


def test_nothing_shipped_at_all_is_one_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "roots", lambda: iter([tmp_path]))
    with pytest.raises(MissingShippedFile, match="“data” should have come with Coup Explorer"):
        data_folder()
    with pytest.raises(MissingShippedFile, match="“resources”"):
        resource("sheets")
