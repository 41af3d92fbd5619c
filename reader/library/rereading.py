"""Documents read once more, in another encoding: from their files, or from bytes that were kept."""

import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from reader.documents import MAX_BYTES, Document, sanitise_line
from reader.messages import N_, InputError, Message

if TYPE_CHECKING:
    from reader.documents.formats import Input
    from reader.library.files import SourceFile

_STANDARD_INPUT = "-"


class Rereading:
    """Knows where the bytes of documents are, and keeps those that cannot be had again: of standard input and the web.

    language: of all documents, when the person named one (ISO 639-1). source_of: the file in a library that has the
    bytes of the document with a key.
    """

    def __init__(
        self, language: str | None = None, source_of: "Callable[[str], SourceFile | None]" = lambda _key: None
    ) -> None:
        self._language = language
        self._in_library = source_of
        self._kept: OrderedDict[str, tuple[bytes, str | None, str | None]] = OrderedDict()
        self._first: dict[str, str] = {}

    def keep(self, name: str, data: bytes, content_type: str | None = None, url: str | None = None) -> None:
        """Keep the bytes of the source called `name`; of all together `MAX_BYTES`, the latest of them."""
        self._kept[sanitise_line(name)] = (zlib.compress(data, 1), content_type, url)
        while len(self._kept) > 1 and sum(len(packed) for packed, *_known in self._kept.values()) > MAX_BYTES:
            self._kept.popitem(last=False)

    def in_next_encoding(self, document: Document) -> Document | None:
        """`document` as it is in the next encoding that fits its bytes; None when there is no other.

        Takes long enough to belong in a thread of its own. Raises InputError when the bytes cannot be read.
        """
        from reader.documents.encodings import in_next_encoding

        first = self._first.setdefault(document.key, document.encoding)
        with self._source_of(document) as source:
            read = in_next_encoding(source, document, first)
        return read.in_language(self._language) if read is not None and self._language else read

    @contextmanager
    def _source_of(self, document: Document) -> "Iterator[Input]":
        from reader.documents import file_of, opened_file
        from reader.documents.formats import Input

        for name, (packed, content_type, url) in self._kept.items():
            if document.name == name or document.name.startswith(f"{name}#"):
                yield Input(zlib.decompress(packed), name, content_type=content_type, url=url)
                return
        kept = self._in_library(document.key)
        if kept is not None and kept.original is not None:
            from reader.library.records import unpack_bytes

            name = _STANDARD_INPUT if kept.path.startswith(_STANDARD_INPUT) else kept.path
            yield Input(unpack_bytes(kept.original), name, content_type=kept.content_type, url=kept.address)
            return
        if document.name.partition("#")[0] == _STANDARD_INPUT or "://" in document.name:
            reason = Message(N_("was read from what is not here any more"))
            raise InputError(document.name, reason, Message(N_("Open it again with --encoding NAME")))
        name = file_of(document.name)
        with opened_file(name) as file:
            in_memory = isinstance(file, BytesIO)
            yield Input(file.read(), name) if in_memory else Input(b"", name, file=file)
