"""Finding the name meant in a list of names, however it was typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reader.names import vietnamese
from reader.names.cleaning import clean
from reader.names.folding import folded, marked, nfc, skeleton, solid
from reader.names.keystrokes import readings
from reader.names.known_names import KnownNames, NameEntry
from reader.names.matching import Ranges, fold_with_offsets, has_own_marks, merge
from reader.names.vocabulary import How, Vocabulary, WordMatch, typo_budget
from reader.names.words import Word, word_of

_CANDIDATES = 300
_ENOUGH = 0.6
_SURE = 0.86
_DECODED = 0.84
_DECODED_ALONE = 0.76
_DECODED_LENGTH = 3
_DECODED_LONG = 6
_MOST_WORDS = 12
_JOINING = frozenset(["of", "the", "and", "for", "va", "cua", "men", "i", "v", "na", "po", "de"])


@dataclass(frozen=True, slots=True)
class NameMatch:
    """One answer.

    matched: the spelling that was met. ranges: the parts of it that the query stands for, code points, end exclusive.
    score: 0 to 1.
    """

    entry: NameEntry
    matched: str
    ranges: Ranges
    score: float


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The answers to `query`, best first; read_as: what the keystrokes were decoded to, when that was what helped."""

    query: str
    read_as: str | None
    results: tuple[NameMatch, ...]


@dataclass(frozen=True, slots=True)
class _Hit:
    number: int
    score: float
    words: tuple[tuple[int, int], ...] = ()  # position of the word in the name, folded letters of it that were met
    letters: int = 0  # or: so many letters of the whole name without spaces, -1 for all
    spelling: str = ""  # another name of the entry that was met instead


