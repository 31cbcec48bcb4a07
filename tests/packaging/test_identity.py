"""The version stands in one place, and everything that names it asks there."""

import re
from pathlib import Path

import pytest

import coupexplorer
import identity


def test_version_is_read_from_the_package() -> None:
    assert identity.version() == coupexplorer.__version__


def test_version_that_is_missing_is_told(tmp_path: Path) -> None:
    package = tmp_path / "src" / "coupexplorer"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text('"""Nothing."""\n', encoding="utf-8")
    with pytest.raises(ValueError, match="names no version"):
        identity.version(tmp_path)


def test_no_other_file_writes_the_version() -> None:
    places = ("packaging", "src", "resources")
    endings = {".py", ".spec", ".desktop", ".xml", ".1", ".nsi", ".yml", ".md"}
    holders = [
        path.relative_to(identity.ROOT).as_posix()
        for place in places
        for path in sorted((identity.ROOT / place).rglob("*"))
        if path.suffix in endings and f'"{identity.version()}"' in path.read_text("utf-8")
    ]
    assert holders == ["src/coupexplorer/__init__.py"]


def test_readme_names_the_files_of_this_version() -> None:
    text = (identity.ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(rf"{identity.PROGRAM}[-_](\d[\w.]*?)[-_.](?:amd64|linux|py3)", text))
    assert named == {identity.version()}
