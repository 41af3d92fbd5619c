"""What the tagger notes of a single word, whatever stands around it."""

from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from itertools import chain

from reader.entities.recognition.kazakh_forms import ends_like_surname, head_kind, is_place_head
from reader.entities.recognition.kazakh_forms import is_given as is_cyrillic_given
from reader.entities.recognition.lexicon import company_forms
from reader.entities.recognition.people_words import LATIN_ENDINGS
from reader.entities.recognition.people_words import is_given as is_latin_given
from reader.entities.recognition.sorted_lines import SortedLines
from reader.entities.recognition.vietnamese_forms import is_surname, is_syllable
from reader.names.folding import folded
from reader.names.kazakh import stems
from reader.names.known import heads, people
from reader.resources import resource_folder

_PREFIXES = {"en": (2, 3), "vi": (1, 2), "kk": (2, 3, 4)}
_SUFFIXES = {"en": (2, 3, 4), "vi": (2,), "kk": (1, 2, 3, 4, 5)}
_HEADS = {
    kind: {language: {term.lower() for term in table} for language, table in tables.items()}
    for kind, tables in {
        "o": heads.ORG_HEADS,
        "p": heads.PLACE_HEADS,
        "e": heads.EVENT_HEADS,
        "l": heads.LAW_HEADS,
    }.items()
}
_SORTS = {"+": "u", "*": "b", "%": "n"}
_MOST_WORDS = 4
_CACHED = 4096


@cache
def names_of(part: str) -> SortedLines:
    """Names of many countries in Latin letters, in small letters: "given" and "family" names of people, "body" for
    names of one word of companies, authorities, parties, clubs and the like.
    """
    lines = _table(f"{part}_names").decode().splitlines()
    names = {name for line in lines if not line.startswith("#") for name in line.split()}
    return SortedLines("".join(f"{name}\n" for name in sorted(names)).encode())


class Cities:
    """Names of cities of the world, folded, with the sort of place that each of them names.

    The sort is "" for a city from 30,000 people on. In English there are "b" for a large city, "t" a town, "n" a
    country and "u" a state of the US, whose two letters are listed in capitals.
    """

    def __init__(self, language: str) -> None:
        self._cities = _lines("cities")
        self._towns = _lines("towns") if language == "en" else None

    def sort(self, name: str) -> str | None:
        """What sort of place `name` is the name of; None when of none."""
        if self._towns is not None:
            if name in self._towns:
                return "t"
            for mark, sort in _SORTS.items():
                if mark + name in self._towns:
                    return sort
        return "" if name in self._cities else None

    def reach(self, word: str) -> int:
        """How many words the longest name of a city has that begins with `word`; four at most are asked for."""
        start = word + " "
        names = chain(
            self._cities.beginning(start),
            *(self._towns.beginning(mark + start) for mark in ("", *_SORTS) if self._towns is not None),
        )
        return min(max((name.count(" ") + 1 for name in names), default=1), _MOST_WORDS)


cities = cache(Cities)
"""The cities that texts in a language are compared with; one object for each language."""


@cache
def _lines(name: str) -> SortedLines:
    return SortedLines(_table(name))


def _table(name: str) -> bytes:
    return (resource_folder("entities/recognition/tagger/data") / f"{name}.txt").read_bytes()


@dataclass(frozen=True, slots=True)
class Word:
    """The attributes of one word, as the model's file spells them, by where it stands from the word to be tagged.

    name: the one that says which word it is; it is among its own, and with "-", "+", "<" and ">" before it among those
    of a word behind it, before it, and one further away. own: of the word to be tagged.
    before, after: the others of the neighbours. before2, after2: of those beyond them.
    lower, sort: for attributes made of two words; the sort says how a word is written and which lists know it.
    keys: the folded word, and in Kazakh what it may be without a case ending, for looking up names of cities.
    city: what sort of place it is the name of (see `Cities`); None when of none. reach: how many words the longest name
    of a city has that begins with it.
    """

    lower: bytes
    sort: bytes
    name: bytes
    own: tuple[bytes, ...]
    before: tuple[bytes, ...]
    after: tuple[bytes, ...]
    before2: tuple[bytes, ...]
    after2: tuple[bytes, ...]
    keys: tuple[str, ...] = ("",)
    city: str | None = None
    reach: int = 1


