"""Vietnamese syllables in Cyrillic: which spellings stand for which syllable (Nguyễn Thị Thu Hà, Нгуен Тхи Тху Ха).

Source: the practical transcription of Vietnamese into Russian (ЦНИИГАиК, approved by ГУГК, 1973), as described by
the Russian Wikipedia ("Вьетнамско-русская практическая транскрипция"), which Kazakh texts use as well; to it come the
variants that newspapers write (ч for ch, а for я behind it, ай for ây). Tones are not transcribed.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, product
from operator import itemgetter
from typing import Final

from reader.lazy_pattern import LazyPattern
from reader.names import kazakh
from reader.names.folding import folded, skeleton
from reader.names.letters import is_cyrillic
from reader.names.vietnamese import (
    SURNAMES,
    SURNAMES_UNMARKED,
    has_marks,
    is_syllable,
    looks_vietnamese,
    without_tone,
)

_MOST_KEYS = 8
_MOST_WORDS = 5
_LONGEST = 12
_LONG_ENDING = 3
_SOFT = "'"

# An apostrophe softens the vowel behind it: тя, тё, тю.
_ONSETS: Final = {
    **{"": ("",), "b": ("б",), "c": ("к",), "k": ("к",), "q": ("к",), "ch": ("т'", "ч", "ч'"), "d": ("з",)},
    **{"gi": ("з'", "з"), "đ": ("д",), "g": ("г",), "gh": ("г",), "h": ("х",), "kh": ("кх",), "l": ("л",)},
    **{"m": ("м",), "n": ("н",), "ng": ("нг",), "ngh": ("нг",), "nh": ("н'",), "p": ("п",), "ph": ("ф",)},
    **{"r": ("р", "з", "ж"), "s": ("ш",), "t": ("т",), "th": ("тх",), "tr": ("ч",), "v": ("в",), "x": ("с",)},
}
_RHYMES: Final = {
    **{"a": ("а",), "ă": ("а",), "â": ("а", "э"), "ai": ("ай",), "ay": ("ай", "эй"), "ây": ("эй", "ай"), "ao": ("ао",)},
    **{"au": ("ау",), "âu": ("ау",), "e": ("е",), "ê": ("е",), "eo": ("ео",), "êu": ("еу",), "i": ("и",)},
    **{"ia": ("ия",), "iê": ("ье",), "iêu": ("ьеу",), "iu": ("иу", "ию"), "o": ("о",), "ô": ("о",), "ơ": ("о",)},
    **{"oa": ("оа",), "oă": ("оа",), "oai": ("оай",), "oay": ("оай",), "oe": ("оэ",), "oi": ("ой",), "ôi": ("ой",)},
    **{"ơi": ("ой",), "oo": ("оо",), "u": ("у",), "ua": ("уа",), "uă": ("уа",), "uâ": ("уа", "уэ"), "uai": ("уай",)},
    **{"uay": ("уай",), "uây": ("уэй", "уай"), "ue": ("уэ",), "uê": ("уэ", "юэ"), "ui": ("уй", "уи"), "uô": ("уо",)},
    **{"uôi": ("уой",), "uơ": ("уо",), "uy": ("уи", "юи", "уй"), "uya": ("уя", "юя"), "uyê": ("уе", "уйе", "юе")},
    **{"uyu": ("уиу", "юиу"), "ư": ("ы",), "ưa": ("ыа",), "ưi": ("ый",), "ươ": ("ыо",), "ươi": ("ыой",)},
    **{"ươu": ("ыоу",), "ưu": ("ыу",), "y": ("и",), "yê": ("йе", "ье", "е"), "yêu": ("йеу", "ьеу")},
}
_CODAS: Final = {
    "": "",
    "c": "к",
    "ch": "ть",
    "m": "м",
    "n": "н",
    "ng": "нг",
    "nh": "нь",
    "p": "п",
    "t": "т",
}
_PARTS = LazyPattern(
    f"({'|'.join(sorted((re.escape(onset) for onset in _ONSETS if onset), key=len, reverse=True))})?"
    r"([aăâeêioôơuưy]+)(ng|nh|ch|c|m|n|p|t)?"
)
_SOFTENED = {"а": "я", "о": "ё", "у": "ю"}
_ONE_LETTER = str.maketrans("эұүіөәғқһ", "еууиоагкх")
_ONE_SPELLING = (("ң", "нг"), ("ьа", "я"), ("ьу", "ю"), ("ьо", "ё"), ("ьы", "ы"), ("ие", "ье"), ("иа", "ия"))
_REPEATED = LazyPattern(r"(.)\1+")
_ONCE = itemgetter(1)
_COARSE = str.maketrans("яеёыюйзжрч", "ааоууидддт", "ь")

# Family names of Korean, Chinese or Turkic people as well; with one given name they prove nothing.
_SHARED = frozenset({"ким", "ли", "ан", "ма", "хан", "май", "ю", "тен", "лян", "ба", "ло", "ха", "та"})


def _spelt(word: str) -> str:
    """A Cyrillic word in lower case, with one spelling for what writers spell in several ways."""
    word = word.lower().translate(_ONE_LETTER)
    for written, one in _ONE_SPELLING:
        word = word.replace(written, one)
    return word


def _joined(onset: str, rhyme: str) -> str:
    if onset.endswith(_SOFT):
        onset = onset[:-1]
        rhyme = _SOFTENED.get(rhyme[0], rhyme[0]) + rhyme[1:]
    return onset + rhyme


@lru_cache(maxsize=1 << 14)
def transcriptions(syllable: str) -> frozenset[str]:
    """The Cyrillic spellings of a Vietnamese syllable, as `matches` reads them; empty when it is none.

    A syllable without any mark may have left them out: it stands for every vowel, and d for đ.
    """
    if not syllable or len(syllable) > _LONGEST or not is_syllable(folded(syllable)):
        return frozenset()
    exact = has_marks(syllable)
    match = _PARTS.fullmatch(without_tone(syllable))
    if match is None:
        return frozenset()
    onset, vowels, coda = match.group(1) or "", match.group(2), match.group(3) or ""
    splits = [(onset, vowels)]
    if onset == "g" and vowels[0] == "i":
        splits = [("gi", vowels[1:] or "i"), ("gi", vowels)]
    elif onset == "gi":
        splits.append(("gi", "i" + vowels))
    found = set()
    for first, rest in splits:
        firsts = [first] if exact or first != "d" else ["d", "đ"]
        rhymes = [rest] if exact else [rhyme for rhyme in _RHYMES if folded(rhyme) == rest]
        for head, rhyme in product(firsts, rhymes):
            for one, other in product(_ONSETS[head], _RHYMES.get(rhyme, ())):
                found.add(_spelt(_joined(one, other) + _CODAS[coda]))
    return frozenset(found)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    onsets = {onset for written in _ONSETS.values() for onset in written}
    rhymes = {rhyme for written in _RHYMES.values() for rhyme in written}
    beginnings = {_spelt(_joined(onset, rhyme)) for onset in onsets for rhyme in rhymes}
    codas = "|".join(coda for coda in _CODAS.values() if coda)
    return re.compile(f"(?:{'|'.join(sorted(beginnings, key=len, reverse=True))})(?:{codas})?")


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(spelling for name in SURNAMES for spelling in transcriptions(name))


@lru_cache(maxsize=1 << 14)
def is_transcribed(word: str) -> bool:
    """True when the Cyrillic `word` can be one Vietnamese syllable (Тхань; not Тханьмен)."""
    return len(word) <= _LONGEST and _pattern().fullmatch(_spelt(word)) is not None


def _stem(word: str) -> str | None:
    """The syllable that `word` is with a Kazakh case ending; None when it is one itself or the ending is in doubt."""
    if is_transcribed(word):
        return None
    for stem in kazakh.stems(word):
        certain = len(word) - len(stem) >= _LONG_ENDING or stem[-1].lower() not in "аеёиоуыэюя"
        if certain and is_transcribed(stem):
            return stem
    return None


def without_ending(words: Sequence[str]) -> tuple[str, ...] | None:
    """The words of a Vietnamese person's name in Cyrillic without the Kazakh case ending on the last one.

    The words are syllables, so that what goes beyond one at the end is an ending (Тху Хамен, Тху Ха). None when there
    is no ending, or the name need not be Vietnamese: it must begin with a family name.
    """
    if not 2 <= len(words) <= _MOST_WORDS or not all(map(is_cyrillic, words)):
        return None
    first = _spelt(words[0])
    if first not in _surnames() or (len(words) == 2 and first in _SHARED):
        return None
    if not all(map(is_transcribed, words[1:-1])):
        return None
    stem = _stem(words[-1])
    return None if stem is None else (*words[:-1], stem)


def matches(cyrillic: str, syllable: str) -> bool:
    """True when the Cyrillic word is a transcription of the Vietnamese `syllable`; нь at the end may lack its sign."""
    known = transcriptions(syllable)
    if not known:
        return False
    word = _spelt(cyrillic)
    if word in known:
        return True
    return word.endswith("н") and word + "ь" in known and skeleton(cyrillic) == skeleton(syllable)


def transcribes(words: Sequence[str], others: Sequence[str]) -> bool:
    """True when one of the names is Vietnamese and the other its Cyrillic transcription, syllable by syllable.

    The Cyrillic one may carry a Kazakh case ending on its last word. Symmetric.
    """
    if len(words) != len(others) or not 2 <= len(words) <= _MOST_WORDS:
        return False
    if not all(map(is_cyrillic, words)):
        words, others = others, words
    if not all(map(is_cyrillic, words)) or not all(map(matches, words[:-1], others[:-1])):
        return False
    if not looks_vietnamese(list(others)):
        return False
    return any(matches(last, others[-1]) for last in (words[-1], *kazakh.stems(words[-1])))


def may_transcribe(words: Sequence[str], others: Sequence[str]) -> bool:
    """True when one of the names can be Vietnamese and the other, in Cyrillic, can be of Vietnamese syllables."""
    if not all(map(is_cyrillic, words)):
        words, others = others, words
    if not 2 <= len(words) <= _MOST_WORDS or not all(map(is_cyrillic, words)):
        return False
    return looks_vietnamese([folded(word) for word in others]) and _is_vietnamese(words)


def _is_vietnamese(words: Sequence[str]) -> bool:
    return _spelt(words[0]) in _surnames() and all(map(is_transcribed, words))


def _coarse(spelling: str) -> str:
    return _REPEATED.sub(_ONCE, spelling.translate(_COARSE))


@lru_cache(maxsize=1 << 12)
def _syllable_keys(word: str) -> tuple[str, ...]:
    if not is_cyrillic(word):
        return tuple(sorted({_coarse(spelling) for spelling in transcriptions(word)}))
    written = (word, *kazakh.stems(word))
    return tuple(sorted({_coarse(_spelt(each)) for each in written if is_transcribed(each)}))


def transcription_keys(words: Sequence[str]) -> Iterator[str]:
    """Keys under which a Vietnamese name and its Cyrillic transcription meet; none for other names, a few at most."""
    if not 2 <= len(words) <= _MOST_WORDS:
        return
    if any(map(is_cyrillic, words)):
        if _spelt(words[0]) not in _surnames():
            return
    elif folded(words[0]) not in SURNAMES_UNMARKED or not looks_vietnamese([folded(word) for word in words]):
        return
    keys = [_syllable_keys(word) for word in words]
    yield from (" ".join(each) for each in islice(product(*keys), _MOST_KEYS))
