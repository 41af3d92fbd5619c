"""Known names in a passage: what the gazetteer finds there, sifted by how the words are written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reader.entities.mention import EntityType
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.english_words import DISTRICT_AFTER, FIELDS, FUNCTION
from reader.entities.recognition.kazakh_forms import ends_like_surname, is_given, is_locative, is_place_head
from reader.entities.recognition.lexicon import Terms, split, terms
from reader.entities.recognition.passage import Passage, Style
from reader.entities.recognition.people_words import VIETNAMESE_ADDRESS
from reader.entities.recognition.people_words import is_given as is_latin_given
from reader.entities.recognition.vietnamese_forms import begins_word, hyphenated_end, is_surname, is_syllable
from reader.entities.recognition.vietnamese_words import COMPASS, COMPOUNDS, ORG_HEADS
from reader.names.known import Known, gazetteer, heads

COUNTRY_WEIGHT = 10**9
_TOO_GENERAL = terms("""
    government; the government; parliament; party; state; cabinet; ministry; army; police; congress; court; president;
    chính phủ; nhà nước; đảng; nghị viện; nội các; quân đội; công an; cảnh sát; үкімет; үкіметі; парламент; парламенті;
    партия; мемлекет; министрлік; полиция; әскер; прокуратура; государство; правительство
""")
_UNITS = split("tỉnh thành phố tp huyện quận thị xã thủ đô nước vùng biển vịnh đảo quần sông núi")
_CAPITAL = 900_000
_UNMARKED = split("my phap duc nga anh uc y ao bi sec an lao") - {"lao"}
_METROPOLIS = 300_000
_PEOPLE = {language: Terms(terms) for language, terms in heads.PEOPLE_HEADS.items()}
_EVERYDAY = split("may march august june april july sunday monday")


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name at the words `first` to `last` (exclusive) of a passage.

    kind: what it denotes here. things: what it may denote, the likeliest first.
    """

    first: int
    last: int
    kind: EntityType
    things: tuple[Known, ...]

    @property
    def known(self) -> Known:
        """The likeliest thing."""
        return self.things[0]

    def is_inflected(self, text: str) -> bool:
        """Whether `text`, the words of this hit, is none of the names in the table but a case form of one."""
        return text.lower() not in {name.lower() for name in (*self.known.names.values(), *self.known.aliases)}

    @property
    def is_country(self) -> bool:
        """Whether it names a country or another territory of the first rank."""
        return self.kind is EntityType.PLACE and self.known.weight >= COUNTRY_WEIGHT


@dataclass(slots=True)
class Hits:
    """The known names of one passage, by word."""

    found: list[Hit] = field(default_factory=list)
    by_word: dict[int, Hit] = field(default_factory=dict)

    def at(self, index: int) -> Hit | None:
        """The known name that covers the word `index`."""
        return self.by_word.get(index)

    def beginning(self, index: int) -> Hit | None:
        """The known name that begins with the word `index`."""
        hit = self.by_word.get(index)
        return hit if hit is not None and hit.first == index else None

    def ending(self, index: int) -> Hit | None:
        """The known name that ends before the word `index`."""
        hit = self.by_word.get(index - 1)
        return hit if hit is not None and hit.last == index else None

    def is_kind(self, index: int, *kinds: EntityType) -> bool:
        """Whether the word `index` belongs to a known name of one of `kinds`."""
        hit = self.by_word.get(index)
        return hit is not None and hit.kind in kinds


def find_hits(passage: Passage, country: str | None) -> Hits:
    """The known names of `passage`; names that many countries share mean those of `country` (ISO 3166)."""
    hits = Hits()
    words = [token.text for token in passage.tokens]
    for first, last, things in gazetteer().scan(words, country=country, language=passage.language):
        hit = _sift(passage, first, last, things)
        if hit is not None:
            hits.found.append(hit)
            for index in range(first, last):
                hits.by_word[index] = hit
    return hits


