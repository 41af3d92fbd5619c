"""From what a person named to documents in a library: shared by the command line and the application."""

import errno
import sqlite3
import stat
from collections.abc import Callable, Iterable, MutableMapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, overload

from reader.documents import Document
from reader.library.errors import (
    LibraryUnreadableError,
    damaged,
    is_damage,
    not_kept,
    printable_path,
    unreadable,
)
from reader.library.last_session import Session, identity_of
from reader.library.library import Library
from reader.library.paths import NOWHERE, library_path, personal_path, private_file
from reader.library.rereading import Rereading
from reader.library.sources import Gathering, Reading, Source, sources_of
from reader.library.sqlite import SqliteLibrary, open_fleeting, open_library, recogniser_version
from reader.messages import N_, InputError, Message
from reader.resources import resource_folder
from reader.restriction import is_restricted

if TYPE_CHECKING:
    from reader.library.choice import Choice
    from reader.library.fleeting import FleetingLibrary
    from reader.library.known_files import KnownFile

_PATIENCE = 10.0
"""Seconds after which somebody at the screen is told that the server of the library does not answer."""


class Later(NamedTuple):
    """What an application that was opened at once does about its collection later.

    unfinished: how to get the whole of the documents of which the library has the beginning only, by key; `rest` adds
        to it, and whoever gets the whole takes it out.
    rest: reads what was not read yet, one after the other, adds it to the library and gives it out; what cannot be
        read comes as an InputError, and is in the failures of the collection from then on.
    rereading: how to read a document in another encoding, where sources were read that cannot be read twice.
    options: how what the person adds is to be read.
    names: reads the names of the documents of these keys, in a library where none are there before.
    identity: of what the collection was made from, for the next start; see `reader.library.last_session.identity_of`.
    """

    unfinished: MutableMapping[str, Callable[[], Document]]
    rest: Iterable[Document | InputError] = ()
    identity: str = ""
    rereading: Rereading | None = None
    options: Reading = Reading()
    names: Callable[[Sequence[str]], None] | None = None


class Collection(NamedTuple):
    """What one start of the program works on.

    documents: as they were named, in that order; the same content under two names is there twice, but once in
        `library`.
    keys: the keys of the documents, each once, in order.
    failures: the inputs that could not be read.
    later: what is left to do.
    is_whole: whether it is all that a library on disk has, which may be very much.
    state: stands for the documents and what was recognised in them, where all that is known from a library on disk; ""
        where something may have to be recognised.
    """

    library: Library
    documents: Sequence[Document]
    keys: Sequence[str]
    failures: list[InputError]
    later: Later
    is_whole: bool = False
    state: str = ""


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
    allow_private: bool = False,
) -> tuple[list[Document], list[InputError]]:
    """Read files, the files of folders, pages and feeds on the web, and standard input ("-").

    encoding: the name of the encoding of all of them; None: found out for each.
    article_language: the language of all of them (ISO 639-1); None: found out for each.
    allow_private: fetch from private networks and this machine too.
    """
    reading = Reading(encoding, article_language, allow_private=allow_private)
    read = [found for source in sources_of(arguments) for found in reading.read(source)]
    documents = [found for found in read if isinstance(found, Document)]
    return documents, [found for found in read if isinstance(found, InputError)]


def open_collection(
    arguments: Sequence[str],
    *,
    library: str | None = None,
    encoding: str | None = None,
    article_language: str | None = None,
    allow_private: bool = False,
    keep: bool = False,
    screens: int | None = None,
    known: bool = False,
) -> Collection:
    """Open what the arguments name in a library in memory; without arguments the library, or the sample articles.

    library: the library to open when there are no arguments; None: the person's own, if there is one.
    keep: make the file for the person's positions and decisions when it does not exist; without it, an existing
        one is used all the same.
    screens: for an application that is to be there at once: read as many documents, those that were open last before
        others, the one that was read before all, and of long files only the beginning; what is missing is in `later`.
        None: all of all.
    known: take from the library on disk what it has of files as they are now, for those who ask for mentions: finding
        those takes longer than anything else.
    Raises LibraryUnreadableError for a library that was asked for.
    """
    personal = _personal(keep)
    failures: list[InputError] = []
    if not arguments:
        from reader.library.choice import Choice

        options = Reading(encoding, article_language, None, allow_private)
        order = Choice(descending=True) if screens is not None else None  # what is new is to be read first
        try:
            kept = _open_kept(library, personal, options, order)
        except LibraryUnreadableError as failure:
            if library is not None:
                raise
            failures.append(failure)
            kept = None
        if kept is not None:
            return kept
        arguments = [str(path) for path in sorted(resource_folder("seeds").glob("*.txt"))]
    opened = open_fleeting(personal)
    if screens is None:
        whole = Reading(encoding, article_language, allow_private=allow_private)
        found, state = _opened(opened, list(sources_of(arguments)), whole, library, known=known)
        documents = [each for each in found if isinstance(each, Document)]
        failures += [each for each in found if isinstance(each, InputError)]
        return Collection(opened, documents, _keys(documents), failures, Later({}), state=state)
    unfinished: dict[str, Callable[[], Document]] = {}
    rereading = Rereading(article_language)
    reading = Reading(encoding, article_language, unfinished, allow_private, rereading, opened.position)
    identity = identity_of(arguments)
    session = Session.of(opened, identity)
    gathering = Gathering(opened, arguments, reading, session.names if session else ())
    gathering.failures += failures
    documents = gathering.first(screens)
    return Collection(
        opened,
        documents,
        _keys(documents),
        gathering.failures,
        Later(
            unfinished, gathering.rest, identity, rereading, Reading(encoding, article_language, None, allow_private)
        ),
    )


