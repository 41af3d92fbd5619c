"""Whether what is kept, and what comes with the program, is whole."""

import os
import sqlite3
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from reader.app.configuration_check import configuration_problems
from reader.cli.diagnosis.finding import Finding, Section, State, Text
from reader.cli.output import safe
from reader.configuration import configuration
from reader.library.database import Schema
from reader.library.errors import LibraryUnreadableError, describe, describe_damage, is_damage
from reader.library.inspection import inspect
from reader.library.paths import library_path, log_path, personal_path
from reader.library.personal import SCHEMA as PERSONAL
from reader.library.server_address import is_server, shown
from reader.library.shared import SCHEMA as SHARED
from reader.localisation import format_date_value, language_name, translate
from reader.localisation.catalogue_files import catalogue_files, misnamed_catalogues
from reader.localisation.compiled import load_catalogues
from reader.messages import N_, Message, ReaderError

_LIBRARY_TABLES = {
    "documents": N_("articles: {n}"),
    "mentions": N_("mentions: {n}"),
    "entities": N_("names: {n}"),
    "feeds": N_("feeds: {n}"),
}
_PERSONAL_TABLES = {
    "positions": N_("reading positions: {n}"),
    "marks": N_("marks: {n}"),
    "decisions": N_("decisions: {n}"),
}


def integrity(library: str | None) -> Iterator[Finding]:
    """What is wrong inside files. library: the one that was asked for, instead of the person's own."""
    yield from _told("configuration", N_("configuration and keys"), configuration_problems(configuration()))
    yield from _told("names", N_("names of your own"), _own_names())
    yield from _catalogues()
    yield from _models()
    yield from _database(
        "personal", N_("positions, marks, decisions, settings"), _own(personal_path), PERSONAL, _PERSONAL_TABLES
    )
    yield from _library(library)
    yield from _faults()


def _library(asked: str | None) -> Iterator[Finding]:
    if asked is not None and is_server(asked):
        yield _server(asked)
        return
    path = Path(asked) if asked is not None else _own(library_path)
    if asked is not None and path is not None and not os.path.exists(path):
        yield _problem("library", N_("library"), _where(path, Message(N_("it does not exist"))), N_("Check the path"))
    else:
        yield from _database("library", N_("library"), path, SHARED, _LIBRARY_TABLES, is_named=asked is not None)


def _server(address: str) -> Finding:
    """Whether there is a library on a server; whether it is whole, the server has tools of its own for."""
    from reader.library.postgresql import look

    try:
        version, counts = look(address, ("documents", "feeds"))
    except LibraryUnreadableError as error:
        return _problem("library", N_("library"), _where(error.subject, error.reason), error.remedy)
    listed = "; ".join(translate(Message(_LIBRARY_TABLES[table], {"n": count})) for table, count in counts.items())
    values = {"path": shown(address), "reason": f"PostgreSQL {safe(version)}; {listed}"}
    return _found("library", N_("library"), State.OK, Message(N_("{path}: {reason}"), values))


def _found(id: str, name: Text, state: State, value: Text, remedy: Text | None = None) -> Finding:
    return Finding(Section.INTEGRITY, f"integrity.{id}", name, state, value, remedy)


def _problem(id: str, name: Text, value: Text, remedy: Text) -> Finding:
    return _found(id, name, State.PROBLEM, value, Message(remedy) if isinstance(remedy, str) else remedy)


def _where(path: object, reason: Message) -> Message:
    return Message(N_("{path}: {reason}"), {"path": safe(str(path)), "reason": reason})


def _told(id: str, name: Text, problems: Sequence[ReaderError]) -> Iterator[Finding]:
    """A line for each mistake in something, or one that says that there is none."""
    if not problems:
        yield _found(id, name, State.OK, Message(N_("no mistakes")))
    for problem in problems:
        yield _problem(id, name, _where(problem.subject, problem.reason), problem.remedy)


def _own_names() -> Sequence[ReaderError]:
    from reader.names.known import own_names_problems

    return own_names_problems()


