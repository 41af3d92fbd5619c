"""Lists of subscriptions (OPML 1.0 and 2.0): read, written, and shown."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from reader.documents.bounds import MAX_BYTES, MAX_ENTRIES, MAX_FOLDER_DEPTH, too_large, too_many, too_nested
from reader.documents.formats.article import Article, Block, BlockForm, Input
from reader.documents.formats.child import articles_of
from reader.documents.formats.packed import TOO_DEEP, damaged, entities, local
from reader.documents.formats.references import without_impossible
from reader.documents.sanitising import sanitise_line
from reader.messages import N_, InputError, Message

_AMPERSAND = re.compile(rb"&(?!#?[A-Za-z0-9]{1,31};)(?![\x00])")
_BULLET = "• "
_SLASH = "/"
_NAMES = frozenset({"xmlUrl", "category", "title", "text"})
_MAX_VALUE = 2_000
_MAX_ATTRIBUTES = 100
_HERE = 64 * 1024
"""A list with more bytes is read in a process that can be ended."""

_MAX_FOLDER = 100
_UNWRITABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that a list names.

    title: on one line, safe to show; the address when the list has none. url: http or https.
    categories: the folders it is in, each with those around it in front ("News/Villages"), in the order of the list.
    """

    title: str
    url: str
    categories: tuple[str, ...] = ()


def subscriptions(data: bytes, name: str = "-") -> list[Subscription]:
    """The feeds in the list `data`, each once, in order; what is no feed on the web (`exec:`, `file:`) is left out.

    name: what the list is called in messages. Raises InputError when it is no such list or larger than the bounds.
    """
    if len(data) > MAX_BYTES:
        raise too_large(name)
    if len(data) <= _HERE:
        return listed(data, name)
    module = f"{__package__}.subscriptions"
    found = []
    for article in articles_of(module, Input(data, name)):
        if isinstance(article, InputError):
            raise article
        categories = tuple(block.text for block in article.blocks)
        found.append(Subscription(article.title or "", article.url or "", categories))
    return found


def listed(data: bytes, name: str) -> list[Subscription]:
    """As `subscriptions`, in this process whatever the size of `data`."""
    found: dict[str, Subscription] = {}
    for outline in _outlines(_body(data, name), name):
        url = _address(outline.value("xmlUrl"))
        if url is None:
            continue
        folders = outline.folders
        stated = (path.strip(" " + _SLASH) for path in outline.value("category").split(","))
        around = (_SLASH.join(folders),) if folders else ()
        before = found.get(url)
        known = before.categories if before else ()
        categories = tuple(dict.fromkeys(filter(None, (*known, *around, *stated))))
        found[url] = Subscription(before.title if before else outline.title or url, url, categories)
    return list(found.values())


def written(feeds: Iterable[Subscription], title: str) -> bytes:
    """The OPML 2.0 list of `feeds`, which other programs read: UTF-8, a feed stands in its first category."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = _writable(title)
    body = etree.SubElement(root, "body")
    folders: dict[tuple[str, ...], etree._Element] = {(): body}
    for feed in feeds:
        path: tuple[str, ...] = ()
        for folder in (feed.categories[0].split(_SLASH) if feed.categories else ())[:MAX_FOLDER_DEPTH]:
            outer, path = folders[path], (*path, folder)
            if path not in folders:
                folders[path] = etree.SubElement(outer, "outline", text=_writable(folder), title=_writable(folder))
        name, url = _writable(feed.title), _writable(feed.url)
        outline = etree.SubElement(folders[path], "outline", type="rss", text=name, title=name, xmlUrl=url)
        if len(feed.categories) > 1:
            outline.set("category", _writable(",".join(_SLASH + category for category in feed.categories)))
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return data


def articles(source: Input) -> Iterator[Article]:
    """The list as a text to read: its folders are headings, its feeds items. Raises as `subscriptions` does."""
    body = _body(source.data, source.name)
    blocks: list[Block] = []
    before: tuple[str, ...] = ()
    for outline in _outlines(body, source.name):
        url = outline.value("xmlUrl")
        name, folders = outline.title, outline.folders
        if url or outline.is_leaf:
            text = " – ".join(filter(None, (name if name != url else "", url)))
            if text and folders != before:
                blocks += [Block(BlockForm.HEADING, folder, 1 + at) for at, folder in enumerate(folders)
                           if before[: at + 1] != folders[: at + 1]]  # fmt: skip
                before = folders
            if text:
                blocks.append(Block(BlockForm.ITEM, _BULLET + text, 1))
    root = body.getroottree().getroot()
    titles = (child for head in root if local(head) == "head" for child in head if local(child) == "title")
    if blocks:
        yield Article(tuple(blocks), title=" ".join((next(titles, root).text or "").split()) or None)


def _body(data: bytes, name: str) -> etree._Element:
    if len(data) > MAX_BYTES:
        raise too_large(name)
    # Many programs write "&" as it is; what else is not well formed is read as far as it goes.
    data = _AMPERSAND.sub(b"&amp;", without_impossible(data))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        root = None
    internal = root.getroottree().docinfo.internalDTD if root is not None else None
    if internal is not None and next(internal.iterentities(), None) is not None:
        raise entities(name)
    body = next((child for child in root if local(child) == "body"), None) if root is not None else None
    if any(TOO_DEEP in error.message for error in parser.error_log):
        raise too_nested(name)
    if body is None or (len(parser.error_log) and all(local(child) != "outline" for child in body)):
        reason = Message(N_("is damaged or no list of feeds"))
        raise damaged(name, reason, Message(N_("Export the list as OPML again")))
    return body


@dataclass(frozen=True, slots=True)
class _Outline:
    """An element of the list.

    values: its attributes by their names in lower case, since programs do not agree on it. folders: the names of the
    outlines around it, the outermost first. is_leaf: nothing is in it.
    """

    values: dict[str, str]
    folders: tuple[str, ...]
    is_leaf: bool

    def value(self, name: str) -> str:
        """The attribute `name`, "" when there is none; on one line, safe to show."""
        return sanitise_line(" ".join(self.values.get(name.lower(), "")[:_MAX_VALUE].split()))

    @property
    def title(self) -> str:
        return self.value("title") or self.value("text")


def _outlines(body: etree._Element, name: str) -> Iterator[_Outline]:
    """Every outline in order; one with more attributes than any program writes is left out with what is in it."""
    stack: list[tuple[etree._Element, tuple[str, ...]]] = [(child, ()) for child in reversed(body)]
    count = 0
    while stack:
        element, folders = stack.pop()
        if local(element) != "outline":
            continue
        count += 1
        if count > MAX_ENTRIES:
            raise too_many(name)
        if len(element.attrib) > _MAX_ATTRIBUTES:
            continue
        values: dict[str, str] = {}
        for key, value in element.attrib.items():
            if key.lower() not in values or key in _NAMES:
                values[key.lower()] = value
        outline = _Outline(values, folders, not len(element))
        yield outline
        if len(folders) < MAX_FOLDER_DEPTH:
            inner = (*folders, folder[:_MAX_FOLDER]) if (folder := outline.title) else folders
            stack += [(child, inner) for child in reversed(element)]


def _address(url: str) -> str | None:
    """`url` as http or https, feed: taken for what it stands for; None for all else."""
    if url.lower().startswith("feed:"):
        rest = url[len("feed:") :]
        url = f"http:{rest}" if rest.startswith("//") else rest
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


def _writable(text: str) -> str:
    """`text` without what XML cannot hold."""
    return text.translate(_UNWRITABLE)
