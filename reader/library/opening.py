"""From what a person named to documents in a library: shared by the command line and the application."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import overload

from reader.documents import Document
from reader.library.errors import LibraryUnreadableError
from reader.library.library import Library
from reader.library.paths import library_path, personal_path
from reader.library.sqlite import open_library
from reader.messages import N_, InputError, Message
from reader.resources import resource_folder

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Collection:
    """What one start of the program works on.

    documents: as they were named, in that order; the same content under two names is there twice, but once in
        `library`.
    keys: the keys of the documents, each once, in order.
    failures: the inputs that could not be read.
    unfinished: how to get the whole of the documents of which `library` has the beginning only, by key.
    """

    library: Library
    documents: Sequence[Document]
    keys: Sequence[str]
    failures: Sequence[InputError] = ()
    unfinished: Mapping[str, Callable[[], Document]] = field(default_factory=dict)


class _KeptDocuments(Sequence[Document]):
    """The documents of a library, each read when it is asked for."""

    def __init__(self, library: Library, keys: Sequence[str]) -> None:
        self._library = library
        self._keys = keys

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> Document: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Document]: ...
    def __getitem__(self, index: int | slice) -> Document | Sequence[Document]:
        if isinstance(index, slice):
            return _KeptDocuments(self._library, self._keys[index])
        return self._library.document(self._keys[index])


def open_documents(
    arguments: Sequence[str],
    encoding: str | None = None,
    article_language: str | None = None,
    unfinished: dict[str, Callable[[], Document]] | None = None,
) -> tuple[list[Document], list[InputError]]:
    """Read files, the files of folders, and standard input ("-").

    encoding: the name of the encoding of all of them; None: found out for each.
    article_language: the language of all of them (ISO 639-1); None: found out for each.
    unfinished: of long files read only the beginning, and put here by key how to get the whole.
    """
    from reader.documents import find_files

    documents: list[Document] = []
    failures: list[InputError] = []
    for argument in dict.fromkeys(arguments):
        found = [argument] if argument == STANDARD_INPUT else find_files([argument])
        for path in found:
            if isinstance(path, InputError):
                failures.append(path)
                continue
            try:
                documents.append(_opened(path, encoding, article_language, unfinished))
            except InputError as failure:
                failures.append(failure)
    return documents, failures


def _opened(
    path: str | Path,
    encoding: str | None,
    language: str | None,
    unfinished: dict[str, Callable[[], Document]] | None,
) -> Document:
    from reader.documents import load_beginning, load_file

    if path == STANDARD_INPUT:
        return _in_language(_standard_input(encoding), language)
    if unfinished is not None and (found := load_beginning(path, encoding)) is not None:
        beginning, finish = found
        unfinished[beginning.key] = lambda: _in_language(finish(), language)
        return _in_language(beginning, language)
    return _in_language(load_file(path, encoding), language)


def open_collection(
    arguments: Sequence[str],
    *,
    library: str | None = None,
    encoding: str | None = None,
    article_language: str | None = None,
    keep: bool = False,
    beginnings: bool = False,
) -> Collection:
    """Open what the arguments name in a library in memory; without arguments the library, or the sample articles.

    library: the library to open when there are no arguments; None: the person's own, if there is one.
    keep: make the file for the person's positions and decisions when it does not exist; without it, an existing
        one is used all the same.
    beginnings: of long files only the beginning, for a screen that is to be there at once.
    Raises LibraryUnreadableError for a library that was asked for.
    """
    personal = _personal(keep)
    failures: list[InputError] = []
    if not arguments:
        try:
            kept = _open_kept(library, personal)
        except LibraryUnreadableError as failure:
            if library is not None:
                raise
            failures.append(failure)
            kept = None
        if kept is not None:
            return kept
        arguments = [str(path) for path in sorted(resource_folder("seeds").glob("*.txt"))]
    unfinished: dict[str, Callable[[], Document]] = {}
    documents, unread = open_documents(arguments, encoding, article_language, unfinished if beginnings else None)
    opened = open_library(None, personal)
    for document in documents:
        opened.add(document)
    keys = list(dict.fromkeys(document.key for document in documents))
    return Collection(opened, documents, keys, [*failures, *unread], unfinished)


def _open_kept(path: str | None, personal: Path | None) -> Collection | None:
    """The library at `path`, or the person's own; None when the person has none or nothing is in it."""
    place = path or _own_library()
    if place is None:
        return None
    library = open_library(place, personal)
    keys = [summary.key for summary in library.documents()]
    if not keys and path is None:
        library.close()
        return None
    return Collection(library, _KeptDocuments(library, keys), keys)


def open_personal_library(*, keep: bool = True) -> Library:
    """A library without documents, for what belongs to the person: settings and decisions."""
    return open_library(None, _personal(keep))


def _personal(keep: bool) -> Path | None:
    try:
        path = personal_path()
        return path if keep or path.exists() else None
    except OSError:
        return None


def _own_library() -> str | None:
    try:
        path = library_path()
        return str(path) if path.is_file() else None
    except OSError:
        return None


def _standard_input(encoding: str | None) -> Document:
    from reader.documents import load_stream

    if sys.stdin is None:
        raise InputError(STANDARD_INPUT, Message(N_("standard input is closed")), Message(N_("Name a file instead")))
    return load_stream(sys.stdin.buffer, STANDARD_INPUT, encoding)


def _in_language(document: Document, language: str | None) -> Document:
    """`document`, all of it in `language` if that is given."""
    if not language:
        return document
    parts = tuple(replace(part, language=language) for part in document.parts)
    return replace(document, language=language, parts=parts)
