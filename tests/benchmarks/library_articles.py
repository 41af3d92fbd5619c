"""Articles of about 3 KB to fill a library with: any number, always the same ones for one seed.

Their words follow one another as in the articles of tests/accuracy, their names are those of `name_articles`.
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
from reader.entities import Mention

BYTES = 3000
_TEXTS = Path(__file__).parent.parent / "accuracy" / "articles"
_MARK = re.compile(r"\[\[|\|[A-Z]+\]\]")
_SOURCES = {"vi": ("TTXVN", "Báo Nhân Dân"), "kk": ("ҚазАқпарат", "Егемен Қазақстан"), "en": ("VNA", "AP", "The Times")}
_FIRST_DAY = date(2015, 1, 1)
_DAYS = 4000


class _Words:
    """Words in an order in which they may follow one another."""

    def __init__(self, language: str, dice: random.Random) -> None:
        self._dice = dice
        self._next: dict[str, list[str]] = defaultdict(list)
        self._all: list[str] = []
        for path in sorted(_TEXTS.glob(f"{language}_*.txt")):
            words = _MARK.sub("", path.read_text(encoding="utf-8")).split()
            self._all += words
            for word, following in pairwise(words):
                self._next[word].append(following)
        self._last = ""

    def take(self, count: int) -> str:
        """`count` further words."""
        taken = []
        for _ in range(count):
            # Now and then a jump, so that no two articles are alike.
            following = self._next.get(self._last) if self._dice.random() < 0.7 else None
            self._last = self._dice.choice(following or self._all)
            taken.append(self._last)
        return " ".join(taken)


def library_articles(count: int, seed: int = 20261101) -> Iterator[tuple[Document, tuple[Mention, ...]]]:
    """`count` documents with their mentions."""
    dice = random.Random(seed)
    words = {language: _Words(language, dice) for language in LANGUAGES}
    named = articles(1 << 60, seed, new=0.03)
    for number in range(count):
        article = next(named)
        yield _document(
            article.language, [(m.type, m.text) for m in article.mentions], words[article.language], dice, number
        )


def _document(language, names, words, dice, number):  # type: ignore[no-untyped-def]
    title = words.take(9)
    parts = [Part(Role.TITLE, Form.HEADLINE, Zone.TITLE, 0, len(title), language)]
    text, mentions = title, []
    letters = BYTES / (1.75 if language == "kk" else 1.35 if language == "vi" else 1)
    waiting = list(names)
    share = max(1, int(letters / 6 / (len(waiting) + 1)))
    while waiting or len(text) < letters * 0.95:
        text += "\n\n"
        start = len(text)
        for _ in range(5):
            text += words.take(dice.randint(share // 2, share + share // 2)) + " " if share > 1 else ""
            if waiting:
                kind, name = waiting.pop(0)
                mentions.append(Mention(len(text), len(text) + len(name), name, kind, Zone.BODY, rule="tagger"))
                text += name + " "
        text = text.rstrip() + "."
        parts.append(Part(Role.BODY, Form.PARAGRAPH, Zone.BODY, start, len(text), language))
    day = (_FIRST_DAY + timedelta(days=dice.randrange(_DAYS))).isoformat()
    source = dice.choice(_SOURCES[language])
    key = hashlib.sha256(f"{number} {text}".encode()).hexdigest()
    name = f"/archive/{language}/{day[:4]}/{number:06}.txt"
    document = Document(
        key, name, text, tuple(parts), language, DocumentDate(day, 0, 0), None, source, OffsetMap(), "utf-8"
    )
    return document, tuple(mention._replace() for mention in mentions)