class NameIndex:
    """An index over names, built once; searching is fit for every key press."""

    def __init__(self, entries: Iterable[NameEntry]) -> None:
        self.entries = tuple(entries)
        self._words: list[tuple[str, ...]] = []
        self._postings: dict[str, list[int]] = {}
        self._solids: dict[str, list[int]] = {}
        self._frames: dict[str, list[int]] = {}
        self._abbreviations: dict[str, list[int]] = {}
        for number, entry in enumerate(self.entries):
            words = tuple(fold_with_offsets(nfc(entry.name)).letters.split())
            self._words.append(words)
            for word in dict.fromkeys(words):
                self._postings.setdefault(word, []).append(number)
            joined = "".join(words)
            self._solids.setdefault(joined, []).append(number)
            self._frames.setdefault(skeleton(entry.name).replace(" ", "").replace("-", ""), []).append(number)
            if len(words) > 1:
                for letters in _initials(words):
                    self._abbreviations.setdefault(letters, []).append(number)
        self._vocabulary = Vocabulary(self._postings)
        self._solid_names = Vocabulary(self._solids)
        self._known: KnownNames | None = None

    def __len__(self) -> int:
        return len(self.entries)

    def search(self, query: str, limit: int = 10) -> SearchAnswer:
        """The names that `query` may mean, best first, at most `limit`; none when nothing sensible is found.

        The query may be incomplete, without marks, misspelt by one or two letters, in another alphabet, run
        together, an abbreviation, an inflected form, or keystrokes of Telex, VNI or another keyboard layout; the
        last are tried when the text as it stands finds nothing good, and the answer then says what it was read as.
        Marks that were typed are preferred.
        """
        if limit <= 0 or not folded(query):
            return SearchAnswer(query, None, ())
        hits = self._best(query)
        read_as = None
        if not hits or hits[0].score < _SURE:
            hits, read_as = self._decoded(query, hits)
        return SearchAnswer(query, read_as, tuple(self._answer(hit) for hit in hits[:limit]))

    def _decoded(self, query: str, hits: list[_Hit]) -> tuple[list[_Hit], str | None]:
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

    def _best(self, query: str, *, typos: bool = True) -> list[_Hit]:
        hits: dict[int, _Hit] = {}
        self._by_words(_words_of(query), hits, typos=typos)
        self._by_whole(query, hits, typos=typos)
        self._by_knowledge(query, hits, typos=typos)
        if not hits or max(hit.score for hit in hits.values()) < _SURE:
            peeled = clean(query)
            if peeled.titles or peeled.heads or peeled.aliases:
                self._by_words([word_of(word) for word in peeled.words], hits, typos=typos, factor=0.97)
                self._by_whole(peeled.text, hits, typos=typos, factor=0.97)
        return self._ordered(hits)

    def _ordered(self, hits: dict[int, _Hit]) -> list[_Hit]:
        best: dict[str, _Hit] = {}
        for hit in hits.values():
            key = self.entries[hit.number].id
            held = best.get(key)
            # Of equally good spellings of one thing the one given first is shown.
            if held is None or (-round(hit.score, 2), hit.number) < (-round(held.score, 2), held.number):
                best[key] = hit
        return sorted(best.values(), key=self._rank)

    def _rank(self, hit: _Hit) -> tuple[float, int, int, int]:
        entry = self.entries[hit.number]
        return (-round(hit.score, 2), -entry.count, len(entry.name), hit.number)

    def _by_words(self, typed: Sequence[Word], hits: dict[int, _Hit], *, typos: bool, factor: float = 1.0) -> None:
        typed = typed[:_MOST_WORDS]
        if not typed:
            return
        found = [self._vocabulary.matches(word, typos=typos) for word in typed]
        weights = [_weight(word) for word in typed]
        rough: dict[int, float] = {}
        for matches, weight in zip(found, weights, strict=True):
            best: dict[int, float] = {}
            for word, match in matches.items():
                for number in self._postings[word]:
                    if match.quality > best.get(number, 0.0):
                        best[number] = match.quality
            for number, quality in best.items():
                rough[number] = rough.get(number, 0.0) + quality * weight
        total = sum(weights)
        good = [(score, number) for number, score in rough.items() if score >= _ENOUGH * total]
        good.sort(key=lambda pair: (-pair[0], -self.entries[pair[1]].count, len(self._words[pair[1]])))
        for _, number in good[:_CANDIDATES]:
            hit = self._aligned(number, typed, found, weights)
            if hit is not None:
                _keep(hits, replace(hit, score=hit.score * factor))

    def _aligned(
        self, number: int, typed: Sequence[Word], found: Sequence[dict[str, WordMatch]], weights: Sequence[float]
    ) -> _Hit | None:
        """How well the typed words, each used for one word of the name, fit the entry."""
        words = self._words[number]
        used: dict[int, int] = {}
        gained = lost = 0.0
        previous = -1
        turned = False
        for word, matches, weight in sorted(
            zip(typed, found, weights, strict=True), key=lambda item: -len(item[0].folded)
        ):
            best: WordMatch | None = None
            place = -1
            for index, candidate in enumerate(words):
                match = matches.get(candidate)
                if match is not None and index not in used and (best is None or match.quality > best.quality):
                    best, place = match, index
            if best is None:
                lost += weight
                continue
            used[place] = best.length
            gained += weight * (best.quality - self._mark_penalty(word, number, place, best))
        total = sum(weights)
        if lost > 0.35 * total or (lost and len(typed) < 3 and lost > 0.2 * total):
            return None
        order = [self._place(number, word, matches) for word, matches in zip(typed, found, strict=True)]
        for place in order:
            turned = turned or 0 <= place < previous
            previous = max(previous, place)
        letters = sum(len(word) * _weight_of(word) for word in words)
        met = sum(len(words[place]) * _weight_of(words[place]) for place in used)
        score = gained / total * (0.82 + 0.18 * met / max(1.0, letters))
        score -= 0.03 if turned else 0.0
        score -= 0.01 if used and min(used) > 0 else 0.0
        if score < _ENOUGH - 0.1:
            return None
        return _Hit(number, score, tuple(used.items()))

    def _place(self, number: int, word: Word, matches: dict[str, WordMatch]) -> int:
        places = [
            (matches[candidate].quality, -index)
            for index, candidate in enumerate(self._words[number])
            if candidate in matches
        ]
        return -max(places)[1] if places else -1

    def _mark_penalty(self, word: Word, number: int, place: int, match: WordMatch) -> float:
        """Marks that were typed are wanted: names without any come after, names with others come last."""
        if word.cyrillic or not has_own_marks(word.text):
            return 0.0
        written = nfc(self.entries[number].name)
        spans = _spans(written)
        if place >= len(spans):
            return 0.0
        text = written[spans[place][0] : spans[place][1]]
        if not has_own_marks(text):
            return 0.03
        if match.how is How.PREFIX and marked(text).startswith(marked(word.text)[:-1]):
            return 0.0
        return 0.0 if vietnamese.marks_compatible(word.text, text) else 0.12

    def _by_whole(self, query: str, hits: dict[int, _Hit], *, typos: bool, factor: float = 1.0) -> None:
        """The query without spaces against names without spaces, against frames, and as an abbreviation."""
        typed = solid(query)
        if len(typed) < 2:
            return
        for number in self._abbreviations.get(typed, ()):
            quality = 0.84 if len(typed) > 2 else 0.74
            _keep(hits, _Hit(number, factor * (quality + 0.06 * query.strip().isupper()), letters=-1))
        if len(typed) < 4:
            return
        frame = skeleton(query).replace(" ", "").replace("-", "")
        for number in self._frames.get(frame, ()):
            _keep(hits, _Hit(number, factor * 0.95 * self._solid_fit(query, number), letters=-1))
        word = replace(word_of(typed), text=query)
        for name, match in self._solid_names.matches(word, typos=typos and len(typed) >= 5).items():
            if match.how is How.TYPO and not _is_close(typed, name):
                continue
            quality = match.quality if match.how is How.EXACT else match.quality * 0.97
            for number in self._solids[name]:
                _keep(hits, _Hit(number, factor * quality * self._solid_fit(query, number), letters=match.length))

    def _solid_fit(self, query: str, number: int) -> float:
        if not has_own_marks(query):
            return 1.0
        name = self.entries[number].name
        if not has_own_marks(name):
            return 0.97
        compatible = vietnamese.marks_compatible(nfc(query).replace(" ", ""), nfc(name).replace(" ", ""))
        return 1.0 if compatible else 0.88

    def _by_knowledge(self, query: str, hits: dict[int, _Hit], *, typos: bool) -> None:
        """Names that resemble nothing in the query but are known for the same thing: Trung Quốc for China."""
        if self._known is None:
            self._known = KnownNames(self.entries, self._solids)
        for number, spelling, quality, letters in self._known.search(query, typos=typos):
            _keep(hits, _Hit(number, quality, letters=letters, spelling=spelling))

    def _answer(self, hit: _Hit) -> NameMatch:
        entry = self.entries[hit.number]
        matched = hit.spelling or entry.name
        return NameMatch(entry, matched, self._ranges(hit, matched), round(hit.score, 4))

    @staticmethod
    def _ranges(hit: _Hit, name: str) -> Ranges:
        target = fold_with_offsets(name)
        if not target.letters:
            return ()
        if hit.words:
            starts = _word_starts(target.letters)
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
    return [word_of(text[start:end]) for start, end in _spans(text)]


