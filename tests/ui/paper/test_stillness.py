"""The collector of cycles rests while documents are made, and always comes back."""

from __future__ import annotations

import gc

import pytest

from coupexplorer.ui.paper.stillness import Stillness


def test_it_rests_until_the_last_document_is_made() -> None:
    still = Stillness()
    first, second = still.working(), still.working()
    with first:
        with second:
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count()
    still.end()
    assert gc.get_freeze_count() == 0


def test_it_comes_back_after_a_failure() -> None:
    still = Stillness()
    with pytest.raises(ValueError, match="no page"), still.working():
        raise ValueError("no page")
    assert gc.isenabled()
    still.end()
