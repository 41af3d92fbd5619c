"""Zip archives, and the formats made of them: members are read within the bounds, nothing is written to disk."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from reader.documents.bounds import (
    MAX_ENTRIES,
    MAX_EXPANDED,
    MAX_PART,
    MAX_RATIO,
    MAX_SIGNS,
    MEGABYTE,
    too_large,
    too_many,
    too_many_tags,
    too_nested,
    too_packed,
)
from reader.documents.formats.article import Input
from reader.documents.sanitising import sanitise_line
from reader.messages import N_, InputError, Message

_STEP = 1 << 16
_END = b"PK\x05\x06"
_END_SIZE = 22
_LOCATOR, _LOCATOR_SIZE = b"PK\x06\x07", 20
_END_64_SIZE = 56
_ENTRY, _ENTRY_SIZE = b"PK\x01\x02", 46
_MAX_COMMENT = 1 << 16
_LONGEST_LIST = 4 * MEGABYTE
_FLAG_ENCRYPTED = 0x1
_FLAG_UTF8 = 0x800
_CYRILLIC = frozenset(range(0x400, 0x460))
TOO_DEEP = "Excessive depth"
"""What libxml2 says of more than 256 levels."""

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)


class DamagedError(Exception):
    """The archive or a member of it cannot be read; the parser knows what to call it."""


@contextmanager
def opened(source: Input) -> Iterator["Packed"]:
    """The archive in `source`; raises DamagedError when it is none, InputError when it has too many members."""
    name = source.name
    if _entries(source) > MAX_ENTRIES:  # before a list of millions is made
        raise too_many(name)
    try:
        archive = zipfile.ZipFile(source.stream())
    except _BROKEN as failure:
        raise DamagedError from failure
    with archive:
        if len(archive.infolist()) > MAX_ENTRIES:
            raise too_many(name)
        yield Packed(archive, name)


def _entries(source: Input) -> int:
    """How many members the list of them may have."""
    count = 0
    for start in range(_directory(source), source.size, MEGABYTE):
        count += source.part(start, start + MEGABYTE + len(_ENTRY) - 1).count(_ENTRY)
        if count > MAX_ENTRIES:
            break
    return count


def _directory(source: Input) -> int:
    """Where the list of members begins (APPNOTE.TXT 6.3.10, 4.3.6), for the same reading of it as zipfile's."""
    before = max(0, source.size - _MAX_COMMENT - _END_SIZE - _LOCATOR_SIZE - _END_64_SIZE)
    data = source.part(before, source.size)
    end = len(data) - _END_SIZE
    if not (data[end : end + 4] == _END and data.endswith(b"\x00\x00")):
        end = data.rfind(_END, max(0, len(data) - _MAX_COMMENT - _END_SIZE))
    if end < 0 or end + _END_SIZE > len(data):
        return 0
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    locator = end - _LOCATOR_SIZE
    if locator >= _END_64_SIZE and data[locator : locator + 4] == _LOCATOR:
        end = locator - _END_64_SIZE
        size = max(size if size != 0xFFFFFFFF else 0, int.from_bytes(data[end + 40 : end + 48], "little"))
    return max(0, before + end - size)


def names(source: Input) -> Iterator[bytes]:
    """The names in the list of members of the archive `source`, as far as it can be read; `MAX_ENTRIES` at most."""
    begin = _directory(source)
    data = source.part(begin, min(source.size, begin + _LONGEST_LIST))
    at = 0
    for _entry in range(MAX_ENTRIES):
        if data[at : at + 4] != _ENTRY or len(data) < at + _ENTRY_SIZE:
            return
        name, extra, comment = struct.unpack_from("<HHH", data, at + 28)
        yield data[at + _ENTRY_SIZE : at + _ENTRY_SIZE + name]
        at += _ENTRY_SIZE + name + extra + comment


