"""Names of people against each other, word by word: order, initials, patronymics, particles, what may be left out.

Sources: particles and generational suffixes as library catalogues know them (IFLA, "Names of Persons"), gathered by
hand; Vietnamese, Kazakh and Russian usage as in `vietnamese` and `russian`. The factors are ours, set on labelled pairs
of names.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reader.lazy_pattern import LazyPattern
from reader.messages import N_, Message
from reader.names import edits, name_words, palladius, russian, russian_given, vietnamese
from reader.names.address import is_womans
from reader.names.cleaning import CleanName
from reader.names.concepts import classes
from reader.names.likeness import PATRONYMIC_ENDINGS, Likeness, Rule, likeness
from reader.names.pairing import Pair, align
from reader.names.reasons import reason
from reader.names.transcription import may_transcribe, transcribes
from reader.names.verdict import Comparison, answer, pair
from reader.names.words import Word, word_of

_NOT_TRANSCRIBED: Final = 0.7
_MOST_WORDS: Final = 24
_MOST_LETTERS: Final = 100
_PARTICLE_WORDS = (
    "of the and de da do dos das du di del della von van der den ter ten zu zur af av la le el al ad as ar an at "
    "ul bin ben ibn bint abu і де да дос ду ди дель фон ван дер ден ла ле эль аль әл ад ас аш ар ибн бин бен бинт "
    "y e"
)
PARTICLES: Final = frozenset(_PARTICLE_WORDS.split())
"""Words of people's names that are written small: of, van, bin."""
SUFFIXES: Final = {"jr": "jr", "junior": "jr", "младший": "jr", "sr": "sr", "senior": "sr", "старший": "sr"} | {
    numeral: numeral for numeral in ("ii", "iii", "iv")
}
"""Words behind a name that tell generations apart, with what each stands for."""
_SYLLABLES: Final = frozenset("ИЕЮЭЯАОУ")
_OPTIONAL: Final = 0.25
_GENITIVE: Final = 0.58
"""The score of a surname alone that is a woman's, or a man's in the genitive."""
_MISTYPED: Final = 0.56
_ROMAN: Final = LazyPattern("[IVX]{1,5}")
_SYLLABLES_OF_A_NAME: Final = 3
_NO_PERSON: Final = frozenset({"head", "feature", "division", "number"})


@lru_cache(maxsize=1 << 15)
def _weight(word: Word) -> float:
    """How much a word says about who is meant."""
    if (word.marked in PARTICLES and word.text.islower()) or (word.syllable and word.folded in vietnamese.MIDDLE):
        return 0.12
    if word.initial:
        return _OPTIONAL
    if word.frame.endswith(PATRONYMIC_ENDINGS) and russian.patronymic(word.text) is not None:
        return _OPTIONAL
    return name_words.weight(word.folded)


def _weights(words: Sequence[Word]) -> list[float]:
    """The weight of each word of a name; a patronymic that serves as the surname counts in full."""
    weights = [_weight(word) for word in words]
    for index in range(1, len(words) - 1):  # Al Assad, Le Pen; not Đỗ, a family name in front
        if words[index].marked in PARTICLES and not vietnamese.looks_vietnamese([word.text for word in words]):
            weights[index] = 0.12
    if sum(weight > _OPTIONAL for weight in weights) < 2:
        return [
            0.9 if weight == _OPTIONAL and not word.initial else weight
            for word, weight in zip(words, weights, strict=True)
        ]
    return weights


