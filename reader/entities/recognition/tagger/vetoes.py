"""What the models see as names and cannot be ones, whatever they were trained on."""

from dataclasses import replace

from reader.entities.mention import EntityType
from reader.entities.recognition import english_words as en
from reader.entities.recognition import people_words as people
from reader.entities.recognition import vietnamese_words as vi
from reader.entities.recognition.lexicon import common_words, split
from reader.entities.recognition.passage import Passage, Style
from reader.entities.recognition.tagger.model import Named
from reader.entities.recognition.vietnamese_forms import begins_word, is_syllable
from reader.entities.recognition.vietnamese_spans import PLACE_HEADS

_INNER = split("""
    of the and for in on at to under & de la le du des di da do del von van der den und y e et al el bin a with against
    und für zu s
""")
_NO_BODIES = split("hđqt hđxx hđtv đhđcđ pv btv ctv")
_NO_PART = split("hoặc ở đã sẽ đang vừa được bị là rằng khi khẳng nói cũng không chưa")
_PAIRS = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"))


def tidy(name: Named) -> Named | None:
    """`name` without the title in front of a person; None when it can be no name.

    No name holds half a pair of quotation marks or brackets or breaks off inside a hyphenated name; none consists of
    titles; English ones begin with a capital letter, hold no verbs and no offices but those behind "of", are more than
    directions ("South-South") and, with an abbreviation in brackets, do not go on to where the body sits; what
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
    if p.language == "vi":
        whole = frozenset(p.lower[name.first : name.last])
        if whole <= (vi.OFFICE_PARTS if name.kind == EntityType.PERSON else _NO_BODIES):
            return None
        if _opens_sentence(p, name) or _is_code(p, name):
            return None
        name = _without_class_word(p, name)
        if name.kind == EntityType.PERSON and name.last - name.first > 1 and _is_english(p, name):
            return None
    if name.first >= name.last:
        return None
    words = range(name.first, name.last)
    text = "".join(p.raw(index) for index in words)
    if any(text.count(opening) != text.count(closing) for opening, closing in _PAIRS):
        return None
    if p.language == "vi" and any(p.is_low(index) and not is_syllable(p.lower[index]) for index in words):
        return None
    if p.language != "en" or p.style is Style.CAPITALS:
        return name
    if p.lower[name.first] == "world" and name.last - name.first == 2 and name.kind != EntityType.ORG:
        name = replace(name, kind=EntityType.ORG)  # a federation: World Skate
    if p.lower[name.first] in {"embassy", "consulate"} and "in" in p.lower[name.first : name.last]:
        name = replace(name, last=p.lower.index("in", name.first))
        words = range(name.first, name.last)
    if name.kind == EntityType.ORG and ")" in text:
        last = next((index for index in words if p.lower[index] == "in"), name.last)
        name = replace(name, last=last if ")" in p.slice(name.first, last) else name.last)
        words = range(name.first, name.last)
    if all(p.lower[index] in en.DIRECTIONS or p.is_dash(index) for index in words) and len(words) > 1:
        return None
    if not (p.cap[name.first] or p.tokens[name.first].text[0].isdigit()):
        return None
    if any(p.is_low(index) and p.lower[index] not in _INNER and not _is_ending(p, index) for index in words):
        return None
    if name.kind == EntityType.ORG and any(_is_office(p, index, name.first) for index in words):
        return None
    return name


def _is_english(p: Passage, name: Named) -> bool:
    """Whether a name in a Vietnamese text consists of plain English words: a body's name left as it is."""
    words = p.lower[name.first : name.last]
    plain = all(word in common_words("en") and not is_syllable(word) for word in words)
    return words[0] in en.WIDE or (plain and not any(people.is_given(word) for word in words))


def _without_class_word(p: Passage, name: Named) -> Named:
    """A Vietnamese place without the class word in small letters before it, a body without the sentence behind it."""
    first, last = name.first, name.last
    if name.kind == EntityType.PLACE and p.is_low(first):
        first += PLACE_HEADS.at(p.lower, first)
    if name.kind == EntityType.ORG:
        first += vi.ORGANS.at(p.lower, first)
        last = next((index for index in range(first + 1, last) if _ends_body(p, index)), last)
    return replace(name, first=first, last=last)


def _opens_sentence(p: Passage, name: Named) -> bool:
    """Whether the capital is that of a sentence which a common word of two syllables opens."""
    small = all(p.is_low(index) for index in range(name.first + 1, name.last))
    return p.initial[name.first] and small and name.kind != EntityType.ORG and begins_word(p, name.first)


def _is_code(p: Passage, name: Named) -> bool:
    """Whether the name is that of a flight or a vehicle: letters and three digits or more."""
    word = p.raw(name.first)
    return name.last - name.first == 1 and word[0].isalpha() and sum(map(str.isdigit, word)) > 2


def _ends_body(p: Passage, index: int) -> bool:
    """Whether a Vietnamese word stands there that belongs to the sentence and to no name: "ở", "đã", "cho biết"."""
    if p.is_cap(index):
        return False
    foreign = p.raw(index) in {",", "và"} and p.is_cap(index + 1) and not is_syllable(p.raw(index + 1))
    return (
        foreign
        or p.lower[index] in _NO_PART
        or (p.lower[index] == "cho" and p.word(index + 1) in {"biết", "rằng", "hay"})
    )


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
