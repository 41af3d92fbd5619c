"""Chinese names in pinyin and in Cyrillic: which syllable of one is which of the other (Zhang Dapeng, Чжан Дапэн).

Source: the Palladius system as the Russian Wikipedia tabulates it ("Китайско-русская практическая транскрипция"), with
the letters that newspapers put for others (е for э, хуэй for хой); Kazakh texts use it as well. The family names are
the hundred most frequent ones of the Ministry of Public Security's report of 2020.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from reader.names.folding import folded
from reader.names.kazakh import stems
from reader.names.letters import is_cyrillic

_INITIALS: Final = {
    **{"": "", "b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л", "g": "г", "k": "к"},
    **{"h": "х", "j": "цз", "q": "ц", "x": "с", "zh": "чж", "ch": "ч", "sh": "ш", "r": "ж", "z": "цз", "c": "ц"},
    "s": "с",
}
_FINALS: Final = {
    **{"a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань", "en": "энь"},
    **{"ang": "ан", "eng": "эн", "ong": "ун", "i": "и", "ia": "я", "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь"},
    **{"in": "инь", "iang": "ян", "ing": "ин", "iong": "юн", "u": "у", "ua": "уа", "uo": "о", "uai": "уай"},
    **{"ui": "уй", "uan": "уань", "un": "унь", "uang": "уан", "ü": "юй", "üe": "юэ", "ue": "юэ", "üan": "юань"},
    "ün": "юнь",
}
# The finals that each group of initials takes.
_OPEN: Final = ["a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng"]
_BROAD: Final = ["i", "ie", "iao", "iu", "ian", "in", "iang", "ing", "ia"]
_ROUND: Final = ["u", "ua", "uo", "uai", "ui", "uan", "un", "uang", "ong"]
_TAKEN: Final = {
    **dict.fromkeys(("b", "p", "m", "f", "d", "t", "n", "l"), (*_OPEN, *_BROAD, *_ROUND)),
    **dict.fromkeys(("g", "k", "h"), (*_OPEN, *_ROUND)),
    **dict.fromkeys(("zh", "ch", "sh", "r", "z", "c", "s"), (*_OPEN, *_ROUND, "i")),
}
_ALONE: Final = {
    **{"a": "а", "o": "о", "e": "э", "ai": "ай", "ao": "ао", "ou": "оу", "an": "ань", "en": "энь", "ang": "ан"},
    **{"er": "эр", "yi": "и", "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yin": "инь"},
    **{"yang": "ян", "ying": "ин", "yong": "юн", "yu": "юй", "yue": "юэ", "yuan": "юань", "yun": "юнь", "wu": "у"},
    **{"wa": "ва", "wo": "во", "wai": "вай", "wei": "вэй", "wan": "вань", "wen": "вэнь", "wang": "ван"},
    **{"weng": "вэн", "huo": "хо", "hui": "хой", "lü": "люй", "nü": "нюй", "lüe": "люэ", "nüe": "нюэ"},
    **{"zi": "цзы", "ci": "цы", "si": "сы", "lve": "люэ", "lyu": "люй"},
}
_SURNAME_WORDS: Final = """
wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang han deng
feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao cui zhong tan fan liao
shi jin jia xia fu fang zou xiong bai meng qin qiu hou yin xue yan lei long tao gu mao hao gong shao wan qian dai mo
kong xiang chang ouyang sima zhuge mei qiao
"""
_SURNAMES: Final = frozenset(_SURNAME_WORDS.split())
_LONGEST: Final = 6
_MOST_SYLLABLES: Final = 4
_MOST_READINGS: Final = 8


def _one_spelling(cyrillic: str) -> str:
    """One spelling for what newspapers write in several ways."""
    return cyrillic.lower().replace("э", "е").replace("хуей", "хой").replace("ё", "е").replace("ъ", "")


@lru_cache(maxsize=1)
def _syllables() -> dict[str, str]:
    """Cyrillic syllables by pinyin ones."""
    found = {
        initial + final: _INITIALS[initial] + _FINALS[final] for initial, finals in _TAKEN.items() for final in finals
    }
    for initial in "jqx":
        for final in (*_BROAD, "iong"):
            found[initial + final] = _INITIALS[initial] + _FINALS[final]
        for written, final in (("u", "ü"), ("ue", "üe"), ("uan", "üan"), ("un", "ün")):
            found[initial + written] = _INITIALS[initial] + _FINALS[final]
    found |= _ALONE
    return {
        folded(pinyin).replace(" ", "") if "ü" not in pinyin else pinyin: _one_spelling(written)
        for pinyin, written in found.items()
    } | {"lu": "лу", "nu": "ну"}


def _readings(word: str) -> Iterator[tuple[str, ...]]:
    """The ways to part a pinyin word in syllables, as their Cyrillic ones."""
    if not word:
        yield ()
        return
    for size in range(min(_LONGEST, len(word)), 0, -1):
        written = _syllables().get(word[:size])
        if written is not None:
            for rest in _readings(word[size:]):
                if len(rest) < _MOST_SYLLABLES:
                    yield (written, *rest)


def in_cyrillic(words: Sequence[str]) -> list[str]:
    """The Cyrillic spellings, run together, of a Chinese name in pinyin, a few at most; none for other names.

    Such a name has a family name in front, and nothing but Chinese syllables.
    """
    if not 2 <= len(words) <= 3 or folded(words[0]).replace(" ", "") not in _SURNAMES:
        return []
    plain = [folded(word).replace(" ", "") for word in words]
    if not all(word.isascii() for word in plain):
        return []
    found = [""]
    for word in plain:
        parts = ["".join(reading) for reading in _readings(word)][:_MOST_READINGS]
        found = [front + part for front in found for part in parts][:_MOST_READINGS]
    return found


@lru_cache(maxsize=1)
def _cyrillic_syllables() -> frozenset[str]:
    return frozenset(_syllables().values())


@lru_cache(maxsize=1 << 12)
def _is_palladius(word: str) -> bool:
    if not word:
        return True
    known = _cyrillic_syllables()
    return any(word[:size] in known and _is_palladius(word[size:]) for size in range(min(6, len(word)), 0, -1))


def transcribes(words: Sequence[str], others: Sequence[str]) -> bool | None:
    """Whether one of the names is Chinese in pinyin and the other the same in Cyrillic; None when they are not such.

    A Kazakh case ending may stand on the last Cyrillic word. Symmetric.
    """
    if not all(map(is_cyrillic, words)):
        words, others = others, words
    if not 2 <= len(words) <= 3 or not all(map(is_cyrillic, words)):
        return None
    spellings = in_cyrillic(others)
    if not spellings:
        return None
    front = _one_spelling("".join(words[:-1]))
    if not all(_is_palladius(_one_spelling(word)) for word in words[:-1]):
        return None
    lasts = [_one_spelling(word) for word in (words[-1], *stems(words[-1]))]
    readable = [last for last in lasts if _is_palladius(last)]
    if not readable:
        return None
    return any(front + last in spellings for last in readable)
