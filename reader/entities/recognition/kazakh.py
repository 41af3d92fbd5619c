"""Kazakh names: bodies, events, laws and places by the head noun behind them, names in guillemets."""

from collections.abc import Iterator

from reader.entities.mention import EntityType
from reader.entities.recognition import kazakh_words as kk
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.hits import Hits
from reader.entities.recognition.kazakh_forms import (
    ends_like_surname,
    head_kind,
    is_given,
    is_place_head,
    is_possessed,
    is_possessed_place,
)
from reader.entities.recognition.passage import Passage
from reader.entities.recognition.transcribed import name_end
from reader.names.kazakh import SUFFIXES, stems
from reader.names.known import gazetteer

_GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")
_ORG, _EVENT, _LAW, _PLACE = EntityType.ORG, EntityType.EVENT, EntityType.LAW, EntityType.PLACE
_CASES = tuple(sorted(SUFFIXES))
_ADDED = ("арна", "телеарна", "компания", "газет", "журнал", "портал", "авиакомпания", "корпорация")
_FORMS = frozenset({"ақ", "жшс", "ұк", "шжқ", "ао", "тоо", "ққ", "рмк", "кеақ", "ұақ", "қб"})
"""Abbreviations of the legal forms of companies, in small letters."""
_RELATIONAL = ("лық", "лік", "дық", "дік", "тық", "тік")
"""Endings of adjectives of relation, with which many names of bodies and laws begin."""
_CITY = 300_000
"""From this population a city whose name looks like a family name is taken for the city."""
_MOST_WORDS = 9
_QUOTES = {"«": "»", "“": "”", "„": "“", '"': '"'}


def kazakh_names(passage: Passage, hits: Hits) -> Iterator[Candidate]:
    """Bodies, events, laws and places announced by a Kazakh head noun behind the name."""
    if not passage.cyrillic:
        return
    grammar = _Grammar(passage, hits)
    for index in range(len(passage)):
        word = passage.lower[index]
        kind = head_kind(word) if passage.is_word(index) else None
        if kind is not None:
            yield from grammar.chain(index, kind)
        if passage.raw(index) in _QUOTES:
            yield from grammar.quoted(index)
        if word in _FORMS:
            yield from grammar.company(index)
        if passage.is_cap(index):
            yield from grammar.place(index)
            if word in kk.BARE or any(stem in kk.BARE for stem in stems(word)):
                yield grammar.candidate(index, index + 1, _ORG, 55)


