"""Books (EPUB 2 and 3): the chapters in the order of the spine → one article.

The archive is read where it lies; an address in it leads to a member of the archive or nowhere.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from reader.documents.bounds import (
    MAX_BLOCKS,
    MAX_BOOK_TAGS,
    MAX_ENTRIES,
    MAX_PART,
    MAX_TEXT,
    too_large,
    too_many,
    too_many_blocks,
    too_many_tags,
)
from reader.documents.formats.article import Article, Block, BlockForm, Input
from reader.documents.formats.html.charset import decode_page
from reader.documents.formats.html.choosing import squeezed
from reader.documents.formats.html.fragments import blocks_of, closed, is_contents, page_of
from reader.documents.formats.html.metadata import day_of
from reader.documents.formats.packed import DamagedError, Packed, damaged, local, opened
from reader.messages import N_, InputError, Message

_FONTS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""These make fonts useless outside the book (EPUB 3.3, OCF, 4.4); the text stays readable."""

_CHAPTERS = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml"})
_NOTE = re.compile(
    r"""(?ix)(?P<link><a\b[^<>]{0,300}>)\s?<sup\b[^<>]{0,200}>\s?\[?(?P<a>\d{1,4}|[*†‡])\]?\s?</sup>
    | <sup\b[^<>]{0,200}>\s?<a\b[^<>]{0,300}>\s?\[?(?P<b>\d{1,4}|[*†‡])\]?\s?</a>\s?</sup>
    | <a\b[^<>]{0,300}\bepub:type="noteref"[^<>]{0,300}>\s?\[?(?P<c>\d{1,4}|[*†‡])\]?\s?</a>"""
)
"""Numbers that lead to notes: without brackets they would end the word before them."""

_FIRST = 3
_TOP = 2
_MAX_LABEL = 200


def articles(source: Input) -> Iterator[Article]:
    """The book in `source`; its chapters begin with their headings.

    Raises InputError when it is damaged, protected by DRM or larger than the bounds.
    """
    try:
        with opened(source) as archive:
            book = _Book(archive)
            blocks = book.blocks()
    except DamagedError as failure:
        reason = Message(N_("is damaged or no EPUB book"))
        raise damaged(source.name, reason, Message(N_("Get the book again"))) from failure
    if not blocks:
        return
    about = [Block(BlockForm.METADATA, author) for author in book.metadata("creator")]
    notices = (Message(N_("Chapters that cannot be read: {count}"), {"count": book.lost}),) if book.lost else ()
    yield Article(
        (*about, *blocks),
        title=book.title,
        date=next((day for words in book.metadata("date", "publication") if (day := day_of(words))), None),
        only_stated=True,
        source=next(book.metadata("publisher"), None),
        language=next(book.metadata("language"), None),
        notices=notices,
    )


@dataclass(frozen=True, slots=True)
class _Item:
    path: str
    kind: str
    properties: frozenset[str]


