"""Vietnamese people, found by their family names in texts of every language."""

import re
from collections.abc import Iterator

from reader.entities.mention import EntityType
from reader.entities.recognition import vietnamese_words as vi
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.english_words import DISTRICT_AFTER, SPEECH
from reader.entities.recognition.hits import Hits
from reader.entities.recognition.lexicon import Terms, is_word_pair, split
from reader.entities.recognition.passage import Passage, Style
from reader.entities.recognition.vietnamese_forms import hyphenated_end, is_surname, is_syllable
from reader.names.known import heads

_TRUSTING = split("confidence confident trust faith interest interested belief believe believes succeeded resulted")
_KOREAN = split("kim lee park choi jung kang cho yoon jang lim han shin seo kwon hwang ahn song hong yang oh moon")
"""The most frequent Korean family names, after the census of 2015 (Statistics Korea)."""
_FEW = 3
_APOSTROPHE = re.compile(r"[HKYG]['’ʼ][^\W\d_]+")
_LETTERED = split("hạng nhóm bảng khối loại gan cúm vitamin đội tòa nhà lô khu mẫu cấp phương giai điểm thế bộ chữ")
"""Words behind which "A" is a letter."""
PLACE_NOUNS = Terms(heads.PLACE_HEADS["vi"])
_FINITE = SPEECH | split("is was has had will would also")
"""Words behind the subject of a sentence."""
_PREPOSITIONS = frozenset({"từ", "tu"})
"""Family names that are prepositions at the beginning of a sentence."""


def vietnamese_people(passage: Passage, hits: Hits) -> Iterator[Candidate]:
    """A family name and one to four syllables, all capitalised; also without marks, as English writes them."""
    if passage.cyrillic or passage.style is Style.HEADLINE:
        return
    index = 0
    while index < len(passage):
        last = _highland_end(passage, hits, index)
        if last:
            yield Candidate(*passage.span(index, last), EntityType.PERSON, "highland name", 54)
        last = name_end(passage, hits, index)
        if last:
            start, end = passage.span(index, last)
            if last - index == 2 and _is_located(passage, index, last):
                yield Candidate(start, end, EntityType.PLACE, "preposition", 52)
                index = last
                continue
            yield Candidate(start, end, EntityType.PERSON, "Vietnamese family name", 50 + (last - index > 2) * 5)
            index = last
        else:
            index += 1


def _highland_end(passage: Passage, hits: Hits, index: int) -> int:
    """The index after a name of the Central Highlands, "A" or "Y" and a name or two: Y Phôn Ksor; 0 when none does."""
    p = passage
    if p.language == "vi" and _APOSTROPHE.fullmatch(p.raw(index)) and not vi.PEOPLES.at(p.lower, index):
        last = index + 1
        while p.is_cap(last) and p.follows(last) and last - index < _FEW and hits.at(last) is None:
            last += 1
        return 0 if PLACE_NOUNS.at(p.lower, index - 1) or hits.at(index) is not None else last
    if p.language != "vi" or p.raw(index) not in {"A", "Y"} or p.style is not Style.PLAIN or hits.at(index) is not None:
        return 0
    before = p.is_cap(index - 1) or p.word(index - 1) in _LETTERED or PLACE_NOUNS.at(p.lower, index - 1)
    if before or not p.is_cap(index + 1) or not p.follows(index + 1) or len(p.raw(index + 1)) < 2:
        return 0
    last = index + 2
    named = (
        p.raw(index + 1).istitle() and not p.titles.at(p.lower, index + 1) and not vi.ORG_HEADS.at(p.lower, index + 1)
    )
    if p.is_cap(last) and p.follows(last) and p.raw(last).istitle() and hits.at(last) is None:
        last += 1
    return last if named and hits.at(index + 1) is None else 0


def _is_located(passage: Passage, first: int, last: int) -> bool:
    """Whether the English "in" says that a town is meant and no person: not "trust in", not "in X's speech"."""
    before = first - 1
    return (
        passage.language == "en"
        and passage.word(before) == "in"
        and passage.word(before - 1) not in _TRUSTING
        and passage.raw(last) not in {"'s", "’s"}
        and not (passage.is_cap(last) and passage.follows(last))
    )


