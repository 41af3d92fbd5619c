"""Articles of about 3 KB to fill a library with: any number, always the same ones for one seed.

Their sentences are those of the articles of tests/accuracy, with names of `name_articles` in the places of people,
places and organisations; between them stand words without names, which follow one another as there. Words strung
together without regard to names would make names of what meets by chance, ever new ones.
"""

import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from name_articles import LANGUAGES, articles
from reader.documents import Document, DocumentDate, Form, OffsetMap, Part, Role, Zone
from reader.entities import EntityType, Mention

BYTES = 3000
NEW = 0.03
_TEXTS = Path(__file__).parent.parent / "accuracy" / "articles"
_MARKED = re.compile(r"\[\[([^|\]]*)\|([A-Z]+)\]\]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\W*[^\W\d_a-zа-я])")
_SLOTS = ("PERSON", "PLACE", "ORG")
_NUMBERED = {"DATE": re.compile(r"\b\d{1,2}\b"), **dict.fromkeys(("MONEY", "PERCENT", "QUANTITY"), re.compile("[2-9]"))}
_SHORTEST = 25
_TRIES = 6
_PARAGRAPH = 3
_LISTED = 5
_SOURCES = {"vi": ("TTXVN", "Báo Nhân Dân"), "kk": ("ҚазАқпарат", "Егемен Қазақстан"), "en": ("VNA", "AP", "The Times")}
_FIRST_DAY = date(2015, 1, 1)
_DAYS = 4000

_Name = tuple[EntityType, str]
_Piece = tuple[str, str]
"""A piece of a sentence and the kind of name that it is; "" for what is none."""


class _Language:
    """The sentences of one language, and its words in an order in which they may follow one another."""

    def __init__(self, language: str, dice: random.Random) -> None:
        self._dice = dice
        self._sentences: list[list[_Piece]] = []
        self._next: dict[str, list[str]] = defaultdict(list)
        self._all: list[str] = []
        for path in sorted(_TEXTS.glob(f"{language}_*.txt")):
            for line in path.read_text(encoding="utf-8").splitlines():
                for sentence in _SENTENCE.split(line):
                    if len(sentence) >= _SHORTEST:
                        self._take(sentence)
        self._last = ""

    def _take(self, sentence: str) -> None:
        found, place = list[_Piece](), 0
        for match in _MARKED.finditer(sentence):
            found += [(sentence[place : match.start()], ""), (match[1], match[2])]
            place = match.end()
        found.append((sentence[place:], ""))
        self._sentences.append(found)
        for piece, kind in found:
            words = [] if kind else [word for word in piece.split() if word.isalpha() and word.islower()]
            self._all += words
            for word, following in pairwise(words):
                self._next[word].append(following)

    def plain(self) -> str:
        """A sentence without names."""
        taken = []
        for _ in range(self._dice.randint(9, 22)):
            # Now and then a jump, so that no two articles are alike.
            following = self._next.get(self._last) if self._dice.random() < 0.7 else None
            self._last = self._dice.choice(following or self._all)
            taken.append(self._last)
        return " ".join(taken).capitalize() + "."

    def sentence(self, waiting: list[_Name]) -> list[_Piece]:
        """One of a few sentences, that which takes most of the names that are `waiting` and fewest others."""
        kinds = [kind.value for kind, _ in waiting]

        def others(pieces: list[_Piece]) -> int:
            slots = [kind for _, kind in pieces if kind in _SLOTS]
            return sum(1 - 2 * (slots[:place].count(kind) < kinds.count(kind)) for place, kind in enumerate(slots))

        return min((self._dice.choice(self._sentences) for _ in range(_TRIES)), key=others)


def library_articles(
    count: int, seed: int = 20261101, new: float = NEW
) -> Iterator[tuple[Document, tuple[Mention, ...]]]:
    """`count` documents with their mentions; `new` is the share of names never seen before."""
    dice = random.Random(seed)
    languages = {language: _Language(language, dice) for language in LANGUAGES}
    named = articles(1 << 60, seed, new=new)
    for number in range(count):
        article = next(named)
        names = [(mention.type, mention.text) for mention in article.mentions]
        yield _document(article.language, names, languages[article.language], dice, number)


class _Text:
    """The text of an article as it grows, with the mentions of the names that were put into it."""

    def __init__(self, dice: random.Random, waiting: list[_Name]) -> None:
        self.letters = ""
        self.mentions: list[Mention] = []
        self.waiting = waiting
        self._dice = dice
        self._used: dict[str, list[_Name]] = defaultdict(list)

    def name(self, name: _Name) -> None:
        """Write a name."""
        kind, text = name
        self._used[kind.value].append(name)
        start = len(self.letters)
        self.letters += text
        self.mentions.append(Mention(start, len(self.letters), text, kind, Zone.BODY, rule="tagger"))

    def sentence(self, pieces: list[_Piece]) -> None:
        """Write a sentence with the names that are waiting, or were there before, or else its own."""
        for piece, kind in pieces:
            place = next((place for place, (each, _) in enumerate(self.waiting) if each.value == kind), None)
            if place is not None:
                self.name(self.waiting.pop(place))
            elif kind in _SLOTS and self._used[kind]:
                self.name(self._dice.choice(self._used[kind]))
            elif kind in _NUMBERED:
                self.letters += _NUMBERED[kind].sub(lambda found: self._number(found[0]), piece)
            else:
                self.letters += piece

    def _number(self, digits: str) -> str:
        """Another number, one that may stand for a day or a month if it is not of one digit."""
        return str(self._dice.randint(2, 9) if len(digits) == 1 else self._dice.randint(10, 12))

    def listing(self, count: int) -> None:
        """Write names one after the other."""
        for place in range(min(count, len(self.waiting))):
            self.letters += ", " if place else ""
            self.name(self.waiting.pop(0))
        self.letters += "."


def _document(
    language: str, names: list[_Name], source: _Language, dice: random.Random, number: int
) -> tuple[Document, tuple[Mention, ...]]:
    letters = BYTES / (1.75 if language == "kk" else 1.35 if language == "vi" else 1) * 0.95
    text = _Text(dice, names)
    text.letters = " ".join(source.plain().rstrip(".").split()[:9])
    parts = [Part(Role.TITLE, Form.HEADLINE, Zone.TITLE, 0, len(text.letters), language)]
    share = len(names) / letters
    while text.waiting or len(text.letters) < letters:
        text.letters += "\n\n"
        start = len(text.letters)
        for _ in range(_PARAGRAPH):
            left = letters - len(text.letters)
            if left <= 0 and text.waiting:
                text.listing(_LISTED)
            elif len(text.waiting) > share * left:
                text.sentence(source.sentence(text.waiting))
            else:
                text.letters += source.plain()
            text.letters += " "
        text.letters = text.letters.rstrip()
        parts.append(Part(Role.BODY, Form.PARAGRAPH, Zone.BODY, start, len(text.letters), language))
    day = (_FIRST_DAY + timedelta(days=dice.randrange(_DAYS))).isoformat()
    agency = dice.choice(_SOURCES[language])
    key = hashlib.sha256(f"{number} {text.letters}".encode()).hexdigest()
    name = f"/archive/{language}/{day[:4]}/{number:06}.txt"
    dated = DocumentDate(day, 0, 0)
    document = Document(key, name, text.letters, tuple(parts), language, dated, None, agency, OffsetMap(), "utf-8")
    return document, tuple(text.mentions)
