"""Finding what somebody typed in a whole text, whatever marks, case and script it is written in.

A text is folded once, in pieces; where a found run stood is worked out for the pieces that are looked at. A query is
literal: nothing in it is a pattern.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import Lock

from reader.lazy_pattern import LazyPattern
from reader.names.folding import marked, nfc, skeleton
from reader.names.keystrokes import readings
from reader.names.letters import FOLDED
from reader.names.matching import has_own_marks

Span = tuple[int, int]
"""A run of a text: code points, end exclusive."""

LONGEST_QUERY = 200
"""Longer queries, in code points, find nothing."""

_PIECE = 512
_LONGEST_PIECE = 4 * _PIECE
_KEPT_MAPS = 512
_LEAST_SOUNDS = 3
_LEAST_SOLID = 4
_SHORT = 2
_CHECK_EVERY = 2048
_SPACE = LazyPattern(r"\s")
_WORD = LazyPattern("[^\\W_](?:[\\w'’ʼ\u0300-\u036f]*[\\w\u0300-\u036f])?")
_NO_WORD = LazyPattern("[^\\w\u0300-\u036f]+")

Stop = Callable[[], bool]


class StoppedError(Exception):
    """Nobody waits for the answer any more."""


def never() -> bool:
    """The answer of somebody who waits for as long as it takes."""
    return False


def _translated(text: str) -> str:
    key = text.translate(FOLDED.quick)
    return key if key.isascii() else text.translate(FOLDED)


def search_key(text: str) -> str:
    """`text` as searches compare it: `folding.folded`, with the q of Kazakh in Latin letters as k."""
    return " ".join(_translated(nfc(text)).split()).replace("q", "k")


class Hits(Sequence[Span]):
    """Where something was found, in text order. Only the spans that are asked for are worked out.

    exact: False when the marks or the letters of the query had to be disregarded.
    """

    def __init__(self, text: "SearchableText", positions: "array[int]", length: int, *, exact: bool = True) -> None:
        """positions: of `length` folded letters each."""
        self._text = text
        self._positions = positions
        self._length = length
        self.exact = exact

    def __len__(self) -> int:
        return len(self._positions)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        if isinstance(index, slice):
            return [self._span(position) for position in self._positions[index]]
        return self._span(self._positions[index])

    def _span(self, position: int) -> Span:
        return self._text.span(position, position + self._length)

    def _place(self, offset: int) -> int:
        return self._text.letter_at(offset)

    def at_or_after(self, offset: int) -> int:
        """The number of the first hit that begins at `offset` (code points) or later; `len` when there is none."""
        return bisect_left(self._positions, self._place(offset))

    def within(self, start: int, end: int) -> list[Span]:
        """The hits that begin between two offsets, without those that overlap an earlier one."""
        found: list[Span] = []
        for number in range(self.at_or_after(start), self.at_or_after(end)):
            span = self[number]
            if not found or span[0] >= found[-1][1]:
                found.append(span)
        return found


class _PlainHits(Hits):
    """Hits whose places are offsets into the text itself."""

    def __init__(self, starts: "array[int]", ends: "array[int]", *, exact: bool) -> None:
        self._positions = starts
        self._ends = ends
        self.exact = exact

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        if isinstance(index, slice):
            return list(zip(self._positions[index], self._ends[index], strict=True))
        return self._positions[index], self._ends[index]

    def _place(self, offset: int) -> int:
        return offset


class SearchableText:
    """A text made ready to be searched; takes about a second for ten million letters, after that milliseconds.

    text: in Normalization Form C, as documents are. stop: asked now and then; True ends the work with `StoppedError`.
    """

    def __init__(self, text: str, *, stop: Stop = never) -> None:
        self.text = text
        self._sources = array("Q")
        self._folds = array("Q")
        self._limits = array("Q")
        self._maps: OrderedDict[int, tuple[array[int], array[int]]] = OrderedDict()
        self._sounds: dict[str, str] = {}
        self._solid: tuple[str, array[int]] | None = None
        self._lock = Lock()
        self.letters = self._fold(stop)

    def _fold(self, stop: Stop) -> str:
        pieces: list[str] = []
        length = 0
        apart = False
        for number, (start, end) in enumerate(_pieces(self.text)):
            if not number % _CHECK_EVERY and stop():
                raise StoppedError
            raw = _translated(self.text[start:end])
            piece = " ".join(raw.split()).replace("q", "k")
            if not piece:
                apart = apart or bool(raw)
                continue
            if pieces and (apart or raw[0] == " " or self.text[start - 1].isspace()):
                pieces.append(" ")
                length += 1
            self._sources.append(start)
            self._limits.append(end)
            self._folds.append(length)
            pieces.append(piece)
            length += len(piece)
            apart = raw[-1] == " "
        return "".join(pieces)

    # Places ---------------------------------------------------------------------------------------------------------

    def _map(self, number: int) -> "tuple[array[int], array[int]]":
        """For each folded letter of a piece, where the run it stands for begins and ends in the text."""
        with self._lock:
            found = self._maps.get(number)
            if found is not None:
                self._maps.move_to_end(number)
                return found
        starts, ends = _places(self.text, self._sources[number], self._limits[number])
        with self._lock:
            self._maps[number] = starts, ends
            if len(self._maps) > _KEPT_MAPS:
                self._maps.popitem(last=False)
        return starts, ends

    def span(self, start: int, end: int) -> Span:
        """The run of the text that `letters[start:end]` stands for; it begins and ends with a letter, not a space."""
        first = bisect_right(self._folds, start) - 1
        last = bisect_right(self._folds, end - 1) - 1
        return self._map(first)[0][start - self._folds[first]], self._map(last)[1][end - 1 - self._folds[last]]

    def letter_at(self, offset: int) -> int:
        """The number of the first folded letter that stands at `offset` of the text or later."""
        number = bisect_right(self._sources, offset) - 1
        if number < 0:
            return 0
        starts, _ends = self._map(number)
        return self._folds[number] + bisect_left(starts, offset)

    # Searching ------------------------------------------------------------------------------------------------------

    def search(self, query: str, hidden: Sequence[Span] = (), *, stop: Stop = never) -> Hits:
        """Everything that `query` may stand for in the text, outside the runs `hidden` (in text order).

        Marks, case and script do not matter; a word that was typed with Latin marks is found with them only, unless
        there is none with them. When nothing is found, words written together or apart otherwise are (hanoi, Hà
        Nội), then words that sound alike in another alphabet (Tokayev, Тоқаев). Raises `StoppedError` when `stop`
        says so.
        """
        key = search_key(query)
        if not query.strip() or len(query) > LONGEST_QUERY:
            return self._none()
        if not key:
            return self._literally(query.strip(), hidden, stop)
        if len(key) <= _SHORT and has_own_marks(query):
            exact = self._in_either_case(nfc(query.strip()), hidden)
            if exact:
                return exact
        positions = self._without(_occurrences(key, self.letters, stop), hidden)
        if has_own_marks(query):
            strict = self._with_marks(positions, query, len(key), stop)
            if strict:
                return Hits(self, strict, len(key))
        if positions:
            return Hits(self, positions, len(key), exact=not has_own_marks(query))
        return self._run_together(key, hidden, stop) or self._by_sound(query, hidden, stop)

    def first(self, query: str, offset: int) -> Span | None:
        """The first place of the folded letters of `query` at `offset` or later, faster than `search` by far."""
        key = search_key(query)
        if not key or len(query) > LONGEST_QUERY:
            return None
        position = self.letters.find(key, self.letter_at(offset))
        return self.span(position, position + len(key)) if position >= 0 else None

    def _none(self) -> Hits:
        return Hits(self, array("Q"), 0)

    def _without(self, positions: "array[int]", hidden: Sequence[Span]) -> "array[int]":
        for start, end in reversed(hidden):
            del positions[bisect_left(positions, self.letter_at(start)) : bisect_left(positions, self.letter_at(end))]
        return positions

    def _with_marks(self, positions: "array[int]", query: str, length: int, stop: Stop) -> "array[int]":
        wanted = _marked_words(query)
        all_marked = all(map(has_own_marks, wanted))
        low = nfc(query).lower()
        kept = array("Q")
        for number, position in enumerate(positions):
            if not number % _CHECK_EVERY and stop():
                raise StoppedError
            start, end = self.span(position, position + length)
            found = self.text[start:end]
            if found.isascii() and all_marked:
                continue
            if found.lower() == low or _agrees(wanted, found):
                kept.append(position)
        return kept

    def _literally(self, query: str, hidden: Sequence[Span], stop: Stop) -> Hits:
        starts = _occurrences(nfc(query), self.text, stop)
        for start, end in reversed(hidden):
            del starts[bisect_left(starts, start) : bisect_left(starts, end)]
        return _PlainHits(starts, array("Q", (start + len(query) for start in starts)), exact=True)

    def _in_either_case(self, query: str, hidden: Sequence[Span]) -> Hits:
        """`query` letter by letter; of a letter or two, looking at every place without marks would take too long."""
        matches = re.finditer(re.escape(query), self.text, re.IGNORECASE)
        spans = [match.span() for match in matches if not _inside(match.start(), hidden)]
        starts, ends = array("Q", (start for start, _end in spans)), array("Q", (end for _start, end in spans))
        return _PlainHits(starts, ends, exact=True)

    def _run_together(self, key: str, hidden: Sequence[Span], stop: Stop) -> Hits | None:
        """Words written as one or apart otherwise than in the query (hanoi, Hà Nội), from the beginning of a word."""
        plain = key.replace(" ", "")
        if len(plain) < _LEAST_SOLID:
            return None
        if self._solid is None:
            gaps = array("Q", (match.start() - number for number, match in enumerate(re.finditer(" ", self.letters))))
            self._solid = self.letters.replace(" ", ""), gaps
        solid, gaps = self._solid
        starts, ends = array("Q"), array("Q")
        for position in _occurrences(plain, solid, stop):
            first = position + bisect_right(gaps, position)
            if first and self.letters[first - 1] != " ":
                continue
            end = position + len(plain) - 1
            span = self.span(first, end + bisect_right(gaps, end) + 1)
            if not _inside(span[0], hidden):
                starts.append(span[0])
                ends.append(span[1])
        return _PlainHits(starts, ends, exact=False) if starts else None

    def _by_sound(self, query: str, hidden: Sequence[Span], stop: Stop) -> Hits:
        wanted = "".join(map(skeleton, _WORD.findall(nfc(query))))
        starts, ends = array("Q"), array("Q")
        begun: list[tuple[int, str]] = []  # where words begin that may turn out to sound like the query
        for number, match in enumerate(_WORD.finditer(self.text) if len(wanted) >= _LEAST_SOUNDS else ()):
            if not number % _CHECK_EVERY and stop():
                raise StoppedError
            frame = self._sound(match.group())
            still: list[tuple[int, str]] = []
            for start, earlier in [*begun, (match.start(), "")]:
                sound = earlier + frame
                if sound.startswith(wanted):
                    if not _inside(start, hidden) and (not ends or start >= ends[-1]):
                        starts.append(start)
                        ends.append(match.end())
                elif wanted.startswith(sound):
                    still.append((start, sound))
            begun = still
        return _PlainHits(starts, ends, exact=False)

    def _sound(self, word: str) -> str:
        frame = self._sounds.get(word)
        if frame is None:
            frame = self._sounds[word] = skeleton(word)
        return frame


def _pieces(text: str) -> Iterator[Span]:
    """`text` in runs that end where a white space does, or a very long word has to be cut."""
    start, length = 0, len(text)
    while start < length:
        end = start + _PIECE
        if end < length:
            space = _SPACE.search(text, end, min(length, start + _LONGEST_PIECE))
            end = space.start() if space else min(length, start + _LONGEST_PIECE)
            while end < length and unicodedata.combining(text[end]):
                end += 1
        yield start, min(end, length)
        start = end


def _places(text: str, start: int, end: int) -> "tuple[array[int], array[int]]":
    starts, ends = array("Q"), array("Q")
    gap = False
    for offset in range(start, end):
        piece = FOLDED[ord(text[offset])]
        if piece is None:
            if starts and not gap and unicodedata.combining(text[offset]):
                ends[-1] = offset + 1
            continue
        for letter in chr(piece) if isinstance(piece, int) else piece:
            if letter == " " or letter.isspace():
                gap = True
                continue
            if gap and starts:
                starts.append(offset)
                ends.append(offset)
            gap = False
            starts.append(offset)
            ends.append(offset + 1)
    return starts, ends


def _occurrences(needle: str, haystack: str, stop: Stop) -> "array[int]":
    """Where `needle` stands, from left to right, not overlapping itself."""
    found = array("Q")
    find, append, length = haystack.find, found.append, len(needle)
    position = find(needle)
    while position >= 0:
        append(position)
        if not len(found) % _CHECK_EVERY and stop():
            raise StoppedError
        position = find(needle, position + length)
    return found


def _marked_words(text: str) -> list[str]:
    return [word for word in _NO_WORD.split(marked(text)) if word]


def _agrees(wanted: Sequence[str], found: str) -> bool:
    """Whether every word of the query that carries marks stands in `found` with the same ones."""
    words = _marked_words(found)
    if len(words) != len(wanted):
        return " ".join(wanted) == " ".join(words)
    return all(word == want or not has_own_marks(want) for want, word in zip(wanted, words, strict=True))


def _inside(offset: int, spans: Sequence[Span]) -> bool:
    number = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return number >= 0 and offset < spans[number][1]


def other_readings(query: str) -> Iterable[str]:
    """What else the keys of `query` may have been meant as: Telex, VNI, another keyboard layout; the likeliest first.

    Nothing for a query too short to tell.
    """
    if _letters(query) < _LEAST_SOUNDS:
        return ()
    return [reading for reading in readings(query) if _letters(reading) >= _LEAST_SOUNDS]


def _letters(text: str) -> int:
    return len(search_key(text).replace(" ", ""))