def _is_compound(passage: Passage, index: int) -> bool:
    return vi.COMPOUNDS.at(passage.lower, index) > 1 or passage.titles.at(passage.lower, index) > 1


def _is_korean(passage: Passage, first: int, last: int) -> bool:
    """Whether a Korean given name of two syllables ends behind the hyphen at `last`: Kim Dong-hyun."""
    return (
        last - first == 2
        and passage.lower[first] in _KOREAN
        and passage.is_dash(last)
        and passage.joined(last)
        and passage.joined(last + 1)
        and passage.is_low(last + 1)
        and len(passage.raw(last + 1)) < 7
        and passage.lower[last + 1] not in passage.common
    )


def _is_subject(passage: Passage, hits: Hits, first: int, last: int) -> bool:
    """Whether a finite verb says that an English sentence begins with a name, no word of its own: To Lam met …"""
    return (
        passage.language == "en"
        and last - first == 2
        and passage.lower[last - 1] not in passage.common
        and hits.beginning(last - 1) is None
        and passage.is_low(last)
        and passage.word(last) in _FINITE
    )


def name_end(passage: Passage, hits: Hits, index: int) -> int:
    """The index after the Vietnamese personal name at `index`, 0 when there is none."""
    if not passage.is_cap(index) or not is_surname(passage.raw(index)) or passage.titles.at(passage.lower, index) > 1:
        return 0
    place = hits.beginning(index)
    if (
        place is not None
        and place.last - index > 1
        and passage.is_cap(place.last)
        and is_surname(passage.raw(place.last))
    ):
        return 0
    behind = hits.beginning(index + 1)
    if (
        behind is not None
        and behind.kind is EntityType.PLACE
        and behind.last - behind.first > 1
        and passage.initial[index]
        and passage.lower[index] in _PREPOSITIONS
    ):
        return 0  # Từ Hà Nội
    last = index + 1
    while last - index < 5 and passage.is_cap(last) and passage.follows(last) and is_syllable(passage.raw(last)):
        hit = hits.beginning(last)
        if hit is not None and (hit.is_country or hit.kind is EntityType.ORG) and hit.last - hit.first > 1:
            break
        if last - index > 1 and passage.titles.at(passage.lower, last) > 1:
            break
        whole = hyphenated_end(passage, last + 1)
        word = is_word_pair(passage.word(last + 2), passage.word(last + 3))  # Hương-giảng viên
        if whole > last + 1 and not word:  # Kim Giô-ân
            is_place = hit is not None and hit.kind is EntityType.PLACE
            return 0 if is_place or (passage.initial[index] and passage.lower[index] in passage.common) else whole
        last += 1
    if passage.is_low(last) and last - index > 1 and _is_compound(passage, last - 1):
        last -= 1  # the last syllable belongs to the word behind: Đoàn Luật | sư
    if _is_korean(passage, index, last):
        return last + 2
    if last - index < 2 or (passage.language == "en" and passage.word(last) in DISTRICT_AFTER):
        return 0
    around = hits.at(index)
    if around is not None and around.first < index and around.last >= last:
        return 0  # Đại học Bách khoa | Hà Nội
    hit = hits.beginning(index)
    nation = hit is not None and hit.kind is EntityType.NORP and last - index > 2 and hit.last == index + 1
    if hit is not None and not nation and (hit.last >= last or hit.kind is not EntityType.PLACE or hit.is_country):
        return 0
    ascii_only = passage.slice(index, last).isascii()
    if ascii_only and passage.language == "vi" and last - index < 3:
        return 0
    words = passage.lower[index:last]
    if vi.OFFICE_PARTS.issuperset(words):
        return 0
    if passage.style is Style.CAPITALS and passage.language == "en":
        return last if last - index > 2 and not all(word in passage.common for word in words) else 0
    if passage.initial[index] and ascii_only and words[0] in passage.common and last - index < 3:
        return last if _is_subject(passage, hits, index, last) else 0
    if (
        passage.is_cap(last)
        and passage.follows(last)
        and not is_syllable(passage.raw(last))
        and ascii_only
        and last - index < 3
    ):
        return 0
    return last
