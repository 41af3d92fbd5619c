"""Names that meet and are told apart at a glance: nearly all that do; `relations` looks at what is left."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.entities.linking.meaning import readable, units_of
from reader.entities.linking.wording import COMPOSED, LEGAL_FORMS, WEAK, is_cyrillic, stem_frames, word_keys, wording
from reader.entities.mention import EntityType
from reader.names.likeness import NOTHING, are_unlike, likeness
from reader.names.strangers import are_strangers, plain_words
from reader.names.titles import TITLES, TITLES_BEHIND
from reader.names.transcription import transcribes
from reader.names.words import Word, word_of

_LONG = 4
"""How many letters a word has that is no initial, particle or syllable."""


class _Person(NamedTuple):
    """What tells the name of a person from others.

    texts, frames: the words of its key, and their sound frames. solid: folded, without spaces. ordered: the frames in
    one order. spellings: the frame of the name, and of what it is without a case ending. cyrillic: a letter is
    Cyrillic.
    """

    texts: tuple[str, ...]
    frames: tuple[str, ...]
    solid: str
    ordered: list[str]
    spellings: tuple[str, ...]
    cyrillic: bool


@lru_cache(maxsize=1)
def _title_words() -> frozenset[str]:
    return frozenset(word for phrase in TITLES | TITLES_BEHIND for word in phrase)


@lru_cache(maxsize=1 << 13)
def _person(key: str) -> _Person:
    texts = tuple(key.split())
    keys = [word_keys(text) for text in texts]
    frames = tuple([frame for _, frame in keys])
    cyrillic = is_cyrillic(key)
    return _Person(
        texts,
        frames,
        "".join([plain for plain, _ in keys]).replace(" ", ""),
        sorted(frames),
        (" ".join(frames), *(stem_frames(frames, texts[-1]) if cyrillic else ())),
        cyrillic,
    )


def differ(kind: EntityType, a: str, b: str) -> bool:
    """True when two names with the canonical keys `a` and `b` are not one; False leaves it open."""
    if kind is EntityType.PERSON:
        return _people_differ(a, b)
    return kind in COMPOSED and WEAK not in (a[:1], b[:1]) and _composed_differ(kind, a, b)


def _people_differ(a: str, b: str) -> bool:
    one, other = _person(a), _person(b)
    if one.solid == other.solid or one.ordered == other.ordered:
        return False
    cyrillic = one.cyrillic or other.cyrillic
    if cyrillic and any(frame in other.spellings for frame in one.spellings):
        return False
    if one.cyrillic is not other.cyrillic:
        return not transcribes(one.texts, other.texts) and _named_otherwise(one, other)
    # Only alphabets make one name look so unlike that it shares no word.
    return _share_nothing(one, other) or _named_otherwise(one, other) or (not cyrillic and _are_strangers(a, b))


def _share_nothing(one: _Person, other: _Person) -> bool:
    theirs = other.frames
    for frame in one.frames:
        if frame in theirs:
            return False
    if len(one.spellings) == len(other.spellings) == 1:
        return True
    words = [word for spelling in other.spellings for word in spelling.split()]
    return not any(word in words for spelling in one.spellings for word in spelling.split())


@lru_cache(maxsize=1 << 12)
def _plain_words(key: str) -> tuple[Word, ...]:
    return plain_words(readable(key).split())


def _are_strangers(a: str, b: str) -> bool:
    return are_strangers(_plain_words(a), _plain_words(b))


def _composed_differ(kind: EntityType, a: str, b: str) -> bool:
    one, other = wording(kind, a), wording(kind, b)
    if one.frame == other.frame or one.folded.replace(" ", "") == other.folded.replace(" ", ""):
        return False
    return (kind is not EntityType.ORG or _is_legal(a) is _is_legal(b)) and words_differ(a, b)


def _is_legal(key: str) -> bool:
    """True when the name of a body says a legal form."""
    return not LEGAL_FORMS.isdisjoint(key.split())


def words_differ(a: str, b: str) -> bool:
    """True when what is not translated in two composed names is in no word alike."""
    one, other = _own_words(a), _own_words(b)
    return bool(one and other) and _all_unlike([*map(word_of, one.split())], [*map(word_of, other.split())])


@lru_cache(maxsize=1 << 15)
def _own_words(key: str) -> str:
    """The words of a composed name that are not translated.

    In one string: the collector of garbage does not visit it.
    """
    return " ".join([unit.word.text for unit in units_of(key) if unit.cls == "word"])


def _all_unlike(words: Sequence[Word], others: Sequence[Word]) -> bool:
    for word in words:
        for other in others:
            if not are_unlike(word, other) and likeness(word, other) != NOTHING:
                return False
    return True


def _named_otherwise(one: _Person, other: _Person) -> bool:
    """True when each of two people has a long word that is like none of the other's.

    Most people who meet by a family name or a patronymic are told apart by it.
    """
    mine, theirs = one.frames, other.frames
    if len(mine) != len(theirs):
        return False
    first = [text for text, frame in zip(one.texts, mine, strict=True) if frame not in theirs]
    second = [text for text, frame in zip(other.texts, theirs, strict=True) if frame not in mine]
    if not first or not second or not _are_long(first) or not _are_long(second):
        return False
    for x in first:
        for y in second:
            if x.startswith(y) or y.startswith(x) or x.endswith(y) or y.endswith(x):
                return False
    return _all_unlike([word_of(x.title()) for x in first], [word_of(y.title()) for y in second])


def _are_long(texts: Sequence[str]) -> bool:
    """True when none of `texts` is an initial, particle, syllable or title."""
    return min(map(len, texts)) >= _LONG and _title_words().isdisjoint(texts)
