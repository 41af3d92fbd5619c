"""Fetching is bounded whatever the server does, and never leads into a private network unasked."""

import contextlib
import socket
import ssl
import threading
import time
import tracemalloc
from collections.abc import Iterator

import httpcore
import pytest
from hostile_server import Server, serving

from reader.documents import connecting, fetching
from reader.documents.addresses import is_public
from reader.documents.fetching import fetch
from reader.messages import InputError


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


def _failure(url: str, **options: bool) -> str:
    with pytest.raises(InputError) as caught:
        fetch(url, **options)
    assert "\x1b" not in str(caught.value)
    return str(caught.value.reason)


def test_a_page_comes_with_what_the_server_says_of_it(server: Server) -> None:
    found = fetch(server.url("/page"), allow_private=True)
    assert found.data.decode("utf-8", "ignore").startswith("Қала")
    assert (found.content_type, found.etag, found.changed) == ("text/html; charset=utf-8", '"v1"', True)
    request = server.requests[-1].lower()
    assert "user-agent: multilingual-reader/" in request
    assert "cookie" not in request


def test_what_has_not_changed_is_not_sent_again(server: Server) -> None:
    found = fetch(server.url("/page"), allow_private=True, etag='"v1"')
    assert (found.changed, found.data, found.etag) == (False, b"", '"v1"')
    found = fetch(server.url("/page"), allow_private=True, last_modified="Tue, 06 May 2025 08:00:00 GMT")
    assert "if-modified-since: tue, 06 may 2025" in server.requests[-1].lower() and found.changed


def test_what_one_host_said_is_not_told_to_another(server: Server) -> None:
    there = server.url("/page", "localhost")
    assert fetch(server.url(f"/to/{there}"), allow_private=True, etag='"v1"').changed
    assert "if-none-match" not in server.requests[-1].lower()
    assert not fetch(server.url("/to//page"), allow_private=True, etag='"v1"').changed


def test_what_a_host_said_is_told_to_it_where_another_leads_on(server: Server) -> None:
    there = server.url("/page", "localhost")
    found = fetch(server.url(f"/to/{there}"), allow_private=True, etag='"v1"', told_by=there)
    assert (found.changed, found.url) == (False, there)
    assert "if-none-match" not in server.requests[-2].lower()


def test_where_a_page_has_moved_for_good_is_told(server: Server) -> None:
    assert fetch(server.url("/moved/moved/page"), allow_private=True).moved == server.url("/page")
    assert fetch(server.url("/moved/to//page"), allow_private=True).moved == server.url("/to//page")
    assert fetch(server.url("/to//moved/page"), allow_private=True).moved is None
    assert fetch(server.url("/page"), allow_private=True).moved is None


def test_redirects_are_followed_without_cookies(server: Server) -> None:
    found = fetch(server.url("/to//to//page"), allow_private=True)
    assert found.url == server.url("/page")
    assert not any("\r\ncookie:" in request.lower() for request in server.requests)


@pytest.mark.parametrize("path", ["/packed", "/raw-deflate"])
def test_packed_pages_are_unpacked(server: Server, path: str) -> None:
    assert fetch(server.url(path), allow_private=True).data.decode() == "Xin chào"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/again", "leads on more than 5 times"),
        ("/bomb", "is larger than 10 MB"),
        ("/endless", "is larger than 10 MB"),
        ("/huge", "is larger than 10 MB"),
        ("/broken", "the server's answer is damaged"),
        ("/brotli", "the server's answer is damaged"),
        ("/garbage", "the server's answer is damaged"),
        ("/missing", "the server has no such page (it answers 404)"),
        ("/to/file:///etc/passwd", "is not an address that can be fetched"),
        ("/to/http://user:secret@127.0.0.1/", "has a user name or a password in it, which are not sent"),
        ("/to/http://[broken/", "is not an address that can be fetched"),
        ("/to/http://xn--/", "is not an address that can be fetched"),
    ],
)
def test_what_goes_wrong_is_told(server: Server, path: str, reason: str) -> None:
    tracemalloc.start()
    told = _failure(server.url(path), allow_private=True)
    assert told.rpartition(": ")[2] == reason
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64 * 1024 * 1024


