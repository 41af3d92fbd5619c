"""Word lists in the shape that recognisers ask for them: terms of several words, common words, families of heads."""

from collections.abc import Iterable, Sequence
from functools import cache

from reader.entities.recognition.sorted_lines import SortedLines
from reader.entities.recognition.tokens import tokenise
from reader.names.known import heads
from reader.resources import resource_folder

_NO_WORDS = SortedLines()


class Terms:
    """Terms of one and more words, found at or before a place in a list of words in small letters."""

    __slots__ = ("_first", "_last")

    def __init__(self, terms: Iterable[str]) -> None:
        self._first: dict[str, list[tuple[str, ...]]] = {}
        self._last: dict[str, list[tuple[str, ...]]] = {}
        for words in {tuple(token.text for token in tokenise(term)) for term in terms}:
            self._first.setdefault(words[0], []).append(words)
            self._last.setdefault(words[-1], []).append(words)
        for table in (self._first, self._last):
            for found in table.values():
                found.sort(key=len, reverse=True)

    def at(self, words: Sequence[str], index: int) -> int:
        """The number of words of the longest term that begins at `index`; 0 when none does."""
        if 0 <= index < len(words):
            for term in self._first.get(words[index], ()):
                if tuple(words[index : index + len(term)]) == term:
                    return len(term)
        return 0

    def before(self, words: Sequence[str], index: int) -> int:
        """The number of words of the longest term that ends before `index`; 0 when none does."""
        if 0 < index <= len(words):
            for term in self._last.get(words[index - 1], ()):
                if len(term) <= index and tuple(words[index - len(term) : index]) == term:
                    return len(term)
        return 0

    def __contains__(self, word: str) -> bool:
        return (word,) in self._first.get(word, ())


def split(text: str) -> frozenset[str]:
    """The words of `text`, which are separated by white space."""
    return frozenset(text.split())


def term_set(text: str) -> frozenset[str]:
    """The terms of `text`, which are separated by semicolons."""
    return frozenset(" ".join(term.split()) for term in text.split(";") if term.strip())


def terms(text: str) -> Terms:
    """`Terms` of what `term_set` reads."""
    return Terms(term_set(text))


@cache
def common_words(language: str) -> SortedLines:
    """Words that texts in `language` write in small letters (see `build_words`); empty for other languages."""
    if language not in {"en", "vi", "kk"}:
        return _NO_WORDS
    return _table(f"words_{language}")


@cache
def _table(name: str) -> SortedLines:
    return SortedLines((resource_folder("entities/recognition/data") / f"{name}.txt").read_bytes())


def is_word_pair(first: str, second: str) -> bool:
    """Whether two syllables are a Vietnamese word that texts write in small letters (see `build_words`)."""
    return f"{first} {second}" in _table("pairs_vi")


@cache
def titles(language: str) -> Terms:
    """Titles, offices and forms of address in front of names in `language`; those of all for an unknown one."""
    own = heads.TITLES.get(language)
    terms = own if own is not None else tuple(term for table in heads.TITLES.values() for term in table)
    return Terms(terms)


@cache
def titles_after() -> Terms:
    """Words that follow a personal name."""
    return Terms(term for language in heads.TITLES_AFTER.values() for term in language)


@cache
def company_forms() -> Terms:
    """Legal forms of companies."""
    return Terms(term for language in heads.ORG_TAILS.values() for term in language)
