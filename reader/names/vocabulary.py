"""The distinct words of many names, and which of them a typed word may mean."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from reader.names import kazakh, russian
from reader.names.folding import coarse, folded, skeleton
from reader.names.vietnamese import i_for_y, is_syllable
from reader.names.words import Word, word_of

_MOST_PREFIXES = 2000
_COARSE_LENGTH = 5


class How(IntEnum):
    """How a typed word met a word of a name, the surest first."""

    EXACT = 0
    SCRIPT = 1
    ENDING = 2
    PREFIX = 3
    COARSE = 4
    TYPO = 5
    PREFIX_TYPO = 6


@dataclass(frozen=True, slots=True)
class WordMatch:
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


class Vocabulary:
    """Distinct folded words, found by beginning, by frame and with typing errors."""

    def __init__(self, words: Iterable[str]) -> None:
        """words: in folded form, one word each."""
        self._words = sorted(set(words))
        self._known = frozenset(self._words)
        self._frames: dict[str, list[str]] = {}
        self._coarse: dict[str, list[str]] = {}
        self._frame_of: list[str] = []
        for word in self._words:
            frame = skeleton(word)
            self._frame_of.append(frame)
            self._frames.setdefault(frame, []).append(word)
            if len(frame) >= _COARSE_LENGTH:
                self._coarse.setdefault(coarse(frame), []).append(word)
        self._sorted_frames = sorted(self._frames)

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, word: object) -> bool:
        return word in self._known

    def matches(self, typed: Word, *, typos: bool = True) -> dict[str, WordMatch]:
        """The words that `typed` may mean, each in its best way; typing errors only when `typos` is set."""
        found: dict[str, WordMatch] = {}
        if not typed.folded:
            return found
        for word in self._prefixed(self._words, typed.folded):
            _keep(found, word, _prefix_match(typed.folded, word))
        self._by_frame(typed, found)
        if typed.cyrillic:
            self._by_stem(typed, found)
        if typos and not any(match.how <= How.ENDING for match in found.values()):
            self._by_typo(typed, found)
            if typed.cyrillic and not found:
                for stem in kazakh.stems(typed.text):
                    if len(stem) >= 5:
                        self._by_typo(word_of(stem), found)
        return found

    def _by_frame(self, typed: Word, found: dict[str, WordMatch]) -> None:
        for word in self._frames.get(typed.frame, ()):
            if not typed.syllable or not is_syllable(word) or i_for_y(word) == i_for_y(typed.folded):
                _keep(found, word, WordMatch(0.95, How.SCRIPT, len(word)))
        if len(typed.frame) >= _COARSE_LENGTH and not typed.syllable:
            for word in self._coarse.get(coarse(typed.frame), ()):
                _keep(found, word, WordMatch(0.84, How.COARSE, len(word)))
        if len(typed.frame) >= 3:
            for frame in self._prefixed(self._sorted_frames, typed.frame):
                for word in self._frames[frame]:
                    share = len(typed.frame) / len(frame)
                    _keep(found, word, WordMatch(0.68 + 0.17 * share, How.PREFIX, min(len(typed.folded), len(word))))

    def _by_stem(self, typed: Word, found: dict[str, WordMatch]) -> None:
        for stem in (*kazakh.stems(typed.text), *russian.stems(typed.text)):
            if len(stem) < 3:
                continue
            for word in {folded(stem), *self._frames.get(skeleton(stem), ())} & self._known:
                _keep(found, word, WordMatch(0.9, How.ENDING, len(word)))

    def _by_typo(self, typed: Word, found: dict[str, WordMatch]) -> None:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        for key, choices in ((typed.folded, self._words), (typed.frame, self._frame_of)):
            allowed = typo_budget(len(key))
            if choices is self._frame_of and not typed.cyrillic:
                allowed = min(allowed, 1)  # a frame has lost letters already
            if not allowed or (choices is self._frame_of and key == typed.folded and not typed.cyrillic):
                continue
            hits = process.extract_iter(key, choices, scorer=OSA.distance, score_cutoff=allowed)
            for choice, distance, index in hits:
                word = self._words[index]
                if not distance:
                    continue
                quality = 0.86 - 0.16 * distance / max(1, allowed) - 0.6 / len(key)
                if choice[0] != key[0]:
                    quality -= 0.06
                _keep(found, word, WordMatch(quality, How.TYPO, len(word)))
        if len(typed.folded) >= 5 and not any(match.how < How.TYPO for match in found.values()):
            self._by_prefix_typo(typed.folded, found)

    def _by_prefix_typo(self, key: str, found: dict[str, WordMatch]) -> None:
        from rapidfuzz.distance import OSA

        for word in self._prefixed(self._words, key[:2]):
            if len(word) > len(key) and OSA.distance(key, word[: len(key)], score_cutoff=1) <= 1:
                _keep(found, word, WordMatch(0.62, How.PREFIX_TYPO, len(key)))

    @staticmethod
    def _prefixed(choices: list[str], prefix: str) -> Iterator[str]:
        start = bisect_left(choices, prefix)
        for index in range(start, min(len(choices), start + _MOST_PREFIXES)):
            if not choices[index].startswith(prefix):
                return
            yield choices[index]


def _prefix_match(typed: str, word: str) -> WordMatch:
    if typed == word:
        return WordMatch(1.0, How.EXACT, len(word))
    return WordMatch(0.72 + 0.2 * len(typed) / len(word), How.PREFIX, len(typed))


def _keep(found: dict[str, WordMatch], word: str, match: WordMatch) -> None:
    if word not in found or found[word].quality < match.quality:
        found[word] = match