def _spans(text: str) -> list[tuple[int, int]]:
    """The places of the folded words in `text`."""
    target = fold_with_offsets(text)
    spans = []
    for start in _word_starts(target.letters):
        end = target.letters.find(" ", start)
        spans.append(target.span(start, len(target.letters) if end < 0 else end))
    return spans


def _word_starts(letters: str) -> list[int]:
    return [
        index for index, letter in enumerate(letters) if letter != " " and (index == 0 or letters[index - 1] == " ")
    ]


def _initials(words: Sequence[str]) -> set[str]:
    full = "".join(word[0] for word in words)
    content = "".join(word[0] for word in words if word not in _JOINING)
    return {letters for letters in (full, content) if len(letters) > 1}


def _weight(word: Word) -> float:
    return _weight_of(word.folded)


def _weight_of(word: str) -> float:
    """How much a word says about which name is meant."""
    if word in _JOINING or word in vietnamese.MIDDLE:
        return 0.25
    if word in vietnamese.COMMON_SURNAMES:
        return 0.6
    return min(1.0, 0.5 + len(word) / 8)


def _is_close(typed: str, name: str) -> bool:
    return abs(len(typed) - len(name)) <= typo_budget(len(typed))


def _keep(hits: dict[int, _Hit], hit: _Hit) -> None:
    if hit.number not in hits or hits[hit.number].score < hit.score:
        hits[hit.number] = hit
