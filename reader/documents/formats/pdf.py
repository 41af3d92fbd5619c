"""PDF with text in it → paragraphs: lines joined, page numbers and running heads left out."""

import contextlib
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from reader.documents.bounds import (
    CHILD_SECONDS,
    MAX_DRAWN,
    MAX_ENTRIES,
    MAX_PART,
    MAX_TEXT,
    MEGABYTE,
    too_large,
    too_large_parts,
    too_many,
)
from reader.documents.formats.article import Article, Block, BlockForm, Input
from reader.documents.formats.extras import library
from reader.documents.formats.packed import damaged
from reader.documents.lines import ends_sentence, is_heading_like, is_paragraph_like
from reader.messages import N_, InputError, Message

_FILE_NAME = re.compile(
    r"(?i)microsoft (?:word|powerpoint|excel)\b|.*\.(?:docx?|rtf|odt|indd|qxp|qxd|pdf|pmd|tex|txt|html?|pptx?|xlsx?)\Z"
    r"|untitled|document ?\d*\Z|no title|\W*\Z|(?=[\w-]*?\d{4})[\w-]++\Z"
)
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00a0": " "}
)
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"[-–—\s|]*(?:(?:page|p\.|trang|стр\.|бет)\s*)?\d{1,4}(?:\s*(?:/|of|из)\s*\d{1,4})?[-–—\s|]*", re.I
)
_SENTENCE_END = re.compile(r"[.!?…:][\"”»)\]]*\Z")
_ITEM = re.compile(r"(?:[-–—•*·▪◦●]|\(?\d{1,3}[.)]|[a-zа-яәіңғүұқөһđ]\))\s+\S", re.IGNORECASE)
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+[^\W\d_]")
_BULLET = re.compile(r"[•·▪◦●]\s*")
_HYPHEN = re.compile(r"(\w{1,40})[-\u2010]\Z")
_COMPOUND = re.compile(r"\b\w{1,40}[-\u2010]\w{1,40}\b")
_WORD = re.compile(r"\w+")
_LONGEST_WORD = 40
_MAX_TITLE = 500
_BOUND = "LimitReachedError"
"""What the library raises when it would unpack more than it may."""

_SECONDS = CHILD_SECONDS * 3 // 4
_EDGE = 2
"""Running heads and feet stand among so many lines at the edges of a page."""

_REPEATED = 0.5
_MIN_PAGES = 3
_FULL = 0.8
"""A line with so much of the usual width is full: the next one belongs to it unless a sentence ends there."""

_SHORT = 0.6
_HEADINGS = 3
_LONG = 80
_TITLE_LINES = 8


def _bounded(pypdf: Any) -> contextlib.AbstractContextManager[object]:
    """As long as this lasts, no stream becomes larger than `MAX_PART` when it is unpacked."""
    if not hasattr(pypdf, "Configuration"):  # before pypdf 7
        for name in ("ZLIB", "LZW", "RUN_LENGTH", "JBIG2"):
            setattr(pypdf.filters, f"{name}_MAX_OUTPUT_LENGTH", MAX_PART)
        return contextlib.nullcontext()
    known = {field.name for field in fields(pypdf.Configuration)}
    bounds: dict[str, int | None] = {name: MAX_PART for name in known if name.endswith("maximum_output_length")}
    if "jbig2dec_binary" in known:
        bounds["jbig2dec_binary"] = None  # no other program is run for a picture
    bounded: contextlib.AbstractContextManager[object] = pypdf.apply_configuration(pypdf.Configuration(**bounds))
    return bounded


def articles(source: Input) -> Iterator[Article]:
    """The text of the PDF in `source`; its properties say when the file was made, not when it was published.

    Raises InputError when it is damaged, encrypted, scanned or larger than the bounds.
    """
    pypdf = library("pypdf", "pdf", source.name)
    try:
        with _bounded(pypdf):
            reader = pypdf.PdfReader(source.stream(), strict=False)
            _open(reader, source.name)
            pages, notices = _pages(reader, source.name)
            title, language = _properties(reader)
    except (InputError, MemoryError, RecursionError):
        raise
    except Exception as failure:  # the library raises whatever the damage leads to
        if _is_bound(failure):
            raise too_large_parts(source.name) from failure
        raise damaged(source.name, Message(N_("is damaged or no PDF"))) from failure
    lines = list(_body(pages))
    if not any(any(map(str.isalnum, line)) for line in lines):
        raise damaged(
            source.name,
            Message(N_("has pages without text, which are probably scanned")),
            Message(N_("Recognise its text first with a program for that (OCR)")),
        )
    blocks = _headed(list(_listed(list(_blocks(lines)))))
    shown, blocks = _titled(blocks, title)
    yield Article(tuple(blocks), title=shown, language=language, notices=notices)


