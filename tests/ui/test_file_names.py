"""Names for files: what a title leaves of itself, wherever it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coupexplorer.ui.file_names import suggested_file


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Two splits", "Two splits.pdf"),
        ("Ba'ath: 1963/1966", "Ba ath 1963 1966.pdf"),
        ("قصة 1963", "قصة 1963.pdf"),
        ("../../etc/passwd", ".. .. etc passwd.pdf"),
        ("", "sheet.pdf"),
        ("???", "sheet.pdf"),
        ("x" * 300, "x" * 80 + ".pdf"),
    ],
)
def test_only_harmless_letters_are_kept(tmp_path: Path, title: str, name: str) -> None:
    assert suggested_file(title, tmp_path, ".pdf") == tmp_path / name


@settings(max_examples=60)
@given(title=st.text(max_size=120), ending=st.sampled_from([".pdf", ".casebook", ".json"]))
def test_any_title_gives_a_name_inside_the_folder(title: str, ending: str) -> None:
    folder = Path("/home/reader/Documents")
    file = suggested_file(title, folder, ending)
    assert file.parent == folder
    assert file.name.endswith(ending)
    assert len(file.name) > len(ending)
    assert not set('\\/:*?"<>|\n\0') & set(file.name)


def test_a_letter_with_its_mark_stays_a_word(tmp_path: Path) -> None:
    title = "Ba\N{COMBINING MACRON}th"
    assert suggested_file(title, tmp_path, ".pdf").stem.count(" ") == 0
