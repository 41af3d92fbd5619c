"""Documents of the library as a person names them: by filters, numbers, keys and paths."""

import argparse
import os

from reader.cli.parser import Parser
from reader.lazy_pattern import LazyPattern
from reader.library.choice import Choice, Order
from reader.library.library import Library
from reader.library.sqlite import SqliteLibrary
from reader.localisation import N_, _
from reader.messages import Message, UsageError

_DAY = LazyPattern(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_KEY = LazyPattern(r"[0-9a-f]{4,64}")
_NUMBER = LazyPattern(r"#?(\d{1,18})")
_MOST_OF_ONE_NAME = 2


def add_filters(parser: Parser) -> None:
    """The options that say which documents are meant."""
    parser.add_argument(
        "--written-in",
        dest="languages",
        action="append",
        default=[],
        metavar=_("CODE"),
        help=_("only articles in this language"),
    )
    parser.add_argument(
        "--source", dest="sources", action="append", default=[], metavar=_("NAME"), help=_("only from this source")
    )
    parser.add_argument("--since", metavar=_("DAY"), help=_("only from this day on: 2025-05-06, 2025-05 or 2025"))
    parser.add_argument("--until", metavar=_("DAY"), help=_("only up to this day, month or year"))
    parser.add_argument(
        "--entity",
        dest="entities",
        action="append",
        default=[],
        metavar=_("NAME"),
        help=_("only articles that name this person, place or organisation, in any spelling"),
    )
    parser.add_argument("--text", default="", metavar=_("QUERY"), help=_("only articles with these words"))
    parser.add_argument("--unread", action="store_true", help=_("only what you have not read"))


def is_filtered(options: argparse.Namespace) -> bool:
    """Whether any filter was given."""
    given = (options.languages, options.sources, options.since, options.until, options.entities, options.text.strip())
    return any(given) or options.unread


def choice_of(options: argparse.Namespace, library: Library, order: Order = Order.ADDED) -> Choice | None:
    """What the filters mean; None when a name that they give is none of anything in the library. Raises UsageError."""
    for name in ("since", "until"):
        day = getattr(options, name)
        if day is not None and not _DAY.fullmatch(day):
            raise UsageError(
                f"--{name}", Message(N_("this is no day")), Message(N_("Write it like 2025-05-06, 2025-05 or 2025"))
            )
    entities = []
    for name in options.entities:
        entity = library.entity(name)
        if entity is None:
            results = library.search_names(name, 1).results
            if not results:
                return None
            entities.append(results[0].entry.id)
        else:
            entities.append(entity.id)
    return Choice(
        languages=tuple(options.languages),
        sources=tuple(options.sources),
        since=options.since,
        until=options.until,
        entities=tuple(entities),
        text=options.text,
        unread=options.unread,
        order=order,
    )


def may_mean_document(name: str) -> bool:
    """Whether `name` looks like a number or a key."""
    return bool(_NUMBER.fullmatch(name) or _KEY.fullmatch(name.lower()))


def path_named(library: SqliteLibrary, name: str) -> str | None:
    """The file, folder or address `name` as documents of the library came from it; None when none did."""
    return next((path for path in (os.path.abspath(name), name) if library.shared.keys_from(path)), None)


def is_number(name: str) -> bool:
    """Whether `name` is written as the number of an article."""
    return bool(_NUMBER.fullmatch(name))


def documents_named(library: SqliteLibrary, name: str) -> list[str]:
    """The keys of the documents that a number, the beginning of a key, a file or a folder means; [] for none.

    Raises UsageError for a beginning that several keys have.
    """
    store = library.shared
    path = path_named(library, name)
    if path is not None:
        return store.keys_from(path)
    if match := _NUMBER.fullmatch(name):
        key = store.key_of(int(match[1]))
        if key is not None:
            return [key]
    if not _KEY.fullmatch(name.lower()):
        return []
    found = store.keys_like(name.lower(), _MOST_OF_ONE_NAME)
    if len(found) > 1:
        raise UsageError(
            name, Message(N_("several articles have keys that begin so")), Message(N_("Give more of the key"))
        )
    return found


def no_such_document(name: str) -> UsageError:
    """The error for a name that means no document."""
    return UsageError(
        name, Message(N_("there is no such article in the library")), Message(N_("reader list shows what there is"))
    )
