"""Bytes → `Document`: the one place where decoding, cleaning and structure come together."""

from reader.digests import sha256
from reader.documents.bounds import MAX_LINES, too_long, too_unclean
from reader.documents.cleaning import TooManyChangesError, clean
from reader.documents.decoding import Decoded, decode
from reader.documents.document import Document
from reader.documents.sanitising import sanitise_line
from reader.documents.structure import analyse
from reader.messages import N_, InputError, Message


def read(
    data: bytes,
    name: str,
    encoding: str | None = None,
    content_type: str | None = None,
    *,
    limit: int | None = None,
) -> Document:
    """The document in `data`.

    name: how the person named the source (path, URL, "-"). encoding: the character set, when the person gave one.
    content_type: what a server called it. limit: how many places of it may have to be cleaned.
    Raises InputError when `data` is not text, has none, has too many lines or such places, UsageError when `encoding`
    is no character set.
    """
    if max(data.count(b"\n"), data.count(b"\r")) > MAX_LINES:
        raise too_long(name)
    decoded = decode_text(data, name, encoding, content_type)
    try:
        cleaned = clean(decoded.text, limit)
    except TooManyChangesError:
        raise too_unclean(name) from None
    decoded = decoded._replace(text="")  # the longest thing here, and done with
    structure = analyse(cleaned.text)
    if not structure.parts:
        raise InputError(sanitise_line(name), Message(N_("is empty")), Message(N_("Give a file that has text in it")))
    return Document(
        key=sha256(data).hexdigest(),
        name=sanitise_line(name),
        text=cleaned.text,
        parts=structure.parts,
        language=structure.language,
        date=structure.date,
        dateline=structure.dateline,
        source=structure.source,
        offsets=cleaned.offsets,
        encoding=decoded.encoding,
        notices=(*decoded.notices, *cleaning_notices(cleaned.removed, cleaned.pictured)),
    )


def decode_text(data: bytes, name: str, encoding: str | None, content_type: str | None) -> Decoded:
    """`data` as text without markup; raises as `decode` does. The person goes before the server."""
    if encoding is not None or content_type is None:
        return decode(data, name, encoding)
    from reader.documents.declaring import decode_declared, label_of

    return decode_declared(data, name, [label_of(content_type)])


def cleaning_notices(removed: int, pictured: int) -> list[Message]:
    """What the person should know about the cleaning of a text; the counts are those of `Sanitised`."""
    notices = []
    if removed:
        notices.append(Message(N_("Invisible characters removed: {count}"), {"count": removed}))
    if pictured:
        notices.append(Message(N_("Control characters made visible: {count}"), {"count": pictured}))
    return notices
