"""The distinct words of many names, and which of them a typed word may mean."""

from array import array
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from reader.lazy_pattern import LazyPattern
from reader.names import correspondence, kazakh, russian
from reader.names.edits import near_ones
from reader.names.folding import coarse, folded, skeleton
from reader.names.name_words import other_forms
from reader.names.search.tables import Numbers, Strings, Tables, TableWriter, hashed
from reader.names.vietnamese import i_for_y, is_syllable
from reader.names.words import Word, word_of

_SOUND_LENGTH = 3
_COARSE_LENGTH = 5
_COARSE_MOST = 50
_MOST_FRAMES = 600
_MOST_NEAR = 6000
_FAR_ENDS = 3
_INCOMPLETE = 0.03
_OTHER_FORM = 0.88
_CORRESPONDING = 0.85
_FAR_SOUND = 0.5
_DEVOICED = LazyPattern("(?<=[eo])f$")  # Toqaef, Romanof: -ev and -ov as they sound
_DEVOICED_LENGTH = 5
_MASCULINE_GENITIVE = LazyPattern("[оеё]ва$|[иы]на$")  # or a woman's name, which is met first where there is one


class How(IntEnum):
    """How a typed word met a word of a name, the surest first."""

    EXACT = 0
    SCRIPT = 1
    ENDING = 2
    PREFIX = 3
    COARSE = 4
    TYPO = 5
    PREFIX_TYPO = 6


class WordMatch(NamedTuple):
    """A word of the vocabulary that a typed word may mean.

    quality: 0 to 1. length: how many folded letters of the word were met, for highlighting.
    """

    quality: float
    how: How
    length: int


def typo_budget(length: int) -> int:
    """How many edits a typed word of `length` letters may be away from the one meant."""
    if length <= 3:
        return 0
    return 1 if length <= 6 else 2


class WordMatches:
    """The words that a typed word may mean, by their number in the vocabulary.

    exact: the word itself, or -1. prefixed: the words that begin with it (a range, `exact` not among them).
    others: those met in another way.
    """

    __slots__ = ("_letters", "_vocabulary", "exact", "others", "prefixed")

    def __init__(self, vocabulary: "Vocabulary", letters: int, exact: int, prefixed: range) -> None:
        self._vocabulary = vocabulary
        self._letters = letters
        self.exact = exact
        self.prefixed = prefixed
        self.others: dict[int, WordMatch] = {}

    def get(self, word: int) -> WordMatch | None:
        """How the word was met, in its best way."""
        if word == self.exact:
            return WordMatch(1.0, How.EXACT, self._letters)
        other = self.others.get(word)
        if word in self.prefixed:
            share = self._letters / self._vocabulary.words.length(word)
            match = WordMatch(0.72 + 0.2 * share, How.PREFIX, self._letters)
            return match if other is None or other.quality <= match.quality else other
        return other

    def keep(self, word: int, match: WordMatch) -> None:
        """Remember a match unless a better one of the word is known."""
        held = self.others.get(word)
        if word != self.exact and (held is None or held.quality < match.quality):
            self.others[word] = match

    @property
    def sure(self) -> bool:
        """True when a word was met without a typing error."""
        if self.exact >= 0 or self.prefixed:
            return True
        return any(match.how < How.COARSE for match in self.others.values())

    @property
    def whole(self) -> bool:
        """True when the typed word is complete as it stands."""
        return self.exact >= 0 or any(match.how <= How.ENDING for match in self.others.values())

    def __bool__(self) -> bool:
        return self.exact >= 0 or bool(self.prefixed) or bool(self.others)


def write_vocabulary(
    writer: TableWriter, name: str, words: Sequence[str], frames: Sequence[str], places: Sequence[int]
) -> list[str]:
    """Write the tables of a vocabulary; return the coarse form of each frame.

    words: sorted, distinct, in folded form. frames: of their spellings; places: to which of `words` each belongs.
    """
    writer.add_strings(f"{name}.words", words)
    writer.add_rows(f"{name}.backward", [word[::-1] for word in words], range(len(words)))
    writer.add_rows(f"{name}.frames", frames, places)
    writer.add_rows(f"{name}.frames_backward", [frame[::-1] for frame in frames], places)
    sounds = list(map(coarse, frames))
    pairs = zip(frames, sounds, places, strict=True)
    long = [hashed(sound, place) for frame, sound, place in pairs if len(frame) >= _COARSE_LENGTH]
    writer.add_hashed(f"{name}.coarse", array("Q", long))
    return sounds


