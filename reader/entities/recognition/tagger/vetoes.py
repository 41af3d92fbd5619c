"""What the models see as names and cannot be ones, whatever they were trained on."""

from dataclasses import replace

from reader.entities.mention import EntityType
from reader.entities.recognition import english_words as en
from reader.entities.recognition import people_words as people
from reader.entities.recognition.lexicon import split
from reader.entities.recognition.passage import Passage, Style
from reader.entities.recognition.tagger.model import Named
from reader.entities.recognition.vietnamese_forms import is_syllable

_INNER = split("""
    of the and for in on at to under & de la le du des di da do del von van der den und y e et al el bin a with against
    und für zu s
""")
_PAIRS = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"))


def tidy(name: Named) -> Named | None:
    """`name` without the title in front of a person; None when it can be no name.

    No name holds half a pair of quotation marks or brackets or breaks off inside a hyphenated name; none consists of
    titles; English ones begin with a capital letter and hold no verbs and no offices but those behind "of"; what
    Vietnamese ones hold in small letters are Vietnamese syllables.
    """
    p = name.passage
    if name.kind == EntityType.PERSON:
        first = name.first
        while first < name.last and _is_title(p, first):
            first += max(1, p.titles.at(p.lower, first))
        name = replace(name, first=first)
        if first >= name.last or _breaks_off(p, name):
            return None
    words = range(name.first, name.last)
    text = "".join(p.raw(index) for index in words)
    if any(text.count(opening) != text.count(closing) for opening, closing in _PAIRS):
        return None
    if p.language == "vi" and any(p.is_low(index) and not is_syllable(p.lower[index]) for index in words):
        return None
    if p.language != "en" or p.style is Style.CAPITALS:
        return name
    if not (p.cap[name.first] or p.tokens[name.first].text[0].isdigit()):
        return None
    if any(p.is_low(index) and p.lower[index] not in _INNER and not _is_ending(p, index) for index in words):
        return None
    if name.kind == EntityType.ORG and any(_is_office(p, index, name.first) for index in words):
        return None
    return name


def _is_ending(p: Passage, index: int) -> bool:
    """Whether the word in small letters is a part of another one: "Kassym-zade", "Coca-cola"."""
    return p.is_dash(index - 1) and p.joined(index)


def _is_title(p: Passage, index: int) -> bool:
    length = p.titles.at(p.lower, index)
    hyphen = p.is_dash(index + 1) and p.joined(index + 1)
    if not length or not p.cap[index] or hyphen or p.lower[index] in people.ALSO_NAMES:
        return False
    return p.language == "en" and p.lower[index] in en.OFFICES


def _breaks_off(p: Passage, name: Named) -> bool:
    before, behind = name.first - 1, name.last
    if p.is_dash(behind) and p.joined(behind) and p.joined(behind + 1) and p.is_cap(behind + 1):
        return True
    return p.is_dash(before) and p.joined(before) and p.joined(name.first) and p.is_cap(before - 1)


def _is_office(p: Passage, index: int, first: int) -> bool:
    """Whether an office stands there that ends a body's name: "NA Chairman", but not "Office of the President"."""
    if p.lower[index] not in en.OFFICES or index == first:
        return False
    if p.raw(index + 1) in {"'s", "’s", "'", "’"}:
        return False
    return not any(p.word(place) in {"of", "for", "under"} for place in range(max(first, index - 3), index))
