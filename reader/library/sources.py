"""Files, folders and standard input on their way into a library: in order, or what is wanted first."""

import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from reader.documents import Document
from reader.library.library import Library
from reader.messages import N_, InputError, Message

STANDARD_INPUT = "-"

_IN_REACH = 200
"""How many sources are looked through for one that is wanted first."""

Source = str | Path | InputError


def sources_of(arguments: Sequence[str]) -> Iterator[Source]:
    """The files that `arguments` stand for, in order, and standard input ("-")."""
    from reader.documents import find_files

    for argument in dict.fromkeys(arguments):
        if argument == STANDARD_INPUT:
            yield argument
        else:
            yield from find_files([argument])


@dataclass(frozen=True, slots=True)
class Reading:
    """How sources are read.

    encoding: of all of them; None: found out for each. language: the same, ISO 639-1.
    unfinished: of long files only the beginning is read, and here is put by key how to get the whole; None: all of it.
    """

    encoding: str | None = None
    language: str | None = None
    unfinished: dict[str, Callable[[], Document]] | None = None

    def read(self, source: Source) -> Document | InputError:
        """The document in `source`, or why there is none."""
        if isinstance(source, InputError):
            return source
        try:
            return self._in_language(self._read(source))
        except InputError as failure:
            return failure

    def _read(self, source: str | Path) -> Document:
        from reader.documents import load_beginning, load_file, load_stream, load_stream_beginning

        if self.unfinished is None:
            if source == STANDARD_INPUT:
                return load_stream(_standard_input(), STANDARD_INPUT, self.encoding)
            return load_file(source, self.encoding)
        if source == STANDARD_INPUT:
            found = load_stream_beginning(_standard_input(), STANDARD_INPUT, self.encoding)
        elif (found_in_file := load_beginning(source, self.encoding)) is not None:
            found = found_in_file
        else:
            return load_file(source, self.encoding)
        beginning, finish = found
        if not beginning.complete:
            self.unfinished[beginning.key] = lambda: self._in_language(finish())
        return beginning

    def _in_language(self, document: Document) -> Document:
        if not self.language:
            return document
        parts = tuple(replace(part, language=self.language) for part in document.parts)
        return replace(document, language=self.language, parts=parts)


class Gathering:
    """Reads sources into `library`, which lists them in their order whatever comes first."""

    def __init__(self, library: Library, arguments: Sequence[str], reading: Reading) -> None:
        self._library = library
        self._reading = reading
        self._sources = enumerate(sources_of(arguments), start=1)
        self._waiting: list[tuple[int, Source]] = []
        self.failures: list[InputError] = []

    def first(self, count: int, wanted: Collection[str]) -> list[Document]:
        """The documents called `wanted`, if they are near; else the first ones: `count` of them, one at least."""
        self._waiting = list(islice(self._sources, _IN_REACH))
        near = [item for item in self._waiting if str(item[1]) in wanted]
        documents: list[Document] = []
        for item in near or list(self._waiting):
            if len(documents) < count and isinstance(found := self._take(item), Document):
                documents.append(found)
        if not documents:
            documents += islice((found for found in self.rest() if isinstance(found, Document)), 1)
        return documents

    def rest(self) -> Iterator[Document | InputError]:
        """What was not read yet, one after the other: a document, which is in the library, or why there is none."""
        while self._waiting:
            yield self._take(self._waiting[0])
        for item in self._sources:
            self._waiting.append(item)
            yield self._take(item)

    def _take(self, item: tuple[int, Source]) -> Document | InputError:
        self._waiting.remove(item)
        number, source = item
        found = self._reading.read(source)
        if isinstance(found, Document):
            self._library.add(found, number)
        else:
            self.failures.append(found)
        return found


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise InputError(STANDARD_INPUT, Message(N_("standard input is closed")), Message(N_("Name a file instead")))
    return sys.stdin.buffer
