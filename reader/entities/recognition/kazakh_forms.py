"""Kazakh word forms: head nouns and family names under their case endings."""

from functools import cache, lru_cache

from reader.entities.mention import EntityType
from reader.entities.recognition import kazakh_words as kk
from reader.names.kazakh import stems
from reader.names.known import heads, people

_ORG, _EVENT, _LAW, _PLACE = EntityType.ORG, EntityType.EVENT, EntityType.LAW, EntityType.PLACE


@cache
def heads_of(kind: EntityType) -> frozenset[str]:
    table = {_ORG: heads.ORG_HEADS, _EVENT: heads.EVENT_HEADS, _LAW: heads.LAW_HEADS, _PLACE: heads.PLACE_HEADS}[kind]
    words = {term.split()[-1] for term in table["kk"]}
    if kind is _EVENT:
        words -= {
            "жылы",
            "күні",
            "кеңесі",
            "отырысы",
            "отырыс",
            "жиналысы",
            "жиыны",
            "жиын",
            "кездесуі",
            "сайлауы",
            "сайлау",
            "матчы",
            "финалы",
            "жарысы",
            "сессиясы",
            "сессия",
            "шабуылы",
            "дағдарысы",
            "жаттығуы",
            "қозғалысы",
            "қаңтары",
            "құбыры",
        }
        words |= {"кинофестивалі", "кинофестиваль"}
    if kind is _LAW:
        words -= {
            "шешімі",
            "шешім",
            "шарты",
            "шарт",
            "бағдарламасы",
            "бағдарлама",
            "жоспары",
            "бұйрығы",
            "бұйрық",
            "ережесі",
            "қарар",
            "заң",
            "келісім",
            "қаулы",
            "жарлық",
            "бастамасы",
            "өкімі",
            "жолдауы",
            "жолдау",
            "жобасы",
        }
    if kind is _ORG:
        words -= {"үйі", "орны", "тобы", "жолы", "жолдары", "қызметі", "күштері", "мекемесі"}
        words |= {
            "думасы",
            "кабинеті",
            "академиясы",
            "телерадиокешені",
            "телерадиокешен",
            "ұланы",
            "ұлан",
            "хабы",
            "жолы",
            "тобы",
            "күштері",
        }
    return frozenset(words)


@lru_cache(maxsize=1 << 13)
def head_kind(word: str) -> EntityType | None:
    """The kind of thing that the inflected noun `word`, in small letters, is a head of."""
    forms = (word, *stems(word))
    for kind in (_ORG, _EVENT, _LAW):
        if any(form in heads_of(kind) for form in forms):
            return kind
    return None


@lru_cache(maxsize=1 << 13)
def is_place_head(word: str) -> bool:
    """Whether `word`, in small letters and perhaps inflected, is a class noun of places."""
    return any(form in heads_of(_PLACE) for form in (word, *stems(word)))


@lru_cache(maxsize=1 << 13)
def is_possessed_place(word: str) -> bool:
    """Whether a class noun of places stands with the possessive ending, as behind a name: облысы, not облыс."""
    return any(form.endswith(("ы", "і")) and form in heads_of(_PLACE) for form in (word, *stems(word)))


@lru_cache(maxsize=1 << 13)
def is_possessed(word: str) -> bool:
    """Whether the head noun stands with the possessive ending, as at the end of a name: министрлігі, not министрлік."""
    return any(
        form.endswith(("ы", "і")) and form in heads_of(_ORG) | heads_of(_EVENT) | heads_of(_LAW)
        for form in (word, *stems(word))
    )


@lru_cache(maxsize=1 << 13)
def ends_like_surname(word: str) -> bool:
    """Whether `word`, perhaps inflected, ends like a Kazakh or Russian family name or patronymic."""
    small = word.lower()
    if len(small) < 5:
        return False
    return any(form.endswith(kk.PERSON_ENDINGS) and len(form) >= 5 for form in (small, *stems(small)))


_LOCATIVE = ("да", "де", "та", "те", "дағы", "дегі", "тағы", "тегі")


@lru_cache(maxsize=1 << 13)
def is_locative(word: str) -> bool:
    """Whether `word` ends like a noun in the locative case, which names of people seldom have: Женевада, Сеулдегі."""
    small = word.lower()
    return len(small) > 4 and small.endswith(_LOCATIVE) and bool(stems(small))


@lru_cache(maxsize=1 << 13)
def is_given(word: str) -> bool:
    """Whether `word`, perhaps inflected, is a common given name of Kazakhstan."""
    return any(people.is_given_name(word, language) for language in ("kk", "ru"))
