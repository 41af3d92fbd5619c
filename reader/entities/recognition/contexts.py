"""Capitalised words that no table and no head noun explains, typed by what stands around them.

Evidence is tried from the strongest (a title before, a comma and an office behind) to the weakest (two unknown
capitalised words are more often a person than anything else); the priority of the candidate says how strong it was.
"""

import re
from collections.abc import Iterator, Mapping

from reader.entities.mention import EntityType
from reader.entities.recognition import english_words as en
from reader.entities.recognition import people_words as people
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.hits import Hits
from reader.entities.recognition.kazakh_forms import ends_like_surname, head_kind, is_given, is_possessed_place
from reader.entities.recognition.lexicon import common_words, split, titles_after
from reader.entities.recognition.open_runs import Runs, Taken
from reader.entities.recognition.passage import Passage, Style
from reader.entities.recognition.placed import directed_names
from reader.entities.recognition.vietnamese_forms import begins_word, hyphenated_end, is_surname, is_syllable
from reader.entities.recognition.vietnamese_words import COMPASS, COMPOUNDS, ORG_HEADS
from reader.names.kazakh import SUFFIXES

_PERSON, _PLACE, _ORG = EntityType.PERSON, EntityType.PLACE, EntityType.ORG
_CONNECTORS = split("of the and to for under in at with & , - – tại của ở kiêm và 's ’s on")
_SIDES = split("r l c right left centre center second third middle front phải trái giữa thứ first fourth pictured file")
_PLACE_BEFORE = {"en": split("in near across outside throughout"), "vi": split("tại ở")}
_PLACE_BEFORE_FOREIGN = split("tới đến sang từ vùng miền")
_ORG_NOUNS = split("""
    newspaper company firm agency party bank carrier airline broadcaster magazine publisher group automaker carmaker
    retailer manufacturer startup start-up conglomerate operator developer club team organisation organization
    association union think-tank university brokerage lender insurer website platform channel portal news producer
""")
_CAMEL = re.compile(r"[^\W\d_]+[^\W\d_A-ZА-Я][A-ZА-ЯҚӘҒҮҰӨҺІ][^\W\d_]*|[a-z][A-Z][a-z]+")
_DETERMINERS = split("a an the his her its their one former then now also current ex")
_SAYING_VI = split("nói nhấn khẳng phát chia kể bày đề chúc trả nêu")


def open_names(passage: Passage, hits: Hits, taken: Mapping[int, Taken]) -> Iterator[Candidate]:
    """Candidates for the runs of capitalised words outside `taken` (by word), which are the stronger candidates."""
    contexts = _Contexts(passage, hits, taken)
    for first, last in contexts.runs():
        yield from contexts.classify(first, last)
    yield from contexts.initials()
    yield from directed_names(passage, hits)


