"""The person's own names: a TOML file becomes rows of the gazetteer, and every mistake in it a sentence with its line.

What is wrong is left out, everything else works.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reader.lazy_pattern import LazyPattern
from reader.messages import N_, Message
from reader.names.folding import marked, nfc, solid
from reader.names.known.tables import GENERIC, LANGUAGES, Known, Row

if TYPE_CHECKING:
    from reader.toml_lines import TomlLines

KINDS: Final = ("PERSON", "PLACE", "ORG", "NORP", "EVENT", "LAW", "WORK")
"""What a name can be the name of."""

_Path = tuple[str | int, ...]

OWN: Final = "own:"
"""How the keys of things begin that only the person knows."""

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_THINGS: Final = 20_000
MAX_NAMES: Final = 100
MAX_LENGTH: Final = 200
MOST_PROBLEMS: Final = 10

_WEIGHT: Final = 10**9 - 1  # likelier than any city, but no country
_SPELLINGS: Final = (*LANGUAGES, "aliases")
_KEYS: Final = ("kind", "extends", *_SPELLINGS, "country", "same_as")
_IDENTIFIERS: Final = {
    "iso3166": re.compile(r"[A-Z]{2}"),
    "geonames": re.compile(r"[1-9][0-9]{0,11}"),
    "body": re.compile(r"[a-z0-9][a-z0-9-]{0,63}"),
}
_EXAMPLE: Final = 'en = "Hanoi"'
_HEADER: Final = LazyPattern(r"^[ \t]*\[\[[ \t]*names[ \t]*\]\]", re.MULTILINE)
_SYNTAX_LINE: Final = LazyPattern(r"\(at line (\d+), column \d+\)$")
_ENDLESS_NUMBER: Final = LazyPattern(r"(?<![0-9_])[0-9](?:_?[0-9]){4000}")
_ENDLESS_KEY: Final = LazyPattern(r"(?<![A-Za-z0-9_-])(?:(?:[A-Za-z0-9_-]++|\"[^\"\n]*\"|'[^'\n]*')[ \t]*\.[ \t]*){32}")
_LARGE: Final = 64  # bits: TOML has no larger integers
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_SHOWN_LENGTH: Final = 40

# What may be wrong, and what helps: known by number in the compiled cache.
_WRONG: Final[Mapping[str, tuple[str, str]]] = {
    "unreadable": (N_("it cannot be read"), N_("Check its permissions")),
    "too large": (N_("it is larger than {limit} MB"), N_("Leave out what is not needed")),
    "not utf-8": (N_("this is not UTF-8"), N_("Save the file as UTF-8 text")),
    "not toml": (N_("this is not TOML"), N_("Write it like this: {example}")),
    "unknown key": (N_("there is no key {name}"), N_("Use one of: {choice}")),
    "unknown kind": (N_("there is no kind {name}"), N_("Use one of: {choice}")),
    "no kind": (N_("the kind is missing"), N_("Add the key kind with one of: {choice}")),
    "no name": (N_("there is no name"), N_("Add one like this: {example}")),
    "not a table": (N_("{name} is not a table"), N_("Write it like this: {example}")),
    "not text": (N_("{name} is not text"), N_("Write it like this: {example}")),
    "empty": (N_("the name is empty"), N_("Give a name, or leave the key out")),
    "no letters": (N_("the name {name} has no letters"), N_("Give a name, or leave the key out")),
    "hidden": (N_("the name {name} holds a character that cannot be seen"), N_("Type the name anew")),
    "too long": (N_("the name {name} is longer than {limit} characters"), N_("Shorten it")),
    "twice": (N_("the name {name} stands there twice"), N_("Leave one out")),
    "taken": (
        N_("{name} is already the name of the thing in line {other}"),
        N_("Leave one out, or write both under one heading"),
    ),
    "too many names": (N_("it has more than {limit} names"), N_("Leave out what is not needed")),
    "too many things": (N_("there are more than {limit} of them"), N_("Leave out what is not needed")),
    "unknown thing": (N_("nothing is known as {name}"), N_("Give a name or key that is known, such as {example}")),
    "many things": (N_("{name} may be several things"), N_("Use one of: {choice}")),
    "other kind": (N_("{name} is of the kind {kind}"), N_("Leave the key kind out")),
    "unknown identifier": (N_("there is no identifier {name}"), N_("Use one of: {choice}")),
    "bad identifier": (N_("{name} cannot be the identifier {kind}"), N_("Write it like this: {example}")),
}

Find = Callable[[str, str | None], tuple[Known, ...]]
"""The known things that a name or key means, of a kind or of any."""


class Problem(NamedTuple):
    """Something wrong in the file: what (a key of the list of mistakes), in which line (0: the whole file), details."""

    what: str
    line: int = 0
    values: Mapping[str, str | int] = {}

    @property
    def reason(self) -> Message:
        """What is wrong, with the line."""
        message = Message(_WRONG[self.what][0], self.values)
        if not self.line:
            return message
        return Message(N_("line {line}: {reason}"), {"line": str(self.line), "reason": message})

    @property
    def remedy(self) -> Message:
        """What the person can do about it."""
        return Message(_WRONG[self.what][1], self.values)


class OwnNames:
    """What a file of own names holds: rows for the gazetteer, and what was wrong, at most as much as is shown."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self.more_problems = 0

    def add_problem(self, problem: Problem) -> None:
        """Note `problem`, or count it when enough are noted."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)
        else:
            self.more_problems += 1


def read_own_names(content: bytes, find: Find) -> OwnNames:
    """The own names in `content`, the bytes of a TOML file. Raises nothing: mistakes are in the answer.

    find: looks up what `extends` names among the shipped things.
    """
    own = OwnNames()
    if len(content) > MAX_BYTES:
        own.add_problem(Problem("too large", values={"limit": MAX_BYTES // 1024 // 1024}))
        return own
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        own.add_problem(Problem("not utf-8", content.count(b"\n", 0, error.start) + 1))
        text = content.decode("utf-8-sig", errors="replace")
    reader = _Reader(own, find)
    for first_line, part in _readable_parts(text.replace("\r\n", "\n"), own):
        reader.read(first_line, *part)
    own.problems.sort(key=lambda problem: problem.line)
    return own


def _readable_parts(text: str, own: OwnNames) -> Iterator[tuple[int, tuple[str, dict[str, Any]]]]:
    """The text, read; where it is no TOML, those of its tables that are: (lines before it, its text and content)."""
    whole = _read(text)
    if not isinstance(whole, int):
        yield 0, (text, whole)
        return
    starts = sorted({0, *(match.start() for match in _HEADER.finditer(text))})
    reported = False
    before = 0
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True)):
        if number > MAX_THINGS:
            own.add_problem(Problem("too many things", before + 1, {"limit": MAX_THINGS}))
            return
        part = text[start:end]
        content = _read(part)
        if isinstance(content, int):
            own.add_problem(Problem("not toml", before + content, {"example": _EXAMPLE}))
            reported = True
        else:
            yield before, (part, content)
        before += part.count("\n")
    if not reported:  # only as a whole: a table that is there already
        own.add_problem(Problem("not toml", whole, {"example": _EXAMPLE}))


def _read(text: str) -> dict[str, Any] | int:
    """What the TOML `text` holds, or the line from which it is none.

    `tomllib` lets a plain ValueError through for a number of too many digits, and takes a time that grows with the
    square of the parts of a key.
    """
    endless = _ENDLESS_KEY.search(text)
    if endless is not None:
        return text.count("\n", 0, endless.start()) + 1
    try:
        import tomllib  # few people have names of their own

        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        match = _SYNTAX_LINE.search(str(error))
        if match is not None:
            return int(match.group(1))
    number = _ENDLESS_NUMBER.search(text)
    return text.count("\n", 0, number.start() if number else len(text.rstrip("\n"))) + 1


class _Part:
    """A piece of the file; its lines are only looked for when something is wrong."""

    def __init__(self, text: str, before: int) -> None:
        self._text = text
        self._before = before
        self._lines: TomlLines | None = None

    def line(self, path: _Path) -> int:
        """The line of the file that the value at `path` stands in."""
        if self._lines is None:
            from reader.toml_lines import TomlLines

            self._lines = TomlLines(self._text)
        return self._before + self._lines.line(path)


class _Reader:
    """Turns what `tomllib` read into rows, one table after the other."""

    def __init__(self, own: OwnNames, find: Find) -> None:
        self._own = own
        self._find = find
        self._count = 0
        self._taken: dict[tuple[str, str], tuple[int, _Part, _Path]] = {}
        self._keys: set[str] = set()
        self._next_number: dict[str, int] = {}
        self._part = _Part("", 0)

    def read(self, before: int, text: str, content: Mapping[str, Any]) -> None:
        """Take in `content`, read from `text`, which stands behind `before` other lines."""
        self._part = _Part(text, before)
        for key in content:
            if key != "names":
                self._wrong("unknown key", (key,), name=_shown(key), choice="names")
        things = content.get("names", [])
        if not isinstance(things, list):
            self._wrong("not a table", ("names",), name="names", example="[[names]]")
            return
        for number, thing in enumerate(things):
            path: _Path = ("names", number)
            self._count += 1
            if self._count > MAX_THINGS:
                self._wrong("too many things", path, limit=MAX_THINGS)
                return
            if not isinstance(thing, dict):
                self._wrong("not a table", path, name=_shown(thing), example="[[names]]")
                continue
            self._thing(path, thing)

    def _wrong(self, what: str, path: _Path, **values: str | int) -> None:
        self._own.add_problem(Problem(what, self._part.line(path), values))

    def _thing(self, path: _Path, thing: Mapping[str, Any]) -> None:
        for key in thing:
            if key not in _KEYS:
                self._wrong("unknown key", (*path, key), name=_shown(key), choice=", ".join(_KEYS))
        known = self._extended(path, thing) if "extends" in thing else None
        kind = known.kind if known else self._kind(path, thing)
        names = self._names(path, thing, kind)
        same_as = self._identifiers(path, thing)
        country = self._country(path, thing)
        if kind is None or ("extends" in thing and known is None):
            return
        if not any(names):
            if not any(key in thing for key in _SPELLINGS):
                self._wrong("no name", path, example=_EXAMPLE)
            return
        first = next(listed[0] for listed in names if listed)
        key = known.key if known else self._new_key(kind, first)
        weight = known.weight if known else _WEIGHT
        own = frozenset(name for listed in names for name in listed)
        self._own.rows.append(Row(key, kind, names, country=country, weight=weight, same_as=same_as, own=own))

    def _new_key(self, kind: str, name: str) -> str:
        """The key of a new thing: the same whatever else the file holds, as long as its name is only there."""
        plain = "-".join(re.findall(r"[^\W_]+", nfc(name).lower())) or "name"
        key = f"{OWN}{plain}"
        if key in self._keys:
            key = f"{OWN}{kind.lower()}-{plain}"
        base = key
        number = self._next_number.get(base, 2)
        while key in self._keys:
            key, number = f"{base}-{number}", number + 1
        self._next_number[base] = number
        self._keys.add(key)
        return key

    def _extended(self, path: _Path, thing: Mapping[str, Any]) -> Known | None:
        """The known thing that the table adds names to."""
        where, wanted = (*path, "extends"), thing["extends"]
        if not isinstance(wanted, str):
            self._wrong("not text", where, name="extends", example='extends = "Đà Nẵng"')
            return None
        kind = thing.get("kind")
        name = nfc(wanted) if len(wanted) <= MAX_LENGTH else ""
        found = self._find(name, kind if kind in KINDS else None)
        if not found:
            others = self._find(name, None)
            if others and kind in KINDS:
                self._wrong("other kind", (*path, "kind"), name=_shown(wanted), kind=others[0].kind)
            else:
                self._wrong("unknown thing", where, name=_shown(wanted), example='"Đà Nẵng"')
            return None
        if len(found) > 1:
            self._wrong("many things", where, name=_shown(wanted), choice=", ".join(thing.key for thing in found[:5]))
            return None
        if kind is not None and kind != found[0].kind:
            self._wrong("unknown kind", (*path, "kind"), name=_shown(kind), choice=", ".join(KINDS))
        return found[0]

    def _kind(self, path: _Path, thing: Mapping[str, Any]) -> str | None:
        if "kind" not in thing:
            if "extends" not in thing:
                self._wrong("no kind", path, choice=", ".join(KINDS))
            return None
        kind = thing["kind"]
        if isinstance(kind, str) and kind in KINDS:
            return kind
        if "extends" not in thing:
            self._wrong("unknown kind", (*path, "kind"), name=_shown(kind), choice=", ".join(KINDS))
        return None

    def _names(self, path: _Path, thing: Mapping[str, Any], kind: str | None) -> list[list[str]]:
        """The good names by language, and the others."""
        seen: dict[str, str] = {}
        count = 0
        cells = []
        for key in _SPELLINGS:
            cell: list[str] = []
            cells.append(cell)
            value = thing.get(key, [])
            listed = value if isinstance(value, list) else [value]
            for number, name in enumerate(listed):
                where = (*path, key, number) if isinstance(value, list) else (*path, key)
                count += 1
                if count > MAX_NAMES:
                    self._wrong("too many names", where, limit=MAX_NAMES)
                    return [*cells, *([] for _ in range(len(_SPELLINGS) - len(cells)))]
                good = self._name(where, key, name)
                if good is None:
                    continue
                if good in cell or (key == "aliases" and good in seen):
                    self._wrong("twice", where, name=_shown(good))
                elif good in seen or self._is_free(where, good, kind):
                    seen[good] = key
                    cell.append(good)
        return cells

    def _name(self, where: _Path, key: str, name: object) -> str | None:
        """`name` in the form that the gazetteer keeps, None when it is wrong."""
        if not isinstance(name, str):
            self._wrong("not text", where, name=_shown(name), example=f'{key} = "Hanoi"')
        elif not name.strip():
            self._wrong("empty", where)
        elif len(name) > MAX_LENGTH:
            self._wrong("too long", where, name=_shown(name), limit=MAX_LENGTH)
        elif any(unicodedata.category(char) in _HIDDEN for char in name):
            self._wrong("hidden", where, name=_shown(name))
        else:
            good = nfc(" ".join(name.split())).lstrip(GENERIC).replace("|", " ")
            if solid(good):
                return good
            self._wrong("no letters", where, name=_shown(name))
        return None

    def _is_free(self, where: _Path, name: str, kind: str | None) -> bool:
        if kind is None:
            return True
        owner = self._taken.setdefault((kind, marked(name)), (self._count, self._part, where))
        if owner[0] == self._count:
            return True
        self._wrong("taken", where, name=_shown(name), other=owner[1].line(owner[2]))
        return False

    def _identifiers(self, path: _Path, thing: Mapping[str, Any]) -> str:
        """Identifiers elsewhere, as a cell of a table."""
        value = thing.get("same_as", {})
        if not isinstance(value, dict):
            self._wrong("not a table", (*path, "same_as"), name="same_as", example="same_as = { geonames = 1581130 }")
            return ""
        good = []
        for name, code in value.items():
            where = (*path, "same_as", name)
            pattern = _IDENTIFIERS.get(name)
            if pattern is None:
                self._wrong("unknown identifier", where, name=_shown(name), choice=", ".join(_IDENTIFIERS))
            elif not _is_code(code) or not pattern.fullmatch(str(code)):
                example = {"iso3166": 'iso3166 = "VN"', "geonames": "geonames = 1581130", "body": 'body = "asean"'}
                self._wrong("bad identifier", where, name=_shown(code), kind=name, example=example[name])
            else:
                good.append(f"{name}={code}")
        return "|".join(good)

    def _country(self, path: _Path, thing: Mapping[str, Any]) -> str:
        value = thing.get("country", "")
        if value == "" and "country" not in thing:
            return ""
        if isinstance(value, str) and _IDENTIFIERS["iso3166"].fullmatch(value):
            return value
        where = (*path, "country")
        self._wrong("bad identifier", where, name=_shown(value), kind="country", example='country = "VN"')
        return ""


def _is_code(value: object) -> bool:
    """True for text and numbers that may be an identifier; those that are too large must not be written out."""
    return isinstance(value, str) or (type(value) is int and value.bit_length() <= _LARGE)


def _shown(value: object) -> str:
    """`value` for a sentence: short, on one line, nothing that a terminal would obey."""
    if isinstance(value, int) and value.bit_length() > _LARGE:
        text = f"{value:#x}"  # decimal digits take too long, and Python refuses to make more than some thousands
    else:
        text = str(value) if isinstance(value, str | int | float) else type(value).__name__
    plain = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in text[: _SHOWN_LENGTH + 1])
    plain = " ".join(plain.split())
    return f"“{plain[:_SHOWN_LENGTH]}…”" if len(text) > _SHOWN_LENGTH else f"“{plain}”"
