"""A guard for every Qt override and slot: an exception inside is reported once, never fatal."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def guarded(
    fallback: object,
) -> Callable[[Callable[Arguments, Result]], Callable[Arguments, Result]]:
    """Decorate an override so that an exception goes to ``sys.excepthook`` and ``fallback`` is
    returned: an exception that crosses from Python back into Qt can end the process."""

    def decorate(method: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
        @functools.wraps(method)
        def call(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
            try:
                return method(*args, **kwargs)
            except Exception:
                sys.excepthook(*sys.exc_info())
                return cast(Result, fallback)

        return call

    return decorate