class _Contexts(Runs):
    """The evidence around a run of capitalised words."""

    def __init__(self, passage: Passage, hits: Hits, taken: Mapping[int, Taken]) -> None:
        super().__init__(passage, hits, taken)
        self.places: dict[int, bool] = {}

    def classify(self, first: int, last: int) -> Iterator[Candidate]:
        hit = self.hits.beginning(first)
        before = self.p.word(first - 1)
        if before in {"phía", "hướng"} and self.p.lower[first] in COMPASS:
            return  # a direction
        inflected = (
            self.p.cyrillic
            and hit is not None
            and hit.kind is _PLACE
            and hit.is_inflected(self.p.slice(hit.first, hit.last))
        )
        if (
            hit is not None
            and hit.last < last
            and (inflected or before in {"of", "in", "at", "to", "from", "tại", "ở", "the"})
        ):
            first = hit.last  # "Mayor of Toronto Olivia …"
        if before in {"of", "at", "with"} and self.p.raw(last) == "," and self.apposition(last, titles_only=False):
            yield Candidate(*self.p.span(first, last), _ORG, "kind behind the name", 58)
            return
        district = before == "of" and self.p.word(first - 2) in en.DISTRICT_OF
        if self.p.language == "en" and before in {"of", "and", ",", "for"} and not district:
            while (
                last - first > 1
                and not people.is_given(self.p.lower[first])
                and (self.p.lower[first] in en.FIELDS or self.p.lower[first] in self.p.common)
            ):
                first += 1  # "Minister of Fisheries and Rural Affairs Helena …"
        found = (
            self.person(first, last) or self.other(first, last) or self.by_form(first, last) or self.weak(first, last)
        )
        if found is None:
            return
        kind, priority, rule = found
        start, end = self.p.span(first, self.with_ending(last))
        if kind is _PERSON and self.p.word(last - 1) in {"jr", "sr"} and self.p.raw(last) == ".":
            end += 1
        if kind is _PLACE:
            self.places[last] = True
        yield Candidate(start, end, kind, rule, priority)

    def with_ending(self, last: int) -> int:
        p = self.p
        if p.is_dash(last) and p.joined(last) and p.joined(last + 1) and p.word(last + 1) in SUFFIXES:
            return last + 2
        return last

    def plain(self, first: int, last: int) -> bool:
        """Whether the run consists of common words only."""
        p = self.p
        return all(word in p.common or not word.isalpha() for word in p.lower[first:last])

    def count(self, first: int, last: int) -> int:
        """The number of words; a Vietnamese spelling by sound, its syllables joined by hyphens, counts as one."""
        p, number, index = self.p, 0, first
        while index < last:
            number += p.is_word(index)
            index = hyphenated_end(p, index + 1)
        return number

    def is_known(self, first: int, last: int) -> bool:
        hit = self.hits.beginning(first)
        return hit is not None and hit.last == last

    def acronym(self, first: int, last: int) -> bool:
        return last - first == 1 and self.p.raw(first).isupper() and self.p.style is not Style.CAPITALS

    def person(self, first: int, last: int) -> tuple[EntityType, int, str] | None:
        p = self.p
        count = self.count(first, last)
        if count > 5 or self.acronym(first, last) or p.tokens[first].text[0].isdigit():
            return None
        if p.cyrillic and count == 1 and head_kind(p.lower[first]) is not None:
            return None
        if (
            p.language == "vi"
            and p.is_low(first + 1)
            and (COMPOUNDS.at(p.lower, first) > 1 or ORG_HEADS.at(p.lower, first) > 1)
        ):
            return None  # a field of office: Bộ trưởng Giao thông vận tải
        english = p.language == "en"
        if english and self.plain(first, last) and not people.is_given(p.lower[first]):
            return None
        before = p.titles.before(p.lower, first)
        if before and not (
            self.is_known(first, last) and (p.cyrillic or english) and count == 1 and not p.cap[first - 1]
        ):
            hit = self.hits.beginning(first)
            if not (hit is not None and hit.last == last and hit.is_country):
                return _PERSON, 70, "title"
        if self.chain(first) and not self.is_known(first, last):
            return _PERSON, 68, "title"
        if (
            p.raw(last) == "("
            and p.word(last + 1) in _SIDES
            and (p.raw(last + 2) in {")", ","})
            and not self.is_known(first, last)
        ):
            return _PERSON, 66, "position in a picture"
        if titles_after().at(p.lower, last) and p.cyrillic:
            return _PERSON, 64, "title"
        if self.is_known(first, last):
            return None
        if self.apposition(last, titles_only=True) and count > 1:
            return _PERSON, 60, "office behind the name"
        return None

    def by_form(self, first: int, last: int) -> tuple[EntityType, int, str] | None:
        """A person, told by the given or family name alone."""
        p = self.p
        count = self.count(first, last)
        if count > 5 or self.is_known(first, last) or self.acronym(first, last):
            return None
        if p.cyrillic:
            if count == 2 and (is_given(p.raw(first)) or is_given(p.raw(last - 1))):
                return _PERSON, 56, "given name"
            if ends_like_surname(p.raw(last - 1)) and (count > 1 or p.lower[first] not in p.common):
                hit = self.hits.at(last - 1)
                if hit is None:
                    return _PERSON, 56 if count > 1 else 34, "family name"
            if count == 1 and is_given(p.raw(first)) and p.lower[first] not in p.common:
                return _PERSON, 32, "given name"
            return None
        if p.style is not Style.PLAIN and count > 3:
            return None
        if count > 1 and people.is_given(p.lower[first]) and p.word(last - 1) not in p.common:
            return _PERSON, 56, "given name"
        if (
            count > 1
            and p.lower[last - 1].endswith(people.LATIN_ENDINGS)
            and len(p.raw(last - 1)) > 4
            and p.lower[last - 1] not in p.common
        ):
            return _PERSON, 54, "family name"
        if (
            count == 1
            and p.lower[first].endswith(people.SURE_ENDINGS)
            and len(p.raw(first)) > 5
            and p.lower[first] not in p.common
        ):
            return _PERSON, 34, "family name"
        return None

    def chain(self, first: int) -> bool:
        """Whether an office with what it belongs to stands before: "Ambassador to … X", "Minister of Finance X"."""
        p, index = self.p, first - 1
        if index < 0 or p.initial[first]:
            return False
        taken = self.taken.get(index)
        hit = self.hits.at(index)
        portfolio = p.is_cap(index) and (p.lower[index] in p.common or p.lower[index] in people.PORTFOLIO)
        if not (taken is not None and taken.kind in {_ORG, _PLACE}) and hit is None and not portfolio:
            return False
        for _ in range(14):
            if index < 0:
                return False
            length = p.titles.before(p.lower, index + 1)
            if length:
                return True
            taken, hit = self.taken.get(index), self.hits.at(index)
            if taken is not None:
                if taken.kind not in {_ORG, _PLACE, EntityType.NORP}:
                    return False
                index = taken.first - 1
            elif hit is not None:
                index = hit.first - 1
            elif (
                p.lower[index] in _CONNECTORS
                or (p.is_cap(index) and p.lower[index] in p.common)
                or (p.language == "en" and p.lower[index] in {"ruling", "national", "international"})
            ):
                index -= 1
            elif p.is_low(index) and p.is_cap(index - 1) and COMPOUNDS.at(p.lower, index - 1) == 2:
                index -= 2  # a field of office: Thứ trưởng Ngoại giao …
            else:
                return False
        return False

    def apposition(self, comma: int, *, titles_only: bool) -> bool:
        """Whether ", (a, the) … office" or ", the … newspaper" stands at `comma`."""
        p = self.p
        if p.raw(comma) not in {",", "–", "-", "("}:
            return False
        article = p.word(comma + 1) in _DETERMINERS
        for index in range(comma + 1, min(comma + (6 if article else 4), len(p))):
            if p.raw(index) in {",", ".", ";", "and"}:
                return False
            if (
                titles_only
                and p.titles.at(p.lower, index)
                and not (p.language == "vi" and p.lower[index] in people.VIETNAMESE_ADDRESS)
            ):
                return p.word(index) not in {"general", "justice", "major", "father", "private"} or article
            if not titles_only and article and p.lower[index] in _ORG_NOUNS:
                return True
        return False

    def other(self, first: int, last: int) -> tuple[EntityType, int, str] | None:
        p = self.p
        count = self.count(first, last)
        if self.is_known(first, last) or p.style is Style.HEADLINE:
            return None
        plain = self.plain(first, last) and p.language == "en"
        if plain and count == 2 and not p.initial[first] and all(map(is_syllable, p.lower[first:last])):
            of = p.word(first - 1) == "of" and p.word(first - 2) in en.DISTRICT_OF
            if of or p.word(last) in en.DISTRICT_AFTER:
                return _PLACE, 57, "class noun"
        if self.apposition(last, titles_only=False) and not plain:
            return _ORG, 58, "kind behind the name"
        if plain or count > 4:
            return None
        if (
            count == 1
            and _CAMEL.fullmatch(p.raw(first))
            and not p.tokens[first].is_upper
            and not p.lower[first].startswith(("mc", "mac", "de", "di", "la", "le", "o'"))
        ):
            return _ORG, 42, "capital inside the word"
        if not p.cyrillic:
            if (
                p.word(last) in en.DISTRICT_AFTER
                and not p.initial[last]
                and p.language != "vi"
                and not self.acronym(first, last)
            ):
                return _PLACE, 57, "class noun"
            if p.word(first - 1) == "of" and p.word(first - 2) in en.DISTRICT_OF:
                return _PLACE, 57, "class noun"
            if (
                p.lower[first - 1] in _ORG_NOUNS
                and p.language == "en"
                and first
                and p.lower[first - 1] not in {"group", "news", "team"}
                and not (count > 1 and people.is_given(p.lower[first]))
            ):
                return _ORG, 44, "class noun"
        elif is_possessed_place(p.word(last)) and p.is_low(last):
            return _PLACE, 57, "class noun"
        return None

    def weak(self, first: int, last: int) -> tuple[EntityType, int, str] | None:
        p = self.p
        count = min(self.count(first, last), sum(p.cap[index] for index in range(first, last)))
        if p.style is not Style.PLAIN or count > 3 or self.is_known(first, last):
            return None
        if any(p.tokens[index].text[0].isdigit() for index in range(first, last)):
            return None
        if (self.plain(first, last) and p.language in {"en", "kk"}) or self.acronym(first, last):
            return None
        if count == 1 and begins_word(p, first):
            return None
        before, behind = p.word(first - 1), p.word(last)
        if (
            p.is_dash(first - 1)
            and not p.initial[first]
            and self.hits.is_kind(first - 2, _PLACE)
            and count == 1
            and p.is_low(last)
            and (p.joined(first) or p.language != "vi")
        ):
            return _PLACE, 40, "beside a place"
        if before in _PLACE_BEFORE.get(p.language, ()) and behind not in {"'s", "’s"}:
            return _PLACE, 42 if p.language == "vi" and count > 1 else 30, "preposition"
        if p.language == "vi" and before in {"lên", "xuống"} and count == 1:
            return _PLACE, 30, "preposition"
        if p.language == "vi" and count > 1 and p.lower[first] in en.WIDE and p.lower[first] in common_words("en"):
            return _ORG, 45, "English words"
        if p.language == "vi" and before in _PLACE_BEFORE_FOREIGN | {"qua"} and not is_surname(p.raw(first)):
            country = p.raw(last) == "(" and self.near_place(last + 1)
            if country or p.initial[first - 1] or (count == 1 and not is_syllable(p.raw(first))):
                return _PLACE, 40, "preposition"
        if p.language == "en" and before == "of" and p.word(first - 2) in en.DIRECTIONS and not p.cap[first - 2]:
            return _PLACE, 40, "direction and place"
        if self.way(first) or self.seat(last):
            return _PLACE, 40, "way or seat"
        if p.language == "en" and behind in en.SPEECH:
            return _PERSON, 45 if count > 1 else 31, "verb of a person"
        if (
            p.language == "vi"
            and behind in _SAYING_VI | {"cho"}
            and (behind != "cho" or p.word(last + 1) in {"biết", "rằng", "hay"})
        ):
            return _PERSON, 45, "verb of a person"
        people_before = self.taken.get(first - 2)
        listed = people_before is not None and people_before.kind is _PERSON and people_before.last == first - 1
        if p.language == "vi" and before in {"và", ","} and listed and count == 2 and p.raw(last) in {",", ".", "và"}:
            return _PERSON, 34, "beside a person"
        if before in {"and", "và", "мен", "бен", "пен", ","} and self.near_place(first - 2) and count < 3:
            return _PLACE, 28, "beside a place"
        if count in {2, 3} and self.unknown(first, last) and not (p.cyrillic and p.raw(first).isascii()):
            return _PERSON, 22, "capitalised words"
        return None

    def way(self, first: int) -> bool:
        """Whether "from" and a known place with "to" stand before: "from Lima to Cusco", "từ Đà Lạt đến …"."""
        p, middle = self.p, first - 1
        if p.word(middle) not in {"to", "đến", "đi", "tới"} or not self.near_place(middle - 1):
            return False
        return any(p.word(index) in {"from", "từ"} for index in range(max(0, middle - 5), middle))

    def near_place(self, index: int) -> bool:
        taken = self.taken.get(index)
        return (
            self.hits.is_kind(index, _PLACE)
            or self.places.get(index + 1, False)
            or (taken is not None and taken.kind is _PLACE)
        )

    def unknown(self, first: int, last: int) -> bool:
        """Whether all words of the run look like parts of a personal name."""
        p = self.p
        words = [p.tokens[index] for index in range(first, last) if p.is_word(index)]
        if hyphenated_end(p, first + 1) > first + 1:
            return True  # a foreign name by its sound: A-li-bếch
        if any(token.is_upper or len(token.text) < 2 or any(map(str.isupper, token.text[1:])) for token in words):
            return False
        if p.language == "vi" and not p.cyrillic:
            return not any(is_syllable(token.text) and token.text.lower() in p.common for token in words[:1])
        return not any(token.text.lower() in p.common for token in words) and not any(
            self.hits.at(index) for index in range(first, last)
        )

    def initials(self) -> Iterator[Candidate]:
        """An initial with its full stop and a family name: "М. Әуезов", "J. Smith"."""
        p = self.p
        for index in range(len(p) - 2):
            if (
                len(p.raw(index)) == 1
                and p.is_cap(index)
                and p.raw(index + 1) == "."
                and p.joined(index + 1)
                and p.is_cap(index + 2)
            ):
                last = index + 2
                if len(p.raw(last)) == 1 and p.raw(last + 1) == "." and p.is_cap(last + 2):
                    last += 2
                end = hyphenated_end(p, last + 1)
                word = p.slice(last, end)
                listed = p.initial[index] and p.raw(index) in "IVX"
                if len(word) > 2 and not word.isupper() and word.lower() not in p.common and not listed:
                    start = index
                    if p.is_cap(index - 1) and p.follows(index) and people.is_given(p.lower[index - 1]):
                        start = index - 1
                    yield Candidate(*p.span(start, self.with_ending(end)), _PERSON, "initial", 62)
