"""How far an English name goes from its head noun: to the left over capitalised words, to the right over phrases."""

from reader.entities.mention import EntityType
from reader.entities.recognition import english_words as en
from reader.entities.recognition.english_endings import Endings
from reader.entities.recognition.lexicon import company_forms, split
from reader.entities.recognition.passage import Passage, Style

_ORDINAL_END = ("st", "nd", "rd", "th")
_LOWER_AFTER = frozenset({"commission", "committee", "subcommittee", "council", "group", "board"})
_GENERAL = split("joint general framework final additional optional international comprehensive strategic bilateral")
_LONGEST_LEFT, _LONGEST_RIGHT, _LONGEST_RUN = 20, 50, 15
"""In words: no name is longer, and hostile text must not cost more."""
_AGENTS = ("ers", "ors", "ists", "ants", "ians", "eers")
_POSSESSIVE = ("'s", "’s", "'", "’")


def is_ordinal(passage: Passage, index: int) -> bool:
    """Whether "14th" or the like stands at `index`."""
    word = passage.word(index)
    return len(word) > 2 and word[0].isdigit() and word.endswith(_ORDINAL_END)


class Spans(Endings):
    """The boundaries of names in one passage; all indices count words."""

    def left(self, head: int, kind: EntityType) -> int:
        p, first = self.p, head
        while first > 0 and not p.initial[first] and head - first < _LONGEST_LEFT:
            before = first - 1
            word = p.lower[before]
            if p.is_cap(before):
                if self.stops_left(before) or (
                    p.style is Style.CAPITALS and head - before > 3 and self.hits.is_kind(before, EntityType.PLACE)
                ):
                    break
                hit = self.hits.at(before)
                first = hit.first if hit is not None and hit.first < before and p.is_cap(hit.first) else before
            elif (
                (word in _POSSESSIVE and self.possessor(before, kind))
                or (p.is_dash(before) and self.dashed(before))
                or (word == "/" and p.is_cap(before - 1) and p.joined(before) and p.joined(first))
            ):
                first = before - 1
            elif word in {"and", "&"} and self.coordinated(before, first):
                first = self.coordinated(before, first) - 1
            elif word == "of" and first == head and kind is EntityType.PLACE:
                break
            elif self.numeral(before, kind):
                first = before
                break
            else:
                break
        introduced = self.introduction(head)
        if introduced is not None:
            return min(introduced[0], head)
        return self.strip_left(first, head)

    def stops_left(self, index: int) -> bool:
        """Whether the capitalised word at `index` cannot be inside a name."""
        word = self.p.lower[index]
        if self.p.style is Style.CAPITALS:
            return word in en.FUNCTION
        return word in en.OFFICES or (word in en.FUNCTION and self.p.initial[index]) or word in {"the", "mr", "dr"}

    def possessor(self, mark: int, kind: EntityType) -> bool:
        """Whether the possessive ending at `mark` belongs to the name ("Women's", "Trade Ministers'")."""
        p, owner = self.p, mark - 1
        if not p.is_cap(owner) or not p.joined(mark):
            return False
        if p.word(owner) in en.POSSESSORS:
            return True
        return p.word(owner).endswith("s") and p.raw(mark) in {"'", "’"} and not self.hits.at(owner)

    def dashed(self, dash: int) -> bool:
        """Whether the dash joins two parts of one name: written together, or between two places or common words."""
        p, left, right = self.p, dash - 1, dash + 1
        if not p.is_cap(left) or p.initial[right]:
            return False
        if p.joined(dash) and p.joined(right):
            return True
        places = self.hits.is_kind(left, EntityType.PLACE), self.hits.is_kind(right, EntityType.PLACE)
        if any(places):
            return all(places)
        return p.word(left) in p.common and (p.word(right) in en.ORG or p.word(right) in p.common)

    def coordinated(self, conjunction: int, first: int) -> int:
        """The first word of "the Health, Labour and" before `first`, plus one; 0 when "and" joins two names."""
        p, index = self.p, conjunction - 1
        if not p.is_cap(first) or self.hits.at(first):
            return 0
        while index > max(0, conjunction - _LONGEST_LEFT) and (p.is_cap(index) or p.raw(index) == ","):
            if self.hits.is_kind(index, EntityType.PLACE, EntityType.NORP) and p.lower[index - 1] == "the":
                return index + 1
            if self.hits.at(index) or p.lower[index] in en.OFFICES | en.ORG:
                return 0
            index -= 1
        if p.word(index) not in {"the", "a", "an", "our", "its"} or index + 1 >= conjunction:
            return 0
        return index + 2

    def numeral(self, index: int, kind: EntityType) -> bool:
        """Whether an ordinal or year at `index` begins the name ("14th", "2024")."""
        if kind not in {EntityType.EVENT, EntityType.LAW}:
            return False
        word = self.p.word(index)
        year = word.isdigit() and len(word) == 4 and word[:2] in {"19", "20"}
        return is_ordinal(self.p, index) or (year and self.p.word(index - 1) not in {"in", "since", "of", ","})

    def strip_left(self, first: int, head: int) -> int:
        p = self.p
        while first < head:
            word = p.lower[first]
            hit = self.hits.beginning(first)
            if hit is not None and hit.last - first > 1:
                break
            if (word in en.FUNCTION and (p.initial[first] or word == "the")) or not p.tokens[first].text[0].isalnum():
                first += 1
            elif p.titles.at(p.lower, first) and word in en.OFFICES:
                first += p.titles.at(p.lower, first)
            else:
                break
        return min(first, head)

    def right(self, head: int, kind: EntityType, word: str) -> int:
        p, last = self.p, head + 1
        introduced = self.introduction(head)
        if introduced is not None and introduced[1] > last and kind is not EntityType.PLACE:
            last = introduced[1]
            bracket = self.bracket(last)
            return self.phrase(bracket, kind, word, bracketed=True) if self.p.word(bracket) == "of" else last
        if kind is EntityType.PLACE:
            if (
                p.word(last) == "of"
                and p.is_cap(last + 1)
                and word in {"gulf", "bay", "strait", "sea", "cape", "republic", "kingdom", "isle", "port"}
            ):
                hit = self.hits.beginning(last + 1)
                return hit.last if hit else last + 2
            return last
        last += self.legal_form(last)
        if kind is EntityType.LAW and word in en.LAW_NUMBERED and self.number(last) > last:
            return self.number(last)
        if kind is EntityType.EVENT and word in en.NUMBERED and p.word(last).isdigit() and p.follows(last):
            return last + 1
        named = kind is not EntityType.ORG and any(
            self.p.lower[index] not in _GENERAL for index in range(self.left(head, kind), head) if p.is_word(index)
        )
        if (
            named
            and kind is EntityType.LAW
            and not (p.word(last) == "for" and word in {"plan", "programme", "program", "strategy", "roadmap"})
        ):
            return last
        while True:
            further = self.phrase(last, kind, word) if last - head < _LONGEST_RIGHT else last
            if further == last and last - head < _LONGEST_RIGHT:
                bracket = self.bracket(last)
                if bracket and self.phrase(bracket, kind, word, bracketed=True) > bracket:
                    last = bracket
                    continue
            if further == last:
                return last
            last = further

    def legal_form(self, index: int) -> int:
        skipped = 1 if self.p.raw(index) == "," else 0
        length = company_forms().at(self.p.lower, index + skipped)
        if not length or not self.p.is_cap(index + skipped):
            return 0
        dot = 1 if self.p.raw(index + skipped + length) == "." and self.p.is_word(index + skipped + length + 1) else 0
        return skipped + length + dot

    def opens_outer(self, index: int) -> bool:
        return self.p.is_cap(index) and self.p.follows(index)

    def phrase(self, index: int, kind: EntityType, head: str, *, bracketed: bool = False) -> int:
        """The end of the prepositional phrase at `index` that belongs to the name; `index` when none does."""
        p = self.p
        preposition = p.word(index)
        if (preposition == "under" and kind is EntityType.ORG) or (preposition == "of" and head not in en.COMPANY):
            allowed = True
        elif preposition in {"for", "on", "against", "to"}:
            allowed = kind is not EntityType.ORG or (head not in en.COMPANY and preposition != "to" and not bracketed)
            if (
                kind is EntityType.ORG
                and preposition in {"on", "against"}
                and head not in _LOWER_AFTER | {"institute", "centre", "center"}
            ):
                allowed = False
        elif preposition in {"in", "at"}:
            nation = self.hits.is_kind(index - 1, EntityType.NORP) or (
                head in {"association", "society", "union"}
                and any(self.hits.is_kind(index - back, EntityType.NORP) for back in (2, 3, 4))
            )
            allowed = nation and self.hits.is_kind(index + 1, EntityType.PLACE)
        else:
            allowed = False
        if not allowed or index + 1 >= len(p) or p.initial[index]:
            return index
        start = index + 1
        if p.word(start) in {"the", "a", "an"}:
            start += 1
        if p.word(start) in en.CALENDAR:
            return index
        if kind is EntityType.LAW and preposition in en.CONTINUES and not (preposition == "of" and p.is_cap(start)):
            return self.clause(start, index)
        if p.is_cap(start) and not p.initial[start]:
            return self.noun_phrase(start, preposition, index)
        if kind is EntityType.ORG and preposition in {"for", "on"} and head in _LOWER_AFTER and p.is_low(start):
            return self.clause(start, index)
        return index

    def noun_phrase(self, start: int, preposition: str, index: int) -> int:
        """The end of the capitalised words from `start`, with coordination."""
        p = self.p
        if p.lower[start] in {"president", "prime"} and preposition in {"under", "of"}:
            last = start + 1 + (p.word(start + 1) == "minister")
            return last
        last = self.cap_run(start)
        if last == start:
            return index
        while True:
            hit = self.hits.ending(last)
            if hit is not None and hit.kind in {EntityType.PLACE, EntityType.ORG} and hit.first >= start:
                return last
            word, after = p.word(last), last + 1
            if word == "the" and p.lower[last - 1].endswith("ing") and p.is_cap(after) and last - start == 1:
                last = self.cap_run(after)  # "for Protecting the Lower Danube"
            elif (word == "," and self.list_goes_on(after)) or (
                word in {"and", "&"} and p.is_cap(after) and self.joins(after)
            ):
                last = self.cap_run(after)
            elif (
                word == ","
                and p.word(after) == "and"
                and p.is_cap(after + 1)
                and self.joins(after + 1)
                and "," in p.lower[start:last]
            ):
                last = self.cap_run(after + 1)
            elif p.is_dash(last) and p.is_cap(after) and p.joined(last) == p.joined(after) and self.joins(after):
                last = self.cap_run(after)
            else:
                return last

    def cap_run(self, start: int) -> int:
        """The end of the capitalised words at `start` that can go on with the name."""
        p, last, possessed = self.p, start, False
        while (
            p.is_cap(last)
            and (last == start or p.follows(last) or (possessed and p.raw(last - 1) in _POSSESSIVE))
            and not p.initial[last]
            and last - start < _LONGEST_RUN
        ):
            ended = self.hits.ending(last)
            if last > start and ended is not None and ended.kind is not EntityType.NORP:
                return self.next_head(last) or last
            hit = self.hits.beginning(last)
            if hit is not None and p.is_cap(hit.last) and p.follows(hit.last) and hit.kind is EntityType.PLACE:
                return hit.last if self.next_head(hit.last) == 0 else self.next_head(hit.last)
            if hit is not None:
                last = hit.last
                continue
            if last > start and p.lower[last] in en.OFFICES:
                break
            if last > start and self.is_ordinary(last - 1) and not self.is_ordinary(last):
                break
            last += 1
            while p.is_dash(last) and p.joined(last) and p.joined(last + 1) and p.is_word(last + 1):
                last += 2
            plural = p.raw(last) in {"'", "’"} and p.word(last - 1).endswith("s") and p.joined(last)
            if (plural or (p.word(last) in _POSSESSIVE and p.word(last - 1) in en.POSSESSORS)) and p.is_cap(last + 1):
                last += 1
                possessed = True
        return last

    def is_ordinary(self, index: int) -> bool:
        """Whether the word at `index` is no proper name: a common word, a field of work, a noun by its ending."""
        word = self.p.lower[index]
        return (
            word in self.p.common
            or word in en.FIELDS
            or word in en.ORG
            or word in en.POSSESSORS
            or (len(word) > 6 and word.endswith(en.NOUN_ENDINGS))
        )

    def next_head(self, index: int) -> int:
        """The index after the last organisation's head in the capitalised words at `index`, 0 when there is none."""
        found, limit = 0, index + _LONGEST_RUN
        while (
            index < limit and self.p.is_cap(index) and self.p.follows(index) and self.p.lower[index] not in en.OFFICES
        ):
            if self.p.lower[index] in en.ORG:
                found = index + 1
            index += 1
            if (
                self.p.word(index) in _POSSESSIVE
                and self.p.is_cap(index + 1)
                and self.p.word(index - 1) in en.POSSESSORS
            ):
                index += 1
                if self.p.lower[index] in en.ORG:
                    found = index + 1
                index += 1
        return found

    def joins(self, index: int) -> bool:
        """Whether the capitalised word after a conjunction is another field of the same body."""
        p = self.p
        hit = self.hits.beginning(index)
        adjective = hit is not None and hit.kind is EntityType.NORP and p.is_cap(hit.last) and p.follows(hit.last)
        if (hit is not None and not adjective) or p.lower[index] in en.OFFICES or p.lower[index] in en.FUNCTION:
            return False
        run = self.cap_run(index)
        whole = self.hits.at(index)
        if whole is not None and whole.first < index and whole.last == run:
            return True
        heads = [word for word in p.lower[index:run] if word in en.ORG]
        return not heads and (adjective or self.is_ordinary(index) or self.plural_pair(index))

    def plural_pair(self, index: int) -> bool:
        """Whether plurals stand on both sides of the conjunction before `index`: "Banks and Insurers"."""
        p, before = self.p, index - 2
        return (
            before >= 0
            and len(p.lower[index]) > 5
            and p.lower[index].endswith("s")
            and p.lower[before].endswith("s")
            and (self.is_ordinary(before) or (p.lower[before].endswith(_AGENTS) and p.lower[index].endswith(_AGENTS)))
            and not self.hits.at(index)
        )

    def list_goes_on(self, index: int) -> bool:
        """Whether "Labour and Welfare" stands at `index`: the last members of a list of fields."""
        p, limit = self.p, index + _LONGEST_LEFT
        while index < limit and p.is_cap(index) and self.joins(index):
            index = self.cap_run(index)
            if p.word(index) in {"and", "&"} or (p.raw(index) == "," and p.word(index + 1) == "and"):
                after = index + (1 if p.word(index) != "," else 2)
                return p.is_cap(after) and self.joins(after)
            if p.raw(index) != ",":
                return False
            index += 1
        return False
