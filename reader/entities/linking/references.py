"""Short forms inside one document: when a shorter name may stand for a longer one.

Sources: Vietnamese people are referred to by the last syllable of their names, others by family or first name
(Wikipedia, naming conventions for Vietnamese; the Associated Press stylebook); heads of names of bodies stand first in
Vietnamese and Russian, last in Kazakh, and before "of" or last in English.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from reader.entities.linking.inner_names import KNOWN_TERM, known_inside
from reader.entities.linking.nodes import NodeKey, is_name
from reader.entities.linking.wording import (
    COMPOSED,
    frames_of,
    is_abbreviation,
    is_cyrillic,
    uninflected,
    words_of,
)
from reader.entities.mention import EntityType
from reader.lazy_pattern import LazyPattern
from reader.messages import N_, Message
from reader.names.folding import folded, marked
from reader.names.kazakh import stems
from reader.names.persons import refers_by_part
from reader.names.titles import TITLES_BEHIND
from reader.names.transcription import is_transcribed
from reader.names.vietnamese import refers_by_given_name

# Kinds of bodies, those that are parts of others first: the first one found in a name says what the body is.
_HEADS: Final = (
    ("secretariat", "subcommittee", "department", "office", "bureau", "division", "faculty", "subcommission"),
    ("committee", "commission", "board", "politburo", "delegation", "command"),
    ("academy", "institute", "university", "school", "college", "agency", "centre", "center", "council", "chamber"),
    (
        "ministry",
        "assembly",
        "government",
        "party",
        "front",
        "army",
        "forces",
        "union",
        "association",
        "organisation",
        "organization",
        "group",
        "company",
        "corporation",
        "bank",
        "fund",
        "court",
        "police",
        "federation",
        "alliance",
    ),
)
_INITIAL: Final = 2
"""How many letters an initial has at most: Zh., Ng."""
_ONE_SPELLING: Final = str.maketrans("cqy", "kki")
_RANK: Final = {word: rank for rank, words in enumerate(_HEADS) for word in words}
_OPTIONAL: Final = frozenset(
    [
        "party",
        "group",
        "company",
        "corporation",
        "corp",
        "inc",
        "ltd",
        "llc",
        "llp",
        "jsc",
        "plc",
        "holding",
        "agency",
        "newspaper",
        "tap",
        "doan",
        "cong",
        "ty",
        "bao",
        "dang",
        "партиясы",
        "тобы",
        "компаниясы",
        "агенттігі",
        "газеті",
    ]
)
_UNDER: Final = LazyPattern(r"\s(?:under|for|on|in|at)\s")
_FUNCTION: Final = frozenset(
    {"of", "for", "on", "in", "under", "to", "between", "with", "at", "about", "về", "của", "với", "giữa", "tại", "cho"}
)
_AND: Final = frozenset({"and", "va", "zhane", "i"})
_FUNCTION_KEYS: Final = frozenset(marked(word) for word in _FUNCTION)


def probes(node: NodeKey, form: str, frames: Sequence[str]) -> list[str]:
    """What a name must have in common with its short forms, in order: every short form has its last one among them.

    frames: as `person_frames` gives them.
    """
    if node[0] is EntityType.PERSON:
        return [f"PERSON {frame[:2]}" for frame in frames]
    if node[0] in COMPOSED and not is_abbreviation(form):
        return [f"{node[0]} {word}" for word in _plain(form)]
    return []


def person_frames(node: NodeKey) -> Sequence[str]:
    """The frames of the words of a person's name; none for others."""
    return frames_of(node[1]) if node[0] is EntityType.PERSON and is_name(node) else ()