class _Rows:
    """Words by a key that several may share."""

    __slots__ = ("keys", "words")

    def __init__(self, tables: Tables, name: str) -> None:
        self.keys = tables.strings(name)
        self.words: Numbers = tables.numbers(f"{name}.of")

    def equal(self, key: str) -> Iterator[int]:
        for place in self.keys.equal(key):
            yield self.words[place]


class Vocabulary:
    """Distinct folded words, found by beginning, by frame and with typing errors."""

    def __init__(self, tables: Tables, name: str) -> None:
        """name: as given to `write_vocabulary`."""
        self.words: Strings = tables.strings(f"{name}.words")
        self._frames = _Rows(tables, f"{name}.frames")
        self._transcribed = _Rows(tables, f"{name}.transcribed") if f"{name}.transcribed" in tables else None
        self._backward = _Rows(tables, f"{name}.backward")
        self._frames_backward = _Rows(tables, f"{name}.frames_backward")
        self._coarse = tables.hashed(f"{name}.coarse")

    def __len__(self) -> int:
        return len(self.words)

    def matches(self, typed: Word, *, typos: bool = True) -> WordMatches:
        """The words that `typed` may mean; typing errors only when `typos` is set."""
        key = typed.folded
        if not key:
            return WordMatches(self, 0, -1, range(0))
        prefixed = self.words.starting_with(key)
        exact = -1
        if prefixed and self.words[prefixed.start] == key:
            exact = prefixed.start
            prefixed = prefixed[1:]
        found = WordMatches(self, len(key), exact, prefixed)
        self._by_frame(typed, found)
        if typed.cyrillic:
            self._by_stem(typed, found)
        if typos and not found.whole:
            self._by_typo(typed, found)
            if typed.cyrillic and not found:
                for stem in kazakh.stems(typed.text):
                    if len(stem) >= 5:
                        self._by_typo(word_of(stem), found)
        return found

    def _by_frame(self, typed: Word, found: WordMatches) -> None:
        for word in self._frames.equal(typed.frame):
            text = self.words[word]
            if len(typed.frame) < _SOUND_LENGTH and len(text) != len(typed.text):
                continue  # ООН sounds like "on" only because repeated letters are written once
            if not typed.syllable or not is_syllable(text) or i_for_y(text) == i_for_y(typed.folded):
                found.keep(word, WordMatch(0.95, How.SCRIPT, len(text)))
        if len(typed.frame) >= _DEVOICED_LENGTH and _DEVOICED.search(typed.frame):
            for word in self._frames.equal(_DEVOICED.sub("v", typed.frame)):
                found.keep(word, WordMatch(_OTHER_FORM, How.SCRIPT, self.words.length(word)))
        if typed.cyrillic and self._transcribed:
            for word in self._transcribed.equal(typed.frame):
                found.keep(word, WordMatch(0.93, How.SCRIPT, self.words.length(word)))
        if len(typed.frame) >= _COARSE_LENGTH and not typed.syllable:
            for word in self._coarse.find(coarse(typed.frame), _COARSE_MOST):
                if abs(self.words.length(word) - len(typed.folded)) <= 3:
                    found.keep(word, WordMatch(0.84, How.COARSE, self.words.length(word)))
        if len(typed.frame) >= 3:
            self._by_frame_prefix(typed, found)
            for form in other_forms(typed.text):
                word = self.words.find(form)
                if word >= 0:
                    found.keep(word, WordMatch(_OTHER_FORM, How.SCRIPT, self.words.length(word)))

    def _by_frame_prefix(self, typed: Word, found: WordMatches) -> None:
        rows = self._frames.keys.starting_with(typed.frame)[:_MOST_FRAMES]
        letters = len(typed.folded)
        for place, frame in enumerate(self._frames.keys[rows.start : rows.stop], rows.start):
            word = self._frames.words[place]
            if word not in found.prefixed:
                share = len(typed.frame) / len(frame)
                found.keep(word, WordMatch(0.68 + 0.17 * share, How.PREFIX, min(letters, self.words.length(word))))

    def _by_stem(self, typed: Word, found: WordMatches) -> None:
        for stem in (*kazakh.stems(typed.text), *russian.stems(typed.text)):
            if len(stem) < 3:
                continue
            same = self.words.find(folded(stem))
            frame = skeleton(stem).replace(" ", "")
            sounds = self._transcribed.equal(frame) if self._transcribed else ()
            for word in (same, *self._frames.equal(frame), *sounds):
                if word >= 0:
                    found.keep(word, WordMatch(0.9, How.ENDING, self.words.length(word)))
        if _MASCULINE_GENITIVE.search(typed.text):
            for word in self._frames.equal(skeleton(typed.text[:-1])):
                found.keep(word, WordMatch(0.82, How.ENDING, self.words.length(word)))

    def _by_typo(self, typed: Word, found: WordMatches) -> None:
        key = typed.folded
        for word, text, distance in self._near(key, typo_budget(len(key))):
            quality = typo_quality(key, text, distance, typo_budget(len(key)))
            if typed.cyrillic and quality < _CORRESPONDING and _corresponds(text, typed.text):
                quality = _CORRESPONDING
            found.keep(word, WordMatch(quality, How.TYPO, self.words.length(word)))
        frame = typed.frame
        if frame != key or typed.cyrillic:
            # A frame has lost letters already.
            allowed = typo_budget(len(frame)) if typed.cyrillic else min(1, typo_budget(len(frame)))
            for word, text, distance in self._near_frame(frame, allowed):
                quality = typo_quality(frame, text, distance, allowed)
                if typed.cyrillic and quality < _CORRESPONDING and _corresponds(self.words[word], typed.text):
                    quality = _CORRESPONDING
                found.keep(word, WordMatch(quality, How.TYPO, self.words.length(word)))
        if len(key) >= 5 and not found.sure and not any(match.how < How.TYPO for match in found.others.values()):
            self._by_prefix_typo(key, found)

    def _near(self, key: str, allowed: int) -> Iterator[tuple[int, str, int]]:
        if not allowed:
            return
        for place, text, distance in near(self.words, key, allowed):
            yield place, text, distance
        for place, text, distance in near(self._backward.keys, key[::-1], allowed):
            yield self._backward.words[place], text[::-1], distance
        if allowed == 1:
            middle = len(key) // 2
            turned = key[: middle - 1] + key[middle] + key[middle - 1] + key[middle + 1 :]
            place = self.words.find(turned)
            if place >= 0:
                yield place, turned, 1

    def _near_frame(self, frame: str, allowed: int) -> Iterator[tuple[int, str, int]]:
        if not allowed:
            return
        for place, text, distance in near(self._frames.keys, frame, allowed):
            yield self._frames.words[place], text, distance
        for place, text, distance in near(self._frames_backward.keys, frame[::-1], allowed):
            yield self._frames_backward.words[place], text[::-1], distance

    def _by_prefix_typo(self, key: str, found: WordMatches) -> None:
        rows = self.words.starting_with(key[:_FAR_ENDS])[:_MOST_NEAR]
        heads = [word[: len(key)] for word in self.words[rows.start : rows.stop]]
        for head, _, index in near_ones(key, heads, 1):
            if len(head) == len(key):
                quality = typo_quality(key, head, 1, typo_budget(len(key))) - _INCOMPLETE
                found.keep(rows.start + index, WordMatch(quality, How.PREFIX_TYPO, len(key)))