def _joined(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """`words` with neighbours joined that the other name writes as one: Nur Sultan for Nursultan, Jong un for
    Чонун."""
    solid = [word for word in others if len(word.frame) >= 4]
    if not solid:
        return list(words)
    frames = {word.frame for word in solid}
    other_script = any(word.cyrillic != words[0].cyrillic for word in solid)
    result: list[Word] = []
    index = 0
    while index < len(words):
        for width in (3, 2):
            run = words[index : index + width]
            if len(run) < width:
                continue
            frame = "".join(word.frame for word in run)
            if frame in frames or (other_script and _is_one(run, solid)):
                result.append(word_of("".join(word.text for word in run)))
                index += width
                break
        else:
            result.append(words[index])
            index += 1
    return result


def _is_one(run: Sequence[Word], solid: Sequence[Word]) -> bool:
    whole = word_of("".join(word.text for word in run))
    others = (word for word in solid if word.cyrillic != whole.cyrillic and abs(len(word.text) - len(whole.text)) <= 4)
    return any(likeness(whole, word).score >= 0.9 for word in others)


def _align(a: Sequence[Word], b: Sequence[Word]) -> tuple[list[Pair], list[Pair]]:
    """`pairing.align` with the rules for people: a genitive is no woman's name."""
    pairs, vetoed = align(a, b, lambda i, j: likeness(a[i], b[j]), bare=vietnamese.MIDDLE)
    genders = [each for each in vetoed if each.found.rule is Rule.GENDER]
    if genders:
        rule = _as_genitive(a, b, pairs, genders[0])
        if rule is not None:
            pairs.append(Pair(genders[0].first, genders[0].second, Likeness(0.9, rule)))
            vetoed.remove(genders[0])
    return pairs, vetoed


_SURNAMES: Final = ("ова", "ева", "ёва", "ина", "ына")


def _as_genitive(a: Sequence[Word], b: Sequence[Word], pairs: Sequence[Pair], gender: Pair) -> Rule | None:
    """The rule when what looks like a woman's surname is, or may be, a man's in the genitive; None when it is not.

    A given name beside it tells: Владимира Путина. Of a surname alone, in Cyrillic, nobody can tell.
    """
    if _is_genitive(a, b, pairs, gender):
        return Rule.ENDING
    inflected, name, other = (
        (a[gender.first], a, b) if a[gender.first].frame.endswith("a") else (b[gender.second], b, a)
    )
    if not inflected.cyrillic or not inflected.text.lower().endswith(_SURNAMES):
        return None
    if len(name) == 1:
        return Rule.GENITIVE
    given = [word for word in name if word is not inflected and word.cyrillic]
    return Rule.ENDING if len(other) == 1 and any(russian_given.is_mans_in_case(word.text) for word in given) else None


def _is_genitive(a: Sequence[Word], b: Sequence[Word], pairs: Sequence[Pair], gender: Pair) -> bool:
    """True for Сергея Лаврова beside Сергей Лавров: the given name shows the case, so the surname is no woman's."""
    inflected_is_a = a[gender.first].frame.endswith("a")
    for each in pairs:
        inflected, plain = (a[each.first], b[each.second]) if inflected_is_a else (b[each.second], a[each.first])
        if each.found.rule is Rule.ENDING and inflected.cyrillic and russian_given.is_mans_in_case(inflected.text):
            return True
        if name_words.is_given(inflected.frame):
            continue
        if each.found.rule is Rule.ENDING and inflected.cyrillic and plain.folded[-1:] not in "aeiou":
            return inflected.text.lower().endswith(("а", "я"))
        if each.found.rule is Rule.ENDING and plain.text.lower().endswith("й"):
            return inflected.text.lower().endswith("я")
    return False


def _suffix(name: CleanName) -> str:
    words = [word.casefold() for title in name.titles for word in title.split()] + [
        word.casefold() for word in name.words[1:]
    ]
    return next((SUFFIXES[word] for word in words if word in SUFFIXES), "")


def _initials(text: str, words: Sequence[str]) -> Sequence[str]:
    """The letters of "ҚК" in Қ.К. Тоқаев, cleaned like an abbreviation; other words as they are."""
    is_run = 2 <= len(text) <= 3 and text.isupper() and not all(word.isupper() for word in words)
    return tuple(text) if is_run else (text,)


def _people_words(name: CleanName) -> list[Word]:
    words = list(name.words[:_MOST_WORDS])
    if len(name.text) > _MOST_LETTERS:
        words = [text[:_MOST_LETTERS] for text in words]
    if "." in name.original:
        words = [part for text in words for part in _initials(text, words)]
    kept = [text for index, text in enumerate(words) if index == 0 or text.casefold() not in SUFFIXES]
    if len(kept) == 2 and kept[1] in _SYLLABLES and f"{kept[1]}." not in name.original:
        kept[1] = kept[1].lower()  # Ван И: no initial
    return [word_of(text) for text in kept]


def _numeral(name: CleanName) -> str | None:
    return name.words[-1] if len(name.words) > 1 and _ROMAN.fullmatch(name.words[-1]) else None


def _reason(a: str, b: str, found: Likeness) -> Message:
    if found.rule is Rule.GENITIVE and not a.lower().endswith("а"):
        a, b = b, a
    return reason(found.rule, a, b)


def compare_people(a: CleanName, b: CleanName, kind: str | None) -> Comparison:
    """How alike two names of people are; symmetric."""
    chinese = palladius.transcribes(a.words, b.words)
    if chinese or transcribes(a.words, b.words):
        cyrillic_first = pair(a.text, b.text) if word_of(a.words[0]).cyrillic else pair(b.text, a.text)
        return answer(0.95, Message(N_("{a} is {b} in Cyrillic transcription"), cyrillic_first))
    numerals = _numeral(a), _numeral(b)
    if numerals[0] and numerals[1] and numerals[0] != numerals[1] and max(map(len, filter(None, numerals))) > 1:
        return answer(0.2, Message(N_("the numbers differ: {a}, {b}"), pair(*numerals)))
    words_a, words_b = _people_words(a), _people_words(b)
    if len(words_a) != len(words_b):
        words_a, words_b = _joined(words_a, words_b), _joined(words_b, words_a)
    pairs, vetoed = _align(words_a, words_b)
    if not pairs and not vetoed:
        return answer(0.0, Message(N_("they have no word in common")))
    doubtful = [each for each in pairs if each.found.rule is Rule.GENITIVE]
    if doubtful and (is_womans(a) or is_womans(b)):
        vetoed = [Pair(each.first, each.second, Likeness(0.0, Rule.GENDER)) for each in doubtful]
    reasons = [_reason(words_a[each.first].text, words_b[each.second].text, each.found) for each in (vetoed or pairs)]
    aligned = _Alignment.of(words_a, words_b, pairs)
    rest_a = " ".join(words_a[index].text for index in aligned.rest_a)
    rest_b = " ".join(words_b[index].text for index in aligned.rest_b)
    if vetoed:
        return answer(min(0.3, 0.3 * len(pairs) / max(len(words_a), len(words_b))), *reasons)
    if rest_a and rest_b:
        reasons.append(Message(N_("{a} and {b} are different words"), pair(rest_a, rest_b)))
    elif rest_a or rest_b:
        reasons.append(Message(N_("only one has {words}"), {"words": rest_a or rest_b}))
    score = aligned.score(kind)
    if doubtful:
        return answer(min(_GENITIVE, score * 0.85), *reasons)
    mistyped = aligned.mistyped()
    if mistyped is not None:
        return answer(_MISTYPED, *reasons[:-1], reason(Rule.TYPO, *mistyped))
    if bool(rest_a) != bool(rest_b) and not classes(tuple((rest_a or rest_b).split())).isdisjoint(_NO_PERSON):
        return answer(min(score, 0.25), *reasons)
    suffixes = _suffix(a), _suffix(b)
    if suffixes[0] != suffixes[1]:
        if all(suffixes):
            return answer(min(score, 0.3), Message(N_("{a} and {b} are different words"), pair(*suffixes)))
        reasons.append(Message(N_("only one has {words}"), {"words": suffixes[0] or suffixes[1]}))
        score *= 0.86
    if score > _NOT_TRANSCRIBED and (chinese is False or may_transcribe(a.words, b.words)):
        score = _NOT_TRANSCRIBED  # alike, but of other syllables
    return answer(score, *reasons)


def _surely_vietnamese(words: Sequence[Word]) -> bool:
    """True for a name that begins like a Vietnamese person's: a family name, with its marks in two words."""
    first = words[0]
    if vietnamese.has_marks(first.text):
        return first.marked in vietnamese.SURNAMES
    return len(words) >= _SYLLABLES_OF_A_NAME and first.folded in vietnamese.SURNAMES_UNMARKED


@dataclass(frozen=True, slots=True)
class _Alignment:
    """Two names, word against word; `rest_a` and `rest_b` are the places of the words that found no partner."""

    a: Sequence[Word]
    b: Sequence[Word]
    weights_a: Sequence[float]
    weights_b: Sequence[float]
    pairs: Sequence[Pair]
    rest_a: Sequence[int]
    rest_b: Sequence[int]

    @classmethod
    def of(cls, a: Sequence[Word], b: Sequence[Word], pairs: Sequence[Pair]) -> "_Alignment":
        met_a, met_b = {each.first for each in pairs}, {each.second for each in pairs}
        rest_a = [index for index in range(len(a)) if index not in met_a]
        rest_b = [index for index in range(len(b)) if index not in met_b]
        return cls(a, b, _weights(a), _weights(b), pairs, rest_a, rest_b)

    def weight(self, each: Pair) -> float:
        return min(self.weights_a[each.first], self.weights_b[each.second])

    def mistyped(self) -> tuple[str, str] | None:
        """The syllable that is not alike in two Vietnamese names when one letter makes it none that names have."""
        if (
            len(self.a) != len(self.b)
            or len(self.a) < _SYLLABLES_OF_A_NAME
            or not len(self.rest_a) == len(self.rest_b) == 1
        ):
            return None
        x, y = self.a[self.rest_a[0]], self.b[self.rest_b[0]]
        if self.rest_a != self.rest_b or not all(word.syllable for word in (*self.a, *self.b)):
            return None
        if min(each.found.score for each in self.pairs) < 0.9 or not edits.is_one(x.folded, y.folded):
            return None
        wrong = [word for word in (x, y) if word.text.isascii() and not vietnamese.is_name_syllable(word.folded)]
        return (x.text, y.text) if len(wrong) == 1 else None

    def _other_initials(self) -> bool:
        """True for George W. and George H. W.: both write middle initials, and not the same ones."""
        initials = [each for each in self.pairs if self.a[each.first].initial and self.b[each.second].initial]
        lost = [self.a[index] for index in self.rest_a] + [self.b[index] for index in self.rest_b]
        return bool(initials) and any(word.initial for word in lost) and not (self.a[0].initial or self.b[0].initial)

    def score(self, kind: str | None) -> float:
        if not self.pairs:
            return 0.0
        matched = sum(map(self.weight, self.pairs))
        mean = sum(self.weight(each) * each.found.score for each in self.pairs) / matched
        worst = min(each.found.score for each in self.pairs)
        quality = min(mean, 0.3 + 0.7 * worst) * self._order_factor(kind)
        if not any(max(self.weights_a[p.first], self.weights_b[p.second]) > _OPTIONAL for p in self.pairs):
            quality *= 0.4
        lost_a = [self.weights_a[index] for index in self.rest_a]
        lost_b = [self.weights_b[index] for index in self.rest_b]
        if not lost_a and not lost_b:
            return quality * self._lone_factor()
        if not (lost_a and lost_b):
            optional = max(lost_a or lost_b) <= _OPTIONAL
            if not optional and worst < 0.9:
                quality *= 0.7
            if optional and self._other_initials():
                return 0.6 * quality
            return quality * self._missing_factor(kind, optional=optional)
        if max(lost_a) <= 0.12 or max(lost_b) <= 0.12:
            if self._has_middle():
                return 0.4 * quality
            return quality * self._missing_factor(kind, optional=max(*lost_a, *lost_b) <= _OPTIONAL) * 0.97
        total = sum(lost_a) + sum(lost_b)
        if max(lost_a) <= _OPTIONAL and max(lost_b) <= _OPTIONAL:
            return 0.2 * quality  # two fathers, two initials
        share = 2 * matched / (2 * matched + total)
        return min(0.4, 0.55 * quality * share * share)

    def _lone_factor(self) -> float:
        """A single word that is only like another of its script is more often another name than an error."""
        alone = len(self.pairs) == 1 and self.pairs[0].found.rule is Rule.TYPO
        return 0.75 if alone and self.a[0].cyrillic == self.b[0].cyrillic else 1.0

    def _has_middle(self) -> bool:
        words = [self.a[index] for index in self.rest_a], [self.b[index] for index in self.rest_b]
        middles = [[word.folded for word in side if word.folded in vietnamese.MIDDLE] for side in words]
        return bool(middles[0] and middles[1])

    def _order_factor(self, kind: str | None) -> float:
        targets = [each.second for each in self.pairs]
        if targets == sorted(targets):
            return 1.0
        if all(word.syllable for word in (*self.a, *self.b)) and not self._is_turned():
            return 0.35
        return 0.97

    def _is_turned(self) -> bool:
        """True when one name has the family name first and the other has it last, and the rest keeps its order."""
        targets = [each.second for each in self.pairs]
        cut = next(index for index in range(1, len(targets)) if targets[index] < targets[index - 1])
        return targets[cut:] + targets[:cut] == sorted(targets)

    def _missing_factor(self, kind: str | None, *, optional: bool) -> float:
        """What is left of the score when words stand on one side only."""
        if optional:
            return 0.96
        short, long = (self.a, self.b) if len(self.a) < len(self.b) else (self.b, self.a)
        places = [each.second if long is self.b else each.first for each in self.pairs]
        if vietnamese.looks_vietnamese([word.text for word in long]):
            if len(short) == 1:
                if places != [len(long) - 1]:
                    return 0.4
                return 0.6 if kind == "PERSON" else 0.56 if _surely_vietnamese(long) else 0.4
            has_given = len(long) - 1 in places
            return (0.68 if 0 in places else 0.62) if has_given else 0.45
        if len(short) == 1:
            is_surname = places[0] == len(long) - 1 or bool(russian.gender(short[0].frame))
            return (0.78 if is_surname else 0.62) if kind == "PERSON" else (0.68 if is_surname else 0.48)
        if len(long) - 1 not in places:
            return 0.6 if len(self.pairs) == 2 else 0.8  # Martin Luther, Martin Luther King
        return 0.88 if kind == "PERSON" else 0.72
