"""Inputs that are packed by themselves, or not what they are called."""

from pathlib import PurePosixPath

from reader.documents.bounds import MAX_RATIO, MAX_TEXT, MEGABYTE, too_large, too_packed
from reader.documents.formats.article import Input
from reader.documents.sanitising import sanitise_line
from reader.documents.unpacking import TooMuchError, decompressed
from reader.messages import N_, InputError, Message

GZIP = b"\x1f\x8b"
_STEP = 1 << 16
_TAR = (257, b"ustar")
"""Where a tar archive says what it is (POSIX.1-1988), unless it is older."""

_NAMED = {".pdf": "PDF", ".docx": "Word", ".epub": "EPUB", ".zip": "ZIP"}
_NO_TEXT = ("image/", "audio/", "video/", "font/")


def expanded(source: Input) -> bytes:
    """What is packed in `source`, a gzip file (RFC 1952). Raises InputError beyond the bounds and for damage."""
    remedy = Message(N_("Unpack it yourself and give the files"))
    chunks = (source.data[at : at + _STEP] for at in range(0, len(source.data), _STEP))
    data = bytearray()
    try:
        for chunk in decompressed(chunks, ["gzip"], max(MAX_TEXT, len(source.data))):
            data += chunk
            if len(data) > MAX_TEXT:
                raise TooMuchError
            if len(data) > MEGABYTE and len(data) > MAX_RATIO * len(source.data):
                raise too_packed(source.name)
    except TooMuchError:
        raise InputError(sanitise_line(source.name), too_large(source.name, MAX_TEXT).reason, remedy) from None
    except ValueError:
        raise InputError(sanitise_line(source.name), Message(N_("is damaged")), remedy) from None
    at, sign = _TAR
    if data.startswith(sign, at):
        raise InputError(sanitise_line(source.name), Message(N_("is a tar archive")), remedy)
    if data.startswith(GZIP):
        raise InputError(sanitise_line(source.name), Message(N_("is packed more than once")), remedy)
    return bytes(data)


def unlike_its_name(source: Input) -> InputError | None:
    """Why `source`, which is no text, is not what its name or its server says; None when they say nothing."""
    content_type = sanitise_line((source.content_type or "").partition(";")[0].strip().lower())
    if content_type.startswith(_NO_TEXT):
        reason = Message(N_("is of the kind {type}, which has no text"), {"type": content_type})
        return InputError(sanitise_line(source.name), reason, Message(N_("Give the address of a page or a feed")))
    named = _NAMED.get(PurePosixPath(source.name).suffix.lower())
    if named is None or source.content_type is not None:
        return None
    reason = Message(N_("is no {format} file, though its name ends so"), {"format": named})
    return InputError(sanitise_line(source.name), reason, Message(N_("Get it again, or give its text as a text file")))
