"""Markdown (CommonMark 0.31 with tables and strikethrough) → blocks, without its markup."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.documents.bounds import MAX_NESTING
from reader.documents.formats.article import Article, Block, BlockForm, Input
from reader.documents.reading import decode_text

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_LONGEST_FRONT = 16 * 1024
"""Front matter that takes more characters is text."""

_FIELD = re.compile(r"^(title|date|language|lang|url|source|publisher)[ \t]*:(.*)$", re.MULTILINE | re.IGNORECASE)
_LONGEST_DAY = 100
_MARKER = r"(?:>|[*+-][ \t])[ \t]*+"
_DEEP = re.compile(rf"^[ \t]*+((?:{_MARKER}){{{MAX_NESTING // 8}}}+)(?:{_MARKER})++", re.MULTILINE)
"""Quotation marks and bullets in one line, more than anybody means; each takes several levels of the parser."""

_BRACKETS = re.compile(r"[\[\]]")
_WORK = 2_000_000
"""How often a bracket may be compared with one around it, in the whole of a text; the parser compares them all."""

_LONGEST = 100_000
"""A paragraph with more characters is read as plain text."""

_BULLET = "• "
_CELLS = " | "


def articles(source: Input) -> Iterator[Article]:
    """The one article in a Markdown file; fields of YAML front matter (title, date, language) are believed."""
    decoded = decode_text(source.data, source.name, source.encoding, source.content_type)
    text = decoded.text
    fields: dict[str, str] = {}
    if front := _FRONT_MATTER.match(text, 0, _LONGEST_FRONT):
        fields = {key.lower(): value.strip().strip("\"'") for key, value in _FIELD.findall(front[1])}
        text = text[front.end() :]
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])
    parser.disable("inline")  # each paragraph is weighed first
    reference: dict[str, Any] = {}
    tokens = parser.parse(_DEEP.sub(r"\1", text), reference)
    _read_inline(parser, tokens, reference)
    blocks = tuple(_Blocks().of(tokens))
    if not blocks and not fields.get("title"):
        return
    yield Article(
        blocks,
        title=fields.get("title"),
        date=_day(fields.get("date", "")),
        source=fields.get("source") or fields.get("publisher"),
        language=fields.get("language") or fields.get("lang"),
        url=fields.get("url"),
        encoding=decoded.encoding,
        notices=decoded.notices,
    )


def _day(words: str) -> str | None:
    if not words:
        return None
    from reader.documents.formats.html.metadata import day_of

    return day_of(words[:_LONGEST_DAY])


def _read_inline(parser: MarkdownIt, tokens: Sequence[Token], reference: dict[str, Any]) -> None:
    """Read the markup inside the paragraphs, but for those that would take too long: they stay plain text."""
    left = _WORK
    for token in tokens:
        if token.type != "inline":
            continue
        work = _work(token.content)
        token.children = []
        if len(token.content) > _LONGEST or work > left:
            token.children.append(Token("text", "", 0, content=token.content))
            continue
        left -= work
        parser.inline.parse(token.content, parser, reference, token.children)


def _work(text: str) -> int:
    """How many comparisons of brackets `text` costs: each with all that are open around it."""
    count = depth = deepest = 0
    for bracket in _BRACKETS.finditer(text):
        count += 1
        depth = depth + 1 if bracket[0] == "[" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return count * deepest


class _Blocks:
    """Walks over the tokens and remembers in what they stand."""

    def __init__(self) -> None:
        self._lists: list[int | None] = []  # the next number, None for bullets
        self._quotes = 0
        self._heading = 0
        self._bullet = ""
        self._row: list[str] | None = None
        self._titled = False

    def of(self, tokens: Sequence[Token]) -> Iterator[Block]:
        """The blocks in `tokens`, in order."""
        for token in tokens:
            kind = token.type
            if kind in {"bullet_list_open", "ordered_list_open"}:
                start = token.attrGet("start")
                self._lists.append(None if kind[0] == "b" else int(start) if start is not None else 1)
            elif kind in {"bullet_list_close", "ordered_list_close"}:
                self._lists.pop()
            elif kind == "list_item_open":
                self._bullet = self._next_bullet()
            elif kind in {"blockquote_open", "blockquote_close"}:
                self._quotes += 1 if token.nesting > 0 else -1
            elif kind in {"heading_open", "heading_close"}:
                self._heading = int(token.tag[1:]) if token.nesting > 0 else 0
            elif kind == "tr_open":
                self._row = []
            elif kind == "tr_close":
                yield Block(BlockForm.TABLE, _CELLS.join(self._row or []))
                self._row = None
            elif kind in {"fence", "code_block"}:
                yield Block(BlockForm.CODE, token.content)
            elif kind == "html_block":
                yield from self._block(_without_tags(token.content))
            elif kind == "inline":
                yield from self._inline(token)

    def _inline(self, token: Token) -> Iterator[Block]:
        text, pictures = _words(token.children or [])
        if self._row is not None:
            self._row.append(text.strip())
            return
        yield from self._block(text)
        for picture in pictures:
            yield Block(BlockForm.CAPTION, picture)

    def _block(self, text: str) -> Iterator[Block]:
        if not text.strip():
            return
        if self._heading:
            title = self._heading == 1 and not self._titled
            self._titled = self._titled or title
            yield Block(BlockForm.TITLE if title else BlockForm.HEADING, text, self._heading)
        elif self._lists:
            yield Block(BlockForm.ITEM, self._bullet + text, len(self._lists))
            self._bullet = ""
        elif self._quotes:
            yield Block(BlockForm.QUOTATION, text, self._quotes)
        else:
            yield Block(BlockForm.PARAGRAPH, text)

    def _next_bullet(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return _BULLET
        self._lists[-1] = number + 1
        return f"{number}. "


def _words(tokens: Sequence[Token]) -> tuple[str, list[str]]:
    """The text of inline tokens, and the captions of the pictures among them."""
    words: list[str] = []
    pictures: list[str] = []
    for token in tokens:
        if token.type in {"text", "text_special", "code_inline"}:
            words.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            words.append("\n")
        elif token.type == "image":
            caption, _inner = _words(token.children or [])
            if caption.strip():
                pictures.append(caption)
        elif token.type == "html_inline":
            words.append(_without_tags(token.content))
    return "".join(words), pictures


_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def _without_tags(text: str) -> str:
    pieces: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces += (text[at:start], " ")
        at = end + 3
    pieces.append(text[at:])
    return _TAG.sub(" ", "".join(pieces))
