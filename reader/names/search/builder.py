"""Makes the tables of an index from names, in one pass and little memory."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import accumulate, chain, islice, repeat

from reader.names.folding import folded, nfc, skeleton
from reader.names.matching import fold_with_offsets
from reader.names.search.entry import NameEntry
from reader.names.search.known_names import write_known
from reader.names.search.tables import StringBlock, Tables, TableWriter, hashed
from reader.names.search.vocabulary import write_vocabulary
from reader.names.search.weights import FORMS, JOINING
from reader.names.transcription import transcriptions
from reader.names.vietnamese import is_syllable

FREQUENT = 2000
"""A beginning of words that more names than this have gets a table of the first names."""

TOP = 1000
"""How many names such a table holds."""

_AT_ONCE = 10_000
_LONGEST_SYLLABLE = 7
_ABBREVIATED = 50_000  # of more names than that only long ones are abbreviated
_LONG_NAME = 4
_RUN_TOGETHER = 3
_RUN_LETTERS = 14
_LONGEST_TOP = 24
_LAST = "\U0010ffff"
_UNABBREVIATED = FORMS | JOINING


def build_tables(entries: Iterable[NameEntry]) -> Tables:
    """The tables of an index over `entries`, which are numbered in the order of their counts, highest first."""
    collected = _Collected()
    remaining = iter(entries)
    while some := list(islice(remaining, _AT_ONCE)):
        collected.add(some)
    collected.sort_by_count()
    return collected.tables()


class _Words:
    """The words met so far, numbered in the order of appearance, and the pieces of text they were met in."""

    def __init__(self) -> None:
        self.folds: list[str] = []
        self.surfaces: list[str] = []
        self.of_piece: dict[str, int] = {}
        self._of_split_piece: dict[str, tuple[int, ...]] = {}
        self._numbers: dict[str, int] = {}

    def read(self, pieces: Sequence[str]) -> Iterator[int]:
        """The words of the pieces of a name that spaces separate; nearly always one of each."""
        for piece in pieces:
            number = self.of_piece.get(piece)
            if number is not None:
                yield number
            else:
                yield from self._of_split_piece.get(piece) or self._read(piece)

    def _read(self, piece: str) -> tuple[int, ...]:
        text = nfc(piece).lower()
        fold = folded(text) if text.isalpha() else ""
        if fold == text:
            text = fold
        words = [(fold, text)] if fold.isalpha() else _split(text)
        numbers = tuple([self._number(fold, surface) for fold, surface in words])
        if len(numbers) == 1:
            self.of_piece[piece] = numbers[0]
        else:
            self._of_split_piece[piece] = numbers
        return numbers

    def _number(self, fold: str, surface: str) -> int:
        number = self._numbers.get(surface)
        if number is None or self.folds[number] != fold:
            number = self._numbers[surface] = len(self.folds)
            self.folds.append(fold)
            self.surfaces.append(surface)
        return number

    def close(self) -> None:
        """Forget what is needed only while names are read."""
        self.of_piece.clear()
        self._of_split_piece.clear()
        self._numbers.clear()


def _split(text: str) -> Iterator[tuple[str, str]]:
    target = fold_with_offsets(text)
    place = 0
    for fold in target.letters.split():
        place = target.letters.index(fold, place)
        start, end = target.span(place, place + len(fold))
        yield fold, text[start:end].replace("\n", " ")
        place += len(fold)


class _Collected:
    """The names as they were read, in words."""

    def __init__(self) -> None:
        self._words = _Words()
        self._names = StringBlock()
        self._ids = StringBlock()
        self._kinds = bytearray()
        self._kind_numbers: dict[str | None, int] = {}
        self._counts = array("I")
        self._starts = array("I", [0])
        self._used = array("I")

    def add(self, entries: Sequence[NameEntry]) -> None:
        get, used, starts, kinds = self._words.of_piece.get, self._used, self._starts, self._kind_numbers
        for entry in entries:
            pieces = entry.name.split()
            found = list(map(get, pieces))
            used.extend(found if None not in found else self._words.read(pieces))  # type: ignore[arg-type]
            starts.append(len(used))
        self._kinds.extend([kinds.setdefault(entry.kind, len(kinds)) for entry in entries])
        self._counts.extend([min(entry.count, 0xFFFFFFFF) for entry in entries])
        self._names.extend([entry.name for entry in entries])
        self._ids.extend([entry.id for entry in entries])

    def sort_by_count(self) -> None:
        """Number the names by their counts, so that the first ones of any list are the most frequent."""
        counts = self._counts
        if all(map(int.__ge__, counts, islice(counts, 1, None))):
            return
        order = sorted(range(len(counts)), key=lambda place: -counts[place])
        self._names, self._ids = self._names.reordered(order), self._ids.reordered(order)
        used, starts = array("I"), array("I", [0])
        for place in order:
            used.extend(self._used[self._starts[place] : self._starts[place + 1]])
            starts.append(len(used))
        self._used, self._starts = used, starts
        self._kinds = bytearray(self._kinds[place] for place in order)
        self._counts = array("I", [counts[place] for place in order])

    def tables(self) -> Tables:
        """All tables; ends the use of this object."""
        self._words.close()
        writer = TableWriter()
        writer.add_block("names", self._names)
        writer.add_block("ids", self._ids)
        writer.add_bytes("kinds", self._kinds)
        writer.add_numbers("counts", self._counts)
        used, distinct, sounds = self._write_words(writer)
        solids = self._write_sounds(writer, used, distinct, sounds)
        del used, distinct, sounds
        order = sorted(range(len(solids)), key=solids.__getitem__)
        writer.add_numbers("solids.of", array("I", order))
        writer.add_strings("solids", map(solids.__getitem__, order))
        write_known(writer, solids, order, self._names.__getitem__, self._kind)
        return writer.finish({"kinds": list(self._kind_numbers)})

    def _write_words(self, writer: TableWriter) -> "tuple[array[int], list[str], list[str]]":
        """Write the words and who has them; return the words of all names, the distinct words, and how each sounds."""
        folds, surfaces = self._words.folds, self._words.surfaces
        keys = [f"{fold}\t{text}" for fold, text in zip(folds, surfaces, strict=True)]
        order = sorted(range(len(folds)), key=keys.__getitem__)
        del keys
        place_of = array("I", bytes(4 * len(order)))
        fold_of = array("I", bytes(4 * len(order)))
        distinct: list[str] = []
        fold_starts = array("I")
        for place, number in enumerate(order):
            place_of[number] = place
            fold = folds[number]
            if not distinct or distinct[-1] != fold:
                distinct.append(fold)
                fold_starts.append(place)
            fold_of[number] = len(distinct) - 1
        fold_starts.append(len(order))
        writer.add_strings("surfaces", map(surfaces.__getitem__, order))
        writer.add_numbers("folds.starts", fold_starts)
        rows = [(surfaces[number], fold_of[number]) for number in order]
        self._words = _Words()
        sounds = _write_vocabulary(writer, distinct, rows)
        del rows, folds, surfaces, order
        starts, postings = self._postings(place_of)
        writer.add_numbers("postings.starts", starts)
        writer.add_numbers("postings", postings)
        _write_tops(writer, distinct, array("I", map(starts.__getitem__, fold_starts)), postings)
        used = array("I", map(fold_of.__getitem__, self._used))
        writer.add_numbers("used", used)
        writer.add_numbers("used.starts", self._starts)
        self._used = array("I")
        return used, distinct, sounds

    def _postings(self, place_of: "array[int]") -> "tuple[array[int], array[int]]":
        """For each word the names that have it."""
        sizes = Counter(self._used)
        by_place = array("I", bytes(4 * (len(place_of) + 1)))
        for word, size in sizes.items():
            by_place[place_of[word] + 1] = size
        starts = array("I", accumulate(by_place))
        free = starts.tolist()
        postings = array("I", bytes(4 * len(self._used)))
        lengths = map(int.__sub__, islice(self._starts, 1, None), self._starts)
        names = chain.from_iterable(map(repeat, range(len(self._starts) - 1), lengths))
        for name, place in zip(names, map(place_of.__getitem__, self._used), strict=True):
            position = free[place]
            postings[position] = name
            free[place] = position + 1
        return starts, postings

    def _write_sounds(
        self, writer: TableWriter, used: "array[int]", distinct: Sequence[str], sounds: Sequence[str]
    ) -> list[str]:
        """Write what finds names by their sound and their initials; return the names without spaces, folded."""
        lengths = array("I", map(int.__sub__, islice(self._starts, 1, None), self._starts))
        words = map(distinct.__getitem__, used)
        solids = ["".join(islice(words, length)) for length in lengths]
        whole, initials = array("Q"), array("Q")
        run_together = array("I")
        abbreviated = 2 if len(solids) <= _ABBREVIATED else _LONG_NAME
        for name, (start, length, solid) in enumerate(zip(self._starts, lengths, solids, strict=False)):
            if 1 < length <= _RUN_TOGETHER and len(solid) <= _RUN_LETTERS:
                run_together.append(name)
                sound = "".join([sounds[place] for place in used[start : start + length]])
                whole.append(hashed(sound, name))
            if length >= abbreviated:
                for letters in initials_of([distinct[place] for place in used[start : start + length]]):
                    initials.append(hashed(letters, name))
        writer.add_hashed("sounds", whole)
        writer.add_hashed("initials", initials)
        writer.add_rows("backward", [solids[name][::-1] for name in run_together], run_together)
        return solids

    def _kind(self, name: int) -> str | None:
        return list(self._kind_numbers)[self._kinds[name]]


def _write_vocabulary(writer: TableWriter, distinct: Sequence[str], rows: Iterable[tuple[str, int]]) -> list[str]:
    """Write the vocabulary from pairs of a word as written and its place in `distinct`; return how each sounds."""
    frames: list[str] = []
    places = array("I")
    sounds: list[str] = []
    sound_places = array("I")
    previous = ("", -1)
    for surface, place in rows:
        fold = distinct[place]
        if fold.isdigit():
            continue
        if len(fold) <= _LONGEST_SYLLABLE and surface[0] < "\u0400" and is_syllable(fold):
            spellings = transcriptions(surface)
            sounds += map(skeleton, spellings)
            sound_places.extend([place] * len(spellings))
        frame = skeleton(surface).replace(" ", "").replace("-", "")
        if previous == (frame, place):
            continue
        previous = (frame, place)
        frames.append(frame)
        places.append(place)
    sound_of = list(distinct)
    for place, sound in zip(places, write_vocabulary(writer, "folds", distinct, frames, places), strict=True):
        sound_of[place] = sound
    writer.add_rows("folds.transcribed", sounds, sound_places)
    return sound_of


def initials_of(words: Sequence[str]) -> tuple[str, ...]:
    """What a name may be abbreviated to: the first letters of all its words, and of those that say something."""
    full = "".join([word[0] for word in words])
    if _UNABBREVIATED.isdisjoint(words):
        return (full,)
    content = "".join([word[0] for word in words if word not in _UNABBREVIATED])
    return tuple(letters for letters in (full, content) if len(letters) > 1)


def _write_tops(writer: TableWriter, words: Sequence[str], first: "array[int]", postings: "array[int]") -> None:
    """Write the first names of each beginning of words that very many have.

    first: for each word, and behind the last, where its names begin in `postings`.
    """
    prefixes: list[str] = []
    names = array("I")
    starts = array("I", [0])
    waiting = [(0, len(words), "")]
    while waiting:
        low, high, prefix = waiting.pop()
        if prefix:
            prefixes.append(prefix)
            names.extend(sorted(set(nsmallest(TOP, postings[first[low] : first[high]]))))
            starts.append(len(names))
        groups = []
        low += low < high and words[low] == prefix
        while low < high and len(prefix) < _LONGEST_TOP:
            longer = words[low][: len(prefix) + 1]
            end = bisect_left(words, longer + _LAST, low, high)
            if first[end] - first[low] > FREQUENT:
                groups.append((low, end, longer))
            low = end
        waiting += reversed(groups)
    writer.add_strings("tops", prefixes)
    writer.add_numbers("tops.names", names)
    writer.add_numbers("tops.starts", starts)
