"""The keys under which names meet that may be one; each follows from one name alone."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from reader.entities.linking.caching import cached_by_kind
from reader.entities.linking.grounding import known_thing
from reader.entities.linking.inner_names import KNOWN_TERM
from reader.entities.linking.meaning import meaning_keys, own_words
from reader.entities.linking.nodes import NodeKey, is_name, is_weak
from reader.entities.linking.wording import COMPOSED, LEGAL_FORMS, WEAK, arranged, canonical, wording
from reader.entities.mention import EntityType
from reader.names.cleaning import clean
from reader.names.correspondence import sounds_of_name
from reader.names.folding import folded, skeleton
from reader.names.kazakh import stems
from reader.names.letters import is_cyrillic
from reader.names.palladius import in_cyrillic
from reader.names.transcription import transcription_keys
from reader.names.vietnamese import starts_with_surname

MAX_BUCKET = 48
"""How many spellings may share a blocking key before it is held to say nothing; bounds the candidates of a spelling."""

_MOST_WORDS = 6
"""How many words of a person's name are looked at in pairs; no name has more."""

_SHORTEST_CORE = 4
"""How many letters the own name of a company has at least."""

_MOST_STEMS = 3
"""How many readings of a case ending are looked at."""

_MOST_NAMES = 12
"""How many names of a known thing are looked at."""


def order_free(words: tuple[str, ...], kind: EntityType) -> str:
    if kind is EntityType.PERSON and len(words) > 1:
        return " ".join(sorted(words))
    return " ".join(words)


def blocks(node: NodeKey) -> tuple[str, ...]:
    """The keys under which spellings that may be the same meet, each once and in order."""
    return _blocks_of(*node)


@cached_by_kind(1 << 12)
def _blocks_of(kind: EntityType, key: str) -> tuple[str, ...]:
    node = kind, key
    if is_name(node):
        return tuple(dict.fromkeys(_blocks(node)))
    return _known_blocks(node) if node[1][0] == "=" and node[0] in COMPOSED else ()


def _known_blocks(node: NodeKey) -> tuple[str, ...]:
    """The keys under which a known thing meets the translations of its names."""
    found = (f"{node[0].value}/m/{meaning}" for key in known_keys(node) for meaning in meaning_keys(key))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1 << 12)
def known_keys(known: NodeKey) -> tuple[str, ...]:
    """The canonical keys of a known thing's names; those that many countries share with the country."""
    thing = known_thing(known[1][1:])
    if thing is None:
        return ()
    country = f" {KNOWN_TERM}{thing.country.lower()}" if thing.country else ""
    names = dict.fromkeys((*thing.names.values(), *thing.aliases))
    keys = (canonical(known[0], name) + (country if name in thing.generic else "") for name in names)
    return tuple(dict.fromkeys(key for key in keys if key[0] != WEAK))[:_MOST_NAMES]


def _blocks(node: NodeKey) -> Iterator[str]:
    kind, key = node
    name = wording(kind, key)
    prefix = kind.value
    yield f"{prefix}/f/{name.folded.replace(' ', '')}"
    frames = tuple(name.frame.split())
    for frame in {name.frame, *name.stems}:
        yield f"{prefix}/k/{order_free(tuple(frame.split()), kind).replace(' ', '')}"
    if kind is EntityType.PERSON and len(frames) > 1 and not starts_with_surname(name.words):
        lasts = {frames[-1], *(stem.split()[-1] for stem in name.stems)}
        words = sorted({frame for frame in frames[:-1] if len(frame) > 1})[:_MOST_WORDS]
        for last in lasts:
            for word in words:
                yield f"{prefix}/p/{min(word, last)} {max(word, last)}"
            yield f"{prefix}/i/{frames[0][0]} {last}"
        for a, b in combinations(words, 2):
            yield f"{prefix}/p/{a} {b}"
    if kind is EntityType.PERSON:
        words = key.split()
        vietnamese = False
        for transcription in transcription_keys(words):
            vietnamese = True
            yield f"{prefix}/t/{transcription}"
        for sound in _sound_keys(words, vietnamese=vietnamese):
            yield f"{prefix}/s/{sound}"
    elif kind is EntityType.PLACE:
        bare = bare_place(key)
        if bare:
            yield f"{prefix}/k/{bare}"
    elif kind is EntityType.ORG:
        for core in [WEAK + name.words[0]] if is_weak(node) else sorted(company_cores(key)[0]):
            yield f"{prefix}/c/{core}"
    if kind in COMPOSED and not is_weak(node):
        for meaning in meaning_keys(key):
            yield f"{prefix}/m/{meaning}"
    if kind in COMPOSED and len(frames) > 2:
        yield f"{prefix}/l/{' '.join(sorted(longest(name.frame)))}"


@lru_cache(maxsize=1 << 12)
def longest(frame: str) -> frozenset[str]:
    """The two longest words of a frame."""
    words = (word for word in frame.split() if word[0] != KNOWN_TERM)
    return frozenset(sorted(words, key=lambda word: (-len(word), word))[:2])


def _sound_keys(words: Sequence[str], *, vietnamese: bool) -> Iterator[str]:
    """The keys under which a person's name meets its transcriptions in the other alphabet."""
    if not 2 <= len(words) <= _MOST_WORDS:
        return
    if not is_cyrillic(words[-1]):
        for spelling in in_cyrillic(words):
            yield from sounds_of_name([spelling])
        if vietnamese:
            return
        yield from sounds_of_name([folded(word.replace("ç", "s")) for word in words])
        return
    for last in (words[-1], *stems(words[-1])[:_MOST_STEMS]):
        yield from sounds_of_name([*words[:-1], last])


@lru_cache(maxsize=1 << 11)
def bare_place(key: str) -> str:
    """The frame of a place name without the word that says what kind of place it is, empty when there is none."""
    if key.isalpha():
        return ""  # a single word is all there is
    cleaned = clean(key, EntityType.PLACE.value)
    return skeleton("".join(cleaned.words)).replace(" ", "") if cleaned.heads else ""


@lru_cache(maxsize=1 << 11)
def company_cores(key: str) -> tuple[frozenset[str], frozenset[str]]:
    """The frames of the own names of a company or party, and the words for its legal form.

    Own names are the name without its legal form, and, of several words, without what the company deals in. The name
    itself where it has no legal form; none when nothing is left.
    """
    words = arranged(key).split()
    legal = frozenset(word for word in words if word in LEGAL_FORMS)
    core = [word for word in words if word not in legal]
    found = set()
    if core and len("".join(core)) >= _SHORTEST_CORE and core[0][0] != KNOWN_TERM:
        found.add(skeleton(" ".join(core)))
    if legal:
        own = own_words(key)
        if len(own) > 1:
            found.add(skeleton(" ".join(sorted(own))))
        elif len(core) == 1 and core[0][0] != KNOWN_TERM:
            found.add(f"{WEAK}{folded(core[0])}")  # what an abbreviation is called by: FPT Corporation
    return frozenset(found), legal
