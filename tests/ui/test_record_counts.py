"""Counting a casebook: at once when it is small, beside the window when it is large."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.samples import small_document

from coupexplorer.domain.identity import Kind
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui import record_counts
from coupexplorer.ui.record_counts import RecordCounts


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    """The small casebook as a file."""
    with Casebook.create(tmp_path / "small.casebook", small_document()) as casebook:
        yield casebook


@pytest.fixture
def counts(qapp: QApplication) -> Iterator[RecordCounts]:
    """Counts that nothing has been counted for."""
    made = RecordCounts()
    yield made
    made.finish()


def test_nothing_is_known_at_first(counts: RecordCounts) -> None:
    assert counts.of(Kind.EVENT) is None


def test_a_small_casebook_is_counted_at_once(counts: RecordCounts, book: Casebook) -> None:
    counts.count(book)
    assert counts.of(Kind.EVENT) == len(small_document().events)
    assert counts.of(Kind.CLAIM) == len(small_document().claims)


def test_a_large_one_beside_the_window(
    counts: RecordCounts, book: Casebook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_counts, "FEW", 0)
    with qtbot.waitSignal(counts.changed):
        counts.count(book)
        assert counts.of(Kind.EVENT) is None
    assert counts.of(Kind.EVENT) == len(small_document().events)


def test_what_is_closed_is_forgotten(counts: RecordCounts, book: Casebook) -> None:
    counts.count(book)
    counts.finish()
    assert counts.of(Kind.EVENT) is None