def _sift(passage: Passage, first: int, last: int, things: tuple[Known, ...]) -> Hit | None:
    if any(passage.initial[index] for index in range(first + 1, last)):
        return None
    if hyphenated_end(passage, last) > last:
        return None  # the beginning of another name: Ma-li in Ma-li-nô
    if passage.language == "vi" and passage.initial[first] and last - first == 2 and begins_word(passage, first):
        return None  # the first word of a sentence: Liên quan
    kind = EntityType(things[0].kind)
    if passage.language == "vi" and passage.word(first - 1) in {"phía", "hướng"} and passage.lower[first] in COMPASS:
        return None  # a direction
    if kind is EntityType.PLACE:
        while (
            last - first > 1
            and not passage.cap[last - 1]
            and (is_place_head(passage.lower[last - 1]) or passage.lower[last - 1] in DISTRICT_AFTER)
        ):
            last -= 1  # a class noun in small letters is no part of the name
        while (
            last - first > 1
            and (not passage.cap[first] or (passage.initial[first] and passage.lower[first] == "tỉnh"))
            and passage.language == "vi"
            and passage.lower[first] in _UNITS
        ):
            first += 1
    if not passage.cap[first]:
        lower_nation = passage.cyrillic and kind is EntityType.NORP and last - first == 1
        continent = passage.language == "vi" and passage.lower[first] == "châu" and passage.cap[last - 1]
        return Hit(first, last, kind, things) if lower_nation or continent else None
    if kind is EntityType.ORG and _TOO_GENERAL.at(passage.lower, first) == last - first:
        return None
    if last - first == 1:
        word = passage.lower[first]
        plain = passage.style is Style.PLAIN
        if passage.language == "vi" and passage.word(first - 1) == "tiếng":
            return None  # a language
        if word in _EVERYDAY or len(word) == 1 or (word in FUNCTION and not passage.tokens[first].is_upper):
            return None
        if kind is EntityType.PLACE and not _stands_alone(passage, first, things[0]):
            return None
        weak = things[0].weight < _METROPOLIS and kind is EntityType.PLACE
        if weak and word in passage.common and (passage.initial[first] or not plain or passage.language == "en"):
            return None
        if kind is EntityType.NORP and word not in {"polish"}:
            return Hit(first, last, kind, things)
        capitals = passage.tokens[first].is_upper and passage.style is Style.PLAIN
        if (
            passage.initial[first]
            and not capitals
            and things[0].weight < COUNTRY_WEIGHT
            and (word in FIELDS or word in passage.common)
        ):
            return None
    if passage.language == "vi" and kind is EntityType.PLACE and things[0].weight >= COUNTRY_WEIGHT:
        head = _PEOPLE["vi"].before(passage.lower, first)
        if (
            head
            and not passage.cap[first - head]
            and passage.lower[first - head : first] in (["người"], ["dân", "tộc"])
        ):
            kind = EntityType.NORP
    return Hit(first, last, kind, things)


def _stands_alone(passage: Passage, index: int, known: Known) -> bool:
    """Whether a place of one word is that place, and not part of a personal name that is written the same."""
    word = passage.lower[index]
    if known.weight >= COUNTRY_WEIGHT:
        if passage.language == "en" and word in _UNMARKED:
            return False
        if passage.language == "vi" and is_syllable(word) and len(word) < 5:
            before = passage.is_cap(index - 1) and passage.follows(index) and is_syllable(passage.lower[index - 1])
            syllable = is_syllable(passage.word(index + 1)) and hyphenated_end(passage, index + 2) == index + 2
            titled = passage.titles.before(passage.lower, index) and syllable
            behind = passage.is_cap(index + 1) and passage.follows(index + 1) and syllable
            longer = behind and not is_surname(passage.raw(index + 1)) and not ORG_HEADS.at(passage.lower, index + 1)
            if (
                longer
                and not COMPOUNDS.at(passage.lower, index + 1)
                and not passage.titles.at(passage.lower, index + 1)
            ):
                return False  # Đức Cơ
            if (
                passage.word(index - 1) in VIETNAMESE_ADDRESS
                and passage.is_low(index - 1)
                and word not in {"lào", "pháp"}
            ):
                return False  # ông Nhật
            if titled and passage.is_cap(index + 1) and passage.follows(index + 1):
                return False
            return not (before or (passage.initial[index] and (passage.is_cap(index + 1) or word in {"anh", "nga"})))
        return True
    followed = passage.is_cap(index + 1) and passage.follows(index + 1)
    if followed and (is_given(word) if passage.cyrillic else is_latin_given(word)):
        return False
    if passage.cyrillic and known.weight < _CAPITAL:
        before = passage.is_cap(index - 1) and passage.follows(index) and not passage.initial[index - 1]
        alone = not (followed or before)
        if alone and is_locative(word):
            return True
        return not (ends_like_surname(word) or (is_given(word) and not is_place_head(passage.word(index + 1))))
    return not (is_latin_given(word) and known.weight < _CAPITAL and passage.language == "en")


