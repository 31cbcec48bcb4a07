"""Environment markers: the same answers as Python's own library for them gives."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from packaging.markers import Marker

from coupexplorer.shipped.licences.markers import holds

NUMBERS = st.lists(st.integers(0, 13), min_size=1, max_size=3).map(
    lambda parts: ".".join(map(str, [3, *parts]))
)
VERSION_SIGNS = st.sampled_from(["==", "!=", "<", "<=", ">", ">=", "~="])
VERSIONS = st.sampled_from(["python_version", "python_full_version"])
WORDS = st.sampled_from(["sys_platform", "os_name", "platform_machine", "platform_system"])
VALUES = st.sampled_from(["linux", "win32", "darwin", "posix", "nt", "x86_64", "aarch64", "Linux"])
SIMPLE = st.one_of(
    st.tuples(VERSIONS, VERSION_SIGNS, NUMBERS).map(lambda t: f"{t[0]} {t[1]} '{t[2]}'"),
    st.tuples(NUMBERS, st.sampled_from(["<", ">="]), VERSIONS).map(
        lambda t: f"'{t[0]}' {t[1]} {t[2]}"
    ),
    st.tuples(VERSIONS, st.sampled_from(["==", "!="]), NUMBERS).map(
        lambda t: f"{t[0]} {t[1]} '{t[2]}.*'"
    ),
    st.tuples(WORDS, st.sampled_from(["==", "!="]), VALUES).map(lambda t: f'{t[0]}{t[1]}"{t[2]}"'),
    st.tuples(VALUES, st.sampled_from(["in", "not in"]), WORDS).map(
        lambda t: f"'{t[0]}' {t[1]} {t[2]}"
    ),
    st.sampled_from(["asyncio", "As_IO", "dev"]).map(lambda e: f"extra == '{e}'"),
)
MARKERS = st.recursive(
    SIMPLE,
    lambda inner: st.tuples(inner, st.sampled_from(["and", "or"]), inner, st.booleans()).map(
        lambda t: f"({t[0]} {t[1]} {t[2]})" if t[3] else f"{t[0]} {t[1]} {t[2]}"
    ),
    max_leaves=6,
)


@example("python_version == '3.11.0.*'", "")
@given(MARKERS, st.sampled_from(["", "dev", "as-io"]))
def test_a_marker_means_what_it_means_to_pip(marker: str, extra: str) -> None:
    assert holds(marker, extra) == Marker(marker).evaluate({"extra": extra})


@pytest.mark.parametrize(
    "marker",
    ["", "moon_phase == 'full'", "python_version >", "(os_name == 'posix'", "os_name ? 'posix'"],
)
def test_what_cannot_be_read_names_rather_a_work_too_many(marker: str) -> None:
    assert holds(marker)
