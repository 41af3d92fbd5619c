"""Whose "Ministry of Transport" is meant: the country of bodies that are named without one.

Newspapers name the bodies of their own country bare, and foreign ones with the country, at least once. So a bare name
means, in this order: the body that the article names with its country; that of the country named before it in its
sentence; that of the agency's own country; of the place in the dateline; of the country the article names far more
often than any other; of the country whose language it is written in. Source of the order: general usage of news
writing; the article decides, not the library.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from reader.documents import Zone
from reader.entities.linking.grounding import is_generic, known_thing, sole_meaning
from reader.entities.linking.inner_names import KNOWN_TERM
from reader.entities.linking.meaning import units_of
from reader.entities.linking.wording import arranged, canonical
from reader.entities.mention import EntityType, Mention
from reader.lazy_pattern import LazyPattern
from reader.names.concepts import Unit
from reader.names.known import gazetteer

UNDECIDED: Final = ""
"""Stands for the country of a body when the article names several and does not tell."""

Countries = Mapping[tuple[int, int], str]
"""Countries by the start and end of mentions."""

_NONE: Final[Countries] = {}
_OF_STATES: Final = frozenset(
    {"ministry", "government", "parliament", "assembly", "national-assembly", "senate", "lower-house", "procuracy"}
    | {"army", "navy", "airforce"}
)
_NATIONAL: Final = frozenset({"national", "state", "republican", "supreme", "central", "constitutional"})
_WORLDWIDE: Final = frozenset(["international", "world", "regional"])
_GENERIC: Final = frozenset({"head", "field", "quality", "polity"})
_LANGUAGE_OF: Final = {"vi": "VN", "kk": "KZ"}
_AT_THE_HEAD: Final = 120
_FAR_MORE: Final = 2
_DATELINE: Final = LazyPattern(r"[^\n]{0,40}?(?:\(|[–—-]\s|/)")
_SENTENCE_END: Final = LazyPattern(r"[.!?…]\s+(?=[^\W\d_a-z])|\n")
_COUNTRY_CODE: Final = 2


@lru_cache(maxsize=1 << 16)
def is_national(text: str) -> bool:
    """True for the name of a body that every country may have: nothing in it tells whose it is."""
    if is_generic(text):
        return True
    units = units_of(canonical(EntityType.ORG, text))
    if not units or not all(_is_generic(unit) for unit in units):
        return False
    keys = frozenset[str]().union(*(unit.keys for unit in units))
    heads = [unit for unit in units if unit.cls == "head"]
    return bool(heads) and keys.isdisjoint(_WORLDWIDE) and not keys.isdisjoint(_OF_STATES | _NATIONAL)


def _is_generic(unit: Unit) -> bool:
    return unit.cls in _GENERIC


@lru_cache(maxsize=1 << 12)
def body_of(text: str, country: str) -> str | None:
    """The key of the known body of `country` that `text` names, None when the tables do not have it."""
    things = gazetteer().find(text, EntityType.ORG.value, country=country)
    return next((thing.key for thing in things if thing.country == country), None)


def countries_of_bodies(mentions: Sequence[Mention], language: str, text: str) -> Countries:
    """The countries (ISO 3166) of the national bodies named without one, by where they are in the text.

    mentions: outermost ones. `UNDECIDED` where the article names several countries and does not tell; nothing where it
    gives no sign at all.
    """
    bare = [
        mention
        for outer in mentions
        if outer.nested or outer.type is EntityType.ORG
        for mention in (outer.walk() if outer.nested else (outer,))
        if mention.type is EntityType.ORG
        and is_national(mention.text)
        and sole_meaning(mention.text, mention.type) is None
    ]
    if not bare:
        return _NONE
    named = _named_with_country(mentions)
    signs = _Signs(mentions, language, text)
    found: dict[tuple[int, int], str] = {}
    for mention in bare:
        owners = named.get(arranged(canonical(mention.type, mention.text)), set())
        # Which of several bodies that are named with their countries is meant is a question of short forms.
        country = UNDECIDED if len(owners) > 1 else next(iter(owners), None) or signs.country_at(mention)
        if country is not None:
            found[mention.start, mention.end] = country
    return found


def _named_with_country(mentions: Sequence[Mention]) -> dict[str, set[str]]:
    """The countries with which bodies are named, by the arranged key of their names without it."""
    found: dict[str, set[str]] = {}
    for outer in mentions:
        for mention in outer.walk():
            if mention.type is EntityType.ORG:
                words = canonical(mention.type, mention.text).split()
                terms = [word for word in words if word[0] == KNOWN_TERM]
                if len(terms) == 1 and len(terms[0]) == len(KNOWN_TERM) + _COUNTRY_CODE:
                    rest = arranged(" ".join(word for word in words if word != terms[0]))
                    found.setdefault(rest, set()).add(terms[0].removeprefix(KNOWN_TERM).upper())
    return found


class _Signs:
    """What an article says about the country it speaks of."""

    def __init__(self, mentions: Sequence[Mention], language: str, text: str) -> None:
        self._text = text
        self._countries = [
            (mention.start, mention.end, country)
            for mention in mentions
            if mention.zone is not Zone.RELATED and (country := country_of(mention)) is not None
        ]
        self._named = Counter(country for _, _, country in self._countries)
        self._default = self._of_whole(mentions, language)

    def country_at(self, mention: Mention) -> str | None:
        """The country of the body named by `mention`; None without any sign."""
        return self._before(mention) or self._default

    def _before(self, mention: Mention) -> str | None:
        """The country or nation named last before `mention` in its sentence."""
        before = [found for found in self._countries if found[1] <= mention.start]
        if not before or not self._text:
            return None
        _, end, country = before[-1]
        if _SENTENCE_END.search(self._text, end, mention.start) is not None:
            return None
        return country

    def _of_whole(self, mentions: Sequence[Mention], language: str) -> str | None:
        native = _LANGUAGE_OF.get(language)
        own = _agency_country(mentions)
        if own is not None and (own == native or own in self._named or not self._named):
            return own
        dateline = _dateline_country(mentions, self._text)
        if dateline is not None:
            return dateline
        if not self._named:
            return native
        (first, count), *rest = self._named.most_common(2)
        if not rest or count >= _FAR_MORE * rest[0][1]:
            return first
        return native if native in self._named else UNDECIDED


@lru_cache(maxsize=1 << 14)
def _country_of(known: str | None, text: str, kind: EntityType) -> str | None:
    key = known or sole_meaning(text, kind)
    thing = known_thing(key) if key is not None else None
    return thing.country if thing is not None else None


def country_of(mention: Mention) -> str | None:
    """The country that a place lies in or a nation belongs to (ISO 3166); None for others and unknown ones."""
    if mention.type not in {EntityType.PLACE, EntityType.NORP}:
        return None
    return _country_of(mention.known, mention.text, mention.type)


def _agency_country(mentions: Sequence[Mention]) -> str | None:
    """The country of the agency that the article is from, as its dateline or sign-off says."""
    body = [mention for mention in mentions if mention.zone is Zone.BODY]
    for mention in body:
        if mention.type is EntityType.ORG and (
            mention.rule.startswith(("dateline", "source")) or mention.start - body[0].start <= _AT_THE_HEAD
        ):
            key = mention.known or sole_meaning(mention.text, mention.type)
            thing = known_thing(key) if key is not None else None
            if thing is not None and thing.country is not None and key in _agencies():
                return thing.country
    return None


@lru_cache(maxsize=1)
def _agencies() -> frozenset[str]:
    from reader.names.known.tables import read_table

    return frozenset(row.key for row in read_table("agencies"))


def _dateline_country(mentions: Sequence[Mention], text: str) -> str | None:
    """The country of the place with which the article begins: "ASTANA (…) –"."""
    first = next((mention for mention in mentions if mention.zone is Zone.BODY), None)
    if first is None or first.type is not EntityType.PLACE:
        return None
    line = first.start == 0 or text[first.start - 1 : first.start] == "\n"
    if first.rule.startswith("dateline") or (line and _DATELINE.match(text, first.end) is not None):
        return country_of(first)
    return None
