"""Markup that is all article (the content of a feed's entry, a chapter of a book) → its blocks, nothing chosen."""

import re
from collections.abc import Iterator

from reader.documents.formats.article import Block, BlockForm
from reader.documents.formats.html.markup import parse, tidy
from reader.documents.formats.html.pieces import Face, Page, Piece
from reader.documents.formats.html.related import mark_related
from reader.documents.signoffs import is_button
from reader.documents.tables import terms

_SELF_CLOSED = re.compile(r"<([a-zA-Z][\w:.-]{0,60})((?:\s[^<>]{0,4000})?)/>")
_VOID = terms("br hr img col wbr input meta link area base embed source track")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MAX_HEADING = 120
_LISTED = 0.7
"""Where so much of the text stands in links, it is a list of links."""


def closed(markup: str) -> str:
    """XHTML with the empty elements that HTML leaves open (<a id="p7"/>) closed by a tag of their own."""

    def replaced(match: re.Match[str]) -> str:
        return match[0] if match[1].lower() in _VOID else f"<{match[1]}{match[2]}></{match[1]}>"

    return _SELF_CLOSED.sub(replaced, markup)


def page_of(markup: str, name: str) -> Page | None:
    """The pieces of `markup`; None when there is nothing in it. Raises InputError when it is too large."""
    text = tidy(markup, name).text
    root = parse(text) if text.strip() else None
    return None if root is None else Page(root)


def blocks_of(page: Page, stories: bool = False) -> Iterator[Block]:
    """All of `page` in blocks. stories: links to other stories are told and left to `BlockForm.RELATED`."""
    if stories:
        body = page.root.find("body")
        mark_related(page, page.root if body is None else body, page.pieces)
    for piece in page.pieces:
        if any(element.tag == "nav" for element in piece.path):
            continue
        block = _block(piece, stories)
        if block is not None:
            yield block


def item_of(piece: Piece) -> Block | None:
    """`piece` as an item of a list, what goes on in one standing under its words; None when it stands in no list."""
    if not piece.level or piece.kind not in {"item", "dt"}:
        return None
    goes_on = piece.kind == "item" and not piece.bullet
    return Block(BlockForm.ITEM, piece.bullet + piece.text, piece.level + goes_on, piece.apart)


def is_contents(page: Page) -> bool:
    """True for a page that only leads to other pages."""
    links = sum(piece.links for piece in page.pieces)
    linked = sum(piece.link_share > _LISTED for piece in page.pieces)
    return linked >= 3 and links > _LISTED * sum(len(piece.text) for piece in page.pieces)


def _block(piece: Piece, stories: bool) -> Block | None:
    text = piece.text
    if stories and is_button(text):
        return None
    if stories and piece.related:
        return Block(BlockForm.RELATED, text)
    if piece.kind in _HEADINGS:
        return Block(BlockForm.HEADING, text, int(piece.kind[1]))
    if piece.kind == "figcaption":
        return Block(BlockForm.CAPTION, text)
    if piece.kind == "table":
        return Block(BlockForm.TABLE, text, apart=piece.apart)
    if piece.kind == "pre":
        return Block(BlockForm.CODE, text, apart=True)
    if (item := item_of(piece)) is not None:
        return item
    if piece.quoted:
        return Block(BlockForm.QUOTATION, text, piece.quoted)
    if Face.BOLD in piece.face and piece.kind == "p" and len(text) <= _MAX_HEADING and text[-1] not in '.!?…:;,”"»':
        return Block(BlockForm.HEADING, text, 3)
    if not any(character.isalnum() for character in text):
        return None
    return Block(BlockForm.PARAGRAPH, text)
