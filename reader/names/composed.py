"""Names of bodies, places, events and laws against each other: what their words mean, unit by unit.

The words and their meanings are those of `reader.names.concepts`; the factors are ours, set on labelled pairs of names.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reader.messages import N_, Message
from reader.names import name_words, vietnamese
from reader.names.cleaning import CleanName, clean
from reader.names.concepts import Unit, plain_units, units
from reader.names.folding import folded, marked, skeleton, solid
from reader.names.likeness import NOTHING, Likeness, Rule, is_adjective, likeness
from reader.names.pairing import Pair, align
from reader.names.reasons import reason
from reader.names.verdict import SAME, Comparison, answer, pair

_MOST_LETTERS: Final = 100
_SINGLE: Final = frozenset({"head", "compass", "feature", "number", "division"})
_ALIKE_DIVISIONS: Final = (
    {"city", "capital"},
    {"town", "village"},
    {"commune", "village"},
    {"province", "region", "state-division"},
)

# Kinds of bodies that are often left out beside the name itself.
_LIGHT_HEAD_WORDS = (
    "newspaper magazine news-agency television radio airline bank publisher hotel football-club club theatre"
)
_LIGHT_HEADS: Final = frozenset(_LIGHT_HEAD_WORDS.split())
_ALIKE_HEADS: Final = (
    {"department", "agency", "service", "committee", "administration", "inspection", "council"},
    {"association", "union", "federation", "league", "confederation", "organisation", "commonwealth", "community"},
)

# What is left of the score when only one name has a unit of the class.
_ONLY_ONE: Final = {
    **{"division": 0.97, "polity": 0.96, "quality": 0.55, "head": 0.6, "compass": 0.3, "feature": 0.35, "place": 0.5},
    **{"number": 0.4, "field": 0.42, "word": 0.5},
}
_ONLY_ONE_DIVISION: Final = {"province": 0.86, "region": 0.86, "district": 0.72}
_WEAK_HEAD: Final = 0.3
_LONG: Final = 9
_NATURAL: Final = frozenset({"river", "lake", "sea", "bay", "strait", "mountain", "desert", "peninsula"})
_OF_PEOPLE: Final = frozenset({Rule.INITIAL, Rule.GIVEN, Rule.SHORT})
_LITTLE: Final = 0.1
_SOME: Final = 0.2


def differ(one: str, other: str) -> bool:
    """True when two classes of places ("city", "province") are not those of one place."""
    return one != other and not any(one in two and other in two for two in _ALIKE_DIVISIONS)


def compare_composed(a: CleanName, b: CleanName, kind: str | None) -> Comparison:
    """How alike two names of bodies or places are; symmetric."""
    words = _words(a), _words(b)
    found = _compare_units(units(words[0]), units(words[1]), kind)
    written = _written_out(words[0], words[1]), _written_out(words[1], words[0])
    if found.score >= SAME or written == words:
        return found
    again = _compare_units(units(written[0]), units(written[1]), kind)
    if again.score <= found.score:
        return found
    return answer(
        again.score, *_abbreviated_in(words[0], words[1]), *_abbreviated_in(words[1], words[0]), *again.reasons
    )


def _abbreviated_in(words: tuple[str, ...], others: tuple[str, ...]) -> tuple[Message, ...]:
    """The reasons that name the abbreviations which `_written_out` finds."""
    found = ((word, _written_out((word,), others)) for word in words)
    return tuple(
        Message(N_("{a} is the abbreviation of {b}"), pair(word, " ".join(long)))
        for word, long in found
        if long != (word,)
    )


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, tuple[str, ...]]:
    """What stands in writing for a kind of body, in `marked` form, and the words written out."""
    return {marked(short): tuple(words.split()) for short, words in name_words.read_rows("abbreviations")}


def _written_out(words: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """`words` with the usual abbreviations of bodies written out that the other name does not have: МИД."""
    table = _abbreviations()
    return tuple(
        part
        for word in words
        for part in (table.get(marked(word), (word,)) if word[:1].isupper() and word not in others else (word,))
    )


def _compare_units(units_a: Sequence[Unit], units_b: Sequence[Unit], kind: str | None) -> Comparison:
    pairs, vetoed = _align(units_a, units_b)
    rest_a, rest_b = _rest(units_a, pairs, 0), _rest(units_b, pairs, 1)
    if rest_a and rest_b:
        plain_a, plain_b = _split(units_a, units_b, rest_a, rest_b)
        if plain_a != tuple(units_a) or plain_b != tuple(units_b):
            found, forbidden = _align(plain_a, plain_b)
            one_side = not _rest(plain_a, found, 0) or not _rest(plain_b, found, 1)
            if one_side and _lost(plain_a, plain_b, found) < _lost(units_a, units_b, pairs):
                units_a, units_b, pairs, vetoed = plain_a, plain_b, found, forbidden
                rest_a, rest_b = _rest(units_a, pairs, 0), _rest(units_b, pairs, 1)
    reasons = [_reason(units_a[each.first], units_b[each.second], each.found) for each in (vetoed or pairs)]
    if not pairs and not vetoed:
        return answer(0.1 if _incomparable(units_a, units_b) else 0.0, Message(N_("they have no word in common")))
    return _Alignment(units_a, units_b, pairs, rest_a, rest_b, bool(vetoed)).answer(kind, reasons)


def _rest(side: Sequence[Unit], pairs: Sequence[Pair], number: int) -> list[Unit]:
    met = {each.second if number else each.first for each in pairs}
    return [unit for index, unit in enumerate(side) if index not in met]


def _lost(a: Sequence[Unit], b: Sequence[Unit], pairs: Sequence[Pair]) -> float:
    """The weight of the words that find no partner, by words: units may have several."""
    lost = (*_rest(a, pairs, 0), *_rest(b, pairs, 1))
    return sum(len(unit.text.split()) for unit in lost if unit.weight > 0)


def _split(
    a: Sequence[Unit], b: Sequence[Unit], rest_a: Sequence[Unit], rest_b: Sequence[Unit]
) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """Both names with what found no partner in single words; an abbreviation takes the words that it stands for."""
    return _plain(a, rest_a, rest_b), _plain(b, rest_b, rest_a)


def _plain(side: Sequence[Unit], rest: Sequence[Unit], others: Sequence[Unit]) -> tuple[Unit, ...]:
    lost = set(map(id, rest))
    short = {unit.text: folded(unit.text) for unit in others if unit.text.isupper() and 2 <= len(unit.text) <= 6}
    result: list[Unit] = []
    index = 0
    while index < len(side):
        run = index
        words: list[str] = []
        while run < len(side) and id(side[run]) in lost:
            words.extend(side[run].text.split())
            run += 1
        if words:
            result.extend(_abbreviated(words, short))
            index = run
        else:
            result.append(side[index])
            index += 1
    return tuple(result)


def _abbreviated(words: list[str], short: dict[str, str]) -> Sequence[Unit]:
    """`words` as plain units; those whose first letters an abbreviation has are one unit under that abbreviation."""
    found: list[Unit] = []
    index = 0
    while index < len(words):
        for name, letters in short.items():
            run = words[index : index + len(letters)]
            if len(run) == len(letters) > 1 and folded("".join(word[0] for word in run)) == letters:
                found.append(plain_units((name,))[0]._replace(text=" ".join(run)))
                index += len(run)
                break
        else:
            found.extend(plain_units((words[index],)))
            index += 1
    return found


def _words(name: CleanName) -> tuple[str, ...]:
    words = clean(name.original, "ORG").words
    return tuple(word[:_MOST_LETTERS] for word in words)


def _meaning(a: Unit, b: Unit) -> Likeness:
    """How alike two units are: by what they mean, else by how they are spelt."""
    if a.keys & b.keys:
        return Likeness(1.0, Rule.EQUAL) if a.word.marked == b.word.marked else Likeness(0.98, Rule.MEANING)
    if a.cls == b.cls == "number":
        return Likeness(0.0, Rule.NUMBER)
    if a.cls == b.cls == "place" and a.word.frame != b.word.frame:
        return NOTHING
    found = likeness(a.word, b.word)
    if "number" in {a.cls, b.cls} and found.rule not in {Rule.EQUAL, Rule.MARKS}:
        return NOTHING
    if found.rule in _OF_PEOPLE:
        return NOTHING
    if not found.score and is_adjective(a.word, b.word):
        return Likeness(0.92, Rule.ADJECTIVE)
    concepts = bool(a.keys) and bool(b.keys)
    return NOTHING if concepts and found.score < 0.95 else found


def _align(a: Sequence[Unit], b: Sequence[Unit]) -> tuple[list[Pair], list[Pair]]:
    return align([unit.word for unit in a], [unit.word for unit in b], lambda i, j: _meaning(a[i], b[j]))


def _reason(a: Unit, b: Unit, found: Likeness) -> Message:
    return reason(found.rule, a.text, b.text)


def _script(unit: Unit) -> str:
    if unit.word.cyrillic:
        return "cyrillic"
    return "vietnamese" if vietnamese.has_marks(unit.text) else "latin"


def _incomparable(a: Sequence[Unit], b: Sequence[Unit]) -> bool:
    """True when the words are of two languages, so that one may translate the other."""
    scripts_a, scripts_b = {_script(unit) for unit in a}, {_script(unit) for unit in b}
    return scripts_a.isdisjoint(scripts_b)


def _conflict(a: Unit, b: Unit) -> bool:
    """True when two units that found no partner speak against each other: Finance and Justice, 15 and 51."""
    if a.cls == b.cls and a.cls != "word":
        return True
    return not _incomparable([a], [b])


def _keys(rest: Sequence[Unit], cls: str) -> frozenset[str]:
    return frozenset(key for unit in rest if unit.cls == cls for key in unit.keys)


@dataclass(frozen=True, slots=True)
class _Alignment:
    a: Sequence[Unit]
    b: Sequence[Unit]
    pairs: Sequence[Pair]
    rest_a: Sequence[Unit]
    rest_b: Sequence[Unit]
    vetoed: bool

    def answer(self, kind: str | None, reasons: list[Message]) -> Comparison:
        rest_a = " ".join(unit.text for unit in self.rest_a)
        rest_b = " ".join(unit.text for unit in self.rest_b)
        if rest_a and rest_b:
            reasons.append(Message(N_("{a} and {b} are different words"), pair(rest_a, rest_b)))
        elif rest_a or rest_b:
            reasons.append(Message(N_("only one has {words}"), {"words": rest_a or rest_b}))
        return answer(self._score(kind), *reasons)

    def _weight(self, each: Pair) -> float:
        return max(0.05, min(self.a[each.first].weight, self.b[each.second].weight))

    def _score(self, kind: str | None) -> float:
        if not self.pairs:
            return 0.05
        matched = sum(map(self._weight, self.pairs))
        mean = sum(self._weight(each) * each.found.score for each in self.pairs) / matched
        heavy = [each for each in self.pairs if self._weight(each) > _LITTLE]
        worst = min(each.found.score for each in heavy or self.pairs)
        quality = min(mean, 0.35 + 0.65 * worst) * self._order_factor(kind) * self._lone_factor()
        lost_a = sum(unit.weight for unit in self.rest_a)
        lost_b = sum(unit.weight for unit in self.rest_b)
        share = 2 * matched / (2 * matched + lost_a + lost_b)
        if self.vetoed:
            return 0.2 * share
        if (lost_a > _SOME or lost_b > _SOME) and max(self.a[each.first].weight for each in self.pairs) <= _SOME:
            return 0.1 * quality
        if self.rest_a and self.rest_b:
            return quality * self._differing(share, lost_a, lost_b)
        return quality * self._missing(share)

    def _differing(self, share: float, lost_a: float, lost_b: float) -> float:
        """What is left when both names have units that the other lacks."""
        if lost_a <= _SOME and lost_b <= _SOME:
            divisions = _keys(self.rest_a, "division"), _keys(self.rest_b, "division")
            if all(divisions):
                return 0.9 if any(divisions[0] & two and divisions[1] & two for two in _ALIKE_DIVISIONS) else 0.3
            return 0.9
        if lost_a <= _WEAK_HEAD or lost_b <= _WEAK_HEAD:
            return self._missing(share) * 0.9
        serious_a = [unit for unit in self.rest_a if unit.weight > _SOME and "general" not in unit.keys]
        serious_b = [unit for unit in self.rest_b if unit.weight > _SOME and "general" not in unit.keys]
        if all(unit.cls == "head" for unit in (*serious_a, *serious_b)):
            heads = _keys(serious_a, "head"), _keys(serious_b, "head")
            if any(heads[0] & group and heads[1] & group for group in _ALIKE_HEADS):
                return 0.78
        if any(_conflict(x, y) for x in serious_a for y in serious_b):
            return 0.35 * share * share
        return 0.6 * share

    def _missing(self, share: float) -> float:
        """What is left when units stand in one name only."""
        rest = [*self.rest_a, *self.rest_b]
        if not rest:
            return 1.0
        factor = 1.0
        for unit in rest:
            one = _ONLY_ONE.get(unit.cls, 0.5)
            if unit.cls == "division":
                one = max((_ONLY_ONE_DIVISION.get(key, 0.97) for key in unit.keys), default=0.97)
                if any(each.found.rule is Rule.ADJECTIVE for each in self.pairs):
                    one *= 0.7  # Владимирская область is not Владимир
            elif unit.cls == "head" and unit.weight <= _WEAK_HEAD:
                one = 0.96
            elif unit.cls == "head":
                one = self._without_head(unit)
            elif unit.keys & _NATURAL and self._is_feature():
                one = 0.9
            elif unit.cls == "place" and unit.is_country() and not self._has_place():
                one = 0.78
            elif unit.cls == "word":
                one = 0.25 + 0.3 * share
            factor = min(factor, one)
        return factor * (0.9 + 0.1 * share)

    def _without_head(self, head: Unit) -> float:
        """Tuổi Trẻ for the newspaper Tuổi Trẻ, but not Cần Thơ for its university."""
        if all(self.a[each.first].cls in {"place", "division"} for each in self.pairs):
            known = any(not key.startswith("=body:") for each in self.pairs for key in self.a[each.first].keys)
            return 0.3 if known else 0.6
        return 0.74 if head.keys & _LIGHT_HEADS else 0.42

    def _is_feature(self) -> bool:
        """True when what both names have is a known lake, river or mountain, whose kind one of them leaves out."""
        return any(key.startswith("=region:") for each in self.pairs for key in self.a[each.first].keys)

    def _has_place(self) -> bool:
        return any(self.a[each.first].cls == "place" for each in self.pairs)

    def _lone_factor(self) -> float:
        """A single word that is only like another of its script is more often another name than an error."""
        typos = [each for each in self.pairs if each.found.rule is Rule.TYPO]
        if not typos or len(self.pairs) > 1:
            return 1.0
        one, other = self.a[typos[0].first].word, self.b[typos[0].second].word
        if one.cyrillic != other.cyrillic:
            return 0.95
        return 0.92 if min(len(one.folded), len(other.folded)) >= _LONG else 0.75

    def _order_factor(self, kind: str | None) -> float:
        if kind == "ORG" or len(self.pairs) < 2:
            return 1.0
        targets = [each.second for each in self.pairs]
        if targets == sorted(targets):
            return 1.0
        words = all(self.a[each.first].cls in {"word", "compass", "feature", "number"} for each in self.pairs)
        return 0.4 if words and all(unit.word.syllable for unit in (*self.a, *self.b)) else 1.0


def solid_match(a: CleanName, b: CleanName) -> Comparison | None:
    """Names that are equal but for spaces, hyphens, marks or script: Đà Nẵng and Danang."""
    words = pair(a.text, b.text)
    if len(a.words) == len(b.words):
        return None
    if solid(a.text) == solid(b.text) and vietnamese.marks_compatible("".join(a.words), "".join(b.words)):
        return answer(0.96, Message(N_("{a} and {b} differ only in spaces and marks"), words))
    frame = skeleton(a.text).replace(" ", "")
    if len(frame) >= 5 and frame == skeleton(b.text).replace(" ", "") and solid(a.text) != solid(b.text):
        return answer(0.92, Message(N_("{a} and {b} are spellings of one name"), words))
    return None


def abbreviation(a: CleanName, b: CleanName) -> Comparison | None:
    """A short name of capitals against the words whose first letters it is, with or without the small words."""
    for short, long in ((a, b), (b, a)):
        words = _words(long)
        if len(short.words) != 1 or len(words) < 2:
            continue
        letters = short.words[0]
        if not (2 <= len(letters) <= 10 and letters.isupper() and letters.isalpha()):
            continue
        names = units(words)
        content = "".join(word[0] for unit in names for word in unit.text.split())
        capitals = "".join(word[0] for word in words if word[0].isupper())
        full = {"".join(word[0] for word in part) for part in (words, *_without_patron(words))}
        if folded(letters) in {folded(content), folded(capitals), *map(folded, full)}:
            return answer(0.87, Message(N_("{a} is the abbreviation of {b}"), pair(letters, long.text)))
        if any(_leaves_one_out(folded(letters), folded(each)) for each in full):
            return answer(0.72, Message(N_("{a} is the abbreviation of {b}"), pair(letters, long.text)))
    return None


def _leaves_one_out(letters: str, initials: str) -> bool:
    """True when an abbreviation has the first letters of all words but one."""
    if len(letters) < 3 or len(initials) != len(letters) + 1 or letters[0] != initials[0]:
        return False
    return any(initials[:index] + initials[index + 1 :] == letters for index in range(1, len(initials)))


_PATRONS: Final = {"имени": -1, "им": -1, "атындағы": 1, "named": -1, "mang": -1}


def _without_patron(words: Sequence[str]) -> list[Sequence[str]]:
    """The name without whom it is named after: what stands before "имени", or behind "атындағы"."""
    return [
        words[:index] if _PATRONS[word.casefold()] < 0 else words[index + 1 :]
        for index, word in enumerate(words)
        if word.casefold() in _PATRONS
    ]
