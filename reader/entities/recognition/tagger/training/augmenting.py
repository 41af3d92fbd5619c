"""More text from the text there is: other names in the same sentences, capitals, marks left out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from random import Random

from reader.entities.recognition.tagger.training import renaming
from reader.entities.recognition.tagger.training.bodies import vietnamese_body
from reader.entities.recognition.tagger.training.corpora import Sentence, Span, Text
from reader.names.kazakh import stems

Renamed = dict[str, str]
_BODIES = 0.5
"""The share of Vietnamese bodies that are renamed."""


def renamed(texts: Sequence[Text], language: str, share: float, rng: Random) -> Iterator[Text]:
    """Copies of about `share` of the documents that have names, with other people, places and bodies in them.

    A document's name is replaced by one and the same name throughout; a short form by the short form of it. In Kazakh
    only names without a case ending are replaced, because an ending depends on the sounds before it.
    """
    for text in texts:
        if any(sentence.spans for sentence in text) and rng.random() < share:
            table = _Table(text, language, rng)
            yield tuple(_rewritten(sentence, table.other) for sentence in text)


def in_capitals(texts: Sequence[Text], share: float, rng: Random) -> Iterator[Text]:
    """Copies of about `share` of the sentences that have names, in capitals, each as a document."""
    for text in texts:
        for sentence in text:
            upper = sentence.text.upper()
            if sentence.spans and rng.random() < share and len(upper) == len(sentence.text):
                yield (replace(sentence, text=upper),)


def in_small_letters(texts: Sequence[Text], share: float, rng: Random) -> Iterator[Text]:
    """Copies of about `share` of the sentences that have names, in small letters, each as a document."""
    for text in texts:
        for sentence in text:
            lower = sentence.text.lower()
            if sentence.spans and rng.random() < share and len(lower) == len(sentence.text):
                yield (replace(sentence, text=lower),)


def without_marks(texts: Sequence[Text], share: float, rng: Random) -> Iterator[Text]:
    """Copies of about `share` of the documents without Vietnamese marks."""
    for text in texts:
        if rng.random() < share:
            yield tuple(replace(sentence, text=renaming.unmarked(sentence.text)) for sentence in text)


class _Table:
    """What the names of one document are replaced by."""

    def __init__(self, text: Text, language: str, rng: Random) -> None:
        self._language = language
        self._rng = rng
        self._marks = rng.random() < 0.4
        self._vietnamese = rng.random() < 0.6
        self._names: dict[tuple[str, str], str] = {}
        found = {(sentence.text[a:b], kind) for sentence in text for a, b, kind in sentence.spans}
        for name, kind in sorted(found, key=lambda item: (-item[0].count(" "), item)):
            if (name, kind) not in self._names:
                self._choose(name, kind)

    def other(self, name: str, kind: str) -> str:
        """The name that stands for `name` now."""
        return self._names.get((name, kind), name)

    def _choose(self, name: str, kind: str) -> None:
        if self._language == "kk" and stems(name.rsplit(maxsplit=1)[-1]):
            return
        if not name[0].isupper() or name.isupper():
            return
        if kind == "PERSON":
            person = self._person()
            self._names[name, kind] = person.full if " " in name else person.short
            for word in name.split()[:1] + name.split()[-1:]:
                self._names.setdefault((word, kind), person.short)
        elif kind == "PLACE" and self._rng.random() < 0.5:
            place = self._rng.choice(renaming.places(self._language))
            unmarked = self._language == "en" and not self._marks
            self._names[name, kind] = renaming.unmarked(place) if unmarked else place
        elif kind == "ORG" and self._language == "en" and " " in name and self._rng.random() < 0.5:
            self._names[name, kind] = self._rng.choice(renaming.bodies("en")).removeprefix("the ").removeprefix("The ")

        elif kind == "ORG" and self._language == "vi" and " " in name and self._rng.random() < _BODIES:
            namesake = renaming.vietnamese_person(self._rng).full
            self._names[name, kind] = vietnamese_body(self._rng, renaming.places("vi"), namesake)

    def _person(self) -> renaming.Person:
        if self._language == "vi":
            return renaming.vietnamese_person(self._rng)
        if self._language == "kk":
            return renaming.kazakh_person(self._rng, latin=False)
        if self._vietnamese:
            return renaming.vietnamese_person(self._rng, marks=self._marks)
        return renaming.kazakh_person(self._rng, latin=True)


def _rewritten(sentence: Sentence, other: Callable[[str, str], str]) -> Sentence:
    pieces: list[str] = []
    spans: list[Span] = []
    done = length = 0
    for start, end, kind in sorted(sentence.spans):
        name = other(sentence.text[start:end], kind)
        before = sentence.text[done:start]
        pieces += [before, name]
        length += len(before)
        spans.append((length, length + len(name), kind))
        length += len(name)
        done = end
    pieces.append(sentence.text[done:])
    return replace(sentence, text="".join(pieces), spans=tuple(spans))
