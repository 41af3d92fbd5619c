"""Whether two names may belong to one thing: same, similar or different, with reasons that can be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.messages import N_, Message
from reader.names import russian, vietnamese
from reader.names.cleaning import CleanName, clean
from reader.names.folding import folded, nfc, skeleton, solid
from reader.names.transcription import may_transcribe, transcribes
from reader.names.words import VETOES, Likeness, Rule, Word, likeness, word_of

if TYPE_CHECKING:
    from reader.names.known import Known

Relation = Literal["same", "similar", "different"]

SAME = 0.84
"""From this score on two names are called the same."""

SIMILAR = 0.5
"""From this score on they are called similar."""

_NOT_TRANSCRIBED = 0.8
_MOST_WORDS = 24
_MOST_LETTERS = 100
_JOINING_WORDS = "of the and for de von der den al el ibn và của các и мен және в на по"
_JOINING = frozenset(_JOINING_WORDS.split()) | {"cua", "va"}
_LEGAL_FORMS = "ltd llc llp jsc plc inc corp co company gmbh ag sa ao oao zao pao too ооо ао тоо жшс ақ cty ctcp tnhh"
_LEGAL = frozenset(_LEGAL_FORMS.split())

_REASONS: dict[Rule, str] = {
    Rule.EQUAL: N_("{a} is in both"),
    Rule.MARKS: N_("{a} and {b} differ only in marks that may be left out"),
    Rule.SPELLING: N_("{a} and {b} are spellings of one word"),
    Rule.SCRIPT: N_("{a} and {b} are one word in two scripts"),
    Rule.ENDING: N_("{a} and {b} differ by a case ending"),
    Rule.INITIAL: N_("an initial stands for a word: {a}, {b}"),
    Rule.PATRONYMIC: N_("{a} and {b} are forms of one patronymic"),
    Rule.TYPO: N_("{a} and {b} are spelled alike"),
    Rule.CONTRADICTING: N_("the marks of {a} and {b} contradict each other"),
    Rule.GENDER: N_("{a} and {b} are a man's and a woman's name"),
    Rule.NUMBER: N_("the numbers differ: {a}, {b}"),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer of `compare`.

    relation: "same", "similar" or "different".
    score: 0 (nothing in common) to 1 (the same spelling).
    reasons: the rules that decided, with the words they were applied to.
    """

    relation: Relation
    score: float
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    first: int
    second: int
    found: Likeness


def _answer(score: float, *reasons: Message) -> Comparison:
    score = round(min(1.0, max(0.0, score)), 4)
    relation: Relation = "same" if score >= SAME else "similar" if score >= SIMILAR else "different"
    return Comparison(relation, score, reasons)


def compare(a: str, b: str, kind: str | None = None) -> Comparison:
    """Whether `a` and `b` may name one thing.

    kind: "PERSON", "PLACE", "ORG" or another type that both are known to be; None when unknown. Symmetric in `a`
    and `b`. "same" is strong enough to link by; "similar" needs something else (the same article, a decision of the
    person).
    """
    first, second = sorted((nfc(a).strip(), nfc(b).strip()))
    if not folded(first) or not folded(second):
        equal = first == second and bool(first)
        return _answer(1.0 if equal else 0.0, Message(N_("there is nothing to compare")))
    if first == second:
        return _answer(1.0, Message(N_("the spelling is the same")))
    clean_first, clean_second = clean(first, kind), clean(second, kind)
    best = _compare_clean(clean_first, clean_second, kind)
    for alias in clean_first.aliases:
        best = max(best, _compare_clean(clean(alias, kind), clean_second, kind), key=lambda found: found.score)
    for alias in clean_second.aliases:
        best = max(best, _compare_clean(clean_first, clean(alias, kind), kind), key=lambda found: found.score)
    return best


def _compare_clean(a: CleanName, b: CleanName, kind: str | None) -> Comparison:
    known = None if kind == "PERSON" else _compare_known(a, b, kind)
    if known is not None:
        if known.relation != "different" or not _differs_in_script(a, b):
            return known
        spelt = _compare_words(a, b, kind)  # two places of one name
        return _answer(0.6, *spelt.reasons, *known.reasons) if spelt.score >= 0.9 else known
    if not a.words or not b.words:
        return _answer(0.0, Message(N_("there is nothing to compare")))
    if a.head and b.head and a.head != b.head:
        heads = _pair(a.heads[-1], b.heads[-1])
        return _answer(0.3, Message(N_("they are places of different kinds: {a}, {b}"), heads))
    if kind is None and _is_person_and_place(a, b):
        return _answer(0.3, Message(N_("one is a person, the other a place")))
    return _compare_words(a, b, kind)


