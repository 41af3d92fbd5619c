"""What somebody meant who typed without the input method, or on the wrong keyboard layout.

Sources: the Telex and VNI conventions (vietunicode.sourceforge.net); the standard US, Russian (ЙЦУКЕН) and Kazakh
layouts.
"""

import unicodedata

from reader.lazy_pattern import LazyPattern
from reader.names import vietnamese
from reader.names.folding import folded
from reader.names.letters import is_cyrillic

_VOWELS = frozenset("aeiouyăâêôơư")
_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"o": "ơ", "u": "ư"}
_QUALIFIED = frozenset("ăâêôơư")

# Place names of the Central Highlands keep onsets and a final k that other syllables lack: Đắk Lắk, Krông Pắc.
_HIGHLAND_ONSET = LazyPattern("^(?:k(?=r)|b(?=l)|p(?=l)|g(?=r))")

_LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_KAZAKH_KEYS = dict(zip("234590-=8", "әіңғұқөһү", strict=True))
_TO_CYRILLIC = dict(zip(_LATIN_KEYS, _CYRILLIC_KEYS, strict=True))
_TO_CYRILLIC |= dict(zip('~{}:"<>', "ёхъжэбю", strict=True))
_TO_LATIN = dict(zip(_CYRILLIC_KEYS, _LATIN_KEYS, strict=True))
_TO_LATIN |= {letter: key for key, letter in _KAZAKH_KEYS.items()}


def _nucleus(letters: list[str]) -> list[int]:
    """The places of the vowels of a syllable, without the u of qu and the i of gi before another vowel."""
    places = [index for index, letter in enumerate(letters) if letter in _VOWELS]
    start = "".join(letters[:2])
    if len(places) > 1 and places[0] == 1 and start in {"qu", "gi"}:
        places = places[1:]
    run: list[int] = []
    for place in places:
        if run and place != run[-1] + 1:
            break
        run.append(place)
    return run


def _with_tone(letters: list[str], tone: str) -> str:
    places = _nucleus(letters)
    if not tone or not places:
        return "".join(letters)
    qualified = [place for place in places if letters[place] in _QUALIFIED]
    closed = places[-1] < len(letters) - 1
    if qualified:
        place = qualified[-1]
    elif closed or len(places) == 1:
        place = places[-1]
    else:
        place = places[-2]
    letters = [*letters]
    letters[place] += tone
    return unicodedata.normalize("NFC", "".join(letters))


def _replace_last(letters: list[str], table: dict[str, str]) -> bool:
    for place in range(len(letters) - 1, -1, -1):
        if letters[place] in table:
            letters[place] = table[letters[place]]
            return True
    return False


def _horn(letters: list[str]) -> bool:
    """Adds the horn to the last o or u; uo takes it on both."""
    text = "".join(letters)
    place = text.rfind("uo")
    if place >= 0 and text[:1] != "q":
        letters[place], letters[place + 1] = "ư", "ơ"
        return True
    return _replace_last(letters, _HORN)


def _telex_syllable(word: str) -> str | None:
    letters: list[str] = []
    tone = ""
    changed = False
    for key in word:
        voiced = any(letter in _VOWELS for letter in letters)
        if key in _TELEX_TONES and voiced:
            tone, changed = _TELEX_TONES[key], True
        elif key == "z" and voiced and tone:
            tone = ""
        elif key == "w" and voiced:
            if "a" in letters and not ("u" in letters or "o" in letters):
                done = _replace_last(letters, {"a": "ă"})
            else:
                done = _horn(letters) or _replace_last(letters, {"a": "ă"})
            if not done:
                return None
            changed = True
        elif key == "w":
            letters.append("ư")
            changed = True
        elif key in _CIRCUMFLEX and key in letters:
            letters[len(letters) - 1 - letters[::-1].index(key)] = _CIRCUMFLEX[key]
            changed = True
        elif key == "d" and letters[:1] == ["d"]:
            letters[0] = "đ"
            changed = True
        else:
            letters.append(key)
    return _checked(letters, tone) if changed else None


def _vni_syllable(word: str) -> str | None:
    letters: list[str] = []
    tone = ""
    changed = False
    for key in word:
        done = True
        if key in _VNI_TONES:
            tone = _VNI_TONES[key]
        elif key == "6":
            done = _replace_last(letters, _CIRCUMFLEX)
        elif key == "7":
            done = _horn(letters)
        elif key == "8":
            done = _replace_last(letters, {"a": "ă"})
        elif key == "9":
            done = _replace_last(letters, {"d": "đ"})
        elif key.isdigit():
            done = False
        else:
            letters.append(key)
            continue
        if not done:
            return None
        changed = True
    return _checked(letters, tone) if changed else None


def _checked(letters: list[str], tone: str) -> str | None:
    word = _with_tone(letters, tone)
    plain = folded(word)
    if vietnamese.is_syllable(plain) or vietnamese.is_syllable(_HIGHLAND_ONSET.sub("", plain).replace("k", "c")):
        return word
    return None


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 2:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def _decode(text: str, *, telex: bool) -> str | None:
    words = []
    changed = False
    for word in text.split():
        low = word.lower()
        syllable = (_telex_syllable if telex else _vni_syllable)(low) if low.isascii() else None
        if syllable is None:
            words.append(word)
        else:
            changed = True
            words.append(_cased(syllable, word))
    return " ".join(words) if changed else None


def from_telex(text: str) -> str | None:
    """`text` typed as Telex keystrokes ("Haf Nooij") in Vietnamese letters, or None when no word of it can be that."""
    return _decode(text, telex=True)


def from_vni(text: str) -> str | None:
    """`text` typed as VNI keystrokes ("Ha2 No65i") in Vietnamese letters, or None when no word of it can be that."""
    return _decode(text, telex=False) if any(key.isdigit() for key in text) else None


def _swap(text: str, keys: dict[str, str]) -> str:
    return "".join(
        keys[letter] if letter in keys else keys[letter.lower()].upper() if letter.lower() in keys else letter
        for letter in text
    )


def from_other_layout(text: str) -> tuple[str, ...]:
    """What the same keys give on the other layout: Latin to Russian and Kazakh, Cyrillic to Latin; empty for mixed
    text."""
    letters = [letter for letter in text if letter.isalpha()]
    if not letters:
        return ()
    if all(map(is_cyrillic, letters)):
        return (_swap(text, _TO_LATIN),)
    if not text.isascii():
        return ()
    russian = _swap(text, _TO_CYRILLIC)
    kazakh = _swap(text, _TO_CYRILLIC | _KAZAKH_KEYS)
    return (russian,) if kazakh == russian else (kazakh, russian)


def readings(text: str) -> tuple[str, ...]:
    """Everything else that `text` may have been meant as, the likeliest first, without `text` itself."""
    found = [from_vni(text), from_telex(text)]
    for other in from_other_layout(text):
        found.append(other)
        if other.isascii():
            found += [from_telex(other), from_vni(other)]
    return tuple(reading for reading in dict.fromkeys(found) if reading and reading != text)
