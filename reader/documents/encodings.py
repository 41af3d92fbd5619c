"""One source read in one encoding after the other, for a person who sees that the letters are wrong."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reader.documents.bounds import MAX_BYTES, too_large
from reader.documents.decoding import decode
from reader.documents.document import Document
from reader.documents.formats import Input, detect, read_all
from reader.documents.formats.archive import member
from reader.documents.formats.detection import Format
from reader.documents.formats.expected import GZIP, expanded
from reader.documents.language import function_word_share
from reader.messages import InputError

_CYCLE = (
    *("utf-8", "cp1258", "viscii", "tcvn3", "vni", "kz1048", "ptcp154", "cp1251", "koi8-r", "cp866"),
    *("utf-16-le", "utf-16-be", "cp1252"),
)
"""Encodings of texts in the languages of the program."""

_OWN = frozenset({Format.PDF, Format.EPUB, Format.DOCX})
"""Formats that say themselves how their letters are written."""

_NAMES = {
    "cp1258": "windows-1258",
    "cp1251": "windows-1251",
    "cp1252": "windows-1252",
    "cp1250": "windows-1250",
    "tcvn3": "TCVN3 (ABC)",
    "vni": "VNI",
    "kz1048": "KZ-1048",
    "ptcp154": "PT154",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
}
_SAMPLE = 20_000
_TAG = re.compile("<[^<>]*>")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_WORDS_NEEDED = 0.08
_BEYOND = re.compile("[\u2100-\uffff\U00010000-\U0010ffff]")
"""Of these, texts in the languages of the program have few; any two bytes read as one character give them."""


def shown_encoding(encoding: str) -> str:
    """The encoding of a document as people write it: "windows-1258" for "cp1258"."""
    return _NAMES.get(encoding, encoding.upper())


def in_next_encoding(source: Input, document: Document, first: str) -> Document | None:
    """`document`, which stands in `source`, read in the next encoding in which it is another text.

    first: the encoding in which it was read at first; it has its turn too. None: there is no other that fits, or the
    format leaves no choice. Takes as long as reading the source does. Raises InputError.
    """
    if source.size > MAX_BYTES:
        raise too_large(source.name)
    found: Input | None = source
    while found is not None and detect(found) is Format.ZIP:
        found = member(found, document.name)
    if found is None or detect(found) in _OWN:
        return None
    if found.data.startswith(GZIP):
        found = replace(found, data=expanded(found))
    candidates: list[str | None] = [first, *(name for name in _by_words(found.data) if name != first)]
    here = candidates.index(document.encoding) if document.encoding in candidates else 0
    now = _decoded(found, document.encoding)
    unasked = _decoded(found, None)
    if all(unasked != _decoded(found, name) for name in candidates):  # repaired: no encoding alone gives it
        candidates.insert(0, None)
        is_unasked = any(read.text == document.text for read in _documents(found) if read.name == document.name)
        here, now = (0, unasked) if is_unasked else (here + 1, now)
    for encoding in candidates[here + 1 :] + candidates[:here]:
        text = _decoded(found, encoding)
        if text is None or text == now or (encoding not in {None, first} and not _is_text(text[:_SAMPLE])):
            continue
        for read in _documents(replace(found, encoding=encoding)):
            if read.name == document.name and read.text != document.text:
                # What an entry of a feed is known by depends on its letters; it is the same entry all the same.
                key = document.key if detect(found) is Format.FEED else read.key
                told = read._replace(encoding=encoding or read.encoding, key=key, as_told=True)
                return told._replace(is_markup=document.is_markup)
    return None


def _by_words(data: bytes) -> list[str]:
    """The encodings, first those in which `data` has frequent words of a language of the program."""
    sample = data[:_SAMPLE]

    def strange(encoding: str) -> bool:
        text = _TAG.sub(" ", sample.decode(encoding, "replace"))
        return max(function_word_share(text, language) for language in ("vi", "kk", "ru", "en")) < _WORDS_NEEDED

    from reader.documents.vietnamese_encodings import register

    register()
    return sorted(_CYCLE, key=strange)


def _decoded(source: Input, encoding: str | None) -> str | None:
    try:
        return decode(source.data, source.name, encoding).text
    except InputError:
        return None


def _is_text(sample: str) -> bool:
    strange = len(_CONTROL.findall(sample)) + 0.1 * len(_BEYOND.findall(sample))
    return strange <= 0.02 * len(sample)


def _documents(source: Input) -> Iterator[Document]:
    return (found for found in read_all(source) if isinstance(found, Document))
