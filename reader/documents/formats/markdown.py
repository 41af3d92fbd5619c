"""Markdown (CommonMark 0.31 with tables and strikethrough) → blocks, without its markup."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from reader.documents.bounds import MAX_NESTING
from reader.documents.formats.article import Article, Block, BlockForm, Input, row
from reader.documents.formats.markdown_html import blocks_in, left_of, prepared, without_scripts
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

_NOTE = re.compile(r"^ {0,3}\[\^([^\[\]\s]{1,60})\]:[ \t]*(.*)$", re.MULTILINE)
_MARK = re.compile(r"\[\^([^\[\]\s]{1,60})\]")
"""A footnote and the mark that leads to it, as many programs have them."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BREAKS = frozenset({"softbreak", "hardbreak"})
_SILENT = frozenset(
    {"softbreak", "hardbreak", "link_open", "link_close", "em_open", "em_close", "strong_open", "strong_close"}
)
"""Tokens of a line that has nothing but pictures."""

_BULLET = "• "


def articles(source: Input) -> Iterator[Article]:
    """The one article in a Markdown file; fields of YAML front matter (title, date, language) are believed."""
    decoded = decode_text(source.data, source.name, source.encoding, source.content_type)
    text = decoded.text
    fields: dict[str, str] = {}
    if front := _FRONT_MATTER.match(text, 0, _LONGEST_FRONT):
        fields = {key.lower(): value.strip().strip("\"'") for key, value in _FIELD.findall(front[1])}
        text = text[front.end() :]
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING + 1}).enable(["table", "strikethrough"])
    parser.block.ruler.before("table", "flat", _flat)
    parser.disable("inline")  # each paragraph is weighed first
    text, notes = _with_notes(_DEEP.sub(r"\1", text))
    reference: dict[str, Any] = {}
    tokens = parser.parse(text, reference)
    blocks = tuple(_Blocks(_Inline(parser, reference), notes).of(tokens))
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