def _is_person_and_place(a: CleanName, b: CleanName) -> bool:
    def speaks_against(place: CleanName, other: CleanName) -> bool:
        return bool(place.head) and (bool(other.titles) or (not other.head and vietnamese.is_unsplittable(other.text)))

    return speaks_against(a, b) or speaks_against(b, a)


def _differs_in_script(a: CleanName, b: CleanName) -> bool:
    return bool(a.words and b.words) and a.text.isascii() != b.text.isascii()


def _pair(a: object, b: object) -> dict[str, object]:
    return {"a": a, "b": b}


def _known(name: CleanName, kind: str | None) -> tuple["Known", ...]:
    from reader.names.known import gazetteer

    things = gazetteer()
    return things.find(name.original, kind) or things.find(name.text, kind)


def _is_known_as_written(name: CleanName, kind: str | None) -> bool:
    from reader.names.known import gazetteer

    return bool(gazetteer().find(name.original, kind))


def _compare_known(a: CleanName, b: CleanName, kind: str | None) -> Comparison | None:
    """What the tables of known things say; None when they do not know both."""
    found_a, found_b = _known(a, kind), _known(b, kind)
    if not found_a and not found_b:
        return None
    if not (found_a and found_b):
        known = a if found_a else b
        if known.titles and _is_known_as_written(known, kind):
            # General Electric is no general.
            return _answer(0.45, Message(N_("only one has {words}"), {"words": " ".join(known.titles)}))
        # A known place in a longer name that is not known: Astana and Air Astana.
        if kind is None and len(a.words) != len(b.words):
            spelt = _compare_words(a, b, kind)
            return spelt if spelt.score >= SAME else _answer(min(spelt.score, 0.45), *spelt.reasons)
        return None
    keys_b = {thing.key for thing in found_b}
    common = [thing for thing in found_a if thing.key in keys_b]
    if common:
        first = found_a[0].key == found_b[0].key
        name = common[0].names.get("en", a.text)
        return _answer(0.98 if first else 0.9, Message(N_("both are known names of {name}"), {"name": name}))
    names = _pair(found_a[0].names.get("en", a.text), found_b[0].names.get("en", b.text))
    if {thing.kind for thing in found_a} & {thing.kind for thing in found_b}:
        return _answer(0.05, Message(N_("they are known as different things: {a}, {b}"), names))
    return _answer(0.2, Message(N_("they are known as things of different kinds: {a}, {b}"), names))


_OPTIONAL = 0.25


def _weight(word: Word) -> float:
    """How much a word says about who or what is meant."""
    if word.folded in vietnamese.MIDDLE or word.marked in _JOINING or word.marked in _LEGAL:
        return 0.12
    if word.initial or russian.patronymic(word.text) is not None:
        return _OPTIONAL
    if word.folded in vietnamese.COMMON_SURNAMES:
        return 0.5
    return 1.0


def _weights(words: Sequence[Word]) -> list[float]:
    """The weight of each word of a name; a patronymic that serves as the surname counts in full."""
    weights = [_weight(word) for word in words]
    if len(words) <= 2 and sum(weight > _OPTIONAL for weight in weights) < 2:
        return [
            1.0 if weight == _OPTIONAL and not word.initial else weight
            for word, weight in zip(words, weights, strict=True)
        ]
    return weights


