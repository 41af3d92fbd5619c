"""HTML inside Markdown: its blocks, and what is left of its tags inside a paragraph."""

import re
from collections.abc import Iterator, Sequence
from string import ascii_lowercase, ascii_uppercase

from markdown_it.token import Token

from reader.documents.formats.article import Block, BlockForm
from reader.documents.formats.numbering import raised
from reader.documents.tables import terms
from reader.messages import InputError

_TAG = re.compile(r"</?([A-Za-z][^\s/>]{0,60})[^<>]*>")
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
"""Other than `str.lower` it leaves every letter where it stands."""

_UNREAD = frozenset(
    {"script", "style", "template", "noscript", "svg", "iframe", "object", "textarea", "select", "math"}
)
_BEGINS_UNREAD = re.compile(r"<(?:(script|style)\b|!--)", re.IGNORECASE)
_WITHIN = terms(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q rp rt ruby s samp small span
    strike strong sub sup time tt u var wbr"""
)
"""Elements that stand inside a word or a sentence; any other tag parts words."""

_SAID = frozenset({"html_block", "inline", "code_block"})


def prepared(tokens: Sequence[Token]) -> Iterator[Token]:
    """`tokens` with HTML that an empty line cut in pieces joined again, and scripts, styles and comments gone with it.

    CommonMark ends most blocks of HTML at the first empty line, whatever they hold.
    """
    ends = {closing: _last(tokens, closing) for closing in ("</script", "</style", "-->")}
    waiting = ""
    pieces: list[str] = []
    tables = 0  # that are open
    for at, token in enumerate(tokens):
        content = token.content if token.type in _SAID else ""
        if waiting and content:
            begin = content.translate(_LOWER).find(waiting)
            if begin < 0:
                continue
            content = content[begin + len(waiting) :].removeprefix(">")
            waiting = ""
            if token.type == "inline":
                token.content = content
        is_html = token.type == "html_block" or (
            # Rows of a table look like code where they are indented behind an empty line.
            token.type == "code_block" and tables > 0 and content.lstrip().startswith("<")
        )
        if is_html:
            cut, closing = _unclosed(content)
            if closing and ends[closing] > at:
                content, waiting = content[:cut], closing
            pieces.append(content)
            low = content.lower()
            tables += low.count("<table") - low.count("</table")
            continue
        if waiting and token.type == "fence":
            continue
        if pieces and not waiting:
            yield Token("html_block", "", 0, content="\n".join(pieces))
            pieces, tables = [], 0
        yield token
    if pieces:
        yield Token("html_block", "", 0, content="\n".join(pieces))


def _last(tokens: Sequence[Token], closing: str) -> int:
    """The number of the last of `tokens` that has `closing`; -1 when none has."""
    found = (at for at in range(len(tokens) - 1, -1, -1) if tokens[at].type in _SAID)
    return next((at for at in found if closing in tokens[at].content.lower()), -1)


def _unclosed(markup: str) -> tuple[int, str]:
    """Where a script, style or comment begins in `markup` that does not end in it, and what would end it."""
    low = markup.translate(_LOWER)
    at = 0
    while (begins := _BEGINS_UNREAD.search(markup, at)) is not None:
        closing = f"</{begins[1].lower()}" if begins[1] else "-->"
        end = low.find(closing, begins.end())
        if end < 0:
            return begins.start(), closing
        at = end + len(closing)
    return len(markup), ""


def blocks_in(markup: str) -> Iterator[Block]:
    """The blocks of HTML: headings, lists, tables and the rest as in a page."""
    from reader.documents.formats.html.fragments import blocks_of, page_of

    if not _TAG.sub("", _without_comments(markup)).strip():
        return
    try:
        page = page_of(markup, "")
    except InputError:  # more tags than anybody reads
        yield Block(BlockForm.PARAGRAPH, _TAG.sub(" ", markup))
        return
    if page is not None:
        yield from blocks_of(page)


def _without_comments(markup: str) -> str:
    pieces: list[str] = []
    at = 0
    while (start := markup.find("<!--", at)) >= 0 and (end := markup.find("-->", start + 4)) >= 0:
        pieces.append(markup[at:start])
        at = end + 3
    return "".join([*pieces, markup[at:]])


def without_scripts(tokens: Sequence[Token]) -> list[Token]:
    """Tokens of a paragraph without its scripts and styles, and with what is raised in it set as a mark."""
    ends: dict[str, int] = {}
    names = [_name(token) for token in tokens]
    for at, name in enumerate(names):
        if name.startswith("/"):
            ends[name[1:]] = at
    kept: list[Token] = []
    waiting = ""
    for at, token in enumerate(tokens):
        name = names[at]
        if waiting:
            waiting = "" if name == f"/{waiting}" else waiting
        elif name in _UNREAD and ends.get(name, -1) > at:
            waiting = name
        else:
            if token.type == "text" and at and names[at - 1] == "sup":
                before = next((other.content for other in reversed(kept) if other.type == "text"), "")
                token.content = raised(token.content, before)
            kept.append(token)
    return kept


def _name(token: Token) -> str:
    """The name of the tag that `token` is, with a slash before it if it closes; "" for what is no tag."""
    if token.type != "html_inline" or (tag := _TAG.match(token.content)) is None:
        return ""
    return f"/{tag[1].lower()}" if token.content[1] == "/" else tag[1].lower()


def left_of(tag: str) -> str:
    """What is read for one tag or comment inside a paragraph: nothing, or the space that parts its words."""
    found = _TAG.match(tag)
    return " " if found and found[1].lower() not in _WITHIN else ""
