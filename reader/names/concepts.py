"""The words of composed names as what they mean: concepts in four languages, known places and bodies, numbers, and
words that only this name has.

"Ngân hàng Trung Quốc", "Bank of China" and "Банк Китая" are the same units: the concept "bank" and China. Table:
data/concepts.tsv, its source in the first line.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from reader.lazy_pattern import LazyPattern
from reader.names import name_words, russian
from reader.names.folding import folded, marked
from reader.names.known import Known, gazetteer
from reader.names.letters import has_cyrillic
from reader.names.text_table import TextTable
from reader.names.words import Word, word_of

_NUMBER: Final = LazyPattern(r"(\d+)(?:st|nd|rd|th|ші|шы|інші|ыншы|й|я|ая|ый|ой|е|го)?")
_ROMAN: Final = {
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "xi": "11",
    "xii": "12",
}
_ORDINALS: Final = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5"}
_PEOPLES: Final = {
    **{"norp:asian": "region:asia", "norp:european": "region:europe", "norp:african": "region:africa"},
    **{"norp:central-asian": "region:central-asia", "norp:eurasian": "region:eurasia"},
}
# Peoples whose Russian adjective is not that of the country's name.
_PEOPLE_PAIRS = (
    "= казах=KZ рус=RU россий=RU корей=KR немец=DE герман=DE француз=FR англий=GB британ=GB американ=US турец=TR "
    "узбек=UZ кыргыз=KG киргиз=KG таджик=TJ туркмен=TM украин=UA белорус=BY поль=PL итальян=IT испан=ES индий=IN "
    "чеш=CZ гречес=GR вьетнам=VN китай=CN япон=JP швед=SE норвеж=NO дат=DK фин=FI голланд=NL швейцар=CH"
)
_RUSSIAN_PEOPLES: Final = dict(pair.split("=") for pair in _PEOPLE_PAIRS.split())
_MOST_UNITS: Final = 16
_MOST_THINGS: Final = 3
_LONGEST_STEM: Final = 40
_SHORTEST_PLURAL: Final = 4

WEIGHTS: Final = {
    **{"head": 0.8, "field": 1.0, "quality": 0.7, "compass": 0.9, "place": 1.0, "polity": 0.1, "feature": 0.9},
    **{"division": 0.15, "number": 1.0, "legal": 0.0, "join": 0.0},
}
"""How much a unit of each class says; words by how rare they are."""

_WEAK_HEADS: Final = {"company": 0.2, "national-company": 0.3, "association": 0.6, "organisation": 0.5, "centre": 0.6}


class Unit(NamedTuple):
    """A part of a composed name.

    cls: "head" (a kind of body), "field" (what it is about), "quality" (state, people's), "compass", "feature" (lake,
    street), "division" (city, province), "polity" (republic), "number", "legal", "join", "place", or "word".
    keys: what it means, to be compared; empty for a word.
    """

    text: str
    cls: str
    keys: frozenset[str]
    word: Word
    weight: float

    def is_country(self) -> bool:
        """True for a country or its people."""
        return any(key.startswith("=iso3166:") for key in self.keys)


@dataclass(slots=True)
class _Phrase:
    words: tuple[str, ...]
    concept: str
    cls: str

    @classmethod
    def of(cls, written: str) -> "_Phrase":
        concept, kind, *words = written.split(" ")
        return cls(tuple(words), concept, kind)


@lru_cache(maxsize=1)
def _table() -> TextTable:
    """The phrases, written out, by their first word: Latin ones as it stands, Cyrillic ones by its stem."""
    table: defaultdict[str, list[str]] = defaultdict(list)
    for concept, cls, *columns in name_words.read_rows("concepts"):
        if concept == "concept":
            continue
        for number, column in enumerate(columns):
            for phrase in filter(None, column.split("|")):
                if number >= 2:
                    words = tuple(re.split(r"[ -]", phrase.lower()))
                    if has_cyrillic(words[0]):
                        table[words[0].rstrip("*")].append(" ".join((concept, cls, *words)))
                    continue
                for words in {tuple(marked(phrase).replace("-", " ").split()), tuple(folded(phrase).split())}:
                    if words and (number == 0 or len(words) > 1 or words[0] == marked(phrase)):
                        table[words[0]].append(" ".join((concept, cls, *words)))
    return TextTable.of({first: "|".join(phrases) for first, phrases in table.items()})


def _phrases_of(first: str) -> list[_Phrase]:
    written = _table().get(first)
    return [] if written is None else [_Phrase.of(phrase) for phrase in written.split("|")]


# What may follow the stem of a concept: plural, possessive and case in Kazakh; in Russian an adjective's suffix too.
_KAZAKH_ENDING: Final = (
    "[кгқғбп]?(?:[лдт][ыі][қгкғ])?(?:[лдт][ае]р)?(?:с?[ыі])?(?:[нмш]?[ае]?[ау]?)?"
    "(?:[ндт][ыі]ң|[ғгқк][ае]|н[ае]|н|[ндт][ыі]|н?[дт][ае]н?|н[ае]н|[мбп]ен)?(?:[ғг][ыі])?"
)
_RUSSIAN_ENDING: Final = (
    "(?:[ео]?н|[ое]нн|ск|ическ|овск|ств|енческ|н?ик)?(?:[аяоеыиуюьй]|[оеёыи][йемх]|[аяыи]ми?|[аяуюо][яюе]|[иые]е|[оеё]го|[оеё]му|[оеяа][вмх]"
    "|и[иеяюй]|ией|ый|ью)?"
)
_ENDING: Final = LazyPattern(f"(?:{_KAZAKH_ENDING}|{_RUSSIAN_ENDING})")


def _fits(pattern: str, word: str) -> bool:
    if pattern.endswith("*"):
        stem = pattern[:-1]
        return word.startswith(stem) and _ENDING.fullmatch(word, len(stem)) is not None
    return word == pattern


def _phrases(keys: Sequence[str], start: int) -> tuple[int, list[_Phrase]]:
    """The longest concepts at `start`, and how many words they take."""
    found: list[_Phrase] = []
    longest = 0
    for phrase in _beginning(keys[start]):
        size = len(phrase.words)
        if size < longest or start + size > len(keys):
            continue
        if size == 1 or all(_fits(phrase.words[place], keys[start + place]) for place in range(1, size)):
            if size > longest:
                found, longest = [], size
            found.append(phrase)
    return longest, found


@lru_cache(maxsize=1 << 12)
def _beginning(first: str) -> tuple[_Phrase, ...]:
    """The concepts whose first word is `first`."""
    if has_cyrillic(first):
        sizes = range(min(len(first), _LONGEST_STEM), 0, -1)
        found = [phrase for size in sizes for phrase in _phrases_of(first[:size])]
        return tuple([phrase for phrase in found if _fits(phrase.words[0], first)])
    candidates = _phrases_of(first)
    if not candidates and first.endswith("s") and len(first) > _SHORTEST_PLURAL:
        candidates = [phrase for phrase in _phrases_of(first[:-1]) if len(phrase.words) == 1]
    return tuple(candidates)


def _keys_of(things: Sequence[Known]) -> frozenset[str]:
    keys = set()
    for thing in things[:_MOST_THINGS]:
        country = thing.same_as.get("iso3166") if thing.kind == "NORP" else None
        keys.add("=" + (f"iso3166:{country}" if country else _PEOPLES.get(thing.key, thing.key)))
    return frozenset(keys)


@lru_cache(maxsize=1 << 13)
def _place_of_adjective(word: str) -> frozenset[str]:
    """What a Russian adjective or case form of a known name means: вьетнамский, Китая."""
    tries = list(russian.stems(word))
    adjective = russian.adjective_stems(word)
    if adjective:
        stem = adjective[0].capitalize()
        if stem.lower() in _RUSSIAN_PEOPLES:
            return frozenset({"=iso3166:" + _RUSSIAN_PEOPLES[stem.lower()]})
        tries = [
            stem,
            stem + "ия",
            stem + "а",
            stem + "ь",
            stem.removesuffix("й") + "я",
            stem.removesuffix("ан"),
            stem + "стан",
        ]
    for text in tries:
        things = gazetteer().find(text) if len(text) >= 3 else ()
        if things:
            return _keys_of(things)
    return frozenset()


def _single(text: str, key: str) -> Unit:
    word = word_of(text[:100])
    number = _NUMBER.fullmatch(key)
    if number or key in _ROMAN:
        digits = number.group(1) if number else _ROMAN[key]
        return Unit(text, "number", frozenset({f"#{digits.lstrip('0') or digits}"}), word, 1.0)
    if word.cyrillic and text[:1].isupper():
        keys = _place_of_adjective(text)
        if keys:
            return Unit(text, "place", keys, word, WEIGHTS["place"])
    return Unit(text, "word", frozenset(), word, 1.1 * name_words.weight(word.folded))


def _concept(text: str, found: Sequence[_Phrase]) -> Unit:
    concepts = {phrase.concept for phrase in found}
    classes = {phrase.cls for phrase in found}
    cls = found[0].cls if len(classes) == 1 else next(iter(sorted(classes, key=lambda name: -WEIGHTS[name])))
    word = word_of(text.replace(" ", "")[:100])
    if cls == "number":
        return Unit(text, cls, frozenset("#" + _ORDINALS[name] for name in concepts & set(_ORDINALS)), word, 1.0)
    weight = min((_WEAK_HEADS.get(name, WEIGHTS[cls]) for name in concepts), default=WEIGHTS[cls])
    return Unit(text, cls, frozenset(concepts), word, weight)


@lru_cache(maxsize=1 << 12)
def _concept_of(text: str) -> Unit:
    """The unit of one word that is a concept."""
    return _concept(text, _phrases([marked(text)], 0)[1])


def units(words: tuple[str, ...]) -> tuple[Unit, ...]:
    """The units of a name, words that only join ("of", "và") and legal forms left out.

    A name that has nothing else keeps them.
    """
    found = all_units(words)
    content = tuple(unit for unit in found if unit.cls not in {"join", "legal"})
    return (content or found)[:_MOST_UNITS]


@lru_cache(maxsize=1 << 11)
def all_units(words: tuple[str, ...]) -> tuple[Unit, ...]:
    """All units of a name, in their order."""
    words = words[: _MOST_UNITS * 2]
    keys = [marked(word) for word in words]
    hits = _hits(words)
    found: list[Unit] = []
    index = 0
    while index < len(words):
        size, phrases = _phrases(keys, index)
        end, things = hits.get(index, (index, ()))
        if things and not (phrases and _is_concept(words, index, end, size)):
            text = " ".join(words[index:end])
            found.append(
                Unit(text, "place", _keys_of(things), word_of("".join(words[index:end])[:100]), WEIGHTS["place"])
            )
            index = end
        elif phrases:
            one = size == 1
            found.append(_concept_of(words[index]) if one else _concept(" ".join(words[index : index + size]), phrases))
            index += size
            if any(start < index < hit[0] for start, hit in hits.items()):
                hits = _scanned(words[index:], index)  # a known thing was cut in two
        else:
            found.append(_single(words[index], keys[index]))
            index += 1
    return tuple([_as_polity(found, place) for place in range(len(found))])


def _as_polity(found: Sequence[Unit], place: int) -> Unit:
    """Federation and state beside a country are no more than the rest of its name: Российской Федерации."""
    unit = found[place]
    if "federation" not in unit.keys or len(found) <= 2:
        return unit
    beside = [found[other] for other in (place - 1, place + 1) if 0 <= other < len(found)]
    if any(other.is_country() for other in beside):
        return unit._replace(cls="polity", weight=WEIGHTS["polity"])
    return unit


def plain_units(words: tuple[str, ...]) -> tuple[Unit, ...]:
    """Every word of a name as a unit of its own: a concept, or a word; nothing is held for a known thing."""
    return tuple(_plain_unit(text) for text in words[:_MOST_UNITS])


def _plain_unit(text: str) -> Unit:
    _, phrases = _phrases([marked(text)], 0)
    if phrases and phrases[0].cls not in {"join", "legal"}:
        return _concept(text, phrases)
    return Unit(text, "word", frozenset(), word_of(text[:100]), name_words.weight(folded(text)))


def _hits(words: tuple[str, ...]) -> dict[int, tuple[int, tuple[Known, ...]]]:
    """The known things in a name, by where they begin; not the body that the whole name is, but what is in it."""
    if len(words) < 2:
        return _scanned(words, 0)
    hits = _scanned(words, 0)
    if not any(thing.kind == "ORG" for thing in hits.get(0, (0, ()))[1]) or hits[0][0] < len(words):
        return hits
    return _scanned(words[1:], 1) | _scanned(words[:-1], 0)


def _scanned(words: tuple[str, ...], offset: int) -> dict[int, tuple[int, tuple[Known, ...]]]:
    return {start + offset: (end + offset, things) for start, end, things in gazetteer().scan(words)}


def _is_concept(words: Sequence[str], start: int, end: int, size: int) -> bool:
    """True when the concept found at `start`, of `size` words, goes before the known thing that ends at `end`.

    The longer one wins; of equally long ones a thing whose every word is a capital letter's: "Hòa Bình", the province,
    against "Hòa bình", peace.
    """
    if size != end - start:
        return size > end - start
    return size == 1 or not all(word[:1].isupper() for word in words[start:end])


@lru_cache(maxsize=1 << 11)
def classes(words: tuple[str, ...]) -> frozenset[str]:
    """The classes of the concepts among the words of a name, "body" for one that can only be of a body.

    Kinds of bodies and legal forms tell a body; short ones without marks may be names (Ban, An).
    """
    keys = [marked(word) for word in words]
    found: set[str] = set()
    index = 0
    while index < len(words):
        size, phrases = _phrases(keys, index)
        if not phrases:
            index += 1
            continue
        unit_classes = {phrase.cls for phrase in phrases}
        found |= unit_classes
        if unit_classes & {"head", "legal"} and _tells_body(" ".join(words[index : index + size]), unit_classes):
            found.add("body")
        index += size
    return frozenset(found)


_CLEAR: Final = 4


def _tells_body(text: str, unit_classes: set[str]) -> bool:
    if " " in text or text.isupper():
        return True
    if "legal" in unit_classes:
        return text.istitle()
    return not text.isascii() or len(text) > _CLEAR
