"""The one gate for strings from outside: afterwards nothing in them can control or confuse a terminal.

What is dangerous: control characters (ECMA-48), C1 controls (obeyed by VTE also as UTF-8), bidirectional controls
(CVE-2021-42574), characters without a picture of their own (Unicode: Default_Ignorable_Code_Point), piles of marks.
"""

import re
import unicodedata
from typing import NamedTuple

from reader.lazy_pattern import LazyPattern

MAX_MARKS = 4
"""So many combining marks may stand on one letter: polytonic and fully marked scripts need no more."""

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Characters without a picture of their own, and the controls of direction: what stands in brackets in a pattern."""
_NONCHARACTERS = (
    *range(0xFDD0, 0xFDF0),
    *(plane + end for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)),
)
"""Code points that never become characters (Unicode, 23.7)."""

_UNREADABLE = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef" + "".join(map(chr, _NONCHARACTERS[32:]))
UNSAFE = LazyPattern(rf"\r\n?|[\u2028\u2029]|\t+|[{INVISIBLE}]+|[{_UNREADABLE}]+")
"""Runs of one kind that `replacement` replaces; it never matches inside clean text."""

# Combining marks are neither word characters nor spaces; the ranges left out hold punctuation and symbols.
MARK_PILE = LazyPattern(
    r"[^\w\s\x00-\u02ff\u2000-\u20cf\u2100-\u2cee\u2e00-\u3029\u3030-\u3098\ud800-\uf8ff\uff00-\uffff]"
    rf"{{{MAX_MARKS + 1},}}"
)
"""Runs that may hold a pile of marks; `lower_pile` decides."""

_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_PICTURES |= dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000), *_NONCHARACTERS), 0xFFFD)
_LINE_BREAKS = frozenset("\r\u2028\u2029")


class Sanitised(NamedTuple):
    """What `sanitise` made of a string.

    text: safe to show.
    removed: how many invisible characters and piled marks were taken out.
    pictured: how many control characters were replaced by a visible picture or by U+FFFD.
    """

    text: str
    removed: int = 0
    pictured: int = 0


def replacement(found: str) -> str:
    """What stands for `found`, a match of `UNSAFE`: pictures, a line feed, spaces, or nothing."""
    first = found[0]
    if first in _LINE_BREAKS:
        return "\n"
    if first == "\t":
        return " " * len(found)
    if is_control(found):
        return found.translate(_PICTURES)
    return ""


def is_control(found: str) -> bool:
    """True when `found`, a match of `UNSAFE`, consists of control characters, lone surrogates or noncharacters."""
    first = found[0]
    return ord(first) in _PICTURES and first not in "\t\r"


class Replacer:
    """Puts what is safe in the place of matches of `UNSAFE`, and counts them as `Sanitised` does."""

    def __init__(self) -> None:
        self.removed = 0
        self.pictured = 0

    def __call__(self, match: re.Match[str]) -> str:
        found = match.group()
        new = replacement(found)
        if not new:
            self.removed += len(found)
        elif is_control(found):
            self.pictured += len(found)
        return new


def has_marks(text: str) -> bool:
    """Whether there are combining marks in `text`; most composed text has none."""
    return not text.isascii() and any(unicodedata.category(character).startswith("M") for character in set(text))


def lower_pile(found: str) -> str:
    """`found`, a match of `MARK_PILE`, with at most `MAX_MARKS` combining marks in a row."""
    kept: list[str] = []
    height = 0
    for character in found:
        height = height + 1 if unicodedata.category(character).startswith("M") else 0
        if height <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def sanitise(text: str) -> Sanitised:
    """`text` without anything that a terminal would obey or that a reader cannot see.

    C0 controls become pictures (ESC is ␛), DEL is ␡, C1 controls, lone surrogates and noncharacters are
    U+FFFD; bidirectional and
    invisible characters are removed; CR, CRLF, U+2028 and U+2029 become line feeds, tabs spaces. Line feeds stay.
    Text without such characters comes back as it is; a second call changes nothing.
    """
    replacer = Replacer()
    if UNSAFE.search(text):
        text = UNSAFE.sub(replacer, text)
    if has_marks(text) and MARK_PILE.search(text):
        before = len(text)
        text = MARK_PILE.sub(lambda match: lower_pile(match.group()), text)
        replacer.removed += before - len(text)
    return Sanitised(text, replacer.removed, replacer.pictured)


# Printable ASCII, letters of the Latin blocks and of Cyrillic: nothing in them is ever changed, and most lines are so.
_PLAIN = LazyPattern("[\x20-\x7e\u00c0-\u024f\u0400-\u0482\u048a-\u052f\u1ea0-\u1ef9]*")


def sanitise_line(text: str) -> str:
    """`text` made safe and put on one line: for file names, messages of libraries, titles."""
    if (text.isascii() and text.isprintable()) or _PLAIN.fullmatch(text):
        return text
    clean = sanitise(text).text
    return " ".join(clean.split("\n")) if "\n" in clean else clean
