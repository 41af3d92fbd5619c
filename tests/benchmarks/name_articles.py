"""Articles with the names in them, for measuring: any number, always the same ones for one seed.

Every tenth name is new and every other one is drawn from all names written before, so that how often a name occurs
follows Zipf's law. Source: H. A. Simon, "On a class of skew distribution functions" (1955).
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from name_lists import names
from reader.documents import Zone
from reader.entities import EntityType, Mention
from reader.names import folded
from reader.names.kazakh_latin import to_latin
from reader.names.known import gazetteer

LANGUAGES = ("vi", "kk", "en")
NEW = 0.1
_RESPELT = 0.3
_AGAIN = 0.45  # of the mentions in an article, those spelt as one before: in news 2.5 mentions share a spelling
_SHORT = 0.12
_LENGTHS = (8, 60)
_BODIES = {
    "vi": ("Công ty {}", "Ngân hàng {}", "Tập đoàn {}", "Trường Đại học {}"),
    "kk": ("{} банкі", "{} университеті", "{} компаниясы", "{} қоры"),
    "en": ("{} Bank", "University of {}", "{} Corporation", "{} Foundation"),
}
_Name = tuple[EntityType, str]


@dataclass(frozen=True)
class Article:
    """key: of the document. language: ISO 639-1 code. mentions: of `text`, in order."""

    key: str
    language: str
    text: str
    mentions: tuple[Mention, ...]


class _Names:
    """New names and ones that were there before."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self._drawn: dict[str, list[str]] = {language: [] for language in LANGUAGES}
        self._source = names(dice.randrange(1 << 30))
        self.written: dict[str, list[_Name]] = {language: self._places(language) for language in LANGUAGES}

    @staticmethod
    def _places(language: str) -> list[_Name]:
        places = sorted((thing for thing in gazetteer() if thing.kind == "PLACE"), key=lambda thing: -thing.weight)
        return [(EntityType.PLACE, thing.names[language]) for thing in places[:400] if language in thing.names]

    def _draw(self, language: str) -> str:
        while not self._drawn[language]:
            name = next(self._source)
            found = "kk" if name[0] >= "\u0400" else "en" if name.isascii() else "vi"
            if len(self._drawn[found]) < 1000:
                self._drawn[found].append(name)
        return self._drawn[language].pop()

    def new(self, language: str) -> _Name:
        """A name that was not there before, perhaps another spelling of one that was."""
        dice = self.dice
        if dice.random() < _RESPELT and language == "en":
            kind, name = dice.choice(self.written[dice.choice(("vi", "kk"))])
            respelt = folded(name).title() if name[0] < "\u0400" else to_latin(name, "2021").title()
            if kind is EntityType.PERSON:
                return kind, respelt
        draw, name = dice.random(), self._draw(language)
        if draw < 0.5:
            return EntityType.PERSON, name
        if draw < 0.75:
            return EntityType.PLACE, name.rsplit(" ", 1)[-1] if language != "vi" else " ".join(name.split()[-2:])
        return EntityType.ORG, dice.choice(_BODIES[language]).format(name.rsplit(" ", 1)[-1])


def articles(count: int, seed: int = 20260102, new: float = NEW) -> Iterator[Article]:
    """Articles with `count` mentions together, or a few more; `new` is the share of names never seen before."""
    dice = random.Random(seed)
    pool = _Names(dice)
    done = 0
    while done < count:
        language = dice.choice(LANGUAGES)
        people: list[str] = []
        chosen: list[_Name] = []
        for _ in range(dice.randint(*_LENGTHS)):
            draw = dice.random()
            if draw < new:
                name = pool.new(language)
            elif chosen and draw < new + _AGAIN:
                name = dice.choice(chosen)
            elif people and draw > 1 - _SHORT:
                name = EntityType.PERSON, dice.choice(people).split()[-1]
            else:
                name = dice.choice(pool.written[language])
            chosen.append(name)
            if name[0] is EntityType.PERSON and " " in name[1]:
                people.append(name[1])
        pool.written[language] += [name for name in chosen if name[0] is not EntityType.PERSON or " " in name[1]]
        done += len(chosen)
        yield _article(f"{seed}-{done}", language, chosen)


def _article(key: str, language: str, chosen: list[_Name]) -> Article:
    text, mentions = "", []
    for number, (kind, name) in enumerate(chosen):
        zone = Zone.TITLE if number == 0 else Zone.BODY
        mentions.append(Mention(len(text), len(text) + len(name), name, kind, zone))
        text += name + (".\n" if number == 0 else ", with something between. "[: 2 + number % 23])
    return Article(key, language, text, tuple(mentions))
