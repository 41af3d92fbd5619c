"""Feeds (RSS 0.9x to 2.0, RDF, Atom) → one article an entry."""

import codecs
import contextlib
import html
import io
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from email.utils import parsedate
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.parsers import expat

from reader.digests import sha256
from reader.documents.bounds import MAX_FEED, MAX_FEED_ENTRIES, MAX_NESTING, too_large, too_many, too_nested
from reader.documents.declaring import decode_declared, label_of, meant
from reader.documents.decoding import Decoded, decode, guess_notice, lookup
from reader.documents.document import ENTRY_DIGITS, NAMELESS
from reader.documents.formats.article import Article, Block, BlockForm, Input
from reader.documents.formats.extras import library
from reader.documents.formats.html.fragments import blocks_of, page_of
from reader.documents.formats.html.markup import without_tags
from reader.documents.formats.packed import damaged, entities
from reader.documents.formats.references import without_impossible
from reader.documents.guessing import looks_like_utf8
from reader.documents.sanitising import sanitise_line
from reader.messages import N_, InputError, Message, UsageError

_ISO_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)", re.ASCII)
_SPACE = re.compile(r"\W+")
_CUT = ("…", "...", "[…]", "[...]")
_FOOTER = re.compile(
    r"The post .{1,300} (?:appeared first|first appeared) on .{1,200}|Bài viết .{1,300} xuất hiện đầu tiên .{1,200}"
    r"|Сообщение .{1,300} появил[иа]сь? сначала на .{1,200}",
    re.DOTALL,
)
"""What WordPress puts under every entry, in the languages it has it in."""

_HEAD = 16_384
_SAMPLE = 400_000
_LONGEST = 200
_DECLARATION = re.compile(rb"\A\s{0,99}<\?xml\b[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_.:-]{2,40})")
_UTF8 = frozenset({"utf-8", "utf-8-sig"})
_TITLE = re.compile(r"<title\b[^>]{0,200}>([^<]*(?:<!\[CDATA\[[^]]*\]\]>[^<]*)?)</title>")
_ENTRY = re.compile(r"<(?:item|entry)\b")
_CDATA = re.compile(r"<!\[CDATA\[([^]]*)\]\]>")

_MIN_SUMMARY, _MAX_SUMMARY = 40, 1_000


def title_of(data: bytes) -> str:
    """What the feed `data` calls itself, on one line and safe to show; "" when it does not near its beginning."""
    try:
        head = data[:_HEAD]
        decoded = _decoded(head, "-", None) or decode(head, "-", _declared(head))
    except (InputError, UsageError):
        return ""
    text = decoded.text
    entry = _ENTRY.search(text)
    found = _TITLE.search(text, 0, entry.start() if entry else len(text))
    return sanitise_line(" ".join(html.unescape(_CDATA.sub(r"\1", found[1])).split()))[:_LONGEST] if found else ""


def _declared(data: bytes) -> str | None:
    """Python's name of the encoding that the XML declaration states (XML 1.0, 4.3.3)."""
    found = _DECLARATION.match(data[:_HEAD].removeprefix(codecs.BOM_UTF8))
    return _known(found[1].decode("ascii")) if found else None


def _known(label: str | None) -> str | None:
    """Python's name of the character set, None when there is none of that name."""
    try:
        return lookup(label) if label else None
    except UsageError:
        return None


def _decoded(data: bytes, name: str, content_type: str | None) -> Decoded | None:
    """The text of a feed as far as what is said about its encoding is true, and what the person should know of that.

    None where the library reads the bytes as well: ASCII, UTF-8 that nobody calls otherwise, two bytes a character.
    """
    if data.isascii() or b"\x00" in data[:_HEAD]:
        return None
    labels = [known for label in (label_of(content_type), _declared(data)) if (known := _known(label))]
    stated = meant(labels[0]) if labels else "utf-8"
    other = False
    if _UTF8.issuperset(labels):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            other = not looks_like_utf8(data)
        else:
            return None
    try:
        decoded = decode_declared(data, name, () if other else labels, lambda: _letters(data))
    except InputError:
        return None  # the library may know more encodings
    if other and decoded.encoding in _UTF8:
        return None  # few letters beyond ASCII, none of them in UTF-8: the library loses none
    if decoded.encoding == stated or (decoded.encoding in _UTF8 and stated in _UTF8):
        return decoded
    notice = guess_notice(decoded.encoding)
    return decoded if notice in decoded.notices else decoded._replace(notices=(notice, *decoded.notices))


