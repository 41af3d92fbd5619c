"""What the program says of what went wrong, in each of its languages: to be looked for in what a person could read."""

import re
from collections.abc import Iterable
from functools import cache

from reader.library import errors
from reader.localisation import _, current_language, set_language
from reader.system_errors import _REASONS as SYSTEM_REASONS

LANGUAGES = ("en", "vi", "kk")
_WORDS = 4
"""So many words of a sentence are looked for: a notice on the screen may be broken into lines behind them."""

FAULTS = (
    "reader: internal fault ({kind}).",
    "This did not work: an error inside the program ({kind}).",
)
DAMAGED = "{path} was damaged and is kept as {aside}; positions and decisions start anew"
NOT_KEPT = (
    DAMAGED,
    "{path} cannot be written ({reason}); positions and decisions are not kept",
    "Your positions and settings are not kept for now: {reason}",
    "{path} was written by a later version of the program; it is left alone, nothing is kept",
)
REASONS = (
    *NOT_KEPT,
    *(reason for reason, _remedy in errors._REASONS.values()),
    *SYSTEM_REASONS.values(),
    "it cannot be written: {detail}",
    "it cannot be read: {detail}",
    "cannot be read: {detail}",
)


@cache
def phrase(sentence: str, language: str) -> str:
    """What of `sentence` (English, with placeholders) cannot be missed where the program says it in `language`."""
    before = current_language()
    set_language(language)
    try:
        translated = _(sentence)
    finally:
        set_language(before)
    longest = max(re.split(r"\{\w+\}", translated), key=len)
    return " ".join(longest.split()[:_WORDS]).strip(" ;:.,()").casefold()


def is_said(told: str, sentences: Iterable[str], language: str) -> bool:
    """Whether one of `sentences` is among what was told in `language`."""
    heard = " ".join(told.split()).casefold()
    return any(phrase(sentence, language) in heard for sentence in sentences)


def untranslated(told: str, language: str) -> list[str]:
    """The lines for the person in which a sentence is English though `language` is another."""
    if language == "en":
        return []
    lines = [line for line in told.splitlines() if line.startswith("reader:")]
    english = [phrase(sentence, "en") for sentence in (*REASONS, *FAULTS)]
    return [line for line in lines if any(each in line.casefold() for each in english if each.count(" ") > 1)]
