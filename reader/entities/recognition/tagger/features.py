"""The attributes of the words of a passage, on which the models of the tagger were trained.

Each word has those of its own, of its neighbours and of the run of capitalised words it belongs to, what the gazetteer
knows there, and how the document writes it elsewhere. They are byte strings, which is what the model's file compares.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from reader.entities.recognition.hits import Hits
from reader.entities.recognition.passage import Passage, Style
from reader.entities.recognition.tagger.facts import Facts
from reader.entities.recognition.tagger.words import Word, Words, cities
from reader.entities.recognition.whole import Found

Attributes = list[bytes]
NEWS = "n"
"""The register of articles, for which the rules were written and the own sentences annotated; corpora have others."""
_EDGE = Word(b"|", b"|", b"|", (), (), (), (), ())
_STYLES = {Style.PLAIN: b"", Style.HEADLINE: b"H", Style.CAPITALS: b"C"}
_CODE = re.compile(r"\w@\w|://|www\.|_\w|\w\.(?:com|org|net|edu|gov|html?|doc|xls|pdf|txt)\b", re.IGNORECASE)
_QUOTES = {"«": 1, "“": 1, "»": -1, "”": -1}


def sentences(passage: Passage) -> list[tuple[int, int]]:
    """The stretches of `passage` that are tagged apart: words from the first to the last, exclusive."""
    ends = [index for index in range(1, len(passage)) if passage.initial[index] and not _goes_on(passage, index)]
    edges = [0, *ends, len(passage)]
    return [(first, last) for first, last in pairwise(edges) if first < last]


def _goes_on(passage: Passage, index: int) -> bool:
    """Whether the sentence goes on at `index`: behind a colon, in English also inside an address ("vnanet.vn")."""
    mark = passage.raw(index - 1)
    return mark == ":" or (passage.language == "en" and mark in {".", "?"} and passage.joined(index))


def attributes(found: Found, facts: Facts, words: Words, edges: tuple[int, int], register: str) -> list[Attributes]:
    """The attributes of the words of `found` between `edges` (first, last exclusive), which are one sentence.

    register: see `NEWS`; how far the rules are to be trusted is learnt for each apart.
    """
    first, last = edges
    trust = register.encode()
    passage, hits = found.passage, found.hits
    ruled = _ruled(found, first, last)
    noted = [words[token.text] for token in passage.tokens[first:last]]
    padded = [_EDGE, _EDGE, *noted, _EDGE, _EDGE]
    known = [_known(hits, index) for index in range(first, last)]
    towns = _cities(noted, passage.language)
    runs = _runs(passage, noted, first, last)
    english = passage.language == "en"
    small = english and _is_small(passage, first, last)
    codes = _codes(passage, first, last) if english else frozenset()
    rows: list[Attributes] = []
    depth = 0
    for place, index in enumerate(range(first, last)):
        before2, before, word, after, after2 = padded[place : place + 5]
        row = [
            word.name,
            *word.own,
            b"-" + before.name,
            *before.before,
            b"+" + after.name,
            *after.after,
            b"<" + before2.name,
            *before2.before2,
            b">" + after2.name,
            *after2.after2,
            b"a=%b %b" % (before.lower, word.lower),
            b"b=%b %b" % (word.lower, after.lower),
            b"c=%b %b %b" % (before.sort, word.sort, after.sort),
            b"d=%b %b" % (before.lower, word.sort),
            b"e=%b %b" % (word.sort, after.lower),
        ]
        if known[place]:
            row.append(b"k=" + known[place])
            row.append(b"K=%b %b" % (known[place], word.sort))
        if place and known[place - 1]:
            row.append(b"-k=" + known[place - 1])
        if index + 1 < last and known[place + 1]:
            row.append(b"+k=" + known[place + 1])
        row.append(b"R%b=%b %b %b" % (trust, ruled[place], ruled[place + 1], ruled[place + 2]))
        if ruled[place + 1] or ruled[place]:
            row.append(b"r%b=%b" % (trust, ruled[place + 1]))
            row.append(b"x%b=%b %b" % (trust, ruled[place + 1], word.sort))
            row.append(b"y%b=%b %b" % (trust, ruled[place], word.sort))
        if place in towns:
            row += (b"C=" + towns[place], b"C=%b %b" % (towns[place], word.sort))
        text = passage.tokens[index].text
        depth += _QUOTES.get(text, 0)
        if text[0].isalpha():
            row += _writing(passage, facts, index)
            if english and facts.short(text):
                row.append(b"ab")
        if index in codes:
            row += (b"u", b"u=" + word.sort)
        if passage.cap[index]:
            row += runs.get(place, ())
            if depth > 0:
                row.append(b"q")
            if passage.titles.before(passage.lower, index):
                row.append(b"title")
        elif small:
            row += (b"l=" + word.sort, b"L=%b %b" % (before.lower, word.sort))
        rows.append(row)
    return rows


def _is_small(passage: Passage, first: int, last: int) -> bool:
    """Whether the sentence is written without capitals, but perhaps "I"."""
    return not any(passage.cap[index] and passage.lower[index] != "i" for index in range(first, last))


def _codes(passage: Passage, first: int, last: int) -> frozenset[int]:
    """The words that are parts of addresses of the net and of files, which hold no blanks."""
    found: set[int] = set()
    index = first
    while index < last:
        end = index + 1
        while end < last and passage.joined(end):
            end += 1
        if end - index > 2 and _CODE.search(passage.slice(index, end)):
            found.update(range(index, end))
        index = end
    return frozenset(found)


def _known(hits: Hits, index: int) -> bytes:
    hit = hits.by_word.get(index)
    if hit is None:
        return b""
    letter = b"B" if hit.first == index else b"I"
    kind = b"COUNTRY" if hit.is_country else hit.kind.value.encode()
    return letter + kind


def _ruled(found: Found, first: int, last: int) -> list[bytes]:
    """What the rules make of the words from `first` to `last`, one more on either side: letter, kind, strength."""
    signs = [b""] * (last - first + 2)
    tokens = found.passage.tokens
    starts = [token.start for token in tokens[first:last]]
    for candidate in reversed(found.settled):  # outer ones come first and cover those inside them
        place = bisect_left(starts, candidate.start)
        mark = b"%b%d" % (candidate.type.value[:3].encode(), min(candidate.priority // 10, 6))
        letter = b"B"
        while place < len(starts) and starts[place] < candidate.end:
            signs[place + 1] = letter + mark
            letter = b"I"
            place += 1
    return signs


def _cities(noted: Sequence[Word], language: str) -> dict[int, bytes]:
    """By place in the sentence, how the word stands in the longest name of a city there, and the sort of place."""
    known = cities(language)
    found: dict[int, bytes] = {}
    for place, word in enumerate(noted):
        if place in found:
            continue
        end, sort = (place, "") if word.city is None else (place + 1, word.city)
        if word.reach > 1:
            front = word.keys[0]
            for last in range(place + 1, min(place + word.reach, len(noted))):
                sorts = (known.sort(f"{front} {key}") for key in noted[last].keys)
                longer = next((other for other in sorts if other is not None), None)
                if longer is not None:
                    end, sort = last + 1, longer
                front = f"{front} {noted[last].keys[0]}"
        for index in range(place, end):
            found[index] = (b"B%d" if index == place else b"I%d") % (end - place) + sort.encode()
    return found


def _writing(passage: Passage, facts: Facts, index: int) -> Attributes:
    """How the capital of the word may be explained: where it stands, how the document writes it elsewhere."""
    word = passage.lower[index]
    if not passage.cap[index]:
        count = facts.capital(word, counted=False)
        return [b"D=l%d%d" % (facts.small(word), count), b"E=l" + facts.beside(word)] if count > 0 else []
    initial = passage.initial[index]
    plain = passage.style is Style.PLAIN
    count = facts.capital(word, counted=plain and not initial)
    where = _STYLES[passage.style] + (b"i" if initial else b"m")
    beside = facts.beside(word)
    return [b"D=%b%d%d" % (where, facts.small(word), count), b"E=%b%b" % (where, beside)]


def _runs(passage: Passage, noted: Sequence[Word], first: int, last: int) -> dict[int, Attributes]:
    """By place in the sentence, the attributes of the run of capitalised words it belongs to."""
    found: dict[int, Attributes] = {}
    place, count = 0, last - first
    while place < count:
        if not passage.cap[first + place]:
            place += 1
            continue
        end = place + 1
        while end < count and (
            passage.cap[first + end]
            or (passage.is_dash(first + end) and end + 1 < count and passage.cap[first + end + 1])
        ):
            end += 1
        front = noted[place - 1].lower if place else b"|"
        behind = noted[end].lower if end < count else b"|"
        sorts = b" ".join(word.sort for word in noted[place : min(end, place + 4)])
        length = min(end - place, 5)
        whole = [
            b"rf=" + front,
            b"rb=" + behind,
            b"rs=" + sorts,
            b"r1=" + noted[place].lower,
            b"r9=" + noted[end - 1].lower,
        ]
        for index in range(place, end):
            found[index] = [*whole, b"rp=%d %d" % (min(index - place, 4), length)]
        place = end
    return found