def _flat(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """Makes a paragraph of the line that is nested as deeply as the bounds allow, whose text would else be lost."""
    if silent or state.level < MAX_NESTING:
        return False
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()
    state.line = line + 1
    state.push("paragraph_open", "p", 1)
    inline = state.push("inline", "", 0)
    inline.content, inline.children = text, []
    state.push("paragraph_close", "p", -1)
    return True


def _day(words: str) -> str | None:
    if not words:
        return None
    from reader.documents.formats.html.metadata import day_of

    return day_of(words[:_LONGEST_DAY])


def _with_notes(text: str) -> tuple[str, frozenset[str]]:
    """`text` with footnotes as paragraphs, and what they are called: CommonMark has none, and takes short ones for
    addresses of links.
    """
    if not _NOTE.search(text):
        return text, frozenset()
    names: set[str] = set()
    lines: list[str] = []
    in_note = False
    fence = ""
    for line in text.split("\n"):
        if fenced := _FENCE.match(line):
            fence = "" if fence and fenced[1].startswith(fence) else fence or fenced[1]
        note = None if fence else _NOTE.match(line)
        if note is not None:
            names.add(note[1])
            lines += ("", f"\\[{note[1]}\\] {note[2]}")
            in_note = True
        elif in_note and (not line.strip() or line.startswith(("    ", "\t"))):
            lines.append(line.lstrip())
        else:
            in_note = False
            lines.append(line)
    return "\n".join(lines), frozenset(names)


class _Inline:
    """Reads the markup inside paragraphs, one after the other."""

    def __init__(self, parser: MarkdownIt, reference: dict[str, Any]) -> None:
        self._parser = parser
        self._reference = reference
        self._left = _WORK

    def read(self, text: str) -> list[Token]:
        """What is in the paragraph `text`; one that would take too long stays plain text."""
        work = _work(text)
        if len(text) > _LONGEST or work > self._left:
            return [Token("text", "", 0, content=text)]
        self._left -= work
        children: list[Token] = []
        self._parser.inline.parse(text, self._parser, self._reference, children)
        return children


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

    def __init__(self, inline: _Inline, notes: frozenset[str]) -> None:
        """notes: what the footnotes are called."""
        self._read = inline.read
        self._notes = notes
        self._lists: list[int | None] = []  # the next number, None for bullets
        self._quotes = 0
        self._heading = 0
        self._bullet = ""
        self._begins = False  # a list or a table, with the next block
        self._row: list[str] | None = None
        self._titled = False

    def of(self, tokens: Sequence[Token]) -> Iterator[Block]:
        """The blocks in `tokens`, in order."""
        for token in prepared(tokens):
            kind = token.type
            if kind in {"bullet_list_open", "ordered_list_open"}:
                start = token.attrGet("start")
                self._begins = self._begins or not self._lists
                self._lists.append(None if kind[0] == "b" else int(start) if start is not None else 1)
            elif kind in {"bullet_list_close", "ordered_list_close"}:
                self._lists.pop()
            elif kind == "list_item_open":
                self._bullet = self._next_bullet()
            elif kind in {"blockquote_open", "blockquote_close"}:
                self._quotes += 1 if token.nesting > 0 else -1
            elif kind in {"heading_open", "heading_close"}:
                self._heading = int(token.tag[1:]) if token.nesting > 0 else 0
            elif kind == "table_open":
                self._begins = True
            elif kind == "tr_open":
                self._row = []
            elif kind == "tr_close":
                yield Block(BlockForm.TABLE, row(self._row or []), apart=self._begins)
                self._row, self._begins = None, False
            elif kind in {"fence", "code_block"}:
                yield Block(BlockForm.CODE, token.content, apart=True)
            elif kind == "html_block":
                for block in blocks_in(token.content):
                    yield from self._raw(block)
            elif kind == "inline":
                yield from self._inline(token)

    def _inline(self, token: Token) -> Iterator[Block]:
        runs = _runs(without_scripts(self._read(token.content)))
        if self._row is not None:
            self._row.append(self._noted("".join(words for words, _ in runs)))
            return
        for words, is_picture in runs:
            if not is_picture:
                yield from self._block(self._noted(words))
            elif words.strip():
                yield Block(BlockForm.CAPTION, words)

    def _noted(self, text: str) -> str:
        """`text` with the marks of footnotes as they stand in front of these."""
        if not self._notes:
            return text
        return _MARK.sub(lambda mark: f"[{mark[1]}]" if mark[1] in self._notes else mark[0], text)

    def _raw(self, block: Block) -> Iterator[Block]:
        """A block of HTML, where it stands in the text."""
        if block.form is BlockForm.HEADING:
            yield self._head(block.text, block.level)
        elif block.form is BlockForm.PARAGRAPH:
            yield from self._block(block.text)
        else:
            yield block

    def _head(self, text: str, level: int) -> Block:
        title = level == 1 and not self._titled
        self._titled = self._titled or title
        return Block(BlockForm.TITLE if title else BlockForm.HEADING, text, level)

    def _block(self, text: str) -> Iterator[Block]:
        if not text.strip():
            return
        if self._heading:
            yield self._head(text, self._heading)
        elif self._lists:
            goes_on = not self._bullet  # under the words of its item
            yield Block(BlockForm.ITEM, self._bullet + text, len(self._lists) + goes_on, self._begins)
            self._bullet, self._begins = "", False
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


def _runs(tokens: Sequence[Token]) -> list[tuple[str, bool]]:
    """The text of inline tokens, and apart from it, with True, the captions of pictures alone on their lines."""
    lines: list[list[Token]] = [[]]
    for token in tokens:
        lines[-1].append(token)
        if token.type in _BREAKS:
            lines.append([])
    runs: list[tuple[str, bool]] = []
    for line in lines:
        said = [
            token for token in line if token.type not in _SILENT and (token.type != "text" or token.content.strip())
        ]
        if said and all(token.type == "image" for token in said):
            runs += [(_words(token.children or []), True) for token in said]
        elif runs and not runs[-1][1]:
            runs[-1] = (runs[-1][0] + _words(line), False)
        else:
            runs.append((_words(line), False))
    return runs


def _words(tokens: Sequence[Token]) -> str:
    """The text of inline tokens; what a picture shows stands in brackets."""
    words: list[str] = []
    for token in tokens:
        if token.type in {"text", "text_special", "code_inline"}:
            words.append(token.content)
        elif token.type in _BREAKS:
            words.append("\n")
        elif token.type == "image":
            shown = _words(token.children or [])
            words.append(f"[{shown}]" if shown.strip() else "")
        elif token.type == "html_inline":
            words.append(left_of(token.content))
    return "".join(words)
