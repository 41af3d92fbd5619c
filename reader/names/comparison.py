"""Whether two names may belong to one thing: same, similar or different, with reasons that can be shown."""

from functools import lru_cache

from reader.messages import N_, Message
from reader.names import name_words, russian, vietnamese
from reader.names.address import with_titles
from reader.names.chinese import is_reading
from reader.names.cleaning import CleanName, clean
from reader.names.composed import abbreviation, compare_composed, differ, solid_match
from reader.names.concepts import classes, units
from reader.names.folding import folded, nfc
from reader.names.known import Known, KnownName, gazetteer, told_apart
from reader.names.personal import compare_people
from reader.names.phonetic import sounds_like
from reader.names.verdict import SAME, SIMILAR, Comparison, Relation, answer, pair
from reader.names.words import word_of

__all__ = ["SAME", "SIMILAR", "Comparison", "Relation", "compare"]

_MOST_NAMES = 12
_MOST_ALIASES = 3
_SYLLABLES = 3
_LONGEST = 500
"""Code points of a name that are looked at; what is longer is no name."""
_MOST_LETTERS = 8
"""How many letters an abbreviation has."""


def compare(a: str, b: str, kind: str | None = None) -> Comparison:
    """Whether `a` and `b` may name one thing.

    kind: "PERSON", "PLACE", "ORG" or another type that both are known to be; None when unknown. Symmetric in `a`
    and `b`. "same" is strong enough to link by; "similar" needs something else (the same article, a decision of the
    person).
    """
    first, second = sorted((nfc(a[:_LONGEST]).strip(), nfc(b[:_LONGEST]).strip()))
    if first == second and first:
        if a.strip() != b.strip() and max(len(a), len(b)) > _LONGEST:
            return answer(0.8, Message(N_("only their beginnings were compared")))
        return answer(1.0, Message(N_("the spelling is the same")))
    if not folded(first) or not folded(second):
        return answer(0.0, Message(N_("there is nothing to compare")))
    clean_first, clean_second = clean(first, kind), clean(second, kind)
    best = _compare_clean(clean_first, clean_second, kind)
    for alias in clean_first.aliases[:_MOST_ALIASES]:
        best = max(best, _compare_clean(clean(alias, kind), clean_second, kind), key=lambda found: found.score)
    for alias in clean_second.aliases[:_MOST_ALIASES]:
        best = max(best, _compare_clean(clean_first, clean(alias, kind), kind), key=lambda found: found.score)
    return best


def _compare_clean(a: CleanName, b: CleanName, kind: str | None) -> Comparison:
    if not a.words or not b.words:
        return answer(0.0, Message(N_("there is nothing to compare")))
    if kind is None:
        a, b = _without_mistaken_titles(a), _without_mistaken_titles(b)
    if kind not in {None, "PERSON"} or not (a.titles or b.titles):
        return _compare_untitled(a, b, kind)
    return with_titles(a, b, _compare_untitled(a, b, kind))


def _without_mistaken_titles(name: CleanName) -> CleanName:
    """`name` with its titles when the whole is known: General Motors is no general."""
    things = gazetteer().find(name.original) if name.titles else ()
    return clean(name.original, things[0].kind) if things and things[0].kind in {"PLACE", "ORG"} else name


def _compare_untitled(a: CleanName, b: CleanName, kind: str | None) -> Comparison:
    if kind in {None, "PERSON"} and name_words.is_pseudonym(a.text, b.text):
        return answer(0.93, Message(N_("{a} and {b} are names of one person"), pair(a.text, b.text)))
    if kind == "PERSON":
        return _compare_spelt(a, b, kind)
    if a.head and b.head and differ(a.head, b.head):
        heads = pair(a.heads[-1], b.heads[-1])
        return answer(0.25, Message(N_("they are places of different kinds: {a}, {b}"), heads))
    if kind is None and (_is_person_and_place(a, b) or _is_person_and_place(b, a)):
        return answer(0.2, Message(N_("one is the name of a person, the other is not")))
    found_a, found_b = _known(a, kind), _known(b, kind)
    if found_a and found_b:
        known = _compare_known(a, b, found_a, found_b)
        if known.score < SIMILAR and kind != "PLACE":
            short = _abbreviates_known(a, b, found_b) or _abbreviates_known(b, a, found_a)
            if short is not None:  # letters that stand for several things
                return answer(min(short.score, 0.8), *short.reasons)
        if known.relation != "different" or not _differs_in_script(a, b):
            return known
        spelt = _compare_spelt(a, b, kind)  # two places of one name
        return answer(0.6, *spelt.reasons, *known.reasons) if spelt.score >= 0.9 else known
    if found_a or found_b:
        return _compare_with_known(a, b, found_a or found_b, kind)
    return _compare_spelt(a, b, kind)


