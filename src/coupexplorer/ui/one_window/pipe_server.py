"""Whose process serves a pipe of Windows, where any user's process may take any free name.

Written after Microsoft's documentation and not yet run on Windows; nowhere else is it loaded.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import ctypes
    import msvcrt
    import os
    from collections.abc import Callable
    from contextlib import ExitStack
    from ctypes import wintypes
    from typing import Any, cast

    LIMITED_INFORMATION = 0x1000
    QUERY_TOKEN = 0x0008
    USER_OF_TOKEN = 1
    LONGEST_USER = 256
    """Bytes of what a token tells of its user: an address, flags, and what the address leads to,
    of at most 68."""

    def let_come_forward(pipe: int) -> bool:
        """Let the process that serves a pipe, given by its descriptor, show its window in front.

        False, with nothing allowed, when it runs as another user; OSError when that cannot be told.
        """
        server = _server_of(pipe)
        if _user_of(server) != _user_of(os.getpid()):
            return False
        allow = _function("user32", "AllowSetForegroundWindow", wintypes.BOOL, wintypes.DWORD)
        # Refused when this process is not in front itself: the window then asks for attention.
        allow(server)
        return True

    def _server_of(pipe: int) -> int:
        number = ctypes.POINTER(wintypes.ULONG)
        ask = _function(
            "kernel32", "GetNamedPipeServerProcessId", wintypes.BOOL, wintypes.HANDLE, number
        )
        process = wintypes.ULONG()
        _check(ask(msvcrt.get_osfhandle(pipe), ctypes.byref(process)))
        return process.value

    def _user_of(process: int) -> bytes:
        """The security identifier of the user that a process runs as."""
        handle, place = wintypes.HANDLE, ctypes.POINTER(wintypes.HANDLE)
        close = _function("kernel32", "CloseHandle", wintypes.BOOL, handle)
        open_process = _function(
            "kernel32", "OpenProcess", handle, wintypes.DWORD, wintypes.BOOL, wintypes.DWORD
        )
        open_token = _function(
            "advapi32", "OpenProcessToken", wintypes.BOOL, handle, wintypes.DWORD, place
        )
        with ExitStack() as opened:
            seen = _check(open_process(LIMITED_INFORMATION, False, process))
            opened.callback(close, seen)
            token = wintypes.HANDLE()
            _check(open_token(seen, QUERY_TOKEN, ctypes.byref(token)))
            opened.callback(close, token)
            return _user_in(token)

    def _user_in(token: wintypes.HANDLE) -> bytes:
        number = ctypes.POINTER(wintypes.DWORD)
        ask = _function(
            "advapi32",
            "GetTokenInformation",
            wintypes.BOOL,
            wintypes.HANDLE,
            ctypes.c_int,
            ctypes.c_void_p,
            wintypes.DWORD,
            number,
        )
        measure = _function("advapi32", "GetLengthSid", wintypes.DWORD, ctypes.c_void_p)
        told, length = ctypes.create_string_buffer(LONGEST_USER), wintypes.DWORD()
        _check(ask(token, USER_OF_TOKEN, told, LONGEST_USER, ctypes.byref(length)))
        # The address comes first, and leads into the rest of what was told.
        identifier = ctypes.c_void_p.from_buffer(told).value
        return ctypes.string_at(_check(identifier), measure(identifier))

    def _function(library: str, name: str, answer: Any, *takes: Any) -> Callable[..., Any]:
        """A function of the system, with the types that it takes and answers."""
        found: Any = getattr(ctypes.WinDLL(library, use_last_error=True), name)
        found.argtypes, found.restype = takes, answer
        return cast("Callable[..., Any]", found)

    def _check(answer: int | None) -> int:
        """An answer that is not nothing; else the system's own error is raised."""
        if not answer:
            raise ctypes.WinError(ctypes.get_last_error())
        return answer
