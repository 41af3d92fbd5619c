"""One word of a name against one word of another: how alike they are, and by which rule.

The scores are ours, set on labelled pairs of names; what the rules rest on is named where it is kept: spellings in
`reader.names.letters`, sounds in `correspondence`, edits in `edits`, case endings and patronymics in `kazakh` and
`russian`, forms of one name in `name_words`.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from reader.names import correspondence, edits, kazakh, name_words, russian, russian_given, vietnamese
from reader.names.folding import skeleton
from reader.names.words import Word, word_of

_LONGEST_WORD = 64


class Rule(StrEnum):
    """Why two words are held for the same, or for different ones."""

    EQUAL = "equal"
    MARKS = "marks"
    SPELLING = "spelling"
    SCRIPT = "script"
    ENDING = "ending"
    INITIAL = "initial"
    PATRONYMIC = "patronymic"
    FORM = "form"
    SHORT = "short form"
    TRANSCRIBED = "transcribed"
    ADJECTIVE = "adjective"
    MEANING = "meaning"
    TYPO = "typo"
    CONTRADICTING = "contradicting marks"
    GENDER = "gender"
    GENITIVE = "genitive"
    NUMBER = "number"
    GIVEN = "given names"
    NONE = "none"


VETOES = frozenset({Rule.CONTRADICTING, Rule.GENDER, Rule.NUMBER, Rule.GIVEN})
"""Rules that speak against a pair however alike the rest is."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two words are, 0 to 1, and the rule that says so."""

    score: float
    rule: Rule


NOTHING = Likeness(0.0, Rule.NONE)

_WIDENED = 0.3
_SHORT = 4


def _typo(a: Word, b: Word) -> Likeness:
    """Spellings that errors or another way of romanising may have made of one word; not two given names."""
    if a.cyrillic != b.cyrillic:
        return _transcribed(a, b)
    left, right = edits.roots(a.folded, b.folded)
    length = min(len(left), len(right))
    allowed = edits.budget(length)
    if not allowed or length > _LONGEST_WORD or abs(len(left) - len(right)) > 3:
        return NOTHING
    if edits.far(left, right) and edits.far(a.frame, b.frame):
        return NOTHING
    price = edits.cost(left, right)
    if price > 0.5:
        price = min(price, edits.cost(*edits.roots(a.frame, b.frame)))
    if price <= allowed * (1.0 + _WIDENED) and edits.derived_otherwise(a.frame, b.frame):
        price += 0.6
    return _priced(a, b, price, allowed)


def _priced(a: Word, b: Word, price: float, allowed: float) -> Likeness:
    if price > allowed * (1.0 + _WIDENED):
        return NOTHING
    if {russian.gender(a.frame), russian.gender(b.frame)} == {"m", "f"}:
        return Likeness(0.0, Rule.GENDER)
    if name_words.is_given(a.frame) and name_words.is_given(b.frame):
        return Likeness(0.0, Rule.GIVEN)
    return Likeness(0.94 - 0.44 * price / allowed, Rule.TYPO)


_USUAL = 0.3
_USUAL_MOST = 0.6
_VERY_SHORT = 3
_OTHER_GENDER = frozenset({"oа", "aо"})  # Giorgio and Джорджа: a Latin letter, then a Cyrillic one


def _transcribed(a: Word, b: Word) -> Likeness:
    latin, cyrillic = (b, a) if a.cyrillic else (a, b)
    length = min(len(latin.folded), len(cyrillic.text))
    if length < 2 or abs(len(latin.folded) - len(cyrillic.folded)) > 4:
        return NOTHING
    if not correspondence.may_correspond(latin.folded, cyrillic.text):
        return NOTHING
    price = correspondence.distance(latin.text, cyrillic.text)
    if price > 1.7:
        return NOTHING
    if latin.folded[-1:] + cyrillic.text[-1:].lower() in _OTHER_GENDER:
        price += _USUAL_MOST
    names = name_words.groups(cyrillic.marked)
    if names and name_words.is_given(latin.frame) and names.isdisjoint(name_words.groups(latin.marked)):
        return Likeness(0.0, Rule.GIVEN)  # Joan, and Джон for John
    if {russian.gender(a.frame), russian.gender(b.frame)} == {"m", "f"}:
        return Likeness(0.0, Rule.GENDER)
    if price <= (_USUAL if length > _VERY_SHORT else _USUAL / 2):
        known = price > 0 and name_words.is_given(a.frame) and name_words.is_given(b.frame)
        return Likeness(0.0, Rule.GIVEN) if known else Likeness(0.955 - 0.2 * price, Rule.TRANSCRIBED)
    return _priced(a, b, price, max(0.6, edits.budget(length)))


def _one_spelling(syllable: str) -> str:
    """`syllable` with one letter for those that write one sound: c and k, i and y at the end (Kạn, Cạn; Quý, Quí)."""
    if syllable[0] == "c" and syllable[1:2] != "h":
        syllable = "k" + syllable[1:]
    return syllable[:-2] + "ui" if syllable.startswith("quy") and len(syllable) == 3 else vietnamese.i_for_y(syllable)


