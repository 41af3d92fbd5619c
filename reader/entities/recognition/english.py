"""English names built on a head noun: organisations, events, laws and long forms of places.

A name is found from its head ("Ministry", "Summit", "Agreement"): to the left over capitalised words, to the right over
prepositional phrases and bracketed abbreviations, up to the longest span that is still one name.
"""

from collections.abc import Iterator

from reader.entities.mention import EntityType
from reader.entities.recognition import english_words as en
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.english_spans import Spans, is_ordinal
from reader.entities.recognition.hits import Hits
from reader.entities.recognition.lexicon import Terms, company_forms
from reader.entities.recognition.passage import Passage, Style
from reader.entities.recognition.vietnamese_forms import is_syllable

_PRIORITY = {EntityType.ORG: 62, EntityType.EVENT: 61, EntityType.LAW: 61, EntityType.PLACE: 58}
_GENERIC_PARTY = frozenset({"party", "government", "state", "side", "army", "police", "parliament", "people's"})
_QUOTES = {"“": "”", "«": "»", '"': '"', "„": "“"}
_BARE = Terms(
    [
        "house of representatives",
        "house of commons",
        "house of lords",
        "politburo",
        "presidium",
        "national assembly",
        "party central committee",
        "white house",
        "kremlin",
        "pentagon",
        "state duma",
        "knesset",
    ]
)
_GATHERINGS = frozenset({"summit", "forum", "conference", "dialogue", "meeting", "awards"})
_FIGHTS = frozenset({"war", "wars"})
_ACTS = frozenset({"charter", "constitution", "covenant"})
_LEGAL_FORMS = frozenset({"LLP", "JSC", "LLC", "PLC", "OJSC", "CJSC", "PJSC", "LTD", "Ltd", "Inc", "GmbH"})
_ORDERS = frozenset({"order", "medal"})


def named_by_head(passage: Passage, hits: Hits) -> Iterator[Candidate]:
    """Organisations, events, laws and landscapes that are named by a capitalised English noun."""
    if passage.cyrillic or passage.style is Style.HEADLINE:
        return
    grammar = _Grammar(passage, hits)
    for index, word in enumerate(passage.lower):
        if not passage.cap[index] or len(word) < 3:
            continue
        kind = _kind(passage, index, word)
        if kind is not None:
            yield from grammar.from_head(index, word, kind)
        if passage.raw(index) in _LEGAL_FORMS:
            yield from grammar.company(index)
        elif word in {"games", "olympics", "paralympics"} and passage.style is Style.PLAIN:
            yield from grammar.games(index)
    yield from grammar.spelled_out()
    for index in range(len(passage) - 2):
        if passage.raw(index) in _QUOTES:
            yield from grammar.quoted(index)
        elif passage.cap[index] and _BARE.at(passage.lower, index):
            last = index + _BARE.at(passage.lower, index)
            if not passage.is_cap(last):
                yield Candidate(*passage.span(index, last), EntityType.ORG, "body known by one name", 55)
        elif passage.word(index) in _FIGHTS and hits.is_kind(index - 1, EntityType.PLACE) and not passage.cap[index]:
            yield from grammar.war(index)
        elif passage.word(index) in _ORDERS and passage.cap[index] and passage.word(index + 1) == "of":
            yield from grammar.award(index)


def _kind(passage: Passage, index: int, word: str) -> EntityType | None:
    if word in en.ORG:
        before = passage.word(index - 1)
        if word == "congress" and (before == "party" or any(is_ordinal(passage, index - back) for back in (1, 2, 3))):
            return EntityType.EVENT
        if word == "assembly" and is_ordinal(passage, index - 1):
            return EntityType.EVENT
        return EntityType.ORG
    if word in en.COMPANY or word in en.ORG_FIRST:
        return EntityType.ORG
    if word == "convention" and passage.word(index - 1) in {"party", "national", "democratic", "republican"}:
        return EntityType.EVENT
    if word in en.LAW:
        return EntityType.LAW
    if word in en.EVENT:
        return EntityType.EVENT
    if word in en.NATURE or word in en.DISTRICT:
        return EntityType.PLACE
    return None


