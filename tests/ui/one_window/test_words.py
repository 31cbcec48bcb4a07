"""What is said over the socket is known exactly, or not at all."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.ui.one_window.words import LONGEST_REQUEST, request, token_of

PLAIN = string.ascii_letters + string.digits + string.punctuation


@given(st.text(PLAIN, max_size=512))
def test_a_token_arrives(token: str) -> None:
    assert token_of(request(token)) == token


@given(st.text())
def test_a_request_is_always_one_short_line(token: str) -> None:
    line = request(token)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert len(line) < LONGEST_REQUEST
    assert token_of(line) in (token, "")


@pytest.mark.parametrize("token", ["two words", "a\nb", "ع", "x" * 513])
def test_what_is_no_plain_word_is_left_out(token: str) -> None:
    assert request(token) == request()


@given(st.binary())
def test_anything_else_is_no_request(line: bytes) -> None:
    assert token_of(line) is None


def test_a_request_with_more_behind_it_is_none() -> None:
    assert token_of(request("a") + b"b\n") is None
    assert token_of(request()[:-1]) is None
