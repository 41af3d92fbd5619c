"""The document as a whole: a name found once is found again short, in capitals, without marks, as an abbreviation."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from reader.entities.mention import EntityType
from reader.entities.recognition import english_words as en
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.hits import Hits
from reader.entities.recognition.lexicon import common_words, company_forms, split
from reader.entities.recognition.passage import Passage, Style
from reader.entities.recognition.tokens import tokenise
from reader.entities.recognition.transcribed import bare_syllable, is_family
from reader.entities.recognition.vietnamese_forms import begins_word, is_surname, is_syllable
from reader.entities.recognition.vietnamese_words import CLUB_RULE, CLUBS, COMPANIES, COMPANY_RULE, HOSPITALS, STOPS
from reader.names.folding import folded, marked
from reader.names.kazakh import SUFFIXES, stems
from reader.names.known import gazetteer
from reader.names.vietnamese import PSEUDONYMS

_PERSON, _PLACE, _ORG, _EVENT = EntityType.PERSON, EntityType.PLACE, EntityType.ORG, EntityType.EVENT
_REPEATED = frozenset({_PERSON, _PLACE, _ORG, _EVENT, EntityType.LAW, EntityType.WORK})
_FAMILY_FIRST = split("""
    xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo kim lee park choi jung kang
    cho yoon jang lim han moon ahn mao deng wen
""")
_ADVERBS = split("also later then earlier previously recently further again himself herself , will would")
_PLACE_BEFORE = split("in at of from tại ở tỉnh phố huyện quận xã phường to")
_GENERATIONS = split("jr sr ii iii iv")
STRONG = 40
"""From this priority a candidate is sure enough to speak for other places of the document."""
_LONGEST = 30
_KEPT = 8192
_FORMS = split("tnhh mtv tmcp cp luật")
_SURE_PLACES = frozenset({"class noun", "list of places"})


@dataclass(slots=True)
class Found:
    """What is known of one part after its first reading.

    settled: the candidates that stood, by priority and overlap.
    """

    passage: Passage
    hits: Hits
    candidates: list[Candidate]
    settled: list[Candidate] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Name:
    """A spelling to look for: its words folded, what it names, how sure that is.

    marks: the words with their Vietnamese marks, where the name was written with marks.
    """

    words: tuple[str, ...]
    kind: EntityType
    priority: int
    rule: str
    exact: str | None = None
    known: str | None = None
    short: bool = False
    marks: tuple[str, ...] = ()


def repeated_names(text: str, found: Sequence[Found]) -> Iterator[tuple[Found, list[Candidate]]]:
    """For every part, candidates for the names that some part of the document gives away."""
    table = _Table(text, found)
    for part in found:
        yield part, list(table.occurrences(part))


class _Table:
    """The names of a document, by their words."""

    def __init__(self, text: str, found: Sequence[Found]) -> None:
        self._names: dict[tuple[str, ...], list[_Name]] = defaultdict(list)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        best: dict[tuple[tuple[str, ...], str], Candidate] = {}
        for part in found:
            for candidate in part.settled:
                if candidate.type not in _REPEATED:
                    continue
                name = text[candidate.start : candidate.end]
                key = name_words(name), name if name.isupper() and len(name) < 7 else ""
                held = best.get(key)
                if key[0] and len(key[0]) < _LONGEST and (held is None or candidate.priority > held.priority):
                    best[key] = candidate
        for candidate in best.values():
            name = text[candidate.start : candidate.end]
            for form in (name, *without_ending(candidate, name)):
                for spelling in _spellings(name_words(form), candidate, form):
                    self._names[spelling.words].append(spelling)
                    self._lengths[spelling.words[0]].add(len(spelling.words))
        for names in self._names.values():
            names.sort(key=lambda name: -name.priority)

    def occurrences(self, part: Found) -> Iterator[Candidate]:
        p = part.passage
        line = _Line(p)
        covered = {index for hit in part.hits.found if hit.is_country for index in range(hit.first, hit.last)}
        for number, index in enumerate(line.places):
            if p.cap[index] and index not in covered:
                match = next(self._at(part, line, number), None)
                if match is not None:
                    yield match

    def _at(self, part: Found, line: "_Line", number: int) -> Iterator[Candidate]:
        p, first = part.passage, line.places[number]
        beginnings = [line.keys[number], *line.stems(number)]
        for length in sorted(set().union(*(self._lengths.get(word, ()) for word in beginnings)), reverse=True):
            if not line.is_run(number, length):
                continue
            for words in line.readings(number, length):
                for name in self._names.get(words, ()):
                    last = _with_ending(p, line.places[number + length - 1] + 1, name)
                    place = name.kind is _PERSON and name.short and _is_place(part, first, last)
                    if last and not place and _fits(p, first, last, name):
                        yield Candidate(*p.span(first, last), name.kind, name.rule, name.priority, known=name.known)


class _Line:
    """The words of a passage without the marks between them."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.places = [index for index in range(len(passage)) if passage.is_word(index)]
        self.keys = [_key(passage.tokens[index].text) for index in self.places]

    def stems(self, number: int) -> list[str]:
        """The folded stems that the word may be an inflected form of."""
        word = self.passage.tokens[self.places[number]].text
        return [_key(stem) for stem in _stems(word)] if self.passage.cyrillic else []

    def is_run(self, number: int, length: int) -> bool:
        """Whether `length` words from `number` stand together, with nothing but hyphens between."""
        places = self.places[number : number + length]
        return len(places) == length and all(
            self.passage.is_dash(index) for index in range(places[0], places[-1]) if not self.passage.is_word(index)
        )

    def readings(self, number: int, length: int) -> Iterator[tuple[str, ...]]:
        """The words as keys, as they are and with the last one without its case ending."""
        words = tuple(self.keys[number : number + length])
        yield words
        for stem in self.stems(number + length - 1):
            yield (*words[:-1], stem)