def _is_person_and_place(place: CleanName, other: CleanName) -> bool:
    return bool(place.head) and (bool(other.titles) or (not other.head and vietnamese.is_unsplittable(other.text)))


def _compare_spelt(a: CleanName, b: CleanName, kind: str | None) -> Comparison:
    """What the words of the names say, by the rules for people or for composed names."""
    guessed = kind
    if kind is None:
        kinds = _guess(a), _guess(b)
        if "PERSON" in kinds and kinds[0] != kinds[1] and None not in kinds:
            people = compare_people(a, b, kind)
            if people.score >= SAME:
                return people
            return answer(min(people.score, 0.2), Message(N_("one is the name of a person, the other is not")))
        guessed = "ORG" if "ORG" in kinds else kinds[0] or kinds[1]
    whole = solid_match(a, b)
    if whole is not None:
        return whole
    if guessed in {None, "PERSON"}:
        found = compare_people(a, b, kind)
        if guessed is None and found.score < SAME:
            found = abbreviation(a, b) or found
    else:
        found = abbreviation(a, b) or compare_composed(a, b, guessed)
    if found.score >= SAME:
        return found
    return _one_name_for_another(a, b, guessed) or found


def _one_name_for_another(a: CleanName, b: CleanName, kind: str | None) -> Comparison | None:
    """Names that are not spelt alike and yet one: by sound in Vietnamese, Sino-Vietnamese, pen and reign names."""
    for one, other in ((a, b), (b, a)):
        hyphened = one.text
        if len(other.words) == 1 and len(one.words) >= _SYLLABLES and not one.text.isascii():
            hyphened = "-".join(one.words).capitalize()  # Phan Xi Păng
        if "-" in hyphened and sounds_like(hyphened, other.text):
            return answer(0.9, Message(N_("{a} is {b} as Vietnamese spells it by sound"), pair(one.text, other.text)))
    if kind == "ORG":
        return None
    if is_reading(a.words, b.words):
        return answer(0.93, Message(N_("{a} and {b} are one Chinese name"), pair(a.text, b.text)))
    if name_words.is_pseudonym(a.text, b.text):
        return answer(0.93, Message(N_("{a} and {b} are names of one person"), pair(a.text, b.text)))
    return None


@lru_cache(maxsize=1 << 13)
def _guess(name: CleanName) -> str | None:
    """What kind of thing a name is of, by its words; None when they do not tell."""
    kinds = classes(clean(name.original, "ORG").words)
    if "body" in kinds:
        return "ORG"
    if name.head:
        return "PLACE"
    if name.titles or vietnamese.is_unsplittable(name.text):
        return "PERSON"
    if len(name.words) < 2:
        return None
    if any(russian.patronymic(word) is not None for word in name.words):
        return "PERSON"
    if vietnamese.looks_vietnamese(name.words) and len(name.words) > 2 and vietnamese.has_marks(name.words[0]):
        return "PERSON"
    if "feature" in kinds or "division" in kinds:
        return "PLACE"
    words = [word_of(word) for word in name.words]
    if any(word.initial or russian.gender(word.frame) for word in words):
        return "PERSON"
    if kinds.isdisjoint({"head", "field", "quality"}):
        return "PERSON" if any(not word.syllable and name_words.is_given(word.frame) for word in words) else None
    return None


def _differs_in_script(a: CleanName, b: CleanName) -> bool:
    return a.text.isascii() != b.text.isascii()


def _known(name: CleanName, kind: str | None) -> tuple[Known, ...]:
    things = gazetteer()
    found = things.find(name.original, kind) or things.find(name.text, kind)
    if name.titles and kind is None:  # ông An is not India
        return tuple(thing for thing in found if thing.kind == "PERSON")
    return found


