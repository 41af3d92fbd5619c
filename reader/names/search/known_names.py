"""What the names of an index are known as besides their own spelling: Trung Quốc and Қытай for China."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from reader.names import russian
from reader.names.cleaning import clean
from reader.names.edits import distance
from reader.names.folding import skeleton, solid
from reader.names.known import Known, gazetteer
from reader.names.search.tables import Tables, TableWriter
from reader.names.search.vocabulary import How, Vocabulary, write_vocabulary
from reader.names.words import word_of

_MOST_LOOKED_UP = 1000
_MOST_OF_ONE_NAME = 20
_MOST_THINGS = 3
_COUNTRIES = ("VN", "KZ")


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


def write_known(
    writer: TableWriter,
    solids: Sequence[str],
    order: Sequence[int],
    names: Callable[[int], str],
    kind: Callable[[int], str | None],
) -> None:
    """Write which names of an index are known things, and what else these are called.

    solids: the names without spaces, folded. order: their numbers as `solids` sorts them. names, kind: what is
    written, and of which kind, by number.
    """
    numbers: dict[str, set[int]] = {}
    known: dict[str, Known] = {}
    for thing in gazetteer():
        for name in _all_names(thing):
            for number in _equal(solid(name), solids, order):
                if kind(number) in {None, thing.kind}:
                    numbers.setdefault(thing.key, set()).add(number)
                    known[thing.key] = thing
    for number in range(len(solids) if len(solids) <= _MOST_LOOKED_UP else 0):
        for thing in find_known(names(number), kind(number))[:2]:
            numbers.setdefault(thing.key, set()).add(number)
            known[thing.key] = thing
    rows = sorted(
        (solid(name), name, number)
        for key, places in numbers.items()
        for name in _all_names(known[key])
        for number in sorted(places)
    )
    rows = [row for row in dict.fromkeys(rows) if row[0]]
    keys = sorted({row[0] for row in rows})
    frames = {(skeleton(name).replace(" ", "").replace("-", ""), bisect_left(keys, key)) for key, name, _ in rows}
    pairs = sorted(pair for pair in frames if pair[0])
    write_vocabulary(writer, "known", keys, [frame for frame, _ in pairs], [place for _, place in pairs])
    writer.add_strings("known.spellings", (name.replace("\n", " ") for _, name, _ in rows))
    writer.add_numbers("known.numbers", array("I", [number for _, _, number in rows]))
    starts = [bisect_left(rows, (key,)) for key in keys]
    writer.add_numbers("known.starts", array("I", [*starts, len(rows)]))
    things = sorted(numbers)
    writer.add_strings("things", things)
    writer.add_numbers("things.numbers", array("I", [number for key in things for number in sorted(numbers[key])]))
    ends = [0]
    for key in things:
        ends.append(ends[-1] + len(numbers[key]))
    writer.add_numbers("things.starts", array("I", ends))


def _equal(key: str, solids: Sequence[str], order: Sequence[int]) -> Iterator[int]:
    place = bisect_left(order, key, key=solids.__getitem__) if key else len(order)
    for number in order[place : place + _MOST_OF_ONE_NAME]:
        if solids[number] != key:
            return
        yield number


class KnownNames:
    """The other names of the names that are known things, found by any of them."""

    def __init__(self, tables: Tables) -> None:
        self._vocabulary = Vocabulary(tables, "known")
        self._spellings = tables.strings("known.spellings")
        self._numbers = tables.numbers("known.numbers")
        self._starts = tables.numbers("known.starts")
        self._things = tables.strings("things")
        self._thing_numbers = tables.numbers("things.numbers")
        self._thing_starts = tables.numbers("things.starts")

    def search(self, query: str, *, typos: bool) -> Iterator[tuple[int, str, float, int]]:
        """(number, the known name that was met, quality, letters of that name met or -1 for all)."""
        if not self._things:
            return
        for position, thing in enumerate(find_known(query)[:_MOST_THINGS]):
            place = self._things.find(thing.key)
            if place >= 0:
                spelling = _closest(query, thing)
                for number in self._thing_numbers[self._thing_starts[place] : self._thing_starts[place + 1]]:
                    yield number, spelling, 0.96 - 0.08 * position, -1
        typed = solid(query)
        if len(typed) < 4:
            return
        word = word_of(typed)._replace(text=query)
        matches = self._vocabulary.matches(word, typos=typos and len(typed) >= 5)
        for place in {matches.exact, *matches.prefixed, *matches.others} - {-1}:
            match = matches.get(place)
            if match is None or (match.how is How.PREFIX and len(typed) < 0.5 * self._vocabulary.words.length(place)):
                continue
            quality = match.quality * (0.95 if match.how is How.EXACT else 0.9)
            for row in range(self._starts[place], self._starts[place + 1]):
                yield self._numbers[row], self._spellings[row], quality, match.length


def _closest(query: str, thing: Known) -> str:
    """The name of `thing` that is most like `query`."""
    typed, names = solid(query), _all_names(thing)
    same = next((name for name in names if solid(name) == typed), None)
    return same or min(names, key=lambda name: distance(typed, solid(name)), default=query)
