"""Whether letters get in and out as they are."""

import codecs
import locale
import os
import sys
from collections.abc import Iterator

from reader.cli.diagnosis.finding import Finding, Section, State
from reader.messages import N_, Message

_REMEDY = Message(N_("Set {name}, for example to {example}"), {"name": "LC_ALL", "example": "C.UTF-8"})


def locale_name() -> tuple[str, str]:
    """The variable that decides about letters, and its value; ("", "") where none is set."""
    return next(((name, os.environ[name]) for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), ("", ""))


def is_utf8(encoding: str | None) -> bool:
    """Whether `encoding` is a name of UTF-8."""
    try:
        return codecs.lookup(encoding or "").name == "utf-8"
    except LookupError:
        return False


def encodings() -> Iterator[Finding]:
    """The locale, the streams, the names of files."""
    name, value = locale_name()
    encoding = _locale_encoding()
    shown = f"{name}={value} ({encoding})" if name else encoding
    yield _found("locale", N_("locale"), shown, is_utf8(encoding), State.PROBLEM)
    for stream, id in ((sys.stdin, "stdin"), (sys.stdout, "stdout")):
        # A pipe carries UTF-8 whatever the locale.
        encoding = getattr(stream, "encoding", None) or "-"
        label = N_("standard input") if id == "stdin" else N_("standard output")
        yield _found(id, label, encoding, stream is None or encoding == "-" or is_utf8(encoding), State.NOTE)
    files = sys.getfilesystemencoding()
    yield _found("files", N_("names of files"), files, is_utf8(files), State.PROBLEM)


def _locale_encoding() -> str:
    """The encoding that the locale names, whatever Python makes of it."""
    try:
        return locale.getencoding()
    except (ValueError, locale.Error):
        return "-"


def _found(id: str, name: str, encoding: str, right: bool, otherwise: State) -> Finding:
    state = State.OK if right else otherwise
    return Finding(Section.ENCODINGS, f"encoding.{id}", name, state, encoding, None if right else _REMEDY)