def _catalogues() -> Iterator[Finding]:
    for code, paths in sorted(catalogue_files().items()):
        name = Message(N_("catalogue: {language}"), {"language": language_name(code)})
        yield from _told(f"catalogue.{code}", name, load_catalogues(paths, code)[1])
    for problem in misnamed_catalogues():
        yield _problem(
            "catalogue", N_("catalogues of your own"), _where(problem.subject, problem.reason), problem.remedy
        )


def _models() -> Iterator[Finding]:
    """The models that names are recognised with."""
    from reader.entities.recognition.tagger.tagger import LANGUAGES, model_path

    broken = [language for language in LANGUAGES if not _is_model(model_path(language))]
    name = N_("models of recognition")
    if broken:
        reason = Message(N_("these cannot be read: {languages}"), {"languages": ", ".join(broken)})
        yield _problem("models", name, reason, N_("Install the program anew"))
    else:
        yield _found("models", name, State.OK, ", ".join(LANGUAGES))


def _is_model(path: Path) -> bool:
    """Whether the file is a whole model of CRFsuite: its header says how large it is (crf1d_model.c)."""
    try:
        with path.open("rb") as file:
            magic, size = struct.unpack("<4sI", file.read(8))
            return bool(magic == b"lCRF" and size == path.stat().st_size)
    except (OSError, struct.error):
        return False


def _own(find: Callable[[], Path]) -> Path | None:
    try:
        return find()
    except OSError:
        return None


def _database(
    id: str, name: str, path: Path | None, schema: Schema, tables: Iterable[str], *, is_named: bool = False
) -> Iterator[Finding]:
    """is_named: whether the person named the file, and may have meant another one."""
    if path is None or not os.path.exists(path):
        yield _found(id, name, State.OK, Message(N_("there is none yet")))
        return
    try:
        seen = inspect(path, tuple(tables))
    except (sqlite3.Error, OSError) as error:
        is_broken = not is_named and isinstance(error, sqlite3.Error) and is_damage(error)
        reason, remedy = describe_damage() if is_broken else describe(error)
        yield _problem(id, name, _where(path, reason), remedy)
        return
    if seen.damage:
        values = {"path": safe(str(path)), "detail": safe("; ".join(seen.damage)[:200])}
        reason = Message(N_("{path}: the file is damaged: {detail}"), values)
        yield _problem(id, name, reason, N_("Restore it from a copy"))
    elif seen.application not in (schema.application, 0) or (seen.application == 0 and seen.counts):
        reason, remedy = Message(N_("the file is not a library")), Message(N_("Name another file"))
        if not is_named:
            reason, remedy = describe_damage()
        yield _problem(id, name, _where(path, reason), remedy)
    elif seen.version > schema.version:
        reason = Message(N_("it was written by a later version of the program"))
        yield _problem(id, name, _where(path, reason), N_("Install that version"))
    else:
        yield _whole(id, name, seen.counts, seen.version, schema.version)


def _whole(id: str, name: str, counts: Mapping[str, int], version: int, current: int) -> Finding:
    words = {**_LIBRARY_TABLES, **_PERSONAL_TABLES}
    listed = "; ".join(translate(Message(words[table], {"n": count})) for table, count in counts.items())
    values = {"version": str(version), "counts": listed}
    if version < current:
        text = N_("whole; schema {version}, brought up to date when it is opened; {counts}")
        return _found(id, name, State.NOTE, Message(text, values))
    return _found(id, name, State.OK, Message(N_("whole; schema {version}; {counts}"), values))


def _faults() -> Iterator[Finding]:
    """When the program last ended with a fault, if it did."""
    path = _own(log_path)
    if path is None or not os.path.isfile(path):
        return
    day = date.fromtimestamp(path.stat().st_mtime).isoformat()
    value = Message(N_("the last one on {date}: {path}"), {"date": format_date_value(day), "path": safe(str(path))})
    yield _found("faults", N_("faults of the program"), State.NOTE, value)
