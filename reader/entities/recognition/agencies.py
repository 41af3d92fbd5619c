"""Agencies and authors at the edges of an article: datelines, credits of pictures, sign-offs."""

import re
from collections.abc import Iterator
from itertools import pairwise, starmap

from reader.documents import Document, Form, Part
from reader.entities.mention import EntityType
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.lexicon import is_word_pair
from reader.entities.recognition.lexicon import titles as _titles
from reader.entities.recognition.people_words import ALSO_NAMES, is_given
from reader.entities.recognition.vietnamese_forms import is_surname, is_syllable
from reader.names.folding import folded
from reader.names.known import gazetteer

_DOMAIN = re.compile(r"\b(?:[a-z0-9-]+\.)+(?:vn|kz|com|org|net|info|ru|gov|int|eu|uk|us|cn|jp|io|news|tv)\b", re.I)
_SOURCE = re.compile(
    r"(?:photos?|image|picture|illustration|source|courtesy of|by|video"
    r"|ảnh|nguồn|theo|minh họa|фото|сурет|фотосы|дереккөз|источник)"
    r"(?:\s+(?:by|courtesy of|credit|minh họa|tư liệu))?\s*[:/©]?\s*(?P<name>[^()\[\];|,]+)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(\[](?:photos?|source|image|ảnh|nguồn|фото|сурет)\b[^()\[\]\n]{0,60}[)\]]", re.IGNORECASE)
_UNKNOWN_DATELINE = re.compile(r"([A-ZА-ЯӘҒҚҢӨҰҮҺІ]{3,}(?:[ -][A-ZА-ЯӘҒҚҢӨҰҮҺІ]{3,})?)\. [^\s.]+(?:\.[a-z]+)? [–—-] ")
_SITE = re.compile(r"\bVietnam\+|\b[A-Z]{3,}\.(?:VN|vn)\b")
_DAY_BEHIND = re.compile(r"[ ,]+(?:ngày )?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?$")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BYLINE = 60
_CLEAN = " \t\n./|-–—*•©"


def agencies(document: Document, part: Part) -> Iterator[Candidate]:
    """Candidates for the agency or author that `part` names by its place in the layout."""
    for match in _SITE.finditer(document.text, part.start, part.end):
        yield Candidate(match.start(), match.end(), EntityType.ORG, "agency's site", 68)
    if part.form is Form.CREDIT:
        yield from _credit(document.text, part.start, part.end)
    elif part.form is Form.SIGN_OFF:
        yield from _whole(document.text, part.start, part.end, 66, by_line=True)
    elif part.form in {Form.CAPTION, Form.PARAGRAPH}:
        for match in _BRACKETED.finditer(document.text, part.start, part.end):
            yield from _credit(document.text, match.start(), match.end())
        if part.form is Form.PARAGRAPH and part.start > len(document.text) // 2:
            yield from _byline(document.text, part.start, part.end)
    place = _UNKNOWN_DATELINE.match(document.text, part.start, part.end) if part.form is Form.PARAGRAPH else None
    if place is not None:
        yield Candidate(place.start(1), place.end(1), EntityType.PLACE, "dateline", 60)
    if document.dateline is not None and part.start <= document.dateline.start < part.end:
        yield from _dateline(document)


def _credit(text: str, start: int, end: int) -> Iterator[Candidate]:
    for match in _DOMAIN.finditer(text, start, end):
        yield Candidate(match.start(), match.end(), EntityType.ORG, "source of a picture", 67)
    for source in _SOURCE.finditer(text, start, end):
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
    titles = _titles("vi")
    while len(words) > 1 and titles.at([word.lower() for word in words], 0):
        dropped = titles.at([word.lower() for word in words], 0)
        if dropped + 1 >= len(words) or not words[dropped][0].isupper() or words[0].lower() in ALSO_NAMES:
            break
        start = text.index(words[dropped], start + len(words[0]))
        words, name = words[dropped:], text[start:end]
    person = len(words) > 1 and not name.isupper() and (is_surname(words[0]) or is_given(words[0].lower()))
    kind = EntityType.PERSON if person else EntityType.ORG
    syllables = 1 < len(words) < 5 and all(map(is_syllable, words)) and not name.isascii()
    if syllables and all(word[0].isupper() for word in words) and not gazetteer().find(name, "ORG"):
        kind, person = EntityType.PERSON, True  # the two or three syllables under which Vietnamese reporters write
    if not person and not name.isupper() and not by_line:
        priority = min(priority, 35 if len(words) > 1 else 50)
    elif len(words) > 1 and not person and not name.isupper():
        priority = min(priority, 35)
    yield Candidate(start, end, kind, "source of a picture or article", priority)


def _byline(text: str, start: int, end: int) -> Iterator[Candidate]:
    """The reporters whose Vietnamese names or pen names are all that a paragraph behind the text holds."""
    if end - start > _BYLINE or "\n" in text[start:end].strip():
        return
    found: list[Candidate] = []
    headings = 0
    for match in re.finditer(r"[^–—-]+", text[start:end]):
        name = match.group().strip(_CLEAN)
        words = name.split()
        if (
            not 1 < len(words) < 5
            or text[start:end].isascii()
            or not all(is_syllable(word) and word[0].isupper() for word in words)
        ):
            return
        if gazetteer().find(name, "ORG") or any(known.country == "VN" for known in gazetteer().find(name, "PLACE")):
            return
        small = [word.lower() for word in words]
        if not is_surname(words[0]) and any(starmap(is_word_pair, pairwise(small))):
            headings += 1
        first = start + match.start() + match.group().index(name)
        found.append(Candidate(first, first + len(name), EntityType.PERSON, "source of a picture or article", 66))
    if headings < len(found):
        yield from found


def _dateline(document: Document) -> Iterator[Candidate]:
    dateline = document.dateline
    if dateline is None:
        return
    places = [(name.strip(), EntityType.PLACE) for name in (dateline.place or "").split(",")]
    agency = _DAY_BEHIND.sub("", dateline.agency or "")
    for name, kind in (*places, (agency, EntityType.ORG)):
        if name:
            known = EntityType.ORG if kind is EntityType.PLACE and _is_abbreviation(name) else kind
            start = document.text.find(name, dateline.start, dateline.end)
            if start >= 0:
                yield Candidate(start, start + len(name), known, "dateline", 66)


def _is_abbreviation(name: str) -> bool:
    """Whether `name` is no known place and cannot be spoken: a paper's letters in the place of a town."""
    return name.isupper() and 2 < len(name) < 6 and not set(folded(name)) & set("aeiouy") and not gazetteer().find(name)
