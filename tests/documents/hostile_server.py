"""A web server on this machine that answers as it is told to, and counts who came."""

import socket
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager


class Server:
    """Answers by the path that is asked for; see `_answer`."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.requests: list[str] = []
        self.connections = 0
        self.pages: dict[str, tuple[str, bytes]] = {}
        """What stands at a path: content type and body."""
        self._ended = False
        threading.Thread(target=self._accept, daemon=True).start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of an answer."""
        return f"http://{host}:{self.port}{path}"

    def close(self) -> None:
        """Take no more connections."""
        self._ended = True
        self._listener.close()

    def _accept(self) -> None:
        while not self._ended:
            try:
                connection, _address = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            try:
                request = b""
                while b"\r\n\r\n" not in request:
                    chunk = connection.recv(65536)
                    if not chunk:
                        return
                    request += chunk
                self.requests.append(request.decode("latin-1"))
                for chunk in self._answer(request.split(b" ")[1].decode(), request.decode("latin-1").lower()):
                    connection.sendall(chunk)
            except OSError:
                return

    def _answer(self, path: str, request: str) -> Iterator[bytes]:
        if path == "/page":
            unchanged = 'if-none-match: "v1"' in request
            if unchanged:
                yield b"HTTP/1.1 304 Not Modified\r\nContent-Length: 0\r\n\r\n"
                return
            yield _head("Content-Type: text/html; charset=utf-8", 'ETag: "v1"', "Set-Cookie: a=b", length=12)
            yield "Қала тынды.".encode()[:12]
        elif path in self.pages:
            content_type, body = self.pages[path]
            yield _head(f"Content-Type: {content_type}", length=len(body)) + body
        elif path.startswith("/to/"):
            yield f"HTTP/1.1 302 Found\r\nLocation: {path[4:]}\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n".encode()
        elif path.startswith("/moved/"):
            yield f"HTTP/1.1 301 Moved Permanently\r\nLocation: {path[6:]}\r\nContent-Length: 0\r\n\r\n".encode()
        elif path == "/again":
            yield b"HTTP/1.1 301 Moved\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n"
        elif path == "/drip-head":
            yield b"HTTP/1.1 200 OK\r\n"
            while True:
                yield b"X"
                time.sleep(0.05)
        elif path == "/drip-body":
            yield _head()
            while True:
                yield b"x"
                time.sleep(0.05)
        elif path == "/endless":
            yield _head()
            while True:
                yield b"x" * 65536
        elif path == "/silent":
            time.sleep(60)
        elif path == "/bomb":
            yield _head("Content-Encoding: gzip")
            packer = zlib.compressobj(9, zlib.DEFLATED, 31)
            for _step in range(4096):
                yield packer.compress(bytes(1 << 16))
            yield packer.flush()
        elif path == "/packed":
            yield _head("Content-Encoding: gzip, deflate")
            packer = zlib.compressobj(9, zlib.DEFLATED, 31)
            yield zlib.compress(packer.compress("Xin chào".encode()) + packer.flush())
        elif path == "/raw-deflate":
            yield _head("Content-Encoding: deflate")
            packer = zlib.compressobj(9, zlib.DEFLATED, -15)
            yield packer.compress("Xin chào".encode()) + packer.flush()
        elif path == "/broken":
            yield _head("Content-Encoding: gzip")
            yield b"no gzip at all"
        elif path == "/brotli":
            yield _head("Content-Encoding: br")
            yield b"x"
        elif path == "/huge":
            yield _head(length=1 << 40)
        elif path == "/garbage":
            yield b"\x00\xff\x1b]0;x\x07 no http\r\n\r\n"
        else:
            yield b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


def _head(*lines: str, length: int | None = None) -> bytes:
    size = [] if length is None else [f"Content-Length: {length}"]
    return "\r\n".join(["HTTP/1.1 200 OK", "Connection: close", *lines, *size, "", ""]).encode()


@contextmanager
def serving() -> Iterator[Server]:
    """A server for as long as the block lasts."""
    server = Server()
    yield server
    server.close()