def _mistyped_syllable(a: Word, b: Word) -> Likeness:
    """A syllable with two letters in the wrong order or one typed twice; other differences make another syllable."""
    one, other = sorted((a.folded, b.folded), key=len)
    if len(one) == len(other) >= 5 and sorted(one) == sorted(other) and one[0] == other[0]:
        return Likeness(0.6, Rule.TYPO) if edits.cost(one, other) <= 0.7 else NOTHING
    doubled = len(other) == len(one) + 1 and any(
        other[place] == other[place - 1] and other[:place] + other[place + 1 :] == one for place in range(1, len(other))
    )
    return Likeness(0.6, Rule.TYPO) if doubled and len(one) >= 3 else NOTHING


def _syllables(a: Word, b: Word) -> Likeness:
    if a.folded != b.folded and _one_spelling(a.folded) != _one_spelling(b.folded):
        if name_words.groups(a.marked) & name_words.groups(b.marked):
            return Likeness(_FORM, Rule.FORM)
        if "q" in a.folded + b.folded and a.folded.replace("q", "k") == b.folded.replace("q", "k"):
            return Likeness(0.96, Rule.SPELLING)  # Quat, Kuat: no Vietnamese word has ku
        return _mistyped_syllable(a, b)
    if not vietnamese.marks_compatible(a.text, b.text):
        return Likeness(0.0, Rule.CONTRADICTING)
    return Likeness(0.97, Rule.MARKS if a.folded == b.folded else Rule.SPELLING)


def _endings(a: Word, b: Word) -> bool:
    if not (a.cyrillic or b.cyrillic):
        return False
    stems_a, stems_b = _stem_frames(a.text, a.cyrillic), _stem_frames(b.text, b.cyrillic)
    if b.frame in stems_a or a.frame in stems_b:
        return True
    return any(len(stem) >= 4 for stem in stems_a & stems_b)


_STEM = 4
_ONE_SOUND = 0.7


def is_adjective(a: Word, b: Word) -> bool:
    """True when one word is the Russian adjective of the other, a place: Сарыаркинский, Сарыарқа."""
    if a.frame[:2] != b.frame[:2]:
        return False
    for word, other in ((a, b), (b, a)):
        stems = russian.adjective_stems(word.text) if word.cyrillic else ()
        if not stems or russian.adjective_stems(other.text):
            continue
        place = other.frame.rstrip("aeiou")
        for stem in stems:
            frame = skeleton(stem).replace(" ", "").rstrip("aeiou")
            if min(len(frame), len(place)) >= _STEM and edits.cost(frame, place) <= _ONE_SOUND:
                return True
    return False


@lru_cache(maxsize=1 << 12)
def _stem_frames(text: str, cyrillic: bool) -> frozenset[str]:
    """The frames of what a word in Cyrillic is without case endings."""
    if not cyrillic:
        return frozenset()
    soft = (text[:-1] + "й",) if text.endswith(("я", "ю")) and len(text) >= _SHORT else ()  # Абая
    return frozenset([skeleton(stem) for stem in (*kazakh.stems(text), *russian.stems(text), *soft) if len(stem) >= 3])


_FORM = 0.945
_SHORT_FORM = 0.75
_ONE_WORD = frozenset({Rule.EQUAL, Rule.MARKS, Rule.SPELLING, Rule.SCRIPT, Rule.FORM, Rule.TRANSCRIBED})


def _given_in_case(a: Word, b: Word) -> Likeness | None:
    """Марии and Мария, Льва and Lev: a given name in another case, by the list of names; None when there is none."""
    cases_a = russian_given.nominatives(a.text) if a.cyrillic else ()
    cases_b = russian_given.nominatives(b.text) if b.cyrillic else ()
    for name in cases_a or ((a.text,) if cases_b else ()):
        for other in cases_b or (b.text,):
            if name != a.text or other != b.text:
                found = likeness(word_of(name), word_of(other))
                if found.rule in _ONE_WORD and found.score:
                    return Likeness(0.93, Rule.ENDING)
    return None


def likeness(a: Word, b: Word) -> Likeness:
    """How alike `a` and `b` are; symmetric."""
    return _likeness(a.text, b.text)


