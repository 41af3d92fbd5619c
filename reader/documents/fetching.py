"""What stands at a web address: fetched within bounds, from public networks only, without cookies.

Nothing is fetched unless the person named the address or refreshes a feed.
"""

import contextlib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from reader.documents.bounds import FETCH_BYTES, FETCH_SECONDS, MAX_REDIRECTS, MEGABYTE
from reader.documents.connecting import CheckedBackend, Deadline, PrivateAddressError, UnknownHostError
from reader.documents.sanitising import sanitise_line
from reader.documents.unpacking import TooMuchError, decompressed
from reader.messages import N_, InputError, Message
from reader.restriction import is_restricted

SCHEMES = ("http", "https")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_NOT_MODIFIED = 304
_NOT_THERE = frozenset({404, 410})
_FORBIDDEN = frozenset({401, 402, 403, 451})
_SERVER_ERROR = 500
_FAILURES = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, httpcore.UnsupportedProtocol)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave.

    url: where it stands, after redirects. content_type: as the server says.
    etag, last_modified: what to give to `fetch` the next time, so that it is sent only when it has changed.
    changed: False when it has not, and `data` is empty.
    moved: where it stands for good, as the servers on the way said (301, 308); None for where it was looked for.
    """

    url: str
    data: bytes
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    changed: bool = True
    moved: str | None = None


class _Elsewhere(NamedTuple):
    """Where a server sends on to; for_good: whether it says not to ask there any more."""

    url: str
    for_good: bool


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    etag: str | None = None,
    last_modified: str | None = None,
    told_by: str | None = None,
) -> Fetched:
    """What stands at `url`. Raises InputError with what stood in the way.

    allow_private: addresses of this machine and of private networks too, at every redirect.
    etag, last_modified: of what was fetched before. told_by: its `Fetched.url`, None for `url`: they are told to its
    host only, also where another one leads on to it.
    """
    if is_restricted():
        reason = Message(N_("is on the web, and nothing is fetched here"))
        raise InputError(sanitise_line(url), reason, Message(N_("Open a file")))
    deadline = Deadline(FETCH_SECONDS)
    given, teller = url, _origin(told_by or url)
    moved: str | None = None
    stays = True  # are all hops so far for good
    conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    headers = {key: value for key, value in conditions.items() if value and value.isascii() and value.isprintable()}
    try:
        with _client(deadline, allow_private) as client:
            for _hop in range(MAX_REDIRECTS + 1):
                # What one server said is nothing to another one.
                found = _get(client, url, headers if _origin(url) == teller else {})
                if isinstance(found, Fetched):
                    return replace(found, moved=moved)
                url = found.url
                stays = stays and found.for_good
                if stays:
                    moved = url
        url = given
        raise _error(url, Message(N_("leads on more than {limit} times"), {"limit": MAX_REDIRECTS}))
    except InputError as failure:
        raise _led_on(given, url, failure) from failure
    except TooMuchError:
        large = _error(url, Message(N_("is larger than {limit} MB"), {"limit": FETCH_BYTES // MEGABYTE}))
        raise _led_on(given, url, large) from None
    except (httpx.HTTPError, httpx.InvalidURL, *_FAILURES) as error:
        raise _led_on(given, url, _failure(url, error, deadline)) from error
    except ValueError as error:  # a host that IDNA does not have, bytes that are no text
        raise _led_on(given, url, _unfetchable(url)) from error


def _led_on(given: str, url: str, failure: InputError) -> InputError:
    """`failure`, which was met at `url`, told of the address that the person gave."""
    if url == given:
        return failure
    reason = Message(N_("leads on to {address}: {reason}"), {"address": sanitise_line(url), "reason": failure.reason})
    return InputError(sanitise_line(given), reason, failure.remedy)


def _get(client: httpx.Client, url: str, headers: dict[str, str]) -> Fetched | _Elsewhere:
    """What stands at `url`, or the address it leads on to."""
    _check(url)
    with client.stream("GET", url, headers=headers) as answer:
        if answer.status_code in _REDIRECTS and (place := answer.headers.get("location")):
            with contextlib.suppress(ValueError):
                place = urljoin(url, place)
            return _Elsewhere(str(place), answer.status_code in _FOR_GOOD)
        if answer.status_code == _NOT_MODIFIED and headers:
            return Fetched(
                url,
                b"",
                etag=answer.headers.get("etag", headers.get("If-None-Match")),
                last_modified=answer.headers.get("last-modified", headers.get("If-Modified-Since")),
                changed=False,
            )
        if not answer.is_success:
            raise _refused(url, answer.status_code)
        with contextlib.suppress(ValueError):
            if int(answer.headers.get("content-length", "0")) > FETCH_BYTES:
                raise TooMuchError
        return Fetched(
            url,
            b"".join(_body(answer, url)),
            answer.headers.get("content-type"),
            answer.headers.get("etag"),
            answer.headers.get("last-modified"),
        )


def _refused(url: str, status: int) -> InputError:
    """What an answer means that brings no page (RFC 9110, 15.5 and 15.6)."""
    if status in _NOT_THERE:
        reason = Message(N_("the server has no such page (it answers {status})"), {"status": status})
        remedy = Message(N_("Check the address"))
    elif status in _FORBIDDEN:
        reason = Message(
            N_("the server does not give this page to everybody (it answers {status})"), {"status": status}
        )
        remedy = Message(N_("Open it in a browser, save the page and give the file"))
    elif status >= _SERVER_ERROR:
        reason = Message(N_("the server has a fault (it answers {status})"), {"status": status})
        remedy = Message(N_("Try again later"))
    else:
        return _error(url, Message(N_("the server answers {status}"), {"status": status}))
    return InputError(sanitise_line(url), reason, remedy)


def _origin(url: str) -> tuple[str, str]:
    """Scheme and host with port, as they are written; the same server may be written in several ways."""
    with contextlib.suppress(ValueError):
        split = urlsplit(url)
        return split.scheme.lower(), split.netloc.lower()
    return "", url


def _body(answer: httpx.Response, url: str) -> Iterator[bytes]:
    encodings = [part.strip().lower() for part in answer.headers.get("content-encoding", "").split(",")]
    try:
        yield from decompressed(answer.iter_raw(), encodings, FETCH_BYTES)
    except ValueError as error:
        raise _error(url, Message(N_("the server's answer is damaged"))) from error


def _check(url: str) -> None:
    """Refuse what is no plain web address; a name and password in it would be sent to whoever is there."""
    try:
        split = urlsplit(url)
        usable = split.scheme.lower() in SCHEMES and bool(split.hostname) and "@" not in split.netloc
        _port = split.port
    except ValueError:
        usable = False
    if not usable:
        raise _unfetchable(url)


def _client(deadline: Deadline, allow_private: bool) -> httpx.Client:
    return httpx.Client(
        transport=_Transport(CheckedBackend(deadline, allow_private)),
        headers={
            "User-Agent": f"multilingual-reader/{_version()} (a terminal reader; text only)",
            "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        },
        follow_redirects=False,
        trust_env=False,
        timeout=FETCH_SECONDS,
    )


def _version() -> str:
    try:
        return version("multilingual-reader")
    except PackageNotFoundError:
        return "0"


class _Transport(httpx.BaseTransport):
    """httpx over connections that are checked."""

    def __init__(self, backend: CheckedBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=backend
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.headers.pop("cookie", None)
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=b"",
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The bytes of an answer as they come."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


def _failure(url: str, error: Exception, deadline: Deadline) -> InputError:
    if isinstance(error, PrivateAddressError):
        reason = Message(N_("is in a private network or on this machine"))
        return InputError(sanitise_line(url), reason, Message(N_("If you trust it, use --allow-private")))
    if deadline.is_over or isinstance(error, (httpx.TimeoutException, httpcore.TimeoutException)):
        return _error(url, Message(N_("took more than {limit} s to read"), {"limit": FETCH_SECONDS}))
    if isinstance(error, UnknownHostError):
        reason = Message(N_("there is no host called {host}"), {"host": sanitise_line(str(error))})
        return InputError(sanitise_line(url), reason, Message(N_("Check the address and your connection")))
    if isinstance(error, (httpx.ConnectError, httpcore.ConnectError)):
        if _is_distrusted(error):
            reason = Message(N_("its certificate cannot be trusted"))
            return InputError(
                sanitise_line(url), reason, Message(N_("Check the address and the clock of this machine"))
            )
        return _error(url, Message(N_("cannot be reached")))
    if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol)):
        return _unfetchable(url)
    return _error(url, Message(N_("the server's answer is damaged")))


def _is_distrusted(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _unfetchable(url: str) -> InputError:
    scheme, _sign, rest = url.partition("://")
    host = rest.partition("/")[0]
    if "@" in host:  # what stands before it may be a secret
        shown = f"{scheme}://{rest[host.rindex('@') + 1 :]}"
        reason = Message(N_("has a user name or a password in it, which are not sent"))
        return InputError(sanitise_line(shown), reason, Message(N_("Give the address without them")))
    reason = Message(N_("is not an address that can be fetched"))
    return InputError(sanitise_line(url), reason, Message(N_("Use an address that begins with https:// or http://")))


def _error(url: str, reason: Message) -> InputError:
    return InputError(sanitise_line(url), reason, Message(N_("Try again later, or save the page and open the file")))
