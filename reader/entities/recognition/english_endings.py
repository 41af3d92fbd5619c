"""Where English names end: numbers, bracketed abbreviations, titles of laws that go on in small letters."""

from bisect import bisect_right

from reader.entities.mention import EntityType
from reader.entities.recognition import english_words as en
from reader.entities.recognition.hits import Hits
from reader.entities.recognition.initials import introduced_names
from reader.entities.recognition.passage import Passage

_HEADS = en.ORG | en.EVENT | en.LAW


class Endings:
    """What may follow the head of a name in one passage; all indices count words."""

    def __init__(self, passage: Passage, hits: Hits) -> None:
        self.p = passage
        self.hits = hits
        self.introduced = introduced_names(passage, _HEADS)
        self._brackets = sorted(self.introduced)

    def number(self, index: int) -> int:
        """The end of "No. 18-NQ/TW" at `index`."""
        p, last = self.p, index
        if p.word(last) == "no" or p.word(last) == "number":
            last += 2 if p.raw(last + 1) == "." else 1
        if not (last < len(p) and p.tokens[last].text[0].isdigit()):
            return index
        last += 1
        while last + 1 < len(p) and (p.is_dash(last) or p.raw(last) == "/") and p.joined(last) and p.joined(last + 1):
            last += 2
        return last

    def introduction(self, head: int) -> tuple[int, int] | None:
        """The first word and the bracket of the name around `head` that an abbreviation behind it spells out.

        Only where `head` may be the head of that name: in its first run of capitalised words or at its end.
        """
        place = bisect_right(self._brackets, head)
        if place == len(self._brackets):
            return None
        bracket = self._brackets[place]
        first = self.introduced[bracket]
        leads = first <= head and all(self.p.is_cap(index) for index in range(first, head))
        return (first, bracket) if leads or first <= head == bracket - 1 else None

    def bracket(self, index: int) -> int:
        """The index after "(ABC)" at `index`, 0 when no bracketed abbreviation stands there."""
        p = self.p
        if p.raw(index) == "(" and p.raw(index + 2) == ")" and p.is_cap(index + 1):
            word = p.raw(index + 1)
            if len(word) > 1 and (word.isupper() or sum(map(str.isupper, word)) > 1):
                return index + 3
        return 0

    def clause(self, start: int, fallback: int) -> int:
        """The end of a title that goes on in small letters: up to a verb, the parties or a mark."""
        p, last = self.p, start
        while last < len(p) and last - start < 30:
            word = p.lower[last]
            if (
                p.initial[last]
                or word in en.STOPS
                or (word == "and" and p.word(last + 1) in {"the", "to", "other"} | en.STOPS)
            ):
                break
            if word == "in" and not self.hits.is_kind(last + 1, EntityType.PLACE):
                break
            if word == "to" and p.is_low(last + 1) and last > start:
                break
            if (
                p.is_dash(last)
                or word in {"'s", "’s", "’", "'", "/", "&"}
                or p.is_word(last)
                or (word == "," and self.comma_in_list(last))
            ):
                last += 1
            elif word == "(" and p.raw(last + 2) == ")" and not p.raw(last + 1).isupper():
                last += 3
            else:
                break
        while last > start and (p.lower[last - 1] in en.FUNCTION or not p.is_word(last - 1)) and p.raw(last - 1) != ")":
            last -= 1
        return last if last > start else fallback

    def comma_in_list(self, comma: int) -> bool:
        p = self.p
        for index in range(comma + 1, min(comma + 9, len(p))):
            word = p.lower[index]
            if word == "and":
                return index > comma + 1 or (
                    p.is_word(index + 1)
                    and p.word(index + 1) not in en.FUNCTION
                    and "," in p.lower[max(0, comma - 9) : comma]
                )
            if word in en.STOPS or word in {"as", "with", "to", ".", ";", "(", "“", '"'} or p.initial[index]:
                return False
        return False
