"""Word lists in the shape that recognisers ask for them: terms of several words, common words, families of heads."""

from collections.abc import Iterable, Sequence
from functools import cache
from sys import intern

from reader.entities.recognition.sorted_lines import SortedLines
from reader.entities.recognition.tokens import tokenise
from reader.names.known import heads
from reader.resources import resource_folder

_NO_WORDS = SortedLines()

_ALONE: tuple[tuple[str, ...], ...] = ()


class Terms:
    """Terms of one and more words, found at or before a place in a list of words in small letters."""

    __slots__ = ("_first", "_last")

    def __init__(self, terms: Iterable[str]) -> None:
        found = {tuple(intern(token.text) for token in tokenise(term)) for term in terms}
        self._first = _by_word(found, 0)
        self._last = _by_word(found, -1)

    def at(self, words: Sequence[str], index: int) -> int:
        """The number of words of the longest term that begins at `index`; 0 when none does."""
        if 0 <= index < len(words):
            found = self._first.get(words[index])
            if found is not None:
                if found is _ALONE:
                    return 1
                for term in found:
                    if tuple(words[index : index + len(term)]) == term:
                        return len(term)
        return 0

    def before(self, words: Sequence[str], index: int) -> int:
        """The number of words of the longest term that ends before `index`; 0 when none does."""
        if 0 < index <= len(words):
            found = self._last.get(words[index - 1])
            if found is not None:
                if found is _ALONE:
                    return 1
                for term in found:
                    if len(term) <= index and tuple(words[index - len(term) : index]) == term:
                        return len(term)
        return 0

    def __contains__(self, word: str) -> bool:
        found = self._first.get(word)
        return found is not None and (found is _ALONE or (word,) in found)


def _by_word(terms: Iterable[tuple[str, ...]], place: int) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The terms by the word at `place`, longer ones first; `_ALONE` for a word that is a term and in no longer one."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in terms:
        found.setdefault(words[place], []).append(words)
    return {
        word: _ALONE if longer == [(word,)] else tuple(sorted(longer, key=len, reverse=True))
        for word, longer in found.items()
    }


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
