"""`reader search`: names, however they are typed."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.batch import answer_bad, read_lines, standard_input
from reader.cli.kinds import kind_name
from reader.cli.opened import analyse, open_articles
from reader.cli.output import Output
from reader.cli.own_names import tell_own_names_problems
from reader.cli.parser import Parser, add_files, add_format_option
from reader.cli.status import Status
from reader.cli.texts import found_texts, print_texts, text_json
from reader.documents import sanitise_line
from reader.entities.mention import EntityType
from reader.localisation import N_, _, current_language, format_number
from reader.messages import Message, UsageError
from reader.restriction import OutsideError, require_inside

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.opening import Collection
    from reader.names import NameMatch, SearchAnswer

BATCH = "-"
MAX_RESULTS = 20
MAX_QUERY = 300

Search = Callable[[str], "SearchAnswer"]
Names = Callable[["NameMatch"], tuple[str | int, str]]


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "query", metavar=_("QUERY"), help=_("name to find; - reads one query a line from standard input")
    )
    add_files(parser)
    add_format_option(parser)
    parser.add_argument(
        "--names",
        metavar=_("LIST"),
        help=_("search the names of this file instead of articles (tab-separated, header: name, type)"),
    )


def run(options: argparse.Namespace, output: Output) -> Status:
    """Print what was found."""
    if options.query != BATCH:
        _check(options.query)
    if options.names is not None and options.files:
        raise UsageError("--names", Message(N_("it replaces the articles")), Message(N_("Name the list or articles")))
    if options.names == BATCH and options.query == BATCH:
        raise UsageError(
            BATCH, Message(N_("standard input can be read only once")), Message(N_("Name a file for the list"))
        )
    if BATCH in options.files and options.query == BATCH:
        raise UsageError(
            BATCH, Message(N_("standard input can be read only once")), Message(N_("Name a file for the articles"))
        )
    failed = False
    library: Library | None = None
    if options.names is not None:
        search, names = _in_list(options.names)
    else:
        collection = open_articles(options, known=True)
        if collection.state:
            search, names = _in_known(collection)
        else:
            analyse(collection)
            search, names = _in_articles(collection)
        library, failed = collection.library, bool(collection.failures)
    if options.query == BATCH:
        _answer_batch(search, names, options.format == "json", output)
        return Status.UNREADABLE if failed else Status.DONE
    query = sanitise_line(options.query)
    answer = search(query)
    texts = [] if library is None else found_texts(library, query)
    if options.format == "json":
        output.json({**_as_json(answer, names), **({} if library is None else {"texts": list(map(text_json, texts))})})
    else:
        _print(answer, names, output, is_all=not texts)
        print_texts(texts, output)
    if failed:
        return Status.UNREADABLE
    return Status.DONE if answer.results or texts else Status.NOTHING_FOUND


def _in_list(path: str) -> tuple[Search, Names]:
    from reader.cli.name_list import NameList
    from reader.names.search.stored import index_of_file

    try:
        if path != BATCH:
            require_inside(path)
    except OutsideError as error:
        from reader.documents.loading import unusable

        raise unusable(path, error) from error
    tell_own_names_problems()
    index = index_of_file(Path(path), NameList("/dev/stdin" if path == BATCH else path))
    return lambda query: index.search(query, MAX_RESULTS), lambda match: (int(match.entry.id), match.entry.name)


def _in_articles(collection: "Collection") -> tuple[Search, Names]:
    library, keys = collection.library, None if collection.is_whole else collection.keys

    def name(match: "NameMatch") -> tuple[str, str]:
        entity = library.entity(match.entry.id)
        return match.entry.id, entity.name_in(current_language()) if entity else match.entry.name

    return lambda query: library.search_names(query, MAX_RESULTS, keys), name


def _in_known(collection: "Collection") -> tuple[Search, Names]:
    from reader.library.fleeting import FleetingLibrary
    from reader.library.kept_names import kept_names

    library = collection.library
    if not isinstance(library, FleetingLibrary):
        return _in_articles(collection)
    tell_own_names_problems()
    kept = kept_names(library, collection.keys, collection.state)

    def name(match: "NameMatch") -> tuple[str, str]:
        return match.entry.id, kept.name_in(match.entry.id, current_language()) or match.entry.name

    return lambda query: kept.names.search(query, MAX_RESULTS), name


def _check(query: str) -> None:
    error = _fault(query)
    if error is not None:
        raise UsageError(query.strip()[:40] or _("QUERY"), error, Message(N_("Give a name")))


def _fault(query: str) -> Message | None:
    if not query.strip():
        return Message(N_("the query is empty"))
    if any("\ud800" <= letter <= "\udfff" for letter in query):
        return Message(N_("the query is not UTF-8"))
    if len(query) > MAX_QUERY:
        return Message(N_("the query is too long"))
    return None


def _answer_batch(search: Search, names: Names, as_json: bool, output: Output) -> None:
    for line in read_lines(standard_input(), output.flush):
        error = line.error if line.text is None else _fault(line.text)
        if line.text is None or error is not None:
            answer_bad(output, line.number, error or Message(N_("the line cannot be read")))
            continue
        answer = search(sanitise_line(line.text))
        if as_json:
            output.json(_as_json(answer, names))
        else:
            for match in answer.results:
                identity, name = names(match)
                output.fields(line.text, match.entry.kind or "", name, match.matched, f"{match.score:.2f}", identity)
            if not answer.results:
                output.fields(line.text, "", "", "", "", "")


def _as_json(answer: "SearchAnswer", names: Names) -> dict[str, object]:
    results = []
    for match in answer.results:
        identity, name = names(match)
        results.append(
            {
                "entity": identity,
                "type": match.entry.kind or None,
                "name": name,
                "matched": match.matched,
                "ranges": [list(span) for span in match.ranges],
                "score": round(match.score, 4),
            }
        )
    return {"query": answer.query, "read_as": answer.read_as, "results": results}


def _print(answer: "SearchAnswer", names: Names, output: Output, *, is_all: bool = True) -> None:
    if not output.is_terminal:
        for match in answer.results:
            identity, name = names(match)
            output.fields(match.entry.kind or "", name, match.matched, f"{match.score:.2f}", identity)
        return
    if answer.read_as and answer.read_as != answer.query:
        output.line(output.dim(_("Read as “{text}”").format(text=answer.read_as)))
    if not answer.results:
        if is_all:
            output.line(_("Nothing found."))
        return
    rows = []
    for match in answer.results:
        _identity, name = names(match)
        kind = kind_name(EntityType(match.entry.kind)) if match.entry.kind else ""
        rows.append([name, match.matched if match.matched != name else "", format_number(match.score, 2), kind])
    output.table(rows, flexible=0, right=(2,))