@lru_cache(_KEPT)
def _stems(word: str) -> tuple[str, ...]:
    """What `word` may be without a case ending; the harmony of endings on transcribed syllables is not looked at."""
    found = tuple(stems(word))
    syllable = bare_syllable(word)
    return found if syllable is None or syllable in found else (*found, syllable)


def without_ending(candidate: Candidate, name: str) -> list[str]:
    """The name of a person, two words and more, without the case ending that its last word may carry."""
    front, _, last = name.rpartition(" ")
    if candidate.type is not _PERSON or not front or candidate.priority < STRONG:
        return []
    return [f"{front} {stem}" for stem in _stems(last)]


@lru_cache(_KEPT)
def _key(word: str) -> str:
    """`folded`, which is asked for the same words again and again."""
    return folded(word)


@lru_cache(_KEPT)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as keys: folded, without the marks between them."""
    return tuple(_key(token.text) for token in tokenise(name) if token.text[0].isalnum())


def _spellings(words: tuple[str, ...], candidate: Candidate, name: str) -> Iterator[_Name]:
    """The spellings under which the name of `candidate` may come back."""
    kind, strong = candidate.type, candidate.priority >= STRONG
    known = candidate.known
    if len(words) == 1 and name.isupper() and len(name) < 7:
        yield _Name(words, kind, 63 if strong else 20, "same abbreviation", exact=name, known=known)
        return
    if strong and not (known and kind is not _PERSON):
        sure = 56 if kind is _PLACE and candidate.rule in _SURE_PLACES else 53
        if candidate.rule in {COMPANY_RULE, CLUB_RULE}:
            sure = 60 if is_surname(words[0]) or len(words) == 1 else 71  # above "giám đốc" with a person behind
        yield _Name(
            words, kind, sure if len(words) > 1 else 47, "same name elsewhere", known=known, short=len(words) == 1
        )
    if kind is _PERSON:
        if strong and _calls_by_first_name(words):
            yield _Name(words[:1], kind, 44, "short form of a name", known=known, short=True)
        for short in _short_forms(words, name):
            yield _Name(
                short,
                kind,
                (58 if len(short) > 1 else 52) if strong else 24,
                "short form of a name",
                known=known,
                short=True,
                marks=_marks(name)[-len(short) :],
            )
    elif kind in {_ORG, _EVENT} and strong:
        yield from _abbreviations(words, kind, name, known)
        own = (company_name(name) or _without_form(name)) if kind is _ORG else ""
        if own:
            several = len(own.split()) > 1
            sure = 47 if not several else 60 if is_surname(own.split()[0]) else 71
            yield _Name(name_words(own), kind, sure, "short form of a name", known=known, short=True)
        if kind is _ORG and len(words) > 2 and known is None and gazetteer().find(name.split(maxsplit=1)[0], "PLACE"):
            yield _Name(words[1:], kind, 46, "name without its country", known=known)
        if kind is _ORG and len(words) == 2 and words[1] in en.COMPANY and words[0] not in common_words("en"):
            yield _Name(words[:1], kind, 46, "short form of a name", known=known, short=True)


def company_name(name: str) -> str:
    """What stands last in the name of a Vietnamese company or hospital, by which it goes; "" for others and places."""
    words = name.split()
    small = [word.lower() for word in words]
    club = CLUBS.at(small, 0)
    if club and len(words) - club > 2 and words[club][0].isupper():
        return " ".join(words[club:])
    if not any(heads.at(small, 0) > 1 for heads in (COMPANIES, HOSPITALS)):
        return ""
    first = len(words)
    while first > 0 and words[first - 1][0].isupper() and words[first - 1].lower() not in _FORMS:
        first -= 1
    own = " ".join(words[first:])
    known = gazetteer().find(own, "PLACE") or gazetteer().find(words[-1], "PLACE")
    if not own or first == 0 or known or any(gazetteer().find(" ".join(words[-n:]), "PLACE") for n in (2, 3)):
        return ""
    return own if len(words) - first > 1 or not is_syllable(own) else ""


def _without_form(name: str) -> str:
    """The own name of a company with a legal form behind: two words and more, without what it deals in."""
    words = name.split()
    if not company_forms().at([words[-1].lower()], 0) or not words[-1][1:2].isupper():
        return ""
    words.pop()
    while words and all(part in common_words("en") for part in words[-1].lower().split("-")):
        words.pop()
    own = " ".join(words)
    if len(words) < 2 or gazetteer().find(own, "PLACE") or is_surname(words[0]) or not words[0][0].isupper():
        return ""
    return own


def _calls_by_first_name(words: tuple[str, ...]) -> bool:
    """Whether the first of several names may stand for the person, as in Malay and Indonesian; not a common word."""
    family = is_surname(words[0]) or is_family(words[0])
    return len(words) > 1 and len(words[0]) > 3 and not family and words[0] not in common_words("en")


def _short_forms(words: tuple[str, ...], name: str) -> list[tuple[str, ...]]:
    if len(words) < 2 or folded(name) in PSEUDONYMS:
        return []
    if words[-1] in _GENERATIONS:
        words = words[:-1]
        if len(words) < 2:
            return []
    tokens = [token for token in tokenise(name) if token.text[0].isalnum()]
    shorts = [words[-1:]]
    if is_surname(tokens[0].text) and all(is_syllable(token.text) for token in tokens):
        return [words[-1:], words[-2:]] if len(words) > 2 else shorts
    if len(words) == 2 and words[0] in _FAMILY_FIRST:
        return [words[:1]]
    if "-" in name and name.rfind("-") > name.rfind(" "):
        shorts = [tuple(name_words(name.rsplit(" ", 1)[-1]))] if " " in name else []
    if len(words) > 2 and words[-2] in {"van", "von", "der", "de", "al", "el", "bin", "da", "dos", "la"}:
        shorts.append(words[-2:])
    return [short for short in shorts if len(short[0]) > 1]


def _abbreviations(words: tuple[str, ...], kind: EntityType, name: str, known: str | None) -> Iterator[_Name]:
    tokens = [token.text for token in tokenise(name) if token.text[0].isalpha()]
    capitals = "".join(word[0] for word in tokens if word[0].isupper())
    every = "".join(word[0] for word in tokens).upper()
    for letters in {capitals, every}:
        if 3 <= len(letters) <= 7:
            yield _Name((folded(letters),), kind, 55, "initials of a name", exact=letters, known=known)


def _with_ending(p: Passage, last: int, name: _Name) -> int:
    """`last`, or the index after a case ending behind a hyphen; 0 when the hyphen shows that a longer word begins."""
    if p.is_dash(last) and p.joined(last) and p.joined(last + 1):
        if p.word(last + 1) in SUFFIXES:
            return last + 2
        if name.short and p.is_low(last + 1):
            return 0
    return last


def _fits(p: Passage, first: int, last: int, name: _Name) -> bool:
    """Whether the words from `first` to `last` may be the name, by how they are written and what stands beside them."""
    if name.exact is not None:
        return p.raw(first) == name.exact and (p.style is not Style.CAPITALS or len(name.exact) > 2)
    if not name.short and len(name.words) > 1:
        return True
    short_capitals = p.raw(first).isupper() and 1 < len(p.raw(first)) < 4 and p.style is not Style.CAPITALS
    if short_capitals and name.kind is _PERSON:
        return False
    if last - first == 1 and begins_word(p, first):
        return False
    if name.marks and p.language == "vi" and not _same_marks(p, first, last, name.marks):
        return False
    alone = _alone(p, first, last)
    if not alone:
        return False
    if p.initial[first] and last - first == 1 and _is_common(p, first):
        if p.language == "vi" and name.kind is _PERSON and p.is_low(last) and p.lower[first] not in STOPS:
            return True  # no longer word begins there
        return p.word(last) in en.SPEECH or p.word(last) in _ADVERBS or p.raw(last) in {"'s", "’s", "("}
    return p.style is not Style.HEADLINE or p.lower[first] not in p.common


def _is_place(part: Found, first: int, last: int) -> bool:
    """Whether a known place stands there as a place: behind a preposition or with a class noun."""
    hit = part.hits.beginning(first)
    if hit is None or hit.kind is not _PLACE:
        return False
    p = part.passage
    return p.word(first - 1) in _PLACE_BEFORE or p.word(last) in en.DISTRICT_AFTER


def _marks(name: str) -> tuple[str, ...]:
    """The words of a Vietnamese name with their marks; nothing when it is written without."""
    words = tuple(marked(token.text) for token in tokenise(name) if token.text[0].isalnum())
    return words if words != name_words(name) and is_surname(words[0]) else ()


def _same_marks(p: Passage, first: int, last: int, marks: tuple[str, ...]) -> bool:
    """Whether the words are written with the marks of the name; a text that writes marks leaves none out."""
    return tuple(marked(p.raw(index)) for index in range(first, last) if p.is_word(index)) == marks


def _is_common(p: Passage, index: int) -> bool:
    """Whether texts write the word in small letters."""
    return p.lower[index] in en.FUNCTION or p.lower[index] in p.common


def _alone(p: Passage, first: int, last: int) -> bool:
    """Whether no other capitalised word touches, which would make a longer name; titles and starts of sentences may."""
    if p.style is Style.CAPITALS or p.style is Style.HEADLINE:
        return True
    if p.is_cap(last) and p.follows(last) and not p.titles.at(p.lower, last):
        return False
    if p.is_dash(last) and p.joined(last) and p.joined(last + 1) and p.is_cap(last + 1):
        return False
    if p.is_dash(first - 1) and p.joined(first) and p.joined(first - 1):
        return False
    before = first - 1
    return not (
        p.is_cap(before)
        and p.follows(first)
        and not p.titles.before(p.lower, first)
        and not (p.initial[before] and _is_common(p, before))
    )


def numbered_abbreviations(text: str, found: Iterable[Found]) -> Iterator[tuple[Found, Candidate]]:
    """COP-29 where the document names a 29th conference whose words begin with these letters."""
    parts = list(found)
    events: list[tuple[str, str]] = []
    for part in parts:
        for candidate in part.settled:
            if candidate.type is _EVENT:
                words = [
                    token.text for token in tokenise(text[candidate.start : candidate.end]) if token.text[0].isalnum()
                ]
                number = "".join(char for char in words[0] if char.isdigit())
                if number:
                    events.append((number, "".join(word[0] for word in words[1:]).upper()))
    if not events:
        return
    for part in parts:
        p = part.passage
        for index in range(len(p) - 2):
            if p.tokens[index].is_upper and p.is_dash(index + 1) and p.joined(index + 1) and p.joined(index + 2):
                for number, letters in events:
                    if p.raw(index + 2) == number and _abbreviates(p.raw(index), letters):
                        yield part, Candidate(*p.span(index, index + 3), _EVENT, "initials of a name", 60)


def _abbreviates(short: str, letters: str) -> bool:
    """Whether `short` may stand for a name with these initials, or for one that goes by another first word."""
    if _subsequence(short, letters):
        return True
    rest = iter(letters[1:])
    return len(short) > 2 and short[-1] == letters[-1:] and all(letter in rest for letter in short[1:])


def _subsequence(short: str, letters: str) -> bool:
    rest = iter(letters)
    return bool(short) and letters[:1] == short[0] and all(letter in rest for letter in short)
