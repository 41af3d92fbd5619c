"""Runs of capitalised words that no stronger recogniser explains: where a name begins and ends by its writing alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reader.entities.mention import EntityType
from reader.entities.recognition import english_words as en
from reader.entities.recognition import kazakh_words as kk
from reader.entities.recognition import people_words as people
from reader.entities.recognition.hits import Hits
from reader.entities.recognition.kazakh_forms import ends_like_surname, head_kind, is_given
from reader.entities.recognition.lexicon import split
from reader.entities.recognition.passage import Passage
from reader.entities.recognition.vietnamese_forms import hyphenated_end
from reader.names.kazakh import SUFFIXES, stems

_PARTICLES = split("de da di do dos del la le van von der den bin ibn al el ben ter ul abu af av zu")
_SAFE_PARTICLES = split("von van der de bin al del da")
_CALENDAR = split("""
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday qr i ii iii iv v vi vii viii ix
    x xi xii xiii xiv usd vnd eur kzt gdp fdi oda fta ceo cfo ai it tv pm mp mps mou ict iot covid km kg am ok dna
    hiv aids led sme smes ngo ngos pr hr
""")
_SHORT_MONTHS = split("jan feb mar apr jun jul aug sept sep oct nov dec")
_OF_PLACES = ("лық", "лік", "дық", "дік", "тық", "тік")


@dataclass(frozen=True, slots=True)
class Taken:
    """A span of words that another recogniser has a strong candidate for."""

    first: int
    last: int
    kind: EntityType


_LONGEST = 30
_LONGEST_TITLE = 4
_CHIEF = "бас"


class Runs:
    """The runs of one passage; indices count words."""

    def __init__(self, passage: Passage, hits: Hits, taken: Mapping[int, Taken]) -> None:
        self.p = passage
        self.hits = hits
        self.taken = taken

    def runs(self) -> Iterator[tuple[int, int]]:
        p, index = self.p, 0
        while index < len(p):
            if not self.opens(index):
                index += max(1, self.title_at(index))
                continue
            last = self.run_end(index)
            first = index
            index = last
            if (
                p.is_dash(first - 1)
                and p.joined(first)
                and p.joined(first - 1)
                and p.word(first - 2) in {"al", "el", "ad", "ar", "ash", "bin"}
            ):
                first -= 2
            while first < last and p.initial[first] and self.drops(first, last):
                first += 1
            if first < last:
                yield first, last

    def opens(self, index: int) -> bool:
        p = self.p
        short_month = p.lower[index] in _SHORT_MONTHS and (p.raw(index + 1) == "." or p.word(index + 1).isdigit())
        if (
            not p.cap[index]
            or index in self.taken
            or self.title_at(index)
            or p.lower[index] in _CALENDAR
            or short_month
        ):
            return False
        return (
            not (p.initial[index] and p.lower[index] in (kk.FUNCTION if p.cyrillic else en.FUNCTION))
            and p.tokens[index].text[0].isalpha()
        )

    def title_at(self, index: int) -> int:
        """The length of the capitalised title at `index`, 0 when a name can begin there."""
        p = self.p
        length = p.titles.at(p.lower, index)
        if not length and p.cyrillic:
            length = self.inflected_title_at(index)
        if not length or not p.cap[index] or p.lower[index] in people.ALSO_NAMES:
            return 0
        if length == 1 and self.halved(index):
            return 0
        if p.language == "vi" and length == 1 and p.lower[index] in people.VIETNAMESE_ADDRESS and not p.initial[index]:
            return 0
        return length

    def inflected_title_at(self, index: int) -> int:
        """The length of the Kazakh title at `index` whose last word carries a case ending: Бас хатшысының.

        "Бас" (chief) before any office is a part of it.
        """
        p = self.p
        if any(stem in p.titles for stem in stems(p.lower[index])):
            return 1
        for last in range(index + 1, min(index + _LONGEST_TITLE, len(p))):
            if not p.follows(last):
                break
            for word in (p.lower[last], *stems(p.lower[last])):
                length = last + 1 - index
                if p.titles.at([*p.lower[index:last], word], 0) == length:
                    return length
                if p.lower[index] == _CHIEF and length == 2 and word in p.titles:
                    return length
        return 0

    def halved(self, index: int) -> bool:
        """Whether the word at `index` is the first half of a name: Khan-Temir, but not Director-General."""
        p, other = self.p, index + 2
        return (
            p.is_dash(index + 1)
            and p.joined(index + 1)
            and p.joined(other)
            and p.is_cap(other)
            and p.lower[other] not in p.common
            and not p.titles.at(p.lower, other)
        )

    def drops(self, first: int, last: int) -> bool:
        """Whether the first word of a sentence, in capitals for that alone, is no part of the name behind it."""
        word = self.p.lower[first]
        if self.p.cyrillic and word.endswith(_OF_PLACES) and not is_given(word):
            return True
        if (
            self.p.cyrillic
            and last - first == 2
            and ends_like_surname(self.p.raw(first + 1))
            and word not in kk.FUNCTION
        ):
            return False
        if word not in self.p.common and word not in en.FUNCTION and word not in kk.FUNCTION:
            return False
        return not (last - first > 1 and (people.is_given(word) or (self.p.cyrillic and is_given(word))))

    def run_end(self, index: int) -> int:
        p, last = self.p, index + 1
        while last < min(len(p), index + _LONGEST):
            if p.cyrillic and (self.name_ends(last - 1) or self.goes_to(index, last)):
                break
            if p.is_cap(last) and p.follows(last) and last not in self.taken and not self.title_at(last):
                last += 1
            elif (
                p.is_dash(last)
                and p.joined(last)
                and p.joined(last + 1)
                and p.is_word(last + 1)
                and last + 1 not in self.taken
            ):
                joined = hyphenated_end(p, last) > last
                if (
                    not joined
                    and not p.is_cap(last + 1)
                    and (p.word(last + 1) in SUFFIXES or p.word(last + 1) in p.common)
                ):
                    break
                last += 2
            elif self.particles(last):
                last = self.particles(last)
            elif p.raw(last) == "." and len(p.raw(last - 1)) == 1 and p.is_cap(last + 1) and not p.initial[last + 1]:
                last += 2
            else:
                break
        return min(last, len(p))

    def goes_to(self, first: int, index: int) -> bool:
        """Whether the place that follows two words or more says where a person is or goes: Ли Цян | Астанаға."""
        hit = self.hits.beginning(index)
        if hit is None or hit.kind is not EntityType.PLACE or index - first < 2 or not self.p.follows(index):
            return False
        before = bool(stems(self.p.raw(index - 1)))
        return before or hit.is_country or hit.is_inflected(self.p.slice(hit.first, hit.last))

    def particles(self, index: int) -> int:
        """The index after "von der" and the name behind it, 0 when no particle of a family name stands at `index`."""
        p, last = self.p, index
        allowed = _SAFE_PARTICLES if p.language == "vi" else _PARTICLES
        while p.is_low(last) and p.lower[last] in allowed and p.follows(last) and last - index < 2:
            last += 1
        return last + 1 if last > index and p.is_cap(last) and p.follows(last) and last not in self.taken else 0

    def seat(self, comma: int) -> bool:
        """Whether ", the (… ) capital" or another class noun of places stands at `comma`."""
        p = self.p
        if p.raw(comma) != "," or p.word(comma + 1) not in {"the", "a", "an"} or p.language != "en":
            return False
        for index in range(comma + 2, min(comma + 5, len(p))):
            if not p.is_low(index):
                return False
            if p.lower[index] in en.DISTRICT_OF:
                return True
        return False

    def name_ends(self, index: int) -> bool:
        """Whether the word at `index` carries a case ending, after which no name goes on."""
        word = self.p.lower[index]
        if word.endswith(("ның", "нің", "дың", "дің", "тың", "тің")):
            return True
        if (
            word not in self.p.common
            and any(head_kind(stem) or stem in self.p.common for stem in stems(word))
            and not is_given(word)
        ):
            return True
        if index > 0 and self.p.is_cap(index - 1) and word.endswith(("ов", "ев", "ова", "ева", "ёв")):
            return not self.p.word(index + 1).endswith(("ұлы", "қызы", "ович", "евич", "овна", "евна"))
        return ends_like_surname(word) and (
            not word.endswith(kk.PERSON_ENDINGS)
            or (
                self.p.is_cap(index + 1)
                and (is_given(self.p.raw(index + 1)) or self.hits.is_kind(index + 1, EntityType.PLACE))
            )
        )
