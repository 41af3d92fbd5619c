"""A catalogue as translators write it (.po) made into what `gettext` reads (.mo), without what could do harm.

Whoever wrote the file may have erred or meant ill: a message whose placeholders are not those of its source, or that
holds what a terminal obeys, is left out and so stays English. Importing this module loads `babel.messages`.
"""

import re
from dataclasses import dataclass
from gettext import c2py
from io import BytesIO, StringIO
from string import Formatter

from babel.messages import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, PoFileParser

from reader.messages import N_, Message

_MOST_FORMS = 6
"""Arabic has as many, and no language of CLDR has more."""

# No division, and remainders of written numbers only: nothing that could fail or grow.
_PLURAL = re.compile(r"(?:[\sn()?:<>=!&|]|%\s*[1-9]\d{0,5}(?!\d)|(?<![\d%])\d{1,6}(?!\d))*")
_PERCENT = re.compile(r"%(?:\(\w*\))?.?", re.DOTALL)
_CONVERSION = re.compile(r"%(?:\(\w+\))?[rsd]")
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


class CatalogueError(Exception):
    """The whole file is of no use. reason: what is wrong with it."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Compiled:
    """content: a .mo file. unused: the sources of the messages that were left out because they could do harm."""

    content: bytes
    unused: tuple[str, ...]


class _Bounded(Catalog):
    """Babel makes a list of as many forms as the header of the file says."""

    @property
    def num_plurals(self) -> int:
        return min(super().num_plurals, _MOST_FORMS)


def compile_catalogue(data: bytes, code: str) -> Compiled:
    """Compile the .po file with the bytes `data` for the language `code`. Raises CatalogueError."""
    catalogue = _read(data, code)
    try:
        if not _PLURAL.fullmatch(catalogue.plural_expr):
            raise ValueError
        c2py(catalogue.plural_expr)
    except ValueError:
        raise CatalogueError(Message(N_("its line Plural-Forms makes no sense"))) from None
    unused = [entry for entry in catalogue if entry.id and entry.string and not entry.fuzzy and not _is_usable(entry)]
    for entry in unused:
        catalogue.delete(entry.id, entry.context)
    content = BytesIO()
    write_mo(content, catalogue)
    return Compiled(content.getvalue(), tuple(_texts(entry.id)[0] for entry in unused))


def _read(data: bytes, code: str) -> Catalog:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CatalogueError(Message(N_("it is not UTF-8"))) from None
    try:
        catalogue = _Bounded(locale=code)
        PoFileParser(catalogue, ignore_obsolete=True, abort_invalid=True).parse(StringIO(text))
    except PoFileError as error:
        raise CatalogueError(Message(N_("line {line} makes no sense"), {"line": error.lineno + 1})) from None
    except Exception:
        # Babel answers some nonsense (a date, a form twice) with whatever its own code happens to raise.
        raise CatalogueError(Message(N_("it is no catalogue of messages"))) from None
    catalogue.charset = "utf-8"
    return catalogue


def _is_usable(entry: Entry) -> bool:
    sources = _texts(entry.id)
    # A form that is not translated is written as the file has it in the source, where the program has no say.
    shown = (*_texts(entry.string or ""), *sources[1:])
    if len(sources) > 2 or any(_OBEYED.search(text) for text in (*sources, *shown, entry.context or "")):
        return False
    if any("\n" in text and "\n" not in sources[-1] for text in shown):
        return False
    return all(_fills_alike(sources, text) for text in shown if text)


def _fills_alike(sources: tuple[str, ...], translation: str) -> bool:
    """Whether `translation` can be filled as the source is, with nothing more and, in a single form, nothing less.

    The program finds a message by its singular; what the file says is its plural may be anybody's.
    """
    if _CONVERSION.search(sources[0]) and _PERCENT.findall(translation) != _PERCENT.findall(sources[0]):
        return False
    try:
        wanted = _fields(sources[0])
    except ValueError:
        return True  # a text that nobody fills
    try:
        fields = _fields(translation)
    except ValueError:
        return False
    return fields <= wanted if len(sources) > 1 else fields == wanted


def _fields(text: str) -> set[tuple[str, str | None, str | None]]:
    """The fields in braces with conversion and format, which both can do much. Raises ValueError."""
    return {(name, conversion, form) for _, name, form, conversion in Formatter().parse(text) if name is not None}


def _texts(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
