"""Connections that lead where they may, and end when their time is up, whatever a server does."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from reader.documents.addresses import is_public


class PrivateAddressError(httpcore.ConnectError):
    """The host is in a private network, or on this machine."""


class Deadline:
    """The moment at which everything has to be over; what is open then is shut.

    seconds: from now on.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True
        self._timer.start()

    @property
    def left(self) -> float:
        """Seconds until then. Raises httpcore.ReadTimeout when there are none."""
        self.check()
        return max(self._end - time.monotonic(), 0.001)

    def check(self) -> None:
        """Raise httpcore.ReadTimeout when the moment has come."""
        if self.is_over:
            raise httpcore.ReadTimeout

    @property
    def is_over(self) -> bool:
        """Whether the moment has come."""
        return time.monotonic() >= self._end

    def watch(self, stream: httpcore.NetworkStream) -> None:
        """Shut the socket of `stream` when the time is up: a handshake can be dripped as well as a page."""
        found = stream.get_extra_info("socket")
        if isinstance(found, socket.socket):
            self._sockets.append(found)

    def cancel(self) -> None:
        """Nothing is left to be ended."""
        self._timer.cancel()

    def _shut(self) -> None:
        for each in self._sockets:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to the very address that was checked: a name that resolves differently a moment later gains nothing."""

    def __init__(self, deadline: Deadline, allow_private: bool) -> None:
        self._backend = httpcore.SyncBackend()
        self._deadline = deadline
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to `host`. Raises PrivateAddressError, or another httpcore.ConnectError."""
        addresses = self._resolve(host, port)
        if not self._allow_private and not all(map(is_public, addresses)):
            raise PrivateAddressError(host)
        failure: Exception = httpcore.ConnectError(host)
        for address in addresses:
            try:
                stream = self._backend.connect_tcp(
                    address,
                    port,
                    min(timeout or self._deadline.left, self._deadline.left),
                    local_address,
                    socket_options,
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            self._deadline.watch(stream)
            return _TimedStream(stream, self._deadline)
        raise failure

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Any = None) -> Any:
        """No page is there."""
        raise httpcore.ConnectError(path)

    def sleep(self, seconds: float) -> None:
        """Wait, but not beyond the deadline."""
        time.sleep(min(seconds, self._deadline.left))

    def _resolve(self, host: str, port: int) -> list[str]:
        """The addresses of `host`, in the resolver's order; it is not waited for longer than until the deadline."""
        found: list[str] = []

        def ask() -> None:
            with contextlib.suppress(OSError, UnicodeError):
                for *_kind, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
                    found.append(str(address[0]))

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(self._deadline.left)
        addresses = list(dict.fromkeys(found))
        if not addresses:
            raise httpcore.ConnectError(host)
        return addresses


class _TimedStream(httpcore.NetworkStream):
    """A stream each step of which has the time that is left."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._deadline.left)
        if not data:
            self._deadline.check()  # a stream that was shut then seems to have ended
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left)
        self._deadline.watch(secured)
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
