"""Bytes → text: what the mark in front says, UTF-8, what the person says, and cautious guesses; never a crash."""

import codecs
from functools import cache
from typing import NamedTuple

from reader.documents.damage import damage, is_one_letter
from reader.documents.sanitising import sanitise_line
from reader.documents.tables import terms
from reader.documents.vietnamese_encodings import register
from reader.lazy_pattern import LazyPattern
from reader.messages import N_, InputError, Message, UsageError

_ENCODINGS = terms(
    """utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be ascii
        cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 kz1048 ptcp154 koi8-r koi8-u koi8-t
        cp437 cp850 cp852 cp855 cp866 cp874 mac-roman mac-cyrillic tis-620
        iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10
        iso8859-13 iso8859-14 iso8859-15 iso8859-16 viscii tcvn3 vni
        big5 gb2312 gbk gb18030 shift_jis cp932 euc_jp euc_kr cp949"""
)
"""Names of real character sets; Python's other codecs (rot13, zlib, idna …) do not decode text from outside."""

BAD_SHARE = 0.02
"""Text with more bad bytes than this is not in the encoding tried."""

_DAMAGED_SHARE = 0.05
"""The same where the other bytes beyond ASCII are good UTF-8."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MULTIBYTE = frozenset({"big5", "gb2312", "gbk", "gb18030", "shift_jis", "cp932", "euc_jp", "euc_kr", "cp949"})
_USUAL = ("cp1252", "cp1251", "cp1250")
_COHERENCE_NEEDED = 0.3
"""charset-normalizer's measure of how far the letters are as frequent as in a language; 0 to 1."""
_HEAD = 8192
_TEXT_SAMPLE = 65_536

