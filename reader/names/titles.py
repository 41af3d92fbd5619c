"""Words that stand with a name and are no part of it: titles, ranks, offices, and generic heads of places.

Source: compiled by hand for this project from general usage: forms of address, ranks of the armed forces, academic
degrees, offices and the administrative divisions of Viet Nam, Kazakhstan and Russia.
"""

from functools import lru_cache
from itertools import chain

from reader.names.folding import folded, marked
from reader.names.known import heads

Phrase = tuple[str, ...]

# Single syllables of address; capitalised they may also begin a name ("Bà Rịa", "Ông Ích Khiêm").
_ADDRESS = "ông bà anh chị cô chú bác cụ em thầy ngài"
ADDRESS = frozenset(marked(word) for word in _ADDRESS.split())

# What `known.heads` has no row for: Russian, which it does not cover, and forms that stand only in front of full names.
_MORE = """
adm | mme | madam | monsignor | sr lt gen | senior colonel | colonel general | state president | us president
late president | vice prime minister | national assembly chairman | deputy minister of foreign affairs
his excellency | her excellency | his majesty | her majesty | tổng bí thư ban chấp hành trung ương đảng | cố tổng bí thư
phó chủ tịch thường trực quốc hội | nguyên chủ tịch | phó bộ trưởng | bộ trưởng ngoại giao | bộ trưởng bộ ngoại giao
bộ trưởng quốc phòng | bộ trưởng công an | viện sĩ | bà mẹ việt nam anh hùng | төраға орынбасары | жолдас
господин | госпожа | г н | г жа | товарищ | посол | председатель | заместитель председателя | заместитель министра
министр иностранных дел | глава государства | аким | генеральный секретарь
"""


@lru_cache(maxsize=1 << 11)  # as long as this is imported: titles are made of few words
def _words(word: str) -> tuple[str, ...]:
    return tuple(marked(word).replace("-", " ").replace(".", " ").split())


def _phrases(text: str) -> frozenset[Phrase]:
    phrases = (part.split() for line in text.splitlines() for part in line.split("|"))
    return frozenset(tuple(chain.from_iterable(map(_words, phrase))) for phrase in phrases if phrase)


# Titles that are given names, family names, places or kin as well: taken off, "Dean Smith", "Nguyên Ngọc" and "Азамат
# Серік" would lose half a name.
_ALSO_NAMES = _phrases(
    """
    baron | brother | chief | count | daughter | dean | duke | head | hero | husband | private | rep | sen | sister
    son | st | sultan | widow | wife | bé | cậu | cháu | cựu | mẹ | nguyên | tướng | tân binh | vua | азамат | азаматы
    батыр | батыры | би | марқұм | сал | сері | сұлтан | хан | қажы
    """
)

TITLES = (_phrases("|".join([*chain(*heads.TITLES.values()), _MORE])) | {(word,) for word in ADDRESS}) - _ALSO_NAMES
"""Titles, ranks and offices as tuples of words in `marked` form."""

TITLES_BEHIND = _phrases("мырза | ханым | jr | sr | phd | esq")
"""Words of address that follow the name."""

# Class of place -> the words for it; what belongs to different classes is not the same place.
_PLACES_BEFORE = {
    "city": "thành phố | tp | t p | city of | город | г | гор | thủ đô | capital | столица",
    "province": "tỉnh | province of | область",
    "district": "huyện | quận | район",
    "town": "thị xã | tx | thị trấn | tt | town of | посёлок | поселок",
    "commune": "xã",
    "ward": "phường",
    "village": "ấp | thôn | bản | làng | село | аул",
    "island": "đảo | quần đảo | о в | остров | острова | о ва",
    "country": "nước",
}
_PLACES_BEHIND = {
    "city": "city | қаласы | қала | город | municipality | capital",
    "province": "province | region | oblast | облысы | облыс | область | prefecture",
    "district": "district | rayon | raion | ауданы | аудан | район | county",
    "town": "town | township | кенті | кент | посёлок | поселок",
    "island": "island | islands | аралы | аралдары | арал",
    "commune": "commune | ауылдық округі",
    "ward": "ward",
    "village": "village | ауылы | ауыл | село",
}


def _by_phrase(classes: dict[str, str]) -> dict[Phrase, str]:
    return {phrase: name for name, words in classes.items() for phrase in _phrases(words)}


HEADS_BEFORE = _by_phrase(_PLACES_BEFORE)
"""Generic heads in front of a place name, with their class."""

HEADS_BEHIND = _by_phrase(_PLACES_BEHIND)
"""Generic heads behind a place name, with their class; Kazakh ones may be inflected."""


def _unmarked(phrases: frozenset[Phrase], minimum: int) -> frozenset[Phrase]:
    plain = {tuple(folded(word) for word in phrase) for phrase in phrases if len(phrase) >= minimum}
    return frozenset(phrase for phrase in plain if all(phrase))


TITLES_UNMARKED = _unmarked(TITLES, 2)
"""Titles of two words and more as people type them without marks; single words would eat given names."""

HEADS_UNMARKED: dict[Phrase, str] = {
    tuple(folded(word) for word in phrase): name
    for phrase, name in HEADS_BEFORE.items()
    if len(phrase) >= 2 or phrase[0] in {"tỉnh", marked("huyện"), marked("tỉnh"), marked("phường")}
}
"""The same for heads; "tinh" and "huyen" count only for a place (see `cleaning`)."""

LONGEST = max(len(phrase) for phrase in TITLES | set(HEADS_BEFORE) | set(HEADS_BEHIND))

_words.cache_clear()
