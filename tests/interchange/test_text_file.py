"""Text files are read whatever their encoding says of itself, or refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from coupexplorer.interchange import text_file
from coupexplorer.interchange.text_file import TextFileError, read_text

TEXT = "== Coup ==\nسقط القصر.\n"


@pytest.mark.parametrize(
    "held",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
)
def test_every_way_to_write_a_text(tmp_path: Path, held: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(held)
    assert read_text(file) == TEXT


def test_form_feeds_and_separators_stay(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("a\fb\u2028c".encode())
    assert read_text(file) == "a\fb\u2028c"


@pytest.mark.parametrize(
    ("held", "reason"),
    [
        ("Café".encode("latin-1"), "is not UTF-8 text (byte 3)"),
        (b"\xff\xfeabc", "is not UTF-16 text"),
        (b"\xff\xfe\x00\xd8", "is not UTF-16 text"),
        ("abc".encode("utf-32"), "is not plain text"),
        ("abc".encode("utf-16-le"), "is not plain text"),
        (b"PK\x03\x04\x00\x00", "is not plain text"),
    ],
)
def test_what_is_no_text_is_one_sentence(tmp_path: Path, held: bytes, reason: str) -> None:
    file = tmp_path / "odd name.txt"
    file.write_bytes(held)
    with pytest.raises(TextFileError) as caught:
        read_text(file)
    assert str(caught.value).startswith(f"“odd name.txt” {reason}")
    assert str(caught.value).endswith(".")


def test_what_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    for name in ("gone.txt", "."):
        with pytest.raises(TextFileError, match="cannot be read"):
            read_text(tmp_path / name)


def test_a_text_may_be_so_long_and_no_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "MOST_CHARACTERS", 20)
    file = tmp_path / "a.txt"
    file.write_text("ق" * 20, encoding="utf-8")
    assert len(read_text(file)) == 20
    file.write_text("ق" * 21, encoding="utf-8")
    with pytest.raises(TextFileError, match="too long"):
        read_text(file)


def test_a_file_that_never_ends_is_not_read_to_its_end() -> None:
    zeros = Path("/dev/zero")
    if not zeros.exists():
        pytest.skip("no device that never ends")
    with pytest.raises(TextFileError, match="too long: at most 4 million characters"):
        read_text(zeros)
