"""Known things in sentences for people: named in the language of the interface, told apart where they share a name."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from reader.localisation import current_language
from reader.messages import N_, Message
from reader.names.known.loading import gazetteer
from reader.names.known.tables import Known


class KnownName:
    """The name of a known thing as a value of a `Message`: formatted, it is in the interface language.

    names: by language.
    """

    __slots__ = ("names",)

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names

    def __eq__(self, other: object) -> bool:
        return isinstance(other, KnownName) and self.names == other.names

    def __hash__(self) -> int:
        return hash(frozenset(self.names.items()))

    def __str__(self) -> str:
        return self._in("en")

    def __format__(self, spec: str) -> str:
        return format(self._in(current_language()), spec)

    def _in(self, language: str) -> str:
        return self.names.get(language) or self.names.get("en") or next(iter(self.names.values()), "")


_VIETNAMESE_GROUPS: Final = {
    **{"european": "người châu Âu", "asian": "người châu Á", "african": "người châu Phi", "arab": "người Ả Rập"},
    **{"central-asian": "người Trung Á", "southeast-asian": "người Đông Nam Á", "south-asian": "người Nam Á"},
    **{"east-asian": "người Đông Á", "latin-american": "người Mỹ Latinh", "western": "người phương Tây"},
    **{"english": "người Anh", "scottish": "người Scotland", "welsh": "người xứ Wales", "jewish": "người Do Thái"},
    **{"kurdish": "người Kurd", "turkic": "người Turk", "tatar": "người Tatar", "slavic": "người Slav"},
    **{"communist": "người cộng sản", "republican": "người Cộng hòa", "democrat": "người Dân chủ"},
    **{"christian": "người Cơ Đốc giáo", "catholic": "người Công giáo", "protestant": "người Tin Lành"},
    **{"muslim": "người Hồi giáo", "buddhist": "Phật tử", "hindu": "người Hindu", "sikh": "người Sikh"},
}
"""Vietnamese for groups that are not those of a country, by key; general knowledge, gathered by hand."""


@cache
def names_to_show(key: str) -> Mapping[str, str]:
    """What the known thing `key` is called in each language, also where that is no name to recognise it by.

    Vietnamese has no word for the people of a country but "người" before its name. Empty for what is not known.
    """
    thing = gazetteer().get(key)
    if thing is None:
        return {}
    if thing.kind != "NORP" or "vi" in thing.names:
        return thing.names
    country = gazetteer().get(f"iso3166:{thing.country}")
    group = _VIETNAMESE_GROUPS.get(key.removeprefix("norp:"))
    if group is None and country is not None and "vi" in country.names:
        group = f"người {country.names['vi']}"
    return thing.names if group is None else {**thing.names, "vi": group}


_PLACES: Final = {
    "iso3166": N_("country"),
    "iso3166-2": N_("province or state"),
    "geonames": N_("city"),
}
_KINDS: Final = {
    "PLACE": N_("place"),
    "ORG": N_("organisation"),
    "NORP": N_("people or group"),
    "EVENT": N_("event"),
    "LAW": N_("law or agreement"),
    "PERSON": N_("person"),
    "WORK": N_("work"),
}


def _detail(thing: Known) -> str:
    return _PLACES.get(thing.key.partition(":")[0]) or _KINDS.get(thing.kind, _KINDS["PLACE"])


def told_apart(one: Known, other: Known) -> tuple[object, object]:
    """What two known things are called, as values of a `Message`; with their kinds, or else their countries, where
    they have one name in English or in the language in force."""
    names = KnownName(one.names), KnownName(other.names)
    if str(names[0]) != str(names[1]) and f"{names[0]}" != f"{names[1]}":
        return names
    details: list[object] = [Message(_detail(one)), Message(_detail(other))]
    if _detail(one) == _detail(other) and one.country != other.country:
        countries = [gazetteer().get(f"iso3166:{thing.country}") for thing in (one, other)]
        details = [
            KnownName(country.names) if country is not None else detail
            for country, detail in zip(countries, details, strict=True)
        ]
    first, second = (
        Message(N_("{name} ({detail})"), {"name": name, "detail": detail})
        for name, detail in zip(names, details, strict=True)
    )
    return first, second
