"""Finding the name meant in a list of names, however it was typed."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.names.cleaning import clean
from reader.names.folding import folded, nfc, solid
from reader.names.keystrokes import readings
from reader.names.matching import Ranges, fold_with_offsets, merge
from reader.names.search.alignment import Alignment, Hit, Term, keep, spans, word_starts
from reader.names.search.builder import build_tables
from reader.names.search.entry import NameEntry
from reader.names.search.known_names import KnownNames
from reader.names.search.phonetics import Phonetics
from reader.names.search.tables import Tables, open_tables
from reader.names.search.whole import WholeNames
from reader.names.words import Word, word_of

MAX_QUERY = 300
"""Longer queries, in code points, find nothing."""

_LEAST = 0.5
_FAR_BEHIND = 0.25
_SURE = 0.86
_DECODED = 0.84
_DECODED_ALONE = 0.76
_DECODED_LENGTH = 3
_DECODED_LONG = 6
_MOST_WORDS = 12


class NameMatch(NamedTuple):
    """One answer.

    matched: the spelling that was met. ranges: the parts of it that the query stands for, code points, end exclusive.
    score: 0 to 1.
    """

    entry: NameEntry
    matched: str
    ranges: Ranges
    score: float


class SearchAnswer(NamedTuple):
    """The answers to `query`, best first; read_as: what the keystrokes were decoded to, when that was what helped."""

    query: str
    read_as: str | None
    results: tuple[NameMatch, ...]


class NameIndex:
    """An index over names, built once, stored and opened again; searching is fit for every key press."""

    def __init__(self, entries: Iterable[NameEntry] = (), *, tables: Tables | None = None) -> None:
        """entries: read once, in little memory. tables: what `build_tables` or `open_tables` gave, instead."""
        self._tables = tables or build_tables(entries)
        self._names = self._tables.strings("names")
        self._ids = self._tables.strings("ids")
        self._kinds = self._tables.bytes("kinds")
        self._counts = self._tables.numbers("counts")
        self._alignment = Alignment(self._tables)
        self._whole = WholeNames(self._tables, self._alignment)
        self._known = KnownNames(self._tables)
        self._phonetics = Phonetics(self._alignment.vocabulary)

    @classmethod
    def open(cls, path: Path) -> "NameIndex":
        """The index that `save` wrote to `path`.

        Raises OSError when the file cannot be read and ValueError when it is no index or a damaged one.
        """
        try:
            return cls(tables=open_tables(path))
        except (KeyError, TypeError) as error:
            raise ValueError("damaged") from error

    def save(self, path: Path, note: str = "") -> None:
        """Write the index to the file `path`, at once or not at all. Raises OSError.

        note: what the index was made from; `note` gives it back.
        """
        self._tables.save(path, note)

    @property
    def note(self) -> str:
        """What was said of the index when it was saved."""
        return str(self._tables.note.get("note", ""))

    def __len__(self) -> int:
        return len(self._names)

    def entry(self, number: int) -> NameEntry:
        """One of the names."""
        kind = self._tables.note["kinds"][self._kinds[number]]
        return NameEntry(self._ids[number], self._names[number], kind, self._counts[number])

    def search(self, query: str, limit: int = 10) -> SearchAnswer:
        """The names that `query` may mean, best first, at most `limit`; none when nothing sensible is found.

        The query may be incomplete, without marks, misspelt by one or two letters, in another alphabet, run
        together, an abbreviation, an inflected form, or keystrokes of Telex, VNI or another keyboard layout; the
        last are tried when the text as it stands finds nothing good, and the answer then says what it was read as.
        Marks that were typed are preferred.
        """
        if limit <= 0 or len(query) > MAX_QUERY or not folded(query):
            return SearchAnswer(query, None, ())
        hits = self._best(query)
        read_as = None
        if not hits or hits[0].score < _SURE:
            hits, read_as = self._decoded(query, hits)
        return SearchAnswer(query, read_as, tuple(self._answer(hit) for hit in hits[:limit]))

    def _decoded(self, query: str, hits: list[Hit]) -> tuple[list[Hit], str | None]:
        """What the query finds when it is read as keystrokes, and the reading, if that is better than `hits`.

        Keystrokes can be decoded into many things, so what they give must be met nearly whole.
        """
        read_as = None
        best = hits
        if len(solid(query)) < _DECODED_LENGTH:
            return hits, None
        for reading in readings(query):
            if not query.isascii() and len(solid(reading)) <= _DECODED_LENGTH:
                continue
            found = self._best(reading, typos=not hits and len(reading) >= _DECODED_LONG)
            bar = best[0].score + 0.02 if best else 0.0
            if found and found[0].score > max(bar, _DECODED if hits else _DECODED_ALONE):
                best, read_as = found, reading
        return best, read_as

    def _best(self, query: str, *, typos: bool = True) -> list[Hit]:
        hits: dict[int, Hit] = {}
        self._by_words(_words_of(query), hits, typos=typos)
        self._by_whole(query, hits, typos=typos)
        for number, spelling, quality, letters in self._known.search(query, typos=typos):
            keep(hits, Hit(number, quality, letters=letters, spelling=spelling))
        if not hits or max(hit.score for hit in hits.values()) < _SURE:
            peeled = clean(query)
            if peeled.titles or peeled.heads or peeled.aliases:
                self._by_words([word_of(word) for word in peeled.words], hits, typos=typos, factor=0.97)
                self._by_whole(peeled.text, hits, typos=typos, factor=0.97)
            self._by_phonetics(query, hits)
        return self._ordered(hits)

    def _by_words(self, typed: Sequence[Word], hits: dict[int, Hit], *, typos: bool, factor: float = 1.0) -> None:
        if not typed:
            return
        terms = [Term.of(word, self._alignment.vocabulary.matches(word, typos=typos)) for word in typed[:_MOST_WORDS]]
        for hit in self._alignment.hits(terms):
            keep(hits, hit if factor == 1.0 else hit._replace(score=hit.score * factor))

    def _by_phonetics(self, query: str, hits: dict[int, Hit]) -> None:
        terms = []
        for text, matches in self._phonetics.matches(query):
            word = word_of(text)
            terms.append(Term.of(word, matches or self._alignment.vocabulary.matches(word, typos=False)))
        for hit in self._alignment.hits(terms) if terms else ():
            keep(hits, hit)

    def _by_whole(self, query: str, hits: dict[int, Hit], *, typos: bool, factor: float = 1.0) -> None:
        for hit in self._whole.hits(query, typos=typos):
            keep(hits, hit if factor == 1.0 else hit._replace(score=hit.score * factor))

    def _ordered(self, hits: dict[int, Hit]) -> list[Hit]:
        best: dict[str, Hit] = {}
        for hit in hits.values():
            key = self._ids[hit.number]
            held = best.get(key)
            # Of equally good spellings of one thing the one given first is shown.
            if held is None or (-round(hit.score, 2), hit.number) < (-round(held.score, 2), held.number):
                best[key] = hit
        highest = max((hit.score for hit in best.values()), default=0.0)
        least = max(_LEAST, highest - _FAR_BEHIND)
        return sorted((hit for hit in best.values() if hit.score >= least), key=self._rank)

    def _rank(self, hit: Hit) -> tuple[float, int, int, int]:
        number = hit.number
        return (-round(hit.score, 2), -self._counts[number], self._names.length(number), number)

    def _answer(self, hit: Hit) -> NameMatch:
        entry = self.entry(hit.number)
        matched = hit.spelling or entry.name
        return NameMatch(entry, matched, _ranges(hit, matched), round(hit.score, 2))


def _ranges(hit: Hit, name: str) -> Ranges:
    target = fold_with_offsets(name)
    if not target.letters:
        return ()
    if hit.words:
        starts = word_starts(target.letters)
        ranges = []
        for place, length in hit.words:
            if place < len(starts):
                end = target.letters.find(" ", starts[place])
                end = len(target.letters) if end < 0 else end
                ranges.append(target.span(starts[place], min(end, starts[place] + length)))
        return merge(ranges)
    places = [index for index, letter in enumerate(target.letters) if letter != " "]
    last = len(places) if hit.letters < 0 else min(hit.letters, len(places))
    return (target.span(0, places[last - 1] + 1),) if last else ()


def _words_of(query: str) -> list[Word]:
    text = nfc(query)
    return [word_of(text[start:end]) for start, end in spans(text)]