class Packed:
    """An open archive.

    members: by their names as the archive has them; of two of one name the last. left: bytes that may still come out.
    """

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.name = name
        self.members = {member.filename: member for member in archive.infolist()}
        self._archive = archive
        self.left = MAX_EXPANDED

    def read(self, path: str, limit: int = MAX_EXPANDED) -> bytes | None:
        """The bytes of the member `path`, None when there is none; raises InputError beyond the bounds.

        limit: bytes of this member; `left` bounds all together. Raises DamagedError too.
        """
        member = self.members.get(path)
        if member is None:
            return None
        # Other methods than these two are unpacked without a bound by the libraries.
        if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} or is_encrypted(member):
            raise DamagedError
        bound = min(self.left, limit)
        data = io.BytesIO()  # gives what was put together without a copy
        size = 0
        # No more comes out than the list of members says, so what it says is checked before anything is unpacked.
        if member.file_size > MEGABYTE and member.file_size > MAX_RATIO * max(1, member.compress_size):
            raise too_packed(self.name)
        if member.file_size > bound:
            if self.left < member.file_size <= limit:
                self.left = 0  # all together are too much, not this one alone
            raise too_large(self.name, limit if bound == limit else MAX_EXPANDED)
        try:
            with self._archive.open(member) as stream:
                while chunk := stream.read(_STEP):
                    size += data.write(chunk)
                    if size > MEGABYTE and size > MAX_RATIO * max(1, member.compress_size):
                        raise too_packed(self.name)
                    if size > bound:
                        raise too_large(self.name, limit if bound == limit else MAX_EXPANDED)
        except _BROKEN as failure:
            raise DamagedError from failure
        finally:
            self.left -= size
        return data.getvalue()

    def tree(self, path: str) -> etree._Element | None:
        """The root of the member `path`, which is XML without entities; None when there is none. Raises as `read`."""
        data = self.read(path, MAX_PART)
        return None if data is None else tree(data, self.name)


def tree(data: bytes, name: str) -> etree._Element:
    """The root of the XML document `data` in the input `name`.

    Raises DamagedError when it is not well formed, InputError when it declares entities, which no program writes, or
    goes beyond the bounds.
    """
    if data.count(b"<") > MAX_SIGNS:
        raise too_many_tags(name, MAX_SIGNS)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as failure:
        if TOO_DEEP in str(failure):
            raise too_nested(name) from failure
        if failure.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from failure
        raise (entities(name) if b"<!ENTITY" in data else DamagedError()) from failure
    except ValueError as failure:
        raise DamagedError from failure
    internal = root.getroottree().docinfo.internalDTD
    if internal is not None and next(internal.iterentities(), None) is not None:
        raise entities(name)
    return root


def entities(name: str) -> InputError:
    """The markup `name` declares entities, which no program writes and which may stand for anything."""
    return damaged(name, Message(N_("declares entities, as harmful files do")))


def local(element: etree._Element) -> str:
    """The name of `element` without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def is_encrypted(member: zipfile.ZipInfo) -> bool:
    """True when the member can only be read with a password."""
    return bool(member.flag_bits & _FLAG_ENCRYPTED)


def is_link(member: zipfile.ZipInfo) -> bool:
    """True for a symbolic link: what it holds is only the name of another file."""
    return stat.S_ISLNK(member.external_attr >> 16)


def shown_name(member: zipfile.ZipInfo) -> str:
    """The name of the member for people: programs store it in the encoding of their system without saying so."""
    name = member.filename
    if member.flag_bits & _FLAG_UTF8 or name.isascii():
        return name
    try:
        raw = name.encode("cp437")  # what zipfile took it for
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "cp866"):
        try:
            found = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or all(ord(letter) in _CYRILLIC for letter in found if not letter.isascii()):
            return found
    return name


def damaged(name: str, reason: Message, remedy: Message | None = None) -> InputError:
    """The input `name` cannot be read for `reason`."""
    return InputError(
        sanitise_line(name), reason, remedy or Message(N_("Get it again, or give its text as a text file"))
    )
