"""The web addresses in a text, as they can be shown without deceiving anybody."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from reader.documents import Document, Role
from reader.lazy_pattern import LazyPattern

_URL = LazyPattern(
    r"(?:https?://|(?<![\w@./-])www\d?\.(?=[^\s./]+\.[^\W\d]{2}))[^\s<>\"“”«»‘’„`{}|\\^]+", re.IGNORECASE
)
_TRAILING = ".,;:!?…'*_~。、"
_PAIRS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Link:
    """A web address. start: where it stands, a code-point offset; host: the one it leads to, as it is written.

    host_start: where the host stands in the address, in which the same letters may stand before it to deceive.

    other_host: the same host in letters when it is written in Punycode (RFC 3492), in Punycode when in letters that
    are not ASCII, "" when there is but one way to write it.
    """

    url: str
    start: int
    host: str
    host_start: int
    other_host: str = ""

    @property
    def ascii_url(self) -> str:
        """The address with its host in Punycode, as programs want it."""
        if self.host.isascii() or not self.other_host:
            return self.url
        return self.url[: self.host_start] + self.other_host + self.url[self.host_start + len(self.host) :]


def links_in(document: Document, *, hidden: bool = False) -> list[Link]:
    """The links in the parts of a document, each address once; in hidden parts only with `hidden`."""
    found: dict[str, Link] = {}
    for part in document.parts:
        if hidden or part.role is not Role.HIDDEN:
            for link in _links(document.text, part.start, part.end):
                found.setdefault(link.url, link)
    return list(found.values())


def _links(text: str, start: int, end: int) -> Iterator[Link]:
    for match in _URL.finditer(text, start, end):
        url = _trimmed(match[0])
        if "://" not in url[:8]:
            url = f"https://{url}"  # what a browser makes of it today
        try:
            split = urlsplit(url)
        except ValueError:
            continue
        address = split.netloc.rpartition("@")[2]
        host = address.partition("]")[0] + "]" if address.startswith("[") else address.partition(":")[0]
        if not host:
            continue
        start = url.index("//") + 2 + len(split.netloc) - len(address)
        yield Link(url, match.start(), host, start, _other_way(host.lower()))


def _trimmed(url: str) -> str:
    """`url` without the punctuation of the sentence it stands in; a bracket that was opened in it is closed in it."""
    while url:
        last = url[-1]
        unpaired = last in _PAIRS and url.count(last) > url.count(_PAIRS[last])
        if last not in _TRAILING and not unpaired:
            break
        url = url[:-1]
    return url


def _other_way(host: str) -> str:
    """`host` in letters for Punycode and the other way round (IDNA 2003, RFC 3490); "" where neither is of use."""
    try:
        if not host.isascii():
            return host.encode("idna").decode("ascii")
        if any(label.startswith("xn--") for label in host.split(".")):
            letters = host.encode("ascii").decode("idna")
            return letters if letters.isprintable() and letters != host else ""
    except UnicodeError:
        pass
    return ""