class _Grammar:
    """The rules, over one passage."""

    def __init__(self, passage: Passage, hits: Hits) -> None:
        self.p = passage
        self.hits = hits

    def candidate(self, first: int, last: int, kind: EntityType, priority: int = 62) -> Candidate:
        p = self.p
        if p.is_dash(last) and p.joined(last) and p.joined(last + 1) and p.word(last + 1) in SUFFIXES:
            last += 2  # АҚШ-тың: the ending belongs to the word
        start, end = p.span(first, last)
        return Candidate(start, end, kind, "Kazakh head noun", priority)

    def chain(self, head: int, kind: EntityType) -> Iterator[Candidate]:
        """The words before the head noun that make a name with it."""
        first = self.chain_start(head, kind)
        if first == head:
            return
        p = self.p
        last = head + 1
        if not is_possessed(p.lower[head]) and not all(self.is_adjective(index) for index in range(first, head)):
            return
        if p.lower[head].startswith(("құрама", "команда")) and all(self.hits.at(index) for index in range(first, head)):
            return
        if p.lower[head].startswith("ұйым") and all(p.tokens[index].is_upper for index in range(first, head)):
            last = head  # an abbreviation: БҰҰ, НАТО ұйымы
        if p.lower[head].startswith(_ADDED) and all(
            p.is_cap(index) and p.lower[index] not in p.common for index in range(first, head)
        ):
            last = head
            if all(self.hits.is_kind(index, _PLACE, EntityType.NORP) for index in range(first, head)):
                return
        yield self.candidate(first, last, kind)
        if p.raw(last) == "(" and p.raw(last + 2) == ")" and p.is_cap(last + 1) and len(p.raw(last + 1)) > 1:
            yield Candidate(*p.span(last + 1, last + 2), kind, "name in brackets", 64)

    def is_adjective(self, index: int) -> bool:
        """Whether the word can stand before a head noun without the possessive ending: Еуразиялық экономикалық одақ."""
        word = self.p.lower[index]
        return word in kk.NAME_WORDS or word.endswith(
            ("лық", "лік", "дық", "дік", "тық", "тік", "лы", "лі", "ды", "ді", "ты", "ті", "аралық")
        )

    def is_inflected(self, index: int) -> bool:
        """Whether the first word of a sentence carries a case ending that no word inside a name has."""
        word = self.p.lower[index]
        return (
            bool(stems(word)) and not word.endswith(_GENITIVE) and word not in kk.NAME_WORDS and not self.hits.at(index)
        )

    def chain_start(self, head: int, kind: EntityType) -> int:
        p = self.p
        best, index, small = head, head - 1, 0
        while index >= 0 and head - index <= _MOST_WORDS:
            word = p.lower[index]
            if p.is_dash(index) and p.joined(index) and p.joined(index + 1):
                index -= 1
                continue
            if not p.is_word(index) or (p.initial[index + 1] and p.is_word(index + 1)):
                break
            if p.is_cap(index):
                if best != head and small and not self.links(index + 1, best):
                    break
                if (
                    best == head
                    and small
                    and ends_like_surname(word)
                    and p.is_cap(index - 1)
                    and p.word(index + 1) != "атындағы"
                ):
                    break  # a person who has to do with a fund, a court …
                if (
                    best != head
                    and small
                    and p.lower[index + 1] == "және"
                    and p.lower[index] not in kk.NAME_WORDS
                    and p.lower[index] not in p.common
                ):
                    break
                if not self.may_contain(index, best, head) or (kind is _EVENT and p.lower[index].endswith(_GENITIVE)):
                    break
                if p.initial[index] and best < head and not small and self.is_inflected(index):
                    break
                if best < head and not small and self.is_person(index, best):
                    break
                person = (is_given(word) or ends_like_surname(word)) and not self.is_place(index)
                if person and best < head and not small and p.lower[best] in kk.NAME_WORDS:
                    break
                best, small = index, 0
            else:
                if word in kk.NOT_INSIDE or word[0].isdigit() or (kind is _EVENT and word.endswith(_GENITIVE)):
                    break
                small += 1
                if small > (7 if "атындағы" in p.lower[max(0, index - 4) : index + 1] else 4):
                    break
            index -= 1
        if (
            best < head
            and p.initial[best]
            and (p.lower[best] in kk.FUNCTION or p.lower[best] in p.common)
            and p.lower[best] not in kk.NAME_WORDS
            and (not p.lower[best].endswith(_RELATIONAL) or p.lower[best] in kk.LOCAL)
        ):
            return self.inside(best, head)
        if p.word(best + 1) == "атындағы":
            best = self.bearer(best)
        return best

    def is_person(self, index: int, best: int) -> bool:
        """Whether the word at `index`, directly before the name that begins at `best`, ends the name of a person.

        A place begins the name of a body, and no person stands in it before the place; elsewhere a family name tells
        only behind a given name or initials, for bodies bear family names as well.
        """
        p = self.p
        if self.hits.is_kind(index, _PLACE, EntityType.NORP):
            return False
        if self.is_transcribed(index):
            return True
        place = self.hits.is_kind(best, _PLACE, EntityType.NORP) or p.lower[best] in kk.DIRECTIONS
        family = ends_like_surname(p.raw(index))
        full = p.is_cap(index - 1) and p.follows(index) and is_given(p.raw(index - 1))
        initials = p.raw(index - 1) == "." and len(p.raw(index - 2)) == 1 and p.is_cap(index - 2)
        if place:
            return (
                full
                or initials
                or self.is_titled(index)
                or ((family or is_given(p.raw(index))) and not self.is_place(index))
            )
        return family and (full or initials)

    def is_titled(self, index: int) -> bool:
        """Whether a title and two words or more of a name stand there, the last one at `index`."""
        p, first = self.p, index
        while p.is_cap(first - 1) and p.follows(first) and not p.titles.before(p.lower, first):
            first -= 1
        if not 0 < index - first < 4 or not p.titles.before(p.lower, first):
            return False
        return not any(
            word in kk.NAME_WORDS or word in p.common or word.endswith(_RELATIONAL) or word.endswith(_GENITIVE)
            for word in p.lower[first : index + 1]
        )

    def is_place(self, index: int) -> bool:
        """Whether the word is a known place, also where its form alone is that of a family name: Саратов."""
        if self.hits.is_kind(index, _PLACE):
            return True
        return any(place.weight >= _CITY for place in gazetteer().find(self.p.raw(index), "PLACE"))

    def is_transcribed(self, index: int) -> bool:
        """Whether a Vietnamese name in Cyrillic letters ends with the word at `index`."""
        return any(name_end(self.p, self.hits, first) == index + 1 for first in range(max(0, index - 3), index))

    def bearer(self, last: int) -> int:
        """The beginning of the person's name that ends with the word `last`: a given name or initials before it."""
        p, first = self.p, last
        while p.raw(first - 1) == "." and len(p.raw(first - 2)) == 1 and p.is_cap(first - 2):
            first -= 2
        if first == last and p.is_cap(last - 1) and p.follows(last) and is_given(p.raw(last - 1)):
            first -= 1
        return first

    def inside(self, first: int, head: int) -> int:
        """The next capitalised word after `first`, where the name begins then; `head` when there is none."""
        return next((index for index in range(first + 1, head) if self.p.is_cap(index)), head)

    def links(self, first: int, best: int) -> bool:
        """Whether the small words from `first` to `best` may stand between two capitalised words of a name."""
        words = self.p.lower[first:best]
        return words in (["жанындағы"], ["және"], ["халқы"], ["атындағы"]) or (
            len(words) == 1 and words[0].endswith("лық")
        )

    def may_contain(self, index: int, best: int, head: int) -> bool:
        """Whether the capitalised word at `index` is part of the name, not its possessor, an office or a person."""
        p = self.p
        word = p.lower[index]
        if word.endswith(_GENITIVE):
            if word.startswith(
                ("республика", "федерация", "корольдіг", "президент", "парламент", "үкімет", "премьер", "біріккен")
            ):
                return True
            hit = self.hits.at(index)
            if hit is not None and hit.first < index and "республика" in " ".join(p.lower[hit.first : hit.last]):
                return True
            return hit is not None and hit.kind is _ORG
        if word in {"президенті", "министр", "министрі", "премьер", "төрағасы"} and p.word(index + 1) != "жанындағы":
            return False
        place = self.hits.at(index)
        if (
            place is not None
            and place.kind is _PLACE
            and place.last == index + 1
            and word.endswith(_CASES)
            and place.is_inflected(p.slice(place.first, place.last))
        ):
            return False
        if word in p.titles and word not in {"президент", "халық"}:
            return False
        hit = self.hits.at(index)
        return not (hit is not None and hit.kind is EntityType.NORP and index + 1 == head)

    def quoted(self, index: int) -> Iterator[Candidate]:
        """«Name» АҚ, «Name» арнасы: the name inside the quotation marks; ЖШС «Name» too."""
        p = self.p
        close = _QUOTES[p.raw(index)]
        last = next((end for end in range(index + 2, min(index + 9, len(p))) if p.raw(end) == close), 0)
        if not last or not p.is_cap(index + 1):
            return
        after, before = p.word(last + 1), p.word(index - 1)
        kind = head_kind(after) if after else None
        if kind is _ORG or after in _FORMS or before in _FORMS or after in {"телеарнасы", "басылымы"}:
            yield Candidate(*p.span(index + 1, last), _ORG, "name in quotation marks", 66)
        elif p.word(last - 1) == "туралы" and after.startswith(("заң", "жарлы", "қаулы", "қарар")):
            yield Candidate(*p.span(index + 1, last), _LAW, "name in quotation marks", 66)
        elif kind in {_EVENT, _LAW} and kind is not None:
            yield Candidate(*p.span(index + 1, last), kind, "name in quotation marks", 66)
        elif after.startswith(
            (
                "орден",
                "медал",
                "роман",
                "фильм",
                "кітаб",
                "ән",
                "күй",
                "повес",
                "поэма",
                "картина",
                "спектакл",
                "сериал",
                "опера",
                "балет",
                "трагеди",
                "комеди",
                "драма",
                "пьеса",
                "хикая",
                "дастан",
            )
        ):
            yield Candidate(*p.span(index + 1, last), EntityType.WORK, "title of a work", 66)
        elif is_place_head(after):
            yield Candidate(*p.span(index + 1, last), _PLACE, "name in quotation marks", 66)

    def company(self, form: int) -> Iterator[Candidate]:
        """A capitalised word and words in small letters before a legal form: Орал машина зауыты ЖШС."""
        p, first = self.p, form - 1
        if not p.raw(form).isupper() or not p.follows(form):
            return
        while p.is_low(first) and p.follows(first) and form - first < 6 and p.lower[first] not in kk.NOT_INSIDE:
            first -= 1
        while p.is_cap(first - 1) and p.follows(first) and p.is_cap(first):
            first -= 1
        plain = p.is_cap(first) and not p.lower[first].endswith(_GENITIVE)
        if plain and (form - first > 1 or p.lower[first] not in p.common):
            yield self.candidate(first, form, _ORG)

    def place(self, index: int) -> Iterator[Candidate]:
        """A capitalised word before a class noun of places (Абай облысы), which stays outside."""
        p = self.p
        last = index + 1
        while p.is_dash(last) and p.joined(last) and p.joined(last + 1) and p.is_cap(last + 1):
            last += 2
        if (
            not is_place_head(p.word(last))
            or not is_possessed_place(p.word(last))
            or (p.initial[index] and p.lower[index] in p.common)
        ):
            return
        if p.is_cap(last) and not p.initial[last]:
            last += 1
        first = index
        hit = self.hits.at(index)
        if hit is not None:
            if hit.kind is not _PLACE or hit.last > last:
                return
            first = hit.first
        elif (
            p.is_cap(index - 1)
            and p.follows(index)
            and not self.hits.at(index - 1)
            and not p.word(index - 1).endswith(_GENITIVE)
            and not ends_like_surname(p.raw(index - 1))
            and not is_given(p.raw(index - 1))
        ):
            first = index - 1
        if p.lower[last - 1] in {"ел", "елі", "қала", "облыс"} and last - 1 > index:
            last -= 1
        yield self.candidate(first, last, _PLACE, 57)
