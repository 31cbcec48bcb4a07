"""Asked of the package registry: every library we need has a wheel wherever we promise to run."""

from __future__ import annotations

import pytest

from platforms import Target, ask, targets


@pytest.mark.usefixtures("asked_for")
@pytest.mark.parametrize("target", targets(), ids=lambda one: f"{one.platform.name}-{one.python}")
def test_every_library_has_a_wheel_there(target: Target) -> None:
    answer = ask(target)
    assert answer.refusal == ""
    assert any(wheel.startswith("pyside6_essentials-") for wheel in answer.wheels)
