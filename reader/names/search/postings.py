"""Which names have which words."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from heapq import merge, nsmallest

from reader.names.search.builder import FREQUENT
from reader.names.search.tables import Numbers, Tables
from reader.names.search.vocabulary import WordMatches

_MOST = 300
_FEW = 20
_CHECKED = 6000
_GATHERED = 100_000
_WALKED = 5000


class Postings:
    """The names of an index by their words; names and words go by their numbers, frequent names have low ones."""

    def __init__(self, tables: Tables) -> None:
        self._word_starts: Numbers = tables.numbers("folds.starts")
        self._surfaces = tables.strings("surfaces")
        self._starts = tables.numbers("postings.starts")
        self._names = tables.numbers("postings")
        self._used = tables.numbers("used")
        self._used_starts = tables.numbers("used.starts")
        self._tops = tables.strings("tops")
        self._top_names = tables.numbers("tops.names")
        self._top_starts = tables.numbers("tops.starts")

    def words(self, name: int) -> list[int]:
        """The folded words of a name, in their order."""
        return self._used[self._used_starts[name] : self._used_starts[name + 1]].tolist()

    def begins_with_one_of(self, names: Iterable[int], words: Collection[int]) -> list[bool]:
        """For each name whether its first folded word is one of `words`."""
        used, starts = self._used, self._used_starts
        return [starts[name] < starts[name + 1] and used[starts[name]] in words for name in names]

    def size(self, matches: WordMatches) -> int:
        """How many names have one of the matched words, names with several counted several times."""
        size = sum(self._count(word, word + 1) for word in matches.others)
        if matches.exact >= 0:
            size += self._count(matches.exact, matches.exact + 1)
        return size + self._count(matches.prefixed.start, matches.prefixed.stop)

    def with_one(self, matches: WordMatches, typed: str, is_marked: Callable[[str], bool] | None) -> list[int]:
        """Some hundred names that have one of the matched words, the best matches first, then the most frequent.

        typed: in folded form. is_marked: when marks were typed, whether a word in lower case has the same ones.
        """
        found: dict[int, None] = {}
        exact = matches.exact
        if exact >= 0:
            if is_marked is not None:
                found.update(dict.fromkeys(self._with_marks(exact, is_marked)))
            found.update(dict.fromkeys(self._first(exact, exact + 1, _MOST)))
        room = len(found) + _MOST
        for word in sorted(matches.others, key=lambda word: -matches.others[word].quality):
            if len(found) >= room:
                break
            found.update(dict.fromkeys(self._first(word, word + 1, _MOST)))
        found.update(dict.fromkeys(self._prefixed(typed, matches.prefixed)))
        return list(found)

    def with_all(self, terms: Sequence[tuple[str, WordMatches]]) -> list[int]:
        """Some hundred names that have a word of each of `terms` (typed in folded form, matches), lowest first."""
        sizes = [self.size(matches) for _, matches in terms]
        order = sorted(range(len(terms)), key=sizes.__getitem__)
        rarest, checks = terms[order[0]], [terms[place][1] for place in order[1:]]
        if sum(sizes) > _GATHERED and sizes[order[0]] <= _CHECKED:
            return self._checked(sorted(self._all(rarest[1])), checks)
        if sum(sizes) > _GATHERED:
            found = self._checked(self._some(merge(*self._sorted_lists(*rarest))), checks)
            if len(found) >= _FEW:
                return found
        names = self._all(rarest[1])
        for matches in checks:
            if not names:
                break
            names &= self._all(matches)
        return sorted(names)[:_MOST]

    def _count(self, low: int, high: int) -> int:
        return int(self._starts[self._word_starts[high]] - self._starts[self._word_starts[low]])

    def _slice(self, low: int, high: int) -> Numbers:
        return self._names[self._starts[self._word_starts[low]] : self._starts[self._word_starts[high]]]

    def _first(self, low: int, high: int, most: int) -> list[int]:
        names = self._slice(low, high)
        return names.tolist() if len(names) <= most else nsmallest(most, names)

    def _with_marks(self, word: int, is_marked: Callable[[str], bool]) -> Iterator[int]:
        for place in range(self._word_starts[word], self._word_starts[word + 1]):
            if is_marked(self._surfaces[place]):
                yield from self._names[self._starts[place] : self._starts[place + 1]][:_MOST]

    def _prefixed(self, typed: str, words: range) -> list[int]:
        if not words:
            return []
        if self._count(words.start, words.stop) <= FREQUENT:
            return self._first(words.start, words.stop, _MOST)
        return self._top(typed)[:_MOST] or self._first(words.start, words.stop, _MOST)

    def _top(self, prefix: str) -> list[int]:
        place = self._tops.find(prefix)
        if place < 0:
            return []
        return self._top_names[self._top_starts[place] : self._top_starts[place + 1]].tolist()

    def _all(self, matches: WordMatches) -> set[int]:
        ranges = [(word, word + 1) for word in matches.others]
        if matches.exact >= 0:
            ranges.append((matches.exact, matches.exact + 1))
        ranges.append((matches.prefixed.start, matches.prefixed.stop))
        return set().union(*(self._slice(low, high).tolist() for low, high in ranges))

    def _sorted_lists(self, typed: str, matches: WordMatches) -> Iterator[Iterable[int]]:
        for word in (matches.exact, *matches.others):
            for place in range(self._word_starts[word], self._word_starts[word + 1]) if word >= 0 else ():
                yield self._names[self._starts[place] : self._starts[place + 1]]
        yield self._top(typed)

    @staticmethod
    def _some(names: Iterable[int]) -> Iterator[int]:
        previous = -1
        for count, name in enumerate(names):
            if count >= _WALKED:
                return
            if name != previous:
                yield name
            previous = name

    def _checked(self, names: Iterable[int], checks: Sequence[WordMatches]) -> list[int]:
        """The first of `names` that have a word of each of `checks`."""
        used, starts = self._used, self._used_starts
        wanted = [(matches.exact, matches.prefixed.start, matches.prefixed.stop, matches.others) for matches in checks]
        found: list[int] = []
        for name in names:
            words = used[starts[name] : starts[name + 1]]
            for exact, low, high, others in wanted:
                for word in words:
                    if low <= word < high or word == exact or word in others:
                        break
                else:
                    break
            else:
                found.append(name)
                if len(found) >= _MOST:
                    break
        return found