@lru_cache(maxsize=1 << 13)
def _likeness(first: str, second: str) -> Likeness:
    a, b = word_of(first), word_of(second)
    if a.marked == b.marked:
        return Likeness(1.0, Rule.EQUAL)
    if a.number or b.number:
        return Likeness(1.0, Rule.EQUAL) if a.folded == b.folded else Likeness(0.0, Rule.NUMBER)
    if not a.folded or not b.folded:
        return NOTHING
    if a.initial or b.initial:
        return _initials(a, b)
    if a.syllable and b.syllable:
        return _syllables(a, b)
    if russian.differs_by_gender(a.frame, b.frame):
        return Likeness(0.0, Rule.GENDER)
    if a.cyrillic == b.cyrillic and a.folded == b.folded:
        return Likeness(0.98, Rule.MARKS)
    if a.frame == b.frame:
        return Likeness(0.96, Rule.SCRIPT if a.cyrillic != b.cyrillic else Rule.SPELLING)
    if name_words.groups(a.marked) & name_words.groups(b.marked):
        return Likeness(_FORM, Rule.FORM)
    case = _given_in_case(a, b) if a.cyrillic or b.cyrillic else None
    if case is not None:
        return case
    if russian_given.short_forms(a.frame) & russian_given.short_forms(b.frame):
        return Likeness(_SHORT_FORM, Rule.SHORT)
    if a.cyrillic == b.cyrillic and a.frame[:1] != b.frame[:1] and a.frame[1:2] != b.frame[1:2]:
        return NOTHING  # both first letters differ: no error and no romanisation does that
    begins_alike = a.frame[:2] == b.frame[:2]
    if begins_alike and _endings(a, b):
        if name_words.is_given(a.frame) and name_words.is_given(b.frame):
            return Likeness(0.0, Rule.GIVEN)  # Анар and Анара
        return Likeness(0.93, Rule.ENDING)
    found = _patronymics(a, b) or _typo(a, b)
    if found is NOTHING and begins_alike and a.cyrillic != b.cyrillic:
        return _inflected_typo(a, b)
    return found


def are_unlike(a: Word, b: Word) -> bool:
    """True when `likeness` finds nothing for two words, told fast; False leaves it open."""
    if a.number or b.number or a.initial or b.initial or not a.folded or not b.folded or a.marked == b.marked:
        return False
    if a.syllable and b.syllable:
        return _syllables(a, b) is NOTHING
    begin, other = a.frame[:2], b.frame[:2]
    if begin == other or a.folded == b.folded or name_words.groups(a.marked) or russian_given.short_forms(a.frame):
        return False
    if a.cyrillic or b.cyrillic:
        if russian_given.nominatives(a.text) or russian_given.nominatives(b.text):
            return False
        if a.cyrillic != b.cyrillic:
            if a.frame.endswith(PATRONYMIC_ENDINGS) or b.frame.endswith(PATRONYMIC_ENDINGS):
                return False
            return _transcribed(a, b) is NOTHING
    if begin[:1] != other[:1] and begin[1:] != other[1:]:
        return True  # as in `likeness`
    if a.frame.endswith(PATRONYMIC_ENDINGS) or b.frame.endswith(PATRONYMIC_ENDINGS):
        return False
    return edits.far(a.folded, b.folded) and edits.far(a.frame, b.frame)


_SOUNDS = {"y": "iyeau", "e": "eiy", "i": "iy", "j": "jyz", "g": "gj", "c": "ksc", "x": "xs", "v": "vu", "u": "uvw"}


def _initials(a: Word, b: Word) -> Likeness:
    """An initial and the word it stands for, or two initials; the letters may be those of two alphabets."""
    one, other = a.frame[:1], b.frame[:1]
    same = one == other or a.folded[0] == b.folded[0] or other in _SOUNDS.get(one, "") or one in _SOUNDS.get(other, "")
    return Likeness(0.9, Rule.INITIAL) if same else NOTHING


def _inflected_typo(a: Word, b: Word) -> Likeness:
    """The likeness of the stems, where a case ending hides that two spellings are alike."""
    best = NOTHING
    for word, other in ((a, b), (b, a)):
        for stem in kazakh.stems(word.text) if word.cyrillic and not other.cyrillic else ():
            if len(stem) >= 5:
                found = _typo(word_of(stem), other)
                best = max(best, Likeness(found.score * 0.97, found.rule), key=lambda alike: alike.score)
    return best


PATRONYMIC_ENDINGS = ("uli", "kizi", "vich", "vna", "ulu", "ogli", "oglu")
"""How the frame of a patronymic ends; for telling fast that a word is none."""


def _patronymics(a: Word, b: Word) -> Likeness | None:
    if not (a.frame.endswith(PATRONYMIC_ENDINGS) or b.frame.endswith(PATRONYMIC_ENDINGS)):
        return None
    first, second = russian.patronymic(a.text), russian.patronymic(b.text)
    if first is None or second is None:
        found = first or second
        surname = b if first is not None else a
        return _surname_of(surname, found) if found is not None else None
    if first.feminine != second.feminine:
        return Likeness(0.0, Rule.GENDER)
    short, long = sorted((first.father, second.father), key=len)
    if long.startswith(short) and len(long) - len(short) <= 2:
        return Likeness(0.93, Rule.PATRONYMIC)
    return None


_SURNAMES = {False: ("ov", "ev"), True: ("ova", "eva")}


def _surname_of(word: Word, found: russian.Patronymic) -> Likeness | None:
    """Досмұхамедұлы and Досмухамедов: a Kazakh patronymic that serves as the surname, and its Russian form."""
    for ending in _SURNAMES[found.feminine]:
        stem = word.frame.removesuffix(ending)
        if stem != word.frame and len(stem) >= 4 and edits.cost(stem, found.father.rstrip("ai")) <= 0.6:
            return Likeness(0.9, Rule.PATRONYMIC)
    return None
