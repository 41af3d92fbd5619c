"""Words in which Latin and Cyrillic letters stand side by side, so that one name can be made to look like another.

What is ordinary is no such word: the Latin i, ə and h that old Kazakh fonts and keyboards put for і, ә and һ, a Latin
name with a Kazakh case ending ("Boeingтің"), Roman numerals. See Unicode Technical Report 36, 2.2 (mixed scripts).
"""

import re
from functools import lru_cache

from reader.lazy_pattern import LazyPattern
from reader.messages import N_, Message
from reader.names.kazakh import SUFFIXES
from reader.names.letters import has_cyrillic

_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0250-\u02af\u1e00-\u1eff"
_CYRILLIC = "\u0400-\u0481\u048a-\u052f"
_MARKS = "\u0300-\u036f"
_LATIN_LETTER = LazyPattern(f"[{_LATIN}]")
_WORD = LazyPattern(f"[{_LATIN}{_CYRILLIC}][{_LATIN}{_CYRILLIC}{_MARKS}]*")
_INFLECTED = LazyPattern(f"[{_LATIN}{_MARKS}]{{2,}}([{_CYRILLIC}]+)")
_KAZAKH_HABIT = frozenset("iIəƏh")
_NUMERAL = re.compile("[IVXLCDMІХСМ]+")


@lru_cache(maxsize=1 << 12)
def mixed_words(name: str) -> tuple[str, ...]:
    """The words of `name` that mix Latin and Cyrillic letters without an ordinary reason, each once, in order."""
    if name.isascii() or not (has_cyrillic(name) and _LATIN_LETTER.search(name)):
        return ()
    return tuple(dict.fromkeys(word for word in _WORD.findall(name) if _is_mixed(word)))


def _is_mixed(word: str) -> bool:
    latin = set(_LATIN_LETTER.findall(word))
    if not latin or not has_cyrillic(word) or _NUMERAL.fullmatch(word):
        return False
    inflected = _INFLECTED.fullmatch(word)
    return not (latin <= _KAZAKH_HABIT or (inflected is not None and inflected[1].lower() in SUFFIXES))


def mixture(name: str) -> tuple[Message, ...]:
    """What to say about each of `mixed_words`: which letters are those of the other script."""
    return tuple(map(_described, mixed_words(name)))


def _described(word: str) -> Message:
    latin = _LATIN_LETTER.findall(word)
    cyrillic = [letter for letter in word if has_cyrillic(letter)]
    if len(latin) <= len(cyrillic):
        text = N_("{word} has Latin letters among its Cyrillic ones ({letters}): it may imitate another name")
        return Message(text, {"word": word, "letters": tuple(dict.fromkeys(latin))})
    text = N_("{word} has Cyrillic letters among its Latin ones ({letters}): it may imitate another name")
    return Message(text, {"word": word, "letters": tuple(dict.fromkeys(cyrillic))})
