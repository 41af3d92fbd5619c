"""Abbreviations in one document: introduced in brackets, "Eurasian Economic Union (EAEU)", or a name's initials."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.entities.linking.grounding import known_thing
from reader.entities.linking.packing import CLOSES, OPENS
from reader.entities.linking.wording import (
    COMPOSED,
    abbreviates,
    arranged,
    bracketed,
    canonical,
    is_abbreviation,
    words_of,
)
from reader.entities.mention import EntityType, Mention
from reader.lazy_pattern import LazyPattern
from reader.messages import N_, Message
from reader.names.folding import folded
from reader.names.vietnamese import marks_compatible

_DIGITS = LazyPattern(r"\d+")
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "va", "cua", "ve", "zhane"})
_BRACKETS = N_("{short} is introduced in brackets after {full}")
_INITIALS = N_("{short} are the initials of {full}, named in the same article")


@dataclass(frozen=True, slots=True)
class Introductions:
    """pairs: indices of a long and a short mention of one thing, and why. aliases: abbreviations written out."""

    pairs: dict[tuple[int, int], Message]
    aliases: dict[str, str]

    def by_initials(self, long: int, short: int) -> bool:
        """True when nothing but initials speaks for a pair."""
        return self.pairs[long, short].text == _INITIALS


def abbreviates_beginning(short: str, long: str) -> bool:
    """True when `short` is made of the initials of the first words of `long` alone: it says what kind of body it is.

    As MFA of "Ministry of Foreign Affairs of Norway": in other articles it is the ministry of another country.
    """
    letters = folded(short).replace(" ", "")
    words = [word for word in map(folded, words_of(long)) if word]
    for kept in (words, [word for word in words if word not in _SMALL]):
        initials = "".join(word[0] for word in kept)
        if len(letters) < len(initials) and initials.startswith(letters):
            return True
    return False


def introductions(mentions: Sequence[Mention], brackets: bytes | None) -> Introductions:
    """Finds the introductions among the flattened `mentions`; `brackets` as `packing.brackets` gives them.

    With them, any single word of the same kind that stands in brackets counts; without, only what abbreviates the name
    before it.
    """
    pairs: dict[tuple[int, int], Message] = {}
    aliases: dict[str, str] = {}
    ends: dict[int, list[int]] = {}
    for index, mention in enumerate(mentions):
        start = mention.start
        for distance in (2, 1) if ends else ():
            if start - distance not in ends:
                continue
            for before in ends[start - distance]:
                long = mentions[before]
                if long.type is not mention.type:
                    continue
                seen = None if brackets is None else bool(brackets[before] & OPENS and brackets[index] & CLOSES)
                if _introduces(long, mention, seen):
                    pairs[before, index] = _message(_BRACKETS, long, mention)
                    _learn(aliases, long.text, mention.text)
        if brackets is None or brackets[index] & OPENS:
            ends.setdefault(mention.end, []).append(index)
        inside = _inside(mention) if "(" in mention.text else None
        if inside is not None:
            name, short, whole = inside
            _learn(aliases, name, short)
            if whole:
                for offset, inner in enumerate(mention.walk()):
                    if offset and inner.text == short and inner.type is mention.type:
                        pairs[index, index + offset] = _message(_BRACKETS, mention, inner)
    _by_initials(mentions, pairs, aliases)
    return Introductions(pairs, aliases)


def _message(text: str, long: Mention, short: Mention) -> Message:
    return Message(text, {"short": short.text, "full": long.text})


def _by_initials(mentions: Sequence[Mention], pairs: dict[tuple[int, int], Message], aliases: dict[str, str]) -> None:
    """Abbreviations that nothing introduces: of the only name in the document with those initials and numbers."""
    known = {short for _, short in pairs}
    short_forms: dict[tuple[EntityType, str], int] = {}
    long_forms: dict[tuple[EntityType, str], int] = {}
    for index, mention in enumerate(mentions):
        if mention.type in COMPOSED:
            if " " in mention.text or not is_abbreviation(mention.text):
                long_forms.setdefault((mention.type, mention.text), index)
            elif index not in known and mention.text not in aliases:
                short_forms.setdefault((mention.type, mention.text), index)
    if not short_forms:
        return
    for (kind, short), index in short_forms.items():
        fitting: dict[str, int] = {}
        for (other, long), place in long_forms.items():
            if other is kind and _has_initials(short, long):
                fitting.setdefault(arranged(canonical(kind, long)), place)
        if len(fitting) == 1:
            place = next(iter(fitting.values()))
            pairs[place, index] = _message(_INITIALS, mentions[place], mentions[index])
            _learn(aliases, mentions[place].text, short)


def _has_initials(short: str, long: str) -> bool:
    """WTF and World Trade Fair; with a number, WTF-12 and 12th World Trade Fair."""
    if _DIGITS.findall(short) != _DIGITS.findall(long):
        return False
    letters = folded(_DIGITS.sub("", short)).replace(" ", "")
    words = [word for word in map(folded, words_of(long)) if word and not word[0].isdigit()]
    if letters != folded(short).replace(" ", ""):
        return abbreviates(letters, " ".join(words))
    initials = "".join(word[0] for word in words)
    return len(letters) > 1 and letters in {initials, "".join(word[0] for word in words if word not in _SMALL)}


def _learn(aliases: dict[str, str], long: str, short: str) -> None:
    if is_abbreviation(short) and not is_abbreviation(long):
        aliases.setdefault(short, long)


def _introduces(long: Mention, short: Mention, brackets: bool | None) -> bool:
    """Whether `long` introduces `short`, right behind it; `brackets`: whether it is in brackets, None if not known."""
    if brackets is False:
        return False
    seen = bool(brackets)
    if short.type is EntityType.PERSON:
        ends = short.text.split()[-1], long.text.split()[-1]
        return seen and folded(ends[0]) == folded(ends[1]) and marks_compatible(*ends)
    if abbreviates(short.text, long.text) and is_abbreviation(short.text):
        return True
    if abbreviates(long.text, short.text) and is_abbreviation(long.text):
        return True
    if short.type not in COMPOSED:
        return False
    if long.known and short.known:
        thing = known_thing(long.known)
        names = (*thing.names.values(), *thing.aliases) if thing is not None else ()
        return seen and is_abbreviation(short.text) and any(abbreviates(short.text, name) for name in names)
    words = short.text.split()
    shorter = len(words) < len(long.text.split())
    return seen and shorter and (len(words) == 1 or any(is_abbreviation(word) for word in words))


def _inside(mention: Mention) -> tuple[str, str, bool] | None:
    """(name, abbreviation, whole): what brackets inside `mention` abbreviate; `whole` when it is the mention itself."""
    if mention.type not in COMPOSED:
        return None
    parts = bracketed(mention.text)
    if parts is None or not is_abbreviation(parts[1]):
        return None
    before, short, after = parts
    rest = after.split()
    # "Tea Growers Union (TGU) Supervisory Board": in the middle of a longer name the brackets abbreviate a part of it.
    whole = not rest or folded(rest[0]) in {"of", "under", "for", "in", "at", "cua", "thuoc"}
    if not abbreviates(short, before):
        return (before, short, True) if whole else None
    for inner in mention.nested:
        if inner.text == before and inner.type is mention.type:
            return before, short, False
    return before, short, whole
