"""One word of a name against one word of another: how alike they are, and by which rule."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from reader.names import kazakh, russian, vietnamese
from reader.names.folding import folded, marked, skeleton

_LONGEST_WORD = 64
_CYRILLIC = re.compile(r"[\u0400-\u052f]")


class Rule(StrEnum):
    """Why two words are held for the same, or for different ones."""

    EQUAL = "equal"
    MARKS = "marks"
    SPELLING = "spelling"
    SCRIPT = "script"
    ENDING = "ending"
    INITIAL = "initial"
    PATRONYMIC = "patronymic"
    TYPO = "typo"
    CONTRADICTING = "contradicting marks"
    GENDER = "gender"
    NUMBER = "number"
    NONE = "none"


VETOES = frozenset({Rule.CONTRADICTING, Rule.GENDER, Rule.NUMBER})
"""Rules that speak against a pair however alike the rest is."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name with its keys (see `reader.names.folding`)."""

    text: str
    marked: str
    folded: str
    frame: str
    cyrillic: bool
    syllable: bool
    initial: bool
    number: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two words are, 0 to 1, and the rule that says so."""

    score: float
    rule: Rule


@lru_cache(maxsize=65536)
def word_of(text: str) -> Word:
    """`text`, one word, with its keys."""
    plain = folded(text).replace(" ", "")
    cyrillic = _CYRILLIC.search(text) is not None
    return Word(
        text=text,
        marked=marked(text),
        folded=plain,
        frame=skeleton(text).replace(" ", ""),
        cyrillic=cyrillic,
        syllable=not cyrillic and vietnamese.is_syllable(plain),
        initial=len(text) == 1 and text.isalpha() and text.isupper(),
        number=any(letter.isdigit() for letter in text),
    )


def budget(length: int) -> float:
    """The cost of edits that a word of `length` letters may take: none up to two letters, one up to five."""
    if length <= 2:
        return 0.0
    if length <= 5:
        return 1.0
    return 1.5 if length <= 7 else 2.0


_CLASSES = {letter: group for group in ("aeiou", "kgh", "szjxc", "vfb", "td", "mn", "lr") for letter in group}


def _cost(a: str, b: str) -> float:
    """The edits between two frames: letters that sound alike cost half, a changed first letter half as much again."""
    from rapidfuzz.distance import Levenshtein

    a, b = _one_letter_each(a), _one_letter_each(b)
    cost = 0.0
    for operation in Levenshtein.editops(a, b):
        source, target = operation.src_pos, operation.dest_pos
        if operation.tag == "replace":
            alike = _CLASSES.get(a[source], a[source]) == _CLASSES.get(b[target], b[target])
            price = 0.5 if alike else 1.0
        else:
            letter = a[source] if operation.tag == "delete" else b[target]
            price = 0.6 if letter in "aeiouh" else 1.0
        cost += price * (1.5 if source == 0 and target == 0 else 1.0)
    return cost


def _one_letter_each(frame: str) -> str:
    """`frame` with one letter for sh and one for ch, which Kazakh and Russian spellings exchange."""
    return frame.replace("sh", "x").replace("ch", "c")


def _typo(a: Word, b: Word) -> Likeness:
    left, right = (a.frame, b.frame) if a.cyrillic != b.cyrillic else (a.folded, b.folded)
    length = min(len(left), len(right))
    allowed = budget(length)
    if not allowed or length > _LONGEST_WORD or abs(len(left) - len(right)) > 3:
        return Likeness(0.0, Rule.NONE)
    cost = min(_cost(left, right), _cost(a.frame, b.frame))
    slack = 1.0
    if a.cyrillic == b.cyrillic:
        # One alphabet has fewer honest ways to write one name, but errors in it are a keyboard's: whole letters.
        cost *= 1.25
        slack = 1.25
    if cost > allowed * slack:
        return Likeness(0.0, Rule.NONE)
    if {russian.gender(a.frame), russian.gender(b.frame)} == {"m", "f"}:
        return Likeness(0.0, Rule.GENDER)
    return Likeness(0.93 - 0.3 * cost / allowed, Rule.TYPO)


def _syllables(a: Word, b: Word) -> Likeness:
    if a.folded != b.folded and vietnamese.i_for_y(a.folded) != vietnamese.i_for_y(b.folded):
        if "q" in a.folded + b.folded and a.folded.replace("q", "k") == b.folded.replace("q", "k"):
            return Likeness(0.96, Rule.SPELLING)  # Quat, Kuat: no Vietnamese word has ku
        return Likeness(0.0, Rule.NONE)
    if not vietnamese.marks_compatible(a.text, b.text):
        return Likeness(0.0, Rule.CONTRADICTING)
    return Likeness(0.97, Rule.MARKS if a.folded == b.folded else Rule.SPELLING)


def _endings(a: Word, b: Word) -> bool:
    if not (a.cyrillic or b.cyrillic):
        return False
    stems_a = {skeleton(stem) for stem in _stems(a)}
    stems_b = {skeleton(stem) for stem in _stems(b)}
    if b.frame in stems_a or a.frame in stems_b:
        return True
    return any(len(stem) >= 4 for stem in stems_a & stems_b)


def _stems(word: Word) -> tuple[str, ...]:
    if not word.cyrillic:
        return ()
    return tuple(stem for stem in (*kazakh.stems(word.text), *russian.stems(word.text)) if len(stem) >= 3)


@lru_cache(maxsize=65536)
def likeness(a: Word, b: Word) -> Likeness:
    """How alike `a` and `b` are; symmetric."""
    if a.marked == b.marked:
        return Likeness(1.0, Rule.EQUAL)
    if a.number or b.number:
        return Likeness(1.0, Rule.EQUAL) if a.folded == b.folded else Likeness(0.0, Rule.NUMBER)
    if not a.folded or not b.folded:
        return Likeness(0.0, Rule.NONE)
    if a.initial or b.initial:
        same = a.frame[:1] == b.frame[:1] or a.folded[0] == b.folded[0]
        return Likeness(0.9, Rule.INITIAL) if same else Likeness(0.0, Rule.NONE)
    if a.syllable and b.syllable:
        return _syllables(a, b)
    if russian.differs_by_gender(a.frame, b.frame):
        return Likeness(0.0, Rule.GENDER)
    if a.cyrillic == b.cyrillic and a.folded == b.folded:
        return Likeness(0.98, Rule.MARKS)
    if a.frame == b.frame:
        return Likeness(0.96, Rule.SCRIPT if a.cyrillic != b.cyrillic else Rule.SPELLING)
    if _endings(a, b):
        return Likeness(0.93, Rule.ENDING)
    return _patronymics(a, b) or max(_typo(a, b), _inflected_typo(a, b), key=lambda found: found.score)


def _inflected_typo(a: Word, b: Word) -> Likeness:
    """The likeness of the stems, where a case ending hides that two spellings are alike."""
    best = Likeness(0.0, Rule.NONE)
    for word, other in ((a, b), (b, a)):
        for stem in kazakh.stems(word.text) if word.cyrillic and not other.cyrillic else ():
            if len(stem) >= 5:
                found = _typo(word_of(stem), other)
                best = max(best, Likeness(found.score * 0.97, found.rule), key=lambda alike: alike.score)
    return best


def _patronymics(a: Word, b: Word) -> Likeness | None:
    first, second = russian.patronymic(a.text), russian.patronymic(b.text)
    if first is None or second is None:
        return None
    if first.feminine != second.feminine:
        return Likeness(0.0, Rule.GENDER)
    short, long = sorted((first.father, second.father), key=len)
    if long.startswith(short) and len(long) - len(short) <= 2:
        return Likeness(0.93, Rule.PATRONYMIC)
    return None
