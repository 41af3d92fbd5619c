"""What is done with one file, or with one stored document, in a process of its own: all but the writing."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from reader.digests import sha256
from reader.documents import Document, sanitise_line
from reader.entities.mention import Mention
from reader.library.files import UNFINISHED, SourceFile, storable
from reader.library.prepared import PreparedDocument, prepare
from reader.library.records import document_from, mentions_record, pack, pack_bytes, unpack, unpack_bytes
from reader.library.shared import Recognised
from reader.library.sources import STANDARD_INPUT, in_language, is_address
from reader.messages import N_, InputError, Message

if TYPE_CHECKING:
    from reader.library.links.preparing import Prepared

_HEAD = 4096
_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A file or address to be read.

    source: the path, absolute, or the address; "-" for what came through standard input. size, modified_ns: of the
    file before it is read. data: the bytes, where they need not be fetched, as `records.pack_bytes` packs them.
    content_type, url: what a server called them, and where it had them, when they were fetched before.
    encoding, language, allow_private: as in `sources.Reading`. keep: keep the bytes; None: of what cannot be read
    again, or may be gone tomorrow: standard input and the web. recogniser: what the mentions are kept as found by.
    renew: documents that are kept already are kept as they are read now. in_memory: so are all that are kept.
    """

    source: str
    size: int
    modified_ns: int
    recogniser: str | None
    data: bytes | None = None
    content_type: str | None = None
    url: str | None = None
    encoding: str | None = None
    language: str | None = None
    allow_private: bool = False
    keep: bool | None = None
    renew: bool = False
    in_memory: bool = False

    @property
    def is_file(self) -> bool:
        """Whether it is read from a file, not from standard input or the web."""
        return self.source != STANDARD_INPUT and not is_address(self.source)

    @property
    def place(self) -> str:
        """The path under which the file is kept; what came through standard input has one of its bytes."""
        if self.source == STANDARD_INPUT and self.data is not None:
            return f"{STANDARD_INPUT}{sha256(unpack_bytes(self.data)).hexdigest()[:16]}"
        return storable(self.source)


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source that was read to its end.

    file: unfinished when something in it could not be read, so that it is tried again. is_feed: what stands there is a
    feed. grows: what came from there before stays, unless it was read as it is now: as with what could not be read this
    time, and with feeds, whose old entries make room for new ones.
    """

    file: SourceFile
    is_feed: bool
    grows: bool


@dataclass(frozen=True, slots=True)
class RecogniseTask:
    """A stored document to be recognised again; text and details as they are kept."""

    key: str
    name: str
    language: str
    source: str | None
    text: bytes
    details: bytes
    recogniser: str


def read(task: ReadTask) -> Iterator[PreparedDocument | InputError | ReadSource | None]:
    """The documents of a source and what of it cannot be read; behind them the source, unless nothing can be read."""
    from reader.documents import documents_in, documents_of, opened_file
    from reader.documents.loading import unusable

    try:
        if task.data is not None:  # of standard input, or kept bytes
            data, content_type = unpack_bytes(task.data), task.content_type
            address = task.url or (task.source if is_address(task.source) else None)
        elif is_address(task.source):
            from reader.documents.fetching import fetch

            page = fetch(task.source, allow_private=task.allow_private)
            data, content_type, address = page.data, page.content_type or "", page.url
        else:
            with opened_file(task.source) as file:
                found = documents_of(file, task.source, task.encoding, kept=task.in_memory)
                yield from _read_from(file, found, task, None, None)
            return
        found = documents_in(data, task.source, task.encoding, content_type, address, kept=task.in_memory)
        yield from _read_from(BytesIO(data), found, task, content_type, address)
    except InputError as failure:
        yield failure
    except OSError as error:  # of a disk or a server that fails in the midst of it
        yield unusable(task.source, error)


def _read_from(
    file: BinaryIO,
    documents: Iterator[Document | InputError],
    task: ReadTask,
    content_type: str | None,
    address: str | None,
) -> Iterator[PreparedDocument | InputError | ReadSource | None]:
    """What `read` gives for the `documents` of `file`."""
    count = 0
    is_whole, is_page = True, False
    for found in documents:
        if isinstance(found, InputError):
            is_whole = False
            yield found
            continue
        if not found.parts:
            is_whole = False
            reason = Message(N_("has no readable text"))
            yield InputError(found.name, reason, Message(N_("Give a file that has text in it")))
            continue
        yield None
        document = in_language(found, task.language)
        count += 1
        is_page = count == 1 and document.name == sanitise_line(task.source)
        if task.recogniser is None:
            yield prepare(document)
            continue
        mentions = yield from _recognised(document)
        yield prepare(document, mentions, task.recogniser, links=_links(document, mentions))
    if not count:
        return
    size, digest = _measured(file)
    file.seek(0)
    is_feed = holds_feed(file.read(_HEAD), task.source, content_type, address)
    file.seek(0)
    kept = pack_bytes(file.read()) if task.keep else None
    modified = task.modified_ns if is_whole else UNFINISHED
    source = SourceFile(task.place, size, modified, digest, task.encoding, kept, content_type, address)
    # A page at the address of a feed may tell that the feed is out of order today.
    grows = not is_whole or is_feed or (is_page and is_address(task.place))
    yield ReadSource(source, is_feed, grows)


def _measured(file: BinaryIO) -> tuple[int, bytes]:
    """How many bytes `file` has, and their SHA-256."""
    file.seek(0)
    found = sha256(head := file.read(_STEP))
    size = len(head)
    while some := file.read(_STEP):
        found.update(some)
        size += len(some)
    return size, found.digest()


def holds_feed(data: bytes, name: str, content_type: str | None, url: str | None) -> bool:
    """Whether `data`, called `name`, is read as a feed, its beginning being enough to tell.

    content_type, url: as `documents_in` takes them.
    """
    if b"<" not in data[:_HEAD]:
        return False
    from reader.documents.formats import Format, Input, detect

    return detect(Input(data, name, None, content_type, url)) is Format.FEED


def recognise(task: RecogniseTask) -> Iterator[Recognised | None]:
    """What is in a stored document."""
    head = task.key, task.name, task.language, task.source
    document = document_from(head, unpack(task.text), unpack(task.details))
    mentions = yield from _recognised(document)
    packed = pack(mentions_record(mentions, document.text))
    yield Recognised(task.key, packed, task.recogniser, _links(document, mentions))


def _links(document: Document, mentions: tuple[Mention, ...]) -> "Prepared":
    from reader.library.links.preparing import prepare as prepare_links

    return prepare_links(document.key, document.language, mentions, document.text)


def _recognised(document: Document) -> Generator[None, None, tuple[Mention, ...]]:
    """The mentions of `document`; a long one gives a sign of life behind each portion."""
    from reader.entities.recognition.portions import portions, recognise_portion

    mentions: list[Mention] = []
    for start, end in portions(document):
        mentions += recognise_portion(document, start, end)
        yield None
    return tuple(mentions)


def warm_up() -> None:
    """Read the tables of the recogniser, so that processes that come of this one have them."""
    from reader.documents.reading import read as read_document
    from reader.entities.recognition import recognise as recognise_document

    recognise_document(read_document("Warm-up in Hà Nội, Астана and London on 6 May 2025.".encode(), "-"))
