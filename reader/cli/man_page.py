"""The manual as a man page: roff with the `man` macros, UTF-8, as man-db and mandoc read it."""

from collections.abc import Iterator

from reader import __version__
from reader.cli.manual import Section, manual, synopsis
from reader.localisation import _


def man_page() -> str:
    """reader(1) in the language in force, without the newline at its end."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield '.\\" -*- coding: UTF-8 -*-'
    title = _escaped(_("Read articles side by side, with the people, places and organisations in them.").rstrip("."))
    yield f'.TH READER 1 "" "reader {__version__}"'
    # Vietnamese words are short and broken only at spaces, and groff has no hyphenation for Kazakh.
    yield ".nh"
    yield f".SH {_heading(_('Name'))}"
    yield f"reader \\- {title}"
    yield f".SH {_heading(_('Usage'))}"
    for number, form in enumerate(synopsis()):
        if number:
            yield ".br"
        yield _escaped(form)
    for section in manual():
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield f".SH {_heading(section.heading)}" if section.level == 1 else f".SS {_quoted(section.heading)}"
    for number, paragraph in enumerate(section.paragraphs):
        if number:
            yield ".PP"
        yield _escaped(paragraph)
    for term, meaning in section.rows:
        yield ".TP"
        yield f".B {_quoted(term)}"
        yield _escaped(meaning)


def _heading(text: str) -> str:
    return _quoted(text.upper())


def _quoted(text: str) -> str:
    """`text` as one argument of a macro."""
    return '"' + _escaped(text).replace('"', "\\(dq") + '"'


def _escaped(text: str) -> str:
    """`text` so that roff shows it as it is; what it would set as typographic signs stays what is typed."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    text = text.replace("^", "\\(ha").replace("~", "\\(ti")
    return f"\\&{text}" if text.startswith((".", "'")) else text
