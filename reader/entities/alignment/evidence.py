"""What a paragraph offers for comparison with paragraphs in other languages: things named, values, numbers, words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from reader.documents import Document, Role
from reader.entities.alignment.subjects import Word, subjects_of, words_of
from reader.entities.mention import EntityType, Mention
from reader.names import skeleton
from reader.names.folding import coarse
from reader.names.kazakh import bare_stems

WEIGHTS: Final = {
    **{"entity": 1.0, "country": 0.9, "date": 0.8, "month": 0.4, "year": 0.4, "amount": 1.0, "percent": 1.0},
    **{"number": 0.9, "name": 0.9, "start": 0.6, "topic": 0.6, "concept": 0.5, "word": 0.6, "role": 0.25},
}
"""How much a feature of each kind says beside how rare it is. Tuned on the texts of the tests that say so."""

_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*(?:[  ]\d{3}\b)*")
_THOUSANDS: Final = re.compile(r"[.,  ](?=\d{3}(?!\d))")
_ISO_DATE: Final = re.compile(r"(\d{4}|-)-(\d\d)(?:-(\d\d))?$")
_SHORTEST_START: Final = 5
_START: Final = 5
_LONGEST_RUN: Final = 3

Span = tuple[int, int]


@dataclass(slots=True)
class Paragraph:
    """A shown part of a document and its features.

    start, end: offsets into `Document.text`, code points, end exclusive.
    features: what is compared, "kind:value", with the spans of the words that say it.
    entities: the ids of the entities named in it.
    """

    start: int
    end: int
    role: Role
    features: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    entities: set[str] = field(default_factory=set)

    def add(self, feature: str, start: int, end: int) -> None:
        """Note that the words at `[start, end)` say `feature`."""
        span = start, end
        spans = self.features.get(feature)
        if spans is None:
            self.features[feature] = (span,)
        elif spans[-1] != span:
            self.features[feature] = (*spans, span)


def paragraphs_of(document: Document, mentions: Sequence[Mention], *, words: bool = False) -> list[Paragraph]:
    """The shown parts of `document` with their evidence, in text order.

    mentions: the outermost mentions of the document in text order, linked.
    words: also the words as they are written, for comparison with a text in the same language.
    """
    found = []
    place = 0
    for part in document.shown_parts():
        while place < len(mentions) and mentions[place].end <= part.start:
            place += 1
        inside = []
        for number in range(place, len(mentions)):
            if mentions[number].start >= part.end:
                break
            inside.append(mentions[number])
        paragraph = Paragraph(part.start, part.end, part.role)
        language = part.language if part.language != "und" else document.language
        if part.role is Role.TITLE:
            paragraph.add("role:title", part.start, part.start)
        _gather(paragraph, document.text, inside, language, all_words=words)
        found.append(paragraph)
    return found


def _gather(paragraph: Paragraph, text: str, mentions: Iterable[Mention], language: str, *, all_words: bool) -> None:
    for mention in mentions:
        for each in mention.walk():
            _add_mention(paragraph, each)
    for match in _NUMBER.finditer(text, paragraph.start, paragraph.end):
        paragraph.add(f"number:{plain_number(match.group(), language)}", match.start(), match.end())
    words = words_of(text, paragraph.start, paragraph.end)
    for subject, start, end in subjects_of(words, language):
        paragraph.add(subject, start, end)
    _add_names(paragraph, words, language)
    if all_words:
        _add_words(paragraph, words, language)


def _add_mention(paragraph: Paragraph, mention: Mention) -> None:
    start, end = mention.start, mention.end
    kind, value = mention.type, mention.value
    if mention.entity:
        paragraph.entities.add(mention.entity)
    if value is None:
        scheme, _, code = (mention.known or mention.entity).partition(":")
        if scheme in {"iso3166", "norp"} or (scheme == "place" and len(code) == 2):
            paragraph.add(f"country:{code.upper()}", start, end)
        elif mention.entity:
            paragraph.add(f"entity:{mention.entity}", start, end)
    elif kind is EntityType.DATE:
        for feature in _date_features(value):
            paragraph.add(feature, start, end)
    elif kind is EntityType.PERCENT:
        paragraph.add(f"percent:{value}", start, end)
        paragraph.add(f"number:{value}", start, end)
    else:
        words = value.split(" ")
        number = next((word for word in words if word[:1].isdigit()), "")
        if kind is EntityType.MONEY:
            paragraph.add(f"amount:{value}", start, end)
        elif number:
            paragraph.add(f"number:{number}", start, end)


@lru_cache(maxsize=1 << 12)
def _date_features(value: str) -> tuple[str, ...]:
    return tuple(_dates(value))


def _dates(value: str) -> Iterator[str]:
    for one in value.split("/"):
        match = _ISO_DATE.match(one)
        if match is None:
            yield f"date:{one}" if not one.isdigit() else f"year:{one}"
            continue
        year, month, day = match.groups()
        if day:
            yield f"date:{month}-{day}"
        yield f"month:{month}"
        if year != "-":
            yield f"year:{year}"


@lru_cache(maxsize=1 << 12)
def plain_number(written: str, language: str) -> str:
    """`written` without separators of thousands and with a point before decimals: "1.469,5" in Vietnamese is "1469.5".

    A single separator with three digits behind it is one of thousands where the language writes thousands so.
    """
    thousands, decimal = (",", ".") if language == "en" else (".", ",")
    bare = written.replace(" ", "").replace("\u00a0", "").replace(thousands, "")
    if bare.count(decimal) > 1:
        return bare.replace(decimal, "")
    whole, _, rest = bare.partition(decimal)
    rest = rest.rstrip("0")
    return f"{whole.lstrip('0') or '0'}.{rest}" if rest else whole.lstrip("0") or "0"


def _add_names(paragraph: Paragraph, words: Sequence[Word], language: str) -> None:
    """Names by their sound, where linking may have missed them, and how loan words begin."""
    run: list[Word] = []
    for word in words:
        frame = _frame(word.text)
        if len(frame) >= _SHORTEST_START:
            paragraph.add(f"start:{frame[:_START]}", word.start, word.end)
        if not word.text[0].isupper():
            run = []
            continue
        if run and word.start - run[-1].end != 1:
            run = []
        run = [*run, word][-_LONGEST_RUN:]
        for size in range(1, len(run) + 1):
            before = "".join(each.text for each in run[-size:-1])
            for form in _forms(word.text) if language == "kk" else (word.text,):
                frame = _frame(before + form)
                if len(frame) > 2:
                    paragraph.add(f"name:{frame}", run[-size].start, word.end)


def _add_words(paragraph: Paragraph, words: Sequence[Word], language: str) -> None:
    """The words as they are written: in Vietnamese two syllables at a time, else their beginnings."""
    for number, word in enumerate(words):
        if language != "vi":
            if len(word.key) > 3:
                paragraph.add(f"word:{word.key[:6]}", word.start, word.end)
        elif number and words[number - 1].end + 1 == word.start:
            before = words[number - 1]
            paragraph.add(f"word:{before.key} {word.key}", before.start, word.end)


@lru_cache(maxsize=1 << 12)
def _forms(word: str) -> tuple[str, ...]:
    """A Kazakh word and what it may be without endings; the one without most of them would do for comparison."""
    return tuple({word, *bare_stems(word)})


@lru_cache(maxsize=1 << 14)
def _frame(word: str) -> str:
    """How `word` sounds, in a few Latin letters."""
    return coarse(skeleton(word)).replace(" ", "")
