"""What the entries of an index are known as besides their own spelling: Trung Quốc and Қытай for China."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.names import russian
from reader.names.cleaning import clean
from reader.names.folding import solid
from reader.names.known import Known, gazetteer
from reader.names.vocabulary import How, Vocabulary
from reader.names.words import word_of

_MOST_LOOKED_UP = 1000
_COUNTRIES = ("VN", "KZ")


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A spelling to be found: several may share an `id`, of which the best is answered.

    kind: "PERSON", "PLACE", "ORG" … or None. count: how often it occurs; orders equally good matches.
    """

    id: str
    name: str
    kind: str | None = None
    count: int = 1


def find_known(name: str, kind: str | None = None) -> tuple[Known, ...]:
    """What `name` is known as, the likeliest first: as it stands, cleaned, or without a Russian case ending.

    "Quốc hội" alone is nobody's; it is answered for the countries that the reader is made for when nothing else fits.
    """
    things = gazetteer()
    cleaned = clean(name, kind).text
    for text in dict.fromkeys((name, cleaned)):
        found = things.find(text, kind)
        if found:
            return found
    *front, last = cleaned.split() or [""]
    for stem in russian.stems(last):
        found = things.find(" ".join([*front, stem]), kind)
        if found:
            return found
    for country in _COUNTRIES:
        found = things.find(name, kind, country=country)
        if found:
            return found
    return ()


def _all_names(thing: Known) -> tuple[str, ...]:
    return (*thing.names.values(), *thing.aliases)


class KnownNames:
    """The other names of the entries that are known things, found by any of them."""

    def __init__(self, entries: Sequence[NameEntry], solids: Mapping[str, Sequence[int]]) -> None:
        """solids: the places in `entries` by the name without spaces, folded."""
        numbers: dict[str, set[int]] = {}
        known: dict[str, Known] = {}
        for thing in gazetteer():
            for name in _all_names(thing):
                for number in solids.get(solid(name), ()):
                    if entries[number].kind in {None, thing.kind}:
                        numbers.setdefault(thing.key, set()).add(number)
                        known[thing.key] = thing
        for number, entry in enumerate(entries if len(entries) <= _MOST_LOOKED_UP else ()):
            for thing in find_known(entry.name, entry.kind)[:2]:
                numbers.setdefault(thing.key, set()).add(number)
                known[thing.key] = thing
        self._numbers = {key: sorted(places) for key, places in numbers.items()}
        self._names: dict[str, list[tuple[int, str]]] = {}
        for key, thing in known.items():
            for name in _all_names(thing):
                for number in self._numbers[key]:
                    self._names.setdefault(solid(name), []).append((number, name))
        self._vocabulary = Vocabulary(self._names)

    def search(self, query: str, *, typos: bool) -> Iterator[tuple[int, str, float, int]]:
        """(number of the entry, its known name that was met, quality, letters of that name met or -1 for all)."""
        for position, thing in enumerate(find_known(query)[:3]):
            for number in self._numbers.get(thing.key, ()):
                yield number, _closest(query, thing), 0.96 - 0.08 * position, -1
        typed = solid(query)
        if len(typed) < 4:
            return
        word = replace(word_of(typed), text=query)
        for key, match in self._vocabulary.matches(word, typos=typos and len(typed) >= 5).items():
            if match.how is How.PREFIX and len(typed) < 0.5 * len(key):
                continue
            quality = match.quality * (0.95 if match.how is How.EXACT else 0.9)
            for number, name in self._names[key]:
                yield number, name, quality, match.length


def _closest(query: str, thing: Known) -> str:
    """The name of `thing` that is most like `query`."""
    from rapidfuzz.distance import OSA

    typed = solid(query)
    return min(_all_names(thing), key=lambda name: OSA.distance(typed, solid(name)), default=query)