class _Grammar(Spans):
    """What is a name at all, and what stands within and behind it."""

    def company(self, form: int) -> Iterator[Candidate]:
        """The capitalised words before a legal form, with it."""
        p, first = self.p, form
        while first > 0 and form - first < 7 and (p.is_cap(first - 1) or (p.is_dash(first - 1) and p.joined(first))):
            if p.titles.at(p.lower, first - 1) or (p.initial[first - 1] and p.lower[first - 1] in en.FUNCTION):
                break
            first -= 1
        if form - first > 1 and p.is_cap(first):
            yield Candidate(*p.span(first, form + 1), EntityType.ORG, "legal form", 68)

    def games(self, index: int) -> Iterator[Candidate]:
        """The games of a year and a city: 2028 Los Angeles Games."""
        p, hit = self.p, self.hits.at(index - 1)
        if hit is None or hit.kind is not EntityType.PLACE or hit.last != index:
            return
        year = p.word(hit.first - 1)
        if year.isdigit() and len(year) == 4:
            yield Candidate(*p.span(hit.first - 1, index + 1), EntityType.EVENT, "games of a year", 70)

    def from_head(self, index: int, word: str, kind: EntityType) -> Iterator[Candidate]:
        p = self.p
        first = self.left(index, kind)
        inner_last = index + 1
        if kind is EntityType.EVENT and word in en.EVENT_FIRST and p.is_cap(index + 1) and p.follows(index + 1):
            last = index + 2
            while p.is_cap(last) and p.follows(last) and p.word(last) not in en.OFFICES:
                last += 1
            yield self.candidate(first if p.word(first) in {"tropical", "super", "severe"} else index, last, kind)
            return
        if kind is EntityType.ORG and word in en.ORG_FIRST and first == index and self.opens_outer(index + 1):
            last = index + 2
            if (
                not self.hits.is_kind(index + 1, EntityType.PERSON)
                and p.lower[index + 1] not in en.OFFICES | en.ORG | en.FIELDS
            ):
                if (
                    p.is_cap(last)
                    and p.follows(last)
                    and (self.is_plain(last) or self.hits.is_kind(last, EntityType.PLACE))
                ):
                    last += 1
                yield self.candidate(index, last, kind)
                return
        last = self.right(index, kind, word)
        if kind is EntityType.ORG and self.opens_outer(inner_last):
            bracket = self.bracket(inner_last)
            if not bracket and not self.is_complete(first, inner_last, index, word, kind):
                return  # a longer name with its own head goes on from here
        if not self.is_complete(first, last, index, word, kind):
            return
        if kind is EntityType.ORG and last > inner_last + 1 and p.lower[last - 1] in _ACTS:
            yield self.candidate(first, last, EntityType.LAW)  # "Union of Free Cities Charter"
            last -= 1
        yield self.candidate(first, last, kind)
        yield from self.abbreviations(index, last, kind)
        if kind is EntityType.ORG:
            yield from self.continued(first, last)

    def spelled_out(self) -> Iterator[Candidate]:
        """Names without a head noun that an abbreviation in brackets spells out."""
        p = self.p
        for bracket, first in self.introduced.items():
            words = range(first, bracket)
            if len(p.raw(bracket + 1)) < 3 or any(_kind(p, word, p.lower[word]) for word in words if p.cap[word]):
                continue
            if not any(self.hits.is_kind(word, EntityType.PERSON) for word in words):
                yield Candidate(*p.span(first, bracket), EntityType.ORG, "initials in brackets", 56)
                yield Candidate(*p.span(bracket + 1, bracket + 2), EntityType.ORG, "name in brackets", 56)

    def candidate(self, first: int, last: int, kind: EntityType) -> Candidate:
        start, end = self.p.span(first, last)
        return Candidate(start, end, kind, "english head noun", _PRIORITY[kind])

    def is_complete(self, first: int, last: int, head: int, word: str, kind: EntityType) -> bool:
        p = self.p
        before = [index for index in range(first, head) if p.is_word(index)]
        after = last > head + 1
        if kind is EntityType.ORG:
            return self.complete_org(before, after, head, word)
        if kind is EntityType.PLACE:
            return self.complete_place(before, after, word)
        named = [index for index in before if not self.is_plain(index)]
        if kind is EntityType.EVENT and len(before) > 1 and p.lower[head] in _GATHERINGS and p.style is Style.PLAIN:
            return True
        if kind is EntityType.EVENT and before and after and p.is_cap(last - 1):
            return True
        if kind is EntityType.LAW:
            if word in en.LAW_SHORT and not named and not after:
                return False
            if (
                after
                and not before
                and p.word(head + 1) in {"of", "for"}
                and word in {"plan", "strategy", "memorandum", "program", "programme", "statement", "act"}
            ):
                return bool(self.hits.at(last - 1)) and word != "memorandum"
            if p.lower[first:last] == ["memorandum", "of", "understanding"]:
                return False
            return bool(
                after
                or (before and p.style is not Style.CAPITALS and word not in {"act", "bill", "order", "program"})
                or named
            )
        if word in {
            "session",
            "year",
            "week",
            "month",
            "day",
            "days",
            "open",
            "meeting",
            "war",
            "storm",
            "siege",
            "battle",
            "dialogue",
            "seminar",
            "workshop",
            "awards",
            "rally",
            "conference",
            "forum",
            "summit",
        }:
            return bool(named) or (after and self.hits.at(last - 1) is not None)
        return bool(before or (after and p.is_cap(last - 1)))

    def is_plain(self, index: int) -> bool:
        """Whether the word at `index` is a common word or number, no name."""
        p = self.p
        if self.hits.at(index):
            return False
        return p.lower[index] in p.common or p.lower[index] in en.FIELDS or p.tokens[index].text[0].isdigit()

    def complete_org(self, before: list[int], after: bool, head: int, word: str) -> bool:
        p = self.p
        if word in en.COMPANY:
            return any(
                not self.is_plain(index) and not self.hits.is_kind(index, EntityType.NORP) for index in before
            ) and (p.word(head + 1) not in en.ORG)
        if not before:
            if not after:
                return False
            if word in {"police", "company", "group", "party", "state", "front", "service", "force", "church", "press"}:
                return p.word(head + 1) == "of" and p.is_cap(head + 2)
            return p.is_cap(head) and word not in {"command", "mission", "exchange", "network"}
        if word == "government" and not after:
            return any(self.hits.is_kind(index, EntityType.PLACE, EntityType.NORP) for index in before)
        nations = [index for index in before if self.hits.is_kind(index, EntityType.NORP)]
        if len(nations) == len(before) and word in _GENERIC_PARTY and not after:
            return False
        return not all(is_ordinal(p, index) for index in before) or after

    def complete_place(self, before: list[int], after: bool, word: str) -> bool:
        if word in en.STATES and after:
            return True
        if not before:
            return after
        if self.p.language == "vi" and self.p.titles.before(self.p.lower, before[-1] + 1):
            return False  # the Korean name Park behind a Vietnamese title
        if word in {"state", "capital", "republic", "kingdom", "federation"}:
            return any(not self.is_plain(index) for index in before) and word != "state"
        if word in en.DISTRICT:
            named = any(
                not self.is_plain(index) and not self.hits.is_kind(index, EntityType.NORP, EntityType.ORG)
                for index in before
            )
            return named or (len(before) == 2 and all(is_syllable(self.p.lower[index]) for index in before))
        return len(before) < 6

    def quoted(self, index: int) -> Iterator[Candidate]:
        """A name in quotation marks: before a legal form, or with a head at its beginning or end."""
        p = self.p
        last = next(
            (end for end in range(index + 2, min(index + 40, len(p))) if p.raw(end) == _QUOTES[p.raw(index)]), 0
        )
        if not last or not p.is_cap(index + 1):
            return
        first, count = index + 1, last - index - 1
        capitals = all(
            p.is_cap(word) or not p.is_word(word) or p.lower[word] in {"of", "and", "the", "for"}
            for word in range(first, last)
        )
        form = company_forms().at(p.lower, last + 1) or p.raw(last + 1).startswith(("JSC", "LLP", "LLC", "ЖШС", "АҚ"))
        before = p.word(index - 1) in {"jsc", "llp", "llc", "company", "company,", "newspaper", "corporation"}
        if count < 8 and capitals and (form or before or p.lower[last - 1] in en.ORG | en.COMPANY):
            yield Candidate(*p.span(first, last), EntityType.ORG, "name in quotation marks", 67)
        elif p.lower[first] in en.LAW and p.word(first + 1) in {"on", "of", "for", "concerning", "against"}:
            yield Candidate(*p.span(first, last), EntityType.LAW, "name in quotation marks", 67)

    def war(self, index: int) -> Iterator[Candidate]:
        """Korean war: a war named after a place, in small letters."""
        hit = self.hits.at(index - 1)
        if hit is not None and hit.is_country:
            yield Candidate(*self.p.span(hit.first, index + 1), EntityType.EVENT, "war named after a place", 61)

    def award(self, index: int) -> Iterator[Candidate]:
        """First-Class Order of X."""
        p, first, last = self.p, index, index + 2
        last += p.word(last) == "the"
        if not p.is_cap(last):
            return
        while p.is_cap(last) and not p.initial[last] and p.lower[last] not in en.OFFICES:
            last += 1
        while (p.is_cap(first - 1) and (p.follows(first) or p.is_dash(first))) or (
            p.is_dash(first - 1) and p.joined(first)
        ):
            first -= 1
        if p.raw(last) == "(" and p.raw(last + 2) == ")":
            last += 3  # what the name of the order means
        yield Candidate(*p.span(self.strip_left(first, index), last), EntityType.WORK, "order or medal", 63)

    def abbreviations(self, head: int, last: int, kind: EntityType) -> Iterator[Candidate]:
        """The abbreviation or second name in brackets after a name."""
        p = self.p
        if p.raw(last) != "(":
            return
        close = next((index for index in range(last + 1, min(last + 5, len(p))) if p.raw(index) == ")"), 0)
        if (
            not close
            or close == last + 1
            or not all(p.is_cap(index) or p.is_dash(index) for index in range(last + 1, close))
        ):
            return
        if close == last + 2 and len(p.raw(last + 1)) < 2:
            return
        start, end = p.span(last + 1, close)
        yield Candidate(start, end, kind, "name in brackets", 64)

    def continued(self, first: int, last: int) -> Iterator[Candidate]:
        """A longer name that goes on behind the bracket: "Workers' League (WL) Youth Office"."""
        bracket = self.bracket(last)
        if not bracket or not self.p.is_cap(bracket) or self.p.initial[bracket]:
            return
        index = bracket
        found = 0
        while self.p.is_cap(index) and not self.p.initial[index] and self.p.lower[index] not in en.OFFICES:
            index += 1
            if self.p.lower[index - 1] in en.ORG:
                found = index
            if not self.p.is_word(index):
                break
        if found:
            yield self.candidate(first, found, EntityType.ORG)
            start, end = self.p.span(bracket - 2, bracket - 1)
            yield Candidate(start, end, EntityType.ORG, "name in brackets", 64)
