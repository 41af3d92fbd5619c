"""Which program this is, and what it is built on."""

import platform
import sqlite3
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import closing
from importlib.metadata import PackageNotFoundError, requires, version

from reader import __version__
from reader.cli.diagnosis.finding import Finding, Section, State, Text
from reader.lazy_pattern import LazyPattern
from reader.library.database import WAL_IS_SAFE
from reader.messages import N_, Message
from reader.resources import resource_folder

_PROJECT = "multilingual-reader"
_NOT_FOR_USE = frozenset({"all", "data", "test"})
"""Extras that are for making the program, or stand for others."""

_REQUIREMENT = LazyPattern(r"([A-Za-z0-9._-]+)(.*?)(?:;.*extra == ['\"]([^'\"]+)['\"])?$")


def versions() -> Iterator[Finding]:
    """The versions of the program, of Python, and of what both rely on."""
    yield _found("reader", "Reader", State.OK, f"{__version__} ({resource_folder('i18n').parent})")
    yield _found("python", "Python", State.OK, f"{platform.python_version()} ({sys.executable})")
    yield _textual()
    yield from _sqlite()
    yield _found("unicode", "Unicode", State.OK, unicodedata.unidata_version)
    for extra, libraries in sorted(_extras().items()):
        yield _extra(extra, libraries)


def _found(id: str, name: Text, state: State, value: Text, remedy: Text | None = None) -> Finding:
    return Finding(Section.VERSIONS, id, name, state, value, remedy)


def _textual() -> Finding:
    """Textual, of which one version is used: the program knows its inside."""
    installed = _version("textual")
    wanted = next((rest for name, rest, extra in _requirements() if name == "textual" and not extra), "")
    if installed is None or (wanted.startswith("==") and wanted[2:] != installed):
        reason = Message(N_("{version}, but {wanted} is needed"), {"version": str(installed), "wanted": wanted})
        command = f"{sys.executable} -m pip install 'textual{wanted}'"
        return _found("textual", "Textual", State.PROBLEM, reason, Message(N_("Run: {command}"), {"command": command}))
    return _found("textual", "Textual", State.OK, installed)


def _sqlite() -> Iterator[Finding]:
    yield _found("sqlite", "SQLite", State.OK, sqlite3.sqlite_version)
    if WAL_IS_SAFE:
        yield _found("sqlite.wal", N_("SQLite: write-ahead log"), State.OK, Message(N_("safe, and used")))
    else:
        told = Message(N_("not used: before SQLite {version} it can damage a file"), {"version": "3.51.3"})
        yield _found("sqlite.wal", N_("SQLite: write-ahead log"), State.NOTE, told)
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
        except sqlite3.Error:
            remedy = Message(N_("Use a Python whose SQLite has FTS5"))
            name = N_("SQLite: full-text search")
            yield _found("sqlite.fts5", name, State.PROBLEM, Message(N_("missing")), remedy)
        else:
            yield _found("sqlite.fts5", N_("SQLite: full-text search"), State.OK, "FTS5")


def _extra(extra: str, libraries: Mapping[str, str | None]) -> Finding:
    """Whether what the optional dependencies `extra` install is there: the version of each library, None without it."""
    name = Message(N_("optional: {name}"), {"name": extra})
    there = ", ".join(f"{library} {found}" for library, found in libraries.items() if found)
    missing = [library for library, found in libraries.items() if not found]
    if not missing:
        return _found(f"extra.{extra}", name, State.OK, there)
    value = Message(N_("not installed: {libraries}"), {"libraries": ", ".join(missing)})
    command = f"{sys.executable} -m pip install '{_PROJECT}[{extra}]'"
    return _found(
        f"extra.{extra}", name, State.NOTE, value, Message(N_("If you want it: {command}"), {"command": command})
    )


def _extras() -> dict[str, dict[str, str | None]]:
    """The optional dependencies by extra, with the version that is installed."""
    found: dict[str, dict[str, str | None]] = {}
    for name, _rest, extra in _requirements():
        if extra and extra not in _NOT_FOR_USE:
            found.setdefault(extra, {})[name] = _version(name)
    return found


def _requirements() -> Iterator[tuple[str, str, str]]:
    """What the program was installed with: name, versions, extra or ""."""
    try:
        declared = requires(_PROJECT) or []
    except PackageNotFoundError:
        return
    for line in declared:
        match = _REQUIREMENT.match(line)
        if match is not None:
            yield match[1], match[2].strip(), match[3] or ""


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
