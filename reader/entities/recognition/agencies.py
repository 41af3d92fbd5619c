"""Agencies and authors at the edges of an article: datelines, credits of pictures, sign-offs."""

import re
from collections.abc import Iterator

from reader.documents import Document, Form, Part
from reader.entities.mention import EntityType
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.people_words import is_given
from reader.entities.recognition.vietnamese_forms import is_surname, is_syllable

_DOMAIN = re.compile(r"\b(?:[a-z0-9-]+\.)+(?:vn|kz|com|org|net|info|ru|gov|int|eu|uk|us|cn|jp|io|news|tv)\b", re.I)
_SOURCE = re.compile(
    r"(?:photos?|image|picture|illustration|source|courtesy of|by|video"
    r"|ảnh|nguồn|theo|minh họa|фото|сурет|фотосы|дереккөз|источник)"
    r"(?:\s+(?:by|courtesy of|credit|minh họa|tư liệu))?\s*[:/©]?\s*(?P<name>[^()\[\];|,]+)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(\[](?:photos?|source|image|ảnh|nguồn|фото|сурет)\b[^()\[\]\n]{0,60}[)\]]", re.IGNORECASE)
_UNKNOWN_DATELINE = re.compile(r"([A-ZА-ЯӘҒҚҢӨҰҮҺІ]{3,}(?:[ -][A-ZА-ЯӘҒҚҢӨҰҮҺІ]{3,})?)\. [^\s.]+(?:\.[a-z]+)? [–—-] ")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CLEAN = " \t\n./|-–—*•©"


def agencies(document: Document, part: Part) -> Iterator[Candidate]:
    """Candidates for the agency or author that `part` names by its place in the layout."""
    if part.form is Form.CREDIT:
        yield from _credit(document.text, part.start, part.end)
    elif part.form is Form.SIGN_OFF:
        yield from _whole(document.text, part.start, part.end, 66, by_line=True)
    elif part.form in {Form.CAPTION, Form.PARAGRAPH}:
        for match in _BRACKETED.finditer(document.text, part.start, part.end):
            yield from _credit(document.text, match.start(), match.end())
    place = _UNKNOWN_DATELINE.match(document.text, part.start, part.end) if part.form is Form.PARAGRAPH else None
    if place is not None:
        yield Candidate(place.start(1), place.end(1), EntityType.PLACE, "dateline", 60)
    if document.dateline is not None and part.start <= document.dateline.start < part.end:
        yield from _dateline(document)


def _credit(text: str, start: int, end: int) -> Iterator[Candidate]:
    for match in _DOMAIN.finditer(text, start, end):
        yield Candidate(match.start(), match.end(), EntityType.ORG, "source of a picture", 67)
    source = _SOURCE.search(text, start, end)
    if source is not None:
        yield from _whole(text, source.start("name"), source.end("name"), 58)


def _whole(text: str, start: int, end: int, priority: int, *, by_line: bool = False) -> Iterator[Candidate]:
    """One candidate for the words of `text[start:end]`, when they look like a name at all."""
    while start < end and text[start] in _CLEAN:
        start += 1
    while start < end and text[end - 1] in _CLEAN:
        end -= 1
    name = text[start:end]
    words = _WORD.findall(name)
    if not words or len(words) > 4 or not name[0].isupper() or "\n" in name:
        return
    person = len(words) > 1 and not name.isupper() and (is_surname(words[0]) or is_given(words[0].lower()))
    kind = EntityType.PERSON if person else EntityType.ORG
    if by_line and 1 < len(words) < 5 and all(map(is_syllable, words)) and not name.isascii() and not name.isupper():
        kind, person = EntityType.PERSON, True  # the two or three syllables under which Vietnamese reporters write
    if len(words) > 1 and not person and not name.isupper():
        priority = min(priority, 35)
    yield Candidate(start, end, kind, "source of a picture or article", priority)


def _dateline(document: Document) -> Iterator[Candidate]:
    dateline = document.dateline
    if dateline is None:
        return
    places = [(name.strip(), EntityType.PLACE) for name in (dateline.place or "").split(",")]
    for name, kind in (*places, (dateline.agency, EntityType.ORG)):
        if name:
            start = document.text.find(name, dateline.start, dateline.end)
            if start >= 0:
                yield Candidate(start, start + len(name), kind, "dateline", 66)