def _joined(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """`words` with neighbours joined that the other name writes as one: Da Nang for Danang, Nur Sultan for
    Nursultan."""
    frames = {word.frame for word in others if len(word.frame) >= 4}
    result: list[Word] = []
    index = 0
    while index < len(words):
        for width in (3, 2):
            run = words[index : index + width]
            if len(run) == width and "".join(word.frame for word in run) in frames:
                result.append(word_of("".join(word.text for word in run)))
                index += width
                break
        else:
            result.append(words[index])
            index += 1
    return result


def _align(a: Sequence[Word], b: Sequence[Word]) -> tuple[list[_Pair], list[_Pair]]:
    """The best pairs of words, each used once, and the pairs that a rule forbids."""
    found: list[_Pair] = []
    vetoed: list[_Pair] = []
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            alike = likeness(x, y)
            if alike.score > 0:
                found.append(_Pair(i, j, alike))
            elif alike.rule in VETOES:
                vetoed.append(_Pair(i, j, alike))
    found.sort(key=lambda pair: (-pair.found.score, abs(pair.first - pair.second), pair.first))
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs = []
    for pair in found:
        if pair.first not in used_a and pair.second not in used_b:
            pairs.append(pair)
            used_a.add(pair.first)
            used_b.add(pair.second)
    vetoed = [pair for pair in vetoed if pair.first not in used_a and pair.second not in used_b]
    pairs.sort(key=lambda pair: pair.first)
    return pairs, vetoed


def _solid_match(a: CleanName, b: CleanName) -> Comparison | None:
    """Names that are equal but for spaces, hyphens, marks or script: Đà Nẵng and Danang."""
    words = _pair(a.text, b.text)
    if len(a.words) == len(b.words):
        return None
    if solid(a.text) == solid(b.text) and vietnamese.marks_compatible("".join(a.words), "".join(b.words)):
        return _answer(0.96, Message(N_("{a} and {b} differ only in spaces and marks"), words))
    frame = skeleton(a.text).replace(" ", "")
    if len(frame) >= 5 and frame == skeleton(b.text).replace(" ", "") and solid(a.text) != solid(b.text):
        return _answer(0.92, Message(N_("{a} and {b} are spellings of one name"), words))
    return None


def _abbreviation(a: CleanName, b: CleanName) -> Comparison | None:
    for short, long in ((a, b), (b, a)):
        if len(short.words) != 1 or len(long.words) < 3:
            continue
        letters = short.words[0]
        if not (2 <= len(letters) <= 10 and letters.isupper() and letters.isalpha()):
            continue
        full = "".join(word[0] for word in long.words)
        content = "".join(word[0] for word in long.words if word.casefold() not in _JOINING)
        if folded(letters) in {folded(full), folded(content)}:
            return _answer(0.85, Message(N_("{a} is the abbreviation of {b}"), _pair(letters, long.text)))
    return None


def _cyrillic_first(a: CleanName, b: CleanName) -> dict[str, object]:
    return _pair(a.text, b.text) if word_of(a.words[0]).cyrillic else _pair(b.text, a.text)


def _compare_words(a: CleanName, b: CleanName, kind: str | None) -> Comparison:
    whole = _solid_match(a, b)
    if whole is not None:
        return whole
    if kind != "PERSON":
        short = _abbreviation(a, b)
        if short is not None:
            return short
    if kind in {None, "PERSON"} and transcribes(a.words, b.words):
        return _answer(0.95, Message(N_("{a} is {b} in Cyrillic transcription"), _cyrillic_first(a, b)))
    words_a = [word_of(text[:_MOST_LETTERS]) for text in a.words[:_MOST_WORDS]]
    words_b = [word_of(text[:_MOST_LETTERS]) for text in b.words[:_MOST_WORDS]]
    if len(words_a) != len(words_b):
        words_a, words_b = _joined(words_a, words_b), _joined(words_b, words_a)
    pairs, vetoed = _align(words_a, words_b)
    reasons = [
        Message(_REASONS[pair.found.rule], _pair(words_a[pair.first].text, words_b[pair.second].text))
        for pair in (vetoed or pairs)
    ]
    if not pairs and not vetoed:
        return _answer(0.0, Message(N_("they have no word in common")))
    if vetoed:
        return _answer(min(0.3, 0.3 * len(pairs) / max(len(words_a), len(words_b))), *reasons)
    aligned = _Alignment.of(words_a, words_b, pairs)
    rest_a = " ".join(words_a[index].text for index in aligned.rest_a)
    rest_b = " ".join(words_b[index].text for index in aligned.rest_b)
    if rest_a and rest_b:
        reasons.append(Message(N_("{a} and {b} are different words"), _pair(rest_a, rest_b)))
    elif rest_a or rest_b:
        reasons.append(Message(N_("only one has {words}"), {"words": rest_a or rest_b}))
    score = aligned.score(kind)
    if kind in {None, "PERSON"} and may_transcribe(a.words, b.words):
        score = min(score, _NOT_TRANSCRIBED)  # alike, but of other syllables
    return _answer(score, *reasons)


@dataclass(frozen=True, slots=True)
class _Alignment:
    """Two names, word against word; `rest_a` and `rest_b` are the places of the words that found no partner."""

    a: Sequence[Word]
    b: Sequence[Word]
    weights_a: Sequence[float]
    weights_b: Sequence[float]
    pairs: Sequence[_Pair]
    rest_a: Sequence[int]
    rest_b: Sequence[int]

    @classmethod
    def of(cls, a: Sequence[Word], b: Sequence[Word], pairs: Sequence[_Pair]) -> "_Alignment":
        met_a, met_b = {pair.first for pair in pairs}, {pair.second for pair in pairs}
        rest_a = [index for index in range(len(a)) if index not in met_a]
        rest_b = [index for index in range(len(b)) if index not in met_b]
        return cls(a, b, _weights(a), _weights(b), pairs, rest_a, rest_b)

    def weight(self, pair: _Pair) -> float:
        return min(self.weights_a[pair.first], self.weights_b[pair.second])

    def score(self, kind: str | None) -> float:
        matched = sum(map(self.weight, self.pairs))
        mean = sum(self.weight(pair) * pair.found.score for pair in self.pairs) / matched
        worst = min(pair.found.score for pair in self.pairs)
        quality = min(mean, 0.35 + 0.65 * worst) * self._order_factor(kind)
        if not any(max(self.weights_a[p.first], self.weights_b[p.second]) > _OPTIONAL for p in self.pairs):
            quality *= 0.4
        lost = [self.weights_a[index] for index in self.rest_a] + [self.weights_b[index] for index in self.rest_b]
        if not lost:
            return quality * self._lone_factor()
        if not (self.rest_a and self.rest_b):
            return quality * self._missing_factor(kind, optional=max(lost) <= _OPTIONAL)
        if max(lost) <= _OPTIONAL and not self._has_middle():
            return quality * 0.8
        return min(0.42, quality * matched * 2 / (matched * 2 + sum(lost)))

    def _lone_factor(self) -> float:
        """A single word that is only like another of its script is more often another name than an error."""
        alone = len(self.pairs) == 1 and self.pairs[0].found.rule is Rule.TYPO
        return 0.75 if alone and self.a[0].cyrillic == self.b[0].cyrillic else 1.0

    def _has_middle(self) -> bool:
        words = [self.a[index] for index in self.rest_a] + [self.b[index] for index in self.rest_b]
        return any(word.folded in vietnamese.MIDDLE for word in words)

    def _order_factor(self, kind: str | None) -> float:
        targets = [pair.second for pair in self.pairs]
        if targets == sorted(targets):
            return 1.0
        if kind == "PLACE":
            return 0.45
        syllables = all(word.syllable for word in (*self.a, *self.b))
        return 0.45 if kind is None and syllables and not self._is_turned() else 0.95

    def _is_turned(self) -> bool:
        """True when one name has a family name first and the other has it last."""
        names = vietnamese.SURNAMES_UNMARKED
        both = ((self.a, self.b), (self.b, self.a))
        return any(x[0].folded in names and y[-1].folded == x[0].folded for x, y in both)

    def _missing_factor(self, kind: str | None, *, optional: bool) -> float:
        """What is left of the score when words stand on one side only."""
        if optional:
            return 0.95
        short, long = (self.a, self.b) if len(self.a) < len(self.b) else (self.b, self.a)
        places = [pair.second if long is self.b else pair.first for pair in self.pairs]
        if kind == "ORG":
            return 0.45 + 0.4 * len(short) / len(long)
        if kind == "PLACE":
            return 0.5
        if vietnamese.looks_vietnamese([word.text for word in long]):
            if len(short) == 1:
                return 0.6 if kind == "PERSON" and places == [len(long) - 1] else 0.4
            has_given = len(long) - 1 in places
            return (0.75 if 0 in places else 0.7) if has_given else 0.45
        if len(short) == 1:
            is_surname = places[0] == len(long) - 1 or bool(russian.gender(short[0].frame))
            return (0.78 if is_surname else 0.62) if kind == "PERSON" else (0.68 if is_surname else 0.48)
        return 0.85 if kind == "PERSON" else 0.65
