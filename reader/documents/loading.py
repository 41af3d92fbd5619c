"""Files and streams → documents. Only regular files are opened, nothing larger than `MAX_BYTES` is read."""

import errno
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from io import BytesIO
from typing import BinaryIO
from urllib.parse import unquote

from reader.digests import sha256
from reader.documents.bounds import MAX_BYTES, MAX_CHANGES, refused_of_pipe, too_large
from reader.documents.document import Document
from reader.documents.reading import read
from reader.documents.sanitising import sanitise_line
from reader.lazy_pattern import LazyPattern
from reader.messages import N_, InputError, Message
from reader.restriction import OutsideError, open_input, require_inside

LONG = 512 * 1024
"""Bytes from which on a file is shown before it is read to its end."""

MEMBER = "#"
"""Stands in the name of a document between its file and which of several in it is meant."""

_STANDARD_INPUT = "-"
_HOST = LazyPattern(r"(?:[\w-]{1,63}\.)+[^\W\d_]{2,63}(?::\d{1,5})?")
_COMMON_DOMAINS = frozenset({"com", "net", "org", "edu", "gov", "int", "info", "vn", "kz", "ru", "uk"})
"""Ends of a name without a path that hardly end the name of a file."""

_TEXT_SUFFIXES = frozenset({"", ".txt", ".text"})
_SIGNATURE = 512
_VISIBLE = re.compile(rb"[^ \t\r\n\f\v\x00]")
_IN_PARTS = (b"%PDF-", b"PK\x03\x04")
"""How files begin that are not held in memory as a whole."""

_BEGINNING = 32 * 1024
_LONGEST_BEGINNING = 512 * 1024
"""Bytes that are read before the first picture, when the person had got so far: less than a second's work."""


def file_bytes(path: str | os.PathLike[str]) -> bytes:
    """The bytes of the regular file `path`, never more than `MAX_BYTES`; raises InputError as `load_file` does."""
    with opened_file(path) as file:
        return file.read(MAX_BYTES + 1)


