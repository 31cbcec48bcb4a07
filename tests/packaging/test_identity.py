"""The version stands in one place, and everything that names it asks there."""

import re
from pathlib import Path

import pytest

import coupexplorer
import identity


def test_version_is_read_from_the_package() -> None:
    assert identity.version() == coupexplorer.__version__


@pytest.mark.parametrize("line", ["", '__version__ = "0.2.0rc1"', '__version__ = "0.2"'])
def test_version_that_packages_could_not_write_is_told(tmp_path: Path, line: str) -> None:
    package = tmp_path / "src" / "coupexplorer"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(f'"""Nothing."""\n{line}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="no version of three numbers"):
        identity.version(tmp_path)


def test_no_other_file_writes_the_version() -> None:
    places = ("packaging", "src", "resources")
    endings = {".py", ".spec", ".desktop", ".xml", ".1", ".nsi", ".yml", ".md"}
    written = re.compile(rf"(?<![\d.]){re.escape(identity.version())}(?![\d.])")
    holders = [
        path.relative_to(identity.ROOT).as_posix()
        for place in places
        for path in sorted((identity.ROOT / place).rglob("*"))
        if path.suffix in endings and written.search(path.read_text("utf-8"))
    ]
    assert holders == ["src/coupexplorer/__init__.py"]


def test_readme_names_the_files_of_this_version() -> None:
    text = (identity.ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(rf"{identity.PROGRAM}[-_](\d[\w.]*?)[-_.](?:amd64|linux|py3)", text))
    assert named == {identity.version()}