class Words:
    """Words of one language, noted once and kept while they are fresh."""

    def __init__(self, language: str, common: Container[str]) -> None:
        """common: the words that texts in `language` write in small letters."""
        self._language = language
        self._common = common
        self._known: dict[str, Word] = {}
        self._shared: dict[bytes, bytes] = {}
        self._together: dict[tuple[bytes, ...], tuple[bytes, ...]] = {}

    def __getitem__(self, text: str) -> Word:
        word = self._known.get(text)
        if word is None:
            if len(self._known) >= _CACHED:
                self._known.clear()
                self._shared.clear()
                self._together.clear()
            word = self._known[text] = self._note(text)
        return word

    def _note(self, text: str) -> Word:
        lower = text.lower()
        shape = shape_of(text)
        sort = shape + self._lists(text, lower)
        own = [f"t={sort}", f"h={shape}"]
        if text[0].isalpha():
            own += [f"p={lower[:size]}" for size in _PREFIXES[self._language] if len(lower) > size]
            own += [f"s={lower[-size:]}" for size in _SUFFIXES[self._language] if len(lower) > size]
            if self._language == "kk":
                own += [f"m={stem}" for stem in stems(lower)[:2]]
            elif self._language == "vi":
                own.append(f"f={folded(lower)}")
        elif text[0].isdigit():
            own.append(f"n={'d' * min(len(text), 5) if text.isdigit() else ''.join(sorted(set(shape)))}")
        near = [f"t={sort}"]
        if self._language != "vi" and len(lower) > 3 and text[0].isalpha():
            near.append(f"s={lower[-3:]}")
        far = [f"t={sort}"]
        keys = self._keys(text, lower)
        known = cities(self._language)
        return Word(
            lower=lower.encode(),
            sort=self._once(sort),
            name=f"w={lower}".encode(),
            own=tuple(map(self._once, own)),
            before=self._beside("-", near),
            after=self._beside("+", near),
            before2=self._beside("<", far),
            after2=self._beside(">", far),
            keys=keys,
            city=next((city for key in keys if (city := known.sort(key)) is not None), None),
            reach=known.reach(keys[0]),
        )

    def _once(self, attribute: str) -> bytes:
        """`attribute` as bytes; what many words have, such as an ending, is kept once."""
        item = attribute.encode()
        return self._shared.setdefault(item, item)

    def _beside(self, where: str, attributes: list[str]) -> tuple[bytes, ...]:
        """The attributes of a neighbour, which many words have."""
        found = tuple([self._once(where + item) for item in attributes])
        return self._together.setdefault(found, found)

    def _keys(self, text: str, lower: str) -> tuple[str, ...]:
        if not text[0].isalpha():
            return (lower,)
        forms = (lower, *stems(lower)) if self._language == "kk" else (lower,)
        keys = tuple(map(folded, forms))
        return (lower, *keys[1:]) if keys[0] == lower else keys

    def _lists(self, text: str, lower: str) -> str:
        if not text[0].isalpha():
            return ""
        flags = "c" if lower in self._common else ""
        if lower in company_forms():
            flags += "f"
        if self._language == "kk":
            return flags + self._kazakh(text, lower)
        flags += "".join(kind for kind, table in _HEADS.items() if lower in table.get(self._language, ()))
        if is_syllable(text):
            flags += "y"
            flags += "S" if is_surname(text) else ""
            if self._language == "vi":
                flags += "G" if people.is_given_name(text, "vi") else ""
        if not text.islower():
            flags += "n" if len(text) > 4 and lower.endswith(LATIN_ENDINGS) else ""
        flags += "g" if lower in names_of("given") or is_latin_given(text) else ""
        flags += "F" if lower in names_of("family") else ""
        if self._language == "en":
            flags += "b" if lower in names_of("body") else ""
            flags += "z" if len(text) == 2 and cities("en").sort(text) is not None else ""
        return flags

    @staticmethod
    def _kazakh(text: str, lower: str) -> str:
        if text.isascii():
            return "a"
        flags = ""
        kind = head_kind(lower)
        if kind is not None:
            flags += kind.value[0].lower()
        if is_place_head(lower):
            flags += "p"
        if not text.islower():
            flags += "g" if is_cyrillic_given(text) else ""
            flags += "n" if ends_like_surname(text) else ""
        return flags


def shape_of(text: str) -> str:
    """How `text` is written: "X", "Xx", "x", "XxX"; "d" for digits, a mark as itself."""
    if text.isalpha():
        if text.islower():
            return "x"
        if text.isupper():
            return "X" if len(text) == 1 else "XX"
        if text[0].isupper() and text[1:].islower():
            return "Xx"
    shape = ""
    for char in text[:12]:
        sign = "d" if char.isdigit() else "X" if char.isupper() else "x" if char.isalpha() else char
        if shape[-1:] != sign:
            shape += sign
    return shape
