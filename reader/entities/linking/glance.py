"""Names that meet and are told apart at a glance: nearly all that do; `relations` looks at what is left."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from reader.entities.linking.blocking import company_cores, order_free
from reader.entities.linking.caching import cached_by_kind
from reader.entities.linking.meaning import units_of
from reader.entities.linking.wording import COMPOSED, WEAK, Wording, wording
from reader.entities.mention import EntityType
from reader.names.likeness import NOTHING, are_unlike, likeness
from reader.names.titles import TITLES, TITLES_BEHIND
from reader.names.transcription import transcribes
from reader.names.vietnamese import looks_vietnamese
from reader.names.words import Word, word_of

_LONG = 4
"""How many letters a word has that is no initial, particle or syllable."""


class _Part(NamedTuple):
    """A word of a person's name. long: it is no initial, particle, syllable or title."""

    text: str
    frame: str
    long: bool
    word: Word


class _Glance(NamedTuple):
    """What tells a name from others.

    solid: folded, without spaces. ordered: the frame, with the words of a person in one order. frames: of the name and
    of what it is without a case ending. words: of those frames. parts: the words of a person, () when they do not
    correspond to the frame. own: the words of a composed name that have no meaning. legal: it says a legal form.
    vietnamese: it may be the name of a Vietnamese person.
    """

    wording: Wording
    solid: str
    ordered: str
    frames: tuple[str, ...]
    words: tuple[str, ...] = ()
    parts: tuple[_Part, ...] = ()
    own: tuple[Word, ...] = ()
    legal: bool = False
    vietnamese: bool = False


@lru_cache(maxsize=1)
def _title_words() -> frozenset[str]:
    return frozenset(word for phrase in TITLES | TITLES_BEHIND for word in phrase)


@cached_by_kind(1 << 11)
def _glance(kind: EntityType, key: str) -> _Glance:
    name = wording(kind, key)
    solid, parts = name.folded.replace(" ", ""), name.frame.split()
    ordered, frames = order_free(tuple(parts), kind), (name.frame, *name.stems)
    if kind in COMPOSED:
        legal = kind is EntityType.ORG and bool(company_cores(key)[1])
        return _Glance(name, solid, ordered, frames, own=_own_words(key), legal=legal)
    words = tuple(dict.fromkeys(word for frame in frames for word in frame.split()))
    texts = key.split()
    regular = len(texts) == len(parts) == len(name.words)
    return _Glance(
        name,
        solid,
        ordered,
        frames,
        words,
        tuple(map(_part, texts, parts)) if regular else (),
        vietnamese=looks_vietnamese(texts),
    )


def _part(text: str, frame: str) -> _Part:
    return _Part(text, frame, len(text) >= _LONG and text not in _title_words(), word_of(text.title()))


def differ(kind: EntityType, a: str, b: str) -> bool:
    """True when two names with the canonical keys `a` and `b` are not one; False leaves it open."""
    composed = kind in COMPOSED
    if not composed and kind is not EntityType.PERSON:
        return False
    if composed and WEAK in (a[:1], b[:1]):
        return False
    one, other = _glance(kind, a), _glance(kind, b)
    if one.solid == other.solid or one.ordered == other.ordered or any(frame in other.frames for frame in one.frames):
        return False
    if composed:
        return one.legal is other.legal and _have_unlike(one.own, other.own)
    if one.wording.cyrillic is other.wording.cyrillic:
        if not any(word in other.words for word in one.words):
            return True  # only alphabets make one name look so unlike
    elif (one.vietnamese or other.vietnamese) and transcribes(a.split(), b.split()):
        return False
    return _named_otherwise(one.parts, other.parts)


def words_differ(a: str, b: str) -> bool:
    """True when what is not translated in two composed names is in no word alike."""
    return _have_unlike(_own_words(a), _own_words(b))


def _own_words(key: str) -> tuple[Word, ...]:
    """The words of a composed name that are not translated."""
    return tuple([unit.word for unit in units_of(key) if unit.cls == "word"])


def _have_unlike(words: tuple[Word, ...], others: tuple[Word, ...]) -> bool:
    return bool(words and others) and _all_unlike(words, others)


def _all_unlike(words: Iterable[Word], others: Iterable[Word]) -> bool:
    return all(are_unlike(x, y) or likeness(x, y) == NOTHING for x in words for y in others)


def _named_otherwise(one: tuple[_Part, ...], other: tuple[_Part, ...]) -> bool:
    """True when each of two people has a long word that is like none of the other's.

    Most people who meet by a family name or a patronymic are told apart by it.
    """
    if len(one) != len(other):
        return False
    mine, theirs = [part.frame for part in one], [part.frame for part in other]
    first = [part for part in one if part.frame not in theirs]
    second = [part for part in other if part.frame not in mine]
    if not first or not second or not all(part.long for part in (*first, *second)):
        return False
    for x in [part.text for part in first]:
        for y in [part.text for part in second]:
            if x.startswith(y) or x.endswith(y) or y.startswith(x) or y.endswith(x):
                return False
    return _all_unlike([part.word for part in first], [part.word for part in second])