def _opened(
    opened: "FleetingLibrary", sources: Sequence[Source], reading: Reading, library: str | None, *, known: bool
) -> tuple[list[Document | InputError], str]:
    """What is in `sources`, the documents of which are in `opened` then; and the state of all of them if it is known.

    known: with the mentions of those that `library` has; None: that the person's own has.
    """
    kept: dict[Path, KnownFile] = {}
    if known and reading.encoding is None and reading.language is None:
        from reader.library.known_files import known_files

        kept = known_files(library, sources, recogniser_version())
    found: list[Document | InputError] = []
    for source in sources:
        if isinstance(source, Path) and source in kept:
            opened.add_known(kept[source])
            found.append(kept[source].document)
            continue
        for each in reading.read(source):
            if isinstance(each, Document):
                opened.add(each)
            found.append(each)
    if len(kept) < len(sources):
        return found, ""
    from reader.library.known_files import state_of

    return found, state_of(kept.values())


def _keys(documents: Iterable[Document]) -> list[str]:
    return list(dict.fromkeys(document.key for document in documents))


def _open_kept(path: str | None, personal: Path | None, options: Reading, order: "Choice | None") -> Collection | None:
    """The library at `path`, or the person's own, its documents in `order`; None when the person has none or nothing
    is in it.
    """
    place = path or _own_library()
    if place is None:
        return None
    library = _open_place(path, place, personal)
    if order is not None:
        library.shared.hurry(_PATIENCE)
    keys = library.listing(order).keys
    if not keys and path is None:
        library.close()
        return None
    rereading = Rereading(options.language, library.shared.source_of)
    later = Later({}, identity=identity_of([place]), rereading=rereading, options=options)
    if order is not None:
        library.delay_names()
        later = later._replace(names=library.read_names)
    return Collection(library, _KeptDocuments(library, keys), keys, [], later, is_whole=True)


def open_kept_library(path: str | None, *, to_change: bool = False) -> SqliteLibrary:
    """The library at `path`, None for the person's own, with what belongs to the person, if anything does.

    to_change: what is changed in it is to last, so a copy in memory does not do.

    Raises LibraryUnreadableError, and LibraryError when it may only be read.
    """
    place = path or _own_library()
    if place is None:
        raise LibraryUnreadableError(
            _own_path(), Message(N_("there is no such library")), Message(N_("reader add makes it"))
        )
    library = _open_place(path, place, _personal(keep=False))
    if to_change and library.shared.is_fleeting:
        library.close()
        raise not_kept(Path(place), OSError(errno.EROFS, ""))
    return library


def make_library(path: str | None, *, keep: bool = False) -> SqliteLibrary:
    """The library at `path`, None for the person's own, made when it does not exist.

    keep: with what belongs to the person.

    Raises LibraryUnreadableError.
    """
    place = path
    if not place:
        try:
            place = str(private_file(library_path()))
        except OSError as error:
            raise unreadable(None, error) from error
    return _open_place(path, place, _personal(keep=True) if keep else None, make=True)


def _open_place(named: str | None, place: str, personal: Path | None, *, make: bool = False) -> SqliteLibrary:
    """As `open_library`; named: the library that the person asked for, None for the own one at `place`.

    What lies in the place of the own one was a library: that it is none any more is damage, and no other can be named.
    """
    try:
        return open_library(place, personal, make=make)
    except LibraryUnreadableError as error:
        if not named and isinstance(error.__cause__, sqlite3.Error) and is_damage(error.__cause__):
            raise damaged(Path(place)) from error
        raise


def _own_path() -> str:
    try:
        return printable_path(library_path())
    except OSError:
        return "library.sqlite"


def open_personal_library(*, keep: bool = True) -> Library:
    """A library without documents, for what belongs to the person: settings and decisions."""
    return open_library(None, _personal(keep))


def _personal(keep: bool) -> Path | None:
    try:
        path = personal_path()
    except OSError:
        return NOWHERE if keep else None
    try:
        return path if keep or path.exists() else None
    except OSError:
        return path  # whoever opens it says what is in the way


def _own_library() -> str | None:
    if is_restricted():  # what lies there was put there by somebody else than who may say what is read
        return None
    try:
        path = library_path()
    except OSError:
        return None
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise unreadable(path, error) from error
    # Where the first articles could not be added, an empty file is left; what is no file is told by who opens it.
    return str(path) if status.st_size or not stat.S_ISREG(status.st_mode) else None
