"""Marks in a page: the numbers of items, the figures that lead to notes or stand above the line."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from reader.documents.formats.numbering import counted, raised

MARKING = frozenset({"sup", "a"})
"""Elements that may be marks."""

_NOTE = re.compile(r"\s*[\[(]?(\d{1,3}|[a-z*†‡])[\])]?\s*\Z")
_ITEM = re.compile(r"(?:[-–—•*+▪►·]|\d{1,2}[.)])\s")
_FEWEST = 2
_SHORT = 70
_SIGNS = "*†‡"
_LONGEST = 20
_KINDS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class Numbers:
    """The numbers of the items of `element`, an ordered list (HTML, section 4.4.5)."""

    def __init__(self, element: etree._Element) -> None:
        self._kind = _KINDS.get(element.get("type") or "", "")
        self._number = _number(element.get("start"), 1)

    def of(self, item: etree._Element) -> str:
        """What stands before `item`, the next one."""
        number = _number(item.get("value"), self._number)
        self._number = number + 1
        return f"{counted(number, self._kind)}. "


def stand_alone(lines: Sequence[str]) -> bool:
    """True for lines, broken by hand, that are items, verse or an address, not running text in an old page."""
    if sum(_ITEM.match(line) is not None for line in lines) >= _FEWEST:
        return True
    return len(lines) > _FEWEST and all(len(line) <= _SHORT and not line[0].islower() for line in lines)


def items(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each of `lines` that `stand_alone`, with the bullet or number that it begins with apart from it."""
    listed = any(map(_ITEM.match, lines))
    going: tuple[str, str] | None = None
    for line in lines:
        mark = _ITEM.match(line)
        if going is not None and listed and not mark and line[0].islower():
            going = (going[0], f"{going[1]} {line}")
            continue
        if going is not None:
            yield going
        going = (mark[0], line[mark.end() :]) if mark else ("", line)
    if going is not None:
        yield going


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written is not None and re.fullmatch(r"-?[0-9]{1,6}", written) else otherwise


def mark_of(element: etree._Element, before: str) -> str | None:
    """What is read for a mark that leads to a note, back from one, or stands above the line; None for other words.

    before: what stands in front of it.
    """
    text = "".join(element.itertext())
    if len(text) > _LONGEST:
        return None
    link = element if element.tag == "a" else next(element.iter("a"), None)
    if link is not None and (link.get("href") or "").startswith("#"):
        if not any(character.isalnum() or character in _SIGNS for character in text):
            return ""  # "↩", the way back
        note = _NOTE.match(text)
        is_raised = element.tag == "sup" or next(element.iter("sup"), None) is not None
        return f"[{note[1]}]" if note and is_raised else None
    return None if element.tag == "a" else raised(text, before)
