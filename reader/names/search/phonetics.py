"""Foreign names that are typed as Vietnamese spells them by sound: Goóc-ba-chốp for Горбачёв."""

from collections import defaultdict

from reader.names.folding import nfc
from reader.names.phonetic import is_phonetic, phonetic_key, sounds_like
from reader.names.search.vocabulary import How, Vocabulary, WordMatch, WordMatches
from reader.names.vietnamese import is_syllable

_MOST_WORDS = 50_000  # keys are made when first needed; of more words that would be felt
_MOST = 60
_SHORTEST = 3
_QUALITY = 0.93


class Phonetics:
    """The words of a vocabulary by a key that they share with their Vietnamese spelling by sound."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._by_key: dict[str, list[int]] | None = None

    def matches(self, query: str) -> list[tuple[str, WordMatches | None]]:
        """The words of `query`, each with what it stands for by sound, None for one without hyphens; [] for other
        queries."""
        if not is_phonetic(query) or len(self._vocabulary) > _MOST_WORDS:
            return []
        return [(word, self._like(word) if is_phonetic(word) else None) for word in nfc(query).split()]

    def _like(self, typed: str) -> WordMatches:
        found = WordMatches(self._vocabulary, 0, -1, range(0))
        near = sorted(self._keys().get(phonetic_key(typed), ()), key=lambda word: abs(self._length(word) - len(typed)))
        for word in near[:_MOST]:
            if sounds_like(typed, self._vocabulary.words[word]):
                found.keep(word, WordMatch(_QUALITY, How.SCRIPT, self._length(word)))
        return found

    def _length(self, word: int) -> int:
        return self._vocabulary.words.length(word)

    def _keys(self) -> dict[str, list[int]]:
        if self._by_key is None:
            by_key: dict[str, list[int]] = defaultdict(list)
            for place, word in enumerate(self._vocabulary.words):
                if len(word) > _SHORTEST and word.isalpha() and not is_syllable(word):
                    by_key[phonetic_key(word)].append(place)
            by_key.pop("", None)
            self._by_key = by_key
        return self._by_key
