"""Whether a text can be a spelling of a name that has the same folded key."""

import re
from itertools import zip_longest

from reader.lazy_pattern import LazyPattern
from reader.names.folding import folded, marked

WORD = LazyPattern(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʼ][^\W\d_]+)*|\d+")
CYRILLIC = LazyPattern("[\u0400-\u04ff]")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_PLAIN_CYRILLIC = str.maketrans("әғқңөұүһіё", "агкноуухие")


def _syllables(text: str) -> list[tuple[str, frozenset[str]]]:
    return [
        ("".join(char for char in word if char not in _TONES), frozenset(char for char in word if char in _TONES))
        for word in re.findall(r"[\w\u0300-\u036f]+", marked(text))
    ]


def compatible(text: str, name: str) -> bool:
    """True when `text`, whose folded key is that of `name`, can be a spelling of it: same script, no mark that it
    lacks.

    Marks may be left out ("Ha Noi" for "Hà Nội"), wholly or in part, but what is written must not contradict.
    """
    if text == name:
        return True
    if bool(CYRILLIC.search(text)) != bool(CYRILLIC.search(name)):
        return False
    if text.isascii():
        return True
    if CYRILLIC.search(text):
        letters, other = _cyrillic_letters(text), _cyrillic_letters(name)
        return letters == other or all(
            a in (b, b.translate(_PLAIN_CYRILLIC)) for a, b in zip_longest(letters, other, fillvalue="-")
        )
    mine, theirs = _syllables(text), _syllables(name)
    if len(mine) != len(theirs):
        joined = "".join(letters for letters, _ in mine), "".join(letters for letters, _ in theirs)
        return _letters_agree(*joined) and not any(tones for _, tones in mine)
    return all(
        _letters_agree(letters, other) and tones <= other_tones
        for (letters, tones), (other, other_tones) in zip(mine, theirs, strict=True)
    )


def marked_words(text: str) -> str:
    """The words of `text` with their marks; hyphens, close or between spaces, part words as spaces do."""
    return " ".join(marked(text).replace("-", " ").split())


def keeps_capitals(text: str, name: str) -> bool:
    """False when a capital of `name` is small in `text`, which begins with one: "anh Đại liên hệ" is not Dalian."""
    if not text[:1].isupper():
        return True
    pairs = zip(WORD.findall(text), WORD.findall(name), strict=False)
    return all(word[0].isupper() or not other[0].isupper() for word, other in pairs)


def _cyrillic_letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def _letters_agree(text: str, name: str) -> bool:
    if len(text) != len(name):
        return False
    return all(a == b or a == folded(b) for a, b in zip(text, name, strict=True))
