"""The keys of a spelling for linking: what must agree for two spellings to be one name.

A name is its words in order. Names that are composed of other names (bodies, events, laws) lose "of" and "the", and
where words in another order make the same name they are `arranged`: cut at the prepositions that give roles ("in",
"for", "on"), with the order of the words between them not counting. "Covenant of the League of Nations" is "League of
Nations Covenant", while "Peru Days in Kenya" is not "Kenya Days in Peru". Source of the word lists: English and
Vietnamese grammar.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.entities.linking.caching import cached_by_kind
from reader.entities.linking.inner_names import KNOWN_TERM, known_inside
from reader.entities.mention import EntityType, Mention
from reader.lazy_pattern import LazyPattern
from reader.names.folding import folded, marked, skeleton
from reader.names.kazakh import stems
from reader.names.transcription import without_ending
from reader.names.vietnamese import marks_compatible

COMPOSED = frozenset({EntityType.ORG, EntityType.EVENT, EntityType.LAW, EntityType.WORK})
"""The kinds whose names are made of other names."""

WEAK = "^"
"""Begins the key of an abbreviation: it may stand for several things."""

_DROPPED = frozenset({"of", "the", "and", "của", "và", "және", "и", "de", "s"})
_ROLES = frozenset({"in", "for", "on", "under", "to", "between", "with", "against", "at", "by", "from", "about"})
_ROLES_VI = frozenset({"về", "tại", "ở", "cho", "với", "giữa", "chống"})
_AND_KEYS = frozenset(marked(word) for word in ("and", "và", "және", "и"))
_DROPPED_KEYS = frozenset(marked(word) for word in _DROPPED) - _AND_KEYS
_ROLE_KEYS = frozenset(marked(word) for word in _ROLES | _ROLES_VI)

LEGAL_FORMS = frozenset(
    map(
        marked,
        (
            *("group", "company", "corporation", "corp", "inc", "ltd", "llc", "llp", "jsc", "plc", "gmbh", "co"),
            *("holding", "holdings", "party", "tập", "đoàn", "tổng", "công", "ty", "cổ", "phần", "tnhh", "đảng"),
            *(
                "ақ",
                "жшс",
                "тобы",
                "компаниясы",
                "холдингі",
                "партиясы",
                "ао",
                "оао",
                "ооо",
                "тоо",
                "группа",
                "компания",
            ),
        ),
    )
)
"""Words for the legal form of a company and for a party, which names are written with and without."""

_BRITISH = {
    "defense": "defence",
    "center": "centre",
    "labor": "labour",
    "organization": "organisation",
    "program": "programme",
    "theater": "theatre",
    "harbor": "harbour",
}

_WORD = LazyPattern(r"[@\w\u0300-\u036f]+(?::[\w-]+)?")
_POSSESSIVE = LazyPattern(r"(?<=\w)['’ʼ]s\b|(?<=s)['’ʼ](?=\s|$)")
_BRACKETS = LazyPattern(r"\s*[(（]([^()（）]*)[)）]")
_NAME_WORD = LazyPattern(r"[\w&]+(?:['’ʼ]\w+)*")
_PREFIXED = LazyPattern(r"\b(inter|sub|co|vice|non|multi|trans)-(?=\w)", re.IGNORECASE)
_ABBREVIATION = LazyPattern(r"(?=.{2,10}$)(?=(?:.*[^\W\d_]){2})[\w&.-]+$")
_INITIAL = LazyPattern(r"[^\W\d_](?:\.|\s)")
_DIGITS = LazyPattern(r"\d+")
_CYRILLIC = LazyPattern("[\u0400-\u04ff]")
_KAZAKH = LazyPattern("[әғқңөұүһі]")
_TONE_OR_LETTER = LazyPattern("[\u0300\u0301\u0303\u0309\u0323đăâêôơư]")


def is_abbreviation(text: str) -> bool:
    """True for one short word mostly in capitals: EAEU, БҰҰ, TTXVN, KazAtom, COP-21."""
    if " " in text or not _ABBREVIATION.match(text):
        return False
    letters = [char for char in text if char.isalpha()]
    return sum(char.isupper() for char in letters) * 2 >= len(letters) and sum(map(str.isupper, letters)) >= 2


def has_initial(text: str) -> bool:
    """True for a name whose first word is one letter: K. Ospanov."""
    return bool(_INITIAL.match(text))


def is_shouted(text: str) -> bool:
    """True for text of several words without a small letter."""
    return " " in text and text.isupper()


def bracketed(text: str) -> tuple[str, str, str] | None:
    """(before, inside, after) of the first brackets with something on their left, or None."""
    match = _BRACKETS.search(text)
    if match is None or not match.start():
        return None
    return text[: match.start()], match.group(1).strip(), text[match.end() :]


def abbreviates(short: str, long: str) -> bool:
    """True when the letters of `short` are found in `long` from right to left, the first one where a word begins.

    Source: the pairing rule of Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
    biomedical text" (2003).
    """
    letters, text = folded(short).replace(" ", ""), folded(long)
    if not 2 <= len(letters) <= 10 or len(text.split()) < 2:
        return False
    position = len(text)
    for index in range(len(letters) - 1, -1, -1):
        position -= 1
        while position >= 0 and (
            text[position] != letters[index] or (index == 0 and position > 0 and text[position - 1] != " ")
        ):
            position -= 1
        if position < 0:
            return False
    return True


class Wording(NamedTuple):
    """The keys of a name; all but `text` follow from `type` and `key`.

    key: the canonical words with their marks; two spellings with one key are one name.
    folded, frame: the same without marks, and as the sound frame that alphabets share; composed names arranged.
    words: the folded words in the order of the key, without "and".
    stems: frames of what the name would be without a Kazakh case ending on its last word.
    cyrillic: a letter of the key is Cyrillic.
    """

    type: EntityType
    key: str
    folded: str
    frame: str
    words: tuple[str, ...]
    stems: tuple[str, ...] = ()
    cyrillic: bool = False

    @property
    def is_marked(self) -> bool:
        """True when the spelling has Vietnamese letters or tones."""
        return not self.key.isascii() and _TONE_OR_LETTER.search(self.key) is not None

    @property
    def script(self) -> str:
        """One of "vi" (Vietnamese letters), "cyrillic", "latin": names in different ones are in different languages."""
        if self.cyrillic:
            return "cyrillic"
        return "vi" if self.is_marked else "latin"

    @property
    def language(self) -> str:
        """The same with Cyrillic in two: "kk" where letters that Russian lacks show it, else "cyrillic"."""
        return "kk" if self.cyrillic and _KAZAKH.search(self.key) else self.script

    @property
    def numbers(self) -> tuple[str, ...]:
        """The runs of digits in the words, sorted."""
        if _DIGITS.search(self.folded) is None:
            return ()
        return tuple(sorted(run for word in self.words if word[0] != KNOWN_TERM for run in _DIGITS.findall(word)))


@cached_by_kind(1 << 13)
def wording(kind: EntityType, key: str) -> Wording:
    """The `Wording` of the canonical `key`, as `canonical` gives it."""
    key, full = key.removeprefix(WEAK), key
    keys = [word_keys(word) for word in key.split() if kind not in COMPOSED or word not in _AND_KEYS]
    words = tuple([word for word, _ in keys])
    frames = tuple([frame for _, frame in keys])
    cyrillic = is_cyrillic(key)
    if kind in COMPOSED:
        plain, frame = _segments(words), _segments(frames)
        return Wording(kind, full, plain, plain if frame == plain else frame, words, (), cyrillic)
    stems_of = stem_frames(frames, key.split()[-1]) if cyrillic else ()
    plain, frame = " ".join(words), " ".join(frames)
    # Equal strings are kept once.
    plain = full if plain == full else plain
    return Wording(kind, full, plain, plain if frame == plain else frame, words, stems_of, cyrillic)


def is_cyrillic(key: str) -> bool:
    """True when a letter of `key` is Cyrillic."""
    return not key.isascii() and _CYRILLIC.search(key) is not None


def stem_frames(frames: Sequence[str], last: str) -> tuple[str, ...]:
    """The frames of what the name whose words have these `frames` is without a case ending on its `last` word."""
    if not _CYRILLIC.search(last):
        return ()
    found = dict.fromkeys(" ".join((*frames[:-1], skeleton(stem))) for stem in stems(last) if len(stem) > 2)
    found.pop(" ".join(frames), None)
    return tuple(found)


def frames_of(key: str) -> list[str]:
    """The frames of the words of a name that is not composed: those of `Wording.frame`."""
    return [word_keys(word)[1] for word in key.split()]


@lru_cache(maxsize=1 << 15)
def word_keys(word: str) -> tuple[str, str]:
    """A word of a key without marks, and its frame."""
    if word[0] == KNOWN_TERM:
        return word, word
    plain, frame = folded(word) or word, skeleton(word).replace(" ", "") or word
    return plain, plain if frame == plain else frame


def _segments(words: Sequence[str]) -> str:
    segments: list[list[str]] = [[]]
    for word in words:
        if word in _ROLES:
            segments.append([word])
        else:
            segments[-1].append(word)
    return " ".join(
        " ".join(sorted(segment)) if not n else " ".join([segment[0], *sorted(segment[1:])])
        for n, segment in enumerate(segments)
        if segment
    )


@lru_cache(maxsize=1 << 14)
def arranged(key: str) -> str:
    """A composed key with its words in the canonical order: equal for names of the same words and roles."""
    parts = [[word for word in part.split() if word not in _AND_KEYS] for part in segments(key)]
    ordered = [sorted(parts[0]), *([part[0], *sorted(part[1:])] for part in parts[1:])]
    return " ".join(" ".join(part) for part in ordered if part)


def marks_agree(one: str, other: str) -> bool:
    """True when no marks in one composed key contradict those in the other, which has the same words when folded."""
    pairs = [sorted(key.split(), key=lambda word: (folded(word), word)) for key in map(arranged, (one, other))]
    return marks_compatible(one, other) or marks_compatible(*(" ".join(words) for words in pairs))


def segments(key: str) -> list[str]:
    """The parts of a composed key: the name proper, then what follows each preposition that gives a role."""
    parts: list[list[str]] = [[]]
    for word in key.split():
        if word in _ROLE_KEYS:
            parts.append([word])
        else:
            parts[-1].append(word)
    return [" ".join(part) for part in parts]


def canonical_of(kind: EntityType, text: str) -> str:
    """The key of the spelling `text`: lower case, marks written in one way, a composed name without "of" and "the".

    Countries and bodies inside composed names are replaced by what they are ("@kz"), brackets are left out.
    Abbreviations of composed names begin with `WEAK`. Vietnamese people in Cyrillic lose a Kazakh case ending, which
    their syllables give away.
    """
    if kind in COMPOSED and is_abbreviation(text):
        return WEAK + marked(text).replace(" ", "")
    if kind not in COMPOSED:
        words = _WORD.findall(marked(_without_possessive(text)).replace("-", " "))
        if kind is EntityType.PERSON and len(words) > 1:
            words = list(without_ending(words) or words)
        return " ".join(words) or _signs(text)
    return compose(words_of(text)) or _signs(text)


def _signs(text: str) -> str:
    """The key of a text without words: it begins as no key with a meaning does."""
    return f"'{marked(text)}"


canonical = cached_by_kind(1 << 16)(canonical_of)
"""`canonical_of`, kept for the texts that it was asked for last."""


def forget() -> None:
    """Let go of what is kept about single words and keys."""
    arranged.cache_clear()
    _term.cache_clear()


def uninflected(kind: EntityType, text: str) -> str:
    """The spelling `text` without a Kazakh case ending where nothing else than one is possible; else as it is."""
    if kind is not EntityType.PERSON or text.isascii() or not _CYRILLIC.search(text):
        return text
    return _uninflected(text)


@lru_cache(maxsize=1 << 12)
def _uninflected(text: str) -> str:
    words = text.split()
    stem = without_ending(words)
    return " ".join(stem) if stem is not None else text


def words_of(text: str) -> tuple[str, ...]:
    """The words of a composed name as they stand, without brackets, possessive endings and the hyphens of prefixes."""
    text = _without_possessive(_BRACKETS.sub("", text) if "(" in text or "（" in text else text)
    if "-" in text:
        text = _PREFIXED.sub(r"\1", text).replace("-", " ")
    return tuple(_NAME_WORD.findall(text))


def _without_possessive(text: str) -> str:
    """`text` without the English possessive endings of its words."""
    return _POSSESSIVE.sub("", text) if "'" in text or "’" in text or "ʼ" in text else text


@lru_cache(maxsize=1 << 15)
def _term(word: str) -> str:
    """The canonical form of one word of a composed name.

    British spelling; a Kazakh word without a case ending behind a possessive: министрлігінің, министрлігі.
    """
    term = marked(word)
    term = _BRITISH.get(term, term)
    if len(term) > 5 and _CYRILLIC.search(term):
        return next((stem for stem in stems(term) if len(stem) > 4 and stem[-1] in "ыі"), term)
    return term


def compose(words: Sequence[str]) -> str:
    """The canonical key of a composed name given by its words."""
    terms: list[str] = []
    position = 0
    for start, end, term in known_inside(tuple(words)):
        terms += map(_term, words[position:start])
        terms.append(term)
        position = end
    terms += map(_term, words[position:])
    if "foreign" in terms and "affairs" in terms:
        terms.remove("affairs")
    return " ".join(term for term in terms if term and term not in _DROPPED_KEYS)


def expand(text: str, aliases: Mapping[str, str]) -> str:
    """`text` with the abbreviations that the document introduced written out; `text` itself when it is one."""
    if text in aliases or not aliases:
        return text
    parts = re.split(r"(\s+)", text)
    return "".join(aliases.get(part, part) for part in parts)


def mention_key(mention: Mention, aliases: Mapping[str, str]) -> str:
    """The canonical key of a mention's words, with the document's abbreviations written out in composed names."""
    text = mention.text
    if mention.type in COMPOSED:
        text = expand(text, aliases)
    return canonical(mention.type, text)
