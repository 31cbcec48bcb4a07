"""The holder of a casebook listens for a second start on it, as long as it may write to it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.one_window.address import address_of, is_there
from coupexplorer.ui.one_window.calling import is_alive
from coupexplorer.ui.one_window.words import ANSWER, LONGEST_REQUEST, token_of
from coupexplorer.ui.workbench import Workbench

SILENCE_MS = 2_000
"""How long somebody may take to say what is wanted."""

MOST_CALLERS = 8


class Listener(QObject):
    """Follows the bench: whatever casebook is there for writing can be asked for by its address.

    ``called(str)`` carries the token of a start that was answered, empty when it had none.
    """

    called = Signal(str)

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._address: str | None = None
        self._has_ended = False
        self._callers: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(MOST_CALLERS)
        self._server.newConnection.connect(self._come)
        bench.casebook_changed.connect(self.follow)
        self.follow()

    @property
    def is_listening(self) -> bool:
        """Whether a second start would be heard."""
        return self._server.isListening()

    @guarded(None)
    def follow(self) -> None:
        """Listen for the casebook on the bench; for none when it is only read."""
        address = self._wanted()
        if address == self._address:
            return
        self._stop()
        if address is not None and _is_free(address) and self._server.listen(address):
            self._address = address

    def end(self) -> None:
        """Follow the bench no longer, and take the socket away."""
        self._has_ended = True
        self._stop()

    def _stop(self) -> None:
        self._address = None
        self._server.close()
        for caller in tuple(self._callers):
            caller.abort()

    def _wanted(self) -> str | None:
        if self._has_ended or not self._bench.has_casebook:
            return None
        book = self._bench.casebook
        return None if book.read_only or book.path is None else address_of(book.path)

    @guarded(None)
    def _come(self) -> None:
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            if len(self._callers) >= MOST_CALLERS:
                caller.abort()
                caller.deleteLater()
                continue
            self._callers.append(caller)
            caller.setReadBufferSize(LONGEST_REQUEST)
            caller.readyRead.connect(lambda c=caller: self._hear(c))
            caller.disconnected.connect(lambda c=caller: self._go(c))
            QTimer.singleShot(SILENCE_MS, caller, caller.abort)
            self._hear(caller)

    @guarded(None)
    def _hear(self, caller: QLocalSocket) -> None:
        if caller.state() is not QLocalSocket.LocalSocketState.ConnectedState:
            return
        if not caller.canReadLine():
            if caller.bytesAvailable() >= LONGEST_REQUEST:
                caller.abort()
            return
        token = token_of(bytes(caller.readLine().data()))
        if token is None:
            caller.abort()
            return
        caller.write(ANSWER)
        caller.flush()
        caller.disconnectFromServer()
        self.called.emit(token)

    @guarded(None)
    def _go(self, caller: QLocalSocket) -> None:
        if caller in self._callers:
            self._callers.remove(caller)
            caller.deleteLater()


def _is_free(address: str) -> bool:
    """Whether this process may listen there; what a process that was killed has left is removed.

    Only the holder of the casebook's lock gets here. Another that is alive has the casebook by a
    lock beside another name of the file, and keeps its socket.
    """
    if sys.platform == "win32" or not is_there(address):
        return True
    return not is_alive(address) and QLocalServer.removeServer(address)
