"""Texts that the program's own regular expressions are slow at, if any text is: what one of them repeats, many times.

A pattern that can match a text in many ways tries them all when the end does not fit (M. Weidman, "Regular expression
Denial of Service", OWASP). Every repetition of every pattern that looks at documents is looked for in its syntax; an
input is a match of what stands in front of it, what it repeats hundreds of times, and an end that fits or does not.
"""

import importlib
import pkgutil
import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from fuzz_targets import Lines, Target

import reader
from reader.documents import Document, documents_in
from reader.entities.recognition import recognise
from reader.lazy_pattern import LazyPattern

_PACKAGES = ("documents", "entities", "names", "localisation")
_NEGATED = "a1 .,A-_<\"'(а:/&;\n"
"""Of these one is in every class that names what it excludes."""

_ENDS = ("", "", "\x00", "<", "!", " ", "1", "a")
_BLANK = ("", " ", "a", "1")
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_LONGEST = 4_000
_OF_CATEGORY = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_WORD: " ",
}


class Repetition(NamedTuple):
    """path: the syntax in front of what is repeated, from the outside in; body: what is repeated."""

    path: tuple[Any, ...]
    body: Any


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Every pattern that a module of these packages holds, always in the same order."""
    found: dict[tuple[str, int], re.Pattern[str]] = {}
    names = [each.name for each in pkgutil.walk_packages(reader.__path__, "reader.")]
    for name in sorted(name for name in names if name.split(".")[1] in _PACKAGES and "__main__" not in name):
        for value in list(vars(importlib.import_module(name)).values()):
            pattern = value.compiled if isinstance(value, LazyPattern) else value
            if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                found[pattern.pattern, pattern.flags] = pattern
    return tuple(found.values())


@cache
def repetitions() -> tuple[Repetition, ...]:
    """Everything that one of the patterns repeats."""
    return tuple(each for pattern in patterns() for each in _repeated(_parsed(pattern), ()))


def _parsed(pattern: re.Pattern[str]) -> Any:
    return parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)


def _inner(code: Any, value: Any) -> Sequence[Any]:
    """The sequences inside one element of the syntax."""
    if code in _REPEATS:
        return (value[2],)
    if code is codes.BRANCH:
        return list(value[1])
    if code is codes.SUBPATTERN:
        return (value[-1],)
    if code is codes.ATOMIC_GROUP:
        return (value,)
    return (value[1],) if code in (codes.ASSERT, codes.ASSERT_NOT) else ()


def _repeated(sequence: Any, path: tuple[Any, ...]) -> Iterator[Repetition]:
    for at, (code, value) in enumerate(sequence):
        before = (*path, list(sequence)[:at])
        if code in _REPEATS:
            yield Repetition(before, value[2])
        for inner in _inner(code, value):
            yield from _repeated(inner, before)


def _one(source: random.Random, choices: Sequence[Any]) -> Any:
    return choices[source.getrandbits(16) % len(choices)]


def _of_class(items: Any, source: random.Random) -> str:
    if items[0][0] is not codes.NEGATE:
        code, value = _one(source, items)
        if code is codes.RANGE:
            return chr(value[0] + source.getrandbits(16) % (value[1] - value[0] + 1))
        return chr(value) if code is codes.LITERAL else _OF_CATEGORY.get(value, "a")
    start = source.getrandbits(8)
    for number in range(len(_NEGATED)):
        character = _NEGATED[(start + number) % len(_NEGATED)]
        if not any(_is_in(code, value, character) for code, value in items[1:]):
            return character
    return "q"


def _is_in(code: Any, value: Any, character: str) -> bool:
    if code is codes.CATEGORY:
        is_word = character.isalnum() or character == "_"
        kinds = {"DIGIT": character.isdigit(), "SPACE": character.isspace(), "WORD": is_word}
        name = str(value).removeprefix("CATEGORY_").removeprefix("UNI_")
        return kinds.get(name.removeprefix("NOT_"), False) is not name.startswith("NOT_")
    return ord(character) == value if code is codes.LITERAL else value[0] <= ord(character) <= value[1]


def _match(sequence: Any, source: random.Random) -> str:
    """Something that `sequence` matches, but for what it asserts."""
    return "".join(_element(code, value, source) for code, value in sequence)


def _element(code: Any, value: Any, source: random.Random) -> str:
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.NOT_LITERAL:
        return "a" if value != ord("a") else "b"
    if code is codes.ANY:
        return str(_one(source, _NEGATED[:-1]))
    if code is codes.IN:
        return _of_class(value, source)
    if code in _REPEATS:
        least, most, body = value
        count = least + source.getrandbits(8) % (min(most, least + 2) - least + 1)
        return "".join(_match(body, source) for _ in range(count))
    inner = () if code in (codes.ASSERT, codes.ASSERT_NOT) else _inner(code, value)
    return _match(_one(source, inner), source) if inner else ""


def make_pumped(source: random.Random, lines: Lines) -> str:
    """A line in which something is repeated, alone or in a text."""
    path, body = _one(source, repetitions())
    before = "".join(_match(part, source) for part in path)
    pumped = "".join(_match(body, source) + str(_one(source, _BLANK)) for _ in range(1 + source.getrandbits(1)))
    length = _LONGEST >> source.getrandbits(2)
    line = before + (pumped or "a") * (1 + length // (len(pumped) or 1)) + str(_one(source, _ENDS))
    kind = source.getrandbits(2)
    title = "" if kind == 0 else f"{_one(source, lines)}\n\n"
    behind = "" if kind < 2 else f"{_one(source, _ENDS)}{_one(source, lines)}"
    return f"{title}{line}{behind}\n"


def check_pumped(text: str) -> None:
    """Read and recognise it: it is the time that counts."""
    for document in documents_in(text.encode("utf-8", "replace"), "a.txt"):
        if isinstance(document, Document):
            for mention in recognise(document):
                assert document.text[mention.start : mention.end] == mention.text


PATTERN_TARGETS = (Target("patterns", make_pumped, check_pumped, 20_000, 1.0),)
