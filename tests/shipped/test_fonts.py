"""The fonts that ship: all three families are there, and a missing one is told by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from coupexplorer.shipped import MissingShippedFile, font_files, font_folders, fonts


def test_every_family_comes_with_its_italics() -> None:
    names = [path.name for path in font_files()]
    for family in ("NotoSerif", "NotoSans", "Amiri"):
        assert any(name.startswith(family) and "Italic" not in name for name in names)
        assert any(name.startswith(family) and "Italic" in name for name in names)


def test_font_files_are_true_type() -> None:
    for path in font_files():
        assert path.read_bytes()[:4] in (b"\x00\x01\x00\x00", b"OTTO")


def test_folders_come_in_the_order_of_the_packages() -> None:
    packages = [folder.parent.name for folder in font_folders()]
    assert packages == list(fonts.FONT_PACKAGES)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FONT_PACKAGES", ("fontpkg_amiri", "fontpkg_no_such_family"))
    with pytest.raises(MissingShippedFile, match="fontpkg-no-such-family"):
        font_files()


@pytest.mark.parametrize("with_folder", [False, True])
def test_an_emptied_package_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_folder: bool
) -> None:
    package = tmp_path / "fontpkg_hollow"
    package.mkdir()
    (package / "__init__.py").touch()
    if with_folder:
        (package / "files").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(fonts, "FONT_PACKAGES", ("fontpkg_hollow",))
    with pytest.raises(MissingShippedFile, match="fontpkg-hollow"):
        font_files()
