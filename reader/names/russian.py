"""Russian forms of names: case endings, and patronymics in Russian and Kazakh.

Sources: the declension of surnames and place names, and how adjectives in -ский are made, in the standard grammar;
Kazakh patronymics in -ұлы and -қызы correspond to Russian -ович/-евич and -овна/-евна (law on the names of citizens;
both forms are in official use).
"""

from functools import lru_cache
from typing import NamedTuple

from reader.lazy_pattern import LazyPattern
from reader.names.folding import skeleton

_SURNAME = ("ов", "ев", "ёв", "ин", "ын")
_SURNAME_ENDINGS = ("ым", "ом", "у", "е")
_PLACE_ENDINGS = ("ом", "ем", "а", "я", "у", "ю", "е")
_VOWEL_ENDINGS = ("ой", "ей", "ы", "и", "е", "у", "ю")
# A woman's surname, surnames like adjectives, and nouns in -ь and -ия.
_OTHER_ENDINGS = (
    *(("евой", "ева"), ("овой", "ова"), ("иной", "ина")),
    *(("ского", "ский"), ("скому", "ский"), ("ским", "ский"), ("ском", "ский"), ("ской", "ская"), ("скую", "ская")),
    *(("ни", "нь"), ("нью", "нь"), ("ли", "ль"), ("лью", "ль"), ("ии", "ия"), ("ию", "ия"), ("ией", "ия")),
    ("еи", "ея"),
    *(("ого", "ой"), ("ому", "ой"), ("ого", "ый"), ("ому", "ый")),  # Толстого, Белого
)
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")


@lru_cache(maxsize=32768)
def stems(word: str) -> tuple[str, ...]:
    """What `word` may be in the nominative when it carries a Russian case ending; guesses, to be used with evidence
    only.

    The genitive of surnames in -ов, -ев, -ин looks like the feminine surname and is never undone.
    """
    low = word.lower()
    if len(low) != len(word):
        return ()
    found: list[str] = []
    for ending in _SURNAME_ENDINGS:
        stem = low.removesuffix(ending)
        if stem != low and stem.endswith(_SURNAME):
            found.append(word[: len(stem)])
    for ending in _PLACE_ENDINGS:
        stem = low.removesuffix(ending)
        if stem != low and len(stem) >= 4:
            if stem[-1] in _CONSONANTS and not stem.endswith(_SURNAME):
                found.append(word[: len(stem)])
            elif ending in {"я", "ю", "е", "ем"}:
                found.append(word[: len(stem)] + "й")
    for ending in _VOWEL_ENDINGS:
        stem = low.removesuffix(ending)
        if stem != low and len(stem) >= 4 and stem[-1] in _CONSONANTS and not stem.endswith(_SURNAME):
            found.append(word[: len(stem)] + "а")
            found.append(word[: len(stem)] + "я")
    found += (word[: -len(ending)] + base for ending, base in _OTHER_ENDINGS if low.endswith(ending) and len(low) > 4)
    return tuple(dict.fromkeys(found))


_ADJECTIVE = LazyPattern("(.{3,}?)([иае]н|ов|ев)?ск(?:ий|ая|ое|ого|ому|ой|ую|ие|их|им|ом)")


def adjective_stems(word: str) -> tuple[str, ...]:
    """What an adjective in -ский, in any case, may be made of, in small letters; empty for other words.

    Сарыаркинский gives сарыаркин and сарыарк.
    """
    match = _ADJECTIVE.fullmatch(word.lower())
    if match is None:
        return ()
    stem, suffix = match.groups()
    return (stem + suffix, stem) if suffix else (stem,)


_MASCULINE = ("uli", "ovich", "evich", "ulu", "ogli", "oglu")
_FEMININE = ("kizi", "ovna", "evna", "ichna")
_FEMININE_SURNAMES = ("ova", "eva")
_MASCULINE_SURNAMES = ("ov", "ev")


class Patronymic(NamedTuple):
    """A patronymic in frame form: the father's name, and whether it is a daughter's."""

    father: str
    feminine: bool


@lru_cache(maxsize=32768)
def patronymic(word: str) -> Patronymic | None:
    """The parts of `word` when it is a Kazakh or Russian patronymic (Кемелұлы, Kemelevich, Кемелевна), else None."""
    frame = skeleton(word)
    for endings, feminine in ((_MASCULINE, False), (_FEMININE, True)):
        for ending in endings:
            if frame.endswith(ending) and len(frame) >= len(ending) + 3:
                return Patronymic(frame[: -len(ending)], feminine)
    return None


def differs_by_gender(a: str, b: str) -> bool:
    """True when the frames `a` and `b` are a man's and a woman's form of one surname: Смағұлов, Смағұлова; -ский,
    -ская."""
    short, long = sorted((a, b), key=len)
    if long == short + "a" and short.endswith(("ov", "ev", "in")):
        return True
    return short.endswith("ski") and long == short.removesuffix("i") + "aia"


def gender(frame: str) -> str:
    """ "m" or "f" when `frame` (a skeleton) ends like a man's or a woman's surname of the Russian type, else ""."""
    if len(frame) < 6:
        return ""
    if frame.endswith(_FEMININE_SURNAMES):
        return "f"
    return "m" if frame.endswith(_MASCULINE_SURNAMES) else ""
