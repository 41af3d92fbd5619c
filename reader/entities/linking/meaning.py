"""What a composed name means, whatever its language: keys under which translations of one name meet.

"Bộ Công an", "Ministry of Public Security" and "Қоғамдық қауіпсіздік министрлігі" have one key. The words and their
meanings are those of `reader.names.concepts`; `reader.names.compare` decides about names that meet.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import Final
from unicodedata import normalize

from reader.entities.linking.grounding import known_thing
from reader.entities.linking.inner_names import KNOWN_TERM
from reader.entities.linking.wording import LEGAL_FORMS, WEAK
from reader.lazy_pattern import LazyPattern
from reader.names.cleaning import clean
from reader.names.concepts import Unit, all_units, units
from reader.names.correspondence import consonants
from reader.names.folding import folded
from reader.names.personal import PARTICLES
from reader.names.vietnamese import is_syllable
from reader.names.words import Word, word_of

_TONE: Final = LazyPattern("[\u0300\u0301\u0303\u0309\u0323]")
_MOST_KEYS: Final = 6
_MOST_UNITS: Final = 10
LIGHT: Final = 0.3
"""Units that weigh no more ("company", "province", "republic") stand in some translations of a name only."""
_SHORTEST: Final = 3


@lru_cache(maxsize=1 << 11)
def readable(key: str) -> str:
    """A canonical key as `compare` can read it, with the English names of the known things in it."""
    words = key.removeprefix(WEAK).split() or key.split()
    if not words:
        return ""
    return " ".join((_readable(words[0]), *(word if word in PARTICLES else _readable(word) for word in words[1:])))


@lru_cache(maxsize=1 << 12)
def _readable(word: str) -> str:
    if word[0] != KNOWN_TERM:
        # Keys have tones at the end of a word, where only Vietnamese syllables can do with them.
        if not word.isascii() and _TONE.search(word_nfd := normalize("NFD", word)) and not is_syllable(folded(word)):
            word = normalize("NFC", _TONE.sub("", word_nfd))
        return word.title()
    code = word.lstrip(KNOWN_TERM)
    spaces = ("body",) if word.startswith(KNOWN_TERM * 2) else ("iso3166", "norp")
    for space in spaces:
        for name in (code.upper(), code):
            thing = known_thing(f"{space}:{name}")
            if thing is not None:
                return thing.names.get("en") or next(iter(thing.names.values()), code.title())
    return code.title()


@lru_cache(maxsize=1 << 11)
def units_of(key: str) -> tuple[Unit, ...]:
    """The units of the name with the canonical `key`."""
    return units(clean(readable(key), "ORG").words)


@lru_cache(maxsize=1 << 11)
def own_words(key: str) -> tuple[str, ...]:
    """The words of a company's name that say neither what kind of body it is nor what it deals in.

    As they stand in the key; () when it has a place in its name, which may be all that tells it from others.
    """
    found = units_of(key)
    if any(unit.cls == "place" for unit in found):
        return ()
    own = {unit.word.folded for unit in found if unit.cls == "word"}
    return tuple(word for word in key.split() if folded(word) in own)


def legal_forms(key: str) -> frozenset[str]:
    """The legal forms that the name says, by what they mean: "limited", "jointstock"."""
    found = all_units(clean(readable(key), "ORG").words)
    return frozenset[str]().union(*(unit.keys for unit in found if unit.cls == "legal"))


def meaning_keys(key: str) -> Iterator[str]:
    """The keys under which a name meets its translations, a few at most; none for names that say too little."""
    own = own_words(key)
    found = units_of(key)
    if 1 < len(own) < len(found) and not LEGAL_FORMS.isdisjoint(key.split()):
        yield " ".join(sorted(_token_of_word(word_of(word)) for word in own))
    tokens = [_tokens(unit) for unit in found[:_MOST_UNITS] if unit.weight > LIGHT]
    if len(tokens) < 2 and (not tokens or len(tokens[0][0]) <= _SHORTEST):
        return
    for choice in islice(product(*tokens), _MOST_KEYS):
        yield " ".join(sorted(choice))


def _tokens(unit: Unit) -> Sequence[str]:
    """What stands for a unit in a key: the things it may mean, or the consonants of a word that has no meaning."""
    if unit.keys:
        return sorted(unit.keys)
    return (_token_of_word(unit.word),)


def _token_of_word(word: Word) -> str:
    return "~" + consonants(word.text.lower() if word.cyrillic else word.folded)
