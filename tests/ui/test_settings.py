"""What is remembered between starts comes back as it was; what is bad falls back silently."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.focus_json import focus_from_text, focus_to_text
from coupexplorer.ui.settings import MOST_RECENT, Settings
from coupexplorer.ui.theme import Scheme


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A settings file that is not there yet."""
    return tmp_path / "own folder" / "settings.ini"


def again(kept: Settings, file: Path) -> Settings:
    """The settings as the next start finds them."""
    kept.save()
    return Settings(file)


def test_a_first_start_has_defaults(file: Path) -> None:
    fresh = Settings(file)
    assert fresh.scheme is Scheme.SYSTEM
    assert (fresh.print_choices_of("splits"), fresh.print_presets) == ("", "")
    assert fresh.recent == []
    assert (fresh.text_size, fresh.geometry, fresh.layout) == (None, None, None)
    assert fresh.focus_of("baath-splits") == ""
    assert not file.exists(), "asking writes nothing"


@pytest.mark.parametrize("scheme", Scheme)
def test_the_colours_come_back(file: Path, scheme: Scheme) -> None:
    kept = Settings(file)
    kept.scheme = scheme
    assert again(kept, file).scheme is scheme


def test_the_arrangement_of_a_pane_comes_back(file: Path) -> None:
    kept = Settings(file)
    assert kept.arrangement_of("timeline") == ""
    kept.remember_arrangement("timeline", '{"lanes": "place", "phases": true}')
    kept.remember_arrangement("events", "a, b; c=1%")
    assert again(kept, file).arrangement_of("timeline") == '{"lanes": "place", "phases": true}'
    assert again(kept, file).arrangement_of("events") == "a, b; c=1%"


@pytest.mark.parametrize("size", [None, 7.0, 9.75, 24.0])
def test_the_text_size_comes_back(file: Path, size: float | None) -> None:
    kept = Settings(file)
    kept.text_size = 12.0
    kept.text_size = size
    assert again(kept, file).text_size == size


def test_the_window_comes_back(file: Path) -> None:
    geometry, layout = QByteArray(b"\x01\xd9\xd0\xcb\x00\xff\n"), QByteArray(b"docks\x00")
    kept = Settings(file)
    kept.remember_window(geometry, layout)
    found = again(kept, file)
    assert (found.geometry, found.layout) == (geometry, layout)


def test_what_was_chosen_for_printing_comes_back_by_casebook_and_document(file: Path) -> None:
    kept = Settings(file)
    kept.remember_print_choices("splits", '{"lines": 9, "cases": ["a", "b"]}')
    kept.remember_print_choices("splits", '{"kind": "cards"}', "cards")
    kept.print_presets = '{"Seminar": {}}'
    found = again(kept, file)
    assert found.print_choices_of("splits") == '{"lines": 9, "cases": ["a", "b"]}'
    assert found.print_choices_of("splits", "cards") == '{"kind": "cards"}'
    assert found.print_choices_of("splits", "key") == found.print_choices_of("other") == ""
    assert found.print_presets == '{"Seminar": {}}'


@settings(max_examples=25, deadline=None)
@given(identifier=st.text("abc-/%. \\=;,'\"[]القصة", min_size=1, max_size=8).filter(str.strip))
def test_a_focus_comes_back_whatever_it_looks_at(
    tmp_path_factory: pytest.TempPathFactory, identifier: str
) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.ini"
    focus = Focus(subject=Ref(Kind.CELL, identifier), cases=("iraq-1963",), context=False)
    kept = Settings(file)
    kept.remember_focus("baath-splits", focus_to_text(focus))
    assert focus_from_text(again(kept, file).focus_of("baath-splits")) == focus


def test_each_casebook_has_a_focus_of_its_own(file: Path) -> None:
    kept = Settings(file)
    for casebook in ("one", "another", "a/b", "كتاب"):
        kept.remember_focus(casebook, f"focus of {casebook}")
    found = again(kept, file)
    for casebook in ("one", "another", "a/b", "كتاب"):
        assert found.focus_of(casebook) == f"focus of {casebook}"
    assert found.focus_of("a") == ""


class TestRecent:
    """Files opened lately."""

    def test_the_last_one_comes_first(self, file: Path) -> None:
        kept = Settings(file)
        for name in ("a", "b", "c"):
            kept.remember_file(Path(name))
        assert again(kept, file).recent == [Path("c"), Path("b"), Path("a")]

    def test_a_file_opened_again_moves_up(self, file: Path) -> None:
        kept = Settings(file)
        for name in ("a", "b", "a"):
            kept.remember_file(Path(name))
        assert kept.recent == [Path("a"), Path("b")]

    def test_only_so_many_are_kept(self, file: Path) -> None:
        kept = Settings(file)
        for number in range(MOST_RECENT + 3):
            kept.remember_file(Path(f"{number}.casebook"))
        assert len(kept.recent) == MOST_RECENT
        assert kept.recent[0] == Path(f"{MOST_RECENT + 2}.casebook")

    @pytest.mark.parametrize(
        "name", ["Ba'ath, splits; & more.casebook", "@Invalid()", "قصة.casebook", "100% [x]=y"]
    )
    def test_an_odd_name_comes_back(self, file: Path, name: str) -> None:
        kept = Settings(file)
        kept.remember_file(Path("/home/reader") / name)
        assert again(kept, file).recent == [Path("/home/reader") / name]

    @pytest.mark.skipif(sys.platform != "linux", reason="names are bytes only there")
    def test_a_name_that_is_no_text_comes_back(self, file: Path) -> None:
        name = Path(os.fsdecode(b"/home/reader/caf\xe9.casebook"))
        kept = Settings(file)
        kept.remember_file(name)
        assert again(kept, file).recent == [name]


class TestDamage:
    """A settings file that someone else has written."""

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"\x00\xff\xfe[[[",
            b"[appearance]\nscheme=plaid\ntext-size=huge\n[print]\npresets=\n",
            b"[appearance]\nscheme=a, b, c\ntext-size=1, 2\n[files]\nrecent=a, b\n",
            b"[window]\ngeometry=text\nlayout-1=@ByteArray()\n",
            b"[appearance]\nscheme=@Variant(\\0\\0\\0)\n",
            b"%" * 5000,
        ],
    )
    def test_bad_values_fall_back(self, file: Path, content: bytes) -> None:
        file.parent.mkdir()
        file.write_bytes(content)
        found = Settings(file)
        assert found.scheme is Scheme.SYSTEM
        assert found.text_size is None
        assert (found.geometry, found.layout) == (None, None)
        assert found.print_presets == ""
        assert all(isinstance(name, Path) for name in found.recent)

    @pytest.mark.parametrize("size", ["nan", "inf", "-inf"])
    def test_a_size_that_is_no_size_falls_back(self, file: Path, size: str) -> None:
        file.parent.mkdir()
        file.write_text(f"[appearance]\ntext-size={size}\n", encoding="utf-8")
        assert Settings(file).text_size is None

    def test_a_layout_of_another_version_is_not_used(self, file: Path) -> None:
        file.parent.mkdir()
        file.write_text("[window]\nlayout-0=@ByteArray(old)\n", encoding="utf-8")
        assert Settings(file).layout is None

    def test_a_file_that_cannot_be_written_does_no_harm(self, tmp_path: Path) -> None:
        (tmp_path / "a file").write_bytes(b"")
        kept = Settings(tmp_path / "a file" / "settings.ini")
        kept.scheme = Scheme.DARK
        kept.save()
        assert kept.scheme is Scheme.DARK
