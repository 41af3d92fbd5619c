"""What is said about two words: the rule that speaks for or against them, in words."""

from typing import Final

from reader.messages import N_, Message
from reader.names.likeness import Rule

_REASONS: Final[dict[Rule, str]] = {
    Rule.EQUAL: N_("{a} is in both"),
    Rule.MARKS: N_("{a} and {b} differ only in marks that may be left out"),
    Rule.SPELLING: N_("{a} and {b} are spellings of one word"),
    Rule.SCRIPT: N_("{a} and {b} are one word in two scripts"),
    Rule.SHORT: N_("{a} and {b} are short or full forms of one name"),
    Rule.TRANSCRIBED: N_("{a} and {b} are one word in two scripts"),
    Rule.ADJECTIVE: N_("{a} and {b} are a name and its adjective"),
    Rule.ENDING: N_("{a} and {b} differ by a case ending"),
    Rule.INITIAL: N_("an initial stands for a word: {a}, {b}"),
    Rule.PATRONYMIC: N_("{a} and {b} are forms of one patronymic"),
    Rule.FORM: N_("{a} and {b} are forms of one name"),
    Rule.MEANING: N_("{a} and {b} mean the same"),
    Rule.TYPO: N_("{a} and {b} are spelled alike"),
    Rule.CONTRADICTING: N_("the marks of {a} and {b} contradict each other"),
    Rule.GENDER: N_("{a} and {b} are a man's and a woman's name"),
    Rule.NUMBER: N_("the numbers differ: {a}, {b}"),
    Rule.GIVEN: N_("{a} and {b} are two given names"),
    Rule.GENITIVE: N_("{a} is a woman's name, or a case form of {b}"),
    Rule.NONE: N_("{a} and {b} are different words"),
}


def reason(rule: Rule, a: str, b: str) -> Message:
    """Why the words `a` and `b` are held for one, or for two."""
    if rule is Rule.NUMBER and not (_has_digit(a) and _has_digit(b)):
        rule = Rule.NONE
    return Message(_REASONS[rule], {"a": a, "b": b})


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
