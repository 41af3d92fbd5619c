"""What a passage is about, in words that several languages have: the subjects of news and the kinds of bodies.

Tables: data/topics.tsv, its source in the first line, and the concepts of `reader.names.name_words`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from reader.names import marked
from reader.names.name_words import read_rows

_TOPICS: Final = Path(__file__).parent / "data" / "topics.tsv"
_COLUMNS: Final = {"en": (0,), "vi": (1,), "kk": (2, 3), "ru": (2, 3)}
_EVERY_COLUMN: Final = (0, 1, 2, 3)
_UNTOLD_CLASSES: Final = frozenset({"legal", "join", "polity", "division"})
_LONGEST_STEM: Final = 14
_NUMERALS: Final = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_NUMBERS: Final = {word: f"number:{number}" for number, word in enumerate(_NUMERALS, start=2)}
_WORD: Final = re.compile(r"[^\W\d_][\w\u0300-\u036f]*")


_key = lru_cache(maxsize=1 << 14)(marked)


class Word(NamedTuple):
    """A word of a text: its key (`marked`), and where it stands, in code points, end exclusive."""

    key: str
    start: int
    end: int
    text: str


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of `text[start:end]`; hyphens and apostrophes separate words, numbers are none."""
    found = []
    for match in _WORD.finditer(text, start, end):
        written = match.group()
        found.append(Word(_key(written), match.start(), match.end(), written))
    return found


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    subject: str

    def fits(self, words: list[Word], place: int) -> bool:
        """Whether the words behind the first one, which fits, go on as this phrase does."""
        if place + len(self.words) > len(words):
            return False
        return all(_fits(self.words[step], words[place + step].key) for step in range(1, len(self.words)))


def _fits(pattern: str, key: str) -> bool:
    return key.startswith(pattern[:-1]) if pattern[-1] == "*" else key == pattern


def _rows() -> Iterator[tuple[str, list[str]]]:
    """Each subject with its phrases in English, Vietnamese, Kazakh and Russian, joined by "|"."""
    for line in _TOPICS.read_text(encoding="utf-8").split("\n")[2:]:
        if line:
            columns = line.split("\t")
            name = columns[0].split("|")[0].rstrip("*")
            yield _NUMBERS.get(name, f"topic:{name}"), [*columns, ""]
    for concept, cls, *columns in read_rows("concepts"):
        if concept != "concept" and cls not in _UNTOLD_CLASSES:
            yield f"concept:{concept}", columns


@lru_cache(maxsize=8)
def _index(columns: tuple[int, ...]) -> dict[str, list[_Phrase]]:
    """The phrases of some languages by their first word."""
    index: dict[str, list[_Phrase]] = {}
    for subject, texts in _rows():
        for phrase in {phrase for column in columns for phrase in texts[column].split("|") if phrase}:
            words = tuple(
                marked(word.rstrip("*")) + ("*" if word.endswith("*") else "") for word in re.split(r"[ '-]", phrase)
            )
            if all(words):
                index.setdefault(words[0], []).append(_Phrase(words, subject))
    return index


def subjects_of(words: list[Word], language: str) -> Iterable[tuple[str, int, int]]:
    """The subjects that `words` of a text in `language` touch, each with where its words stand.

    A longer phrase hides shorter ones that begin at the same word. Texts in other languages than English, Vietnamese,
    Kazakh and Russian are looked up in all of them.
    """
    columns = _COLUMNS.get(language, _EVERY_COLUMN)
    place = 0
    for number, word in enumerate(words):
        if number < place:
            continue
        longer, single = _beginning(columns, word.key)
        size = 1
        for phrase in longer:
            if len(phrase.words) >= size and phrase.fits(words, number):
                size = len(phrase.words)
                yield phrase.subject, word.start, words[number + size - 1].end
        if size == 1:
            for subject in single:
                yield subject, word.start, word.end
        place = number + size


@lru_cache(maxsize=1 << 14)
def _beginning(columns: tuple[int, ...], key: str) -> tuple[tuple[_Phrase, ...], tuple[str, ...]]:
    """The phrases of several words that may begin with the word `key`, the longest first, and what it means alone."""
    index = _index(columns)
    found = [*index.get(key, ())]
    if key.endswith("s"):
        found += [phrase for phrase in index.get(key[:-1], ()) if len(phrase.words) == 1]
    for size in range(2, min(len(key), _LONGEST_STEM) + 1):
        found += index.get(key[:size] + "*", ())
    longer = sorted((phrase for phrase in found if len(phrase.words) > 1), key=lambda phrase: -len(phrase.words))
    single = dict.fromkeys(phrase.subject for phrase in found if len(phrase.words) == 1)
    return tuple(longer), tuple(single)
