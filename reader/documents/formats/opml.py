"""Lists of subscriptions (OPML 1.0 and 2.0): read, written, and shown."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from reader.documents.bounds import MAX_BYTES, MAX_ENTRIES, MAX_FOLDER_DEPTH, too_large, too_many
from reader.documents.formats.article import Article, Block, BlockForm, Input
from reader.documents.formats.packed import damaged, local
from reader.documents.sanitising import sanitise_line
from reader.messages import N_, Message

_AMPERSAND = re.compile(rb"&(?!#?[A-Za-z0-9]{1,31};)(?![\x00])")
_BULLET = "• "
_SLASH = "/"
_MAX_VALUE = 2_000
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
    found: dict[str, Subscription] = {}
    for outline, folders in _outlines(_body(data, name), name):
        url = _address(_attribute(outline, "xmlUrl"))
        if url is None:
            continue
        stated = (path.strip(" " + _SLASH) for path in _attribute(outline, "category").split(","))
        around = (_SLASH.join(folders),) if folders else ()
        before = found.get(url)
        known = before.categories if before else ()
        categories = tuple(dict.fromkeys(filter(None, (*known, *around, *stated))))
        found[url] = Subscription(before.title if before else _title(outline) or url, url, categories)
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
    for outline, folders in _outlines(body, source.name):
        url = _attribute(outline, "xmlUrl")
        name = _title(outline)
        if url or not len(outline):
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
    data = _AMPERSAND.sub(b"&amp;", data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        root = None
    body = next((child for child in root if local(child) == "body"), None) if root is not None else None
    internal = root.getroottree().docinfo.internalDTD if root is not None else None
    if body is None or (internal is not None and next(internal.iterentities(), None) is not None):
        raise damaged(name, Message(N_("holds no list of subscriptions")), Message(N_("Export the list as OPML again")))
    return body


def _outlines(body: etree._Element, name: str) -> Iterator[tuple[etree._Element, tuple[str, ...]]]:
    """Every outline in order, and the names of those around it, the outermost first."""
    stack: list[tuple[etree._Element, tuple[str, ...]]] = [(child, ()) for child in reversed(body)]
    count = 0
    while stack:
        outline, folders = stack.pop()
        if local(outline) != "outline":
            continue
        count += 1
        if count > MAX_ENTRIES:
            raise too_many(name)
        yield outline, folders
        if len(folders) < MAX_FOLDER_DEPTH:
            inner = (*folders, folder[:_MAX_FOLDER]) if (folder := _title(outline)) else folders
            stack += [(child, inner) for child in reversed(outline)]


def _attribute(outline: etree._Element, name: str) -> str:
    """The attribute `name`, whose case programs do not agree on."""
    value = outline.get(name)
    if value is None:
        value = next((value for key, value in outline.attrib.items() if key.lower() == name.lower()), "")
    return sanitise_line(" ".join(value[:_MAX_VALUE].split()))


def _title(outline: etree._Element) -> str:
    return _attribute(outline, "title") or _attribute(outline, "text")


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
