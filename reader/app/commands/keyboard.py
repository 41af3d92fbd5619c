"""Keys typed on another layout: which Latin key the same place on a US keyboard carries.

Russian: ЙЦУКЕН as in GOST 6431 and xkeyboard-config `ru`; Kazakh: xkeyboard-config `kz` (basic), the number-row
layout that Windows has too; Vietnamese: a letter composed by Telex stands for the key that was pressed last.
"""

import unicodedata

_RUSSIAN = dict(zip("йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`", strict=True))
_KAZAKH = {"ә": "2", "і": "3", "ң": "4", "ғ": "5", "ү": "8", "ұ": "9", "қ": "0", "ө": "-", "һ": "=", "№": "/"}
_SHIFTED = {"Ж": ":", "Х": "{", "Ъ": "}", "Э": '"', "Б": "<", "Ю": ">", "Ё": "~"}
_TELEX_MARKS = {
    "\u0300": "f",
    "\u0301": "s",
    "\u0303": "x",
    "\u0309": "r",
    "\u0323": "j",
    "\u0306": "w",
    "\u031b": "w",
}
_TELEX_LETTERS = {"đ": "d", "â": "a", "ê": "e", "ô": "o"}

LATIN_KEYS = {
    **_RUSSIAN,
    **_KAZAKH,
    **{key.upper(): value.upper() for key, value in _RUSSIAN.items() if value.isalpha()},
    **_SHIFTED,
}
"""Character of a Cyrillic layout → character of the US layout on the same key."""

_KEY_NAMES = {
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    ";": "semicolon",
    "'": "apostrophe",
    ",": "comma",
    ".": "full_stop",
    "`": "grave_accent",
    "-": "minus",
    "=": "equals_sign",
    "/": "slash",
    ":": "colon",
    "{": "left_curly_bracket",
    "}": "right_curly_bracket",
    '"': "quotation_mark",
    "<": "less_than_sign",
    ">": "greater_than_sign",
    "~": "tilde",
}


def _telex(character: str) -> str | None:
    low = unicodedata.normalize("NFC", character.lower())
    marks = unicodedata.normalize("NFD", low)[1:]
    latin = _TELEX_LETTERS.get(low)
    for mark in marks:
        latin = _TELEX_MARKS.get(mark, latin)
    if latin is None or len(character) != 1:
        return None
    return latin.upper() if character.isupper() else latin


def latin_key(key: str) -> str | None:
    """The key that a US layout has where `key` was pressed, modifiers kept; None when `key` is no such character.

    key: Textual's name of a key ("й", "ctrl+й", "Т").
    """
    *modifiers, last = key.split("+")
    if last == "numero_sign":
        last = "№"
    character = LATIN_KEYS.get(last) or _telex(last)
    if character is None:
        return None
    return "+".join([*modifiers, _KEY_NAMES.get(character, character)])
