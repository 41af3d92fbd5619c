"""One article from its parts to its mentions: every recogniser proposes, then the proposals are settled."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from reader.documents import Document, Form, Part, Zone
from reader.entities.mention import EntityType, Mention
from reader.entities.recognition.acronyms import unknown_bodies
from reader.entities.recognition.agencies import agencies
from reader.entities.recognition.amounts import find_amounts
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.contexts import open_names
from reader.entities.recognition.english import named_by_head
from reader.entities.recognition.hits import Hits, find_hits, known_names
from reader.entities.recognition.kazakh_latin import InCyrillic
from reader.entities.recognition.leading_people import part_leading_people
from reader.entities.recognition.open_runs import Taken
from reader.entities.recognition.overlap import nest, settle
from reader.entities.recognition.passage import Passage
from reader.entities.recognition.placed import placed_names
from reader.entities.recognition.tagger import read_by_models
from reader.entities.recognition.temporal import Anchor, document_anchor, find_dates
from reader.entities.recognition.transcribed import transcribed_people
from reader.entities.recognition.vietnamese import vietnamese_names
from reader.entities.recognition.vietnamese_people import vietnamese_people
from reader.entities.recognition.whole import Found, numbered_abbreviations, repeated_names
from reader.names.known import gazetteer

_UNREAD = frozenset({Form.SCRIPT, Form.IMAGE, Form.LABEL})
_UNTOLD = frozenset({"und", "mul", ""})
_FEW = 40
"""Characters; a part with more that was not told to be in its document's language is in another one."""
_TAKING = 50
_MANY = 4


def recognise(document: Document) -> tuple[Mention, ...]:
    """The mentions of `document` in text order: outermost ones, those inside them nested.

    All parts are read, hidden ones too, except scripts and file names of images. Every mention names the rule that
    found it.
    """
    reading = InCyrillic(document)
    return reading.back(_recognise(reading.document))


def _recognise(document: Document) -> tuple[Mention, ...]:
    text = document.text
    readings = read_by_rules(document)
    read_by_models([found for _, found in readings])
    found = [reading for _, reading in readings]
    part_leading_people(text, found)
    for reading, candidate in list(unknown_bodies(found)):
        reading.candidates.append(candidate)
        reading.settled = settle(reading.candidates)
    for reading, more in repeated_names(text, found):
        reading.candidates.extend(more)
    for reading, candidate in numbered_abbreviations(text, found):
        reading.candidates.append(candidate)
    mentions: list[Mention] = []
    for part, reading in readings:
        mentions.extend(nest(text, settle(reading.candidates), part.zone))
    return tuple(sorted(mentions, key=lambda mention: (mention.start, -mention.end)))


def read_by_rules(document: Document, common: Container[str] | None = None) -> list[tuple[Part, Found]]:
    """What rules and tables find in each part by itself, settled.

    common: the words that the language writes in small letters, where they are not to be those of the shipped list.
    """
    anchors = _anchors(document)
    parts: list[tuple[Part, Passage]] = []
    for part in document.parts:
        if part.form in _UNREAD:
            continue
        language = _language(document, part)
        passage = Passage(document.text, part.start, part.end, language, part.zone)
        if common is not None:
            passage.common = common
        parts.append((part, passage))
    country = _country(document, [passage for _, passage in parts])
    found: list[tuple[Part, Found]] = []
    for part, passage in parts:
        hits = find_hits(passage, country)
        candidates = list(_first_reading(document, part, passage, hits, anchors[part.zone is Zone.RELATED]))
        found.append((part, Found(passage, hits, candidates, settle(candidates))))
    return found


def _language(document: Document, part: Part) -> str:
    """The language that `part` is read in: its own; of few words that tell nothing, the document's."""
    if part.language not in _UNTOLD:
        return part.language
    return "und" if part.end - part.start > _FEW else document.language


def _first_reading(document: Document, part: Part, passage: Passage, hits: Hits, anchor: Anchor) -> Iterator[Candidate]:
    """What one part says by itself."""
    strong: list[Candidate] = [
        *agencies(document, part),
        *find_dates(document.text, part.start, part.end, passage.language, anchor),
        *find_amounts(document.text, part.start, part.end, passage.language),
        *known_names(passage, hits),
        *named_by_head(passage, hits),
        *placed_names(passage, hits),
        *vietnamese_names(passage, hits),
        *_bodies_by_language(passage, hits),
        *vietnamese_people(passage, hits),
        *transcribed_people(passage, hits),
    ]
    yield from strong
    yield from open_names(passage, hits, _taken(passage, strong))


def _bodies_by_language(passage: Passage, hits: Hits) -> Iterator[Candidate]:
    """What is only read in one language; its module is imported when there is text in it."""
    if passage.cyrillic:
        from reader.entities.recognition.kazakh import kazakh_names

        yield from kazakh_names(passage, hits)
    elif passage.language == "vi":
        from reader.entities.recognition.vietnamese_bodies import vietnamese_bodies

        yield from vietnamese_bodies(passage, hits)


def _taken(passage: Passage, candidates: list[Candidate]) -> dict[int, Taken]:
    """By word, the candidates that are strong enough to stand before any reading of the words around them."""
    starts = {token.start: index for index, token in enumerate(passage.tokens)}
    ends = {token.end: index + 1 for index, token in enumerate(passage.tokens)}
    taken: dict[int, Taken] = {}
    for candidate in settle(candidates):
        first, last = starts.get(candidate.start), ends.get(candidate.end)
        if candidate.priority < _TAKING or first is None or last is None or candidate.type is EntityType.QUANTITY:
            continue
        for index in range(first, last):
            taken.setdefault(index, Taken(first, last, candidate.type))
    return taken


def _anchors(document: Document) -> dict[bool, Anchor]:
    """What dates are resolved against: in the article, and in the related stories, which are newer."""
    related = [part for part in document.parts if part.zone is Zone.RELATED]
    end = related[0].start if related else len(document.text)
    own = document_anchor(document.text, document.date.value if document.date else None, 0, end)
    if not related:
        return {False: own, True: own}
    tail = document_anchor(document.text, None, related[0].start, related[-1].end)
    return {False: own, True: tail if tail.year is not None or tail.value is not None else own}


def _country(document: Document, passages: Sequence[Passage]) -> str | None:
    """The country whose "Supreme Court" and the like are meant: the agency's, else the one named most often."""
    for name in (document.source, document.dateline.agency if document.dateline else None):
        things = gazetteer().find(name, "ORG") if name else ()
        if things and things[0].country:
            return things[0].country
    counts: Counter[str] = Counter()
    for passage in passages[: _MANY * 4]:
        for hit in find_hits(passage, None).found:
            if hit.kind in {EntityType.PLACE, EntityType.NORP} and hit.known.country:
                counts[hit.known.country] += 1
    return counts.most_common(1)[0][0] if counts else None
