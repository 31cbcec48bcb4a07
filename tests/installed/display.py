"""A virtual screen with a window manager, and what can be seen on it."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

_T = TypeVar("_T")

LIMIT_S = 60.0
BETWEEN_S = 0.05


@contextmanager
def virtual_display(size: str = "1440x900") -> Iterator[Display]:
    """A screen that nobody sees, gone when the block ends."""
    reading, writing = os.pipe()
    screen = ["-screen", "0", f"{size}x24", "-ac", "-nolisten", "tcp", "-displayfd", str(writing)]
    server = subprocess.Popen(
        ["Xvfb", *screen], pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            name = f":{told.readline().strip()}"
        display = Display(name)
        manager = subprocess.Popen(
            ["openbox"], env=display.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            yield display
        finally:
            manager.terminate()
            manager.wait()
    finally:
        server.terminate()
        server.wait()


class Display:
    """One X display, by its name (":5")."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.variables = {"DISPLAY": name}
        self.environ = {**os.environ, **self.variables}

    def ask(self, *words: str) -> str:
        """What xdotool answers; empty when it finds nothing."""
        told = subprocess.run(
            ["xdotool", *words], env=self.environ, check=False, capture_output=True, text=True
        )
        return told.stdout.strip()

    def windows(self, title: str) -> list[str]:
        """The visible windows whose title holds some words (a pattern)."""
        return self.ask("search", "--onlyvisible", "--name", title).split()

    def wait_for_window(self, title: str, limit: float = LIMIT_S) -> str:
        """The first window of that title, waited for."""
        return self.wait(lambda: self.windows(title), f"a window “{title}”", limit)[0]

    def active_title(self) -> str:
        """The title of the window in front."""
        return self.ask("getactivewindow", "getwindowname")

    def property_of(self, window: str, name: str) -> str:
        """A property of a window, as xprop writes it."""
        command = ["xprop", "-id", window, name]
        return subprocess.run(
            command, env=self.environ, check=True, capture_output=True, text=True
        ).stdout

    def wait(self, look: Callable[[], _T], wanted: str, limit: float = LIMIT_S) -> _T:
        """What a look gives, repeated until it is something."""
        until = time.monotonic() + limit
        while time.monotonic() < until:
            found = look()
            if found:
                return found
            time.sleep(BETWEEN_S)
        raise AssertionError(f"{wanted} was not to be seen in {limit:.0f} s")

    def picture(self, file: Path) -> bytes:
        """The whole screen as a PNG file; its bytes."""
        command = ["import", "-window", "root", "-strip", str(file)]
        subprocess.run(command, env=self.environ, check=True, capture_output=True)
        return file.read_bytes()

    def still_picture(self, file: Path, limit: float = LIMIT_S) -> bytes:
        """A picture of the screen once it has stopped changing: the same three times running."""
        seen: list[bytes] = []

        def look() -> bytes:
            seen.append(self.picture(file))
            return seen[-1] if len(seen) >= 3 and len(set(seen[-3:])) == 1 else b""

        return self.wait(look, "a screen at rest", limit)
