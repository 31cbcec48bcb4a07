"""The arrangement of the network is read back as it was written; nonsense is as the first time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.tie_web import TieKind
from coupexplorer.ui.network.arrangement import Arrangement, read_arrangement
from coupexplorer.ui.network.colouring import Colouring
from coupexplorer.ui.network.reach import Reach

arrangements = st.builds(
    Arrangement,
    st.sampled_from(Reach),
    st.frozensets(st.sampled_from(TieKind)),
    st.sampled_from(Colouring),
    st.booleans(),
)


@given(arrangements)
def test_what_is_written_is_read_back(arrangement: Arrangement) -> None:
    assert read_arrangement(arrangement.text()) == arrangement
    assert "\n" not in arrangement.text()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"steps": 9}', '{"steps": 1, "hidden": ["x"]}', "[" * 9_999]
)
def test_nonsense_is_as_the_first_time(text: str) -> None:
    assert read_arrangement(text) == Arrangement()