@contextmanager
def opened_file(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """The regular file `path`, at its beginning; raises InputError as `load_file` does.

    It is in memory as a whole unless it is of a format that is read in parts.
    """
    name = os.fspath(path)
    with ExitStack() as stack:
        try:
            file = stack.enter_context(_opened(name))
            if not _is_read_in_parts(file):
                file = BytesIO(file.read(MAX_BYTES + 1) or b"")
        except (OSError, ValueError) as error:
            raise unusable(name, error) from error
        yield file


def _is_read_in_parts(file: BinaryIO) -> bool:
    head = file.read(_SIGNATURE) or b""  # None: a file of the kernel's in which nothing stands now
    file.seek(0)
    return head.startswith(_IN_PARTS)


def load_all(path: str | os.PathLike[str], encoding: str | None = None) -> Iterator[Document | InputError]:
    """The documents in the file `path`, in whatever format, and what of it cannot be read, each in its place.

    A file that cannot be read at all gives one InputError (the file, the reason, the remedy).
    """
    try:
        with opened_file(path) as file:
            yield from documents_of(file, os.fspath(path), encoding)
    except InputError as failure:
        yield failure


def documents_of(
    file: BinaryIO, name: str, encoding: str | None = None, *, kept: bool = True
) -> Iterator[Document | InputError]:
    """The documents in `file`, as `opened_file` gives it, and what of it cannot be read. kept: as in `documents_in`."""
    try:
        if not _is_read_in_parts(file):
            yield from documents_in(file.read(), name, encoding, kept=kept)
            return
        from reader.documents.formats import Input, read_all

        yield from read_all(Input(b"", name, encoding, file=file, kept=kept))
    except OSError as error:
        yield unusable(name, error)


def load_file(path: str | os.PathLike[str], encoding: str | None = None) -> Document:
    """The document called `path`: the first one in that file, or one of several, as `Document.name` has it.

    Raises InputError (the file, the reason, the remedy) when it cannot be read.
    """
    name = os.fspath(path)
    file = file_of(name)
    found = load_all(file, encoding)
    if file == name:
        return _first(found)
    for document in found:
        if isinstance(document, Document) and document.name == name:
            return document
    reason = Message(N_("is not in {file} any more"), {"file": sanitise_line(file)})
    raise InputError(sanitise_line(name), reason, Message(N_("Open the file itself")))


def file_of(name: str) -> str:
    """The file that the document called `name` is in: for one of several ("news.zip#a.txt") what stands before "#"."""
    if MEMBER in name and not os.path.lexists(name):
        for match in re.finditer(re.escape(MEMBER), name):
            if os.path.isfile(name[: match.start()]):
                return name[: match.start()]
    return name


def load_beginning(
    path: str | os.PathLike[str], encoding: str | None = None, position: Callable[[str], int] | None = None
) -> tuple[Document, Callable[[], Document]] | None:
    """What a screen needs first of the long file `path`, and how to get the whole; None when it is not long.

    position: gives the offset at which the document with a key is wanted (code points): the beginning goes as far
        unless that is very far.
    The beginning has the key of the whole, and its text is the beginning of the whole's, unless the encoding had to be
    guessed. Raises InputError as `load_file` does; so may the second.
    """
    name = os.fspath(path)
    try:
        require_inside(name)
        if os.stat(name).st_size <= LONG:
            return None
        with _opened(name) as file:
            if not _is_plain(file.read(_BEGINNING) or b"", name):
                return None
            file.seek(0)
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise unusable(name, error) from error
    return beginning_of(data, name, encoding, position)


def beginning_of(
    data: bytes, name: str, encoding: str | None = None, position: Callable[[str], int] | None = None
) -> tuple[Document, Callable[[], Document]] | None:
    """The same of `data`, called `name` ("-" for standard input)."""
    if not LONG < len(data) <= MAX_BYTES or (name == _STANDARD_INPUT and refused_of_pipe(data, name)):
        return None
    head = data[:_BEGINNING]
    cut = _end_of_paragraph(head)
    if b"\x00" in head or cut <= 0 or not head[:cut].strip():
        return None
    if not _is_plain(head, name):
        return None
    beginning = load_bytes(head[:cut], name, encoding)
    key = sha256(data).hexdigest()
    offset = position(key) if position else 0
    if offset >= len(beginning.text) > 0:
        reach = offset * cut // len(beginning.text) + _BEGINNING
        if reach < min(_LONGEST_BEGINNING, len(data)):
            beginning = load_bytes(data[: _end_of_paragraph(data[:reach])], name, encoding)
    return beginning._replace(key=key, complete=False), partial(load_bytes, data, name, encoding)


def _end_of_paragraph(head: bytes) -> int:
    """Where the last paragraph of `head` that is there as a whole ends, or else its last line or word."""
    return max(head.rfind(b"\n\n"), head.rfind(b"\r\n\r\n"), 0) or max(head.rfind(b"\n"), head.rfind(b" "))


def documents_in(
    data: bytes,
    name: str,
    encoding: str | None = None,
    content_type: str | None = None,
    url: str | None = None,
    *,
    kept: bool = True,
) -> Iterator[Document | InputError]:
    """The documents in `data`, called `name` ("-" for standard input), and what of it cannot be read.

    content_type: what a server called it. url: where it came from. kept: who takes them holds them all in memory.
    """
    if len(data) > MAX_BYTES:
        yield too_large(name)
    elif not _VISIBLE.search(data):
        yield InputError(sanitise_line(name), Message(N_("is empty")), Message(N_("Give a file that has text in it")))
    elif content_type is None and _is_plain(data, name):
        try:
            if name == _STANDARD_INPUT and (refused := refused_of_pipe(data, name)):
                raise refused
            yield read(data, name, encoding, limit=MAX_CHANGES if name == _STANDARD_INPUT else None)
        except InputError as failure:
            yield failure
    else:
        from reader.documents.formats import Input, read_all

        yield from read_all(Input(data, name, encoding, content_type, url, kept=kept))


def load_bytes(data: bytes, name: str, encoding: str | None = None) -> Document:
    """The first document in `data`, called `name`; raises InputError when there is none."""
    return _first(documents_in(data, name, encoding))


def load_stream(stream: BinaryIO, name: str = "-", encoding: str | None = None) -> Document:
    """The first document that `stream` delivers until its end; raises InputError as `load_bytes` does."""
    return load_bytes(stream_bytes(stream, name), name, encoding)


def _first(found: Iterator[Document | InputError]) -> Document:
    """The first document; raises the first InputError when there is none."""
    failure: InputError | None = None
    for each in found:
        if isinstance(each, Document):
            return each
        failure = failure or each
    assert failure is not None  # noqa: S101 - an input gives a document or says why not
    raise failure


def _is_plain(data: bytes, name: str) -> bool:
    """Whether `data` can be nothing but plain text; the other formats are imported when there is doubt."""
    suffix = os.path.splitext(name)[1].lower()
    head = data[:_SIGNATURE].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")
    if suffix not in _TEXT_SUFFIXES or head.startswith((b"<", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b")):
        return False
    if suffix:
        return True
    from reader.documents.markdown_signs import looks_like_markdown
    from reader.documents.mime_signs import may_wrap_a_page

    return not (may_wrap_a_page(data) or looks_like_markdown(data))


def stream_bytes(stream: BinaryIO, name: str) -> bytes:
    """What `stream`, called `name`, delivers until its end, or until it is too much; raises InputError."""
    try:
        return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise unusable(name, error) from error


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    """The regular file `name`; a FIFO or a device is neither waited for nor read.

    Raises InputError for what is none or is too large, else OSError or ValueError, which `unusable` explains.
    """
    descriptor = open_input(name, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    with open(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)
        if not stat.S_ISREG(status.st_mode):
            raise InputError(
                sanitise_line(name),
                Message(N_("is not a regular file")),
                Message(N_("Give a file, or send the text through standard input")),
            )
        if status.st_size > MAX_BYTES:
            raise too_large(name)
        yield file


def _unreachable(name: str) -> InputError:
    """The error for an address that neither names a file nor can be fetched."""
    scheme, _, rest = name.partition("://")
    if scheme.lower() == "file" and rest.startswith("/"):
        reason = Message(N_("is an address of a file, not its name"))
        remedy = Message(N_("Give the path: {path}"), {"path": sanitise_line(unquote(rest))})
        return InputError(sanitise_line(name), reason, remedy)
    reason = Message(N_("is not an address that can be fetched"))
    return InputError(sanitise_line(name), reason, Message(N_("Use an address that begins with https:// or http://")))


def _without_scheme(name: str) -> bool:
    """Whether `name`, which is no file, is what people type of an address: "www.example.org/x", "example.org/x"."""
    host, slash, _path = name.partition("/")
    if _HOST.fullmatch(host) is None or os.path.lexists(host):
        return False
    return bool(slash) or host.lower().startswith("www.") or host.lower().rpartition(".")[2] in _COMMON_DOMAINS


def unusable(name: str, error: OSError | ValueError) -> InputError:
    """The InputError that tells a person what `error` means for the input `name`."""
    if isinstance(error, OutsideError):
        reason = Message(N_("lies outside the folder that may be read here"))
        return InputError(sanitise_line(name), reason, Message(N_("Choose an article in that folder")))
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    if "://" in name and number in {errno.ENOENT, errno.ENOTDIR, errno.EINVAL}:
        return _unreachable(name)
    if number == errno.ENOENT and os.path.islink(name):
        reason = Message(N_("is a link to what is not there"))
        remedy = Message(N_("Name the file it should lead to"))
    elif number in {errno.ENOENT, errno.ENOTDIR, errno.EINVAL, errno.ENAMETOOLONG}:
        reason = Message(N_("no such file or folder"))
        remedy = Message(N_("Check the spelling and the folder you are in"))
        if _without_scheme(name):
            address = sanitise_line(f"https://{name}")
            remedy = Message(N_("Write {address} if an address is meant"), {"address": address})
    elif number in {errno.EACCES, errno.EPERM}:
        reason = Message(N_("permission denied"))
        remedy = Message(N_("Ask its owner for permission to read it"))
    elif number == errno.EISDIR:
        reason, remedy = Message(N_("is a folder")), Message(N_("Name a file in it"))
    elif number == errno.ELOOP:
        reason, remedy = Message(N_("links to itself")), Message(N_("Name the file it should lead to"))
    elif number == errno.ENXIO:
        reason = Message(N_("is not a regular file"))
        remedy = Message(N_("Give a file, or send the text through standard input"))
    else:
        detail = sanitise_line((error.strerror if isinstance(error, OSError) else None) or str(error))
        reason = Message(N_("cannot be read: {detail}"), {"detail": detail})
        remedy = Message(N_("Try again, or copy the file elsewhere first"))
    return InputError(sanitise_line(name), reason, remedy)
