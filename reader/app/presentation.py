"""Kazakh shown in the other alphabet: what is displayed instead of the text, and the way between the two.

Only the display changes: mentions, search hits and positions stay offsets into `Document.text`.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from reader.documents import Document, Part
from reader.documents.offsets import Edit, OffsetMap
from reader.entities.mention import Entity
from reader.lazy_pattern import LazyPattern
from reader.localisation import current_language
from reader.names.kazakh_latin import to_cyrillic, to_latin

_CYRILLIC = LazyPattern("[\u0400-\u052f]")
_KAZAKH = LazyPattern("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_LATIN = LazyPattern("[A-Za-z\u00c0-\u024f]")
_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_OWN = LazyPattern("[äğıñöşūü]")
_BARE_Q = LazyPattern("q(?!u)")
_FOREIGN = LazyPattern("[çəâîûýňžʻ]|[oOgG]['’ʻ]")
_SAMPLE = 2000
"""Characters of a part that tell its script."""


class KazakhScript(StrEnum):
    """The letters in which Kazakh is displayed: Cyrillic, or the Latin alphabet of 2021."""

    CYRILLIC = "cyrillic"
    LATIN = "latin"


class Presented(NamedTuple):
    """A run of `Document.text` as it is displayed. start: where the run begins; offsets: from it to `text`."""

    start: int
    text: str
    offsets: OffsetMap

    def to_offset(self, index: int, *, end: bool = False) -> int:
        """The offset into `Document.text` of the character `index` of `text`; with `end`, of the end of a slice."""
        return self.start + self.offsets.to_source(index, end=end)

    def to_displayed(self, offset: int, *, end: bool = False) -> int:
        """The index into `text` of the character at `offset`; with `end`, of the end of a span that ends there."""
        inside = offset - self.start
        if inside <= 0:
            return 0
        if not end:
            return self.offsets.to_shown(inside)
        # An end inside a replaced run takes in the whole of what replaced it.
        shown = self.offsets.to_shown(inside)
        return shown if self.offsets.to_source(shown) == inside else self.offsets.to_shown(inside + 1)


class Presentation:
    """How one document is displayed; script: the letters for its Kazakh, None for those it is written in."""

    def __init__(self, document: Document, script: KazakhScript | None) -> None:
        self._document = document
        self._script = script
        self._is_latin_kazakh = script is KazakhScript.CYRILLIC and is_latin_kazakh(document)

    def run(self, part: Part, begin: int, end: int) -> Presented | None:
        """How the text from `begin` to `end`, which belongs to `part`, is displayed; None for as it is written."""
        if self._script is None or not (part.language == "kk" or self._is_latin_kazakh):
            return None
        text = self._document.text
        written = text[begin:end]
        if self._script is KazakhScript.LATIN:
            return Presented(begin, *_in_latin(written)) if _CYRILLIC.search(written) else None
        if _script_of(text[part.start : min(part.end, part.start + _SAMPLE)]) is not KazakhScript.LATIN:
            return None
        return Presented(begin, *_in_cyrillic(written))

    def displayed(self, part: Part, begin: int, end: int) -> str:
        """The words of `run`."""
        run = self.run(part, begin, end)
        return run.text if run else self._document.text[begin:end]


_script: KazakhScript | None = None
_kazakh_documents: frozenset[str] = frozenset()


def set_kazakh_script(script: KazakhScript | None) -> None:
    """Show names in `script` from now on; None shows them as they are written."""
    global _script  # noqa: PLW0603 - one for the whole program, as the language of the interface is
    _script = script


def set_kazakh_documents(keys: Iterable[str]) -> None:
    """Take the names that occur in the documents `keys` alone for Kazakh ones, whatever their letters."""
    global _kazakh_documents  # noqa: PLW0603 - see above
    _kazakh_documents = frozenset(keys)


def shown_text(text: str, language: str = "") -> str:
    """`text`, a few words in `language` (ISO 639-1, empty for unknown), in the letters that Kazakh is shown in."""
    if _script is not KazakhScript.LATIN or not _CYRILLIC.search(text):
        return text
    is_kazakh = language == "kk" or (language == "" and _KAZAKH.search(text))
    return to_latin(text) if is_kazakh else text


def shown_name(entity: Entity) -> str:
    """The name of `entity` in the language of the interface, a Kazakh one in the letters that Kazakh is shown in."""
    language = current_language()
    name = entity.name_in(language)
    if _script is not KazakhScript.LATIN or not _CYRILLIC.search(name):
        return name
    only = bool(entity.documents) and _kazakh_documents.issuperset(entity.documents)
    is_kazakh = language == "kk" or entity.names.get("kk") == name or only
    return to_latin(name) if is_kazakh or _KAZAKH.search(name) else name


def written_script(document: Document) -> KazakhScript | None:
    """The script of the first Kazakh parts; None when there are none."""
    if is_latin_kazakh(document):
        return KazakhScript.LATIN
    sample = ""
    for part in document.parts:
        if part.language == "kk":
            sample += document.text[part.start : min(part.end, part.start + _SAMPLE)]
            if len(sample) >= _SAMPLE:
                break
    return _script_of(sample)


def is_latin_kazakh(document: Document) -> bool:
    """Whether the beginning of the document is Kazakh in the alphabet of 2021, judged by its letters.

    Every seventh word has one that English lacks, q stands without u, and none of the letters is there that the
    other Turkic Latin alphabets have and this one has not (Turkish, Azerbaijani, Turkmen, Uzbek, Tatar).
    """
    text = document.text[:_SAMPLE]
    if document.language in ("en", "vi") or _script_of(text) is not KazakhScript.LATIN:
        return False
    words = _WORD.findall(text.lower())
    marked = sum(bool(_OWN.search(word)) for word in words)
    bare_q = sum(bool(_BARE_Q.search(word)) for word in words)
    return marked * 7 >= len(words) and bare_q * 25 >= len(words) and not _FOREIGN.search(text.lower())


def _script_of(text: str) -> KazakhScript | None:
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if not cyrillic and not latin:
        return None
    return KazakhScript.LATIN if latin > cyrillic else KazakhScript.CYRILLIC


@cache
def _latin_tables() -> tuple[dict[int, str], re.Pattern[str]]:
    """The letters that one Latin letter stands for, and a pattern of those that several or none stand for."""
    letters = [*_ALPHABET, *_ALPHABET.upper()]
    even = {ord(letter): to_latin(letter) for letter in letters if len(to_latin(letter)) == 1}
    uneven = "".join(letter for letter in letters if ord(letter) not in even)
    return even, re.compile(f"[{uneven}]")


def _in_latin(text: str) -> tuple[str, OffsetMap]:
    even, uneven = _latin_tables()
    pieces: list[str] = []
    edits: list[Edit] = []
    done = 0
    for match in uneven.finditer(text):
        at = match.start()
        latin = _latin_letter(text[max(0, at - 1) : at], match.group(), text[at + 1 : at + 2])
        pieces += text[done:at].translate(even), latin
        edits.append(Edit(at, at + 1, len(latin)))
        done = at + 1
    pieces.append(text[done:].translate(even))
    return "".join(pieces), OffsetMap(edits)


@lru_cache(maxsize=4096)
def _latin_letter(before: str, letter: str, after: str) -> str:
    """A letter that several stand for: whether all of them are capitals depends on its neighbours."""
    whole = to_latin(before + letter + after)
    return whole[len(to_latin(before)) : len(whole) - len(to_latin(after))]


_WORD = LazyPattern(r"\S*(?:://|@|www\.)\S*|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ADDRESS = LazyPattern(r"://|@|www\.")
_LATIN_WIDTHS = {"щ": 3, "ч": 2, "ц": 2, "я": 2, "ю": 2, "ё": 2}
"""How many Latin letters these are read from; one for the others."""


def _in_cyrillic(text: str) -> tuple[str, OffsetMap]:
    pieces: list[str] = []
    edits: list[Edit] = []
    done = 0
    for match in _WORD.finditer(text):
        word = match.group()
        if _ADDRESS.search(word):
            continue
        cyrillic, inside = _cyrillic_word(word)
        start = match.start()
        pieces += text[done:start], cyrillic
        edits += (Edit(start + edit.start, start + edit.end, edit.length) for edit in inside)
        done = match.end()
    pieces.append(text[done:])
    return "".join(pieces), OffsetMap(edits)


@lru_cache(maxsize=16384)
def _cyrillic_word(word: str) -> tuple[str, tuple[Edit, ...]]:
    """`word` in Cyrillic and where letters do not answer one to one."""
    cyrillic = to_cyrillic(word)
    edits = list(_aligned(word, cyrillic))
    sizes = list(accumulate(((edit.end - edit.start) - edit.length for edit in edits), initial=0))
    if len(word) - len(cyrillic) != sizes[-1] or (edits and edits[-1].end > len(word)):
        edits = [Edit(0, len(word), len(cyrillic))]
    return cyrillic, tuple(edits)


def _aligned(word: str, cyrillic: str) -> Iterator[Edit]:
    place = index = 0
    while index < len(cyrillic) and place < len(word):
        if word[place] in "xX" and cyrillic[index : index + 2].lower() == "кс":
            yield Edit(place, place + 1, 2)
            place, index = place + 1, index + 2
            continue
        width = 1 if word[place] == cyrillic[index] else _LATIN_WIDTHS.get(cyrillic[index].lower(), 1)
        if width > 1:
            yield Edit(place, place + width, 1)
        place, index = place + width, index + 1