def _is_bound(failure: BaseException | None) -> bool:
    """Whether `failure` of the library comes of a stream that is larger than `_bounded` allows."""
    while failure is not None:
        # Of loops it is raised too.
        if type(failure).__name__ == "LimitReachedError" and "decompressing" in str(failure):
            return True
        failure = failure.__cause__ or failure.__context__
    return False


def _open(reader: Any, name: str) -> None:
    """Refuse what needs a password; many files are encrypted with an empty one."""
    if not reader.is_encrypted:
        return
    try:
        opened = bool(reader.decrypt(""))
    except Exception:  # a method that needs another library
        opened = False
    if not opened:
        remedy = Message(N_("Save it without a password"))
        raise damaged(name, Message(N_("is protected by a password")), remedy)


def _pages(reader: Any, name: str) -> tuple[list[list[str]], tuple[Message, ...]]:
    """The lines of each page, and what to say about pages that could not be read or for which there was no time."""
    pages: list[list[str]] = []
    lost = large = length = 0
    notices: list[Message] = []
    end = time.monotonic() + _SECONDS
    for number, page in enumerate(reader.pages):
        if number >= MAX_ENTRIES:
            raise too_many(name)
        if time.monotonic() > end:
            notices.append(
                Message(N_("Only the first pages were read, which took {limit} s: {count}"),
                        {"limit": _SECONDS, "count": number})
            )  # fmt: skip
            break
        try:
            drawn = page.get_contents()
            if drawn is not None and len(drawn.get_data()) > MAX_DRAWN:
                large += 1
                continue
            text = page.extract_text() or ""
        except (MemoryError, RecursionError):
            raise
        except Exception as failure:  # as above; the other pages are still read
            if _is_bound(failure):
                large += 1
            else:
                lost += 1
            continue
        length += len(text)
        if length > MAX_TEXT:
            raise too_large(name, MAX_TEXT)
        pages.append([line.strip() for line in text.translate(_LIGATURES).split("\n")])
    if large and not pages:
        raise too_large_parts(name, MAX_DRAWN)
    if lost and not pages:
        raise damaged(name, Message(N_("is damaged or no PDF")))
    if large:
        notices.append(
            Message(N_("Pages left out because they take more than {limit} MB each: {count}"),
                    {"limit": MAX_DRAWN / MEGABYTE, "count": large})
        )  # fmt: skip
    if lost:
        notices.append(Message(N_("Pages that cannot be read: {count}"), {"count": lost}))
    return pages, tuple(notices)


def _properties(reader: Any) -> tuple[str | None, str | None]:
    """Title and language that the file states."""
    try:
        title = " ".join(str((reader.metadata or {}).get("/Title") or "")[:_MAX_TITLE].split())
        language = str(reader.trailer["/Root"].get("/Lang") or "") or None
    except Exception:  # as above; the text is there
        return None, None
    return (None if not title or _FILE_NAME.match(title) else title), language


