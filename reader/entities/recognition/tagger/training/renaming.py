"""Names to put in the place of others: of Vietnamese and Kazakh people, of places and of bodies.

People are put together from the lists of parts of names, so hardly any of them is somebody; places and bodies are those
of the gazetteer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from reader.names.folding import folded
from reader.names.known import gazetteer, people

_COUNTRY = 10**9
_NEWSPAPER = {
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "а": "a", "б": "b",
    "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_VOWELS = "аәеёиоөуұүыіэюя"


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name in full and the word that refers back to it."""

    full: str
    short: str


def vietnamese_person(rng: Random, *, marks: bool = True) -> Person:
    """A surname, a middle word and a given name; now and then without the middle word or with two given names."""
    surname = rng.choice(_names("vi", "surname") if rng.random() < 0.4 else _FREQUENT)
    given = rng.choice(_names("vi", "given"))
    middle = [rng.choice(_names("vi", "middle"))] if rng.random() < 0.88 else []
    if rng.random() < 0.15:
        middle.append(rng.choice(_names("vi", "given")))
    full = " ".join([surname, *middle, given])
    return Person(full, given) if marks else Person(unmarked(full), unmarked(given))


def kazakh_person(rng: Random, *, latin: bool) -> Person:
    """A given name and a family name, now and then the family name first or a patronymic behind."""
    given = rng.choice(_names("kk", "given") if rng.random() < 0.85 else _names("ru", "given"))
    father = rng.choice(_names("kk", "given"))
    soft = father[-1] in "йьеи"
    stem = father[:-1] if father[-1] in "йьаеыі" else father
    ending = ("ев" if soft else "ов") if stem[-1].lower() not in _VOWELS else "нов"
    family = stem + ending + ("а" if rng.random() < 0.35 else "")
    if rng.random() < 0.15:
        family = father + rng.choice(("ұлы", "қызы", "бек", "бай"))
    words = [given, family] if rng.random() < 0.92 else [family, given]
    full = " ".join(words)
    return Person(newspaper(full), newspaper(family)) if latin else Person(full, family)


def places(language: str) -> Sequence[str]:
    """Places of Viet Nam and Kazakhstan, and large cities, as `language` writes them."""
    return _known("PLACE", language)


def bodies(language: str) -> Sequence[str]:
    """Institutions, companies and agencies, as `language` writes them."""
    return _known("ORG", language)


def unmarked(text: str) -> str:
    """`text` without Vietnamese marks, with its capitals; only where every letter stays one letter."""
    return "".join(_unmarked_letter(char) for char in text)


@cache
def _unmarked_letter(char: str) -> str:
    if char.isascii() or not char.isalpha():
        return char
    plain = folded(char)
    if len(plain) != 1:
        return char
    return plain.upper() if char.isupper() else plain


def newspaper(text: str) -> str:
    """`text` from Kazakh Cyrillic in the spelling of English newspapers."""
    return " ".join("".join(_NEWSPAPER.get(char, char) for char in word.lower()).capitalize() for word in text.split())


_FREQUENT = (
    *("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ"),
    *("Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương"),
)


@cache
def _names(language: str, part: str) -> tuple[str, ...]:
    return tuple(sorted(people.names(language, part)))


@cache
def _known(kind: str, language: str) -> tuple[str, ...]:
    found = {
        known.names[language]
        for known in gazetteer()
        if known.kind == kind
        and language in known.names
        and (kind != "PLACE" or (known.country in {"VN", "KZ"} and known.weight < _COUNTRY))
    }
    return tuple(sorted(name for name in found if not name.isupper()))