def may_refer(short: NodeKey, full: NodeKey, mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """False when `short` cannot be a short form of `full`: a quick look before the rules are asked.

    mine, theirs: their frames, as `person_frames` gives them.
    """
    if not mine or not theirs:
        return True
    if len(mine) > len(theirs) or (len(mine) == len(theirs) and min(map(len, mine)) > 1):
        return False
    return mine[-1] in theirs or _may_be_among(short[1].split()[-1], full[1])


def _may_be_among(word: str, name: str) -> bool:
    """False when the last word of a short form, which no word of `name` sounds like, is none of its words.

    In Latin letters such words are one only as syllables that c, k and q or i and y write in two ways. What is no word
    of the name itself, an initial or what people are called by, tells nothing.
    """
    if is_cyrillic(word) or is_cyrillic(name) or len(word) <= _INITIAL or (word,) in TITLES_BEHIND:
        return True
    sought = _one_spelling(word)
    return any(len(other) <= _INITIAL or _one_spelling(other) == sought for other in name.split())


@lru_cache(maxsize=1 << 14)
def _one_spelling(word: str) -> str:
    return folded(word).translate(_ONE_SPELLING)


def person_reference(short: str, full: str) -> Message | None:
    """Why `short` may stand for the person `full` within one document, or None when it may not."""
    if refers_by_given_name(short, full):
        return Message(
            N_("“{short}” is the given name of {full}, named in full in the same article"),
            {"short": short, "full": full},
        )
    if refers_by_part(short, full):
        return Message(
            N_("“{short}” is part of the name of {full}, named in full in the same article"),
            {"short": short, "full": full},
        )
    return None


@lru_cache(maxsize=1 << 13)
def _plain(text: str) -> tuple[str, ...]:
    return tuple(word for word in map(folded, words_of(text)) if word and word not in {"the", "of", "and"})


def _head(name: str) -> str | None:
    """The word that says what kind of body `name` is: the most dependent kind, before "of" rather than after it."""
    front = _UNDER.split(name, maxsplit=1)[0]
    words = [folded(word) for word in words_of(front)]
    ranked = [(_RANK[word], position) for position, word in enumerate(words) if word in _RANK]
    if not ranked:
        return None
    first = words.index("of") if "of" in words else len(words)
    rank = min(ranked)[0]
    positions = [position for found, position in ranked if found == rank]
    return words[max((position for position in positions if position < first), default=max(positions))]


def _stem_phrase(text: str) -> tuple[str, ...]:
    """The words before the first preposition: "Master Plan" of "Master Plan for the Development of Ports"."""
    words = []
    for word in words_of(text):
        if marked(word) in _FUNCTION_KEYS:
            break
        words.append(folded(word))
    return tuple(words)


def is_opening(short: str, full: str) -> bool:
    """True when `short` is `full` without what follows the first preposition, or without "and …" or the country.

    It then denotes the same thing though it may be marked inside it.
    """
    words = words_of(full)
    mine, theirs = tuple(map(folded, words_of(short))), tuple(map(folded, words))
    if len(mine) < 2 or len(mine) >= len(theirs):
        return False
    if mine == _stem_phrase(full):
        return True
    if theirs[: len(mine)] == mine:
        rest = len(mine), len(words)
    elif theirs[-len(mine) :] == mine:
        rest = 0, len(words) - len(mine)
    else:
        return False
    return theirs[rest[0]] in _AND or any(
        (start, end) == rest and not term.startswith(KNOWN_TERM * 2) for start, end, term in known_inside(words)
    )


def name_reference(kind: EntityType, short: str, full: str, language: str) -> Message | None:
    """Why `short` may stand for the body, event or law `full` within one document, or None when it may not.

    Both with abbreviations written out. language: ISO 639-1 code of the text; it says where the head of a name stands.
    """
    mine, theirs = _plain(short), _plain(full)
    if not mine or len(mine) >= len(theirs) or is_abbreviation(short) or is_abbreviation(full):
        return None
    return _name_reference(kind, short, full, language)


@lru_cache(maxsize=1 << 11)
def _name_reference(kind: EntityType, short: str, full: str, language: str) -> Message | None:
    mine, theirs = _plain(short), _plain(full)
    why = Message(N_("“{short}” is short for {full}, named in the same article"), {"short": short, "full": full})
    if len(mine) >= 2 and mine == _stem_phrase(full):
        return why
    if kind is not EntityType.ORG:
        return None
    extra = set(theirs) - set(mine)
    if set(mine) <= set(theirs) and extra <= _OPTIONAL and mine == tuple(word for word in theirs if word not in extra):
        return why
    if len(mine) < 2:
        return None
    if language in {"vi", "ru"}:
        return why if theirs[: len(mine)] == mine and len(mine) >= 3 else None
    if language == "kk":
        return why if theirs[-len(mine) :] == mine else None
    head = _head(full)
    if head is not None and head == _head(short) and set(mine) <= set(theirs):
        return why
    if theirs[-len(mine) :] == mine and mine[-1] == head:
        return why
    return None


@lru_cache(maxsize=1 << 11)
def person_references(short: str, full: str) -> Message | None:
    """As `person_reference`, also when `full` or `short` carries a Kazakh case ending on its last word."""
    found = person_reference(short, full)
    if found is not None:
        return found
    *front, last = full.split()
    names = (" ".join((*front, stem)) for stem in stems(last) if len(stem) > 2)
    found = next(filter(None, (person_reference(short, name) for name in names)), None)
    if found is not None:
        return found
    # Vietnamese given names are compared as they stand: the ending of the short form goes first.
    *front, last = short.split()
    name = uninflected(EntityType.PERSON, full)
    for stem in () if is_transcribed(last) else stems(last):
        found = person_reference(" ".join((*front, stem)), name) if is_transcribed(stem) else None
        if found is not None:
            return found
    return None