def test_a_certificate_that_is_not_trusted_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        try:
            raise ssl.SSLCertVerificationError("self-signed certificate")
        except ssl.SSLError as error:
            raise httpcore.ConnectError("refused") from error

    monkeypatch.setattr(connecting.CheckedBackend, "connect_tcp", refuse)
    assert "certificate cannot be trusted" in _failure("https://example.org/")


def test_the_address_that_was_given_is_named_and_the_one_it_leads_on_to(server: Server) -> None:
    with pytest.raises(InputError) as caught:
        fetch(server.url("/to//missing"), allow_private=True)
    assert caught.value.subject == server.url("/to//missing")
    assert str(caught.value.reason).startswith(f"leads on to {server.url('/missing')}: the server has no such page")


@pytest.mark.parametrize("path", ["/drip-head", "/drip-body", "/silent"])
def test_the_deadline_holds_for_the_whole(server: Server, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "FETCH_SECONDS", 0.5)
    begin = time.monotonic()
    assert "took more than" in _failure(server.url(path), allow_private=True)
    assert time.monotonic() - begin < 10  # the server itself would never end


def test_the_deadline_holds_for_a_dripped_handshake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "FETCH_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        ended = threading.Event()
        threading.Thread(target=_drip, args=(listener, ended), daemon=True).start()
        begin = time.monotonic()
        reason = _failure(f"https://127.0.0.1:{listener.getsockname()[1]}/", allow_private=True)
        ended.set()
    assert "took more than" in reason
    assert time.monotonic() - begin < 10


def _drip(listener: socket.socket, ended: threading.Event) -> None:
    """The beginning of a TLS record (RFC 8446), and then one byte after the other."""
    connection, _address = listener.accept()
    with connection, contextlib.suppress(OSError):
        connection.sendall(b"\x16\x03\x03\x40\x00")
        while not ended.wait(0.05):
            connection.sendall(b"\x02")


PRIVATE = (
    *("127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.0.1", "0"),
    *("0.0.0.0", "localhost", "localhost.", "LOCALHOST", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"),
    *("[0:0:0:0:0:0:0:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[2001:0:7f00:1::1]", "10.0.0.1", "172.16.0.1"),
    *(
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "[fe80::1]",
        "[fec0::1]",
        "[3fff::1]",
        "[fc00::1]",
        "[ff02::1]",
        "224.0.0.1",
    ),
    *("255.255.255.255", "198.18.0.1", "192.0.2.1", "１２７.０.０.１", "127。0。0。1", "①②⑦.⓪.⓪.①", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ"),
)


@pytest.mark.parametrize("host", PRIVATE)
def test_private_addresses_are_never_connected_to(server: Server, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    attempts: list[object] = []
    monkeypatch.setattr(socket, "create_connection", lambda *args, **_options: attempts.append(args))
    before = server.connections
    reason = _failure(server.url("/page", host))
    assert reason in {
        "is in a private network or on this machine",
        "is not an address that can be fetched",
    } or reason.startswith("there is no host called")  # the resolver does not know this way to write it
    assert (attempts, server.connections) == ([], before)


def test_a_redirect_into_a_private_network_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "is_public", lambda address: address == "127.0.0.1")
    assert (
        _failure(server.url("/to/http://10.0.0.1/"))
        == "leads on to http://10.0.0.1/: is in a private network or on this machine"
    )


def test_a_name_that_resolves_differently_later_gains_nothing(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that was checked is the one connected to; the next hop is resolved and checked anew."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    asked: list[str] = []

    def resolve(host: str, port: int, *_more: object, **_options: object) -> list[object]:
        if host == "127.0.0.1":  # the socket's own way to an address
            return [(2, 1, 6, "", (host, port))]
        asked.append(host)
        return [(2, 1, 6, "", (address, port)) for address in next(answers)]

    monkeypatch.setattr(connecting.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(connecting, "is_public", lambda address: address == "127.0.0.1")
    assert _failure(server.url("/again", "changing.example")) == "is in a private network or on this machine"
    assert asked == ["changing.example"] * 2


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


def test_what_to_say_the_next_time_may_be_anything(server: Server) -> None:
    found = fetch(server.url("/page"), allow_private=True, etag='"é\x1b"', last_modified="a\r\nX: y")
    assert found.changed
