"""Files, folders and standard input on their way into a library: in order, or what is wanted first."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from reader.documents import Document
from reader.library.library import Library
from reader.library.rereading import Rereading
from reader.messages import N_, InputError, Message

STANDARD_INPUT = "-"

_IN_REACH = 200
"""How many sources are looked through for one that is wanted first."""

_PLACES = 1 << 16
"""So many documents of one source have places of their own in the order of the library."""

Source = str | Path | InputError


def sources_of(arguments: Sequence[str]) -> Iterator[Source]:
    """The files that `arguments` stand for, in order, web addresses, and standard input ("-")."""
    from reader.documents import find_files

    for argument in dict.fromkeys(arguments):
        if argument == STANDARD_INPUT or is_address(argument):
            yield argument
        else:
            yield from find_files([argument])


class Reading(NamedTuple):
    """How sources are read.

    encoding: of all of them; None: found out for each. language: the same, ISO 639-1.
    allow_private: fetch from private networks and this machine too.
    rereading: given the bytes of what cannot be read a second time.
    unfinished: of long files only the beginning is read, and here is put by key how to get the whole; None: all of it.
    position: gives the offset at which the document with a key was read last: the beginning goes as far if it can.
    """

    encoding: str | None = None
    language: str | None = None
    unfinished: dict[str, Callable[[], Document]] | None = None
    allow_private: bool = False
    rereading: Rereading | None = None
    position: Callable[[str], int] | None = None

    def read(self, source: Source) -> Iterator[Document | InputError]:
        """The documents in `source`, in order, and what cannot be read."""
        if isinstance(source, InputError):
            yield source
            return
        try:
            for found in self._read(source):
                yield in_language(found, self.language) if isinstance(found, Document) else found
        except InputError as failure:
            yield failure

    def _read(self, source: str | Path) -> Iterator[Document | InputError]:
        from reader.documents import beginning_of, documents_in, load_all, load_beginning, stream_bytes

        if isinstance(source, str) and source != STANDARD_INPUT:
            from reader.documents.fetching import fetch

            page = fetch(source, allow_private=self.allow_private)
            self._keep(page.data, source, page.content_type, page.url)
            yield from documents_in(page.data, source, self.encoding, page.content_type or "", page.url)
            return
        begun = None
        if source == STANDARD_INPUT:
            data = stream_bytes(standard_input(), STANDARD_INPUT)
            self._keep(data, STANDARD_INPUT)
            if self.unfinished is not None:
                begun = beginning_of(data, STANDARD_INPUT, self.encoding, self.position)
            found = documents_in(data, STANDARD_INPUT, self.encoding)
        else:
            if self.unfinished is not None:
                begun = load_beginning(source, self.encoding, self.position)
            found = load_all(source, self.encoding)
        if begun is None:
            yield from found
            return
        beginning, finish = begun
        if self.unfinished is not None:
            self.unfinished[beginning.key] = lambda: in_language(finish(), self.language)
        yield beginning

    def _keep(self, data: bytes, name: str, content_type: str | None = None, url: str | None = None) -> None:
        if self.rereading is not None:
            self.rereading.keep(name, data, content_type, url)


def in_language(document: Document, language: str | None) -> Document:
    """`document` as one in `language` (ISO 639-1); None leaves what was found out."""
    return document.in_language(language) if language else document


class Gathering:
    """Reads sources into `library`, which lists them in their order whatever comes first.

    wanted: the names of those to be read before others if they are near, in this order.
    failures: what could not be read so far.
    rest: what was not read yet, one after the other: a document, which is in the library, or why there is none.
    """

    def __init__(self, library: Library, arguments: Sequence[str], reading: Reading, wanted: Sequence[str]) -> None:
        self._library = library
        self._reading = reading
        sources = enumerate(sources_of(arguments), start=1)
        within_reach = list(islice(sources, _IN_REACH))
        places = {name: place for place, name in enumerate(wanted)}
        near = [item for item in within_reach if str(item[1]) in places]
        near.sort(key=lambda item: places[str(item[1])])
        others = [item for item in within_reach if str(item[1]) not in places]
        self._wanted_near = len(near)
        self.failures: list[InputError] = []
        self.rest = self._read(chain(near, others, sources))

    def first(self, count: int) -> list[Document]:
        """What is wanted, if it is near, else the first documents: `count` of them, one at least if there is any."""
        documents = (found for found in self.rest if isinstance(found, Document))
        return list(islice(documents, min(count, self._wanted_near or count)))

    def _read(self, sources: Iterable[tuple[int, Source]]) -> Iterator[Document | InputError]:
        for number, source in sources:
            yield from self._added(number * _PLACES, source)

    def _added(self, number: int, source: Source) -> Iterator[Document | InputError]:
        for place, found in enumerate(self._reading.read(source)):
            if isinstance(found, Document):
                self._library.add(found, number + min(place, _PLACES - 1))
            else:
                self.failures.append(found)
            yield found


def is_address(argument: str) -> bool:
    """Whether an argument names something on the web."""
    return argument[:8].lower().startswith(("http://", "https://"))


def standard_input() -> BinaryIO:
    """The bytes of standard input. Raises InputError when it is closed."""
    if sys.stdin is None:
        raise InputError(STANDARD_INPUT, Message(N_("standard input is closed")), Message(N_("Name a file instead")))
    return sys.stdin.buffer
