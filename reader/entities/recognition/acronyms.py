"""Abbreviations that nothing in the document spells out, told to be bodies by what is said of them."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate

from reader.entities.mention import EntityType
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.hits import Hits
from reader.entities.recognition.lexicon import company_forms, split
from reader.entities.recognition.passage import Passage, Style
from reader.entities.recognition.whole import Found

_BEHIND = {
    "en": split("""
        membership member members charter summit summits chairmanship chair chairman presidency
        headquarters countries leaders economies nations centrality secretariat delegation delegates spokesperson
        spokesman spokeswoman lawmakers
    """),
    "vi": split("họp"),
    "kk": split("елдері мүшесі мүшелері саммиті жарғысы шеңберінде ұйымы төрағасы құрамына бас"),
}
_BEFORE = {
    "en": split("within joined join joins joining"),
    "vi": split("viên khối chức hội nhập"),
    "kk": split("ұйымы"),
}
_OF = split("""
    member members membership framework chair chairman chairmanship presidency charter headquarters
    states countries leaders accession
""")
_LISTED = split("organisations organizations forums mechanisms institutions bodies frameworks agencies groupings blocs")
_SECRETARY = ["secretary", "-", "general"]
_OPENING = split("as including like namely")
_LINKS = split(", and or the of for in on ( ) ' 's ’s &")
_NOT_BODIES = split("""
    covid usd vnd eur kzt gdp gnp fdi oda fta ceo cfo cto coo sme smes msme msmes mou iot hiv aids led vip lng lpg gmt
    utc dna rna pdf url http https sms gps usb cpu gpu esg ict faq diy suv suvs ocop jsc llp llc ltd plc photo video
    caption ngo ngos mps hđqt hđxx hđtv hđnd ubnd qsdđ bđs gplx cccd cmnd thpt thcs pccc cnch vđv hlv
""")
_LENGTHS = range(3, 9)
_PRIORITY = 58
_FARTHEST = 24
RULE = "abbreviation of a body"


def unknown_bodies(found: Iterable[Found]) -> Iterator[tuple[Found, Candidate]]:
    """Words all in capitals, read as nothing yet, of which the document speaks as one speaks of bodies.

    One place that tells is enough; the others are found as the same abbreviation.
    """
    told: set[str] = set()
    for part in found:
        p = part.passage
        if p.style is not Style.PLAIN:
            continue
        free = _Free(part)
        bodies = {candidate.end for candidate in part.settled if candidate.type is EntityType.ORG}
        for index, token in enumerate(p.tokens):
            word = token.text
            if p.language == "vi" and _explained(p, index, bodies) and free.at(token.start):
                yield part, Candidate(token.start, token.end, EntityType.ORG, RULE, _PRIORITY)
                continue
            if not (word.isupper() and word.isalpha() and len(word) in _LENGTHS) or word in told:
                continue
            if word.lower() in _NOT_BODIES or word.lower() in company_forms() or not free.at(token.start):
                continue
            if _is_body(p, part.hits, index):
                told.add(word)
                yield part, Candidate(token.start, token.end, EntityType.ORG, RULE, _PRIORITY)


class _Free:
    """Where nothing has been read in a part."""

    def __init__(self, part: Found) -> None:
        self._starts = [candidate.start for candidate in part.settled]
        self._ends = list(accumulate((candidate.end for candidate in part.settled), max))

    def at(self, offset: int) -> bool:
        """Whether no candidate covers `offset`."""
        place = bisect_left(self._starts, offset + 1)
        return not place or self._ends[place - 1] <= offset


def _explained(p: Passage, index: int, bodies: Collection[int]) -> bool:
    """Whether the word, in capitals, perhaps with a number, stands in brackets behind a body, one of which ends there:
    Cục … (C05)."""
    word = p.raw(index)
    brackets = p.raw(index - 1) == "(" and p.raw(index + 1) == ")" and index > 1
    return brackets and word[0].isalpha() and word.isupper() and len(word) > 1 and p.tokens[index - 2].end in bodies


def _is_body(p: Passage, hits: Hits, index: int) -> bool:
    if p.is_cap(index - 1) and p.follows(index) and not p.initial[index - 1] and not hits.at(index - 1):
        return False  # a family name in capitals
    behind = index + 1
    if p.word(behind) in {"'s", "’s"}:
        behind += 1
    office = p.word(behind) == "secretary" and p.is_dash(behind + 1) and p.word(behind + 2) == "general"
    if (office or p.word(behind) in _BEHIND.get(p.language, ())) and not p.initial[behind]:
        return True
    before = index - 1
    if p.word(before) == "the":
        before -= 1
    if p.word(before) in _BEFORE.get(p.language, ()):
        return True
    if p.language != "en":
        return False
    of = p.word(before) == "of" and (p.word(before - 1) in _OF or p.lower[max(0, before - 3) : before] == _SECRETARY)
    return of or _listed(p, index)


def _listed(p: Passage, index: int) -> bool:
    """Whether the word stands in a list of bodies: "organisations such as the UN, … and X"."""
    for place in range(index - 1, max(1, index - _FARTHEST), -1):
        word = p.lower[place]
        if p.initial[place]:
            return False
        if word in _OPENING and not p.cap[place]:
            front = place - 1 - (p.lower[place - 1] == "such")
            front -= p.word(front) == ","
            return p.word(front) in _LISTED
        if not (p.cap[place] or word in _LINKS or p.is_dash(place)):
            return False
    return False
