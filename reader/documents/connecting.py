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


class UnknownHostError(httpcore.ConnectError):
    """No address is known of the host of that name."""


class PrivateAddressError(httpcore.ConnectError):
    """The host is in a private network, or on this machine."""


class Deadline:
    """The moment at which everything has to be over: each step gets the time that is left.

    seconds: from now on.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

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
            raise UnknownHostError(host)
        return addresses


class _TimedStream(httpcore.NetworkStream):
    """A stream each step of which has the time that is left."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left)
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