def _corresponds(latin: str, cyrillic: str) -> bool:
    may = correspondence.may_correspond(latin, cyrillic)
    return may and correspondence.distance(latin, cyrillic) <= _FAR_SOUND


def typo_quality(key: str, text: str, distance: int, allowed: int) -> float:
    """The quality of `text` for the typed `key`, so many edits away of those allowed; a wrong first letter is rarer."""
    quality = 0.86 - 0.16 * distance / max(1, allowed) - 0.6 / len(key)
    if text[0] != key[0]:
        quality -= 0.06
    return quality


def near(strings: Strings, key: str, allowed: int) -> Iterator[tuple[int, str, int]]:
    """The strings that begin as `key` does and are some edits away: place, string, edits.

    With one edit one half of a word is whole, with two in a long word nearly always one end of it; the other end is
    met in the table of the words written backward.
    """
    shared = len(key) // 2 if allowed == 1 else _FAR_ENDS
    rows = strings.starting_with(key[:shared])
    while len(rows) > _MOST_NEAR and shared < len(key):
        shared += 1
        rows = strings.starting_with(key[:shared])
    rows = rows[:_MOST_NEAR]
    choices = strings[rows.start : rows.stop]
    for text, distance, index in near_ones(key, choices, allowed):
        if distance and text:
            yield rows.start + index, text, distance