def _body(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of all pages without what is repeated at their edges; "" between paragraphs."""
    edges = [_edge(page) for page in pages]
    keys = [{at: _key(page[at]) for at in edge} for page, edge in zip(pages, edges, strict=True)]
    seen = Counter(key for known in keys for key in set(known.values()))
    often = max(_MIN_PAGES, _REPEATED * len(pages))
    repeated: list[dict[int, str]] = []
    for number, known in enumerate(keys):
        outer = {min(known), max(known)} if known else set()
        # The heads of one chapter, on every page or on every other one.
        near = {
            key for other in (-2, -1, 1, 2) if 0 <= number + other < len(keys) for key in keys[number + other].values()
        }
        repeated.append(
            {
                at: key
                for at, key in known.items()
                if seen[key] >= often or (at in outer and seen[key] >= _MIN_PAGES and key in near)
            }
        )
    numbers = [
        {at for at in edge if len(pages) > 1 and _NUMBER.fullmatch(page[at][:40])}
        for page, edge in zip(pages, edges, strict=True)
    ]
    told = [
        any(at not in heads and at not in numbered and any(map(str.isalnum, line)) for at, line in enumerate(page))
        for page, heads, numbered in zip(pages, repeated, numbers, strict=True)
    ]
    # What stands alone on most of its pages is their text.
    on = Counter(key for heads in repeated for key in set(heads.values()))
    over = Counter(key for heads, has_text in zip(repeated, told, strict=True) if has_text for key in {*heads.values()})
    running = {key for key, count in on.items() if 2 * over[key] > count}
    for page, heads, numbered, has_text in zip(pages, repeated, numbers, told, strict=True):
        alone = not has_text and not running.issuperset(heads.values())
        if alone:
            yield ""
        for at, line in enumerate(page):
            if at in numbered or heads.get(at) in running:
                continue
            if line or (at and at + 1 < len(page)):
                yield line
        if alone:
            yield ""


def _edge(page: Sequence[str]) -> frozenset[int]:
    filled = [at for at, line in enumerate(page) if line]
    return frozenset((*filled[:_EDGE], *filled[-_EDGE:]))


def _key(line: str) -> str:
    return _DIGITS.sub("#", line.casefold())


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    """The paragraphs that `lines` are."""
    widths = sorted(len(line) for line in lines if line)
    width = widths[int(0.9 * (len(widths) - 1))] if widths else 0
    compounds = frozenset(match[0].casefold() for line in lines for match in _COMPOUND.finditer(line))
    words: list[str] = []
    last = ""
    for line in (*lines, ""):
        if words and _ends(last, line, width):
            yield _block(words)
            words = []
        if line:
            words.append(line) if not words else _join(words, line, compounds)
            last = line


def _ends(line: str, following: str, width: int) -> bool:
    """True when a paragraph ends with `line`."""
    if not following or _BULLET.match(following):
        return True
    told = _SENTENCE_END.search(line) is not None
    if _ITEM.match(following) or _SECTION.match(following):
        return told or len(line) < _FULL * width
    if following[0].islower() or line[-1] in ",;-–(":
        return False
    return len(line) < _SHORT * width or (told and len(line) < _FULL * width)


def _join(words: list[str], line: str, compounds: frozenset[str]) -> None:
    """Put `line` behind `words`; a word divided at the end of a line is one again."""
    before = words[-1]
    divided = _HYPHEN.search(before[-_LONGEST_WORD:])
    if divided is not None and line[0].islower():
        rest = _WORD.match(line)
        whole = f"{divided[1]}-{rest[0] if rest else ''}".casefold()
        words[-1] = before if whole in compounds else before[:-1]
        words.append(line)
    elif before.endswith("\u00ad"):
        words[-1] = before[:-1]
        words.append(line)
    else:
        words += (" ", line)


def _block(words: Sequence[str]) -> Block:
    text = "".join(words)
    if _ITEM.match(text) and not text.startswith(("–", "—")):
        return Block(BlockForm.ITEM, _BULLET.sub("• ", text, count=1) if _BULLET.match(text) else text, 1)
    return Block(BlockForm.PARAGRAPH, text)


def _listed(blocks: Sequence[Block]) -> Iterator[Block]:
    """`blocks`, where a number alone makes no list: it is that of a section."""
    for at, block in enumerate(blocks):
        near = (*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2])
        alone = block.form is BlockForm.ITEM and not any(one.form is BlockForm.ITEM for one in near)
        yield Block(BlockForm.PARAGRAPH, block.text) if alone and block.text[0].isdigit() else block


def _headed(blocks: list[Block]) -> list[Block]:
    """`blocks` with the short lines over running text as headings, once the text has begun."""
    begun = False
    run: list[int] = []
    found: set[int] = set()
    for at, block in enumerate(blocks):
        text = block.text
        if block.form is BlockForm.PARAGRAPH and is_heading_like(text) and not ends_sentence(text.rstrip("?")):
            run.append(at)
            continue
        told = block.form is BlockForm.PARAGRAPH and (len(text) >= _LONG or is_paragraph_like(text))
        if begun and told and 0 < len(run) <= _HEADINGS:
            found.update(run)
        begun = begun or told
        run = []
    return [Block(BlockForm.HEADING, block.text, 2) if at in found else block for at, block in enumerate(blocks)]


def _titled(blocks: list[Block], title: str | None) -> tuple[str | None, list[Block]]:
    """The title that the properties state and the text confirms, and the blocks without it."""
    if title is None:
        return None, blocks
    wanted = "".join(_WORD.findall(title)).casefold()
    for first in range(min(_TITLE_LINES, len(blocks))):
        got = ""
        for last in range(first, min(first + _TITLE_LINES, len(blocks))):
            got += "".join(_WORD.findall(blocks[last].text)).casefold()
            if got == wanted:
                text = " ".join(block.text for block in blocks[first : last + 1])
                return text, blocks[:first] + blocks[last + 1 :]
            if not wanted.startswith(got):
                break
    return (title if len(title.split()) >= _MIN_PAGES else None), blocks