_PARTICLES = split("de del do da dos la las los")
_OUTER = frozenset({EntityType.ORG, EntityType.EVENT, EntityType.LAW})
_GEOGRAPHIC = frozenset({EntityType.PLACE, EntityType.NORP})
PRIORITY: Mapping[EntityType, int] = {
    EntityType.PLACE: 45,
    EntityType.NORP: 60,
    EntityType.ORG: 65,
    EntityType.EVENT: 65,
    EntityType.LAW: 65,
    EntityType.PERSON: 65,  # of the person's own names
    EntityType.WORK: 65,
}


def known_names(passage: Passage, hits: Hits) -> Iterator[Candidate]:
    """Every known name, as a candidate; bodies and events with the countries in their names and their abbreviation."""
    for hit in hits.found:
        last = hit.last
        if hit.kind is EntityType.EVENT and passage.word(last).isdigit() and passage.follows(last):
            last += 1  # the number or year of games that recur
        elif hit.kind is EntityType.PLACE and not hit.is_country:
            last = _with_particle(passage, hits, last)
        start, end = passage.span(hit.first, last)
        end = trim_possessive(passage.text, start, end)
        priority = 60 if hit.is_country else PRIORITY.get(hit.kind, 40)
        known = _key(hit) if last == hit.last or hit.kind is not EntityType.PLACE else None
        yield Candidate(start, end, hit.kind, "gazetteer", priority, known=known)
        if hit.kind not in _OUTER:
            continue
        yield from _names_inside(passage, hit)
        short = last + 1
        if passage.raw(last) == "(" and passage.raw(last + 2) == ")" and passage.tokens[short].is_upper:
            yield Candidate(*passage.span(short, short + 1), hit.kind, "name in brackets", 63, known=_key(hit))


def _with_particle(passage: Passage, hits: Hits, last: int) -> int:
    """The end of a Romance place name that goes on behind `last`: San Miguel | de Tucumán, Aix | en Provence."""
    end = last
    while passage.is_low(end) and passage.lower[end] in _PARTICLES and passage.follows(end) and end - last < 2:
        end += 1
    goes_on = end > last and passage.is_cap(end) and passage.follows(end) and not hits.at(end)
    return end + 1 if goes_on else last


def _stands_out(passage: Passage, inner: Hit, outer: Hit) -> bool:
    """Whether a known name inside another is a country, a continent, an abbreviation or a phrase with its own "the"."""
    if inner.kind in _GEOGRAPHIC:
        return inner.known.weight >= COUNTRY_WEIGHT or inner.known.key.startswith("region:")
    own_article = inner.first > outer.first and passage.word(inner.first - 1) == "the"
    return own_article or passage.tokens[inner.first].is_upper


def _names_inside(passage: Passage, outer: Hit) -> Iterator[Candidate]:
    """What the name of a body or an event speaks of: the country in "Bank of Ireland"."""
    words = [token.text for token in passage.tokens[outer.first : outer.last]]
    if len(words) < 2:
        return
    for part, offset in ((words[1:], 1), (words[:-1], 0), (words[:1], 0)):
        for first, last, things in gazetteer().scan(part, language=passage.language):
            inner = _sift(passage, outer.first + offset + first, outer.first + offset + last, things)
            if inner is not None and _stands_out(passage, inner, outer):
                start, end = passage.span(inner.first, inner.last)
                end = trim_possessive(passage.text, start, end)
                yield Candidate(start, end, inner.kind, "gazetteer", 60, known=_key(inner))


def _key(hit: Hit) -> str:
    """The key for linking; a nation for a country's name that stands for its people."""
    key = hit.known.key
    if hit.kind is EntityType.NORP and key.startswith("iso3166:"):
        return "norp:" + key.removeprefix("iso3166:")
    return key


def trim_possessive(text: str, start: int, end: int) -> int:
    """The end of `text[start:end]` without an English possessive ending."""
    if end - start > 2 and text[end - 1] in "sS" and text[end - 2] in "'’ʼ":
        return end - 2
    return end