def _compare_known(a: CleanName, b: CleanName, found_a: tuple[Known, ...], found_b: tuple[Known, ...]) -> Comparison:
    """What the tables of known things say about two names that they have."""
    keys_b = {thing.key for thing in found_b}
    common = [thing for thing in found_a if thing.key in keys_b]
    if common:
        first = found_a[0].key == found_b[0].key
        name = KnownName(common[0].names)
        return answer(0.98 if first else 0.9, Message(N_("both are known names of {name}"), {"name": name}))
    names = pair(*told_apart(found_a[0], found_b[0]))
    if {thing.kind for thing in found_a} & {thing.kind for thing in found_b}:
        return answer(0.05, Message(N_("they are known as different things: {a}, {b}"), names))
    return answer(0.1, Message(N_("they are known as things of different kinds: {a}, {b}"), names))


def _abbreviates_known(short: CleanName, long: CleanName, found: tuple[Known, ...]) -> Comparison | None:
    """Whether `short` is made of the first letters of a name of the known thing: VFF for Liên đoàn Bóng đá Việt Nam."""
    if len(short.words) != 1 or len(long.words) < 2 or not short.words[0].isupper():
        return None
    names = [long.text, *(name for thing in found[:1] for name in (*thing.names.values(), *thing.aliases))]
    answers = [abbreviation(short, clean(name, "ORG")) for name in names[:_MOST_NAMES]]
    return max((each for each in answers if each is not None), key=lambda each: each.score, default=None)


def _compare_with_known(a: CleanName, b: CleanName, found: tuple[Known, ...], kind: str | None) -> Comparison:
    """One of the names is known: the other is compared with it and with the other names of the known thing."""
    known, other = (a, b) if _known(a, kind) else (b, a)
    stripped = clean(known.original) if kind is None else known
    if stripped.titles and folded(stripped.text) == folded(other.text):
        # General Electric is no general.
        return answer(0.4, Message(N_("only one has {words}"), {"words": " ".join(stripped.titles)}))
    if _names_another_country(other, found):
        return _branch(known, other) or answer(0.15, Message(N_("they are of different countries")))
    if kind is None and _guess(other) != "PERSON" and found[0].kind in {"PLACE", "ORG"}:
        kind = found[0].kind
    spelt = _compare_spelt(a, b, kind)
    if spelt.score >= SAME:
        return spelt
    short = _abbreviates_known(other, known, found)
    if short is not None and kind != "PLACE":
        return short
    plain = folded(known.text)
    names = [name for thing in found[:1] for name in (*thing.names.values(), *thing.aliases)]
    for name in names[:_MOST_NAMES]:
        if folded(name) != plain and not (name.isupper() and len(name) <= _MOST_LETTERS):
            cleaned = clean(name, kind)
            one, two = sorted((cleaned, other), key=lambda each: each.text)
            again = _compare_spelt(one, two, kind)
            if again.score > spelt.score:
                score = again.score * 0.97
                reasons = _as_alias(known, other, name, again) if score >= SIMILAR else spelt.reasons
                spelt = answer(score, *reasons)
    return spelt


def _as_alias(known: CleanName, other: CleanName, alias: str, found: Comparison) -> tuple[Message, ...]:
    """Why `other` may be the known thing: it is called so, or `found` says what makes it like the name `alias`."""
    if folded(clean(alias, "PLACE").text) == folded(other.text) or folded(alias) == folded(other.original):
        return (Message(N_("{a} is also called {b}"), pair(known.text, other.text)),)
    names = {"a": other.text, "name": alias, "b": known.text}
    return (Message(N_("{a} was compared with {name}, another name of {b}"), names), *found.reasons)


_BRANCH = 0.62


def _branch(known: CleanName, other: CleanName) -> Comparison | None:
    """A company and what it has in a country: Toyota, Toyota Kazakhstan; not the ministries of two countries."""
    words = clean(known.original, "ORG").words
    others = clean(other.original, "ORG").words
    if len(others) <= len(words) or "body" in classes(words):
        return None
    names = units(others)
    rest = [unit for unit in names if not unit.is_country()]
    if [folded(unit.text) for unit in rest] != [folded(unit.text) for unit in units(words)]:
        return None
    countries = " ".join(unit.text for unit in names if unit.is_country())
    both = Message(N_("{a} is in both"), {"a": known.text})
    return answer(_BRANCH, both, Message(N_("only one has {words}"), {"words": countries}))


def _names_another_country(name: CleanName, found: tuple[Known, ...]) -> bool:
    """True for a body of another country than the known one's: the Ministry of Finance of Vietnam, and Kazakhstan's."""
    if found[0].kind != "ORG" or found[0].country is None:
        return False
    countries = {key for unit in units(clean(name.original, "ORG").words) if unit.is_country() for key in unit.keys}
    return bool(countries) and f"=iso3166:{found[0].country}" not in countries
