"""What a search in the open articles found, and which of the hits the person is at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.names.text_search import Hits, SearchableText, Span, other_readings


@dataclass(frozen=True, slots=True)
class SearchedText:
    """An article to search. hidden: the runs of its text that are not shown, in text order."""

    key: str
    text: SearchableText
    hidden: Sequence[Span]


@dataclass(frozen=True, slots=True)
class Place:
    """A hit: its article by number, and its number there."""

    article: int
    number: int


class SearchResults:
    """The hits in several articles, in the order in which they are gone through.

    read_as: what the keys of the query were taken for, None when it was found as it stands.
    """

    def __init__(self, query: str, found: Sequence[tuple[str, Hits]], read_as: str | None = None) -> None:
        self.query = query
        self.found = found
        self.read_as = read_as
        self.current: Place | None = None

    @property
    def total(self) -> int:
        """How many hits there are in all articles."""
        return sum(len(hits) for _key, hits in self.found)

    @property
    def number(self) -> int:
        """Which of them the current one is, from 1; 0 without one."""
        if self.current is None:
            return 0
        return sum(len(hits) for _key, hits in self.found[: self.current.article]) + self.current.number + 1

    @property
    def current_key(self) -> str:
        """The key of the article with the current hit, empty without one."""
        return self.found[self.current.article][0] if self.current else ""

    @property
    def current_span(self) -> Span | None:
        """Where the current hit stands in its article."""
        if self.current is None:
            return None
        span: Span = self.found[self.current.article][1][self.current.number]
        return span

    def hits(self, key: str) -> Hits | None:
        """The hits in the article `key`; None when it was not searched."""
        return next((hits for each, hits in self.found if each == key), None)

    def start_at(self, key: str, offset: int, *, back: bool = False) -> bool:
        """Make the first hit at `offset` of the article `key` or later the current one, or the last before it.

        Where there is none, it is taken from the other end of the article, else from the next with hits; True then.
        """
        order = [number for number, (each, _hits) in enumerate(self.found) if each == key]
        order += [number for number in range(len(self.found)) if number not in order]
        for article in order:
            hits = self.found[article][1]
            if not len(hits):
                continue
            here = self.found[article][0] == key
            number = hits.at_or_after(offset) if here else (len(hits) if back else 0)
            if back:
                number -= 1
            inside = 0 <= number < len(hits)
            self.current = Place(article, number % len(hits))
            return not (inside and here)
        self.current = None
        return False

    def step(self, by: int) -> bool:
        """Go `by` hits forward through all articles; True when that led round an end."""
        if self.current is None or not self.total:
            return False
        place = self.number - 1 + by
        wrapped = not 0 <= place < self.total
        place %= self.total
        for article, (_key, hits) in enumerate(self.found):
            if place < len(hits):
                self.current = Place(article, place)
                break
            place -= len(hits)
        return wrapped


def search_texts(query: str, texts: Sequence[SearchedText], stop: Callable[[], bool]) -> SearchResults:
    """Search `texts`; when nothing is found, for what else the keys of the query may mean.

    Raises `text_search.StoppedError` when `stop` says so.
    """
    results = _search(query, None, texts, stop)
    if not results.total:
        for reading in other_readings(query):
            other = _search(query, reading, texts, stop)
            if other.total:
                return other
    return results


def _search(query: str, reading: str | None, texts: Sequence[SearchedText], stop: Callable[[], bool]) -> SearchResults:
    words = query if reading is None else reading
    return SearchResults(
        query, [(each.key, each.text.search(words, each.hidden, stop=stop)) for each in texts], reading
    )
