"""HTML as text → HTML that a parser can take: no scripts, no controls, nesting and attributes within bounds.

One pass over the tags; its time grows with the length of the page alone.
"""

import re
from dataclasses import dataclass

from lxml import etree

from reader.documents.bounds import MAX_ATTRIBUTES, MAX_MARKUP, MAX_NESTING, MAX_TAGS, too_large, too_many_tags

_TAG = re.compile(r"<(?:(?P<special>!--|[!?])|(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]{0,60}))")
_ANY_TAG = re.compile("<[^<>]*>")
_STOP = re.compile("[\"'>]")
_JSON_LD = re.compile(r"ld\+json", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]+")
_REFERENCE = re.compile(r"&#(?:([0-9]{1,9})|[xX]([0-9a-fA-F]{1,9}));?")

_DROPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "object", "textarea", "select", "math"}
)
"""Elements with nothing to read in them; they go with their content."""

_DEEPEST = MAX_NESTING - 56
"""libxml2 gives up at 256, and adds elements of its own."""

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_CLOSE_THEMSELVES = frozenset({"p", "li", "td", "th", "tr", "dd", "dt", "option", "tbody", "thead", "tfoot"})
"""The next one ends the one before (HTML, section 13.1.2.4, optional tags): kept where nothing nests further."""


@dataclass(frozen=True, slots=True)
class Markup:
    """A page without its scripts. text: the markup left. data: the contents of its JSON-LD scripts."""

    text: str
    data: tuple[str, ...]


def tidy(page: str, name: str) -> Markup:
    """`page` within the bounds of `reader.documents.bounds`; InputError when what is left of it is too much."""
    scanner = _Scanner(_CONTROL.sub("", page))
    try:
        scanned = scanner.scan()
    except TooManyTagsError:
        raise too_many_tags(name) from None
    text = _REFERENCE.sub(_referred, scanned)
    if len(text) > MAX_MARKUP:
        raise too_large(name, MAX_MARKUP)
    return Markup(text, tuple(scanner.data))


def without_tags(page: str) -> str:
    """What is left of `page` without scripts, comments and tags; its controls stay."""
    try:
        return _ANY_TAG.sub(" ", _Scanner(page).scan())
    except TooManyTagsError:
        return ""


def parse(text: str) -> etree._Element | None:
    """The root of the tree of `text`, markup that `tidy` left; None when there is nothing in it."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None


def _referred(match: re.Match[str]) -> str:
    """What stands for a numeric reference: nothing for controls, letters for what windows-1252 has there (HTML)."""
    code = int(match[1]) if match[1] else int(match[2], 16)
    if 0x80 <= code < 0xA0:
        return bytes((code,)).decode("cp1252", "ignore")
    if (code < 0x20 and code not in {9, 10, 13}) or code == 0x7F or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return ""
    return match[0]


class TooManyTagsError(Exception):
    """There are more tags than `MAX_TAGS`."""


class _Scanner:
    def __init__(self, page: str) -> None:
        self.data: list[str] = []
        self._page = page
        self._missing: set[str] = set()  # what does not occur in the rest of the page, so that nobody looks again
        self._open: list[str] = []
        self._left_out: dict[str, int] = {}

    def scan(self) -> str:
        page = self._page
        pieces: list[str] = []
        done = at = 0
        left = MAX_TAGS
        while (tag := _TAG.search(page, at)) is not None:
            start = tag.start()
            left -= 1
            if left < 0:
                raise TooManyTagsError
            name = (tag["name"] or "").lower()
            if tag["special"]:
                end = self._after("-->", tag.end()) if tag["special"] == "!--" else -1
                end = end if end >= 0 else self._after(">", tag.end())
            else:
                end = self._tag_end(tag.end())
            if end < 0:  # never closed: there is no text behind it
                pieces.append(page[done:start])
                return "".join(pieces)
            at = end
            if tag["special"]:
                new = ""
            elif name in _DROPPED:
                at = end = self._dropped(tag, name, end)
                new = " "
            elif not self._fits(name, closes=bool(tag["close"]), is_empty=page[end - 2] == "/"):
                new = ""
            elif end - tag.end() > MAX_ATTRIBUTES:
                new = f"<{tag['close']}{name}>"
            else:
                continue
            pieces += (page[done:start], new)
            done = end
        pieces.append(page[done:])
        return "".join(pieces)

    def _after(self, what: str, at: int) -> int:
        """The offset behind the next `what`, -1 when there is none."""
        if what in self._missing:
            return -1
        found = self._page.find(what, at)
        if found < 0:
            self._missing.add(what)
            return -1
        return found + len(what)

    def _tag_end(self, at: int) -> int:
        """The offset behind the ">" that ends the tag; one in quotation marks does not."""
        while (stop := _STOP.search(self._page, at)) is not None:
            if stop[0] == ">":
                return stop.end()
            closed = self._after(stop[0], stop.end())
            at = closed if closed >= 0 else stop.end()
        return -1

    def _dropped(self, tag: re.Match[str], name: str, end: int) -> int:
        """Where the element that `tag` begins ends; its data is kept."""
        if tag["close"] or self._page[end - 2] == "/":
            return end
        key = f"</{name}"
        if key in self._missing:
            return end
        closing = re.compile(rf"</{name}\b[^>]{{0,100}}>", re.IGNORECASE).search(self._page, end)
        if closing is None:
            self._missing.add(key)
            return end
        if name == "script" and _JSON_LD.search(self._page, tag.end(), end):
            self.data.append(self._page[end : closing.start()])
        return closing.end()

    def _fits(self, name: str, *, closes: bool, is_empty: bool) -> bool:
        """False for a tag that would nest too deep, and for the one that closes it.

        is_empty: it closes itself, as in XHTML; the parser believes that.
        """
        if name in _VOID:
            return True
        if is_empty and not closes:
            return len(self._open) < _DEEPEST
        if closes:
            if self._left_out.get(name):
                self._left_out[name] -= 1
                return False
            if name in self._open:
                while self._open.pop() != name:
                    pass
            return True
        if name in _CLOSE_THEMSELVES and self._open and self._open[-1] == name:
            return True
        if len(self._open) < _DEEPEST:
            self._open.append(name)
            return True
        if name in _CLOSE_THEMSELVES:
            return True
        self._left_out[name] = self._left_out.get(name, 0) + 1
        return False