def _unstated(source: Input, encoding: str | None) -> tuple[Message, ...]:
    """What to say of the encoding in which the library read the feed."""
    labels = {_known(label_of(source.content_type)), _declared(source.data)} - {None}
    is_plain = source.data.isascii() or b"\x00" in source.data[:_HEAD]
    if is_plain or encoding is None or encoding in _UTF8 or not _UTF8.issuperset(labels):
        return ()
    return (guess_notice(encoding),)


def _letters(data: bytes) -> bytes:
    """The beginning of the feed without its markup."""
    text = data[:_SAMPLE].decode("latin-1").replace("<![CDATA[", " ").replace("]]>", " ")
    return without_tags(text).encode("latin-1", "replace")


def _in_utf8(text: str) -> bytes:
    """`text` in UTF-8, as its XML declaration says from now on."""
    data = text.removeprefix("\ufeff").encode("utf-8", "replace")
    found = _DECLARATION.match(data)
    return data if found is None else data[: found.start(1)] + b"utf-8" + data[found.end(1) :]


def articles(source: Input) -> Iterator[Article | InputError]:
    """The entries of the feed in `source`, in its order; one without a word is left out.

    Raises InputError when it is no feed, nests too deep or has too many entries.
    """
    if len(source.data) > MAX_FEED:
        raise too_large(source.name, MAX_FEED)
    parser = library("feedparser", "web", source.name)
    data, content_type = source.data, source.content_type or "application/xml"
    if source.encoding is not None:
        decoded: Decoded | None = decode(data, source.name, source.encoding)
    else:
        decoded = _decoded(data, source.name, source.content_type)
    if decoded is not None:
        data, content_type = _in_utf8(decoded.text), "application/xml; charset=utf-8"
    data = without_impossible(data)
    whole = _check(data, source.name)
    try:
        # A stream, because bytes that are no feed are taken for the name of a file; the markup is made safe here.
        found = parser.parse(
            io.BytesIO(data),
            response_headers={"content-type": content_type, "content-location": source.url or ""},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except (ValueError, LookupError, AttributeError, TypeError, OverflowError) as failure:
        # Names that are no names; references to no character, in bytes that only the library can read.
        raise _no_feed(source.name) from failure
    if not found.entries and not (whole and found.get("version")):
        raise _no_feed(source.name)
    if len(found.entries) > MAX_FEED_ENTRIES:
        raise too_many(source.name, MAX_FEED_ENTRIES)
    feed = found.feed
    publisher = _plain(feed.get("title_detail"), source.name)
    base = _address(feed.get("link"), source.url) or source.url
    encoding = source.encoding or (decoded.encoding if decoded else _known(str(found.get("encoding") or "")))
    notices = decoded.notices if decoded else _unstated(source, encoding)
    identities = Counter(_identity(entry, base) for entry in found.entries)
    members: Counter[str] = Counter()
    for entry in found.entries:
        try:
            article = _article(entry, source.name, base)
        except InputError as failure:
            yield failure
            continue
        if article is not None:
            identity = _identity(entry, base)
            if not identity or identities[identity] > 1:  # two entries that call themselves the same
                article["member"] = NAMELESS + article["member"]
            member = article["member"]
            members[member] += 1
            if members[member] > 1:
                article["member"] = f"{member}-{members[member]}"
            yield Article(
                **{**article, "source": publisher, "language": article["language"] or feed.get("language") or None},
                encoding=encoding,
                only_stated=True,
                notices=notices,
            )


def _no_feed(name: str) -> InputError:
    reason = Message(N_("is damaged or no feed"))
    return damaged(name, reason, Message(N_("Give the address of an RSS or Atom feed")))


def _check(data: bytes, name: str) -> bool:
    """Refuse what nests deeper or has more entries than any feed, which would take the library minutes.

    Refuses entities too that stand for more than a word or an address. The answer tells whether it is well formed.
    """
    depth = count = 0

    def begin(tag: str, _attributes: object) -> None:
        nonlocal depth, count
        depth += 1
        if depth > MAX_NESTING:
            raise too_nested(name)
        if tag.rpartition(":")[2].lower() in {"item", "entry"}:
            count += 1
            if count > MAX_FEED_ENTRIES:
                raise too_many(name, MAX_FEED_ENTRIES)

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    def declare(_entity: str, is_parameter: bool, value: str | None, *_: object) -> None:
        if is_parameter or value is None or "&" in value or len(value) > _LONGEST:
            raise entities(name)

    reader = expat.ParserCreate()
    reader.EntityDeclHandler = declare
    reader.StartElementHandler, reader.EndElementHandler = begin, end
    with contextlib.suppress(expat.ExpatError, ValueError, LookupError):  # the library reads what is not well formed
        reader.Parse(data, True)
        return True
    return False


def _article(entry: Any, name: str, base: str | None) -> dict[str, Any] | None:
    title = _plain(entry.get("title_detail"), name)
    url = _address(entry.get("link"), base)
    contents = [one for one in entry.get("content", ()) if (one.get("value") or "").strip()]
    chosen = max(contents, key=lambda one: len(one["value"]), default=None)
    summary = entry.get("summary_detail")
    body = _blocks(chosen or summary, name)
    if chosen is not None and summary and (lead := _lead(summary, body, name)):
        body.insert(0, Block(BlockForm.STANDFIRST, lead))
    if not body and not title:
        return None
    own = _identity(entry, base)
    identity = own or title or ""
    value = (chosen or summary or {}).get("value") or ""
    # Not its number: when the feed is read again others stand in front of it.
    mark = sha256((own or f"{title or ''}\n{value}").encode("utf-8", "replace"))
    return {
        "blocks": tuple(body),
        "title": title,
        "date": _day(entry),
        "language": (chosen or {}).get("language"),
        "url": url,
        "member": mark.hexdigest()[:ENTRY_DIGITS],
        "content": "\n".join((identity, title or "", value)).encode("utf-8", "replace"),
    }


def _identity(entry: Any, base: str | None) -> str:
    """What an entry calls itself, whatever it says by now; "" when it does not."""
    return str(entry.get("id") or _address(entry.get("link"), base) or "")


def _blocks(detail: Any, name: str) -> list[Block]:
    value = (detail or {}).get("value") or ""
    if (detail or {}).get("type") == "text/plain":
        paragraphs = (" ".join(line.split()) for line in value.splitlines())
        return [Block(BlockForm.PARAGRAPH, line) for line in paragraphs if line]
    page = page_of(value, name)
    blocks = [] if page is None else list(blocks_of(page, stories=True))
    if blocks and _FOOTER.fullmatch(blocks[-1].text):
        blocks.pop()
    return blocks


def _plain(detail: Any, name: str) -> str | None:
    """A title without its markup."""
    value = str((detail or {}).get("value") or "")
    if (detail or {}).get("type") != "text/plain" and ("<" in value or "&" in value):
        page = page_of(value, name)
        value = "" if page is None else " ".join(piece.text for piece in page.pieces)
    return " ".join(value.split()) or None


def _lead(summary: Any, body: list[Block], name: str) -> str | None:
    """The summary, when it is one and the content does not say the same."""
    text = " ".join(block.text for block in _blocks(summary, name))
    said = _SPACE.sub("", " ".join(block.text for block in body)).casefold()
    told = _SPACE.sub("", text).casefold()
    if not _MIN_SUMMARY <= len(text) <= _MAX_SUMMARY or text.endswith(_CUT) or told[:40] in said:
        return None
    return text


def _day(entry: Any) -> str | None:
    """The day of publication as its publisher wrote it: the library would give the one in Greenwich."""
    for key in ("published", "updated"):
        parsed = entry.get(f"{key}_parsed") if key in entry else None
        if not parsed:
            continue
        try:
            day = date(parsed.tm_year, parsed.tm_mon, parsed.tm_mday)
        except ValueError:
            continue
        if day.year < 1970:
            continue
        written = _written(str(entry[key]))
        return (written if written and abs(written - day) <= timedelta(days=1) else day).isoformat()
    return None


def _written(words: str) -> date | None:
    iso = _ISO_DAY.match(words)
    fields = (int(iso[1]), int(iso[2]), int(iso[3])) if iso else (parsedate(words) or ())[:3]
    try:
        return date(*fields) if len(fields) == 3 else None
    except ValueError:
        return None


def _address(link: object, base: str | None) -> str | None:
    try:
        whole = urljoin(base or "", str(link or "").strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in {"http", "https"} and parts.hostname else None
