"""What the commands do with the articles they were given."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.cli.own_names import tell_own_names_problems
from reader.cli.status import Status, narrate, report
from reader.documents import Document, sanitise_line
from reader.library.errors import LibraryDamagedError, LibraryError
from reader.library.library import Library
from reader.library.opening import Collection, open_collection, open_kept_library
from reader.library.sources import STANDARD_INPUT
from reader.library.sqlite import SqliteLibrary
from reader.localisation import format_number, ngettext, translate
from reader.messages import N_, InputError, Message, ReaderError

if TYPE_CHECKING:
    from reader.cli.progress import RecognitionProgress

MOST_BY_THE_WAY = 50
"""So many articles are recognised by a command that has something else to do."""
_LONG = 30_000
"""Texts of so many characters can take longer to recognise than somebody waits without a word."""


def open_articles(
    options: argparse.Namespace,
    files: Sequence[str] | None = None,
    *,
    keep: bool = False,
    screens: int | None = None,
    known: bool = False,
) -> Collection:
    """Open the articles of a command and say which could not be read.

    files: instead of `options.files`. keep, screens, known: as in `open_collection`.
    """
    collection = open_collection(
        options.files if files is None else files,
        library=options.library,
        encoding=options.encoding,
        allow_private=options.allow_private,
        article_language=options.article_language,
        keep=keep,
        screens=screens,
        known=known,
    )
    for failure in collection.failures:
        report(failure)
    if screens is None:  # else the application shows them: what is said now is hidden by its screen
        tell_notices(collection.library)
    return collection


def tell_notices(library: Library, before: Iterable[Message] = ()) -> None:
    """Say what the person should know about the library, now and from now on.

    before: notices that the application has shown.
    """
    for notice in dict.fromkeys(map(translate, [*before, *library.notices()])):
        narrate(f"reader: {notice}")
    library.watch_notices(partial(tell_notices, library))


def open_kept(options: argparse.Namespace, *, to_change: bool = False) -> SqliteLibrary:
    """Open the library of a command that works on it; to_change, errors raised: as in `open_kept_library`."""
    library = open_kept_library(options.library, to_change=to_change)
    tell_notices(library)
    return library


def analyse(collection: Collection) -> None:
    """Recognise and link what the articles name."""
    if collection.is_whole:
        analyse_pending(collection.library)
        return
    tell_own_names_problems()
    collection.failures.extend(_analysed(collection.library, collection.keys))


def analyse_pending(library: Library) -> None:
    """Recognise what is pending in a library on disk, or say that it is too much to do by the way."""
    tell_own_names_problems()
    pending = library.pending()
    if len(pending) > MOST_BY_THE_WAY:
        text = ngettext(
            "reader: {n} article is not recognised with what the program knows now: reader refresh does it.",
            "reader: {n} articles are not recognised with what the program knows now: reader refresh does it.",
            len(pending),
        )
        narrate(text.format(n=format_number(len(pending))))
        return
    try:
        _analysed(library, pending)
    except LibraryError as error:  # it may only be read
        report(error)


def _analysed(library: Library, keys: Sequence[str]) -> list[InputError]:
    """Recognise documents; tells and answers what the program fails at, which must not cost the others their names."""
    progress = _progress(library, keys)
    try:
        failures = _recognised(library, keys, progress)
        if progress is not None:
            progress.linking()
            library.frequent_entities(1)  # links the names, which takes as long again in a long text
        return failures
    finally:
        if progress is not None:
            progress.end()


def _recognised(library: Library, keys: Sequence[str], progress: "RecognitionProgress | None") -> list[InputError]:
    failures: list[InputError] = []
    for key in keys:
        try:
            if progress is not None:
                progress.document(key)
                while library.look(key, 0):
                    progress.portion()
            library.analyse(key)
        except LibraryDamagedError as error:
            failures.append(error)
            if progress is not None:
                progress.end()
            report(error)
        except ReaderError:
            raise
        except Exception:
            summary = library.summaries([key]).get(key)
            reason = Message(N_("recognising its names failed by a fault of the program"))
            remedy = Message(N_("Report this together with the article"))
            failures.append(InputError(sanitise_line(summary.name if summary else key), reason, remedy))
            if progress is not None:
                progress.end()
            report(failures[-1])
    return failures


def _progress(library: Library, keys: Sequence[str]) -> "RecognitionProgress | None":
    """What tells how far it has come; None where no terminal shows it, or where it does not take long."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    lengths = {key: each.length for key, each in library.summaries(keys).items()}
    if sum(lengths.values()) < _LONG:
        return None
    from reader.cli.progress import RecognitionProgress

    return RecognitionProgress(lengths)


def status_of(collection: Collection, *, found: bool = True) -> Status:
    """The exit status: an unreadable input outweighs an empty answer."""
    if collection.failures:
        return Status.UNREADABLE
    return Status.DONE if found else Status.NOTHING_FOUND


def leads_to_file(document: Document) -> bool:
    """Whether the offsets of a document are offsets into a file that others can read as text."""
    return not document.is_markup and document.name != STANDARD_INPUT and "://" not in document.name


class Offsets:
    """Offsets as the command line gives them: into a plain-text file, or into the text of anything else."""

    def __init__(self, document: Document) -> None:
        self._map = document.offsets if leads_to_file(document) else None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span that `[start, end)` of `Document.text` came from."""
        if self._map is None:
            return start, end
        return self._map.to_source(start), self._map.to_source(end, end=True)


def describe(document: Document) -> dict[str, object]:
    """The JSON keys that every command gives for a document."""
    dateline = None
    if document.dateline is not None:
        start, end = Offsets(document).span(document.dateline.start, document.dateline.end)
        dateline = {
            "place": document.dateline.place,
            "agency": document.dateline.agency,
            "start": start,
            "end": end,
        }
    return {
        "file": document.name,
        "language": document.language,
        "title": document.title,
        "date": document.date.value if document.date else None,
        "dateline": dateline,
        "source": document.source,
        "encoding": document.encoding,
        "notices": [translate(notice) for notice in document.notices],
    }