class _Book:
    """The package document of a book and what it leads to. lost: chapters that are not there or cannot be read."""

    def __init__(self, archive: Packed) -> None:
        self.lost = 0
        self._tags = 0
        self._archive = archive
        self._opf = self._package_path()
        package = archive.tree(self._opf)
        if package is None:
            raise DamagedError
        self._parts = {local(child): child for child in package}
        self._missing: set[str] = set()
        self._items = {item_id: item for item_id, item in self._manifest()}
        self.title = next(self.metadata("title"), None)

    def metadata(self, name: str, event: str | None = None) -> Iterator[str]:
        """The values of the element `name`; event: only those of it, or of none (OPF 2.0.1, 2.2.7)."""
        for element in self._parts.get("metadata", ()):
            inner = element if local(element) in {"dc-metadata", "x-metadata"} else (element,)
            for one in inner:
                if local(one) != name:
                    continue
                stated = next((value for key, value in one.attrib.items() if key.rpartition("}")[2] == "event"), None)
                text = " ".join("".join(one.itertext()).split())
                if text and (event is None or stated in {None, event}):
                    yield text

    def blocks(self) -> list[Block]:
        """The text of the book."""
        labels = self._labels()
        locked = self._locked()
        skipped = self._guided()
        blocks: list[Block] = []
        length = 0
        for path in self._spine():
            if path in skipped:
                continue
            if path in locked:
                reason = Message(N_("is protected against copying (DRM)"))
                raise damaged(self._archive.name, reason, Message(N_("Get a copy without protection")))
            try:
                chapter = self._chapter(path, labels.get(path))
            except DamagedError:
                self.lost += 1
                continue
            length += sum(len(block.text) for block in chapter)
            if length > MAX_TEXT:
                raise too_large(self._archive.name, MAX_TEXT)
            blocks += chapter
            if len(blocks) > MAX_BLOCKS:
                raise too_many_blocks(self._archive.name)
        return self._without_title(blocks)

    def _package_path(self) -> str:
        container = self._archive.tree("META-INF/container.xml")
        for element in container.iter() if container is not None else ():
            path = element.get("full-path") if local(element) == "rootfile" else None
            if path and path in self._archive.members:
                return str(path)
        found = next((path for path in self._archive.members if path.lower().endswith(".opf")), None)
        if found is None:
            raise DamagedError
        return found

    def _manifest(self) -> Iterator[tuple[str, _Item]]:
        for element in self._parts.get("manifest", ()):
            if local(element) != "item":
                continue
            path = self._resolved(element.get("href"), self._opf)
            kind = (element.get("media-type") or "").lower()
            if path is None and kind in _CHAPTERS and "nav" not in (element.get("properties") or "").split():
                self._missing.add(element.get("id") or "")
            elif path is not None:
                yield element.get("id") or "", _Item(path, kind, frozenset((element.get("properties") or "").split()))

    def _resolved(self, href: str | None, base: str) -> str | None:
        """The member that `href` in the member `base` means; None when the archive has none of that name."""
        try:
            parts = urlsplit(href or "")
        except ValueError:
            return None
        if parts.scheme or parts.netloc or not parts.path:
            return None
        for name in (unquote(parts.path), parts.path):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(base), name))
            if path in self._archive.members:
                return path
        return None

    def _spine(self) -> Iterator[str]:
        """The chapters in reading order, each once; notes and the like, which stand outside of it, behind them."""
        spine = [element for element in self._parts.get("spine", ()) if local(element) == "itemref"]
        if len(spine) > MAX_ENTRIES:
            raise too_many(self._archive.name)
        spine.sort(key=lambda element: element.get("linear") == "no")
        done: set[str] = set()
        self.lost += len(self._missing & {element.get("idref") or "" for element in spine})
        for element in spine:
            item = self._items.get(element.get("idref") or "")
            if item is None or item.path in done or "nav" in item.properties:
                continue
            if item.kind in _CHAPTERS or item.path.lower().endswith((".xhtml", ".html", ".htm")):
                done.add(item.path)
                yield item.path

    def _guided(self) -> frozenset[str]:
        """The members that the guide of EPUB 2 calls a table of contents."""
        guide = self._parts.get("guide", ())
        paths = (self._resolved(one.get("href"), self._opf) for one in guide if one.get("type") in {"toc", "index"})
        return frozenset(path for path in paths if path is not None)

    def _locked(self) -> frozenset[str]:
        """The members that are encrypted."""
        root = self._archive.tree("META-INF/encryption.xml")
        locked: set[str] = set()
        for data in root.iter() if root is not None else ():
            if local(data) != "EncryptedData":
                continue
            methods = {one.get("Algorithm") for one in data.iter() if local(one) == "EncryptionMethod"}
            if not methods <= _FONTS:
                locked |= {unquote(one.get("URI") or "") for one in data.iter() if local(one) == "CipherReference"}
        return frozenset(locked)

    def _labels(self) -> dict[str, str]:
        """What the table of contents calls each member, for chapters that have no heading of their own."""
        labels: dict[str, str] = {}
        for item in self._items.values():
            try:
                if "nav" in item.properties:
                    self._read_nav(item.path, labels)
                elif item.kind == "application/x-dtbncx+xml":
                    self._read_ncx(item.path, labels)
            except (DamagedError, InputError):
                continue
        return labels

    def _read_nav(self, path: str, labels: dict[str, str]) -> None:
        root = self._archive.tree(path)
        for nav in root.iter() if root is not None else ():
            kind = next((value for key, value in nav.attrib.items() if key.rpartition("}")[2] == "type"), "")
            if local(nav) == "nav" and "toc" in kind.split():
                for link in nav.iter():
                    if local(link) == "a":
                        self._label(link.get("href"), path, "".join(link.itertext()), labels)

    def _read_ncx(self, path: str, labels: dict[str, str]) -> None:
        root = self._archive.tree(path)
        for point in root.iter() if root is not None else ():
            if local(point) == "navPoint":
                parts = {local(child): child for child in point}
                if "content" in parts and "navLabel" in parts:
                    self._label(parts["content"].get("src"), path, "".join(parts["navLabel"].itertext()), labels)

    def _label(self, href: str | None, base: str, text: str, labels: dict[str, str]) -> None:
        member = self._resolved(href, base)
        words = " ".join(text.split())
        if member is not None and 0 < len(words) <= _MAX_LABEL:
            labels.setdefault(member, words)

    def _chapter(self, path: str, label: str | None) -> list[Block]:
        data = self._archive.read(path, MAX_PART)
        if not data:
            return []
        text = decode_page(Input(data, self._archive.name)).text
        self._tags += text.count("<")
        if self._tags > MAX_BOOK_TAGS:
            raise too_many_tags(self._archive.name, MAX_BOOK_TAGS)
        page = page_of(closed(_NOTE.sub(_noted, text)), self._archive.name)
        if page is None or is_contents(page):
            return []
        blocks = list(blocks_of(page))
        if not blocks or label is None:
            return blocks
        said = ""
        for at, block in enumerate(blocks[:_FIRST]):
            said += squeezed(block.text)
            if said == squeezed(label):
                return [Block(BlockForm.HEADING, one.text, one.level or 1) for one in blocks[: at + 1]] + blocks[
                    at + 1 :
                ]
        first = [block for block in blocks[:_FIRST] if block.form is BlockForm.HEADING]
        if first and (first[0] is blocks[0] or first[0].level <= _TOP):
            return blocks
        return [Block(BlockForm.HEADING, label, 1), *blocks]

    def _without_title(self, blocks: list[Block]) -> list[Block]:
        """`blocks` without the title of the book, which is shown in front of them all."""
        title = squeezed(self.title or "")
        at = next((at for at, block in enumerate(blocks[:_FIRST]) if title and squeezed(block.text) == title), -1)
        return blocks if at < 0 else blocks[:at] + blocks[at + 1 :]


def _noted(match: re.Match[str]) -> str:
    return f"{match['link'] or ''}[{match['a'] or match['b'] or match['c']}]"
