"""Keys typed on another layout: which Latin key the same place on a US keyboard carries.

Russian: ЙЦУКЕН as in GOST 6431 and xkeyboard-config `ru`; Kazakh: xkeyboard-config `kz` (basic), the number-row
layout that Windows has too; Vietnamese: a letter composed by Telex stands for the key that was pressed last.
F13 to F24 are what terminals call Shift and F1 to F12 (xterm's control sequences, "PC-Style Function Keys").
"""

import unicodedata
from collections.abc import Mapping

_RUSSIAN = dict(zip("йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`", strict=True))
_KAZAKH = {"ә": "2", "і": "3", "ң": "4", "ғ": "5", "ү": "8", "ұ": "9", "қ": "0", "ө": "-", "һ": "=", "№": "/"}
_KAZAKH_ON_LETTERS = {"ң": "w", "ғ": "o", "ұ": "]", "ө": "a", "қ": "d", "ә": "'", "і": "x", "ү": "m"}
"""The Kazakh letters of xkeyboard-config's `kz(kazrus)`, which puts them on the third level of these keys."""

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
_SHIFTED_FUNCTION_KEYS = {f"f{number + 12}": f"f{number}" for number in range(1, 13)}
_TELEX_LETTERS = {"đ": "d", "â": "a", "ê": "e", "ô": "o"}


def _latin_keys(kazakh: Mapping[str, str]) -> dict[str, str]:
    letters = {**_RUSSIAN, **kazakh}
    upper = {key.upper(): value.upper() for key, value in letters.items() if value.isalpha()}
    return {**letters, **upper, **_SHIFTED}


LATIN_KEYS = _latin_keys(_KAZAKH)
"""Character of a Cyrillic layout → character of the US layout on the same key."""


def use_layout(name: str | None) -> None:
    """Read Kazakh letters as the layout `name` has them: "kazrus", or the row of digits for everything else."""
    LATIN_KEYS.clear()
    LATIN_KEYS.update(_latin_keys(_KAZAKH_ON_LETTERS if name == "kazrus" else _KAZAKH))


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
    """The key that a US keyboard has where `key` was pressed, modifiers kept; None when `key` stands for itself.

    key: Textual's name of a key ("й", "ctrl+й", "Т", "f16").
    """
    *modifiers, last = key.split("+")
    if last in _SHIFTED_FUNCTION_KEYS:
        return "+".join([*modifiers, "shift", _SHIFTED_FUNCTION_KEYS[last]])
    if last == "numero_sign":
        last = "№"
    character = LATIN_KEYS.get(last) or _telex(last)
    if character is None:
        return None
    return "+".join([*modifiers, _KEY_NAMES.get(character, character)])
