"""Given names in Russian: their case forms, also the irregular ones (Льва, Павла, Марии), and which are men's in -а.

Source: the declension of nouns in the standard grammar of Russian, with its fleeting vowels; the names are those of
data/people.tsv among the known things and of data/given_names.tsv.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from reader.names import name_words
from reader.names.folding import skeleton
from reader.names.known import people

_FLEETING: Final = {"лев": "льв", "павел": "павл", "пётр": "петр", "петр": "петр"}
_MEN: Final = "илья никита кузьма фома лука данила савва лёва миша гриша костя коля серёжа"
_MASCULINE: Final = frozenset(_MEN.split())
_WOMEN: Final = (
    "александра валентина валерия евгения владислава станислава ярослава мирослава богдана юлиана антонина василиса "
    "кристина христина романа павлина"
)
_WOMENS: Final = frozenset(_WOMEN.split())
_HUSHING: Final = frozenset("жшчщ")
_VELAR: Final = frozenset("гкх")
_VOWELS: Final = frozenset("аеёиоуыэюя")
_LEAST: Final = 3


def _endings(name: str) -> tuple[str, tuple[str, ...]]:
    """The stem of `name` and the endings of its other cases."""
    if name in _FLEETING:
        return _FLEETING[name], ("а", "у", "ом", "е")
    stem, last = name[:-1], name[-1]
    if name.endswith("ия"):
        return stem, ("и", "ю", "ей")
    if name.endswith("ий"):
        return stem, ("я", "ю", "ем", "и")
    if last == "й":
        return stem, ("я", "ю", "ем", "е")
    if last == "я":
        return stem, ("и", "е", "ю", "ей", "ёй")
    if last == "а":
        plural = "и" if stem[-1:] in _HUSHING | _VELAR else "ы"
        return stem, (plural, "е", "у", "ей" if stem[-1:] in _HUSHING | {"ц"} else "ой")
    if last == "ь":
        return stem, ("и", "ью", "я", "ю", "ем", "е")
    if last in _VOWELS:
        return name, ()
    return name, ("а", "у", "ом", "е")


def _names() -> Iterator[str]:
    yield from people.names("ru")
    for row in name_words.read_rows("given_names"):
        if row[0] == "ru":
            yield from row[1].split("|")


@lru_cache(maxsize=1)
def _cases() -> dict[str, tuple[str, ...]]:
    """The names by their other cases, in small letters; a form that is a name itself (Валерия, Евгения) is none."""
    names = {name.lower() for name in _names()} | set(_FLEETING) | _MASCULINE | _WOMENS
    forms: dict[str, set[str]] = {}
    for name in names:
        stem, endings = _endings(name)
        for ending in endings if len(name) >= _LEAST else ():
            if stem + ending not in names:
                forms.setdefault(stem + ending, set()).add(name)
    return {form: tuple(sorted(found)) for form, found in forms.items()}


def nominatives(word: str) -> tuple[str, ...]:
    """The given names that `word`, in Cyrillic, is another case of; empty for what is a name as it stands."""
    found = _cases().get(word.lower(), ())
    return tuple(name.capitalize() for name in found)


def is_mans(name: str) -> bool:
    """True when `name`, a given name in Cyrillic and in the nominative, is a man's by its ending, or one of the few in
    -а and -я."""
    low = name.lower()
    return low in _MASCULINE or (low[-1:] not in _VOWELS and low[-1:] not in {"ь", ""}) or low == "игорь"


def is_mans_in_case(word: str) -> bool:
    """True when `word` is a man's given name in the genitive or the accusative and no other name: Владимира, Ильи."""
    return any(map(is_mans, nominatives(word))) and word.lower().endswith(("а", "я", "и", "ы"))


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, row in enumerate(name_words.read_rows("diminutives")):
        for form in row[0].split("|"):
            groups.setdefault(skeleton(form), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in groups.items()}


def short_forms(frame: str) -> frozenset[int]:
    """The names that `frame` (a skeleton) is a diminutive of, or the full form itself, as numbers."""
    return _short_forms().get(frame, frozenset())
