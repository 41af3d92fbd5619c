"""Vietnamese people in Cyrillic letters: Нгуен Фу Чонг, То Лам.

Source: the Vietnamese–Cyrillic practical transcription (tables of initials, vowels and finals); the family names are
common Vietnamese ones in that transcription, with the variants that newspapers use.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from reader.entities.mention import EntityType
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.hits import Hits
from reader.entities.recognition.kazakh_forms import is_locative, is_place_head
from reader.entities.recognition.kazakh_words import NAME_WORDS
from reader.entities.recognition.lexicon import split
from reader.entities.recognition.passage import Passage
from reader.names.kazakh import SUFFIXES, stems

SURNAMES: Final = split("""
    нгуен нгуэн чан тран ле фам хоанг хюинь хуинь хуинх фан ву во данг буй до хо нго зыонг дыонг ли то лыонг динь
    доан лам чинь чыонг труонг дао као ха та тон фунг лыу нгием тхай мак дам тонг кхуат тьу чиеу тиеу выонг вионг
    киеу донг тханг нонг льеу тхан май куать зиеп уонг бать ань зоан
""")
"""Family names in small letters."""

_SYLLABLE: Final = re.compile(
    r"(?:нг|нь|нх|тх|ть|тр|кх|[бвгдзйклмнпрстфхчш])?"  # initial
    r"ь?(?:[аеоу]й|ие[ну]?|[аеёиоуыэюя]{1,3}й?)"  # vowels
    r"(?:нг|нь|нх|ть|[кмнпт])?"  # final
)
_LOOSE: Final = split("до во то ли та ха май дам ань као тон фан")
"""Family names that are words or parts of other names too: alone with one syllable they tell less."""
_SHARED: Final = split("ли ким ван фан тан тон ха хан лам май мак ма ву")
"""Family names, in the same letters, of Chinese and Korean people and of others as well."""
_MOST = 4


@lru_cache(maxsize=1 << 13)
def is_family(word: str) -> bool:
    """Whether `word` is a Vietnamese family name in Cyrillic letters, without a case ending."""
    return word.lower() in SURNAMES


@lru_cache(maxsize=1 << 13)
def is_syllable(word: str) -> bool:
    """Whether `word` is built as a Vietnamese syllable in Cyrillic letters is, without a case ending."""
    return _SYLLABLE.fullmatch(word.lower()) is not None


@lru_cache(maxsize=1 << 13)
def bare_syllable(word: str) -> str | None:
    """The syllable that `word` is with a Kazakh case ending; None when it is not a syllable with one.

    The harmony of the ending is not looked at: it follows the sound of the name, which the letters show badly.
    """
    for size in range(4, 1, -1):
        if word[-size:].lower() in SUFFIXES and len(word) > size and is_syllable(word[:-size]):
            return word[:-size]
    return None


def transcribed_people(passage: Passage, hits: Hits) -> Iterator[Candidate]:
    """A Vietnamese family name and one to three syllables, all capitalised, the last one perhaps with a case ending."""
    if not passage.cyrillic:
        return
    index = 0
    while index < len(passage):
        last = name_end(passage, hits, index)
        if last:
            yield Candidate(*passage.span(index, last), EntityType.PERSON, "Vietnamese family name", 63)
        index = last or index + 1


def name_end(passage: Passage, hits: Hits, index: int) -> int:
    """The index after the Vietnamese name in Cyrillic letters at `index`, 0 when there is none."""
    p = passage
    if not p.is_cap(index) or p.tokens[index].is_upper or not is_family(p.raw(index)):
        return 0
    if p.is_cap(index - 1) and p.follows(index) and is_family(p.raw(index - 1)):
        return 0
    known = hits.beginning(index)
    last, inflected = index + 1, False
    while last - index < _MOST and not inflected and p.is_cap(last) and p.follows(last):
        place = hits.beginning(last)
        if p.titles.at(p.lower, last) or (place is not None and (place.is_country or last - index > 1)):
            break
        if not is_syllable(p.raw(last)):
            if bare_syllable(p.raw(last)) is None:
                break
            inflected = True
        if last == index + 1 and len(p.raw(last)) == 1:
            break
        last += 1
    count = last - index
    if count < 2 or (known is not None and known.last >= last):
        return 0
    if p.is_dash(last) and p.joined(last) and p.joined(last + 1):
        if p.word(last + 1) not in SUFFIXES:
            return 0
        last += 2
    if count > 2:
        return last
    if p.lower[index] in _SHARED and not inflected and p.is_cap(last) and p.follows(last):
        goes_on = not (
            hits.at(last) or p.titles.at(p.lower, last) or p.lower[last] in NAME_WORDS or p.lower[last] in p.common
        )
        if goes_on and not any(stem in p.titles for stem in stems(p.lower[last])):
            return 0  # Ли Си Цин
    unclear = is_place_head(p.word(last)) or is_locative(p.raw(last - 1))
    alone = p.language == "ru" and p.initial[index] and p.lower[index] in _LOOSE
    return 0 if unclear or alone else last
