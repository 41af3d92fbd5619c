"""Zip archives → the documents in them, in the order of their names; nothing is unpacked to disk."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from zipfile import ZipInfo

from reader.documents.bounds import (
    ARCHIVE_PACE,
    ARCHIVE_SECONDS,
    MAX_ARCHIVE_DEPTH,
    MAX_ARCHIVE_TEXT,
    MAX_EXPANDED,
    MAX_INNER_ARCHIVE,
    MAX_MEMBER,
    MAX_PACKED_LINES,
    MAX_PACKED_TEXT,
    too_deep,
    too_full,
    too_large,
    too_long,
    too_slow,
)
from reader.documents.document import Document
from reader.documents.formats.article import Input
from reader.documents.formats.detection import SUFFIXES, Format, detect, suffix_of
from reader.documents.formats.expected import GZIP, expanded
from reader.documents.formats.packed import DamagedError, Packed, damaged, is_encrypted, is_link, opened, shown_name
from reader.documents.sanitising import sanitise_line
from reader.messages import N_, InputError, Message

_TEXTS = frozenset({Format.TEXT, Format.MARKDOWN})

Read = Callable[[Input], Iterator[Document | InputError]]


def documents(source: Input, read: Read) -> Iterator[Document | InputError]:
    """What `read` makes of each member of the archive in `source` whose suffix is known; archives in it are entered.

    A member is called `archive.zip#folder/name.txt`. What cannot be read comes as an InputError in its place.
    """
    yield from _Reading(read, source.kept).archive(source)


def member(source: Input, name: str) -> Input | None:
    """The member of the archive in `source` that is, or holds, the document called `name`; None when there is none.

    Raises InputError when the archive or the member cannot be read.
    """
    try:
        with opened(source) as packed:
            for path, shown in _members(packed):
                called = f"{source.name}#{shown}"
                if f"{name}#".startswith(f"{sanitise_line(called)}#"):
                    data = packed.read(path) or b""
                    return Input(data, called, source.encoding, depth=source.depth + 1)
    except DamagedError as failure:
        raise damaged(source.name, Message(N_("is damaged or no zip archive"))) from failure
    return None


class _Reading:
    """One archive and those in it: their bounds count together. kept: as in `Input`."""

    def __init__(self, read: Read, kept: bool) -> None:
        self._read = read
        self._kept = kept
        self._left = MAX_EXPANDED
        self._text = 0
        self._spent = 0.0
        self._stopped = False

    def archive(self, source: Input) -> Iterator[Document | InputError]:
        """All documents in it."""
        if source.depth >= MAX_ARCHIVE_DEPTH:
            yield too_deep(source.name)
            return
        found = False
        try:
            with opened(source) as packed:
                for path, shown in _members(packed):
                    found = True
                    known = Input(b"", f"{source.name}#{shown}", source.encoding, depth=source.depth + 1)
                    yield from self._member(packed, path, known)
                    if self._stopped:
                        return
        except DamagedError:
            yield damaged(source.name, Message(N_("is damaged or no zip archive")))
            return
        except InputError as failure:
            yield failure
            return
        if not found:
            suffixes = " ".join(filter(None, SUFFIXES))
            remedy = Message(N_("Give an archive with files ending in {suffixes}"), {"suffixes": suffixes})
            yield damaged(source.name, Message(N_("holds no readable text files")), remedy)

    def _member(self, packed: Packed, path: str, known: Input) -> Iterator[Document | InputError]:
        """What is in the member `path`; an archive that has taken enough time, or given enough text, is left."""
        begin, spent, given = time.monotonic(), self._spent, self._text
        for one in self._documents(packed, path, known):
            # An archive in this one has counted its share already.
            self._spent = max(self._spent, spent + time.monotonic() - begin)
            if isinstance(one, Document):
                self._text = max(self._text, given + len(one.text))
            yield one
            more = 0.0 if self._kept else self._text / ARCHIVE_PACE
            if not self._stopped and self._spent > ARCHIVE_SECONDS + more:
                self._stopped = True
                yield too_slow(packed.name, round(ARCHIVE_SECONDS + more))
            if not self._stopped and self._kept and self._text > MAX_ARCHIVE_TEXT:
                self._stopped = True
                yield too_full(packed.name, MAX_ARCHIVE_TEXT)
            if self._stopped:
                return
            begin, spent, given = time.monotonic(), self._spent, self._text

    def _documents(self, packed: Packed, path: str, known: Input) -> Iterator[Document | InputError]:
        remedy = Message(N_("Unpack it yourself and give the files"))
        if is_encrypted(packed.members[path]):
            yield damaged(known.name, Message(N_("is protected by a password")), remedy)
            return
        packed.left = self._left
        try:
            data = packed.read(path, _limit(path)) or b""
        except DamagedError:
            yield damaged(known.name, Message(N_("is damaged")), remedy)
            return
        except InputError as failure:
            self._stopped = packed.left <= 0  # the archive as a whole has given enough
            name = packed.name if self._stopped else known.name
            yield InputError(sanitise_line(name), failure.reason, failure.remedy)
            return
        finally:
            self._left = packed.left
        inner = replace(known, data=data)
        is_packed = data.startswith(GZIP)
        if is_packed:
            try:
                data = expanded(inner)
            except InputError as failure:
                yield failure
                return
            self._left -= len(data)
            inner = replace(inner, data=data)
        found = detect(inner)
        if found in _TEXTS:
            if len(data) > MAX_PACKED_TEXT:
                yield too_large(inner.name, MAX_PACKED_TEXT)
                return
            if max(data.count(b"\n"), data.count(b"\r")) > MAX_PACKED_LINES:
                yield too_long(inner.name, MAX_PACKED_LINES)
                return
        for each in self.archive(inner) if found is Format.ZIP else self._read(inner):
            # As of any file in gzip, no offset leads into it.
            yield each._replace(is_markup=True) if is_packed and isinstance(each, Document) else each


def _limit(path: str) -> int:
    """So many bytes of the member `path` are unpacked."""
    found = SUFFIXES.get(suffix_of(path) or "")
    return MAX_PACKED_TEXT if found in _TEXTS else MAX_INNER_ARCHIVE if found is Format.ZIP else MAX_MEMBER


def _members(packed: Packed) -> Iterator[tuple[str, str]]:
    """The members to be read, by their names: the one in the archive and the one to be shown."""
    named = ((shown_name(member), path) for path, member in packed.members.items() if _is_text(member))
    for shown, path in sorted(named):
        yield path, shown


def _is_text(member: ZipInfo) -> bool:
    """True for files of a known suffix that are neither hidden nor what a system keeps for itself."""
    if not member.filename:
        return False
    path = PurePosixPath(member.filename)
    hidden = any((part.startswith(".") and part not in {".", ".."}) or part == "__MACOSX" for part in path.parts)
    return suffix_of(member.filename) in SUFFIXES and not (member.is_dir() or hidden or is_link(member))