# First bytes of common binary formats that need not contain NUL early (Unix `file`: magic).
_SIGNATURES = (
    b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ",
)  # fmt: skip
_CONTROL = LazyPattern("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Decoded(NamedTuple):
    """Text out of bytes.

    text: decoded without newline translation; a byte order mark is its first code point.
    encoding: Python's name of the encoding used.
    notices: what the person should know ("Unreadable bytes: 3").
    """

    text: str
    encoding: str
    notices: tuple[Message, ...] = ()


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """`data` as text.

    name: what the input is called in messages. encoding: the character set the person gave, tried before all else.
    Raises InputError when `data` is not text or its encoding is not certain, UsageError when there is no such encoding.
    """
    subject = sanitise_line(name)
    if encoding is not None:
        return _given(data, subject, encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark) and not _is_damaged_utf8(data, marked):
            return _lenient(data, marked) or _refuse_damaged(subject, marked)
    if data.startswith(_SIGNATURES):
        raise _binary(subject)
    if b"\x00" in data[:_HEAD]:
        wide = _wide(data)
        if wide is None:
            raise _binary(subject)
        return wide
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return _once(Decoded(text, "utf-8"))
    from reader.documents.guessing import guess, is_ascii_with_typography, looks_like_utf8

    if is_ascii_with_typography(data):
        return Decoded(data.decode("cp1252"), "cp1252", (guess_notice("cp1252"),))
    if looks_like_utf8(data) and (decoded := _lenient(data, "utf-8", _DAMAGED_SHARE)) is not None:
        return _once(decoded)

    guessed = guess(data)
    if guessed is not None:
        return Decoded(data.decode(guessed, "replace"), guessed, (guess_notice(guessed),))
    decoded = _lenient(data, "utf-8")
    if decoded is not None:
        return _once(decoded)
    if len(_CONTROL.findall(data[:_HEAD].decode("latin-1"))) > 0.01 * len(data[:_HEAD]):
        raise _binary(subject)
    guessed = _statistical(data)
    if guessed is not None:
        return Decoded(data.decode(guessed, "replace"), guessed, (guess_notice(guessed),))
    raise InputError(subject, Message(N_("not UTF-8 text")), Message(N_("Give its encoding with --encoding NAME")))


def begins_as_text(head: bytes) -> bool:
    """Whether `head`, the beginning of a file whose name tells nothing, can be that of a text; not when it is empty."""
    if any(head.startswith(mark) for mark, _marked in _MARKS):
        return True
    if b"\x00" not in head:
        return bool(head)
    whole = len(head) - len(head) % 4
    # The end of `head` may part a character of four bytes.
    return any(_wide(head[:end]) is not None for end in (len(head), whole, whole - 2) if end > 0)


def lookup(encoding: str) -> str:
    """Python's name of the character set `encoding`; raises UsageError when there is none of that name."""
    try:
        register()
        found = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        found = ""
    if found not in _encodings():
        raise UsageError(
            sanitise_line(encoding),
            Message(N_("not a known encoding")),
            Message(N_("Use a name such as {examples}"), {"examples": "utf-8, windows-1258, windows-1251, kz1048"}),
        )
    return found


@cache
def _encodings() -> frozenset[str]:
    """Python's names of the real character sets."""
    register()
    return frozenset(codecs.lookup(name).name for name in _ENCODINGS)


def _once(decoded: Decoded) -> Decoded:
    """`decoded`, with text that was encoded twice repaired and the person told."""
    if decoded.text.isascii():
        return decoded
    from reader.documents.mojibake import repair

    repaired = repair(decoded.text)
    if repaired is None:
        return decoded
    notice = Message(N_("The text was encoded twice; it was repaired"))
    return Decoded(repaired, decoded.encoding, (*decoded.notices, notice))


def _statistical(data: bytes) -> str | None:
    """What charset-normalizer, whose names differ, takes the encoding of other languages for; None when in doubt."""
    from charset_normalizer import from_bytes

    found = from_bytes(data[:_TEXT_SAMPLE], cp_isolation=list(_legacy()))
    best = found.best()
    if best is None or (best.coherence < _COHERENCE_NEEDED and not _is_ideographic(best.encoding, str(best))):
        return None
    # Of sets that fit as well the most usual one is meant.
    usual = (match for match in found if match.encoding in _USUAL and match.chaos <= best.chaos)
    close = (match.encoding for match in usual if match.coherence > 0.9 * best.coherence)
    return lookup(min(close, key=_USUAL.index, default=best.encoding))


def _is_ideographic(encoding: str, text: str) -> bool:
    """Whether `text`, read from a set of two bytes a character, is written in such characters, not a few of them."""
    letters = [character for character in text if character.isalpha()]
    wide = sum(character >= "\u2e80" for character in letters)
    return encoding in _MULTIBYTE and wide >= 8 and wide >= 0.5 * len(letters)


@cache
def _legacy() -> tuple[str, ...]:
    return tuple(name for name in _ENCODINGS if not name.startswith(("utf", "ascii")))


def _given(data: bytes, subject: str, encoding: str) -> Decoded:
    name = lookup(encoding)
    if name == "utf-8-sig":
        name = "utf-8"
    decoded = _lenient(data, name)
    return decoded or _refuse_damaged(subject, name)


def _is_damaged_utf8(data: bytes, marked: str) -> bool:
    """Whether the mark of UTF-16 in front of `data` is mere damage: what follows is UTF-8, with no NUL anywhere."""
    if not marked.startswith("utf-16") or b"\x00" in data:
        return False
    return _lenient(data[2:], "utf-8", _DAMAGED_SHARE) is not None


def _lenient(data: bytes, encoding: str, share: float = BAD_SHARE) -> Decoded | None:
    """`data` in `encoding` with U+FFFD for the bytes that cannot be read, or None when they are too many."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        pass
    text = data.decode(encoding, "replace")
    bad = places = text.count("\ufffd")
    if encoding == "utf-8":
        found = damage(data)
        bad, places = found.bad, found.places if found.is_little or is_one_letter(found, len(data)) else found.bad
    if places > max(1, share * len(data)):
        return None
    return Decoded(text, encoding, (Message(N_("Unreadable bytes: {count}"), {"count": bad}),))


def _wide(data: bytes) -> Decoded | None:
    """UTF-32 or UTF-16 without a mark, recognised by where the NUL bytes stand."""
    head = data[:_HEAD]
    for encoding, size, nul in (
        ("utf-32-le", 4, (3,)),
        ("utf-32-be", 4, (0,)),
        ("utf-16-le", 2, (1,)),
        ("utf-16-be", 2, (0,)),
    ):
        places = [head[place::size].count(0) for place in range(size)]
        expected = sum(places[place] for place in nul)
        if size == 4 and expected < len(head) // 4:
            continue
        if size == 2 and (expected < 0.03 * len(head) or expected < 20 * (sum(places) - expected)):
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text, 0, _TEXT_SAMPLE):
            return Decoded(text, encoding, (guess_notice(encoding),))
    return None


def guess_notice(encoding: str) -> Message:
    """Tells the person that nobody said the text was in `encoding`."""
    return Message(N_("Encoding guessed: {encoding}"), {"encoding": encoding})


def _binary(subject: str) -> InputError:
    return InputError(
        subject,
        Message(N_("looks like a binary file")),
        Message(N_("Give a text file, or its text through standard input")),
    )


def _refuse_damaged(subject: str, encoding: str) -> Decoded:
    raise InputError(
        subject,
        Message(N_("too many bytes are not valid in {encoding}"), {"encoding": encoding}),
        Message(N_("Give another encoding with --encoding NAME")),
    )
